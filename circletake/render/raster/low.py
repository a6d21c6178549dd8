"""The low picture: a quarter of the width and height, for what is soft anyway."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.reel import F32, LOW, SKY_DEPTH, Canvas, kernel

_ZERO = np.float32(0.0)
_HALF = np.float32(0.5)


@kernel
def _add_row(row: F32, out: F32, floor: np.float32) -> None:
    """Add to each low cell the sum of its LOW pixels of one row, above a floor."""
    whole = row.size // LOW
    for u in range(whole):
        cell = row[u * LOW : u * LOW + LOW]
        out[u] += (max(cell[0], floor) + max(cell[1], floor) + max(cell[2], floor) + max(cell[3], floor)) - np.float32(
            LOW
        ) * floor
    for u in range(whole, out.size):
        for k in range(LOW):
            out[u] += max(row[min(u * LOW + k, row.size - 1)], floor) - floor


@kernel
def reduce_planes(planes: F32, out: F32, bright: np.float32) -> None:
    """Average squares of LOW x LOW pixels; of the colours only what exceeds `bright`."""
    height = planes.shape[1]
    share = np.float32(1.0 / (LOW * LOW))
    for c in range(4):
        floor = bright if c < 3 else np.float32(-4.0)
        lift = _ZERO if c < 3 else np.float32(-4.0)
        for v in range(out.shape[1]):
            row = out[c, v]
            row[:] = _ZERO
            for y in range(v * LOW, v * LOW + LOW):
                _add_row(planes[c, min(y, height - 1)], row, floor)
            for u in range(row.size):
                row[u] = row[u] * share + lift


@kernel
def blur(image: F32, room: F32, radius: int, passes: int) -> None:
    """Blur a (rows, columns) image in place by box passes; beyond its sides its border goes on."""
    rows, columns = image.shape
    inverse = np.float32(1.0 / (2 * radius + 1))
    for _ in range(passes):
        for v in range(rows):
            total = image[v, 0] * np.float32(radius)
            for u in range(radius + 1):
                total += image[v, min(u, columns - 1)]
            for u in range(columns):
                room[v, u] = total * inverse
                total += image[v, min(u + radius + 1, columns - 1)] - image[v, max(u - radius, 0)]
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
def spread_row(low: F32, y: int, out: F32) -> None:
    """Write row y of a low picture at full width, linear between cell centres."""
    rows, columns = low.shape
    width = out.shape[0]
    at = max((y + 0.5) / LOW - 0.5, 0.0)
    v = min(int(at), rows - 1)
    beneath = min(v + 1, rows - 1)
    part = np.float32(at - v)
    half = LOW // 2
    first = low[v]
    second = low[beneath]
    held = first[0] + (second[0] - first[0]) * part
    for x in range(min(half, width)):
        out[x] = held
    for u in range(columns - 1):
        ahead = first[u + 1] + (second[u + 1] - first[u + 1]) * part
        step = (ahead - held) * np.float32(1.0 / LOW)
        base = u * LOW + half
        if base + LOW <= width:
            for k in range(LOW):
                out[base + k] = held + step * (np.float32(k) + _HALF)
        else:
            for k in range(max(width - base, 0)):
                out[base + k] = held + step * (np.float32(k) + _HALF)
        held = ahead
    for x in range(min((columns - 1) * LOW + half, width), width):
        out[x] = held


@kernel
def defocus(canvas: Canvas, radius: int, limit: int) -> None:
    """Put everything drawn so far out of focus. The radius is in cells of the low picture."""
    reduce_planes(canvas.planes, canvas.low[0], _ZERO)
    for c in range(3):
        blur(canvas.low[0, c], canvas.low[1, c], radius, 2)
        for y in range(limit):
            spread_row(canvas.low[0, c], y, canvas.planes[c, y])


@kernel
def _sample(panorama: F32, c: int, v: float, u: float) -> np.float32:
    rows, columns = panorama.shape[1], panorama.shape[2]
    v = min(max(v, 0.0), rows - 1.001)
    u = min(max(u, 0.0), columns - 1.001)
    i = int(v)
    j = int(u)
    dv = np.float32(v - i)
    du = np.float32(u - j)
    above = panorama[c, i, j] + (panorama[c, i, j + 1] - panorama[c, i, j]) * du
    below = panorama[c, i + 1, j] + (panorama[c, i + 1, j + 1] - panorama[c, i + 1, j]) * du
    value: np.float32 = above + (below - above) * dv
    return value


@kernel
def draw_sky(canvas: Canvas, panorama: F32, frame: F32, camera: F32, flash: np.float32, limit: int) -> None:
    """Paint the sky over the whole picture.

    Args:
        canvas: What is painted on; its depth becomes that of the sky.
        panorama: (3, rows, columns) the sky by direction, top row first.
        frame: (4) tangent of the leftmost and of the highest direction, columns and rows a unit of tangent.
        camera: (6) as in `Reel.camera`.
        flash: Factor on the light.
        limit: Rows from here on are covered later and left as they are.
    """
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    scale = 1.0 / (height * camera[3])
    low = canvas.low[0]
    for v in range(low.shape[1]):
        up = (camera[5] * height - (v + 0.5) * LOW) * scale
        row = (frame[1] - up) * frame[3] - 0.5
        for u in range(low.shape[2]):
            across = ((u + 0.5) * LOW - 0.5 * width - camera[4] * height) * scale
            column = (across - frame[0]) * frame[2] - 0.5
            for c in range(3):
                low[c, v, u] = _sample(panorama, c, row, column) * flash
    depth = np.float32(SKY_DEPTH)
    for y in range(limit):
        for c in range(3):
            spread_row(low[c], y, canvas.planes[c, y])
        canvas.planes[3, y] = depth
