"""A classroom: a blackboard, rows of desks, a map, tall windows."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.furniture import chair, pendant, shade, table, wall_clock
from circletake.render.places.kit.lines import box, joined, moved, oval, smooth, stroke
from circletake.render.places.kit.room import Opening, Shell, open_room
from circletake.render.places.scenery import Scenery, World


def classroom(world: World) -> Scenery:
    """A classroom: a blackboard, rows of desks, a map, tall windows."""
    rng = world.rng("classroom")
    wall = varied(rgb(("#d8cba8", "#b5c4b8", "#c9b8a8")[world.pick("wall", 3)]), rng, 0.008)
    side = 1.0 if world.pick("side", 2) else -1.0
    windows = [Opening(side * 3.3, 1.0, 1.35, 2.1), Opening(side * 4.95, 1.0, 1.2, 2.1)]
    on = open_room(world, Shell(11.4, 3.8, 6.2, wall, rgb("#a8804f"), rgb("#e8e2d4"), "wood", boards=0.30), windows)
    on.put(box(-5.7, 0.0, 5.7, 0.9), lighter(mix(wall, rgb("#5f7f78"), 0.6), -0.02), 6.19, at=6.5)
    _blackboard(on, rng, -side * 0.9)
    _map(on, rng, -side * 4.3)
    table(on, -side * 2.6, 5.0, 1.9, 0.8, rgb("#8a5f42"), depth=0.7)
    for dx, tone in ((0.4, "#b5473c"), (0.42, "#4f7f8f")):
        on.put(box(-side * 2.6 + dx, 0.80, -side * 2.6 + dx + 0.34, 0.87), rgb(tone), 4.8)
    on.put(oval(-side * 2.6 - 0.4, 0.88, 0.075, count=16), rgb("#c8443a"), 4.8, rim=True)
    wall_clock(on, world, side * 1.75, 3.1, 6.1)
    for z in (3.9, 2.3):
        for x in (-4.3, 4.3) if z < 3.0 else (-3.9, 3.9):
            _school_desk(on, rng, x, z)
    for z in (4.2, 1.2):
        pendant(on, world, -side * 2.0, 3.0, z, 3.8, rgb("#e8e2d4"), always=0.1)
    _letters(on, rng)
    return on


def _blackboard(on: Scenery, rng: np.random.Generator, x: float) -> None:
    """A blackboard with a sum, a house and a sun in chalk."""
    on.put(box(x - 2.0, 1.05, x + 2.0, 2.75), rgb("#8a6242"), 6.15, rim=True)
    on.put(box(x - 1.9, 1.15, x + 1.9, 2.65), rgb("#2f4f44"), 6.14, bottom=rgb("#284438"), at=6.15)
    on.put(box(x - 2.0, 1.0, x + 2.0, 1.07), rgb("#a87f55"), 6.08, rim=True)
    chalk, put = rgb("#e6eee6"), []
    put += [
        stroke([[x + 0.7, 1.4], [x + 0.7, 1.9], [x + 1.05, 2.2], [x + 1.4, 1.9], [x + 1.4, 1.4], [x + 0.7, 1.4]], 0.028)
    ]
    put += [
        stroke([[x + 0.7, 1.9], [x + 1.4, 1.9]], 0.024),
        stroke([[x + 0.98, 1.4], [x + 0.98, 1.68], [x + 1.14, 1.68], [x + 1.14, 1.4]], 0.022),
    ]
    for angle in np.linspace(0, 2 * np.pi, 9)[:-1]:
        c, s = np.cos(angle), np.sin(angle)
        put.append(stroke([[x + 1.65 + 0.13 * c, 2.4 + 0.13 * s], [x + 1.65 + 0.2 * c, 2.4 + 0.2 * s]], 0.02))
    for row in range(4):
        at = x - 1.7
        while at < x + 0.2:
            wide = float(rng.uniform(0.06, 0.14))
            y = 2.42 - row * 0.32
            bend = float(rng.uniform(-0.09, 0.09))
            put.append(stroke([[at, y - 0.05], [at + wide * 0.5, y + bend], [at + wide, y + 0.03]], 0.022))
            at += wide + 0.055
    on.put(joined(put), chalk, 6.13, at=6.15, opacity=0.85)


def _map(on: Scenery, rng: np.random.Generator, x: float) -> None:
    on.put(box(x - 0.85, 1.5, x + 0.85, 2.75), rgb("#a9cbd3"), 6.14, rim=True)
    on.put(box(x - 0.9, 2.72, x + 0.9, 2.8), rgb("#6a4a34"), 6.13, at=6.14)
    for cx, cy in ((-0.45, 2.3), (0.1, 2.35), (0.5, 2.0), (-0.3, 1.8)):
        turn = np.linspace(0, 2 * np.pi, 9)[:-1]
        land = np.stack(
            [cx + np.cos(turn) * rng.uniform(0.12, 0.3, 8), cy + np.sin(turn) * rng.uniform(0.08, 0.2, 8)], 1
        )
        on.put(moved(smooth(land, 4), x), varied(rgb("#c9b078"), rng, 0.04), 6.12, at=6.14)


def _school_desk(on: Scenery, rng: np.random.Generator, x: float, z: float) -> None:
    wood = varied(rgb("#b8864f"), rng, 0.015)
    shade(on, x, z, 0.8)
    chair(on, x + 0.25 * np.sign(x), z - 0.5, rgb("#8a5f42"), facing=float(np.sign(x)))
    table(on, x, z, 1.15, 0.70, wood, depth=0.55)
    on.put(box(x - 0.28, 0.70, x + 0.05, 0.73), rgb("#f1ece0"), z - 0.2)
    on.put(stroke([[x + 0.15, 0.72], [x + 0.36, 0.74]], 0.02), rgb("#d8a24a"), z - 0.22)


def _letters(on: Scenery, rng: np.random.Generator) -> None:
    """A frieze of painted cards along the wall."""
    for number, x in enumerate(np.arange(-5.3, 5.4, 0.52)):
        tone = varied(rgb(("#e07a5f", "#81b29a", "#f2cc8f", "#7fa0c8")[number % 4]), rng, 0.01)
        on.put(box(float(x) - 0.2, 3.28, float(x) + 0.2, 3.62), tone, 6.16)
        on.put(
            oval(float(x), 3.45, 0.09, 0.11, 12) if number % 2 else box(float(x) - 0.08, 3.36, float(x) + 0.08, 3.54),
            rgb("#fbf5e6"),
            6.15,
            at=6.16,
        )
