"""Archery: a bow is raised, drawn to the chin, held and let go."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import ease
from circletake.render.cast.person.acting import Blend, Doing, Scope, onset, sides_of
from circletake.render.cast.person.gestures import Gesture
from circletake.render.cast.person.pose import ARMS, P
from circletake.render.cast.person.sides import near_side

_DRAWN_S, _HELD_S = 0.75, 0.35
"""How long the string is drawn, and held before it is let go."""
RAISED = 0.14
"""Radians over level at which a bow is aimed."""


def loose_s(begin_s: float, end_s: float) -> float:
    """Return when an arrow is let go."""
    return max(begin_s, 0.0) + min(1.7, 0.62 * (end_s - max(begin_s, 0.0)))


def drawn(t: Floats, begin_s: float, end_s: float) -> Floats:
    """Return how far (frames,) the string is drawn, 0..1."""
    let_go = loose_s(begin_s, end_s)
    out: Floats = ease((t - let_go + _HELD_S + _DRAWN_S) / _DRAWN_S) * (t < let_go)
    return out.astype(np.float32)


def shoot(scope: Scope, doing: Doing) -> Gesture:
    """Stand side on, push the bow out, draw the string to the chin, and let it go."""
    string_hand = near_side(scope)
    back = drawn(scope.t, doing.begin_s, doing.end_s)
    let_go = loose_s(doing.begin_s, doing.end_s)
    fling = ease((scope.t - let_go) / 0.08) * ease((let_go + 0.7 - scope.t) / 0.5)
    pose = scope.hold({P.FOOT_L_F: 0.2, P.FOOT_R_F: -0.24, P.LEAN: -0.03, P.HEAD_PITCH: -0.05, P.PELVIS_Y: -0.03})
    hand, elbow, _, sign = sides_of(1 - string_hand)
    up = np.float32(np.sin(RAISED))
    pose[:, hand : hand + 3] = np.array([-sign * 0.1, 0.06 + up, 0.97], np.float32)
    pose[:, elbow] = 0.5
    hand, elbow, _, sign = sides_of(string_hand)
    near, full = np.array([-sign * 0.1, 0.0 + up, 0.62], np.float32), np.array([-sign * 0.12, 0.1, 0.08], np.float32)
    pose[:, hand : hand + 3] = near + (full - near) * np.maximum(back, 0)[:, None]
    pose[:, hand + 2] -= 0.3 * fling
    pose[:, hand + 1] += 0.05 * fling
    pose[:, elbow] = 0.5 + 0.5 * np.maximum(back, fling)
    columns = (*ARMS, P.LEAN, P.HEAD_PITCH, P.FOOT_L_F, P.FOOT_R_F, P.PELVIS_Y)
    return Gesture([Blend(pose, onset(scope.t, doing, 0.45, 0.6), columns)], ((let_go, "whoosh", 12.0),))
