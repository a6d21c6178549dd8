"""A farmyard with a red barn, a silo, a farmhouse, fences and hay."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.buildings import House, fence, house
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.land import frame_grass, grow_tufts, range_of_hills, span
from circletake.render.places.kit.lines import box, noise, outline, oval, ridge, stroke
from circletake.render.places.kit.plants import grass_colour, leaf_colour, plant, snowed, tree, tree_line
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area


def farm(world: World) -> Scenery:
    """A farmyard with a red barn, a silo, a farmhouse, fences and hay."""
    rng = world.rng("farm")
    on = Scenery(
        ground=Rolling("earth", rng, 0.03),
        area=Area(-6.5, 6.5, 0.0, 4.6),
        air_m=330.0,
        horizon=0.60,
        wide_m=15.0,
        eye_m=2.0,
    )
    add_clouds(on, world)
    green = grass_colour(world)
    earth = snowed(rgb("#bf9f70"), world.light.white)
    range_of_hills(on, rng, 1000.0, 120.0, mix(green, rgb("#7f9fb0"), 0.5), scale=0.9, octaves=3)
    x = span(300.0, 200)
    on.put(
        ridge(x, tree_line(rng, x, 16.0, False) * (0.4 + 0.6 * np.abs(noise(rng, x, 160.0, 2))), -9.0),
        mix(leaf_colour(world, rng), rgb("#47755c"), 0.4),
        300.0,
    )
    crop = mix(green, rgb("#dfb850"), 0.5 if world.light.season == "summer" else 0.2)
    lay_sheets(on, world, crop, mix(crop, green, 0.5), depths=(220.0, 140.0, 92.0, 62.0), roll=0.014, tone=0.03)
    side = float(rng.choice([-1.0, 1.0]))
    _barn(on, world, rng, side * 15.5, 32.0)
    house(on, world, rng, -side * 15.0, 38.0, House(8.5, 4.6, 3.6, 2, 3, smoke=True, shutters=True))
    plant(on, world, tree("round", world, rng, 8.5), -side * 22.0, 34.0)
    _windpump(on, world, -side * 5.5, 70.0)
    lay_sheets(on, world, mix(green, earth, 0.4), crop, depths=(40.0, 26.0), roll=0.012, name="yard far")
    fence(on, (-60.0, -3.4) if side > 0 else (3.4, 60.0), 20.0, snowed(rgb("#d8cbb2"), world.light.white, 0.3))
    fence(on, (3.6, 60.0) if side > 0 else (-60.0, -3.6), 13.0, snowed(rgb("#a08260"), world.light.white, 0.3))
    lay_sheets(
        on,
        world,
        earth,
        mix(earth, green, 0.5),
        depths=(17.0, 11.0, 7.4, 4.8, 2.2, -0.4, -3.2, -7.0, -12.0),
        roll=0.012,
        name="yard",
    )
    _hay(on, world, rng, -side)
    grow_tufts(on, world, "yard grass", 50, (-11.0, 11.0), (-8.0, 9.0), green, height=0.26, clear=2.4, ground=True)
    frame_grass(on, world, lighter(green, -0.23))
    return on


def _barn(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float) -> None:
    """Build a barn with a gambrel roof and a cross-braced door, and a silo beside it."""
    red = varied(rgb("#a8443a"), rng, 0.015)
    white, snow = rgb("#efe6d6"), world.light.white
    roof = snowed(rgb("#5f5560"), snow)
    sx = x + np.copysign(7.6, x)
    tin = rgb("#b9bcc0")
    on.put(
        box(sx - 2.0, 0.0, sx + 2.0, 10.5),
        lighter(tin, 0.02),
        z + 0.6,
        bottom=lighter(tin, -0.10),
        rim=True,
        mist=False,
    )
    turn = np.linspace(0, np.pi, 14)
    on.put(
        np.stack([sx + 2.15 * np.cos(turn), 10.4 + 1.9 * np.sin(turn)], 1).astype(np.float32),
        snowed(lighter(tin, -0.05), snow),
        z + 0.58,
        at=z + 0.6,
        rim=True,
        mist=False,
    )
    for level in (2.5, 5.0, 7.5):
        on.put(box(sx - 2.0, level, sx + 2.0, level + 0.16), lighter(tin, -0.10), z + 0.57, at=z + 0.6, mist=False)
    wall = outline(
        (x - 5.6, -0.2), (x + 5.6, -0.2), (x + 5.6, 4.6), (x + 3.6, 7.6), (x, 9.0), (x - 3.6, 7.6), (x - 5.6, 4.6)
    )
    on.put(wall, lighter(red, 0.02), z, bottom=lighter(red, -0.08), rim=True, mist=False)
    eaves = np.array([[x - 6.1, 4.2], [x - 3.8, 7.85], [x, 9.4], [x + 3.8, 7.85], [x + 6.1, 4.2]])
    on.put(stroke(eaves, 0.55), roof, z - 0.02, at=z, rim=True, mist=False)
    for at in np.arange(x - 5.0, x + 5.1, 0.8):
        on.put(box(float(at) - 0.02, 0.0, float(at) + 0.02, 4.5), lighter(red, -0.06), z - 0.01, at=z, mist=False)
    on.put(box(x - 1.9, 0.0, x + 1.9, 3.5), white, z - 0.03, at=z, mist=False)
    on.put(box(x - 1.7, 0.0, x + 1.7, 3.3), lighter(red, -0.03), z - 0.04, at=z, mist=False)
    for side in (-1.0, 1.0):
        a, b = (x, x + side * 1.7)
        on.put(stroke([[a, 0.1], [b, 3.2]], 0.18), white, z - 0.05, at=z, mist=False)
        on.put(stroke([[a, 3.2], [b, 0.1]], 0.18), white, z - 0.05, at=z, mist=False)
    on.put(box(x - 0.09, 0.0, x + 0.09, 3.3), white, z - 0.06, at=z, mist=False)
    on.put(box(x - 0.85, 5.4, x + 0.85, 6.9), white, z - 0.03, at=z, mist=False)
    on.put(box(x - 0.7, 5.5, x + 0.7, 6.8), rgb("#3a2c2c"), z - 0.04, at=z, mist=False)


def _windpump(on: Scenery, world: World, x: float, z: float) -> None:
    """Set up a wind pump whose wheel turns with the wind."""
    iron = rgb("#6f757a")
    for dx in (-1.5, 1.5):
        on.put(stroke([[x + dx, 0.0], [x + dx * 0.15, 11.0]], [0.26, 0.18]), iron, z, mist=False)
    for level in (2.5, 5.0, 7.5):
        half = 1.5 * (1 - level / 13.0)
        on.put(stroke([[x - half, level], [x + half, level + 1.6]], 0.12), iron, z, mist=False)
    turn = world.clock.times_s.astype(np.float64) * (0.4 + 0.22 * world.light.wind_mps)
    blade = outline((0.35, -0.10), (2.3, -0.34), (2.3, 0.34), (0.35, 0.10))
    for number in range(10):
        angle = turn + number * 2 * np.pi / 10
        c, s = np.cos(angle), np.sin(angle)
        spin = np.stack([np.stack([c, s], -1), np.stack([-s, c], -1)], axis=1)
        moving = np.einsum("pi,fij->fpj", blade, spin) + np.array([x, 11.2])
        on.put(moving.astype(np.float32), rgb("#d8d4cc"), z - 0.1, at=z - 0.1, mist=False)


def _hay(on: Scenery, world: World, rng: np.random.Generator, side: float) -> None:
    """Leave bales of hay and a trough in the yard."""
    straw = snowed(rgb("#d9b25a"), world.light.white, 0.6)
    for x, z in ((side * 6.2, 8.5), (side * 7.9, 9.2), (side * 7.0, 8.9)):
        y = 0.62 if x != side * 7.0 else 1.62
        on.put(oval(x, y, 0.66, count=26), lighter(straw, 0.03), z, bottom=lighter(straw, -0.10), rim=True, mist=False)
        turn = np.linspace(0.0, 5.5 * np.pi, 60)
        spiral = np.stack([x + 0.034 * turn * np.cos(turn), y + 0.034 * turn * np.sin(turn)], 1)
        on.put(stroke(spiral, 0.035), lighter(straw, -0.11), z - 0.02, at=z, mist=False)
    wood = rgb("#8a6a4a")
    x = -side * float(rng.uniform(6.0, 7.4))
    on.put(
        outline((x - 1.0, 0.5), (x + 1.0, 0.5), (x + 0.8, 0.08), (x - 0.8, 0.08)),
        wood,
        7.0,
        bottom=lighter(wood, -0.09),
        rim=True,
        mist=False,
    )
    for dx in (-0.65, 0.65):
        on.put(box(x + dx - 0.06, 0.0, x + dx + 0.06, 0.3), lighter(wood, -0.10), 7.02, mist=False)
