"""Slices: a shot's sheets of paper grouped by distance, so that each group is put out of focus at once."""

from __future__ import annotations

import itertools
import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.focus import Focus
from circletake.render.order import Moving, Still
from circletake.render.raster.blur import lay_before, lay_soft, soften
from circletake.render.raster.canvas import new_canvas
from circletake.render.raster.draw import begin_frame, draw_part
from circletake.render.raster.reel import WATER, Canvas, Reel
from circletake.render.scene import Floats

_MOST = 7
_APART = 0.004
"""Difference of 1 by the distance in metres below which two sheets are never told apart."""
_LEAST_PX = 0.6
"""Blur that nobody sees."""
_NEAREST_M = 0.3


class Slices(NamedTuple):
    """Groups of a shot's operations, far ones first; S of them."""

    first: NDArray[np.int32]
    """(frames, S + 1) positions in the drawing order at which they begin, and its length."""
    near_z: Floats
    """(S) the nearest sheet of each, in world metres."""
    far_z: Floats
    """(S) the farthest."""
    water: int
    """How many operations there are up to the last water: what mirrors is never blurred by itself."""


def slice_sheets(stills: list[Still], movings: list[Moving], camera: Floats, ops: NDArray[np.int32]) -> Slices:
    """Group a shot's sheets where there is most room between them, as a lens sees it: in 1 by the distance.

    Args:
        stills: Operations that keep their depth.
        movings: Operations whose depth changes.
        camera: (frames, 6) as in `Reel.camera`.
        ops: (frames or 1, n, 2) as in `Reel.ops`.
    """
    eye = float(camera[len(camera) // 2, 2])
    spans = [(still.z, still.z) for still in stills]
    spans += [(float(moving.z.min()), float(moving.z.max())) for moving in movings]
    ranked = sorted((1.0 / max(low - eye, _NEAREST_M), 1.0 / max(high - eye, _NEAREST_M)) for low, high in spans)
    ranked = sorted((min(pair), max(pair)) for pair in ranked)
    gaps: list[tuple[float, float]] = []
    reach = ranked[0][1]
    for low, high in ranked[1:]:
        if low - reach > _APART:
            gaps.append((low - reach, (low + reach) / 2))
        reach = max(reach, high)
    widest = sorted(sorted(gaps, reverse=True)[: _MOST - 1], key=lambda gap: gap[1])
    borders = [eye + 1.0 / middle for _, middle in widest]
    return Slices(
        _positions(stills, movings, borders, len(camera)),
        *_reaches(spans, borders),
        max((int(k) + 1 for row in ops for k in np.nonzero(row[:, 0] == WATER)[0]), default=0),
    )


def _positions(stills: list[Still], movings: list[Moving], borders: list[float], frames: int) -> NDArray[np.int32]:
    first = np.zeros((frames, len(borders) + 2), np.int32)
    for at, border in enumerate(borders, start=1):
        first[:, at] = sum(len(still.ops) for still in stills if still.z >= border)
        for moving in movings:
            first[:, at] += len(moving.ops) * (moving.z >= border)
    first[:, -1] = sum(len(still.ops) for still in stills) + sum(len(moving.ops) for moving in movings)
    return first


def _reaches(spans: list[tuple[float, float]], borders: list[float]) -> tuple[Floats, Floats]:
    """Return the nearest and the farthest sheet of each group."""
    edges = [math.inf, *borders, -math.inf]
    near, far = [], []
    for beyond, until in itertools.pairwise(edges):
        inside = [pair for pair in spans if pair[1] >= until and pair[0] < beyond]
        near.append(min((max(low, until) for low, _ in inside), default=until))
        far.append(max((min(high, beyond) for _, high in inside), default=until))
    return np.array(near, np.float32), np.array(far, np.float32)


class _Blurs(NamedTuple):
    behind: list[float]
    """Blur discs of the slices that lie wholly behind the sharp plane, far ones first; frame heights."""
    before: list[tuple[int, float]]
    """Slices that lie wholly before it, and their discs."""


def _blurs(slices: Slices, focus: Focus, eye: float, frame: int) -> _Blurs:
    sharp = float(focus.distance_m[frame])
    behind, before = [], []
    for at in range(len(slices.near_z)):
        near, far = float(slices.near_z[at]) - eye, float(slices.far_z[at]) - eye
        if near > sharp:
            behind.append(focus.blur(frame, near))
        elif far < sharp and int(slices.first[frame, at]) >= slices.water:
            before.append((at, focus.blur(frame, max(far, _NEAREST_M))))
    return _Blurs(behind, before)


class FocusedDrawing:
    """Draws frames through a lens that is sharp at one distance. Keeps room to blur in."""

    def __init__(self, reel: Reel, slices: Slices, focus: Focus, width: int, height: int, longest: int) -> None:
        self._reel, self._slices, self._focus = reel, slices, focus
        self._soft = np.empty((4, height, width), np.float32)
        self._longest = longest

    def draw(self, canvas: Canvas, panorama: Floats, sky: Floats, frame: int) -> None:
        """Draw one frame onto a canvas, as `draw_frame` does."""
        eye = float(self._reel.camera[frame, 2])
        first = [int(at) for at in self._slices.first[frame]]
        blurs = _blurs(self._slices, self._focus, eye, frame)
        begin_frame(canvas, self._reel, panorama, sky, frame)
        for at, disc in enumerate(blurs.behind):
            draw_part(canvas, self._reel, frame, first[at], first[at + 1])
            self._soften_behind(canvas, frame, disc, blurs.behind[at + 1] if at + 1 < len(blurs.behind) else 0.0)
        at = len(blurs.behind)
        for slice_, disc in blurs.before:
            if disc * canvas.planes.shape[1] < _LEAST_PX:
                continue
            draw_part(canvas, self._reel, frame, first[at], first[slice_])
            self._draw_before(canvas, frame, first[slice_], first[slice_ + 1], disc)
            at = slice_ + 1
        draw_part(canvas, self._reel, frame, first[at], first[-1])

    def _soften_behind(self, canvas: Canvas, frame: int, disc: float, rest: float) -> None:
        """Blur all that is drawn so far: later blurs of `rest` add up with this one to the whole disc."""
        height = canvas.planes.shape[1]
        if (disc * disc - rest * rest) ** 0.5 * height < _LEAST_PX:
            return
        across, down = self._radii((disc * disc - rest * rest) ** 0.5 * height)
        soften(canvas, self._soft, across, down)
        near, far = self._depth(frame, rest), self._depth(frame, disc)
        lay_soft(canvas.planes, self._soft, near, far)

    def _draw_before(self, canvas: Canvas, frame: int, first: int, last: int, disc: float) -> None:
        """Draw what stands before the sharp plane: by itself, blurred, then laid before the picture."""
        height, width = canvas.planes.shape[1], canvas.planes.shape[2]
        across, down = self._radii(disc * height)
        made = []
        for ground in (0.0, 1.0):
            alone = new_canvas(width, height, self._longest)
            alone.planes[:3] = ground
            alone.planes[3] = canvas.planes[3]
            draw_part(alone, self._reel, frame, first, last)
            out = np.empty_like(alone.planes)
            soften(alone, out, across, down)
            made.append(out)
        if canvas.ids.shape[0] > 1:
            kept = canvas.planes.copy()
            draw_part(canvas, self._reel, frame, first, last)
            canvas.planes[:] = kept
        lay_before(canvas.planes, made[0], made[1])

    def _radii(self, pixels: float) -> tuple[float, float]:
        """Return half the width and half the height of the box that blurs as much as a disc so many pixels wide."""
        # A disc of diameter c spreads by c / 4 in each direction, a box of width w by w / sqrt(12).
        half = 0.5 * (math.sqrt(0.75 * pixels * pixels + 1.0) - 1.0)
        return half / math.sqrt(self._focus.squeeze), half * math.sqrt(self._focus.squeeze)

    def _depth(self, frame: int, disc: float) -> float:
        """Return how far away, in log2 metres, things are blurred by a disc."""
        sharp, spread = float(self._focus.distance_m[frame]), float(self._focus.spread[frame])
        return math.log2(sharp / max(1.0 - disc / max(spread, 1e-9), 1e-4))
