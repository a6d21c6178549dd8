"""A volcano that erupts: a cone with a crater, lava that runs down it, and a column of ash."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.lines import noise, outline, smooth, stroke
from circletake.render.places.scenery import Glow, Scenery, Swarm, World
from circletake.render.scene import Paint, Rgb

_Z, _TOP, _HALF, _MOUTH = 2440.0, 720.0, 1180.0, 140.0
_ROCK: Rgb = rgb("#5a4a50")
_LAVA: Rgb = rgb("#ff7a2a")


def volcano(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Raise a volcano amid the mountains; it erupts all the time.

    Args:
        on: The place; what it has far away stands behind.
        world: Its light and clock.
        rng: Randomness of this mountain.
    """
    x = float(rng.uniform(-0.16, 0.16)) * _Z
    u = np.linspace(-1.0, 1.0, 61)
    fall = np.clip(np.abs(u) * _HALF - _MOUTH, 0.0, None) / (_HALF - _MOUTH)
    y = _TOP * (1.0 - fall) ** 1.35 * (1.0 + 0.04 * noise(rng, u, 0.3, 4, 0.6))
    y = np.where(np.abs(u) * _HALF < _MOUTH, _TOP - 42.0 * (1.0 - (np.abs(u) * _HALF / _MOUTH) ** 2), y)
    line = np.stack([x + u * _HALF, y], 1)
    _ash(on, world, rng, x)
    on.glows.append(Glow(x, _TOP + 60.0, _Z + 3.0, 460.0, _LAVA, 0.75, "add", 0.8, _flicker(world, 3.1)))
    foot = outline((x + _HALF, -60.0), (x - _HALF, -60.0))
    on.put(np.concatenate([line, foot]).astype(np.float32), _ROCK, _Z, bottom=lighter(_ROCK, 0.06))
    side = world.light.side
    lit = line[31:] if side > 0 else line[:30][::-1]
    seam = np.stack([x + side * _HALF * np.linspace(0.95, 0.10, 12) * 0.45, _TOP * np.linspace(0.0, 0.93, 12)], 1)
    face = np.concatenate([lit, seam]).astype(np.float32)
    on.put(face, lighter(_ROCK, 0.05), _Z - 0.2, at=_Z, opacity=0.85)
    for number, lean in enumerate((-0.46, -0.08, 0.30, 0.62)):
        _stream(on, world, rng, x, lean, 0.55 + 0.14 * number)
    _bombs(on, world, rng, x)


def _flicker(world: World, pace: float) -> np.ndarray:
    times = world.clock.times_s.astype(np.float64)
    return (0.82 + 0.12 * np.sin(times * pace) + 0.06 * np.sin(times * pace * 2.7 + 1.0)).astype(np.float32)


def _stream(on: Scenery, world: World, rng: np.random.Generator, x: float, lean: float, reach: float) -> None:
    """Let lava run down one side, hot in its middle and dark at its edges."""
    s = np.linspace(0.0, reach, 14)
    across = (
        x + _MOUTH * 0.5 * np.sign(lean) + lean * _HALF * s + 26.0 * np.sin(s * 17.0 + float(rng.uniform(0.0, 6.0)))
    )
    line = np.stack([across, _TOP * (1.0 - np.abs(s)) ** 1.35 - 12.0], 1)
    wide = np.linspace(52.0, 16.0, 14)
    on.put(stroke(line, wide), Paint(rgb("#c23a1c"), emission=0.5), _Z - 0.4, at=_Z, haze=0.5)
    on.put(
        stroke(line, 0.45 * wide), Paint(rgb("#ffc25a"), emission=0.8), _Z - 0.5, at=_Z, haze=0.4,
        fading=_flicker(world, 2.0 + 3.0 * reach),
    )  # fmt: skip


def _ash(on: Scenery, world: World, rng: np.random.Generator, x: float) -> None:
    """Let puffs of ash climb out of the crater, grow and drift with the wind."""
    times = world.clock.times_s.astype(np.float64)
    drift = -world.light.side * (0.25 + 0.05 * world.light.wind_mps)
    count = 13
    for number in range(count):
        age = (number / count + times * 0.045) % 1.0
        size = 110.0 + 330.0 * age**0.8
        turn = np.linspace(0.0, 2.0 * np.pi, 11, endpoint=False)
        puff = smooth(np.stack([np.cos(turn), np.sin(turn)], 1) * rng.uniform(0.82, 1.18, (11, 1)), 3)
        middle = np.stack([x + drift * 1500.0 * age**1.6 + 60.0 * np.sin(age * 9.0 + number), _TOP + 1500.0 * age], 1)
        shape = puff[None] * size[:, None, None] + middle[:, None]
        tone = mix(rgb("#6f666a"), world.light.haze, 0.25)
        shown = (np.minimum(age / 0.06, 1.0) * np.minimum((1.0 - age) / 0.25, 1.0)).astype(np.float32)
        warm = mix(tone, _LAVA, 0.5 * max(0.0, 0.5 - number / count))
        on.put(
            shape.astype(np.float32), lighter(tone, 0.05), _Z + 6.0 + number * 0.1, bottom=lighter(warm, -0.08),
            fading=shown, opacity=0.95, haze=0.6, mist=False,
        )  # fmt: skip


def _bombs(on: Scenery, world: World, rng: np.random.Generator, x: float) -> None:
    """Throw glowing rocks out of the crater in arcs."""
    times = world.clock.times_s.astype(np.float64)[:, None]
    count = 46
    age = (rng.random(count) + times * rng.uniform(0.22, 0.34, count)) % 1.0
    speed = rng.normal(0.0, 210.0, count)
    high = rng.uniform(220.0, 620.0, count)
    across, up = x + rng.uniform(-60.0, 60.0, count) + speed * age, _TOP + 4.0 * high * age * (1.0 - age)
    points = np.stack([across, up, np.full_like(across, _Z - 1.0)], -1).astype(np.float32)
    shown = (np.clip(1.0 - age, 0.0, 1.0) * 0.95).astype(np.float32)
    on.swarms.append(
        Swarm(points, np.array([0.0, 26.0, 0.0], np.float32), 9.0, rgb("#ffb45a"), shown, _Z - 2.0, 0.8, 0.3)
    )
