"""Beyond the ground: among clouds, in space, on another planet."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, multiplied, rgb, saturated, varied
from circletake.render.places.kit.clouds import add_clouds, cloud
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.land import put_stone, range_of_hills
from circletake.render.places.kit.lines import moved, outline, oval, ridge, stroke
from circletake.render.places.scenery import Glow, Scenery, Swarm, World
from circletake.render.scene import Area, Flat, Floats, Paint, Rgb

_FAR = 12_000.0


def sky(world: World) -> Scenery:
    """High in the air, between banks of cloud that slide past."""
    rng = world.rng("sky")
    on = Scenery(
        ground=Flat("air"), area=Area(-8.0, 8.0, 0.0, 8.0), air_m=900.0, horizon=0.66, wide_m=17.0, eye_m=2.0, shade=0.0
    )
    add_clouds(on, world, low=0.08, amount=0.8)
    light = world.light
    white = mix(light.cloud_light, (1.0, 1.0, 1.0), 0.35)
    shade = mix(light.cloud_shade, light.horizon, 0.3)
    times = world.clock.times_s
    depths = (1500.0, 900.0, 560.0, 350.0, 220.0, 140.0, 90.0, 58.0, 38.0, 25.0, 16.5)
    for number, z in enumerate(depths):
        share = number / (len(depths) - 1)
        drop = -(3.2 + 0.15 * z) * (0.75 + 0.35 * share)
        x, top = _bank(rng, z)
        way = (times * (1.2 + 0.012 * z) * -light.side)[:, None]
        line = np.stack([x[None] + way, np.broadcast_to(drop + top, (len(times), len(x)))], -1)
        foot = drop - 0.34 * z - 9.0
        ends = np.stack(
            [
                np.stack([x[-1:] + way, np.full_like(way, foot)], -1),
                np.stack([x[:1] + way, np.full_like(way, foot)], -1),
            ],
            1,
        )[:, :, 0]
        tone = mix(white, shade, 0.55 * (1.0 - share))
        sheet = np.concatenate([line, ends], axis=1).astype(np.float32)
        on.put(sheet, lighter(tone, 0.02), z, bottom=mix(tone, shade, 0.85), zone="own", haze=0.7, mist=False)
    _wisps(on, world, rng, white)
    return on


def _bank(rng: np.random.Generator, z: float) -> tuple[Floats, Floats]:
    """Return the billowing upper edge of a bank of cloud at a depth."""
    reach = 2.1 * (z + 26.0)
    x = np.linspace(-reach, reach, 150)
    top = np.zeros_like(x)
    at = -reach
    while at < reach:
        radius = (0.055 + 0.10 * rng.random()) * (z + 16.0)
        rise = radius * float(rng.uniform(0.5, 1.0))
        swell = np.maximum(1.0 - ((x - at) / radius) ** 2, 0.0) ** 0.5
        top = np.maximum(top, rise * swell)
        at += radius * float(rng.uniform(0.8, 1.3))
    return x.astype(np.float32), top.astype(np.float32)


def _wisps(on: Scenery, world: World, rng: np.random.Generator, white: Rgb) -> None:
    """Let thin clouds pass before and behind who flies."""
    times = world.clock.times_s
    for _ in range(5):
        z = float(rng.uniform(9.0, 15.0))
        shape = cloud(rng, float(rng.uniform(2.5, 5.0)), float(rng.uniform(0.35, 0.7)))
        x = float(rng.uniform(-12.0, 12.0)) - times * world.light.side * 1.6
        y = float(rng.choice([rng.uniform(-2.2, -0.6), rng.uniform(3.2, 5.5)]))
        moving = shape[None] + np.stack([x, np.full_like(x, y)], 1)[:, None]
        on.put(moving.astype(np.float32), white, z, opacity=0.55, zone="own", haze=0.2, mist=False)


def space(world: World) -> Scenery:
    """Deep space: stars, a nebula, a great planet with its moons, perhaps a ring or a belt of rocks."""
    rng = world.rng("space")
    hues = (("#3a2a6a", "#a8487a"), ("#14406a", "#3fa0a0"), ("#4a2458", "#d07848"), ("#1c3a78", "#7a5ac8"))[
        world.pick("nebula", 4)
    ]
    on = Scenery(
        ground=Flat("air"), area=Area(-8.0, 8.0, 0.0, 8.0), air_m=4.0e5, haze=rgb("#0a0d1e"), sky=(rgb("#090b1c"), rgb("#0d1024")),
        inside=(0.94, 0.95, 1.02), weather="none", horizon=0.52, wide_m=16.0, eye_m=2.2, shade=0.0,
    )  # fmt: skip
    _nebula(on, rng, rgb(hues[0]), rgb(hues[1]))
    star_field(on, world, 1.0)
    side = 1.0 if rng.random() < 0.5 else -1.0
    tone = varied(rgb(("#c98a5a", "#5f8ac0", "#b06a7a", "#6aa58a", "#d8b878")[int(rng.integers(5))]), rng, 0.02)
    _planet(on, rng, side * float(rng.uniform(0.28, 0.42)), float(rng.uniform(0.02, 0.20)), float(rng.uniform(0.22, 0.34)), tone, -side,
            bool(rng.random() < 0.55))  # fmt: skip
    _planet(
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
                u * _FAR,
                (slope * u + 0.05 + float(rng.normal(0.0, 0.10))) * _FAR,
                _FAR + 400 - number,
                reach * _FAR,
                saturated(lighter(tone, 0.06), 1.25),
                float(rng.uniform(0.30, 0.62)),
                "add",
                float(rng.uniform(0.4, 0.8)),
            )  # fmt: skip
        )


def star_field(on: Scenery, world: World, share: float) -> None:
    """Scatter stars over the whole view, above and below."""
    rng = world.rng("star field")
    times = world.clock.times_s.astype(np.float64)[:, None]
    for size, count in ((0.0010, 620), (0.0018, 170), (0.0032, 34)):
        points = (
            np.stack([rng.uniform(-1.4, 1.4, count), rng.uniform(-0.75, 0.85, count), np.ones(count)], 1)[None] * _FAR
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
                _FAR + 200.0,
                0.3 + 60.0 * size,
                0.7,
                True,
            )  # fmt: skip
        )


def _planet(
    on: Scenery, rng: np.random.Generator, x: float, y: float, radius: float, colour: Rgb, light: float, ringed: bool
) -> None:
    """Hang a banded planet with its night side, a glow at its rim, and a ring that passes behind and before."""
    cx, cy, r, z = x * _FAR, y * _FAR, radius * _FAR, _FAR - radius * 1000.0
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


def _tilted(shape: Floats, angle: float, x: float, y: float, scale: float) -> Floats:
    c, s = np.cos(angle), np.sin(angle)
    return (shape @ np.array([[c, s], [-s, c]]) * scale + (x, y)).astype(np.float32)


def _ring(on: Scenery, x: float, y: float, r: float, z: float, tilt: float, colour: Rgb, behind: bool) -> None:
    turn = np.linspace(0.0, np.pi, 48) + (0.0 if behind else np.pi)
    for inner, outer, tone, opacity in ((1.35, 1.62, 0.10, 0.85), (1.68, 1.95, 0.02, 0.7), (2.0, 2.12, -0.05, 0.5)):
        out = np.stack([outer * np.cos(turn), 0.24 * outer * np.sin(turn)], 1)
        in_ = np.stack([inner * np.cos(turn), 0.24 * inner * np.sin(turn)], 1)[::-1]
        on.put(_tilted(np.concatenate([out, in_]), tilt, x, y, r), lighter(mix(colour, rgb("#e8dcc4"), 0.6), tone), z, zone="inside", haze=0.0,
               opacity=opacity)  # fmt: skip


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
        ground=_Globe("stone" if kind == 0 else "sand", rng, 0.2), area=Area(-7.0, 7.0, 0.0, 5.5), air_m=2500.0 if kind == 0 else 520.0,
        haze=below, sky=(above, below), inside=((0.98, 0.98, 1.0), (1.04, 0.90, 0.82), (0.92, 0.90, 1.02))[kind], weather="none",
        horizon=0.58, wide_m=15.0, eye_m=2.1,
    )  # fmt: skip
    star_field(on, world, (1.0, 0.25, 0.7)[kind])
    side = 1.0 if rng.random() < 0.5 else -1.0
    if kind == 0:
        _earth(on, world, side * 0.34, 0.36, 0.11, -side)
    else:
        _planet(on, rng, side * 0.36, 0.30, 0.15, rgb(("", "#c8b8a8", "#d88a6a")[kind]), -side, kind == 2)
        _planet(on, rng, -side * 0.30, 0.42, 0.045, rgb("#d8d0c8"), -side, False)
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
    cx, cy, r, z = x * _FAR, y * _FAR, radius * _FAR, _FAR - 100.0
    on.glows.append(Glow(cx, cy, z + 5.0, r * 1.7, rgb("#7fb8ff"), 0.5))
    on.put(oval(cx, cy, r, count=64), rgb("#2f6fb8"), z, bottom=rgb("#1f4f98"), zone="own", haze=0.0)
    for _ in range(7):
        turn, off = float(rng.uniform(0, 6.28)), float(rng.uniform(0.0, 0.62))
        blob = np.stack([np.cos(np.linspace(0, 6.28, 12)), np.sin(np.linspace(0, 6.28, 12))], 1) * rng.uniform(
            0.12, 0.34, (12, 1)
        )
        land = (blob + (off * np.cos(turn), off * np.sin(turn))) * r
        land *= np.minimum(1.0, 0.97 * r / np.maximum(np.hypot(land[:, :1], land[:, 1:]), 1e-6))
        on.put(
            (land + (cx, cy)).astype(np.float32),
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
    turn = np.linspace(-np.pi / 2, np.pi / 2, 30)
    night = np.concatenate(
        [
            np.stack([-light * np.cos(turn), np.sin(turn)], 1) * 1.01,
            np.stack([light * 0.35 * np.cos(turn), np.sin(turn)], 1)[::-1],
        ]
    )
    on.put((night * r + (cx, cy)).astype(np.float32), rgb("#070a18"), z - 3.0, zone="own", haze=0.0, opacity=0.7)


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
        lie = float(on.ground.height(np.array([x]), np.array([z]), np.zeros(1))[0])
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


__all__ = ["multiplied", "planet", "ridge", "sky", "space"]
