"""Wide fields of grain or meadow under a big sky, with a lone tree and a farm far away."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.buildings import House, house
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.land import frame_grass, grow_tufts, range_of_hills, span, strew_flowers
from circletake.render.places.kit.lines import moved, noise, oval, ridge, smooth, stroke
from circletake.render.places.kit.plants import grass_colour, leaf_colour, plant, snowed, sway, tree, tree_line
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Area, Rgb

_FLOWERY = frozenset({"meadow", "flowery", "wildflower", "flower", "blooming"})
_CROPS = {"spring": "#9cb85a", "summer": "#dfb850", "autumn": "#c99a4a", "winter": "#b5a888"}


def fields(world: World) -> Scenery:
    """Wide fields of grain or meadow under a big sky, with a lone tree and a farm far away."""
    rng = world.rng("fields")
    on = Scenery(
        ground=Rolling("grass", rng, 0.10),
        area=Area(-7.0, 7.0, 0.0, 4.6),
        air_m=760.0,
        horizon=0.64,
        wide_m=15.0,
        eye_m=1.9,
    )
    add_clouds(on, world, amount=1.2)
    green = grass_colour(world)
    savanna = any(word in ("savanna", "savannah", "african", "dry") for word in world.adjectives)
    kind = 3 if savanna else world.pick("crop", 3)
    crop = snowed(
        rgb(("", "#8f7ab8", "#7fa052", "#c9a862")[kind]) if kind else rgb(_CROPS[world.light.season]),
        world.light.white,
        0.85,
    )
    range_of_hills(on, rng, 1900.0, 230.0, mix(green, rgb("#86a3b8"), 0.55), scale=1.0, octaves=3)
    x = span(620.0, 260)
    wood = mix(leaf_colour(world, rng), rgb("#47755c"), 0.4)
    on.put(ridge(x, tree_line(rng, x, 26.0, False) * (0.5 + 0.5 * noise(rng, x, 300.0, 2)), -9.0), wood, 620.0)
    _patchwork(on, world, rng, green, crop)
    _steading(on, world, rng)
    kinds = {3: "acacia"}
    _lone_tree(on, world, rng, kinds.get(kind, "round"))
    _crop_rows(on, world, rng, crop)
    meadow = not savanna and bool(_FLOWERY & set(world.adjectives))
    if meadow:
        strew_flowers(on, world, rng, [30.0, 22.0, 17.0, 13.0, 10.0, 8.0, 6.0, 4.2, 2.6, 1.2, -0.8, -2.6], 46)
    elif not savanna and world.light.season in ("summer", "autumn"):
        _bales(on, world, crop)
    lay_sheets(on, world, green, green, depths=(4.8, 2.6, 0.4, -2.0, -5.0, -9.0, -15.0), roll=0.03, tone=0.02)
    grow_tufts(
        on, world, "field grass", 80, (-11.0, 11.0), (-9.0, 4.4), mix(green, crop, 0.3), height=0.36, ground=True
    )
    frame_grass(on, world, lighter(mix(green, crop, 0.35), -0.24), 0.20)
    return on


def _patchwork(on: Scenery, world: World, rng: np.random.Generator, green: Rgb, crop: Rgb) -> None:
    """Lay distant fields in strips of different green and gold."""
    for number, z in enumerate((420.0, 270.0, 180.0, 122.0, 84.0, 60.0)):
        tone = mix(green, crop, float(rng.uniform(0.1, 0.9)))
        x = span(z, 60)
        y = 0.006 * z * noise(rng, x, z * 0.8, 2)
        on.put(ridge(x, y, -0.05 * z - 2.0), lighter(varied(tone, rng, 0.015), 0.035 * (-1) ** number), z, mist=False)
        if number % 2:
            line = tree_line(rng, x, 0.030 * z, False)
            part = slice(int(rng.integers(0, 20)), int(rng.integers(34, 60)))
            hedge = np.concatenate(
                [np.stack([x[part], y[part] + line[part]], 1), np.stack([x[part], y[part] - 0.3], 1)[::-1]]
            )
            on.put(
                hedge.astype(np.float32),
                lighter(mix(leaf_colour(world, rng), rgb("#47755c"), 0.4), -0.03),
                z - 0.2,
                at=z - 0.2,
                mist=False,
            )


def _steading(on: Scenery, world: World, rng: np.random.Generator) -> None:
    x = float(rng.choice([-1.0, 1.0])) * float(rng.uniform(18.0, 42.0))
    house(on, world, rng, x, 96.0, House(9.0, 4.2, 4.0, 1, 3, smoke=True))
    house(on, world, rng, x + 12.0, 99.0, House(13.0, 5.0, 5.5, 1, 2, door=True, chimney=False))
    for dx in (-9.0, 21.0, 25.0):
        plant(
            on, world, tree("poplar", world, rng, float(rng.uniform(11.0, 15.0))), x + dx, 97.0, moves=False, rim=False
        )


def _lone_tree(on: Scenery, world: World, rng: np.random.Generator, kind: str) -> None:
    x = float(rng.choice([-1.0, 1.0])) * float(rng.uniform(7.5, 12.5))
    if kind == "acacia":
        for dx, z, size in ((0.0, 24.0, 6.5), (-1.4 * x, 40.0, 6.0), (-3.2 * x, 58.0, 7.0)):
            _acacia(on, world, rng, x + dx, z, size)
        return
    plant(on, world, tree("round", world, rng, float(rng.uniform(6.5, 9.0))), x * 1.25, 20.0, y=-0.1)


def _acacia(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float, height: float) -> None:
    """Grow a flat-topped tree of the dry plains."""
    bark = rgb("#5a4433")
    for dx in (-0.32, 0.05, 0.36):
        limb = stroke(
            [[0.0, 0.0], [dx * height * 0.4, height * 0.45], [dx * height, height * 0.82]],
            np.array([0.07, 0.045, 0.025]) * height,
        )
        on.put(sway(moved(limb, x), world, height, x, 0.7), bark, z, rim=True, mist=False)
    tone = varied(rgb("#6f8a48"), rng)
    for dx, dy, wide in ((-0.30, 0.80, 0.42), (0.32, 0.84, 0.45), (0.02, 0.92, 0.5)):
        turn = np.linspace(0, 2 * np.pi, 12, endpoint=False)
        ring = np.stack([np.cos(turn) * wide, np.sin(turn) * 0.10 * np.where(np.sin(turn) < 0, 0.45, 1.0)], 1)
        crown = smooth((ring + rng.normal(0, 0.012, ring.shape) + (dx, dy)) * height, 4)
        on.put(
            sway(moved(crown, x), world, height, x, 0.3),
            lighter(tone, 0.05),
            z - 0.02,
            bottom=lighter(tone, -0.09),
            rim=True,
            mist=False,
        )


def _bales(on: Scenery, world: World, crop: Rgb) -> None:
    """Leave round bales of straw on the stubble, beside where the cast plays."""
    rng = world.rng("bales")
    straw = mix(rgb("#d9b65c"), crop, 0.25)
    for z in (12.0, 9.0, 7.2, 5.6):
        x = float(rng.choice([-1.0, 1.0])) * float(rng.uniform(5.2, 9.5)) * (1.0 + z / 22.0)
        size = float(rng.uniform(0.62, 0.74))
        y = on.lie(x, z)
        face, back = oval(x, y + size, size, count=28), oval(x + 0.8 * np.sign(x), y + size, 0.94 * size, count=28)
        right, left = (back, face) if x > 0 else (face, back)
        drum = np.concatenate([np.roll(right, 7, axis=0)[:15], left[7:22]])
        tone = varied(straw, rng, 0.012)
        on.put(drum, lighter(tone, -0.06), z, bottom=lighter(tone, -0.17), rim=True, mist=False)
        on.put(face, lighter(tone, 0.02), z - 0.01, bottom=lighter(tone, -0.10), at=z, rim=True, mist=False)
        turn = np.linspace(0.0, 5.2 * np.pi, 40)
        coil = np.stack([x + size * turn / 18.0 * np.cos(turn), y + size + size * turn / 18.0 * np.sin(turn)], 1)
        on.put(stroke(coil, 0.035), lighter(tone, -0.14), z - 0.02, at=z, opacity=0.6, mist=False)


def _crop_rows(on: Scenery, world: World, rng: np.random.Generator, crop: Rgb) -> None:
    """Stand the crop behind the cast in dense rows that the wind runs through."""
    times = world.clock.times_s.astype(np.float64)
    for number, z in enumerate((46.0, 35.0, 26.5, 20.0, 15.0, 11.2, 8.4, 6.4)):
        x = span(z, 300, 0.95)
        tall = 0.62 + 0.10 * noise(rng, x, 5.0, 2)
        tips = np.where(np.arange(len(x)) % 2 == 0, 0.0, -0.16 - 0.004 * z) * rng.uniform(0.6, 1.3, len(x))
        gust = np.sin(times[:, None] * (0.8 + 0.05 * world.light.wind_mps) - x[None] * 0.16 * world.light.side + number)
        bend = 0.016 * world.light.wind_mps**0.8 * gust
        line = np.stack([x[None] + bend * 2.2, tall + tips + 0.4 * bend], -1)
        ends = np.broadcast_to(np.array([[x[-1], -0.3], [x[0], -0.3]]), (len(times), 2, 2))
        tone = varied(lighter(crop, 0.018 * (-1) ** number), rng, 0.008)
        sheet = np.concatenate([line, ends], axis=1).astype(np.float32)
        on.put(sheet, lighter(tone, 0.06), z, bottom=lighter(tone, -0.10), mist=False)
