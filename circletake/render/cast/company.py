"""The company: parts are cast, placed, sent on their ways and played."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.attaching import Scene
from circletake.render.cast.bonds import Bond, bonds_between, carrier_of, drivers_of, owner_of
from circletake.render.cast.business import add_business
from circletake.render.cast.cues import cues_of, joined
from circletake.render.cast.felling import fell
from circletake.render.cast.manners import pace_of
from circletake.render.cast.members import Member, members_of
from circletake.render.cast.placing import group_width, offsets, place
from circletake.render.cast.played import Played, Setting
from circletake.render.cast.riding import fit_to_riders, lift_onto_waves
from circletake.render.cast.routes import Cue, Planner, Where, travels
from circletake.render.cast.sheet import PILE
from circletake.render.cast.spots import Spot
from circletake.render.cast.stagecraft import play_member
from circletake.render.cast.supplying import (
    CRAFT,
    beside_their_movers,
    by_what_carries,
    grow_giants,
    with_balls,
    with_crafts,
    with_small_loads,
    with_teams,
)
from circletake.render.cast.travel import Track
from circletake.render.cast.vehicles.rig import Vehicle
from circletake.render.physics.carrying import joined_reach
from circletake.render.physics.happen import happen
from circletake.render.scene import Area, Clock, Ground, Part, Performance, Shape

_CLOSE_LEAST_M = 0.06
"""Where smaller things than this can be told, faces get all their features: in close-ups and closer."""


class _Plan(NamedTuple):
    casts: dict[str, list[Member]]
    bonds: list[Bond]
    cues: dict[str, list[Cue]]
    spots: dict[str, Spot]
    tracks: dict[str, list[Track]]
    wheres: dict[str, Where]


def block(
    parts: list[Part], ground: Ground, area: Area, clock: Clock, seed: int, *, wind_mps: float = 0.0, fog: float = 0.0
) -> list[Performance]:
    """Play parts: give each a place in the area, its ways and doings, and build its sheets for every frame.

    Who has a side or a depth goes there. Who does something with another comes near and faces him; who goes to
    another stops at arm's length; what is ridden, driven or rowed carries its people; what is held follows the hand.
    Large things stand behind small ones. What a part can't do is done as the nearest that it can; `actions` of each
    performance tell what really happens.

    Args:
        parts: what is to be seen; ids are unique.
        ground: what the place stands on.
        area: where the shot can see.
        clock: the clip's frames.
        seed: decides what is left open.
        wind_mps: that moves cloth, to the right; below 0 to the left.
        fog: how thick it is, 0..1.

    Returns:
        One performance a part, in the parts' order.
    """
    plan = _planned(parts, ground, area, clock, seed, wind_mps)
    setting = Setting(clock, ground, wind_mps, fog, 0.0 < area.least_m < _CLOSE_LEAST_M)
    scene = Scene(setting, plan.casts, plan.bonds, plan.cues, plan.tracks, plan.wheres, {}, {}, [])
    for id_ in _playing_order(plan):
        scene.played[id_] = _play_part(scene, id_)
    happen(scene)
    fell(scene)
    add_business(scene)
    return [_performance(part, scene) for part in parts]


def _planned(parts: list[Part], ground: Ground, area: Area, clock: Clock, seed: int, wind_mps: float) -> _Plan:
    casts = {part.id: members_of(part, area.least_m) for part in parts}
    with_crafts(parts, casts)
    with_teams(parts, casts)
    by_what_carries(parts, casts)
    with_balls(parts, casts)
    with_small_loads(parts, casts)
    grow_giants(parts, casts)
    beside_their_movers(parts, casts)
    bonds = bonds_between(casts)
    fit_to_riders(casts, bonds)
    cues = {id_: cues_of(members[0], casts, clock) for id_, members in casts.items()}
    joined(cues, bonds, casts)
    _carried_along(casts, bonds, cues)
    around = {id_: offsets(members, members[0].seed) for id_, members in casts.items()}
    widths = {id_: group_width(members, around[id_]) for id_, members in casts.items()}
    spots = place(casts, widths, bonds, ground, area, seed)
    plan = _Plan(casts, bonds, cues, spots, {}, {})
    planner = Planner(area, ground, clock, wind_mps)
    for id_ in _routing_order(casts, bonds, cues):
        if id_ in spots:
            _route(plan, planner, id_, around[id_], ground)
    lift_onto_waves(casts, bonds, plan.tracks, clock.times_s)
    return plan


def _carried_along(casts: dict[str, list[Member]], bonds: list[Bond], cues: dict[str, list[Cue]]) -> None:
    """Let what is driven, rowed or ridden go, where it has no way of its own."""
    for id_, members in casts.items():
        for bond in drivers_of(id_, bonds):
            if any(travels(members[0], cue.verb) for cue in cues[id_]):
                continue
            lead = members[0]
            verb = "run" if lead.family == "beast" else {"water": "sail", "air": "fly"}.get(_medium(lead), "drive")
            if lead.family == "beast" and pace_of(bond.action.manner or "") == "slow":
                verb = "walk"
            action = bond.action
            end = max(action.end_s, action.begin_s + 0.3)
            cues[id_].append(Cue(verb, float(action.begin_s), float(end), None, action.manner or "", action.verb))


def _medium(lead: Member) -> str:
    return lead.body.craft.medium if isinstance(lead.body, Vehicle) else "land"


def _routing_order(casts: dict[str, list[Member]], bonds: list[Bond], cues: dict[str, list[Cue]]) -> list[str]:
    """Return parts such that those to whom others go come first."""
    order: list[str] = []
    waiting = list(casts)
    needs = {id_: {cue.target for cue in cues[id_] if cue.target in casts} for id_ in casts}
    while waiting:
        ready = [id_ for id_ in waiting if not (needs[id_] - set(order) - {id_})]
        # Two who go to each other: the one with fewer ways of his own waits for the other.
        chosen = ready or [
            min(waiting, key=lambda id_: (sum(c.verb in ("walk", "run") for c in cues[id_]), waiting.index(id_)))
        ]
        for id_ in chosen:
            order.append(id_)
            waiting.remove(id_)
    return order


def _partner(id_: str, plan: _Plan) -> str | None:
    """Return whom somebody turns to who has nobody to face: who does something with him, else the first other."""
    for bond in plan.bonds:
        if bond.one == id_ and bond.kind == "with":
            return bond.other
        if bond.other == id_ and bond.kind == "with" and (plan.casts[id_][0].alive or _is_played(bond, plan)):
            return bond.one
    thrower = next((bond.one for bond in plan.bonds if bond.verb == "throw" and bond.kind == "hand"), None)
    if thrower == id_:
        # What is thrown goes to whoever else is there.
        return next((other for other, members in plan.casts.items() if other != id_ and members[0].alive), None)
    return thrower if plan.casts[id_][0].alive else None


def _route(plan: _Plan, planner: Planner, id_: str, around: list[Spot], ground: Ground) -> None:
    spot, members = plan.spots[id_], plan.casts[id_]
    tracks = []
    for member, offset in zip(members, around, strict=True):
        there = Spot(spot.x + offset.x, spot.z + offset.z)
        wet = ground.is_water(there.x, there.z)
        partner = _partner(id_, plan)
        track = planner.route(member, there, plan.cues[id_], _known(plan, partner, planner), partner, wet)
        if member.number:
            ways = tuple(way._replace(phase=(member.seed % 89) / 89) for way in track.stretches)
            track = Track(track.position, track.yaw, ways, track.scale, track.steady, track.lifted)
        if len(members) == 2 and not track.stretches and (member.term == "couple" or _are_paired(members)):
            track.yaw = (track.yaw * 0 + (1.0 if offset.x < 0 else -1.0) * _coupled(members)).astype(np.float32)
        tracks.append(track)
        if member.number == 0:
            plan.wheres[id_] = Where(member, track, group_width(members, around))
    plan.tracks[id_] = tracks


def _is_played(bond: Bond, plan: _Plan) -> bool:
    """Tell whether somebody sits at a piano: it has its keys on his side."""
    return plan.casts[bond.other][0].term == "piano" and bond.verb == "play"


def _known(plan: _Plan, partner: str | None, planner: Planner) -> dict[str, Where]:
    """Return where everybody is who has been routed, and the partner where he will stand."""
    if partner is None or partner in plan.wheres or partner not in plan.spots:
        return plan.wheres
    spot, lead = plan.spots[partner], plan.casts[partner][0]
    frames = planner.clock.frames
    position = np.broadcast_to(np.array([spot.x, 0.0, spot.z], np.float32), (frames, 3))
    still = np.zeros(frames, np.float32)
    return {**plan.wheres, partner: Where(lead, Track(position, still, (), 1.0, True, still), lead.width_m)}


def _are_paired(members: list[Member]) -> bool:
    """Tell whether two individuals of one part do with each other what takes two."""
    return members[0].family == "person" and any(
        action.verb in ("dance", "embrace", "fight") and action.target is None for action in members[0].part.actions
    )


def _coupled(members: list[Member]) -> np.float32:
    """Return how far two turn to each other, radians: wholly when they do something together."""
    return np.float32(1.38 if _are_paired(members) else 0.75)


def _playing_order(plan: _Plan) -> list[str]:
    """Return parts such that carriers are played before those aboard, and hands before what they hold."""

    def rank(id_: str) -> int:
        if (
            owner_of(id_, plan.bonds) is not None
            or any(bond.other == id_ and bond.action.verb == "reach" for bond in plan.bonds)
            or any(cue.asked in ("sit", "lie") and cue.target in plan.casts for cue in plan.cues[id_])
        ):
            return 2
        return 1 if carrier_of(id_, plan.bonds) is not None else 0

    return sorted(plan.casts, key=rank)


def _play_part(scene: Scene, id_: str) -> list[Played]:
    members = scene.casts[id_]
    tracks = scene.tracks.get(id_)
    depth = [0.0] * len(members)
    if tracks is not None:
        depth = [-float(track.position[0, 2]) for track in tracks]
    ranks = {number: rank for rank, number in enumerate(sorted(range(len(members)), key=lambda i: (depth[i], i)))}
    return [play_member(scene, id_, member, ranks[member.number] * PILE) for member in members]


def _performance(part: Part, scene: Scene) -> Performance:
    """Gather all individuals of a part, and the vehicle that it came with, into one performance."""
    all_played = scene.played[part.id]
    craft = scene.played.get(part.id + CRAFT, [])
    lead = all_played[0]
    anchor = _anchor(part.id, scene)
    shapes: list[Shape] = [shape for played in all_played for shape in played.shapes]
    if craft:
        for played, member in zip(craft, scene.casts[part.id + CRAFT], strict=True):
            shapes = _aboard(shapes, played, member, part.id)
    performance = Performance(
        id=part.id,
        term=part.term or "stand-in",
        shapes=shapes,
        anchor=anchor,
        height_m=max(played.height_m for played in (*all_played, *craft)),
        width_m=_span(part.id, scene, craft),
        key_points=dict(lead.key_points),
        actions=tuple(dict.fromkeys(verb for played in all_played for verb in played.actions)) or ("stand",),
        flare=next((played.flare for played in (*all_played, *craft) if played.flare is not None), None),
        bench=lead.bench,
        gone_s=_gone(all_played),
    )
    for played in (*all_played, *craft):
        performance.places |= played.places
        if played.reach is not None:
            performance.reach = joined_reach(performance.reach, played.reach)
        performance.contacts += [contact.with_(object=part.id) for contact in played.contacts]
        performance.sources += [source.with_(object=part.id) for source in played.sources]
    performance.contacts.sort(key=lambda contact: contact.at)
    return performance


def _gone(all_played: list[Played]) -> float | None:
    """Return from when on none of a part's individuals stands any more; None where one stays."""
    moments = [played.gone_s for played in all_played if played.gone_s is not None]
    return max(moments) if len(moments) == len(all_played) else None


def _aboard(shapes: list[Shape], craft: Played, member: Member, id_: str) -> list[Shape]:
    """Return a person's sheets with those of the vehicle: before them where one sits inside."""
    inside = isinstance(member.body, Vehicle) and member.body.craft.inside and not member.body.craft.sill_m
    shift = PILE if inside else -PILE
    for shape in craft.shapes:
        shape.order += shift
        shape.object = id_
    return [*shapes, *craft.shapes]


def _anchor(id_: str, scene: Scene) -> Floats:
    tracks = scene.tracks[id_]
    middle: Floats = np.mean([track.position for track in tracks], axis=0)
    return middle.astype(np.float32)


def _span(id_: str, scene: Scene, craft: list[Played]) -> float:
    tracks, played = scene.tracks[id_], scene.played[id_]
    index = min(scene.setting.clock.handle, scene.setting.clock.frames - 1)
    lows = [float(track.position[index, 0]) - one.width_m / 2 for track, one in zip(tracks, played, strict=True)]
    highs = [float(track.position[index, 0]) + one.width_m / 2 for track, one in zip(tracks, played, strict=True)]
    return max(max(highs) - min(lows), *(one.width_m for one in craft), 0.0)
