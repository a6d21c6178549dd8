"""Extent: how far a performer really reaches, frame by frame."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.scene import Floats, Performance

_SOLID = 0.6


class Extent(NamedTuple):
    """A performer's reach in metres; all (frames,)."""

    left: Floats
    right: Floats
    bottom: Floats
    top: Floats

    @property
    def width(self) -> float:
        """Return how wide it usually is."""
        return float(np.median(self.right - self.left))

    @property
    def height(self) -> float:
        """Return how high it usually is."""
        return float(np.median(self.top - self.bottom))


def extent_of(performance: Performance) -> Extent:
    """Measure a performer's solid sheets; beams, smoke and what fades do not count."""
    frames = len(performance.anchor)
    left, bottom = np.full(frames, np.inf, np.float32), np.full(frames, np.inf, np.float32)
    right, top = -left, -bottom
    for shape in performance.shapes:
        if shape.paint.opacity < _SOLID or shape.paint.fade < _SOLID or shape.opacity is not None:
            continue
        x, y = shape.points[..., 0], shape.points[..., 1]
        left, right = np.minimum(left, x.min(axis=-1)), np.maximum(right, x.max(axis=-1))
        bottom, top = np.minimum(bottom, y.min(axis=-1)), np.maximum(top, y.max(axis=-1))
    if not np.isfinite(left).all():
        x, y = performance.anchor[:, 0], performance.anchor[:, 1]
        half = performance.width_m / 2
        return Extent(x - half, x + half, y, y + performance.height_m)
    return Extent(left, right, bottom, top)
