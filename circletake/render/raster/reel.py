"""What the kernels draw on and what they draw: arrays alone, so that one call draws one frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

F32 = NDArray[np.float32]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]

_Function = TypeVar("_Function", bound=Callable[..., object])


def kernel(function: _Function) -> _Function:
    """Compile a function of numbers and arrays, once a machine; it lets go of the interpreter's lock."""
    compiled: Any = njit(cache=True, nogil=True, error_model="numpy")(function)
    return cast(_Function, compiled)


BLOCK = 16
"""Pixels of a row that share one mark: blocks without an edge are filled without looking at each pixel."""

LOW = 4
"""Side of the square of pixels that becomes one cell of the low picture (bloom, paper shadow)."""

NO_SPAN = 1 << 30
"""First marked block of a row that has none."""

SKY_DEPTH = 15.0
"""Depth, in log2 metres, of what nothing was drawn on."""

# Kinds of operation in `Reel.ops`.
SHAPE, GLOW, SPRITES, WATER, MIST, SHADOW, MIRROR, DEFOCUS = range(8)


class Canvas(NamedTuple):
    """The picture while it is drawn. H, W: rows and columns."""

    planes: F32
    """(4, H, W): red, green, blue (1 is white, more is light that blooms), and depth in log2 metres."""
    ids: U16
    """(H, W) object numbers, 0 for scenery; (1, 1) when nobody wants them."""
    cover: F32
    """(H, W + 2) signed areas of the shape being filled; zero between shapes."""
    marks: U8
    """(H, W // BLOCK + 2): 1 where an edge of the shape being filled runs."""
    spans: I32
    """(H, 2) first and last marked block of each row."""
    alpha: F32
    """(1, W) coverage along a row that edges run through."""
    points: F32
    """(P, 3) projected points of one shape, and room for those that clipping adds: x, y in pixels, depth in metres."""
    low: F32
    """(2, 4, H / LOW, W / LOW): bloom and blurred depth, and room to blur."""


class Reel(NamedTuple):
    """A whole take as arrays. F frames, S shapes, K moving opacities, O objects."""

    still: F32
    """(N, 3) points in metres of what stands still."""
    moving: F32
    """(F, M, 3) points in metres of what moves."""
    span: I32
    """(S, 7): first point, count, moves (0 or 1), object number, row of `fading` or -1, 1 for a lit edge, and when not
    0 how many first points are the upper edge of a sheet that covers everything below."""
    paint: F32
    """(S, 13): top red, green, blue, bottom red, green, blue, opacity, fade, haze factor, thickness, ground metres,
    mist factor, share of its light that flashes."""
    fading: F32
    """(F, K) factors on opacities."""
    objects: I32
    """(O, 2): first shape and count."""
    shear: F32
    """(F, O, 5): how a shadow falls: x and z in metres for each metre of height, ground height, strength, 0."""
    glows: F32
    """(F, G, 10): x, y, radius across, radius down (pixels), red, green, blue, strength, mode (0 adds light, 1 lightens
    what is there, 2 darkens), and for mode 1 the depth in log2 metres that its light reaches."""
    groups: F32
    """(Q, 6): first sprite, count, red, green, blue, softness."""
    sprites: F32
    """(F, N, 6): x0, y0, x1, y1, radius (pixels), opacity."""
    waters: F32
    """(F, Y, 14): first row, last row, red, green, blue far, red, green, blue near, mirror far, mirror near, ripple
    (pixels), phase, rows mirrored a row, mirror line."""
    mists: F32
    """(F, B, 7): middle row, softness up, softness down (pixels), red, green, blue, opacity."""
    ops: I32
    """(F or 1, n, 2): kind and index, in drawing order."""
    camera: F32
    """(F, 6): x, y, z in metres, focal length in frame heights, shift across in frame heights, horizon as share."""
    air: F32
    """(8): haze red, green, blue, metres in which half the contrast goes, most haze, rim x and y in pixels, rim
    strength."""
    rim: F32
    """(3) colour of lit edges."""
    flash: F32
    """(F) factor on all light but what shines by itself: lightning, flickering fire."""
