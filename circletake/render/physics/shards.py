"""Shards: outlines cut into pieces."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats


def area_of(outline: Floats) -> float:
    """Return the area of an outline (P, 2), square metres."""
    x, y = outline.T.astype(np.float64)
    return float(abs(np.dot(x, np.concatenate((y[1:], y[:1]))) - np.dot(y, np.concatenate((x[1:], x[:1])))) / 2)


def shards_of(outline: Floats, largest: float, rng: np.random.Generator, most: int = 12) -> list[Floats]:
    """Cut an outline (P, 2) by straight lines until no piece is larger than `largest` m2, or `most` are made.

    The pieces fill the outline without gaps: their areas add up to its own.
    """
    pieces = [outline]
    areas = [area_of(outline)]
    for _ in range(most - 1):
        at = int(np.argmax(areas))
        if areas[at] <= largest:
            break
        whole = pieces[at]
        middle = whole.mean(0) + rng.uniform(-0.15, 0.15, 2) * np.ptp(whole, axis=0)
        wide, tall = np.ptp(whole, axis=0)
        # Across the longer side, with a slant.
        angle = (np.pi / 2 if wide > tall else 0.0) + rng.uniform(-0.7, 0.7)
        normal = np.array([-np.sin(angle), np.cos(angle)])
        halves = [half for half in (_side(whole, middle, normal), _side(whole, middle, -normal)) if len(half) >= 3]
        if len(halves) < 2:
            areas[at] = 0.0
            continue
        pieces[at : at + 1] = halves
        areas[at : at + 1] = [area_of(half) for half in halves]
    return pieces


def _side(outline: Floats, at: Floats, normal: Floats) -> Floats:
    """Return the part of an outline on one side of a line (Sutherland and Hodgman, 1974)."""
    away = (outline - at) @ normal
    following, beyond = np.roll(outline, -1, axis=0), np.roll(away, -1)
    kept: list[Floats] = []
    for here, there, a, b in zip(outline, following, away, beyond, strict=True):
        if a >= 0:
            kept.append(here)
        if (a >= 0) != (b >= 0):
            kept.append(here + (there - here) * (a / (a - b)))
    return np.array(kept, np.float32).reshape(-1, 2)
