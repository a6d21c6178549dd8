"""Hiding: rectangles that opaque sheets cover, so that nothing is drawn that is painted over later."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.reel import BLOCK, F32, kernel

MOST_HIDERS = 96
"""Rectangles that are looked at in a frame."""
_UPRIGHT_PX = 1.0
"""How far two corners of an upright side may lie apart across."""
_LEAST_PX = 24.0
"""Side from which on a rectangle is worth looking at."""


@kernel
def inner_rectangle(points: F32, out: F32) -> bool:
    """Write left, right, top and bottom of pixels that a sheet of four corners with upright sides surely covers.

    Args:
        points: (>= 4, 3) its corners in pixels, in order.
        out: (4) is written.

    Returns:
        False when it has no upright sides, or is too small to matter.
    """
    xs = np.sort(points[:4, 0].copy())
    ys = np.sort(points[:4, 1].copy())
    if xs[1] - xs[0] > _UPRIGHT_PX or xs[3] - xs[2] > _UPRIGHT_PX:
        return False
    # In the blocks that an edge runs through, a cover of all but a rounding error still lets through what was there.
    out[0], out[1] = np.ceil(xs[1]) + BLOCK + 1.0, np.floor(xs[2]) - BLOCK - 1.0
    out[2], out[3] = np.ceil(ys[1]) + 1.0, np.floor(ys[2]) - 1.0
    wide, tall = out[1] - out[0], out[3] - out[2]
    if wide < _LEAST_PX or tall < _LEAST_PX:
        return False
    area = 0.0
    for i in range(4):
        j = i + 1 if i < 3 else 0
        area += 0.5 * (points[i, 0] * points[j, 1] - points[j, 0] * points[i, 1])
    # A sheet whose sides cross does not cover what lies between its corners.
    return bool(abs(area) >= wide * tall)


@kernel
def is_hidden(box: F32, air: F32, hiders: F32) -> bool:
    """Tell whether a box of left, right, top and bottom, with the lit edge around it, lies in one of the hiders."""
    for i in range(hiders.shape[0]):
        inside = box[0] - abs(air[5]) - 1.0 >= hiders[i, 0] and box[1] + abs(air[5]) + 1.0 <= hiders[i, 1]
        if inside and box[2] - abs(air[6]) - 1.0 >= hiders[i, 2] and box[3] + abs(air[6]) + 1.0 <= hiders[i, 3]:
            return True
    return False
