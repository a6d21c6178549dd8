"""Rooms to work in: a workshop, an office, a laboratory."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.furniture import (
    chair,
    pendant,
    picture,
    potted_plant,
    shade,
    shelf,
    table,
    wall_clock,
)
from circletake.render.places.kit.lamps import shine, smoke
from circletake.render.places.kit.lines import box, grid, joined, moved, outline, oval, smooth, stroke, turned
from circletake.render.places.kit.room import Opening, Shell, open_room
from circletake.render.places.scenery import Glow, Scenery, Swarm, World
from circletake.render.scene import Floats, Paint, Rgb

_STEEL: Rgb = rgb("#9aa5ad")


def workshop(world: World) -> Scenery:
    """A workshop: tools on the wall, a bench with a vice, clocks and wheels, a window of many panes."""
    rng = world.rng("workshop")
    wall = varied(rgb(("#a8825c", "#8f8a7f", "#a3705a")[world.pick("wall", 3)]), rng, 0.01)
    side = 1.0 if world.pick("side", 2) else -1.0
    window = Opening(side * 1.5, 1.25, 2.9, 1.75)
    on = open_room(world, Shell(10.6, 3.9, 5.8, wall, rgb("#8a6a4c"), rgb("#c9b79a"), "wood", boards=0.30), [window])
    for x in np.arange(-5.3, 5.3, 0.36):
        on.put(box(float(x) - 0.012, 0.16, float(x) + 0.012, 3.8), lighter(wall, -0.07), 5.79, at=6.28, opacity=0.8)
    for x in (-5.0, -1.7, 1.7, 5.0):
        on.put(box(x - 0.14, 3.5, x + 0.14, 3.9), rgb("#6a4a34"), 5.7)
    on.put(box(-5.3, 3.42, 5.3, 3.62), rgb("#76543a"), 5.65, rim=True)
    _tool_board(on, rng, -side * 2.7)
    _bench(on, rng, -side * 1.3, world)
    _shelves(on, rng, side * 4.2)
    if world.pick("craft", 2):
        _wheels(on, world, rng, -side * 4.7)
    else:
        for x, y, radius in ((-4.75, 2.9, 0.30), (-4.15, 2.35, 0.22), (-4.8, 2.05, 0.2)):
            wall_clock(on, world, -side * -x, y, 5.72, radius)
    _planks(on, rng, side * 4.7)
    pendant(on, world, -side * 1.3, 2.35, 4.2, 3.9, rgb("#4f6a5f"), reach=5.0)
    _shavings(on, rng)
    return on


def _tool_board(on: Scenery, rng: np.random.Generator, x: float) -> None:
    """Hang hammers, saws, chisels and pliers on a board."""
    on.put(box(x - 1.55, 1.45, x + 1.55, 3.05), rgb("#c9a878"), 5.74, bottom=rgb("#b5946a"), rim=True)
    wood, steel = rgb("#7a4f34"), rgb("#6f7a82")
    for number, dx in enumerate((-1.25, -0.95, -0.65)):
        on.put(box(x + dx - 0.03, 1.75, x + dx + 0.03, 2.45), wood, 5.72)
        on.put(box(x + dx - 0.13, 2.42, x + dx + 0.10, 2.56 + 0.03 * number), steel, 5.71, rim=True)
    saw = outline((x - 0.35, 2.75), (x + 0.75, 2.62), (x + 0.75, 2.50), (x - 0.35, 2.36))
    on.put(saw, lighter(steel, 0.12), 5.72, rim=True)
    on.put(smooth([(x - 0.35, 2.82), (x - 0.62, 2.78), (x - 0.66, 2.40), (x - 0.35, 2.32)], 4), wood, 5.71)
    for dx in np.arange(-0.3, 0.75, 0.17):
        tall = float(rng.uniform(0.22, 0.36))
        on.put(
            box(x + float(dx) - 0.028, 1.95, x + float(dx) + 0.028, 1.95 + tall * 0.55), varied(wood, rng, 0.03), 5.72
        )
        on.put(box(x + float(dx) - 0.018, 1.95 - tall, x + float(dx) + 0.018, 1.95), lighter(steel, 0.08), 5.72)
    for number, angle in enumerate((0.3, -0.3)):
        arm = turned(box(x + 1.13, 1.85, x + 1.19, 2.55), angle, x + 1.16, 2.3)
        on.put(arm, steel if number else rgb("#b5473c"), 5.72)
    on.put(oval(x + 1.16, 2.80, 0.17, count=20), steel, 5.72, rim=True)
    on.put(oval(x + 1.16, 2.80, 0.09, count=16), rgb("#c9a878"), 5.71)


def _bench(on: Scenery, rng: np.random.Generator, x: float, world: World) -> None:
    """A heavy bench with drawers, a vice, and work in progress."""
    wood = rgb("#9a6f48")
    shade(on, x, 4.3, 2.2)
    on.put(box(x - 1.9, 0.0, x - 1.6, 0.84), lighter(wood, -0.09), 4.7, rim=True)
    on.put(box(x + 1.6, 0.0, x + 1.9, 0.84), lighter(wood, -0.09), 4.7, rim=True)
    on.put(box(x - 1.9, 0.16, x + 1.9, 0.24), lighter(wood, -0.11), 4.72)
    on.put(box(x - 1.5, 0.46, x + 0.1, 0.84), lighter(wood, -0.03), 4.68)
    on.put(joined(grid(x - 1.5, 0.48, x + 0.1, 0.82, 3, 1, (0.9, 0.85))), lighter(wood, 0.04), 4.67)
    top = np.array(
        [[x - 2.1, 0.92, 5.2], [x + 2.1, 0.92, 5.2], [x + 2.15, 0.92, 4.5], [x - 2.15, 0.92, 4.5]], np.float32
    )
    on.put(top, lighter(wood, 0.07), at=4.66)
    on.put(box(x - 2.15, 0.82, x + 2.15, 0.93), wood, 4.5, bottom=lighter(wood, -0.06), at=4.64, rim=True)
    on.put(
        outline(
            (x - 1.75, 0.92),
            (x - 1.35, 0.92),
            (x - 1.35, 1.14),
            (x - 1.47, 1.14),
            (x - 1.47, 1.02),
            (x - 1.62, 1.02),
            (x - 1.62, 1.14),
            (x - 1.75, 1.14),
        ),
        rgb("#55606a"),
        4.6,
        rim=True,
    )
    on.put(stroke([[x - 1.85, 1.0], [x - 1.35, 1.0]], 0.05), rgb("#8a959d"), 4.59)
    for dx in (0.3, 0.75, 1.2, 1.6):
        tall = float(rng.uniform(0.12, 0.34))
        tone = varied(rgb(("#b5473c", "#4f7f8f", "#c9a24a", "#8f8a7a")[int(rng.integers(4))]), rng)
        on.put(box(x + dx - 0.09, 0.92, x + dx + 0.09, 0.92 + tall), tone, 4.9, rim=True)
    _gear(on, world, x - 0.55, 1.16, 4.62, 0.24, 9, _BRASS)
    _gear(on, world, x - 0.18, 1.06, 4.61, 0.13, 7, rgb("#8a959d"))


_BRASS: Rgb = rgb("#c9a24a")


def _gear(
    on: Scenery, world: World, x: float, y: float, z: float, radius: float, teeth: int, colour: Rgb, pace: float = 0.0
) -> None:
    """A toothed wheel; it turns when it has a pace."""
    steps = np.arange(teeth * 4)
    reach = np.where((steps % 4) < 2, radius, radius * 0.82)
    times = world.clock.times_s.astype(np.float64) if pace else np.zeros(1)
    turn = steps[None] * 2 * np.pi / len(steps) + pace * times[:, None]
    wheel = np.stack([x + reach * np.cos(turn), y + reach * np.sin(turn)], -1)
    on.put(
        wheel.astype(np.float32) if pace else wheel[0].astype(np.float32),
        colour,
        z,
        bottom=lighter(colour, -0.06),
        rim=True,
    )
    on.put(oval(x, y, radius * 0.55, count=24), lighter(colour, -0.10), z - 0.004, at=z)
    for spoke in range(4):
        angle = turn[:, 0] + spoke * np.pi / 2
        c, s = np.cos(angle), np.sin(angle)
        bar = box(0.0, -0.05 * radius, 0.6 * radius, 0.05 * radius)
        spin = np.stack([np.stack([c, s], -1), np.stack([-s, c], -1)], axis=1)
        moving = np.einsum("pi,fij->fpj", bar, spin) + (x, y)
        on.put(moving.astype(np.float32) if pace else moving[0].astype(np.float32), colour, z - 0.006, at=z)
    on.put(oval(x, y, radius * 0.16, count=14), lighter(colour, 0.06), z - 0.008, at=z)


def _wheels(on: Scenery, world: World, rng: np.random.Generator, x: float) -> None:
    """Large wheels that mesh on the wall."""
    del rng
    for dx, y, radius, teeth, pace in (
        (0.0, 2.5, 0.62, 18, 0.5),
        (0.35, 1.55, 0.36, 11, -0.82),
        (-0.42, 3.25, 0.26, 8, -1.12),
    ):
        _gear(
            on,
            world,
            x + dx,
            y,
            5.7 - 0.02 * teeth / 18,
            radius,
            teeth,
            (_BRASS, rgb("#8a6f4f"), rgb("#8a959d"))[teeth % 3],
            pace,
        )


def _shelves(on: Scenery, rng: np.random.Generator, x: float) -> None:
    wood = rgb("#7a5538")
    for level in (1.55, 2.1, 2.65):
        on.put(box(x - 0.9, level, x + 0.9, level + 0.06), wood, 5.5, rim=True)
        at = x - 0.82
        while at < x + 0.72:
            wide, tall = float(rng.uniform(0.12, 0.26)), float(rng.uniform(0.14, 0.38))
            tone = varied(
                rgb(("#8f9aa0", "#b5694a", "#5f7f6a", "#c9a24a", "#6a5a7a", "#d8c9a8")[int(rng.integers(6))]), rng
            )
            on.put(
                box(at, level + 0.06, at + wide, level + 0.06 + tall),
                tone,
                5.48,
                bottom=lighter(tone, -0.06),
                at=5.5,
                rim=True,
            )
            on.put(
                box(at + 0.01, level + 0.06 + tall * 0.35, at + wide - 0.01, level + 0.06 + tall * 0.62),
                lighter(tone, 0.14),
                5.47,
                at=5.5,
            )
            at += wide + 0.04


def _planks(on: Scenery, rng: np.random.Generator, x: float) -> None:
    for number in range(5):
        lean = -np.sign(x) * (0.35 + 0.12 * number)
        foot = x + np.sign(x) * 0.1 * number
        tone = varied(rgb("#c29a68"), rng, 0.03)
        on.put(
            stroke([[foot, 0.0], [foot - lean * -0.5, 2.4 + 0.15 * number]], 0.16),
            tone,
            4.9 - 0.03 * number,
            bottom=lighter(tone, -0.08),
            rim=True,
        )


def _shavings(on: Scenery, rng: np.random.Generator) -> None:
    for _ in range(26):
        x, z = float(rng.uniform(-4.5, 4.5)), float(rng.uniform(-2.0, 4.4))
        turn = np.linspace(0.0, 4.2, 9)
        curl = np.stack([x + 0.06 * np.cos(turn) * (1 + 0.1 * turn), 0.05 + 0.045 * np.sin(turn)], 1)
        on.put(stroke(curl, 0.018), rgb("#dcb982"), z)


def office(world: World) -> Scenery:
    """An office: a wide window over the town, desks with screens, cabinets and plants."""
    rng = world.rng("office")
    wall = varied(rgb(("#c3c9cd", "#b5c2bd", "#cdc3b5")[world.pick("wall", 3)]), rng, 0.008)
    side = 1.0 if world.pick("side", 2) else -1.0
    window = Opening(0.0, 0.9, 6.8, 2.2)
    on = open_room(
        world,
        Shell(11.6, 3.7, 6.2, wall, rgb("#7f868c"), rgb("#e6e6e2"), "carpet", tiles=0.0),
        [window],
        cool=0.7,
        view="roofs",
    )
    for level in np.arange(2.55, 3.1, 0.075):
        on.put(box(-3.4, float(level), 3.4, float(level) + 0.03), rgb("#dfe3e4"), 6.1, opacity=0.9)
    for x in np.arange(-2.55, 2.6, 1.7):
        on.put(box(float(x) - 0.04, 0.9, float(x) + 0.04, 3.1), rgb("#dfe3e4"), 6.12, at=6.4)
    _strip_lights(on, world)
    for dx, z in ((-side * 3.4, 4.6), (side * 3.3, 4.9), (side * 4.6, 2.9)):
        _desk(on, world, rng, dx, z, side)
    _cabinets(on, rng, -side * 5.1)
    potted_plant(on, world, rng, side * 5.2, 5.4, size=1.7)
    wall_clock(on, world, -side * 4.4, 2.75, 6.1)
    picture(on, rng, side * 4.7, 1.75, 6.1, 0.9, 0.7)
    return on


def _strip_lights(on: Scenery, world: World) -> None:
    lit = max(world.light.lamps, 0.25)
    for z in (4.6, 1.6, -1.4):
        for x in (-2.6, 2.6):
            strip = np.array(
                [[x - 0.9, 3.66, z], [x + 0.9, 3.66, z], [x + 0.9, 3.66, z - 0.3], [x - 0.9, 3.66, z - 0.3]], np.float32
            )
            on.put(strip, Paint(rgb("#f4fbff"), emission=0.75 * lit), at=z + 0.4)
            if z > 0.0:
                on.glows.append(Glow(x, 3.4, z, 2.2, rgb("#e8f4ff"), 0.22 * lit))


def _desk(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float, side: float) -> None:
    """A desk with a screen that is at work, papers, a mug and a lamp."""
    shade(on, x, z, 1.0)
    table(on, x, z, 1.7, 0.76, rgb("#b8936a"), depth=0.75)
    on.put(box(x + 0.32, 0.08, x + 0.78, 0.70), rgb("#8f979d"), z + 0.1, bottom=rgb("#7a8289"))
    on.put(box(x - 0.05, 0.76, x + 0.05, 0.92), rgb("#3f444a"), z)
    on.put(box(x - 0.42, 0.90, x + 0.42, 1.42), rgb("#2f343a"), z - 0.02, at=z, rim=True)
    hue = rgb(("#5fa8c9", "#7fc0a0", "#8a9fd8")[int(rng.integers(3))])
    on.put(
        box(x - 0.38, 0.94, x + 0.38, 1.38),
        Paint(lighter(hue, 0.02), lighter(hue, -0.10), emission=0.35),
        z - 0.03,
        at=z,
    )
    times = world.clock.times_s
    for row in range(5):
        width = 0.2 + 0.4 * float(rng.random())
        blink = (0.55 + 0.45 * np.sin(times * (1.1 + 0.4 * row) + x + row)).astype(np.float32)
        on.put(
            box(x - 0.33, 1.30 - 0.075 * row, x - 0.33 + width, 1.33 - 0.075 * row),
            Paint(rgb("#eafaff"), emission=0.4),
            z - 0.04,
            at=z,
            fading=blink,
        )
    on.glows.append(Glow(x, 1.15, z - 0.1, 1.0, hue, 0.20))
    for dx in (-0.65, -0.58):
        on.put(box(x + dx, 0.77, x + dx + 0.2, 0.80 + 0.02 * (dx > -0.6)), rgb("#f1ece0"), z - 0.3)
    on.put(box(x + 0.55, 0.76, x + 0.64, 0.88), rgb("#c8443a"), z - 0.32, rim=True)
    seat = x - side * 0.1
    on.put(stroke([[seat, 0.08], [seat, 0.45]], 0.06), rgb("#3a3f45"), z - 0.55)
    on.put(
        smooth([(seat - 0.28, 0.44), (seat - 0.26, 0.54), (seat + 0.26, 0.54), (seat + 0.28, 0.44)], 4),
        rgb("#4a5560"),
        z - 0.56,
        rim=True,
    )
    on.put(
        smooth([(seat - 0.24, 0.60), (seat - 0.22, 1.02), (seat + 0.22, 1.02), (seat + 0.24, 0.60)], 4),
        rgb("#4a5560"),
        z - 0.58,
        bottom=rgb("#3d4750"),
        rim=True,
    )


def _cabinets(on: Scenery, rng: np.random.Generator, x: float) -> None:
    for dx in (-0.36, 0.36):
        tone = varied(rgb("#8f9aa3"), rng, 0.01)
        on.put(box(x + dx - 0.34, 0.0, x + dx + 0.34, 1.5), tone, 5.7, bottom=lighter(tone, -0.06), rim=True)
        on.put(
            joined(grid(x + dx - 0.34, 0.06, x + dx + 0.34, 1.46, 1, 4, (0.9, 0.88))), lighter(tone, 0.05), 5.69, at=5.7
        )
        on.put(
            joined([box(x + dx - 0.1, 0.24 + 0.35 * i, x + dx + 0.1, 0.27 + 0.35 * i) for i in range(4)]),
            rgb("#5f6a72"),
            5.68,
            at=5.7,
        )
    on.put(box(x - 0.5, 1.5, x - 0.05, 1.72), rgb("#b5946a"), 5.66, rim=True)


def laboratory(world: World) -> Scenery:
    """A laboratory: glass vessels that bubble and glow, a microscope, shelves, a machine with lamps and coils."""
    rng = world.rng("laboratory")
    wall = varied(rgb(("#a9bcc0", "#8fa3ad", "#b5bfb8")[world.pick("wall", 3)]), rng, 0.008)
    side = 1.0 if world.pick("side", 2) else -1.0
    window = Opening(side * 0.6, 1.35, 2.4, 1.7, True)
    on = open_room(
        world, Shell(10.8, 3.9, 5.9, wall, rgb("#7f8f96"), rgb("#d8dedf"), "stone", tiles=0.7), [window], cool=0.6
    )
    on.put(joined(grid(-5.4, 0.16, 5.4, 1.3, 24, 3, (0.94, 0.92))), lighter(wall, 0.05), 5.88, at=6.28)
    _board(on, rng, -side * 2.5)
    for x, wide in ((-side * 3.1, 3.4), (side * 3.6, 2.6)):
        _lab_bench(on, world, rng, x, 4.6, wide)
    _bottles(on, world, rng, side * 3.7)
    _machine(on, world, rng, -side * 4.75)
    pendant(on, world, -side * 2.6, 2.6, 3.6, 3.9, rgb("#5f7680"), always=0.2)
    return on


def _board(on: Scenery, rng: np.random.Generator, x: float) -> None:
    """A board with formulas and a curve in chalk."""
    on.put(box(x - 1.35, 1.6, x + 1.35, 2.95), rgb("#7a5a40"), 5.86, rim=True)
    on.put(box(x - 1.27, 1.68, x + 1.27, 2.87), rgb("#2f4a44"), 5.85, bottom=rgb("#28403b"), at=5.86)
    chalk = rgb("#dfe8e0")
    u = np.linspace(0.0, 1.0, 18)
    curve = np.stack([x + 0.1 + u * 1.05, 1.85 + 0.75 * np.exp(-(((u - 0.45) / 0.2) ** 2))], 1)
    on.put(stroke(curve, 0.022), chalk, 5.84, at=5.86, opacity=0.85)
    for axis in ([[x + 0.05, 1.8], [x + 1.2, 1.8]], [[x + 0.1, 1.76], [x + 0.1, 2.75]]):
        on.put(stroke(axis, 0.016), chalk, 5.84, at=5.86, opacity=0.8)
    marks = []
    for row in range(4):
        at = x - 1.15
        while at < x - 0.15:
            wide = float(rng.uniform(0.04, 0.13))
            y = 2.68 - row * 0.25
            marks.append(
                stroke([[at, y], [at + wide * 0.5, y + float(rng.uniform(-0.07, 0.07))], [at + wide, y]], 0.018)
            )
            at += wide + 0.05
    on.put(joined(marks), chalk, 5.84, at=5.86, opacity=0.8)


def _lab_bench(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float, width: float) -> None:
    white = rgb("#dfe3e2")
    shade(on, x, z, width * 0.55)
    on.put(box(x - width / 2, 0.0, x + width / 2, 0.86), lighter(white, -0.06), z, bottom=lighter(white, -0.14))
    on.put(
        joined(grid(x - width / 2, 0.08, x + width / 2, 0.80, max(2, int(width / 0.6)), 1, (0.9, 0.92))),
        white,
        z - 0.01,
        at=z,
        bottom=lighter(white, -0.08),
    )
    top = np.array(
        [
            [x - width / 2, 0.92, z + 0.5],
            [x + width / 2, 0.92, z + 0.5],
            [x + width / 2 + 0.05, 0.92, z - 0.06],
            [x - width / 2 - 0.05, 0.92, z - 0.06],
        ],
        np.float32,
    )
    on.put(top, rgb("#4a5a60"), at=z - 0.012)
    on.put(
        box(x - width / 2 - 0.05, 0.86, x + width / 2 + 0.05, 0.93), rgb("#3f4d53"), z - 0.06, at=z - 0.014, rim=True
    )
    at = x - width / 2 + 0.3
    kinds = [_flask, _beaker, _tubes, _retort]
    while at < x + width / 2 - 0.35:
        kinds[int(rng.integers(4))](on, world, rng, at, z + 0.1)
        at += float(rng.uniform(0.5, 0.75))
    _microscope(on, x + width / 2 - 0.25, z)


_LIQUIDS = ("#5fd8b0", "#f06a8a", "#7fb0ff", "#f2c14a", "#b58aff")


def _liquid(rng: np.random.Generator) -> Paint:
    hue = rgb(_LIQUIDS[int(rng.integers(len(_LIQUIDS)))])
    return Paint(lighter(hue, 0.03), lighter(hue, -0.08), emission=0.40)


def _flask(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float) -> None:
    """A conical flask, half full, with bubbles that rise."""
    glass = outline(
        (x - 0.20, 0.93), (x + 0.20, 0.93), (x + 0.06, 1.24), (x + 0.06, 1.42), (x - 0.06, 1.42), (x - 0.06, 1.24)
    )
    on.put(glass, rgb("#e8f6f6"), z, opacity=0.35, rim=True)
    paint = _liquid(rng)
    on.put(outline((x - 0.18, 0.95), (x + 0.18, 0.95), (x + 0.10, 1.13), (x - 0.10, 1.13)), paint, z - 0.01, at=z)
    on.glows.append(Glow(x, 1.04, z - 0.05, 0.45, paint.colour, 0.22))
    _bubbling(on, world, rng, x, z)


def _bubbling(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float) -> None:
    times = world.clock.times_s.astype(np.float64)[:, None]
    count = 5
    rise = (rng.random(count) + times * rng.uniform(0.4, 0.9, count)) % 1.0
    points = np.stack(
        [x + rng.uniform(-0.06, 0.06, count) + 0.0 * rise, 0.97 + 0.5 * rise, np.full_like(rise, z - 0.02)], -1
    )
    on.swarms.append(
        Swarm(
            points.astype(np.float32),
            np.zeros(3, np.float32),
            0.014,
            rgb("#f4ffff"),
            (0.7 * (1 - rise)).astype(np.float32),
            z - 0.02,
            0.1,
            0.4,
        )
    )


def _beaker(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float) -> None:
    del world
    on.put(box(x - 0.14, 0.93, x + 0.14, 1.28), rgb("#e8f6f6"), z, opacity=0.35, rim=True)
    paint = _liquid(rng)
    on.put(box(x - 0.125, 0.94, x + 0.125, 0.95 + float(rng.uniform(0.1, 0.25))), paint, z - 0.01, at=z)
    on.glows.append(Glow(x, 1.03, z - 0.05, 0.4, paint.colour, 0.18))


def _tubes(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float) -> None:
    del world
    on.put(box(x - 0.24, 1.08, x + 0.24, 1.12), rgb("#a8774f"), z - 0.02, at=z)
    on.put(box(x - 0.24, 0.93, x + 0.24, 0.97), rgb("#a8774f"), z - 0.02, at=z)
    for dx in (-0.17, -0.06, 0.05, 0.16):
        on.put(box(x + dx - 0.03, 0.95, x + dx + 0.03, 1.24), rgb("#e8f6f6"), z, opacity=0.4)
        on.put(
            box(x + dx - 0.024, 0.96, x + dx + 0.024, 0.98 + float(rng.uniform(0.06, 0.18))),
            _liquid(rng),
            z - 0.01,
            at=z,
        )


def _retort(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float) -> None:
    """A round flask over a flame, with a glass coil that leads away."""
    on.put(stroke([[x - 0.16, 0.93], [x - 0.16, 1.62]], 0.025), rgb("#55606a"), z)
    on.put(oval(x, 1.24, 0.15, count=24), rgb("#e8f6f6"), z, opacity=0.35, rim=True)
    paint = _liquid(rng)
    turn = np.linspace(np.pi, 2 * np.pi, 14)
    on.put(np.stack([x + 0.14 * np.cos(turn), 1.24 + 0.14 * np.sin(turn)], 1).astype(np.float32), paint, z - 0.01, at=z)
    coil = np.linspace(0.0, 1.0, 26)
    line = np.stack([x + 0.02 + 0.42 * coil, 1.44 - 0.22 * coil + 0.05 * np.sin(coil * 26.0)], 1)
    on.put(stroke(line, 0.02), rgb("#dff0f2"), z - 0.02, at=z, opacity=0.8)
    on.put(
        smooth([(x - 0.04, 0.98), (x, 1.09), (x + 0.04, 0.98), (x, 0.94)], 4),
        Paint(rgb("#7fb8ff"), emission=0.7),
        z - 0.01,
        at=z,
    )
    smoke(on, world, x + 0.44, 1.24, z - 0.03, 0.10, rgb("#eef6f6"), puffs=4, opacity=0.3)


def _microscope(on: Scenery, x: float, z: float) -> None:
    black = rgb("#2f353b")
    on.put(outline((x - 0.18, 0.93), (x + 0.16, 0.93), (x + 0.12, 0.99), (x - 0.16, 0.99)), black, z - 0.03, rim=True)
    on.put(stroke([[x + 0.10, 0.97], [x + 0.16, 1.15], [x + 0.06, 1.34]], 0.05), black, z - 0.03, rim=True)
    on.put(
        stroke([[x - 0.08, 1.06], [x + 0.02, 1.28], [x + 0.10, 1.46]], [0.05, 0.075, 0.06]),
        lighter(black, 0.06),
        z - 0.04,
        rim=True,
    )
    on.put(box(x - 0.15, 1.04, x + 0.03, 1.065), _STEEL, z - 0.05)


def _bottles(on: Scenery, world: World, rng: np.random.Generator, x: float) -> None:
    """Shelves of bottles in all colours over the second bench."""
    del world
    for level in (1.75, 2.25, 2.75):
        on.put(box(x - 1.15, level, x + 1.15, level + 0.045), rgb("#6f8088"), 5.7, rim=True)
        at = x - 1.08
        while at < x + 0.98:
            wide, tall = float(rng.uniform(0.10, 0.17)), float(rng.uniform(0.18, 0.34))
            tone = varied(
                rgb(("#a8703f", "#5f9a8a", "#7f95b5", "#c9b06a", "#8a5f7a", "#d8e0dc")[int(rng.integers(6))]), rng
            )
            y = level + 0.045
            bottle = outline(
                (at, y),
                (at + wide, y),
                (at + wide, y + tall * 0.62),
                (at + wide * 0.66, y + tall * 0.76),
                (at + wide * 0.66, y + tall),
                (at + wide * 0.34, y + tall),
                (at + wide * 0.34, y + tall * 0.76),
                (at, y + tall * 0.62),
            )
            on.put(bottle, tone, 5.68, bottom=lighter(tone, -0.07), at=5.7, rim=True)
            on.put(
                box(at + 0.012, y + tall * 0.18, at + wide - 0.012, y + tall * 0.42),
                rgb("#f1ece0"),
                5.67,
                at=5.7,
                opacity=0.85,
            )
            at += wide + 0.035


def _machine(on: Scenery, world: World, rng: np.random.Generator, x: float) -> None:
    """A tall cabinet with dials, lamps that blink, and a coil on top that sparks."""
    steel = rgb("#6a7a84")
    on.put(box(x - 0.6, 0.0, x + 0.6, 2.3), steel, 5.2, bottom=lighter(steel, -0.08), rim=True)
    on.put(box(x - 0.5, 1.35, x + 0.5, 2.15), lighter(steel, -0.10), 5.19, at=5.2)
    times = world.clock.times_s
    wave_x = np.linspace(-0.4, 0.4, 30)
    wave = 0.14 * np.sin(wave_x[None] * 18.0 + times[:, None] * 6.0) * np.exp(-((wave_x[None] / 0.3) ** 2))
    line = np.stack([np.broadcast_to(x + wave_x, wave.shape), 1.85 + wave], -1)
    ribbon = np.concatenate([line + (0.0, 0.012), (line - (0.0, 0.012))[:, ::-1]], axis=1)
    on.put(box(x - 0.44, 1.62, x + 0.44, 2.08), rgb("#14302c"), 5.18, at=5.2)
    on.put(ribbon.astype(np.float32), Paint(rgb("#7fffc8"), emission=0.85), 5.17, at=5.2)
    for number in range(8):
        blink = (0.35 + 0.65 * (np.sin(times * (1.5 + 0.7 * number) + number) > 0)).astype(np.float32)
        hue = rgb(("#ff5a4a", "#ffd24a", "#6fe08a", "#6fb8ff")[int(rng.integers(4))])
        on.put(
            oval(x - 0.42 + 0.12 * number, 1.46, 0.035, count=10), Paint(hue, emission=0.8), 5.17, at=5.2, fading=blink
        )
    for dx in (-0.3, 0.0, 0.3):
        on.put(oval(x + dx, 1.05, 0.12, count=20), rgb("#e8e4d8"), 5.18, at=5.2)
        angle = float(rng.uniform(0.4, 2.6))
        on.put(
            stroke([[x + dx, 1.05], [x + dx + 0.09 * np.cos(angle), 1.05 + 0.09 * np.sin(angle)]], 0.02),
            rgb("#b5342c"),
            5.17,
            at=5.2,
        )
    _coil(on, world, x)


def _coil(on: Scenery, world: World, x: float) -> None:
    for level in np.arange(2.35, 2.85, 0.1):
        on.put(box(x - 0.16, float(level), x + 0.16, float(level) + 0.05), rgb("#b5703f"), 5.2)
    on.put(oval(x, 3.0, 0.2, count=22), _STEEL, 5.19, rim=True)
    times = world.clock.times_s.astype(np.float64)
    flash = (np.sin(times * 5.3 + x) * np.sin(times * 2.1) > 0.62).astype(np.float32)
    spark: list[Floats] = []
    for side in (-1.0, 1.0):
        points = [(x + side * 0.2, 3.02), (x + side * 0.34, 3.16), (x + side * 0.42, 3.04), (x + side * 0.62, 3.2)]
        spark.append(stroke(points, [0.03, 0.025, 0.02, 0.008]))
    for part in spark:
        on.put(part, Paint(rgb("#dff0ff"), emission=1.0), 5.1, fading=flash)
    on.glows.append(Glow(x, 3.05, 5.1, 1.6, rgb("#9fc8ff"), 0.7, "add", 1.0, flash))


__all__ = ["chair", "laboratory", "mix", "moved", "office", "shelf", "shine", "workshop"]
