"""Levers: the hand goes with the handle, and what a lever works opens."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.fixtures import Article
from circletake.render.cast.motion import ease
from circletake.render.cast.person.acting import Doing, Holds
from circletake.render.cast.person.sides import serving_side
from circletake.render.cast.routes import Cue
from circletake.render.cast.touching import grab_moment

_WORKED = frozenset({"gate", "door", "window", "bridge", "castle"})
"""What a lever in the same shot opens."""
_ANSWERS_S = 0.5
_PULLED = 0.62
"""Radians by which a handle is pulled."""
_PULL_S = 0.7
_KNOB = (0.17, 1.22)
"""The knob of a lever's handle before it is pulled, metres."""


def is_lever(scene: Scene, id_: str | None) -> bool:
    """Tell whether a part is a lever."""
    return id_ in scene.tracks and scene.casts[id_ or ""][0].term == "lever"


def _angle(scene: Scene, id_: str) -> Floats:
    """Return how far (frames,) a lever's handle has come, radians."""
    t, out = scene.setting.clock.times_s, np.zeros_like(scene.setting.clock.times_s)
    for cues in scene.cues.values():
        for cue in cues:
            if cue.verb == "reach" and cue.target == id_:
                out = np.maximum(out, _PULLED * ease((t - grab_moment(cue.begin_s, cue.end_s)) / _PULL_S))
    return out


def _side(scene: Scene, id_: str) -> float:
    """Return -1 where a handle leans to the left before it is pulled: away from whoever pulls it."""
    pullers = (o for o, cues in scene.cues.items() for cue in cues if cue.verb == "reach" and cue.target == id_)
    by = next(pullers, None)
    if by is None or by not in scene.tracks:
        return 1.0
    return 1.0 if float((scene.tracks[id_][0].position - scene.tracks[by][0].position)[-1, 0]) >= 0 else -1.0


def _knob(scene: Scene, id_: str, angle: Floats) -> Floats:
    """Return where (frames, 3) a lever's knob is."""
    lever, track = scene.casts[id_][0].body, scene.tracks[id_][0]
    assert isinstance(lever, Article)
    x0, y0 = lever.picture.pivots["lever"]
    dx, dy = _KNOB[0] - x0, _KNOB[1] - y0
    c, s = np.cos(angle), np.sin(angle)
    x, y = (x0 + dx * c - dy * s) * lever.size, (y0 + dx * s + dy * c) * lever.size
    return (track.position + np.stack([_side(scene, id_) * x, y, 0 * x], -1)).astype(np.float32)


def swing_lever(scene: Scene, id_: str) -> None:
    """Turn a lever's handle about its axle, as far as it is pulled."""
    lever, track = scene.casts[id_][0].body, scene.tracks[id_][0]
    assert isinstance(lever, Article)
    x0, y0 = lever.picture.pivots["lever"]
    axle = track.position + np.array([0.0, y0 * lever.size, 0.0], np.float32)
    angle, side = _angle(scene, id_), _side(scene, id_)
    c, s = np.cos(angle)[:, None], np.sin(angle)[:, None]
    for shape, piece in zip(scene.played[id_][0].shapes, lever.picture.pieces, strict=False):
        if piece.group == "lever":
            arm = (piece.outline - np.array([x0, y0], np.float32)) * np.float32(lever.size)
            x, y = arm[None, :, 0] * c - arm[None, :, 1] * s, arm[None, :, 0] * s + arm[None, :, 1] * c
            shape.points = (np.stack([side * x, y, 0 * x], -1) + axle[:, None]).astype(np.float32)


def pulling_lever(scene: Scene, id_: str, cue: Cue, until_s: float) -> Doing:
    """Return how somebody pulls a lever: the hand stays on its knob."""
    at = _knob(scene, cue.target or "", _angle(scene, cue.target or ""))
    serving = serving_side(scene.tracks[id_][0].yaw)
    hands = (at, None) if serving == 0 else (None, at)
    return Doing("paint", cue.begin_s, until_s, cue.target, holds=Holds(hands, (None, None)))


def worked_s(scene: Scene, id_: str) -> list[float]:
    """Return when a lever that somebody pulls opens a thing."""
    if scene.casts[id_][0].term not in _WORKED:
        return []
    return [
        grab_moment(cue.begin_s, cue.end_s) + _ANSWERS_S
        for cues in scene.cues.values()
        for cue in cues
        if cue.verb == "reach" and is_lever(scene, cue.target)
    ]
