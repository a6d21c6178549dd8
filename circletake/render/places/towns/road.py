"""A road across the view, and another that leaves it straight to the horizon between posts and poles."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import shade_floor
from circletake.render.places.kit.land import frame_grass, grow_tufts, put_stone, range_of_hills
from circletake.render.places.kit.lines import box, noise, raised, ridge, stroke
from circletake.render.places.kit.peaks import peaks
from circletake.render.places.kit.plants import grass_colour, plant, snowed, tree
from circletake.render.places.kit.seas import SEA_FAR, SEA_NEAR
from circletake.render.places.kit.waves import water_colour
from circletake.render.places.kit.ways import open_land, pole, ribbon
from circletake.render.places.scenery import Scenery, Water, World
from circletake.render.scene import Area, Flat, Rgb

_BY_THE_SEA = frozenset({"coastal", "seaside", "coast", "cliff", "corniche"})


def road(world: World) -> Scenery:
    """A road across the view, and another that leaves it straight to the horizon between posts and poles."""
    rng = world.rng("road")
    on = Scenery(
        ground=Flat("asphalt"), area=Area(-5.0, 5.0, 0.0, 5.0), air_m=1100.0, horizon=0.56, wide_m=14.0, eye_m=1.9
    )
    add_clouds(on, world)
    dry = world.pick("road kind", 3) == 0
    green = snowed(rgb("#cfa368"), world.light.white) if dry else grass_colour(world)
    far = mix(rgb("#b8714f") if dry else green, rgb("#7f9fb0"), 0.5)
    if _BY_THE_SEA & set(world.adjectives):
        _corniche(on, world, rng, grass_colour(world))
        return on
    if dry:
        peaks(on, rng, 1700.0, 330.0, rgb("#b06a4c"), 0.0, count=8, light_side=world.light.side)
    else:
        range_of_hills(on, rng, 2600.0, 760.0, far, scale=0.9, sharp=0.3, octaves=5)
    range_of_hills(on, rng, 1200.0, 170.0, mix(far, green, 0.5), scale=0.8, octaves=3)
    open_land(on, world, rng, green, mix(green, far, 0.4))
    track = any(word in ("dirt", "country", "forest", "muddy", "old") for word in world.adjectives)
    _carriageway(on, world, rng, track)
    _crossroad(on, world, track)
    if world.pick("billboard", 2):
        _billboard(on, rng)
    for z in np.geomspace(12.0, 500.0, 12):
        pole(on, 6.4 + 0.004 * float(z), float(z))
    for z in np.geomspace(11.0, 260.0, 12):
        for side in (-1.0, 1.0):
            post = box(side * 4.0 - 0.06, 0.0, side * 4.0 + 0.06, 0.85)
            on.put(post, rgb("#efe9dc"), float(z), mist=False)
            on.put(
                box(side * 4.0 - 0.062, 0.55, side * 4.0 + 0.062, 0.72),
                rgb("#c23b30"),
                float(z) - 0.01,
                at=float(z),
                mist=False,
            )
    for _ in range(12):
        z = float(rng.uniform(30.0, 320.0))
        x = float(rng.choice([-1, 1])) * (8.0 + float(rng.uniform(0.1, 0.9)) * z)
        if dry:
            put_stone(on, rng, x, z, float(rng.uniform(1.0, 4.0)), rgb("#a3704f"))
        else:
            plant(on, world, tree("round", world, rng, float(rng.uniform(6.0, 11.0))), x, z, moves=False, rim=False)
    grow_tufts(on, world, "verge", 40, (-13.0, 13.0), (-9.0, 0.8), lighter(green, -0.03), height=0.36, clear=2.0)
    grow_tufts(on, world, "far verge", 34, (-12.0, 12.0), (8.6, 15.0), lighter(green, -0.03), height=0.36, clear=4.3)
    if not dry:
        frame_grass(on, world, lighter(green, -0.23))
    return on


def _corniche(on: Scenery, world: World, rng: np.random.Generator, green: Rgb) -> None:
    """Let the road run along a cliff, with a rail, pines and the sea far below."""
    water = Water(900.0, 12.0, water_colour(world, SEA_FAR, 0.9), water_colour(world, SEA_NEAR, 0.35), 0.5, 0.25, 0.004)
    on.waters.append(water._replace(y=-14.0))
    for z in (640.0, 300.0):
        at = float(rng.uniform(-0.55, 0.55)) * z
        x = np.linspace(-0.3, 0.3, 50) * z
        rise = np.cos(np.linspace(-np.pi / 2, np.pi / 2, 50)) ** 0.7
        y = -14.0 + 0.10 * z * rise * (0.7 + 0.3 * noise(rng, x, 0.2 * z, 4))
        rock = snowed(mix(rgb("#7f7a68"), green, 0.35), world.light.white)
        on.put(ridge(x + at, y, -16.0), lighter(rock, 0.03), z, bottom=lighter(rock, -0.08))
    verge = snowed(mix(rgb("#b9a878"), green, 0.4), world.light.white)
    on.floor_plane((-700.0, 700.0), (-140.0, 11.0), verge, lighter(verge, 0.02), at=697.5)
    shade_floor(on, 695.0, verge, name_seed=world.seed)
    _crossroad(on, world, False)
    for post in np.arange(-40.0, 40.1, 2.4).tolist():
        on.put(box(post - 0.07, 0.0, post + 0.07, 0.72), rgb("#d9d2c4"), 9.9, bottom=rgb("#a8a296"), mist=False)
    on.put(box(-60.0, 0.46, 60.0, 0.70), rgb("#e4dfd3"), 9.85, bottom=rgb("#b5afa2"), at=9.88, rim=True, mist=False)
    for _ in range(4):
        across = float(rng.choice([-1.0, 1.0])) * float(rng.uniform(6.5, 15.0))
        plant(on, world, tree("pine", world, rng, float(rng.uniform(3.6, 6.0))), across, float(rng.uniform(10.3, 10.9)))
    grow_tufts(on, world, "verge", 34, (-13.0, 13.0), (-9.0, 0.8), lighter(green, -0.03), height=0.36, clear=2.0)
    frame_grass(on, world, lighter(green, -0.23))


def _billboard(on: Scenery, rng: np.random.Generator) -> None:
    """Stand a hoarding beside the road: a big sun over stripes, no words."""
    x, z = -float(rng.uniform(11.0, 14.0)), 26.0
    wood = rgb("#5f4a3a")
    for dx in (-3.0, 3.0):
        on.put(box(x + dx - 0.16, 0.0, x + dx + 0.16, 3.2), wood, z + 0.1, mist=False)
    paper, ink = (("#f2e3c4", "#c8503c"), ("#dfe8e4", "#2f6a7a"), ("#f4d9a8", "#7a4a6a"))[int(rng.integers(3))]
    on.put(box(x - 4.4, 2.6, x + 4.4, 6.6), lighter(wood, -0.05), z, rim=True, mist=False)
    on.put(box(x - 4.2, 2.8, x + 4.2, 6.4), rgb(paper), z - 0.02, at=z, mist=False)
    turn = np.linspace(0.0, np.pi, 20)
    sun = np.stack([x + 1.4 * np.cos(turn), 4.2 + 1.4 * np.sin(turn)], 1).astype(np.float32)
    on.put(sun, rgb("#e8a63c"), z - 0.03, at=z, mist=False)
    for level in (2.8, 3.3, 3.8):
        on.put(box(x - 4.2, level, x + 4.2, level + 0.28), rgb(ink), z - 0.04, at=z, mist=False)


def _crossroad(on: Scenery, world: World, track: bool) -> None:
    """Lay the road that passes across the view: what drives by drives here."""
    tar = snowed(rgb("#a98a66") if track else rgb("#5d6068"), world.light.white, 0.35)
    on.put(raised(box(-320.0, 1.1, 320.0, 8.3), 0.022), mix(tar, rgb("#a89c86"), 0.5), at=696.86, mist=False)
    on.put(raised(box(-320.0, 1.6, 320.0, 7.8), 0.032), tar, at=696.84, mist=False)
    if track:
        for z in (3.2, 5.4):
            on.put(raised(box(-320.0, z - 0.28, 320.0, z + 0.28), 0.04), lighter(tar, -0.07), at=696.78, mist=False)
        return
    paint = rgb("#efe6cf")
    for z in (1.85, 7.55):
        for x0, x1 in ((-320.0, -3.4), (3.4, 320.0)) if z > 5.0 else ((-320.0, 320.0),):
            on.put(raised(box(x0, z - 0.06, x1, z + 0.06), 0.04), paint, at=696.78, opacity=0.85, mist=False)
    for x in np.arange(-60.0, 60.0, 4.5):
        on.put(raised(box(x, 4.62, x + 2.4, 4.76), 0.04), paint, at=696.78, opacity=0.9, mist=False)


def _carriageway(on: Scenery, world: World, rng: np.random.Generator, track: bool) -> None:
    z = np.geomspace(7.6, 690.0, 34).astype(np.float32)
    middle = np.zeros_like(z)
    tar = snowed(rgb("#a98a66") if track else rgb("#5d6068"), world.light.white, 0.35)
    on.put(ribbon(middle, np.full_like(z, 4.2), z, 0.02), mix(tar, rgb("#a89c86"), 0.5), at=697.0, mist=False)
    on.put(ribbon(middle, np.full_like(z, 3.5), z, 0.03), tar, at=696.9, mist=False)
    if track:
        for offset in (-1.1, 1.1):
            rut = ribbon(middle + np.float32(offset), np.full_like(z, 0.3), z, 0.04)
            on.put(rut, lighter(tar, -0.07), at=696.8, mist=False)
        return
    paint = rgb("#efe6cf")
    for offset in (-3.2, 3.2):
        on.put(
            ribbon(middle + np.float32(offset), np.full_like(z, 0.07), z, 0.04),
            paint,
            at=696.8,
            opacity=0.85,
            mist=False,
        )
    for at in np.concatenate([np.arange(9.0, 60.0, 6.0), np.arange(60.0, 300.0, 12.0)]):
        on.put(raised(box(-0.08, float(at), 0.08, float(at) + 3.0), 0.04), paint, at=696.8, opacity=0.9, mist=False)
    for _ in range(10):
        x, at = float(rng.uniform(-3.0, 3.0)), float(rng.uniform(8.5, 26.0))
        crack = stroke([[x, at], [x + 0.3, at + 0.6], [x + 0.1, at + 1.4]], 0.04)
        on.put(raised(crack, 0.035), lighter(tar, -0.06), at=696.85, mist=False)
