"""A river that comes winding out of the hills and passes close by."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.banks import Bank, current
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import lay_sheets
from circletake.render.places.kit.land import frame_grass, frame_leaves, grow_tufts, put_stone, range_of_hills, span
from circletake.render.places.kit.lines import noise, outline, raised, ridge, stroke
from circletake.render.places.kit.plants import (
    TreeKind,
    grass_colour,
    leaf_colour,
    plant,
    reed,
    snowed,
    sway,
    tree,
    tree_line,
)
from circletake.render.places.kit.waves import glitter, water_colour
from circletake.render.places.scenery import Mist, Scenery, Water, World
from circletake.render.scene import Area, Rgb


def river(world: World) -> Scenery:
    """A river that comes winding out of the hills and passes close by."""
    on = Scenery(ground=Bank(7.0), area=Area(-7.0, 7.0, 0.0, 4.0), air_m=260.0, horizon=0.50, wide_m=14.0, eye_m=3.4)
    rng = world.rng("river")
    add_clouds(on, world)
    green = grass_colour(world)
    range_of_hills(on, rng, 900.0, 190.0, snowed(rgb("#6f8f8a"), world.light.white), scale=0.9, sharp=0.35)
    range_of_hills(on, rng, 380.0, 60.0, mix(green, rgb("#5f8a6a"), 0.5), scale=0.8)
    _far_wood(on, world, rng, 150.0, 13.0)
    if world.pick("river kind", 3) == 0:
        _waterfall(on, world, rng)
    _meander(on, world, rng, green)
    water = water_colour(world, rgb("#4f93a0"), 0.35)
    on.waters.append(Water(16.0, 4.6, water_colour(world, rgb("#5aa0a8"), 0.8), water, 0.55, 0.30, 0.004, -0.25))
    current(on, world, rng, (5.2, 15.0))
    glitter(on, world, (6.0, 15.0), 0.7)
    _banks(on, world, rng, green)
    return on


def _far_wood(on: Scenery, world: World, rng: np.random.Generator, z: float, height: float) -> None:
    x = span(z, 260)
    tone = mix(leaf_colour(world, rng), rgb("#3f6f5a"), 0.45)
    on.put(ridge(x, tree_line(rng, x, height, bool(rng.random() < 0.5)), -9.0), snowed(tone, world.light.white, 0.4), z)


def _meander(on: Scenery, world: World, rng: np.random.Generator, green: Rgb) -> None:
    """Lay meadow to the horizon and the river's bends in it."""
    on.floor_plane((-900.0, 900.0), (15.0, 360.0), lighter(green, -0.02), mix(green, world.light.haze, 0.25), at=148.0)
    z = np.geomspace(16.0, 150.0, 26)
    side = 1.0 if rng.random() < 0.5 else -1.0
    middle = side * 0.36 * z * np.sin(np.linspace(0.3, 6.2, 26)) - side * 0.05 * z
    half = 0.085 * z * np.linspace(1.9, 0.55, 26)
    ribbon = np.concatenate([np.stack([middle - half, z], 1), np.stack([middle + half, z], 1)[::-1]])
    lip = np.concatenate(
        [np.stack([middle - half * 1.12, z + 0.4], 1), np.stack([middle + half * 1.12, z + 0.4], 1)[::-1]]
    )
    on.put(raised(lip, 0.0), lighter(green, -0.14), at=147.0, mist=False)
    far, near = water_colour(world, rgb("#6ab0b4"), 1.0), water_colour(world, rgb("#5aa0a8"), 0.6)
    on.put(raised(ribbon, -0.02), far, bottom=near, at=146.0, zone="own", mist=False)
    for depth, count in ((90.0, 5), (55.0, 4), (30.0, 3)):
        for _ in range(count):
            x = float(rng.uniform(-0.8, 0.8)) * depth
            if abs(x - float(np.interp(depth, z, middle))) < 0.22 * depth:
                continue
            kinds: tuple[TreeKind, ...] = ("round", "poplar", "pine")
            kind = kinds[int(rng.integers(3))]
            plant(on, world, tree(kind, world, rng, float(rng.uniform(5.0, 9.0))), x, depth, moves=False, rim=False)


def _waterfall(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Set a cliff into the distance, with a fall of water over it."""
    x0 = float(rng.uniform(-40.0, 40.0))
    x = np.linspace(-75.0, 75.0, 60) + x0
    cliff = rgb("#7f7a70")
    y = 44.0 * np.clip(1.25 - (np.abs(x - x0) / 78.0) ** 2.4, 0, 1) * (0.86 + 0.14 * noise(rng, x, 24.0, 4))
    on.put(ridge(x, y, 0.0), snowed(cliff, world.light.white, 0.4), 149.0, bottom=lighter(cliff, -0.08))
    times = world.clock.times_s
    foam = mix(rgb("#eaf4f6"), world.light.horizon, 0.2)
    on.put(
        outline((x0 - 5.0, 43.0), (x0 + 5.0, 42.0), (x0 + 8.0, 0.0), (x0 - 8.0, 0.0)),
        lighter(foam, -0.06),
        148.9,
        bottom=foam,
    )
    for strand in range(7):
        at = x0 - 4.4 + strand * 1.4
        fall = (times * 0.45 + strand * 0.37) % 1.0
        top = 42.0 - 42.0 * fall
        shape = stroke([[0.0, 0.0], [0.2, -5.0], [0.5, -10.0]], [0.2, 0.9, 0.2])
        moving = shape[None] + np.stack([np.full_like(top, at), top], 1)[:, None]
        on.put(moving.astype(np.float32), rgb("#ffffff"), 148.8, opacity=0.7, mist=False)
    on.mists.append(Mist(148.7, 2.0, 12.0, 8.0, 0.5, foam))


def _banks(on: Scenery, world: World, rng: np.random.Generator, green: Rgb) -> None:
    """Lay both banks, with reeds, stones and willows at the water's edge."""
    earth = mix(rgb("#6f5a44"), green, 0.25)
    x = span(16.0, 60)
    far = 0.25 + 0.2 * noise(rng, x, 9.0, 3)
    on.put(ridge(x, far, -0.3), green, 15.9, bottom=earth, mist=False)
    for side in (-1.0, 1.0):
        at = side * float(rng.uniform(8.0, 15.0))
        plant(on, world, tree("round", world, rng, float(rng.uniform(4.5, 7.0))), at, 16.4)
    x = span(5.0, 70)
    edge = 0.05 * noise(rng, x, 3.0, 3)
    on.put(ridge(x, edge, -0.45), lighter(earth, -0.05), 4.6, mist=False)
    lay_sheets(
        on, world, green, lighter(green, 0.02), depths=(4.5, 3.0, 1.2, -1.0, -3.4, -6.5, -11.0, -17.0), roll=0.018
    )
    for _ in range(26):
        at = float(rng.choice([-1.0, 1.0]) * rng.uniform(3.4, 12.0))
        stalk, head = reed(rng, float(rng.uniform(0.9, 1.7)))
        depth = float(rng.uniform(4.62, 5.0))
        phase = at * 1.7
        tone = mix(green, rgb("#a89a5c"), 0.35)
        offset = np.array([at, -0.2], np.float32)
        on.put(sway(stalk, world, 1.6, phase) + offset, tone, depth, mist=False)
        on.put(sway(head, world, 1.6, phase) + offset, rgb("#7a5236"), depth - 0.01, at=depth, mist=False)
    for _ in range(7):
        put_stone(
            on,
            rng,
            float(rng.choice([-1.0, 1.0]) * rng.uniform(4.6, 11.0)),
            float(rng.uniform(4.7, 7.0)),
            float(rng.uniform(0.4, 1.2)),
            rgb("#8a867c"),
            y=-0.3,
            snow=world.light.white,
        )
    grow_tufts(on, world, "bank", 60, (-11.0, 11.0), (-8.0, 4.2), lighter(green, -0.02), height=0.32)
    if world.pick("framing", 2):
        frame_leaves(on, world, lighter(leaf_colour(world, rng), -0.24))
    else:
        frame_grass(on, world, lighter(green, -0.24))
