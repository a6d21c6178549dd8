"""A beach under headlands, with the surf running up the sand."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.banks import Bank
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.land import frame_grass, grow_tufts, put_stone, scatter
from circletake.render.places.kit.lines import noise, ridge
from circletake.render.places.kit.plants import grass_colour, snowed
from circletake.render.places.kit.seas import SEA_FAR
from circletake.render.places.kit.waves import crests, glitter, swash, water_colour
from circletake.render.places.scenery import Mist, Scenery, Water, World
from circletake.render.scene import Area, Rgb

_AFLOAT_Z = 10.5
"""Metres away at which the sea is deep enough for a boat or a whale."""


def coast(world: World) -> Scenery:
    """A beach under headlands, with the surf running up the sand."""
    on = Scenery(
        ground=Bank(_AFLOAT_Z, "sand", 0.0),
        area=Area(-7.0, 7.0, 0.0, 4.2),
        air_m=520.0,
        horizon=0.52,
        wide_m=15.0,
        eye_m=3.6,
    )
    rng = world.rng("coast")
    add_clouds(on, world)
    far, near = water_colour(world, SEA_FAR, 1.0), water_colour(world, rgb("#5aa3a8"), 0.1)
    on.waters.append(Water(2600.0, 5.0, far, near, 0.72, 0.34, 0.004))
    on.mists.append(Mist(2500.0, 0.0, 60.0, 60.0, 0.5))
    _headlands(on, world, rng)
    glitter(on, world, (10.0, 900.0))
    crests(on, world, (140.0, 80.0, 48.0, 30.0, 19.0, 13.0))
    sand = snowed(varied(rgb("#dcbf8e"), rng, 0.02), world.light.white, 0.75)
    swash(on, world, 6.4, sand)
    _beach(on, world, sand)
    return on


def _headlands(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Cliffs that run out into the sea from one side, or from both."""
    sides = ([-1.0], [1.0], [-1.0, 1.0])[world.pick("headlands", 3)]
    rock = snowed(rgb("#8d7a66"), world.light.white, 0.5)
    green = snowed(grass_colour(world), world.light.white, 0.5)
    for side in sides:
        for z, top, reach in ((620.0, 62.0, 430.0), (300.0, 40.0, 150.0), (135.0, 24.0, 60.0)):
            if rng.random() < 0.2:
                continue
            edge = side * (reach * rng.uniform(0.25, 0.9))
            u = np.linspace(0.0, 1.0, 60)
            x = edge + side * u * z * 2.4
            rise = np.clip(u * 10.5, 0.0, 1.0) ** 0.7
            y = top * rise * (0.72 + 0.28 * noise(rng, u, 0.34, 4)) * (0.6 + 0.4 * u)
            line = ridge(x, y, -0.05)
            on.put(line, mix(rock, green, 0.35), z, bottom=lighter(rock, -0.06))
            turf = np.concatenate([np.stack([x, y], 1), np.stack([x, y - top * 0.16 * rise], 1)[::-1]])
            on.put(turf, lighter(green, 0.02), z - 0.5, bottom=lighter(green, -0.05))


def _beach(on: Scenery, world: World, sand: Rgb) -> None:
    """What lies on the sand."""
    rng = world.rng("beach")
    for x, z in scatter(rng, 30, (-10.0, 10.0), (-9.0, 4.0)):
        width = float(rng.uniform(0.3, 1.3))
        line = np.linspace(-width, width, 7)
        y = 0.012 + 0.006 * np.cos(line / width * np.pi)
        ripple = np.stack([x + line, y, z + 0.1 * np.sin(line * 3.0 + x)], 1)
        back = np.stack([x + line, y * 0.0, z - 0.07 + 0.1 * np.sin(line * 3.0 + x)], 1)[::-1]
        on.put(
            np.concatenate([ripple, back]),
            lighter(sand, float(rng.uniform(-0.045, -0.015))),
            at=float(z),
            mist=False,
            opacity=0.6,
        )
    stone = snowed(rgb("#7f7468"), world.light.white, 0.5)
    for side in (-1.0, 1.0):
        for _ in range(int(rng.integers(2, 6))):
            put_stone(
                on,
                rng,
                side * float(rng.uniform(6.5, 12.0)),
                float(rng.uniform(2.0, 7.0)),
                float(rng.uniform(0.4, 1.9)),
                stone,
                snow=world.light.white,
            )
    marram = mix(grass_colour(world), rgb("#b9ad6c"), 0.4)
    for side in (-1.0, 1.0):
        x = np.linspace(6.0, 20.0, 40) * side
        y = np.clip((np.abs(x) - 6.0) * 0.16, 0.0, 1.6) * (0.85 + 0.2 * noise(rng, x, 4.0, 3))
        on.put(ridge(x, y, 0.0), lighter(sand, 0.02), 3.4, bottom=lighter(sand, -0.07), mist=False)
    grow_tufts(on, world, "marram", 46, (-13.0, 13.0), (-8.0, 4.0), marram, height=0.5, clear=5.4)
    if world.pick("framing", 2) == 0:
        frame_grass(on, world, lighter(marram, -0.26))
