"""What the network sees of a clip: a few pictures of one size, and how each of them moves.

Symbols: F frames, T moments, H = 64 rows, W = 112 columns, a grid of R = 8 by C = 14 cells.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

HEIGHT, WIDTH = 64, 112
ROWS, COLUMNS = 8, 14
CELL = HEIGHT // ROWS
FLOW_CHANNELS = 5
MOMENTS = 4
"""Moments at which a clip is looked at, spread evenly over it."""
_STEP_S = 1.0 / 6.0
"""Between a picture and the one that it is held against for motion."""
_FLAT = np.float32(6.0)
"""Gradient energy, in squared levels a pixel, below which no motion can be told."""
_FASTEST = np.float32(3.0)
"""Pixels a step beyond which motion is cut off."""
_SWING = np.float32(24.0)
"""Levels that count as much change, or much detail."""


class Look(NamedTuple):
    """A clip as the network sees it."""

    pictures: NDArray[np.uint8]
    """(T, H, W, 3) sRGB; what the clip's shape leaves free is black."""
    flows: Floats
    """(T, R, C, 5): motion right and down in pixels a step, change, and detail across and down."""
    seconds: float


def look_at(frames: NDArray[np.uint8], rate: float, moments: int = MOMENTS) -> Look:
    """Look at a clip.

    Args:
        frames: (F, H', W', 3) sRGB of any length and size.
        rate: frames a second.
        moments: T.

    Raises:
        ValueError: another shape, or a rate of 0 or less.
    """
    if frames.ndim != 4 or frames.shape[3] != 3 or min(frames.shape[:3]) < 1 or frames.dtype != np.uint8:
        raise ValueError(f"needs (F, H, W, 3) frames of uint8, at least one, got {frames.dtype} {frames.shape}")
    if not rate > 0:
        raise ValueError(f"needs a rate above 0 frames a second, got {rate!r}")
    first, second = moment_frames(len(frames), rate, moments)
    needed, back = np.unique(np.concatenate([first, second]), return_inverse=True)
    small = fit(frames[needed])
    one, other = small[back[:moments]], small[back[moments:]]
    return Look(one, flow(one, other, (second - first) / rate / _STEP_S), len(frames) / rate)


def moment_frames(count: int, rate: float, moments: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the (T,) frames to look at and those that they are held against: a sixth of a second later."""
    step = max(1, round(rate * _STEP_S))
    step = min(step, count - 1)
    shares = (np.arange(moments) + 0.5) / moments
    first = np.minimum((shares * (count - step)).astype(np.int64), count - 1)
    return first, first + step


def fit(frames: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Scale (F, H', W', 3) frames into H by W by area, shape kept, and put black around them."""
    height, width = frames.shape[1:3]
    scale = min(HEIGHT / height, WIDTH / width)
    rows, columns = max(1, round(height * scale)), max(1, round(width * scale))
    down, across = _areas(height, rows), _areas(width, columns)
    planes = np.ascontiguousarray(frames.transpose(0, 3, 1, 2)).astype(np.float32)
    scaled = (down @ planes).reshape(-1, width) @ across.T
    out = np.zeros((len(frames), HEIGHT, WIDTH, 3), np.uint8)
    top, left = (HEIGHT - rows) // 2, (WIDTH - columns) // 2
    pictures = np.clip(scaled + np.float32(0.5), 0, 255).astype(np.uint8).reshape(len(frames), 3, rows, columns)
    out[:, top : top + rows, left : left + columns] = pictures.transpose(0, 2, 3, 1)
    return out


def _areas(count: int, wanted: int) -> Floats:
    """Return (wanted, count) weights of averaging by area; enlarging, it interpolates."""
    if wanted > count:
        at = np.clip((np.arange(wanted) + 0.5) * count / wanted - 0.5, 0, count - 1)
        low = np.minimum(at.astype(np.int64), max(count - 2, 0))
        weights = np.zeros((wanted, count), np.float32)
        weights[np.arange(wanted), low] = 1 - (at - low)
        weights[np.arange(wanted), np.minimum(low + 1, count - 1)] += (at - low).astype(np.float32)
        return weights
    edges = np.arange(wanted + 1) * (count / wanted)
    pixel = np.arange(count)
    overlap = np.minimum(edges[1:, None], pixel + 1) - np.maximum(edges[:-1, None], pixel)
    weights = np.maximum(overlap, 0).astype(np.float32)
    return np.asarray(weights / weights.sum(1, keepdims=True), np.float32)


def flow(one: NDArray[np.uint8], other: NDArray[np.uint8], steps: NDArray[np.float64]) -> Floats:
    """Measure motion by least squares in every cell (B. Lucas, T. Kanade, IJCAI 1981).

    Args:
        one: (T, H, W, 3) pictures.
        other: the pictures after them.
        steps: (T,) times between them, in sixths of a second; 0 where they are one and the same.

    Returns:
        (T, R, C, 5): motion right, motion down (pixels a step, over 3), change, detail across, detail down, from 0 to
        about 1.
    """
    before, after = _soft(one), _soft(other)
    mean = (before + after) * np.float32(0.5)
    dx, dy, dt = np.zeros_like(mean), np.zeros_like(mean), after - before
    dx[:, :, 1:-1] = (mean[:, :, 2:] - mean[:, :, :-2]) * np.float32(0.5)
    dy[:, 1:-1] = (mean[:, 2:] - mean[:, :-2]) * np.float32(0.5)
    xx, xy, yy, xt, yt = (_cells(a * b) for a, b in ((dx, dx), (dx, dy), (dy, dy), (dx, dt), (dy, dt)))
    determinant = (xx + _FLAT) * (yy + _FLAT) - xy * xy
    right = (-(yy + _FLAT) * xt + xy * yt) / determinant
    down = (-(xx + _FLAT) * yt + xy * xt) / determinant
    paces = [1.0 / step if step > 0 else 0.0 for step in steps.tolist()]
    pace = np.array(paces, np.float32)[:, None, None]
    return np.stack(
        [
            np.clip(right * pace / _FASTEST, -1, 1), np.clip(down * pace / _FASTEST, -1, 1),
            np.sqrt(_cells(np.abs(dt)) * pace / _SWING), np.sqrt(xx) / _SWING, np.sqrt(yy) / _SWING,
        ],
        axis=-1,
    ).astype(np.float32)  # fmt: skip


def _soft(pictures: NDArray[np.uint8]) -> Floats:
    """Return the (T, H, W) grey of pictures, smoothed by a binomial kernel against grain."""
    grey = pictures.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    grey[:, 1:-1] = (grey[:, :-2] + 2 * grey[:, 1:-1] + grey[:, 2:]) * np.float32(0.25)
    grey[:, :, 1:-1] = (grey[:, :, :-2] + 2 * grey[:, :, 1:-1] + grey[:, :, 2:]) * np.float32(0.25)
    return grey


def _cells(values: Floats) -> Floats:
    """Average (T, H, W) over the grid's cells."""
    rows = values.reshape(len(values), ROWS, CELL, WIDTH).sum(2)
    return np.asarray(rows.reshape(len(values), ROWS, COLUMNS, CELL).mean(3) / np.float32(CELL), np.float32)
