"""What is never seen: tiles of the picture that a nearer sheet covers wholly."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.reel import BAND, DEFOCUS, F32, I32, SHAPE, TILE, WATER, Canvas, Reel, bare
from circletake.render.raster.trace import Traced

_WHOLE = np.float32(0.996)
_LEAST = 2 * TILE
"""Pixels below which, across or down, a sheet is not worth asking whether it covers a tile."""
_APART = 3
"""Columns on both sides of an edge that count as touched: `fill` may look that far beyond it."""


@bare
def find_hidden(canvas: Canvas, reel: Reel, frame: int, ops: I32, first: int, traced: Traced) -> None:
    """Find the tiles that are covered by later operations.

    Args:
        canvas: Its `fronts` are written.
        reel: The take.
        frame: Which frame.
        ops: (n, 2) operations in drawing order.
        first: Position of the first that is drawn now; those before it lie beneath already.
        traced: Their outlines.
    """
    height = canvas.planes.shape[1]
    canvas.fronts[:] = 0
    open_from = 0
    for k in range(first, ops.shape[0]):
        kind, item = ops[k, 0], ops[k, 1]
        if kind == SHAPE:
            outline = traced.begins[k]
            lots = traced.lots[outline]
            if lots[4] >= 0 and _covers(reel, item, traced.boxes[outline]):
                find_covered(canvas, traced.points[lots[1] : lots[1] + lots[2]], k + 1, open_from)
        elif kind == DEFOCUS:
            open_from = height
        elif kind == WATER:
            # Water shows what stands above its mirror line again, covered by later sheets or not.
            open_from = max(open_from, int(np.ceil(reel.waters[frame, item, 13])) + 1)


@bare
def _covers(reel: Reel, shape: int, box: F32) -> bool:
    """Tell whether a shape is solid and large enough to cover a tile."""
    paint = reel.paint[shape]
    solid = paint[6] >= _WHOLE and paint[6] * paint[7] >= _WHOLE and reel.span[shape, 4] < 0
    return bool(solid and box[1] - box[0] >= _LEAST and box[3] - box[2] >= _LEAST)


@bare
def find_covered(canvas: Canvas, points: F32, order: int, open_from: int) -> None:
    """Note an operation's number for the tiles that its outline covers wholly.

    A tile is covered when no edge comes near it and the outline turns round its middle.

    Args:
        canvas: Its `fronts` are written.
        points: (n, 3) the outline.
        order: The operation's number.
        open_from: Rows before this one are left open.
    """
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    bands, tiles = canvas.fronts.shape[0], (width + TILE - 1) // TILE
    touched, turns, fronts = canvas.touched, canvas.turns, canvas.fronts
    count = points.shape[0]
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


@bare
def is_hidden(fronts: I32, xa: float, xb: float, width: int, order: int) -> bool:
    """Tell whether all tiles of a band from column xa to xb are covered after an operation."""
    first = max(int(xa) - _APART, 0) // TILE
    last = min(int(xb) + _APART, width - 1) // TILE
    while first <= last and fronts[first] > order:
        first += 1
    return first > last


@bare
def seen_columns(canvas: Canvas, band: int, order: int) -> tuple[int, int]:
    """Return the first column of a band that no later operation covers, and the column after the last."""
    width = canvas.planes.shape[2]
    first, last = 0, (width + TILE - 1) // TILE
    while first < last and canvas.fronts[band, first] > order:
        first += 1
    while last > first and canvas.fronts[band, last - 1] > order:
        last -= 1
    return first * TILE, min(last * TILE, width)
