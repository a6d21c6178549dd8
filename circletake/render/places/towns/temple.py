"""An old temple: columns under a pediment, or a pagoda among maples, or ruins; braziers burn at night."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.lamps import WARM, flicker, shine
from circletake.render.places.kit.land import frame_leaves, grow_tufts, put_stone, range_of_hills, span
from circletake.render.places.kit.lines import (
    arch,
    box,
    outline,
    ridge,
    stroke,
)
from circletake.render.places.kit.peaks import peaks
from circletake.render.places.kit.plants import grass_colour, leaf_colour, plant, snowed, tree, tree_line
from circletake.render.places.scenery import Mist, Scenery, World
from circletake.render.scene import Area, Paint, Points, Rgb


def temple(world: World) -> Scenery:
    """An old temple: columns under a pediment, or a pagoda among maples, or ruins; braziers burn at night."""
    rng = world.rng("temple")
    on = Scenery(
        ground=Rolling("stone", rng, 0.015),
        area=Area(-6.0, 6.0, 0.0, 4.2),
        air_m=2200.0 if "mountain" in world.adjectives else 330.0,
        horizon=0.60,
        wide_m=14.5,
        eye_m=2.0,
    )
    add_clouds(on, world)
    green = grass_colour(world)
    range_of_hills(on, rng, 1500.0, 300.0, mix(green, rgb("#7f95a8"), 0.55), scale=0.7, sharp=0.4, octaves=4)
    if "mountain" in world.adjectives:
        peaks(on, rng, 1450.0, 560.0, rgb("#76839c"), 0.6, count=7, light_side=world.light.side)
        on.mists.append(Mist(1400.0, 40.0, 120.0, 60.0, 0.4))
    leaves = snowed(leaf_colour(world, rng), world.light.white, 0.4)
    x = span(240.0, 200)
    on.put(ridge(x, tree_line(rng, x, 19.0, False), -9.0), mix(leaves, rgb("#4a7a66"), 0.4), 240.0)
    lay_sheets(on, world, green, mix(green, leaves, 0.2), depths=(150.0, 96.0, 66.0, 48.0), roll=0.015)
    words = " ".join(world.adjectives)
    kind = (
        1
        if any(w in words for w in ("japanese", "chinese", "pagoda", "shinto", "buddhist", "shrine"))
        else 2
        if any(w in words for w in ("ruin", "graveyard", "cemetery", "abandoned"))
        else 0
        if any(w in words for w in ("church", "cathedral", "monastery", "greek", "roman"))
        else world.pick("temple kind", 3)
    )
    if kind == 1:
        _pagoda(on, world, rng)
    else:
        _columns(on, world, rng, ruined=kind == 2)
    stone = snowed(rgb("#c2b59c"), world.light.white)
    lay_sheets(on, world, mix(green, stone, 0.35), green, depths=(24.0, 16.0), roll=0.01, name="court far")
    lay_sheets(
        on,
        world,
        stone,
        mix(stone, green, 0.4),
        depths=(11.0, 7.5, 5.0, 2.4, -0.2, -3.2, -7.0, -12.0),
        roll=0.008,
        tone=0.02,
        name="court",
    )
    for side in (-1.0, 1.0):
        _brazier(on, world, side * 5.6, 8.6)
        for z in (34.0, 20.0):
            tall = tree("poplar" if kind != 1 else "round", world, rng, float(rng.uniform(6.5, 9.5)))
            plant(on, world, tall, side * float(rng.uniform(0.5, 0.75)) * (z + 15.0), z, moves=z < 30.0)
    grow_tufts(on, world, "court grass", 40, (-11.0, 11.0), (-8.0, 9.0), green, height=0.22, clear=3.0, ground=True)
    frame_leaves(on, world, lighter(leaf_colour(world, rng), -0.22))
    return on


def _columns(on: Scenery, world: World, rng: np.random.Generator, *, ruined: bool) -> None:
    """Build a colonnade on steps, whole or fallen."""
    stone = snowed(varied(rgb("#dccfb4"), rng, 0.012), world.light.white, 0.15)
    z = 44.0
    for step in range(4):
        half = 19.0 - step * 1.1
        on.put(
            box(-half, step * 0.75 - 0.4, half, step * 0.75 + 0.75),
            lighter(stone, -0.02 * (step % 2)),
            z - step * 0.2,
            bottom=lighter(stone, -0.09),
            rim=True,
            mist=False,
        )
    base, tall = 3.0, 10.5
    if not ruined:
        on.put(
            box(-14.5, base, 14.5, base + tall),
            lighter(stone, -0.22),
            z + 0.3,
            bottom=lighter(stone, -0.26),
            at=z + 0.3,
            mist=False,
        )
        on.put(arch(-2.2, base, 2.2, base + 7.4), rgb("#3a3230"), z + 0.25, at=z + 0.25, mist=False)
        lit = world.light.lamps
        on.put(
            arch(-1.8, base, 1.8, base + 6.8),
            Paint(mix(rgb("#2a2628"), WARM, 0.8 * lit), emission=0.5 * lit),
            z + 0.2,
            at=z + 0.2,
            mist=False,
        )
    for number, x in enumerate(np.linspace(-14.6, 14.6, 8)):
        # The first columns still carry their beam.
        broken = ruined and rng.random() < 0.6 and number > 2
        _column(
            on,
            rng,
            float(x),
            base,
            z - 0.9 - 0.01 * number,
            tall * (float(rng.uniform(0.25, 0.75)) if broken else 1.0),
            stone,
            broken,
        )
    if ruined:
        on.put(
            outline((-16.0, base + tall), (-4.6, base + tall), (-5.4, base + tall + 1.7), (-16.0, base + tall + 1.8)),
            stone,
            z - 1.2,
            rim=True,
            mist=False,
        )
        for _ in range(6):
            put_stone(
                on,
                rng,
                float(rng.uniform(-18.0, 18.0)),
                z - 4.0 - float(rng.uniform(0, 8)),
                float(rng.uniform(1.0, 3.0)),
                stone,
            )
        return
    on.put(
        box(-16.4, base + tall, 16.4, base + tall + 1.7),
        lighter(stone, 0.02),
        z - 1.2,
        bottom=lighter(stone, -0.06),
        rim=True,
        mist=False,
    )
    on.put(
        outline((-17.4, base + tall + 1.7), (17.4, base + tall + 1.7), (0.0, base + tall + 7.4)),
        lighter(stone, 0.04),
        z - 1.25,
        bottom=lighter(stone, -0.04),
        rim=True,
        mist=False,
    )
    on.put(
        outline((-13.6, base + tall + 2.3), (13.6, base + tall + 2.3), (0.0, base + tall + 6.4)),
        lighter(stone, -0.11),
        z - 1.3,
        mist=False,
    )


def _column(
    on: Scenery, rng: np.random.Generator, x: float, y: float, z: float, height: float, stone: Rgb, broken: bool
) -> None:
    top = y + height
    shaft = outline(
        (x - 0.86, y),
        (x + 0.86, y),
        (x + 0.68, top),
        (x - 0.68, top + (float(rng.uniform(-0.8, 0.8)) if broken else 0.0)),
    )
    on.put(shaft, lighter(stone, 0.03), z, bottom=lighter(stone, -0.05), rim=True, mist=False)
    for dx in (-0.42, -0.08, 0.28):
        on.put(
            stroke([[x + dx, y + 0.3], [x + dx * 0.85, top - 0.4]], 0.10),
            lighter(stone, -0.09),
            z - 0.005,
            at=z,
            opacity=0.8,
            mist=False,
        )
    on.put(box(x - 1.15, y, x + 1.15, y + 0.5), lighter(stone, 0.01), z - 0.01, at=z, mist=False)
    if not broken:
        on.put(
            outline((x - 0.75, top - 0.7), (x + 0.75, top - 0.7), (x + 1.2, top), (x - 1.2, top)),
            lighter(stone, 0.05),
            z - 0.01,
            at=z,
            mist=False,
        )


def _pagoda(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Build a pagoda of swung roofs behind a red gate."""
    red, wall = rgb("#b3443a"), rgb("#efe2c8")
    roof = snowed(rgb("#3f5a5f"), world.light.white, 0.8)
    x, z, y = float(rng.choice([-1.0, 1.0])) * 7.0, 46.0, 0.0
    on.put(box(x - 8.0, -0.3, x + 8.0, 1.4), rgb("#a39a8c"), z, bottom=rgb("#857d72"), rim=True, mist=False)
    y = 1.4
    for tier in range(5):
        half = 5.4 - 0.72 * tier
        tall = 3.0 - 0.2 * tier
        on.put(
            box(x - half * 0.72, y, x + half * 0.72, y + tall),
            wall,
            z - 0.1 * tier,
            bottom=lighter(wall, -0.10),
            mist=False,
        )
        for share in (-0.72, -0.24, 0.24, 0.72):
            on.put(
                box(x + half * share - 0.14, y, x + half * share + 0.14, y + tall),
                red,
                z - 0.1 * tier - 0.02,
                mist=False,
            )
        lit = world.light.lamps
        on.put(
            box(x - half * 0.16, y + 0.3, x + half * 0.16, y + tall * 0.82),
            Paint(mix(rgb("#4a3a38"), WARM, lit), emission=0.55 * lit),
            z - 0.1 * tier - 0.03,
            mist=False,
        )
        y += tall
        on.put(
            _swung_roof(x, y, half * 1.25, 1.25),
            roof,
            z - 0.1 * tier - 0.05,
            bottom=lighter(roof, -0.05),
            rim=True,
            mist=False,
        )
        y += 0.75
    on.put(stroke([[x, y], [x, y + 3.6]], [0.3, 0.08]), rgb("#c9a24a"), z - 0.6, mist=False)
    gate = -x * 0.15
    for dx in (-3.3, 3.3):
        on.put(
            stroke([[gate + dx, 0.0], [gate + dx * 0.94, 6.6]], [0.62, 0.5]),
            red,
            27.0,
            bottom=lighter(red, -0.08),
            rim=True,
            mist=False,
        )
    on.put(box(gate - 3.7, 4.9, gate + 3.7, 5.4), red, 26.95, at=27.0, mist=False)
    beam = np.array([[gate - 5.0, 7.35], [gate - 2.5, 6.85], [gate, 6.7], [gate + 2.5, 6.85], [gate + 5.0, 7.35]])
    on.put(stroke(beam, 0.62), lighter(red, -0.02), 26.9, at=27.0, rim=True, mist=False)
    on.put(stroke(beam + np.array([0.0, 0.42]), 0.3), rgb("#2f3238"), 26.88, at=27.0, mist=False)


def _swung_roof(x: float, y: float, half: float, tall: float) -> Points:
    u = np.linspace(-1.0, 1.0, 17)
    eave = np.stack([x + u * half, y - 0.15 + 0.55 * np.abs(u) ** 3], 1)
    crest = np.stack([x + u[::-1] * half * 0.42, np.full(17, y + tall)], 1)
    left = np.array([[x - half * 0.72, y + tall * 0.42]])
    right = np.array([[x + half * 0.72, y + tall * 0.42]])
    return np.concatenate([eave, right, crest, left]).astype(np.float32)


def _brazier(on: Scenery, world: World, x: float, z: float) -> None:
    """Set up a bowl of fire on a tripod; it burns from dusk on."""
    iron = rgb("#4a4440")
    for dx in (-0.35, 0.35):
        on.put(stroke([[x + dx, 0.0], [x + dx * 0.3, 1.15]], 0.07), iron, z, mist=False)
    on.put(
        outline((x - 0.48, 1.42), (x + 0.48, 1.42), (x + 0.24, 1.05), (x - 0.24, 1.05)),
        iron,
        z - 0.02,
        at=z,
        rim=True,
        mist=False,
    )
    lit = world.light.lamps
    if lit < 0.25:
        return
    times = world.clock.times_s.astype(np.float64)
    for number, (size, hue) in enumerate(((1.0, "#ff7a2a"), (0.68, "#ffb03a"), (0.38, "#ffe28a"))):
        u = np.linspace(0.0, 1.0, 9)
        lick = 0.10 * u[None] * np.sin(times[:, None] * (7.0 + number) + u[None] * 5.0 + x)
        half = 0.34 * size * np.sin(np.pi * (0.30 + 0.70 * u)) * (1 - u) ** 0.35
        tall = (0.85 * size * (1.0 + 0.10 * np.sin(times * (8.3 + number) + x)))[:, None]
        middle = x + lick
        up = 1.40 + tall * u[None]
        shape = np.concatenate([np.stack([middle - half, up], -1), np.stack([middle + half, up], -1)[:, ::-1]], axis=1)
        on.put(
            shape.astype(np.float32), Paint(rgb(hue), emission=0.9), z - 0.05 - 0.01 * number, at=z - 0.05, mist=False
        )
    shine(on, x, 1.7, z - 0.1, 5.0, 0.55 * lit, pulse=flicker(world, f"brazier {x:.1f}"))
