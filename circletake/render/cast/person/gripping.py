"""Hands and feet that keep to places outside the body: a bar, a pedal, a rope, a load."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.moving import unit
from circletake.render.cast.person.acting import Holds, Scope, sides_of
from circletake.render.cast.person.pose import P, skeleton

_PALM = 0.042
"""Of the stature: from the wrist to the middle of the palm."""
_BALL = 0.3
"""Of the foot: from below the ankle to its ball."""


def gripped(pose: Floats, scope: Scope, holds: Holds, weight: Floats) -> Floats:
    """Return a pose whose hands and feet are where they hold on, as far as arms and legs reach.

    Args:
        pose: (frames, COLUMNS) of trunk and limbs.
        scope: the body.
        holds: world places.
        weight: (frames,) 0..1.
    """
    pose = pose.copy()
    m, share = scope.m, weight[:, None]
    for foot, where in zip((P.FOOT_L_S, P.FOOT_R_S), holds.feet, strict=True):
        if where is not None:
            # The ball of the foot is on it, the ankle behind and above.
            at = scope.towards(where)
            rise = 0.72 * np.sin(np.maximum(-pose[:, P.PITCH_L if foot == P.FOOT_L_S else P.PITCH_R], 0)) * m.foot
            at = at - np.stack([0 * rise, rise, rise * 0 + _BALL * m.foot], -1)
            columns = slice(int(foot), foot + 3)
            pose[:, columns] += (at / np.float32(m.leg) - pose[:, columns]) * share
    bones = skeleton(pose, scope.yaw, m)
    for side, where in enumerate(holds.hands):
        if where is not None:
            hand = sides_of(side)[0]
            gap = scope.towards(where) - bones.shoulders[side]
            gap = gap - unit(gap) * np.float32(_PALM * m.stature)
            columns = slice(int(hand), hand + 3)
            wanted = _upright(gap, bones.trunk_lean, pose[:, P.ROLL]) / np.float32(m.arm)
            pose[:, columns] += (wanted - pose[:, columns]) * share
    return pose


def _upright(offset: Floats, lean: Floats, roll: Floats) -> Floats:
    """Return offsets (frames, 3) in the axes of a trunk that leans and rolls: what the pose's columns count in."""
    cr, sr = np.cos(roll), np.sin(roll)
    side, raised = offset[:, 0] * cr - offset[:, 1] * sr, offset[:, 0] * sr + offset[:, 1] * cr
    c, s = np.cos(lean), np.sin(lean)
    return np.stack([side, raised * c + offset[:, 2] * s, offset[:, 2] * c - raised * s], -1).astype(np.float32)
