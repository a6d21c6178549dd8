"""Blur of what is drawn: discs of what lies out of focus, and the smear of a camera that swings round."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.low import blur, reduce_planes, spread_rows
from circletake.render.raster.reel import F32, LOW, Canvas, kernel

_ZERO = np.float32(0.0)
_ONE = np.float32(1.0)
_COARSE_PX = 7.0
"""Half width from which on a blur is made in the low picture."""


@kernel
def _box_row(row: F32, out: F32, radius: float) -> None:
    """Average a row over `radius` pixels to each side, with a fraction; beyond its ends its last value goes on."""
    whole = int(radius)
    part = radius - whole
    last = row.size - 1
    inverse = 1.0 / (2.0 * radius + 1.0)
    total = 0.0
    for k in range(-whole, whole + 1):
        total += row[min(max(k, 0), last)]
    for x in range(row.size):
        before, after = row[max(x - whole - 1, 0)], row[min(x + whole + 1, last)]
        out[x] = np.float32((total + part * (before + after)) * inverse)
        total += after - row[max(x - whole, 0)]


@kernel
def _box_columns(image: F32, out: F32, radius: float) -> None:
    """Average all columns of an image in the same way."""
    whole = int(radius)
    part = radius - whole
    rows, columns = image.shape
    last = rows - 1
    inverse = 1.0 / (2.0 * radius + 1.0)
    total = np.zeros(columns, np.float64)
    for k in range(-whole, whole + 1):
        for x in range(columns):
            total[x] += image[min(max(k, 0), last), x]
    for y in range(rows):
        before, after = image[max(y - whole - 1, 0)], image[min(y + whole + 1, last)]
        gone, row = image[max(y - whole, 0)], out[y]
        for x in range(columns):
            row[x] = np.float32((total[x] + part * (before[x] + after[x])) * inverse)
            total[x] += after[x] - gone[x]


@kernel
def soften(canvas: Canvas, out: F32, across: float, down: float) -> None:
    """Write (4, H, W) planes as they look out of focus.

    Args:
        canvas: What is drawn; its low picture is used up.
        out: (4, H, W) is written.
        across: Half the width of the blur, in pixels.
        down: Half its height.
    """
    planes = canvas.planes
    if max(across, down) < _COARSE_PX:
        room = np.empty((planes.shape[1], planes.shape[2]), np.float32)
        for c in range(4):
            for y in range(planes.shape[1]):
                _box_row(planes[c, y], room[y], across)
            _box_columns(room, out[c], down)
        return
    low = canvas.low
    reduce_planes(planes, low[0], _ZERO)
    for c in range(4):
        for v in range(low.shape[2]):
            _box_row(low[0, c, v], low[1, c, v], across / LOW)
        _box_columns(low[1, c], low[0, c], down / LOW)
        blur(low[0, c], low[1, c], 1, 1)
        spread_rows(low[0, c], 0, planes.shape[1], out[c])


@kernel
def lay_soft(planes: F32, soft: F32, near: float, far: float) -> None:
    """Put softened planes in the place of the sharp ones where these are far: not at `near`, wholly from `far` on.

    Args:
        planes: (4, H, W) is changed.
        soft: (4, H, W).
        near: Log2 metres.
        far: Log2 metres.
    """
    start = np.float32(near)
    scale = np.float32(1.0 / max(far - near, 1e-3))
    share = np.empty(planes.shape[2], np.float32)
    for y in range(planes.shape[1]):
        depth = planes[3, y]
        for x in range(share.size):
            share[x] = min(max((depth[x] - start) * scale, _ZERO), _ONE)
        for c in range(4):
            row, other = planes[c, y], soft[c, y]
            for x in range(share.size):
                row[x] += (other[x] - row[x]) * share[x]


@kernel
def lay_before(planes: F32, dark: F32, bright: F32) -> None:
    """Lay something before a picture, known by how it looks before black and before white.

    Args:
        planes: (4, H, W) the picture; is changed.
        dark: (4, H, W) before black.
        bright: (4, H, W) before white.
    """
    for c in range(3):
        for y in range(planes.shape[1]):
            row, low, high = planes[c, y], dark[c, y], bright[c, y]
            for x in range(row.size):
                row[x] = low[x] + row[x] * min(max(high[x] - low[x], _ZERO), _ONE)


@kernel
def smear(canvas: Canvas, pixels: float) -> None:
    """Smear everything across by a number of pixels: what the camera sweeps over while a frame is exposed."""
    room = np.empty(canvas.planes.shape[2], np.float32)
    for c in range(4):
        for y in range(canvas.planes.shape[1]):
            room[:] = canvas.planes[c, y]
            _box_row(room, canvas.planes[c, y], 0.5 * pixels)
