"""Filling with a lit edge: where a shape's neighbour towards the light is bare, light catches it."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.fill import tint
from circletake.render.raster.reel import BLOCK, F32, NO_SPAN, Canvas, kernel

_ZERO = np.float32(0.0)
_ONE = np.float32(1.0)
_HALF = np.float32(0.5)
_WRITES_DEPTH = np.float32(0.6)


@kernel
def _resolve(canvas: Canvas, y: int, left: int, right: int) -> None:
    """Write a row's coverage out over columns left to right, and leave coverage and marks clean."""
    width = canvas.planes.shape[2]
    covered = _ZERO
    start = left
    for block in range(canvas.spans[y, 0], canvas.spans[y, 1] + 1):
        if canvas.marks[y, block] == 0:
            continue
        canvas.marks[y, block] = 0
        edge = block * BLOCK
        canvas.alpha[y, start:edge] = min(abs(covered), _ONE)
        start = min(edge + BLOCK, width)
        cover = canvas.cover[y, edge:start]
        alpha = canvas.alpha[y, edge:start]
        for x in range(cover.size):
            covered += cover[x]
            cover[x] = _ZERO
            alpha[x] = min(abs(covered), _ONE)
    if start < right:
        canvas.alpha[y, start:right] = _ZERO
    canvas.cover[y, width] = _ZERO
    canvas.cover[y, width + 1] = _ZERO
    canvas.spans[y, 0] = NO_SPAN
    canvas.spans[y, 1] = -1


@kernel
def _lay(canvas: Canvas, y: int, left: int, right: int, ink: F32, opacity: np.float32, number: int) -> None:
    alpha = canvas.alpha[y, left:right]
    for c in range(3):
        value = ink[c]
        row = canvas.planes[c, y, left:right]
        for x in range(row.size):
            row[x] += (value - row[x]) * (alpha[x] * opacity)
    depths = canvas.planes[3, y, left:right]
    for x in range(depths.size):
        if alpha[x] * opacity >= _WRITES_DEPTH:
            depths[x] = ink[3]
    if canvas.ids.shape[0] > 1:
        for x in range(alpha.size):
            if alpha[x] * opacity >= _HALF:
                canvas.ids[y, left + x] = number


@kernel
def _light(planes: F32, y: int, xa: int, xb: int, alpha: F32, there: F32, light: F32) -> None:
    """Add the edge's light to columns xa to xb; `there` is the coverage beside them, towards the light."""
    own = alpha[xa:xb]
    for c in range(3):
        value = light[c]
        row = planes[c, y, xa:xb]
        for x in range(row.size):
            row[x] += value * (own[x] * (_ONE - there[x]))


@kernel
def _light_bare(planes: F32, y: int, xa: int, xb: int, alpha: F32, light: F32) -> None:
    own = alpha[xa:xb]
    for c in range(3):
        value = light[c]
        row = planes[c, y, xa:xb]
        for x in range(row.size):
            row[x] += value * own[x]


@kernel
def fill_with_rim(
    canvas: Canvas,
    box: tuple[int, int, int, int],
    gradient: tuple[float, float],
    top: F32,
    bottom: F32,
    opacity: tuple[float, float],
    depth: float,
    number: int,
    light: F32,
    shift: tuple[int, int],
) -> None:
    """Fill what the added edges enclose and light its edge.

    Args:
        canvas: With edges added; they are used up.
        box: First row, row after the last, first column, column after the last: all that is covered.
        gradient: Rows where `top` ends and `bottom` begins.
        top: (3) colour above.
        bottom: (3) colour below.
        opacity: Above and below.
        depth: In log2 metres.
        number: The object's number.
        light: (3) added at the edge.
        shift: Columns and rows towards the light.
    """
    y0, y1, left, right = box
    left = left // BLOCK * BLOCK
    right = min((right + BLOCK - 1) // BLOCK * BLOCK, canvas.planes.shape[2])
    for y in range(y0, y1):
        _resolve(canvas, y, left, right)
    ink = np.empty(4, np.float32)
    glint = np.empty(3, np.float32)
    ink[3] = depth
    scale = 1.0 / max(gradient[1] - gradient[0], 1.0)
    inner_left = max(left, left - shift[0])
    inner_right = min(right, right - shift[0])
    for y in range(y0, y1):
        share = np.float32(min(max((y + 0.5 - gradient[0]) * scale, 0.0), 1.0))
        tint(ink, top, bottom, share)
        alpha = np.float32(opacity[0] + (opacity[1] - opacity[0]) * share)
        _lay(canvas, y, left, right, ink, alpha, number)
        for c in range(3):
            glint[c] = light[c] * alpha
        beyond = y + shift[1]
        if y0 <= beyond < y1 and inner_left < inner_right:
            row = canvas.alpha[y]
            _light_bare(canvas.planes, y, left, inner_left, row, glint)
            there = canvas.alpha[beyond, inner_left + shift[0] : inner_right + shift[0]]
            _light(canvas.planes, y, inner_left, inner_right, row, there, glint)
            _light_bare(canvas.planes, y, inner_right, right, row, glint)
        else:
            _light_bare(canvas.planes, y, left, right, canvas.alpha[y], glint)
