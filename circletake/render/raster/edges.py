"""Exact coverage: the signed area that a polygon's edges leave in each pixel, summed along the row."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.reel import BLOCK, F32, I32, U8, bare, inner, unsigned

_SHIFT = unsigned(BLOCK.bit_length() - 1)
_0, _1, _2, _3 = unsigned(0), unsigned(1), unsigned(2), unsigned(3)


@inner
def _mark(marks: U8, spans: I32, row: int, first: int, last: int) -> None:
    """Note that an edge runs through columns `first` to `last` of a row of a band."""
    a, b = first >> _SHIFT, last >> _SHIFT
    for block in range(a, b + _1):
        marks[row, block] = 1
    spans[row, _0] = min(spans[row, _0], np.int32(a))
    spans[row, _1] = max(spans[row, _1], np.int32(b))


@inner
def _slice(cover: F32, row: int, xa: float, xb: float, area: float) -> int:
    """Spread the part of an edge inside one row over the pixels it passes; return its last column."""
    first = unsigned(xa)
    last = unsigned(np.ceil(xb))
    before = float(first)
    if last <= first + _1:
        share = area * (0.5 * (xa + xb) - before)
        cover[row, first] += area - share
        cover[row, first + _1] += share
        return first + _1
    slope = 1.0 / (xb - xa)
    left = 1.0 - (xa - before)
    head = 0.5 * slope * left * left
    right = xb - float(last - _1)
    tail = 0.5 * slope * right * right
    cover[row, first] += area * head
    if last == first + _2:
        cover[row, first + _1] += area * (1.0 - head - tail)
    else:
        second = slope * (left + 0.5)
        cover[row, first + _1] += area * (second - head)
        for x in range(first + _2, last - _1):
            cover[row, x] += area * slope
        rest = second + float(last - first - _3) * slope
        cover[row, last - _1] += area * (1.0 - rest - tail)
    cover[row, last] += area * tail
    return last


@inner
def add_edge(
    cover: F32, marks: U8, spans: I32, x0: float, y0: float, x1: float, y1: float, top: int, limit: int, sign: float
) -> None:
    """Add `sign` times one edge's areas in the rows from `top` to before `limit`.

    Where an edge crosses a row's border is told from the edge alone, so that a picture drawn in bands is the picture
    drawn at once. What lies left of the picture counts at its side.
    """
    width = float(cover.shape[1] - 2)
    if y0 == y1:
        return
    if y0 > y1:
        x0, x1 = x1, x0
        y0, y1 = y1, y0
        sign = -sign
    if y1 <= top or y0 >= limit or (x0 >= width and x1 >= width):
        return
    if y0 >= top and y1 <= int(y0) + 1.0 and y1 <= limit:
        row = unsigned(int(y0) - top)
        xa = min(max(min(x0, x1), 0.0), width)
        xb = min(max(max(x0, x1), 0.0), width)
        last = _slice(cover, row, xa, xb, sign * (y1 - y0))
        _mark(marks, spans, row, unsigned(xa), last)
        return
    at = max(float(y0), float(top))
    end = min(float(y1), float(limit))
    if x0 <= 0.0 and x1 <= 0.0:
        _add_left(cover, marks, spans, at, end, top, sign)
        return
    slope = (float(x1) - float(x0)) / (float(y1) - float(y0))
    x = x0 + slope * (at - y0)
    row = unsigned(int(at) - top)
    leave = x0 + slope * (end - y0)
    if min(x, leave) >= 0.0 and max(x, leave) < width and int(x) == int(leave):
        # The whole run lies in one column: no row needs to be cut into pixels.
        column = unsigned(x)
        block = column >> _SHIFT
        after = (column + _1) >> _SHIFT
        while at < end:
            below = min(np.floor(at) + 1.0, end)
            beyond = x0 + slope * (below - y0)
            area = sign * (below - at)
            share = area * (0.5 * (x + beyond) - float(column))
            cover[row, column] += area - share
            cover[row, column + _1] += share
            marks[row, block] = 1
            marks[row, after] = 1
            spans[row, _0] = min(spans[row, _0], np.int32(block))
            spans[row, _1] = max(spans[row, _1], np.int32(after))
            x = beyond
            at = below
            row += _1
        return
    while at < end:
        below = min(np.floor(at) + 1.0, end)
        beyond = x0 + slope * (below - y0)
        xa = min(max(min(x, beyond), 0.0), width)
        xb = min(max(max(x, beyond), 0.0), width)
        last = _slice(cover, row, xa, xb, sign * (below - at))
        _mark(marks, spans, row, unsigned(xa), last)
        x = beyond
        at = below
        row += _1


@inner
def _add_left(cover: F32, marks: U8, spans: I32, at: float, end: float, top: int, sign: float) -> None:
    """Add an edge that lies left of the picture: everything in its rows is right of it."""
    row = unsigned(int(at) - top)
    while at < end:
        below = min(np.floor(at) + 1.0, end)
        cover[row, _0] += sign * (below - at)
        _mark(marks, spans, row, _0, _0)
        at = below
        row += _1


@bare
def add_outline(cover: F32, marks: U8, spans: I32, points: F32, sign: float, top: int, limit: int) -> None:
    """Add a closed outline, (n, 3), to a canvas's coverage, marks and spans."""
    count = points.shape[0]
    for i in range(count):
        j = i + 1 if i + 1 < count else 0
        add_edge(cover, marks, spans, points[i, 0], points[i, 1], points[j, 0], points[j, 1], top, limit, sign)


@bare
def area_of(points: F32, count: int) -> np.float32:
    """Return the area of the outline in the first `count` points, negative when it runs the other way round."""
    area = np.float32(0.0)
    x, y = points[0, 0], points[0, 1]
    for i in range(2, count):
        area += (points[i - 1, 0] - x) * (points[i, 1] - y) - (points[i, 0] - x) * (points[i - 1, 1] - y)
    return area * np.float32(0.5)


@bare
def add_lit_edges(
    cover: F32, marks: U8, spans: I32, points: F32, way: float, dx: float, dy: float, top: int, limit: int
) -> None:
    """Add, along every edge that faces the light, the strip between it and itself moved by (-dx, -dy).

    Args:
        cover: Of the canvas.
        marks: Of the canvas.
        spans: Of the canvas.
        points: (n, 3) the outline.
        way: The way round that it runs, from `turn`.
        dx: Pixels towards the light.
        dy: Pixels towards the light, down.
        top: First row that is wanted.
        limit: Row after the last.
    """
    before = False
    count = points.shape[0]
    last = count - 1
    if (points[0, 0] - points[last, 0]) * dy * way < (points[0, 1] - points[last, 1]) * dx * way:
        before = True
    for i in range(count):
        j = i + 1 if i + 1 < count else 0
        x, y = points[i, 0], points[i, 1]
        along_x, along_y = points[j, 0] - x, points[j, 1] - y
        faces = along_x * dy * way < along_y * dx * way
        if not faces and not before:
            continue
        for side in range(3):
            # The edge, the same edge moved and taken backwards, and the end of a strip that no other strip goes on.
            sign = 1.0 if faces else 0.0
            if side == 1:
                sign = -sign
            if side == 2:
                sign -= 1.0 if before else 0.0
                along_x, along_y = dx, dy
            if sign != 0.0:
                away = np.float32(0.0 if side == 0 else 1.0)
                x0, y0 = x - away * dx, y - away * dy
                add_edge(cover, marks, spans, x0, y0, x0 + along_x, y0 + along_y, top, limit, sign)
        before = faces
