"""The bare ground of another world: craters and crags under a strange sky with a planet or two in it."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.land import put_stone, range_of_hills
from circletake.render.places.kit.lines import moved, outline, oval, stroke
from circletake.render.places.kit.planets import FAR_M, hang_planet, star_field
from circletake.render.places.scenery import Glow, Scenery, World
from circletake.render.scene import Area, Paint, Rgb


class _Globe(Rolling):
    """The ground of a small world."""


def planet(world: World) -> Scenery:
    """The bare ground of another world: craters and crags under a strange sky with a planet or two in it."""
    rng = world.rng("planet")
    words = " ".join(world.adjectives)
    kind = {"moon": 0, "lunar": 0, "red": 1, "mars": 1}.get(
        next((w for w in world.adjectives if w in ("moon", "lunar", "red", "mars")), ""), -1
    )
    kind = world.pick("planet kind", 3) if kind < 0 else kind
    soil = varied(rgb(("#b9b6b2", "#c9704a", "#5f9a94")[kind]), rng, 0.015)
    del words
    above, below = (
        (rgb("#05060f"), rgb("#141726")),
        (rgb("#6a3a3f"), rgb("#e8a878")),
        (rgb("#241a4a"), rgb("#b878a8")),
    )[kind]
    on = Scenery(
        ground=_Globe("stone" if kind == 0 else "sand", rng, 0.2),
        area=Area(-7.0, 7.0, 0.0, 5.5),
        air_m=2500.0 if kind == 0 else 520.0,
        haze=below,
        sky=(above, below),
        inside=((0.98, 0.98, 1.0), (1.04, 0.90, 0.82), (0.92, 0.90, 1.02))[kind],
        weather="none",
        horizon=0.58,
        wide_m=15.0,
        eye_m=2.1,
    )
    star_field(on, world, (1.0, 0.25, 0.7)[kind])
    side = 1.0 if rng.random() < 0.5 else -1.0
    if "sky taken" in world.adjectives:
        # What hangs in this sky is in the cast.
        pass
    elif kind == 0:
        _earth(on, world, side * 0.34, 0.36, 0.11, -side)
    else:
        hang_planet(on, rng, side * 0.36, 0.30, 0.15, rgb(("", "#c8b8a8", "#d88a6a")[kind]), -side, kind == 2)
        hang_planet(on, rng, -side * 0.30, 0.42, 0.045, rgb("#d8d0c8"), -side, False)
    for z, height in ((1400.0, 150.0), (720.0, 80.0), (330.0, 30.0)):
        edge = range_of_hills(
            on, rng, z, height, lighter(soil, -0.03), scale=0.5, sharp=0.75 if kind != 1 else 0.4, octaves=5, base=0.1
        )
        del edge
    if kind == 2:
        _spires(on, rng, soil)
    lay_sheets(
        on,
        world,
        soil,
        lighter(soil, -0.01),
        depths=(150.0, 88.0, 54.0, 34.0, 22.0, 14.5, 9.6, 6.2, 3.4, 0.8, -1.8, -5.0, -9.0, -15.0),
        roll=0.035,
        tone=0.02,
    )
    _craters(on, rng, soil)
    for _ in range(14):
        put_stone(
            on,
            rng,
            float(rng.choice([-1, 1]) * rng.uniform(3.6, 14.0)),
            float(rng.uniform(-4.0, 16.0)),
            float(rng.uniform(0.25, 1.7)),
            lighter(soil, -0.12),
        )
    return on


def _earth(on: Scenery, world: World, x: float, y: float, radius: float, light: float) -> None:
    """Hang the Earth over a moon's horizon."""
    rng = world.rng("earth")
    cx, cy, r, z = x * FAR_M, y * FAR_M, radius * FAR_M, FAR_M - 100.0
    on.glows.append(Glow(cx, cy, z + 5.0, r * 1.7, rgb("#7fb8ff"), 0.5))
    on.put(oval(cx, cy, r, count=64), rgb("#2f6fb8"), z, bottom=rgb("#1f4f98"), zone="own", haze=0.0)
    for _ in range(7):
        turn, off = float(rng.uniform(0, 6.28)), float(rng.uniform(0.0, 0.62))
        blob = np.stack([np.cos(np.linspace(0, 6.28, 12)), np.sin(np.linspace(0, 6.28, 12))], 1) * rng.uniform(
            0.12, 0.34, (12, 1)
        )
        land = (blob + np.array([np.cos(turn), np.sin(turn)]) * off) * r
        land *= np.minimum(1.0, 0.97 * r / np.maximum(np.hypot(land[:, :1], land[:, 1:]), 1e-6))
        on.put(
            (land + np.array([cx, cy])).astype(np.float32),
            rgb("#6a9a5a") if rng.random() < 0.7 else rgb("#c9b078"),
            z - 1.0,
            zone="own",
            haze=0.0,
        )
    for _ in range(6):
        level, start = float(rng.uniform(-0.75, 0.75)), float(rng.uniform(-0.6, 0.2))
        strip = stroke(
            [[start * r, level * r], [(start + 0.25) * r, (level + 0.03) * r], [(start + 0.5) * r, level * r]],
            [0.02 * r, 0.08 * r, 0.02 * r],
        )
        on.put(moved(strip, cx, cy), rgb("#ffffff"), z - 2.0, zone="own", haze=0.0, opacity=0.85)
    arc = np.linspace(-np.pi / 2, np.pi / 2, 30)
    dark = np.concatenate(
        [
            np.stack([-light * np.cos(arc), np.sin(arc)], 1) * 1.01,
            np.stack([light * 0.35 * np.cos(arc), np.sin(arc)], 1)[::-1],
        ]
    )
    on.put(
        (dark * r + np.array([cx, cy])).astype(np.float32), rgb("#070a18"), z - 3.0, zone="own", haze=0.0, opacity=0.7
    )


def _spires(on: Scenery, rng: np.random.Generator, soil: Rgb) -> None:
    """Raise needles of stone, and a few great glassy mushrooms."""
    for z, count in ((260.0, 7), (120.0, 5), (60.0, 4)):
        for _ in range(count):
            x, top = float(rng.uniform(-1.1, 1.1)) * z, float(rng.uniform(0.10, 0.30)) * z
            lean = float(rng.normal(0, 0.08)) * top
            tone = varied(mix(soil, rgb("#6a4a8a"), 0.4), rng)
            shape = outline(
                (x - top * 0.16, -1.0),
                (x + top * 0.16, -1.0),
                (x + top * 0.07 + lean * 0.5, top * 0.6),
                (x + lean, top),
                (x - top * 0.06 + lean * 0.5, top * 0.55),
            )
            on.put(shape, lighter(tone, 0.05), z, bottom=lighter(tone, -0.05), mist=False)
    for _ in range(5):
        x, z = float(rng.choice([-1, 1]) * rng.uniform(6.0, 16.0)), float(rng.uniform(6.0, 24.0))
        tall = float(rng.uniform(1.6, 3.8))
        on.put(stroke([[x, -0.1], [x + 0.1, tall]], [0.3, 0.16]), rgb("#c8a0c8"), z, mist=False)
        turn = np.linspace(0, np.pi, 16)
        cap = np.stack([x + 0.1 + 0.55 * tall * np.cos(turn), tall * 0.94 + 0.36 * tall * np.sin(turn)], 1).astype(
            np.float32
        )
        on.put(cap, Paint(rgb("#7fe0d0"), rgb("#4f8fc0"), emission=0.25), z - 0.02, rim=True, mist=False)


def _craters(on: Scenery, rng: np.random.Generator, soil: Rgb) -> None:
    for _ in range(16):
        z = float(rng.uniform(-5.0, 26.0))
        x = float(rng.uniform(-0.8, 0.8)) * (z + 15.0)
        lie = on.lie(x, z)
        wide = float(rng.uniform(0.4, 2.0))
        ring = oval(x, lie + 0.01, wide, wide * 0.10, 22)
        on.put(ring, lighter(soil, 0.05), z, mist=False)
        on.put(
            oval(x, lie - 0.005, wide * 0.84, wide * 0.072, 22),
            lighter(soil, -0.13),
            z - 0.01,
            bottom=lighter(soil, -0.06),
            at=z,
            mist=False,
        )
