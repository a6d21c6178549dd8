"""High mountains over dark woods and a meadow with stones."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.land import frame_leaves, grow_tufts, put_stone, range_of_hills, span
from circletake.render.places.kit.lines import noise, ridge
from circletake.render.places.kit.peaks import peaks
from circletake.render.places.kit.plants import grass_colour, plant, snowed, tree, tree_line
from circletake.render.places.kit.volcano import volcano
from circletake.render.places.scenery import Mist, Scenery, World
from circletake.render.scene import Area, Rgb


def mountains(world: World) -> Scenery:
    """High mountains over dark woods and a meadow with stones."""
    rng = world.rng("mountains")
    on = Scenery(
        ground=Rolling("grass", rng, 0.12),
        area=Area(-7.0, 7.0, 0.0, 5.0),
        air_m=5200.0,
        horizon=0.60,
        wide_m=15.0,
        eye_m=2.0,
    )
    add_clouds(on, world, low=0.16)
    side = world.light.side
    snow = 0.55 + 0.45 * world.light.white
    peaks(on, rng, 5200.0, 2050.0, rgb("#76839c"), snow, count=6, light_side=side)
    on.mists.append(Mist(5100.0, 250.0, 500.0, 400.0, 0.34))
    peaks(on, rng, 2500.0, 640.0, rgb("#66728a"), snow * 0.75, count=8, light_side=side)
    if "volcano" in world.adjectives:
        volcano(on, world, rng)
    on.mists.append(Mist(2450.0, 60.0, 170.0, 120.0, 0.40))
    pine = snowed(rgb("#3c6656"), world.light.white, 0.4)
    range_of_hills(on, rng, 1150.0, 150.0, mix(pine, rgb("#6f8f92"), 0.45), scale=0.7)
    for z, height, lift in ((520.0, 26.0, 34.0), (250.0, 19.0, 9.0)):
        x = span(z, 300)
        base = lift * (0.6 + 0.5 * noise(rng, x, z * 0.7, 3))
        on.put(ridge(x, base + tree_line(rng, x, height, True), -4.0), mix(pine, rgb("#8aa6a0"), 0.18), z)
    on.mists.append(Mist(240.0, 2.0, 16.0, 8.0, 0.28))
    green = grass_colour(world)
    lay_sheets(
        on,
        world,
        green,
        mix(green, pine, 0.3),
        depths=(120.0, 70.0, 44.0, 28.0, 18.0, 12.0, 8.0, 5.4, 3.0, 0.8, -1.6, -4.2, -8.0, -13.0),
        roll=0.03,
    )
    _alpine(on, world, rng, green)
    return on


def _alpine(on: Scenery, world: World, rng: np.random.Generator, green: Rgb) -> None:
    for side in (-1.0, 1.0):
        for z in (60.0, 38.0, 24.0, 15.0):
            if rng.random() < 0.75:
                x = side * float(rng.uniform(0.32, 0.75)) * (z + 15.0)
                for _ in range(int(rng.integers(1, 4))):
                    growths = tree("pine" if rng.random() < 0.6 else "fir", world, rng, float(rng.uniform(5.0, 10.0)))
                    plant(
                        on,
                        world,
                        growths,
                        x + float(rng.uniform(-3, 3)),
                        z + float(rng.uniform(-1, 1)),
                        y=-0.1,
                        moves=z < 30.0,
                    )
    for _ in range(12):
        put_stone(
            on,
            rng,
            float(rng.choice([-1, 1]) * rng.uniform(4.4, 14.0)),
            float(rng.uniform(-2.0, 14.0)),
            float(rng.uniform(0.4, 2.0)),
            rgb("#8b8d92"),
            snow=world.light.white,
        )
    grow_tufts(on, world, "alpine", 50, (-11.0, 11.0), (-9.0, 8.0), lighter(green, -0.02), height=0.26, ground=True)
    if world.pick("framing", 2):
        frame_leaves(on, world, rgb("#21382f"))
