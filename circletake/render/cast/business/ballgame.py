"""Ball games: a ball that is kicked flies as things fall, into the goal, whose net takes it up."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.moving import ribbon
from circletake.render.cast.person.kicking import kick_s
from circletake.render.cast.played import Played, touch
from circletake.render.cast.rigid import GRAVITY
from circletake.render.cast.routes import Cue
from circletake.render.cast.vehicles.rig import mirror_of
from circletake.render.colour import rgb
from circletake.render.scene import Paint, Shape

_SPEED_MPS = 9.5
_BALL_M = 0.11
"""A ball's radius."""
_DEEP_M, _HIGH_M = 1.02, 1.15
"""Where in a goal a ball meets the net, from its mouth and above the ground."""
_BULGE_M = 0.42
_MESH = 9


class Kick(NamedTuple):
    """A ball on its way."""

    ball: str
    goal: str | None
    side: float
    at_s: float
    lands_s: float
    path: Floats
    """(frames, 3) of its middle."""


def _kick_of(scene: Scene, id_: str) -> Cue | None:
    if scene.casts[id_][0].family != "person":
        return None
    return next((cue for cue in scene.cues[id_] if cue.verb == "kick"), None)


def kicks(scene: Scene, id_: str) -> bool:
    """Tell whether somebody kicks a ball of the scene."""
    return _kick_of(scene, id_) is not None and _ball(scene) is not None


def is_goal(scene: Scene, id_: str) -> bool:
    """Tell whether a part is a goal."""
    return scene.casts[id_][0].term == "goal"


def _ball(scene: Scene) -> str | None:
    return next((id_ for id_, members in scene.casts.items() if members[0].term == "ball"), None)


def _flight(scene: Scene, id_: str, cue: Cue) -> Kick:
    """Return how a ball lies, is kicked, flies, and rolls or drops at the end."""
    t = scene.setting.clock.times_s
    ball, track = _ball(scene), scene.tracks[id_][0]
    assert ball is not None, id_
    goal = cue.target if cue.target is not None and scene.casts[cue.target][0].term == "goal" else None
    at_s = kick_s(cue.begin_s, cue.end_s)
    index = int(np.clip(np.searchsorted(t, at_s), 0, len(t) - 1))
    side = 1.0 if float(np.sin(track.yaw[index])) >= 0 else -1.0
    foot = max((scene.played[id_][0].key_points[f"toe_{which}"][index] for which in "lr"), key=lambda at: side * at[0])
    ground = float(track.position[index, 1])
    start = np.array([foot[0] + side * 0.06, ground + _BALL_M, track.position[index, 2] - 0.05])
    end = start + np.array([side * 5.5, 0.0, 0.0])
    if goal is not None:
        mouth = scene.tracks[goal][0].position[0]
        end = np.array([mouth[0] + side * _DEEP_M, mouth[1] + _HIGH_M, mouth[2] - 0.03])
    span = max(0.35, abs(float(end[0] - start[0])) / _SPEED_MPS)
    since = np.clip(t - at_s, 0.0, span)
    share = (since / span)[:, None]
    path = start + (end - start) * share
    path[:, 1] += 0.5 * GRAVITY * since * (span - since)
    after = np.maximum(t - at_s - span, 0.0)
    low = float(scene.tracks[goal][0].position[0, 1] if goal is not None else ground) + _BALL_M
    if goal is not None:
        # The net gives way, throws it back a little, and it drops.
        path[:, 0] += side * (_BULGE_M * _give(after) - 0.32 * (1 - np.exp(-2.2 * after)))
        path[:, 1] = np.maximum(path[:, 1] - 0.5 * GRAVITY * np.maximum(after - 0.12, 0.0) ** 2, low)
    else:
        path[:, 0] += side * 1.6 * (1 - np.exp(-1.4 * after))
    return Kick(ball, goal, side, at_s, at_s + span, path.astype(np.float32))


def _give(after: Floats) -> Floats:
    """Return how far a net is stretched, seconds after it is hit: fast out, slow back, 1 at most."""
    out: Floats = np.minimum(after / 0.1, 1.0) * np.exp(-3.0 * np.maximum(after - 0.1, 0.0))
    return out


def send_ball(scene: Scene, id_: str) -> None:
    """Move a ball on its way from the foot that kicks it, turning as it goes."""
    cue = _kick_of(scene, id_)
    assert cue is not None, id_
    kick = _flight(scene, id_, cue)
    played, person = scene.played[kick.ball][0], scene.played[id_][0]
    old = np.concatenate([shape.points.reshape(-1, 3) for shape in played.shapes])
    middle = (old.min(0) + old.max(0)) / 2
    gone = (kick.path[:, 0] - kick.path[0, 0]) / _BALL_M
    c, s = np.cos(-gone)[:, None], np.sin(-gone)[:, None]
    for shape in played.shapes:
        arm = (shape.points if shape.points.ndim == 3 else shape.points[None]) - middle
        x, y = arm[..., 0] * c - arm[..., 1] * s, arm[..., 0] * s + arm[..., 1] * c
        turned = np.stack([x, y, np.broadcast_to(arm[..., 2], x.shape)], -1)
        shape.points = (turned + kick.path[:, None]).astype(np.float32)
    played.key_points["middle"] = kick.path
    if kick.goal is not None:
        played.contacts += touch(kick.lands_s, scene.setting, "impact", "cloth", "cloth", 0.43, _SPEED_MPS, kick.ball)
        far = scene.tracks[kick.goal][0].position[0]
        here = scene.tracks[id_][0].position[0]
        low, high = np.minimum(far, here), np.maximum(far, here)
        reach = np.array([low[0] - 0.5, low[1], high[0] + 0.5, low[1] + 2.3], np.float32)
        reach[0 if kick.side < 0 else 2] += kick.side * 1.6
        person.reach = played.reach = scene.played[kick.goal][0].reach = reach


def hang_net(scene: Scene, id_: str) -> None:
    """Lay a goal's net behind and before its posts; a ball that hits it makes it bulge."""
    played, track, t = scene.played[id_][0], scene.tracks[id_][0], scene.setting.clock.times_s
    kick, side = None, -float(mirror_of(track.yaw)[0])
    for other in scene.casts:
        cue = _kick_of(scene, other)
        if cue is not None and cue.target == id_ and _ball(scene) is not None:
            kick = _flight(scene, other, cue)
            side = kick.side
    give = np.zeros_like(t) if kick is None else _give(np.maximum(t - kick.lands_s, 0.0)) * (t > kick.lands_s)
    at = track.position[0].astype(np.float32)
    _posts(played, at[0], side)
    top = max(shape.order for shape in played.shapes)
    near = np.array([(0.0, 2.1), (0.6, 1.98), (1.5, 0.0), (0.0, 0.0)], np.float32)
    back = np.array([(0.6, 1.98), (1.2, 2.1), (2.1, 0.26), (1.5, 0.0)], np.float32)
    roof = np.array([(0.0, 2.1), (0.6, 2.2), (1.2, 2.1), (0.6, 1.98)], np.float32)
    for corners, opacity, order in ((back, 0.75, top + 0.1), (roof, 0.6, top + 0.2), (near, 0.5, top + 40.0)):
        for line in _threads(corners):
            stretched = np.repeat(line[None], len(t), 0)
            away = (line - (_DEEP_M + 0.35, _HIGH_M)) / (0.75, 0.7)
            share = np.exp(-(away**2).sum(-1)) * np.minimum(line[:, 0] / 0.5, 1.0)
            stretched[..., 0] += _BULGE_M * give[:, None] * share[None]
            stretched[..., 0] = at[0] + side * stretched[..., 0]
            stretched[..., 1] += at[1]
            outline = ribbon(stretched.astype(np.float32), np.full(len(line), 0.006, np.float32), 1)
            z = np.full((*outline.shape[:2], 1), at[2] + (0.02 if order < top + 30 else -0.06), np.float32)
            points = np.concatenate([outline, z], -1).astype(np.float32)
            played.shapes.append(Shape(points, Paint(rgb("#eef0f0"), opacity=opacity), id_, None, order))


def _posts(played: Played, x: float, side: float) -> None:
    """Turn a goal's posts so that its mouth is where the ball comes from."""
    mirrored = side < 0
    middle = np.mean([shape.points[..., 0].mean() for shape in played.shapes])
    if (middle < x) != mirrored:
        for shape in played.shapes:
            shape.points = shape.points.copy()
            shape.points[..., 0] = 2 * x - shape.points[..., 0]


def _threads(corners: Floats) -> list[Floats]:
    """Return the threads of a mesh between four corners, each (K, 2)."""
    a, b, c, d = corners
    u = np.linspace(0, 1, _MESH + 1, dtype=np.float32)[:, None]
    one, other = a + (b - a) * u, d + (c - d) * u
    down = [start + (end - start) * u for start, end in zip(one, other, strict=True)]
    left, right = a + (d - a) * u, b + (c - b) * u
    across = [start + (end - start) * u for start, end in zip(left, right, strict=True)]
    return down + across
