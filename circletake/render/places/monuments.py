"""Great buildings: a castle, a temple, a factory."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.lamps import WARM, flicker, lamp_post, shine, smoke, window
from circletake.render.places.kit.land import frame_grass, frame_leaves, grow_tufts, put_stone, range_of_hills, span
from circletake.render.places.kit.lines import (
    arch,
    box,
    grid,
    holed,
    joined,
    moved,
    noise,
    outline,
    oval,
    raised,
    ridge,
    stroke,
)
from circletake.render.places.kit.plants import grass_colour, leaf_colour, plant, snowed, tree, tree_line
from circletake.render.places.scenery import Glow, Scenery, World
from circletake.render.scene import Area, Flat, Floats, Paint, Rgb


def castle(world: World) -> Scenery:
    """A castle of many towers on its rock, banners in the wind, a road that climbs to its gate."""
    rng = world.rng("castle")
    on = Scenery(ground=Rolling("grass", rng, 0.06), area=Area(-6.5, 6.5, 0.0, 4.6), air_m=420.0, horizon=0.66, wide_m=15.0,
                 eye_m=2.0)  # fmt: skip
    add_clouds(on, world)
    green = grass_colour(world)
    range_of_hills(on, rng, 2300.0, 420.0, snowed(rgb("#6f829c"), world.light.white), scale=0.7, sharp=0.6, octaves=5)
    range_of_hills(on, rng, 900.0, 95.0, mix(green, rgb("#6f9a96"), 0.5), scale=0.8, octaves=3)
    x = span(420.0, 240)
    wood = snowed(mix(leaf_colour(world, rng), rgb("#35604f"), 0.5), world.light.white, 0.4)
    on.put(
        ridge(x, tree_line(rng, x, 18.0, True) * (0.5 + 0.6 * np.abs(noise(rng, x, 240.0, 2))), -9.0),
        mix(wood, rgb("#8aa6a0"), 0.2),
        420.0,
    )
    stone = snowed(
        varied(rgb(("#b8ae9e", "#a39aa3", "#c4b090")[world.pick("stone", 3)]), rng, 0.012), world.light.white, 0.12
    )
    at = float(rng.choice([-1.0, 1.0])) * float(rng.uniform(8.0, 22.0))
    _rock(on, world, rng, at, green)
    _keep(on, world, rng, at, stone)
    lay_sheets(
        on,
        world,
        green,
        mix(green, wood, 0.25),
        depths=(120.0, 74.0, 47.0, 31.0, 20.0, 13.5, 9.0, 6.0, 3.4, 0.8, -1.8, -5.0, -9.0, -14.0),
        roll=0.03,
    )
    for side in (-1.0, 1.0):
        for z in (64.0, 40.0, 25.0):
            x0 = side * float(rng.uniform(0.42, 0.8)) * (z + 15.0)
            plant(
                on,
                world,
                tree("fir" if rng.random() < 0.5 else "round", world, rng, float(rng.uniform(6.0, 10.0))),
                x0,
                z,
                y=-0.2,
                moves=z < 30.0,
            )
    for _ in range(8):
        put_stone(
            on,
            rng,
            float(rng.choice([-1, 1]) * rng.uniform(4.4, 12.0)),
            float(rng.uniform(-1.0, 12.0)),
            float(rng.uniform(0.4, 1.6)),
            rgb("#8b8880"),
            snow=world.light.white,
        )
    grow_tufts(
        on, world, "castle grass", 50, (-11.0, 11.0), (-8.0, 8.0), lighter(green, -0.02), height=0.28, ground=True
    )
    frame_leaves(on, world, rgb("#22372f"))
    return on


def _rock(on: Scenery, world: World, rng: np.random.Generator, x: float, green: Rgb) -> None:
    """Raise the rock that the castle stands on, and the road that winds up to it."""
    u = np.linspace(-1.0, 1.0, 70)
    rise = 26.0 * np.clip(1.3 - np.abs(u) ** 1.6 * 1.3, 0.0, 1.0) ** 0.7
    y = rise * (0.92 + 0.10 * noise(rng, u, 0.4, 4, 0.6))
    cliff = snowed(rgb("#7f786f"), world.light.white, 0.4)
    on.put(ridge(x + u * 86.0, y, -3.0), lighter(cliff, 0.02), 152.0, bottom=lighter(cliff, -0.06))
    turf = ridge(x + u * 100.0 + 4.0, rise * 0.52 * (0.85 + 0.3 * noise(rng, u, 0.5, 3)), -3.0)
    on.put(turf, mix(green, cliff, 0.2), 150.0, bottom=lighter(green, -0.05))
    lane = np.array(
        [[x + 46.0, -1.0], [x + 20.0, 3.0], [x - 14.0, 5.0], [x - 8.0, 8.5], [x + 12.0, 11.0], [x + 2.0, 14.5]]
    )
    on.put(stroke(lane, [5.0, 3.6, 2.6, 2.2, 1.8, 1.4]), snowed(rgb("#cdb48a"), world.light.white), 149.5)


def _keep(on: Scenery, world: World, rng: np.random.Generator, x: float, stone: Rgb) -> None:
    """Build the castle from the back: far towers, the keep, the curtain wall with its gate, near towers."""
    roofs = (rgb("#4f6a8f"), rgb("#a04a42"), rgb("#5a6f6a"), rgb("#6a527f"))
    hue = roofs[world.pick("roofs", 4)]
    base = 21.0
    for dx, width, height in ((-17.0, 5.0, 30.0), (16.0, 5.4, 34.0), (3.0, 5.0, 46.0)):
        _round_tower(on, world, rng, x + dx, base, 151.6, width, height, lighter(stone, -0.02), hue)
    on.put(
        box(x - 10.5, base, x + 10.5, base + 24.0), lighter(stone, 0.01), 151.4, bottom=lighter(stone, -0.06), rim=True
    )
    _battlements(on, x - 11.0, x + 11.0, base + 24.0, 151.4, stone, 1.5)
    _slits(on, world, rng, x, base + 6.0, 151.3, 8.0, 3, 3)
    gable = outline((x - 7.0, base + 24.5), (x + 7.0, base + 24.5), (x, base + 35.0))
    on.put(gable, snowed(hue, world.light.white, 0.7), 151.35, bottom=lighter(hue, -0.05), rim=True)
    on.put(
        box(x - 27.0, base - 6.0, x + 27.0, base + 8.0),
        lighter(stone, -0.01),
        151.0,
        bottom=lighter(stone, -0.09),
        rim=True,
    )
    _battlements(on, x - 27.0, x + 27.0, base + 8.0, 151.0, stone, 1.4)
    on.put(arch(x - 3.4, base - 6.0, x + 3.4, base + 3.4), rgb("#3a302c"), 150.9, at=150.95)
    on.put(
        joined([box(x + d - 0.16, base - 6.0, x + d + 0.16, base + 2.4) for d in (-2.0, -0.7, 0.7, 2.0)]),
        rgb("#6a5a4a"),
        150.85,
        at=150.94,
    )
    for dx, width, height in ((-27.0, 7.4, 22.0), (-5.6, 4.6, 15.0), (5.6, 4.6, 15.0), (27.0, 7.4, 26.0)):
        _round_tower(on, world, rng, x + dx, base - 6.0, 150.8, width, height, stone, hue)


def _round_tower(
    on: Scenery, world: World, rng: np.random.Generator, x: float, y: float, z: float, width: float, height: float,
    stone: Rgb, hue: Rgb,
) -> None:  # fmt: skip
    half = width / 2
    on.put(box(x - half, y - 3.0, x + half, y + height), stone, z, bottom=lighter(stone, -0.08), rim=True)
    on.put(
        box(x + half * 0.35 * -world.light.side, y - 3.0, x + half * -world.light.side, y + height),
        lighter(stone, -0.07),
        z - 0.01,
        at=z,
        opacity=0.7,
    )
    on.put(
        box(x - half * 1.16, y + height - 1.6, x + half * 1.16, y + height),
        lighter(stone, 0.03),
        z - 0.02,
        at=z,
        rim=True,
    )
    cone = outline((x - half * 1.35, y + height), (x + half * 1.35, y + height), (x, y + height + width * 1.9))
    on.put(
        cone, snowed(lighter(hue, 0.02), world.light.white, 0.7), z - 0.03, bottom=lighter(hue, -0.06), at=z, rim=True
    )
    _slits(on, world, rng, x, y + height * 0.35, z - 0.04, half * 0.6, 1, 2)
    if rng.random() < 0.7:
        _banner(on, world, x, y + height + width * 1.9, z - 0.05, hue)


def _battlements(on: Scenery, x0: float, x1: float, y: float, z: float, stone: Rgb, size: float) -> None:
    count = int((x1 - x0) / (2 * size))
    teeth = [box(x0 + 2 * size * i, y - 0.1, x0 + 2 * size * i + size, y + size) for i in range(count + 1)]
    on.put(joined(teeth), lighter(stone, 0.01), z, rim=True)


def _slits(
    on: Scenery,
    world: World,
    rng: np.random.Generator,
    x: float,
    y: float,
    z: float,
    half: float,
    columns: int,
    rows: int,
) -> None:
    lit = world.light.lamps
    for column in range(columns):
        for row in range(rows):
            at = x if columns == 1 else x - half + 2 * half * column / (columns - 1)
            slit = arch(at - 0.55, y + row * 5.0, at + 0.55, y + row * 5.0 + 2.2)
            paint = Paint(WARM, emission=0.6) if rng.random() < 0.75 * lit else Paint(rgb("#3d3a42"))
            on.put(slit, paint, z, at=z + 0.03)


def _banner(on: Scenery, world: World, x: float, y: float, z: float, hue: Rgb) -> None:
    """Let a pennant fly from a spire."""
    times = world.clock.times_s.astype(np.float64)[:, None]
    on.put(stroke([[x, y - 0.5], [x, y + 4.6]], 0.22), rgb("#4a4038"), z)
    u = np.linspace(0.0, 1.0, 10)
    side = -world.light.side
    wave = 0.45 * u[None] * np.sin(times * (3.0 + 0.25 * world.light.wind_mps) - u[None] * 7.0)
    half = 1.1 * (1.0 - 0.85 * u)
    middle = y + 3.4 - 0.5 * u[None] ** 2 + wave
    across = np.broadcast_to(x + side * 4.8 * u, middle.shape)
    shape = np.concatenate(
        [np.stack([across, middle + half], -1), np.stack([across, middle - half], -1)[:, ::-1]], axis=1
    )
    on.put(shape.astype(np.float32), lighter(mix(hue, rgb("#c8443a"), 0.5), 0.04), z - 0.01, at=z)


def temple(world: World) -> Scenery:
    """An old temple: columns under a pediment, or a pagoda among maples, or ruins; braziers burn at night."""
    rng = world.rng("temple")
    on = Scenery(ground=Rolling("stone", rng, 0.015), area=Area(-6.0, 6.0, 0.0, 4.2), air_m=330.0, horizon=0.60, wide_m=14.5,
                 eye_m=2.0)  # fmt: skip
    add_clouds(on, world)
    green = grass_colour(world)
    range_of_hills(on, rng, 1500.0, 300.0, mix(green, rgb("#7f95a8"), 0.55), scale=0.7, sharp=0.4, octaves=4)
    leaves = snowed(leaf_colour(world, rng), world.light.white, 0.4)
    x = span(240.0, 200)
    on.put(ridge(x, tree_line(rng, x, 19.0, False), -9.0), mix(leaves, rgb("#4a7a66"), 0.4), 240.0)
    lay_sheets(on, world, green, mix(green, leaves, 0.2), depths=(150.0, 96.0, 66.0, 48.0), roll=0.015)
    words = " ".join(world.adjectives)
    kind = (
        1
        if any(w in words for w in ("japanese", "chinese", "pagoda", "shinto", "buddhist"))
        else 2
        if "ruin" in words
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
        broken = ruined and rng.random() < 0.6
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
            outline((-16.0, base + tall), (-3.0, base + tall), (-4.2, base + tall + 1.7), (-16.0, base + tall + 1.8)),
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
    on.put(stroke(beam + (0.0, 0.42), 0.3), rgb("#2f3238"), 26.88, at=27.0, mist=False)


def _swung_roof(x: float, y: float, half: float, tall: float) -> Floats:
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


def factory(world: World) -> Scenery:
    """A factory: saw-tooth halls, chimneys that smoke, pipes, tanks, a yard with rails."""
    rng = world.rng("factory")
    on = Scenery(
        ground=Flat("gravel"), area=Area(-6.5, 6.5, 0.0, 4.4), air_m=230.0, horizon=0.60, wide_m=15.0, eye_m=2.0
    )
    add_clouds(on, world)
    brick = snowed(
        varied(rgb(("#9a5446", "#8a5f50", "#7a5a5a")[world.pick("brick", 3)]), rng, 0.012), world.light.white, 0.08
    )
    range_of_hills(on, rng, 800.0, 60.0, rgb("#6f7f86"), scale=0.9, octaves=3)
    for z, low, high in ((330.0, 20.0, 50.0), (210.0, 14.0, 30.0)):
        _skyline(on, world, rng, z, low, high)
    earth = snowed(rgb("#a2958a"), world.light.white)
    on.floor_plane((-400.0, 400.0), (-45.0, 200.0), lighter(earth, -0.02), mix(earth, rgb("#8a8f8a"), 0.4), at=200.0)
    for z in np.geomspace(6.0, 120.0, 9):
        x = np.linspace(-2.2, 2.2, 30) * (z + 20.0)
        edge = z * (1.0 + 0.05 * noise(rng, x, 1.2 * (z + 10.0), 3))
        strip = np.concatenate([np.stack([x, edge], 1), np.stack([x, edge * 0.84], 1)[::-1]])
        on.put(
            raised(strip.astype(np.float32), 0.0),
            lighter(earth, float(rng.choice([-0.02, 0.015]))),
            at=199.0,
            opacity=0.7,
            mist=False,
        )
    for x, z, tall in ((-34.0, 92.0, 46.0), (-22.0, 95.0, 38.0), (30.0, 88.0, 52.0)):
        _chimney(on, world, x + float(rng.uniform(-4, 4)), z, tall, brick)
    _halls(on, world, rng, brick)
    _tanks(on, world, rng)
    _yard(on, world, rng, earth)
    return on


def _skyline(on: Scenery, world: World, rng: np.random.Generator, z: float, low: float, high: float) -> None:
    x = -1.0 * z
    while x < z:
        width, top = float(rng.uniform(14.0, 40.0)), float(rng.uniform(low * 0.4, low))
        tone = varied(rgb("#6f6a70"), rng)
        on.put(box(x, -2.0, x + width, top), tone, z, bottom=lighter(tone, -0.04))
        if rng.random() < 0.5:
            on.put(stroke([[x + width / 2, top], [x + width / 2, high]], [3.4, 2.2]), tone, z + 0.1)
            smoke(
                on,
                world,
                x + width / 2,
                high,
                z - 0.2,
                5.5,
                mix(rgb("#c9c4c2"), world.light.horizon, 0.35),
                puffs=5,
                opacity=0.35,
            )
        x += width * float(rng.uniform(1.0, 1.6))


def _chimney(on: Scenery, world: World, x: float, z: float, tall: float, brick: Rgb) -> None:
    on.put(
        outline((x - 2.1, 0.0), (x + 2.1, 0.0), (x + 1.35, tall), (x - 1.35, tall)),
        lighter(brick, 0.03),
        z,
        bottom=lighter(brick, -0.05),
        rim=True,
        mist=False,
    )
    on.put(box(x - 1.6, tall - 1.6, x + 1.6, tall), lighter(brick, -0.06), z - 0.02, at=z, mist=False)
    for level in (0.55, 0.7):
        on.put(
            box(x - 1.8, tall * level, x + 1.8, tall * level + 0.9),
            rgb("#e8e0d4"),
            z - 0.02,
            at=z,
            opacity=0.85,
            mist=False,
        )
    grey = mix(rgb("#b9b3b3"), world.light.horizon, 0.25)
    smoke(on, world, x, tall + 0.5, z - 0.1, 4.2, grey, puffs=9, opacity=0.62)
    pulse = (0.5 + 0.5 * np.sin(world.clock.times_s * 2.2 + x)).astype(np.float32)
    on.glows.append(Glow(x, tall + 0.6, z - 0.2, 1.6, rgb("#ff4a3a"), 0.8 * world.light.lamps, "add", 1.0, pulse))


def _halls(on: Scenery, world: World, rng: np.random.Generator, brick: Rgb) -> None:
    """Build a row of halls with saw-tooth roofs and large iron windows."""
    z, wall = 58.0, 11.0
    glass = mix(rgb("#7f9aa8"), world.light.middle, 0.4)
    left, right = -46.0, 44.0
    on.put(box(left, -0.5, right, wall), lighter(brick, 0.02), z, bottom=lighter(brick, -0.08), rim=True, mist=False)
    lit = world.light.lamps
    for x in np.arange(left, right - 1.0, 10.0):
        tooth = outline((x, wall), (x + 10.0, wall), (x + 10.0, wall + 0.4), (x + 2.4, wall + 5.6), (x, wall + 5.6))
        on.put(tooth, snowed(lighter(brick, -0.09), world.light.white, 0.7), z - 0.05, at=z, rim=True, mist=False)
        pane = outline((x + 0.25, wall + 0.7), (x + 1.9, wall + 0.7), (x + 1.9, wall + 5.0), (x + 0.25, wall + 5.0))
        on.put(pane, Paint(mix(glass, WARM, lit), emission=0.5 * lit), z - 0.06, at=z, mist=False)
        on.put(arch(x + 2.6, 2.4, x + 7.4, 8.6, 10), lighter(brick, -0.10), z - 0.07, at=z, mist=False)
        shines = rng.random() < 0.75 * lit
        cells = [cell for cell in grid(x + 2.9, 2.7, x + 7.1, 7.4, 4, 4, (0.84, 0.84)) if rng.random() < 0.93]
        on.put(
            joined(cells),
            Paint(WARM, rgb("#ff9f4a"), emission=0.55) if shines else Paint(lighter(glass, 0.04), glass),
            z - 0.08,
            at=z,
            mist=False,
        )
    on.put(box(-3.0, -0.2, 3.0, 6.2), rgb("#4a4f55"), z - 0.1, bottom=rgb("#3a3e44"), at=z - 0.1, mist=False)
    glow = outline((-2.6, 0.0), (2.6, 0.0), (2.6, 5.6), (-2.6, 5.6))
    on.put(
        glow,
        Paint(mix(rgb("#3a3a3c"), rgb("#ff8a3a"), 0.35 + 0.6 * lit), emission=0.25 + 0.45 * lit),
        z - 0.12,
        at=z - 0.12,
        mist=False,
    )
    if lit > 0.2:
        shine(
            on, 0.0, 2.0, z - 2.0, 16.0, 0.6 * lit, rgb("#ff9f4a"), lights=False, pulse=flicker(world, "furnace", 0.2)
        )


def _tanks(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Set tanks, pipes and a gantry to both sides."""
    steel = snowed(rgb("#9aa3a8"), world.light.white, 0.5)
    for side in (-1.0, 1.0):
        x = side * float(rng.uniform(19.0, 24.0))
        for dx, half, tall in ((0.0, 3.2, 9.5), (side * 7.0, 2.6, 7.4)):
            on.put(
                box(x + dx - half, 0.0, x + dx + half, tall),
                lighter(steel, 0.02),
                38.0,
                bottom=lighter(steel, -0.10),
                rim=True,
                mist=False,
            )
            turn = np.linspace(0, np.pi, 14)
            on.put(
                np.stack([x + dx + half * np.cos(turn), tall - 0.1 + half * 0.34 * np.sin(turn)], 1).astype(np.float32),
                lighter(steel, 0.05),
                37.95,
                at=38.0,
                rim=True,
                mist=False,
            )
            on.put(
                box(x + dx - half, tall * 0.6, x + dx + half, tall * 0.66), rgb("#b5473c"), 37.9, at=38.0, mist=False
            )
        pipe = np.array(
            [[side * 46.0, 7.6], [side * 14.0, 7.6], [side * 12.4, 7.2], [side * 12.0, 5.6], [side * 12.0, 0.0]]
        )
        on.put(stroke(pipe, 0.75), rgb("#a07a4f"), 30.0, bottom=rgb("#7f5f3e"), rim=True, mist=False)
        for dx in (18.0, 27.0, 36.0):
            on.put(stroke([[side * dx, 0.0], [side * dx, 7.4]], 0.3), rgb("#4f545a"), 30.1, mist=False)


def _yard(on: Scenery, world: World, rng: np.random.Generator, earth: Rgb) -> None:
    for offset in (-0.7, 0.7):
        rail = np.array(
            [
                [-60.0, 0.06, 10.2 + offset],
                [60.0, 0.06, 10.2 + offset],
                [60.0, 0.06, 10.1 + offset],
                [-60.0, 0.06, 10.1 + offset],
            ],
            np.float32,
        )
        on.put(rail, mix(rgb("#aab4bd"), world.light.horizon, 0.3), at=198.0, mist=False)
    for x in np.arange(-26.0, 26.0, 0.9):
        on.put(
            raised(box(float(x) - 0.14, 9.1, float(x) + 0.14, 11.3), 0.03), lighter(earth, -0.14), at=198.5, mist=False
        )
    for side in (-1.0, 1.0):
        lamp_post(on, world, side * 6.4, 8.0, 5.2, arm=-side * 0.9)
        x = side * float(rng.uniform(7.0, 9.5))
        for dx, dy in ((0.0, 0.0), (0.8, 0.0), (0.4, 0.86)):
            tone = varied(rgb(("#4f7f8f", "#b5653a", "#8f8a4f")[int(rng.integers(3))]), rng)
            on.put(
                box(x + dx - 0.36, dy, x + dx + 0.36, dy + 0.86),
                tone,
                6.6,
                bottom=lighter(tone, -0.10),
                rim=True,
                mist=False,
            )
            for level in (0.25, 0.6):
                on.put(
                    box(x + dx - 0.38, dy + level, x + dx + 0.38, dy + level + 0.06),
                    lighter(tone, -0.10),
                    6.58,
                    at=6.6,
                    mist=False,
                )


__all__ = ["castle", "factory", "frame_grass", "holed", "moved", "oval", "temple", "window"]
