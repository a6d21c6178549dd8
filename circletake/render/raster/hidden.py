"""What is never seen: tiles of the picture that a nearer sheet covers wholly."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.lending import lend
from circletake.render.raster.project import bounds, project
from circletake.render.raster.reel import (
    BAND,
    DEFOCUS,
    F32,
    I32,
    MIRROR,
    SHADOW,
    SHAPE,
    TILE,
    WATER,
    Canvas,
    Reel,
    kernel,
)

_WHOLE = np.float32(0.996)
_LEAST = 2 * TILE
"""Pixels below which, across or down, a sheet is not worth asking whether it covers a tile."""
_APART = 3
"""Columns on both sides of an edge that count as touched: `fill` may look that far beyond it."""


@kernel
def find_reaches(canvas: Canvas, reel: Reel, frame: int, ops: I32, first: int, view: F32, reaches: I32) -> None:
    """Find the bands that operations reach, and the tiles that are covered by later ones.

    Args:
        canvas: Its `fronts` are written.
        reel: The take.
        frame: Which frame.
        ops: (n, 2) operations in drawing order.
        first: Position of the first that is drawn now; those before it lie beneath already.
        view: (6) camera.
        reaches: (n, 2) first and last band of each, from `first` on; the last is -1 for what is not in the picture.
    """
    canvas, reel = lend(canvas), lend(reel)
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    upright = np.array([0.0, 0.0, 1.0, 0.0], dtype=np.float32)
    canvas.fronts[:] = 0
    open_from = 0
    for k in range(first, ops.shape[0]):
        kind, item = ops[k, 0], ops[k, 1]
        reaches[k, 0], reaches[k, 1] = 0, canvas.fronts.shape[0] - 1
        if kind == SHAPE:
            span = reel.span[item]
            source = reel.moving[frame] if span[2] else reel.still
            count = project(canvas.points, source, span[0], span[1], view, upright)
            bounds(canvas.points, count, canvas.box)
            _reach(canvas.box, count, width, height, reaches[k])
            if reaches[k, 1] >= 0 and _covers(reel, item, canvas.box, count):
                find_covered(canvas, count, k + 1, open_from)
        elif kind in (SHADOW, MIRROR):
            _reach_of_object(canvas, reel, frame, kind, item, view, reaches[k])
        elif kind == DEFOCUS:
            open_from = height
        elif kind == WATER:
            # Water shows what stands above its mirror line again, covered by later sheets or not.
            open_from = max(open_from, int(np.ceil(reel.waters[frame, item, 13])) + 1)


@kernel
def _reach(box: F32, count: int, width: int, height: int, reach: I32) -> None:
    if count < 3 or not (box[1] > 0.0 and box[0] < width and box[3] > 0.0 and box[2] < height):
        reach[0], reach[1] = 0, -1
        return
    reach[0] = max(int(box[2]) - 1, 0) // BAND
    reach[1] = min(int(np.ceil(box[3])) + 1, height - 1) // BAND


@kernel
def _reach_of_object(canvas: Canvas, reel: Reel, frame: int, kind: int, item: int, view: F32, reach: I32) -> None:
    """Write the bands that an object's shadow or mirror image reaches."""
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    part = np.empty(2, np.int32)
    shear = reel.shear[frame, item]
    bend = np.array([0.0, 0.0, -1.0, shear[2]], dtype=np.float32)
    if kind == SHADOW:
        bend[0], bend[1], bend[2] = shear[0], shear[1], 0.0
    reach[0], reach[1] = 1 << 20, -1
    for shape in range(reel.objects[item, 0], reel.objects[item, 0] + reel.objects[item, 1]):
        span = reel.span[shape]
        source = reel.moving[frame] if span[2] else reel.still
        count = project(canvas.points, source, span[0], span[1], view, bend)
        bounds(canvas.points, count, canvas.box)
        _reach(canvas.box, count, width, height, part)
        if part[1] >= 0:
            reach[0], reach[1] = min(reach[0], part[0]), max(reach[1], part[1])


@kernel
def _covers(reel: Reel, shape: int, box: F32, count: int) -> bool:
    """Tell whether a shape is solid and large enough to cover a tile."""
    paint = reel.paint[shape]
    solid = paint[6] >= _WHOLE and paint[6] * paint[7] >= _WHOLE and reel.span[shape, 4] < 0
    return bool(solid and count >= 3 and box[1] - box[0] >= _LEAST and box[3] - box[2] >= _LEAST)


@kernel
def find_covered(canvas: Canvas, count: int, order: int, open_from: int) -> None:
    """Note an operation's number for the tiles that its outline, in the scratch points, covers wholly.

    A tile is covered when no edge comes near it and the outline turns round its middle.

    Args:
        canvas: With the outline.
        count: How many points it has.
        order: The operation's number.
        open_from: Rows before this one are left open.
    """
    canvas = lend(canvas)
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    bands, tiles = canvas.fronts.shape[0], (width + TILE - 1) // TILE
    points, touched, turns, fronts = canvas.points, canvas.touched, canvas.turns, canvas.fronts
    first, last = bands, -1
    for i in range(count):
        j = i + 1 if i + 1 < count else 0
        x0, y0, x1, y1 = float(points[i, 0]), float(points[i, 1]), float(points[j, 0]), float(points[j, 1])
        way = 1
        if y0 > y1:
            x0, y0, x1, y1, way = x1, y1, x0, y0, -1
        if y1 < 0.0 or y0 >= height:
            continue
        slope = (x1 - x0) / (y1 - y0) if y1 > y0 else 0.0
        begin, end = max(int(y0), 0) // BAND, min(int(y1), height - 1) // BAND
        first, last = min(first, begin), max(last, end)
        for band in range(begin, end + 1):
            top, below = float(band * BAND), float(band * BAND + BAND)
            xa = x0 + slope * (max(top, y0) - y0) if y1 > y0 else x0
            xb = x0 + slope * (min(below, y1) - y0) if y1 > y0 else x1
            left = int(min(max(min(xa, xb) - _APART, float(-TILE)), float(width))) // TILE
            right = int(min(max(max(xa, xb) + _APART, float(-TILE)), float(width))) // TILE
            for tile in range(max(left, 0), min(right, tiles - 1) + 1):
                touched[band, tile] = 1
            middle = min(top + 0.5 * BAND, height - 0.5)
            if y0 <= middle < y1:
                # Where it crosses lies in a touched tile, so it's enough to count from the next.
                turns[band, min(max(left, -1) + 1, tiles)] += way
    for band in range(first, last + 1):
        turned = 0
        closed = band * BAND >= open_from
        for tile in range(tiles):
            turned += turns[band, tile]
            if turned != 0 and touched[band, tile] == 0 and closed:
                fronts[band, tile] = order
            turns[band, tile] = 0
            touched[band, tile] = 0
        turns[band, tiles] = 0


@kernel
def is_hidden(fronts: I32, xa: float, xb: float, width: int, order: int) -> bool:
    """Tell whether all tiles of a band from column xa to xb are covered after an operation."""
    first = max(int(xa) - _APART, 0) // TILE
    last = min(int(xb) + _APART, width - 1) // TILE
    while first <= last and fronts[first] > order:
        first += 1
    return first > last


@kernel
def seen_columns(canvas: Canvas, band: int, order: int) -> tuple[int, int]:
    """Return the first column of a band that no later operation covers, and the column after the last."""
    canvas = lend(canvas)
    width = canvas.planes.shape[2]
    first, last = 0, (width + TILE - 1) // TILE
    while first < last and canvas.fronts[band, first] > order:
        first += 1
    while last > first and canvas.fronts[band, last - 1] > order:
        last -= 1
    return first * TILE, min(last * TILE, width)
