"""Outlines that stand still: smooth cuts through a few points, and the plain figures.

An outline is (P, 2) float32, x to the right, y up, closed without repeating its first point.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.cast.arrays import Floats

_SPAN_POINTS = 7
"""Most points that one curved span between two given points is flattened to."""


class Knots(NamedTuple):
    """Points that a cut goes through."""

    points: Floats
    """(K, 2)."""
    corner: NDArray[np.bool_]
    """(K,), True where the scissors turn sharply."""


@lru_cache(maxsize=4096)
def knots(text: str) -> Knots:
    """Read `x,y x,y! ...`; an exclamation mark makes a corner."""
    pairs = [token.rstrip("!").split(",") for token in text.split()]
    points = np.array([(float(x), float(y)) for x, y in pairs], np.float32)
    return Knots(points, np.array([token.endswith("!") for token in text.split()]))


@lru_cache(maxsize=4096)
def cut(text: str) -> Floats:
    """Return the closed smooth outline through the knots of a text."""
    given = knots(text)
    outline = smooth(given.points, given.corner)
    outline.flags.writeable = False
    return outline


def smooth(points: Floats, corner: NDArray[np.bool_] | None = None, closed: bool = True) -> Floats:
    """Flatten a curve through (K, 2) points, straight on both sides of a corner's neighbour corners.

    Tangents are weighted by chord lengths, so that uneven spacing does not overshoot.
    """
    count = len(points)
    sharp = np.zeros(count, bool) if corner is None else corner
    before, after = np.roll(points, 1, 0), np.roll(points, -1, 0)
    reach_in = np.maximum(np.hypot(*(points - before).T), 1e-6)[:, None]
    reach_out = np.maximum(np.hypot(*(after - points).T), 1e-6)[:, None]
    slope_in, slope_out = (points - before) / reach_in, (after - points) / reach_out
    through = (slope_in * reach_out + slope_out * reach_in) / (reach_in + reach_out)
    leave = np.where(sharp[:, None], slope_out, through)
    arrive = np.where(sharp[:, None], slope_in, through)
    if not closed:
        leave[0], arrive[-1] = slope_out[0], slope_in[-1]
    size = float(np.ptp(points, axis=0).max()) or 1.0
    spans = []
    for i in range(count if closed else count - 1):
        j = (i + 1) % count
        reach = float(reach_out[i, 0])
        straight = sharp[i] and sharp[j]
        steps = 1 if straight else min(_SPAN_POINTS, max(2, math.ceil(reach / size * 28)))
        spans.append(_hermite(points[i], leave[i] * reach, points[j], arrive[j] * reach, steps))
    if not closed:
        spans.append(points[-1:])
    return np.concatenate(spans).astype(np.float32)


def _hermite(start: Floats, leave: Floats, end: Floats, arrive: Floats, steps: int) -> Floats:
    u = (np.arange(steps, dtype=np.float32) / steps)[:, None]
    v = 1 - u
    return (start * (1 + 2 * u) * v * v + leave * u * v * v + end * (3 - 2 * u) * u * u - arrive * u * u * v).astype(
        np.float32
    )


def oval(cx: float, cy: float, rx: float, ry: float, tilt_deg: float = 0.0, points: int = 24) -> Floats:
    """Return an ellipse."""
    turn = np.arange(points, dtype=np.float32) * np.float32(math.tau / points)
    x, y = rx * np.cos(turn), ry * np.sin(turn)
    c, s = math.cos(math.radians(tilt_deg)), math.sin(math.radians(tilt_deg))
    return np.stack([cx + x * c - y * s, cy + x * s + y * c], -1).astype(np.float32)


def box(x0: float, y0: float, x1: float, y1: float, radius: float = 0.0) -> Floats:
    """Return a rectangle, with round corners where a radius is given."""
    if radius <= 0:
        return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], np.float32)
    radius = min(radius, abs(x1 - x0) / 2, abs(y1 - y0) / 2)
    quarter = np.linspace(0, math.pi / 2, 5)
    centres = ((x1 - radius, y1 - radius), (x0 + radius, y1 - radius), (x0 + radius, y0 + radius))
    corners = [*centres, (x1 - radius, y0 + radius)]
    turns = [quarter + k * math.pi / 2 for k in range(4)]
    return np.concatenate(
        [
            np.stack([cx + radius * np.cos(turn), cy + radius * np.sin(turn)], -1)
            for (cx, cy), turn in zip(corners, turns, strict=True)
        ]
    ).astype(np.float32)


def star(cx: float, cy: float, outer: float, inner: float, rays: int = 5, turn_deg: float = 90.0) -> Floats:
    """Return a star of that many rays, its first one pointing to `turn_deg`."""
    turn = np.radians(turn_deg) + np.arange(2 * rays) * math.pi / rays
    reach = np.where(np.arange(2 * rays) % 2 == 0, outer, inner)
    return np.stack([cx + reach * np.cos(turn), cy + reach * np.sin(turn)], -1).astype(np.float32)


def stroke(path: Floats, widths: float | Sequence[float], corner: NDArray[np.bool_] | None = None) -> Floats:
    """Return the outline of a brush stroke along (K, 2) knots.

    Args:
        path: knots of the stroke's middle.
        widths: full width, one for all or one for the beginning, the middle and the end.
        corner: which knots are corners; with all of them the stroke is made of straight pieces.
    """
    middle = smooth(path, corner, closed=False)
    ahead = np.gradient(middle, axis=0)
    ahead /= np.maximum(np.hypot(ahead[:, 0], ahead[:, 1]), 1e-9)[:, None]
    side = np.stack([-ahead[:, 1], ahead[:, 0]], -1)
    given = [widths] if isinstance(widths, int | float) else list(widths)
    along = np.linspace(0, 1, len(middle))
    half = np.interp(along, np.linspace(0, 1, len(given)), given)[:, None] / 2
    left, right = middle + side * half, middle - side * half
    caps = [_cap(middle[-1], -ahead[-1], float(half[-1, 0])), _cap(middle[0], ahead[0], float(half[0, 0]))]
    return np.concatenate([right, caps[0], left[::-1], caps[1]]).astype(np.float32)


def _cap(centre: Floats, inward: Floats, radius: float) -> Floats:
    """Return the points of a round end between its two sides, counter-clockwise."""
    turn = math.atan2(-inward[1], -inward[0]) + np.array([-0.9, -0.3, 0.3, 0.9])
    return np.stack([centre[0] + radius * np.cos(turn), centre[1] + radius * np.sin(turn)], -1)
