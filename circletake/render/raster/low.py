"""The low picture: a quarter of the width and height, for what is soft anyway."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.lending import lend
from circletake.render.raster.reel import BAND, F32, I64, LOW, SKY_DEPTH, Canvas, inner, kernel

_ZERO = np.float32(0.0)
_HALF = np.float32(0.5)
_DEEPEST = np.float32(-4.0)
"""No depth, in log2 metres, is less."""


@kernel
def _stack_rows(planes: F32, c: int, y: int, floor: np.float32, out: F32) -> None:
    """Write the sum of LOW rows from row y on, each above a floor; beyond the picture its last row goes on."""
    last = planes.shape[1] - 1
    first, second = planes[c, min(y, last)], planes[c, min(y + 1, last)]
    third, fourth = planes[c, min(y + 2, last)], planes[c, min(y + 3, last)]
    for x in range(out.size):
        out[x] = (max(first[x], floor) + max(second[x], floor)) + (max(third[x], floor) + max(fourth[x], floor))


@kernel
def _gather_row(stack: F32, share: np.float32, drop: np.float32, out: F32) -> None:
    """Write for each low cell `share` of the sum of its LOW columns, less `drop`."""
    whole = stack.size // LOW
    for u in range(whole):
        x = u * LOW
        out[u] = ((stack[x] + stack[x + 1]) + (stack[x + 2] + stack[x + 3])) * share - drop
    for u in range(whole, out.size):
        total = _ZERO
        for k in range(LOW):
            total += stack[min(u * LOW + k, stack.size - 1)]
        out[u] = total * share - drop


@kernel
def reduce_planes(planes: F32, out: F32, bright: np.float32) -> None:
    """Average squares of LOW x LOW pixels; of the colours only what exceeds `bright`."""
    planes, out = lend((planes, out))
    share = np.float32(1.0 / (LOW * LOW))
    stack = np.empty(planes.shape[2], np.float32)
    for v in range(out.shape[1]):
        for c in range(3):
            _stack_rows(planes, c, v * LOW, bright, stack)
            _gather_row(stack, share, bright, out[c, v])
        _stack_rows(planes, 3, v * LOW, _DEEPEST, stack)
        _gather_row(stack, share, _ZERO, out[3, v])


@inner
def _slide(row: F32, room: F32, radius: int) -> None:
    """Write the running mean along a row."""
    columns = row.size
    inverse = np.float32(1.0 / (2 * radius + 1))
    total = row[0] * np.float32(radius)
    for u in range(radius + 1):
        total += row[min(u, columns - 1)]
    for u in range(columns):
        room[u] = total * inverse
        total += row[min(u + radius + 1, columns - 1)] - row[max(u - radius, 0)]


@inner
def _slide_four(image: F32, room: F32, radius: int) -> None:
    """Write running means along four rows: a sum waits for the one before, four sums do not wait for each other."""
    columns = image.shape[1]
    inverse = np.float32(1.0 / (2 * radius + 1))
    a = image[0, 0] * np.float32(radius)
    b = image[1, 0] * np.float32(radius)
    c = image[2, 0] * np.float32(radius)
    d = image[3, 0] * np.float32(radius)
    for u in range(radius + 1):
        at = min(u, columns - 1)
        a += image[0, at]
        b += image[1, at]
        c += image[2, at]
        d += image[3, at]
    for u in range(columns):
        room[0, u], room[1, u], room[2, u], room[3, u] = a * inverse, b * inverse, c * inverse, d * inverse
        ahead, behind = min(u + radius + 1, columns - 1), max(u - radius, 0)
        a += image[0, ahead] - image[0, behind]
        b += image[1, ahead] - image[1, behind]
        c += image[2, ahead] - image[2, behind]
        d += image[3, ahead] - image[3, behind]


@kernel
def blur(image: F32, room: F32, radius: int, passes: int) -> None:
    """Blur a (rows, columns) image in place by box passes; beyond its sides its border goes on."""
    rows, columns = image.shape
    inverse = np.float32(1.0 / (2 * radius + 1))
    together = rows - rows % 4
    for _ in range(passes):
        for v in range(0, together, 4):
            _slide_four(image[v : v + 4], room[v : v + 4], radius)
        for v in range(together, rows):
            _slide(image[v], room[v], radius)
        column = np.empty(columns, np.float32)
        for u in range(columns):
            column[u] = room[0, u] * np.float32(radius)
        for v in range(radius + 1):
            for u in range(columns):
                column[u] += room[min(v, rows - 1), u]
        for v in range(rows):
            ahead = min(v + radius + 1, rows - 1)
            behind = max(v - radius, 0)
            for u in range(columns):
                image[v, u] = column[u] * inverse
                column[u] += room[ahead, u] - room[behind, u]


@kernel
def widen(low: F32, out: F32) -> None:
    """Write a low row at full width, linear between cell centres."""
    columns, width = low.size, out.size
    half = LOW // 2
    for x in range(min(half, width)):
        out[x] = low[0]
    whole = min(columns - 1, max(width - half, 0) // LOW)
    for u in range(whole):
        held = low[u]
        step = (low[u + 1] - held) * np.float32(1.0 / LOW)
        base = u * LOW + half
        for k in range(LOW):
            out[base + k] = held + step * (np.float32(k) + _HALF)
    for u in range(whole, columns - 1):
        step = (low[u + 1] - low[u]) * np.float32(1.0 / LOW)
        base = u * LOW + half
        for k in range(max(width - base, 0)):
            out[base + k] = low[u] + step * (np.float32(k) + _HALF)
    for x in range(min((columns - 1) * LOW + half, width), width):
        out[x] = low[columns - 1]


@kernel
def low_row(y: int, last: int) -> int:
    """Return the low row whose centre is the next at or above that of row y, at most `last`."""
    return min(int(max((y + 0.5) / LOW - 0.5, 0.0)), last)


@kernel
def widen_to(low: F32, y: int, wide: F32, known: I64) -> np.float32:
    """Have the two low rows between which row y of the picture lies at full width; return how far it's to the second.

    Args:
        low: (rows, columns) low picture.
        y: Row of the picture; asked for downwards, each low row is widened once.
        wide: (2, W) low row v is kept in `wide[v % 2]`.
        known: (2) which low row each holds, -1 for none.
    """
    last = low.shape[0] - 1
    v = low_row(y, last)
    for row in range(v, min(v + 1, last) + 1):
        if known[row % 2] != row:
            widen(low[row], wide[row % 2])
            known[row % 2] = row
    return np.float32(max((y + 0.5) / LOW - 0.5, 0.0) - v)


@kernel
def spread_rows(low: F32, top: int, limit: int, out: F32) -> None:
    """Write rows `top` to before `limit` of a low picture into the same rows of `out` (H, W), linear between cells."""
    low, out = lend((low, out))
    wide = np.empty((2, out.shape[1]), np.float32)
    known = np.full(2, -1, np.int64)
    last = low.shape[0] - 1
    for y in range(top, limit):
        part = widen_to(low, y, wide, known)
        v = low_row(y, last)
        first, second, row = wide[v % 2], wide[min(v + 1, last) % 2], out[y]
        for x in range(row.size):
            row[x] = first[x] + (second[x] - first[x]) * part


@kernel
def defocus(canvas: Canvas, radius: int) -> None:
    """Put everything drawn so far out of focus. The radius is in cells of the low picture."""
    reduce_planes(canvas.planes, canvas.low[0], _ZERO)
    for c in range(3):
        blur(canvas.low[0, c], canvas.low[1, c], radius, 2)
        spread_rows(canvas.low[0, c], 0, canvas.planes.shape[1], canvas.planes[c])


@kernel
def _sample_row(panorama: F32, v: float, columns: F32, flash: np.float32, out: F32) -> None:
    """Write a row of the sky, (3, columns of the low picture), from a row of the panorama and its columns."""
    rows = panorama.shape[1]
    v = min(max(v, 0.0), rows - 1.001)
    i = int(v)
    down = np.float32(v - i)
    for c in range(3):
        for u in range(columns.size):
            j = np.uint32(columns[u])
            across = columns[u] - np.float32(j)
            above = panorama[c, i, j] + (panorama[c, i, j + 1] - panorama[c, i, j]) * across
            below = panorama[c, i + 1, j] + (panorama[c, i + 1, j + 1] - panorama[c, i + 1, j]) * across
            out[c, u] = (above + (below - above) * down) * flash


@kernel
def draw_sky(canvas: Canvas, panorama: F32, frame: F32, camera: F32, flash: np.float32, band: int) -> None:
    """Paint the sky over one band.

    Args:
        canvas: What is painted on; its depth becomes that of the sky. Its low picture is used up.
        panorama: (3, rows, columns) the sky by direction, top row first.
        frame: (4) tangent of the leftmost and of the highest direction, columns and rows a unit of tangent.
        camera: (6) as in `Reel.camera`.
        flash: Factor on the light.
        band: Which.
    """
    canvas = lend(canvas)
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    top, limit = band * BAND, min(band * BAND + BAND, height)
    scale = 1.0 / (height * camera[3])
    low = canvas.low[0]
    last = low.shape[1] - 1
    columns = np.empty(low.shape[2], np.float32)
    for u in range(columns.size):
        across = ((u + 0.5) * LOW - 0.5 * width - camera[4] * height) * scale
        columns[u] = min(max((across - frame[0]) * frame[2] - 0.5, 0.0), panorama.shape[2] - 1.001)
    for v in range(low_row(top, last), min(low_row(limit - 1, last) + 1, last) + 1):
        up = (camera[5] * height - (v + 0.5) * LOW) * scale
        _sample_row(panorama, (frame[1] - up) * frame[3] - 0.5, columns, flash, low[:3, v])
    for c in range(3):
        spread_rows(low[c], top, limit, canvas.planes[c])
    canvas.planes[3, top:limit] = np.float32(SKY_DEPTH)
