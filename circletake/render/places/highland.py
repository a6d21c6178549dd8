"""High and open land: mountains, hills, ice."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.land import frame_grass, frame_leaves, grow_tufts, put_stone, range_of_hills, span
from circletake.render.places.kit.lines import joined, moved, noise, outline, ridge, stroke
from circletake.render.places.kit.plants import grass_colour, leaf_colour, plant, snowed, tree, tree_line
from circletake.render.places.kit.waves import water_colour
from circletake.render.places.scenery import Mist, Scenery, World
from circletake.render.scene import Area, Floats, Paint, Rgb

_ICE: Rgb = rgb("#dfeaf3")


def peaks(
    on: Scenery, rng: np.random.Generator, z: float, height: float, rock: Rgb, snow: float, *, count: int = 7,
    spread: float = 1.5, light_side: float = 1.0,
) -> None:  # fmt: skip
    """Add a chain of sharp mountains, each with a lit and a shaded face and snow down to a ragged line."""
    at = np.linspace(-spread, spread, count) * z + rng.uniform(-0.12, 0.12, count) * z
    tops = height * rng.uniform(0.6, 1.0, count)
    tops[int(rng.integers(count // 3, count - count // 3))] = height * 1.12
    order = np.argsort(tops, kind="stable")
    for number, index in enumerate(order):
        depth = z + 2.0 * (count - number)
        _peak(on, rng, float(at[index]), depth, float(tops[index]), rock, snow, light_side)


def _peak(
    on: Scenery, rng: np.random.Generator, x: float, z: float, top: float, rock: Rgb, snow: float, side: float
) -> None:
    u = np.linspace(-1.0, 1.0, 41)
    half = top * float(rng.uniform(0.95, 1.35))
    jag = noise(rng, u, 0.5, 4, 0.6) * 0.09 * (1.0 - np.abs(u) * 0.4) * (np.abs(u) > 0.02)
    y = top * np.maximum((1.0 - np.abs(u) ** 0.92) + jag, 0.0)
    y[20] = top
    line = np.stack([x + u * half, y], axis=1)
    on.put(ridge(line[:, 0], line[:, 1], -2.0), lighter(rock, -0.03), z, bottom=lighter(rock, 0.01))
    lit = line[20:] if side > 0 else line[:21]
    fall = np.linspace(0.0, 1.0, 14)
    seam_x = x + half * 0.20 * side * fall * (1.0 + 0.5 * np.sin(fall * 17.0 + x)) * 0.9
    seam = np.stack([seam_x, top * (1.0 - fall)], axis=1)
    face = np.concatenate([lit, seam[::-1]]) if side > 0 else np.concatenate([lit[::-1], seam[::-1]])
    on.put(face.astype(np.float32), lighter(rock, 0.055), z - 0.3, bottom=lighter(rock, 0.02), at=z)
    if snow > 0.02:
        _snow_cap(on, rng, line, seam, z, top, snow, side)


def _snow_cap(
    on: Scenery, rng: np.random.Generator, line: Floats, seam: Floats, z: float, top: float, snow: float, side: float
) -> None:
    """Cover a peak with snow down to a ragged line, white where the light falls and blue where it does not."""
    low = top * (1.0 - 0.45 * snow)
    left = line[line[:, 1] > low]
    if len(left) < 4:
        return
    teeth = np.linspace(float(left[-1, 0]), float(left[0, 0]), 13)
    ragged = low + top * 0.10 * snow * np.where(np.arange(13) % 2 == 0, 0.9, -0.6) * rng.uniform(0.5, 1.2, 13)
    under = np.stack([teeth, ragged], axis=1)
    under = under[1:-1]
    on.put(np.concatenate([left, under]).astype(np.float32), rgb("#c6d3e6"), z - 0.4, bottom=rgb("#b4c4dc"), at=z)
    peak = left[np.argmax(left[:, 1])]
    lit = left[left[:, 0] >= peak[0]] if side > 0 else left[left[:, 0] <= peak[0]][::-1]
    inner = seam[seam[:, 1] > low]
    keep = under[(under[:, 0] - peak[0]) * side > 0.08 * abs(float(left[0, 0] - peak[0]))]
    keep = keep if side > 0 else keep[::-1]
    if len(lit) > 2 and len(inner) > 1:
        on.put(
            np.concatenate([lit, keep, inner[::-1]]).astype(np.float32),
            rgb("#f6f9fc"),
            z - 0.5,
            bottom=rgb("#e3ecf5"),
            at=z,
        )


def mountains(world: World) -> Scenery:
    """High mountains over dark woods and a meadow with stones."""
    rng = world.rng("mountains")
    on = Scenery(ground=Rolling("grass", rng, 0.12), area=Area(-7.0, 7.0, 0.0, 5.0), air_m=5200.0, horizon=0.60,
                 wide_m=15.0, eye_m=2.0)  # fmt: skip
    add_clouds(on, world, low=0.16)
    side = world.light.side
    snow = 0.55 + 0.45 * world.light.white
    peaks(on, rng, 5200.0, 2050.0, rgb("#76839c"), snow, count=6, light_side=side)
    on.mists.append(Mist(5100.0, 250.0, 500.0, 400.0, 0.34))
    peaks(on, rng, 2500.0, 640.0, rgb("#66728a"), snow * 0.75, count=8, light_side=side)
    on.mists.append(Mist(2450.0, 60.0, 170.0, 120.0, 0.40))
    pine = snowed(rgb("#3c6656"), world.light.white, 0.4)
    range_of_hills(on, rng, 1150.0, 150.0, mix(pine, rgb("#6f8f92"), 0.45), scale=0.7)
    for z, height, lift in ((520.0, 26.0, 34.0), (250.0, 19.0, 9.0)):
        x = span(z, 300)
        base = lift * (0.6 + 0.5 * noise(rng, x, z * 0.7, 3))
        on.put(ridge(x, base + tree_line(rng, x, height, True), -4.0), mix(pine, rgb("#8aa6a0"), 0.18), z)
    on.mists.append(Mist(240.0, 2.0, 16.0, 8.0, 0.28))
    green = grass_colour(world)
    lay_sheets(
        on,
        world,
        green,
        mix(green, pine, 0.3),
        depths=(120.0, 70.0, 44.0, 28.0, 18.0, 12.0, 8.0, 5.4, 3.0, 0.8, -1.6, -4.2, -8.0, -13.0),
        roll=0.03,
    )
    _alpine(on, world, rng, green)
    return on


def _alpine(on: Scenery, world: World, rng: np.random.Generator, green: Rgb) -> None:
    for side in (-1.0, 1.0):
        for z in (60.0, 38.0, 24.0, 15.0):
            if rng.random() < 0.75:
                x = side * float(rng.uniform(0.32, 0.75)) * (z + 15.0)
                for _ in range(int(rng.integers(1, 4))):
                    growths = tree("pine" if rng.random() < 0.6 else "fir", world, rng, float(rng.uniform(5.0, 10.0)))
                    plant(
                        on,
                        world,
                        growths,
                        x + float(rng.uniform(-3, 3)),
                        z + float(rng.uniform(-1, 1)),
                        y=-0.1,
                        moves=z < 30.0,
                    )
    for _ in range(12):
        put_stone(on, rng, float(rng.choice([-1, 1]) * rng.uniform(4.4, 14.0)), float(rng.uniform(-2.0, 14.0)),
                  float(rng.uniform(0.4, 2.0)), rgb("#8b8d92"), snow=world.light.white)  # fmt: skip
    grow_tufts(on, world, "alpine", 50, (-11.0, 11.0), (-9.0, 8.0), lighter(green, -0.02), height=0.26, ground=True)
    if world.pick("framing", 2):
        frame_leaves(on, world, rgb("#21382f"))


def hills(world: World) -> Scenery:
    """Rolling green hills with hedges, lone trees and a path that climbs them."""
    rng = world.rng("hills")
    on = Scenery(ground=Rolling("grass", rng, 0.22), area=Area(-7.0, 7.0, 0.0, 5.5), air_m=420.0, horizon=0.60,
                 wide_m=15.0, eye_m=2.1)  # fmt: skip
    add_clouds(on, world)
    green = grass_colour(world)
    far = mix(green, rgb("#7f9fb0"), 0.5)
    range_of_hills(on, rng, 2600.0, 560.0, far, scale=0.8, octaves=3)
    shades = (0.42, 0.30, 0.20, 0.12, 0.05, 0.0)
    depths = (1300.0, 720.0, 400.0, 225.0, 125.0, 70.0)
    heights = (300.0, 160.0, 84.0, 42.0, 18.0, 6.5)
    for number, (z, height, shade) in enumerate(zip(depths, heights, shades, strict=True)):
        tone = varied(mix(green, far, shade), rng, 0.012)
        tone = lighter(tone, 0.03 * (-1) ** number)
        edge = range_of_hills(on, rng, z, height, tone, scale=0.62, octaves=2, base=0.15, bottom=lighter(tone, -0.07))
        _hill_dressing(on, world, rng, edge, z, tone)
    lay_sheets(
        on,
        world,
        green,
        lighter(green, 0.02),
        depths=(42.0, 26.0, 16.0, 10.5, 7.0, 4.4, 2.2, 0.0, -2.4, -5.4, -9.5, -15.0),
        roll=0.035,
        tone=0.028,
    )
    grow_tufts(on, world, "hill grass", 70, (-11.0, 11.0), (-9.0, 9.0), lighter(green, -0.01), height=0.3, ground=True)
    _flowers(on, world, rng)
    if world.pick("framing", 3) == 0:
        frame_leaves(on, world, lighter(leaf_colour(world, rng), -0.24))
    else:
        frame_grass(on, world, lighter(green, -0.22))
    return on


def _hill_dressing(on: Scenery, world: World, rng: np.random.Generator, edge: Floats, z: float, tone: Rgb) -> None:
    """Set trees and hedges along a hill's crest."""
    size = 5.0 + 0.008 * z
    for _ in range(int(rng.integers(2, 6))):
        at = int(rng.integers(25, len(edge) - 25))
        x, y = float(edge[at, 0]), float(edge[at, 1])
        if rng.random() < 0.5:
            kind = ("round", "poplar", "round")[int(rng.integers(3))]
            growths = tree(kind, world, rng, size * float(rng.uniform(0.8, 1.4)))
            plant(on, world, growths, x, z - 0.4, y=y - 0.3, moves=False, rim=False)
        else:
            line = edge[at - 12 : at + 12]
            hedge = tree_line(rng, np.linspace(0.0, 24.0, 24).astype(np.float32), 1.0, False) * size * 0.35
            shape = np.concatenate([np.stack([line[:, 0], line[:, 1] + hedge], 1), line[::-1] - (0.0, 0.6)])
            on.put(
                shape.astype(np.float32),
                lighter(mix(leaf_colour(world, rng), tone, 0.4), -0.05),
                z - 0.3,
                at=z - 0.3,
                mist=False,
            )


def _flowers(on: Scenery, world: World, rng: np.random.Generator) -> None:
    if world.light.season not in ("spring", "summer") or world.light.white > 0.2:
        return
    hues = (rgb("#f4e9c8"), rgb("#e8b84a"), rgb("#d96a5f"), rgb("#c79ad0"))
    for number in range(4):
        z = 6.0 - 3.4 * number
        dots = []
        for _ in range(16):
            x = float(rng.uniform(-9.0, 9.0))
            y = float(on.ground.height(np.array([x]), np.array([z]), np.zeros(1))[0]) + float(rng.uniform(0.06, 0.22))
            size = float(rng.uniform(0.028, 0.05))
            dots.append(moved(outline((-1, 0), (-0.3, 0.9), (0.6, 0.8), (1, 0), (0.4, -0.8), (-0.5, -0.7)), x, y, size))
        on.put(joined(dots), hues[number], z - 0.1, mist=False)


def snowfield(world: World) -> Scenery:
    """A white plain of snow and ice under blue shadows, with ice cliffs and, on clear nights, northern lights."""
    rng = world.rng("snowfield")
    on = Scenery(ground=Rolling("snow", rng, 0.16), area=Area(-7.0, 7.0, 0.0, 5.5), air_m=700.0, horizon=0.56, wide_m=15.0,
                 eye_m=2.2)  # fmt: skip
    add_clouds(on, world)
    if world.light.stars > 0.3:
        aurora(on, world)
    peaks(on, rng, 3800.0, 900.0, rgb("#8d9fb8"), 1.0, count=7, light_side=world.light.side)
    on.mists.append(Mist(3700.0, 40.0, 220.0, 160.0, 0.45))
    if world.pick("ice kind", 2):
        _ice_cliffs(on, world, rng)
    else:
        _icebergs(on, world, rng)
    snow = mix(_ICE, rgb("#ffffff"), 0.35)
    lay_sheets(
        on,
        world,
        snow,
        mix(snow, rgb("#b9cfe6"), 0.55),
        depths=(150.0, 90.0, 56.0, 36.0, 24.0, 16.0, 10.5, 7.0, 4.4, 2.0, -0.4, -3.0, -6.5, -11.0),
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
        steps = np.repeat(rng.uniform(0.55, 1.0, 44), 3)[:130]
        y = height * steps * np.clip(np.abs(x) / (0.5 * z) + 0.2, 0.25, 1.0)
        on.put(ridge(x, y, -1.0), rgb("#eef5fb"), z, bottom=rgb("#9cc0de"))
        cracks = [stroke([[float(x[i]), float(y[i])], [float(x[i]) + height * 0.04, float(y[i]) * 0.3]], [height * 0.03, 0.1])
                  for i in range(4, 126, 7)]  # fmt: skip
        on.put(joined(cracks), rgb("#7fa9cf"), z - 0.2, opacity=0.6)


def _icebergs(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Set icebergs into a strip of dark water."""
    on.floor_plane(
        (-900.0, 900.0),
        (140.0, 900.0),
        water_colour(world, rgb("#2f6f8f"), 0.3),
        water_colour(world, rgb("#5a9ab5"), 0.8),
        at=900.0,
    )
    on.pieces[-1].zone = "own"
    for _ in range(7):
        z = float(rng.uniform(170.0, 520.0))
        x, wide, tall = (
            float(rng.uniform(-0.8, 0.8)) * z,
            float(rng.uniform(0.05, 0.16)) * z,
            float(rng.uniform(0.03, 0.10)) * z,
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
        lie = float(on.ground.height(np.array([x]), np.array([z]), np.zeros(1))[0])
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
            put_stone(on, rng, side * float(rng.uniform(5.5, 12.0)), float(rng.uniform(1.0, 9.0)), float(rng.uniform(0.6, 2.2)),
                      rgb("#a9c3dc"), tall=1.0, snow=0.9)  # fmt: skip
