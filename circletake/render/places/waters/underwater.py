"""The bed of the sea: sand, coral and weed in light that falls from above."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, multiplied, rgb, varied
from circletake.render.places.kit.ground import lay_sheets
from circletake.render.places.kit.land import frame_grass, put_stone, range_of_hills
from circletake.render.places.kit.lines import moved, outline, oval, smooth, stroke
from circletake.render.places.scenery import Glow, Scenery, Swarm, World
from circletake.render.scene import Area, Flat, Paint, Rgb


def underwater(world: World) -> Scenery:
    """The bed of the sea: sand, coral and weed in light that falls from above."""
    day = max(0.25, 1.0 - 0.85 * world.light.night)
    top, deep = mix(rgb("#0a2540"), rgb("#7fd6d8"), day), mix(rgb("#04101f"), rgb("#0f4f70"), day)
    tint = multiplied((0.66, 0.92, 1.02), (0.45 + 0.55 * day,) * 3)
    on = Scenery(
        ground=Flat("sand"),
        area=Area(-7.0, 7.0, 0.0, 5.0),
        air_m=40.0,
        haze=mix(deep, top, 0.45),
        sky=(top, deep),
        inside=tint,
        weather="none",
        swim_m=0.7,
        horizon=0.52,
        wide_m=14.0,
        eye_m=2.6,
        shade=0.35,
    )
    rng = world.rng("underwater")
    _light_from_above(on, world, rng, day)
    sand = rgb("#cdbb8e")
    for z, height, tone in ((46.0, 7.0, -0.06), (28.0, 4.5, -0.03), (17.0, 2.6, 0.0)):
        range_of_hills(
            on, rng, z, height, lighter(mix(sand, rgb("#5a7f86"), 0.5), tone), scale=0.6, base=0.2, sharp=0.3
        )
        for _ in range(5):
            put_stone(
                on,
                rng,
                float(rng.uniform(-0.9, 0.9)) * (z + 14.0),
                z - 0.5,
                float(rng.uniform(1.5, 5.0)),
                rgb("#6a6f7a"),
                tall=0.9,
            )
    lay_sheets(
        on, world, sand, lighter(sand, -0.03), depths=(11.0, 8.0, 5.6, 3.4, 1.2, -1.2, -3.8, -7.0, -12.0), roll=0.03
    )
    _reef(on, world, rng)
    _bubbles(on, world, rng)
    frame_grass(on, world, mix(rgb("#0b2f3a"), deep, 0.35), 0.34)
    return on


def _light_from_above(on: Scenery, world: World, rng: np.random.Generator, day: float) -> None:
    """Let rays sway down from the surface."""
    times = world.clock.times_s.astype(np.float64)
    for ray in range(9):
        x = float(rng.uniform(-15.0, 15.0))
        wide = float(rng.uniform(0.5, 1.7))
        lean = 2.0 + 2.0 * np.sin(times * 0.22 + ray)
        frames = [
            outline((x - wide, 13.0), (x + wide, 13.0), (x + wide * 2.6 + s, -1.0), (x - wide * 2.6 + s, -1.0))
            for s in lean
        ]
        level = (0.30 * day * (0.65 + 0.35 * np.sin(times * 0.7 + ray * 2.1))).astype(np.float32)
        on.put(
            np.stack(frames),
            Paint(rgb("#d8fff4"), opacity=1.0, emission=0.15, fade=0.05),
            float(rng.uniform(6.0, 20.0)),
            fading=level,
            haze=0.3,
            mist=False,
            zone="own",
        )
    on.glows.append(Glow(0.0, 17.0, 30.0, 26.0, rgb("#bff5ee"), 0.5 * day, "add", 0.5))


def _reef(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Grow corals, fans and weed to both sides."""
    hues = ("#e8735f", "#f0a052", "#d85f8a", "#b574c9", "#f2c76a", "#5fb8a8")
    for side in (-1.0, 1.0):
        for _ in range(9):
            x, z = side * float(rng.uniform(3.2, 11.0)), float(rng.uniform(1.5, 9.0))
            colour = varied(rgb(hues[int(rng.integers(len(hues)))]), rng)
            (_coral, _fan, _brain)[int(rng.integers(3))](on, rng, x, z, colour)
        for _ in range(10):
            x, z = side * float(rng.uniform(2.6, 12.0)), float(rng.uniform(0.5, 10.0))
            _weed(on, world, rng, x, z, float(rng.uniform(1.4, 4.2)))


def _coral(on: Scenery, rng: np.random.Generator, x: float, z: float, colour: Rgb) -> None:
    size = float(rng.uniform(0.7, 1.5))
    for angle in np.linspace(0.5, np.pi - 0.5, 6) + rng.normal(0, 0.12, 6):
        length = size * float(rng.uniform(0.6, 1.1))
        knee = np.array([np.cos(angle) * 0.5, 0.55]) * length
        tip = knee + length * 0.5 * np.array([np.cos(angle) * 0.5, 0.9])
        arm = stroke(np.array([[0.0, -0.1], knee, tip]), np.array([0.22, 0.17, 0.15]) * size)
        end = oval(float(tip[0]), float(tip[1]), 0.09 * size, count=10)
        for part in (arm, end):
            on.put(moved(part, x), lighter(colour, 0.06), z, bottom=lighter(colour, -0.12), rim=True, mist=False)


def _fan(on: Scenery, rng: np.random.Generator, x: float, z: float, colour: Rgb) -> None:
    size = float(rng.uniform(0.8, 1.6))
    turn = np.linspace(0.25, np.pi - 0.25, 12)
    reach = size * (0.9 + 0.16 * np.where(np.arange(12) % 2, 1.0, -0.4))
    shape = np.concatenate(
        [[[0.05, -0.05]], np.stack([reach * np.cos(turn), reach * np.sin(turn)], 1), [[-0.05, -0.05]]]
    )
    on.put(moved(smooth(shape, 3), x), lighter(colour, 0.05), z, bottom=lighter(colour, -0.12), rim=True, mist=False)
    for angle in np.linspace(0.5, np.pi - 0.5, 6):
        rib = stroke([[0.0, 0.0], [0.8 * size * np.cos(angle), 0.8 * size * np.sin(angle)]], [0.05, 0.02])
        on.put(moved(rib, x), lighter(colour, -0.10), z - 0.01, at=z, mist=False)


def _brain(on: Scenery, rng: np.random.Generator, x: float, z: float, colour: Rgb) -> None:
    size = float(rng.uniform(0.5, 1.1))
    turn = np.linspace(0.0, np.pi, 16)
    dome = np.stack([x + size * np.cos(turn), 0.8 * size * np.sin(turn) - 0.05], 1)
    on.put(dome.astype(np.float32), lighter(colour, 0.05), z, bottom=lighter(colour, -0.12), rim=True, mist=False)
    for share in (0.45, 0.75):
        line = dome * (1.0, share) + (0.0, 0.0)
        line[:, 0] = x + (line[:, 0] - x) * (share + 0.15)
        on.put(stroke(line, 0.05), lighter(colour, -0.10), z - 0.01, at=z, mist=False)


def _weed(on: Scenery, world: World, rng: np.random.Generator, x: float, z: float, height: float) -> None:
    """Grow a ribbon of weed that waves in the current."""
    times = world.clock.times_s.astype(np.float64)
    u = np.linspace(0.0, 1.0, 9)
    phase, pace = float(rng.uniform(0, 6.28)), float(rng.uniform(0.7, 1.2))
    bend = 0.22 * height * u[None] ** 1.3 * np.sin(times[:, None] * pace + phase - u[None] * 3.0)
    half = 0.10 * height**0.5 * np.sin(np.pi * (0.12 + 0.86 * u)) * (1.0 + 0.25 * np.sin(u * 26.0))
    left = np.stack([x + bend - half, np.broadcast_to(u * height - 0.1, bend.shape)], -1)
    right = np.stack([x + bend + half, np.broadcast_to(u * height - 0.1, bend.shape)], -1)[:, ::-1]
    tone = varied(rgb("#4f9a62"), rng, 0.04)
    on.put(
        np.concatenate([left, right], 1).astype(np.float32),
        lighter(tone, 0.06),
        z,
        bottom=lighter(tone, -0.10),
        mist=False,
    )


def _bubbles(on: Scenery, world: World, rng: np.random.Generator) -> None:
    times = world.clock.times_s.astype(np.float64)[:, None]
    count = 46
    x, z = rng.uniform(-9.0, 9.0, count), rng.uniform(-4.0, 12.0, count)
    pace = rng.uniform(0.35, 0.9, count)
    y = (rng.uniform(0.0, 8.0, count) + times * pace) % 8.0
    wobble = 0.08 * np.sin(times * 2.6 + rng.uniform(0, 6.28, count))
    points = np.stack([x + wobble, y, np.broadcast_to(z, y.shape)], -1).astype(np.float32)
    for part, radius in ((slice(0, 30), 0.022), (slice(30, count), 0.05)):
        on.swarms.append(
            Swarm(
                points[:, part],
                np.zeros(3, np.float32),
                radius,
                rgb("#e8fffb"),
                np.full_like(y[:, part], 0.6, np.float32),
                1.5,
                0.1,
                0.35,
            )
        )
