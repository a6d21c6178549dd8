"""A person plays: doings become one pose, one face, and everything that follows from them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import ease, noise
from circletake.render.cast.moving import Frame2, perpendicular, unit
from circletake.render.cast.person import archery, kicking, movements, postures, strength, trades
from circletake.render.cast.person.acting import FREE, Blend, Doing, Scope, overlaid, settle
from circletake.render.cast.person.beings import draw_alien, draw_robot
from circletake.render.cast.person.figure import draw_person
from circletake.render.cast.person.gestures import GESTURES, Gesture
from circletake.render.cast.person.gripping import gripped
from circletake.render.cast.person.measures import Measures, measures
from circletake.render.cast.person.mien import mien
from circletake.render.cast.person.pose import COLUMNS, P, Skeleton, skeleton
from circletake.render.cast.person.sides import near_side
from circletake.render.cast.person.upright import upright
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.sheet import Sheet, Stance, local_to_world
from circletake.render.cast.travel import Track
from circletake.render.scene import Clock, Ground, Lips
from circletake.schema import Contact, ContactKind, Expression, Material

_ALL = tuple(range(COLUMNS))
_LEAD = {"sit": 1.0, "lie": 0.95, "kneel": 0.8, "ride": 0.6, "swim": 0.6, "fly": 0.7}
_SITS_S = 0.7
"""How long after sitting down somebody begins to lie back."""
_POSTURES = frozenset(
    {"sit", "lie", "kneel", "ride", "drive", "row", "sail", "swim", "fly", "climb", "swing", "hover", "ski"}
)
_MOVEMENTS = frozenset({"jump", "fall", "dance", "fight", "roll", "stagger", "knocked"})
_UNASKED = frozenset({"hover", "stagger", "scare", "knocked"})
"""What happens to somebody, and is no action of his."""


_BODIES = {"robot": draw_robot, "alien": draw_alien}


class Role(NamedTuple):
    """Everything that a person is told."""

    object_id: str
    who: Dressed
    doings: list[Doing]
    expression: Expression | None
    mouth: Lips | None
    seed: int
    order: float
    rock: Floats | None = None
    """(frames,) angle or phase of what carries the person: crank, stroke, swing."""
    close: bool = False
    """Whether the shot shows what is smaller than a fingernail."""
    wind_mps: float = 0.0
    """To the right."""


@dataclass(slots=True)
class Enacted:
    """A person as played."""

    sheet: Sheet
    bones: Skeleton
    measures: Measures
    key_points: dict[str, Floats]
    contacts: list[Contact] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)


def enact(role: Role, track: Track, clock: Clock, ground: Ground) -> Enacted:
    """Play a person along a track."""
    m = measures(role.who._replace(scale=role.who.scale * track.scale))
    scope = Scope(clock.times_s, clock, m, track.yaw, role.seed, track.position, clock.fps)
    old = role.who.age == "old"
    base = upright(scope, track.stretches, old)
    pose, moments = base.pose, []
    lift: Floats = np.zeros(clock.frames, np.float32)
    yaw, glance = track.yaw, np.zeros((clock.frames, 2), np.float32)
    layers: list[Blend] = []
    for doing in role.doings:
        if doing.verb in _POSTURES:
            if doing.verb == "lie":
                # One sits down first, and then lies back.
                seated = postures.sit(scope, doing._replace(verb="sit"))
                layers.append(Blend(seated, _weight(scope, doing._replace(verb="sit")), _ALL))
                doing = doing._replace(begin_s=doing.begin_s + _SITS_S if doing.begin_s > 0.05 else doing.begin_s)
            held = _posture(scope, doing, track, role)
            layers.append(Blend(held, _weight(scope, doing), _ALL))
        elif doing.verb in _MOVEMENTS:
            moved = _movement(scope, doing)
            weight = _weight(scope, doing)
            layers.append(Blend(moved.pose, weight, _ALL))
            lift = lift + moved.lift
            moments += [(doing, moment) for moment in moved.moments]
            if moved.turn is not None:
                yaw = yaw + moved.turn
    for doing in role.doings:
        gesture = _gesture(scope, doing)
        if gesture is not None:
            layers += gesture.layers
            moments += [(doing, moment) for moment in gesture.moments]
            if gesture.look is not None:
                glance = np.where(np.abs(gesture.look) > np.abs(glance), gesture.look, glance)
    pose = _stepped(overlaid(pose, layers), base.pose, scope)
    pose = _on_ground(pose, scope, ground, yaw, track)
    pose = _held_on(pose, scope._replace(yaw=yaw.astype(np.float32)), role.doings)
    position = track.position + np.stack([0 * lift, lift, 0 * lift], -1)
    bones = skeleton(pose, yaw.astype(np.float32), m)
    face = mien(scope, role.doings, role.expression, role.mouth, glance)
    tilt = _tilt(scope, role.doings)
    if tilt.any():
        # Head over heels about the middle of the curled body, not about the ground below it.
        middle = np.float32(0.21 * m.stature)
        position = position + np.stack([np.sin(tilt) * middle, middle - np.cos(tilt) * middle, 0 * tilt], -1)
    stance = Stance(position.astype(np.float32), np.ones(1, np.float32), tilt)
    sheet = Sheet(role.object_id, stance, role.order)
    draw = _BODIES.get(role.who.term, draw_person)
    draw(sheet, bones, role.who, face, clock, _wind(track, clock, role.wind_mps, role.seed), role.close)
    played = Enacted(sheet, bones, m, _key_points(bones, stance))
    played.actions = _played(role.doings, track)
    falls = [(fall.time_s, "footstep", fall.speed_mps, fall.side) for fall in base.falls]
    played.contacts = _contacts(role, played, clock, ground, falls, moments)
    return played


def _weight(scope: Scope, doing: Doing) -> Floats:
    lead = _LEAD.get(doing.verb, 0.45)
    lead = min(lead, max(0.25, (doing.end_s - doing.begin_s) * 0.5))
    if doing.verb == "stagger":
        return settle(scope.t, doing.begin_s, doing.end_s, 0.05, 0.4)
    if doing.verb == "knocked":
        return settle(scope.t, doing.begin_s - 0.04, doing.end_s, 0.22, 0.9)
    if doing.verb == "fall":
        return settle(scope.t, doing.begin_s, 999.0, 0.3, 1.0)
    return settle(scope.t, doing.begin_s, doing.end_s, lead, 0.7 if doing.verb in _LEAD else 0.45)


def _posture(scope: Scope, doing: Doing, track: Track, role: Role) -> Floats:
    phase = role.rock if role.rock is not None else np.zeros(scope.frames, np.float32)
    if doing.verb == "ride" and doing.object == "bicycle":
        return postures.cycle(scope, doing, phase)
    if doing.verb == "ride" and doing.object == "motorcycle":
        return postures.ride_low(scope, doing)
    if doing.object == "wheelchair":
        return postures.in_chair(scope, doing)
    if doing.verb == "row":
        return postures.row(scope, doing, phase if role.rock is not None else scope.t * 2.9)
    if doing.verb == "swing":
        return postures.swing_seat(scope, doing, phase)
    if doing.verb == "climb":
        return postures.climb(scope, doing, track.lifted + 0 * scope.t)
    if doing.verb == "fly" and doing.object == "broom":
        return postures.straddle(scope, doing)
    if doing.verb == "sail" and doing.object == "surfboard":
        return postures.surf(scope, doing)
    if doing.verb == "sail":
        return postures.steer(scope, doing)
    simple = {"sit": postures.sit, "lie": postures.lie, "kneel": postures.kneel, "ride": postures.ride,
              "drive": postures.drive, "swim": postures.swim, "fly": postures.fly, "hover": postures.hover,
              "ski": postures.ski}  # fmt: skip
    return simple[doing.verb](scope, doing)


def _movement(scope: Scope, doing: Doing) -> movements.Moved:
    if doing.verb == "fight":
        return movements.fight(scope, doing, bool(doing.object))
    if doing.verb == "knocked":
        on_face = doing.manner == "forward"
        lying = movements.fall(scope, doing._replace(begin_s=-99.0)).pose if on_face else None
        return movements.knocked(scope, doing, postures.lie(scope, doing) if lying is None else lying)
    simple = {"jump": movements.jump, "fall": movements.fall, "dance": movements.dance, "roll": movements.tumble,
              "stagger": movements.stagger}  # fmt: skip
    return simple[doing.verb](scope, doing)


_BUSY: dict[str, Callable[[Scope, Doing], Gesture]] = {
    "paint": strength.paint, "lift": strength.lift, "kick": kicking.kick, "shoot": archery.shoot, "work": trades.work,
    "play": trades.play,
}  # fmt: skip


def _gesture(scope: Scope, doing: Doing) -> Gesture | None:
    made = _BUSY.get(doing.verb) or GESTURES.get(doing.verb)
    return made(scope, doing) if made else None


def _stepped(pose: Floats, base: Floats, scope: Scope) -> Floats:
    """Lift feet that a change of posture moves over the ground: they step, they do not slide."""
    if scope.frames < 3:
        return pose
    for foot in (P.FOOT_L_S, P.FOOT_R_S):
        across = pose[:, [foot, foot + 2]] - base[:, [foot, foot + 2]]
        speed = np.hypot(*np.gradient(across, scope.t, axis=0).T)
        on_ground = pose[:, foot + 1] < 0.05
        pose[:, foot + 1] += np.where(on_ground, np.minimum(0.09, ease(speed / 1.2) * 0.09), 0)
    return pose


def _on_ground(pose: Floats, scope: Scope, ground: Ground, yaw: Floats, track: Track) -> Floats:
    """Set the feet on uneven ground."""
    if track.lifted.any():
        return pose
    x, z = scope.position[:, 0], scope.position[:, 2]
    here = ground.height(x, z, scope.t)
    for foot in (P.FOOT_L_S, P.FOOT_R_S):
        across = (pose[:, foot] * np.cos(yaw) + pose[:, foot + 2] * np.sin(yaw)) * scope.m.leg
        there = ground.height((x + across).astype(np.float32), z, scope.t)
        pose[:, foot + 1] += np.clip((there - here) / scope.m.leg, -0.3, 0.3)
    return pose


def _held_on(pose: Floats, scope: Scope, doings: list[Doing]) -> Floats:
    """Put hands and feet where acts hold them."""
    for doing in doings:
        if doing.holds is not FREE:
            pose = gripped(pose, scope, doing.holds, _weight(scope, doing))
    return pose


def _tilt(scope: Scope, doings: list[Doing]) -> Floats:
    """Return (frames,) or (1,) the whole body's turning: somebody who rolls goes head over heels."""
    rolls = [doing for doing in doings if doing.verb == "roll"]
    if not rolls:
        return np.zeros(1, np.float32)
    tilt = np.zeros(scope.frames, np.float32)
    for doing in rolls:
        span = max(0.6, doing.end_s - doing.begin_s)
        turns = max(1, round(span / 1.1))
        tilt -= ease((scope.t - doing.begin_s - 0.2) / (span - 0.3)) * np.float32(2 * np.pi * turns)
    return tilt * np.sign(np.sin(scope.yaw) + 1e-6)


def _wind(track: Track, clock: Clock, wind_mps: float, seed: int) -> Floats:
    """Return (frames, 2) metres by which the air moves loose things: that of one's own speed, and the weather's."""
    pull: Floats = np.zeros(clock.frames, np.float32)
    if clock.frames > 1:
        speed = np.gradient(track.position[:, 0], clock.times_s)
        pull = -np.sign(speed) * np.minimum(np.abs(speed) * 0.045, 0.24)
    lift = np.abs(pull) * 0.25
    if wind_mps != 0.0:
        t, strength, way = clock.times_s, min(abs(wind_mps) * 0.034, 0.36), math.copysign(1.0, wind_mps)
        gust = 0.78 + 0.22 * noise(t, 0.45, seed, "gust")
        flap = noise(t, 2.6, seed, "flap")
        pull = pull + way * strength * (gust + 0.16 * flap)
        lift = lift + strength * (0.42 * gust + 0.22 * noise(t, 2.1, seed, "lift"))
    return np.stack([pull, lift], -1).astype(np.float32)


def _key_points(bones: Skeleton, stance: Stance) -> dict[str, Floats]:
    found = {
        "head": bones.flat(bones.head), "chest": bones.flat(bones.chest), "pelvis": bones.flat(bones.pelvis),
        "hand_l": bones.flat(bones.wrists[0]), "hand_r": bones.flat(bones.wrists[1]),
        "foot_l": sole(bones, 0), "foot_r": sole(bones, 1),
        "heel_l": bones.flat(bones.heels[0]), "heel_r": bones.flat(bones.heels[1]),
        "toe_l": bones.flat(bones.toes[0]), "toe_r": bones.flat(bones.toes[1]),
    }  # fmt: skip
    m = bones.measures
    look = np.stack([np.sin(bones.head_yaw) * 0.3, 0 * bones.head_yaw], -1) * np.float32(m.head)
    found["eyes"] = found["head"] + look.astype(np.float32)
    return {name: local_to_world(points, stance) for name, points in found.items()}


def sole(bones: Skeleton, side: int) -> Floats:
    """Return the middle of a foot's sole (frames, 2), at the height of its lowest point."""
    heel, toe = bones.flat(bones.heels[side]), bones.flat(bones.toes[side])
    return np.stack([(heel[:, 0] + toe[:, 0]) / 2, np.minimum(heel[:, 1], toe[:, 1])], -1)


def hand_frame(played: Enacted, side: int) -> Frame2:
    """Return where a hand is and which way it points."""
    bones = played.bones
    elbow, wrist = bones.flat(bones.elbows[side]), bones.flat(bones.wrists[side])
    ahead = unit(wrist - elbow + np.array([0, -0.02], np.float32))
    angle = bones.wrist_angles[side] * np.where(np.sin(bones.yaw) < 0, -1, 1)
    c, s = np.cos(angle)[:, None], np.sin(angle)[:, None]
    ahead = ahead * c + perpendicular(ahead) * s
    origin = wrist + ahead * np.float32(0.042 * bones.measures.stature)
    return Frame2(origin, np.arctan2(ahead[:, 1], ahead[:, 0]))


def near_hand(played: Enacted, clock: Clock) -> int:
    """Return the hand towards the viewer."""
    bones = played.bones
    empty = np.zeros((clock.frames, 3), np.float32)
    return near_side(Scope(clock.times_s, clock, played.measures, bones.yaw, 0, empty, clock.fps))


def _played(doings: list[Doing], track: Track) -> list[str]:
    found = [way.verb for way in track.stretches] + [doing.verb for doing in doings if doing.verb not in _UNASKED]
    return list(dict.fromkeys(found))


_SOLES: dict[str, Material] = {
    "armour": "metal",
    "spacesuit": "cloth",
    "coat": "wood",
    "uniform": "wood",
    "suit": "wood",
}


def _contacts(
    role: Role, played: Enacted, clock: Clock, ground: Ground,
    falls: list[tuple[float, str, float, int]], moments: list[tuple[Doing, tuple[float, str, float]]],
) -> list[Contact]:  # fmt: skip
    m = played.measures
    mass = float(22.5 * m.stature**2 * (0.75 + 0.25 * m.girth))
    sole_of = _SOLES.get(role.who.garment, "cloth")
    found = []
    for time, kind, speed, side in falls:
        at = _frame(time, clock)
        if at is not None:
            foot = played.key_points["foot_l" if side == 0 else "foot_r"][round(at)]
            found.append(_contact(kind, sole_of, at, mass, speed, float(foot[0]), float(foot[2]), role, ground))
    for doing, (time, kind, speed) in moments:
        at = _frame(time, clock)
        if at is not None:
            where = played.key_points["chest"][round(at)]
            own: Material = sole_of if kind in ("footstep", "land") else _OWN.get(doing.object, "flesh")
            found.append(_contact(kind, own, at, mass if kind in _WHOLE else 2.0, speed, float(where[0]),
                                  float(where[2]), role, ground, doing))  # fmt: skip
    return found


_WHOLE = frozenset({"footstep", "land", "impact"})
_OWN: dict[str, Material] = {"hammer": "metal", "sword": "metal", "guitar": "metal", "drum": "wood", "broom": "wood"}


def _frame(time_s: float, clock: Clock) -> float | None:
    """Return a time as frames since the clip's first, or None outside the clip."""
    at = time_s * clock.fps + clock.handle
    return float(at) if 0 <= at <= clock.frames - 1 else None


def _contact(
    kind: str, own: Material, at: float, mass: float, speed: float, x: float, z: float, role: Role, ground: Ground,
    doing: Doing | None = None,
) -> Contact:  # fmt: skip
    onto: Material = ground.material(x, z)
    found: ContactKind = "splash" if kind in ("footstep", "land") and onto == "water" else kind  # type: ignore[assignment]
    if doing is not None and kind in ("impact", "grab", "strum", "whoosh", "stroke"):
        onto = {"work": "wood", "fight": "flesh", "throw": "air", "play": "wood"}.get(doing.verb, "cloth")  # type: ignore[assignment]
    return Contact(
        at=at,
        kind=found,
        material=own,
        onto=onto,
        mass_kg=round(mass, 1),
        speed_mps=round(float(speed), 2),
        x=0.0,
        y=0.0,
        distance_m=0.0,
        object=role.object_id,
    )
