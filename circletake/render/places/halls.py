"""Halls: a library, a classroom, a theatre's stage."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.furniture import chair, pendant, picture, shade, shelf, table, wall_clock
from circletake.render.places.kit.lamps import WARM, shine
from circletake.render.places.kit.lines import box, grid, joined, moved, outline, oval, smooth, stroke
from circletake.render.places.kit.room import Opening, Shell, open_room
from circletake.render.places.scenery import Framing, Glow, Lamp, Scenery, World
from circletake.render.scene import Area, Flat, Paint, Rgb


def library(world: World) -> Scenery:
    """A library: two storeys of books, a ladder, an arched window, green reading lamps."""
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


def theatre(world: World) -> Scenery:
    """A theatre's stage: red curtains, painted flats, spotlights, footlights, the audience's heads."""
    rng = world.rng("theatre")
    velvet = varied(rgb(("#8f2f36", "#7a2a44", "#3a3f7a")[world.pick("velvet", 3)]), rng, 0.008)
    boards = rgb("#a8774f")
    on = Scenery(
        ground=Flat("wood"), area=Area(-5.0, 5.0, 0.0, 4.2), air_m=70.0, haze=rgb("#2a1a24"), sky=(rgb("#150d16"), rgb("#1d121c")),
        inside=(0.80, 0.66, 0.58), weather="none", horizon=0.50, wide_m=9.0, eye_m=1.7, side_m=2.6, tall_m=6.4, shade=0.5,
    )  # fmt: skip
    _backdrop(on, world, rng)
    on.floor_plane((-14.0, 14.0), (-1.6, 7.0), lighter(boards, -0.01), lighter(boards, -0.05), at=7.4)
    for x in np.arange(-14.0, 14.0, 0.45):
        on.put(
            np.array(
                [[x - 0.012, 0.0, 7.0], [x + 0.012, 0.0, 7.0], [x + 0.012, 0.0, -1.6], [x - 0.012, 0.0, -1.6]],
                np.float32,
            ),
            lighter(boards, -0.10),
            at=7.35,
            opacity=0.7,
        )
    _wings(on, velvet)
    _spots(on, world)
    _proscenium(on, velvet)
    _audience(on, world, rng)
    return on


def _backdrop(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """A painted cloth: hills and a moon, or a town, in the flat colours of scenery."""
    dusk = rgb("#3f4a7a")
    on.put(box(-9.0, 0.0, 9.0, 7.5), lighter(dusk, 0.03), 7.0, bottom=mix(dusk, rgb("#d88a6a"), 0.55), at=7.45)
    on.put(oval(float(rng.uniform(-3.0, 3.0)), 4.6, 0.75, count=34), Paint(rgb("#f4e6c0"), emission=0.2), 6.98, at=7.44)
    stars = [
        oval(float(x), float(y), 0.035, count=6)
        for x, y in zip(rng.uniform(-6, 6, 26), rng.uniform(3.4, 6.5, 26), strict=True)
    ]
    on.put(joined(stars), rgb("#f4e6c0"), 6.97, at=7.43)
    x = np.linspace(-9.0, 9.0, 60)
    for number, (level, tone) in enumerate(((1.9, "#4f5f86"), (1.3, "#3f4f70"), (0.7, "#2f3d58"))):
        if world.pick("cloth", 2) and number:
            steps = np.repeat(rng.uniform(0.2, 1.5, 20), 3)
            line = level + steps
        else:
            line = level + 0.5 * np.sin(x * (0.5 + 0.2 * number) + float(rng.uniform(0, 6)))
        on.put(
            np.concatenate([np.stack([x, line], 1), [[9.0, 0.0], [-9.0, 0.0]]]).astype(np.float32),
            rgb(tone),
            6.9 - 0.15 * number,
        )
    for side in (-1.0, 1.0):
        tree_ = np.concatenate(
            [
                [[side * 4.6 - 0.1, 0.0]],
                np.stack(
                    [
                        side * 4.6 + 0.8 * np.cos(np.linspace(-0.3, 3.5, 12)),
                        2.0 + 0.9 * np.sin(np.linspace(-0.3, 3.5, 12)),
                    ],
                    1,
                ),
                [[side * 4.6 + 0.1, 0.0]],
            ]
        )
        on.put(tree_.astype(np.float32), rgb("#3f6a5a"), 6.0, bottom=rgb("#2f4f48"), rim=True)


def _curtain_sheet(x0: float, x1: float, y0: float, y1: float, folds: int) -> np.ndarray:  # type: ignore[type-arg]
    """Return a hanging cloth with a wavy hem."""
    u = np.linspace(0.0, 1.0, folds * 4)
    hem = y0 + 0.05 * np.abs(np.sin(u * np.pi * folds))
    return np.concatenate([np.stack([x0 + (x1 - x0) * u, hem], 1), [[x1, y1], [x0, y1]]]).astype(np.float32)


def _folds(on: Scenery, x0: float, x1: float, y0: float, y1: float, z: float, velvet: Rgb, count: int) -> None:
    for number in range(count):
        at = x0 + (x1 - x0) * (number + 0.5) / count
        half = abs(x1 - x0) / count * 0.26
        fold = outline((at - half, y0 + 0.05), (at + half, y0 + 0.05), (at + half * 0.6, y1), (at - half * 0.6, y1))
        on.put(fold, lighter(velvet, -0.07), z, opacity=0.8)
        on.put(
            outline((at + half, y0 + 0.05), (at + half * 1.5, y0 + 0.05), (at + half * 1.1, y1), (at + half * 0.6, y1)),
            lighter(velvet, 0.05),
            z,
            opacity=0.7,
        )


def _wings(on: Scenery, velvet: Rgb) -> None:
    """Side cloths, one behind the other."""
    for number, (z, x) in enumerate(((5.6, 4.6), (4.0, 5.2), (2.2, 5.9))):
        tone = lighter(velvet, -0.08 + 0.02 * number)
        for side in (-1.0, 1.0):
            on.put(_curtain_sheet(side * x, side * 10.0, 0.0, 7.5, 9), tone, z, bottom=lighter(tone, -0.06), rim=True)
            _folds(on, side * x, side * 10.0, 0.0, 7.5, z - 0.01, tone, 7)
        border = np.concatenate(
            [
                [[10.0, 7.6], [-10.0, 7.6]],
                np.stack(
                    [
                        np.linspace(-10, 10, 41),
                        5.5 - 0.35 * number + 0.14 * np.abs(np.sin(np.linspace(0, 20 * np.pi / 2, 41))),
                    ],
                    1,
                ),
            ]
        )
        on.put(border.astype(np.float32), lighter(tone, -0.03), z - 0.02, at=z)


def _spots(on: Scenery, world: World) -> None:
    """Let spotlights fall from above in cones, slowly breathing, onto the boards."""
    times = world.clock.times_s.astype(np.float64)
    for number, (top, foot, hue) in enumerate(((-3.4, -0.9, "#ffe2a8"), (3.4, 0.9, "#ffd0a0"), (0.0, 0.0, "#fff2d8"))):
        breath = (0.85 + 0.15 * np.sin(times * 0.7 + number * 2.0)).astype(np.float32)
        cone = outline((top - 0.12, 6.9), (top + 0.12, 6.9), (foot + 1.5, 0.0), (foot - 1.5, 0.0))
        on.put(
            cone,
            Paint(rgb(hue), opacity=0.30, emission=0.05, fade=0.18),
            4.4 - number * 0.2,
            zone="own",
            haze=0.0,
            fading=breath,
        )
        on.glows.append(Glow(foot, 0.02, 2.2 - 0.05 * number, 2.3, rgb(hue), 0.55, "lighten", 0.26, breath))
        on.glows.append(Glow(top, 6.7, 4.3, 1.0, rgb(hue), 0.8, "add", 1.0, breath))
        on.lamps.append(Lamp(foot, 3.4, 1.6, 6.0, rgb(hue), 0.5))


def _proscenium(on: Scenery, velvet: Rgb) -> None:
    """The great curtain drawn aside, a swag above, a golden frame, and the footlights."""
    gold = rgb("#c99a45")
    for side in (-1.0, 1.0):
        on.put(
            _curtain_sheet(side * 5.4, side * 11.0, 0.0, 9.0, 10), velvet, -0.3, bottom=lighter(velvet, -0.07), rim=True
        )
        _folds(on, side * 5.4, side * 11.0, 0.0, 9.0, -0.31, velvet, 8)
        on.put(stroke([[side * 5.35, 2.1], [side * 6.6, 1.8], [side * 8.0, 2.0]], 0.16), gold, -0.34, rim=True)
    u = np.linspace(-1.0, 1.0, 61)
    swag = 5.5 + 0.9 * np.abs(np.sin(u * np.pi * 2.0)) ** 0.6 * -0.6 + 0.35
    on.put(
        np.concatenate([np.stack([u * 9.0, swag], 1), [[9.0, 9.5], [-9.0, 9.5]]]).astype(np.float32),
        lighter(velvet, 0.02),
        -0.4,
        bottom=lighter(velvet, -0.05),
        rim=True,
    )
    on.put(stroke(np.stack([u * 9.0, swag - 0.03], 1), 0.12), gold, -0.42)
    on.put(box(-14.0, -1.4, 14.0, 0.0), rgb("#5a3a2c"), -1.6, bottom=rgb("#3a2620"))
    on.put(box(-14.0, -0.14, 14.0, 0.02), gold, -1.62)
    for x in np.arange(-4.8, 4.9, 0.8):
        turn = np.linspace(0.0, np.pi, 10)
        hood = np.stack([float(x) + 0.17 * np.cos(turn), 0.02 + 0.17 * np.sin(turn)], 1)
        on.put(hood.astype(np.float32), rgb("#3a2a24"), -1.55)
        on.glows.append(Glow(float(x), 0.16, -1.45, 0.6, rgb("#ffd9a0"), 0.55, "add", 0.8))


def _audience(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Heads and shoulders along the frame's lower edge."""
    reach = world.aspect * 0.5
    for row, (near, tone) in enumerate(((0.52, "#1a1018"), (0.40, "#0f0a12"))):
        for u in np.linspace(-reach * 1.05, reach * 1.05, 8 + row) + float(rng.uniform(-0.03, 0.03)):
            if row == 0 and abs(u) < 0.12:
                continue
            size = 0.052 * (1.0 + 0.3 * row) * float(rng.uniform(0.9, 1.1))
            y = 0.045 - 0.02 * row + float(rng.uniform(-0.008, 0.008))
            head = oval(float(u), y + size * 1.1, size * 0.78, size, 20)
            body = smooth(
                [
                    (u - size * 1.9, -0.06),
                    (u - size * 1.7, y - size * 0.1),
                    (u - size * 0.5, y + size * 0.35),
                    (u + size * 0.5, y + size * 0.35),
                    (u + size * 1.7, y - size * 0.1),
                    (u + size * 1.9, -0.06),
                ],
                4,
            )
            on.framings.append(Framing(body, rgb(tone), near))
            on.framings.append(Framing(head, rgb(tone), near))


__all__ = ["classroom", "grid", "library", "picture", "theatre"]
