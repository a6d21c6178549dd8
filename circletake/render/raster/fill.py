"""Filling: coverage becomes colour, row by row.

A row of a shape is a sequence of blocks that an edge runs through, taken pixel by pixel, and of even stretches between
them, laid at once. Columns and rows count without sign, so that compilers need not ask whether an index is negative.
"""

from __future__ import annotations

import numpy as np

from circletake.render.raster.reel import BAND, BLOCK, F32, I64, NO_SPAN, TILE, U16, Brush, bare, inner, unsigned

DARK = -1
"""In place of an object's number: multiply with the ink, and leave depth and numbers as they are."""
LIGHT = -2
"""In place of an object's number: add the ink, and leave depth and numbers as they are."""

_NOTHING = np.float32(0.004)
_WHOLE = np.float32(0.996)
_ZERO = np.float32(0.0)
_ONE = np.float32(1.0)
_HALF = np.float32(0.5)
_WRITES_DEPTH = np.float32(0.6)
_SHORT = unsigned(12)
"""Pixels up to which a stretch is laid one by one."""
_0, _1, _2, _3 = unsigned(0), unsigned(1), unsigned(2), unsigned(3)
_BLOCK, _TILE, _BAND = unsigned(BLOCK), unsigned(TILE), unsigned(BAND)


@inner
def _put(planes: F32, y: int, x: int, ink: F32, alpha: np.float32, exact: bool) -> None:
    """Mix a pixel with an ink.

    Along edges depth is mixed as the colours are, so that the shadow of paper on paper ends as softly as the paper
    does; where it has to be `exact`, each pixel has the depth of one sheet.
    """
    if alpha >= _WHOLE:
        planes[_0, y, x], planes[_1, y, x] = ink[_0], ink[_1]
        planes[_2, y, x], planes[_3, y, x] = ink[_2], ink[_3]
        return
    planes[_0, y, x] += (ink[_0] - planes[_0, y, x]) * alpha
    planes[_1, y, x] += (ink[_1] - planes[_1, y, x]) * alpha
    planes[_2, y, x] += (ink[_2] - planes[_2, y, x]) * alpha
    if not exact:
        planes[_3, y, x] += (ink[_3] - planes[_3, y, x]) * alpha
    elif alpha >= _WRITES_DEPTH:
        planes[_3, y, x] = ink[_3]


@inner
def _light(planes: F32, y: int, x: int, ink: F32, alpha: np.float32, number: int) -> None:
    """Darken or lighten a pixel."""
    if number == DARK:
        planes[_0, y, x] *= _ONE - alpha * (_ONE - ink[_0])
        planes[_1, y, x] *= _ONE - alpha * (_ONE - ink[_1])
        planes[_2, y, x] *= _ONE - alpha * (_ONE - ink[_2])
    else:
        planes[_0, y, x] += alpha * ink[_0]
        planes[_1, y, x] += alpha * ink[_1]
        planes[_2, y, x] += alpha * ink[_2]


@inner
def _lay(planes: F32, y: int, xa: int, xb: int, ink: F32, alpha: np.float32) -> None:
    """Lay an ink evenly over pixels xa to xb of a row."""
    if alpha >= _WHOLE:
        for c in range(4):
            row = planes[c, y, xa:xb]
            value = ink[c]
            for x in range(row.size):
                row[x] = value
        return
    keep = _ONE - alpha
    for c in range(3):
        row = planes[c, y, xa:xb]
        value = ink[c] * alpha
        for x in range(row.size):
            row[x] = row[x] * keep + value
    if alpha >= _WRITES_DEPTH:
        row = planes[3, y, xa:xb]
        for x in range(row.size):
            row[x] = ink[3]


@inner
def _lay_short(planes: F32, ids: U16, y: int, xa: int, xb: int, ink: F32, alpha: np.float32, number: int) -> None:
    """Lay an ink evenly over pixels xa to xb of a row, one by one; or darken or lighten them."""
    for x in range(xa, xb):
        if number < 0:
            _light(planes, y, x, ink, alpha, number)
        else:
            _put(planes, y, x, ink, alpha, True)
    if number >= 0 and alpha >= _HALF:
        _number(ids, y, xa, xb, number)


@inner
def _lay_seen(
    brush: Brush, band: int, order: int, y: int, xa: int, xb: int, ink: F32,
    alpha: np.float32, number: int,
) -> None:  # fmt: skip
    """Lay an ink evenly over pixels xa to xb of a row, but for the tiles that are covered later."""
    if alpha <= _NOTHING:
        return
    planes, ids, fronts = brush.planes, brush.ids, brush.fronts
    if number < 0 or xb - xa <= _SHORT:
        _lay_short(planes, ids, y, xa, xb, ink, alpha, number)
        return
    tile = xa // _TILE
    while xa < xb:
        while xa < xb and fronts[band, tile] > order:
            tile += _1
            xa = tile * _TILE
        until = xa
        while until < xb and fronts[band, tile] <= order:
            tile += _1
            until = tile * _TILE
        until = min(until, xb)
        if xa < until:
            _lay(planes, y, xa, until, ink, alpha)
            if alpha >= _HALF:
                _number(ids, y, xa, until, number)
        xa = until


@inner
def _number(ids: U16, y: int, xa: int, xb: int, number: int) -> None:
    if ids.shape[0] > 1:
        for x in range(xa, xb):
            ids[y, x] = number


@inner
def _row(brush: Brush, band: int, order: int, y: int, ink: F32, opacity: np.float32, number: int) -> None:
    """Fill one row and leave its coverage clean."""
    planes, ids, cover, marks, fronts = brush.planes, brush.ids, brush.cover, brush.marks, brush.fronts
    numbered = ids.shape[0] > 1 and number >= 0
    row = y - band * _BAND
    width = unsigned(planes.shape[2])
    covered = _ZERO
    block, last = unsigned(brush.spans[row, _0]), unsigned(brush.spans[row, _1])
    done = block * _BLOCK
    while True:
        while block <= last and marks[row, block] == 0:
            block += _1
        left = block * _BLOCK if block <= last else width
        if left > done:
            _lay_seen(brush, band, order, y, done, min(left, width), ink, min(abs(covered), _ONE) * opacity, number)
        if block > last:
            break
        marks[row, block] = 0
        done = min(left + _BLOCK, width)
        seen = left < width and fronts[band, left // _TILE] <= order
        for x in range(left, done):
            covered += cover[row, x]
            cover[row, x] = _ZERO
            if seen:
                alpha = min(abs(covered), _ONE) * opacity
                if number < 0:
                    _light(planes, y, x, ink, alpha, number)
                else:
                    _put(planes, y, x, ink, alpha, numbered)
                    if numbered and alpha >= _HALF:
                        ids[y, x] = number
        block += _1
    cover[row, width] = _ZERO
    cover[row, width + _1] = _ZERO


@bare
def fill(brush: Brush, job: F32, lot: I64) -> None:
    """Fill what the added edges enclose in one band.

    Args:
        brush: Of a canvas with edges added; they are used up.
        job: (12) rows (with a fraction) where the upper colour ends and the lower begins, upper red, green, blue,
            lower red, green, blue, upper and lower opacity, and 1 by the depth in metres above and below.
        lot: (5) first row, row after the last, the object's number; in its place DARK or LIGHT to darken or lighten
            what is there in place of covering it; the band, and the operation's number as in `Canvas.fronts`.
    """
    ink = brush.ink
    ink[3] = -np.log2(max(job[10], np.float32(1e-5)))
    level = abs(job[10] - job[11]) < np.float32(1e-3) * job[10]
    scale = _ONE / max(job[1] - job[0], _ONE)
    spans = brush.spans
    number, band, order = lot[2], lot[3], lot[4]
    for y in range(lot[0], lot[1]):
        row = y - band * BAND
        if spans[row, 1] < 0:
            continue
        share = min(max((np.float32(y) + _HALF - job[0]) * scale, _ZERO), _ONE)
        opacity = job[8] + (job[9] - job[8]) * share
        if not level:
            # Along what runs away from the viewer, colour changes evenly with distance, not with height in the frame.
            near = max(job[10] + (job[11] - job[10]) * share, np.float32(1e-5))
            ink[3] = -np.log2(near)
            share = (_ONE / job[10] - _ONE / near) / (_ONE / job[10] - _ONE / job[11])
        for c in range(3):
            ink[c] = job[2 + c] + (job[5 + c] - job[2 + c]) * share
        _row(brush, unsigned(band), order, unsigned(y), ink, opacity, number)
        spans[row, 0] = NO_SPAN
        spans[row, 1] = -1


@bare
def draw_dot(brush: Brush, box: F32, job: F32, first: int, last: int, number: int) -> None:
    """Draw an outline that is hardly larger than a pixel: its area, spread evenly over its box.

    Args:
        brush: Of what is drawn on.
        box: (7) as `bounds` gives it.
        job: (13) as for `fill`, and the outline's area.
        first: First row that is drawn.
        last: Row after the last.
        number: The object's.
    """
    planes, ids, ink = brush.planes, brush.ids, brush.ink
    wide, high = box[1] - box[0], box[3] - box[2]
    share = min(abs(job[12]) / max(wide * high, _NOTHING * _NOTHING), _ONE) * (job[8] + job[9]) * _HALF
    for c in range(3):
        ink[c] = (job[2 + c] + job[5 + c]) * _HALF
    ink[3] = -np.log2(max((job[10] + job[11]) * _HALF, np.float32(1e-5)))
    numbered = ids.shape[0] > 1
    begin, end = max(int(box[0]), 0), min(int(np.ceil(box[1])), planes.shape[2])
    for y in range(first, last):
        down = min(box[3], np.float32(y + 1)) - max(box[2], np.float32(y))
        for x in range(begin, end):
            across = min(box[1], np.float32(x + 1)) - max(box[0], np.float32(x))
            alpha = max(down, _ZERO) * across * share
            _put(planes, unsigned(y), unsigned(x), ink, alpha, numbered)
            if numbered and alpha >= _HALF:
                ids[y, x] = number
