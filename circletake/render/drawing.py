"""Drawing: styles that are drawn with a pen or printed with inks, as data, and the pass that makes them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.raster.pen import INK, PAPER, PEN_SIZE, draw_pen, draw_print, find_lines
from circletake.render.scene import Floats, Rgb

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

    def __init__(self, drawn: Drawn, height: int, width: int, camera: Floats, level: float) -> None:
        """Prepare a pen or a press.

        Args:
            drawn: The style.
            height: Rows of the picture.
            width: Columns.
            camera: (frames, 6) as in `Reel.camera`.
            level: How light the light of the shot is: 1 for white daylight.
        """
        self._drawn, self._camera = drawn, camera
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

    def draw(self, picture: NDArray[np.uint8], depth: Floats, frame: int) -> NDArray[np.uint8]:
        """Return a frame as it is drawn.

        Args:
            picture: (H, W, 3) as finished, without grain.
            depth: (H, W) log2 metres.
            frame: Which.
        """
        height, width = self._lines.shape
        out = np.empty_like(picture)
        find_lines(picture, depth, 1 if height < 540 else round(height / 480), self._lines)
        fields = _fields(height, width)
        if self._drawn.plates:
            draw_print(picture, self._lines, fields, self._pen, self._plates, out)
        else:
            draw_pen(picture, depth, self._lines, fields, self._pen, self._slide(frame, height), out)
        return out

    def _slide(self, frame: int, height: int) -> tuple[float, float, float]:
        first, now = self._camera[0], self._camera[frame]
        return (
            float(now[4] - first[4]) * height, float(now[5] - first[5]) * height,
            float(now[0] - first[0]) * float(now[3]) * height,
        )  # fmt: skip


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
