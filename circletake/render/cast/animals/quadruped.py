"""Four-legged animals: what they do with their bodies, and how they are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from circletake.render.cast.animals import paces
from circletake.render.cast.animals.beast import Carriage, Frame, at_rest, framed, trunk_outline
from circletake.render.cast.animals.coat import (
    BEHIND,
    OVER,
    OVER_HEAD,
    UNDER_HEAD,
    Lay,
    draw_flame,
    draw_tail,
    draw_trunk_nose,
    draw_wing,
    scalloped,
)
from circletake.render.cast.animals.heads import HEADS
from circletake.render.cast.animals.species import SPECIES, VARIANTS, Species, Variant
from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, pick, rgb, shade
from circletake.render.cast.drawing import Palette, clothed, drawing
from circletake.render.cast.motion import blink, bump, lagging, noise
from circletake.render.cast.moving import carried, limb, tube
from circletake.render.cast.person.acting import Doing, settle
from circletake.render.cast.sheet import Move, Sheet, moved
from circletake.render.cast.travel import Stretch, Track
from circletake.render.scene import Clock, Paint
from circletake.schema import Look


@dataclass(slots=True)
class Beast:
    """One animal, cast."""

    term: str
    species: Species
    height: float
    palette: Palette
    head: str
    features: frozenset[str]
    seed: int
    extra: tuple[str, ...] = field(default=())


def cast_beast(term: str, noun: str, look: Look, colour: str | None, scale: float, individual: int) -> Beast:
    """Return an animal of this kind: its size, coat and colours."""
    species = SPECIES[term]
    variant = VARIANTS.get(noun, Variant())
    seed = look.seed * 64 + individual
    first = look.primary or colour or variant.colour or pick(species.colours, seed, term)
    second = look.secondary or variant.second or species.second
    steps = second.count("+") - second.count("-")
    primary, secondary = rgb(first), shade(rgb(second.strip("+-")), steps)
    features = (set(species.features) | set(variant.add)) - set(variant.drop)
    if term == "cat" and noun != "tabby" and seed % 3:
        features.discard("stripes")
    size = (look.scale or 1.0) * scale * variant.scale * (0.94 + 0.12 * (seed % 7) / 6)
    palette = clothed(
        primary, secondary, rgb(look.accent or pick(("red", "teal", "blue", "brass"), seed, "collar")),
        mark=rgb("ink") if noun in ("zebra", "tiger", "leopard", "cheetah", "jaguar") else _mark(primary, features),
        mane=shade(primary, -2.2) if noun not in ("unicorn",
            "zebra") else (secondary if noun == "unicorn" else rgb("ink")),
    )  # fmt: skip
    return Beast(term, species, species.height_m * size, palette, variant.head or term, frozenset(features), seed)


def _mark(primary: tuple[float, float, float], features: set[str]) -> tuple[float, float, float]:
    return mix(primary, rgb("cream"), 0.7) if "rump patch" in features else shade(primary, -2.0)


def leg_length(beast: Beast) -> float:
    """Return the length of the legs in metres."""
    return beast.height * (1 - beast.species.chest)


def pace_of(beast: Beast, way: Stretch) -> paces.Pace:
    """Return how an animal goes a stretch."""
    if "hops" in beast.species.habits:
        return paces.HOP if way.verb == "run" else paces.HOP._replace(stride=1.6, flight=0.25)
    if way.verb != "run":
        return paces.WALK
    return paces.GALLOP if "gallops" in beast.species.habits else paces.TROT


@dataclass(slots=True)
class Lively:
    """What an animal's moment-to-moment life adds to its carriage; all (frames,)."""

    jaw: Floats
    ear: Floats
    lids: Floats
    trunk: Floats
    lift: Floats
    """Metres off the ground."""
    fly: Floats
    """0 on the ground to 1 on the wing."""
    fire: Floats
    falls: list[tuple[float, int, float]]
    moments: list[tuple[float, str, float]]


def carriage_of(beast: Beast, doings: list[Doing], track: Track, clock: Clock) -> tuple[Carriage, Lively]:
    """Return how an animal holds itself through its ways and doings."""
    t = clock.times_s
    carriage = at_rest(clock.frames)
    h, seed = beast.height, beast.seed
    calm = np.ones(clock.frames, np.float32)
    lively = Lively(
        np.zeros_like(t), _flicks(t, seed), blink(t, seed, "lids"), np.zeros_like(t), np.zeros_like(t),
            np.zeros_like(t),
        np.zeros_like(t), [], [],
    )  # fmt: skip
    for number, way in enumerate(track.stretches):
        until = track.stretches[number + 1].begin_s if number + 1 < len(track.stretches) else np.inf
        _go(beast, way, carriage, lively, calm, t, (t < until) & ((t >= way.begin_s) | (number == 0)))
        lively.falls = [fall for fall in lively.falls if fall[0] < until or fall[0] < way.begin_s]
    carriage.neck += noise(t, 0.28, seed, "neck") * 0.07 * calm
    carriage.nod += noise(t, 0.4, seed, "nod") * 0.08 * calm
    breath = np.sin(t * 2.1 + seed % 5)
    carriage.arch += breath * 0.006
    happy = 1.0 if beast.term == "dog" else 0.25
    rate = 2.6 if beast.term == "dog" else 0.45
    carriage.wag += np.sin(t * 2 * np.pi * rate + seed % 7) * 0.22 * happy + noise(t, 0.35, seed, "tail") * 0.25
    for doing in doings:
        act = _ACTS.get(doing.verb)
        if act:
            act(beast, doing, carriage, lively, t, h)
    carriage.tail += lagging(carriage.rump_y, clock, 0.5, 0.4) * 1.5 / h
    return carriage, lively


def _flicks(t: Floats, seed: int) -> Floats:
    """Return ears that twitch now and then."""
    twitch = np.clip(noise(t, 0.9, seed, "ears") - 0.55, 0, 1) * np.sin(t * 31)
    out: Floats = (twitch * 0.5 + noise(t, 0.3, seed, "ear") * 0.08).astype(np.float32)
    return out


def _go(
    beast: Beast, way: Stretch, carriage: Carriage, lively: Lively, calm: Floats, t: Floats, here: NDArray[np.bool_]
) -> None:
    pace = pace_of(beast, way)
    leg = leg_length(beast)
    work = paces.footwork(way, t, leg, pace)
    gone = way.travelled(t)
    speed = np.gradient(gone, t) if len(t) > 1 else np.full(1, way.speed)
    moving = (np.clip(speed / max(way.speed, 1e-3), 0, 1) * here).astype(np.float32)
    carriage.feet[:, :, 0] = np.where(here, work.ahead, carriage.feet[:, :, 0])
    carriage.feet[:, :, 1] = np.where(here, work.height, carriage.feet[:, :, 1])
    carriage.curl[:] = np.where(here, work.swing, carriage.curl)
    turn = 2 * np.pi * work.phase
    if pace.flight or pace.spine > 0.1:
        gather = np.sin(turn - 0.6)
        carriage.arch += gather * pace.spine * 0.35 * moving
        carriage.rump_y += np.sin(turn + 0.4) * pace.bounce * leg * moving
        carriage.withers_y += np.sin(turn - 1.5) * pace.bounce * leg * moving
        air = np.maximum(np.sin(turn - 2.6), 0)
        lively.lift += air * pace.flight * leg * moving
        carriage.neck += (np.sin(turn - 0.9) * 0.12 - 0.12) * moving
        carriage.tail += (0.35 + 0.2 * np.sin(turn)) * moving
    else:
        carriage.rump_y += (np.sin(2 * turn) * pace.bounce - 0.015) * leg * moving
        carriage.withers_y += (np.sin(2 * turn + 1.6) * pace.bounce - 0.015) * leg * moving
        carriage.neck += np.sin(2 * turn + 0.6) * 0.035 * moving
        carriage.nod += np.sin(2 * turn) * 0.04 * moving
    calm *= 1 - 0.7 * moving
    kind = 2.0 if beast.species.hoof else 1.0
    lively.falls += [(fall.time_s, fall.leg, fall.speed_mps * kind) for fall in work.falls]
    lively.ear -= 0.25 * moving * (way.verb == "run")


def _on(doing: Doing, t: Floats, lead: float = 0.7, tail: float = 0.7) -> Floats:
    return settle(t, doing.begin_s, doing.end_s, min(lead, max(0.25, (doing.end_s - doing.begin_s) / 2)), tail)


def _sit(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Sit on the haunches, the fore legs straight; hoofed animals lie down instead."""
    if "sits" not in beast.species.habits:
        _lie(beast, doing, c, lively, t, h)
        return
    w = _on(doing, t)
    s = beast.species
    c.rump_y -= w * h * (1 - 2.0 * s.rump - 0.05)
    c.rump_x += w * h * s.length * 0.34
    c.withers_y += w * h * 0.12
    c.neck += w * 0.1
    for leg in (0, 1):
        c.feet[leg, :, 0] += w * h * s.length * 0.52
    for leg in (2, 3):
        c.feet[leg, :, 0] -= w * h * 0.06
    c.tail -= w * 0.7
    c.nod += w * 0.05


def _lie(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Lie on the belly, the head on the ground, asleep."""
    w = _on(doing, t, 1.2, 1.0)
    s = beast.species
    c.rump_y -= w * h * (1 - s.rump - max(s.rump, s.belly))
    c.withers_y -= w * h * (1 - s.chest - max(s.chest, s.belly))
    for leg in range(4):
        c.feet[leg, :, 0] += w * h * (0.42 if leg >= 2 else 0.34)
        c.feet[leg, :, 1] += w * 0.01
    down = s.neck_rise + np.arcsin(np.clip((s.chest * 0.9) / max(s.neck, 0.1), 0, 0.9))
    c.neck -= w * down * 0.85
    c.nod -= w * (down * 0.4 + s.nod) * 0.75
    c.tail -= w * 0.5
    c.wag *= 1 - 0.8 * w
    lively.lids *= 1 - np.clip(w * 1.2 - 0.2, 0, 1)


def _graze(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Put the head down to the ground and chew."""
    w = _on(doing, t, 1.0, 0.9)
    s = beast.species
    drop = (1 - s.chest * 0.75) / max(s.neck + s.head * 0.75, 0.2)
    down = s.neck_rise + float(np.arcsin(min(0.96, drop)))
    bob = noise(t, 0.5, beast.seed, "graze") * 0.05 + bump(np.mod(t * 0.7, 1)) * 0.06
    c.neck -= w * (down * 0.9 - bob)
    c.nod += w * (0.55 - s.nod * 0.5 - down * 0.12)
    c.withers_y -= w * h * max(0.0, drop - 0.9) * 0.35
    lively.jaw += w * (0.5 + 0.5 * np.sin(t * 9)) * 0.16


def _look(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Raise the head, prick the ears, and look."""
    w = _on(doing, t, 0.5, 0.6)
    c.neck += w * (0.22 + noise(t, 0.3, beast.seed, "scan") * 0.08)
    c.nod += w * 0.1
    lively.ear += w * 0.12
    c.wag *= 1 - 0.5 * w


def _call(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Bark, low or howl: the head goes up, the jaw opens in bursts."""
    w = _on(doing, t, 0.35, 0.4)
    howl = "howls" in beast.species.habits or "roars" in beast.species.habits
    burst = np.ones_like(t) if howl else bump(np.mod(t / 0.62, 1) * 1.5)
    c.neck += w * (0.3 if howl else 0.06 + 0.1 * burst)
    c.nod -= w * (0.75 if "howls" in beast.species.habits else 0.1)
    lively.jaw += w * burst * (0.4 if howl else 0.32)
    if "wings" in beast.features:
        lively.fire += w * burst
    c.arch += w * burst * 0.01


def _leap(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Crouch, spring, land on the fore feet."""
    high, leg = 0.55 * h, leg_length(beast)
    air = 2 * (2 * high / 9.81) ** 0.5
    period = air + 0.9
    count = max(1, int((doing.end_s - max(doing.begin_s, 0)) / period + 0.2))
    for number in range(count):
        begin = max(doing.begin_s, 0) + number * period
        off = begin + 0.38
        u = (t - off) / air
        flying = (u > 0) & (u < 1)
        crouch = bump((t - begin) / 0.38) + bump((t - off - air) / 0.4)
        lively.lift += np.where(flying, 4 * high * u * (1 - u), 0)
        c.rump_y -= crouch * 0.2 * leg
        c.withers_y += (-crouch * 0.28 + np.where(flying, np.cos(np.clip(u, 0, 1) * np.pi) * 0.22, 0)) * leg
        c.arch += np.where(flying, -0.05, 0)
        tuck = bump(u) * flying
        for k in (0, 1):
            c.feet[k, :, 0] -= tuck * leg * 0.45
            c.feet[k, :, 1] += tuck * leg * 0.12
        for k in (2, 3):
            c.feet[k, :, 0] += tuck * leg * 0.4
            c.feet[k, :, 1] += tuck * leg * 0.3
        c.tail += tuck * 0.6
        lively.moments.append((off + air, "land", 2.2))


def _frolic(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Play: bow with the rump high, bounce, wag."""
    w = _on(doing, t, 0.45, 0.5)
    leg = leg_length(beast)
    beat = np.abs(np.sin(t * np.pi * 1.3))
    bow = np.clip(noise(t, 0.5, beast.seed, "bow") * 1.6, 0, 1)
    c.withers_y -= w * leg * (0.36 * bow + 0.03)
    for k in (2, 3):
        c.feet[k, :, 0] += w * leg * 0.42 * bow
    lively.lift += w * beat * (1 - bow) * 0.1 * leg
    c.tail += w * 0.5
    c.wag += w * np.sin(t * 17) * 0.4
    c.nod += w * 0.15 * np.sin(t * 5)
    lively.jaw += w * 0.12


def _threaten(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Fight: lunge and snap; those that can, rear."""
    w = _on(doing, t, 0.4, 0.4)
    leg = leg_length(beast)
    lunge = bump(np.mod(t / 1.1, 1) * 1.6)
    if "rears" in beast.species.habits:
        c.withers_y += w * (0.55 + 0.12 * lunge) * leg
        c.rump_y -= w * 0.2 * leg
        for k, phase in ((2, 0.0), (3, 1.4)):
            c.feet[k, :, 0] += w * leg * (0.42 + 0.14 * np.sin(t * 6 + phase))
            c.feet[k, :, 1] += w * leg * (1.02 + 0.2 * np.sin(t * 6 + phase))
        for k in (0, 1):
            c.feet[k, :, 0] += w * leg * 0.2
    else:
        c.withers_y -= w * leg * 0.14
        c.rump_x += w * lunge * leg * 0.1
    c.nod -= w * 0.1 * lunge
    if "wings" in beast.features:
        lively.fire += w * lunge
    lively.jaw += w * (0.2 + 0.3 * lunge)
    lively.ear -= w * 0.4


def _nuzzle(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Stretch the muzzle out and nudge."""
    w = _on(doing, t, 0.6, 0.6)
    c.neck -= w * (0.3 + 0.08 * np.sin(t * 3.1))
    c.nod -= w * 0.12
    c.wag += w * np.sin(t * 13) * 0.2


def _drop(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Fall down and stay."""
    _lie(beast, doing._replace(end_s=999.0), c, lively, t, h)
    lively.moments.append((doing.begin_s + 0.7, "impact", 2.0))


def _paddle(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Swim: only back and head above the water, the legs paddle."""
    w = _on(doing, t, 0.3, 0.3)
    s = beast.species
    sink = 1 - 0.55 * s.chest
    c.rump_y -= w * h * sink
    c.withers_y -= w * h * (sink - 0.08)
    c.neck += w * 0.2
    for k in range(4):
        phase = t * 8 + k * 1.7
        c.feet[k, :, 0] += w * h * 0.2 * np.sin(phase)
        c.feet[k, :, 1] += w * h * (-sink + 0.1 * np.cos(phase))


def _fly(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    """Fly: the body stretched, the legs tucked up, the wings beating."""
    w = _on(doing, t, 0.6, 0.6)
    lively.fly = np.maximum(lively.fly, w)
    leg = leg_length(beast)
    heave = np.sin(t * 5.2) * 0.06 * h * w
    c.rump_y += heave
    c.withers_y += heave + w * 0.08 * h
    c.neck -= w * 0.45
    c.nod -= w * 0.25
    c.tail += w * 0.45
    for k in range(4):
        c.feet[k, :, 0] += w * leg * (-0.75 if k < 2 else -0.35)
        c.feet[k, :, 1] += w * leg * (0.55 if k < 2 else 0.6) + heave


def _trumpet(beast: Beast, doing: Doing, c: Carriage, lively: Lively, t: Floats, h: float) -> None:
    lively.trunk += _on(doing, t, 0.6, 0.6) * 1.3


_ACTS = {
    "sit": _sit, "lie": _lie, "kneel": _lie, "eat": _graze, "look": _look, "talk": _call, "jump": _leap,
        "dance": _frolic,
    "play": _frolic, "fight": _threaten, "embrace": _nuzzle, "reach": _nuzzle, "give": _nuzzle, "fall": _drop,
    "swim": _paddle, "fly": _fly, "wave": _trumpet, "point": _look, "throw": _frolic, "roll": _frolic, "read": _look,
}  # fmt: skip

ACTS = frozenset(_ACTS) | {"walk", "run", "stand", "carry", "climb"}
"""Verbs that four-legged animals perform."""


def draw_beast(sheet: Sheet, beast: Beast, carriage: Carriage, lively: Lively, clock: Clock) -> Frame:
    """Lay an animal, from its far legs to its near ear."""
    f = framed(beast.species, beast.height, carriage)
    p, t = beast.palette, clock.times_s
    drag = (lagging(f.withers, clock, 0.45, 0.4) - f.withers).astype(np.float32)
    _wing(sheet, beast, f, lively, t, far=True)
    for number in (0, 2):
        _leg(sheet, beast, f, number, -1.0)
    _features(sheet, beast, f, drag, BEHIND)
    draw_tail(sheet, f, p, carriage.tail, carriage.wag, beast.features)
    outline = trunk_outline(f)
    if "fleece" in beast.features:
        outline = scalloped(outline)
    sheet.put(outline, Paint(shade(p["primary"], 0.15), shade(p["primary"], -0.7)), rim=True)
    _features(sheet, beast, f, drag, OVER)
    for number in (1, 3):
        _leg(sheet, beast, f, number, 0.0)
    _wing(sheet, beast, f, lively, t, far=False)
    _features(sheet, beast, f, drag, UNDER_HEAD)
    if "trunk" in beast.features:
        draw_trunk_nose(sheet, f, p, lively.trunk, noise(t, 0.4, beast.seed, "trunk"))
    _head(sheet, beast, f, lively)
    _features(sheet, beast, f, drag, OVER_HEAD)
    if "wings" in beast.features:
        draw_flame(sheet, f, np.clip(lively.fire, 0, 1), t)
    return f


def _features(sheet: Sheet, beast: Beast, f: Frame, drag: Floats, lays: Mapping[str, Lay]) -> None:
    """Lay what this animal has of some features."""
    for name, lay in lays.items():
        if name in beast.features:
            lay(sheet, f, beast.palette, drag)


def _wing(sheet: Sheet, beast: Beast, f: Frame, lively: Lively, t: Floats, far: bool) -> None:
    if "wings" in beast.features:
        flap = np.sin(t * 5.2 + (0.4 if far else 0.0))
        draw_wing(sheet, f, beast.palette, flap, np.maximum(lively.fly, 0.12), far)


def _leg(sheet: Sheet, beast: Beast, f: Frame, number: int, dim: float) -> None:
    s, h = beast.species, beast.height
    fore = number >= 2
    path = f.legs[number]
    top, foot = s.leg
    radii = np.array([top * (0.78 if fore else 1.0), top * (0.6 if fore else 0.72), foot * 1.12, foot], np.float32) * h
    colour = beast.palette["secondary"] if "dark legs" in beast.features else beast.palette["primary"]
    colour = shade(colour, dim - 0.15)
    sheet.put(limb(path, radii), Paint(colour, shade(colour, -0.5)), rim=True)
    if "socks" in beast.features:
        dark = shade(rgb("ink"), 0.6)
        sock = np.stack([path[:, 2] * 0.75 + path[:, 3] * 0.25, path[:, 3]], 1)
        sheet.put(limb(sock, np.full(2, foot * h * 1.03)), Paint(dark))
    _foot(sheet, beast, path, foot * h, colour)


def _foot(sheet: Sheet, beast: Beast, path: Floats, radius: float, colour: tuple[float, float, float]) -> None:
    """Lay a hoof or a paw at the end of a leg, turned with the leg's lower part."""
    end, above = path[:, 3], path[:, 2]
    if beast.species.hoof:
        low = end - (above - end) / np.maximum(np.hypot(*(above - end).T), 1e-6)[:, None] * np.float32(radius * 0.7)
        half = np.array([radius * 0.98, radius * 1.22], np.float32)
        sheet.put(tube(np.stack([end + (above - end) * 0.12, low], 1), half, 2), Paint(shade(rgb("ink"), 0.4)))
        return
    toe = end + np.array([radius * 0.9, -radius * 0.12], np.float32)
    heel = end + np.array([-radius * 0.15, -radius * 0.12], np.float32)
    sheet.put(limb(np.stack([heel, toe], 1), np.array([radius * 0.86, radius * 0.72]), 3), Paint(colour), rim=True)


def _head(sheet: Sheet, beast: Beast, f: Frame, lively: Lively) -> None:
    picture = drawing(HEADS[beast.head])
    size = beast.species.head * beast.height
    lids = np.stack([np.ones_like(lively.lids), np.clip(lively.lids, 0.06, 1)], -1)
    moves: Mapping[str, Move] = {
        "ear": Move(angle=lively.ear.astype(np.float32)),
        "jaw": Move(angle=-lively.jaw.astype(np.float32)),
        "eye": Move(stretch=lids.astype(np.float32)),
    }
    for piece in picture.pieces:
        move = moves.get(piece.group)
        outline = moved(piece.outline, picture.pivots.get(piece.group, (0.0, 0.0)), move) if move else piece.outline
        sheet.put(carried(outline, f.head, size), piece.fill.paint(beast.palette), rim=piece.rim)
    if "horn" in beast.features:
        horn = drawing(
            "unit 0.01\ngold+ cut 14,30! 30,92! 26,26!\ngold- stroke 1.6 18,44 25,42\ngold- stroke 1.4 22,58 27,56"
        )
        for piece in horn.pieces:
            sheet.put(carried(piece.outline, f.head, size), piece.fill.paint(beast.palette), rim=True)
