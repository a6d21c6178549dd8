"""Kicking: a run-up on one leg, the other swings through."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.motion import ease
from circletake.render.cast.person.acting import Blend, Doing, Scope, onset
from circletake.render.cast.person.gestures import Gesture
from circletake.render.cast.person.pose import ARMS, LEGS, P
from circletake.render.cast.person.sides import near_side


def kick_s(begin_s: float, end_s: float) -> float:
    """Return when the foot meets the ball."""
    return max(begin_s, 0.0) + min(1.0, 0.5 * (end_s - max(begin_s, 0.0)))


def kick(scope: Scope, doing: Doing) -> Gesture:
    """Draw a leg back, swing it through, and let it sink."""
    t, hit = scope.t, kick_s(doing.begin_s, doing.end_s)
    back = ease((t - hit + 0.5) / 0.32) * ease((hit - t) / 0.16)
    through = ease((t - hit + 0.14) / 0.26) * ease((hit + 0.75 - t) / 0.5)
    left = near_side(scope) == 0
    foot, pitch = (P.FOOT_L_S, P.PITCH_L) if left else (P.FOOT_R_S, P.PITCH_R)
    pose = scope.hold(
        {P.LEAN: 0.06 - 0.16 * through + 0.12 * back, P.PELVIS_Y: -0.04, P.TWIST: 0.25 * (back - through)}
    )
    pose[:, foot + 2] = -0.05 - 0.5 * back + 0.68 * through
    pose[:, foot + 1] = 0.02 + 0.3 * back + 0.34 * np.maximum(through - 0.35, 0)
    pose[:, pitch] = -0.9 * back + 0.25 * through
    for hand, sign in ((P.HAND_L_S, 1), (P.HAND_R_S, -1)):
        swing = (through - back) * (1 if (sign > 0) == left else -1)
        pose[:, hand], pose[:, hand + 1] = sign * 0.5, -0.55 + 0.1 * swing
        pose[:, hand + 2] = 0.1 - 0.45 * swing
    columns = (*LEGS, *ARMS, P.LEAN, P.TWIST)
    return Gesture([Blend(pose, onset(t, doing, 0.35, 0.5), columns)], ((hit, "impact", 7.0),))
