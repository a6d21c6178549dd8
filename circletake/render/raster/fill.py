"""Filling: coverage becomes colour, a run of pixels at a time."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.reel import BLOCK, F32, I64, NO_SPAN, U8, U16, Canvas, kernel

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


@kernel
def _cover_whole(planes: F32, y: int, xa: int, xb: int, ink: F32) -> None:
    """Set pixels xa to xb of a row to an ink: red, green, blue, depth."""
    for c in range(4):
        row = planes[c, y, xa:xb]
        value = ink[c]
        for x in range(row.size):
            row[x] = value


@kernel
def _cover_part(planes: F32, y: int, xa: int, xb: int, ink: F32, alpha: np.float32) -> None:
    """Mix pixels xa to xb of a row with an ink."""
    keep = _ONE - alpha
    for c in range(3):
        row = planes[c, y, xa:xb]
        value = ink[c] * alpha
        for x in range(row.size):
            row[x] = row[x] * keep + value
    row = planes[3, y, xa:xb]
    take = _ONE if alpha >= _WRITES_DEPTH else _ZERO
    for x in range(row.size):
        row[x] += (ink[3] - row[x]) * take


@kernel
def _cover_edge(planes: F32, y: int, xa: int, xb: int, ink: F32, room: F32, exact: bool) -> None:
    """Mix pixels xa to xb of a row with an ink, each by its own alpha in `room`.

    Depth is mixed as the colours are, so that the shadow of paper on paper ends as softly as the paper does; where it
    has to be `exact`, each pixel has the depth of one sheet.
    """
    alpha = room[xa:xb]
    for c in range(3):
        row = planes[c, y, xa:xb]
        value = ink[c]
        for x in range(row.size):
            row[x] += (value - row[x]) * alpha[x]
    row = planes[3, y, xa:xb]
    depth = ink[3]
    if exact:
        for x in range(row.size):
            row[x] = depth if alpha[x] >= _WRITES_DEPTH else row[x]
    else:
        for x in range(row.size):
            row[x] += (depth - row[x]) * alpha[x]


@kernel
def _light_edge(planes: F32, y: int, xa: int, xb: int, ink: F32, room: F32, number: int) -> None:
    """Darken or lighten pixels xa to xb of a row, each by its own alpha in `room`."""
    alpha = room[xa:xb]
    for c in range(3):
        row = planes[c, y, xa:xb]
        rest = _ONE - ink[c] if number == DARK else _ZERO
        light = ink[c] if number == LIGHT else _ZERO
        for x in range(row.size):
            row[x] = row[x] * (_ONE - alpha[x] * rest) + alpha[x] * light


@kernel
def _number(ids: U16, y: int, xa: int, xb: int, room: F32, number: int) -> None:
    row = ids[y, xa:xb]
    alpha = room[xa:xb]
    for x in range(row.size):
        if alpha[x] >= _HALF:
            row[x] = number


@kernel
def _lay(planes: F32, ids: U16, room: F32, y: int, xa: int, xb: int, ink: F32, alpha: np.float32, number: int) -> None:
    """Lay ink over a run of evenly covered pixels."""
    if alpha <= _NOTHING:
        return
    if number < 0:
        room[xa:xb] = alpha
        _light_edge(planes, y, xa, xb, ink, room, number)
        return
    if alpha >= _WHOLE:
        _cover_whole(planes, y, xa, xb, ink)
    else:
        _cover_part(planes, y, xa, xb, ink, alpha)
    if ids.shape[0] > 1 and alpha >= _HALF:
        ids[y, xa:xb] = number


@kernel
def _lay_edge(planes: F32, ids: U16, room: F32, y: int, xa: int, xb: int, ink: F32, number: int) -> None:
    """Lay ink over a run of pixels by the alphas in `room`."""
    if number < 0:
        _light_edge(planes, y, xa, xb, ink, room, number)
    else:
        _cover_edge(planes, y, xa, xb, ink, room, ids.shape[0] > 1)
        if ids.shape[0] > 1:
            _number(ids, y, xa, xb, room, number)


@kernel
def _cover(cover: F32, room: F32, xa: int, xb: int, covered: np.float32, opacity: np.float32) -> np.float32:
    """Sum a run's signed areas to alphas, leave it clean, and return the sum."""
    areas = cover[xa:xb]
    alpha = room[xa:xb]
    for x in range(areas.size):
        covered += areas[x]
        areas[x] = _ZERO
        alpha[x] = min(abs(covered), _ONE) * opacity
    return covered


@kernel
def _row(
    planes: F32, ids: U16, cover: F32, marks: U8, room: F32, y: int, span: tuple[int, int], ink: F32,
    opacity: np.float32, number: int,
) -> None:  # fmt: skip
    """Fill one row; `cover`, `marks` and `room` are that row's own, and are left clean."""
    width = planes.shape[2]
    covered = _ZERO
    block = span[0]
    start = block * BLOCK
    while block <= span[1]:
        if marks[block] == 0:
            block += 1
            continue
        left = block * BLOCK
        if left > start:
            _lay(planes, ids, room, y, start, left, ink, min(abs(covered), _ONE) * opacity, number)
        while block <= span[1] and marks[block]:
            marks[block] = 0
            block += 1
        start = min(block * BLOCK, width)
        covered = _cover(cover, room, left, start, covered, opacity)
        _lay_edge(planes, ids, room, y, left, start, ink, number)
    if start < width:
        _lay(planes, ids, room, y, start, width, ink, min(abs(covered), _ONE) * opacity, number)
    cover[width] = _ZERO
    cover[width + 1] = _ZERO


@kernel
def fill(canvas: Canvas, job: F32, lot: I64) -> None:
    """Fill what the added edges enclose.

    Args:
        canvas: With edges added; they are used up.
        job: (12) rows (with a fraction) where the upper colour ends and the lower begins, upper red, green, blue,
            lower red, green, blue, upper and lower opacity, and 1 by the depth in metres above and below.
        lot: (3) first row, row after the last, and the object's number; in its place DARK or LIGHT to darken or
            lighten what is there in place of covering it.
    """
    ink = np.empty(4, np.float32)
    ink[3] = -np.log2(max(job[10], np.float32(1e-5)))
    level = abs(job[10] - job[11]) < np.float32(1e-3) * job[10]
    scale = _ONE / max(job[1] - job[0], _ONE)
    planes, ids, spans = canvas.planes, canvas.ids, canvas.spans
    room = canvas.alpha[0]
    for y in range(lot[0], lot[1]):
        if spans[y, 1] < 0:
            continue
        share = min(max((np.float32(y) + _HALF - job[0]) * scale, _ZERO), _ONE)
        alpha = job[8] + (job[9] - job[8]) * share
        if not level:
            # Along what runs away from the viewer, colour changes evenly with distance, not with height in the frame.
            near = max(job[10] + (job[11] - job[10]) * share, np.float32(1e-5))
            ink[3] = -np.log2(near)
            share = (_ONE / job[10] - _ONE / near) / (_ONE / job[10] - _ONE / job[11])
        for c in range(3):
            ink[c] = job[2 + c] + (job[5 + c] - job[2 + c]) * share
        span = (spans[y, 0], spans[y, 1])
        _row(planes, ids, canvas.cover[y], canvas.marks[y], room, y, span, ink, alpha, lot[2])
        spans[y, 0] = NO_SPAN
        spans[y, 1] = -1
