"""A still lake that mirrors wooded hills, with a landing stage."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.banks import Bank, current
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import lay_sheets, shade_floor
from circletake.render.places.kit.land import frame_grass, frame_leaves, grow_tufts, range_of_hills, span
from circletake.render.places.kit.lines import box, noise, oval, raised, ridge, stroke
from circletake.render.places.kit.plants import grass_colour, reed, snowed, sway, tree_line
from circletake.render.places.kit.waves import glitter, water_colour
from circletake.render.places.scenery import Mist, Scenery, Water, World
from circletake.render.scene import Area, Flat, Rgb

_FROZEN = frozenset({"frozen", "icy", "iced"})


def lake(world: World) -> Scenery:
    """A still lake that mirrors wooded hills, with a landing stage."""
    on = Scenery(ground=Bank(7.0), area=Area(-7.0, 7.0, 0.0, 3.9), air_m=850.0, horizon=0.47, wide_m=14.0, eye_m=3.0)
    rng = world.rng("lake")
    add_clouds(on, world)
    green = grass_colour(world)
    pine = snowed(rgb("#3f6b5c"), world.light.white, 0.45)
    range_of_hills(on, rng, 1500.0, 360.0, snowed(rgb("#7a8fa3"), world.light.white), scale=0.8, sharp=0.6, octaves=5)
    range_of_hills(on, rng, 620.0, 120.0, mix(pine, rgb("#7a9a90"), 0.4), scale=0.7)
    for z, height, tone in ((260.0, 22.0, 0.35), (205.0, 17.0, 0.12)):
        x = span(z, 320)
        side = np.clip(0.35 + 1.1 * (np.abs(x) / (1.1 * z)) ** 1.2, 0.35, 1.3)
        line = tree_line(rng, x, height, True) * side
        on.put(ridge(x, line, -0.5), mix(pine, rgb("#8aa89a"), tone), z, bottom=lighter(pine, -0.05))
    on.mists.append(Mist(204.0, 1.0, 9.0, 2.5, 0.32 + 0.3 * (world.light.hour < 8.5)))
    far, near = water_colour(world, rgb("#6aa6b4"), 0.9), water_colour(world, rgb("#3f7f90"), 0.15)
    if _FROZEN & set(world.adjectives):
        on.ground, on.area = Flat("ice"), Area(-7.0, 7.0, 0.0, 6.5)
        _ice(on, world, rng)
        return on
    on.waters.append(Water(200.0, 4.4, far, near, 0.86, 0.52, 0.0028, -0.25))
    glitter(on, world, (8.0, 190.0), 0.6)
    current(on, world, rng, (6.0, 60.0))
    _shore(on, world, rng, green)
    return on


def _ice(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Freeze the lake: clear ice with cracks, snow blown over it, dry reeds at its edges."""
    ice = rgb("#a9c6d6")
    on.floor_plane((-900.0, 900.0), (-140.0, 203.0), lighter(ice, -0.05), mix(ice, world.light.horizon, 0.55), at=203.5)
    shade_floor(on, 203.0, ice, name_seed=world.seed)
    snow = rgb("#eef4f8")
    for z in (*np.geomspace(150.0, 9.0, 9), 6.2, 3.4, 0.4, -2.6, -6.0):
        x, wide = float(rng.uniform(-0.8, 0.8)) * (z + 16.0), float(rng.uniform(0.10, 0.32)) * (abs(z) + 16.0)
        turn = np.linspace(0.0, 2.0 * np.pi, 30, endpoint=False)
        wobble = 1.0 + 0.22 * np.sin(3.0 * turn + float(rng.uniform(0.0, 6.0))) + 0.10 * np.sin(7.0 * turn)
        deep = 0.10 * (abs(z) + 8.0)
        patch = np.stack([x + wide * wobble * np.cos(turn), z + deep * wobble * np.sin(turn)], 1)
        on.put(raised(patch.astype(np.float32), 0.0), snow, at=202.9, opacity=0.8, mist=False)
    cracks = []
    for _ in range(11):
        z = float(rng.uniform(-5.0, 16.0))
        at = np.array([float(rng.uniform(-0.7, 0.7)) * (z + 16.0), z])
        steps = np.cumsum(rng.normal(0.0, 1.0, (6, 2)) * (1.3, 0.7) + (float(rng.choice([-1.2, 1.2])), 0.0), axis=0)
        cracks.append(stroke(np.concatenate([at[None], at + steps]), np.linspace(0.09, 0.02, 7)))
    for crack in cracks:
        on.put(raised(crack, 0.004), lighter(ice, 0.13), at=202.8, opacity=0.85, mist=False)
    for _ in range(26):
        side = float(rng.choice([-1.0, 1.0]))
        x, z = side * float(rng.uniform(4.4, 10.5)), float(rng.uniform(3.0, 9.0))
        stalk, head = reed(rng, float(rng.uniform(0.8, 1.7)))
        offset = np.array([x, -0.05], np.float32)
        on.put(sway(stalk, world, 1.6, x) + offset, rgb("#a8946a"), z, mist=False)
        on.put(sway(head, world, 1.6, x) + offset, rgb("#6f5238"), z - 0.01, at=z, mist=False)
    _landing(on, world, float(rng.choice([-1.0, 1.0])) * float(rng.uniform(6.0, 8.0)))
    if world.pick("framing", 2):
        frame_leaves(on, world, lighter(rgb("#3f6b5c"), -0.14))


def _shore(on: Scenery, world: World, rng: np.random.Generator, green: Rgb) -> None:
    x = span(5.0, 70)
    sand = mix(rgb("#c9b58c"), green, 0.3)
    on.put(ridge(x, 0.04 * noise(rng, x, 3.0, 3), -0.4), sand, 4.4, mist=False)
    lay_sheets(
        on, world, green, mix(green, sand, 0.4), depths=(4.3, 2.9, 1.2, -1.0, -3.4, -6.5, -11.0, -17.0), roll=0.018
    )
    side = 1.0 if rng.random() < 0.5 else -1.0
    _landing(on, world, side * float(rng.uniform(3.8, 5.2)))
    for _ in range(30):
        at = float(-side * rng.uniform(2.6, 11.0))
        stalk, head = reed(rng, float(rng.uniform(0.9, 1.8)))
        offset = np.array([at, -0.25], np.float32)
        depth = float(rng.uniform(4.4, 5.6))
        on.put(sway(stalk, world, 1.6, at) + offset, mix(green, rgb("#8f8a50"), 0.4), depth, mist=False)
        on.put(sway(head, world, 1.6, at) + offset, rgb("#7a5236"), depth - 0.01, at=depth, mist=False)
    for _ in range(9):
        at, depth = float(-side * rng.uniform(1.0, 9.0)), float(rng.uniform(6.0, 11.0))
        pad = raised(oval(at, depth, 0.42, 0.42, 14), -0.22)
        on.put(pad, lighter(rgb("#5f9a5a"), float(rng.uniform(-0.05, 0.05))), at=depth, mist=False)
    grow_tufts(on, world, "shore", 50, (-11.0, 11.0), (-8.0, 4.0), lighter(green, -0.02), height=0.3)
    if world.pick("framing", 2):
        frame_leaves(on, world, lighter(rgb("#3f6b5c"), -0.14))
    else:
        frame_grass(on, world, lighter(green, -0.22))


def _landing(on: Scenery, world: World, x: float) -> None:
    """Build a landing stage of planks out into the water."""
    wood = snowed(rgb("#9a7a58"), world.light.white, 0.8)
    for z in np.arange(3.4, 15.0, 0.42):
        plank = raised(box(x - 0.75, z, x + 0.75, z + 0.37), 0.12)
        on.put(plank, lighter(wood, 0.03 * np.sin(z * 17.0)), at=z + 0.4, mist=False)
    for z in (5.5, 8.5, 11.5, 14.6):
        for side in (-0.8, 0.8):
            post = box(x + side - 0.07, -0.6, x + side + 0.07, 0.62)
            on.put(post, lighter(wood, -0.10), z, rim=True, mist=False)
