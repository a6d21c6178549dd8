"""An office: a wide window over the town, desks with screens, cabinets and plants."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, rgb, varied
from circletake.render.places.kit.furniture import (
    picture,
    potted_plant,
    shade,
    table,
    wall_clock,
)
from circletake.render.places.kit.lines import box, grid, joined, smooth, stroke
from circletake.render.places.kit.room import Opening, Shell, open_room
from circletake.render.places.scenery import Glow, Scenery, World
from circletake.render.scene import Paint


def office(world: World) -> Scenery:
    """An office: a wide window over the town, desks with screens, cabinets and plants."""
    rng = world.rng("office")
    wall = varied(rgb(("#c3c9cd", "#b5c2bd", "#cdc3b5")[world.pick("wall", 3)]), rng, 0.008)
    side = 1.0 if world.pick("side", 2) else -1.0
    window = Opening(0.0, 0.9, 6.8, 2.2)
    on = open_room(
        world,
        Shell(11.6, 3.7, 6.2, wall, rgb("#7f868c"), rgb("#e6e6e2"), "carpet", tiles=0.0),
        [window],
        cool=0.7,
        view="roofs",
    )
    for level in np.arange(2.55, 3.1, 0.075):
        on.put(box(-3.4, float(level), 3.4, float(level) + 0.03), rgb("#dfe3e4"), 6.1, opacity=0.9)
    for x in np.arange(-2.55, 2.6, 1.7):
        on.put(box(float(x) - 0.04, 0.9, float(x) + 0.04, 3.1), rgb("#dfe3e4"), 6.12, at=6.4)
    _strip_lights(on, world)
    for dx, z in ((-side * 3.4, 4.6), (side * 3.3, 4.9), (side * 4.6, 2.9)):
        _desk(on, world, rng, dx, z, side)
    _cabinets(on, rng, -side * 5.1)
    potted_plant(on, world, rng, side * 5.2, 5.4, size=1.7)
    wall_clock(on, world, -side * 4.4, 2.75, 6.1)
    picture(on, rng, side * 4.7, 1.75, 6.1, 0.9, 0.7)
    return on


def _strip_lights(on: Scenery, world: World) -> None:
    lit = max(world.light.lamps, 0.25)
    for z in (4.6, 1.6, -1.4):
        for x in (-2.6, 2.6):
            strip = np.array(
                [[x - 0.9, 3.66, z], [x + 0.9, 3.66, z], [x + 0.9, 3.66, z - 0.3], [x - 0.9, 3.66, z - 0.3]], np.float32
            )
            on.put(strip, Paint(rgb("#f4fbff"), emission=0.75 * lit), at=z + 0.4)
            if z > 0.0:
                on.glows.append(Glow(x, 3.4, z, 2.2, rgb("#e8f4ff"), 0.22 * lit))


def _desk(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float, side: float) -> None:
    """A desk with a screen that is at work, papers, a mug and a lamp."""
    shade(on, x, z, 1.0)
    table(on, x, z, 1.7, 0.76, rgb("#b8936a"), depth=0.75)
    on.put(box(x + 0.32, 0.08, x + 0.78, 0.70), rgb("#8f979d"), z + 0.1, bottom=rgb("#7a8289"))
    on.put(box(x - 0.05, 0.76, x + 0.05, 0.92), rgb("#3f444a"), z)
    on.put(box(x - 0.42, 0.90, x + 0.42, 1.42), rgb("#2f343a"), z - 0.02, at=z, rim=True)
    hue = rgb(("#5fa8c9", "#7fc0a0", "#8a9fd8")[int(rng.integers(3))])
    on.put(
        box(x - 0.38, 0.94, x + 0.38, 1.38),
        Paint(lighter(hue, 0.02), lighter(hue, -0.10), emission=0.35),
        z - 0.03,
        at=z,
    )
    times = world.clock.times_s
    for row in range(5):
        width = 0.2 + 0.4 * float(rng.random())
        blink = (0.55 + 0.45 * np.sin(times * (1.1 + 0.4 * row) + x + row)).astype(np.float32)
        on.put(
            box(x - 0.33, 1.30 - 0.075 * row, x - 0.33 + width, 1.33 - 0.075 * row),
            Paint(rgb("#eafaff"), emission=0.4),
            z - 0.04,
            at=z,
            fading=blink,
        )
    on.glows.append(Glow(x, 1.15, z - 0.1, 1.0, hue, 0.20))
    for dx in (-0.65, -0.58):
        on.put(box(x + dx, 0.77, x + dx + 0.2, 0.80 + 0.02 * (dx > -0.6)), rgb("#f1ece0"), z - 0.3)
    on.put(box(x + 0.55, 0.76, x + 0.64, 0.88), rgb("#c8443a"), z - 0.32, rim=True)
    seat = x - side * 0.1
    on.put(stroke([[seat, 0.08], [seat, 0.45]], 0.06), rgb("#3a3f45"), z - 0.55)
    on.put(
        smooth([(seat - 0.28, 0.44), (seat - 0.26, 0.54), (seat + 0.26, 0.54), (seat + 0.28, 0.44)], 4),
        rgb("#4a5560"),
        z - 0.56,
        rim=True,
    )
    on.put(
        smooth([(seat - 0.24, 0.60), (seat - 0.22, 1.02), (seat + 0.22, 1.02), (seat + 0.24, 0.60)], 4),
        rgb("#4a5560"),
        z - 0.58,
        bottom=rgb("#3d4750"),
        rim=True,
    )


def _cabinets(on: Scenery, rng: np.random.Generator, x: float) -> None:
    for dx in (-0.36, 0.36):
        tone = varied(rgb("#8f9aa3"), rng, 0.01)
        on.put(box(x + dx - 0.34, 0.0, x + dx + 0.34, 1.5), tone, 5.7, bottom=lighter(tone, -0.06), rim=True)
        on.put(
            joined(grid(x + dx - 0.34, 0.06, x + dx + 0.34, 1.46, 1, 4, (0.9, 0.88))), lighter(tone, 0.05), 5.69, at=5.7
        )
        on.put(
            joined([box(x + dx - 0.1, 0.24 + 0.35 * i, x + dx + 0.1, 0.27 + 0.35 * i) for i in range(4)]),
            rgb("#5f6a72"),
            5.68,
            at=5.7,
        )
    on.put(box(x - 0.5, 1.5, x - 0.05, 1.72), rgb("#b5946a"), 5.66, rim=True)
