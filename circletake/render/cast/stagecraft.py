"""Stagecraft: one member after the other is played, each knowing what the others do."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast import fauna, swarms
from circletake.render.cast.animals.birds import Fowl
from circletake.render.cast.animals.quadruped import Beast
from circletake.render.cast.animals.small import Small
from circletake.render.cast.animals.swimmers import Swimmer
from circletake.render.cast.arrays import Floats
from circletake.render.cast.articles import Article, perform_article, swing_angle
from circletake.render.cast.bonds import Bond, carrier_of, handy, owner_of
from circletake.render.cast.cues import aim_of
from circletake.render.cast.folk import SEAT_BACK, Folk, perform_person
from circletake.render.cast.holding import FITS, Held, held_things, prop_term, wanted
from circletake.render.cast.members import Member
from circletake.render.cast.motion import ease, noise
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.person.gestures import throw_release
from circletake.render.cast.person.measures import measures
from circletake.render.cast.person.wardrobe import Dressed, adjective_colour
from circletake.render.cast.plants import Plant, draw_plant
from circletake.render.cast.played import Played, Setting, touch
from circletake.render.cast.props.store import PROP_VARIANTS, STORE
from circletake.render.cast.rigid import growth, topple
from circletake.render.cast.routes import Cue, Where
from circletake.render.cast.sheet import Sheet, Stance
from circletake.render.cast.standin import perform_stand_in
from circletake.render.cast.travel import Track
from circletake.render.cast.vehicles.rig import (
    Vehicle,
    done,
    perform_vehicle,
    seat_point,
    stance_of,
    stroke_phase,
    travelled,
)

_WAYS = frozenset({"walk", "run", "drive", "stand"})
_FLOOR_BELOW_SEAT = 0.36
_ON_AFTER_S = 3.0
"""How long what lasts to the out point goes on beyond it."""


class Scene(NamedTuple):
    """Everything that is planned, and what has been played so far."""

    setting: Setting
    casts: dict[str, list[Member]]
    bonds: list[Bond]
    cues: dict[str, list[Cue]]
    tracks: dict[str, list[Track]]
    wheres: dict[str, Where]
    played: dict[str, list[Played]]


def play_member(scene: Scene, id_: str, member: Member, order: float) -> Played:
    """Play one individual."""
    if id_ not in scene.tracks:
        scene.tracks[id_] = [_followed(scene, id_, one) for one in scene.casts[id_]]
    track = scene.tracks[id_][member.number]
    taken = _taken(scene, id_, member)
    if taken is not None:
        track = _picked_up(scene, id_, member, track, taken)
    if member.family == "person":
        return _person(scene, id_, member, track, order)
    doings = _doings(scene, id_, member)
    wet = scene.setting.ground.is_water(float(track.position[0, 0]), float(track.position[0, 2]))
    afloat = wet and not bool((track.lifted > 0.4).any())
    if member.alive:
        return _animal(scene, id_, member, doings, track, order, afloat)
    return _thing(scene, id_, member, doings, track, order, afloat)


def _doings(scene: Scene, id_: str, member: Member) -> list[Doing]:
    """Return what a member does besides going its ways."""
    found = []
    for cue in scene.cues[id_]:
        if cue.verb in _WAYS:
            continue
        aim = aim_of(cue, scene.wheres.get(cue.target or ""), scene.setting.clock)
        found.append(Doing(cue.verb, cue.begin_s, _until(scene, cue), cue.target, cue.manner, aim=aim))
    return found


def _until(scene: Scene, cue: Cue) -> float:
    """Return when an act is let go: what lasts to the out point is not let go before it."""
    if cue.verb != "grow" and cue.end_s >= scene.setting.clock.length_s - 0.05:
        return cue.end_s + _ON_AFTER_S
    return cue.end_s


def give_moment(begin_s: float, end_s: float) -> float:
    """Return when a thing passes from hand to hand."""
    return begin_s + min(1.4, 0.62 * (end_s - begin_s))


def _animal(
    scene: Scene, id_: str, member: Member, doings: list[Doing], track: Track, order: float, afloat: bool
) -> Played:
    body, setting, part = member.body, scene.setting, member.part
    if isinstance(body, Beast):
        return fauna.perform_beast(body, id_, doings, track, setting, order, afloat)
    if isinstance(body, Fowl):
        return fauna.perform_bird(body, id_, doings, track, setting, order, afloat)
    if isinstance(body, Swimmer):
        level = "surface" if afloat else "under" if _in_deep(scene, doings, track) else "stranded"
        return fauna.perform_swimmer(body, id_, doings, track, setting, order, level)
    if isinstance(body, Small):
        return fauna.perform_small(body, id_, doings, track, setting, order, afloat)
    colour = adjective_colour(part.adjectives)
    if member.family == "flock":
        return swarms.perform_flock(part.noun, part.look, colour, id_, doings, track, setting, order, part.count)
    if member.family == "shoal":
        return swarms.perform_shoal(part.look, colour, id_, doings, track, setting, order, part.count)
    if member.family == "ghost":
        return fauna.perform_ghost(part.look, id_, doings, track, setting, order, member.seed)
    return fauna.perform_snowman(part.look, id_, doings, track, setting, order)


def _in_deep(scene: Scene, doings: list[Doing], track: Track) -> bool:
    """Tell whether a swimmer that is not at the surface is under it: on the sea's bed, in the air, or on its way."""
    ground = scene.setting.ground
    if getattr(ground, "submerged", False) or track.lifted.any():
        return True
    return any(doing.verb in ("swim", "jump") for doing in doings)


def _thing(
    scene: Scene, id_: str, member: Member, doings: list[Doing], track: Track, order: float, afloat: bool
) -> Played:
    body, setting, part = member.body, scene.setting, member.part
    if isinstance(body, Vehicle):
        rowed = any(bond.other == id_ and bond.action.verb in ("row", "drive") for bond in scene.bonds)
        if rowed and body.term == "rowing boat":
            bond = next(bond for bond in scene.bonds if bond.other == id_ and bond.kind == "aboard")
            doings = [*doings, Doing("row", bond.action.begin_s, max(bond.action.end_s, bond.action.begin_s + 0.3))]
        return perform_vehicle(body, id_, doings, track, setting, order, afloat or body.craft.medium == "water")
    if isinstance(body, Plant):
        return _plant(body, id_, doings, track, setting, order)
    if isinstance(body, Article):
        if any(bond.other == id_ and bond.verb == "swing" for bond in scene.bonds):
            bond = next(bond for bond in scene.bonds if bond.other == id_ and bond.verb == "swing")
            doings = [*doings, Doing("swing", bond.action.begin_s, bond.action.end_s)]
        return perform_article(body, id_, doings, _opened(scene, id_), track, setting, order, afloat)
    return perform_stand_in(part.noun, part.look, adjective_colour(part.adjectives), id_, doings, track, setting, order)


def _opened(scene: Scene, id_: str) -> list[float]:
    """Return when somebody lays a hand on a thing."""
    if handy(scene.casts[id_][0]):
        return []
    return [
        grab_moment(cue)
        for other, cues in scene.cues.items()
        for cue in cues
        if cue.target == id_ and cue.verb == "reach" and scene.casts[other][0].family == "person"
    ]


def grab_moment(cue: Cue) -> float:
    """Return when a reaching hand arrives."""
    return max(cue.begin_s, 0) + min(0.85, 0.6 * (cue.end_s - cue.begin_s))


def _plant(plant: Plant, id_: str, doings: list[Doing], track: Track, setting: Setting, order: float) -> Played:
    clock, t = setting.clock, setting.clock.times_s
    grown, tilt = None, np.zeros(1, np.float32)
    played = Played([], plant.height, plant.height * 0.7)
    for doing in doings:
        if doing.verb == "grow":
            grown = growth(t, doing.begin_s, doing.end_s, already=True)
        elif doing.verb in ("fall", "break"):
            over = topple(t, doing.begin_s, plant.height, 1.0 if plant.seed % 2 else -1.0)
            tilt = over.angle
            onto = setting.ground.material(float(track.position[0, 0]), float(track.position[0, 2]))
            played.contacts += touch(over.hit_s, setting, "impact", "wood", onto, 60.0 * plant.height, 5.0, id_)
        elif doing.verb in ("fly", "roll") and plant.term == "leaf":
            tilt = (noise(t, 0.7, plant.seed, "flutter") * 1.6).astype(np.float32)
    stance = Stance(track.position.astype(np.float32), np.ones(1, np.float32), tilt, track.scale)
    sheet = Sheet(id_, stance, order)
    draw_plant(sheet, plant, clock, grown)
    played.shapes = sheet.shapes
    top = track.position.copy()
    top[:, 1] += np.float32(plant.height * 0.7)
    played.key_points["middle"] = top
    played.actions = done(doings, track)
    return played


def _followed(scene: Scene, id_: str, member: Member) -> Track:
    """Return the track of somebody aboard, or of something in hand."""
    carrier = carrier_of(id_, scene.bonds)
    if carrier is not None:
        return _aboard(scene, carrier, member)
    owner = owner_of(id_, scene.bonds)
    assert owner is not None, id_
    return _in_hand(scene, owner, member)


def _taken(scene: Scene, id_: str, member: Member) -> tuple[str, Cue] | None:
    """Return who picks up a small thing, and with which act; None where it is left lying."""
    if not handy(member) or owner_of(id_, scene.bonds) is not None:
        return None
    for other, cues in scene.cues.items():
        for cue in cues:
            if cue.target == id_ and cue.verb == "reach" and scene.casts[other][0].family == "person":
                return other, cue
    return None


def _picked_up(scene: Scene, id_: str, member: Member, track: Track, taken: tuple[str, Cue]) -> Track:
    """Return the track of something that lies until a hand has closed about it, and goes with the hand from then."""
    other, cue = taken
    t = scene.setting.clock.times_s
    hand = _hand(scene, other, member) - np.array([0.0, _grip(member) * member.scale, 0.025], np.float32)
    share = ease((t - grab_moment(cue)) / 0.2)[:, None]
    position = track.position + (hand - track.position) * share
    moved = Track(position.astype(np.float32), track.yaw, (), track.scale, False, np.ones(1, np.float32))
    scene.tracks[id_][member.number] = moved
    return moved


def _aboard(scene: Scene, bond: Bond, member: Member) -> Track:
    """Return the track of a driver, a rower or a rider: the seat's, less the height of the seat over the floor."""
    carrier, track = scene.casts[bond.other][0], scene.tracks[bond.other][0]
    clock, t = scene.setting.clock, scene.setting.clock.times_s
    side = np.where(np.sin(track.yaw) < 0, -1.0, 1.0)
    if isinstance(carrier.body, Vehicle):
        vehicle = carrier.body
        afloat = vehicle.craft.medium == "water"
        seat = seat_point(vehicle, stance_of(vehicle, track, scene.setting, [], afloat), clock).copy()
        seat[:, 1] -= np.float32(seat_height(vehicle))
        seat[:, 0] -= side * np.float32(0.62 * member.number)
        seat[:, 2] += np.float32(0.03 if vehicle.craft.inside else -0.03)
        way = -side if vehicle.craft.pose == "row" else side
        yaw = way * np.float32(np.radians(84 if vehicle.craft.pose != "stand" else 58))
        scale = 0.62 if vehicle.term == "ufo" else 1.0
    else:
        back = scene.played[bond.other][0].key_points["back"].copy()
        high = _ride_height(scene, bond.other)
        seat = np.stack([back[:, 0], back[:, 1] - np.float32(high), track.position[:, 2] - 0.03], -1)
        yaw, scale = side * np.float32(np.radians(84)), 1.0
    lifted = np.full(len(t), 0.5, np.float32)
    return Track(seat.astype(np.float32), yaw.astype(np.float32), (), scale, False, lifted)


def _ride_height(scene: Scene, id_: str) -> float:
    """Return how high a ridden animal's back is above the ground, with the rider's seat on it."""
    beast = scene.casts[id_][0].body
    assert isinstance(beast, Beast)
    return 0.96 * beast.height * scene.casts[id_][0].scale


def seat_height(vehicle: Vehicle) -> float:
    """Return metres from where a driver's feet are to his seat: 0 where he stands."""
    pose = vehicle.craft.pose
    if pose in ("stand", "steer"):
        return 0.0
    if pose in ("cycle", "ride"):
        return vehicle.seat[1] * vehicle.size
    return _FLOOR_BELOW_SEAT if vehicle.seat[1] * vehicle.size > _FLOOR_BELOW_SEAT else vehicle.seat[1] * vehicle.size


def _in_hand(scene: Scene, bond: Bond, member: Member) -> Track:
    """Return the track of something that is carried, given or thrown."""
    clock, t = scene.setting.clock, scene.setting.clock.times_s
    hand = _hand(scene, bond.one, member)
    cue = next((cue for cue in scene.cues[bond.one] if cue.asked == bond.verb or cue.target == bond.other), None)
    if bond.action.verb == "give" and cue is not None:
        receiver = next(
            (
                id_
                for id_, cues in scene.cues.items()
                if any(c.asked == "receive" and c.target == bond.one for c in cues)
            ),
            None,
        )
        if receiver is not None and receiver in scene.played:
            moment = give_moment(cue.begin_s, cue.end_s)
            hand = hand + (_hand(scene, receiver, member) - hand) * ease((t - moment) / 0.35)[:, None]
    if bond.action.verb == "throw" and cue is not None:
        doing = Doing("throw", cue.begin_s, cue.end_s)
        hand = _flown(scene, bond, hand, throw_release(doing), t)
    grip = _grip(member)
    position = hand - np.array([0.0, grip * member.scale, 0.025], np.float32)
    yaw = scene.tracks[bond.one][0].yaw
    assert clock.frames == len(position)
    return Track(position.astype(np.float32), yaw, (), member.scale, False, np.ones(1, np.float32))


def _grip(member: Member) -> float:
    body = member.body
    if isinstance(body, Article) and body.thing is not None:
        return body.thing.at[1] * body.size
    return 0.4 * member.height_m


def _hand(scene: Scene, id_: str, member: Member) -> Floats:
    """Return where (frames, 3) somebody holds a thing: in the near hand, between both, or in the muzzle."""
    points = scene.played[id_][0].key_points
    if "hand_l" not in points:
        return points.get("nose", points.get("head", next(iter(points.values()))))
    body = member.body
    both = isinstance(body, Article) and body.thing is not None and body.thing.grip in ("both", "ground")
    if both:
        out: Floats = (points["hand_l"] + points["hand_r"]) / 2
        return out
    near = "hand_l" if float(np.sin(scene.tracks[id_][0].yaw).mean()) < 0 else "hand_r"
    return points[near]


def _flown(scene: Scene, bond: Bond, hand: Floats, release_s: float, t: Floats) -> Floats:
    """Return the path of something thrown: with the hand, then by itself to whoever stands opposite, or on."""
    index = int(np.clip(np.searchsorted(t, release_s), 0, len(t) - 1))
    start = hand[index]
    goal = None
    for id_, where in scene.wheres.items():
        if id_ not in (bond.one, bond.other) and where.lead.alive:
            goal = where.track.position[-1] + np.array([0, 0.62 * where.lead.height_m, 0], np.float32)
            break
    side = 1.0 if float(np.sin(scene.tracks[bond.one][0].yaw).mean()) >= 0 else -1.0
    if goal is None:
        goal = start + np.array([4.2 * side, -start[1] + 0.12, 0.0], np.float32)
    span = max(0.45, float(abs(goal[0] - start[0])) / 6.0)
    u = np.clip((t - release_s) / span, 0, 1)[:, None]
    path = start + (goal - start) * u
    path[:, 1] += (4.905 * span * span) * (u * (1 - u))[:, 0]
    return np.where((t > release_s)[:, None], path, hand).astype(np.float32)


def _person(scene: Scene, id_: str, member: Member, track: Track, order: float) -> Played:
    who, part, clock = member.body, member.part, scene.setting.clock
    assert isinstance(who, Dressed)
    doings, drawn = _person_doings(scene, id_, member, track)
    held: list[Held] = held_things(drawn, part.holding if member.number == 0 else None, clock)
    rock, track = _rocked(scene, id_, member, track)
    wet = _in_water(scene, track)
    if wet:
        track = Track(
            track.position - np.array([0, 0.1, 0], np.float32),
            track.yaw,
            track.stretches,
            track.scale,
            False,
            track.lifted,
        )
    own_seat = any(doing.verb == "sit" and doing.height_m > 0.05 and doing.target is None for doing in doings)
    folk = Folk(
        id_,
        who,
        doings,
        held,
        part.expression,
        part.mouth if member.number == 0 else None,
        member.seed,
        order,
        rock,
        wet,
        own_seat,
    )
    return perform_person(folk, track, scene.setting)


def _in_water(scene: Scene, track: Track) -> bool:
    ground = scene.setting.ground
    return ground.is_water(float(track.position[0, 0]), float(track.position[0, 2])) and not bool(track.lifted.any())


def _person_doings(scene: Scene, id_: str, member: Member, track: Track) -> tuple[list[Doing], list[Doing]]:
    """Return everything a person does, and of it what takes up a thing that is not a part of its own."""
    found = _held_throughout(scene, id_, member) + _borne(scene, id_, track)
    drawn: list[Doing] = []
    aboard = carrier_of(id_, scene.bonds) is not None
    for cue in scene.cues[id_]:
        if cue.verb == "play" and cue.target in scene.casts and scene.casts[cue.target][0].term == "piano":
            found.append(Doing("sit", cue.begin_s, _until(scene, cue), None, height_m=0.5))
        if cue.verb in _WAYS or cue.verb in ("ride", "row", "sail") or (aboard and cue.verb in ("drive", "fly")):
            continue
        doing = _one_doing(scene, id_, member, cue)
        found.append(doing)
        own = doing.target is not None and scene.casts.get(doing.target, [member])[0].term == doing.object
        if doing.object and not own:
            drawn.append(doing)
    return found, drawn


def _held_throughout(scene: Scene, id_: str, member: Member) -> list[Doing]:
    """Return how somebody carries what is in hand all the time, or until it is given or thrown."""
    part, found = member.part, []
    for bond in scene.bonds:
        if bond.one == id_ and bond.kind == "hand" and bond.action.verb in ("give", "throw"):
            size = scene.casts[bond.other][0].height_m
            found.append(Doing("carry", -99.0, bond.action.end_s, height_m=size))
    held = prop_term(part.holding) if part.holding and member.number == 0 else None
    if held is not None:
        thing = PROP_VARIANTS.get(part.holding or "", STORE[held])
        found.append(Doing("carry", -99.0, 999.0, height_m=thing.size_m if thing.grip == "both" else 0.1))
    return found


def _borne(scene: Scene, id_: str, track: Track) -> list[Doing]:
    """Return the posture of somebody who does not stand on ground: aboard, in the water, in the air."""
    carrier, ground = carrier_of(id_, scene.bonds), scene.setting.ground
    if carrier is not None:
        return [_carried_doing(scene, carrier)]
    nothing = ground.material(float(track.position[0, 0]), float(track.position[0, 2])) == "air"
    if nothing or getattr(ground, "submerged", False):
        moves = any(cue.verb in ("fly", "swim") for cue in scene.cues[id_])
        return [] if moves else [Doing("hover", -99.0, 999.0)]
    return [Doing("swim", -99.0, 999.0)] if _in_water(scene, track) else []


def _one_doing(scene: Scene, id_: str, member: Member, cue: Cue) -> Doing:
    part = member.part
    target = scene.casts.get(cue.target or "")
    aim = aim_of(cue, scene.wheres.get(cue.target or ""), scene.setting.clock)
    object_, noun = wanted(cue.verb, part.term or "", part.noun, part.holding, member.seed)
    height = 0.0
    if target is not None and target[0].family == "prop":
        if target[0].term in FITS.get(cue.verb, frozenset()):
            object_, noun = target[0].term, target[0].part.noun
        body = target[0].body
        if cue.verb in ("sit", "lie", "swing", "kneel") and isinstance(body, Article) and body.thing is not None:
            height = body.thing.seat_m * body.size
        if cue.verb == "carry":
            height = target[0].height_m
    elif cue.verb == "sit":
        height = _seat_found(scene, id_, member)
    elif cue.verb == "carry":
        held = prop_term(part.holding) if part.holding else None
        height = (
            STORE[held].size_m
            if held and STORE[held].grip == "both"
            else 0.1
            if held or target is None
            else target[0].height_m
        )
    return Doing(cue.verb, cue.begin_s, _until(scene, cue), cue.target, cue.manner, object_, noun, aim, height)


def _seat_found(scene: Scene, id_: str, member: Member) -> float:
    """Return the height of a seat for somebody to whom none is given: 0 for the ground itself, where it is soft."""
    at = scene.tracks[id_][member.number].position[0]
    material = scene.setting.ground.material(float(at[0]), float(at[2]))
    if material in ("wood", "carpet", "metal", "asphalt"):
        return 0.46
    return 0.0 if material in ("sand", "grass", "leaves", "snow") and member.seed % 3 else 0.38


def _carried_doing(scene: Scene, bond: Bond) -> Doing:
    """Return what somebody aboard does: it lasts as long as the shot, as does the ride."""
    carrier = scene.casts[bond.other][0]
    if isinstance(carrier.body, Vehicle):
        pose = carrier.body.craft.pose
        high = seat_height(carrier.body)
        verb = {"cycle": "ride", "ride": "ride", "row": "row", "steer": "sail", "stand": "sail"}.get(pose, "drive")
        if pose == "stand" and carrier.body.term in ("skateboard",):
            verb = "sail"
        return Doing(verb, -99.0, 999.0, bond.other, object="bicycle" if pose == "cycle" else "", height_m=high)
    return Doing("ride", -99.0, 999.0, bond.other, height_m=_ride_height(scene, bond.other))


def _rocked(scene: Scene, id_: str, member: Member, track: Track) -> tuple[Floats | None, Track]:
    """Return the phase of what moves a person's limbs or seat, and the track as the seat leads it."""
    t = scene.setting.clock.times_s
    bond = carrier_of(id_, scene.bonds)
    if bond is not None and isinstance(scene.casts[bond.other][0].body, Vehicle):
        craft = scene.casts[bond.other][0].body
        assert isinstance(craft, Vehicle)
        if craft.craft.pose == "cycle":
            along = travelled(scene.tracks[bond.other][0], scene.setting.clock)
            return (along / 0.75).astype(np.float32), track
        if craft.craft.pose == "row":
            return stroke_phase(t, 0), track
        return None, track
    swing = next(
        (bond for bond in scene.bonds if bond.one == id_ and bond.kind == "seat" and bond.verb in ("swing", "sit")),
        None,
    )
    if swing is None:
        return None, track
    return _seated(scene, swing, member, track, t)


def _seated(scene: Scene, bond: Bond, member: Member, track: Track, t: Floats) -> tuple[Floats | None, Track]:
    """Set a sitter so that his hips are on the seat; on a swing he goes with it."""
    who = member.body
    assert isinstance(who, Dressed)
    back = SEAT_BACK * measures(who).leg
    side = np.where(np.sin(track.yaw) < 0, -1.0, 1.0)
    target = scene.casts[bond.other][0]
    position = track.position.copy()
    if target.term == "swing" and isinstance(target.body, Article) and "swing" in target.body.picture.pivots:
        doings = [Doing("swing", bond.action.begin_s, bond.action.end_s)]
        angle = swing_angle(t, doings)
        rope = np.float32(1.9 * target.body.size)
        position[:, 0] += np.sin(angle) * rope
        position[:, 1] += (1 - np.cos(angle)) * rope
        return angle * side.astype(np.float32), Track(
            position, track.yaw, (), track.scale, False, np.full(1, 0.01, np.float32)
        )
    position[:, 0] += (side * back * np.abs(np.sin(track.yaw))).astype(np.float32)
    return None, Track(position, track.yaw, track.stretches, track.scale, track.steady, track.lifted)
