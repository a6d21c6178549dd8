"""Work and music: what hands do with tools and instruments."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import ease, noise
from circletake.render.cast.person.acting import Blend, Doing, Scope, onset, sides_of
from circletake.render.cast.person.gestures import Gesture
from circletake.render.cast.person.pose import ARMS, P
from circletake.render.cast.person.sides import near_side

_HAMMER_PERIOD = 0.8
_BEAT = 0.5


def _place(pose: Floats, side: int, at: tuple[float, float, float], elbow: float = 0.2, wrist: float = 0.0) -> None:
    """Put a hand; its sideways place is given towards the other side."""
    hand, lift, turn, sign = sides_of(side)
    pose[:, hand : hand + 3] = np.array([-sign * at[0], at[1], at[2]], np.float32)
    pose[:, lift], pose[:, turn] = elbow, wrist


def _moments(
    doing: Doing, period: float, shift: float, kind: str, speed: float
) -> tuple[tuple[float, str, float], ...]:
    begin = max(doing.begin_s, -1.0)
    count = int((doing.end_s - begin) / period) + 1
    times = [begin + shift + i * period for i in range(count)]
    return tuple((time, kind, speed) for time in times if time < doing.end_s)


def hammer(scope: Scope, doing: Doing) -> Gesture:
    """Raise a hammer slowly, bring it down fast."""
    begin = max(doing.begin_s, -1.0)
    cycle = np.mod((scope.t - begin) / _HAMMER_PERIOD, 1)
    up = ease(cycle / 0.62) * (1 - ease((cycle - 0.66) / 0.16))
    side = near_side(scope)
    pose = scope.hold({P.BEND: 0.16, P.HEAD_PITCH: 0.3})
    pose[:, P.LEAN] = 0.2 - 0.1 * up
    hand, elbow, wrist, sign = sides_of(side)
    pose[:, hand], pose[:, elbow] = -sign * 0.02, 0.35
    pose[:, hand + 1], pose[:, hand + 2] = -0.55 + 0.95 * up, 0.68 - 0.2 * up
    pose[:, wrist] = 0.7 * up - 0.1
    _place(pose, 1 - side, (0.1, -0.62, 0.6))
    layers = [Blend(pose, onset(scope.t, doing, 0.5, 0.5), (*ARMS, P.LEAN, P.BEND, P.HEAD_PITCH))]
    return Gesture(layers, _moments(doing, _HAMMER_PERIOD, 0.79 * _HAMMER_PERIOD, "impact", 6.0))


def stir(scope: Scope, doing: Doing) -> Gesture:
    """Stir a vessel with one hand and hold it with the other."""
    turn = scope.t * 2 * np.pi * 0.9
    side = near_side(scope)
    pose = scope.hold({P.BEND: 0.1, P.HEAD_PITCH: 0.32, P.LEAN: 0.08})
    hand, elbow, wrist, sign = sides_of(side)
    pose[:, hand] = -sign * (0.12 + 0.08 * np.sin(turn))
    pose[:, hand + 1] = -0.4 + 0.03 * np.sin(turn)
    pose[:, hand + 2] = 0.62 + 0.1 * np.cos(turn)
    pose[:, elbow], pose[:, wrist] = 0.4, -0.4
    _place(pose, 1 - side, (0.16, -0.52, 0.66))
    return Gesture([Blend(pose, onset(scope.t, doing, 0.5, 0.5), (*ARMS, P.LEAN, P.BEND, P.HEAD_PITCH))])


def tinker(scope: Scope, doing: Doing) -> Gesture:
    """Work with both hands on something small before the chest: write, mend, mix."""
    t, seed = scope.t, scope.seed
    pose = scope.hold({P.BEND: 0.12, P.LEAN: 0.1, P.HEAD_PITCH: 0.36})
    for side in (0, 1):
        hand, elbow, wrist, sign = sides_of(side)
        busy = np.clip(noise(t, 0.5, seed, "busy", side) + 0.7, 0, 1)
        pose[:, hand] = -sign * 0.1 + noise(t, 2.6, seed, "x", side) * 0.07 * busy
        pose[:, hand + 1] = -0.44 + noise(t, 2.1, seed, "y", side) * 0.06 * busy
        pose[:, hand + 2] = 0.64 + noise(t, 2.3, seed, "z", side) * 0.08 * busy
        pose[:, elbow], pose[:, wrist] = 0.3, noise(t, 2.0, seed, "w", side) * 0.4
    return Gesture([Blend(pose, onset(t, doing, 0.6, 0.5), (*ARMS, P.LEAN, P.BEND, P.HEAD_PITCH))])


def sweep(scope: Scope, doing: Doing) -> Gesture:
    """Sweep or dig with a long handle in both hands."""
    stroke = np.sin(scope.t * 2 * np.pi * 0.75)
    pose = scope.hold({P.LEAN: 0.2, P.BEND: 0.1, P.HEAD_PITCH: 0.25})
    pose[:, P.TWIST] = stroke * 0.2
    for side in (0, 1):
        hand, elbow, _, sign = sides_of(side)
        low = side == near_side(scope)
        pose[:, hand] = -sign * 0.1
        pose[:, hand + 1] = (-0.72 if low else -0.3) + 0.04 * stroke
        pose[:, hand + 2] = (0.56 if low else 0.42) + 0.16 * stroke
        pose[:, elbow] = 0.2
    layers = [Blend(pose, onset(scope.t, doing, 0.5, 0.5), (*ARMS, P.LEAN, P.BEND, P.HEAD_PITCH, P.TWIST))]
    return Gesture(layers, _moments(doing, 1 / 0.75, 0.33, "stroke", 1.2))


_WORK = {"hammer": hammer, "broom": sweep, "rope": sweep}


def work(scope: Scope, doing: Doing) -> Gesture:
    """Work with the tool that is held; cooks stir, without a tool the hands are busy."""
    if doing.object in ("cup", "bread"):
        return stir(scope, doing)
    return _WORK.get(doing.object, tinker)(scope, doing)


def _violin(scope: Scope, doing: Doing) -> Floats:
    bow = np.sin(scope.t * np.pi * 1.5) * 0.8 + noise(scope.t, 0.8, scope.seed, "bow") * 0.2
    pose = scope.hold({P.HEAD_ROLL: 0.22, P.HEAD_PITCH: 0.1, P.HEAD_YAW: 0.12})
    _place(pose, 0, (0.02, 0.06, 0.78), 0.25, 0.6)
    hand, elbow, wrist, sign = sides_of(1)
    pose[:, hand] = -sign * (0.18 - 0.12 * bow)
    pose[:, hand + 1] = 0.02 - 0.16 * bow
    pose[:, hand + 2] = 0.52 - 0.1 * bow
    pose[:, elbow], pose[:, wrist] = 0.75, -0.3 * bow
    return pose


def _guitar(scope: Scope, doing: Doing) -> Floats:
    strum = np.sin(scope.t * 2 * np.pi / _BEAT)
    pose = scope.hold({P.HEAD_PITCH: 0.14, P.HEAD_YAW: 0.15})
    _place(pose, 0, (-0.25, -0.22, 0.62), 0.35, 0.5)
    hand, elbow, wrist, sign = sides_of(1)
    pose[:, hand], pose[:, hand + 1], pose[:, hand + 2] = -sign * 0.12, -0.5 - 0.07 * strum, 0.42
    pose[:, elbow], pose[:, wrist] = 0.6, 0.35 * strum
    return pose


def _drum(scope: Scope, doing: Doing) -> Floats:
    pose = scope.hold({P.HEAD_PITCH: 0.16, P.BEND: 0.04})
    for side in (0, 1):
        phase = np.mod(scope.t / _BEAT + side * 0.5, 1)
        up = ease(phase / 0.6) * (1 - ease((phase - 0.66) / 0.2))
        hand, elbow, wrist, sign = sides_of(side)
        pose[:, hand], pose[:, hand + 1], pose[:, hand + 2] = -sign * 0.02, -0.56 + 0.34 * up, 0.56
        pose[:, elbow], pose[:, wrist] = 0.4, 0.6 * up
    return pose


def _trumpet(scope: Scope, doing: Doing) -> Floats:
    puff = noise(scope.t, 1.2, scope.seed, "puff") * 0.03
    pose = scope.hold({P.HEAD_PITCH: -0.12, P.LEAN: -0.04})
    _place(pose, 0, (0.16, 0.26, 0.66), 0.55)
    _place(pose, 1, (0.2, 0.22, 0.52), 0.55)
    pose[:, P.HAND_L_Y] += puff
    pose[:, P.HAND_R_Y] += puff
    return pose


def _keys(scope: Scope, doing: Doing) -> Floats:
    pose = scope.hold({P.LEAN: 0.12, P.HEAD_PITCH: 0.2})
    for side in (0, 1):
        hand, elbow, wrist, sign = sides_of(side)
        run = noise(scope.t, 0.9, scope.seed, "run", side)
        press = np.abs(np.sin(scope.t * 2 * np.pi * 1.6 + side * 1.4))
        pose[:, hand], pose[:, hand + 1], pose[:, hand + 2] = sign * (0.06 + 0.12 * run), -0.46 + 0.06 * press, 0.66
        pose[:, elbow], pose[:, wrist] = 0.2, -0.2 + 0.25 * press
    return pose


def _conduct(scope: Scope, doing: Doing) -> Floats:
    beat = scope.t * 2 * np.pi / (_BEAT * 2)
    pose = scope.hold({P.HEAD_PITCH: 0.0})
    for side in (0, 1):
        hand, elbow, wrist, sign = sides_of(side)
        pose[:, hand] = sign * (0.3 + 0.22 * np.cos(beat))
        pose[:, hand + 1] = 0.12 + 0.28 * np.sin(2 * beat)
        pose[:, hand + 2] = 0.5
        pose[:, elbow], pose[:, wrist] = 0.5, 0.4 * np.sin(2 * beat)
    return pose


def _sing(scope: Scope, doing: Doing) -> Floats:
    open_ = 0.5 + 0.5 * noise(scope.t, 0.5, scope.seed, "open")
    pose = scope.hold({P.HEAD_PITCH: -0.16, P.LEAN: -0.04})
    for side in (0, 1):
        hand, elbow, _, sign = sides_of(side)
        pose[:, hand] = sign * (0.12 + 0.4 * open_)
        pose[:, hand + 1] = -0.42 + 0.3 * open_
        pose[:, hand + 2], pose[:, elbow] = 0.56, 0.3
    return pose


def _pieces(scope: Scope, doing: Doing) -> Floats:
    """Lean over a board: one hand at the chin, the other moves a piece now and then."""
    pose = scope.hold({P.LEAN: 0.16, P.BEND: 0.1, P.HEAD_PITCH: 0.34})
    moves = np.clip(noise(scope.t, 0.35, scope.seed, "moves") + 0.75, 0, 1)
    side = near_side(scope)
    hand, elbow, _, sign = sides_of(side)
    pose[:, hand], pose[:, hand + 1], pose[:, hand + 2] = -sign * 0.04, -0.46 - 0.08 * moves, 0.55 + 0.4 * moves
    pose[:, elbow] = 0.3
    _place(pose, 1 - side, (0.1, -0.5, 0.6), 0.4, 0.2)
    return pose


_INSTRUMENTS = {
    "violin": _violin, "guitar": _guitar, "drum": _drum, "trumpet": _trumpet, "piano": _keys, "wand": _conduct,
        "chessboard": _pieces,
}  # fmt: skip
_TOUCH = {"guitar": ("strum", _BEAT), "drum": ("impact", _BEAT / 2)}


def play(scope: Scope, doing: Doing) -> Gesture:
    """Play the instrument that is held or sat at; without one, sing."""
    pose = _INSTRUMENTS.get(doing.object, _sing)(scope, doing)
    pose[:, P.ROLL] = np.sin(scope.t * np.pi / _BEAT * 0.5) * 0.035
    columns = (*ARMS, P.HEAD_PITCH, P.HEAD_ROLL, P.HEAD_YAW, P.ROLL)
    weight = onset(scope.t, doing, 0.7, 0.6)
    kind = _TOUCH.get(doing.object)
    moments = _moments(doing, kind[1], kind[1] * 0.25, kind[0], 1.5) if kind else ()
    return Gesture([Blend(pose, weight, columns)], moments)
