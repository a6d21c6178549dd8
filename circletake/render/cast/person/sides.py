"""Sides: which hand serves, and where an arm goes that reaches for nothing named."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.person.acting import Scope, sides_of

_PROFILE = 0.8
"""Sine of the yaw from which somebody is seen from the side."""


def arm_columns(side: int) -> tuple[int, ...]:
    hand, elbow, wrist, _ = sides_of(side)
    return (hand, hand + 1, hand + 2, elbow, wrist)


def near_side(scope: Scope) -> int:
    """Return the side (0 left column, 1 right) whose hand serves where nothing decides; see `serving_side`."""
    return serving_side(scope.yaw)


def serving_side(yaw: Floats) -> int:
    """Return the side (0 left column, 1 right) whose hand is seen best: in profile the one towards the viewer.

    Somebody turned to the viewer holds things on the side to which he is turned: out before him, not behind his back.
    """
    left = float(np.sin(yaw).mean()) < 0
    profile = float(np.abs(np.sin(yaw)).mean()) > _PROFILE
    return int(left != profile)


def hand_for(scope: Scope, aim: Floats | None) -> int:
    """Return which arm serves: the one on the side of what is aimed at; in profile the near one."""
    if float(np.abs(np.sin(scope.yaw)).mean()) > _PROFILE or aim is None:
        return near_side(scope)
    return 0 if float((aim[:, 0] - scope.position[:, 0]).mean()) > 0 else 1


def turned_to_viewer(scope: Scope) -> Floats:
    """Return (frames,) how far somebody's front is turned to the viewer: what he holds out ahead is not seen then."""
    out: Floats = np.clip((np.abs(np.cos(scope.yaw)) - 0.35) / 0.5, 0, 1).astype(np.float32)
    return out


def held_out(scope: Scope, sign: int, up: float, far: float) -> Floats:
    """Return (frames, 3) where an arm that reaches for nothing named goes: ahead in profile, else to its own side."""
    aside = turned_to_viewer(scope)
    across = sign * (0.1 + (far - 0.1) * aside)
    return np.stack([across, np.full_like(aside, up), far * (1 - 0.72 * aside)], -1).astype(np.float32)
