"""Clips to unit vectors.

Symbols: F frames, H, W pixels; a grid of R x C cells; K = 3 moments; B = 8 edge directions.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

DESCRIPTOR_VERSION = "descriptor-1"

_ROWS, _COLUMNS = 6, 10
_EDGE_ROWS, _EDGE_COLUMNS, _DIRECTIONS = 4, 6, 8
_MOMENTS = (0.1, 0.5, 0.9)
_GRAIN = np.float32(3.0)
"""Gradients up to this many levels a pixel are grain, not edges."""
_WEIGHTS = {"colour": 1.0, "edges": 0.8, "motion": 0.5}

DESCRIPTOR_SIZE = (
    len(_MOMENTS) * _ROWS * _COLUMNS * 3 + len(_MOMENTS) * _EDGE_ROWS * _EDGE_COLUMNS * _DIRECTIONS + _ROWS * _COLUMNS
)


def describe(frames: NDArray[np.uint8]) -> Floats:
    """Describe a clip.

    Args:
        frames: (F, H, W, 3) sRGB, F at least 1, H and W at least 12.

    Returns:
        (DESCRIPTOR_SIZE,) unit vector. Alike clips have an inner product near 1, unlike ones near 0.

    Raises:
        ValueError: another shape.
    """
    if frames.ndim != 4 or frames.shape[3] != 3 or min(frames.shape[1:3]) < 12:
        raise ValueError(f"needs (F, H, W, 3) frames of at least 12 x 12 pixels, got {frames.shape}")
    picked = frames[[min(len(frames) - 1, int(moment * len(frames))) for moment in _MOMENTS]]
    colours = np.stack([_opponent(_pool(picture, _ROWS, _COLUMNS)) for picture in picked])
    edges = np.stack([_edges(picture) for picture in picked])
    blocks = {"colour": colours, "edges": edges, "motion": _motion(frames)}
    parts = []
    for name, block in blocks.items():
        flat = block.reshape(-1).astype(np.float32)
        flat = flat - flat.mean() if name != "colour" else flat
        parts.append(_WEIGHTS[name] * flat / max(float(np.linalg.norm(flat)), 1e-6))
    vector = np.concatenate(parts)
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


def _pool(picture: NDArray[np.uint8] | Floats, rows: int, columns: int) -> Floats:
    """Average over a grid: (H, W, c) to (rows, columns, c)."""
    height, width = picture.shape[:2]
    y = np.linspace(0, height, rows + 1).astype(int)
    x = np.linspace(0, width, columns + 1).astype(int)
    sums = np.add.reduceat(np.add.reduceat(picture.astype(np.float32), y[:-1], axis=0), x[:-1], axis=1)
    areas = np.outer(np.diff(y), np.diff(x)).astype(np.float32)
    return np.asarray(sums / areas[..., None], np.float32)


def _opponent(cells: Floats) -> Floats:
    """Turn (R, C, 3) sRGB means into lightness less its mean, red-green and blue-yellow, all about -1 to 1."""
    red, green, blue = (cells[..., i] / np.float32(255.0) for i in range(3))
    light = (red + green + blue) / 3
    return np.stack(
        [2 * (light - light.mean()) + 0.5 * (light.mean() - 0.5), red - green, (red + green) / 2 - blue], -1
    )


def _edges(picture: NDArray[np.uint8]) -> Floats:
    """Return (R, C, B) gradient energy by direction, each cell's square root, so that one strong edge does not rule."""
    grey = picture.astype(np.float32).mean(-1)
    gy, gx = np.gradient(grey)
    strength = np.maximum(np.hypot(gx, gy) - _GRAIN, np.float32(0))
    direction = ((np.arctan2(gy, gx) % np.pi) / np.pi * _DIRECTIONS).astype(int) % _DIRECTIONS
    layers = np.where(direction[..., None] == np.arange(_DIRECTIONS), strength[..., None], np.float32(0))
    return np.sqrt(_pool(layers.astype(np.float32), _EDGE_ROWS, _EDGE_COLUMNS))


def _motion(frames: NDArray[np.uint8]) -> Floats:
    """Return (R, C) mean absolute change from frame to frame."""
    if len(frames) < 2:
        return np.zeros((_ROWS, _COLUMNS), np.float32)
    steps = np.abs(np.diff(frames.astype(np.float32).mean(-1), axis=0))
    change = np.maximum(steps - _GRAIN, np.float32(0)).mean(0)
    return _pool(change[..., None], _ROWS, _COLUMNS)[..., 0]
