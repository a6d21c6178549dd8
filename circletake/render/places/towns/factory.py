"""A factory: saw-tooth halls, chimneys that smoke, pipes, tanks, a yard with rails."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import shade_floor
from circletake.render.places.kit.lamps import WARM, flicker, lamp_post, shine, smoke
from circletake.render.places.kit.land import range_of_hills
from circletake.render.places.kit.lines import (
    arch,
    box,
    grid,
    joined,
    noise,
    outline,
    raised,
    stroke,
)
from circletake.render.places.kit.plants import snowed
from circletake.render.places.scenery import Glow, Scenery, World
from circletake.render.scene import Area, Flat, Paint, Rgb


def factory(world: World) -> Scenery:
    """A factory: saw-tooth halls, chimneys that smoke, pipes, tanks, a yard with rails."""
    rng = world.rng("factory")
    on = Scenery(
        ground=Flat("gravel"), area=Area(-6.5, 6.5, 0.0, 4.4), air_m=230.0, horizon=0.60, wide_m=15.0, eye_m=2.0
    )
    add_clouds(on, world)
    brick = snowed(
        varied(rgb(("#9a5446", "#8a5f50", "#7a5a5a")[world.pick("brick", 3)]), rng, 0.012), world.light.white, 0.08
    )
    range_of_hills(on, rng, 800.0, 60.0, rgb("#6f7f86"), scale=0.9, octaves=3)
    for z, low, high in ((330.0, 20.0, 50.0), (210.0, 14.0, 30.0)):
        _skyline(on, world, rng, z, low, high)
    earth = snowed(rgb("#a2958a"), world.light.white)
    on.floor_plane((-400.0, 400.0), (-140.0, 200.0), lighter(earth, -0.02), mix(earth, rgb("#8a8f8a"), 0.4), at=200.0)
    shade_floor(on, 199.5, earth, name_seed=world.seed)
    for z in np.geomspace(6.0, 120.0, 9):
        x = np.linspace(-2.2, 2.2, 30) * (z + 20.0)
        edge = z * (1.0 + 0.05 * noise(rng, x, 1.2 * (z + 10.0), 3))
        strip = np.concatenate([np.stack([x, edge], 1), np.stack([x, edge * 0.84], 1)[::-1]])
        on.put(
            raised(strip.astype(np.float32), 0.0),
            lighter(earth, float(rng.choice([-0.02, 0.015]))),
            at=199.0,
            opacity=0.7,
            mist=False,
        )
    for x, z, tall in ((-34.0, 92.0, 46.0), (-22.0, 95.0, 38.0), (30.0, 88.0, 52.0)):
        _chimney(on, world, x + float(rng.uniform(-4, 4)), z, tall, brick)
    _halls(on, world, rng, brick)
    _tanks(on, world, rng)
    _yard(on, world, rng, earth)
    return on


def _skyline(on: Scenery, world: World, rng: np.random.Generator, z: float, low: float, high: float) -> None:
    x = -1.0 * z
    while x < z:
        width, top = float(rng.uniform(14.0, 40.0)), float(rng.uniform(low * 0.4, low))
        tone = varied(rgb("#6f6a70"), rng)
        on.put(box(x, -2.0, x + width, top), tone, z, bottom=lighter(tone, -0.04))
        if rng.random() < 0.5:
            on.put(stroke([[x + width / 2, top], [x + width / 2, high]], [3.4, 2.2]), tone, z + 0.1)
            smoke(
                on,
                world,
                x + width / 2,
                high,
                z - 0.2,
                5.5,
                mix(rgb("#c9c4c2"), world.light.horizon, 0.35),
                puffs=5,
                opacity=0.35,
            )
        x += width * float(rng.uniform(1.0, 1.6))


def _chimney(on: Scenery, world: World, x: float, z: float, tall: float, brick: Rgb) -> None:
    on.put(
        outline((x - 2.1, 0.0), (x + 2.1, 0.0), (x + 1.35, tall), (x - 1.35, tall)),
        lighter(brick, 0.03),
        z,
        bottom=lighter(brick, -0.05),
        rim=True,
        mist=False,
    )
    on.put(box(x - 1.6, tall - 1.6, x + 1.6, tall), lighter(brick, -0.06), z - 0.02, at=z, mist=False)
    for level in (0.55, 0.7):
        on.put(
            box(x - 1.8, tall * level, x + 1.8, tall * level + 0.9),
            rgb("#e8e0d4"),
            z - 0.02,
            at=z,
            opacity=0.85,
            mist=False,
        )
    grey = mix(rgb("#b9b3b3"), world.light.horizon, 0.25)
    smoke(on, world, x, tall + 0.5, z - 0.1, 4.2, grey, puffs=9, opacity=0.62)
    pulse = (0.5 + 0.5 * np.sin(world.clock.times_s * 2.2 + x)).astype(np.float32)
    on.glows.append(Glow(x, tall + 0.6, z - 0.2, 1.6, rgb("#ff4a3a"), 0.8 * world.light.lamps, "add", 1.0, pulse))


def _halls(on: Scenery, world: World, rng: np.random.Generator, brick: Rgb) -> None:
    """Build a row of halls with saw-tooth roofs and large iron windows."""
    z, wall = 58.0, 11.0
    glass = mix(rgb("#7f9aa8"), world.light.middle, 0.4)
    left, right = -46.0, 44.0
    on.put(box(left, -0.5, right, wall), lighter(brick, 0.02), z, bottom=lighter(brick, -0.08), rim=True, mist=False)
    lit = world.light.lamps
    for x in np.arange(left, right - 1.0, 10.0):
        tooth = outline((x, wall), (x + 10.0, wall), (x + 10.0, wall + 0.4), (x + 2.4, wall + 5.6), (x, wall + 5.6))
        on.put(tooth, snowed(lighter(brick, -0.09), world.light.white, 0.7), z - 0.05, at=z, rim=True, mist=False)
        pane = outline((x + 0.25, wall + 0.7), (x + 1.9, wall + 0.7), (x + 1.9, wall + 5.0), (x + 0.25, wall + 5.0))
        on.put(pane, Paint(mix(glass, WARM, lit), emission=0.5 * lit), z - 0.06, at=z, mist=False)
        on.put(arch(x + 2.6, 2.4, x + 7.4, 8.6, 10), lighter(brick, -0.10), z - 0.07, at=z, mist=False)
        shines = rng.random() < 0.75 * lit
        cells = [cell for cell in grid(x + 2.9, 2.7, x + 7.1, 7.4, 4, 4, (0.84, 0.84)) if rng.random() < 0.93]
        on.put(
            joined(cells),
            Paint(WARM, rgb("#ff9f4a"), emission=0.55) if shines else Paint(lighter(glass, 0.04), glass),
            z - 0.08,
            at=z,
            mist=False,
        )
    on.put(box(-3.0, -0.2, 3.0, 6.2), rgb("#4a4f55"), z - 0.1, bottom=rgb("#3a3e44"), at=z - 0.1, mist=False)
    glow = outline((-2.6, 0.0), (2.6, 0.0), (2.6, 5.6), (-2.6, 5.6))
    on.put(
        glow,
        Paint(mix(rgb("#3a3a3c"), rgb("#ff8a3a"), 0.35 + 0.6 * lit), emission=0.25 + 0.45 * lit),
        z - 0.12,
        at=z - 0.12,
        mist=False,
    )
    if lit > 0.2:
        shine(
            on, 0.0, 2.0, z - 2.0, 16.0, 0.6 * lit, rgb("#ff9f4a"), lights=False, pulse=flicker(world, "furnace", 0.2)
        )


def _tanks(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Set tanks, pipes and a gantry to both sides."""
    steel = snowed(rgb("#9aa3a8"), world.light.white, 0.5)
    for side in (-1.0, 1.0):
        x = side * float(rng.uniform(19.0, 24.0))
        for dx, half, tall in ((0.0, 3.2, 9.5), (side * 7.0, 2.6, 7.4)):
            on.put(
                box(x + dx - half, 0.0, x + dx + half, tall),
                lighter(steel, 0.02),
                38.0,
                bottom=lighter(steel, -0.10),
                rim=True,
                mist=False,
            )
            turn = np.linspace(0, np.pi, 14)
            on.put(
                np.stack([x + dx + half * np.cos(turn), tall - 0.1 + half * 0.34 * np.sin(turn)], 1).astype(np.float32),
                lighter(steel, 0.05),
                37.95,
                at=38.0,
                rim=True,
                mist=False,
            )
            on.put(
                box(x + dx - half, tall * 0.6, x + dx + half, tall * 0.66), rgb("#b5473c"), 37.9, at=38.0, mist=False
            )
        pipe = np.array(
            [[side * 46.0, 7.6], [side * 14.0, 7.6], [side * 12.4, 7.2], [side * 12.0, 5.6], [side * 12.0, 0.0]]
        )
        on.put(stroke(pipe, 0.75), rgb("#a07a4f"), 30.0, bottom=rgb("#7f5f3e"), rim=True, mist=False)
        for dx in (18.0, 27.0, 36.0):
            on.put(stroke([[side * dx, 0.0], [side * dx, 7.4]], 0.3), rgb("#4f545a"), 30.1, mist=False)


def _yard(on: Scenery, world: World, rng: np.random.Generator, earth: Rgb) -> None:
    for offset in (-0.7, 0.7):
        rail = np.array(
            [
                [-60.0, 0.06, 10.2 + offset],
                [60.0, 0.06, 10.2 + offset],
                [60.0, 0.06, 10.1 + offset],
                [-60.0, 0.06, 10.1 + offset],
            ],
            np.float32,
        )
        on.put(rail, mix(rgb("#aab4bd"), world.light.horizon, 0.3), at=198.0, mist=False)
    for x in np.arange(-26.0, 26.0, 0.9):
        on.put(
            raised(box(float(x) - 0.14, 9.1, float(x) + 0.14, 11.3), 0.03), lighter(earth, -0.14), at=198.5, mist=False
        )
    for side in (-1.0, 1.0):
        lamp_post(on, world, side * 6.4, 8.0, 5.2, arm=-side * 0.9)
        x = side * float(rng.uniform(7.0, 9.5))
        for dx, dy in ((0.0, 0.0), (0.8, 0.0), (0.4, 0.86)):
            tone = varied(rgb(("#4f7f8f", "#b5653a", "#8f8a4f")[int(rng.integers(3))]), rng)
            on.put(
                box(x + dx - 0.36, dy, x + dx + 0.36, dy + 0.86),
                tone,
                6.6,
                bottom=lighter(tone, -0.10),
                rim=True,
                mist=False,
            )
            for level in (0.25, 0.6):
                on.put(
                    box(x + dx - 0.38, dy + level, x + dx + 0.38, dy + level + 0.06),
                    lighter(tone, -0.10),
                    6.58,
                    at=6.6,
                    mist=False,
                )
