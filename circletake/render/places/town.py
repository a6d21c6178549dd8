"""Towns: a skyline from a roof, a street, a bridge."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.buildings import House, house, tower
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.lamps import WARM, lamp_post, shine, window
from circletake.render.places.kit.land import range_of_hills, span
from circletake.render.places.kit.lines import arch, box, holed, joined, noise, outline, oval, raised, ridge, stroke
from circletake.render.places.kit.plants import grass_colour, leaf_colour, plant, snowed, tree, tree_line
from circletake.render.places.kit.waves import glitter, water_colour
from circletake.render.places.scenery import Glow, Mist, Scenery, Water, World
from circletake.render.scene import Area, Flat, Paint, Rgb

_TOWERS = ("#6f7f96", "#8a8f9e", "#5f6f86", "#9a8f8a", "#7a8aa6", "#a39a90", "#54627a")


def city(world: World) -> Scenery:
    """A skyline of towers behind towers, seen from a roof."""
    rng = world.rng("city")
    on = Scenery(
        ground=Flat("stone"), area=Area(-6.5, 6.5, 0.0, 4.0), air_m=520.0, horizon=0.60, wide_m=14.5, eye_m=2.3
    )
    add_clouds(on, world, amount=0.8)
    if world.light.night > 0.3:
        on.glows.append(Glow(0.0, -60.0, 1450.0, 1500.0, rgb("#ff9f5a"), 0.30 * world.light.lamps, "add", 0.28))
    for z, low, high, wide in (
        (1400.0, 120.0, 330.0, 70.0),
        (820.0, 80.0, 240.0, 48.0),
        (460.0, 40.0, 150.0, 32.0),
        (250.0, 12.0, 72.0, 24.0),
    ):
        _row(on, world, rng, z, low, high, wide)
        on.mists.append(Mist(z - 2.0, -10.0, 0.10 * z, 0.05 * z, 0.24))
    for z, drop in ((120.0, -16.0), (62.0, -7.0)):
        _roofs(on, world, rng, z, drop)
    _terrace(on, world, rng)
    return on


def _row(on: Scenery, world: World, rng: np.random.Generator, z: float, low: float, high: float, wide: float) -> None:
    """Stand a row of towers at one depth; the tall ones gather off the middle."""
    reach = 1.05 * z
    x = -reach
    centre = float(rng.uniform(-0.5, 0.5)) * z
    while x < reach:
        width = wide * float(rng.uniform(0.6, 1.25))
        pull = np.exp(-(((x - centre) / (0.5 * z)) ** 2))
        height = low + (high - low) * float(rng.random()) ** 1.6 * (0.35 + 0.75 * pull)
        tone = varied(rgb(_TOWERS[int(rng.integers(len(_TOWERS)))]), rng, 0.02)
        detail = 0.42 if z > 400 else 0.6
        tower(
            on,
            world,
            rng,
            x + width / 2,
            z + float(rng.uniform(0, 6)),
            width,
            height + 40.0,
            tone,
            y=-40.0,
            detail=detail,
        )
        if height > 0.8 * high and world.light.lamps > 0.3:
            pulse = (0.5 + 0.5 * np.sin(world.clock.times_s * 2.6 + x)).astype(np.float32)
            on.glows.append(
                Glow(x + width / 2, height + 4.0, z - 1.0, 0.012 * z, rgb("#ff4a3a"), 0.9, "add", 1.0, pulse)
            )
        x += width * float(rng.uniform(0.95, 1.3))


def _roofs(on: Scenery, world: World, rng: np.random.Generator, z: float, drop: float) -> None:
    """Lay the roofs of lower houses below, with tanks, chimneys and aerials."""
    x = -1.1 * (z + 16.0)
    while x < 1.1 * (z + 16.0):
        width = float(rng.uniform(9.0, 17.0))
        top = drop + float(rng.uniform(-2.0, 3.5))
        tone = snowed(varied(rgb(("#6a5f62", "#5f6470", "#7a6a60")[int(rng.integers(3))]), rng), world.light.white, 0.6)
        on.put(box(x, drop - 60.0, x + width, top), lighter(tone, 0.03), z, bottom=lighter(tone, -0.04), mist=False)
        cells = [
            box(x + 1.0 + 2.2 * c, top - 3.4 - 3.2 * r, x + 2.1 + 2.2 * c, top - 1.6 - 3.2 * r)
            for r in range(4)
            for c in range(int((width - 2.0) / 2.2))
        ]
        lit = [cell for cell in cells if rng.random() < 0.5 * world.light.lamps]
        if lit:
            on.put(joined(lit), Paint(WARM, emission=0.6), z - 0.02, at=z, mist=False)
        kind = int(rng.integers(3))
        if kind == 0:
            _tank(on, x + width * 0.5, top, z, tone)
        elif kind == 1:
            on.put(
                stroke([[x + width * 0.3, top], [x + width * 0.3, top + 3.4]], 0.12),
                rgb("#3a3f48"),
                z - 0.01,
                at=z,
                mist=False,
            )
            on.put(
                stroke([[x + width * 0.3 - 0.8, top + 2.8], [x + width * 0.3 + 0.8, top + 2.8]], 0.1),
                rgb("#3a3f48"),
                z - 0.01,
                at=z,
                mist=False,
            )
        x += width * float(rng.uniform(1.0, 1.15))


def _tank(on: Scenery, x: float, y: float, z: float, tone: Rgb) -> None:
    wood = mix(rgb("#7a5a44"), tone, 0.25)
    for dx in (-1.0, 1.0):
        on.put(stroke([[x + dx, y], [x + dx * 0.8, y + 1.8]], 0.16), lighter(wood, -0.08), z - 0.01, at=z, mist=False)
    on.put(
        box(x - 1.3, y + 1.7, x + 1.3, y + 4.1), wood, z - 0.02, bottom=lighter(wood, -0.08), at=z, rim=True, mist=False
    )
    on.put(
        outline((x - 1.5, y + 4.1), (x + 1.5, y + 4.1), (x, y + 5.4)),
        lighter(wood, -0.05),
        z - 0.03,
        at=z,
        rim=True,
        mist=False,
    )


def _terrace(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """The roof that the cast stands on: parapet, chimneys, a stair head, plants in tubs, a string of lights."""
    stone = snowed(varied(rgb("#a09890"), rng), world.light.white)
    on.floor_plane((-60.0, 60.0), (-45.0, 6.0), lighter(stone, -0.03), lighter(stone, 0.01), at=6.6)
    for z in np.arange(-20.0, 6.0, 2.2):
        on.put(
            raised(box(-40.0, float(z) - 0.02, 40.0, float(z) + 0.02), 0.0),
            lighter(stone, -0.07),
            at=6.55,
            opacity=0.5,
            mist=False,
        )
    on.put(box(-60.0, 0.0, 60.0, 0.74), lighter(stone, -0.05), 6.2, bottom=lighter(stone, -0.13), at=6.5, mist=False)
    on.put(box(-60.0, 0.74, 60.0, 0.92), lighter(stone, 0.06), 6.15, at=6.45, rim=True, mist=False)
    side = float(rng.choice([-1.0, 1.0]))
    brick = snowed(rgb("#9a5f4c"), world.light.white, 0.3)
    x = side * float(rng.uniform(7.4, 9.0))
    on.put(box(x - 1.5, 0.0, x + 1.5, 2.9), brick, 5.4, bottom=lighter(brick, -0.09), rim=True, mist=False)
    on.put(box(x - 1.7, 2.9, x + 1.7, 3.12), lighter(stone, 0.02), 5.38, at=5.4, mist=False)
    on.put(box(x - 0.55, 0.0, x + 0.55, 2.1), rgb("#3f4a58"), 5.36, at=5.4, mist=False)
    lit = world.light.lamps
    on.put(
        box(x - 0.16, 2.3, x + 0.16, 2.55),
        Paint(mix(rgb("#d8d0c0"), WARM, lit), emission=0.7 * lit),
        5.3,
        at=5.4,
        mist=False,
    )
    if lit > 0.1:
        shine(on, x, 2.4, 5.0, 4.0, 0.7 * lit)
    for dx in (0.0, 1.3, 2.3):
        _tub(on, world, rng, -side * (6.2 + dx), 5.5)
    _lights(on, world, x, -side * 9.5)


def _tub(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float) -> None:
    clay = rgb("#b5694a")
    size = float(rng.uniform(0.42, 0.6))
    plant(
        on,
        world,
        [part._replace(stiff=0.4) for part in tree("round", world, rng, size * 3.0)],
        x,
        z + 0.05,
        y=size * 0.5,
    )
    on.put(
        outline((x - size * 0.55, 0.0), (x + size * 0.55, 0.0), (x + size * 0.75, size), (x - size * 0.75, size)),
        clay,
        z,
        bottom=lighter(clay, -0.09),
        rim=True,
        mist=False,
    )


def _lights(on: Scenery, world: World, x0: float, x1: float) -> None:
    """String small lamps across the terrace."""
    u = np.linspace(0.0, 1.0, 15)
    line = np.stack([x0 + (x1 - x0) * u, 3.25 - 1.5 * u * (1 - u) * 1.6], 1)
    on.put(stroke(line, 0.025), rgb("#2c3038"), 5.6, mist=False)
    lit = world.light.lamps
    for number, (x, y) in enumerate(line[1:-1]):
        bulb = oval(float(x), float(y) - 0.10, 0.075, 0.10, 12)
        on.put(bulb, Paint(mix(rgb("#e8e0d0"), WARM, lit), emission=0.85 * lit), 5.58, at=5.6, mist=False)
        if lit > 0.1 and number % 4 == 1:
            on.glows.append(Glow(float(x), float(y), 5.5, 0.9, WARM, 0.45 * lit))


def street(world: World) -> Scenery:
    """A street of tall narrow houses with shops, lamps and a church tower at its end."""
    rng = world.rng("street")
    on = Scenery(
        ground=Flat("stone"),
        area=Area(-5.2, 5.2, 0.0, 4.4),
        air_m=130.0,
        horizon=0.57,
        wide_m=14.0,
        eye_m=1.9,
        side_m=3.0,
    )
    add_clouds(on, world, amount=0.8)
    cobble = snowed(varied(rgb("#8f8a88"), rng, 0.012), world.light.white)
    range_of_hills(on, rng, 620.0, 80.0, mix(grass_colour(world), rgb("#7f95a8"), 0.5))
    _end_of_street(on, world, rng)
    on.floor_plane((-80.0, 80.0), (-45.0, 140.0), lighter(cobble, -0.02), lighter(cobble, 0.02), at=141.0)
    _cobbles(on, rng, cobble)
    for side in (-1.0, 1.0):
        pavement = lighter(cobble, 0.08)
        x0, x1 = sorted((side * 5.6, side * 9.4))
        on.floor_plane((x0, x1), (-45.0, 140.0), pavement, y=0.08, at=139.5)
        kerb = np.array(
            [[side * 5.6, 0.0, 140.0], [side * 5.6, 0.10, 140.0], [side * 5.6, 0.10, -45.0], [side * 5.6, 0.0, -45.0]],
            np.float32,
        )
        on.put(kerb, lighter(cobble, -0.10), at=139.4, mist=False)
        _terraces(on, world, rng, side)
        for z in (30.0, 17.0, 7.5):
            lamp_post(on, world, side * 5.9, z + (2.5 if side > 0 else 0.0), 4.4)
    return on


def _cobbles(on: Scenery, rng: np.random.Generator, cobble: Rgb) -> None:
    for z in (*np.arange(-12.0, 14.0, 0.62), *np.arange(14.0, 40.0, 1.6)):
        stones = [
            raised(box(float(x), float(z), float(x) + float(rng.uniform(0.3, 0.55)), float(z) + 0.06), 0.0)
            for x in rng.uniform(-5.2, 5.0, 5)
        ]
        for part in stones:
            on.put(part, lighter(cobble, -0.075), at=139.8, opacity=0.55, mist=False)


def _terraces(on: Scenery, world: World, rng: np.random.Generator, side: float) -> None:
    """Build the row of fronts along one side, each turned to the street in perspective by its end wall."""
    walls = ("#d8a878", "#c98068", "#e3cfa8", "#a9b5a0", "#b9c4cc", "#d8b0a0", "#c4b48a")
    z = 96.0
    while z > 3.6:
        deep = float(rng.uniform(5.0, 8.0))
        top = float(rng.uniform(6.8, 10.5))
        wall = snowed(varied(rgb(walls[int(rng.integers(len(walls)))]), rng, 0.02), world.light.white, 0.1)
        near = max(z - deep, 3.2)
        _front(on, world, rng, side, z, near, top, wall)
        _end_wall(on, world, rng, side, near, top, wall)
        z = near


def _front(
    on: Scenery, world: World, rng: np.random.Generator, side: float, far: float, near: float, top: float, wall: Rgb
) -> None:
    """The front along the street, from `far` to `near`, with its windows."""
    x = side * 9.4
    shade = lighter(wall, -0.035 if side == world.light.side else -0.10)
    order = far + 0.02
    on.put(_along(x, far, near, 0.0, top), shade, at=order, mist=False)
    roof = snowed(varied(rgb(("#8a4a3d", "#5f5a66", "#7a4a40")[int(rng.integers(3))]), rng), world.light.white)
    slope = np.array(
        [
            [x - side * 0.3, top - 0.1, far],
            [x + side * 2.6, top + 2.4, far],
            [x + side * 2.6, top + 2.4, near],
            [x - side * 0.3, top - 0.1, near],
        ],
        np.float32,
    )
    on.put(slope, lighter(roof, -0.02), at=order, mist=False)
    shop = rng.random() < 0.5
    storeys = max(2, int(top / 3.0))
    columns = 2
    trim = lighter(wall, 0.10)
    for storey in range(storeys):
        for column in range(columns):
            a = far - (far - near) * (column + 0.26) / columns
            b = far - (far - near) * (column + 0.74) / columns
            y0 = storey * top / storeys + (0.9 if storey else 0.7)
            y1 = y0 + min(1.7, top / storeys * 0.52)
            lit = rng.random() < 0.7 * world.light.lamps * (1.2 if storey == 0 and shop else 0.8)
            on.put(
                _along(x - side * 0.03, a + 0.12, b - 0.12, y0 - 0.12, y1 + 0.12), trim, at=order - 0.005, mist=False
            )
            pane = (
                Paint(mix(WARM, rgb("#ffb45a"), float(rng.random()) * 0.5), emission=0.55)
                if lit
                else Paint(mix(rgb("#33475a"), world.light.middle, 0.3))
            )
            on.put(_along(x - side * 0.04, a, b, y0, y1), pane, at=order - 0.01, mist=False)
    if shop:
        hue = rgb(("#b5473c", "#2f6f6a", "#3a4f7a", "#c98a2f")[int(rng.integers(4))])
        awning = np.array(
            [
                [x, 3.1, far - 0.4],
                [x, 3.1, near + 0.4],
                [x - side * 1.25, 2.5, near + 0.4],
                [x - side * 1.25, 2.5, far - 0.4],
            ],
            np.float32,
        )
        on.put(awning, hue, at=order - 0.02, mist=False)


def _along(x: float, far: float, near: float, y0: float, y1: float) -> np.ndarray:  # type: ignore[type-arg]
    return np.array([[x, y0, far], [x, y1, far], [x, y1, near], [x, y0, near]], np.float32)


def _end_wall(
    on: Scenery, world: World, rng: np.random.Generator, side: float, z: float, top: float, wall: Rgb
) -> None:
    """The gable that faces the viewer where a house stands before a lower one, and the last one of the row."""
    x0, x1 = side * 9.4, side * 14.6
    gable = outline((x0, 0.0), (x1, 0.0), (x1, top), ((x0 + x1) / 2, top + 2.4), (x0, top))
    on.put(gable, lighter(wall, 0.01), z, bottom=lighter(wall, -0.07), at=z + 0.01, rim=True, mist=False)
    if z < 12.0:
        for level in np.arange(1.0, top - 1.6, 3.0):
            window(on, world, rng, (x0 + x1) / 2, float(level), z - 0.02, 1.0, 1.5)


def _end_of_street(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Close the view with a square's far side and a tower."""
    x = -40.0
    while x < 40.0:
        width = float(rng.uniform(7.0, 11.0))
        house(
            on, world, rng, x + width / 2, 135.0, House(width, float(rng.uniform(8.0, 12.0)), 4.0, 3, 3, False, False)
        )
        x += width
    stone = snowed(rgb("#b5a894"), world.light.white, 0.2)
    at = float(rng.uniform(-3.0, 3.0))
    on.put(box(at - 3.0, 0.0, at + 3.0, 27.0), stone, 138.0, bottom=lighter(stone, -0.06), rim=True)
    on.put(
        outline((at - 3.6, 27.0), (at + 3.6, 27.0), (at, 40.0)),
        snowed(rgb("#5f6f6a"), world.light.white, 0.5),
        137.9,
        rim=True,
    )
    on.put(
        oval(at, 22.0, 1.9, count=26),
        Paint(mix(rgb("#f3ead8"), WARM, world.light.lamps), emission=0.45 * world.light.lamps),
        137.8,
    )
    for angle, length in ((0.9, 1.2), (2.4, 1.6)):
        on.put(
            stroke([[at, 22.0], [at + length * np.cos(angle), 22.0 + length * np.sin(angle)]], 0.22),
            rgb("#3a3430"),
            137.7,
        )


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
    on.floor_plane((-60.0, 60.0), (-45.0, 5.0), lighter(stone, -0.03), lighter(stone, 0.01), at=5.6)
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


__all__ = ["bridge", "city", "noise", "street"]
