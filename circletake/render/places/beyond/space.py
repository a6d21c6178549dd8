"""Deep space: stars, a nebula, a great planet with its moons, perhaps a ring or a belt of rocks."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, saturated, varied
from circletake.render.places.kit.planets import FAR_M, hang_planet, star_field
from circletake.render.places.scenery import Glow, Scenery, World
from circletake.render.scene import Area, Flat, Rgb


def space(world: World) -> Scenery:
    """Deep space: stars, a nebula, a great planet with its moons, perhaps a ring or a belt of rocks."""
    rng = world.rng("space")
    hues = (("#3a2a6a", "#a8487a"), ("#14406a", "#3fa0a0"), ("#4a2458", "#d07848"), ("#1c3a78", "#7a5ac8"))[
        world.pick("nebula", 4)
    ]
    on = Scenery(
        ground=Flat("air"),
        area=Area(-8.0, 8.0, 0.0, 8.0),
        air_m=4.0e5,
        haze=rgb("#0a0d1e"),
        sky=(rgb("#090b1c"), rgb("#0d1024")),
        inside=(0.94, 0.95, 1.02),
        weather="none",
        horizon=0.52,
        wide_m=16.0,
        eye_m=2.2,
        shade=0.0,
    )
    _nebula(on, rng, rgb(hues[0]), rgb(hues[1]))
    star_field(on, world, 1.0)
    side = 1.0 if rng.random() < 0.5 else -1.0
    tone = varied(rgb(("#c98a5a", "#5f8ac0", "#b06a7a", "#6aa58a", "#d8b878")[int(rng.integers(5))]), rng, 0.02)
    hang_planet(
        on,
        rng,
        side * float(rng.uniform(0.28, 0.42)),
        float(rng.uniform(0.02, 0.20)),
        float(rng.uniform(0.22, 0.34)),
        tone,
        -side,
        bool(rng.random() < 0.55),
    )
    hang_planet(
        on,
        rng,
        -side * float(rng.uniform(0.25, 0.6)),
        float(rng.uniform(0.18, 0.34)),
        float(rng.uniform(0.035, 0.07)),
        rgb("#b9b4ac"),
        -side,
        False,
    )
    if world.pick("belt", 2):
        _belt(on, world, rng)
    return on


def _nebula(on: Scenery, rng: np.random.Generator, first: Rgb, second: Rgb) -> None:
    """Lay clouds of light along a slanting band."""
    slope = float(rng.uniform(-0.5, 0.5))
    for number in range(12):
        u = float(rng.uniform(-1.0, 1.0))
        tone = mix(first, second, float(rng.random()))
        reach = float(rng.uniform(0.18, 0.5))
        on.glows.append(
            Glow(
                u * FAR_M,
                (slope * u + 0.05 + float(rng.normal(0.0, 0.10))) * FAR_M,
                FAR_M + 400 - number,
                reach * FAR_M,
                saturated(lighter(tone, 0.06), 1.25),
                float(rng.uniform(0.30, 0.62)),
                "add",
                float(rng.uniform(0.4, 0.8)),
            )
        )


def _belt(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Let rocks tumble slowly through the middle distance."""
    times = world.clock.times_s.astype(np.float64)
    for _ in range(26):
        z = float(rng.uniform(30.0, 190.0))
        size = float(rng.uniform(0.4, 2.4)) * z / 90.0
        turn = np.linspace(0, 2 * np.pi, 10)[:-1]
        rock = np.stack([np.cos(turn), np.sin(turn)], 1) * rng.uniform(0.7, 1.15, (9, 1)) * size
        angle = float(rng.uniform(0, 6.28)) + times * float(rng.uniform(-0.3, 0.3))
        c, s = np.cos(angle), np.sin(angle)
        spin = np.stack([np.stack([c, s], -1), np.stack([-s, c], -1)], axis=1)
        x = float(rng.uniform(-0.9, 0.9)) * z + times * float(rng.uniform(0.2, 0.7))
        y = float(rng.normal(0.06, 0.10)) * z + 2.0
        moving = np.einsum("pi,fij->fpj", rock, spin) + np.stack([x, np.full_like(x, y)], 1)[:, None]
        tone = varied(rgb("#7a7078"), rng)
        on.put(
            moving.astype(np.float32),
            lighter(tone, 0.05),
            z,
            bottom=lighter(tone, -0.12),
            rim=True,
            haze=0.0,
            mist=False,
        )
