"""A dense jungle: palms, lianas, leaves as large as doors, a fall of water in the mist."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.drift import shafts
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.land import frame_grass, frame_leaves, frame_trunk, range_of_hills, span
from circletake.render.places.kit.lines import moved, outline, oval, ridge, stroke
from circletake.render.places.kit.plants import (
    TreeKind,
    plant,
    sway,
    tree,
    tree_line,
)
from circletake.render.places.scenery import Mist, Scenery, World
from circletake.render.scene import Area


def jungle(world: World) -> Scenery:
    """A dense jungle: palms, lianas, leaves as large as doors, a fall of water in the mist."""
    rng = world.rng("jungle")
    on = Scenery(
        ground=Rolling("leaves", rng, 0.08),
        area=Area(-5.6, 5.6, 0.0, 4.2),
        air_m=95.0,
        horizon=0.56,
        wide_m=14.0,
        eye_m=1.9,
    )
    add_clouds(on, world, amount=0.4)
    deep = rgb("#2f6f55")
    range_of_hills(on, rng, 320.0, 95.0, mix(deep, rgb("#7fb0a0"), 0.4), scale=0.5, sharp=0.3)
    for z, height, tone in ((150.0, 40.0, 0.35), (95.0, 30.0, 0.12)):
        x = span(z, 200)
        on.put(ridge(x, tree_line(rng, x, height, False), -9.0), mix(deep, world.light.haze, tone), z)
    _fall(on, world, rng)
    floor = mix(rgb("#4f7a46"), rgb("#6a5238"), 0.4)
    lay_sheets(
        on,
        world,
        floor,
        lighter(floor, 0.02),
        depths=(60.0, 38.0, 25.0, 16.0, 10.5, 7.0, 4.6, 2.4, 0.2, -2.2, -5.2, -9.5, -15.0),
        roll=0.035,
    )
    for z in (62.0, 44.0, 31.0, 22.0, 15.0, 10.0):
        for _ in range(5):
            side = float(rng.choice([-1.0, 1.0]))
            at = side * float(rng.uniform(0.28, 0.9)) * (z + 14.0)
            kind: TreeKind = "palm" if rng.random() < 0.62 else "tall"
            plant(
                on,
                world,
                tree(
                    kind,
                    world._replace(light=world.light._replace(season="summer")),
                    rng,
                    float(rng.uniform(6.5, 12.0)),
                ),
                at,
                z,
                y=-0.2,
                moves=z < 40.0,
            )
        if z in (44.0, 22.0):
            on.mists.append(Mist(z - 0.5, 1.0, 5.0, 2.0, 0.26))
    shafts(on, world)
    _big_leaves(on, world, rng)
    _lianas(on, world, rng)
    _near_trunk(on, world)
    frame_leaves(on, world, rgb("#1f4a38"))
    frame_grass(on, world, rgb("#24503a"), 0.17)
    return on


def _near_trunk(on: Scenery, world: World) -> None:
    """Let a dark trunk with a liana round it close one side of the frame."""
    frame_trunk(on, world, rgb("#1d3a30"), vine=rgb("#2c5a40"))


def _fall(on: Scenery, world: World, rng: np.random.Generator) -> None:
    x = float(rng.uniform(-26.0, 26.0))
    times = world.clock.times_s
    water = mix(rgb("#e6f3f2"), world.light.horizon, 0.25)
    on.put(outline((x - 3.0, 46.0), (x + 3.0, 46.0), (x + 4.6, 0.0), (x - 4.6, 0.0)), water, 149.0, opacity=0.85)
    for strand in range(5):
        top = 44.0 - 44.0 * ((times * 0.5 + strand * 0.27) % 1.0)
        shape = stroke([[0.0, 0.0], [0.1, -6.0], [0.3, -11.0]], [0.2, 0.8, 0.2])
        moving = shape[None] + np.stack([np.full_like(top, x - 2.2 + strand * 1.1), top], 1)[:, None]
        on.put(moving.astype(np.float32), rgb("#ffffff"), 148.8, opacity=0.6, mist=False)
    on.mists.append(Mist(148.0, 2.0, 14.0, 10.0, 0.45))


def _big_leaves(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Set fans of broad leaves and bright flowers to both sides."""
    for side in (-1.0, 1.0):
        for _ in range(8):
            x, z = side * float(rng.uniform(3.4, 10.0)), float(rng.uniform(-0.5, 9.0))
            green = varied(rgb(("#3f8a55", "#57a05a", "#2f7a5f")[int(rng.integers(3))]), rng, 0.02)
            for angle in np.linspace(0.3, np.pi - 0.3, 5) + rng.normal(0, 0.15, 5):
                length = float(rng.uniform(0.9, 1.9))
                u = np.linspace(0.0, 1.0, 9)
                spine = np.stack([length * u * np.cos(angle), length * (u * np.sin(angle) - 0.28 * u**2.2)], 1)
                leaf = stroke(spine, 0.34 * length * np.sin(np.pi * np.clip(u * 0.96 + 0.02, 0, 1)) ** 0.8)
                moving = sway(leaf, world, 1.6, x + float(angle) * 3.0, 0.25) + np.array([x, -0.05], np.float32)
                on.put(moving, lighter(green, 0.05), z, bottom=lighter(green, -0.09), rim=True, mist=False)
                rib = sway(stroke(spine, 0.03), world, 1.6, x + float(angle) * 3.0, 0.25) + np.array(
                    [x, -0.05], np.float32
                )
                on.put(rib, lighter(green, -0.08), z - 0.01, at=z, mist=False)
            if rng.random() < 0.4:
                hue = rgb(("#e8573f", "#f2a93b", "#d95fa0")[int(rng.integers(3))])
                petals = [moved(oval(0.0, 0.12, 0.06, 0.13, 10), 0.0, 0.0)]
                for petal in petals:
                    on.put(
                        moved(petal, x + float(rng.uniform(-0.4, 0.4)), float(rng.uniform(0.7, 1.3))),
                        hue,
                        z - 0.05,
                        mist=False,
                    )


def _lianas(on: Scenery, world: World, rng: np.random.Generator) -> None:
    times = world.clock.times_s.astype(np.float64)
    for _ in range(9):
        x, z = float(rng.choice([-1, 1]) * rng.uniform(1.5, 9.0)), float(rng.uniform(6.5, 16.0))
        length = float(rng.uniform(4.0, 7.5))
        u = np.linspace(0.0, 1.0, 12)
        swing = 0.05 * length * u[None] ** 1.5 * np.sin(times[:, None] * 0.8 + x)
        curve = float(rng.uniform(-0.8, 0.8)) * np.sin(np.pi * u)
        middle = np.stack([x + curve + swing, np.broadcast_to(16.0 - (length + 5.5) * u, swing.shape)], -1)
        width = np.array([0.04, 0.0])
        shape = np.concatenate([middle - width, (middle + width)[:, ::-1]], axis=1)
        on.put(shape.astype(np.float32), rgb("#4a6a45"), z, mist=False)
