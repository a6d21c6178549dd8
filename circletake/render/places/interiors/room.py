"""A cosy room: window, fireplace, armchair, books, a lamp."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, rgb, varied
from circletake.render.places.kit.furniture import (
    armchair,
    curtain,
    fireplace,
    floor_lamp,
    picture,
    potted_plant,
    rug,
    shade,
    shelf,
    table,
)
from circletake.render.places.kit.lines import box, grid, joined, outline, oval, stroke
from circletake.render.places.kit.room import Opening, Shell, open_room
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Rgb

_WALLS = (
    ("#b9c4b0", "#9aa88f"),
    ("#d8b49a", "#b58f78"),
    ("#a9bccb", "#8699ab"),
    ("#d9c58f", "#b39f6a"),
    ("#c49a94", "#a37a76"),
)

_SLEPT_IN = frozenset({"bedroom", "nursery", "dorm", "dormitory"})


def room(world: World) -> Scenery:
    """A cosy room: window, fireplace, armchair, books, a lamp."""
    rng = world.rng("room")
    cabin = (
        any(word in ("wooden", "log", "rustic", "mountain") for word in world.adjectives) or world.pick("cabin", 5) == 0
    )
    pair = _WALLS[world.pick("wallpaper", len(_WALLS))]
    wall = varied(rgb("#b58a60") if cabin else rgb(pair[0]), rng, 0.01)
    wood = rgb("#8a5f42")
    side = 1.0 if world.pick("side", 2) else -1.0
    window = Opening(side * 1.6, 1.05, 2.3, 1.75)
    on = open_room(world, Shell(11.0, 3.7, 6.0, wall, rgb("#9a6f4c"), rgb("#e8dfd0"), "wood", boards=0.34), [window])
    _panelling(on, wall if cabin else rgb(pair[1]), cabin)
    for part in (-1.0, 1.0):
        curtain(
            on,
            window.x + part * 0.55,
            0.75,
            5.82,
            1.0,
            2.35,
            rgb(("#a8483f", "#46697a", "#8f7a3f")[world.pick("curtains", 3)]),
            part,
        )
    on.put(stroke([[window.x - 1.75, 3.08], [window.x + 1.75, 3.08]], 0.05), rgb("#6a4a34"), 5.8)
    cold = world.light.season in ("winter", "autumn") or world.light.lamps > 0.4
    if _SLEPT_IN & set(world.adjectives):
        picture(on, rng, -side * 2.6, 2.35, 5.9, 0.95, 0.65)
        _bed(on, rng, -side * 2.4)
    else:
        fireplace(on, world, -side * 2.6, 5.75, cold)
        picture(on, rng, -side * 2.6, 1.95, 5.6, 0.95, 0.65)
    shelf(on, rng, side * 4.35, 0.0, 5.7, 1.7, 6, wood)
    picture(on, rng, -side * 4.7, 1.65, 5.9, 0.6, 0.8)
    shade(on, -side * 4.4, 4.4, 0.8)
    armchair(
        on, -side * 4.4, 4.4, varied(rgb(("#7a4a3f", "#4f6a5f", "#46587a")[world.pick("chair", 3)]), rng, 0.015), side
    )
    floor_lamp(on, world, -side * 5.0, 5.0)
    table(on, side * 3.0, 5.2, 0.9, 0.62, wood, depth=0.5)
    potted_plant(on, world, rng, side * 3.0, 5.05, y=0.62, size=0.6)
    rug(on, 0.0, 2.4, 5.4, 2.7, varied(rgb(("#9a4a42", "#4a6a7a", "#8a7a4a")[world.pick("rug", 3)]), rng, 0.01))
    return on


def _bed(on: Scenery, rng: np.random.Generator, x: float) -> None:
    """Stand a bed with its long side to the viewer: headboard, pillow, a quilt in squares."""
    wood = rgb("#7a5238")
    quilt = varied(rgb(("#5f86a0", "#a8605a", "#6f8f6a")[int(rng.integers(3))]), rng, 0.015)
    z = 4.7
    shade(on, x, z, 2.6)
    for at, high in ((x - 1.32, 1.25), (x + 1.32, 0.78)):
        on.put(box(at - 0.08, 0.0, at + 0.08, high), wood, z, bottom=lighter(wood, -0.08), rim=True)
    on.put(box(x - 1.3, 0.24, x + 1.3, 0.42), lighter(wood, -0.03), z - 0.01, at=z)
    on.put(box(x - 1.26, 0.40, x + 1.26, 0.60), rgb("#efe8da"), z - 0.02, at=z)
    pillow = oval(x - 0.92, 0.70, 0.36, 0.15)
    on.put(pillow, rgb("#f7f2e8"), z - 0.03, bottom=rgb("#d9d2c4"), at=z, rim=True)
    cover = outline((x - 0.62, 0.72), (x + 1.27, 0.68), (x + 1.29, 0.22), (x - 0.66, 0.20))
    on.put(cover, lighter(quilt, 0.03), z - 0.04, bottom=lighter(quilt, -0.10), at=z, rim=True)
    squares = grid(x - 0.6, 0.24, x + 1.24, 0.68, 7, 2, (0.62, 0.62))
    on.put(joined(squares[::2]), lighter(quilt, 0.10), z - 0.05, at=z, opacity=0.7)


def _panelling(on: Scenery, colour: Rgb, cabin: bool) -> None:
    """Panel the wall: wainscot below, or logs all over."""
    if cabin:
        for level in np.arange(0.0, 3.7, 0.26):
            on.put(box(-5.5, float(level), 5.5, float(level) + 0.03), lighter(colour, -0.09), 5.99, at=6.29)
        return
    on.put(box(-5.5, 0.0, 5.5, 0.95), colour, 5.99, bottom=lighter(colour, -0.05), at=6.3)
    on.put(box(-5.5, 0.93, 5.5, 1.0), lighter(colour, 0.07), 5.98, at=6.29)
    panels = grid(-5.5, 0.16, 5.5, 0.9, 12, 1, (0.78, 0.8))
    on.put(joined(panels), lighter(colour, -0.035), 5.98, at=6.29)
