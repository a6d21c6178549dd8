"""Four-legged animals: what they do with their bodies, and how they are drawn."""

from __future__ import annotations

from collections.abc import Mapping

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
from circletake.render.cast.animals.habits import HABITS, Beast, Lively, leg_length
from circletake.render.cast.animals.heads import HEADS
from circletake.render.cast.animals.species import SPECIES, VARIANTS, Variant, is_young, young_of, young_scale
from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import luminance, mix, pick, rgb, shade
from circletake.render.cast.drawing import clothed, drawing
from circletake.render.cast.motion import blink, lagging, noise
from circletake.render.cast.moving import carried, limb, tube
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.sheet import Move, Sheet, moved
from circletake.render.cast.travel import Stretch, Track
from circletake.render.scene import Clock, Paint
from circletake.schema import Look

_PALE = 0.55


def cast_beast(
    term: str, noun: str, look: Look, colour: str | None, scale: float, individual: int,
    adjectives: tuple[str, ...] = (),
) -> Beast:  # fmt: skip
    """Return an animal of this kind: its size, coat and colours; a young one is built as the young are."""
    species = SPECIES[term]
    variant = VARIANTS.get(noun, Variant())
    seed = look.seed * 64 + individual
    first = look.primary or colour or variant.colour or pick(species.colours, seed, term)
    second = look.secondary or variant.second or species.second
    if term == "cow" and not (look.secondary or variant.second) and luminance(rgb(first)) < _PALE:
        # Patches stand off: dark ones on a pale coat, pale ones on a dark coat.
        second = "cream"
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
    built, worn, head = species, frozenset(features), variant.head or term
    if is_young(noun, adjectives):
        built, worn = young_of(species, worn)
        size *= young_scale(noun, adjectives)
        head = f"young {head}" if f"young {head}" in HEADS else head
    return Beast(term, built, species.height_m * size, palette, head, worn, seed)


def _mark(primary: tuple[float, float, float], features: set[str]) -> tuple[float, float, float]:
    return mix(primary, rgb("cream"), 0.7) if "rump patch" in features else shade(primary, -2.0)


def pace_of(beast: Beast, way: Stretch) -> paces.Pace:
    """Return how an animal goes a stretch."""
    if "hops" in beast.species.habits:
        return paces.HOP if way.verb == "run" else paces.HOP._replace(stride=1.6, flight=0.3)
    if way.verb != "run":
        return paces.WALK
    return paces.GALLOP if "gallops" in beast.species.habits else paces.TROT


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
        act = HABITS.get(doing.verb)
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
        carriage.rump_y += (np.sin(turn + 0.4) * pace.bounce - pace.bounce - pace.sink) * leg * moving
        carriage.withers_y += (np.sin(turn - 1.5) * pace.bounce - pace.bounce - pace.sink) * leg * moving
        share = np.clip((np.mod(work.phase, 1.0) - pace.air[0]) / (pace.air[1] - pace.air[0]), 0, 1)
        # Only with every foot off the ground does the body leave it: setting off and stopping break the cycle.
        clear = np.clip(work.swing.min(axis=0) / 0.15, 0, 1)
        lively.lift += 4 * share * (1 - share) * pace.flight * leg * moving * clear
        carriage.neck += (np.sin(turn - 0.9) * 0.12 - 0.12) * moving
        carriage.tail += (0.35 + 0.2 * np.sin(turn)) * moving
    else:
        carriage.rump_y += (np.sin(2 * turn) * pace.bounce - pace.bounce - pace.sink) * leg * moving
        carriage.withers_y += (np.sin(2 * turn + 1.6) * pace.bounce - pace.bounce - pace.sink) * leg * moving
        carriage.neck += np.sin(2 * turn + 0.6) * 0.035 * moving
        carriage.nod += np.sin(2 * turn) * 0.04 * moving
    calm *= 1 - 0.7 * moving
    kind = 2.0 if beast.species.hoof else 1.0
    lively.falls += [(fall.time_s, fall.leg, fall.speed_mps * kind) for fall in work.falls]
    lively.ear -= 0.25 * moving * (way.verb == "run")


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
