"""Hanging: pendulums, held by a rod that the engine keeps at its length."""

from __future__ import annotations

import math

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.physics.engine import Body, Joint, simulate

_ALREADY_S = -2.0
"""A pendulum that swings all the time was let go before the shot."""


def pendulum_angle(times_s: Floats, long_m: float, begin_s: float, widest: float = 0.5) -> Floats:
    """Return (frames,) radians of a bob on a light rod, counter-clockwise from hanging straight.

    Args:
        times_s: (frames,).
        long_m: From the pivot to the bob's middle, metres.
        begin_s: When it is let go; at the shot's beginning it is on its way already.
        widest: How far out it is let go, radians.
    """
    begin = begin_s if begin_s > 0.2 else _ALREADY_S
    bob = np.array([math.sin(widest), -math.cos(widest)]) * long_m
    turn = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    ring = (np.stack([np.cos(turn), np.sin(turn)], -1) * 0.02 * long_m + bob).astype(np.float32)
    floor = np.array([[-50.0, -90.0], [50.0, -90.0]], np.float32)
    at = (float(bob[0]), float(bob[1]))
    rod = Joint(0, None, at, (0.0, 0.0))
    moved = simulate([Body(ring, "metal", 1.0, 0.0, begin, round=True)], floor, "stone", times_s, (rod,))
    out: Floats = np.arctan2(moved.middle[0, :, 0], -moved.middle[0, :, 1]).astype(np.float32)
    return out
