"""Woods and gardens: forest, jungle, park."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.buildings import fence
from circletake.render.places.kit.clouds import add_clouds
from circletake.render.places.kit.drift import drifting_leaves, fireflies, shafts
from circletake.render.places.kit.ground import Rolling, lay_sheets
from circletake.render.places.kit.lamps import lamp_post
from circletake.render.places.kit.land import frame_grass, frame_leaves, grow_tufts, put_stone, range_of_hills, span
from circletake.render.places.kit.lines import box, joined, moved, noise, outline, oval, raised, ridge, smooth, stroke
from circletake.render.places.kit.plants import (
    bush,
    fern,
    grass_colour,
    leaf_colour,
    plant,
    snowed,
    sway,
    tree,
    tree_line,
)
from circletake.render.places.scenery import Framing, Mist, Scenery, World
from circletake.render.scene import Area, Flat, Rgb


def forest(world: World) -> Scenery:
    """A deep wood: trunks behind trunks in the haze, light falling between them."""
    rng = world.rng("forest")
    on = Scenery(ground=Rolling("leaves", rng, 0.08), area=Area(-6.0, 6.0, 0.0, 4.6), air_m=46.0, horizon=0.57, wide_m=14.0,
                 eye_m=1.9)  # fmt: skip
    season = world.light.season
    pines = season == "winter" or world.pick("forest kind", 3) == 0
    leaves = snowed(leaf_colour(world, rng), world.light.white, 0.35)
    floor = snowed(mix(grass_colour(world), rgb("#7a5a3e"), 0.55 if season == "autumn" else 0.28), world.light.white)
    add_clouds(on, world, amount=0.4)
    dark = mix(leaves, rgb("#2f4f45"), 0.55)
    for z, height, tone in ((120.0, 26.0, 0.5), (80.0, 20.0, 0.3)):
        x = span(z, 200)
        on.put(ridge(x, tree_line(rng, x, height, pines), -9.0), mix(dark, world.light.haze, tone), z)
    lay_sheets(
        on,
        world,
        floor,
        lighter(floor, 0.02),
        depths=(70.0, 42.0, 27.0, 18.0, 12.0, 8.2, 5.4, 3.0, 0.8, -1.6, -4.4, -8.0, -13.0),
        roll=0.03,
        tone=0.018,
    )
    for number, z in enumerate((58.0, 40.0, 28.0, 20.0, 14.5, 10.5, 7.6)):
        _trunks(on, world, rng, z, 9 - number, pines, leaves)
        if number in (1, 3):
            on.mists.append(Mist(z - 1.0, 0.5, 4.0, 1.2, 0.26))
    _roof(on, world, rng, leaves)
    shafts(on, world, 6.0)
    _undergrowth(on, world, rng, floor, leaves)
    _canopy(on, world, rng, lighter(dark, -0.10))
    if season == "autumn":
        drifting_leaves(on, world, 30)
    if world.light.night > 0.5 and season in ("spring", "summer"):
        fireflies(on, world, 42)
    return on


def _roof(on: Scenery, world: World, rng: np.random.Generator, leaves: Rgb) -> None:
    """Close the wood overhead: sheets of leaves that hang from above, the farther the lighter."""
    for z, low, share in ((64.0, 13.0, 0.35), (36.0, 9.4, 0.5), (21.5, 7.0, 0.62)):
        x = span(z, 150, 1.0)
        scallop = np.abs(np.sin(x / (0.9 + 0.03 * z) + float(rng.uniform(0, 6)))) * (0.5 + 0.02 * z)
        y = low + 0.16 * low * noise(rng, x, 0.5 * z, 3) - scallop + 0.10 * low * (np.abs(x) / z < 0.3)
        tone = mix(leaves, rgb("#2f4f45"), share)
        sheet = np.concatenate([np.stack([x, y], 1), [[x[-1], low + 60.0], [x[0], low + 60.0]]])
        on.put(sheet.astype(np.float32), lighter(tone, -0.03), z, bottom=lighter(tone, 0.05), mist=False)


def _trunks(
    on: Scenery, world: World, rng: np.random.Generator, z: float, count: int, pines: bool, leaves: Rgb
) -> None:
    """Stand a row of tall trunks at one depth; the middle stays open near the cast."""
    reach = 1.0 * (z + 15.0)
    clear = 5.2 if z < 16.0 else 0.0
    bark = snowed(
        rgb(("#5f4a3c", "#4f4038", "#6b5a4c", "#d8d2c4")[int(rng.choice(4, p=[0.3, 0.3, 0.25, 0.15]))]),
        world.light.white,
        0.25,
    )
    for x in np.linspace(-reach, reach, count) + rng.uniform(-0.35, 0.35, count) * reach / count * 2:
        if abs(x) < clear:
            continue
        at, width = float(x), float(rng.uniform(0.35, 0.75))
        tall = 15.0 + 0.12 * z
        lean = float(rng.normal(0.0, 0.35))
        tone = varied(bark, rng, 0.02)
        line = [[at, -0.4], [at + lean * 0.3, tall * 0.33], [at + lean, tall]]
        flare = stroke(line, [width * 1.5, width, width * 0.7])
        on.put(flare, lighter(tone, 0.02), z, bottom=lighter(tone, -0.06), rim=True, mist=False)
        _boughs(on, world, rng, at + lean * 0.5, z, tall, pines, leaves)


def _boughs(
    on: Scenery, world: World, rng: np.random.Generator, x: float, z: float, tall: float, pines: bool, leaves: Rgb
) -> None:
    for _ in range(2 if z > 25 else 3):
        side = float(rng.choice([-1.0, 1.0]))
        level = float(rng.uniform(3.6, 8.5)) + 0.06 * z
        length = float(rng.uniform(1.6, 3.6))
        tone = varied(mix(leaves, rgb("#2f4f45"), 0.35), rng, 0.03)
        if pines:
            u = np.linspace(0.0, 1.0, 9)
            upper = np.stack([side * length * u, level - 0.35 * length * u**1.4], 1)
            teeth = np.where(np.arange(9) % 2 == 0, 0.34, 0.16) * (1 - u * 0.6)
            lower = np.stack([side * length * u, level - 0.35 * length * u**1.4 - teeth * 1.4], 1)[::-1]
            shape = np.concatenate([upper, lower])
        else:
            blob = bush(rng, length * 1.6, length * 0.72)
            shape = blob + np.array([side * length * 0.7, level])
        moving = sway((shape - (0.0, level - 2.0)).astype(np.float32), world, 4.0, x + level, 0.4) + np.array(
            [x, level - 2.0], np.float32
        )
        on.put(
            moving,
            snowed(lighter(tone, 0.05), world.light.white, 0.6),
            z - 0.1,
            bottom=lighter(tone, -0.08),
            at=z,
            rim=z < 20.0,
            mist=False,
        )


def _undergrowth(on: Scenery, world: World, rng: np.random.Generator, floor: Rgb, leaves: Rgb) -> None:
    green = snowed(mix(leaves, rgb("#5a7f4a"), 0.5), world.light.white, 0.5)
    for _ in range(12):
        x, z = float(rng.choice([-1, 1]) * rng.uniform(2.8, 10.0)), float(rng.uniform(-1.0, 12.0))
        tone = varied(green, rng, 0.03)
        for number, leaf in enumerate(fern(rng, float(rng.uniform(0.5, 1.0)))):
            moving = sway(leaf, world, 0.9, x + number, 0.2) + np.array([x, -0.03], np.float32)
            on.put(moving, lighter(tone, 0.04), z, bottom=lighter(tone, -0.08), mist=False)
    for _ in range(6):
        put_stone(
            on,
            rng,
            float(rng.choice([-1, 1]) * rng.uniform(3.6, 9.0)),
            float(rng.uniform(0.0, 9.0)),
            float(rng.uniform(0.5, 1.5)),
            rgb("#6f7068"),
            snow=world.light.white,
        )
    _mushrooms(on, world, rng)
    side = float(rng.choice([-1.0, 1.0]))
    log = stroke([[side * 3.4, 0.18], [side * 6.4, 0.30]], [0.46, 0.56])
    on.put(log, rgb("#6a5040"), 5.6, bottom=rgb("#4f3b30"), rim=True, mist=False)
    on.put(oval(side * 3.4, 0.18, 0.12, 0.24, 14), rgb("#b99a72"), 5.58, mist=False)
    grow_tufts(
        on, world, "forest grass", 46, (-10.0, 10.0), (-8.0, 9.0), lighter(floor, 0.03), height=0.24, ground=True
    )
    frame_grass(on, world, lighter(green, -0.24), 0.13)


def _mushrooms(on: Scenery, world: World, rng: np.random.Generator) -> None:
    if world.light.season not in ("summer", "autumn"):
        return
    for _ in range(7):
        x, z, size = (
            float(rng.choice([-1, 1]) * rng.uniform(1.8, 6.0)),
            float(rng.uniform(-2.0, 4.0)),
            float(rng.uniform(0.09, 0.17)),
        )
        on.put(stroke([[x, -0.01], [x, size]], [size * 0.42, size * 0.34]), rgb("#efe3cf"), z, mist=False)
        turn = np.linspace(0.0, np.pi, 12)
        cap = np.stack([x + 0.75 * size * np.cos(turn), size * 0.9 + 0.62 * size * np.sin(turn)], 1)
        on.put(cap.astype(np.float32), rgb("#c4483a"), z - 0.01, bottom=rgb("#a5392f"), at=z, mist=False)


def _canopy(on: Scenery, world: World, rng: np.random.Generator, colour: Rgb) -> None:
    """Hang the nearest leaves across the frame's upper edge."""
    reach = world.aspect * 0.5
    for share in np.linspace(-1.0, 1.0, 9):
        drop = 0.06 + 0.17 * abs(share) ** 2.2
        blob = bush(rng, 0.34, drop * float(rng.uniform(0.9, 1.3))) * np.array([1.0, -1.0])
        shape = blob[::-1] + np.array([share * reach, 1.03])
        moving = sway((np.array([0.0, 1.4]) - shape * (-1.0, 1.0)).astype(np.float32), world, 0.5, share * 7.0, 0.3)
        moving = np.array([0.0, 1.4], np.float32) - moving * np.array([-1.0, 1.0], np.float32)
        on.framings.append(Framing(moving.astype(np.float32), varied(colour, rng, 0.012), 0.46))


def jungle(world: World) -> Scenery:
    """A dense jungle: palms, lianas, leaves as large as doors, a fall of water in the mist."""
    rng = world.rng("jungle")
    on = Scenery(ground=Rolling("leaves", rng, 0.08), area=Area(-5.6, 5.6, 0.0, 4.2), air_m=52.0, horizon=0.56, wide_m=14.0,
                 eye_m=1.9)  # fmt: skip
    add_clouds(on, world, amount=0.4)
    deep = rgb("#2f6f55")
    range_of_hills(on, rng, 320.0, 95.0, mix(deep, rgb("#7fb0a0"), 0.4), scale=0.5, sharp=0.3)
    for z, height, tone in ((150.0, 34.0, 0.35), (95.0, 25.0, 0.2)):
        x = span(z, 200)
        on.put(ridge(x, tree_line(rng, x, height, False), -9.0), mix(deep, world.light.haze, tone), z)
    _fall(on, world, rng)
    floor = mix(rgb("#4f7a46"), rgb("#6a5238"), 0.4)
    lay_sheets(
        on,
        world,
        floor,
        lighter(floor, 0.02),
        depths=(60.0, 38.0, 25.0, 16.0, 10.5, 7.0, 4.6, 2.4, 0.2, -2.2, -5.2, -9.5, -15.0),
        roll=0.035,
    )
    for z in (62.0, 44.0, 31.0, 22.0, 15.0, 10.0):
        for _ in range(5):
            side = float(rng.choice([-1.0, 1.0]))
            x = side * float(rng.uniform(0.28, 0.9)) * (z + 14.0)
            kind = "palm" if rng.random() < 0.62 else "tall"
            plant(
                on,
                world,
                tree(
                    kind,
                    world._replace(light=world.light._replace(season="summer")),
                    rng,
                    float(rng.uniform(6.5, 12.0)),
                ),
                x,
                z,
                y=-0.2,
                moves=z < 40.0,
            )
        if z in (44.0, 22.0):
            on.mists.append(Mist(z - 0.5, 1.0, 5.0, 2.0, 0.26))
    shafts(on, world, 7.0)
    _big_leaves(on, world, rng)
    _lianas(on, world, rng)
    frame_leaves(on, world, rgb("#1f4a38"))
    frame_grass(on, world, rgb("#24503a"), 0.17)
    return on


def _fall(on: Scenery, world: World, rng: np.random.Generator) -> None:
    x = float(rng.uniform(-26.0, 26.0))
    times = world.clock.times_s
    water = mix(rgb("#e6f3f2"), world.light.horizon, 0.25)
    on.put(outline((x - 3.0, 46.0), (x + 3.0, 46.0), (x + 4.6, 0.0), (x - 4.6, 0.0)), water, 149.0, opacity=0.85)
    for strand in range(5):
        top = 44.0 - 44.0 * ((times * 0.5 + strand * 0.27) % 1.0)
        shape = stroke([[0.0, 0.0], [0.1, -6.0], [0.3, -11.0]], [0.2, 0.8, 0.2])
        moving = shape[None] + np.stack([np.full_like(top, x - 2.2 + strand * 1.1), top], 1)[:, None]
        on.put(moving.astype(np.float32), rgb("#ffffff"), 148.8, opacity=0.6, mist=False)
    on.mists.append(Mist(148.0, 2.0, 14.0, 10.0, 0.45))


def _big_leaves(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Set fans of broad leaves and bright flowers to both sides."""
    for side in (-1.0, 1.0):
        for _ in range(8):
            x, z = side * float(rng.uniform(3.4, 10.0)), float(rng.uniform(-0.5, 9.0))
            green = varied(rgb(("#3f8a55", "#57a05a", "#2f7a5f")[int(rng.integers(3))]), rng, 0.02)
            for angle in np.linspace(0.3, np.pi - 0.3, 5) + rng.normal(0, 0.15, 5):
                length = float(rng.uniform(0.9, 1.9))
                u = np.linspace(0.0, 1.0, 9)
                spine = np.stack([length * u * np.cos(angle), length * (u * np.sin(angle) - 0.28 * u**2.2)], 1)
                leaf = stroke(spine, 0.34 * length * np.sin(np.pi * np.clip(u * 0.96 + 0.02, 0, 1)) ** 0.8)
                moving = sway(leaf, world, 1.6, x + float(angle) * 3.0, 0.25) + np.array([x, -0.05], np.float32)
                on.put(moving, lighter(green, 0.05), z, bottom=lighter(green, -0.09), rim=True, mist=False)
                rib = sway(stroke(spine, 0.03), world, 1.6, x + float(angle) * 3.0, 0.25) + np.array(
                    [x, -0.05], np.float32
                )
                on.put(rib, lighter(green, -0.08), z - 0.01, at=z, mist=False)
            if rng.random() < 0.4:
                hue = rgb(("#e8573f", "#f2a93b", "#d95fa0")[int(rng.integers(3))])
                petals = [moved(oval(0.0, 0.12, 0.06, 0.13, 10), 0.0, 0.0)]
                for petal in petals:
                    on.put(
                        moved(petal, x + float(rng.uniform(-0.4, 0.4)), float(rng.uniform(0.7, 1.3))),
                        hue,
                        z - 0.05,
                        mist=False,
                    )


def _lianas(on: Scenery, world: World, rng: np.random.Generator) -> None:
    times = world.clock.times_s.astype(np.float64)
    for _ in range(9):
        x, z = float(rng.choice([-1, 1]) * rng.uniform(1.5, 9.0)), float(rng.uniform(6.5, 16.0))
        length = float(rng.uniform(4.0, 7.5))
        u = np.linspace(0.0, 1.0, 12)
        swing = 0.05 * length * u[None] ** 1.5 * np.sin(times[:, None] * 0.8 + x)
        curve = float(rng.uniform(-0.8, 0.8)) * np.sin(np.pi * u)
        middle = np.stack([x + curve + swing, np.broadcast_to(16.0 - (length + 5.5) * u, swing.shape)], -1)
        width = np.array([0.04, 0.0])
        shape = np.concatenate([middle - width, (middle + width)[:, ::-1]], axis=1)
        on.put(shape.astype(np.float32), rgb("#4a6a45"), z, mist=False)


def garden(world: World) -> Scenery:
    """A garden: flower beds along a path, clipped hedges, a fountain or an arbour, a bench and lamps."""
    rng = world.rng("garden")
    on = Scenery(ground=Flat("grass"), area=Area(-6.0, 6.0, 0.0, 4.4), air_m=240.0, horizon=0.57, wide_m=14.0,
                 eye_m=2.3)  # fmt: skip
    add_clouds(on, world)
    green = grass_colour(world)
    x = span(150.0, 200)
    leaves = snowed(leaf_colour(world, rng), world.light.white, 0.4)
    on.put(ridge(x, tree_line(rng, x, 17.0, False), -9.0), mix(leaves, rgb("#4a7a5c"), 0.4), 150.0)
    _lawn(on, rng, green)
    for side in (-1.0, 1.0):
        for z, kind in ((46.0, "round"), (33.0, "tall"), (24.0, "round"), (17.0, "poplar")):
            at = side * float(rng.uniform(0.36, 0.70)) * (z + 15.0)
            plant(on, world, tree(kind, world, rng, float(rng.uniform(5.5, 8.5))), at, z, moves=z < 30.0)  # type: ignore[arg-type]
        _hedge(on, world, side, green)
        _bed(on, world, rng, side)
        lamp_post(on, world, side * 6.6, 9.5, 3.6)
    _path(on, rng)
    if world.pick("centre", 2):
        _fountain(on, world)
    else:
        _arbour(on, world, rng)
    _bench(on, float(rng.choice([-1.0, 1.0])) * 4.7)
    grow_tufts(on, world, "lawn", 40, (-10.0, 10.0), (-9.0, 5.0), lighter(green, -0.015), height=0.14)
    frame_leaves(on, world, lighter(leaf_colour(world, rng), -0.22))
    if world.light.season == "autumn":
        drifting_leaves(on, world, 18)
    if world.light.night > 0.5 and world.light.season in ("spring", "summer"):
        fireflies(on, world, 26)
    return on


def _lawn(on: Scenery, rng: np.random.Generator, green: Rgb) -> None:
    """Lay a lawn mown in stripes."""
    on.floor_plane((-400.0, 400.0), (-45.0, 149.0), green, lighter(green, 0.02), at=149.5)
    z = np.concatenate([np.arange(-12.0, 20.0, 2.2), np.geomspace(20.0, 140.0, 9)])
    for number, (near, far) in enumerate(zip(z[:-1], z[1:], strict=True)):
        if number % 2:
            x = np.linspace(-1.9, 1.9, 24) * (far + 24.0)
            wobble = 0.04 * (far + 8.0) * noise(rng, x, 1.5 * (far + 10.0), 2)
            strip = np.concatenate([np.stack([x, far + wobble], 1), np.stack([x, near + 0.0 * x], 1)[::-1]])
            on.put(raised(strip.astype(np.float32), 0.0), lighter(green, 0.022), at=149.4, mist=False, opacity=0.8)


def _hedge(on: Scenery, world: World, side: float, green: Rgb) -> None:
    """Clip a hedge along the lawn, with a ball at its end."""
    tone = snowed(mix(green, rgb("#2f6a4a"), 0.6), world.light.white, 0.6)
    x0, x1 = sorted((side * 4.6, side * 30.0))
    on.put(box(x0, -0.1, x1, 1.25), lighter(tone, 0.05), 13.5, bottom=lighter(tone, -0.08), rim=True, mist=False)
    on.put(
        oval(side * 4.6, 1.5, 0.85, count=26),
        lighter(tone, 0.06),
        13.4,
        bottom=lighter(tone, -0.08),
        rim=True,
        mist=False,
    )


def _bed(on: Scenery, world: World, rng: np.random.Generator, side: float) -> None:
    """Plant a bed of flowers beside the lawn; in winter it lies bare."""
    earth = snowed(rgb("#6a4f3c"), world.light.white)
    on.put(raised(oval(side * 7.2, 6.4, 3.6, 1.5, 30), 0.02), earth, at=149.05, mist=False)
    if world.light.season == "winter":
        return
    hues = ("#e0584f", "#f0b13f", "#f4e6d0", "#c26fb5", "#f08a5a", "#7f7fd0")
    for z in np.linspace(7.6, 5.2, 8):
        count = int(rng.integers(7, 12))
        stems, heads = [], []
        for _ in range(count):
            x = side * 7.2 + float(rng.uniform(-3.2, 3.2)) * np.sqrt(max(0.0, 1 - ((z - 6.4) / 1.5) ** 2))
            tall = float(rng.uniform(0.35, 0.75))
            stems.append(stroke([[x, 0.0], [x + 0.02, tall]], [0.035, 0.02]))
            stems.append(
                moved(
                    outline((0, 0), (0.10, 0.10), (0.16, 0.26), (0.04, 0.14)),
                    x,
                    tall * 0.3,
                    flip=bool(rng.random() < 0.5),
                )
            )
            turn = np.linspace(0, 2 * np.pi, 11)[:-1]
            reach = np.where(np.arange(10) % 2, 0.115, 0.07)
            heads.append(np.stack([x + reach * np.cos(turn), tall + reach * np.sin(turn)], 1).astype(np.float32))
        hue = varied(rgb(hues[int(rng.integers(len(hues)))]), rng)
        on.put(joined(stems), rgb("#5a8a4c"), float(z), mist=False)
        on.put(joined(heads), hue, float(z) - 0.02, at=float(z), bottom=lighter(hue, -0.05), mist=False)


def _path(on: Scenery, rng: np.random.Generator) -> None:
    """Lay a winding path of gravel."""
    del rng
    z = np.linspace(-14.0, 60.0, 40)
    middle = 0.9 * np.sin(z * 0.11)
    gravel = rgb("#d9c9a8")
    for half, tone, order in ((1.75, lighter(gravel, -0.12), 0.2), (1.6, gravel, 0.1)):
        ribbon = np.concatenate([np.stack([middle - half, z], 1), np.stack([middle + half, z], 1)[::-1]])
        on.put(raised(ribbon.astype(np.float32), 0.01), tone, at=149.0 + order, mist=False)


def _fountain(on: Scenery, world: World) -> None:
    stone = snowed(rgb("#cfc7b8"), world.light.white)
    x, z = 0.9 * np.sin(16.0 * 0.11), 15.5
    on.put(
        outline((x - 2.3, 0.0), (x + 2.3, 0.0), (x + 2.5, 0.62), (x - 2.5, 0.62)),
        stone,
        z,
        bottom=lighter(stone, -0.09),
        rim=True,
        mist=False,
    )
    on.put(oval(x, 0.62, 2.35, 0.16, 26), mix(rgb("#7fc0cc"), world.light.middle, 0.4), z - 0.01, at=z, mist=False)
    on.put(stroke([[x, 0.5], [x, 1.7]], [0.44, 0.28]), stone, z - 0.02, at=z, mist=False)
    on.put(
        outline((x - 0.85, 1.95), (x + 0.85, 1.95), (x + 0.3, 1.62), (x - 0.3, 1.62)),
        lighter(stone, 0.03),
        z - 0.03,
        at=z,
        rim=True,
        mist=False,
    )
    times = world.clock.times_s.astype(np.float64)
    for side in (-1.0, 1.0):
        for reach in (0.7, 1.3):
            u = np.linspace(0.0, 1.0, 10)
            wobble = 0.04 * np.sin(times[:, None] * 6.0 + u[None] * 8.0 + reach)
            arc = np.stack(
                [
                    np.broadcast_to(x + side * reach * u, wobble.shape),
                    2.0 + 1.9 * u[None] * (1 - u[None]) * 1.6 - 1.3 * u[None] ** 2 + wobble,
                ],
                -1,
            )
            shape = np.concatenate([arc, (arc - (0.0, 0.09))[:, ::-1]], axis=1)
            on.put(
                shape.astype(np.float32),
                mix(rgb("#eefafc"), world.light.horizon, 0.2),
                z - 0.05,
                at=z,
                opacity=0.75,
                mist=False,
            )


def _arbour(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Set up an arch grown over with roses."""
    white = rgb("#f1ebdd")
    x, z = 0.9 * np.sin(13.0 * 0.11), 12.6
    turn = np.linspace(0.0, np.pi, 20)
    arc = np.stack([x + 1.45 * np.cos(turn), 2.1 + 1.2 * np.sin(turn)], 1)
    for level, colour in ((0.0, white), (0.22, lighter(white, -0.08))):
        line = np.concatenate([[[x + 1.45, 0.0]], arc, [[x - 1.45, 0.0]]]) - (0.0, 0.0)
        on.put(stroke(line * (1.0, 1.0), 0.12), colour, z + level, rim=True, mist=False)
    leaves = snowed(leaf_colour(world, rng), world.light.white, 0.5)
    bloom = rgb("#e5738f")
    for point in arc[::2]:
        size = float(rng.uniform(0.28, 0.45))
        blob = smooth(oval(0, 0, size, size * 0.8, 9) + rng.normal(0, 0.05, (9, 2)), 3) + point
        on.put(
            blob.astype(np.float32), lighter(leaves, 0.03), z - 0.05, bottom=lighter(leaves, -0.08), at=z, mist=False
        )
        if world.light.season in ("spring", "summer"):
            for _ in range(3):
                spot = point + rng.normal(0, 0.2, 2)
                on.put(oval(float(spot[0]), float(spot[1]), 0.09, count=10), bloom, z - 0.06, at=z, mist=False)


def _bench(on: Scenery, x: float) -> None:
    wood, iron = rgb("#9a6b44"), rgb("#3a3f45")
    for dx in (-0.8, 0.8):
        on.put(stroke([[x + dx, 0.0], [x + dx, 0.48], [x + dx + 0.04, 0.95]], 0.07), iron, 5.4, mist=False)
    for level in (0.46, 0.62, 0.76, 0.90):
        on.put(
            box(x - 1.0, level, x + 1.0, level + 0.09),
            lighter(wood, 0.02),
            5.38,
            bottom=lighter(wood, -0.06),
            at=5.4,
            rim=True,
            mist=False,
        )


__all__ = ["fence", "forest", "garden", "jungle", "noise"]
