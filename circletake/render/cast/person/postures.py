"""Postures that are held: sitting, lying, kneeling, and the seats of what is ridden, driven and rowed."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import ease, noise
from circletake.render.cast.person.acting import Doing, Scope
from circletake.render.cast.person.pose import P

HALF_PI = float(np.pi / 2)


def _seat(scope: Scope, height_m: float) -> float:
    """Return the pelvis column for sitting so high above the ground."""
    m = scope.m
    return (height_m + 0.07 * m.stature - m.hip_height) / m.leg


def sit(scope: Scope, doing: Doing) -> Floats:
    """Sit: on a seat of the act's height, or on the ground with the knees drawn up."""
    if doing.height_m <= 0.05:
        return _sit_on_ground(scope)
    m = scope.m
    fore = 0.36
    drop = _seat(scope, doing.height_m)
    sway = noise(scope.t, 0.2, scope.seed, "seated") * 0.03
    breath = np.sin(scope.t * 1.75 + scope.seed % 5) * 0.012
    hand_y, hand_f = -0.62, 0.62
    dangle = max(0.0, doing.height_m - m.shank - m.ankle - 0.03) / m.leg
    return scope.hold(
        {
            P.PELVIS_Y: drop, P.PELVIS_F: -fore, P.LEAN: 0.02 + sway, P.BEND: 0.06 + breath,
            P.FOOT_L_F: 0.16 - dangle * 0.1, P.FOOT_R_F: 0.1 - dangle * 0.1, P.FOOT_L_S: 0.12, P.FOOT_R_S: -0.12,
            P.FOOT_L_Y: dangle, P.FOOT_R_Y: dangle, P.PITCH_L: -dangle * 0.8, P.PITCH_R: -dangle * 0.8,
            P.HAND_L_Y: hand_y, P.HAND_L_F: hand_f, P.HAND_R_Y: hand_y, P.HAND_R_F: hand_f - 0.05,
            P.HAND_L_S: -0.02, P.HAND_R_S: 0.02, P.KNEE_L: 0.25, P.KNEE_R: 0.25, P.HEAD_YAW: sway * 3,
        }
    )  # fmt: skip


def in_chair(scope: Scope, doing: Doing) -> Floats:
    """Sit in a chair that carries its sitter."""
    pose = sit(scope, doing)
    pose[:, P.PELVIS_F] = -0.06
    return pose


def _sit_on_ground(scope: Scope) -> Floats:
    """Sit with the knees up and the arms about them."""
    breath = np.sin(scope.t * 1.75 + scope.seed % 5) * 0.012
    sway = noise(scope.t, 0.2, scope.seed, "seated") * 0.04
    return scope.hold(
        {
            P.PELVIS_Y: _seat(scope, 0.03), P.PELVIS_F: -0.34, P.LEAN: 0.06, P.BEND: 0.2 + breath,
            P.FOOT_L_F: 0.3, P.FOOT_R_F: 0.22, P.FOOT_L_S: 0.12, P.FOOT_R_S: -0.12,
            P.HAND_L_Y: -0.45, P.HAND_L_F: 0.78, P.HAND_R_Y: -0.5, P.HAND_R_F: 0.74, P.HAND_L_S: -0.18,
            P.HAND_R_S: 0.18,
            P.KNEE_L: 0.3, P.KNEE_R: 0.3, P.HEAD_YAW: sway, P.HEAD_PITCH: -0.06 + sway * 0.5,
        }
    )  # fmt: skip


def lie(scope: Scope, doing: Doing) -> Floats:
    """Lie on the back, hands on the belly, breathing."""
    breath = np.sin(scope.t * 1.3 + scope.seed % 5)
    return scope.hold(
        {
            P.PELVIS_Y: _seat(scope, doing.height_m + 0.0), P.PELVIS_F: -0.1, P.LEAN: -HALF_PI + 0.1,
            P.BEND: 0.1 + breath * 0.012,
            P.HEAD_PITCH: -HALF_PI + 0.35, P.HEAD_ROLL: 0.05,
            P.FOOT_L_F: 0.86, P.FOOT_R_F: 0.8, P.FOOT_L_S: 0.1, P.FOOT_R_S: -0.1, P.PITCH_L: 1.2, P.PITCH_R: 1.3,
            P.FOOT_L_Y: doing.height_m / scope.m.leg, P.FOOT_R_Y: doing.height_m / scope.m.leg,
            P.HAND_L_S: -0.3, P.HAND_L_Y: -0.68, P.HAND_L_F: 0.34 + breath * 0.012,
            P.HAND_R_S: 0.3, P.HAND_R_Y: -0.68, P.HAND_R_F: 0.34 + breath * 0.012,
            P.ELBOW_L: 0.5, P.ELBOW_R: 0.5,
        }
    )  # fmt: skip


def kneel(scope: Scope, doing: Doing) -> Floats:
    """Kneel on one knee, looking down."""
    m = scope.m
    drop = (m.thigh * 0.98 + 0.05 * m.stature - m.hip_height) / m.leg
    reach = doing.aim is None
    return scope.hold(
        {
            P.PELVIS_Y: drop, P.PELVIS_F: -0.03, P.LEAN: 0.14, P.BEND: 0.16,
            P.FOOT_L_F: 0.4, P.FOOT_L_S: 0.12, P.FOOT_R_F: -0.5, P.FOOT_R_S: -0.12, P.PITCH_R: -1.35, P.FOOT_R_Y: 0.0,
            P.HAND_L_Y: -0.55, P.HAND_L_F: 0.6, P.HAND_L_S: 0.02, P.HAND_R_Y: -0.75, P.HAND_R_F: 0.4 if reach else 0.5,
            P.HEAD_PITCH: 0.22, P.KNEE_L: 0.2,
        }
    )  # fmt: skip


def ride(scope: Scope, doing: Doing) -> Floats:
    """Sit astride: hands at the reins or the bar, feet at the stirrups."""
    seat = doing.height_m / scope.m.leg
    beat = np.sin(scope.t * 11.0) * 0.02
    return scope.hold(
        {
            P.PELVIS_Y: _seat(scope, doing.height_m) + beat, P.LEAN: 0.16, P.BEND: 0.05,
            P.FOOT_L_F: 0.2, P.FOOT_R_F: 0.2, P.FOOT_L_Y: seat - 0.62, P.FOOT_R_Y: seat - 0.62,
            P.FOOT_L_S: 0.2, P.FOOT_R_S: -0.2, P.KNEE_L: 0.5, P.KNEE_R: 0.5,
            P.HAND_L_Y: -0.42, P.HAND_L_F: 0.7, P.HAND_R_Y: -0.46, P.HAND_R_F: 0.66, P.HAND_L_S: -0.1, P.HAND_R_S: 0.1,
        }
    )  # fmt: skip


def ride_low(scope: Scope, doing: Doing) -> Floats:
    """Sit on a motorcycle, leaned to its bar, the knees bent at the tank."""
    shake = noise(scope.t, 7.0, scope.seed, "engine") * 0.006
    return scope.hold(
        {
            P.PELVIS_Y: _seat(scope, doing.height_m) - 0.05 + shake, P.PELVIS_F: -0.06, P.LEAN: 0.42, P.BEND: 0.12,
            P.HEAD_PITCH: -0.12, P.KNEE_L: 0.35, P.KNEE_R: 0.35, P.FOOT_L_S: 0.16, P.FOOT_R_S: -0.16,
            P.ELBOW_L: 0.35, P.ELBOW_R: 0.35, P.PITCH_L: -0.1, P.PITCH_R: -0.1,
        }
    )  # fmt: skip


def surf(scope: Scope, doing: Doing) -> Floats:
    """Crouch on a board, feet along it, arms out for balance, and weave with the wave."""
    weave = np.sin(scope.t * 1.9 + scope.seed % 6)
    wobble = noise(scope.t, 1.1, scope.seed, "balance")
    return scope.hold(
        {
            P.PELVIS_Y: -0.34 - 0.07 * weave, P.PELVIS_F: -0.08, P.LEAN: 0.3 + 0.08 * weave, P.BEND: 0.2,
            P.HEAD_PITCH: -0.2, P.TWIST: 0.16 * weave, P.ROLL: 0.07 * wobble,
            P.FOOT_L_F: 0.36, P.FOOT_R_F: -0.44, P.FOOT_L_S: 0.06, P.FOOT_R_S: -0.06, P.KNEE_L: 0.35, P.KNEE_R: 0.45,
            P.HAND_L_S: 0.5, P.HAND_L_Y: 0.02 + 0.16 * wobble, P.HAND_L_F: 0.72,
            P.HAND_R_S: -0.55, P.HAND_R_Y: 0.1 - 0.2 * wobble, P.HAND_R_F: -0.58, P.ELBOW_L: 0.6, P.ELBOW_R: 0.6,
        }
    )  # fmt: skip


def ski(scope: Scope, doing: Doing) -> Floats:
    """Crouch on skis, hands before the body, and sway with the turns."""
    sway = np.sin(scope.t * 2.1 + scope.seed % 6)
    dip = 0.03 * np.sin(scope.t * 4.2)
    return scope.hold(
        {
            P.PELVIS_Y: -0.26 + dip, P.PELVIS_F: -0.16, P.LEAN: 0.62 + 0.04 * sway, P.BEND: 0.22,
            P.HEAD_PITCH: -0.32, P.TWIST: 0.1 * sway, P.ROLL: 0.05 * sway,
            P.FOOT_L_F: 0.07, P.FOOT_R_F: -0.03, P.FOOT_L_S: 0.1, P.FOOT_R_S: -0.1, P.KNEE_L: 0.2, P.KNEE_R: 0.2,
            P.HAND_L_Y: -0.5, P.HAND_L_F: 0.62, P.HAND_L_S: 0.12, P.HAND_R_Y: -0.52, P.HAND_R_F: 0.56,
            P.HAND_R_S: -0.12, P.ELBOW_L: 0.4, P.ELBOW_R: 0.4,
        }
    )  # fmt: skip


def cycle(scope: Scope, doing: Doing, crank: Floats) -> Floats:
    """Sit on a bicycle: the feet go round with the crank (radians), the hands hold the bar."""
    seat = doing.height_m / scope.m.leg
    radius = 0.17 / scope.m.leg
    hub_y, hub_f = 0.3 / scope.m.leg - 0.02, 0.26
    return scope.hold(
        {
            P.PELVIS_Y: _seat(scope, doing.height_m), P.LEAN: 0.42, P.BEND: 0.1, P.HEAD_PITCH: -0.1,
            P.FOOT_L_F: hub_f + radius * np.sin(crank), P.FOOT_L_Y: hub_y + radius * np.cos(crank) - 0.02,
            P.FOOT_R_F: hub_f - radius * np.sin(crank), P.FOOT_R_Y: hub_y - radius * np.cos(crank) - 0.02,
            P.PITCH_L: -0.25 + 0 * seat, P.PITCH_R: -0.25, P.FOOT_L_S: 0.08, P.FOOT_R_S: -0.08,
            P.HAND_L_Y: -0.62, P.HAND_L_F: 0.74, P.HAND_R_Y: -0.62, P.HAND_R_F: 0.74,
        }
    )  # fmt: skip


def drive(scope: Scope, doing: Doing) -> Floats:
    """Sit at a wheel that is turned now and then."""
    turn = noise(scope.t, 0.5, scope.seed, "wheel") * 0.12
    pose = sit(scope, doing._replace(height_m=max(doing.height_m, 0.12)))
    pose[:, P.FOOT_L_F], pose[:, P.FOOT_R_F] = 0.45, 0.4
    pose[:, P.FOOT_L_Y] = pose[:, P.FOOT_R_Y] = max(0.0, doing.height_m / scope.m.leg - 0.3)
    pose[:, P.HAND_L_Y], pose[:, P.HAND_L_F] = -0.18 + turn, 0.78
    pose[:, P.HAND_R_Y], pose[:, P.HAND_R_F] = -0.22 - turn, 0.74
    return pose


def row(scope: Scope, doing: Doing, stroke: Floats) -> Floats:
    """Sit in a boat and pull the oars; `stroke` (frames,) goes round once a stroke."""
    reach = 0.5 + 0.5 * np.cos(stroke)
    lift = np.sin(stroke)
    pose = sit(scope, doing._replace(height_m=max(doing.height_m, 0.12)))
    pose[:, P.PELVIS_F] = -0.2
    pose[:, P.FOOT_L_F] = pose[:, P.FOOT_R_F] = 0.48
    pose[:, P.FOOT_L_Y] = pose[:, P.FOOT_R_Y] = max(0.0, doing.height_m / scope.m.leg - 0.25)
    pose[:, P.LEAN] = -0.22 + 0.62 * reach
    for hand in (P.HAND_L_S, P.HAND_R_S):
        pose[:, hand + 1] = -0.42 + 0.1 * lift
        pose[:, hand + 2] = 0.36 + 0.52 * reach
    pose[:, P.HEAD_PITCH] = 0.05
    return pose


def steer(scope: Scope, doing: Doing) -> Floats:
    """Stand at a tiller or a wheel, legs apart against the swell."""
    swell = noise(scope.t, 0.35, scope.seed, "swell")
    return scope.hold(
        {
            P.FOOT_L_F: 0.2, P.FOOT_R_F: -0.2, P.PELVIS_Y: -0.05, P.LEAN: 0.05 + swell * 0.05,
            P.HAND_L_Y: -0.5, P.HAND_L_F: 0.66, P.HAND_R_Y: -0.45, P.HAND_R_F: 0.62 + swell * 0.05,
        }
    )  # fmt: skip


def swing_seat(scope: Scope, doing: Doing, angle: Floats) -> Floats:
    """Sit on a swing: the legs go out when it goes forward."""
    out = 0.5 - 0.5 * np.sin(angle * 2)
    pose = sit(scope, doing._replace(height_m=max(doing.height_m, 0.45)))
    for foot, pitch in ((P.FOOT_L_S, P.PITCH_L), (P.FOOT_R_S, P.PITCH_R)):
        pose[:, foot + 1] = 0.16 + 0.3 * out
        pose[:, foot + 2] = -0.05 + 0.5 * out
        pose[:, pitch] = 0.5 * out - 0.3
    for hand, sign in ((P.HAND_L_S, 1), (P.HAND_R_S, -1)):
        pose[:, hand : hand + 3] = (sign * 0.12, 0.1, 0.36)
    pose[:, P.LEAN] = -0.1 - 0.22 * out + 0.16
    return pose


def swim(scope: Scope, doing: Doing) -> Floats:
    """Lie prone in the water: the arms go over in turn, the legs beat."""
    t = scope.t
    turn = t * 2 * np.pi * 0.75
    kick = np.sin(t * 2 * np.pi * 2.2) * 0.09
    pose = scope.hold(
        {
            P.PELVIS_Y: -0.88, P.LEAN: HALF_PI - 0.14, P.BEND: -0.06, P.ROLL: 0.0,
            P.HEAD_PITCH: 0.5, P.HEAD_YAW: np.maximum(np.sin(turn * 0.5), 0) ** 4 * 0.6,
            P.FOOT_L_F: -0.94, P.FOOT_R_F: -0.94, P.FOOT_L_Y: 0.08 + kick, P.FOOT_R_Y: 0.08 - kick,
            P.PITCH_L: -1.35, P.PITCH_R: -1.35, P.TWIST: np.sin(turn) * 0.2,
        }
    )  # fmt: skip
    for hand, elbow, phase, sign in ((P.HAND_L_S, P.ELBOW_L, 0.0, 1), (P.HAND_R_S, P.ELBOW_R, np.pi, -1)):
        angle = turn + phase
        pose[:, hand] = sign * 0.1
        pose[:, hand + 1] = 0.92 * np.cos(angle)
        pose[:, hand + 2] = -0.92 * np.sin(angle) * np.where(np.sin(angle) < 0, 1.0, 0.75)
        pose[:, elbow] = 0.6
    return pose


def fly(scope: Scope, doing: Doing) -> Floats:
    """Float in the air, stretched out, one arm ahead."""
    t = scope.t
    waft = noise(t, 0.5, scope.seed, "waft")
    return scope.hold(
        {
            P.PELVIS_Y: -0.45, P.LEAN: 1.12 + waft * 0.06, P.BEND: -0.1, P.HEAD_PITCH: -0.1,
            P.FOOT_L_F: -0.82, P.FOOT_R_F: -0.74, P.FOOT_L_Y: 0.22 + waft * 0.05, P.FOOT_R_Y: 0.14 - waft * 0.04,
            P.PITCH_L: -1.1, P.PITCH_R: -1.1,
            P.HAND_L_S: 0.1, P.HAND_L_Y: 0.9, P.HAND_L_F: 0.2, P.HAND_R_S: -0.16, P.HAND_R_Y: -0.85, P.HAND_R_F: 0.1,
        }
    )  # fmt: skip


def hover(scope: Scope, doing: Doing) -> Floats:
    """Hang in nothing: knees and elbows loose, toes down."""
    drift = noise(scope.t, 0.3, scope.seed, "drift")
    other = noise(scope.t, 0.25, scope.seed, "other")
    return scope.hold(
        {
            P.LEAN: 0.08 + drift * 0.08, P.BEND: 0.08, P.ROLL: other * 0.1, P.HEAD_PITCH: other * 0.06,
            P.FOOT_L_F: -0.12 + other * 0.05, P.FOOT_R_F: -0.24 - other * 0.05, P.FOOT_L_Y: 0.12, P.FOOT_R_Y: 0.2,
            P.FOOT_L_S: 0.14, P.FOOT_R_S: -0.14, P.PITCH_L: -0.8, P.PITCH_R: -0.9, P.KNEE_L: 0.3, P.KNEE_R: 0.3,
            P.HAND_L_S: 0.42, P.HAND_L_Y: -0.55 + drift * 0.1, P.HAND_L_F: 0.42, P.HAND_R_S: -0.42,
            P.HAND_R_Y: -0.5 - drift * 0.1, P.HAND_R_F: 0.36, P.ELBOW_L: 0.5, P.ELBOW_R: 0.5,
        }
    )  # fmt: skip


def straddle(scope: Scope, doing: Doing) -> Floats:
    """Ride a broom through the air."""
    pose = ride(scope, doing._replace(height_m=0.55))
    pose[:, P.LEAN] = 0.45
    pose[:, P.FOOT_L_F], pose[:, P.FOOT_R_F] = -0.22, -0.3
    pose[:, P.FOOT_L_Y], pose[:, P.FOOT_R_Y] = 0.05, 0.02
    pose[:, P.PITCH_L] = pose[:, P.PITCH_R] = -0.5
    return pose


def climb(scope: Scope, doing: Doing, gone: Floats) -> Floats:
    """Hold on and go up: hand over hand; `gone` (frames,) is metres climbed, which the holds stand still against."""
    m = scope.m
    reach = 0.56 * m.leg
    pose = scope.hold({P.LEAN: 0.1, P.PELVIS_Y: -0.1, P.HEAD_PITCH: -0.35, P.PELVIS_F: -0.12})
    for hand, foot, knee, offset, sign in (
        (P.HAND_L_S, P.FOOT_L_S, P.KNEE_L, 0.0, 1),
        (P.HAND_R_S, P.FOOT_R_S, P.KNEE_R, 0.5, -1),
    ):
        phase = gone / (2 * reach) + offset
        share = phase - np.floor(phase)
        # Held for 70 % of a pull, then moved up to the next hold.
        hold = np.where(share < 0.7, share / 0.7, 1 - ease((share - 0.7) / 0.3))
        pose[:, hand] = sign * 0.2
        pose[:, hand + 1] = 0.86 - hold * 0.7
        pose[:, hand + 2] = 0.42
        other = phase + 0.5
        rest = other - np.floor(other)
        stand = np.where(rest < 0.7, rest / 0.7, 1 - ease((rest - 0.7) / 0.3))
        pose[:, foot] = sign * 0.13
        pose[:, foot + 1] = 0.42 - stand * 0.42
        pose[:, foot + 2] = 0.14
        pose[:, knee] = 0.5
    return pose
