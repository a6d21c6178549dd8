"""The bridge of a spaceship: a great round window onto stars, consoles, screens, strips of light."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.lamps import shine
from circletake.render.places.kit.lines import box, grid, holed, joined, outline, oval, raised, stroke
from circletake.render.places.kit.planets import star_field
from circletake.render.places.scenery import Glow, Lamp, Scenery, World
from circletake.render.scene import Area, Flat, Paint, Rgb


def spaceship(world: World) -> Scenery:
    """The bridge of a spaceship: a great round window onto stars, consoles, screens, strips of light."""
    rng = world.rng("spaceship")
    hull = varied(rgb(("#8a949e", "#7a8290", "#a39a8f")[world.pick("hull", 3)]), rng, 0.006)
    glow = rgb(("#6fd8ff", "#ffb45a", "#8affc0")[world.pick("glow", 3)])
    on = Scenery(
        ground=Flat("metal", indoors=True),
        area=Area(-4.4, 4.4, 0.0, 3.6),
        air_m=80.0,
        haze=lighter(hull, -0.25),
        sky=(rgb("#05060f"), rgb("#0b0e20")),
        inside=(0.72, 0.78, 0.88),
        weather="none",
        horizon=0.50,
        wide_m=8.4,
        eye_m=1.6,
        side_m=2.2,
        tall_m=4.7,
        shade=0.5,
    )
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
        thick = np.array([0.0, 0.01])
        on.put(
            np.concatenate([line + thick, (line - thick)[:, ::-1]], 1).astype(np.float32),
            Paint(glow, emission=0.8),
            z - 0.02,
            at=z,
        )
    else:
        for share in (0.25, 0.38):
            ring = holed(oval(x, y, share * height + 0.008, count=26), [oval(x, y, share * height - 0.008, count=26)])
            on.put(ring, Paint(glow, emission=0.7), z - 0.02, at=z)
        angle = times * 1.4
        sweep = np.stack(
            [
                np.stack([np.full_like(angle, x), np.full_like(angle, y)], -1),
                np.stack([x + 0.38 * height * np.cos(angle), y + 0.38 * height * np.sin(angle)], -1),
                np.stack([x + 0.38 * height * np.cos(angle - 0.4), y + 0.38 * height * np.sin(angle - 0.4)], -1),
            ],
            axis=1,
        )
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
