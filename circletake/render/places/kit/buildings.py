"""Houses, towers and walls."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.lamps import WARM, glass, smoke, window
from circletake.render.places.kit.lines import arch, box, grid, joined, outline, oval
from circletake.render.places.kit.plants import snowed
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Paint, Points, Rgb

WALLS = ("#e4d3b5", "#d8b48f", "#c98f6d", "#b9c0b0", "#e9dfcf", "#a9b7bd", "#d6a39a", "#c7b07a")
ROOFS = ("#a5523f", "#8a4a3d", "#6f4f45", "#5f5a5e", "#7c3f35", "#94643f")


class House(NamedTuple):
    """How a house looks; metres."""

    width: float = 5.0
    wall: float = 3.0
    roof: float = 2.2
    storeys: int = 1
    columns: int = 2
    door: bool = True
    chimney: bool = True
    timber: bool = False
    shutters: bool = False
    smoke: bool = False


def _pick(rng: np.random.Generator, codes: tuple[str, ...]) -> Rgb:
    return varied(rgb(codes[int(rng.integers(len(codes)))]), rng, 0.018)


def house(
    on: Scenery, world: World, rng: np.random.Generator, x: float, z: float, plan: House, *, y: float = 0.0
) -> None:
    """Build a gabled house, x its middle, with windows that are lit at night."""
    wall, roof = _pick(rng, WALLS), _pick(rng, ROOFS)
    half, top = plan.width / 2, y + plan.wall
    white = world.light.white
    if plan.chimney:
        side = half * 0.45 * (1 if rng.random() < 0.5 else -1)
        stack = box(x + side - 0.28, top, x + side + 0.28, top + plan.roof * 1.12)
        on.put(stack, lighter(roof, -0.06), z + 0.05, at=z + 0.05, mist=False)
        cap = box(x + side - 0.36, top + plan.roof * 1.10, x + side + 0.36, top + plan.roof * 1.18)
        on.put(cap, snowed(lighter(roof, -0.02), white), z + 0.04, at=z + 0.04, mist=False)
        if plan.smoke:
            smoke(
                on,
                world,
                x + side,
                top + plan.roof * 1.2,
                z + 0.04,
                0.55,
                mix(rgb("#d9dde2"), world.light.horizon, 0.3),
            )
    on.put(
        box(x - half, y - 0.3, x + half, top + 0.1),
        lighter(wall, 0.03),
        z,
        bottom=lighter(wall, -0.08),
        rim=True,
        mist=False,
    )
    if plan.timber:
        _timber(on, x, y, z, half, plan)
    _gable(on, x, top, z, half, plan.roof, roof, wall, white, bool(rng.random() < 0.45))
    _openings(on, world, rng, x, y, z, plan)


def _gable(
    on: Scenery,
    x: float,
    top: float,
    z: float,
    half: float,
    height: float,
    roof: Rgb,
    wall: Rgb,
    white: float,
    front: bool,
) -> None:
    """Lay the roof: its gable towards the viewer, or its long side."""
    over = half + 0.35
    if front:
        on.put(
            outline((x - half, top), (x + half, top), (x, top + height)),
            lighter(wall, 0.02),
            z - 0.01,
            at=z,
            mist=False,
        )
        slope = outline(
            (x - over, top - 0.22),
            (x, top + height + 0.12),
            (x + over, top - 0.22),
            (x + over, top + 0.10),
            (x, top + height + 0.46),
            (x - over, top + 0.10),
        )
        on.put(slope, snowed(roof, white), z - 0.02, at=z, rim=True, mist=False)
        return
    inset = half * 0.28
    body = outline(
        (x - over, top - 0.12),
        (x + over, top - 0.12),
        (x + over - inset, top + height),
        (x - over + inset, top + height),
    )
    on.put(body, snowed(lighter(roof, 0.05), white), z - 0.02, bottom=lighter(roof, -0.05), at=z, rim=True, mist=False)
    for share in (0.3, 0.55, 0.8):
        level = top - 0.12 + share * (height + 0.12)
        reach = over - inset * share
        on.put(
            box(x - reach, level - 0.025, x + reach, level + 0.025),
            lighter(roof, -0.08),
            z - 0.03,
            at=z,
            opacity=0.5,
            mist=False,
        )


def _timber(on: Scenery, x: float, y: float, z: float, half: float, plan: House) -> None:
    beam = rgb("#5a4030")
    for share in np.linspace(-1.0, 1.0, 2 * plan.columns + 1):
        at = x + share * (half - 0.08)
        on.put(box(at - 0.07, y, at + 0.07, y + plan.wall), beam, z - 0.005, at=z, mist=False)
    for storey in range(1, plan.storeys + 1):
        level = y + plan.wall * storey / plan.storeys
        on.put(box(x - half, level - 0.09, x + half, level + 0.05), beam, z - 0.005, at=z, mist=False)


def _openings(on: Scenery, world: World, rng: np.random.Generator, x: float, y: float, z: float, plan: House) -> None:
    storey = plan.wall / plan.storeys
    high = min(1.25, storey * 0.45)
    shutters = _pick(rng, ("#4f6f6a", "#6a4a4a", "#4a5f7a", "#7a6a45")) if plan.shutters else None
    door = int(rng.integers(plan.columns)) if plan.door else -1
    wide = min(0.9, plan.width / plan.columns * 0.42)
    for floor in range(plan.storeys):
        for column in range(plan.columns):
            at = x - plan.width / 2 + (column + 0.5) * plan.width / plan.columns
            if floor == 0 and column == door:
                _door(on, rng, at, y, z, min(2.1, storey * 0.74))
                continue
            window(on, world, rng, at, y + floor * storey + storey * 0.34, z - 0.02, wide, high, shutters=shutters)


def _door(on: Scenery, rng: np.random.Generator, x: float, y: float, z: float, height: float) -> None:
    colour = _pick(rng, ("#7a3b2e", "#3f5f5a", "#4a4f6f", "#6a4a32"))
    on.put(arch(x - 0.62, y, x + 0.62, y + height + 0.16), rgb("#e8ddca"), z - 0.02, at=z, mist=False)
    on.put(arch(x - 0.48, y, x + 0.48, y + height), colour, z - 0.03, bottom=lighter(colour, -0.06), at=z, mist=False)
    on.put(oval(x + 0.3, y + height * 0.45, 0.05, count=8), rgb("#e0b95a"), z - 0.04, at=z, mist=False)


def church(
    on: Scenery, world: World, rng: np.random.Generator, x: float, z: float, size: float, *, y: float = 0.0
) -> None:
    """Build a small church with a spire."""
    wall, roof = _pick(rng, ("#e8e0d0", "#d9cbb2")), _pick(rng, ("#5f5a66", "#6f4f45"))
    white = world.light.white
    nave = size * 0.9
    on.put(box(x, y - 0.3, x + nave, y + size * 0.55), wall, z, bottom=lighter(wall, -0.08), rim=True, mist=False)
    on.put(
        outline(
            (x - 0.2, y + size * 0.55),
            (x + nave + 0.3, y + size * 0.55),
            (x + nave - 0.3, y + size * 0.95),
            (x, y + size * 0.95),
        ),
        snowed(roof, white),
        z - 0.01,
        bottom=lighter(roof, -0.05),
        at=z,
        rim=True,
        mist=False,
    )
    half = size * 0.17
    on.put(
        box(x - half, y - 0.3, x + half, y + size * 1.15),
        lighter(wall, 0.03),
        z - 0.02,
        bottom=lighter(wall, -0.07),
        at=z,
        rim=True,
        mist=False,
    )
    on.put(
        outline((x - half * 1.25, y + size * 1.15), (x + half * 1.25, y + size * 1.15), (x, y + size * 2.0)),
        snowed(roof, white, 0.6),
        z - 0.03,
        bottom=lighter(roof, -0.04),
        at=z,
        rim=True,
        mist=False,
    )
    cross = y + size * 2.0
    on.put(box(x - 0.04, cross, x + 0.04, cross + size * 0.16), rgb("#c9a24a"), z - 0.03, at=z, mist=False)
    on.put(
        box(x - 0.04 - size * 0.04, cross + size * 0.09, x + 0.04 + size * 0.04, cross + size * 0.12),
        rgb("#c9a24a"),
        z - 0.03,
        at=z,
        mist=False,
    )
    lit = Paint(mix(glass(world), WARM, world.light.lamps), emission=0.55 * world.light.lamps)
    for at in (x - half * 0.45, *np.linspace(x + nave * 0.35, x + nave * 0.85, 3)):
        on.put(
            arch(at - size * 0.05, y + size * 0.14, at + size * 0.05, y + size * 0.42), lit, z - 0.04, at=z, mist=False
        )
    on.put(oval(x, y + size * 0.98, half * 0.45, count=16), rgb("#f3ead8"), z - 0.04, at=z, mist=False)


def tower(
    on: Scenery,
    world: World,
    rng: np.random.Generator,
    x: float,
    z: float,
    width: float,
    height: float,
    colour: Rgb,
    *,
    y: float = 0.0,
    detail: float = 1.0,
    crown: int | None = None,
) -> None:
    """Build a tower block with a grid of windows, some lit."""
    half = width / 2
    kind = int(rng.integers(5)) if crown is None else crown
    on.put(_tower_outline(x, y, half, height, kind), lighter(colour, 0.02), z, bottom=lighter(colour, -0.05))
    near = detail >= 0.5
    storey = max(3.4, height / 26) / detail
    columns, rows = max(2, int(width / 3.2 * detail)), max(3, int(height * 0.86 / storey))
    pane = mix(lighter(colour, -0.10), world.light.middle, 0.35)
    left, right = x - half * 0.86, x + half * 0.86
    low, high = y + height * (0.03 if near else 0.34), y + height * 0.90
    if near:
        side = box(x + half * 0.45, y, x + half, y + height * (0.94 if kind else 1.0))
        on.put(side, lighter(colour, -0.05), z - 0.01, at=z, opacity=0.6)
    else:
        rows = max(3, int(rows * 0.65))
        on.put(joined(grid(left, low, right, high, columns, 1, (0.4, 1.0))), pane, z - 0.02, at=z, opacity=0.4)
    cells = grid(left, low, right, high, columns, rows, (0.52, 0.5))
    lit = rng.random(len(cells)) < 0.55 * world.light.lamps + 0.02
    dark = [cell for cell, on_ in zip(cells, lit, strict=True) if not on_]
    bright = [cell for cell, on_ in zip(cells, lit, strict=True) if on_]
    if dark and near:
        on.put(joined(dark), pane, z - 0.02, at=z, opacity=0.75)
    warm = mix(WARM, rgb("#fff0cf"), float(rng.random()))
    if bright and world.light.lamps > 0.05:
        on.put(joined(bright), Paint(warm, emission=0.6), z - 0.03, at=z)


def _tower_outline(x: float, y: float, half: float, height: float, kind: int) -> Points:
    top = y + height
    if kind == 1:
        return outline(
            (x - half, y),
            (x + half, y),
            (x + half, top * 0.94),
            (x + half * 0.6, top * 0.94),
            (x + half * 0.6, top),
            (x - half * 0.6, top),
            (x - half * 0.6, top * 0.94),
            (x - half, top * 0.94),
        )
    if kind == 2:
        return outline(
            (x - half, y), (x + half, y), (x + half, top * 0.92), (x + half * 0.1, top), (x - half, top * 0.88)
        )
    if kind == 3:
        return outline(
            (x - half, y),
            (x + half, y),
            (x + half, top * 0.9),
            (x + half * 0.5, top * 0.95),
            (x + half * 0.12, top),
            (x + half * 0.06, top * 1.12),
            (x - half * 0.06, top * 1.12),
            (x - half * 0.12, top),
            (x - half * 0.5, top * 0.95),
            (x - half, top * 0.9),
        )
    if kind == 4:
        turn = np.linspace(0.0, np.pi, 12)
        dome = np.stack([x + half * np.cos(turn), top * 0.9 + half * 0.9 * np.sin(turn)], axis=1)
        return np.concatenate([[[x - half, y], [x + half, y]], dome]).astype(np.float32)
    return box(x - half, y, x + half, top)


def fence(
    on: Scenery, x: tuple[float, float], z: float, colour: Rgb, *, height: float = 1.1, pitch: float = 1.6
) -> None:
    """Put up a post-and-rail fence across the view."""
    posts = np.arange(x[0], x[1], pitch)
    parts = [box(at - 0.07, 0.0, at + 0.07, height) for at in posts]
    rails = [box(x[0], height * level - 0.05, x[1], height * level + 0.05) for level in (0.42, 0.8)]
    on.put(joined(rails), lighter(colour, -0.03), z + 0.03, mist=False)
    on.put(joined(parts), colour, z, bottom=lighter(colour, -0.07), rim=True, mist=False)
