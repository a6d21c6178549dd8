"""Land: ridges, ground, stones and tufts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.lines import joined, moved, noise, outline, ridge, smooth, stroke
from circletake.render.places.kit.plants import sway, tuft
from circletake.render.places.scenery import Framing, Scenery, World
from circletake.render.scene import Points, Rgb


def span(z: float, count: int = 120, wide: float = 1.35) -> Points:
    """Return places across that cover every view at a depth: close together where shots look, far apart beyond."""
    reach = wide * (z + 26.0)
    inner = np.linspace(-reach, reach, count)
    outer = reach * np.array([1.5, 2.4, 4.0])
    return np.concatenate([-outer[::-1], inner, outer]).astype(np.float32)


def range_of_hills(
    on: Scenery,
    rng: np.random.Generator,
    z: float,
    height: float,
    colour: Rgb,
    *,
    scale: float = 1.0,
    rough: float = 0.4,
    octaves: int = 4,
    base: float = 0.35,
    bottom: Rgb | None = None,
    sharp: float = 0.0,
    haze: float = 1.0,
) -> Points:
    """Add one sheet of hills or mountains across the whole view; return its (P, 2) upper edge.

    Args:
        on: The place.
        rng: Randomness of this sheet.
        z: Its depth.
        height: Of its highest point, in metres.
        colour: Of its upper edge.
        scale: Width of a hill by the sheet's depth.
        rough: How much the small waves count.
        octaves: How many sizes of waves.
        base: Share of the height that everything has.
        bottom: Colour at the foot.
        sharp: 0 for round hills, 1 for peaks.
        haze: Factor on the air before it.
    """
    x = span(z, 180)
    waves = noise(rng, x, scale * (z + 20.0), octaves, rough)
    if sharp:
        peaks = 1.0 - 2.0 * np.abs(noise(rng, x, scale * 0.8 * (z + 20.0), max(octaves, 5), rough))
        waves = waves * (1 - sharp) + sharp * peaks
    y = height * (base + (1.0 - base) * (0.5 + 0.5 * waves))
    on.put(ridge(x, y, -0.3 * height - 2.0), colour, z, bottom=bottom or lighter(colour, -0.05), haze=haze)
    return np.stack([x, y.astype(np.float32)], axis=1)


def stone(rng: np.random.Generator, width: float, height: float) -> tuple[Points, Points]:
    """Return a boulder and the facet that the light falls on."""
    turn = np.linspace(0.05, np.pi - 0.05, 6)
    reach = rng.uniform(0.78, 1.1, 6)
    body = np.stack([width / 2 * reach * np.cos(turn), height * reach * np.sin(turn)], axis=1)
    outer = np.concatenate([body, [[-width * 0.52, -0.04 * height], [width * 0.52, -0.04 * height]]])
    facet = np.concatenate([body[1:5], [body[3] * (0.5, 0.45), body[1] * (0.6, 0.5)]])
    return outer.astype(np.float32), facet.astype(np.float32)


def put_stone(
    on: Scenery,
    rng: np.random.Generator,
    x: float,
    z: float,
    width: float,
    colour: Rgb,
    *,
    y: float = 0.0,
    tall: float = 0.6,
    snow: float = 0.0,
) -> None:
    """Lay a boulder somewhere."""
    body, facet = stone(rng, width, width * tall * float(rng.uniform(0.8, 1.2)))
    tone = varied(colour, rng, 0.02)
    on.put(moved(body, x, y), tone, z, bottom=lighter(tone, -0.10), rim=True, mist=False)
    crest = mix(lighter(tone, 0.07), rgb("#f3f7fb"), snow)
    on.put(moved(facet, x, y), crest, z - 0.01, bottom=lighter(tone, 0.02), at=z, mist=False)


def scatter(
    rng: np.random.Generator, count: int, x: tuple[float, float], z: tuple[float, float], clear: float = 0.0
) -> Points:
    """Return (count, 2) places x, z on the ground, fewer far away; `clear` metres round the middle stay free."""
    near = rng.random(count) ** 1.6
    depth = z[0] + (z[1] - z[0]) * near
    across = rng.uniform(x[0], x[1], count) * (1.0 + np.maximum(depth, 0.0) / 14.0)
    across = np.where(np.abs(across) < clear, across + np.copysign(clear, across), across)
    order = np.argsort(-depth, kind="stable")
    return np.stack([across, depth], axis=1)[order].astype(np.float32)


def grow_tufts(
    on: Scenery,
    world: World,
    name: str,
    count: int,
    x: tuple[float, float],
    z: tuple[float, float],
    colour: Rgb,
    *,
    height: float = 0.28,
    clear: float = 0.0,
    ground: bool = False,
) -> None:
    """Scatter tufts of grass that move in the wind."""
    rng = world.rng(name)
    for across, depth in scatter(rng, count, x, z, clear):
        size = height * float(rng.uniform(0.6, 1.4))
        y = on.lie(float(across), float(depth)) if ground else 0.0
        tone = varied(colour, rng, 0.03)
        shape = sway(tuft(rng, size), world, size, float(across) * 1.3, 0.0) * np.array([1, 1], np.float32)
        on.put(
            shape + np.array([across, y - 0.02], np.float32),
            lighter(tone, 0.05),
            float(depth),
            bottom=lighter(tone, -0.05),
            mist=False,
        )


def strew_flowers(on: Scenery, world: World, rng: np.random.Generator, rows: Sequence[float], each: int) -> None:
    """Strew wild flowers in rows across the ground, a colour a row, in spring and summer.

    Args:
        on: the place.
        world: its season.
        rng: where they stand.
        rows: depth of each row in metres.
        each: flowers a row.
    """
    if world.light.season not in ("spring", "summer") or world.light.white > 0.2:
        return
    hues = (rgb("#f4e9c8"), rgb("#e8b84a"), rgb("#d96a5f"), rgb("#c79ad0"))
    for number, z in enumerate(rows):
        dots = []
        for _ in range(each):
            x = float(rng.uniform(-9.0, 9.0)) * (1.0 + max(z - 6.0, 0.0) / 20.0)
            y = on.lie(x, z) + float(rng.uniform(0.06, 0.22))
            size = float(rng.uniform(0.028, 0.05)) * (1.0 + max(z - 6.0, 0.0) / 24.0)
            dots.append(moved(outline((-1, 0), (-0.3, 0.9), (0.6, 0.8), (1, 0), (0.4, -0.8), (-0.5, -0.7)), x, y, size))
        on.put(joined(dots), hues[number % len(hues)], z - 0.1, mist=False)


def frame_grass(on: Scenery, world: World, colour: Rgb, height: float = 0.16, near: float = 0.42) -> None:
    """Let dark grass stand up into the lower corners of the frame, close to the lens."""
    rng = world.rng("framing grass")
    for side in (-1.0, 1.0):
        reach = world.aspect * 0.5
        for share in np.linspace(0.0, 0.55, 7):
            size = height * (1.0 - share) * float(rng.uniform(0.6, 1.15))
            blade = moved(tuft(rng, size, 6), side * reach * (1.02 - share), -0.03)
            shape = sway(blade, world, size, float(share * 9 + side), 0.0)
            on.framings.append(Framing(shape, colour, near))


def frame_leaves(on: Scenery, world: World, colour: Rgb, near: float = 0.4) -> None:
    """Let a branch hang into an upper corner of the frame, close to the lens."""
    rng = world.rng("framing leaves")
    side = 1.0 if rng.random() < 0.5 else -1.0
    reach = world.aspect * 0.5
    for branch in range(4):
        start = np.array([side * reach * 1.04, 1.06 - 0.09 * branch])
        length = float(rng.uniform(0.22, 0.46)) * min(1.0, world.aspect)
        angle = float(rng.uniform(0.15, 0.7))
        twig = start + length * np.array([[0.0, 0.0], [0.5, 0.25], [1.0, 1.0]]) * [
            -side * np.cos(angle),
            -np.sin(angle),
        ]
        on.framings.append(Framing(stroke(twig, [0.009, 0.006, 0.003]), lighter(colour, -0.04), near))
        for leaf in range(7):
            u = (leaf + 1) / 7
            at = start + length * u * np.array([-side * np.cos(angle), -np.sin(angle) * u])
            turn = float(rng.uniform(-0.9, 0.9)) - angle
            size = 0.055 * float(rng.uniform(0.7, 1.3))
            points = np.array([[0, 0], [0.5, 0.28], [1.0, 0.0], [0.5, -0.28]]) * size
            c, s = np.cos(turn), np.sin(turn)
            blade = smooth(points @ np.array([[c, s], [-s, c]]) * (-side, 1.0), 3)
            hang = np.array([0.0, 0.4], np.float32)
            rock = sway(blade + hang, world, 0.4, float(leaf + 3 * branch), 0.2) - hang
            on.framings.append(Framing((rock + at).astype(np.float32), varied(colour, rng, 0.015), near))


def frame_trunk(on: Scenery, world: World, colour: Rgb, *, vine: Rgb | None = None, near: float = 0.44) -> None:
    """Let a dark trunk stand at one side of the frame, close to the lens, from its foot to beyond its top."""
    rng = world.rng("framing trunk")
    side = 1.0 if rng.random() < 0.5 else -1.0
    reach = world.aspect * 0.5
    v = np.linspace(-0.15, 1.15, 27)
    foot = 0.16 * (np.maximum(0.30 - v, 0.0) / 0.45) ** 2.2
    inner = reach * (0.93 - 0.02 * np.sin(v * 2.6 + float(rng.uniform(0.0, 3.0)))) - foot
    inner = inner + 0.006 * noise(rng, v, 0.3, 3)
    trunk = np.concatenate([np.stack([side * inner, v], 1), [[side * 1.5 * reach, 1.15], [side * 1.5 * reach, -0.15]]])
    on.framings.append(Framing(trunk.astype(np.float32), colour, near))
    if vine is not None:
        turn = np.linspace(0.1, 1.05, 18)
        line = np.stack([side * (reach * 0.965 + 0.012 * np.sin(turn * 13.0)), turn], 1)
        on.framings.append(Framing(stroke(line, 0.008), vine, near - 0.001))
