"""A museum's hall: framed paintings on a tall pale wall, a statue and a vase on plinths, ropes before them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.furniture import picture, shade
from circletake.render.places.kit.lamps import WARM, shine
from circletake.render.places.kit.lines import box, outline, oval, smooth, stroke
from circletake.render.places.kit.room import Opening, Shell, open_room
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Rgb

WORDS = frozenset({"museum", "gallery", "exhibition"})
_FRAMES = ((-4.0, 1.5, 1.5, 1.1), (-1.95, 1.35, 1.2, 1.55), (1.95, 1.35, 1.2, 1.55), (4.0, 1.5, 1.5, 1.1))
_GOLD: Rgb = rgb("#c9a24a")


def museum(world: World) -> Scenery:
    """A museum's hall: framed paintings on a tall pale wall, a statue and a vase on plinths, ropes before them."""
    rng = world.rng("museum")
    wall = varied(rgb(("#7d8f88", "#8a4f4a", "#6f7f94")[world.pick("museum wall", 3)]), rng, 0.01)
    on = open_room(
        world, Shell(12.0, 4.8, 6.6, wall, rgb("#a8876a"), rgb("#e8e2d6"), "wood", boards=0.5),
        [Opening(0.0, 1.2, 1.5, 2.6, True)], high=True,
    )  # fmt: skip
    on.put(box(-6.0, 0.0, 6.0, 0.55), lighter(wall, -0.12), 6.58, at=6.9)
    on.put(box(-6.0, 4.1, 6.0, 4.3), rgb("#e8e2d6"), 6.58, at=6.9)
    for x, y, wide, tall in _FRAMES:
        on.put(box(x - wide / 2 - 0.14, y - 0.14, x + wide / 2 + 0.14, y + tall + 0.14), _GOLD, 6.5, rim=True,
               bottom=lighter(_GOLD, -0.12))  # fmt: skip
        picture(on, rng, x, y, 6.45, wide, tall)
        on.put(box(x - 0.14, y - 0.42, x + 0.14, y - 0.28), rgb("#efe7d8"), 6.44)
        on.put(stroke([[x - 0.3, y + tall + 0.4], [x + 0.3, y + tall + 0.4]], 0.06), rgb("#4a4038"), 6.4)
        shine(on, x, y + tall + 0.3, 6.38, 0.9, 0.35, WARM, floor=False)
    for side in (-1.0, 1.0):
        _barrier(on, side)
        _column(on, side * 5.6, 6.3)
    _statue(on, -5.0, 4.2)
    _vase(on, rng, 5.0, 4.2)
    return on


def _column(on: Scenery, x: float, z: float) -> None:
    stone = rgb("#ded6c6")
    on.put(box(x - 0.3, 0.3, x + 0.3, 4.2), stone, z, bottom=lighter(stone, -0.08), rim=True)
    for y0, y1 in ((0.0, 0.3), (4.1, 4.4)):
        on.put(box(x - 0.42, y0, x + 0.42, y1), lighter(stone, -0.04), z - 0.02)


def _barrier(on: Scenery, side: float) -> None:
    """Hang a red rope between brass posts before the wall."""
    posts = [side * at for at in (1.1, 2.9, 4.6)]
    for x in posts:
        on.put(stroke([[x, 0.0], [x, 0.95]], 0.05), _GOLD, 5.6, mist=False)
        on.put(oval(x, 0.98, 0.07, count=14), lighter(_GOLD, 0.1), 5.59, mist=False)
        on.put(oval(x, 0.02, 0.17, 0.05, 16), lighter(_GOLD, -0.1), 5.61, mist=False)
    for first, second in pairwise(posts):
        u = np.linspace(0.0, 1.0, 13)
        rope = np.stack([first + (second - first) * u, 0.9 - 0.9 * u * (1 - u)], 1)
        on.put(stroke(rope, 0.06), rgb("#9a2f35"), 5.58, mist=False)


def _plinth(on: Scenery, x: float, z: float, height: float) -> None:
    stone = rgb("#d8cfbe")
    shade(on, x, z, 0.7)
    on.put(box(x - 0.42, 0.0, x + 0.42, height), stone, z, bottom=lighter(stone, -0.1), rim=True)
    on.put(box(x - 0.5, height - 0.1, x + 0.5, height), lighter(stone, 0.05), z - 0.01)


def _statue(on: Scenery, x: float, z: float) -> None:
    """Set a bust on a plinth."""
    _plinth(on, x, z, 1.15)
    marble = rgb("#eee9df")
    chest = smooth([(-0.36, 0.0), (-0.34, 0.24), (-0.12, 0.36), (-0.1, 0.46), (0.1, 0.46), (0.12, 0.36), (0.34, 0.24),
                    (0.36, 0.0)], 4)  # fmt: skip
    on.put(chest + np.array([x, 1.15]), marble, z - 0.02, bottom=lighter(marble, -0.14), rim=True)
    head = smooth([(-0.16, 0.42), (-0.2, 0.66), (-0.1, 0.84), (0.1, 0.84), (0.19, 0.7), (0.24, 0.58), (0.17, 0.52),
                   (0.15, 0.42)], 4)  # fmt: skip
    on.put(head + np.array([x, 1.15]), marble, z - 0.03, bottom=lighter(marble, -0.1), rim=True)
    curls = smooth([(-0.2, 0.6), (-0.24, 0.78), (-0.1, 0.93), (0.1, 0.92), (0.2, 0.8), (0.08, 0.76), (-0.06, 0.7)], 4)
    on.put(curls + np.array([x, 1.15]), lighter(marble, -0.09), z - 0.04)


def _vase(on: Scenery, rng: np.random.Generator, x: float, z: float) -> None:
    """Set an old vase on a plinth."""
    _plinth(on, x, z, 1.0)
    clay = varied(rgb("#b0603a"), rng, 0.01)
    body = outline((-0.14, 0.0), (-0.3, 0.34), (-0.24, 0.6), (-0.1, 0.7), (-0.16, 0.86), (0.16, 0.86), (0.1, 0.7),
                   (0.24, 0.6), (0.3, 0.34), (0.14, 0.0))  # fmt: skip
    on.put(smooth(body, 3) + np.array([x, 1.0]), clay, z - 0.02, bottom=lighter(clay, -0.1), rim=True)
    on.put(box(x - 0.28, 1.32, x + 0.28, 1.42), mix(clay, rgb("#2b2a33"), 0.75), z - 0.03)
