"""A white plain of snow and ice under blue shadows, with ice cliffs and, on clear nights, northern lights."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.land import put_stone, span
from circletake.render.places.kit.lines import joined, noise, ridge, stroke
from circletake.render.places.kit.peaks import peaks
from circletake.render.places.kit.waves import water_colour
from circletake.render.places.scenery import Mist, Scenery, World
from circletake.render.scene import Area, Paint, Rgb

_CLIFF_DEPTHS = (150.0, 90.0, 56.0, 36.0, 24.0, 16.0, 10.5, 7.0, 4.4, 2.0, -0.4, -3.0, -6.5, -11.0)
"""Of the sheets of snow; before the icebergs' water the first two are left out."""
_ICE: Rgb = rgb("#dfeaf3")


def snowfield(world: World) -> Scenery:
    """A white plain of snow and ice under blue shadows, with ice cliffs and, on clear nights, northern lights."""
    rng = world.rng("snowfield")
    on = Scenery(
        ground=Rolling("snow", rng, 0.16),
        area=Area(-7.0, 7.0, 0.0, 5.5),
        air_m=2200.0,
        horizon=0.56,
        wide_m=15.0,
        eye_m=2.2,
    )
    add_clouds(on, world)
    if world.light.stars > 0.3:
        aurora(on, world)
    peaks(on, rng, 3800.0, 900.0, rgb("#6f86a6"), 0.9, count=9, light_side=world.light.side)
    on.mists.append(Mist(3700.0, 40.0, 160.0, 120.0, 0.35))
    cliffs = bool(world.pick("ice kind", 2))
    if cliffs:
        _ice_cliffs(on, world, rng)
    else:
        _icebergs(on, world, rng)
    # By night snow is grey in the moon's blue light; white paper would shine.
    snow = mix(mix(_ICE, rgb("#ffffff"), 0.35), rgb("#79727c"), 0.62 * world.light.night)
    lay_sheets(
        on,
        world,
        snow,
        mix(snow, rgb("#b9cfe6"), 0.55),
        depths=_CLIFF_DEPTHS if cliffs else _CLIFF_DEPTHS[2:],
        roll=0.03,
        tone=0.012,
        drop=0.03,
    )
    _drifts(on, world, rng, snow)
    return on


def aurora(on: Scenery, world: World) -> None:
    """Hang curtains of northern light into the sky, slowly folding."""
    rng = world.rng("aurora")
    times = world.clock.times_s.astype(np.float64)
    far = 9000.0
    for curtain, (hue, strength) in enumerate((("#58f0b0", 0.42), ("#6fe8d0", 0.30), ("#a884f0", 0.26))):
        u = np.linspace(-1.4, 1.4, 60)
        base = 0.20 + 0.06 * curtain
        fold = noise(rng, u, 0.9, 3) * 0.10
        wave = 0.03 * np.sin(u[None] * 5.0 + times[:, None] * (0.30 + 0.08 * curtain) + curtain * 2.0)
        foot = base + fold[None] + wave
        tall = 0.20 + 0.10 * np.sin(u[None] * 9.0 + times[:, None] * 0.5 + curtain) * np.sin(u[None] * 3.1)
        for share, weight in ((1.0, 0.35), (0.6, 0.45), (0.3, 0.6)):
            top = foot + tall * share
            line = np.stack([np.broadcast_to(u, top.shape), top], -1)
            under = np.stack([np.broadcast_to(u, foot.shape), foot - 0.035 * (1 - share)], -1)[:, ::-1]
            shape = np.concatenate([line, under], axis=1) * far
            paint = Paint(lighter(rgb(hue), -0.2), rgb(hue), opacity=strength * weight, emission=0.12)
            on.put(shape.astype(np.float32), paint, far + 20.0 * curtain, zone="own", haze=0.0)


def _ice_cliffs(on: Scenery, world: World, rng: np.random.Generator) -> None:
    for z, height in ((420.0, 44.0), (260.0, 26.0)):
        x = span(z, 130)
        steps = np.repeat(rng.uniform(0.55, 1.0, len(x) // 3 + 1), 3)[: len(x)]
        y = height * steps * np.clip(np.abs(x) / (0.5 * z) + 0.2, 0.25, 1.0)
        on.put(ridge(x, y, -1.0), rgb("#eef5fb"), z, bottom=rgb("#9cc0de"))
        cracks = [
            stroke([[float(x[i]), float(y[i])], [float(x[i]) + height * 0.04, float(y[i]) * 0.3]], [height * 0.03, 0.1])
            for i in range(4, 126, 7)
        ]
        on.put(joined(cracks), rgb("#7fa9cf"), z - 0.2, opacity=0.6)


def _icebergs(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Set icebergs into a strip of dark water."""
    on.floor_plane(
        (-900.0, 900.0),
        (57.0, 900.0),
        water_colour(world, rgb("#2f6f8f"), 0.3),
        water_colour(world, rgb("#5a9ab5"), 0.8),
        at=900.0,
    )
    on.pieces[-1].zone = "own"
    for z in np.sort(rng.uniform(70.0, 420.0, 8))[::-1].tolist():
        x, wide, tall = (
            float(rng.uniform(-0.8, 0.8)) * z,
            float(rng.uniform(0.05, 0.16)) * z,
            float(rng.uniform(0.03, 0.11)) * z,
        )
        turn = np.array([-1.0, -0.75, -0.4, -0.1, 0.2, 0.55, 0.8, 1.0])
        top = tall * np.array([0.0, 0.55, 0.7, 1.0, 0.8, 0.6, 0.35, 0.0]) * rng.uniform(0.75, 1.2, 8)
        on.put(ridge(x + turn * wide, top, -0.5), rgb("#f4f9fd"), z, bottom=rgb("#a8cbe6"))
        lit = np.stack([x + turn[2:6] * wide, top[2:6] * (1.0, 1.0, 0.9, 0.5)], 1)
        facet = np.concatenate([lit, [[x + 0.1 * wide, 0.0], [x - 0.2 * wide, top[2] * 0.2]]])
        on.put(facet.astype(np.float32), rgb("#cfe2f2"), z - 0.3, at=z, opacity=0.8)


def _drifts(on: Scenery, world: World, rng: np.random.Generator, snow: Rgb) -> None:
    """Draw the wind's ridges and their blue shadows."""
    for _ in range(26):
        x, z = float(rng.uniform(-11.0, 11.0)), float(rng.uniform(-8.0, 16.0))
        lie = on.lie(x, z)
        wide = float(rng.uniform(0.8, 2.6))
        u = np.linspace(-1.0, 1.0, 11)
        crest = np.stack([x + u * wide, lie + 0.10 * (1 - u**2) * wide**0.5], 1)
        belly = np.stack([x + u * wide, lie - 0.03 * (1 - u**2)], 1)[::-1]
        on.put(
            np.concatenate([crest, belly]).astype(np.float32),
            lighter(snow, 0.03),
            z,
            bottom=mix(snow, rgb("#9fbde0"), 0.5),
            mist=False,
        )
    for side in (-1.0, 1.0):
        for _ in range(3):
            put_stone(
                on,
                rng,
                side * float(rng.uniform(5.5, 12.0)),
                float(rng.uniform(1.0, 9.0)),
                float(rng.uniform(0.6, 2.2)),
                rgb("#a9c3dc"),
                tall=1.0,
                snow=0.9,
            )
