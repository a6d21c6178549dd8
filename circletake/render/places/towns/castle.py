"""A castle of many towers on its rock, banners in the wind, a road that climbs to its gate."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.lamps import WARM
from circletake.render.places.kit.land import frame_leaves, grow_tufts, put_stone, range_of_hills, span
from circletake.render.places.kit.lines import (
    arch,
    box,
    joined,
    noise,
    outline,
    ridge,
    stroke,
)
from circletake.render.places.kit.plants import grass_colour, leaf_colour, plant, snowed, tree, tree_line
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area, Paint, Rgb


def castle(world: World) -> Scenery:
    """A castle of many towers on its rock, banners in the wind, a road that climbs to its gate."""
    rng = world.rng("castle")
    on = Scenery(
        ground=Rolling("grass", rng, 0.06),
        area=Area(-6.5, 6.5, 0.0, 4.6),
        air_m=420.0,
        horizon=0.66,
        wide_m=15.0,
        eye_m=2.0,
    )
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
    on: Scenery,
    world: World,
    rng: np.random.Generator,
    x: float,
    y: float,
    z: float,
    width: float,
    height: float,
    stone: Rgb,
    hue: Rgb,
) -> None:
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
