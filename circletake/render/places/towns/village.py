"""Cottages round a green with a church on the rise behind them, and smoke over the roofs."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.buildings import House, church, house
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.lamps import lamp_post
from circletake.render.places.kit.land import frame_leaves, grow_tufts, range_of_hills
from circletake.render.places.kit.lines import box, joined, outline, oval, stroke
from circletake.render.places.kit.plants import grass_colour, leaf_colour, plant, snowed, tree
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area, Points, Rgb


def village(world: World) -> Scenery:
    """Cottages round a green with a church on the rise behind them, and smoke over the roofs."""
    rng = world.rng("village")
    on = Scenery(
        ground=Rolling("earth", rng, 0.03),
        area=Area(-6.5, 6.5, 0.0, 4.6),
        air_m=260.0,
        horizon=0.59,
        wide_m=15.0,
        eye_m=2.1,
    )
    add_clouds(on, world)
    green = grass_colour(world)
    range_of_hills(on, rng, 900.0, 150.0, mix(green, rgb("#7f9fb0"), 0.5), scale=0.8, octaves=3)
    edge = range_of_hills(
        on, rng, 210.0, 26.0, lighter(mix(green, leaf_colour(world, rng), 0.25), -0.02), scale=0.7, octaves=2, base=0.3
    )
    _hilltop_church(on, world, rng, edge)
    earth = snowed(rgb("#c2a578"), world.light.white)
    lay_sheets(on, world, green, lighter(green, 0.02), depths=(150.0, 96.0, 62.0), roll=0.02)
    for z, low, high, count in ((86.0, 4.0, 5.5, 7), (56.0, 3.6, 5.0, 5), (36.0, 3.2, 4.2, 4), (22.0, 2.8, 3.4, 2)):
        _cottages(on, world, rng, z, low, high, count)
        lay_sheets(on, world, mix(green, earth, 0.25), green, depths=(z - 8.0,), roll=0.012, name=f"green {z}")
    lay_sheets(on, world, mix(green, earth, 0.7), green, depths=(13.0, 9.0, 6.0), roll=0.012)
    lay_sheets(
        on, world, earth, mix(earth, green, 0.3), depths=(3.8, 1.4, -1.2, -4.2, -8.2, -14.0), roll=0.012, name="lane"
    )
    _green(on, world, rng, green)
    return on


def _hilltop_church(on: Scenery, world: World, rng: np.random.Generator, edge: Points) -> None:
    at = int(np.argmin(np.abs(edge[:, 0] - float(rng.uniform(-0.25, 0.25)) * 210.0)))
    x, y = float(edge[at, 0]), float(edge[at, 1])
    church(on, world, rng, x, 209.0, 13.0, y=y - 1.0)
    for dx in (-9.0, 16.0, 20.0):
        plant(on, world, tree("poplar", world, rng, 13.0), x + dx, 208.5, y=y - 2.0, moves=False, rim=False)


def _cottages(
    on: Scenery, world: World, rng: np.random.Generator, z: float, low: float, high: float, count: int
) -> None:
    """Stand a loose row of cottages, with trees between them; the middle stays open where they are near."""
    reach = 0.82 * (z + 16.0)
    clear = 0.0 if z > 60.0 else 0.26 * (z + 16.0)
    for x in np.linspace(-reach, reach, count) + rng.uniform(-0.3, 0.3, count) * reach / count:
        at = float(x) + (np.copysign(clear, x) if abs(x) < clear else 0.0)
        wide = float(rng.uniform(5.5, 8.5))
        two = rng.random() < 0.35
        plan = House(
            wide,
            float(rng.uniform(low, high)) * (1.45 if two else 1.0),
            float(rng.uniform(2.8, 4.0)),
            2 if two else 1,
            3,
            timber=bool(rng.random() < 0.3),
            shutters=bool(rng.random() < 0.4),
            smoke=bool(rng.random() < 0.5),
        )
        house(on, world, rng, at, z + float(rng.uniform(-2, 2)), plan)
        if rng.random() < 0.7:
            plant(
                on,
                world,
                tree("round", world, rng, float(rng.uniform(5.0, 8.0))),
                at + wide * 0.85,
                z + 1.5,
                moves=z < 40.0,
                rim=z < 60.0,
            )


def _green(on: Scenery, world: World, rng: np.random.Generator, green: Rgb) -> None:
    """The near things: a well or a lime tree, low walls, tufts, a lamp."""
    side = float(rng.choice([-1.0, 1.0]))
    if rng.random() < 0.5:
        _well(on, world, side * 6.6, 8.5)
    else:
        plant(on, world, tree("round", world, rng, 7.5), side * 8.5, 9.5)
    stone = snowed(rgb("#9a9488"), world.light.white)
    for part in (-side,):
        a, b = sorted((part * 5.8, part * 24.0))
        on.put(box(a, -0.1, b, 0.75), lighter(stone, -0.02), 7.0, bottom=lighter(stone, -0.11), rim=True, mist=False)
        tops = [oval(float(x), 0.76, 0.32, 0.13, 10) for x in np.arange(a, b, 0.6)]
        on.put(joined(tops), lighter(stone, 0.05), 6.98, at=7.0, mist=False)
        lamp_post(on, world, part * 5.4, 6.8, 3.6)
    grow_tufts(on, world, "lane grass", 46, (-11.0, 11.0), (-8.0, 8.0), green, height=0.24, clear=2.6, ground=True)
    if world.pick("framing", 2):
        frame_leaves(on, world, lighter(leaf_colour(world, rng), -0.24))


def _well(on: Scenery, world: World, x: float, z: float) -> None:
    stone, wood = snowed(rgb("#a39a8c"), world.light.white), rgb("#6a4a34")
    for dx in (-0.75, 0.75):
        on.put(box(x + dx - 0.07, 0.6, x + dx + 0.07, 2.1), wood, z + 0.05, at=z, mist=False)
    on.put(
        outline((x - 1.25, 2.0), (x + 1.25, 2.0), (x, 2.85)),
        snowed(rgb("#8a4a3d"), world.light.white),
        z,
        rim=True,
        mist=False,
    )
    on.put(stroke([[x, 1.9], [x, 1.1]], 0.03), wood, z - 0.01, at=z, mist=False)
    on.put(
        box(x - 0.95, 0.0, x + 0.95, 0.82), stone, z - 0.02, bottom=lighter(stone, -0.10), at=z, rim=True, mist=False
    )
    on.put(box(x - 1.05, 0.78, x + 1.05, 0.93), lighter(stone, 0.05), z - 0.03, at=z, mist=False)
