"""A café: a counter with an espresso machine and cakes, a board with prices, small round tables by the window."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, rgb, varied
from circletake.render.places.kit.furniture import chair, pendant, potted_plant, shade
from circletake.render.places.kit.lamps import smoke
from circletake.render.places.kit.lines import box, grid, joined, oval, raised, stroke
from circletake.render.places.kit.room import Opening, Shell, open_room
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Rgb

WORDS = frozenset(
    {"cafe", "café", "coffee shop", "coffeehouse", "restaurant", "diner", "bar", "tavern", "bistro", "teahouse"}
)
_STEEL: Rgb = rgb("#b9bec6")


def cafe(world: World) -> Scenery:
    """A café: a counter with an espresso machine and cakes, a board with prices, small round tables by the window."""
    rng = world.rng("cafe")
    wall = varied(rgb(("#c9a27a", "#8fa39a", "#b98a72")[world.pick("cafe wall", 3)]), rng, 0.01)
    wood = rgb("#7a5038")
    side = 1.0 if world.pick("cafe side", 2) else -1.0
    window = Opening(side * 2.7, 0.95, 3.2, 2.0)
    on = open_room(
        world, Shell(11.0, 3.8, 6.0, wall, rgb("#9a6f4c"), rgb("#efe2cc"), "wood", boards=0.34), [window], view="roofs"
    )
    on.put(box(-5.5, 0.0, 5.5, 0.9), lighter(wood, 0.06), 5.98, at=6.3, bottom=lighter(wood, -0.04))
    _board(on, rng, -side * 2.3)
    _shelf(on, rng, -side * 4.3)
    _counter(on, wood, -side * 3.1)
    _machine(on, world, -side * 2.3)
    _cakes(on, rng, -side * 4.1)
    for x in (-side * 4.1, -side * 2.4, side * 2.6):
        pendant(on, world, x, 2.35, 4.4, 3.8, rgb("#3a3a42"))
    for x, z in ((side * 2.2, 4.3), (side * 4.4, 3.7)):
        _round_table(on, x, z, wood)
        for facing in (1.0, -1.0):
            chair(on, x - facing * 0.75, z - 0.02, lighter(wood, -0.04), facing=facing)
    potted_plant(on, world, rng, side * 5.0, 5.3, size=1.0)
    return on


def _board(on: Scenery, rng: np.random.Generator, x: float) -> None:
    """Hang a slate with rows of chalk, too far to be read."""
    on.put(box(x - 1.0, 2.15, x + 1.0, 3.25), rgb("#6a4a34"), 5.9)
    on.put(box(x - 0.93, 2.22, x + 0.93, 3.18), rgb("#2f3a38"), 5.89, at=5.9)
    for row in range(5):
        y = 3.0 - 0.16 * row
        reach = float(rng.uniform(0.5, 0.95))
        on.put(stroke([[x - 0.8, y], [x - 0.8 + reach, y]], 0.03), rgb("#d8dcd2"), 5.88, at=5.9)
        on.put(stroke([[x + 0.5, y], [x + 0.75, y]], 0.03), rgb("#e8c98a"), 5.88, at=5.9)


def _shelf(on: Scenery, rng: np.random.Generator, x: float) -> None:
    for y in (1.75, 2.35):
        on.put(box(x - 0.75, y, x + 0.75, y + 0.05), rgb("#6a4a34"), 5.8)
        for at in np.arange(-0.62, 0.7, 0.25):
            tone = rgb(("#e8dfd0", "#b8503f", "#3f7d7c", "#d9a441")[int(rng.integers(4))])
            on.put(box(x + at - 0.08, y + 0.05, x + at + 0.08, y + 0.24), tone, 5.79)


def _counter(on: Scenery, wood: Rgb, x: float) -> None:
    shade(on, x, 4.6, 2.4)
    on.put(box(x - 2.2, 0.0, x + 2.2, 1.0), wood, 4.6, bottom=lighter(wood, -0.08), rim=True)
    on.put(joined(grid(x - 2.2, 0.1, x + 2.2, 0.9, 8, 1, (0.9, 0.9))), lighter(wood, 0.05), 4.59, at=4.6)
    top = np.array(
        [[x - 2.3, 1.04, 5.3], [x + 2.3, 1.04, 5.3], [x + 2.3, 1.04, 4.52], [x - 2.3, 1.04, 4.52]], np.float32
    )
    on.put(top, rgb("#d8c4a0"), at=4.58)
    on.put(box(x - 2.3, 0.98, x + 2.3, 1.06), rgb("#b8946a"), 4.52, at=4.56)


def _machine(on: Scenery, world: World, x: float) -> None:
    """Set a steaming espresso machine with two spouts and cups on its top."""
    z = 4.8
    on.put(box(x - 0.55, 1.06, x + 0.55, 1.16), lighter(_STEEL, -0.25), z)
    on.put(box(x - 0.5, 1.16, x + 0.5, 1.46), lighter(_STEEL, -0.35), z + 0.01)
    on.put(box(x - 0.58, 1.42, x + 0.58, 1.78), _STEEL, z - 0.01, bottom=lighter(_STEEL, -0.1), rim=True)
    on.put(box(x - 0.58, 1.56, x + 0.58, 1.62), rgb("#a8332f"), z - 0.02)
    for at in (-0.26, 0.26):
        on.put(stroke([[x + at, 1.42], [x + at, 1.3]], 0.08), rgb("#3a3a42"), z - 0.02)
        on.put(box(x + at - 0.07, 1.16, x + at + 0.07, 1.27), rgb("#f3ead8"), z - 0.03)
    for at in (-0.4, -0.2, 0.0, 0.2, 0.4):
        on.put(box(x + at - 0.08, 1.78, x + at + 0.08, 1.9), rgb("#f3ead8"), z)
    smoke(on, world, x + 0.5, 1.5, z - 0.04, 0.25, rgb("#ffffff"))


def _cakes(on: Scenery, rng: np.random.Generator, x: float) -> None:
    """Set a glass case with cakes on the counter."""
    z = 4.75
    for number, at in enumerate((-0.5, -0.17, 0.17, 0.5)):
        tone = rgb(("#d9a05a", "#8a5038", "#e0a0a8", "#c8793a")[(number + int(rng.integers(4))) % 4])
        on.put(box(x + at - 0.13, 1.1, x + at + 0.13, 1.26), tone, z, bottom=lighter(tone, -0.1))
        on.put(oval(x + at, 1.27, 0.13, 0.05, 16), rgb("#f6eee2"), z - 0.01)
    on.put(box(x - 0.75, 1.06, x + 0.75, 1.52), rgb("#dfeef2"), z - 0.03, opacity=0.3, rim=True)


def _round_table(on: Scenery, x: float, z: float, wood: Rgb) -> None:
    shade(on, x, z, 0.6)
    on.put(stroke([[x, 0.0], [x, 0.74]], 0.07), rgb("#3a3a42"), z)
    on.put(oval(x, 0.02, 0.26, 0.05, 16), rgb("#3a3a42"), z + 0.01)
    on.put(raised(oval(x, z, 0.5, 0.3, 26), 0.76), lighter(wood, 0.12), at=z - 0.02)
    on.put(box(x - 0.06, 0.76, x + 0.06, 0.88), rgb("#f3ead8"), z - 0.1)
