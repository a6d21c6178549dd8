"""Rolling green hills with hedges, lone trees and a path that climbs them."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.land import frame_grass, frame_leaves, grow_tufts, range_of_hills, strew_flowers
from circletake.render.places.kit.lines import stroke
from circletake.render.places.kit.plants import TreeKind, grass_colour, leaf_colour, plant, snowed, tree, tree_line
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area, Points, Rgb

_RANGES = (
    (1300.0, 470.0, 0.50), (720.0, 235.0, 0.36), (400.0, 118.0, 0.25), (225.0, 56.0, 0.15), (125.0, 25.0, 0.07),
    (66.0, 8.5, 0.0),
)  # fmt: skip
"""Depth and height in metres of each hill, and how much of the far blue it has."""
_CROPS = ("#c9b458", "#8f9a4a", "#6f9a4f", "#a9b86a")


def hills(world: World) -> Scenery:
    """Rolling green hills with hedges, lone trees and a path that climbs them."""
    rng = world.rng("hills")
    on = Scenery(
        ground=Rolling("grass", rng, 0.22),
        area=Area(-7.0, 7.0, 0.0, 5.5),
        air_m=950.0,
        horizon=0.60,
        wide_m=15.0,
        eye_m=2.1,
    )
    add_clouds(on, world)
    green = grass_colour(world)
    far = mix(green, rgb("#7f9fb0"), 0.5)
    range_of_hills(on, rng, 2600.0, 560.0, far, scale=0.8, octaves=3)
    for number, (z, height, shade) in enumerate(_RANGES):
        tone = varied(mix(green, far, shade), rng, 0.012)
        tone = lighter(tone, 0.035 * (-1) ** number)
        edge = range_of_hills(
            on, rng, z, height, lighter(tone, 0.03), scale=0.72, octaves=2, base=0.12, bottom=lighter(tone, -0.13)
        )
        if z < 500.0:
            _fields_on(on, world, rng, edge, z, tone)
        if number == len(_RANGES) - 1:
            _path(on, world, rng, edge, z, tone)
        _hill_dressing(on, world, rng, edge, z, tone)
    lay_sheets(
        on,
        world,
        green,
        lighter(green, 0.02),
        depths=(42.0, 26.0, 16.0, 10.5, 7.0, 4.4, 2.2, 0.0, -2.4, -5.4, -9.5, -15.0),
        roll=0.035,
        tone=0.028,
    )
    grow_tufts(on, world, "hill grass", 70, (-11.0, 11.0), (-9.0, 9.0), lighter(green, -0.01), height=0.3, ground=True)
    strew_flowers(on, world, rng, [6.0 - 3.4 * number for number in range(4)], 16)
    if world.pick("framing", 3) == 0:
        frame_leaves(on, world, lighter(leaf_colour(world, rng), -0.24))
    else:
        frame_grass(on, world, lighter(green, -0.22))
    return on


def _fields_on(on: Scenery, world: World, rng: np.random.Generator, edge: Points, z: float, tone: Rgb) -> None:
    """Lay fields over a hill's slope, so that its shape is seen: each follows the crest, further down."""
    for _ in range(3):
        at = int(rng.integers(30, len(edge) - 52))
        part = edge[at : at + int(rng.integers(12, 22))]
        lean = np.linspace(0.0, float(rng.uniform(-0.06, 0.06)), len(part)) * z
        top, low = (float(v) for v in (rng.uniform(0.84, 0.93), rng.uniform(0.52, 0.72)))
        shape = np.concatenate(
            [
                np.stack([part[:, 0], part[:, 1] * top], 1),
                np.stack([part[:, 0] + lean[-1], part[:, 1] * low], 1)[::-1],
            ]
        )
        crop = snowed(rgb(_CROPS[int(rng.integers(len(_CROPS)))]), world.light.white)
        hue = mix(tone, crop, 0.55)
        on.put(shape.astype(np.float32), lighter(hue, 0.02), z - 0.1, bottom=lighter(hue, -0.05), at=z, mist=False)


def _path(on: Scenery, world: World, rng: np.random.Generator, edge: Points, z: float, tone: Rgb) -> None:
    """Let a path wind up the nearest hill and over its crest."""
    inner = np.abs(edge[:, 0]) < 0.42 * z
    at = int(np.flatnonzero(inner)[np.argmax(edge[inner, 1])])
    x, y = float(edge[at, 0]), float(edge[at, 1])
    side = -1.0 if x > 0 else 1.0
    u = np.linspace(0.0, 1.0, 16)
    bend = side * (0.30 * z * (1 - u) + 0.055 * z * np.sin(u * 7.0 + float(rng.uniform(0.0, 1.0))) * (1 - u))
    line = np.stack([x + bend, -1.2 + (y + 1.0) * u**0.8], 1)
    sand = snowed(mix(rgb("#d8c596"), tone, 0.18), world.light.white, 0.8)
    on.put(stroke(line, 2.3 - 1.8 * u), sand, z - 0.2, at=z - 0.05, mist=False)


def _hill_dressing(on: Scenery, world: World, rng: np.random.Generator, edge: Points, z: float, tone: Rgb) -> None:
    """Set trees and hedges along a hill's crest."""
    size = 4.5 + 0.03 * z
    for _ in range(int(rng.integers(2, 6))):
        at = int(rng.integers(25, len(edge) - 25))
        x, y = float(edge[at, 0]), float(edge[at, 1])
        if rng.random() < 0.5:
            kinds: tuple[TreeKind, ...] = ("round", "poplar", "round")
            kind = kinds[int(rng.integers(3))]
            growths = tree(kind, world, rng, size * float(rng.uniform(0.8, 1.4)))
            plant(on, world, growths, x, z - 0.4, y=y - 0.3, moves=False, rim=False)
        else:
            line = edge[at - 12 : at + 12]
            hedge = tree_line(rng, np.linspace(0.0, 24.0, 24).astype(np.float32), 1.0, False) * size * 0.35
            shape = np.concatenate([np.stack([line[:, 0], line[:, 1] + hedge], 1), line[::-1] - (0.0, 0.6)])
            on.put(
                shape.astype(np.float32),
                lighter(mix(leaf_colour(world, rng), tone, 0.4), -0.05),
                z - 0.3,
                at=z - 0.3,
                mist=False,
            )
