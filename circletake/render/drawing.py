"""Drawing: styles that are drawn with a pen or printed with inks, as data, and the pass that makes them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.raster.pen import INK, PAPER, PEN_SIZE, draw_pen, draw_print, find_lines
from circletake.render.scene import Floats, Performance, Rgb

_LEVEL = 0.72
"""How light white paper is in broad daylight; darker scenes are exposed towards it."""
_LIFT = 2.1
"""Most that a scene is exposed longer: night stays night."""


class Plate(NamedTuple):
    """One ink of a print."""

    colour: Rgb
    calls: tuple[float, float, float, float]
    """How much of it the picture's cyan, magenta, yellow and black call for."""
    angle: float
    """Of its dots, in degrees."""
    shift: tuple[float, float]
    """How far it is off, across and down, in shares of the frame's height."""


class Drawn(NamedTuple):
    """How a style is drawn. Lengths are shares of the frame's height."""

    paper: Rgb
    ink: Rgb = (0.0, 0.0, 0.0)
    line: float = 1.0
    """How dark outlines are."""
    wobble: float = 0.0
    """How far lines stray."""
    second: float = 0.0
    """How dark the line is that is drawn over the first and misses it."""
    hatch: float = 0.0
    """How dark hatching is; 0 for none."""
    spacing: float = 0.009
    """Between two strokes of hatching."""
    wash: float = 0.0
    """How much of the picture's own colours is washed under the lines."""
    grid: float = 0.0
    """How strong the paper is ruled."""
    grid_step: float = 0.028
    border: float = 0.0
    """How far from the edge a border is ruled; 0 for none."""
    tooth: float = 0.03
    """How uneven the paper is."""
    exposure: float = 1.0
    plates: tuple[Plate, ...] = ()
    """With plates it is printed, dark parts last; without it is drawn."""
    dot: float = 0.0095
    levels: float = 5.0
    """How many steps an ink has between paper and solid."""


@lru_cache(maxsize=2)
def _fields(height: int, width: int) -> Floats:
    """Return (3, H, W): two slow uneven fields for lines, and the paper's tooth; the same for every picture."""
    from scipy.ndimage import gaussian_filter

    rng = np.random.default_rng(20_260_112)
    out = np.empty((3, height, width), np.float32)
    for at, size in enumerate((height / 45.0, height / 60.0, height / 900.0)):
        noise = gaussian_filter(rng.standard_normal((height, width), np.float32), max(size, 0.3), mode="wrap")
        out[at] = np.clip(noise / (2.0 * noise.std()), -1.0, 1.0)
    return out


class Draughtsman:
    """Draws finished pictures of one size in one style. Keeps the room that it needs."""

    def __init__(
        self, drawn: Drawn, height: int, width: int, camera: Floats, level: float, cast: Sequence[Performance] = ()
    ) -> None:
        """Prepare a pen or a press.

        Args:
            drawn: The style.
            height: Rows of the picture.
            width: Columns.
            camera: (frames, 6) as in `Reel.camera`.
            level: How light the light of the shot is: 1 for white daylight.
            cast: Whom the pictures show, in the order of their numbers.
        """
        self._drawn = drawn
        self._views = _views(camera, height, width)
        self._gone = _gone(cast, self._views)
        self._lines = np.empty((height, width), np.float32)
        self._pen = _pen(drawn, height, level)
        self._plates = np.array(
            [
                (*p.colour, *p.calls, np.cos(np.radians(p.angle)), np.sin(np.radians(p.angle)),
                 np.round(p.shift[0] * height), np.round(p.shift[1] * height))
                for p in drawn.plates
            ],
            np.float32,
        )  # fmt: skip

    @property
    def hatches(self) -> bool:
        """Tell whether it has to know which pixels are whose."""
        return self._drawn.hatch > 0.0

    def draw(self, picture: NDArray[np.uint8], depth: Floats, ids: NDArray[np.uint16], frame: int) -> NDArray[np.uint8]:
        """Return a frame as it is drawn.

        Args:
            picture: (H, W, 3) as finished, without grain.
            depth: (H, W) log2 metres.
            ids: (H, W) which of the cast each pixel shows, from 1; any array where nothing is hatched.
            frame: Which.
        """
        height, width = self._lines.shape
        out = np.empty_like(picture)
        find_lines(picture, depth, 1 if height < 540 else round(height / 480), self._lines)
        fields = _fields(height, width)
        if self._drawn.plates:
            draw_print(picture, self._lines, fields, self._pen, self._plates, out)
        else:
            views = self._views[[frame, len(self._views) // 2]]
            draw_pen(picture, depth, ids, self._lines, fields, self._pen, views, self._gone[frame], out)
        return out


def _views(camera: Floats, height: int, width: int) -> NDArray[np.float64]:
    """Return (frames, 6) x, y, z, pixels of focal length, centre column and horizon row."""
    out = np.asarray(camera[:, :6], np.float64).copy()
    out[:, 3:] *= height
    out[:, 4] += 0.5 * width
    return out


def _gone(cast: Sequence[Performance], views: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (frames, cast + 1, 4) metres that each has moved since the middle of the shot, and log2 of how far off.

    People and animals are followed by their chests, all others by where they stand; the scenery comes first, and stays.
    """
    frames = len(views)
    out = np.zeros((frames, len(cast) + 1, 4), np.float64)
    for number, one in enumerate(cast):
        at = np.asarray(one.key_points.get("chest", one.anchor), np.float64)
        out[:, number + 1, :3] = at - at[frames // 2]
        out[:, number + 1, 3] = np.log2(np.maximum(at[:, 2] - views[:, 2], 0.3))
    return out


def _pen(drawn: Drawn, height: int, level: float) -> Floats:
    pen = np.zeros(PEN_SIZE, np.float32)
    pen[:13] = (
        drawn.line, drawn.wobble * height, drawn.second, drawn.hatch, drawn.spacing, drawn.wash, drawn.grid,
        drawn.grid_step, drawn.border, drawn.exposure * min(max(_LEVEL / max(level, 1e-3), 1.0), _LIFT), drawn.tooth,
        drawn.dot, drawn.levels,
    )  # fmt: skip
    pen[PAPER : PAPER + 3] = drawn.paper
    pen[INK : INK + 3] = drawn.ink
    return pen
