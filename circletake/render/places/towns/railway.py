"""A railway that passes a small station, with a branch to the horizon, a signal and telegraph poles."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.buildings import House, house
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.furniture import wall_clock
from circletake.render.places.kit.lamps import lamp_post
from circletake.render.places.kit.land import grow_tufts, range_of_hills
from circletake.render.places.kit.lines import box, joined, outline, oval, raised, stroke
from circletake.render.places.kit.plants import grass_colour, plant, snowed, tree
from circletake.render.places.kit.ways import open_land, pole, ribbon
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area, Flat


def railway(world: World) -> Scenery:
    """A railway that passes a small station, with a branch to the horizon, a signal and telegraph poles."""
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
    _line(on, world)
    _branch(on, world, side)
    for z in np.geomspace(16.0, 420.0, 10):
        pole(on, -side * (7.5 + 0.05 * float(z)), float(z))
    for x in (-21.0, -3.0, 15.0):
        pole(on, x + side * 2.0, 9.4)
    _platform(on, world, rng, side)
    _signal(on, world, -side * 6.2, 7.4)
    for _ in range(9):
        z = float(rng.uniform(60.0, 320.0))
        x = float(rng.choice([-1, 1]) * rng.uniform(0.25, 0.9)) * z
        plant(on, world, tree("round", world, rng, float(rng.uniform(6.0, 11.0))), x, z, moves=False, rim=False)
    grow_tufts(on, world, "track grass", 60, (-11.0, 11.0), (-9.0, 1.2), lighter(green, -0.02), height=0.3)
    return on


def _line(on: Scenery, world: World) -> None:
    """Lay two tracks across the view, on ballast: trains run here."""
    gravel = snowed(rgb("#8f877e"), world.light.white, 0.6)
    on.put(raised(box(-320.0, 1.3, 320.0, 9.0), 0.01), lighter(gravel, -0.04), at=697.0, mist=False)
    on.put(raised(box(-320.0, 1.8, 320.0, 8.5), 0.02), gravel, at=696.9, mist=False)
    wood = snowed(rgb("#6a5444"), world.light.white, 0.5)
    for z in (4.9, 7.4):
        sleepers = [raised(box(x - 0.13, z - 1.15, x + 0.13, z + 1.15), 0.03) for x in np.arange(-42.0, 42.0, 0.8)]
        for sleeper in sleepers:
            on.put(sleeper, lighter(wood, 0.0 if z < 6.0 else 0.03), at=696.8, mist=False)
        for rail in (z - 0.72, z + 0.72):
            steel = mix(rgb("#aab4bd"), world.light.horizon, 0.35)
            on.put(raised(box(-320.0, rail - 0.05, 320.0, rail + 0.05), 0.06), steel, at=696.7, mist=False)


def _branch(on: Scenery, world: World, side: float) -> None:
    """Let a single track turn off and curve away to the horizon."""
    gravel = snowed(rgb("#8f877e"), world.light.white, 0.6)
    z = np.geomspace(9.0, 620.0, 44)
    middle = side * (-7.0 + 26.0 * np.exp(-((z - 9.0) / 16.0)) - 0.055 * z)
    half = np.full_like(z, 1.9)
    on.put(ribbon(middle, half, z, 0.02), lighter(gravel, -0.03), at=696.6, mist=False)
    steel = mix(rgb("#aab4bd"), world.light.horizon, 0.35)
    for offset in (-0.72, 0.72):
        on.put(ribbon(middle + offset, np.full_like(z, 0.06), z, 0.05), steel, at=696.5, mist=False)


def _platform(on: Scenery, world: World, rng: np.random.Generator, side: float) -> None:
    """Build a platform beyond the tracks, with a waiting house, a canopy, a clock, benches and lamps."""
    stone = snowed(rgb("#b3a894"), world.light.white)
    x0, x1 = sorted((side * 3.6, side * 26.0))
    top = np.array([[x0, 0.8, 15.5], [x1, 0.8, 15.5], [x1, 0.8, 10.0], [x0, 0.8, 10.0]], np.float32)
    on.put(top, stone, at=16.0, mist=False)
    on.put(box(x0, 0.0, x1, 0.8), lighter(stone, -0.11), 10.0, bottom=lighter(stone, -0.16), at=15.9, mist=False)
    edge = np.array([[x0, 0.81, 10.4], [x1, 0.81, 10.4], [x1, 0.81, 10.0], [x0, 0.81, 10.0]], np.float32)
    on.put(edge, rgb("#efe2b8"), at=15.8, mist=False)
    middle = side * 12.5
    house(on, world, rng, middle, 15.2, House(11.0, 4.2, 2.6, 1, 4, shutters=True), y=0.8)
    roof = snowed(rgb("#6a3f3a"), world.light.white)
    on.put(
        outline((middle - 6.4, 4.3), (middle + 6.4, 4.3), (middle + 6.0, 4.75), (middle - 6.0, 4.75)),
        roof,
        12.6,
        rim=True,
    )
    teeth = [outline((x, 4.3), (x + 0.5, 4.3), (x + 0.25, 4.02)) for x in np.arange(middle - 6.4, middle + 6.3, 0.5)]
    on.put(joined(teeth), lighter(roof, 0.10), 12.58, at=12.6)
    for dx in (-5.4, -1.8, 1.8, 5.4):
        on.put(stroke([[middle + dx, 0.8], [middle + dx, 4.3]], 0.15), rgb("#3f5048"), 12.65, mist=False)
    wall_clock(on, world, middle, 3.45, 12.5, 0.36)
    for dx in (-3.6, 3.6):
        on.put(box(middle + dx - 0.9, 1.2, middle + dx + 0.9, 1.32), rgb("#9a6b44"), 12.7, rim=True, mist=False)
        on.put(box(middle + dx - 0.9, 1.5, middle + dx + 0.9, 1.75), rgb("#9a6b44"), 12.72, mist=False)
    for x in (side * 5.2, side * 20.5):
        lamp_post(on, world, x, 11.0, 5.2)


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
