"""Archery: bow, string, quiver, and the arrow that flies by the law of falling and sticks where it hits."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.colours import rgb
from circletake.render.cast.fixtures import Article
from circletake.render.cast.members import Member
from circletake.render.cast.moving import Frame2, carried, ribbon, unit
from circletake.render.cast.outline import cut
from circletake.render.cast.person.archery import RAISED, drawn, loose_s
from circletake.render.cast.person.sides import serving_side
from circletake.render.cast.played import Played, surface, touch
from circletake.render.cast.rigid import GRAVITY
from circletake.render.cast.routes import Cue
from circletake.render.scene import Paint, Shape
from circletake.schema import Material

BOWS = frozenset({"bow", "longbow", "bow and arrow", "bow and arrows", "crossbow"})
"""What is held to shoot with."""
_SPEED_MPS = 11.0
"""Slower than life: a real arrow crosses a frame between two of its pictures."""
_FREE_MPS = 13.0
_LONG = 0.43
"""Of an arrow, in statures."""
_LIMB = 0.36
"""Of a bow from its grip to a tip, in statures."""
_DEEP_M = 0.1
"""How far an arrow goes into what it hits."""
_SHAFT = cut("-1,-.011! 0,-.011! 0,.011! -1,.011!")
_HEAD = cut("-.09,-.05! .02,0! -.09,.05! -.06,0!")
_FLETCH = cut("-1.02,0! -1.06,.07! -.88,.06! -.8,0! -.88,-.06! -1.06,-.07!")


class _Shot(NamedTuple):
    """One arrow on its way."""

    cue: Cue
    let_go_s: float
    hits_s: float
    velocity: Floats
    """(2,) metres a second when it leaves the bow."""
    start: Floats
    """(3,) of its point."""
    target: str | None
    """What it sticks in; None for the ground."""


def has_bow(scene: Scene, id_: str, member: Member) -> bool:
    """Tell whether somebody has a bow: it is in hand, or he shoots."""
    return member.part.holding in BOWS or any(cue.verb == "shoot" for cue in scene.cues[id_])


def wield_bow(scene: Scene, id_: str, member: Member, played: Played) -> None:
    """Lay a bow into the hand, a quiver on the back, and an arrow that is drawn, let go and flies."""
    t = scene.setting.clock.times_s
    track, size = scene.tracks[id_][member.number], np.float32(played.height_m)
    string_side = serving_side(track.yaw)
    grip, hand = (
        played.key_points[name] for name in (("hand_l", "hand_r")[1 - string_side], ("hand_l", "hand_r")[string_side])
    )
    side = np.where(np.sin(track.yaw) < 0, -1.0, 1.0).astype(np.float32)
    cues = [cue for cue in scene.cues[id_] if cue.verb == "shoot"]
    up = np.zeros_like(t)
    back = np.zeros_like(t)
    for cue in cues:
        begin = cue.begin_s if cue.begin_s > 0.05 else -9.0
        up = np.maximum(up, np.clip((t - begin) / 0.35, 0, 1) * np.clip((cue.end_s + 0.4 - t) / 0.4, 0, 1))
        back = np.maximum(back, drawn(t, cue.begin_s, cue.end_s))
    level = np.stack([side * np.cos(RAISED), np.full_like(t, np.sin(RAISED))], -1)
    held_low = np.stack([side * 0.94, np.full_like(t, 0.34)], -1)
    ahead = unit(held_low + (level - held_low) * up[:, None]).astype(np.float32)
    # While it is drawn the arrow lies from hand to hand.
    line = unit(grip[:, :2] - hand[:, :2])
    ahead = unit(ahead + (line - ahead) * np.clip(3 * back, 0, 1)[:, None]).astype(np.float32)
    top = max(shape.order for shape in played.shapes)
    low = min(shape.order for shape in played.shapes)
    _quiver(played, id_, size, side, low - 1.0)
    palm = grip[:, :2] + ahead * 0.03 * size
    tips = _bow(played, id_, palm, grip[:, 2], ahead, back, size, top)
    nock = palm - ahead * (0.16 * size) * (1 - back)[:, None]
    nock = nock + (hand[:, :2] + ahead * 0.03 * size - nock) * np.clip(3 * back, 0, 1)[:, None]
    string = np.stack([tips[0], nock, tips[1]], 1).astype(np.float32)
    _lay(
        played,
        id_,
        ribbon(string, np.full(3, 0.0035, np.float32) * size, 1),
        grip[:, 2] - 0.05,
        Paint(rgb("bone")),
        top + 1,
    )
    for cue in cues:
        _arrow(scene, id_, played, cue, nock, ahead, grip[:, 2], top + 2)


def _bow(
    played: Played, id_: str, palm: Floats, depth: Floats, ahead: Floats, back: Floats, size: np.float32, top: float
) -> tuple[Floats, Floats]:
    """Lay the bow's two limbs, bent as far as it is drawn, and return their tips (frames, 2)."""
    across = np.stack([-ahead[:, 1], ahead[:, 0]], -1)
    bend = (0.13 + 0.13 * back)[:, None] * size
    tips = []
    for sign in (1.0, -1.0):
        tip = palm + across * (sign * _LIMB * size * (1 - 0.12 * back)[:, None]) - ahead * bend
        middle = palm + across * (sign * 0.6 * _LIMB * size) - ahead * (0.22 * bend)
        curl = tip + ahead * (0.02 * size)
        line = np.stack([palm, middle, tip, curl], 1).astype(np.float32)
        _lay(played, id_, ribbon(line, np.array([0.012, 0.01, 0.006, 0.004], np.float32) * size, 4), depth - 0.05,
             Paint(rgb("wood"), rgb("bark")), top + 0.5)  # fmt: skip
        tips.append(tip.astype(np.float32))
    wrap = np.stack([palm - across * 0.035 * size, palm + across * 0.035 * size], 1).astype(np.float32)
    _lay(
        played,
        id_,
        ribbon(wrap, np.full(2, 0.015, np.float32) * size, 1),
        depth - 0.052,
        Paint(rgb("leather")),
        top + 0.6,
    )
    return tips[0], tips[1]


def _quiver(played: Played, id_: str, size: np.float32, side: Floats, order: float) -> None:
    """Lay a quiver on the back, feathers over the shoulder."""
    chest, pelvis = played.key_points["chest"], played.key_points["pelvis"]
    behind = np.stack([side * -0.07, 0 * side], -1) * size
    low, high = pelvis[:, :2] + behind + [0, 0.02 * size], chest[:, :2] + behind * 1.7 + [0, 0.13 * size]
    way = high - low
    for share, sway in ((1.1, -0.02), (1.16, 0.005), (1.09, 0.03)):
        end = low + way * share + np.stack([side * sway, 0 * side], -1) * size
        feather = np.stack([high, end], 1).astype(np.float32)
        _lay(played, id_, ribbon(feather, np.array([0.012, 0.018], np.float32) * size, 1), chest[:, 2] + 0.02,
             Paint(rgb("cream")), order)  # fmt: skip
    case = np.stack([low, high], 1).astype(np.float32)
    _lay(played, id_, ribbon(case, np.array([0.028, 0.036], np.float32) * size, 2), chest[:, 2] + 0.015,
         Paint(rgb("leather"), rgb("bark")), order + 0.1)  # fmt: skip


def _arrow(
    scene: Scene, id_: str, played: Played, cue: Cue, nock: Floats, ahead: Floats, depth: Floats, order: float
) -> None:
    """Lay an arrow on the string, then in the air, then in what it hits."""
    t, long = scene.setting.clock.times_s, _LONG * played.height_m
    begin = cue.begin_s if cue.begin_s > 0.05 else -9.0
    point = nock + ahead * np.float32(long)
    shot = _aimed(scene, id_, cue, np.concatenate([point, depth[:, None]], -1))
    since = np.clip(t - shot.let_go_s, 0, shot.hits_s - shot.let_go_s)
    fly = shot.start[:2] + shot.velocity * since[:, None]
    fly[:, 1] -= 0.5 * GRAVITY * since**2
    speed = shot.velocity[None] - np.stack([0 * since, GRAVITY * since], -1)
    turned = np.arctan2(speed[:, 1], speed[:, 0])
    after = np.maximum(t - shot.hits_s, 0)
    quiver = 0.11 * np.exp(-5.0 * after) * np.sin(44 * after) * (after > 0)
    free = t > shot.let_go_s
    z = np.where(free, shot.start[2], depth - 0.055)
    if shot.target is not None:
        goal = scene.tracks[shot.target][0].position
        index = int(np.clip(np.searchsorted(t, shot.hits_s), 0, len(t) - 1))
        stuck = (t > shot.hits_s)[:, None]
        fly = np.where(stuck, fly + (goal - goal[index])[:, :2], fly)
        z = np.where(free, np.minimum(z, goal[:, 2] - 0.08), z)
    angle = np.where(free, turned + quiver, np.arctan2(ahead[:, 1], ahead[:, 0]))
    origin = np.where(free[:, None], fly, point).astype(np.float32)
    at = Frame2(origin, angle.astype(np.float32))
    shown = None if begin < 0 else (t >= begin + 0.3).astype(np.float32)
    for number, (outline, colour) in enumerate(((_SHAFT, "straw"), (_FLETCH, "crimson"), (_HEAD, "iron"))):
        _lay(played, id_, carried(outline, at, long), z, Paint(rgb(colour)), order + 0.1 * number, shown)
    met: Material = _stuff(scene, shot)
    played.contacts += touch(shot.hits_s, scene.setting, "impact", "wood", met, 0.06, 30.0, id_)
    for contact in played.contacts[-1:]:
        if contact.kind == "impact":
            played.places[contact.at, "impact"] = np.array([*_end(shot), shot.start[2]], np.float32)
    far = _end(shot)
    if shot.target is None:
        # What flies out of the frame may leave it.
        far = shot.start[:2] + np.clip(far - shot.start[:2], -2.6, 2.6)
    reach = np.stack([shot.start[:2], far, played.key_points["head"][0, :2], scene.tracks[id_][0].position[0, :2]])
    played.reach = np.array([*reach.min(0), *reach.max(0)], np.float32)


def _aimed(scene: Scene, id_: str, cue: Cue, point: Floats) -> _Shot:
    """Return an arrow's way: to its target, else out of the frame or into the ground."""
    t = scene.setting.clock.times_s
    let_go = loose_s(cue.begin_s, cue.end_s)
    start = np.array([np.interp(let_go, t, point[:, k]) for k in range(3)], np.float32)
    side = 1.0 if float(np.sin(scene.tracks[id_][0].yaw).mean()) >= 0 else -1.0
    where = scene.casts.get(cue.target or "")
    if where is None or where[0].alive:
        # Nobody is shot: it goes on, and into the ground.
        velocity = np.array([side * _FREE_MPS * np.cos(RAISED), _FREE_MPS * np.sin(RAISED)])
        ground = float(scene.tracks[id_][0].position[0, 1])
        fall = (
            float(velocity[1] + (velocity[1] ** 2 + 2 * GRAVITY * max(float(start[1]) - ground, 0.01)) ** 0.5) / GRAVITY
        )
        return _Shot(cue, let_go, let_go + fall, velocity, start, None)
    goal = _mark(scene, cue.target or "", where[0])
    goal[0] += side * _DEEP_M
    span = max(0.22, abs(float(goal[0] - start[0])) / _SPEED_MPS)
    velocity = np.array([(goal[0] - start[0]) / span, (goal[1] - start[1]) / span + 0.5 * GRAVITY * span])
    return _Shot(cue, let_go, let_go + span, velocity, start, cue.target)


def _mark(scene: Scene, target: str, lead: Member) -> Floats:
    """Return where something is hit: a target in its middle, a tree in its trunk."""
    played, track = scene.played[target][0], scene.tracks[target][0]
    at: Floats = track.position[-1].astype(np.float32).copy()
    share = {"target": 0.62, "tree": 0.3, "dead tree": 0.34, "pine": 0.2, "palm": 0.3, "gate": 0.4}.get(lead.term, 0.5)
    at[1] += np.float32(min(share * played.height_m, 1.7))
    return at


def _end(shot: _Shot) -> Floats:
    span = shot.hits_s - shot.let_go_s
    end: Floats = shot.start[:2] + shot.velocity * span - np.array([0.0, 0.5 * GRAVITY * span * span], np.float32)
    return end


def _stuff(scene: Scene, shot: _Shot) -> Material:
    if shot.target is None:
        x, _ = (float(value) for value in _end(shot))
        return surface(scene.setting.ground, x, float(shot.start[2]))
    body = scene.casts[shot.target][0].body
    return body.material if isinstance(body, Article) else "wood"


def _lay(
    played: Played, id_: str, outline: Floats, z: Floats, paint: Paint, order: float, shown: Floats | None = None
) -> None:
    depth = np.broadcast_to(np.asarray(z, np.float32)[:, None, None], (*outline.shape[:2], 1))
    played.shapes.append(Shape(np.concatenate([outline, depth], -1).astype(np.float32), paint, id_, shown, order))
