"""Strength: something huge is gripped low, heaved up and held overhead."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import ease, noise
from circletake.render.cast.person.acting import Blend, Doing, Scope, onset
from circletake.render.cast.person.gestures import Gesture
from circletake.render.cast.person.pose import LEGS, P

OVERHEAD = 1.13
"""How high what is held overhead is, in statures."""


def raised(t: Floats, begin_s: float, end_s: float) -> Floats:
    """Return how far (frames,) a load is up, 0..1: it is gripped, heaved, and stays up."""
    if begin_s <= 0.05 and end_s > 900.0:
        return np.ones_like(t)
    span = min(max(end_s - begin_s, 0.8), 4.0)
    return ease((t - begin_s - 0.22 * span) / (0.42 * span)).astype(np.float32)


def paint(scope: Scope, doing: Doing) -> Gesture:
    """Stand before a canvas and look at it; where the hand is the act tells."""
    pose = scope.hold({P.LEAN: 0.08, P.HEAD_PITCH: 0.06 + noise(scope.t, 0.4, scope.seed, "judging") * 0.06})
    return Gesture([Blend(pose, onset(scope.t, doing, 0.5, 0.5), (P.LEAN, P.HEAD_PITCH))])


def lift(scope: Scope, doing: Doing) -> Gesture:
    """Bend down to a load, heave it up with legs and back, and stand under it, shaking."""
    up = raised(scope.t, doing.begin_s, doing.end_s)
    down = 1 - ease(up / 0.55)
    shake = noise(scope.t, 4.0, scope.seed, "strain") * 0.012 * up
    pose = scope.hold(
        {P.LEAN: 0.75 * down + shake, P.BEND: 0.25 * down - 0.05 * up, P.PELVIS_Y: -0.34 * down - 0.05 * up}
    )
    pose[:, P.PELVIS_F] = -0.22 * down
    pose[:, P.HEAD_PITCH] = 0.1 * down - 0.22 * up
    for foot, knee, sign in ((P.FOOT_L_S, P.KNEE_L, 1), (P.FOOT_R_S, P.KNEE_R, -1)):
        pose[:, foot], pose[:, foot + 2], pose[:, knee] = sign * 0.2, 0.1 * sign, 0.4
    pose[:, P.ELBOW_L] = pose[:, P.ELBOW_R] = 0.6
    columns = (*LEGS, P.LEAN, P.BEND, P.HEAD_PITCH, P.ELBOW_L, P.ELBOW_R)
    return Gesture([Blend(pose, onset(scope.t, doing, 0.5, 0.6), columns)])
