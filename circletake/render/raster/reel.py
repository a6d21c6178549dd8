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


def bare(function: _Function) -> _Function:
    """Compile a kernel that makes no array of its own: it counts no references at all (see `lending`)."""
    options: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy", "_nrt": False}
    compiled: Any = njit(**options)(function)
    return cast(_Function, compiled)


def inner(function: _Function) -> _Function:
    """Make a function part of each kernel that calls it, and compile it only there."""
    compiled: Any = njit(cache=True, nogil=True, error_model="numpy", inline="always")(function)
    return cast(_Function, compiled)


unsigned: Callable[[float], int] = cast(Any, np.uint64)
"""Make a count or place one without sign: compiled code need not ask whether such an index is negative."""

BLOCK = 4
"""Pixels of a row that share one mark: blocks without an edge are filled without looking at each pixel."""

TILE = 16
"""Columns of a tile; its rows are a band's."""

BAND = 16
"""Rows that are drawn at once, from the farthest sheet to the nearest: so few that they stay in a core's cache."""

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
    """(BAND, W + 2) signed areas of the shape being filled; zero between shapes."""
    marks: U8
    """(BAND, W // BLOCK + 2) 1 where an edge of the shape being filled runs."""
    spans: I32
    """(BAND, 2) first and last marked block of each row."""
    points: F32
    """(P, 3) projected points of one shape, and room for those that clipping adds: x, y in pixels, depth in metres."""
    low: F32
    """(2, 4, H / LOW, W / LOW): bloom and blurred depth, and room to blur."""
    fronts: I32
    """(bands, W // TILE + 2) for each tile the number of the last operation that covers it
    wholly, counted from 1 in drawing order; 0 for none. What is drawn there before is never seen."""
    touched: U8
    """(bands, tiles) 1 where an edge of the shape in question runs; zero between shapes."""
    turns: I32
    """(bands, tiles) how often the outline in question turns round what lies right of here; zero between shapes."""
    box: F32
    """(7) of the shape being drawn; see `bounds`."""
    job: F32
    """(12) what `fill` lays on."""
    lot: I64
    """(5) where it lays it."""
    ink: F32
    """(4) red, green, blue and depth of the row being filled."""
    bend: F32
    """(4) how the outline being projected is bent; see `project`."""


class Brush(NamedTuple):
    """What filling needs of a canvas. A call hands over every number of every array, so that short calls take few."""

    planes: F32
    ids: U16
    cover: F32
    marks: U8
    spans: I32
    fronts: I32
    ink: F32


@inner
def brush_of(canvas: Canvas) -> Brush:
    """Return what filling needs of a canvas."""
    return Brush(canvas.planes, canvas.ids, canvas.cover, canvas.marks, canvas.spans, canvas.fronts, canvas.ink)


class Reel(NamedTuple):
    """A whole take as arrays. F frames, S shapes, K moving opacities, O objects."""

    still: F32
    """(N, 3) points in metres of what stands still."""
    moving: F32
    """(F, M, 3) points in metres of what moves."""
    span: I32
    """(S, 6): first point, count, moves (0 or 1), object number, row of `fading` or -1, and 1 for a lit edge."""
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
