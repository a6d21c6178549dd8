"""A canvas to draw on, and the grain laid over it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from circletake.render.raster.reel import BAND, BLOCK, F32, LOW, NO_SPAN, TILE, Canvas

_GRAIN_ROWS = 256


def new_canvas(width: int, height: int, longest: int, *, numbered: bool = False) -> Canvas:
    """Return an empty canvas.

    Args:
        width: Columns.
        height: Rows.
        longest: Most points that one shape has.
        numbered: Whether it keeps which object each pixel shows.
    """
    tiles, bands = width // TILE + 2, -(-height // BAND)
    spans = np.full((BAND, 2), -1, np.int32)
    spans[:, 0] = NO_SPAN
    return Canvas(
        planes=np.zeros((4, height, width), np.float32),
        ids=np.zeros((height, width) if numbered else (1, 1), np.uint16),
        cover=np.zeros((BAND, width + 2), np.float32),
        marks=np.zeros((BAND, width // BLOCK + 2), np.uint8),
        spans=spans,
        points=np.zeros((2 * longest + 8, 3), np.float32),
        low=np.zeros((2, 4, -(-height // LOW), -(-width // LOW)), np.float32),
        fronts=np.zeros((bands, tiles), np.int32),
        touched=np.zeros((bands, tiles), np.uint8),
        turns=np.zeros((bands, tiles), np.int32),
        box=np.zeros(7, np.float32),
        job=np.zeros(12, np.float32),
        lot=np.zeros(5, np.int64),
        ink=np.zeros(4, np.float32),
        bend=np.zeros(4, np.float32),
    )


@lru_cache(maxsize=2)
def grain_tile(width: int) -> F32:
    """Return (rows, columns) of grain of standard deviation 1, wide enough for any corner of a picture."""
    rng = np.random.default_rng(20_260_101)
    tile = rng.standard_normal((_GRAIN_ROWS, width + _GRAIN_ROWS), np.float32)
    return np.clip(tile, -3.0, 3.0)
