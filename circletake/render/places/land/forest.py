"""A deep wood: trunks behind trunks in the haze, light falling between them."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.drift import drifting_leaves, fireflies, shafts
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.land import frame_grass, frame_trunk, grow_tufts, put_stone, span
from circletake.render.places.kit.lines import noise, oval, ridge, stroke
from circletake.render.places.kit.plants import (
    bush,
    fern,
    grass_colour,
    leaf_colour,
    snowed,
    sway,
    tree_line,
)
from circletake.render.places.scenery import Framing, Mist, Scenery, World
from circletake.render.scene import Area, Rgb


def forest(world: World) -> Scenery:
    """A deep wood: trunks behind trunks in the haze, light falling between them."""
    rng = world.rng("forest")
    on = Scenery(
        ground=Rolling("leaves", rng, 0.08),
        area=Area(-6.0, 6.0, 0.0, 4.6),
        air_m=78.0,
        horizon=0.57,
        wide_m=14.0,
        eye_m=1.9,
    )
    season = world.light.season
    pines = season == "winter" or world.pick("forest kind", 3) == 0
    leaves = snowed(leaf_colour(world, rng), world.light.white, 0.35)
    floor = snowed(mix(grass_colour(world), rgb("#7a5a3e"), 0.55 if season == "autumn" else 0.28), world.light.white)
    add_clouds(on, world, amount=0.4)
    dark = mix(leaves, rgb("#2f4f45"), 0.55)
    for z, height, tone in ((120.0, 26.0, 0.5), (80.0, 20.0, 0.3)):
        x = span(z, 200)
        on.put(ridge(x, tree_line(rng, x, height, pines), -9.0), mix(dark, world.light.haze, tone), z)
    lay_sheets(
        on,
        world,
        floor,
        lighter(floor, 0.02),
        depths=(70.0, 42.0, 27.0, 18.0, 12.0, 8.2, 5.4, 3.0, 0.8, -1.6, -4.4, -8.0, -13.0),
        roll=0.03,
        tone=0.018,
    )
    for number, z in enumerate((58.0, 40.0, 28.0, 20.0, 14.5, 10.5, 7.6)):
        _trunks(on, world, rng, z, 9 - number, pines, leaves)
        if number in (1, 3):
            on.mists.append(Mist(z - 1.0, 0.5, 4.0, 1.2, 0.26))
    _roof(on, world, rng, leaves)
    shafts(on, world)
    _undergrowth(on, world, rng, floor, leaves)
    _canopy(on, world, rng, lighter(dark, -0.10))
    frame_trunk(on, world, lighter(dark, -0.16))
    if season == "autumn":
        drifting_leaves(on, world, 30)
    if world.light.night > 0.5 and season in ("spring", "summer"):
        fireflies(on, world, 42)
    return on


def _roof(on: Scenery, world: World, rng: np.random.Generator, leaves: Rgb) -> None:
    """Close the wood overhead: sheets of leaves that hang from above, the farther the lighter."""
    for z, low, share in ((64.0, 13.0, 0.35), (36.0, 9.4, 0.5), (21.5, 7.0, 0.62)):
        x = span(z, 150, 1.0)
        scallop = np.abs(np.sin(x / (0.9 + 0.03 * z) + float(rng.uniform(0, 6)))) * (0.5 + 0.02 * z)
        y = low + 0.16 * low * noise(rng, x, 0.5 * z, 3) - scallop + 0.10 * low * (np.abs(x) / z < 0.3)
        tone = mix(leaves, rgb("#2f4f45"), share)
        sheet = np.concatenate([np.stack([x, y], 1), [[x[-1], low + 60.0], [x[0], low + 60.0]]])
        on.put(sheet.astype(np.float32), lighter(tone, -0.03), z, bottom=lighter(tone, 0.05), mist=False)


def _trunks(
    on: Scenery, world: World, rng: np.random.Generator, z: float, count: int, pines: bool, leaves: Rgb
) -> None:
    """Stand a row of tall trunks at one depth; the middle stays open near the cast."""
    reach = 1.0 * (z + 15.0)
    clear = 5.2 if z < 16.0 else 0.0
    bark = snowed(
        rgb(("#5f4a3c", "#4f4038", "#6b5a4c", "#d8d2c4")[int(rng.choice(4, p=[0.3, 0.3, 0.25, 0.15]))]),
        world.light.white,
        0.25,
    )
    for x in np.linspace(-reach, reach, count) + rng.uniform(-0.35, 0.35, count) * reach / count * 2:
        if abs(x) < clear:
            continue
        at, width = float(x), float(rng.uniform(0.35, 0.75))
        tall = 15.0 + 0.12 * z
        lean = float(rng.normal(0.0, 0.35))
        tone = lighter(varied(bark, rng, 0.02), -0.05 if z < 16.0 else 0.0)
        line = [[at, -0.4], [at + lean * 0.3, tall * 0.33], [at + lean, tall]]
        flare = stroke(line, [width * 1.5, width, width * 0.7])
        on.put(flare, lighter(tone, 0.02), z, bottom=lighter(tone, -0.06), rim=True, mist=False)
        _boughs(on, world, rng, at + lean * 0.5, z, tall, pines, leaves)


def _boughs(
    on: Scenery, world: World, rng: np.random.Generator, x: float, z: float, tall: float, pines: bool, leaves: Rgb
) -> None:
    for _ in range(2 if z > 25 else 3):
        side = float(rng.choice([-1.0, 1.0]))
        level = float(rng.uniform(3.6, 8.5)) + 0.06 * z
        length = float(rng.uniform(1.6, 3.6)) * (1.0 if pines else 1.45)
        tone = varied(mix(leaves, rgb("#2f4f45"), 0.35), rng, 0.03)
        if pines:
            u = np.linspace(0.0, 1.0, 9)
            upper = np.stack([side * length * u, level - 0.35 * length * u**1.4], 1)
            teeth = np.where(np.arange(9) % 2 == 0, 0.34, 0.16) * (1 - u * 0.6)
            lower = np.stack([side * length * u, level - 0.35 * length * u**1.4 - teeth * 1.4], 1)[::-1]
            shape = np.concatenate([upper, lower])
        else:
            blob = bush(rng, length * 1.6, length * 0.66)
            shape = blob + np.array([side * length * 0.45, level + 0.5])
        moving = sway((shape - (0.0, level - 2.0)).astype(np.float32), world, 4.0, x + level, 0.4) + np.array(
            [x, level - 2.0], np.float32
        )
        on.put(
            moving,
            snowed(lighter(tone, 0.05), world.light.white, 0.6),
            z - 0.1,
            bottom=lighter(tone, -0.08),
            at=z,
            rim=z < 20.0,
            mist=False,
        )


def _undergrowth(on: Scenery, world: World, rng: np.random.Generator, floor: Rgb, leaves: Rgb) -> None:
    green = snowed(mix(leaves, rgb("#5a7f4a"), 0.5), world.light.white, 0.5)
    for _ in range(12):
        x, z = float(rng.choice([-1, 1]) * rng.uniform(2.8, 10.0)), float(rng.uniform(-1.0, 12.0))
        tone = varied(green, rng, 0.03)
        for number, leaf in enumerate(fern(rng, float(rng.uniform(0.5, 1.0)))):
            moving = sway(leaf, world, 0.9, x + number, 0.2) + np.array([x, -0.03], np.float32)
            on.put(moving, lighter(tone, 0.04), z, bottom=lighter(tone, -0.08), mist=False)
    for _ in range(6):
        put_stone(
            on,
            rng,
            float(rng.choice([-1, 1]) * rng.uniform(3.6, 9.0)),
            float(rng.uniform(0.0, 9.0)),
            float(rng.uniform(0.5, 1.5)),
            rgb("#6f7068"),
            snow=world.light.white,
        )
    _mushrooms(on, world, rng)
    side = float(rng.choice([-1.0, 1.0]))
    log = stroke([[side * 3.4, 0.18], [side * 6.4, 0.30]], [0.46, 0.56])
    on.put(log, rgb("#6a5040"), 5.6, bottom=rgb("#4f3b30"), rim=True, mist=False)
    on.put(oval(side * 3.4, 0.18, 0.12, 0.24, 14), rgb("#b99a72"), 5.58, mist=False)
    grow_tufts(
        on, world, "forest grass", 46, (-10.0, 10.0), (-8.0, 9.0), lighter(floor, 0.03), height=0.24, ground=True
    )
    frame_grass(on, world, lighter(green, -0.24), 0.13)


def _mushrooms(on: Scenery, world: World, rng: np.random.Generator) -> None:
    if world.light.season not in ("summer", "autumn"):
        return
    for _ in range(7):
        x, z, size = (
            float(rng.choice([-1, 1]) * rng.uniform(1.8, 6.0)),
            float(rng.uniform(-2.0, 4.0)),
            float(rng.uniform(0.09, 0.17)),
        )
        on.put(stroke([[x, -0.01], [x, size]], [size * 0.42, size * 0.34]), rgb("#efe3cf"), z, mist=False)
        turn = np.linspace(0.0, np.pi, 12)
        cap = np.stack([x + 0.75 * size * np.cos(turn), size * 0.9 + 0.62 * size * np.sin(turn)], 1)
        on.put(cap.astype(np.float32), rgb("#c4483a"), z - 0.01, bottom=rgb("#a5392f"), at=z, mist=False)


def _canopy(on: Scenery, world: World, rng: np.random.Generator, colour: Rgb) -> None:
    """Hang the nearest leaves across the frame's upper edge."""
    reach = world.aspect * 0.5
    for share in np.linspace(-1.0, 1.0, 9):
        drop = 0.06 + 0.17 * abs(share) ** 2.2
        blob = bush(rng, 0.34, drop * float(rng.uniform(0.9, 1.3))) * np.array([1.0, -1.0])
        shape = blob[::-1] + np.array([share * reach, 1.03])
        moving = sway((np.array([0.0, 1.4]) - shape * (-1.0, 1.0)).astype(np.float32), world, 0.5, share * 7.0, 0.3)
        moving = np.array([0.0, 1.4], np.float32) - moving * np.array([-1.0, 1.0], np.float32)
        on.framings.append(Framing(moving.astype(np.float32), varied(colour, rng, 0.012), 0.46))
