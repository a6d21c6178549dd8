"""The country: a village, a farm, a railway, a road."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.buildings import House, church, fence, house
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.lamps import lamp_post, smoke
from circletake.render.places.kit.land import frame_grass, frame_leaves, grow_tufts, put_stone, range_of_hills, span
from circletake.render.places.kit.lines import box, joined, moved, noise, outline, oval, raised, ridge, stroke
from circletake.render.places.kit.plants import grass_colour, leaf_colour, plant, snowed, tree, tree_line
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area, Flat, Floats, Rgb


def village(world: World) -> Scenery:
    """Cottages round a green with a church on the rise behind them, and smoke over the roofs."""
    rng = world.rng("village")
    on = Scenery(ground=Rolling("earth", rng, 0.03), area=Area(-6.5, 6.5, 0.0, 4.6), air_m=260.0, horizon=0.59, wide_m=15.0,
                 eye_m=2.1)  # fmt: skip
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


def _hilltop_church(on: Scenery, world: World, rng: np.random.Generator, edge: Floats) -> None:
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
        plan = House(wide, float(rng.uniform(low, high)) * (1.45 if two else 1.0), float(rng.uniform(2.8, 4.0)), 2 if two else 1, 3,
                     timber=bool(rng.random() < 0.3), shutters=bool(rng.random() < 0.4), smoke=bool(rng.random() < 0.5))  # fmt: skip
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


def farm(world: World) -> Scenery:
    """A farmyard with a red barn, a silo, a farmhouse, fences and hay."""
    rng = world.rng("farm")
    on = Scenery(ground=Rolling("earth", rng, 0.03), area=Area(-6.5, 6.5, 0.0, 4.6), air_m=330.0, horizon=0.60, wide_m=15.0,
                 eye_m=2.0)  # fmt: skip
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


def _ribbon(middle: Floats, half: Floats, z: Floats, y: float) -> Floats:
    """Return a level strip that follows a line into the distance: (P, 3)."""
    flat = np.concatenate([np.stack([middle - half, z], 1), np.stack([middle + half, z], 1)[::-1]])
    return raised(flat.astype(np.float32), y)


def _open_land(on: Scenery, world: World, rng: np.random.Generator, near: Rgb, far: Rgb) -> None:
    """Lay level land to the horizon in wide stripes, for what runs away over it."""
    on.floor_plane((-2500.0, 2500.0), (-45.0, 700.0), near, mix(near, far, 0.8), at=700.0)
    for number, z in enumerate(np.geomspace(9.0, 420.0, 13)):
        x = np.linspace(-3.2, 3.2, 40) * (z + 20.0)
        edge = z * (1.0 + 0.06 * noise(rng, x, 1.3 * (z + 10.0), 3))
        strip = np.concatenate([np.stack([x, edge], 1), np.stack([x, edge * 0.86], 1)[::-1]])
        tone = lighter(mix(near, far, min(z / 420.0, 1.0)), 0.018 if number % 2 else -0.018)
        on.put(raised(strip.astype(np.float32), 0.0), tone, at=699.0 - number * 0.1, opacity=0.75, mist=False)


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
    _open_land(on, world, rng, green, mix(green, rgb("#9fae86"), 0.4))
    side = 1.0 if rng.random() < 0.5 else -1.0
    bend = side * 0.00022
    for start in (-1.2, -6.6):
        _track(on, world, rng, side * start, bend)
    for z in np.geomspace(14.0, 420.0, 11):
        _pole(on, float(side * (4.6 + bend * 4000 * 0.0) + side * bend * 0.0 + _curve(z, bend) + side * 2.0), float(z))
    _platform(on, world, rng, side)
    _signal(on, world, -side * 4.4, 22.0)
    for _ in range(9):
        z = float(rng.uniform(60.0, 320.0))
        x = float(rng.choice([-1, 1]) * rng.uniform(0.25, 0.9)) * z
        plant(on, world, tree("round", world, rng, float(rng.uniform(6.0, 11.0))), x, z, moves=False, rim=False)
    grow_tufts(on, world, "track grass", 60, (-11.0, 11.0), (-9.0, 9.0), lighter(green, -0.02), height=0.3)
    return on


def _curve(z: Floats | float, bend: float) -> Floats | float:
    """Return how far a line has turned aside at a depth."""
    return bend * np.maximum(np.asarray(z, np.float64) - 10.0, 0.0) ** 2 * 0.4


def _track(on: Scenery, world: World, rng: np.random.Generator, x: float, bend: float) -> None:
    """Lay ballast, sleepers and two rails."""
    del rng
    gravel = snowed(rgb("#8f877e"), world.light.white, 0.6)
    z = np.concatenate([np.linspace(-45.0, 10.0, 12), np.geomspace(11.0, 600.0, 40)])
    middle = (x + _curve(z, bend)).astype(np.float32)
    on.put(
        _ribbon(middle, np.full_like(middle, 2.1), z.astype(np.float32), 0.03),
        lighter(gravel, -0.03),
        at=697.0,
        mist=False,
    )
    on.put(_ribbon(middle, np.full_like(middle, 1.75), z.astype(np.float32), 0.10), gravel, at=696.9, mist=False)
    wood = snowed(rgb("#6a5444"), world.light.white, 0.5)
    for at in np.concatenate([np.arange(-14.0, 40.0, 0.75), np.arange(40.0, 120.0, 1.5)]):
        mid = float(x + _curve(float(at), bend))
        on.put(
            raised(box(mid - 1.25, float(at) - 0.13, mid + 1.25, float(at) + 0.13), 0.14), wood, at=696.8, mist=False
        )
    for offset in (-0.72, 0.72):
        rail = _ribbon(middle + np.float32(offset), np.full_like(middle, 0.055), z.astype(np.float32), 0.24)
        on.put(rail, mix(rgb("#aab4bd"), world.light.horizon, 0.35), at=696.7, mist=False)


def _pole(on: Scenery, x: float, z: float) -> None:
    wood = rgb("#5a4638")
    on.put(stroke([[x, 0.0], [x, 6.4]], [0.2, 0.15]), wood, z, mist=False)
    for level in (5.4, 6.0):
        on.put(box(x - 0.95, level, x + 0.95, level + 0.12), wood, z - 0.01, at=z, mist=False)
        for dx in (-0.8, -0.4, 0.4, 0.8):
            on.put(
                box(x + dx - 0.05, level + 0.12, x + dx + 0.05, level + 0.28),
                rgb("#d8e0e0"),
                z - 0.02,
                at=z,
                mist=False,
            )


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


def road(world: World) -> Scenery:
    """A road that leads straight to the horizon between posts, poles and distant hills."""
    rng = world.rng("road")
    on = Scenery(
        ground=Flat("asphalt"), area=Area(-5.0, 5.0, 0.0, 5.0), air_m=520.0, horizon=0.56, wide_m=14.0, eye_m=1.9
    )
    add_clouds(on, world)
    dry = world.pick("road kind", 3) == 0
    green = snowed(rgb("#cfa368"), world.light.white) if dry else grass_colour(world)
    far = mix(rgb("#b8714f") if dry else green, rgb("#7f9fb0"), 0.5)
    range_of_hills(on, rng, 2600.0, 380.0, far, scale=0.7, sharp=0.5 if dry else 0.2, octaves=4)
    range_of_hills(on, rng, 1200.0, 80.0, mix(far, green, 0.5), scale=0.8, octaves=3)
    _open_land(on, world, rng, green, mix(green, far, 0.4))
    track = any(word in ("dirt", "country", "forest", "muddy", "old") for word in world.adjectives)
    _carriageway(on, world, rng, track)
    for z in np.geomspace(12.0, 500.0, 12):
        _pole(on, 6.4 + 0.004 * float(z), float(z))
    for z in np.geomspace(6.0, 260.0, 14):
        for side in (-1.0, 1.0):
            post = box(side * 4.0 - 0.06, 0.0, side * 4.0 + 0.06, 0.85)
            on.put(post, rgb("#efe9dc"), float(z), mist=False)
            on.put(
                box(side * 4.0 - 0.062, 0.55, side * 4.0 + 0.062, 0.72),
                rgb("#c23b30"),
                float(z) - 0.01,
                at=float(z),
                mist=False,
            )
    for _ in range(12):
        z = float(rng.uniform(30.0, 320.0))
        x = float(rng.choice([-1, 1])) * (8.0 + float(rng.uniform(0.1, 0.9)) * z)
        if dry:
            put_stone(on, rng, x, z, float(rng.uniform(1.0, 4.0)), rgb("#a3704f"))
        else:
            plant(on, world, tree("round", world, rng, float(rng.uniform(6.0, 11.0))), x, z, moves=False, rim=False)
    grow_tufts(on, world, "verge", 70, (-13.0, 13.0), (-9.0, 12.0), lighter(green, -0.03), height=0.36, clear=4.3)
    if not dry:
        frame_grass(on, world, lighter(green, -0.23))
    return on


def _carriageway(on: Scenery, world: World, rng: np.random.Generator, track: bool) -> None:
    z = np.concatenate([np.linspace(-45.0, 10.0, 10), np.geomspace(11.0, 690.0, 30)]).astype(np.float32)
    middle = np.zeros_like(z)
    tar = snowed(rgb("#a98a66") if track else rgb("#5d6068"), world.light.white, 0.35)
    on.put(_ribbon(middle, np.full_like(z, 4.2), z, 0.02), mix(tar, rgb("#a89c86"), 0.5), at=697.0, mist=False)
    on.put(_ribbon(middle, np.full_like(z, 3.5), z, 0.03), tar, at=696.9, mist=False)
    if track:
        for offset in (-1.1, 1.1):
            rut = _ribbon(middle + np.float32(offset), np.full_like(z, 0.3), z, 0.04)
            on.put(rut, lighter(tar, -0.07), at=696.8, mist=False)
        return
    paint = rgb("#efe6cf")
    for offset in (-3.2, 3.2):
        on.put(
            _ribbon(middle + np.float32(offset), np.full_like(z, 0.07), z, 0.04),
            paint,
            at=696.8,
            opacity=0.85,
            mist=False,
        )
    for at in np.concatenate([np.arange(-12.0, 60.0, 6.0), np.arange(60.0, 300.0, 12.0)]):
        on.put(raised(box(-0.08, float(at), 0.08, float(at) + 3.0), 0.04), paint, at=696.8, opacity=0.9, mist=False)
    for _ in range(10):
        x, at = float(rng.uniform(-3.0, 3.0)), float(rng.uniform(-8.0, 16.0))
        crack = stroke([[x, at], [x + 0.3, at + 0.6], [x + 0.1, at + 1.4]], 0.04)
        on.put(raised(crack, 0.035), lighter(tar, -0.06), at=696.85, mist=False)


__all__ = ["farm", "moved", "railway", "road", "smoke", "village"]
