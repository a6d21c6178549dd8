"""On a bridge over a river, with a second, arched bridge upstream and the town's banks."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.buildings import House, house
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import shade_floor
from circletake.render.places.kit.lamps import WARM, lamp_post
from circletake.render.places.kit.land import range_of_hills, span
from circletake.render.places.kit.lines import arch, box, holed, noise, outline, raised, ridge, stroke
from circletake.render.places.kit.plants import grass_colour, leaf_colour, plant, snowed, tree, tree_line
from circletake.render.places.kit.waves import glitter, water_colour
from circletake.render.places.scenery import Glow, Scenery, Water, World
from circletake.render.places.towns.viaduct import lay_viaduct
from circletake.render.scene import Area, Flat


def bridge(world: World) -> Scenery:
    """On a bridge over a river, with a second, arched bridge upstream and the town's banks."""
    rng = world.rng("bridge")
    on = Scenery(
        ground=Flat("stone"), area=Area(-7.0, 7.0, 0.0, 3.6), air_m=300.0, horizon=0.54, wide_m=14.0, eye_m=2.6
    )
    add_clouds(on, world)
    range_of_hills(on, rng, 1300.0, 150.0, mix(grass_colour(world), rgb("#7f95a8"), 0.5))
    leaves = snowed(leaf_colour(world, rng), world.light.white, 0.4)
    x = span(420.0, 200)
    on.put(
        ridge(x, -5.0 + tree_line(rng, x, 20.0, False) * (0.4 + 0.6 * np.abs(noise(rng, x, 200.0, 2))), -9.0),
        mix(leaves, rgb("#5a7f76"), 0.4),
        420.0,
    )
    on.waters.append(
        Water(
            400.0,
            5.5,
            water_colour(world, rgb("#5a95a8"), 0.9),
            water_colour(world, rgb("#356f80"), 0.1),
            0.72,
            0.42,
            0.004,
            -5.5,
        )
    )
    glitter(on, world, (20.0, 380.0), 0.8)
    for side in (-1.0, 1.0):
        _bank_of_town(on, world, rng, side)
    if "railway" in world.adjectives:
        lay_viaduct(on, world, rng)
        return on
    _arches(on, world, rng)
    _deck(on, world, rng)
    return on


def _bank_of_town(on: Scenery, world: World, rng: np.random.Generator, side: float) -> None:
    """Line one bank with a quay wall, houses and trees, nearer and nearer."""
    stone = snowed(rgb("#9a9286"), world.light.white)
    for z in (300.0, 230.0, 178.0, 138.0, 104.0, 80.0):
        x0 = side * (26.0 + 0.16 * z)
        a, b = sorted((x0, side * 1.5 * z))
        on.put(box(a, -6.2, b, -2.2), lighter(stone, -0.04), z + 0.5, bottom=lighter(stone, -0.12), mist=False)
        x = x0 + side * 5.0
        for _ in range(3):
            width = float(rng.uniform(8.0, 12.0))
            house(
                on,
                world,
                rng,
                x + side * width / 2,
                z,
                House(width, float(rng.uniform(7.0, 11.0)), 4.0, 3, 3, False, True),
                y=-2.2,
            )
            x += side * width * 1.05
        plant(on, world, tree("round", world, rng, 7.0), x0 + side * 1.5, z - 1.0, y=-2.2, moves=False, rim=False)


def _arches(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Span the water upstream with arches of stone."""
    del rng
    stone = snowed(rgb("#b5a58e"), world.light.white, 0.2)
    z, wide = 120.0, 17.0
    left = -4 * wide
    outer = box(left, -6.2, -left, 4.6)
    holes = [arch(left + i * wide + 2.0, -6.2, left + (i + 1) * wide - 2.0, 2.4, 18) for i in range(8)]
    on.put(holed(outer, holes), stone, z, bottom=lighter(stone, -0.10), mist=False)
    on.put(box(left, 4.4, -left, 5.4), lighter(stone, 0.05), z - 0.1, at=z, mist=False)
    for i in range(9):
        on.put(
            box(left + i * wide - 1.0, -6.2, left + i * wide + 1.0, 5.9),
            lighter(stone, -0.03),
            z - 0.2,
            at=z,
            bottom=lighter(stone, -0.10),
            mist=False,
        )
        if world.light.lamps > 0.1:
            on.glows.append(Glow(left + i * wide, 8.2, z - 0.5, 4.0, WARM, 0.6 * world.light.lamps))
        on.put(stroke([[left + i * wide, 5.9], [left + i * wide, 8.0]], 0.3), rgb("#2c3038"), z - 0.3, at=z, mist=False)


def _deck(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """The bridge under the cast's feet: flags, a balustrade, lamps and piers."""
    stone = snowed(varied(rgb("#b3a795"), rng), world.light.white)
    on.floor_plane((-300.0, 300.0), (-140.0, 5.0), lighter(stone, -0.03), lighter(stone, 0.01), at=5.6)
    shade_floor(on, 5.44, stone, name_seed=world.seed)
    for x in np.arange(-30.0, 31.0, 1.7):
        on.put(
            raised(box(float(x) - 0.02, -30.0, float(x) + 0.02, 5.0), 0.0),
            lighter(stone, -0.08),
            at=5.55,
            opacity=0.5,
            mist=False,
        )
    for z in np.arange(-16.0, 5.0, 1.5):
        on.put(
            raised(box(-40.0, float(z) - 0.02, 40.0, float(z) + 0.02), 0.0),
            lighter(stone, -0.08),
            at=5.55,
            opacity=0.5,
            mist=False,
        )
    on.put(box(-60.0, -1.0, 60.0, 0.16), lighter(stone, -0.05), 5.15, at=5.45, mist=False)
    for x in np.arange(-18.0, 18.1, 0.55):
        baluster = outline(
            (x - 0.09, 0.1),
            (x + 0.09, 0.1),
            (x + 0.06, 0.3),
            (x + 0.13, 0.5),
            (x + 0.06, 0.78),
            (x + 0.09, 0.86),
            (x - 0.09, 0.86),
            (x - 0.06, 0.78),
            (x - 0.13, 0.5),
            (x - 0.06, 0.3),
        )
        on.put(baluster, stone, 5.1, bottom=lighter(stone, -0.10), at=5.4, mist=False)
    on.put(box(-60.0, 0.84, 60.0, 1.04), lighter(stone, 0.05), 5.05, at=5.35, rim=True, mist=False)
    for x in (-7.2, 7.2):
        on.put(
            box(x - 0.45, 0.0, x + 0.45, 1.35),
            lighter(stone, 0.02),
            4.95,
            bottom=lighter(stone, -0.09),
            rim=True,
            mist=False,
        )
        lamp_post(on, world, x, 4.9, 4.3)
