"""Clouds: flat-footed paper with scalloped tops, in banks at different distances."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Points, Rgb


def cloud(rng: np.random.Generator, width: float, height: float) -> Points:
    """Return a cloud of that size with its foot on y = 0 and its middle on x = 0."""
    bumps = int(rng.integers(4, 8))
    at = np.linspace(-0.40, 0.40, bumps) + rng.uniform(-0.03, 0.03, bumps)
    dome = 1.0 - (np.abs(at) / 0.5) ** 1.7
    radius = (0.10 + 0.13 * dome) * rng.uniform(0.8, 1.2, bumps)
    rise = dome * rng.uniform(0.35, 0.75, bumps)
    x = np.linspace(-0.5, 0.5, 72)
    reach = np.maximum(radius[:, None] ** 2 - (x[None] - at[:, None]) ** 2, 0.0) ** 0.5
    crest = np.where(reach > 0, rise[:, None] + reach * 2.6, 0.0).max(axis=0)
    ends = np.clip((0.5 - np.abs(x)) / 0.07, 0.0, 1.0) ** 0.5
    top = np.maximum(crest, 0.10) * ends
    foot = -0.05 * np.sin(np.linspace(0, np.pi, 18)) * (1 + 0.5 * np.sin(np.linspace(0, 9, 18)))
    line = np.stack([x * width, top / max(float(top.max()), 0.1) * height], axis=1)
    under = np.stack([np.linspace(0.5, -0.5, 18) * width, foot * height], axis=1)
    return np.concatenate([line, under]).astype(np.float32)


def add_clouds(on: Scenery, world: World, *, low: float = 0.10, high: float = 0.62, amount: float = 1.0) -> None:
    """Hang clouds over a place.

    Args:
        on: The place.
        world: Its weather decides how many, how thick and how fast.
        low: Tangent of the lowest cloud's elevation.
        high: Of the highest.
        amount: Factor on how many.
    """
    light = world.light
    rng = world.rng("clouds")
    if light.cover > 0.8:
        _deck(on, world, rng, low, high)
        return
    count = round((4 + 22 * light.cover) * amount)
    for share in np.sort(rng.random(count)):
        up = low + (high - low) * share**1.3
        distance = 5200.0 - 2200.0 * share
        width = (0.16 + 0.42 * share) * rng.uniform(0.6, 1.5) * distance * 0.9
        height = width * rng.uniform(0.14, 0.24)
        across = rng.uniform(-1.5, 1.5) * distance
        lit = mix(light.cloud_light, light.cloud_shade, float(rng.uniform(0.0, 0.25)))
        base = mix(light.cloud_shade, light.horizon, 0.35)
        shape = cloud(rng, width, height)
        _drift(on, world, shape, across, up * distance, distance, lit, base, 0.6 + 0.35 * light.cover)


def _drift(
    on: Scenery, world: World, shape: Points, x: float, y: float, z: float, lit: Rgb, base: Rgb, opacity: float
) -> None:
    """Add one cloud, its light upper edge, and their slow way across the sky."""
    speed = (3.0 + 5.0 * world.light.wind_mps) * (0.6 + 0.8 * (z < 4000))
    way = world.clock.times_s * speed * -world.light.side
    offset = np.stack([x + way, np.full_like(way, y)], axis=1)[:, None]
    crest = shape * np.array([0.985, 1.0], np.float32)
    on.put(crest + offset, lighter(lit, 0.05), z, bottom=lit, zone="own", haze=0.0, opacity=opacity)
    inner = shape * np.array([0.95, 0.78], np.float32)
    on.put(inner + offset, mix(lit, base, 0.35), z - 1, bottom=base, zone="own", haze=0.0, opacity=opacity * 0.85)


def _deck(on: Scenery, world: World, rng: np.random.Generator, low: float, high: float) -> None:
    """Cover the whole sky: ragged sheets, one in front of the other, darker overhead."""
    light = world.light
    storm = light.weather == "storm"
    x = np.linspace(-1.7, 1.7, 110)
    sheets = 7
    for sheet in range(sheets):
        share = sheet / (sheets - 1)
        up = low * 0.9 + (high - low * 0.5) * share**1.2
        distance = 5000.0 - 400.0 * sheet
        steps = np.abs(np.sin((x + rng.random() * 9) * rng.uniform(5.0, 9.0)))
        sag = (0.030 + 0.05 * share) * (steps * 0.6 + 0.7 * np.interp(x, x[::6], rng.uniform(-1, 1, len(x[::6]))))
        edge = (up - sag) * distance
        tone = mix(light.horizon, light.zenith, 0.25 + 0.6 * share)
        tone = lighter(tone, 0.025 * (-1) ** sheet - (0.07 * share if storm else 0.0))
        way = world.clock.times_s * (2.0 + 2.5 * light.wind_mps) * (0.5 + share) * -light.side
        line = np.stack([x * distance, edge], axis=1)
        body = np.concatenate([line, [[x[-1] * distance, distance * 1.6], [x[0] * distance, distance * 1.6]]])
        moving = body[None] + np.stack([way, np.zeros_like(way)], axis=1)[:, None]
        on.put(moving, lighter(tone, -0.03), distance, bottom=lighter(tone, 0.045), zone="own", haze=0.0, opacity=0.72)
