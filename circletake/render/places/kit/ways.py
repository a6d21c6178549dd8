"""What runs away into the distance: level land, ribbons of road and rail, poles."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.ground import shade_floor
from circletake.render.places.kit.lines import box, noise, raised, stroke
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Points, Rgb


def ribbon(middle: Points, half: Points, z: Points, y: float) -> Points:
    """Return a level strip that follows a line into the distance: (P, 3)."""
    flat = np.concatenate([np.stack([middle - half, z], 1), np.stack([middle + half, z], 1)[::-1]])
    return raised(flat.astype(np.float32), y)


def open_land(on: Scenery, world: World, rng: np.random.Generator, near: Rgb, far: Rgb) -> None:
    """Lay level land to the horizon in wide stripes, for what runs away over it."""
    on.floor_plane((-2500.0, 2500.0), (-140.0, 700.0), near, mix(near, far, 0.8), at=700.0)
    shade_floor(on, 695.0, near, name_seed=world.seed)
    for number, z in enumerate(np.geomspace(9.0, 420.0, 13)):
        x = np.linspace(-3.2, 3.2, 40) * (z + 20.0)
        edge = z * (1.0 + 0.06 * noise(rng, x, 1.3 * (z + 10.0), 3))
        strip = np.concatenate([np.stack([x, edge], 1), np.stack([x, edge * 0.86], 1)[::-1]])
        tone = lighter(mix(near, far, min(z / 420.0, 1.0)), 0.018 if number % 2 else -0.018)
        on.put(raised(strip.astype(np.float32), 0.0), tone, at=699.0 - number * 0.1, opacity=0.75, mist=False)


def pole(on: Scenery, x: float, z: float) -> None:
    wood = rgb("#5a4638")
    on.put(stroke([[x, 0.0], [x, 6.4]], [0.2, 0.15]), wood, z, mist=False)
    for level in (5.4, 6.0):
        on.put(box(x - 0.95, level, x + 0.95, level + 0.12), wood, z - 0.01, at=z, mist=False)
        for dx in (-0.8, -0.4, 0.4, 0.8):
            on.put(
                box(x + dx - 0.05, level + 0.12, x + dx + 0.05, level + 0.28),
                rgb("#d8e0e0"),
                z - 0.02,
                at=z,
                mist=False,
            )
