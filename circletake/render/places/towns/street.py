"""A street of tall narrow houses with shops, lamps and a church tower at its end."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.buildings import House, house
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.lamps import WARM, lamp_post, window
from circletake.render.places.kit.land import range_of_hills
from circletake.render.places.kit.lines import box, joined, outline, oval, raised, stroke
from circletake.render.places.kit.plants import grass_colour, snowed
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area, Flat, Paint, Points, Rgb


def street(world: World) -> Scenery:
    """A street of tall narrow houses with shops, lamps and a church tower at its end."""
    rng = world.rng("street")
    on = Scenery(
        ground=Flat("stone"),
        area=Area(-5.2, 5.2, 0.0, 4.4),
        air_m=130.0,
        horizon=0.57,
        wide_m=14.0,
        eye_m=1.9,
        side_m=3.0,
    )
    add_clouds(on, world, amount=0.8)
    cobble = snowed(varied(rgb("#8f8a88"), rng, 0.012), world.light.white)
    range_of_hills(on, rng, 620.0, 80.0, mix(grass_colour(world), rgb("#7f95a8"), 0.5))
    _end_of_street(on, world, rng)
    on.floor_plane((-300.0, 300.0), (-140.0, 140.0), lighter(cobble, -0.02), lighter(cobble, 0.02), at=141.0)
    _cobbles(on, rng, cobble)
    for side in (-1.0, 1.0):
        pavement = lighter(cobble, 0.08)
        x0, x1 = sorted((side * 5.6, side * 9.4))
        on.floor_plane((x0, x1), (-140.0, 140.0), pavement, y=0.08, at=139.5)
        kerb = np.array(
            [[side * 5.6, 0.0, 140.0], [side * 5.6, 0.10, 140.0], [side * 5.6, 0.10, -45.0], [side * 5.6, 0.0, -45.0]],
            np.float32,
        )
        on.put(kerb, lighter(cobble, -0.10), at=139.4, mist=False)
        _terraces(on, world, rng, side)
        for z in (30.0, 17.0, 7.5):
            lamp_post(on, world, side * 5.9, z + (2.5 if side > 0 else 0.0), 4.4)
    return on


def _cobbles(on: Scenery, rng: np.random.Generator, cobble: Rgb) -> None:
    for z in (*np.arange(-12.0, 14.0, 0.62), *np.arange(14.0, 40.0, 1.6)):
        stones = [
            raised(box(float(x), float(z), float(x) + float(rng.uniform(0.3, 0.55)), float(z) + 0.06), 0.0)
            for x in rng.uniform(-5.2, 5.0, 5)
        ]
        on.put(joined(stones), lighter(cobble, -0.075), at=139.8, opacity=0.55, mist=False)


def _terraces(on: Scenery, world: World, rng: np.random.Generator, side: float) -> None:
    """Build the row of fronts along one side, each turned to the street in perspective by its end wall."""
    walls = ("#d8a878", "#c98068", "#e3cfa8", "#a9b5a0", "#b9c4cc", "#d8b0a0", "#c4b48a")
    z = 96.0
    while z > 3.6:
        deep = float(rng.uniform(5.0, 8.0))
        top = float(rng.uniform(6.8, 10.5))
        wall = snowed(varied(rgb(walls[int(rng.integers(len(walls)))]), rng, 0.02), world.light.white, 0.1)
        near = max(z - deep, 3.2)
        _front(on, world, rng, side, z, near, top, wall)
        _end_wall(on, world, rng, side, near, top, wall)
        z = near


def _front(
    on: Scenery, world: World, rng: np.random.Generator, side: float, far: float, near: float, top: float, wall: Rgb
) -> None:
    """The front along the street, from `far` to `near`, with its windows."""
    x = side * 9.4
    shade = lighter(wall, -0.035 if side == world.light.side else -0.10)
    order = far + 0.02
    on.put(_along(x, far, near, 0.0, top), shade, at=order, mist=False)
    roof = snowed(varied(rgb(("#8a4a3d", "#5f5a66", "#7a4a40")[int(rng.integers(3))]), rng), world.light.white)
    slope = np.array(
        [
            [x - side * 0.3, top - 0.1, far],
            [x + side * 2.6, top + 2.4, far],
            [x + side * 2.6, top + 2.4, near],
            [x - side * 0.3, top - 0.1, near],
        ],
        np.float32,
    )
    on.put(slope, lighter(roof, -0.02), at=order, mist=False)
    shop = rng.random() < 0.5
    storeys = max(2, int(top / 3.0))
    columns = 2
    dark, trims = [], []
    for storey in range(storeys):
        for column in range(columns):
            a = far - (far - near) * (column + 0.26) / columns
            b = far - (far - near) * (column + 0.74) / columns
            y0 = storey * top / storeys + (0.9 if storey else 0.7)
            y1 = y0 + min(1.7, top / storeys * 0.52)
            lit = rng.random() < 0.7 * world.light.lamps * (1.2 if storey == 0 and shop else 0.8)
            trims.append(_along(x - side * 0.03, a + 0.12, b - 0.12, y0 - 0.12, y1 + 0.12))
            pane = _along(x - side * 0.04, a, b, y0, y1)
            if lit:
                glass = Paint(mix(WARM, rgb("#ffb45a"), float(rng.random()) * 0.5), emission=0.55)
                on.put(pane, glass, at=order - 0.01, mist=False)
            else:
                dark.append(pane)
    on.put(joined(trims), lighter(wall, 0.10), at=order - 0.005, mist=False)
    if dark:
        on.put(joined(dark), mix(rgb("#33475a"), world.light.middle, 0.3), at=order - 0.01, mist=False)
    if shop:
        hue = rgb(("#b5473c", "#2f6f6a", "#3a4f7a", "#c98a2f")[int(rng.integers(4))])
        awning = np.array(
            [
                [x, 3.1, far - 0.4],
                [x, 3.1, near + 0.4],
                [x - side * 1.25, 2.5, near + 0.4],
                [x - side * 1.25, 2.5, far - 0.4],
            ],
            np.float32,
        )
        on.put(awning, hue, at=order - 0.02, mist=False)


def _along(x: float, far: float, near: float, y0: float, y1: float) -> Points:
    return np.array([[x, y0, far], [x, y1, far], [x, y1, near], [x, y0, near]], np.float32)


def _end_wall(
    on: Scenery, world: World, rng: np.random.Generator, side: float, z: float, top: float, wall: Rgb
) -> None:
    """The gable that faces the viewer where a house stands before a lower one, and the last one of the row."""
    x0, x1 = side * 9.4, side * 14.6
    gable = outline((x0, 0.0), (x1, 0.0), (x1, top), ((x0 + x1) / 2, top + 2.4), (x0, top))
    on.put(gable, lighter(wall, 0.01), z, bottom=lighter(wall, -0.07), at=z + 0.01, rim=True, mist=False)
    if z < 12.0:
        for level in np.arange(1.0, top - 1.6, 3.0):
            window(on, world, rng, (x0 + x1) / 2, float(level), z - 0.02, 1.0, 1.5)


def _end_of_street(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Close the view with a square's far side and a tower."""
    x = -40.0
    while x < 40.0:
        width = float(rng.uniform(7.0, 11.0))
        house(
            on, world, rng, x + width / 2, 135.0, House(width, float(rng.uniform(8.0, 12.0)), 4.0, 3, 3, False, False)
        )
        x += width
    stone = snowed(rgb("#b5a894"), world.light.white, 0.2)
    at = float(rng.uniform(-3.0, 3.0))
    on.put(box(at - 3.0, 0.0, at + 3.0, 27.0), stone, 138.0, bottom=lighter(stone, -0.06), rim=True)
    on.put(
        outline((at - 3.6, 27.0), (at + 3.6, 27.0), (at, 40.0)),
        snowed(rgb("#5f6f6a"), world.light.white, 0.5),
        137.9,
        rim=True,
    )
    on.put(
        oval(at, 22.0, 1.9, count=26),
        Paint(mix(rgb("#f3ead8"), WARM, world.light.lamps), emission=0.45 * world.light.lamps),
        137.8,
    )
    for angle, length in ((0.9, 1.2), (2.4, 1.6)):
        on.put(
            stroke([[at, 22.0], [at + length * np.cos(angle), 22.0 + length * np.sin(angle)]], 0.22),
            rgb("#3a3430"),
            137.7,
        )
