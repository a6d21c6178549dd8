"""Hidden places: inside a spaceship, in a cave."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.beyond import star_field
from circletake.render.places.kit.lamps import shine
from circletake.render.places.kit.land import put_stone
from circletake.render.places.kit.lines import box, grid, holed, joined, noise, outline, oval, raised, ridge, stroke
from circletake.render.places.kit.plants import fern
from circletake.render.places.scenery import Framing, Glow, Lamp, Mist, Scenery, Swarm, World
from circletake.render.scene import Area, Flat, Paint, Rgb


def spaceship(world: World) -> Scenery:
    """The bridge of a spaceship: a great round window onto stars, consoles, screens, strips of light."""
    rng = world.rng("spaceship")
    hull = varied(rgb(("#8a949e", "#7a8290", "#a39a8f")[world.pick("hull", 3)]), rng, 0.006)
    glow = rgb(("#6fd8ff", "#ffb45a", "#8affc0")[world.pick("glow", 3)])
    on = Scenery(
        ground=Flat("metal"), area=Area(-4.4, 4.4, 0.0, 3.6), air_m=80.0, haze=lighter(hull, -0.25), sky=(rgb("#05060f"), rgb("#0b0e20")),
        inside=(0.72, 0.78, 0.88), weather="none", horizon=0.50, wide_m=8.4, eye_m=1.6, side_m=2.2, tall_m=4.7, shade=0.5,
    )  # fmt: skip
    star_field(on, world, 1.0)
    _outside_planet(on, rng)
    _hull(on, hull, glow, world)
    for side in (-1.0, 1.0):
        _console(on, world, rng, side, hull, glow)
        _pipes(on, rng, side, hull)
    _helm(on, world, rng, hull, glow)
    return on


def _outside_planet(on: Scenery, rng: np.random.Generator) -> None:
    """A planet's limb in the window."""
    far = 9000.0
    x, y, r = float(rng.uniform(-0.16, 0.16)) * far, -0.10 * far, 0.25 * far
    hue = rgb(("#4f8ac0", "#c07a5a", "#7a6ab0", "#5aa08a")[int(rng.integers(4))])
    on.glows.append(Glow(x, y, far + 5.0, r * 1.35, lighter(hue, 0.08), 0.6))
    on.put(oval(x, y, r, count=80), lighter(hue, 0.05), far, bottom=lighter(hue, -0.25), zone="own", haze=0.0)
    for level in rng.uniform(0.2, 0.9, 6):
        half = np.sqrt(1 - level**2) * r
        u = np.linspace(-0.9, 0.9, 20)
        line = np.stack([x + u * half, y + level * r + 0.02 * r * np.sin(u * 9.0 + level * 20)], 1)
        on.put(stroke(line, 0.035 * r), lighter(hue, 0.13), far - 1.0, zone="own", haze=0.0, opacity=0.45)


def _hull(on: Scenery, hull: Rgb, glow: Rgb, world: World) -> None:
    """Walls that fold up into a vault, ribs, the round window, floor plates and light strips."""
    far, half, high = 5.4, 5.4, 3.9
    wall = outline((-half, 0.0), (half, 0.0), (half, 2.5), (half - 1.3, high), (-half + 1.3, high), (-half, 2.5))
    window = oval(0.0, 2.05, 2.05, 1.42, 48)
    on.put(holed(wall, [window]), hull, far, bottom=lighter(hull, -0.08), at=far + 0.5)
    on.put(holed(oval(0.0, 2.05, 2.30, 1.66, 48), [window]), lighter(hull, -0.12), far - 0.05, at=far + 0.45, rim=True)
    on.put(holed(oval(0.0, 2.05, 2.12, 1.49, 48), [window]), Paint(glow, emission=0.55), far - 0.06, at=far + 0.44)
    for dx in (-0.72, 0.72):
        on.put(box(dx - 0.05, 0.6, dx + 0.05, 3.5), lighter(hull, -0.10), far - 0.03, at=far + 0.46)
    for side in (-1.0, 1.0):
        lower = np.array(
            [[side * half, 0, far], [side * half, 2.5, far], [side * half, 2.5, -30], [side * half, 0, -30]], np.float32
        )
        upper = np.array(
            [
                [side * half, 2.5, far],
                [side * (half - 1.3), high, far],
                [side * (half - 1.3), high, -30],
                [side * half, 2.5, -30],
            ],
            np.float32,
        )
        on.put(lower, lighter(hull, -0.06), at=far + 0.42)
        on.put(upper, lighter(hull, -0.11), at=far + 0.42)
        strip = np.array(
            [[side * half, 2.38, far], [side * half, 2.5, far], [side * half, 2.5, -30], [side * half, 2.38, -30]],
            np.float32,
        )
        on.put(strip, Paint(glow, emission=0.7), at=far + 0.40)
        on.lamps.append(Lamp(side * half, 2.4, 2.0, 5.0, glow, 0.28))
        foot = np.array(
            [[side * half, 0.02, far], [side * half, 0.10, far], [side * half, 0.10, -30], [side * half, 0.02, -30]],
            np.float32,
        )
        on.put(foot, Paint(glow, emission=0.5), at=far + 0.40)
    roof = np.array(
        [[-half + 1.3, high, far], [half - 1.3, high, far], [half - 1.3, high, -30], [-half + 1.3, high, -30]],
        np.float32,
    )
    on.put(roof, lighter(hull, -0.15), at=far + 0.43)
    for z in (4.0, 1.6, -1.2):
        lamp = np.array(
            [
                [-1.4, high - 0.02, z],
                [1.4, high - 0.02, z],
                [1.4, high - 0.02, z - 0.35],
                [-1.4, high - 0.02, z - 0.35],
            ],
            np.float32,
        )
        on.put(lamp, Paint(rgb("#eef8ff"), emission=0.75), at=z + 0.3)
    on.floor_plane((-half, half), (-30.0, far), lighter(hull, -0.16), lighter(hull, -0.18), at=far + 0.41)
    for z in np.arange(-6.0, far, 1.3):
        on.put(raised(box(-half, float(z) - 0.02, half, float(z) + 0.02), 0.0), lighter(hull, -0.25), at=far + 0.39)
    for x in (-2.7, 2.7):
        on.put(raised(box(x - 0.03, -12.0, x + 0.03, far), 0.0), Paint(glow, emission=0.4), at=far + 0.38)
    for z in (4.4, 2.2, 0.0):
        _rib(on, half, high, z, hull)
    on.glows.append(Glow(0.0, 2.0, far - 0.3, 3.4, glow, 0.16))
    del world


def _rib(on: Scenery, half: float, high: float, z: float, hull: Rgb) -> None:
    """A rib of the hull that runs round the room."""
    line = np.array([[-half, 0.0], [-half, 2.5], [-half + 1.3, high], [half - 1.3, high], [half, 2.5], [half, 0.0]])
    inner = np.array(
        [
            [-half + 0.16, 0.0],
            [-half + 0.16, 2.42],
            [-half + 1.36, high - 0.16],
            [half - 1.36, high - 0.16],
            [half - 0.16, 2.42],
            [half - 0.16, 0.0],
        ]
    )
    on.put(
        np.concatenate([line, inner[::-1]]).astype(np.float32),
        lighter(hull, -0.02),
        z,
        bottom=lighter(hull, -0.12),
        rim=True,
    )


def _console(on: Scenery, world: World, rng: np.random.Generator, side: float, hull: Rgb, glow: Rgb) -> None:
    """A desk of switches along one wall, with screens over it."""
    x0, x1 = sorted((side * 2.9, side * 5.1))
    body = outline((x0, 0.0), (x1, 0.0), (x1, 1.05), (x0 + 0.06, 0.95))
    on.put(body, lighter(hull, -0.10), 4.5, bottom=lighter(hull, -0.2), rim=True)
    on.put(outline((x0, 0.95), (x1, 1.05), (x1, 1.30), (x0 + 0.1, 1.22)), lighter(hull, 0.02), 4.48, at=4.5, rim=True)
    times = world.clock.times_s
    for cell in grid(x0 + 0.2, 1.02, x1 - 0.15, 1.26, 12, 2, (0.55, 0.5)):
        hue = rgb(("#ff6a5a", "#ffd24a", "#7fe0a0", "#7fc8ff", "#e8f4ff")[int(rng.integers(5))])
        pace = float(rng.uniform(0.6, 2.4))
        blink = (0.45 + 0.55 * (np.sin(times * pace + float(rng.uniform(0, 6))) > -0.2)).astype(np.float32)
        on.put(cell, Paint(hue, emission=0.6), 4.46, at=4.5, fading=blink)
    for number, cx in enumerate(np.linspace(x0 + 0.5, x1 - 0.5, 2)):
        _screen(on, world, rng, float(cx), 1.95, 4.6, 0.85, 0.62, glow, number)


def _screen(
    on: Scenery,
    world: World,
    rng: np.random.Generator,
    x: float,
    y: float,
    z: float,
    width: float,
    height: float,
    glow: Rgb,
    kind: int,
) -> None:
    """A screen that plots something."""
    on.put(
        box(x - width / 2 - 0.05, y - height / 2 - 0.05, x + width / 2 + 0.05, y + height / 2 + 0.05),
        rgb("#2a3038"),
        z,
        rim=True,
    )
    on.put(
        box(x - width / 2, y - height / 2, x + width / 2, y + height / 2),
        Paint(mix(rgb("#0d2230"), glow, 0.16), emission=0.3),
        z - 0.01,
        at=z,
    )
    times = world.clock.times_s.astype(np.float64)
    if kind % 2 == 0:
        u = np.linspace(-0.45, 0.45, 30)
        wave = 0.28 * height * np.sin(u[None] * 15.0 + times[:, None] * 3.0) * np.cos(u[None] * 6.0 - times[:, None])
        line = np.stack([np.broadcast_to(x + u * width, wave.shape), y + wave], -1)
        on.put(
            np.concatenate([line + (0, 0.01), (line - (0, 0.01))[:, ::-1]], 1).astype(np.float32),
            Paint(glow, emission=0.8),
            z - 0.02,
            at=z,
        )
    else:
        for share in (0.25, 0.38):
            ring = holed(oval(x, y, share * height + 0.008, count=26), [oval(x, y, share * height - 0.008, count=26)])
            on.put(ring, Paint(glow, emission=0.7), z - 0.02, at=z)
        angle = times * 1.4
        sweep = np.stack([np.stack([np.full_like(angle, x), np.full_like(angle, y)], -1),
                          np.stack([x + 0.38 * height * np.cos(angle), y + 0.38 * height * np.sin(angle)], -1),
                          np.stack([x + 0.38 * height * np.cos(angle - 0.4), y + 0.38 * height * np.sin(angle - 0.4)], -1)], axis=1)  # fmt: skip
        on.put(sweep.astype(np.float32), Paint(glow, emission=0.6, opacity=0.5), z - 0.02, at=z)
        dots = [
            oval(x + float(rng.uniform(-0.3, 0.3)) * height, y + float(rng.uniform(-0.3, 0.3)) * height, 0.016, count=8)
            for _ in range(3)
        ]
        on.put(joined(dots), Paint(rgb("#ffffff"), emission=0.8), z - 0.03, at=z)
    on.glows.append(Glow(x, y, z - 0.1, width * 0.9, glow, 0.16))


def _pipes(on: Scenery, rng: np.random.Generator, side: float, hull: Rgb) -> None:
    for number, level in enumerate((2.85, 3.05, 3.22)):
        tone = (rgb("#b5653a"), lighter(hull, 0.06), lighter(hull, -0.14))[number]
        x = side * (5.1 - 0.35 * number)
        on.put(
            stroke([[x, 0.0 if number == 0 else 2.6], [x, level], [side * (3.0 + 0.2 * number), level + 0.1]], 0.11),
            tone,
            5.0 - 0.02 * number,
            rim=True,
        )
    del rng


def _helm(on: Scenery, world: World, rng: np.random.Generator, hull: Rgb, glow: Rgb) -> None:
    """A low helm before the window, with a lever and a map of light over it."""
    x = float(rng.choice([-1.0, 1.0])) * 0.0
    on.put(
        outline((x - 1.15, 0.0), (x + 1.15, 0.0), (x + 0.95, 0.72), (x - 0.95, 0.72)),
        lighter(hull, -0.12),
        5.0,
        bottom=lighter(hull, -0.2),
        rim=True,
    )
    top = np.array(
        [[x - 1.0, 0.72, 5.2], [x + 1.0, 0.72, 5.2], [x + 1.15, 0.72, 4.8], [x - 1.15, 0.72, 4.8]], np.float32
    )
    on.put(top, Paint(mix(rgb("#16303c"), glow, 0.3), emission=0.3), at=4.99)
    times = world.clock.times_s.astype(np.float64)
    for ring, pace in ((0.30, 0.5), (0.20, -0.8)):
        turn = np.linspace(0, 2 * np.pi, 30, endpoint=False)
        tilt = 0.34 + 0.10 * np.sin(times * pace)
        outer = np.stack(
            [
                np.broadcast_to(x + ring * np.cos(turn), (len(times), 30)),
                1.02 + ring * np.sin(turn)[None] * tilt[:, None],
            ],
            -1,
        )
        inner = np.stack(
            [
                np.broadcast_to(x + (ring - 0.015) * np.cos(turn), (len(times), 30)),
                1.02 + (ring - 0.015) * np.sin(turn)[None] * tilt[:, None],
            ],
            -1,
        )
        path = np.concatenate([outer, outer[:, :1], inner[:, ::-1], inner[:, -1:], outer[:, :1]], axis=1)
        on.put(path.astype(np.float32), Paint(glow, emission=0.8, opacity=0.8), 4.9)
    on.put(oval(x, 1.02, 0.07, count=16), Paint(lighter(glow, 0.05), emission=0.8), 4.9)
    shine(on, x, 0.95, 4.8, 2.2, 0.25, glow, floor=False)


def cave(world: World) -> Scenery:
    """A cave: walls of stone one behind the other towards the light, dripstone, a pool, crystals that shine."""
    rng = world.rng("cave")
    day = 1.0 - 0.75 * world.light.night
    rock = varied(rgb(("#8f6f62", "#58708c", "#8a6a8a")[world.pick("rock", 3)]), rng, 0.008)
    crystal = rgb(("#7fe0ff", "#c58aff", "#8affb0", "#ffb46a")[world.pick("crystal", 4)])
    light = mix(mix(world.light.horizon, rgb("#fff2d0"), 0.3), rgb("#33415f"), 1.0 - day)
    on = Scenery(
        ground=Flat("stone"), area=Area(-5.0, 5.0, 0.0, 4.2), air_m=24.0, haze=mix(light, rock, 0.25), sky=(light, light),
        inside=(0.74 + 0.16 * day, 0.74 + 0.14 * day, 0.84 + 0.08 * day), weather="none", horizon=0.54, wide_m=12.0, eye_m=1.8, shade=0.4,
    )  # fmt: skip
    middle = float(rng.uniform(-2.0, 2.0))
    for number, (z, gap, tall) in enumerate(
        ((44.0, 7.0, 9.5), (31.0, 7.4, 8.6), (22.0, 7.6, 7.8), (15.5, 8.0, 7.2), (10.8, 8.6, 6.8), (7.4, 9.2, 6.6))
    ):
        _wall(on, rng, z, middle * z / 44.0, gap, tall, lighter(rock, -0.035 * number))
        if number < 3:
            on.mists.append(Mist(z - 1.0, 0.5, 4.0, 1.0, 0.28, light))
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
        level = (0.20 * day * (0.7 + 0.3 * np.sin(times * 0.5 + number * 1.7))).astype(np.float32)
        beam = outline((x - 0.5, 10.0), (x + 0.5, 10.0), (x + 2.8, -0.5), (x + 0.6, -0.5))
        on.put(beam, Paint(light, fade=0.1), 17.0 - number * 2.0, zone="own", haze=0.0, fading=level)


def _pool(on: Scenery, world: World, rng: np.random.Generator, rock: Rgb, light: Rgb) -> None:
    """The floor, and still water in it that holds the light."""
    on.floor_plane((-60.0, 60.0), (-30.0, 7.3), lighter(rock, -0.14), lighter(rock, -0.10), at=7.39)
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
        for _ in range(3):
            x, z = side * float(rng.uniform(4.0, 8.5)), float(rng.uniform(3.0, 12.0))
            size = float(rng.uniform(0.5, 1.2))
            pulse = (0.8 + 0.2 * np.sin(times * 0.8 + x)).astype(np.float32)
            for angle in rng.normal(np.pi / 2, 0.42, 6):
                length, half = size * float(rng.uniform(0.5, 1.1)), size * 0.10
                c, s = np.cos(angle), np.sin(angle)
                tip = np.array([c, s]) * length
                across = np.array([-s, c]) * half
                body = np.array([-across, across, across + tip * 0.78, tip, -across + tip * 0.74]) + (x, -0.05)
                on.put(
                    body.astype(np.float32), Paint(lighter(hue, 0.05), lighter(hue, -0.18), emission=0.55), z, rim=True
                )
                facet = np.array([across * 0.1, across, across + tip * 0.78, tip]) + (x, -0.05)
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
