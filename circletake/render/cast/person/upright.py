"""Standing, walking and running: one posture, in which the ground passes under the feet or does not."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.gait import RUN, SNEAK, WALK, Footfall, Steps, Stride, steps
from circletake.render.cast.motion import noise
from circletake.render.cast.person.acting import Scope
from circletake.render.cast.person.pose import REST, P
from circletake.render.cast.travel import Stretch

RUNNING = frozenset({"run"})


class Upright(NamedTuple):
    """A body on its feet."""

    pose: Floats
    falls: tuple[Footfall, ...]


def stride_of(way: Stretch, old: bool) -> Stride:
    """Return the way of stepping on a stretch."""
    stride = RUN if way.verb in RUNNING else WALK
    if way.pace == "sneak":
        return SNEAK
    if old and stride is WALK:
        return stride._replace(step=0.56, height=0.05, toe_off=0.5)
    return stride._replace(step=stride.step * {"slow": 0.82, "fast": 1.14}.get(way.pace, 1.0))


def natural_speed(verb: str, leg: float, old: bool, pace: str = "") -> float:
    """Return the metres a second at which a body of that leg length walks or runs."""
    stride = stride_of(Stretch(verb, 0, 1, (0, 0), (1, 0), pace=pace), old)
    quick = {"slow": 0.72, "fast": 1.18, "sneak": 0.9}.get(pace, 1.0) * (0.8 if old else 1.0)
    out: float = stride.step * leg * stride.cadence * quick * (0.8 / leg) ** 0.5
    return out


def upright(scope: Scope, ways: tuple[Stretch, ...], old: bool) -> Upright:
    """Return the pose of somebody who stands and goes his ways."""
    pose = _at_ease(scope)
    falls: list[Footfall] = []
    for number, way in enumerate(ways):
        stride = stride_of(way, old)
        planned = steps(way, scope.t, scope.m.leg, stride, (REST[P.FOOT_L_F] - REST[P.FOOT_R_F]) * scope.m.leg)
        until = ways[number + 1].begin_s if number + 1 < len(ways) else np.inf
        here = scope.t < until
        if number:
            here &= scope.t >= way.begin_s
        pose[here] = _going(scope, way, stride, planned, pose)[here]
        falls += [fall for fall in planned.falls if fall.time_s < until]
    return Upright(pose, tuple(falls))


def _at_ease(scope: Scope) -> Floats:
    """Return standing: weight that shifts, breath, hands that never hang quite still."""
    t, seed = scope.t, scope.seed
    pose = np.repeat(REST[None], scope.frames, 0)
    sway = noise(t, 0.22, seed, "sway")
    pose[:, P.PELVIS_S] = sway * 0.018
    pose[:, P.ROLL] = -sway * 0.02
    pose[:, P.TWIST] = noise(t, 0.16, seed, "twist") * 0.05
    breath = np.sin(t * (2 * np.pi / 3.6) + seed % 7)
    pose[:, P.BEND] = breath * 0.012
    pose[:, P.HEAD_YAW] = noise(t, 0.3, seed, "head") * 0.1
    pose[:, P.HEAD_PITCH] = noise(t, 0.25, seed, "nod") * 0.04 + 0.02
    pose[:, P.HEAD_ROLL] = noise(t, 0.2, seed, "tilt") * 0.035
    for side, column in ((1, P.HAND_L_F), (-1, P.HAND_R_F)):
        pose[:, column] += noise(t, 0.3, seed, "hand", side) * 0.02
        pose[:, column - 1] += breath * 0.006
    return pose


def _going(scope: Scope, way: Stretch, stride: Stride, planned: Steps, idle: Floats) -> Floats:
    """Return the pose on one stretch; where it rests it is that of standing."""
    t, m = scope.t, scope.m
    gone = way.travelled(t)
    speed = np.gradient(gone, t) if len(t) > 1 else np.full(1, way.speed)
    moving = np.clip(speed / max(way.speed, 1e-3), 0, 1).astype(np.float32)
    runs = way.verb in RUNNING
    pose = idle.copy()
    # The body may be turned a little out of its way towards the viewer: what is seen still covers the whole way.
    seen = _seen_share(scope.yaw, way)
    for side, foot, pitch in ((0, P.FOOT_L_S, P.PITCH_L), (1, P.FOOT_R_S, P.PITCH_R)):
        footing = planned.feet[side]
        pose[:, foot + 2] = (footing.along - gone) / m.leg * seen
        pose[:, foot + 1] = footing.height / m.leg
        pose[:, pitch] = footing.pitch
    swing, beat = planned.swing * moving, planned.beat * moving
    reach = planned.step_m / m.leg * 0.56
    drop = 1 - np.sqrt(max(0.5, 1 - reach * reach)) if not runs else 0.05
    pose[:, P.PELVIS_Y] = -drop * beat - (0.04 if runs else 0.004) * moving
    if runs:
        # Between two footfalls a runner flies: the hips rise, the feet are planned as they are.
        pose[:, P.PELVIS_Y] += 0.03 * (1 - planned.beat) * moving
    pose[:, P.PELVIS_S] += swing * -0.014
    pose[:, P.ROLL] += swing * 0.015
    pose[:, P.LEAN] = moving * (0.2 if runs else 0.045)
    pose[:, P.BEND] += moving * (0.05 if runs else 0.01) + beat * 0.02
    pose[:, P.TWIST] = swing * (0.22 if runs else 0.13)
    pose[:, P.HEAD_PITCH] += beat * 0.03 - moving * 0.02
    pose[:, P.HEAD_YAW] *= 1 - 0.5 * moving
    for side, sign in ((0, 1.0), (1, -1.0)):
        _swing_arm(pose, side, -sign * swing, moving, runs)
    return pose


def _seen_share(yaw: Floats, way: Stretch) -> Floats:
    across = way.direction[0]
    sine = np.sin(yaw)
    if abs(across) < 0.5:
        return np.ones_like(yaw)
    return (across / np.where(np.abs(sine) < 0.5, across, sine)).astype(np.float32)


def _swing_arm(pose: Floats, side: int, forward: Floats, moving: Floats, runs: bool) -> None:
    """Swing one arm: straight from the shoulder when walking, bent like a runner's."""
    hand, sign = (P.HAND_L_S, 1) if side == 0 else (P.HAND_R_S, -1)
    if runs:
        angle = forward * 0.85
        target = np.stack([sign * (0.16 - 0.16 * np.maximum(forward, 0)), -0.52 * np.cos(angle) + 0.1 * forward,
                           0.3 + 0.5 * np.sin(angle)], -1)  # fmt: skip
    else:
        angle = forward * 0.5 + 0.06
        bent = 0.965 - 0.05 * np.maximum(forward, 0)
        target = np.stack([sign * 0.1 + 0 * angle, -bent * np.cos(angle), bent * np.sin(angle)], -1)
    rest = pose[:, hand : hand + 3]
    pose[:, hand : hand + 3] = rest + (target - rest) * moving[:, None]
