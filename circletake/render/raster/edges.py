"""Exact coverage: the signed area that a polygon's edges leave in each pixel, summed along the row."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.reel import BLOCK, F32, I32, Canvas, kernel

_SHIFT = BLOCK.bit_length() - 1


@kernel
def mark(marks: np.ndarray, spans: I32, y: int, first: int, last: int) -> None:
    """Note that an edge runs through columns `first` to `last` of row `y`."""
    a = first >> _SHIFT
    b = last >> _SHIFT
    for block in range(a, b + 1):
        marks[y, block] = 1
    spans[y, 0] = min(spans[y, 0], a)
    spans[y, 1] = max(spans[y, 1], b)


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
def add_edge(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """Add one edge's signed areas. Columns outside the picture are pushed onto its sides."""
    height = canvas.cover.shape[0]
    width = float(canvas.cover.shape[1] - 2)
    if y0 == y1:
        return
    sign = 1.0
    if y0 > y1:
        x0, x1 = x1, x0
        y0, y1 = y1, y0
        sign = -1.0
    if y1 <= 0.0 or y0 >= height:
        return
    slope = (x1 - x0) / (y1 - y0)
    x = x0
    if y0 < 0.0:
        x -= y0 * slope
        y0 = 0.0
    end = min(y1, float(height))
    y = int(y0)
    top = y0
    while top < end:
        bottom = min(y + 1.0, end)
        beyond = x + slope * (bottom - top)
        xa = min(max(min(x, beyond), 0.0), width)
        xb = min(max(max(x, beyond), 0.0), width)
        last = _slice(canvas.cover, y, xa, xb, sign * (bottom - top))
        mark(canvas.marks, canvas.spans, y, int(xa), last)
        x = beyond
        top = bottom
        y += 1


@kernel
def add_outline(canvas: Canvas, count: int, sign: float) -> None:
    """Add the closed outline that stands in the first `count` scratch points."""
    points = canvas.points
    for i in range(count):
        j = i + 1 if i + 1 < count else 0
        if sign > 0.0:
            add_edge(canvas, points[i, 0], points[i, 1], points[j, 0], points[j, 1])
        else:
            add_edge(canvas, points[j, 0], points[j, 1], points[i, 0], points[i, 1])


@kernel
def turn(points: F32, count: int) -> float:
    """Return 1.0 or -1.0: the way round that an outline runs."""
    area = 0.0
    for i in range(count):
        j = i + 1 if i + 1 < count else 0
        area += points[i, 0] * points[j, 1] - points[j, 0] * points[i, 1]
    return 1.0 if area >= 0.0 else -1.0
