"""Extent: how far a performer really reaches, frame by frame."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.scene import Floats, Performance, Shape

_SOLID = 0.6
_WHOLE = 0.95
"""Opacity from which a sheet that comes and goes is a body's, not spray."""


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
    """Measure a performer's solid sheets; beams, smoke, spray and what is not shown do not count."""
    frames = len(performance.anchor)
    left, bottom = np.full(frames, np.inf, np.float32), np.full(frames, np.inf, np.float32)
    right, top = -left, -bottom
    for shape in performance.shapes:
        if not _solid(shape):
            continue
        x, y = shape.points[..., 0], shape.points[..., 1]
        gone = np.where(shape.opacity < 0.5, np.float32(np.inf), np.float32(0)) if shape.opacity is not None else 0.0
        left, right = np.minimum(left, x.min(axis=-1) + gone), np.maximum(right, x.max(axis=-1) - gone)
        bottom, top = np.minimum(bottom, y.min(axis=-1) + gone), np.maximum(top, y.max(axis=-1) - gone)
    seen = np.isfinite(left)
    if seen.all():
        return Extent(left, right, bottom, top)
    x, y = performance.anchor[:, 0], performance.anchor[:, 1]
    half = performance.width_m / 2
    return Extent(
        np.where(seen, left, x - half).astype(np.float32),
        np.where(seen, right, x + half).astype(np.float32),
        np.where(seen, bottom, y).astype(np.float32),
        np.where(seen, top, y + performance.height_m).astype(np.float32),
    )


def own_reach(performance: Performance) -> Extent:
    """Measure a performer without what has left his hands: a thrown ball leads no camera."""
    reach = extent_of(performance)
    if "pelvis" not in performance.key_points:
        return reach
    # A crowd is as wide as it stands; beyond an arm and what it holds nothing is a body any more.
    half = performance.width_m / 2 + 0.9 * performance.height_m
    x = performance.anchor[:, 0]
    left, right = np.maximum(reach.left, x - half), np.minimum(reach.right, x + half)
    return Extent(left.astype(np.float32), right.astype(np.float32), reach.bottom, reach.top)


def _solid(shape: Shape) -> bool:
    paint = shape.paint
    return paint.opacity >= _SOLID and paint.fade >= _SOLID and (shape.opacity is None or paint.opacity >= _WHOLE)
