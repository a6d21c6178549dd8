"""A quay with bollards and lamps, moored boats, and the town's warehouses across the water."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, rgb, varied
from circletake.render.places.kit.banks import Bank
from circletake.render.places.kit.buildings import House, house
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import shade_floor
from circletake.render.places.kit.lamps import lamp_post
from circletake.render.places.kit.land import range_of_hills
from circletake.render.places.kit.lines import box, moved, outline, oval, raised, stroke
from circletake.render.places.kit.plants import snowed
from circletake.render.places.kit.seas import SEA_FAR
from circletake.render.places.kit.waves import glitter, water_colour
from circletake.render.places.scenery import Scenery, Water, World
from circletake.render.scene import Area, Rgb


def harbour(world: World) -> Scenery:
    """A quay with bollards and lamps, moored boats, and the town's warehouses across the water."""
    on = Scenery(
        ground=Bank(8.5, "stone", -1.0),
        area=Area(-7.0, 7.0, 0.0, 4.0),
        air_m=420.0,
        horizon=0.53,
        wide_m=15.0,
        eye_m=2.9,
    )
    rng = world.rng("harbour")
    add_clouds(on, world)
    far, near = water_colour(world, SEA_FAR, 1.0), water_colour(world, rgb("#3f7f8c"), 0.1)
    on.waters.append(Water(150.0, 5.4, far, near, 0.66, 0.42, 0.004, -1.0))
    range_of_hills(on, rng, 700.0, 70.0, snowed(rgb("#6f8a78"), world.light.white))
    _waterfront(on, world, rng)
    glitter(on, world, (9.0, 120.0), 0.7)
    for side in (-1.0, 1.0):
        for z in (22.0, 13.0):
            moored_boat(on, world, rng, side * float(rng.uniform(0.30, 0.62)) * (z + 15.0), z, -1.0)
    _quay(on, world, rng)
    return on


def _waterfront(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Warehouses and gabled fronts on the far side, with cranes over them."""
    x = -165.0
    stone = rgb("#8b8377")
    on.put(box(-260.0, -1.0, 260.0, 2.4), stone, 150.5, bottom=lighter(stone, -0.1), mist=False)
    while x < 165.0:
        width = float(rng.uniform(11.0, 20.0))
        plan = House(width, float(rng.uniform(9.0, 16.0)), float(rng.uniform(5.0, 8.0)), 3, 4, False, False)
        house(on, world, rng, x + width / 2, 152.0, plan, y=2.2)
        x += width + float(rng.choice([0.4, 0.4, 9.0]))
    for _ in range(3):
        _crane(
            on,
            float(rng.uniform(-120.0, 120.0)),
            158.0,
            float(rng.uniform(34.0, 46.0)),
            1 if rng.random() < 0.5 else -1,
        )


def _crane(on: Scenery, x: float, z: float, height: float, way: int) -> None:
    iron = rgb("#a5533f")
    legs = [stroke([[x + s * 4.0, 0.0], [x + s * 2.0, height * 0.62]], 1.1) for s in (-1, 1)]
    jib = stroke(
        [[x - way * 8.0, height * 0.60], [x, height * 0.66], [x + way * height * 0.72, height]], [1.6, 1.8, 0.7]
    )
    stay = stroke([[x, height * 0.98], [x + way * height * 0.70, height * 0.99]], 0.35)
    mast = stroke([[x, height * 0.6], [x, height * 0.99]], 0.9)
    rope = stroke([[x + way * height * 0.68, height * 0.98], [x + way * height * 0.68, height * 0.45]], 0.25)
    for part in (*legs, jib, stay, mast, rope):
        on.put(part, iron, z)


def moored_boat(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float, y: float) -> None:
    """Moor a small sailing boat; it bobs."""
    times = world.clock.times_s.astype(np.float64)
    phase = float(rng.uniform(0.0, 6.28))
    rise = 0.07 * np.sin(times * 1.1 + phase)
    tilt = 0.035 * np.sin(times * 0.9 + phase * 1.7)
    size = float(rng.uniform(0.9, 1.3))
    hull_tone = varied(rgb(("#b5473c", "#2f5f7a", "#e9dfcc", "#3f6f5a", "#d9a441")[int(rng.integers(5))]), rng)
    hull = outline((-3.0, 0.9), (-2.3, -0.15), (2.2, -0.15), (3.3, 1.1), (2.0, 0.85), (-2.0, 0.75))
    band = outline((-2.95, 0.82), (-2.8, 0.55), (3.0, 0.70), (3.25, 1.0), (2.0, 0.80), (-2.0, 0.70))
    cabin = outline((-1.6, 0.75), (0.3, 0.8), (0.1, 1.55), (-1.5, 1.5))
    mast = stroke([[0.6, 0.7], [0.55, 6.6]], [0.14, 0.07])
    boom = stroke([[0.6, 1.5], [-2.1, 1.75]], 0.08)
    sail = outline((0.55, 1.55), (-2.0, 1.78), (-1.9, 2.05), (0.5, 2.0))
    stays = [stroke([[0.56, 6.4], [end, 0.9]], 0.025) for end in (3.1, -2.8)]
    wood = rgb("#7a5a42")
    drawn = [(part, wood) for part in stays] + [
        (mast, wood),
        (boom, wood),
        (sail, rgb("#e6dac2")),
        (cabin, rgb("#efe6d6")),
        (hull, hull_tone),
        (band, lighter(hull_tone, 0.12)),
    ]
    c, s = np.cos(tilt), np.sin(tilt)
    turn = np.stack([np.stack([c, s], -1), np.stack([-s, c], -1)], axis=1)
    for number, (part, colour) in enumerate(drawn):
        moving = np.einsum("pi,fij->fpj", part * size, turn) + np.stack([np.full_like(rise, x), y + rise], 1)[:, None]
        on.put(
            moving.astype(np.float32),
            colour,
            z - 0.01 * number,
            bottom=lighter(colour, -0.07),
            at=z,
            rim=number > 3,
            mist=False,
        )
        glass_ = moving.copy()
        glass_[..., 1] = 2.0 * y - glass_[..., 1]
        on.put(
            glass_.astype(np.float32),
            lighter(colour, -0.08),
            z + 0.2 - 0.01 * number,
            at=z + 0.2,
            opacity=0.26,
            mist=False,
        )


def _quay(on: Scenery, world: World, rng: np.random.Generator) -> None:
    stone = snowed(varied(rgb("#a39a8c"), rng), world.light.white)
    on.put(box(-60.0, -1.2, 60.0, 0.0), lighter(stone, -0.16), 5.4, at=5.5, mist=False)
    on.floor_plane((-300.0, 300.0), (-140.0, 5.4), lighter(stone, -0.03), lighter(stone, 0.02), at=5.45)
    shade_floor(on, 5.42, stone, name_seed=world.seed)
    kerb = raised(box(-60.0, 4.9, 60.0, 5.4), 0.0)
    on.put(kerb, lighter(stone, 0.06), at=5.44, mist=False)
    _joints(on, stone)
    for x in (-8.4, -4.2, 4.6, 8.8):
        at = x + float(rng.uniform(-0.4, 0.4))
        bollard = outline(
            (at - 0.16, 0.0),
            (at + 0.16, 0.0),
            (at + 0.13, 0.42),
            (at + 0.22, 0.46),
            (at + 0.2, 0.6),
            (at - 0.2, 0.6),
            (at - 0.22, 0.46),
            (at - 0.13, 0.42),
        )
        on.put(bollard, rgb("#343a42"), 4.7, rim=True, mist=False)
    for x in (-7.6, 7.9):
        lamp_post(on, world, x, 4.4)
    for side in (-1.0, 1.0):
        _cargo(on, rng, side * float(rng.uniform(6.6, 9.0)), 3.6)


def _joints(on: Scenery, stone: Rgb) -> None:
    """Draw the joints between the quay's slabs."""
    lines = [raised(box(x - 0.02, -40.0, x + 0.02, 4.9), 0.0) for x in np.arange(-30.0, 31.0, 2.0)]
    lines += [raised(box(-40.0, z - 0.02, 40.0, z + 0.02), 0.0) for z in np.arange(-20.0, 4.9, 1.8)]
    for line in lines:
        on.put(line, lighter(stone, -0.09), at=5.43, opacity=0.55, mist=False)


def _cargo(on: Scenery, rng: np.random.Generator, x: float, z: float) -> None:
    """Stack crates and barrels."""
    wood = varied(rgb("#a87b4f"), rng)
    for dx, dy, size in ((0.0, 0.0, 0.95), (1.05, 0.0, 0.8), (0.35, 0.95, 0.75)):
        crate = box(x + dx - size / 2, dy, x + dx + size / 2, dy + size)
        on.put(crate, lighter(wood, 0.02), z, bottom=lighter(wood, -0.08), rim=True, mist=False)
        brace = stroke([[x + dx - size * 0.42, dy + size * 0.08], [x + dx + size * 0.42, dy + size * 0.92]], size * 0.1)
        on.put(brace, lighter(wood, -0.07), z - 0.01, at=z, mist=False)
    barrel = moved(oval(0.0, 0.5, 0.34, 0.52, 20), x - 1.0, 0.0)
    on.put(barrel, rgb("#8a5f3c"), z - 0.02, bottom=rgb("#6a452b"), rim=True, mist=False)
    for level in (0.25, 0.75):
        on.put(box(x - 1.33, level, x - 0.67, level + 0.06), rgb("#4a4038"), z - 0.03, at=z - 0.02, mist=False)
