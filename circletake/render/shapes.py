"""Shapes in one table: points end to end, colours under the light of the shot."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.scene import Floats, Rgb, Shape

SHINE = 0.85
"""How far above white a shape of emission 1 shines: that much blooms."""


class Lit(NamedTuple):
    """How one shape stands in the light and the air."""

    tint: Rgb
    """What white looks like on it."""
    haze: float = 1.0
    mist: float = 0.0
    """How thick mist lies at its foot."""
    flash: float = 1.0
    """How far lightning reaches it."""
    thickness: float = 0.0
    number: int = 0


class ShapeTable:
    """Collects shapes and writes them out as the arrays of a Reel."""

    def __init__(self, frames: int) -> None:
        self._frames = frames
        self._still: list[Floats] = []
        self._moving: list[Floats] = []
        self._counts = [0, 0]
        self._span: list[tuple[int, ...]] = []
        self._paint: list[tuple[float, ...]] = []
        self._fading: list[Floats] = []

    def __len__(self) -> int:
        return len(self._span)

    def add(self, shape: Shape, lit: Lit) -> int:
        """Add a shape; return its row."""
        points = shape.points
        moves = points.ndim == 3 and len(points) > 1
        flat = points if moves else points.reshape(-1, 3)
        (self._moving if moves else self._still).append(flat)
        count = flat.shape[-2]
        first = self._counts[moves]
        self._counts[moves] += count
        fading = -1
        if shape.opacity is not None:
            fading = len(self._fading)
            self._fading.append(np.broadcast_to(np.asarray(shape.opacity, np.float32), (self._frames,)))
        self._span.append((first, count, int(moves), lit.number, fading, int(shape.rim)))
        paint = shape.paint
        top = _lit(paint.colour, lit.tint, paint.emission)
        bottom = _lit(paint.bottom or paint.colour, lit.tint, paint.emission)
        flash = lit.flash * (1.0 - min(paint.emission, 1.0))
        self._paint.append(
            (
                *top,
                *bottom,
                paint.opacity,
                paint.fade,
                lit.haze * (1.0 - 0.55 * paint.emission),
                lit.thickness,
                0.0,
                lit.mist,
                flash,
            )
        )
        return len(self._span) - 1

    @property
    def still(self) -> Floats:
        """Return (N, 3) points."""
        return np.ascontiguousarray(np.concatenate(self._still or [np.zeros((1, 3), np.float32)]), np.float32)

    @property
    def moving(self) -> Floats:
        """Return (F, M, 3) points."""
        if not self._moving:
            return np.zeros((self._frames, 1, 3), np.float32)
        return np.ascontiguousarray(np.concatenate(self._moving, axis=1), np.float32)

    @property
    def span(self) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
        """Return (S, 6); see Reel."""
        return np.array(self._span or [(0, 0, 0, 0, -1, 0)], np.int32)

    @property
    def paint(self) -> Floats:
        """Return (S, 13); see Reel."""
        return np.array(self._paint or [(0.0,) * 13], np.float32)

    @property
    def fading(self) -> Floats:
        """Return (F, K) factors on opacities."""
        if not self._fading:
            return np.ones((self._frames, 1), np.float32)
        return np.ascontiguousarray(np.stack(self._fading, axis=1), np.float32)

    @property
    def longest(self) -> int:
        """Return the most points that one shape has."""
        return max((row[1] for row in self._span), default=0)


def _lit(colour: Rgb, tint: Rgb, emission: float) -> tuple[float, float, float]:
    glow = 1.0 + SHINE * emission
    red, green, blue = (c * (t * (1.0 - emission) + glow * emission) for c, t in zip(colour, tint, strict=True))
    return (red, green, blue)
