"""A kitchen: a stove with pots, shelves of crockery, hanging pans, a sink under the window, a table."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, rgb, varied
from circletake.render.places.interiors.cafe import WORDS, cafe
from circletake.render.places.kit.furniture import (
    chair,
    fire,
    pendant,
    table,
    wall_clock,
)
from circletake.render.places.kit.lamps import WARM, shine, smoke
from circletake.render.places.kit.lines import box, grid, joined, moved, outline, oval, smooth, stroke
from circletake.render.places.kit.room import Opening, Shell, open_room
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Paint, Rgb


def kitchen(world: World) -> Scenery:
    """A kitchen: a stove with pots, shelves of crockery, hanging pans, a sink under the window, a table; or a café."""
    if WORDS & set(world.adjectives):
        return cafe(world)
    rng = world.rng("kitchen")
    wall = varied(rgb(("#e3d3a8", "#b9cfc4", "#d9b8a0", "#c3cdd8")[world.pick("wall", 4)]), rng, 0.01)
    cupboard = varied(rgb(("#5f8a82", "#a8614a", "#4f6a8a", "#8a7a52")[world.pick("cupboard", 4)]), rng, 0.01)
    side = 1.0 if world.pick("side", 2) else -1.0
    window = Opening(side * 0.9, 1.25, 1.9, 1.45)
    on = open_room(world, Shell(10.4, 3.6, 5.6, wall, rgb("#c9b79a"), rgb("#efe6d6"), "stone", tiles=0.62), [window])
    tiles = grid(-5.2, 0.95, 5.2, 1.65, 26, 2, (0.93, 0.9))
    on.put(
        joined([cell for cell in tiles if abs(float(cell[:, 0].mean()) - window.x) > 1.15]),
        lighter(wall, 0.06),
        5.58,
        at=5.88,
    )
    _counter(on, rng, cupboard, side, window)
    _stove(on, world, -side * 1.9, 5.0)
    _crockery(on, rng, side * 3.4, 5.5)
    _pans(on, -side * 3.9, 5.4)
    pendant(on, world, side * 2.6, 2.25, 3.9, 3.6, rgb("#c8443a"))
    table(on, side * 3.5, 3.3, 1.9, 0.76, rgb("#a8774f"), depth=0.9)
    chair(on, side * 2.25, 3.2, rgb("#8a5f42"), facing=side)
    _tabletop(on, world, rng, side * 3.5, 3.0)
    wall_clock(on, world, -side * 3.6, 2.75, 5.5)
    return on


def _counter(on: Scenery, rng: np.random.Generator, colour: Rgb, side: float, window: Opening) -> None:
    on.put(box(-5.2, 0.0, 5.2, 0.88), colour, 5.1, bottom=lighter(colour, -0.07))
    doors = grid(-5.2, 0.1, 5.2, 0.82, 13, 1, (0.88, 0.9))
    on.put(joined(doors), lighter(colour, 0.035), 5.09, at=5.1, bottom=lighter(colour, -0.03))
    knobs = [oval(float(cell[:, 0].max()) - 0.1, 0.62, 0.03, count=8) for cell in doors]
    on.put(joined(knobs), rgb("#e0c98a"), 5.08, at=5.1)
    top = np.array([[-5.2, 0.92, 5.6], [5.2, 0.92, 5.6], [5.2, 0.92, 5.02], [-5.2, 0.92, 5.02]], np.float32)
    on.put(top, rgb("#d8c4a0"), at=5.08)
    on.put(box(-5.2, 0.86, 5.2, 0.93), rgb("#b8946a"), 5.02, at=5.06)
    tap = np.array(
        [[window.x, 0.93], [window.x, 1.25], [window.x + 0.08, 1.34], [window.x + 0.18, 1.30], [window.x + 0.18, 1.2]]
    )
    on.put(stroke(tap, 0.035), rgb("#b9c0c6"), 5.3)
    for dx in (1.4, 1.65, 2.0):
        tall = float(rng.uniform(0.2, 0.38))
        jar = box(side * (window.x * side + dx) - 0.09, 0.93, side * (window.x * side + dx) + 0.09, 0.93 + tall)
        on.put(jar, varied(rgb("#c9d8d2"), rng, 0.04), 5.25, rim=True)


def _stove(on: Scenery, world: World, x: float, z: float) -> None:
    """A range with an oven, a steaming pot and a copper hood."""
    iron, copper = rgb("#3f4449"), rgb("#b5703f")
    on.put(box(x - 0.75, 0.0, x + 0.75, 0.93), iron, z, bottom=lighter(iron, -0.05), rim=True)
    on.put(box(x - 0.55, 0.12, x + 0.55, 0.60), lighter(iron, 0.08), z - 0.01, at=z)
    on.put(box(x - 0.42, 0.24, x + 0.42, 0.50), Paint(rgb("#ff9a40"), rgb("#d8602a"), emission=0.45), z - 0.02, at=z)
    on.put(stroke([[x - 0.5, 0.68], [x + 0.5, 0.68]], 0.035), rgb("#c9ced2"), z - 0.03, at=z)
    for dx in (-0.5, -0.25, 0.25, 0.5):
        on.put(oval(x + dx, 0.80, 0.05, count=10), rgb("#d8d2c6"), z - 0.02, at=z)
    on.put(box(x - 0.8, 0.91, x + 0.8, 0.97), lighter(iron, 0.12), z - 0.02, at=z)
    pot = outline((x - 0.62, 0.97), (x - 0.08, 0.97), (x - 0.08, 1.36), (x - 0.62, 1.36))
    on.put(pot, rgb("#c8443a"), z - 0.03, bottom=rgb("#9a352e"), at=z, rim=True)
    on.put(box(x - 0.66, 1.34, x - 0.04, 1.40), rgb("#d86a5a"), z - 0.04, at=z)
    kettle = smooth([(0.12, 0.97), (0.10, 1.15), (0.24, 1.28), (0.42, 1.28), (0.56, 1.15), (0.54, 0.97)], 4)
    on.put(moved(kettle, x, 0.0), rgb("#9fb3bd"), z - 0.03, bottom=rgb("#7a8f9a"), at=z, rim=True)
    on.put(stroke([[x + 0.54, 1.08], [x + 0.70, 1.24]], [0.09, 0.05]), rgb("#9fb3bd"), z - 0.03, at=z)
    smoke(on, world, x - 0.35, 1.42, z - 0.05, 0.20, rgb("#f4f1ea"), puffs=6, opacity=0.35)
    hood = outline(
        (x - 0.85, 2.05), (x + 0.85, 2.05), (x + 0.36, 2.75), (x + 0.36, 3.6), (x - 0.36, 3.6), (x - 0.36, 2.75)
    )
    on.put(hood, lighter(copper, 0.03), z + 0.1, bottom=lighter(copper, -0.07), rim=True)
    on.put(box(x - 0.88, 2.0, x + 0.88, 2.1), lighter(copper, 0.10), z + 0.08, at=z + 0.1)
    shine(on, x, 0.7, z - 0.1, 2.4, 0.22 + 0.25 * world.light.lamps)
    fire(on, world, x, 0.26, z - 0.025, 0.18)


def _crockery(on: Scenery, rng: np.random.Generator, x: float, z: float) -> None:
    """Two open shelves with plates, cups and jars."""
    wood = rgb("#9a7048")
    for level in (1.95, 2.55):
        on.put(box(x - 1.35, level, x + 1.35, level + 0.06), wood, z, rim=True)
        at = x - 1.2
        while at < x + 1.15:
            tone = rgb(("#efe7d8", "#7fa0b0", "#d8a24a", "#c8705a", "#8fae8a")[int(rng.integers(5))])
            if rng.random() < 0.4:
                on.put(oval(at + 0.17, level + 0.24, 0.18, count=22), tone, z - 0.02, at=z)
                on.put(oval(at + 0.17, level + 0.24, 0.12, count=20), lighter(tone, 0.06), z - 0.03, at=z)
                at += 0.40
            else:
                tall = float(rng.uniform(0.16, 0.30))
                on.put(
                    outline(
                        (at + 0.02, level + 0.06),
                        (at + 0.18, level + 0.06),
                        (at + 0.20, level + 0.06 + tall),
                        (at, level + 0.06 + tall),
                    ),
                    tone,
                    z - 0.02,
                    at=z,
                    rim=True,
                )
                at += 0.27


def _pans(on: Scenery, x: float, z: float) -> None:
    """Pans and ladles on a rail."""
    on.put(stroke([[x - 1.0, 2.35], [x + 1.0, 2.35]], 0.035), rgb("#5a4a40"), z)
    for number, (dx, size) in enumerate(((-0.75, 0.26), (-0.2, 0.21), (0.28, 0.17))):
        on.put(box(x + dx - 0.025, 2.0, x + dx + 0.025, 2.34), rgb("#5a4a40"), z - 0.01, at=z)
        tone = rgb("#b5703f" if number != 1 else "#4a4f55")
        on.put(
            oval(x + dx, 1.86 - size * 0.3, size, count=22), tone, z - 0.02, bottom=lighter(tone, -0.06), at=z, rim=True
        )
        on.put(oval(x + dx, 1.86 - size * 0.3, size * 0.74, count=22), lighter(tone, -0.05), z - 0.03, at=z)
    for dx in (0.6, 0.8):
        on.put(stroke([[x + dx, 2.34], [x + dx, 1.85]], 0.025), rgb("#9a9fa3"), z - 0.01, at=z)
        on.put(oval(x + dx, 1.80, 0.07, 0.06, 12), rgb("#9a9fa3"), z - 0.02, at=z)


def _tabletop(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float) -> None:
    """Bread, a bowl of fruit and a jug on the table."""
    loaf = smooth([(-0.28, 0.76), (-0.30, 0.90), (-0.12, 0.99), (0.12, 0.99), (0.30, 0.90), (0.28, 0.76)], 4)
    on.put(moved(loaf, x - 0.45), rgb("#c98f4f"), z, bottom=rgb("#a56f3a"), rim=True)
    for dx, dy, hue in ((0.28, 0.90, "#d8503f"), (0.42, 0.92, "#e0a83f"), (0.36, 1.0, "#8fae4a")):
        on.put(oval(x + dx, dy, 0.085, count=14), varied(rgb(hue), rng), z, rim=True)
    on.put(
        outline((x + 0.12, 0.88), (x + 0.60, 0.88), (x + 0.48, 0.76), (x + 0.24, 0.76)),
        rgb("#7fa0b0"),
        z - 0.02,
        rim=True,
    )
    lit = world.light.lamps
    if lit > 0.5:
        on.put(box(x - 0.02, 0.76, x + 0.05, 0.98), rgb("#efe7d8"), z - 0.01)
        fire(on, world, x + 0.015, 0.99, z - 0.02, 0.10)
        shine(on, x, 1.05, z, 1.8, 0.3 * lit, WARM)
