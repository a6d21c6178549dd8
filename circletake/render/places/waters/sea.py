"""The open sea, in sheets of waves to the horizon."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import rgb
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.lines import noise, ridge
from circletake.render.places.kit.plants import snowed
from circletake.render.places.kit.seas import SEA_FAR, SEA_NEAR
from circletake.render.places.kit.waves import Waves, glitter, wave_sheets
from circletake.render.places.scenery import Mist, Scenery, World
from circletake.render.scene import Area


def sea(world: World) -> Scenery:
    """The open sea, in sheets of waves to the horizon."""
    rng = world.rng("sea")
    rough = 0.16 + 0.05 * world.light.wind_mps
    waves = Waves(rng, rough)
    on = Scenery(
        ground=waves, area=Area(-9.0, 9.0, 1.0, 11.0), air_m=170.0, horizon=0.50, wide_m=15.0, eye_m=2.6, floor=0.6
    )
    add_clouds(on, world)
    depths = (900.0, 420.0, 230.0, 140.0, 90.0, 60.0, 41.0, 28.0, 19.5, 13.0, 8.6, 5.2, 2.4, 0.0, -2.6, -5.6, -9.5)
    wave_sheets(on, world, waves, SEA_NEAR, SEA_FAR, depths)
    if world.pick("islands", 3) == 0:
        _islands(on, world, rng)
    on.mists.append(Mist(2500.0, 0.0, 90.0, 60.0, 0.55))
    glitter(on, world, (4.0, 600.0), 0.9)
    return on


def _islands(on: Scenery, world: World, rng: np.random.Generator) -> None:
    for z in (1500.0, 880.0):
        at = float(rng.uniform(-0.7, 0.7)) * z
        x = np.linspace(-0.28, 0.28, 50) * z
        rise = np.cos(np.linspace(-np.pi / 2, np.pi / 2, 50)) ** 0.8
        y = 0.085 * z * rise * (0.6 + 0.4 * noise(rng, x, 0.2 * z, 4))
        on.put(ridge(x + at, y, -2.0), snowed(rgb("#5d7263"), world.light.white), z)
