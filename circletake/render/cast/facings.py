"""Facings: where everybody looks, and how each turns."""

from __future__ import annotations

import math

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import ease
from circletake.render.cast.travel import Stretch

PROFILE = math.radians(78)


HALF_TURNED = math.radians(57)


_TURN_S = 0.42


def turned_for(verb: str) -> float:
    """Return how far a person turns to the side for an act done to somebody, radians."""
    degrees = {
        "lie": 86, "swim": 87, "fly": 84, "climb": 62, "fall": 84, "roll": 86, "kneel": 68, "throw": 70, "sit": 68,
            "talk": 52,
        "wave": 42, "look": 60, "point": 55, "dance": 80, "embrace": 84, "fight": 76, "give": 74, "reach": 74,
            "shoot": 84, "kick": 80,
    }.get(verb, 64)  # fmt: skip
    return math.radians(degrees)


def shown_heading(way: Stretch, profile: bool) -> float:
    """Return the yaw that a way is shown at: a little towards the viewer when it goes across."""
    dx, dz = way.direction
    side = 1.0 if dx >= 0 else -1.0
    if profile:
        return side * math.pi / 2
    if abs(dx) >= abs(dz):
        return side * PROFILE
    return side * math.radians(158 if dz > 0 else 14)


def turning(keys: list[tuple[float, float]], t: Floats) -> Floats:
    """Return (frames,) an angle that goes from key to key, each turn the short way round, by the front if it can."""
    yaw = np.full(len(t), keys[0][1], np.float32)
    at = keys[0][1]
    for time, angle in keys[1:]:
        step = angle - at
        if abs(step) < 1e-6:
            continue
        yaw = yaw + ease((t - time) / (_TURN_S * (0.6 + 0.4 * min(1.5, abs(step))))) * np.float32(step)
        at = angle
    return yaw.astype(np.float32)
