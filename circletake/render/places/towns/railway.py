"""A railway that runs into the distance past a small station, with signals and telegraph poles."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.buildings import House, house
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.lamps import lamp_post
from circletake.render.places.kit.land import grow_tufts, range_of_hills
from circletake.render.places.kit.lines import box, outline, oval, raised, stroke
from circletake.render.places.kit.plants import grass_colour, plant, snowed, tree
from circletake.render.places.kit.ways import open_land, pole, ribbon
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area, Flat, Points


def railway(world: World) -> Scenery:
    """A railway that runs into the distance past a small station, with signals and telegraph poles."""
    rng = world.rng("railway")
    on = Scenery(
        ground=Flat("gravel"), area=Area(-6.0, 6.0, 0.0, 4.6), air_m=420.0, horizon=0.56, wide_m=14.0, eye_m=2.2
    )
    add_clouds(on, world)
    green = grass_colour(world)
    range_of_hills(on, rng, 2200.0, 260.0, mix(green, rgb("#7f9fb0"), 0.6), scale=0.8, octaves=3)
    range_of_hills(on, rng, 1100.0, 70.0, mix(green, rgb("#6f9a86"), 0.4), scale=0.8, octaves=3)
    open_land(on, world, rng, green, mix(green, rgb("#9fae86"), 0.4))
    side = 1.0 if rng.random() < 0.5 else -1.0
    bend = side * 0.00022
    for start in (-1.2, -6.6):
        _track(on, world, rng, side * start, bend)
    for z in np.geomspace(14.0, 420.0, 11):
        pole(on, float(side * (4.6 + bend * 4000 * 0.0) + side * bend * 0.0 + _curve(z, bend) + side * 2.0), float(z))
    _platform(on, world, rng, side)
    _signal(on, world, -side * 4.4, 22.0)
    for _ in range(9):
        z = float(rng.uniform(60.0, 320.0))
        x = float(rng.choice([-1, 1]) * rng.uniform(0.25, 0.9)) * z
        plant(on, world, tree("round", world, rng, float(rng.uniform(6.0, 11.0))), x, z, moves=False, rim=False)
    grow_tufts(on, world, "track grass", 60, (-11.0, 11.0), (-9.0, 9.0), lighter(green, -0.02), height=0.3)
    return on


def _curve(z: Points | float, bend: float) -> Points:
    """Return how far a line has turned aside at a depth."""
    return bend * np.maximum(np.asarray(z, np.float64) - 10.0, 0.0) ** 2 * 0.4


def _track(on: Scenery, world: World, rng: np.random.Generator, x: float, bend: float) -> None:
    """Lay ballast, sleepers and two rails."""
    del rng
    gravel = snowed(rgb("#8f877e"), world.light.white, 0.6)
    z = np.concatenate([np.linspace(-45.0, 10.0, 12), np.geomspace(11.0, 600.0, 40)])
    middle = (x + _curve(z, bend)).astype(np.float32)
    on.put(
        ribbon(middle, np.full_like(middle, 2.1), z.astype(np.float32), 0.03),
        lighter(gravel, -0.03),
        at=697.0,
        mist=False,
    )
    on.put(ribbon(middle, np.full_like(middle, 1.75), z.astype(np.float32), 0.10), gravel, at=696.9, mist=False)
    wood = snowed(rgb("#6a5444"), world.light.white, 0.5)
    for at in np.concatenate([np.arange(-14.0, 40.0, 0.75), np.arange(40.0, 120.0, 1.5)]):
        mid = float(x + _curve(float(at), bend))
        on.put(
            raised(box(mid - 1.25, float(at) - 0.13, mid + 1.25, float(at) + 0.13), 0.14), wood, at=696.8, mist=False
        )
    for offset in (-0.72, 0.72):
        rail = ribbon(middle + np.float32(offset), np.full_like(middle, 0.055), z.astype(np.float32), 0.24)
        on.put(rail, mix(rgb("#aab4bd"), world.light.horizon, 0.35), at=696.7, mist=False)


def _platform(on: Scenery, world: World, rng: np.random.Generator, side: float) -> None:
    """Build a platform with a waiting house, a clock, a bench and lamps."""
    stone = snowed(rgb("#b3a894"), world.light.white)
    x0, x1 = sorted((side * 3.0, side * 15.0))
    top = np.array([[x0, 0.75, 70.0], [x1, 0.75, 70.0], [x1, 0.75, 8.0], [x0, 0.75, 8.0]], np.float32)
    on.put(top, stone, at=75.0, mist=False)
    face = np.array(
        [[side * 3.0, 0.0, 70.0], [side * 3.0, 0.75, 70.0], [side * 3.0, 0.75, 8.0], [side * 3.0, 0.0, 8.0]], np.float32
    )
    on.put(face, lighter(stone, -0.13), at=74.9, mist=False)
    on.put(box(x0, 0.0, x1, 0.75), lighter(stone, -0.08), 8.0, at=74.8, mist=False)
    edge = np.array(
        [[side * 3.0, 0.76, 70.0], [side * 3.35, 0.76, 70.0], [side * 3.35, 0.76, 8.0], [side * 3.0, 0.76, 8.0]],
        np.float32,
    )
    on.put(edge, rgb("#efe2b8"), at=74.7, mist=False)
    house(on, world, rng, side * 11.0, 26.0, House(10.0, 4.0, 2.6, 1, 3, smoke=False), y=0.75)
    roof = rgb("#6a3f3a")
    canopy = outline((side * 5.2, 4.5), (side * 16.0, 4.5), (side * 16.0, 4.9), (side * 5.6, 5.0))
    on.put(canopy, snowed(roof, world.light.white), 23.5, rim=True, mist=False)
    for dx in (6.0, 10.5, 15.0):
        on.put(stroke([[side * dx, 0.75], [side * dx, 4.5]], 0.16), rgb("#3f5048"), 23.6, at=23.55, mist=False)
    on.put(oval(side * 7.6, 3.6, 0.42, count=22), rgb("#f3ead8"), 23.3, mist=False)
    on.put(stroke([[side * 7.6, 3.6], [side * 7.6, 3.88]], 0.05), rgb("#2c2c30"), 23.2, mist=False)
    on.put(stroke([[side * 7.6, 3.6], [side * 7.8, 3.55]], 0.05), rgb("#2c2c30"), 23.2, mist=False)
    for z in (40.0, 14.0):
        lamp_post(on, world, side * 4.6, z, 4.8)


def _signal(on: Scenery, world: World, x: float, z: float) -> None:
    """Set up a signal with a lowered arm and a light."""
    on.put(stroke([[x, 0.0], [x, 6.2]], [0.22, 0.16]), rgb("#e8e2d4"), z, rim=True, mist=False)
    arm = outline((x, 5.7), (x + 1.5, 5.2), (x + 1.4, 4.9), (x, 5.35))
    on.put(arm, rgb("#c23b30"), z - 0.02, at=z, mist=False)
    on.put(
        outline((x + 1.05, 5.35), (x + 1.25, 5.28), (x + 1.18, 4.97), (x + 0.98, 5.05)),
        rgb("#f3ead8"),
        z - 0.03,
        at=z,
        mist=False,
    )
    from circletake.render.scene import Paint

    on.put(oval(x - 0.28, 5.45, 0.17, count=14), Paint(rgb("#6fe0a0"), emission=0.6), z - 0.03, at=z, mist=False)
    del world
