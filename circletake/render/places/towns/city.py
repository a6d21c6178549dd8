"""A skyline of towers behind towers, seen from a roof."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.buildings import tower
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import shade_floor
from circletake.render.places.kit.lamps import WARM, shine
from circletake.render.places.kit.lines import box, joined, outline, oval, raised, stroke
from circletake.render.places.kit.plants import plant, snowed, tree
from circletake.render.places.scenery import Glow, Mist, Scenery, World
from circletake.render.scene import Area, Flat, Paint, Rgb

_TOWERS = ("#6f7f96", "#8a8f9e", "#5f6f86", "#9a8f8a", "#7a8aa6", "#a39a90", "#54627a")

_NEARER = ("#7d5248", "#4f5668", "#8a6a54", "#5d4a5c", "#a07a5a")
"""Nearer rows are of brick and darker: they stand out against those behind."""


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
        (1400.0, 150.0, 470.0, 84.0),
        (820.0, 80.0, 290.0, 56.0),
        (460.0, 40.0, 175.0, 38.0),
        (250.0, 12.0, 88.0, 27.0),
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
        if z < 500.0:
            brick = rgb(_NEARER[int(rng.integers(len(_NEARER)))])
            tone = mix(tone, brick, 0.45 if z > 300.0 else 0.8)
        detail = 0.42 if z > 400 else 0.55
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
        x += width * float(rng.uniform(1.0, 1.45 if z > 700 else 1.3))


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
    on.floor_plane((-300.0, 300.0), (-140.0, 6.3), lighter(stone, -0.03), lighter(stone, 0.01), at=6.6)
    shade_floor(on, 6.52, stone, name_seed=world.seed)
    for z in np.arange(-20.0, 6.0, 2.2):
        on.put(
            raised(box(-40.0, float(z) - 0.02, 40.0, float(z) + 0.02), 0.0),
            lighter(stone, -0.07),
            at=6.55,
            opacity=0.5,
            mist=False,
        )
    joints = [raised(box(x - 0.02, -30.0, x + 0.02, 6.2), 0.0) for x in np.arange(-25.2, 25.3, 2.2)]
    on.put(joined(joints), lighter(stone, -0.07), at=6.55, opacity=0.5, mist=False)
    _skylight(on, world, -float(rng.uniform(2.0, 3.4)), stone)
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


def _skylight(on: Scenery, world: World, x: float, stone: Rgb) -> None:
    """Let a glass lantern rise out of the roof; by night it is lit from below."""
    lit = world.light.lamps
    glass = mix(mix(world.light.middle, rgb("#7fa0b0"), 0.4), WARM, 0.8 * lit)
    on.put(box(x - 1.5, 0.0, x + 1.5, 0.34), lighter(stone, -0.10), 5.75, rim=True, mist=False)
    pane = outline((x - 1.4, 0.34), (x + 1.4, 0.34), (x + 0.9, 1.0), (x - 0.9, 1.0))
    on.put(pane, Paint(glass, emission=0.45 * lit), 5.74, at=5.75, mist=False)
    bars = [stroke([[x + 1.4 * u, 0.34], [x + 0.9 * u, 1.0]], 0.05) for u in (-1.0, -0.5, 0.0, 0.5, 1.0)]
    on.put(joined(bars), rgb("#3a4048"), 5.73, at=5.75, mist=False)
    on.put(box(x - 0.95, 0.97, x + 0.95, 1.05), rgb("#3a4048"), 5.72, at=5.75, rim=True, mist=False)


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
