"""A laboratory: glass vessels that bubble and glow, a microscope, shelves, a machine with lamps and coils."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, rgb, varied
from circletake.render.places.kit.furniture import (
    pendant,
    shade,
)
from circletake.render.places.kit.lamps import smoke
from circletake.render.places.kit.lines import box, grid, joined, outline, oval, smooth, stroke
from circletake.render.places.kit.room import Opening, Shell, open_room
from circletake.render.places.scenery import Glow, Scenery, Swarm, World
from circletake.render.scene import Paint, Points, Rgb

_STEEL: Rgb = rgb("#9aa5ad")


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
    thick = np.array([0.0, 0.012])
    ribbon = np.concatenate([line + thick, (line - thick)[:, ::-1]], axis=1)
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
    spark: list[Points] = []
    for side in (-1.0, 1.0):
        points = [(x + side * 0.2, 3.02), (x + side * 0.34, 3.16), (x + side * 0.42, 3.04), (x + side * 0.62, 3.2)]
        spark.append(stroke(points, [0.03, 0.025, 0.02, 0.008]))
    for part in spark:
        on.put(part, Paint(rgb("#dff0ff"), emission=1.0), 5.1, fading=flash)
    on.glows.append(Glow(x, 3.05, 5.1, 1.6, rgb("#9fc8ff"), 0.7, "add", 1.0, flash))
