"""Exact coverage: the signed area that a polygon's edges leave in each pixel, summed along the row."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.reel import BLOCK, F32, I32, U8, Canvas, kernel

_SHIFT = BLOCK.bit_length() - 1


@kernel
def mark(marks: np.ndarray, spans: I32, y: int, first: int, last: int) -> None:
    """Note that an edge runs through columns `first` to `last` of row `y`."""
    a = np.uint32(first >> _SHIFT)
    b = np.uint32(last >> _SHIFT)
    marks[y, a] = 1
    for block in range(a + 1, b + 1):
        marks[y, block] = 1
    if a < spans[y, 0]:
        spans[y, 0] = a
    if b > spans[y, 1]:
        spans[y, 1] = b


@kernel
def _slice(cover: F32, y: int, xa: float, xb: float, area: float) -> int:
    """Spread the part of an edge inside one row over the pixels it passes; return its last column."""
    first = int(xa)
    last = int(np.ceil(xb))
    if last <= first + 1:
        share = area * (0.5 * (xa + xb) - first)
        cover[y, first] += area - share
        cover[y, first + 1] += share
        return first + 1
    slope = 1.0 / (xb - xa)
    left = 1.0 - (xa - first)
    head = 0.5 * slope * left * left
    right = xb - (last - 1)
    tail = 0.5 * slope * right * right
    cover[y, first] += area * head
    if last == first + 2:
        cover[y, first + 1] += area * (1.0 - head - tail)
    else:
        second = slope * (left + 0.5)
        cover[y, first + 1] += area * (second - head)
        for x in range(first + 2, last - 1):
            cover[y, x] += area * slope
        before = second + (last - first - 3) * slope
        cover[y, last - 1] += area * (1.0 - before - tail)
    cover[y, last] += area * tail
    return last


@kernel
def add_edge(
    cover: F32, marks: U8, spans: I32, x0: float, y0: float, x1: float, y1: float, limit: int, sign: float
) -> None:
    """Add `sign` times one edge's areas in the rows before `limit`; what lies left of the picture, at its side."""
    width = float(cover.shape[1] - 2)
    if y0 == y1:
        return
    if y0 > y1:
        x0, x1 = x1, x0
        y0, y1 = y1, y0
        sign = -sign
    if y1 <= 0.0 or y0 >= limit or (x0 >= width and x1 >= width):
        return
    if y0 >= 0.0 and y1 <= int(y0) + 1.0 and y1 <= limit:
        y = int(y0)
        xa = min(max(min(x0, x1), 0.0), width)
        xb = min(max(max(x0, x1), 0.0), width)
        last = _slice(cover, y, xa, xb, sign * (y1 - y0))
        mark(marks, spans, y, int(xa), last)
        return
    slope = (x1 - x0) / (y1 - y0)
    x = x0
    if y0 < 0.0:
        x -= y0 * slope
        y0 = 0.0
    end = min(y1, float(limit))
    if x0 <= 0.0 and x1 <= 0.0:
        _add_left(cover, marks, spans, y0, end, sign)
        return
    y = int(y0)
    top = y0
    while top < end:
        bottom = min(y + 1.0, end)
        beyond = x + slope * (bottom - top)
        xa = min(max(min(x, beyond), 0.0), width)
        xb = min(max(max(x, beyond), 0.0), width)
        last = _slice(cover, y, xa, xb, sign * (bottom - top))
        mark(marks, spans, y, int(xa), last)
        x = beyond
        top = bottom
        y += 1


@kernel
def _add_left(cover: F32, marks: U8, spans: I32, top: float, end: float, sign: float) -> None:
    """Add an edge that lies left of the picture: everything in its rows is right of it."""
    y = int(top)
    while top < end:
        bottom = min(y + 1.0, end)
        cover[y, 0] += sign * (bottom - top)
        mark(marks, spans, y, 0, 0)
        top = bottom
        y += 1


@kernel
def add_outline(canvas: Canvas, count: int, sign: float, limit: int) -> None:
    """Add the closed outline that stands in the first `count` scratch points."""
    points, cover, marks, spans = canvas.points, canvas.cover, canvas.marks, canvas.spans
    for i in range(count):
        j = i + 1 if i + 1 < count else 0
        add_edge(cover, marks, spans, points[i, 0], points[i, 1], points[j, 0], points[j, 1], limit, sign)


@kernel
def turn(points: F32, count: int) -> float:
    """Return 1.0 or -1.0: the way round that an outline runs."""
    area = 0.0
    for i in range(count):
        j = i + 1 if i + 1 < count else 0
        area += points[i, 0] * points[j, 1] - points[j, 0] * points[i, 1]
    return 1.0 if area >= 0.0 else -1.0


@kernel
def add_lit_edges(canvas: Canvas, count: int, dx: float, dy: float, limit: int) -> None:
    """Add, along every edge that faces the light, the strip between it and itself moved by (-dx, -dy).

    Args:
        canvas: Its first scratch points hold the outline.
        count: How many they are.
        dx: Pixels towards the light.
        dy: Pixels towards the light, down.
    """
    points, cover, marks, spans = canvas.points, canvas.cover, canvas.marks, canvas.spans
    way = turn(points, count)
    before = False
    last = count - 1
    if (points[0, 0] - points[last, 0]) * dy * way < (points[0, 1] - points[last, 1]) * dx * way:
        before = True
    for i in range(count):
        j = i + 1 if i + 1 < count else 0
        x, y = points[i, 0], points[i, 1]
        along_x, along_y = points[j, 0] - x, points[j, 1] - y
        faces = along_x * dy * way < along_y * dx * way
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
                add_edge(cover, marks, spans, x0, y0, x0 + along_x, y0 + along_y, limit, sign)
        before = faces
