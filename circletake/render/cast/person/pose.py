"""Poses: one row of numbers a frame, and the joints that they put where.

Body axes: s sideways (to the viewer's right when the person faces the viewer), y up from the ground, f forward.
Angles are radians. Hands are given from their shoulders in arm lengths and in the torso's axes; feet and pelvis in leg
lengths, feet from the ground below the person, the pelvis from where it is when standing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.moving import unit, within_reach
from circletake.render.cast.person.measures import Measures


class P(IntEnum):
    """The columns of a pose. L and R are the sides at the viewer's right and left of somebody facing the viewer."""

    LEAN = 0
    """Trunk forward."""
    BEND = 1
    """Chest forward against the hips."""
    ROLL = 2
    """Trunk sideways."""
    TWIST = 3
    """Shoulders against the hips."""
    HEAD_PITCH = 4
    """Head downward, against upright."""
    HEAD_YAW = 5
    """Head sideways, against the body's heading."""
    HEAD_ROLL = 6
    PELVIS_S = 7
    PELVIS_Y = 8
    PELVIS_F = 9
    HAND_L_S = 10
    HAND_L_Y = 11
    HAND_L_F = 12
    HAND_R_S = 13
    HAND_R_Y = 14
    HAND_R_F = 15
    ELBOW_L = 16
    """How far the elbow is lifted outward: 0 hangs behind, 1 points sideways."""
    ELBOW_R = 17
    WRIST_L = 18
    """Hand against forearm."""
    WRIST_R = 19
    FOOT_L_S = 20
    FOOT_L_Y = 21
    FOOT_L_F = 22
    FOOT_R_S = 23
    FOOT_R_Y = 24
    FOOT_R_F = 25
    PITCH_L = 26
    """Toe up."""
    PITCH_R = 27
    KNEE_L = 28
    """How far the knee opens sideways."""
    KNEE_R = 29


COLUMNS = len(P)
ARMS = tuple(P)[P.HAND_L_S : P.WRIST_R + 1]
LEGS = (*tuple(P)[P.PELVIS_S : P.PELVIS_F + 1], *tuple(P)[P.FOOT_L_S :])

REST = np.zeros(COLUMNS, np.float32)
"""Standing at ease."""
REST[[P.HAND_L_S, P.HAND_L_Y, P.HAND_L_F]] = (0.11, -0.965, 0.1)
REST[[P.HAND_R_S, P.HAND_R_Y, P.HAND_R_F]] = (-0.11, -0.965, 0.1)
REST[[P.FOOT_L_S, P.FOOT_L_F]] = (0.1, 0.03)
REST[[P.FOOT_R_S, P.FOOT_R_F]] = (-0.1, -0.03)
REST[[P.ELBOW_L, P.ELBOW_R]] = 0.25
REST[[P.KNEE_L, P.KNEE_R]] = 0.1
REST.flags.writeable = False


def rest(frames: int) -> Floats:
    """Return a pose (frames, COLUMNS) of standing at ease."""
    return np.repeat(REST[None], frames, 0)


def blend(under: Floats, over: Floats, weight: Floats, columns: tuple[int, ...] | None = None) -> Floats:
    """Return a pose `weight` (frames,) of the way from one to another, in all or only some columns."""
    out = under.copy()
    if columns is None:
        out += (over - under) * weight[:, None]
    else:
        chosen = list(columns)
        out[:, chosen] += (over[:, chosen] - under[:, chosen]) * weight[:, None]
    return out


@dataclass(slots=True)
class Skeleton:
    """Joints (frames, 3) as s, y, f in metres from the ground below the person."""

    measures: Measures
    yaw: Floats
    """(frames,) where the body faces: 0 the viewer, pi/2 to the right."""
    pelvis: Floats
    waist: Floats
    chest: Floats
    neck: Floats
    """At the base of the neck, between the shoulders."""
    head: Floats
    """The head's middle."""
    head_yaw: Floats
    head_pitch: Floats
    head_roll: Floats
    twist: Floats
    trunk_lean: Floats
    hips: tuple[Floats, Floats]
    knees: tuple[Floats, Floats]
    ankles: tuple[Floats, Floats]
    toes: tuple[Floats, Floats]
    heels: tuple[Floats, Floats]
    shoulders: tuple[Floats, Floats]
    elbows: tuple[Floats, Floats]
    wrists: tuple[Floats, Floats]
    wrist_angles: tuple[Floats, Floats]

    def flat(self, joint: Floats) -> Floats:
        """Return a joint (frames, 3) as seen: (frames, 2)."""
        return project(joint, self.yaw)

    def nearness(self, joint: Floats) -> Floats:
        """Return how far (frames,) a joint is towards the viewer, in metres."""
        nearer: Floats = joint[:, 2] * np.cos(self.yaw) - joint[:, 0] * np.sin(self.yaw)
        return nearer


def project(joint: Floats, yaw: Floats) -> Floats:
    """Return points (frames, 3) or (frames, K, 3) as a viewer sees them: x to the right, y up."""
    c, s = np.cos(yaw), np.sin(yaw)
    if joint.ndim == 3:
        c, s = c[:, None], s[:, None]
    return np.stack([joint[..., 0] * c + joint[..., 2] * s, joint[..., 1]], -1)


def _tilted(offset: Floats, lean: Floats, roll: Floats) -> Floats:
    """Return offsets (frames, 3) from upright axes in axes leaned forward and rolled sideways."""
    c, s = np.cos(lean), np.sin(lean)
    side, up, fore = offset[:, 0], offset[:, 1], offset[:, 2]
    raised, ahead = up * c - fore * s, up * s + fore * c
    cr, sr = np.cos(roll), np.sin(roll)
    return np.stack([side * cr + raised * sr, raised * cr - side * sr, ahead], -1)


def skeleton(pose: Floats, yaw: Floats, m: Measures) -> Skeleton:
    """Put the joints where a pose says.

    Args:
        pose: (frames, COLUMNS).
        yaw: (frames,) heading.
        m: the person's build.
    """
    zero = np.zeros(len(pose), np.float32)
    pelvis = pose[:, P.PELVIS_S : P.PELVIS_F + 1] * m.leg + np.array([0, m.hip_height, 0], np.float32)
    lean, roll = pose[:, P.LEAN], pose[:, P.ROLL]
    upper = lean + pose[:, P.BEND] + m.stoop
    waist = pelvis + _tilted(_up(zero, m.torso * 0.42), lean, roll)
    chest = waist + _tilted(_up(zero, m.torso * 0.36), lean * 0.5 + upper * 0.5, roll)
    neck = chest + _tilted(_up(zero, m.torso * 0.22), upper, roll)
    pitch = pose[:, P.HEAD_PITCH]
    nod = upper * 0.55 + pitch * 0.45
    head = neck + _tilted(_up(zero, m.neck), upper, roll)
    head = head + _tilted(_up(zero, m.head * 0.46), nod, pose[:, P.HEAD_ROLL] * 0.6 + roll * 0.4)
    head[:, 2] += m.head * 0.06
    hips, knees, ankles, toes, heels = _legs(pose, pelvis, m)
    shoulders, elbows, wrists = _arms(pose, neck, upper, m)
    return Skeleton(
        m, yaw, pelvis, waist, chest, neck, head,
        yaw + pose[:, P.HEAD_YAW] + pose[:, P.TWIST] * 0.3, pitch, pose[:, P.HEAD_ROLL], pose[:, P.TWIST], upper,
        hips, knees, ankles, toes, heels, shoulders, elbows, wrists, (pose[:, P.WRIST_L], pose[:, P.WRIST_R]),
    )  # fmt: skip


def _up(zero: Floats, length: float) -> Floats:
    return np.stack([zero, zero + length, zero], -1)


def _legs(pose: Floats, pelvis: Floats, m: Measures) -> tuple[tuple[Floats, Floats], ...]:
    found = []
    for sign, foot, pitch, knee in (
        (1, P.FOOT_L_S, P.PITCH_L, P.KNEE_L),
        (-1, P.FOOT_R_S, P.PITCH_R, P.KNEE_R),
    ):
        hip = pelvis + np.array([sign * m.hip, 0, 0], np.float32)
        tilt = pose[:, pitch]
        ankle = pose[:, foot : foot + 3] * m.leg
        # A tilted foot stands on its heel or its toe: the ankle rises so that neither sinks in.
        ankle[:, 1] += m.ankle + np.maximum(-0.72 * np.sin(tilt), 0.28 * np.sin(tilt)) * m.foot
        ankle = within_reach(hip, ankle, m.leg * 0.9995)
        joint = _bend(hip, ankle, m.thigh, m.shank, _knee_pole(hip, ankle, sign, pose[:, knee]))
        ahead = np.stack([0.12 * sign * np.ones_like(tilt), np.sin(tilt), np.cos(tilt)], -1) * m.foot
        sole = ankle - np.stack([0 * tilt, np.cos(tilt), -np.sin(tilt)], -1) * m.ankle
        found.append((hip, joint, ankle, sole + ahead * 0.72, sole - ahead * 0.28))
    left, right = found
    return tuple(zip(left, right, strict=True))


def _knee_pole(hip: Floats, ankle: Floats, sign: int, splay: Floats) -> Floats:
    """Return the way the knee points: ahead of the leg in its own plane, opened sideways."""
    line = unit(ankle - hip)
    return np.stack([sign * splay, line[:, 2], -line[:, 1]], -1)


def _arms(pose: Floats, neck: Floats, lean: Floats, m: Measures) -> tuple[tuple[Floats, Floats], ...]:
    found = []
    twist = pose[:, P.TWIST]
    roll = pose[:, P.ROLL]
    for sign, hand, elbow in ((1, P.HAND_L_S, P.ELBOW_L), (-1, P.HAND_R_S, P.ELBOW_R)):
        reach = sign * m.shoulder
        across = np.stack([reach * np.cos(twist), np.full_like(twist, -0.048 * m.stature), reach * np.sin(-twist)], -1)
        shoulder = neck + _tilted(across, lean, roll)
        wanted = within_reach(np.zeros_like(neck), pose[:, hand : hand + 3], 0.999)
        wrist = shoulder + _tilted(wanted * m.arm, lean, roll)
        lift = pose[:, elbow]
        pole = np.stack([sign * (0.25 + lift), -0.75 + 0.75 * lift, -0.8 + 0.4 * lift], -1)
        joint = _bend(shoulder, wrist, m.upper_arm, m.forearm, _tilted(pole, lean, roll))
        found.append((shoulder, joint, wrist))
    left, right = found
    return tuple(zip(left, right, strict=True))


def _bend(root: Floats, tip: Floats, upper: float, lower: float, pole: Floats) -> Floats:
    """Return the middle joint (frames, 3) of two bones that bends towards a pole."""
    line = tip - root
    length = np.sqrt((line * line).sum(-1, keepdims=True))
    length = np.clip(length, abs(upper - lower) + 1e-4, (upper + lower) * 0.99999)
    along = (upper * upper - lower * lower + length * length) / (2 * length)
    out = np.sqrt(np.maximum(upper * upper - along * along, 0))
    direction = unit(line)
    side = pole - direction * (pole * direction).sum(-1, keepdims=True)
    found: Floats = root + direction * along + unit(side) * out
    return found
