"""Planets, their rings, and stars on every side."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.lines import oval
from circletake.render.places.scenery import Glow, Scenery, Swarm, World
from circletake.render.scene import Paint, Points, Rgb

FAR_M = 12_000.0


def star_field(on: Scenery, world: World, share: float) -> None:
    """Scatter stars over the whole view, above and below."""
    rng = world.rng("star field")
    times = world.clock.times_s.astype(np.float64)[:, None]
    for size, count in ((0.0010, 620), (0.0018, 170), (0.0032, 34)):
        points = (
            np.stack([rng.uniform(-1.4, 1.4, count), rng.uniform(-0.75, 0.85, count), np.ones(count)], 1)[None] * FAR_M
        )
        twinkle = 0.85 + 0.15 * np.sin(times * rng.uniform(0.8, 2.4, count) + rng.uniform(0, 6.28, count))
        opacity = share * rng.uniform(0.4, 1.0, count) * twinkle
        hue = (rgb("#ffffff"), rgb("#cfe0ff"), rgb("#ffe8c8"))[int(rng.integers(3))]
        on.swarms.append(
            Swarm(
                points.astype(np.float32),
                np.zeros(3, np.float32),
                size,
                hue,
                opacity.astype(np.float32),
                FAR_M + 200.0,
                0.3 + 60.0 * size,
                0.7,
                True,
            )
        )


def hang_planet(
    on: Scenery, rng: np.random.Generator, x: float, y: float, radius: float, colour: Rgb, light: float, ringed: bool
) -> None:
    """Hang a banded planet with its night side, a glow at its rim, and a ring that passes behind and before."""
    cx, cy, r, z = x * FAR_M, y * FAR_M, radius * FAR_M, FAR_M - radius * 1000.0
    on.glows.append(Glow(cx + light * r * 0.25, cy, z + 5.0, r * 1.5, lighter(colour, 0.08), 0.5))
    tilt = float(rng.uniform(-0.35, 0.35))
    if ringed:
        _ring(on, cx, cy, r, z + 2.0, tilt, colour, True)
    on.put(oval(cx, cy, r, count=90), Paint(lighter(colour, 0.02), lighter(colour, -0.06)), z, zone="inside", haze=0.0)
    for level in np.sort(rng.uniform(-0.8, 0.8, 6)):
        half = np.sqrt(1 - level**2)
        thick = float(rng.uniform(0.04, 0.12))
        u = np.linspace(-1.0, 1.0, 24)
        upper = np.stack([u * half, level + thick / 2 + 0.05 * (1 - u**2)], 1)
        lower = np.stack([u * np.sqrt(max(1 - (level - thick) ** 2, 0.0)), level - thick / 2 + 0.05 * (1 - u**2)], 1)[
            ::-1
        ]
        band = _tilted(np.concatenate([upper, lower]) * 0.985, tilt, cx, cy, r)
        on.put(band, lighter(colour, float(rng.choice([-0.07, 0.05]))), z - 0.5, zone="inside", haze=0.0, opacity=0.6)
    turn = np.linspace(-np.pi / 2, np.pi / 2, 40)
    limb = np.stack([-light * np.cos(turn), np.sin(turn)], 1) * 1.004
    inner = np.stack([-light * np.cos(turn) * -0.28, np.sin(turn)], 1)[::-1]
    on.put(
        np.concatenate([limb, inner]).astype(np.float32) * r + np.array([cx, cy], np.float32),
        rgb("#080a18"),
        z - 1.0,
        zone="own",
        haze=0.0,
        opacity=0.72,
    )
    soft = np.stack([-light * np.cos(turn) * -0.48, np.sin(turn)], 1)[::-1]
    on.put(
        np.concatenate([limb, soft]).astype(np.float32) * r + np.array([cx, cy], np.float32),
        rgb("#080a18"),
        z - 1.1,
        zone="own",
        haze=0.0,
        opacity=0.25,
    )
    if ringed:
        _ring(on, cx, cy, r, z - 2.0, tilt, colour, False)


def _tilted(shape: Points, angle: float, x: float, y: float, scale: float) -> Points:
    c, s = np.cos(angle), np.sin(angle)
    turned: Points = shape @ np.array([[c, s], [-s, c]]) * scale + np.array([x, y])
    return turned.astype(np.float32)


def _ring(on: Scenery, x: float, y: float, r: float, z: float, tilt: float, colour: Rgb, behind: bool) -> None:
    turn = np.linspace(0.0, np.pi, 48) + (0.0 if behind else np.pi)
    for inner, outer, tone, opacity in ((1.35, 1.62, 0.10, 0.85), (1.68, 1.95, 0.02, 0.7), (2.0, 2.12, -0.05, 0.5)):
        out = np.stack([outer * np.cos(turn), 0.24 * outer * np.sin(turn)], 1)
        in_ = np.stack([inner * np.cos(turn), 0.24 * inner * np.sin(turn)], 1)[::-1]
        on.put(
            _tilted(np.concatenate([out, in_]), tilt, x, y, r),
            lighter(mix(colour, rgb("#e8dcc4"), 0.6), tone),
            z,
            zone="inside",
            haze=0.0,
            opacity=opacity,
        )
