"""What hangs on chains: lanterns, chandeliers, anchors, cages, wrecking balls; chains that break or lie in a heap."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.bonds import CHAINS, owner_of
from circletake.render.cast.business.links import crane, gallows, link_shapes
from circletake.render.cast.business.tethers import bound_by
from circletake.render.cast.members import Member
from circletake.render.cast.played import Played
from circletake.render.cast.routes import Cue
from circletake.render.cast.seats import is_indoors
from circletake.render.cast.striking import released_s
from circletake.render.cast.travel import Track
from circletake.render.physics.carrying import moved_points, seen_outline, told
from circletake.render.physics.chains import Chain, Hung, catenary, let_hang
from circletake.render.physics.debris import floor_line
from circletake.render.physics.engine import Body
from circletake.render.physics.knocking import bystanders, meet
from circletake.render.physics.matter import matter_of
from circletake.render.scene import Shape
from circletake.schema import ContactKind, Material

_ALWAYS: dict[str, float] = {"chandelier": 1.9, "wrecking ball": 0.75}
"""What hangs wherever it is seen, and how high its lower end is then, metres."""
_HANGS: dict[str, float] = {
    **_ALWAYS, "lantern": 1.35, "anchor": 0.6, "cage": 0.95, "birdcage": 0.95, "bird cage": 0.95,
    "bucket": 0.7, "pot": 0.6, "potion": 0.5, "box": 0.7, "barrel": 0.6,
}  # fmt: skip
"""Nouns and terms of what hangs on a chain when it hangs or swings, or falls with one in the shot."""
_ALREADY_S = -2.0
"""What swings all the time was let go before the shot."""
_HEAPED_S = -4.0
"""What lies in a heap was dropped before the shot."""
_WIDE_RAD = 0.42
_STILL_RAD = 0.05
_OVER_HEAD_M = 0.9
"""How high over a head hangs what is to fall on it."""
_FREE_M = 1.7
_BREAKS_AT = 2
_MOST_TOLD = 14
_KG_PER_M3 = 2000.0
"""Of what hangs, by its outline: it is hollow."""


class _Hanging(NamedTuple):
    """One thing on its chain."""

    id: str
    member: Member | None
    chain: str | None
    """The id of the chain where it is one of the cast."""
    angle: float
    """Radians at which it is let go."""
    begin_s: float
    breaks: tuple[int, float] | None
    """The pin that breaks, and when: 0 is the one by which it hangs."""


def is_chain(member: Member) -> bool:
    """Tell whether something is a chain."""
    return member.family == "prop" and member.part.noun in CHAINS


def hangs_by_nature(member: Member) -> bool:
    """Tell whether something that swings does so on a chain, or is one."""
    return member.family == "prop" and bool({member.term, member.part.noun} & (_HANGS.keys() | CHAINS))


def hang_on_chains(scene: Scene) -> dict[str, Cue | None]:
    """Hang what hangs on chains, and let chains be what they are.

    Returns:
        The ids of all that has been moved, each with the cue that is done by it: None for none.
    """
    chains = [
        id_ for id_, members in scene.casts.items()
        if is_chain(members[0]) and owner_of(id_, scene.bonds) is None and bound_by(scene, id_) is None
    ]  # fmt: skip
    done: dict[str, Cue | None] = {}
    free = list(chains)
    for id_, members in scene.casts.items():
        if id_ in chains or not _hangs(scene, id_, members[0], bool(chains)):
            continue
        chain = free.pop(0) if free else None
        done[id_] = _fall_of(scene, id_)
        for member in members:
            _hang(scene, _planned(scene, id_, member, chain if member.number == 0 else None))
        if chain is not None:
            done[chain] = _break_of(scene, chain)
    for chain in free:
        done[chain] = _break_of(scene, chain)
        _hang(scene, _planned(scene, chain, None, chain))
    return done


def _hangs(scene: Scene, id_: str, member: Member, chained: bool) -> bool:
    """Tell whether something hangs on a chain in this shot."""
    if member.family != "prop" or any(bond.other == id_ for bond in scene.bonds if bond.kind != "with"):
        return False
    if member.part.noun in _ALWAYS:
        return True
    own = any(cue.verb == "swing" for cue in scene.cues[id_])
    return hangs_by_nature(member) and (own or (chained and _fall_of(scene, id_) is not None))


def _fall_of(scene: Scene, id_: str) -> Cue | None:
    return next((cue for cue in scene.cues[id_] if cue.effect in ("fall", "collide")), None)


def _break_of(scene: Scene, id_: str) -> Cue | None:
    return next((cue for cue in scene.cues[id_] if cue.effect in ("shatter", "fall", "crumble")), None)


def _planned(scene: Scene, id_: str, member: Member | None, chain: str | None) -> _Hanging:
    cues = [*scene.cues[id_], *(scene.cues[chain] if chain is not None else ())]
    swing = next((cue for cue in cues if cue.verb == "swing"), None)
    breaks = [cue for cue in (_fall_of(scene, id_), _break_of(scene, chain) if chain else None) if cue is not None]
    seed = scene.casts[id_][0 if member is None else member.number].seed
    side = float(np.sign(scene.setting.wind_mps)) or (1.0 if seed % 2 else -1.0)
    if member is None and swing is None and not breaks:
        return _Hanging(id_, None, chain, side * _STILL_RAD, _HEAPED_S, (0, _HEAPED_S + 0.1))
    wide = (
        _WIDE_RAD if swing is not None and swing.effect == "swing" else _STILL_RAD + 0.012 * abs(scene.setting.wind_mps)
    )
    first = min(breaks, key=released_s, default=None)
    pin = 0 if member is None and first is not None and first.effect == "fall" else _BREAKS_AT
    return _Hanging(id_, member, chain, side * wide, _ALREADY_S, None if first is None else (pin, released_s(first)))


class _Rig(NamedTuple):
    """Where all of it is before it is let go."""

    top: Floats
    """(2,) where the chain is fixed."""
    hook: Floats
    """(2,) where the load is hooked on when it hangs straight down."""
    outline: Floats
    """(P, 2) the load, hanging straight down; no points where there is none."""
    offset: Floats
    """(3,) from where it was played."""
    z: float
    ground: float


def _rig(scene: Scene, one: _Hanging) -> _Rig:
    number = 0 if one.member is None else one.member.number
    at = scene.tracks[one.id][number].position[0]
    ground = float(at[1])
    if one.member is None:
        hook = np.array([at[0], ground + 0.22], np.float32)
        top = hook + np.array([0.0, _FREE_M], np.float32)
        return _Rig(top, hook, np.empty((0, 2), np.float32), np.zeros(3, np.float32), float(at[2]), ground)
    outline = seen_outline(scene.played[one.id][number], 0)
    low, high = outline.min(0), outline.max(0)
    names = (one.member.part.noun, one.member.term)
    raised = next(_HANGS[name] for name in names if name in _HANGS) if set(names) & _HANGS.keys() else 0.7
    offset = np.array([0.0, ground + raised - low[1], 0.0], np.float32)
    fall = _fall_of(scene, one.id)
    under = scene.played.get(fall.target or "") if fall is not None else None
    if fall is not None and under is not None and scene.casts[fall.target or ""][0].family == "person":
        # It hangs over whom it is to fall on.
        head = under[0].key_points["head"][0]
        offset += np.array([head[0] - (low[0] + high[0]) / 2, 0.0, head[2] + 0.02 - at[2]], np.float32)
        offset[1] = max(float(offset[1]), float(head[1]) + _OVER_HEAD_M - float(low[1]))
    hook = np.array([(low[0] + high[0]) / 2 + offset[0], high[1] + offset[1]], np.float32)
    long = {"wrecking ball": 3.4}.get(one.member.part.noun, 1.5)
    top = hook + np.array([0.0, long], np.float32)
    return _Rig(top, hook, outline + offset[:2], offset, float(at[2] + offset[2]), ground)


def _turned(points: Floats, about: Floats, angle: float) -> Floats:
    c, s = math.cos(angle), math.sin(angle)
    arm = points - about
    return np.stack([arm[:, 0] * c - arm[:, 1] * s, arm[:, 0] * s + arm[:, 1] * c], -1).astype(np.float32) + about


def _hang(scene: Scene, one: _Hanging) -> None:
    rig = _rig(scene, one)
    setting = scene.setting
    long = float(rig.top[1] - rig.hook[1])
    links = int(np.clip(round(long / 0.105), 14, 30))
    nodes = _turned(catenary(rig.top, rig.hook, long, links), rig.top, one.angle)
    load = None if one.member is None else _load(one.member, rig, one.angle)
    onto: Material = setting.ground.material(float(rig.top[0]), rig.z)
    floor = floor_line(setting.ground, rig.z, float(rig.top[0]))
    met: list[tuple[str, int, Body]] = []
    if one.breaks is not None and one.member is not None:
        met = bystanders(scene, one.id, one.member, rig.z, _frame_at(scene, one.breaks[1]))
    hung = let_hang(
        Chain(nodes, load=load, breaks=one.breaks), floor, onto, setting.clock.times_s, one.begin_s, air=0.04,
        others=tuple(body for _, _, body in met),
    )  # fmt: skip
    if one.breaks is not None and one.member is not None:
        first = len(nodes)
        meet(scene, one.id, one.member, one.member.number, rig.z, hung.moved.touches, one.breaks[1], first, met)
    owner = one.chain or one.id
    number = 0 if one.chain is not None or one.member is None else one.member.number
    if one.chain is not None:
        scene.played[one.chain][0].shapes = []
    played = scene.played[owner][number]
    bare = one.begin_s == _HEAPED_S
    order = max((shape.order for shape in played.shapes), default=0.0)
    if one.member is not None:
        _carry_load(scene, one, rig, hung)
    _lay_chain(scene, played, owner, rig, hung, order, still=bare)
    support: list[Shape] = []
    if not bare:
        support = _held_by(scene, one, rig, owner, order)
        played.shapes += support
    _hold(scene, one, rig, hung, owner, number, whole=bool(support))
    if not bare:
        _tell(scene, one, owner, number, rig, hung, onto)


def _frame_at(scene: Scene, at_s: float) -> int:
    return int(np.clip(np.searchsorted(scene.setting.clock.times_s, at_s), 0, scene.setting.clock.frames - 1))


def _load(member: Member, rig: _Rig, angle: float) -> Body:
    outline = _turned(rig.outline, rig.top, angle)
    wide, high = (float(value) for value in np.ptp(rig.outline, axis=0))
    mass = max(matter_of(member).mass_kg, 0.2 * _KG_PER_M3 * wide * high * min(wide, high))
    return Body(outline, matter_of(member).material, mass, matter_of(member).bounce)


def _carry_load(scene: Scene, one: _Hanging, rig: _Rig, hung: Hung) -> None:
    """Let the load go with its body: it was played upright and is let go turned about the chain's top."""
    member = one.member
    assert member is not None
    played, track = scene.played[one.id][member.number], scene.tracks[one.id][member.number]
    body = hung.links
    start = _turned(hung.moved.start[body][None], rig.top, -one.angle)[0]
    middle, angle = hung.moved.middle[body], hung.moved.angle[body] + np.float32(one.angle)

    def gone(points: Floats) -> Floats:
        return moved_points(points, rig.offset, start, middle, angle)

    played.shapes = [
        Shape(gone(shape.points), shape.paint, shape.object, shape.opacity, shape.order, shape.rim)
        for shape in played.shapes
    ]
    played.key_points = {name: gone(points[:, None])[:, 0] for name, points in played.key_points.items()}
    low = np.min([shape.points[..., 1].min(axis=-1) for shape in played.shapes], axis=0)
    position = np.stack([middle[:, 0], low, np.broadcast_to(track.position[:, 2], low.shape)], -1).astype(np.float32)
    scene.tracks[one.id][member.number] = Track(position, track.yaw, (), track.scale, False, track.lifted)
    if one.breaks is not None:
        since = one.breaks[1]
        hits = (
            touch.time_s for touch in hung.moved.touches
            if touch.one == body and (touch.other or 0) <= body and touch.time_s > since
        )  # fmt: skip
        landed = scene.landed.setdefault(one.id, [math.inf] * len(scene.casts[one.id]))
        landed[member.number] = next((at for at in hits), math.inf)


def _lay_chain(
    scene: Scene, played: Played, owner: str, rig: _Rig, hung: Hung, order: float, *, still: bool
) -> None:  # fmt: skip
    middles, turned = hung.middles, hung.turned
    if still:
        middles, turned = middles[:, :1], turned[:, :1]
    depth = np.full(middles.shape[1], rig.z - 0.01, np.float32)
    shapes = link_shapes(middles, turned, hung.pitch_m, depth, owner, order + 0.5)
    if still:
        shapes = [Shape(one.points[0], one.paint, one.object, None, one.order, one.rim) for one in shapes]
    played.shapes += shapes


def _held_by(scene: Scene, one: _Hanging, rig: _Rig, owner: str, order: float) -> list[Shape]:
    """Return what the chain hangs from: a jib, a beam; indoors it goes up to the ceiling."""
    x, top = float(rig.top[0]), float(rig.top[1])
    side = 1.0 if one.angle > 0 else -1.0
    if one.member is not None and one.member.part.noun == "wrecking ball":
        return crane(x, top, rig.ground, side, rig.z + 0.02, owner, order - 2.0)
    if is_indoors(scene.setting.ground, x, rig.z) or (one.breaks is not None and one.breaks[0] == 0):
        return []
    wide = float(np.ptp(rig.outline[:, 0])) if len(rig.outline) else 0.2
    swing = abs(math.sin(one.angle)) * (top - rig.ground)
    return gallows(x, top, rig.ground, max(0.9, 0.5 * wide + swing + 0.25), rig.z + 0.02, owner, order - 2.0)


def _hold(scene: Scene, one: _Hanging, rig: _Rig, hung: Hung, owner: str, number: int, *, whole: bool) -> None:
    """Tell the camera where it all happens: with what it hangs from where that is seen."""
    boxes = [hung.middles.reshape(-1, 2)]
    if one.member is not None:
        arms = rig.outline - _turned(hung.moved.start[hung.links][None], rig.top, -one.angle)[0]
        reach = np.float32(np.hypot(*arms.T).max())
        path = hung.moved.middle[hung.links]
        boxes += [path + reach, path - reach]
        if not whole:
            boxes[0] = boxes[0][boxes[0][:, 1] < rig.top[1] - 0.3 * (rig.top[1] - rig.hook[1])]
    points = np.concatenate(boxes)
    points[:, 1] = np.maximum(points[:, 1], rig.ground)
    box = np.array([*points.min(0), *points.max(0)], np.float32)
    scene.played[owner][number].reach = box
    if one.member is not None:
        scene.played[one.id][one.member.number].reach = box


def _tell(scene: Scene, one: _Hanging, owner: str, number: int, rig: _Rig, hung: Hung, onto: Material) -> None:
    """Note what meets what, the hardest first: links ring, the load lands."""
    kilos = hung.pitch_m**3 * 250.0

    def weight(body: int | None) -> float:
        return 1e3 if body is not None and body >= hung.links else kilos

    own = (touch for touch in hung.moved.touches if max(touch.one, touch.other or 0) <= hung.links)
    ranked = sorted(own, key=lambda touch: -touch.speed_mps * weight(touch.one))[:_MOST_TOLD]
    for touch in sorted(ranked, key=lambda touch: touch.time_s):
        whole = one.member is not None and hung.links in (touch.one, touch.other)
        place = (touch.x, touch.y, rig.z)
        if whole and one.member is not None:
            matter = matter_of(one.member)
            met: Material = onto if touch.other is None else "metal"
            kind: ContactKind = "drop" if touch.other is None else "impact"
            played = scene.played[one.id][one.member.number]
            told(played, scene.setting, one.id, kind, matter.material, met, matter.mass_kg, touch.time_s,
                 touch.speed_mps, place)  # fmt: skip
        else:
            met = onto if touch.other is None else "metal"
            told(scene.played[owner][number], scene.setting, owner, "impact", "metal", met, kilos, touch.time_s,
                 touch.speed_mps, place)  # fmt: skip
