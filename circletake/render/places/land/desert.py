"""Dunes with a lit and a shaded face, or red mesas; sometimes the palms of an oasis."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.land import grow_tufts, put_stone, range_of_hills
from circletake.render.places.kit.lines import moved, oval, stroke
from circletake.render.places.kit.plants import plant, tree
from circletake.render.places.kit.waves import water_colour
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area, Points, Rgb

_ROCKY = frozenset({"rocky", "red", "canyon", "western", "badlands"})
_SANDY = frozenset({"dune", "dunes", "oasis", "sahara", "sand", "sandy"})


def desert(world: World) -> Scenery:
    """Dunes with a lit and a shaded face, or red mesas; sometimes the palms of an oasis."""
    rng = world.rng("desert")
    on = Scenery(
        ground=Rolling("sand", rng, 0.26),
        area=Area(-7.0, 7.0, 0.0, 5.5),
        air_m=620.0,
        horizon=0.58,
        wide_m=15.0,
        eye_m=2.1,
    )
    add_clouds(on, world, amount=0.35)
    told = set(world.adjectives)
    canyon = bool(told & _ROCKY) or (not told & _SANDY and world.pick("desert kind", 3) == 0)
    sand = varied(rgb("#d9794f") if canyon else rgb("#e6b874"), rng, 0.015)
    if canyon:
        _mesas(on, rng, sand)
    else:
        for z, height in ((1400.0, 150.0), (760.0, 95.0), (420.0, 58.0), (235.0, 34.0), (130.0, 18.0), (74.0, 8.5)):
            _dune(on, world, rng, z, height, sand)
    if not canyon and "oasis" not in told and world.pick("oasis", 3) == 0:
        _oasis(on, world, rng, float(rng.choice([-1.0, 1.0])) * float(rng.uniform(12.0, 22.0)), 62.0)
    lay_sheets(
        on,
        world,
        sand,
        lighter(sand, 0.01),
        depths=(46.0, 29.0, 18.5, 12.0, 8.0, 5.2, 2.8, 0.4, -2.2, -5.4, -9.5, -15.0),
        roll=0.04,
        tone=0.02,
    )
    _desert_floor(on, world, rng, sand, canyon)
    if "oasis" in told:
        _pool(on, world, rng, float(rng.choice([-1.0, 1.0])) * 2.2)
    return on


def _dune(on: Scenery, world: World, rng: np.random.Generator, z: float, height: float, sand: Rgb) -> None:
    """Add a sheet of dunes: a crest line, and from every top a sinuous edge between light and shade."""
    tone = varied(sand, rng, 0.012)
    edge = range_of_hills(
        on, rng, z, height, lighter(tone, 0.03), scale=0.5, octaves=2, base=0.1, bottom=lighter(tone, -0.02)
    )
    x, y = edge[:, 0], edge[:, 1]
    tops = [i for i in range(2, len(x) - 2) if y[i] >= y[i - 1] and y[i] > y[i + 1] and y[i] > 0.3 * height]
    side = -world.light.side
    shade = mix(lighter(tone, -0.10), rgb("#8a5a78"), 0.22)
    for top in tops:
        reach = int(12 + rng.integers(10))
        run = range(top, min(max(top + int(side) * reach, 0), len(x) - 1), int(side))
        crest = np.array([[x[i], y[i]] for i in run])
        if len(crest) < 4:
            continue
        fall = np.linspace(0.0, 1.0, 12)
        width = abs(float(crest[-1, 0] - crest[0, 0]))
        seam = np.stack(
            [
                x[top] + side * width * (0.10 * np.sin(fall * 5.0) + 0.34 * fall**1.5),
                y[top] * (1 - fall) - 0.1 * height * fall,
            ],
            1,
        )
        on.put(
            np.concatenate([crest, [[crest[-1, 0], -0.1 * height]], seam[::-1]]).astype(np.float32),
            shade,
            z - 0.2,
            fade=0.0,
        )


def _mesas(on: Scenery, rng: np.random.Generator, sand: Rgb) -> None:
    """Set table mountains and needles of banded rock along the horizon."""
    rock = mix(sand, rgb("#a34a3a"), 0.5)
    for z, height, count in ((1500.0, 210.0, 5), (800.0, 120.0, 4), (380.0, 56.0, 3)):
        for _ in range(count):
            x, top = float(rng.uniform(-1.2, 1.2)) * z, height * float(rng.uniform(0.6, 1.1))
            wide = top * float(rng.choice([0.28, 0.9, 1.6, 2.2]))
            tone = varied(rock, rng, 0.02)
            left = np.array([[-1.45, 0.0], [-1.12, 0.34], [-1.0, 0.42], [-0.97, 0.80], [-0.92, 1.0]])
            shape = np.concatenate([left, (left * (-1.0, 1.0))[::-1]]) * (wide, top) * rng.uniform(
                0.95, 1.05, (10, 2)
            ) + (x, -0.5)
            on.put(shape.astype(np.float32), lighter(tone, 0.04), z, bottom=lighter(tone, -0.05))
            for level in (0.52, 0.66, 0.82):
                band = [[x - wide * 0.98, top * level], [x, top * (level + 0.02)], [x + wide * 0.98, top * level]]
                on.put(stroke(band, top * 0.03), lighter(tone, -0.06), z - 0.2, at=z, opacity=0.7)


def _pool(on: Scenery, world: World, rng: np.random.Generator, x0: float) -> None:
    """Set a pool near by, with palms and reeds about it: the oasis in which it plays."""
    z = 11.0
    lie = on.lie(x0, z)
    water = water_colour(world, rgb("#3f97a0"), 0.45)
    on.put(oval(x0, lie + 0.1, 6.2, 0.62, 40), mix(rgb("#6f8f4f"), rgb("#c9a86a"), 0.3), z + 0.1, mist=False)
    on.put(oval(x0, lie + 0.08, 5.8, 0.5, 40), water, z, bottom=lighter(water, -0.08), mist=False)
    for _ in range(9):
        x, y = x0 + float(rng.uniform(-4.2, 3.0)), lie + float(rng.uniform(-0.2, 0.32))
        on.put(stroke([[x, y], [x + float(rng.uniform(0.5, 1.3)), y]], 0.03), rgb("#e8f6f2"), z - 0.02, opacity=0.6,
               mist=False)  # fmt: skip
    for at in (-6.0, -5.0, -3.6, 3.4, 4.8, 6.2):
        x = x0 + at + float(rng.uniform(-0.4, 0.4))
        palm = tree("palm", world, rng, float(rng.uniform(3.8, 5.4)))
        plant(on, world, palm, x, z + float(rng.uniform(0.4, 2.0)), y=lie)
    grow_tufts(on, world, "reeds", 14, (x0 - 6.2, x0 + 6.2), (z - 0.6, z + 0.3), rgb("#6f8f4a"), height=0.9, clear=0.0,
               ground=True)  # fmt: skip


def _oasis(on: Scenery, world: World, rng: np.random.Generator, x0: float, z: float) -> None:
    """Set a pool far away with palms about it."""
    pool = np.stack(
        [x0 + 9.0 * np.cos(np.linspace(0, 6.28, 30)), np.full(30, 0.5), z + 7.0 * np.sin(np.linspace(0, 6.28, 30))],
        1,
    )
    on.put(pool.astype(np.float32), water_colour(world, rgb("#4fa3a8"), 0.4), at=z - 15.0, zone="own", mist=False)
    for _ in range(7):
        plant(
            on,
            world,
            tree("palm", world, rng, float(rng.uniform(6.0, 9.5))),
            x0 + float(rng.uniform(-10.0, 10.0)),
            z - 6.0 + float(rng.uniform(-4.0, 6.0)),
            y=0.2,
        )


def _desert_floor(on: Scenery, world: World, rng: np.random.Generator, sand: Rgb, canyon: bool) -> None:
    """Draw wind ripples, stones, dry shrubs or cacti."""
    for _ in range(40):
        x, z = float(rng.uniform(-12.0, 12.0)), float(rng.uniform(-9.0, 13.0))
        lie = on.lie(x, z)
        wide = float(rng.uniform(0.6, 2.0))
        u = np.linspace(-1.0, 1.0, 11)
        wave = 0.03 * np.sin(u * 4.0 + x)
        line = np.concatenate(
            [
                np.stack([x + u * wide, lie + wave + 0.030 * (1 - u**2)], 1),
                np.stack([x + u * wide, lie + wave - 0.012 * (1 - u**2)], 1)[::-1],
            ]
        )
        on.put(line.astype(np.float32), lighter(sand, -0.05), z, opacity=0.55, mist=False)
    for _ in range(9):
        put_stone(
            on,
            rng,
            float(rng.choice([-1, 1]) * rng.uniform(4.5, 13.0)),
            float(rng.uniform(-3.0, 13.0)),
            float(rng.uniform(0.3, 1.3)),
            mix(sand, rgb("#7f5a4a"), 0.5),
        )
    if canyon:
        for _ in range(5):
            _saguaro(
                on,
                rng,
                float(rng.choice([-1, 1]) * rng.uniform(6.0, 15.0)),
                float(rng.uniform(5.0, 26.0)),
                float(rng.uniform(2.2, 4.6)),
            )
    grow_tufts(
        on,
        world,
        "scrub",
        16,
        (-13.0, 13.0),
        (-7.0, 12.0),
        mix(rgb("#9a8f52"), sand, 0.35),
        height=0.4,
        clear=3.0,
        ground=True,
    )


def _saguaro(on: Scenery, rng: np.random.Generator, x: float, z: float, height: float) -> None:
    tone = varied(rgb("#5f8a58"), rng)
    width = 0.13 * height
    body: list[Points] = [
        stroke(
            [[0.0, -0.1], [0.0, height * 0.5], [0.0, height * 0.97], [0.0, height]],
            [width, width, width * 0.85, width * 0.4],
        )
    ]
    for side in (-1.0, 1.0):
        if rng.random() < 0.8:
            level = height * float(rng.uniform(0.35, 0.6))
            out = side * height * 0.22
            body.append(
                stroke(
                    [
                        [0.0, level],
                        [out * 0.8, level + 0.01 * height],
                        [out, level + 0.08 * height],
                        [out, level + height * 0.3],
                    ],
                    [width * 0.7] * 3 + [width * 0.5],
                )
            )
    for part in body:
        on.put(moved(part, x), lighter(tone, 0.04), z, bottom=lighter(tone, -0.08), rim=True, mist=False)
