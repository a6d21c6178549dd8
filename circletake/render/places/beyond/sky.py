"""High in the air, between banks of cloud that slide past."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix
from circletake.render.places.kit.clouds import add_clouds, cloud
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area, Flat, Points, Rgb


def sky(world: World) -> Scenery:
    """High in the air, between banks of cloud that slide past."""
    rng = world.rng("sky")
    on = Scenery(
        ground=Flat("air"), area=Area(-8.0, 8.0, 0.0, 8.0), air_m=900.0, horizon=0.66, wide_m=17.0, eye_m=2.0, shade=0.0
    )
    add_clouds(on, world, low=0.08, amount=0.8)
    light = world.light
    white = mix(light.cloud_light, (1.0, 1.0, 1.0), 0.35)
    shade = mix(light.cloud_shade, light.horizon, 0.3)
    times = world.clock.times_s
    depths = (1500.0, 900.0, 560.0, 350.0, 220.0, 140.0, 90.0, 58.0, 38.0, 25.0, 16.5)
    for number, z in enumerate(depths):
        share = number / (len(depths) - 1)
        drop = -(3.2 + 0.15 * z) * (0.75 + 0.35 * share)
        x, top = _bank(rng, z)
        way = (times * (1.2 + 0.012 * z) * -light.side)[:, None]
        line = np.stack([x[None] + way, np.broadcast_to(drop + top, (len(times), len(x)))], -1)
        foot = drop - 0.34 * z - 9.0
        ends = np.stack(
            [
                np.stack([x[-1:] + way, np.full_like(way, foot)], -1),
                np.stack([x[:1] + way, np.full_like(way, foot)], -1),
            ],
            1,
        )[:, :, 0]
        tone = mix(white, shade, 0.55 * (1.0 - share))
        sheet = np.concatenate([line, ends], axis=1).astype(np.float32)
        on.put(sheet, lighter(tone, 0.02), z, bottom=mix(tone, shade, 0.85), zone="own", haze=0.7, mist=False)
    _wisps(on, world, rng, white)
    return on


def _bank(rng: np.random.Generator, z: float) -> tuple[Points, Points]:
    """Return the billowing upper edge of a bank of cloud at a depth."""
    reach = 2.1 * (z + 26.0)
    x = np.linspace(-reach, reach, 150)
    top = np.zeros_like(x)
    at = -reach
    while at < reach:
        radius = (0.055 + 0.10 * rng.random()) * (z + 16.0)
        rise = radius * float(rng.uniform(0.5, 1.0))
        swell = np.maximum(1.0 - ((x - at) / radius) ** 2, 0.0) ** 0.5
        top = np.maximum(top, rise * swell)
        at += radius * float(rng.uniform(0.8, 1.3))
    return x.astype(np.float32), top.astype(np.float32)


def _wisps(on: Scenery, world: World, rng: np.random.Generator, white: Rgb) -> None:
    """Let thin clouds pass before and behind who flies."""
    times = world.clock.times_s
    for _ in range(5):
        z = float(rng.uniform(9.0, 15.0))
        shape = cloud(rng, float(rng.uniform(2.5, 5.0)), float(rng.uniform(0.35, 0.7)))
        x = float(rng.uniform(-12.0, 12.0)) - times * world.light.side * 1.6
        y = float(rng.choice([rng.uniform(-2.2, -0.6), rng.uniform(3.2, 5.5)]))
        moving = shape[None] + np.stack([x, np.full_like(x, y)], 1)[:, None]
        on.put(moving.astype(np.float32), white, z, opacity=0.55, zone="own", haze=0.2, mist=False)
