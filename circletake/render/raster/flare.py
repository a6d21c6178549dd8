"""What a lens does to bright lights: ghosts of them on the other side of the frame, and level streaks."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.reel import F32, Canvas, kernel

_ZERO = np.float32(0.0)
_GHOSTS = 4
_PLACES = np.array([-0.34, -0.62, -1.0, 0.45], dtype=np.float32)
"""Where a ghost stands on the line from the light through the frame's middle: 1 is the light, -1 its mirror image."""
_TINTS = np.array([[0.9, 0.55, 0.35], [0.35, 0.7, 0.6], [0.45, 0.45, 0.9], [0.8, 0.7, 0.4]], dtype=np.float32)
_STREAK_TINT = np.array([0.30, 0.55, 1.0], dtype=np.float32)


@kernel
def _at(image: F32, v: float, u: float) -> np.float32:
    """Sample an image between its cells; nothing lies outside it."""
    rows, columns = image.shape
    if v < 0.0 or u < 0.0 or v >= rows - 1 or u >= columns - 1:
        return _ZERO
    i, j = int(v), int(u)
    dv, du = np.float32(v - i), np.float32(u - j)
    above = image[i, j] + (image[i, j + 1] - image[i, j]) * du
    below = image[i + 1, j] + (image[i + 1, j + 1] - image[i + 1, j]) * du
    value: np.float32 = above + (below - above) * dv
    return value


@kernel
def _ghosts(light: F32, out: F32, strength: float) -> None:
    """Add the ghosts of (3, rows, columns) light."""
    rows, columns = light.shape[1], light.shape[2]
    for k in range(_GHOSTS):
        scale = 1.0 / _PLACES[k]
        for v in range(rows):
            for u in range(columns):
                # The whole picture of the lights, turned over and drawn together around the frame's middle.
                y = 0.5 * rows + (v + 0.5 - 0.5 * rows) * scale
                x = 0.5 * columns + (u + 0.5 - 0.5 * columns) * scale
                for c in range(3):
                    out[c, v, u] += _TINTS[k, c] * np.float32(strength) * _at(light[c], y - 0.5, x - 0.5)


@kernel
def _streaks(light: F32, out: F32, strength: float) -> None:
    """Add a level streak through each light: it falls off evenly to both sides."""
    rows, columns = light.shape[1], light.shape[2]
    keep = np.float32(np.exp(-9.0 / columns))
    for v in range(rows):
        for side in range(2):
            carried = _ZERO
            for k in range(columns):
                u = k if side == 0 else columns - 1 - k
                bright = max(light[0, v, u], light[1, v, u], light[2, v, u])
                carried = max(carried * keep, bright)
                for c in range(3):
                    out[c, v, u] += _STREAK_TINT[c] * np.float32(0.5 * strength) * carried


@kernel
def add_flare(canvas: Canvas, flare: float, streak: float) -> None:
    """Add ghosts and streaks to the bloom in the low picture.

    Args:
        canvas: Its low picture holds the bloom.
        flare: Strength of the ghosts.
        streak: Strength of the streaks.
    """
    light = canvas.low[0, :3].copy()
    if flare > 0.0:
        _ghosts(light, canvas.low[0], flare)
    if streak > 0.0:
        _streaks(light, canvas.low[0], streak)
