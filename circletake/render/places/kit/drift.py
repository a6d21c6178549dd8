"""What hangs or drifts in the air of a place: shafts of light, leaves, fireflies, motes."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import mix, rgb
from circletake.render.places.kit.lines import outline
from circletake.render.places.scenery import Scenery, Swarm, World
from circletake.render.scene import Paint


def shafts(on: Scenery, world: World, *, z: tuple[float, float] = (5.5, 14.0), count: int = 5) -> None:
    """Let the sun fall in shafts between trees; there are none without a sun.

    Shafts run beside each other, so in perspective all of them come from where the sun stands. Each is two sheets, the
    inner one narrower: a shaft is brightest along its middle, and thins out downwards, where less dust hangs in it.
    """
    light = world.light
    if light.sun is None or light.weather not in ("clear", "cloudy", "wind", "fog"):
        return
    rng = world.rng("shafts")
    times = world.clock.times_s.astype(np.float64)
    colour = mix(light.glow, light.horizon, 0.25)
    feet = np.linspace(-9.5, 9.5, count) + rng.uniform(-1.2, 1.2, count)
    for number, foot in enumerate(feet.tolist()):
        depth = float(rng.uniform(*z))
        away = depth + on.wide_m
        source = np.array([light.sun.across * away, on.eye_m + max(light.sun.up, 0.16) * away])
        end = np.array([foot, -0.4])
        top = end + (source - end) * 0.86
        wide = float(rng.uniform(0.7, 1.5))
        level = 0.13 * (0.75 + 0.25 * np.sin(times * 0.5 + number * 1.9)) * (0.6 + 0.6 * light.glow_strength)
        for share in (1.0, 0.5):
            half = np.array([wide * share, 0.0])
            shape = np.stack([top - 0.14 * half, top + 0.14 * half, end + half, end - half]).astype(np.float32)
            on.put(
                shape,
                Paint(colour, emission=0.1, fade=0.05),
                depth,
                at=depth - 0.01 * (1.0 - share),
                zone="own",
                haze=0.0,
                fading=level.astype(np.float32),
                mist=False,
            )


def drifting_leaves(on: Scenery, world: World, count: int) -> None:
    """Let autumn leaves tumble down through the place."""
    rng = world.rng("falling leaves")
    times = world.clock.times_s.astype(np.float64)
    hues = ("#d98a32", "#c9602e", "#e3b040", "#a84a2c")
    wind = 0.25 * world.light.wind_mps * -world.light.side
    blade = outline((-1.0, 0.0), (-0.2, 0.42), (1.0, 0.0), (-0.2, -0.42))
    for _ in range(count):
        z, pace = float(rng.uniform(-3.0, 11.0)), float(rng.uniform(0.35, 0.8))
        phase, spin = float(rng.uniform(0, 6.28)), float(rng.uniform(1.0, 2.6))
        y = 6.5 - (rng.uniform(0.0, 7.0) + times * pace) % 7.0
        x = (rng.uniform(-10.0, 10.0) + 0.5 * np.sin(times * 1.1 + phase) + wind * times + 10.0) % 20.0 - 10.0
        turn = phase + spin * times
        size = float(rng.uniform(0.07, 0.12))
        flat = np.abs(np.cos(turn * 0.8)) * 0.8 + 0.2
        c, s = np.cos(turn), np.sin(turn)
        across = blade[None, :, 0] * c[:, None] - blade[None, :, 1] * flat[:, None] * s[:, None]
        up = blade[None, :, 0] * s[:, None] + blade[None, :, 1] * flat[:, None] * c[:, None]
        shape = np.stack([x[:, None] + across * size, y[:, None] + up * size], -1)
        on.put(shape.astype(np.float32), rgb(hues[int(rng.integers(4))]), z, mist=False)


def fireflies(on: Scenery, world: World, count: int) -> None:
    """Let fireflies wander and glow."""
    rng = world.rng("fireflies")
    times = world.clock.times_s.astype(np.float64)[:, None]
    home = rng.uniform((-8.0, 0.3, -2.0), (8.0, 3.0, 11.0), (count, 3))
    rates, phases = rng.uniform(0.2, 0.7, (count, 3)), rng.uniform(0.0, 6.28, (count, 3))
    points = home[None] + 0.6 * np.sin(times[..., None] * rates[None] * 2.0 + phases[None])
    pulse = np.clip(np.sin(times * rng.uniform(0.8, 1.8, count) + rng.uniform(0, 6.28, count)), 0.0, 1.0) ** 1.5
    for near in (True, False):
        held = (home[:, 2] < 3.0) == near
        on.swarms.append(
            Swarm(
                points[:, held].astype(np.float32),
                np.zeros(3, np.float32),
                0.028,
                rgb("#f4f59a"),
                pulse[:, held].astype(np.float32),
                -2.5 if near else 3.0,
                1.0,
                0.9,
            )
        )


def motes(
    on: Scenery, world: World, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], count: int = 50
) -> None:
    """Let dust float in a room's light."""
    rng = world.rng("motes")
    times = world.clock.times_s.astype(np.float64)[:, None]
    home = rng.uniform((x[0], y[0], z[0]), (x[1], y[1], z[1]), (count, 3))
    rates, phases = rng.uniform(0.1, 0.4, (count, 3)), rng.uniform(0.0, 6.28, (count, 3))
    points = home[None] + 0.22 * np.sin(times[..., None] * rates[None] * 2.0 + phases[None])
    level = np.clip(0.5 + 0.5 * np.sin(times * 0.9 + phases[:, 0]), 0.0, 1.0) * 0.35
    on.swarms.append(
        Swarm(
            points.astype(np.float32),
            np.zeros(3, np.float32),
            0.008,
            rgb("#fff3d6"),
            level.astype(np.float32),
            z[0],
            0.2,
            0.8,
        )
    )
