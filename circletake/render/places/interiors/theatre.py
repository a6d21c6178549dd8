"""A theatre's stage: red curtains, painted flats, spotlights, footlights, the audience's heads."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.lines import box, joined, outline, oval, smooth, stroke
from circletake.render.places.scenery import Framing, Glow, Lamp, Scenery, World
from circletake.render.scene import Area, Flat, Paint, Points, Rgb


def theatre(world: World) -> Scenery:
    """A theatre's stage: red curtains, painted flats, spotlights, footlights, the audience's heads."""
    rng = world.rng("theatre")
    velvet = varied(rgb(("#8f2f36", "#7a2a44", "#3a3f7a")[world.pick("velvet", 3)]), rng, 0.008)
    boards = rgb("#a8774f")
    on = Scenery(
        ground=Flat("wood", indoors=True),
        area=Area(-5.0, 5.0, 0.0, 4.2),
        air_m=70.0,
        haze=rgb("#2a1a24"),
        sky=(rgb("#150d16"), rgb("#1d121c")),
        inside=(0.80, 0.66, 0.58),
        weather="none",
        horizon=0.50,
        wide_m=9.0,
        eye_m=1.7,
        side_m=2.6,
        tall_m=6.4,
        shade=0.5,
    )
    _backdrop(on, world, rng)
    on.floor_plane((-14.0, 14.0), (-1.6, 7.0), lighter(boards, -0.01), lighter(boards, -0.05), at=7.4)
    for x in np.arange(-14.0, 14.0, 0.45):
        on.put(
            np.array(
                [[x - 0.012, 0.0, 7.0], [x + 0.012, 0.0, 7.0], [x + 0.012, 0.0, -1.6], [x - 0.012, 0.0, -1.6]],
                np.float32,
            ),
            lighter(boards, -0.10),
            at=7.35,
            opacity=0.7,
        )
    _wings(on, velvet)
    _spots(on, world)
    _proscenium(on, velvet)
    _audience(on, world, rng)
    return on


def _backdrop(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """A painted cloth: hills and a moon, or a town, in the flat colours of scenery."""
    dusk = rgb("#3f4a7a")
    on.put(box(-9.0, 0.0, 9.0, 7.5), lighter(dusk, 0.03), 7.0, bottom=mix(dusk, rgb("#d88a6a"), 0.55), at=7.45)
    on.put(oval(float(rng.uniform(-3.0, 3.0)), 4.6, 0.75, count=34), Paint(rgb("#f4e6c0"), emission=0.2), 6.98, at=7.44)
    stars = [
        oval(float(x), float(y), 0.035, count=6)
        for x, y in zip(rng.uniform(-6, 6, 26), rng.uniform(3.4, 6.5, 26), strict=True)
    ]
    on.put(joined(stars), rgb("#f4e6c0"), 6.97, at=7.43)
    x = np.linspace(-9.0, 9.0, 60)
    for number, (level, tone) in enumerate(((1.9, "#4f5f86"), (1.3, "#3f4f70"), (0.7, "#2f3d58"))):
        if world.pick("cloth", 2) and number:
            steps = np.repeat(rng.uniform(0.2, 1.5, 20), 3)
            line = level + steps
        else:
            line = level + 0.5 * np.sin(x * (0.5 + 0.2 * number) + float(rng.uniform(0, 6)))
        on.put(
            np.concatenate([np.stack([x, line], 1), [[9.0, 0.0], [-9.0, 0.0]]]).astype(np.float32),
            rgb(tone),
            6.9 - 0.15 * number,
        )
    for side in (-1.0, 1.0):
        tree_ = np.concatenate(
            [
                [[side * 4.6 - 0.1, 0.0]],
                np.stack(
                    [
                        side * 4.6 + 0.8 * np.cos(np.linspace(-0.3, 3.5, 12)),
                        2.0 + 0.9 * np.sin(np.linspace(-0.3, 3.5, 12)),
                    ],
                    1,
                ),
                [[side * 4.6 + 0.1, 0.0]],
            ]
        )
        on.put(tree_.astype(np.float32), rgb("#3f6a5a"), 6.0, bottom=rgb("#2f4f48"), rim=True)


def _curtain_sheet(x0: float, x1: float, y0: float, y1: float, folds: int) -> Points:
    """Return a hanging cloth with a wavy hem."""
    u = np.linspace(0.0, 1.0, folds * 4)
    hem = y0 + 0.05 * np.abs(np.sin(u * np.pi * folds))
    return np.concatenate([np.stack([x0 + (x1 - x0) * u, hem], 1), [[x1, y1], [x0, y1]]]).astype(np.float32)


def _folds(on: Scenery, x0: float, x1: float, y0: float, y1: float, z: float, velvet: Rgb, count: int) -> None:
    for number in range(count):
        at = x0 + (x1 - x0) * (number + 0.5) / count
        half = abs(x1 - x0) / count * 0.26
        fold = outline((at - half, y0 + 0.05), (at + half, y0 + 0.05), (at + half * 0.6, y1), (at - half * 0.6, y1))
        on.put(fold, lighter(velvet, -0.07), z, opacity=0.8)
        on.put(
            outline((at + half, y0 + 0.05), (at + half * 1.5, y0 + 0.05), (at + half * 1.1, y1), (at + half * 0.6, y1)),
            lighter(velvet, 0.05),
            z,
            opacity=0.7,
        )


def _wings(on: Scenery, velvet: Rgb) -> None:
    """Side cloths, one behind the other."""
    for number, (z, x) in enumerate(((5.6, 4.6), (4.0, 5.2), (2.2, 5.9))):
        tone = lighter(velvet, -0.08 + 0.02 * number)
        for side in (-1.0, 1.0):
            on.put(_curtain_sheet(side * x, side * 10.0, 0.0, 7.5, 9), tone, z, bottom=lighter(tone, -0.06), rim=True)
            _folds(on, side * x, side * 10.0, 0.0, 7.5, z - 0.01, tone, 7)
        border = np.concatenate(
            [
                [[10.0, 7.6], [-10.0, 7.6]],
                np.stack(
                    [
                        np.linspace(-10, 10, 41),
                        5.5 - 0.35 * number + 0.14 * np.abs(np.sin(np.linspace(0, 20 * np.pi / 2, 41))),
                    ],
                    1,
                ),
            ]
        )
        on.put(border.astype(np.float32), lighter(tone, -0.03), z - 0.02, at=z)


def _spots(on: Scenery, world: World) -> None:
    """Let spotlights fall from above in cones, slowly breathing, onto the boards."""
    times = world.clock.times_s.astype(np.float64)
    for number, (top, foot, hue) in enumerate(((-3.4, -0.9, "#ffe2a8"), (3.4, 0.9, "#ffd0a0"), (0.0, 0.0, "#fff2d8"))):
        breath = (0.85 + 0.15 * np.sin(times * 0.7 + number * 2.0)).astype(np.float32)
        cone = outline((top - 0.12, 6.9), (top + 0.12, 6.9), (foot + 1.5, 0.0), (foot - 1.5, 0.0))
        on.put(
            cone,
            Paint(rgb(hue), opacity=0.30, emission=0.05, fade=0.18),
            4.4 - number * 0.2,
            zone="own",
            haze=0.0,
            fading=breath,
        )
        on.glows.append(Glow(foot, 0.02, 2.2 - 0.05 * number, 2.3, rgb(hue), 0.55, "lighten", 0.26, breath))
        on.glows.append(Glow(top, 6.7, 4.3, 1.0, rgb(hue), 0.8, "add", 1.0, breath))
        on.lamps.append(Lamp(foot, 3.4, 1.6, 6.0, rgb(hue), 0.5))


def _proscenium(on: Scenery, velvet: Rgb) -> None:
    """The great curtain drawn aside, a swag above, a golden frame, and the footlights."""
    gold = rgb("#c99a45")
    for side in (-1.0, 1.0):
        on.put(
            _curtain_sheet(side * 5.4, side * 11.0, 0.0, 9.0, 10), velvet, -0.3, bottom=lighter(velvet, -0.07), rim=True
        )
        _folds(on, side * 5.4, side * 11.0, 0.0, 9.0, -0.31, velvet, 8)
        on.put(stroke([[side * 5.35, 2.1], [side * 6.6, 1.8], [side * 8.0, 2.0]], 0.16), gold, -0.34, rim=True)
    u = np.linspace(-1.0, 1.0, 61)
    swag = 5.5 + 0.9 * np.abs(np.sin(u * np.pi * 2.0)) ** 0.6 * -0.6 + 0.35
    on.put(
        np.concatenate([np.stack([u * 9.0, swag], 1), [[9.0, 9.5], [-9.0, 9.5]]]).astype(np.float32),
        lighter(velvet, 0.02),
        -0.4,
        bottom=lighter(velvet, -0.05),
        rim=True,
    )
    on.put(stroke(np.stack([u * 9.0, swag - 0.03], 1), 0.12), gold, -0.42)
    on.put(box(-14.0, -1.4, 14.0, 0.0), rgb("#5a3a2c"), -1.6, bottom=rgb("#3a2620"))
    on.put(box(-14.0, -0.14, 14.0, 0.02), gold, -1.62)
    for x in np.arange(-4.8, 4.9, 0.8):
        turn = np.linspace(0.0, np.pi, 10)
        hood = np.stack([float(x) + 0.17 * np.cos(turn), 0.02 + 0.17 * np.sin(turn)], 1)
        on.put(hood.astype(np.float32), rgb("#3a2a24"), -1.55)
        on.glows.append(Glow(float(x), 0.16, -1.45, 0.6, rgb("#ffd9a0"), 0.55, "add", 0.8))


def _audience(on: Scenery, world: World, rng: np.random.Generator) -> None:
    """Heads and shoulders along the frame's lower edge."""
    reach = world.aspect * 0.5
    for row, (near, tone) in enumerate(((0.52, "#1a1018"), (0.40, "#0f0a12"))):
        for u in np.linspace(-reach * 1.05, reach * 1.05, 8 + row) + float(rng.uniform(-0.03, 0.03)):
            if row == 0 and abs(u) < 0.12:
                continue
            size = 0.052 * (1.0 + 0.3 * row) * float(rng.uniform(0.9, 1.1))
            y = 0.045 - 0.02 * row + float(rng.uniform(-0.008, 0.008))
            head = oval(float(u), y + size * 1.1, size * 0.78, size, 20)
            body = smooth(
                [
                    (u - size * 1.9, -0.06),
                    (u - size * 1.7, y - size * 0.1),
                    (u - size * 0.5, y + size * 0.35),
                    (u + size * 0.5, y + size * 0.35),
                    (u + size * 1.7, y - size * 0.1),
                    (u + size * 1.9, -0.06),
                ],
                4,
            )
            on.framings.append(Framing(body, rgb(tone), near))
            on.framings.append(Framing(head, rgb(tone), near))
