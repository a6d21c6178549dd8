"""Gestures of arms and head, laid over any posture."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import bump, ease, lagging, noise
from circletake.render.cast.moving import unit
from circletake.render.cast.person.acting import Blend, Doing, Scope, onset, sides_of
from circletake.render.cast.person.pose import ARMS, P
from circletake.render.cast.person.sides import arm_columns, hand_for, held_out, near_side, turned_to_viewer

_HEAD = (P.HEAD_PITCH, P.HEAD_YAW)
_TRUNK = (P.LEAN, P.BEND, P.TWIST)


class Gesture(NamedTuple):
    """What a gesture lays over the body, and what it touches."""

    layers: list[Blend]
    moments: tuple[tuple[float, str, float], ...] = ()
    """(seconds, contact kind, metres a second)."""
    look: Floats | None = None
    """(frames, 2) where the eyes go: right and up, -1..1."""


def _from_shoulder(scope: Scope, aim: Floats, side: int) -> Floats:
    """Return a world place (frames, 3) from a shoulder, in arm lengths."""
    m = scope.m
    sign = 1 if side == 0 else -1
    shoulder = np.array([sign * m.shoulder, m.hip_height + m.torso - 0.048 * m.stature, 0], np.float32)
    return (scope.towards(aim) - shoulder) / np.float32(m.arm)


def head_towards(scope: Scope, aim: Floats, limit: float = 1.15) -> tuple[Floats, Floats]:
    """Return head yaw against the body and pitch that look at a world place."""
    offset = aim - scope.position
    eyes = scope.m.stature * 0.93
    # On paper everybody stands in one plane: a glance to somebody beside goes almost sideways, a little to the viewer.
    across = offset[:, 0]
    depth = offset[:, 2]
    wanted = np.arctan2(across, -depth + 0.25 * np.abs(across))
    swing = np.arctan2(np.sin(wanted - scope.yaw), np.cos(wanted - scope.yaw))
    distance = np.maximum(np.hypot(across, depth), 0.4)
    pitch = np.arctan2(eyes - offset[:, 1], distance)
    return np.clip(swing, -limit, limit).astype(np.float32), np.clip(pitch * 0.75, -0.7, 0.75).astype(np.float32)


def wave(scope: Scope, doing: Doing) -> Gesture:
    """Raise an arm clear of the head and wave: outwards as the viewer sees it, whichever way the body is turned."""
    if doing.manner == "up":
        return _cheer(scope, doing)
    side = hand_for(scope, doing.aim)
    hand, elbow, wrist, sign = sides_of(side)
    swing = np.sin(scope.t * 2 * np.pi * 1.9)
    pose = scope.hold({})
    aside, ahead = np.abs(np.cos(scope.yaw)), np.abs(np.sin(scope.yaw))
    out = 0.56 + 0.17 * swing
    pose[:, hand] = sign * out * aside
    # In profile the arm goes out before the face, not across it.
    pose[:, hand + 1] = 0.78 - 0.2 * ahead - 0.05 * np.abs(swing)
    pose[:, hand + 2] = 0.1 + (out + 0.14) * ahead
    pose[:, elbow] = 0.85
    pose[:, wrist] = lagging(swing, scope.clock, 0.28, 0.6) * 0.45 * sign
    layers = [Blend(pose, onset(scope.t, doing, 0.5, 0.45), arm_columns(side))]
    return Gesture(layers + _gaze(scope, doing, 0.6))


def _cheer(scope: Scope, doing: Doing) -> Gesture:
    """Throw both arms up beside the head, as one does in a crowd."""
    pose = scope.hold({P.HEAD_PITCH: -0.12})
    pump = np.sin(scope.t * 2 * np.pi * 1.6 + scope.seed % 7)
    for side in (0, 1):
        hand, elbow, _, sign = sides_of(side)
        pose[:, hand], pose[:, hand + 1], pose[:, hand + 2] = sign * 0.2, 0.9 + 0.07 * pump, 0.05
        pose[:, elbow] = 0.6
    pose[:, P.PELVIS_Y] = -0.03 + 0.025 * pump
    return Gesture([Blend(pose, onset(scope.t, doing, 0.5, 0.45), (*ARMS, P.HEAD_PITCH, P.PELVIS_Y))])


def point(scope: Scope, doing: Doing) -> Gesture:
    """Stretch an arm out to something and hold it there."""
    aim = doing.aim
    side = hand_for(scope, aim)
    hand, elbow, wrist, sign = sides_of(side)
    pose = scope.hold({})
    reach = held_out(scope, sign, 0.14, 0.97) if aim is None else _from_shoulder(scope, aim, side)
    pose[:, hand : hand + 3] = unit(reach) * np.float32(0.985)
    pose[:, elbow], pose[:, wrist] = 0.3, 0.0
    pose[:, P.TWIST] = -sign * 0.14
    weight = onset(scope.t, doing, 0.42, 0.5)
    columns = (*arm_columns(side), P.TWIST)
    if aim is None:
        # Who points looks where he points.
        pose[:, P.HEAD_YAW] = 0.5 * sign * turned_to_viewer(scope)
        columns = (*columns, P.HEAD_YAW)
    return Gesture([Blend(pose, weight, columns), *_gaze(scope, doing, 0.8)])


_FAR = frozenset({"far", "distance", "horizon", "searching", "searchingly"})
"""Words of a manner in which somebody shades his eyes."""


def _gaze(scope: Scope, doing: Doing, share: float) -> list[Blend]:
    """Turn the head to what is aimed at."""
    if doing.aim is None:
        return []
    pose = scope.hold({})
    pose[:, P.HEAD_YAW], pose[:, P.HEAD_PITCH] = head_towards(scope, doing.aim)
    return [Blend(pose, onset(scope.t, doing, 0.45, 0.5) * np.float32(share), _HEAD)]


def look(scope: Scope, doing: Doing) -> Gesture:
    """Look at something: the eyes first, then the head; or out into the distance, a hand to the brow."""
    weight = onset(scope.t, doing, 0.55, 0.6)
    eyes = np.zeros((scope.frames, 2), np.float32)
    early = np.clip(onset(scope.t + 0.18, doing, 0.3, 0.5), 0, 1)
    pose = scope.hold({})
    if doing.object in ("telescope", "camera"):
        return _look_through(scope, doing)
    if doing.manner == "blow":
        return _blow(scope, doing)
    if doing.aim is not None:
        turn, pitch = head_towards(scope, doing.aim)
        pose[:, P.HEAD_YAW], pose[:, P.HEAD_PITCH] = turn, pitch
        seen = np.sin(scope.yaw + turn) - np.sin(scope.yaw)
        eyes[:, 0] = np.clip(seen * 1.2, -1, 1) * (early - weight * 0.55)
        eyes[:, 1] = np.clip(-pitch * 1.2, -1, 1) * early
        pose[:, P.BEND] = np.clip(pitch, 0, 0.5) * 0.4
        return Gesture([Blend(pose, weight, (*_HEAD, P.BEND))], look=eyes)
    scan = noise(scope.t, 0.32, scope.seed, "scan")
    pose[:, P.HEAD_YAW], pose[:, P.HEAD_PITCH] = scan * 0.35, -0.1
    eyes[:, 0] = noise(scope.t + 0.25, 0.32, scope.seed, "scan") * 0.7 * early
    layers = [Blend(pose, weight, _HEAD)]
    if _FAR.intersection(doing.manner.lower().split()):
        layers.append(_hand_to_brow(scope, weight))
    return Gesture(layers, look=eyes)


def _blow(scope: Scope, doing: Doing) -> Gesture:
    """Draw breath, bow to something and blow."""
    middle = (doing.begin_s + doing.end_s) / 2
    puff = ease((scope.t - doing.begin_s - 0.2) / 0.5) * ease((middle + 1.0 - scope.t) / 0.5)
    breath = bump(np.clip((scope.t - doing.begin_s) / 0.5, 0, 1))
    pose = scope.hold({})
    pose[:, P.LEAN] = 0.3 * puff - 0.1 * breath
    pose[:, P.BEND] = 0.3 * puff - 0.08 * breath
    pose[:, P.HEAD_PITCH] = 0.25 * puff - 0.15 * breath
    columns = (P.LEAN, P.BEND, P.HEAD_PITCH)
    return Gesture([Blend(pose, np.ones(scope.frames, np.float32), columns)], ((middle, "whoosh", 2.0),))


def _hand_to_brow(scope: Scope, weight: Floats) -> Blend:
    side = near_side(scope)
    hand, elbow, wrist, sign = sides_of(side)
    pose = scope.hold({})
    pose[:, hand : hand + 3] = np.array([-sign * 0.06, 0.4, 0.34], np.float32)
    pose[:, elbow], pose[:, wrist] = 0.75, -0.3
    return Blend(pose, weight, arm_columns(side))


def _look_through(scope: Scope, doing: Doing) -> Gesture:
    """Hold a glass to the eye with both hands."""
    pose = scope.hold({P.HEAD_PITCH: -0.06 + noise(scope.t, 0.3, scope.seed, "scan") * 0.06})
    for side in (0, 1):
        hand, elbow, _, sign = sides_of(side)
        pose[:, hand : hand + 3] = np.array(
            [-sign * (0.16 if side else 0.12), 0.28, 0.55 if side else 0.72], np.float32
        )
        pose[:, elbow] = 0.4
    return Gesture([Blend(pose, onset(scope.t, doing, 0.6, 0.6), (*ARMS, P.HEAD_PITCH))])


def carry(scope: Scope, doing: Doing) -> Gesture:
    """Hold something: before the chest with both arms when it is large, in one hand when it is small."""
    weight = onset(scope.t, doing, 0.5, 0.5)
    pose = scope.hold({})
    if doing.manner in ("high", "on head"):
        return _raised(scope, doing)
    heavy = noise(scope.t, 0.5, scope.seed, "load") * 0.012
    if doing.height_m > 0.22:
        for side in (0, 1):
            hand, elbow, _, sign = sides_of(side)
            pose[:, hand : hand + 3] = np.array([-sign * 0.02, -0.42, 0.62], np.float32)
            pose[:, hand + 1] += heavy
            pose[:, elbow] = 0.15
        pose[:, P.LEAN] = -0.06
        return Gesture([Blend(pose, weight, (*ARMS, P.LEAN))])
    side = near_side(scope)
    hand, elbow, wrist, sign = sides_of(side)
    # Before the viewer's eyes it is held out beside the body, not lost before it.
    aside = turned_to_viewer(scope)
    pose[:, hand] = sign * (0.06 + 0.44 * aside)
    pose[:, hand + 1], pose[:, hand + 2] = -0.42 + 0.14 * aside, 0.6 - 0.16 * aside
    if doing.manner == "low":
        pose[:, hand : hand + 3] = np.array([sign * 0.2, -0.95, 0.12], np.float32)
    elif doing.manner == "over":
        pose[:, hand : hand + 3] = np.array([sign * 0.1, -0.3, 0.36], np.float32)
    pose[:, hand + 1] += heavy + bump(np.mod(scope.t * 0.9, 1)) * 0.015
    pose[:, wrist] = 0.2
    return Gesture([Blend(pose, weight, arm_columns(side))])


def _raised(scope: Scope, doing: Doing) -> Gesture:
    """Hold something high in both hands for all to see; or lift it onto the head, and let go of it."""
    pose, crowns = scope.hold({}), doing.manner == "on head"
    begin = doing.begin_s if doing.begin_s > 0.05 else -9.0
    weight = onset(scope.t, doing, 0.6, 0.6)
    if crowns:
        weight = (ease((scope.t - begin) / 0.5) * ease((begin + 1.6 - scope.t) / 0.5)).astype(np.float32)
    for side in (0, 1):
        hand, elbow, _, sign = sides_of(side)
        pose[:, hand : hand + 3] = np.array([-sign * 0.1, 0.62 if crowns else 0.93, 0.2], np.float32)
        pose[:, elbow] = 0.7
    pose[:, P.HEAD_PITCH] = 0.0 if crowns else -0.14
    return Gesture([Blend(pose, weight, (*ARMS, P.HEAD_PITCH))])


def give(scope: Scope, doing: Doing) -> Gesture:
    """Hold something out to somebody."""
    side = hand_for(scope, doing.aim)
    hand, elbow, wrist, sign = sides_of(side)
    pose = scope.hold({})
    if doing.aim is None:
        reach = held_out(scope, sign, -0.22, 0.82)
    else:
        reach = np.clip(_from_shoulder(scope, doing.aim, side), -0.9, 0.9)
    pose[:, hand : hand + 3] = reach
    pose[:, elbow], pose[:, wrist] = 0.1, 0.2
    pose[:, P.LEAN] = 0.1
    pose[:, P.HEAD_PITCH] = 0.1
    weight = onset(scope.t, doing, 0.7, 0.6)
    moment = doing.begin_s + min(1.4, 0.62 * (doing.end_s - doing.begin_s))
    return Gesture(
        [Blend(pose, weight, (*arm_columns(side), P.LEAN)), *_gaze(scope, doing, 0.75)], ((moment, "grab", 0.4),)
    )


def reach(scope: Scope, doing: Doing) -> Gesture:
    """Reach out and touch or take hold of something; bend down for what lies low."""
    side = hand_for(scope, doing.aim)
    hand, elbow, wrist, sign = sides_of(side)
    pose = scope.hold({})
    columns: tuple[int, ...] = (*arm_columns(side), P.LEAN, P.BEND)
    if doing.aim is None:
        pose[:, hand : hand + 3] = held_out(scope, sign, 0.12, 0.92)
        pose[:, P.LEAN] = 0.14 * (1 - turned_to_viewer(scope))
        pose[:, P.ROLL] = -sign * 0.07 * turned_to_viewer(scope)
        columns = (*columns, P.ROLL)
    else:
        offset = _from_shoulder(scope, doing.aim, side)
        low = np.clip(-offset[:, 1:2] - 0.75, 0, 1.2)
        # Down on the haunches rather than doubled up: a back bent level would thrust the neck out before it.
        down = np.minimum(low[:, 0], 0.9)
        pose[:, P.PELVIS_Y] = -0.62 * down
        pose[:, P.LEAN] = 0.12 + 0.3 * down
        pose[:, P.BEND] = 0.2 * down
        pose[:, P.PELVIS_F] = -0.16 * down
        # The trunk's lean turns the arm with it: what is left of the way down is taken back out of the reach.
        pose[:, hand : hand + 3] = offset + np.concatenate([0 * low, low * 1.0, low * 0.2], -1)
        columns = (*columns, P.PELVIS_Y, P.PELVIS_F)
    pose[:, elbow], pose[:, wrist] = 0.15, 0.05
    weight = onset(scope.t, doing, 0.8, 0.7)
    moment = max(doing.begin_s, 0) + min(0.85, 0.6 * (doing.end_s - doing.begin_s))
    return Gesture([Blend(pose, weight, columns), *_gaze(scope, doing, 0.8)], ((moment, "grab", 0.5),))


def embrace(scope: Scope, doing: Doing) -> Gesture:
    """Put both arms about somebody and hold."""
    sway = np.sin(scope.t * 1.5) * 0.03
    pose = scope.hold({P.LEAN: 0.1 + sway * 0.5, P.HEAD_PITCH: 0.16, P.HEAD_ROLL: 0.16 * (1 if scope.seed % 2 else -1)})
    for side in (0, 1):
        hand, elbow, wrist, sign = sides_of(side)
        high = 0.05 if (side == 0) == (scope.seed % 2 == 0) else -0.22
        pose[:, hand : hand + 3] = np.array([-sign * 0.12, high, 0.72], np.float32)
        pose[:, elbow], pose[:, wrist] = 0.45, 0.5
    pose[:, P.ROLL] = sway * 0.6
    weight = onset(scope.t, doing, 0.75, 0.7)
    return Gesture([Blend(pose, weight, (*ARMS, P.LEAN, P.HEAD_PITCH, P.HEAD_ROLL, P.ROLL))])


def talk(scope: Scope, doing: Doing) -> Gesture:
    """Talk with hands and head: gestures come in bursts, on the breath of the words."""
    t, seed = scope.t, scope.seed
    burst = np.clip(noise(t, 0.55, seed, "burst") * 1.3 + 0.7, 0, 1)
    pose = scope.hold({})
    pose[:, P.HEAD_PITCH] = noise(t, 1.6, seed, "nods") * 0.07
    pose[:, P.HEAD_ROLL] = noise(t, 0.8, seed, "tilts") * 0.06
    for side, share in ((0, 1.0), (1, 0.75)):
        hand, elbow, wrist, sign = sides_of(side)
        beat = noise(t, 1.7, seed, "beats", side)
        up = burst * share
        pose[:, hand] += sign * 0.12 * up + beat * 0.06 * up
        pose[:, hand + 1] += (0.5 + 0.12 * beat) * up
        pose[:, hand + 2] += (0.46 + 0.08 * beat) * up
        pose[:, wrist] = beat * 0.5 * up
        pose[:, elbow] = 0.15
    weight = onset(t, doing, 0.5, 0.5)
    return Gesture([Blend(pose, weight, (*ARMS, P.HEAD_PITCH, P.HEAD_ROLL)), *_gaze(scope, doing, 0.7)])


def read(scope: Scope, doing: Doing) -> Gesture:
    """Hold something open before the chest and read; a page is turned now and then."""
    t = scope.t
    page = bump(np.clip(np.mod(t + scope.seed % 3, 4.0) / 0.9, 0, 1))
    pose = scope.hold({P.HEAD_PITCH: 0.34, P.BEND: 0.06, P.HEAD_YAW: 0.0})
    for side in (0, 1):
        hand, elbow, wrist, sign = sides_of(side)
        pose[:, hand : hand + 3] = np.array([-sign * 0.05, -0.34, 0.56], np.float32)
        pose[:, elbow], pose[:, wrist] = 0.12, 0.5
    side = near_side(scope)
    hand, _, _, sign = sides_of(side)
    pose[:, hand] += -sign * 0.14 * page
    pose[:, hand + 1] += 0.12 * page
    eyes = np.stack([np.mod(t * 0.55, 1) * 0.9 - 0.45, np.full_like(t, -0.6)], -1)
    weight = onset(t, doing, 0.7, 0.6)
    return Gesture(
        [Blend(pose, weight, (*ARMS, P.HEAD_PITCH, P.HEAD_YAW, P.BEND))], look=eyes * np.clip(weight, 0, 1)[:, None]
    )


def eat(scope: Scope, doing: Doing) -> Gesture:
    """Bring a hand to the mouth, bite or sip, let it sink."""
    cycle = np.mod((scope.t - max(doing.begin_s, 0)) / 2.2, 1)
    up = ease(cycle / 0.28) * ease((0.74 - cycle) / 0.28)
    side = near_side(scope)
    hand, elbow, wrist, sign = sides_of(side)
    pose = scope.hold({})
    low, high = np.array([sign * 0.0, -0.45, 0.5], np.float32), np.array([-sign * 0.2, 0.24, 0.42], np.float32)
    pose[:, hand : hand + 3] = low + (high - low) * up[:, None]
    pose[:, elbow], pose[:, wrist] = 0.2 + 0.3 * up, 0.3 * up
    pose[:, P.HEAD_PITCH] = 0.12 - 0.22 * up * (1.0 if doing.object in ("cup", "bottle") else 0.3)
    return Gesture([Blend(pose, onset(scope.t, doing, 0.5, 0.5), (*arm_columns(side), P.HEAD_PITCH))])


def scare(scope: Scope, doing: Doing) -> Gesture:
    """Hang on a stake as a scarecrow does: arms out along the crossbar, the head askew, all of it moved by the air."""
    sway = noise(scope.t, 0.4, scope.seed, "stake") * 0.02
    tilt = 0.16 if scope.seed % 2 else -0.16
    pose = scope.hold({P.HEAD_ROLL: tilt + sway * 2, P.ROLL: sway, P.FOOT_L_S: 0.06, P.FOOT_R_S: -0.06})
    for side in (0, 1):
        hand, elbow, wrist, sign = sides_of(side)
        pose[:, hand], pose[:, hand + 1], pose[:, hand + 2] = sign * 0.97, 0.06 + sway * sign, 0.02
        pose[:, elbow], pose[:, wrist] = 0.2, 0.9 + sway * 6
    return Gesture([Blend(pose, np.ones(scope.frames, np.float32), tuple(range(pose.shape[1])))])


def throw_release(doing: Doing) -> float:
    """Return when (seconds) a throw lets go."""
    return max(doing.begin_s, 0.0) + min(0.95, 0.55 * (doing.end_s - doing.begin_s))


def throw(scope: Scope, doing: Doing) -> Gesture:
    """Wind up, throw, follow through."""
    release = throw_release(doing)
    side = hand_for(scope, doing.aim)
    hand, elbow, _, sign = sides_of(side)
    t = scope.t
    wind = ease((t - release + 0.6) / 0.4) * ease((release + 0.02 - t) / 0.14)
    through = ease((t - release + 0.1) / 0.14) * ease((release + 0.75 - t) / 0.5)
    pose = scope.hold({})
    back, ahead = np.array([sign * 0.25, 0.35, -0.62], np.float32), np.array([-sign * 0.05, 0.05, 0.92], np.float32)
    rest = pose[:, hand : hand + 3].copy()
    pose[:, hand : hand + 3] = (
        rest + (back - rest) * wind[:, None] + (ahead - rest) * through[:, None] * (1 - wind[:, None])
    )
    pose[:, elbow] = 0.6 * wind
    pose[:, P.TWIST] = sign * (-0.35 * wind + 0.4 * through)
    pose[:, P.LEAN] = -0.16 * wind + 0.22 * through
    pose[:, P.PELVIS_F] = -0.05 * wind + 0.08 * through
    weight = np.maximum(np.clip(wind + through, 0, 1), 0)
    return Gesture(
        [Blend(pose, weight, (*arm_columns(side), *_TRUNK, P.PELVIS_F)), *_gaze(scope, doing, 0.7)],
        ((release, "whoosh", 9.0),),
    )


def push(scope: Scope, doing: Doing) -> Gesture:
    """Lean into something, hard against what is heavy; where the hands are the act tells."""
    heave = np.sin(scope.t * 2 * np.pi * 0.8 + scope.seed % 5)
    hard = doing.manner == "hard"
    pose = scope.hold({P.LEAN: (0.52 + 0.05 * heave) if hard else 0.1, P.BEND: 0.12 if hard else 0.04})
    pose[:, P.HEAD_PITCH] = 0.1 + 0.08 * heave if hard else 0.0
    pose[:, P.PELVIS_Y], pose[:, P.PELVIS_F] = (-0.1, -0.2) if hard else (0.0, 0.0)
    pose[:, P.ELBOW_L] = pose[:, P.ELBOW_R] = 0.3
    columns = (*_TRUNK, P.HEAD_PITCH, P.PELVIS_F, P.ELBOW_L, P.ELBOW_R)
    return Gesture([Blend(pose, onset(scope.t, doing, 0.5, 0.5), columns)])


GESTURES: dict[str, Callable[[Scope, Doing], Gesture]] = {
    "wave": wave, "point": point, "look": look, "carry": carry, "give": give, "reach": reach, "embrace": embrace,
    "talk": talk, "read": read, "eat": eat, "throw": throw, "scare": scare, "push": push,
}  # fmt: skip
"""Gestures by verb; playing and working stand in `trades`."""
