"""A cave: walls of stone one behind the other towards the light, dripstone, a pool, crystals that shine."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.land import put_stone
from circletake.render.places.kit.lines import noise, outline, raised, ridge
from circletake.render.places.kit.plants import fern
from circletake.render.places.scenery import Framing, Glow, Lamp, Mist, Scenery, Swarm, World
from circletake.render.scene import Area, Flat, Paint, Rgb


def cave(world: World) -> Scenery:
    """A cave: walls of stone one behind the other towards the light, dripstone, a pool, crystals that shine."""
    rng = world.rng("cave")
    day = 1.0 - 0.75 * world.light.night
    rock = varied(rgb(("#9a6a50", "#4f74a0", "#86608f")[world.pick("rock", 3)]), rng, 0.008)
    crystal = rgb(("#7fe0ff", "#c58aff", "#8affb0", "#ffb46a")[world.pick("crystal", 4)])
    light = mix(mix(world.light.horizon, rgb("#fff2d0"), 0.3), rgb("#4a5f96"), 1.0 - day)
    on = Scenery(
        ground=Flat("stone"),
        area=Area(-5.0, 5.0, 0.0, 4.2),
        air_m=34.0,
        haze=mix(light, rock, 0.5),
        sky=(light, light),
        inside=(0.74 + 0.16 * day, 0.74 + 0.14 * day, 0.84 + 0.08 * day),
        weather="none",
        horizon=0.54,
        wide_m=12.0,
        eye_m=1.8,
        shade=0.4,
    )
    middle = float(rng.uniform(-2.0, 2.0))
    for number, (z, gap, tall) in enumerate(
        ((44.0, 7.0, 9.5), (31.0, 7.4, 8.6), (22.0, 7.6, 7.8), (15.5, 8.0, 7.2), (10.8, 8.6, 6.8), (7.4, 9.2, 6.6))
    ):
        _wall(on, rng, z, middle * z / 44.0, gap, tall, lighter(rock, 0.03 - 0.07 * number))
        if number < 3:
            on.mists.append(Mist(z - 1.0, 0.5, 4.0, 1.0, 0.15, light))
    on.glows.append(Glow(middle, 4.0, 60.0, 26.0, light, 0.65 * day))
    _beams(on, world, middle, light, day)
    _pool(on, world, rng, rock, light)
    _crystals(on, world, rng, crystal)
    _drips(on, world, rng)
    _jaws(on, world, rng, lighter(rock, -0.22))
    return on


def _wall(on: Scenery, rng: np.random.Generator, z: float, middle: float, gap: float, tall: float, tone: Rgb) -> None:
    """A sheet of rock with an opening, dripstone hanging into it and standing up in it."""
    reach = 1.6 * (z + 20.0)
    floor_x = np.linspace(-reach, reach, 90)
    floor = (
        0.03 * z * np.abs(noise(rng, floor_x, 0.3 * reach, 4))
        + np.clip((np.abs(floor_x - middle) - gap * 0.55) / gap, 0, 1) ** 1.6 * 2.4
        - 0.1
    )
    for _ in range(7):
        at = middle + float(rng.choice([-1, 1])) * float(rng.uniform(0.45, 1.3)) * gap
        floor = np.maximum(floor, float(rng.uniform(0.6, 2.0)) * np.maximum(1 - np.abs(floor_x - at) / 0.42, 0) ** 0.7)
    on.put(ridge(floor_x, floor, -4.0 - 0.1 * z), lighter(tone, 0.03), z, bottom=lighter(tone, -0.03), rim=True)
    x = np.linspace(-reach, reach, 220)
    arch_ = tall * np.clip(1 - (np.abs(x - middle) / gap) ** 2.6, 0.0, 1.0) ** 0.5
    roof = arch_ + 0.5 * noise(rng, x, gap * 0.6, 4, 0.6)
    roof = np.where(np.abs(x - middle) > gap, -0.5, np.maximum(roof, 0.2))
    for _ in range(11):
        at = middle + float(rng.uniform(-0.9, 0.9)) * gap
        roof = (
            roof
            - float(rng.uniform(0.6, 2.4)) * np.maximum(1 - np.abs(x - at) / float(rng.uniform(0.25, 0.5)), 0) ** 0.8
        )
    sheet = np.concatenate([np.stack([x, roof], 1), [[reach, 40.0], [-reach, 40.0]]])
    on.put(sheet.astype(np.float32), lighter(tone, -0.04), z - 0.05, bottom=lighter(tone, 0.03), at=z, rim=True)


def _beams(on: Scenery, world: World, middle: float, light: Rgb, day: float) -> None:
    times = world.clock.times_s.astype(np.float64)
    for number in range(4):
        x = middle + (number - 1.5) * 2.4
        level = (0.30 * day * (0.7 + 0.3 * np.sin(times * 0.5 + number * 1.7))).astype(np.float32)
        beam = outline((x - 0.5, 10.0), (x + 0.5, 10.0), (x + 2.8, -0.5), (x + 0.6, -0.5))
        on.put(beam, Paint(light, fade=0.1), 17.0 - number * 2.0, zone="own", haze=0.0, fading=level)


def _pool(on: Scenery, world: World, rng: np.random.Generator, rock: Rgb, light: Rgb) -> None:
    """The floor, and still water in it that holds the light."""
    on.floor_plane((-300.0, 300.0), (-30.0, 7.3), lighter(rock, -0.14), lighter(rock, -0.10), at=7.39)
    for z in np.arange(-10.0, 7.0, 1.1):
        x = np.linspace(-9.0, 9.0, 40)
        edge = float(z) + 0.3 * noise(rng, x, 4.0, 3)
        strip = np.concatenate([np.stack([x, edge], 1), np.stack([x, edge - 0.35], 1)[::-1]])
        on.put(raised(strip.astype(np.float32), 0.0), lighter(rock, -0.12 + 0.02 * (int(z) % 2)), at=7.38, opacity=0.6)
    side = float(rng.choice([-1.0, 1.0]))
    turn = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    wobble = 1.0 + 0.10 * np.sin(turn * 3.0 + float(rng.uniform(0, 6)))
    pool = np.stack([side * 3.6 + 2.6 * wobble * np.cos(turn), 5.2 + 1.3 * wobble * np.sin(turn)], 1)
    on.put(
        raised(
            (pool - (side * 3.6, 5.2)).astype(np.float32) * np.float32(1.06) + np.array([side * 3.6, 5.2], np.float32),
            0.01,
        ),
        lighter(rock, -0.02),
        at=7.37,
    )
    on.put(
        raised(pool.astype(np.float32), 0.012),
        mix(rgb("#2f6f7f"), light, 0.45),
        at=7.36,
        bottom=mix(rgb("#1f4f60"), light, 0.15),
        zone="own",
    )
    times = world.clock.times_s.astype(np.float64)
    for number in range(3):
        age = (times * 0.35 + number / 3) % 1.0
        ring = np.stack(
            [
                side * 3.6 + 1.4 * age[:, None] * np.cos(turn),
                np.full((len(times), 40), 0.014),
                5.1 + 0.7 * age[:, None] * np.sin(turn),
            ],
            -1,
        )
        inner = np.stack(
            [
                side * 3.6 + (1.4 * age[:, None] - 0.03) * np.cos(turn),
                np.full((len(times), 40), 0.014),
                5.1 + (0.7 * age[:, None] - 0.015) * np.sin(turn),
            ],
            -1,
        )
        path = np.concatenate([ring, ring[:, :1], inner[:, ::-1], inner[:, -1:], ring[:, :1]], axis=1)
        on.put(
            path.astype(np.float32),
            lighter(light, 0.05),
            at=7.35,
            fading=(0.5 * (1 - age)).astype(np.float32),
            zone="own",
        )


def _crystals(on: Scenery, world: World, rng: np.random.Generator, hue: Rgb) -> None:
    """Clusters of crystals that shine from within and light the stone."""
    times = world.clock.times_s.astype(np.float64)
    for side in (-1.0, 1.0):
        for _ in range(4):
            x, z = side * float(rng.uniform(2.6, 6.5)), float(rng.uniform(4.4, 11.0))
            size = float(rng.uniform(0.5, 1.2))
            pulse = (0.8 + 0.2 * np.sin(times * 0.8 + x)).astype(np.float32)
            for angle in rng.normal(np.pi / 2, 0.42, 6):
                length, half = size * float(rng.uniform(0.5, 1.1)), size * 0.10
                c, s = np.cos(angle), np.sin(angle)
                tip = np.array([c, s]) * length
                across = np.array([-s, c]) * half
                foot = np.array([x, -0.05])
                body = np.array([-across, across, across + tip * 0.78, tip, -across + tip * 0.74]) + foot
                on.put(
                    body.astype(np.float32), Paint(lighter(hue, 0.05), lighter(hue, -0.18), emission=0.55), z, rim=True
                )
                facet = np.array([across * 0.1, across, across + tip * 0.78, tip]) + foot
                on.put(facet.astype(np.float32), Paint(lighter(hue, 0.10), hue, emission=0.6), z - 0.01, at=z)
            on.glows.append(Glow(x, size * 0.4, z - 0.05, size * 2.4, hue, 0.5, "add", 1.0, pulse))
            on.lamps.append(Lamp(x, size * 0.5, z, 5.0, hue, 0.3))
    for _ in range(8):
        put_stone(
            on,
            rng,
            float(rng.choice([-1, 1]) * rng.uniform(3.4, 9.0)),
            float(rng.uniform(0.0, 7.0)),
            float(rng.uniform(0.4, 1.5)),
            rgb("#5f5a5c"),
        )
    for side in (-1.0, 1.0):
        for leaf in fern(rng, 0.6):
            on.put(leaf + np.array([side * 5.4, 0.0], np.float32), rgb("#4f7a58"), 4.0)


def _drips(on: Scenery, world: World, rng: np.random.Generator) -> None:
    times = world.clock.times_s.astype(np.float64)[:, None]
    count = 9
    fall = (rng.random(count) + times * 0.55) % 1.0
    x, z = rng.uniform(-6.0, 6.0, count), rng.uniform(1.0, 12.0, count)
    y = 6.5 - 6.5 * np.clip((fall - 0.3) / 0.4, 0.0, 1.0) ** 2
    shown = ((fall > 0.3) & (fall < 0.7)).astype(np.float32) * 0.8
    points = np.stack([np.broadcast_to(x, y.shape), y, np.broadcast_to(z, y.shape)], -1).astype(np.float32)
    on.swarms.append(Swarm(points, np.array([0.0, 0.22, 0.0], np.float32), 0.014, rgb("#dff2f6"), shown, 0.9, 0.1, 0.4))


def _jaws(on: Scenery, world: World, rng: np.random.Generator, tone: Rgb) -> None:
    """Dark rock close to the lens, above and at the sides."""
    reach = world.aspect * 0.5
    u = np.linspace(-1.1, 1.1, 60) * reach
    edge = 0.93 - 0.14 * (np.abs(u) / reach) ** 2 + 0.02 * noise(rng, u, 0.4, 3)
    for _ in range(9):
        at = float(rng.uniform(-1.0, 1.0)) * reach
        edge = edge - float(rng.uniform(0.05, 0.16)) * np.maximum(1 - np.abs(u - at) / 0.045, 0) ** 0.8
    sheet = np.concatenate([np.stack([u, edge], 1), [[1.2 * reach, 1.3], [-1.2 * reach, 1.3]]])
    on.framings.append(Framing(sheet.astype(np.float32), tone, 0.46))
    for side in (-1.0, 1.0):
        v = np.linspace(-0.1, 1.1, 40)
        line = side * (reach * (0.97 - 0.10 * np.sin(v * 3.0)) + 0.02 * noise(rng, v, 0.4, 4))
        wall = np.concatenate([np.stack([line, v], 1), [[side * 1.4 * reach, 1.2], [side * 1.4 * reach, -0.2]]])
        on.framings.append(Framing(wall.astype(np.float32), lighter(tone, 0.02), 0.5))
