"""Animals and creatures on their ways: from track and doings to sheets, footfalls and sounds."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.animals import birds, habits, quadruped, small, swimmers
from circletake.render.cast.animals.bird_kinds import Fowl
from circletake.render.cast.animals.habits import Beast
from circletake.render.cast.animals.small_kinds import Life, Small
from circletake.render.cast.animals.swimmers import Swimmer, Undulation
from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import bump, noise
from circletake.render.cast.person.acting import Doing, settle
from circletake.render.cast.played import Played, Setting, sounding, surface, touch
from circletake.render.cast.sheet import Sheet, Stance, local_to_world
from circletake.render.cast.travel import Track
from circletake.render.cast.vapour import puffs, splash
from circletake.render.cast.vehicles.rig import done, mirror_of, travelled
from circletake.schema import ContactKind, Material

_GRAVITY = 9.81


def _slope(track: Track, setting: Setting, length: float) -> Floats:
    """Return (frames,) radians that the ground rises along a body."""
    t, x, z = setting.clock.times_s, track.position[:, 0], track.position[:, 2]
    half = np.float32(length / 2)
    ahead = setting.ground.height((x + half).astype(np.float32), z, t)
    behind = setting.ground.height((x - half).astype(np.float32), z, t)
    out: Floats = np.arctan2(ahead - behind, 2 * half)
    return out


def perform_beast(
    beast: Beast, object_id: str, doings: list[Doing], track: Track, setting: Setting, order: float, afloat: bool
) -> Played:
    """Play a four-legged animal."""
    clock = setting.clock
    if afloat and not any(doing.verb in ("swim", "fly") for doing in doings):
        doings = [*doings, Doing("swim", -9.0, 999.0)]
    carriage, lively = quadruped.carriage_of(beast, doings, track, clock)
    mirror = mirror_of(track.yaw)
    length = beast.species.length * beast.height
    tilt = (
        _slope(track, setting, length * track.scale) * np.sign(mirror)
        if not (afloat or track.lifted.any())
        else 0 * mirror
    )
    position = track.position + np.stack([0 * lively.lift, lively.lift * track.scale, 0 * lively.lift], -1)
    stance = Stance(position.astype(np.float32), mirror, tilt.astype(np.float32), track.scale)
    sheet = Sheet(object_id, stance, order)
    frame = quadruped.draw_beast(sheet, beast, carriage, lively, clock)
    s = beast.species
    width = (s.length + s.rump + s.chest + s.head * 0.8) * beast.height
    tall = (1 + max(0.0, np.sin(s.neck_rise) * s.neck) + s.head * 0.2) * beast.height
    played = Played(sheet.shapes, float(tall) * track.scale, float(width) * track.scale)
    sole = np.array([0, s.leg[1] * beast.height * 0.7], np.float32)
    names = ("foot_hl", "foot_hr", "foot_fl", "foot_fr")
    points = {name: frame.feet[i] - sole for i, name in enumerate(names)}
    points |= {
        "head": frame.poll + (frame.nose() - frame.poll) * 0.4,
        "nose": frame.nose(),
        "chest": frame.withers,
        "back": frame.middle,
    }
    played.key_points = {name: local_to_world(point.astype(np.float32), stance) for name, point in points.items()}
    played.key_points["eyes"] = played.key_points["head"]
    _beast_sounds(played, beast, object_id, doings, lively, setting)
    played.actions = [verb for verb in done(doings, track) if verb in habits.ACTS | {"fly", "swim"}]
    return played


def _beast_sounds(
    played: Played, beast: Beast, object_id: str, doings: list[Doing], lively: habits.Lively, setting: Setting
) -> None:
    hoof = beast.species.hoof
    kind: ContactKind = "hoof" if hoof else "paw"
    own: Material = "stone" if hoof else "flesh"
    names = ("foot_hl", "foot_hr", "foot_fl", "foot_fr")
    mass = beast.species.mass_kg
    for time, leg, speed in lively.falls:
        index = int(np.clip(round(time * setting.clock.fps + setting.clock.handle), 0, setting.clock.frames - 1))
        at = played.key_points[names[leg]][index]
        onto = surface(setting.ground, float(at[0]), float(at[2]))
        sound: ContactKind = "splash" if onto == "water" else kind
        played.contacts += touch(time, setting, sound, own, onto, mass, speed, object_id)
    for time, what, speed in lively.moments:
        at = played.key_points["chest"][0]
        onto = surface(setting.ground, float(at[0]), float(at[2]))
        named: ContactKind = "impact" if what == "impact" else "land"
        played.contacts += touch(time, setting, named, "flesh", onto, mass, speed, object_id)
    if beast.term == "cat" and any(doing.verb in ("lie", "sit", "embrace") for doing in doings):
        played.sources += sounding("purr", object_id, setting.clock, 0.4)
    if lively.fire.max() > 0.05:
        played.sources += sounding("fire", object_id, setting.clock, 0.8)
    if lively.fly.max() > 0.05:
        for k in range(int(setting.clock.length_s * 5.2 / (2 * np.pi)) + 1):
            played.contacts += touch(
                (k + 0.25) * 2 * np.pi / 5.2, setting, "wing", "cloth", "air", 20.0, 4.0, object_id
            )


def perform_bird(
    bird: Fowl, object_id: str, doings: list[Doing], track: Track, setting: Setting, order: float, afloat: bool
) -> Played:
    """Play a bird."""
    clock, t = setting.clock, setting.clock.times_s
    swims = afloat and not track.lifted.any()
    wings = birds.winging(bird, doings, track, clock, swims)
    aloft = np.clip(track.lifted * 4, 0, 1) + 0 * t
    wings = wings._replace(flying=np.maximum(wings.flying, aloft).astype(np.float32))
    mirror = mirror_of(track.yaw)
    climb = np.gradient(track.lifted + 0 * t, t) if clock.frames > 1 else 0 * t
    along = np.abs(np.gradient(track.position[:, 0], t)) if clock.frames > 1 else 0 * t
    tilt = np.clip(np.arctan2(climb, np.maximum(along, 1.2)), -0.7, 0.8) * 0.8 * aloft
    lift = wings.lift + (noise(t, 0.7, bird.seed, "air") * 0.05 + np.sin(wings.flap) * -0.02) * aloft * bird.length * 3
    position = track.position + np.stack([0 * t, lift, 0 * t], -1)
    stance = Stance(position.astype(np.float32), mirror, tilt.astype(np.float32), track.scale)
    sheet = Sheet(object_id, stance, order)
    frame = birds.draw_bird(sheet, bird, wings, clock, swims)
    high = bird.length * (0.75 + bird.leg + bird.neck * 0.6 + bird.kind.head)
    spread = 2.0 if aloft.max() > 0.5 else 1.15
    played = Played(sheet.shapes, high * track.scale, bird.length * spread * track.scale)
    for name, point in (
        ("head", frame.head),
        ("chest", frame.chest),
        ("foot_l", frame.feet[0]),
        ("foot_r", frame.feet[1]),
    ):
        played.key_points[name] = local_to_world(point.astype(np.float32), stance)
    played.key_points["eyes"] = played.key_points["head"]
    _bird_sounds(played, bird, object_id, doings, track, setting, wings)
    played.actions = done(doings, track)
    return played


def _bird_sounds(
    played: Played, bird: Fowl, object_id: str, doings: list[Doing], track: Track, setting: Setting, w: birds.Winging
) -> None:
    clock = setting.clock
    rate = bird.kind.flap_hz * (0.17 / bird.length) ** 0.25
    if w.flying.max() > 0.5 and rate < 6:
        for k in range(int(clock.length_s * rate) + 1):
            time = k / rate
            index = int(np.clip(round(time * clock.fps + clock.handle), 0, clock.frames - 1))
            if w.flying[index] > 0.5 and bird.kind.glide < 0.6:
                played.contacts += touch(time, setting, "wing", "cloth", "air", bird.kind.mass_kg, 3.0, object_id)
    if any(doing.verb in ("talk", "play") for doing in doings) and bird.kind.length < 0.3:
        played.sources += sounding("birdsong", object_id, clock, 0.6)
    stride = max(0.5 * bird.leg * bird.length, 0.14 * bird.length)
    for way in track.stretches:
        if way.verb in ("walk", "run") and bird.kind.mass_kg > 1:
            for time in way.times_of(np.arange(1, int(way.distance / stride) + 1) * stride):
                if np.isnan(time):
                    continue
                index = int(np.clip(round(time * clock.fps + clock.handle), 0, clock.frames - 1))
                onto = surface(setting.ground, float(track.position[index, 0]), float(track.position[index, 2]))
                kind: ContactKind = "splash" if onto == "water" else "paw"
                played.contacts += touch(float(time), setting, kind, "flesh", onto, bird.kind.mass_kg, 0.5, object_id)


def perform_swimmer(
    fish: Swimmer, object_id: str, doings: list[Doing], track: Track, setting: Setting, order: float, level: str
) -> Played:
    """Play a swimmer.

    Args:
        fish: who.
        object_id: the truth's id.
        doings: what it does.
        track: where it is.
        setting: clock and ground.
        order: of its first sheet.
        level: `surface`, `under` or `stranded`.
    """
    clock, t = setting.clock, setting.clock.times_s
    along = travelled(track, clock) / track.scale
    stranded = np.full_like(t, float(level == "stranded"))
    phase = swimmers.wave_phase(fish, along, clock)
    pace = np.gradient(along, t) if clock.frames > 1 else 0 * t
    strength = np.clip(0.35 + pace / fish.build.swim_mps * 0.8, 0.3, 1.5) * (1 - 0.55 * stranded)
    mirror = mirror_of(track.yaw)
    position, tilt = track.position.copy(), noise(t, 0.25, fish.seed, "pitch") * 0.05 * (1 - stranded)
    if level == "stranded":
        position[:, 1] += fish.build.lower[3] * fish.length * 0.93 * track.scale
        tilt = tilt + _slope(track, setting, fish.length) * np.sign(mirror) * 0.8
    elif level == "surface":
        position[:, 1] += (noise(t, 0.22, fish.seed, "dive") * 0.06 - 0.015) * fish.length * track.scale
    leaps = [doing for doing in doings if doing.verb in ("jump", "fly")] if level != "stranded" else []
    moments: list[tuple[float, ContactKind]] = []
    for leap in leaps:
        position, tilt = _breach(fish, leap, t, position, tilt, track.scale, moments, float(np.sign(mirror[0])))
    stance = Stance(position.astype(np.float32), mirror, tilt.astype(np.float32), track.scale)
    sheet = Sheet(object_id, stance, order)
    undulation = Undulation(phase, strength.astype(np.float32), stranded, np.zeros_like(t))
    spine = swimmers.draw_swimmer(sheet, fish, undulation, clock)
    if level == "surface":
        _cut_at_water(sheet, track.position[:, 1], 0)
        _spray(sheet, fish, object_id, track, setting, moments, order)
        if not leaps:
            _blow(sheet, fish, track, setting)
    elif level == "stranded":
        _cut_at_water(sheet, track.position[:, 1] - 0.02, 0)
    size = fish.length * track.scale
    high = (fish.build.upper[3] + fish.build.lower[3] * (0.2 if level == "surface" else 1.0)) * size
    played = Played(sheet.shapes, float(high), float(size * 1.12))
    points = {
        "head": spine[:, 4] + (spine[:, 5] - spine[:, 4]) * 0.4,
        "nose": spine[:, 5],
        "tail": spine[:, 0],
        "chest": spine[:, 3],
    }
    played.key_points = {name: local_to_world(point.astype(np.float32), stance) for name, point in points.items()}
    played.key_points["eyes"] = played.key_points["head"]
    mass = fish.build.mass_kg
    for time, kind in moments:
        played.contacts += touch(time, setting, kind, "flesh", "water", mass, 6.0, object_id)
    played.actions = done(doings, track) or (["swim"] if level != "stranded" else [])
    return played


def _breach(
    fish: Swimmer, leap: Doing, t: Floats, position: Floats, tilt: Floats, scale: float,
    moments: list[tuple[float, ContactKind]], side: float,
) -> tuple[Floats, Floats]:  # fmt: skip
    """Leap out of the water in an arc and come down again; a whale throws up a crown of spray."""
    high = 0.42 * fish.length * scale
    air = 2 * (2 * high / _GRAVITY) ** 0.5 * (1.35 if fish.term == "whale" else 1.0)
    gather = min(1.4, 0.7 + 0.06 * fish.length)
    begin = max(leap.begin_s, -0.2)
    off, on = begin + gather, begin + gather + air
    u = np.clip((t - begin) / gather, 0, 1) * (t > begin)
    v = np.clip((t - off) / air, 0, 1)
    after = np.clip((t - on) / 1.2, 0, 1)
    back = 1 - after * after * (3 - 2 * after)
    sink = -0.36 * fish.length * scale
    arc = 4 * v * (1 - v)
    if fish.term == "whale":
        # Two thirds of a whale come out, nose first; then it falls over on its side.
        nose = np.where(t < off, 1.15 * bump(u * 0.5), 1.15 - 1.3 * v**2.2)
        height = np.where(
            t < off, 1.3 * sink * bump(u * 0.5), 1.3 * sink + (0.62 * high - 1.3 * sink) * np.minimum(arc * 1.25, 1.0)
        )
        nose, height = np.where(t > on, -0.15 * back, nose), np.where(t > on, 1.3 * sink * back, height)
    else:
        nose = np.where(t < off, 0.9 * bump(u * 0.5), 1.05 * (1 - 2 * v))
        height = np.where(t < off, sink * bump(u * 0.5), sink + (high - sink) * arc)
        nose, height = np.where(t > on, -1.05 * back, nose), np.where(t > on, sink * back, height)
    out = position.copy()
    out[:, 1] += height
    out[:, 0] += v * (0.12 if fish.term == "whale" else 0.45) * fish.length * scale * side
    moments += [(off + 0.05, "breach" if fish.length > 1.5 else "splash"), (on - 0.02, "splash")]
    return out, (tilt * (1 - 0.7 * (v > 0)) + nose)


def _cut_at_water(sheet: Sheet, level: Floats, first: int) -> None:
    """Cut sheets off at the water's level: what is below is not seen."""
    for shape in sheet.shapes[first:]:
        if shape.points.ndim == 2:
            shape.points = np.repeat(shape.points[None], len(level), 0)
        out = shape.points[..., 1].max(axis=1) > level + 0.01
        shape.points[..., 1] = np.maximum(shape.points[..., 1], level[:, None])
        if not out.all():
            # A sheet that is wholly under would leave a line on the water.
            over = out.astype(np.float32)
            shape.opacity = over if shape.opacity is None else shape.opacity * over


def _spray(
    sheet: Sheet, fish: Swimmer, object_id: str, track: Track, setting: Setting,
    moments: list[tuple[float, ContactKind]], order: float,
) -> None:  # fmt: skip
    """Lay the splashes of a leap: they stay where it left and met the water."""
    clock = setting.clock
    for number, (time, _) in enumerate(moments):
        index = int(np.clip(round(time * clock.fps + clock.handle), 0, clock.frames - 1))
        here = track.position[index : index + 1].copy()
        still = Stance(here.astype(np.float32), np.ones(1, np.float32), np.zeros(1, np.float32))
        drops = Sheet(object_id, still, order + 20 + number)
        splash(drops, (0.0, 0.0), time, clock, min(2.4, 0.22 * fish.length * track.scale), fish.seed + number)
        sheet.shapes += drops.shapes


def _blow(sheet: Sheet, fish: Swimmer, track: Track, setting: Setting) -> None:
    """Lay a whale's breath: a plume that rises now and then and drifts off."""
    if fish.term != "whale":
        return
    t = setting.clock.times_s
    cycle = np.mod(t + fish.seed % 5, 5.5)
    strength = np.clip(cycle * 3, 0, 1) * np.clip((1.5 - cycle) * 1.4, 0, 1)
    along = travelled(track, setting.clock)
    at = (0.3 * fish.length, fish.build.upper[4] * fish.length * 0.9)
    puffs(sheet, at, setting.clock, along / track.scale, size=0.5, rise=2.4, life_s=1.3, count=6, colour="#e9f1f3",
        opacity=0.5,
          strength=strength.astype(np.float32), seed=fish.seed)  # fmt: skip


def perform_small(
    animal: Small, object_id: str, doings: list[Doing], track: Track, setting: Setting, order: float, afloat: bool
) -> Played:
    """Play one of the animals with a build of their own."""
    clock, t = setting.clock, setting.clock.times_s
    along = travelled(track, clock) / track.scale
    pace = np.gradient(along, t) if clock.frames > 1 else 0 * t
    moving = np.clip(pace / max(0.05, 0.5 * animal.size), 0, 1)
    act, lift = np.zeros_like(t), np.zeros_like(t)
    for doing in doings:
        act = np.maximum(act, settle(t, doing.begin_s, doing.end_s, 0.4, 0.5))
    moments: list[tuple[float, ContactKind]] = []
    if animal.term == "frog":
        act, lift = _hops(animal, doings, along, t, track, moments)
    flying = np.clip(track.lifted * 6, 0, 1) + 0 * t
    dives = animal.term == "turtle" and any(way.verb == "swim" for way in track.stretches)
    if afloat or dives or animal.term == "octopus":
        flying = np.ones_like(t)
    life = Life(along, moving.astype(np.float32), flying.astype(np.float32), act.astype(np.float32))
    hover = noise(t, 0.9, animal.seed, "hover") * 0.5 + np.sin(t * 5.1) * 0.2
    wander = (
        np.stack([noise(t, 0.6, animal.seed, "x") * 0.6, hover, 0 * t], -1)
        * (flying * 0.35 * min(animal.size * 2, 0.5))[:, None]
    )
    position = track.position + wander * (animal.term in ("butterfly", "bee")) + np.stack([0 * t, lift, 0 * t], -1)
    front = np.ones_like(t) if animal.term in ("butterfly", "octopus") else mirror_of(track.yaw)
    tilt = noise(t, 0.8, animal.seed, "bank") * 0.3 * flying * (animal.term == "butterfly")
    stance = Stance(position.astype(np.float32), front.astype(np.float32), tilt.astype(np.float32), track.scale)
    sheet = Sheet(object_id, stance, order)
    small.DRAW[animal.term](sheet, animal, life, clock)
    if afloat and not track.lifted.any() and animal.term in ("turtle", "frog"):
        _cut_at_water(sheet, track.position[:, 1] + 0.04 * animal.size, 0)
    high = {
        "octopus": 1.05,
        "turtle": 0.5,
        "tortoise": 0.6,
        "snake": 0.3,
        "frog": 0.75,
        "butterfly": 1.05,
        "bee": 0.85,
        "snail": 0.78,
    }[animal.term]
    wide = {"octopus": 1.2, "butterfly": 1.1, "frog": 1.05}.get(animal.term, 1.05)
    played = Played(sheet.shapes, high * animal.size * track.scale, wide * animal.size * track.scale)
    ahead = np.repeat(np.array([[0.35 * animal.size, high * 0.6 * animal.size]], np.float32), clock.frames, 0)
    if animal.term in ("butterfly", "octopus"):
        ahead[:, 0] = 0
    played.key_points["head"] = played.key_points["eyes"] = local_to_world(ahead, stance)
    for time, kind in moments:
        played.contacts += touch(time, setting, kind, "flesh", surface(setting.ground, float(position[0, 0]),
            float(position[0, 2])), 0.3,
                                 1.2, object_id)  # fmt: skip
    if animal.term == "bee" and flying.max() > 0.5:
        played.sources += sounding("insects", object_id, clock, 0.5)
    played.actions = done(doings, track)
    return played


def _hops(
    animal: Small, doings: list[Doing], along: Floats, t: Floats, track: Track, moments: list[tuple[float, ContactKind]]
) -> tuple[Floats, Floats]:
    """Return how far a frog is stretched and how high it is: one leap after the other."""
    jumps = [doing for doing in doings if doing.verb == "jump"]
    length = 5.0 * animal.size
    if track.stretches and np.ptp(along) > 0.05:
        share = np.mod(along / length, 1.0)
        for way in track.stretches:
            times = way.times_of(np.arange(1, int(way.distance / track.scale / length) + 1) * length * track.scale)
            moments += [(float(time), "land") for time in times if not np.isnan(time)]
        arc = np.clip((share - 0.12) / 0.76, 0, 1)
    elif jumps:
        cycle = np.mod(t - jumps[0].begin_s, 1.3)
        arc = np.clip((cycle - 0.3) / 0.42, 0, 1) * ((t > jumps[0].begin_s) & (t < jumps[0].end_s))
        moments += [
            (jumps[0].begin_s + 0.72 + 1.3 * k, "land") for k in range(int((jumps[0].end_s - jumps[0].begin_s) / 1.3))
        ]
    else:
        return np.zeros_like(t), np.zeros_like(t)
    high = 4 * arc * (1 - arc)
    return np.clip(high * 1.6, 0, 1), high * 1.6 * animal.size * track.scale
