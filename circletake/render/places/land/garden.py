"""A garden: flower beds along a path, clipped hedges, a fountain or an arbour, a bench and lamps."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.drift import drifting_leaves, fireflies
from circletake.render.places.kit.lamps import lamp_post
from circletake.render.places.kit.land import frame_leaves, grow_tufts, span
from circletake.render.places.kit.lines import box, joined, moved, noise, outline, oval, raised, ridge, smooth, stroke
from circletake.render.places.kit.plants import (
    TreeKind,
    grass_colour,
    leaf_colour,
    plant,
    snowed,
    tree,
    tree_line,
)
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area, Flat, Rgb


def garden(world: World) -> Scenery:
    """A garden: flower beds along a path, clipped hedges, a fountain or an arbour, a bench and lamps."""
    rng = world.rng("garden")
    on = Scenery(
        ground=Flat("grass"), area=Area(-6.0, 6.0, 0.0, 4.4), air_m=240.0, horizon=0.57, wide_m=14.0, eye_m=2.3
    )
    add_clouds(on, world)
    green = grass_colour(world)
    x = span(150.0, 200)
    leaves = snowed(leaf_colour(world, rng), world.light.white, 0.4)
    on.put(ridge(x, tree_line(rng, x, 17.0, False), -9.0), mix(leaves, rgb("#4a7a5c"), 0.4), 150.0)
    _lawn(on, rng, green)
    for side in (-1.0, 1.0):
        kinds: tuple[tuple[float, TreeKind], ...] = ((46.0, "round"), (33.0, "tall"), (24.0, "round"), (17.0, "poplar"))
        for z, kind in kinds:
            at = side * float(rng.uniform(0.36, 0.70)) * (z + 15.0)
            plant(on, world, tree(kind, world, rng, float(rng.uniform(5.5, 8.5))), at, z, moves=z < 30.0)
        _hedge(on, world, side, green)
        _bed(on, world, rng, side)
        lamp_post(on, world, side * 6.6, 9.5, 3.6)
    _path(on, rng)
    if world.pick("centre", 2):
        _fountain(on, world)
    else:
        _arbour(on, world, rng)
    _bench(on, float(rng.choice([-1.0, 1.0])) * 4.7)
    grow_tufts(on, world, "lawn", 40, (-10.0, 10.0), (-9.0, 5.0), lighter(green, -0.015), height=0.14)
    frame_leaves(on, world, lighter(leaf_colour(world, rng), -0.22))
    if world.light.season == "autumn":
        drifting_leaves(on, world, 18)
    if world.light.night > 0.5 and world.light.season in ("spring", "summer"):
        fireflies(on, world, 26)
    return on


def _lawn(on: Scenery, rng: np.random.Generator, green: Rgb) -> None:
    """Lay a lawn mown in stripes."""
    on.floor_plane((-400.0, 400.0), (-140.0, 149.0), green, lighter(green, 0.02), at=149.5)
    z = np.concatenate([np.arange(-12.0, 20.0, 2.2), np.geomspace(20.0, 140.0, 9)])
    for number, (near, far) in enumerate(pairwise(z.tolist())):
        if number % 2:
            x = np.linspace(-1.9, 1.9, 24) * (far + 24.0)
            wobble = 0.04 * (far + 8.0) * noise(rng, x, 1.5 * (far + 10.0), 2)
            strip = np.concatenate([np.stack([x, far + wobble], 1), np.stack([x, near + 0.0 * x], 1)[::-1]])
            on.put(raised(strip.astype(np.float32), 0.0), lighter(green, 0.022), at=149.4, mist=False, opacity=0.8)


def _hedge(on: Scenery, world: World, side: float, green: Rgb) -> None:
    """Clip a hedge along the lawn, with a ball at its end."""
    tone = snowed(mix(green, rgb("#2f6a4a"), 0.6), world.light.white, 0.6)
    x0, x1 = sorted((side * 4.6, side * 30.0))
    on.put(box(x0, -0.1, x1, 1.25), lighter(tone, 0.05), 13.5, bottom=lighter(tone, -0.08), rim=True, mist=False)
    on.put(
        oval(side * 4.6, 1.5, 0.85, count=26),
        lighter(tone, 0.06),
        13.4,
        bottom=lighter(tone, -0.08),
        rim=True,
        mist=False,
    )


def _bed(on: Scenery, world: World, rng: np.random.Generator, side: float) -> None:
    """Plant a bed of flowers beside the lawn; in winter it lies bare."""
    earth = snowed(rgb("#6a4f3c"), world.light.white)
    on.put(raised(oval(side * 7.2, 6.4, 3.6, 1.5, 30), 0.02), earth, at=149.05, mist=False)
    if world.light.season == "winter":
        return
    hues = ("#e0584f", "#f0b13f", "#f4e6d0", "#c26fb5", "#f08a5a", "#7f7fd0")
    for z in np.linspace(7.6, 5.2, 8):
        count = int(rng.integers(7, 12))
        stems, heads = [], []
        for _ in range(count):
            x = side * 7.2 + float(rng.uniform(-3.2, 3.2)) * np.sqrt(max(0.0, 1 - ((z - 6.4) / 1.5) ** 2))
            tall = float(rng.uniform(0.35, 0.75))
            stems.append(stroke([[x, 0.0], [x + 0.02, tall]], [0.035, 0.02]))
            stems.append(
                moved(
                    outline((0, 0), (0.10, 0.10), (0.16, 0.26), (0.04, 0.14)),
                    x,
                    tall * 0.3,
                    flip=bool(rng.random() < 0.5),
                )
            )
            turn = np.linspace(0, 2 * np.pi, 11)[:-1]
            reach = np.where(np.arange(10) % 2, 0.115, 0.07)
            heads.append(np.stack([x + reach * np.cos(turn), tall + reach * np.sin(turn)], 1).astype(np.float32))
        hue = varied(rgb(hues[int(rng.integers(len(hues)))]), rng)
        on.put(joined(stems), rgb("#5a8a4c"), float(z), mist=False)
        on.put(joined(heads), hue, float(z) - 0.02, at=float(z), bottom=lighter(hue, -0.05), mist=False)


def _path(on: Scenery, rng: np.random.Generator) -> None:
    """Lay a winding path of gravel."""
    del rng
    z = np.linspace(-14.0, 60.0, 40)
    middle = 0.9 * np.sin(z * 0.11)
    gravel = rgb("#d9c9a8")
    for half, tone, order in ((1.75, lighter(gravel, -0.12), 0.2), (1.6, gravel, 0.1)):
        ribbon = np.concatenate([np.stack([middle - half, z], 1), np.stack([middle + half, z], 1)[::-1]])
        on.put(raised(ribbon.astype(np.float32), 0.01), tone, at=149.0 + order, mist=False)


def _fountain(on: Scenery, world: World) -> None:
    stone = snowed(rgb("#cfc7b8"), world.light.white)
    x, z = 0.9 * np.sin(16.0 * 0.11), 15.5
    on.put(
        outline((x - 2.3, 0.0), (x + 2.3, 0.0), (x + 2.5, 0.62), (x - 2.5, 0.62)),
        stone,
        z,
        bottom=lighter(stone, -0.09),
        rim=True,
        mist=False,
    )
    on.put(oval(x, 0.62, 2.35, 0.16, 26), mix(rgb("#7fc0cc"), world.light.middle, 0.4), z - 0.01, at=z, mist=False)
    on.put(stroke([[x, 0.5], [x, 1.7]], [0.44, 0.28]), stone, z - 0.02, at=z, mist=False)
    on.put(
        outline((x - 0.85, 1.95), (x + 0.85, 1.95), (x + 0.3, 1.62), (x - 0.3, 1.62)),
        lighter(stone, 0.03),
        z - 0.03,
        at=z,
        rim=True,
        mist=False,
    )
    times = world.clock.times_s.astype(np.float64)
    for side in (-1.0, 1.0):
        for reach in (0.7, 1.3):
            u = np.linspace(0.0, 1.0, 10)
            wobble = 0.04 * np.sin(times[:, None] * 6.0 + u[None] * 8.0 + reach)
            arc = np.stack(
                [
                    np.broadcast_to(x + side * reach * u, wobble.shape),
                    2.0 + 1.9 * u[None] * (1 - u[None]) * 1.6 - 1.3 * u[None] ** 2 + wobble,
                ],
                -1,
            )
            shape = np.concatenate([arc, (arc - (0.0, 0.09))[:, ::-1]], axis=1)
            on.put(
                shape.astype(np.float32),
                mix(rgb("#eefafc"), world.light.horizon, 0.2),
                z - 0.05,
                at=z,
                opacity=0.75,
                mist=False,
            )


def _arbour(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Set up an arch grown over with roses."""
    white = rgb("#f1ebdd")
    x, z = 0.9 * np.sin(13.0 * 0.11), 12.6
    turn = np.linspace(0.0, np.pi, 20)
    arc = np.stack([x + 1.45 * np.cos(turn), 2.1 + 1.2 * np.sin(turn)], 1)
    for level, colour in ((0.0, white), (0.22, lighter(white, -0.08))):
        line = np.concatenate([[[x + 1.45, 0.0]], arc, [[x - 1.45, 0.0]]]) - (0.0, 0.0)
        on.put(stroke(line * (1.0, 1.0), 0.12), colour, z + level, rim=True, mist=False)
    leaves = snowed(leaf_colour(world, rng), world.light.white, 0.5)
    bloom = rgb("#e5738f")
    for point in arc[::2]:
        size = float(rng.uniform(0.28, 0.45))
        blob = smooth(oval(0, 0, size, size * 0.8, 9) + rng.normal(0, 0.05, (9, 2)), 3) + point
        on.put(
            blob.astype(np.float32), lighter(leaves, 0.03), z - 0.05, bottom=lighter(leaves, -0.08), at=z, mist=False
        )
        if world.light.season in ("spring", "summer"):
            for _ in range(3):
                spot = point + rng.normal(0, 0.2, 2)
                on.put(oval(float(spot[0]), float(spot[1]), 0.09, count=10), bloom, z - 0.06, at=z, mist=False)


def _bench(on: Scenery, x: float) -> None:
    wood, iron = rgb("#9a6b44"), rgb("#3a3f45")
    for dx in (-0.8, 0.8):
        on.put(stroke([[x + dx, 0.0], [x + dx, 0.48], [x + dx + 0.04, 0.95]], 0.07), iron, 5.4, mist=False)
    for level in (0.46, 0.62, 0.76, 0.90):
        on.put(
            box(x - 1.0, level, x + 1.0, level + 0.09),
            lighter(wood, 0.02),
            5.38,
            bottom=lighter(wood, -0.06),
            at=5.4,
            rim=True,
            mist=False,
        )
