"""Where land meets still or running water."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter
from circletake.render.places.kit.lines import outline
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Floats
from circletake.schema import Material


class Bank:
    """Land up to an edge, water that things float on beyond it."""

    def __init__(self, edge_z: float, material: Material = "grass", level: float = -0.25) -> None:
        """Take where the water is deep enough to float on, what the land is, and how high the water stands."""
        self._edge = edge_z
        self._material: Material = material
        self._level = level

    def height(self, x: Floats, z: Floats, t: Floats) -> Floats:
        """Return 0 on land and the water's level on the water."""
        away = np.broadcast_to(np.asarray(z, np.float32), np.broadcast(x, z, t).shape)
        return np.where(away > self._edge, np.float32(self._level), np.float32(0.0)).astype(np.float32)

    def material(self, x: float, z: float) -> Material:
        """Return what the land is, or water beyond the edge."""
        return "water" if z > self._edge else self._material

    def is_water(self, x: float, z: float) -> bool:
        """Tell whether it lies beyond the edge."""
        return z > self._edge


def current(on: Scenery, world: World, rng: np.random.Generator, z: tuple[float, float]) -> None:
    """Let light lines slide along with the water."""
    times = world.clock.times_s.astype(np.float64)
    tone = lighter(world.light.horizon, 0.05)
    for _ in range(34):
        depth = float(rng.uniform(*z))
        reach = 1.1 * (depth + 14.0)
        x = (rng.uniform(0, 2 * reach) + times * rng.uniform(0.7, 1.2)) % (2 * reach) - reach
        length = float(rng.uniform(0.4, 1.6))
        line = outline((-length, 0.0), (0.0, 0.035), (length, 0.0), (0.0, -0.02))
        moving = line[None] + np.stack([x, np.full_like(x, -0.24)], 1)[:, None]
        on.put(moving.astype(np.float32), tone, depth, at=min(depth, 15.5), opacity=0.4, mist=False)
