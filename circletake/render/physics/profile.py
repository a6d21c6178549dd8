"""Profiles: what things can stand on, roll over and fall off, read off an outline from above."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats

_COLUMNS = 120


class Profile(NamedTuple):
    """The upper edge of a thing as level treads from left to right."""

    treads: tuple[tuple[float, float, float], ...]
    """(left, right, height), metres."""
    bottom: float

    def boxes(self, offset: Floats) -> tuple[Floats, ...]:
        """Return a box (4, 2) under each tread, shifted."""
        return tuple(
            np.array([(x0, self.bottom), (x1, self.bottom), (x1, y), (x0, y)], np.float32) + offset
            for x0, x1, y in self.treads
            if y - self.bottom > 1e-3
        )

    @property
    def right_edge(self) -> tuple[float, float]:
        """Return x and y of the right end of the highest tread."""
        _, x1, y = max(self.treads, key=lambda tread: (tread[2], tread[1] - tread[0]))
        return x1, y

    @property
    def summit(self) -> tuple[float, float, float]:
        """Return x and y of the middle of the highest tread, and which way it goes down: -1 left, 1 right."""
        x0, x1, y = max(self.treads, key=lambda tread: tread[2])
        middle = (self.treads[0][0] + self.treads[-1][1]) / 2
        return (x0 + x1) / 2, y, -1.0 if (x0 + x1) / 2 > middle else 1.0


def profile_of(points: Floats) -> Profile:
    """Read the profile of a thing from the corners (P, 2) of its sheets."""
    low, high = points.min(0), points.max(0)
    edges = np.linspace(low[0], high[0], _COLUMNS + 1)
    middles = (edges[:-1] + edges[1:]) / 2
    heights = np.full(_COLUMNS, low[1], np.float64)
    first, second = points, np.roll(points, -1, axis=0)
    for a, b in zip(first, second, strict=True):
        if abs(float(b[0] - a[0])) < 1e-9:
            continue
        share = (middles - a[0]) / (b[0] - a[0])
        inside = (share >= 0) & (share <= 1)
        heights[inside] = np.maximum(heights[inside], a[1] + share[inside] * (b[1] - a[1]))
    treads: list[tuple[float, float, float]] = []
    step = 0.02 * float(high[1] - low[1]) + 1e-4
    for left, right, height in zip(edges[:-1], edges[1:], heights, strict=True):
        if treads and abs(treads[-1][2] - height) < step:
            treads[-1] = (treads[-1][0], float(right), treads[-1][2])
        else:
            treads.append((float(left), float(right), float(height)))
    return Profile(tuple(treads), float(low[1]))
