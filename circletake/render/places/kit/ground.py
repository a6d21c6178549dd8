"""Ground in sheets: one piece of paper in front of the other, each a little nearer and a little different."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circletake.render.colour import lighter, luminance, mix, rgb, varied
from circletake.render.places.kit.land import span
from circletake.render.places.kit.lines import noise, raised, ridge
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Floats, Rgb
from circletake.schema import Material

DEPTHS = (90.0, 52.0, 32.0, 21.0, 14.0, 9.5, 6.2, 3.6, 1.4, -0.8, -3.2, -6.5, -11.0, -17.0)
_SHADED, _SHADE_PER_M, _SHADE_MOST = 0.5, 0.0135, 0.13
"""Ground that lies nearer than the cast (from this depth on) is darker by so much a metre, at most by so much."""
_BEFORE = (-27.0, -42.0, -64.0)
"""Sheets for a camera that stands far back; the last that a place lays is repeated towards it."""


class Rolling:
    """Ground that rises and falls gently: a few long waves, flat enough to walk on."""

    def __init__(self, material: Material, rng: np.random.Generator, lift: float, water: bool = False) -> None:
        self._material = material
        self._lift = lift
        self._water = water
        self._k = rng.uniform(0.10, 0.34, (4, 2)) * rng.choice([-1.0, 1.0], (4, 2))
        self._phase = rng.uniform(0.0, 2.0 * np.pi, 4)

    def height(self, x: Floats, z: Floats, t: Floats) -> Floats:
        """Return y in metres; it does not change with time."""
        across, away = np.asarray(x, np.float64), np.asarray(z, np.float64)
        total = sum(np.sin(a * across + b * away + p) for (a, b), p in zip(self._k, self._phase, strict=True))
        return np.broadcast_to(self._lift * total / 4.0, np.broadcast(x, z, t).shape).astype(np.float32)

    def material(self, x: float, z: float) -> Material:
        """Return the one material."""
        return self._material

    def is_water(self, x: float, z: float) -> bool:
        """Tell whether it is water."""
        return self._water


def _by_moonlight(colour: Rgb, world: World) -> Rgb:
    """Return a pale ground's colour by night: under the moon's blue light white paper would shine by itself."""
    pale = max(0.0, (luminance(colour) - 0.64) / 0.36)
    deep = max(0.0, (world.light.night - 0.75) / 0.25)
    return mix(colour, rgb("#79727c"), 0.62 * pale * deep)


def _lit_edge(colour: Rgb, world: World) -> Rgb:
    """Return the colour of a sheet's upper edge: the lower the light stands, the more of it lies there."""
    light = world.light
    return mix(lighter(colour, 0.035), rgb("#ffffff"), 0.42 * light.rim_strength * (0.55 + 0.45 * light.night))


def near_shade(z: float) -> float:
    """Return how much darker ground at a depth is than where the cast stands: a dark foreground leads the eye in."""
    return min(max(_SHADED - z, 0.0) * _SHADE_PER_M, _SHADE_MOST)


def shade_floor(on: Scenery, at: float, colour: Rgb, *, ragged: float = 0.5, name_seed: int = 0) -> None:
    """Lay the shade of what stands behind the viewer on a level floor: a darker and darker foreground.

    Args:
        on: The place.
        at: Where it comes in the drawing order: right after the floor.
        colour: Of the floor; the shade is a darker one.
        ragged: How uneven its edges are, in metres.
        name_seed: Of its randomness.
    """
    rng = np.random.default_rng([name_seed & 0xFFFFFFFF, 77])
    dark = lighter(mix(colour, (0.16, 0.14, 0.30), 0.35), -0.22)
    x = np.linspace(-40.0, 40.0, 90)
    for number, z in enumerate((-0.6, -3.4, -6.4)):
        edge = z + ragged * noise(rng, x, 5.0, 4, 0.6)
        shape = np.concatenate([np.stack([x, edge], 1), [[40.0, -140.0], [-40.0, -140.0]]])
        on.put(raised(shape.astype(np.float32), 0.0), dark, at=at - 0.001 * number, opacity=0.15, mist=False)


def lay_sheets(
    on: Scenery,
    world: World,
    near: Rgb,
    far: Rgb,
    *,
    depths: Sequence[float] = DEPTHS,
    roll: float = 0.02,
    tone: float = 0.022,
    drop: float = 0.015,
    name: str = "sheets",
) -> None:
    """Lay the ground in sheets.

    Args:
        on: The place; its ground's height is followed.
        world: For the seed.
        near: Colour of the nearest sheet.
        far: Of the farthest.
        depths: Where the sheets stand.
        roll: How much a sheet's edge rises and falls, by its depth.
        tone: How much neighbours differ.
        drop: How much darker a sheet is than its edge.
        name: Of the randomness.
    """
    rng = world.rng(name)
    if depths[-1] < -8.0:
        depths = (*depths, *(z for z in _BEFORE if z < depths[-1] - 5.0))
    for number, z in enumerate(depths):
        x = span(max(z, 6.0), 70)
        bumps = noise(rng, x, 0.55 * (abs(z) + 14.0), 3) * roll * (max(z, 0.0) + 1.2)
        lie = on.ground.height(x, np.full_like(x, z), np.zeros(1, np.float32))
        share = 1.0 - number / max(len(depths) - 1, 1)
        colour = varied(lighter(mix(near, far, share), tone * (-1) ** number), rng, 0.006)
        colour = lighter(_by_moonlight(colour, world), -near_shade(z))
        line = lie + bumps
        on.put(ridge(x, line, -0.42 * (abs(z) + 12.0) - 3.0), lighter(colour, -drop), z, mist=False)
        depth = 0.16 + 0.028 * max(z + 8.0, 0.0)
        edge = np.concatenate([np.stack([x, line], 1), np.stack([x, line - depth], 1)[::-1]])
        on.put(edge, _lit_edge(colour, world), z - 0.01, at=z, fade=0.0, mist=False)
