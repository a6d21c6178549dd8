"""Filling: coverage becomes colour, a run of pixels at a time."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.reel import BLOCK, F32, NO_SPAN, Canvas, kernel

DARK = -1
"""In place of an object's number: multiply with the ink, and leave depth and numbers as they are."""

_NOTHING = np.float32(0.004)
_WHOLE = np.float32(0.996)
_ZERO = np.float32(0.0)
_ONE = np.float32(1.0)
_HALF = np.float32(0.5)
_WRITES_DEPTH = np.float32(0.6)


@kernel
def blend(planes: F32, y: int, xa: int, xb: int, ink: F32, alpha: np.float32) -> None:
    """Lay an ink (red, green, blue, depth) over pixels xa to xb of a row."""
    if alpha >= _WHOLE:
        for c in range(4):
            planes[c, y, xa:xb] = ink[c]
        return
    keep = _ONE - alpha
    for c in range(3):
        row = planes[c, y, xa:xb]
        value = ink[c] * alpha
        for x in range(row.size):
            row[x] = row[x] * keep + value
    if alpha >= _WRITES_DEPTH:
        planes[3, y, xa:xb] = ink[3]


@kernel
def darken(planes: F32, y: int, xa: int, xb: int, ink: F32, alpha: np.float32) -> None:
    """Multiply pixels xa to xb of a row with an ink, as far as alpha says."""
    for c in range(3):
        row = planes[c, y, xa:xb]
        factor = _ONE - alpha * (_ONE - ink[c])
        for x in range(row.size):
            row[x] *= factor


@kernel
def _lay(canvas: Canvas, y: int, xa: int, xb: int, ink: F32, alpha: np.float32, number: int) -> None:
    """Lay ink over a run of evenly covered pixels; darken them where `number` is DARK."""
    if alpha <= _NOTHING:
        return
    if number == DARK:
        darken(canvas.planes, y, xa, xb, ink, alpha)
        return
    blend(canvas.planes, y, xa, xb, ink, alpha)
    if canvas.ids.shape[0] > 1 and alpha >= _HALF:
        canvas.ids[y, xa:xb] = number


@kernel
def _lay_edge(canvas: Canvas, y: int, xa: int, xb: int, ink: F32, opacity: np.float32, number: int) -> None:
    """Lay ink over pixels by their own coverage, which stands in the canvas's alpha row 0."""
    alpha = canvas.alpha[0, xa:xb]
    for c in range(3):
        row = canvas.planes[c, y, xa:xb]
        value = ink[c]
        if number == DARK:
            for x in range(row.size):
                row[x] *= _ONE - alpha[x] * opacity * (_ONE - value)
        else:
            for x in range(row.size):
                row[x] += (value - row[x]) * (alpha[x] * opacity)
    if number == DARK:
        return
    depths = canvas.planes[3, y, xa:xb]
    for x in range(depths.size):
        if alpha[x] * opacity >= _WRITES_DEPTH:
            depths[x] = ink[3]
    if canvas.ids.shape[0] > 1:
        for x in range(alpha.size):
            if alpha[x] * opacity >= _HALF:
                canvas.ids[y, xa + x] = number


@kernel
def _row(canvas: Canvas, y: int, ink: F32, opacity: np.float32, number: int) -> None:
    """Fill one row and leave its coverage and marks clean."""
    width = canvas.planes.shape[2]
    covered = _ZERO
    start = canvas.spans[y, 0] * BLOCK
    marks = canvas.marks[y]
    for block in range(canvas.spans[y, 0], canvas.spans[y, 1] + 1):
        if marks[block] == 0:
            continue
        marks[block] = 0
        left = block * BLOCK
        if left > start:
            _lay(canvas, y, start, left, ink, min(abs(covered), _ONE) * opacity, number)
        start = min(left + BLOCK, width)
        cover = canvas.cover[y, left:start]
        alpha = canvas.alpha[0, left:start]
        for x in range(cover.size):
            covered += cover[x]
            cover[x] = _ZERO
            alpha[x] = min(abs(covered), _ONE)
        _lay_edge(canvas, y, left, start, ink, opacity, number)
    canvas.cover[y, width] = _ZERO
    canvas.cover[y, width + 1] = _ZERO
    canvas.spans[y, 0] = NO_SPAN
    canvas.spans[y, 1] = -1


@kernel
def tint(ink: F32, top: F32, bottom: F32, share: np.float32) -> None:
    """Set the ink's colour between two."""
    for c in range(3):
        ink[c] = top[c] + (bottom[c] - top[c]) * share


@kernel
def fill(
    canvas: Canvas,
    rows: tuple[int, int],
    gradient: tuple[float, float],
    top: F32,
    bottom: F32,
    opacity: tuple[float, float],
    nearness: tuple[float, float],
    number: int,
) -> None:
    """Fill what the added edges enclose.

    Args:
        canvas: With edges added; they are used up.
        rows: First row, and the row after the last.
        gradient: Rows (as numbers with a fraction) where `top` ends and `bottom` begins.
        top: (3) colour above.
        bottom: (3) colour below.
        opacity: Above and below.
        nearness: Above and below: 1 by the depth in metres.
        number: The object's number; DARK to darken what is there in place of covering it.
    """
    ink = np.empty(4, np.float32)
    ink[3] = -np.log2(max(nearness[0], 1e-5))
    level = abs(nearness[0] - nearness[1]) < 1e-3 * nearness[0]
    scale = 1.0 / max(gradient[1] - gradient[0], 1.0)
    for y in range(rows[0], rows[1]):
        if canvas.spans[y, 1] < 0:
            continue
        share = np.float32(min(max((y + 0.5 - gradient[0]) * scale, 0.0), 1.0))
        tint(ink, top, bottom, share)
        if not level:
            ink[3] = -np.log2(max(nearness[0] + (nearness[1] - nearness[0]) * share, 1e-5))
        alpha = np.float32(opacity[0] + (opacity[1] - opacity[0]) * share)
        _row(canvas, y, ink, alpha, number)
