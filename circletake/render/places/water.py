"""Fresh water and deep water: a river, a lake, the sea bed."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, multiplied, rgb, varied
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import lay_sheets
from circletake.render.places.kit.land import frame_grass, frame_leaves, grow_tufts, put_stone, range_of_hills, span
from circletake.render.places.kit.lines import box, moved, noise, outline, oval, raised, ridge, smooth, stroke
from circletake.render.places.kit.plants import grass_colour, leaf_colour, plant, reed, snowed, sway, tree, tree_line
from circletake.render.places.kit.waves import glitter, water_colour
from circletake.render.places.scenery import Glow, Mist, Scenery, Swarm, Water, World
from circletake.render.scene import Area, Flat, Floats, Material, Paint, Rgb


class _Bank:
    """A river's near bank: earth up to its edge, water beyond."""

    def __init__(self, edge_z: float) -> None:
        self._edge = edge_z

    def height(self, x: Floats, z: Floats, t: Floats) -> Floats:
        """Return 0 on the bank and a little less on the water."""
        away = np.broadcast_to(np.asarray(z, np.float32), np.broadcast(x, z, t).shape)
        return np.where(away > self._edge, np.float32(-0.25), np.float32(0.0)).astype(np.float32)

    def material(self, x: float, z: float) -> Material:
        """Return grass, or water beyond the edge."""
        return "water" if z > self._edge else "grass"

    def is_water(self, x: float, z: float) -> bool:
        """Tell whether it lies beyond the edge."""
        return z > self._edge


def river(world: World) -> Scenery:
    """A river that comes winding out of the hills and passes close by."""
    on = Scenery(ground=_Bank(4.6), area=Area(-7.0, 7.0, 0.0, 4.0), air_m=260.0, horizon=0.50, wide_m=14.0, eye_m=3.4)
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
    _current(on, world, rng, (5.2, 15.0))
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
            kind = ("round", "poplar", "pine")[int(rng.integers(3))]
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


def _current(on: Scenery, world: World, rng: np.random.Generator, z: tuple[float, float]) -> None:
    """Let light lines slide along with the water."""
    times = world.clock.times_s.astype(np.float64)
    tone = lighter(world.light.horizon, 0.05)
    for _ in range(34):
        depth = float(rng.uniform(*z))
        reach = 1.1 * (depth + 14.0)
        x = (rng.uniform(0, 2 * reach) + times * rng.uniform(0.7, 1.2)) % (2 * reach) - reach
        length = float(rng.uniform(0.4, 1.6))
        line = outline((-length, 0.0), (0.0, 0.035), (length, 0.0), (0.0, -0.02))
        moving = line[None] + np.stack([x, np.full_like(x, -0.24)], 1)[:, None]
        on.put(moving.astype(np.float32), tone, depth, at=min(depth, 15.5), opacity=0.4, mist=False)


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
        put_stone(on, rng, float(rng.choice([-1.0, 1.0]) * rng.uniform(4.6, 11.0)), float(rng.uniform(4.7, 7.0)),
                  float(rng.uniform(0.4, 1.2)), rgb("#8a867c"), y=-0.3, snow=world.light.white)  # fmt: skip
    grow_tufts(on, world, "bank", 60, (-11.0, 11.0), (-8.0, 4.2), lighter(green, -0.02), height=0.32)
    if world.pick("framing", 2):
        frame_leaves(on, world, lighter(leaf_colour(world, rng), -0.24))
    else:
        frame_grass(on, world, lighter(green, -0.24))


def lake(world: World) -> Scenery:
    """A still lake that mirrors wooded hills, with a landing stage."""
    on = Scenery(ground=_Bank(4.4), area=Area(-7.0, 7.0, 0.0, 3.9), air_m=330.0, horizon=0.47, wide_m=14.0, eye_m=3.0)
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
    on.waters.append(Water(200.0, 4.4, far, near, 0.86, 0.52, 0.0028, -0.25))
    glitter(on, world, (8.0, 190.0), 0.6)
    _current(on, world, rng, (6.0, 60.0))
    _shore(on, world, rng, green)
    return on


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


def underwater(world: World) -> Scenery:
    """The bed of the sea: sand, coral and weed in light that falls from above."""
    day = max(0.25, 1.0 - 0.85 * world.light.night)
    top, deep = mix(rgb("#0a2540"), rgb("#7fd6d8"), day), mix(rgb("#04101f"), rgb("#0f4f70"), day)
    tint = multiplied((0.66, 0.92, 1.02), (0.45 + 0.55 * day,) * 3)
    on = Scenery(
        ground=Flat("sand"), area=Area(-7.0, 7.0, 0.0, 5.0), air_m=26.0, haze=mix(deep, top, 0.45), sky=(top, deep),
        inside=tint, weather="none", horizon=0.52, wide_m=14.0, eye_m=2.6, shade=0.35,
    )  # fmt: skip
    rng = world.rng("underwater")
    _light_from_above(on, world, rng, day)
    sand = rgb("#cdbb8e")
    for z, height, tone in ((46.0, 7.0, -0.06), (28.0, 4.5, -0.03), (17.0, 2.6, 0.0)):
        range_of_hills(
            on, rng, z, height, lighter(mix(sand, rgb("#5a7f86"), 0.5), tone), scale=0.6, base=0.2, sharp=0.3
        )
        for _ in range(5):
            put_stone(on, rng, float(rng.uniform(-0.9, 0.9)) * (z + 14.0), z - 0.5, float(rng.uniform(1.5, 5.0)),
                      rgb("#6a6f7a"), tall=0.9)  # fmt: skip
    lay_sheets(
        on, world, sand, lighter(sand, -0.03), depths=(11.0, 8.0, 5.6, 3.4, 1.2, -1.2, -3.8, -7.0, -12.0), roll=0.03
    )
    _reef(on, world, rng)
    _bubbles(on, world, rng)
    return on


def _light_from_above(on: Scenery, world: World, rng: np.random.Generator, day: float) -> None:
    """Let rays sway down from the surface."""
    times = world.clock.times_s.astype(np.float64)
    for ray in range(9):
        x = float(rng.uniform(-15.0, 15.0))
        wide = float(rng.uniform(0.5, 1.7))
        lean = 2.0 + 2.0 * np.sin(times * 0.22 + ray)
        frames = [
            outline((x - wide, 13.0), (x + wide, 13.0), (x + wide * 2.6 + s, -1.0), (x - wide * 2.6 + s, -1.0))
            for s in lean
        ]
        level = (0.22 * day * (0.65 + 0.35 * np.sin(times * 0.7 + ray * 2.1))).astype(np.float32)
        on.put(np.stack(frames), Paint(rgb("#d8fff4"), opacity=1.0, emission=0.15, fade=0.05), float(rng.uniform(6.0, 20.0)),
               fading=level, haze=0.3, mist=False, zone="own")  # fmt: skip
    on.glows.append(Glow(0.0, 17.0, 30.0, 26.0, rgb("#bff5ee"), 0.5 * day, "add", 0.5))


def _reef(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Grow corals, fans and weed to both sides."""
    hues = ("#e8735f", "#f0a052", "#d85f8a", "#b574c9", "#f2c76a", "#5fb8a8")
    for side in (-1.0, 1.0):
        for _ in range(9):
            x, z = side * float(rng.uniform(3.2, 11.0)), float(rng.uniform(1.5, 9.0))
            colour = varied(rgb(hues[int(rng.integers(len(hues)))]), rng)
            (_coral, _fan, _brain)[int(rng.integers(3))](on, rng, x, z, colour)
        for _ in range(10):
            x, z = side * float(rng.uniform(2.6, 12.0)), float(rng.uniform(0.5, 10.0))
            _weed(on, world, rng, x, z, float(rng.uniform(1.4, 4.2)))


def _coral(on: Scenery, rng: np.random.Generator, x: float, z: float, colour: Rgb) -> None:
    size = float(rng.uniform(0.7, 1.5))
    for angle in np.linspace(0.5, np.pi - 0.5, 6) + rng.normal(0, 0.12, 6):
        length = size * float(rng.uniform(0.6, 1.1))
        knee = np.array([np.cos(angle) * 0.5, 0.55]) * length
        tip = knee + length * 0.5 * np.array([np.cos(angle) * 0.5, 0.9])
        arm = stroke([[0.0, -0.1], knee, tip], np.array([0.22, 0.17, 0.15]) * size)
        end = oval(float(tip[0]), float(tip[1]), 0.09 * size, count=10)
        for part in (arm, end):
            on.put(moved(part, x), lighter(colour, 0.06), z, bottom=lighter(colour, -0.12), rim=True, mist=False)


def _fan(on: Scenery, rng: np.random.Generator, x: float, z: float, colour: Rgb) -> None:
    size = float(rng.uniform(0.8, 1.6))
    turn = np.linspace(0.25, np.pi - 0.25, 12)
    reach = size * (0.9 + 0.16 * np.where(np.arange(12) % 2, 1.0, -0.4))
    shape = np.concatenate(
        [[[0.05, -0.05]], np.stack([reach * np.cos(turn), reach * np.sin(turn)], 1), [[-0.05, -0.05]]]
    )
    on.put(moved(smooth(shape, 3), x), lighter(colour, 0.05), z, bottom=lighter(colour, -0.12), rim=True, mist=False)
    for angle in np.linspace(0.5, np.pi - 0.5, 6):
        rib = stroke([[0.0, 0.0], [0.8 * size * np.cos(angle), 0.8 * size * np.sin(angle)]], [0.05, 0.02])
        on.put(moved(rib, x), lighter(colour, -0.10), z - 0.01, at=z, mist=False)


def _brain(on: Scenery, rng: np.random.Generator, x: float, z: float, colour: Rgb) -> None:
    size = float(rng.uniform(0.5, 1.1))
    turn = np.linspace(0.0, np.pi, 16)
    dome = np.stack([x + size * np.cos(turn), 0.8 * size * np.sin(turn) - 0.05], 1)
    on.put(dome.astype(np.float32), lighter(colour, 0.05), z, bottom=lighter(colour, -0.12), rim=True, mist=False)
    for share in (0.45, 0.75):
        line = dome * (1.0, share) + (0.0, 0.0)
        line[:, 0] = x + (line[:, 0] - x) * (share + 0.15)
        on.put(stroke(line, 0.05), lighter(colour, -0.10), z - 0.01, at=z, mist=False)


def _weed(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float, height: float) -> None:
    """Grow a ribbon of weed that waves in the current."""
    times = world.clock.times_s.astype(np.float64)
    u = np.linspace(0.0, 1.0, 9)
    phase, pace = float(rng.uniform(0, 6.28)), float(rng.uniform(0.7, 1.2))
    bend = 0.22 * height * u[None] ** 1.3 * np.sin(times[:, None] * pace + phase - u[None] * 3.0)
    half = 0.10 * height**0.5 * np.sin(np.pi * (0.12 + 0.86 * u)) * (1.0 + 0.25 * np.sin(u * 26.0))
    left = np.stack([x + bend - half, np.broadcast_to(u * height - 0.1, bend.shape)], -1)
    right = np.stack([x + bend + half, np.broadcast_to(u * height - 0.1, bend.shape)], -1)[:, ::-1]
    tone = varied(rgb("#4f9a62"), rng, 0.04)
    on.put(
        np.concatenate([left, right], 1).astype(np.float32),
        lighter(tone, 0.06),
        z,
        bottom=lighter(tone, -0.10),
        mist=False,
    )


def _bubbles(on: Scenery, world: World, rng: np.random.Generator) -> None:
    times = world.clock.times_s.astype(np.float64)[:, None]
    count = 46
    x, z = rng.uniform(-9.0, 9.0, count), rng.uniform(-4.0, 12.0, count)
    pace = rng.uniform(0.35, 0.9, count)
    y = (rng.uniform(0.0, 8.0, count) + times * pace) % 8.0
    wobble = 0.08 * np.sin(times * 2.6 + rng.uniform(0, 6.28, count))
    points = np.stack([x + wobble, y, np.broadcast_to(z, y.shape)], -1).astype(np.float32)
    for part, radius in ((slice(0, 30), 0.022), (slice(30, count), 0.05)):
        on.swarms.append(
            Swarm(
                points[:, part],
                np.zeros(3, np.float32),
                radius,
                rgb("#e8fffb"),
                np.full_like(y[:, part], 0.6, np.float32),
                1.5,
                0.1,
                0.35,
            )  # fmt: skip
        )
