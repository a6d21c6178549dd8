"""Attaching: the tracks of those aboard, of what is in hand, and of who sits on what."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from circletake.render.cast.animals.habits import Beast
from circletake.render.cast.arrays import Floats
from circletake.render.cast.articles import swing_angle
from circletake.render.cast.bonds import Bond, carrier_of, owner_of
from circletake.render.cast.fixtures import Article
from circletake.render.cast.members import Member
from circletake.render.cast.motion import ease, lagging, noise
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.person.gestures import throw_release
from circletake.render.cast.person.measures import measures
from circletake.render.cast.person.sides import serving_side
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.plants.growth import Plant
from circletake.render.cast.played import Played, Setting
from circletake.render.cast.routes import Cue, Where
from circletake.render.cast.seats import SEAT_BACK
from circletake.render.cast.striking import MISSILE_S, is_missile
from circletake.render.cast.touching import give_moment, grab_moment, is_seized
from circletake.render.cast.travel import Track
from circletake.render.cast.vehicles.rig import (
    CRANK_M,
    Vehicle,
    mirror_of,
    seat_point,
    sill_height,
    stance_of,
    stroke_phase,
    travelled,
)

_FLOOR_BELOW_SEAT = 0.36
_PICKED_M = 0.36
_RING_M = 2.62
"""How high the ball is in a hoop's ring, at its lowest point."""
_SILL_M = 0.07
"""How thick a window's sill is."""
_LIES_M = 0.06
"""How high over the ground the middle of a small thing is that lies."""
_ASTRIDE_M = 0.8
"""How high above their feet those sit who ride what does not stand on the ground."""
_BACK_ABOVE_CHEST = {"swimmer": 0.13, "bird": 0.1}
"""Shares of a fish's or bird's length from its chest up to its back."""
_ABREAST = 3
"""Who comes aboard after these has his place behind them."""


class Hit(NamedTuple):
    """Somebody is met by a blast's front or by what falls."""

    id: str
    number: int
    time_s: float
    way: float
    """1.0: to the right; -1.0: to the left."""
    strength: float
    """0 to 1."""
    by: str
    """The id of what meets him."""
    kind: Literal["blast", "blow"]


class Scene(NamedTuple):
    """Everything that is planned, and what has been played so far."""

    setting: Setting
    casts: dict[str, list[Member]]
    bonds: list[Bond]
    cues: dict[str, list[Cue]]
    tracks: dict[str, list[Track]]
    wheres: dict[str, Where]
    played: dict[str, list[Played]]
    landed: dict[str, list[float]]
    """When each individual of a part that the engine moved first met something, seconds."""
    hits: list[Hit]
    """Who is met by what, in the order in which it was found."""


def _followed(scene: Scene, id_: str, member: Member) -> Track:
    """Return the track of somebody aboard, or of something in hand."""
    carrier = carrier_of(id_, scene.bonds)
    if carrier is not None:
        return _aboard(scene, carrier, member)
    owner = owner_of(id_, scene.bonds)
    assert owner is not None, id_
    return _in_hand(scene, owner, member)


def _taken(scene: Scene, id_: str, member: Member) -> tuple[str, Cue] | None:
    """Return who picks up a small thing or seizes a small animal, and with which act; None where it is left."""
    if owner_of(id_, scene.bonds) is not None or (member.alive and len(scene.casts[id_]) > 1):
        return None
    for other, cues in scene.cues.items():
        for cue in cues:
            if cue.target == id_ and cue.asked == "reach" and is_seized(scene.casts[other][0], member):
                return other, cue
    return None


def _picked_up(scene: Scene, id_: str, member: Member, track: Track, taken: tuple[str, Cue]) -> Track:
    """Return the track of something that lies until a hand has closed about it, and goes with the hand from then."""
    other, cue = taken
    t = scene.setting.clock.times_s
    hand = _hand(scene, other, member) - np.array([0.0, _grip(member) * member.scale, 0.025], np.float32)
    share = ease((t - grab_moment(cue.begin_s, cue.end_s)) / 0.2)[:, None]
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
        seat[:, 0] -= side * np.float32(0.62 * (member.number % _ABREAST))
        seat[:, 2] += np.float32(0.03 if vehicle.craft.inside and not vehicle.craft.sill_m else -0.03)
        way = -side if vehicle.craft.pose == "row" else side
        yaw = way * np.float32(np.radians({"stand": 58, "surf": 66}.get(vehicle.craft.pose, 84)))
        scale = 0.62 if vehicle.term == "ufo" else 1.0
    else:
        back = _back_of(scene, bond.other)
        high = _ride_height(scene, bond.other)
        seat = np.stack([back[:, 0], back[:, 1] - np.float32(high), track.position[:, 2] - 0.03], -1)
        yaw, scale = side * np.float32(np.radians(84)), 1.0
    lifted = np.full(len(t), 0.5, np.float32)
    return Track(seat.astype(np.float32), yaw.astype(np.float32), (), scale, False, lifted)


def hidden_below(scene: Scene, id_: str) -> Floats | None:
    """Return the height (frames,) below which a vehicle's side hides whoever is aboard; None where nothing does."""
    bond = carrier_of(id_, scene.bonds)
    vehicle = scene.casts[bond.other][0].body if bond is not None else None
    if bond is None or not isinstance(vehicle, Vehicle) or not vehicle.craft.sill_m:
        return None
    track = scene.tracks[bond.other][0]
    return sill_height(vehicle, stance_of(vehicle, track, scene.setting, [], False), scene.setting.clock)


def _ride_height(scene: Scene, id_: str) -> float:
    """Return how high a ridden animal's back is above the ground, with the rider's seat on it."""
    beast = scene.casts[id_][0].body
    if not isinstance(beast, Beast):
        return _ASTRIDE_M
    return 0.96 * beast.height * scene.casts[id_][0].scale


def _back_of(scene: Scene, id_: str) -> Floats:
    """Return (frames, 3) metres of where a ridden animal's back is; of fish and birds, above the chest."""
    points = scene.played[id_][0].key_points
    if "back" in points:
        return points["back"].copy()
    mount = scene.casts[id_][0]
    return points["chest"] + np.array([0.0, _BACK_ABOVE_CHEST[mount.family] * mount.width_m, 0.0], np.float32)


def seat_height(vehicle: Vehicle) -> float:
    """Return metres from where a driver's feet are to his seat: 0 where he stands."""
    pose = vehicle.craft.pose
    if pose in ("stand", "steer", "surf"):
        return 0.0
    if pose in ("cycle", "ride", "wheel"):
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
    thief = snatched_by(scene, bond)
    if thief is not None and thief[0] in scene.played:
        share = ease((t - grab_moment(thief[1].begin_s, thief[1].end_s)) / 0.2)[:, None]
        hand = hand + (_hand(scene, thief[0], member) - hand) * share
    if bond.action.verb == "throw" and cue is not None:
        doing = Doing("throw", cue.begin_s, cue.end_s)
        hand = _flown(scene, bond, hand, throw_release(doing), t)
    if bond.verb == "fly" and member.term == "kite":
        return _kite(scene, bond, member, hand)
    grip, scale = _grip(member), member.scale
    if isinstance(member.body, Plant):
        # A flower is picked: in the hand it is shorter than it grew.
        grip, scale = 0.3 * member.body.height, min(scale, _PICKED_M / member.body.height)
    position = hand - np.array([0.0, grip * scale, 0.025], np.float32)
    yaw = scene.tracks[bond.one][0].yaw
    assert clock.frames == len(position)
    return Track(position.astype(np.float32), yaw, (), scale, False, np.ones(1, np.float32))


def snatched_by(scene: Scene, bond: Bond) -> tuple[str, Cue] | None:
    """Return who takes out of somebody's hands what he carries, and with which act; None where nobody does."""
    member = scene.casts[bond.other][0]
    for id_, cues in scene.cues.items():
        for cue in cues:
            reaches = cue.target == bond.other and cue.asked == "reach" and id_ != bond.one
            if bond.action.verb == "carry" and reaches and is_seized(scene.casts[id_][0], member):
                return id_, cue
    return None


def _kite(scene: Scene, bond: Bond, member: Member, hand: Floats) -> Track:
    """Return the track of a kite on its string: above and downwind of the hand, swinging, late behind it."""
    clock, t = scene.setting.clock, scene.setting.clock.times_s
    yaw = scene.tracks[bond.one][0].yaw
    lee = (
        np.where(np.sin(yaw) < 0, -1.0, 1.0)
        if scene.setting.wind_mps == 0.0
        else np.full_like(t, np.sign(scene.setting.wind_mps))
    )
    sway = np.stack([noise(t, 0.35, member.seed, "x") * 0.4, noise(t, 0.45, member.seed, "y") * 0.22, 0 * t], -1)
    high = scene.casts[bond.one][0].height_m / 1.7
    wanted = hand + np.stack([1.25 * lee, np.full_like(t, 1.5), 0 * t + 0.05], -1) * np.float32(high) + sway
    position = lagging(wanted.astype(np.float32), clock, 0.9, 0.5)
    return Track(position, yaw, (), member.scale, False, np.ones(1, np.float32))


def _grip(member: Member) -> float:
    body = member.body
    if isinstance(body, Article) and body.thing is not None:
        return body.thing.at[1] * body.size
    return 0.4 * member.height_m


def _hand(scene: Scene, id_: str, member: Member) -> Floats:
    """Return where (frames, 3) somebody holds a thing: in the near hand, between both, or in the muzzle."""
    points = scene.played[id_][0].key_points
    if "foot_l" in points and "hand_l" not in points and scene.casts[id_][0].family == "bird":
        talons: Floats = (points["foot_l"] + points["foot_r"]) / 2
        return talons
    if "hand_l" not in points:
        return points.get("nose", points.get("head", next(iter(points.values()))))
    body = member.body
    both = isinstance(body, Article) and body.thing is not None and body.thing.grip in ("both", "ground")
    if both:
        out: Floats = (points["hand_l"] + points["hand_r"]) / 2
        return out
    return points["hand_r" if serving_side(scene.tracks[id_][0].yaw) else "hand_l"]


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
    hoop = next((id_ for id_, where in scene.wheres.items() if where.lead.term == "hoop"), None)
    if hoop is not None:
        ring = scene.wheres[hoop].track
        way = float(mirror_of(ring.yaw)[0]) if scene.casts[hoop][0].body is not None else 1.0
        goal = ring.position[-1] + np.array([0.06 * way, _RING_M, -0.02], np.float32)
    missile = is_missile(scene.casts[bond.other][0])
    span = MISSILE_S if missile else max(0.45, float(abs(goal[0] - start[0])) / 6.0)
    u = np.clip((t - release_s) / span, 0, 1)[:, None]
    path = start + (goal - start) * u
    path[:, 1] += (4.905 * span * span) * (u * (1 - u))[:, 0]
    if hoop is not None:
        # It falls through the ring.
        span = max(span, 0.95)
        u = np.clip((t - release_s) / span, 0, 1)[:, None]
        path = start + (goal - start) * u
        path[:, 1] += (4.905 * span * span) * (u * (1 - u))[:, 0]
        since = np.maximum(t - release_s - span, 0)
        drop = 2.0 * since + 4.905 * since**2
        path[:, 1] = np.maximum(
            path[:, 1] - drop, np.where(u[:, 0] >= 1, scene.wheres[hoop].track.position[-1, 1], -99.0)
        )
    elif missile:
        # It glances off and drops.
        since = np.clip(t - release_s - span, 0, (2 * max(float(goal[1]) - _LIES_M, 0.0) / 9.81) ** 0.5)
        path[:, 0] -= np.sign(goal[0] - start[0]) * 0.9 * since
        path[:, 1] -= 4.905 * since**2
    return np.where((t > release_s)[:, None], path, hand).astype(np.float32)


def _rocked(scene: Scene, id_: str, member: Member, track: Track) -> tuple[Floats | None, Track]:
    """Return the phase of what moves a person's limbs or seat, and the track as the seat leads it."""
    t = scene.setting.clock.times_s
    bond = carrier_of(id_, scene.bonds)
    if bond is not None and isinstance(scene.casts[bond.other][0].body, Vehicle):
        craft = scene.casts[bond.other][0].body
        assert isinstance(craft, Vehicle)
        if craft.craft.pose == "cycle":
            along = travelled(scene.tracks[bond.other][0], scene.setting.clock)
            return (along / CRANK_M).astype(np.float32), track
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


def perched(scene: Scene, id_: str, member: Member, track: Track) -> Track:
    """Return the track of an animal that settles on somebody's shoulder or on top of something; else its own."""
    cue = next((one for one in scene.cues[id_] if one.asked in ("sit", "lie") and one.target in scene.casts), None)
    small = member.family in ("bird", "small") or (member.family == "beast" and member.height_m < 0.7)
    if cue is None or cue.target not in scene.played or not small:
        return track
    other, played = scene.casts[cue.target][0], scene.played[cue.target][0]
    t = scene.setting.clock.times_s
    if other.family == "person":
        head, side = played.key_points["head"], np.sign(np.sin(scene.tracks[cue.target][0].yaw) + 1e-6)
        spot: Floats = head + np.stack([-0.1 * side, 0 * side - 0.13, 0 * side - 0.02], -1) * np.float32(
            played.height_m
        )
    else:
        body = other.body
        seat = body.thing.seat_m * body.size if isinstance(body, Article) and body.thing is not None else 0.0
        if other.term == "window" and isinstance(body, Article):
            seat = body.bounds[1] + _SILL_M
        high = seat * scene.tracks[cue.target][0].scale or played.height_m * 0.97
        spot = scene.tracks[cue.target][0].position + np.array([0, high, -0.03], np.float32)
    begin = cue.begin_s if cue.begin_s > 0.05 else -9.0
    share = ease((t - begin) / 0.7).astype(np.float32)
    arc = 0.5 * member.height_m * (share * (1 - share) * 4 if member.family == "beast" else 0 * share)
    position = track.position + (spot - track.position) * share[:, None]
    position[:, 1] += arc
    lifted = (track.lifted + 0 * t) * (1 - share)
    return Track(position.astype(np.float32), track.yaw, track.stretches, track.scale, False, lifted.astype(np.float32))
