"""Movements of the whole body: jumping, falling, dancing, fighting, rolling."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import bump, ease
from circletake.render.cast.person.acting import Doing, Scope, sides_of
from circletake.render.cast.person.pose import P
from circletake.render.cast.person.sides import near_side

_GRAVITY = 9.81


class Moved(NamedTuple):
    """A movement: the pose, how high the body is, what it touches."""

    pose: Floats
    lift: Floats
    """(frames,) metres."""
    moments: tuple[tuple[float, str, float], ...] = ()
    """(seconds, contact kind, metres a second)."""
    turn: Floats | None = None
    """(frames,) yaw in radians on top of the heading."""


def _repeats(doing: Doing, period: float) -> list[float]:
    """Return when a movement of that period begins within an act."""
    count = max(1, int((doing.end_s - doing.begin_s) / period + 0.15))
    begin = max(doing.begin_s, 0.0 if count > 1 else doing.begin_s)
    return [begin + i * period for i in range(count)]


def jump(scope: Scope, doing: Doing) -> Moved:
    """Crouch, spring, land softly; again while the time lasts."""
    m, t = scope.m, scope.t
    high = 0.2 * m.stature
    air = 2 * (2 * high / _GRAVITY) ** 0.5
    gather, soften = 0.34, 0.4
    period = gather + air + soften + 0.1
    pose, lift = scope.hold({}), np.zeros(scope.frames, np.float32)
    moments: list[tuple[float, str, float]] = []
    for begin in _repeats(doing, period):
        off = begin + gather
        u = (t - off) / air
        flying = (u > 0) & (u < 1)
        lift += np.where(flying, 4 * high * u * (1 - u), 0).astype(np.float32)
        crouch = bump((t - begin) / gather) + bump((t - off - air) / soften) * 0.9
        up = bump(np.clip(u * 0.8 + 0.1, 0, 1)) * flying
        pose[:, P.PELVIS_Y] += -0.3 * crouch - 0.02 * up
        pose[:, P.LEAN] += 0.42 * crouch - 0.05 * up
        pose[:, P.HEAD_PITCH] += -0.2 * crouch
        for hand, sign in ((P.HAND_L_S, 1), (P.HAND_R_S, -1)):
            pose[:, hand] += sign * 0.25 * up
            pose[:, hand + 1] += 0.25 * crouch + 1.45 * up
            pose[:, hand + 2] += -0.55 * crouch + 0.15 * up
        for foot, pitch, tuck in ((P.FOOT_L_S, P.PITCH_L, 0.26), (P.FOOT_R_S, P.PITCH_R, 0.16)):
            pose[:, foot + 1] += tuck * up
            pose[:, foot + 2] += -tuck * 0.7 * up
            pose[:, pitch] += -0.7 * up
        if off + air <= doing.end_s + 0.2:
            moments.append((off + air, "land", 2.0))
    return Moved(pose, lift, tuple(moments))


def fall(scope: Scope, doing: Doing) -> Moved:
    """Stumble, go down on the hands, and lie."""
    t, m = scope.t, scope.m
    begin = doing.begin_s + 0.1
    down = begin + 0.62
    u = np.clip((t - begin) / (down - begin), 0, 1)
    # Gravity, not easing: slow at first, fast at the end, and a small bounce.
    drop = u * u
    after = t - down
    bounce = np.where(after > 0, np.exp(-after * 7) * np.abs(np.sin(after * 12)) * 0.12, 0)
    level = drop - bounce
    stumble = bump((t - begin + 0.25) / 0.5)
    low = (0.06 * m.stature - m.hip_height) / m.leg
    pose = scope.hold(
        {
            P.PELVIS_Y: low * level, P.PELVIS_F: 0.1 * u, P.LEAN: 1.5 * level + 0.1 * stumble, P.BEND: -0.12 * level,
            P.HEAD_PITCH: 0.9 * level - 0.5 * stumble * (1 - level), P.HEAD_YAW: 0.35 * level,
            P.FOOT_L_F: 0.03 - 0.8 * drop, P.FOOT_R_F: -0.03 - 0.86 * drop,
            P.FOOT_L_Y: 0.02 * drop + 0.14 * stumble * (1 - drop),
            P.PITCH_L: -1.4 * drop, P.PITCH_R: -1.4 * drop,
        }
    )  # fmt: skip
    ahead = ease(u * 1.6)
    for hand, elbow, sign in ((P.HAND_L_S, P.ELBOW_L, 1), (P.HAND_R_S, P.ELBOW_R, -1)):
        pose[:, hand] = sign * (0.11 + 0.3 * ahead)
        pose[:, hand + 1] = -0.96 + 1.25 * ahead
        pose[:, hand + 2] = 0.1 + 0.45 * ahead * (1 - 0.8 * drop)
        pose[:, elbow] = 0.25 + 0.5 * ahead
    return Moved(pose, np.zeros(scope.frames, np.float32), ((down, "impact", 2.6), (down + 0.26, "land", 0.8)))


def stagger(scope: Scope, doing: Doing) -> Moved:
    """Be hit: the head is driven off, the knees give, one foot catches the weight, a hand goes where it hurts."""
    since = scope.t - doing.begin_s
    jolt = ease(since / 0.09) * np.exp(-np.maximum(since - 0.09, 0) * 4.2)
    reel = ease((since - 0.04) / 0.24) * ease((1.5 - since) / 0.7)
    sway = np.sin(np.maximum(since, 0) * 7.5) * np.exp(-np.maximum(since, 0) * 2.2)
    down = 1.0 if doing.manner == "above" else -1.0
    step = ease((since - 0.06) / 0.26) * ease((1.5 - since) / 0.5)
    pose = scope.hold(
        {
            P.PELVIS_Y: -0.17 * jolt - 0.05 * reel, P.PELVIS_F: -0.14 * reel, P.LEAN: 0.2 * down * jolt - 0.12 * reel,
            P.BEND: 0.22 * down * jolt, P.HEAD_PITCH: 0.75 * down * jolt + 0.15 * reel, P.HEAD_ROLL: 0.22 * sway,
            P.ROLL: 0.08 * sway, P.TWIST: 0.2 * sway, P.FOOT_R_F: -0.03 - 0.42 * step,
            P.FOOT_R_Y: 0.1 * bump((since - 0.06) / 0.26), P.FOOT_L_F: 0.03,
        }
    )  # fmt: skip
    # One arm flies out for balance, the other hand holds the head.
    held = ease((since - 0.16) / 0.26) * ease((1.5 - since) / 0.45)
    for hand, elbow, sign, where in ((P.HAND_L_S, P.ELBOW_L, 1, 0.0), (P.HAND_R_S, P.ELBOW_R, -1, 1.0)):
        out = jolt * 0.6 + reel * 0.3
        rest = pose[:, hand : hand + 3].copy()
        flung = rest + np.array([sign * 0.5, 0.5, 0.1], np.float32) * out[:, None]
        head = np.array([sign * 0.12, 0.36 if down > 0 else -0.05, 0.26], np.float32)
        pose[:, hand : hand + 3] = flung + (head - flung) * (where * held)[:, None]
        pose[:, elbow] = 0.5 * out + 0.7 * where * held
    return Moved(pose, np.zeros(scope.frames, np.float32), ((doing.begin_s + 0.3, "footstep", 1.2),))


def knocked(scope: Scope, doing: Doing, lying: Floats) -> Moved:
    """Be taken off one's feet: the body leaves the ground, turns level in the air, lands and lies.

    Args:
        scope: Of whom.
        doing: When.
        lying: (frames, N) the pose of lying there, on one's back or on one's face.
    """
    air = 0.42
    u = (scope.t - doing.begin_s) / air
    flying = (u > 0) & (u < 1)
    lift = np.where(flying, 4 * 0.17 * scope.m.stature * u * (1 - u), 0.0).astype(np.float32)
    pose, up = lying.copy(), bump(np.clip(u, 0, 1)).astype(np.float32)
    for hand, sign in ((P.HAND_L_S, 1), (P.HAND_R_S, -1)):
        pose[:, hand] += sign * 0.3 * up
        pose[:, hand + 2] += 0.5 * up
    pose[:, P.HEAD_PITCH] += 0.5 * up
    down = doing.begin_s + air
    return Moved(pose, lift, ((down, "impact", 3.0), (down + 0.24, "land", 0.8)))


def dance(scope: Scope, doing: Doing) -> Moved:
    """Dance on a beat: weight from foot to foot, arms that answer, a turn now and then."""
    t = scope.t
    rate = 1.7
    beat = t * rate
    style = scope.seed % 3
    side = np.sin(np.pi * beat)
    dip = 0.5 - 0.5 * np.cos(2 * np.pi * beat)
    pose = scope.hold(
        {
            P.PELVIS_S: side * 0.07, P.PELVIS_Y: -0.05 - 0.045 * dip, P.ROLL: side * 0.09, P.TWIST: side * 0.22,
            P.BEND: -0.04 + 0.05 * dip, P.HEAD_ROLL: -side * 0.12, P.HEAD_PITCH: -0.08 + 0.07 * dip,
            P.FOOT_L_Y: 0.13 * bump(np.mod(beat / 2, 1) * 2), P.FOOT_R_Y: 0.13 * bump(np.mod(beat / 2 + 0.5, 1) * 2),
            P.PITCH_L: -0.5 * bump(np.mod(beat / 2, 1) * 2), P.PITCH_R: -0.5 * bump(np.mod(beat / 2 + 0.5, 1) * 2),
        }
    )  # fmt: skip
    wave = np.sin(np.pi * beat / (1 if style == 0 else 2) + 0.5)
    for hand, elbow, sign in ((P.HAND_L_S, P.ELBOW_L, 1), (P.HAND_R_S, P.ELBOW_R, -1)):
        lead = wave * sign
        high = (0.25, 0.55, -0.1)[style]
        pose[:, hand] = sign * (0.62 - 0.12 * lead)
        pose[:, hand + 1] = high + 0.32 * lead
        pose[:, hand + 2] = 0.28 + 0.1 * np.cos(np.pi * beat)
        pose[:, elbow] = 0.7
    turn = _spins(doing, t)
    if doing.target is not None or doing.manner == "together":
        turn = np.zeros_like(t)
        _hold_partner(pose, side, scope.seed)
    falls = tuple(
        (k / rate + 0.02, "footstep", 0.9)
        for k in range(int(doing.begin_s * rate), int(doing.end_s * rate) + 1)
        if doing.begin_s <= k / rate <= doing.end_s
    )
    return Moved(pose, np.zeros(scope.frames, np.float32), falls, turn)


def _hold_partner(pose: Floats, side: Floats, seed: int) -> None:
    """Hold somebody as dancers do: one hand at the back, the other's hand held out at the shoulder's height."""
    for hand, elbow, sign in ((P.HAND_L_S, P.ELBOW_L, 1), (P.HAND_R_S, P.ELBOW_R, -1)):
        out = sign > 0
        pose[:, hand] = sign * 0.1
        pose[:, hand + 1] = (-0.1 + 0.04 * side) if out else -0.42
        pose[:, hand + 2] = 0.7 if out else 0.6
        pose[:, elbow] = 0.75 if out else 0.4
    pose[:, P.HEAD_PITCH] = 0.1
    pose[:, P.TWIST] *= 0.3


def _spins(doing: Doing, t: Floats) -> Floats:
    """Return a full turn every few seconds, eased."""
    turn = np.zeros_like(t)
    begin = doing.begin_s + 1.3
    while begin + 1.1 < doing.end_s:
        turn += ease((t - begin) / 1.0) * np.float32(2 * np.pi)
        begin += 3.2
    return turn


SLAP_S = 0.42
"""Seconds from the beginning of a slap to when the palm meets a cheek."""


def slap(scope: Scope, doing: Doing) -> Moved:
    """Swing the open hand back and across at the height of a face, once."""
    t, at = scope.t, doing.begin_s + SLAP_S
    pose = scope.hold({P.FOOT_R_F: 0.14, P.FOOT_L_F: -0.12})
    hand, _, _, sign = sides_of(near_side(scope))
    back = (ease((t - at + 0.4) / 0.26) * ease((at - t + 0.02) / 0.12))[:, None]
    across = (ease((t - at + 0.1) / 0.1) * ease((at + 0.7 - t) / 0.4))[:, None]
    rest = pose[:, hand : hand + 3].copy()
    drawn, struck = np.array([sign * 0.7, 0.42, -0.1], np.float32), np.array([-sign * 0.1, 0.4, 0.9], np.float32)
    pose[:, hand : hand + 3] = rest + (drawn - rest) * back + (struck - rest) * across * (1 - back)
    pose[:, P.TWIST] = sign * (-0.3 * back + 0.45 * across)[:, 0]
    pose[:, P.LEAN] = (-0.06 * back + 0.16 * across)[:, 0]
    return Moved(pose, np.zeros(scope.frames, np.float32), ((at, "impact", 3.0),))


def fight(scope: Scope, doing: Doing, armed: bool) -> Moved:
    """Keep the guard up, bounce, and strike in turn with either hand, or with what is held."""
    if doing.manner == "slap":
        return slap(scope, doing)
    t = scope.t
    period = 0.95
    bob = np.sin(t * 2 * np.pi * 1.4)
    pose = scope.hold(
        {
            P.FOOT_L_F: 0.26, P.FOOT_R_F: -0.28, P.FOOT_L_S: 0.12, P.FOOT_R_S: -0.14, P.PELVIS_Y: -0.1 + bob * 0.012,
            P.LEAN: 0.14, P.BEND: 0.08, P.HEAD_PITCH: 0.08, P.HAND_L_S: -0.02, P.HAND_L_Y: -0.02 + bob * 0.02,
            P.HAND_L_F: 0.5,
            P.HAND_R_S: 0.06, P.HAND_R_Y: -0.06 - bob * 0.02, P.HAND_R_F: 0.42, P.ELBOW_L: 0.1, P.ELBOW_R: 0.1,
        }
    )  # fmt: skip
    moments: list[tuple[float, str, float]] = []
    for number, begin in enumerate(_repeats(doing, period)):
        at = begin + 0.25 + 0.12 * ((scope.seed + number) % 3)
        hand = P.HAND_R_S if armed or (scope.seed + number) % 2 else P.HAND_L_S
        draw_back = bump((t - at + 0.34) / 0.4)
        strike = ease((t - at) / 0.1) * ease((at + 0.38 - t) / 0.26)
        sign = 1 if hand == P.HAND_L_S else -1
        if armed:
            pose[:, hand + 1] += 0.95 * draw_back - 0.15 * strike
            pose[:, hand + 2] += -0.45 * draw_back + 0.5 * strike
            pose[:, P.WRIST_R] += 0.9 * draw_back - 0.9 * strike
        else:
            pose[:, hand + 1] += 0.05 * strike
            pose[:, hand + 2] += -0.24 * draw_back + 0.52 * strike
        pose[:, P.TWIST] += sign * (0.2 * draw_back - 0.4 * strike)
        pose[:, P.LEAN] += 0.12 * strike - 0.05 * draw_back
        pose[:, P.PELVIS_F] += 0.06 * strike
        if doing.begin_s <= at + 0.1 <= doing.end_s:
            moments.append((at + 0.1, "impact" if doing.target else "whoosh", 5.0))
    return Moved(pose, np.zeros(scope.frames, np.float32), tuple(moments))


def tumble(scope: Scope, doing: Doing) -> Moved:
    """Curl up and roll: the tilt itself is the individual's, the pose is a ball."""
    pose = scope.hold(
        {
            P.PELVIS_Y: -0.8, P.PELVIS_F: -0.12, P.LEAN: 0.9, P.BEND: 0.9, P.HEAD_PITCH: 1.9, P.FOOT_L_F: 0.16,
            P.FOOT_R_F: 0.1, P.HAND_L_Y: -0.5, P.HAND_L_F: 0.5, P.HAND_R_Y: -0.5, P.HAND_R_F: 0.5,
        }
    )  # fmt: skip
    return Moved(pose, np.zeros(scope.frames, np.float32))
