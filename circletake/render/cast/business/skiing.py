"""Skiing: skis under the feet, poles in the hands, and the snow that they throw up."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.colours import mix, rgb
from circletake.render.cast.members import Member
from circletake.render.cast.moving import ribbon
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.played import Played
from circletake.render.cast.sheet import Sheet, Stance
from circletake.render.cast.vapour import puffs
from circletake.render.scene import Paint, Shape

SKIERS = frozenset({"skier", "ski racer", "downhill racer", "ski jumper", "snowboarder"})
_LONG = 0.52
"""Of a ski before the foot and behind it, in statures: 1.04 over all, as skis are chosen."""


def skis(scene: Scene, id_: str, member: Member) -> bool:
    """Tell whether somebody is on skis: a skier out of doors who is not in the water or in the air."""
    return is_on_skis(member) and not any(cue.verb in ("swim", "lie") for cue in scene.cues[id_])


def is_on_skis(member: Member) -> bool:
    """Tell whether somebody's name or deed says that he skis."""
    return member.part.noun in SKIERS or any(action.manner == "on skis" for action in member.part.actions)


def ski(scene: Scene, id_: str, member: Member, played: Played) -> None:
    """Lay skis, poles and spray."""
    who, track, clock = member.body, scene.tracks[id_][member.number], scene.setting.clock
    assert isinstance(who, Dressed)
    size = np.float32(played.height_m)
    side = np.where(np.sin(track.yaw) < 0, -1.0, 1.0).astype(np.float32)
    turned = np.maximum(np.abs(np.sin(track.yaw)), 0.35).astype(np.float32)
    low, high = min(one.order for one in played.shapes), max(one.order for one in played.shapes)
    paint = Paint(mix(who.accent, rgb("crimson"), 0.45), mix(who.accent, rgb("ink"), 0.5))
    for foot, order, nearer in (("foot_l", low - 0.5, 0.02), ("foot_r", high + 0.2, -0.03)):
        at = played.key_points[foot]
        _put(played, id_, _board(at, side, turned, size), at[:, 2] + np.float32(nearer), paint, order)
    for hand, order, nearer in (("hand_l", low - 0.6, 0.03), ("hand_r", high + 0.3, -0.04)):
        at = played.key_points[hand]
        tip = np.stack([at[:, 0] - side * 0.34 * size, np.maximum(track.position[:, 1], at[:, 1] - 0.55 * size)], -1)
        line = np.stack([at[:, :2], (at[:, :2] + tip) / 2, tip], 1).astype(np.float32)
        pole = ribbon(line, np.full(3, 0.007, np.float32) * size, 2)
        _put(played, id_, pole, at[:, 2] + np.float32(nearer), Paint(rgb("slate")), order)
        basket = tip[:, None] + (line[:, 1:2] - line[:, 2:]) * np.float32(0.1)
        disc = np.stack([np.cos(_TURN) * 0.028, np.sin(_TURN) * 0.012], -1)[None] * size
        _put(played, id_, basket + disc, at[:, 2] + np.float32(nearer - 0.002), Paint(rgb("ink")), order + 1 / 64)
    if track.stretches:
        stance = Stance(track.position.astype(np.float32), side, np.zeros(1, np.float32))
        sheet = Sheet(id_, stance, high + 0.4)
        way = ((track.position[:, 0] - track.position[0, 0]) * side).astype(np.float32)
        for number, back in enumerate((0.2, 0.5)):
            puffs(sheet, (-back * float(size), 0.02), clock, 0.55 * way, size=0.16 * float(size),
                  rise=0.2 * float(size), life_s=0.5, count=6, colour="#ffffff", opacity=0.75,
                  seed=member.seed + number)  # fmt: skip
        played.shapes += sheet.shapes


_TURN = np.linspace(0, 2 * np.pi, 10, endpoint=False, dtype=np.float32)


def _board(at: Floats, side: Floats, turned: Floats, size: np.float32) -> Floats:
    """Return (frames, P, 2) a ski seen from its side, its tip bent up."""
    knots = np.array(
        [(-_LONG, 0.0), (_LONG - 0.09, 0.0), (_LONG - 0.02, 0.02), (_LONG + 0.03, 0.075), (_LONG + 0.012, 0.084),
         (_LONG - 0.04, 0.044), (_LONG - 0.1, 0.027), (-_LONG, 0.025)], np.float32,
    )  # fmt: skip
    x = knots[None, :, 0] * (side * turned)[:, None] * size
    y = (knots[None, :, 1] - 0.012) * size
    return np.stack([at[:, None, 0] + x, at[:, None, 1] + y + 0 * x], -1).astype(np.float32)


def _put(played: Played, object_id: str, outline: Floats, z: Floats, paint: Paint, order: float) -> None:
    depth = np.broadcast_to(z[:, None, None], (*outline.shape[:2], 1))
    points = np.concatenate([outline, depth], -1).astype(np.float32)
    played.shapes.append(Shape(points, paint, object_id, None, order))
