"""A library: two storeys of books, a ladder, an arched window, green reading lamps."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.interiors.museum import WORDS, museum
from circletake.render.places.kit.furniture import chair, pendant, shade, shelf, table
from circletake.render.places.kit.lamps import WARM, shine
from circletake.render.places.kit.lines import box, joined, moved, outline, oval, smooth, stroke
from circletake.render.places.kit.room import Opening, Shell, open_room
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Paint, Rgb


def library(world: World) -> Scenery:
    """A library: two storeys of books, a ladder, an arched window, green reading lamps; or a museum."""
    if WORDS & set(world.adjectives):
        return museum(world)
    rng = world.rng("library")
    wood = varied(rgb(("#7a4f34", "#6a4636", "#8a6242")[world.pick("wood", 3)]), rng, 0.008)
    wall = lighter(wood, 0.13)
    window = Opening(0.0, 1.3, 2.3, 3.5, True)
    on = open_room(
        world, Shell(12.0, 5.6, 6.6, wall, rgb("#8a6244"), rgb("#cdb894"), "carpet", boards=0.42), [window], high=True
    )
    for side in (-1.0, 1.0):
        for x in (2.35, 4.15):
            shelf(on, rng, side * (x + 0.1), 0.0, 6.45, 1.75, 6, wood)
            shelf(on, rng, side * (x + 0.1), 2.95, 6.45, 1.75, 5, wood)
        for x in (1.32, 3.35, 5.2):
            on.put(
                box(side * x - 0.13, 0.0, side * x + 0.13, 5.3),
                lighter(wood, 0.05),
                6.35,
                bottom=lighter(wood, -0.04),
                rim=True,
            )
            on.put(box(side * x - 0.2, 5.1, side * x + 0.2, 5.35), lighter(wood, 0.10), 6.33)
        _side_stack(on, rng, side, wood)
        _reading_desk(on, world, side * 3.6, 4.4, wood)
    _gallery(on, wood)
    _ladder(on, float(rng.choice([-1.0, 1.0])) * 2.9, wood)
    _globe(on, float(rng.choice([-1.0, 1.0])) * 4.9, 4.9)
    on.put(
        np.array([[-1.6, 0.012, 6.2], [1.6, 0.012, 6.2], [1.6, 0.012, -9.0], [-1.6, 0.012, -9.0]], np.float32),
        rgb("#8a3b3a"),
        at=6.8,
    )
    for x in (-1.5, 1.5):
        on.put(
            np.array(
                [[x - 0.06, 0.014, 6.2], [x + 0.06, 0.014, 6.2], [x + 0.06, 0.014, -9.0], [x - 0.06, 0.014, -9.0]],
                np.float32,
            ),
            rgb("#d8b25a"),
            at=6.79,
        )
    pendant(on, world, 0.0, 3.9, 4.6, 5.6, rgb("#b5904a"), reach=6.0, always=0.25)
    return on


def _side_stack(on: Scenery, rng: np.random.Generator, side: float, wood: Rgb) -> None:
    """Stand the ends of shelves along the side wall."""
    for z in (5.4, 4.2, 3.0):
        x = side * 5.75
        on.put(
            box(min(x, x - side * 0.5), 0.0, max(x, x - side * 0.5), 2.7),
            lighter(wood, -0.05),
            z,
            bottom=lighter(wood, -0.11),
            rim=True,
        )
        on.put(box(x - side * 0.25 - 0.12, 1.9, x - side * 0.25 + 0.12, 2.2), rgb("#d8b25a"), z - 0.01, at=z)
    del rng


def _gallery(on: Scenery, wood: Rgb) -> None:
    """A gallery with a rail between the two storeys."""
    for a, b in ((-5.9, -1.3), (1.3, 5.9)):
        on.put(box(a, 2.68, b, 2.92), lighter(wood, 0.03), 6.2, bottom=lighter(wood, -0.06), rim=True)
        on.put(
            joined([box(float(x) - 0.02, 2.9, float(x) + 0.02, 3.5) for x in np.arange(a + 0.1, b, 0.22)]),
            rgb("#b5904a"),
            6.18,
            at=6.2,
        )
        on.put(box(a, 3.48, b, 3.55), lighter(wood, 0.06), 6.16, at=6.2)


def _ladder(on: Scenery, x: float, wood: Rgb) -> None:
    tone = lighter(wood, 0.10)
    lean = 0.5 * np.sign(x)
    for dx in (-0.22, 0.22):
        on.put(stroke([[x + dx, 0.0], [x + dx + lean, 4.6]], 0.07), tone, 5.9, rim=True)
    for rung in np.arange(0.35, 4.5, 0.38):
        at = x + lean * rung / 4.6
        on.put(box(at - 0.22, float(rung) - 0.025, at + 0.22, float(rung) + 0.025), lighter(tone, -0.05), 5.91)


def _reading_desk(on: Scenery, world: World, x: float, z: float, wood: Rgb) -> None:
    """A table with a green lamp, an open book and a pile."""
    shade(on, x, z, 1.1)
    table(on, x, z, 1.9, 0.78, wood, depth=0.9)
    lit = max(world.light.lamps, 0.3)
    on.put(box(x - 0.02, 0.78, x + 0.02, 1.12), rgb("#c9a24a"), z)
    green = smooth([(-0.24, 1.10), (-0.22, 1.20), (0.0, 1.26), (0.22, 1.20), (0.24, 1.10)], 4)
    on.put(moved(green, x), Paint(rgb("#3f8a5f"), rgb("#4fa070"), emission=0.25 * lit), z - 0.02, at=z, rim=True)
    on.put(box(x - 0.2, 1.07, x + 0.2, 1.11), Paint(mix(rgb("#e8dcc0"), WARM, lit), emission=0.8 * lit), z - 0.03, at=z)
    shine(on, x, 1.05, z - 0.1, 2.6, 0.36 * lit)
    for dx, tone in ((0.5, "#8a3b32"), (0.5, "#3f5f7a"), (0.52, "#c79a4a")):
        on.put(box(x + dx - 0.17, 0.78, x + dx + 0.17, 0.84), rgb(tone), z - 0.2)
    page = outline((x - 0.72, 0.80), (x - 0.5, 0.84), (x - 0.28, 0.80), (x - 0.28, 0.78), (x - 0.72, 0.78))
    on.put(page, rgb("#f3ead8"), z - 0.25, rim=True)
    chair(on, x - np.sign(x) * 0.3, z - 0.9, lighter(wood, -0.02), facing=float(np.sign(x)))


def _globe(on: Scenery, x: float, z: float) -> None:
    on.put(stroke([[x, 0.0], [x, 0.72]], [0.26, 0.07]), rgb("#6a4a34"), z, rim=True)
    on.put(oval(x, 1.08, 0.36, count=34), rgb("#5f95a8"), z - 0.02, bottom=rgb("#477a90"), rim=True)
    for points in (
        [(-0.2, 1.2), (-0.05, 1.32), (0.06, 1.2), (-0.02, 1.02), (-0.16, 1.06)],
        [(0.08, 1.0), (0.24, 1.1), (0.26, 0.92), (0.12, 0.84)],
    ):
        on.put(moved(smooth(points, 4), x), rgb("#c9b078"), z - 0.03, at=z - 0.02)
    turn = np.linspace(-0.9, 2.2, 20)
    on.put(
        stroke(np.stack([x + 0.42 * np.cos(turn), 1.08 + 0.42 * np.sin(turn)], 1), 0.035),
        rgb("#c9a24a"),
        z - 0.04,
        at=z - 0.02,
    )
