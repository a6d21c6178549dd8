"""Furniture and fittings, each a few flat shapes."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, mix, rgb, varied
from circletake.render.places.kit.lamps import WARM, flicker, shine
from circletake.render.places.kit.lines import box, joined, moved, outline, oval, raised, smooth, stroke
from circletake.render.places.scenery import Glow, Scenery, World
from circletake.render.scene import Paint, Points, Rgb

BOOKS = ("#8a3b32", "#3f5f7a", "#c79a4a", "#4f6a4a", "#6a4a6f", "#b5694a", "#2f4a55", "#a88a6a", "#7a2f3f", "#d8c49a")
_BRASS: Rgb = rgb("#c9a24a")


def table(on: Scenery, x: float, z: float, width: float, height: float, wood: Rgb, *, depth: float = 0.8) -> None:
    """Set a table: a top seen slightly from above, and four legs."""
    half = width / 2
    for dx, dz in (
        (-half + 0.1, depth / 2),
        (half - 0.1, depth / 2),
        (-half + 0.1, -depth / 2),
        (half - 0.1, -depth / 2),
    ):
        on.put(stroke([[x + dx, 0.0], [x + dx, height]], [0.07, 0.10]), lighter(wood, -0.09), z + dz, rim=True)
    top = np.array(
        [
            [x - half, height, z + depth / 2],
            [x + half, height, z + depth / 2],
            [x + half + 0.03, height, z - depth / 2],
            [x - half - 0.03, height, z - depth / 2],
        ],
        np.float32,
    )
    on.put(top, lighter(wood, 0.05), at=z - depth / 2 + 0.02)
    on.put(
        box(x - half - 0.03, height - 0.08, x + half + 0.03, height), wood, z - depth / 2, bottom=lighter(wood, -0.06)
    )


def chair(on: Scenery, x: float, z: float, wood: Rgb, *, facing: float = 1.0) -> None:
    """Set a chair seen from its side."""
    on.put(
        stroke([[x - 0.2 * facing, 0.0], [x - 0.22 * facing, 0.45], [x - 0.27 * facing, 1.0]], [0.05, 0.06, 0.05]),
        wood,
        z,
        rim=True,
    )
    on.put(stroke([[x + 0.2 * facing, 0.0], [x + 0.2 * facing, 0.45]], 0.05), lighter(wood, -0.05), z)
    on.put(box(x - 0.25, 0.43, x + 0.25, 0.49), lighter(wood, 0.04), z - 0.01, at=z)
    for level in (0.66, 0.82, 0.94):
        on.put(
            stroke([[x - 0.26 * facing, level], [x - 0.20 * facing, level + 0.02]], 0.06),
            lighter(wood, 0.02),
            z - 0.01,
            at=z,
        )


def shelf(
    on: Scenery,
    rng: np.random.Generator,
    x: float,
    y: float,
    z: float,
    width: float,
    rows: int,
    wood: Rgb,
    *,
    pitch: float = 0.42,
) -> None:
    """Put up a case of shelves full of books."""
    half, height = width / 2, rows * pitch + 0.08
    on.put(box(x - half, y, x + half, y + height), lighter(wood, -0.14), z)
    for row in range(rows):
        base = y + 0.05 + row * pitch
        _book_row(on, rng, x - half + 0.06, x + half - 0.06, base, pitch - 0.07, z - 0.02)
    boards = [box(x - half, y + row * pitch, x + half, y + row * pitch + 0.05) for row in range(rows + 1)]
    sides = [box(x + s * half - 0.035, y, x + s * half + 0.035, y + height) for s in (-1, 1)]
    on.put(joined([*boards, *sides]), wood, z - 0.04, at=z - 0.03)


def _book_row(on: Scenery, rng: np.random.Generator, x0: float, x1: float, y: float, high: float, z: float) -> None:
    """Fill a shelf: books in a few colours, each colour one outline."""
    colours: dict[int, list[Points]] = {}
    palette = rng.permutation(len(BOOKS))[:5]
    at = x0
    while at < x1 - 0.06:
        wide = float(rng.uniform(0.045, 0.10))
        if rng.random() < 0.07:
            at += wide * 2.0
            continue
        tall = high * float(rng.uniform(0.62, 0.97))
        colours.setdefault(int(palette[int(rng.integers(5))]), []).append(
            box(at, y, min(at + wide - 0.008, x1), y + tall)
        )
        at += wide
    for hue, books in colours.items():
        on.put(joined(books), rgb(BOOKS[hue]), z, bottom=lighter(rgb(BOOKS[hue]), -0.05), at=z)


def picture(on: Scenery, rng: np.random.Generator, x: float, y: float, z: float, width: float, height: float) -> None:
    """Hang a framed landscape."""
    on.put(box(x - width / 2 - 0.06, y - 0.06, x + width / 2 + 0.06, y + height + 0.06), varied(rgb("#8a6a3f"), rng), z)
    sky = rgb(("#bcd3dc", "#e8c9a0", "#d9b8b0")[int(rng.integers(3))])
    on.put(box(x - width / 2, y, x + width / 2, y + height), sky, z - 0.01, at=z)
    u = np.linspace(-0.5, 0.5, 9)
    for level, tone in ((0.55, "#8fa58a"), (0.35, "#6a8568")):
        line = np.stack([x + u * width, y + height * (level + 0.12 * np.sin(u * 7.0 + float(rng.uniform(0, 6))))], 1)
        on.put(
            np.concatenate([line, [[x + width / 2, y], [x - width / 2, y]]]).astype(np.float32),
            rgb(tone),
            z - 0.02,
            at=z,
        )


def rug(on: Scenery, x: float, z: float, width: float, depth: float, colour: Rgb) -> None:
    """Lay an oval rug with a border."""
    for share, tone in ((1.0, lighter(colour, -0.10)), (0.9, colour), (0.74, lighter(colour, 0.07)), (0.66, colour)):
        on.put(raised(oval(x, z, width / 2 * share, depth / 2 * share, 36), 0.015), tone, at=z + depth / 2 + 2.6)


def floor_lamp(on: Scenery, world: World, x: float, z: float) -> None:
    """Set up a lamp on a stand; it is lit when it is dark."""
    lit = max(world.light.lamps, 0.15)
    on.put(outline((x - 0.2, 0.0), (x + 0.2, 0.0), (x + 0.05, 0.06), (x - 0.05, 0.06)), _BRASS, z)
    on.put(box(x - 0.022, 0.0, x + 0.022, 1.5), _BRASS, z)
    shade = outline((x - 0.30, 1.42), (x + 0.30, 1.42), (x + 0.19, 1.86), (x - 0.19, 1.86))
    on.put(shade, Paint(mix(rgb("#e3d2b0"), WARM, lit), emission=0.5 * lit), z - 0.02, at=z)
    if lit > 0.2:
        shine(on, x, 1.6, z, 4.2, 0.42 * lit)


def pendant(
    on: Scenery,
    world: World,
    x: float,
    y: float,
    z: float,
    top: float,
    colour: Rgb,
    *,
    reach: float = 4.6,
    always: float = 0.0,
) -> None:
    """Hang a lamp from the ceiling."""
    lit = max(world.light.lamps, always)
    on.put(box(x - 0.012, y + 0.2, x + 0.012, top), rgb("#2c2a28"), z)
    bulb = oval(x, y, 0.09, 0.10, 14)
    on.put(bulb, Paint(mix(rgb("#e8e0d0"), WARM, lit), emission=0.85 * lit), z + 0.01, at=z)
    on.put(
        outline((x - 0.34, y), (x + 0.34, y), (x + 0.08, y + 0.26), (x - 0.08, y + 0.26)),
        colour,
        z - 0.01,
        at=z,
        rim=True,
    )
    if lit > 0.15:
        shine(on, x, y - 0.05, z, reach, 0.42 * lit)


def curtain(on: Scenery, x: float, y: float, z: float, width: float, height: float, colour: Rgb, side: float) -> None:
    """Hang a curtain gathered to one side of a window."""
    u = np.linspace(0.0, 1.0, 9)
    inner = x + side * width * (0.15 + 0.55 * np.sin(np.pi * np.clip(u * 0.9, 0, 1)) ** 1.5 * 0.6)
    outer = np.full_like(u, x + side * width)
    level = y + height * (1 - u)
    on.put(
        np.concatenate([np.stack([inner, level], 1), np.stack([outer, level], 1)[::-1]]).astype(np.float32),
        colour,
        z,
        bottom=lighter(colour, -0.08),
        at=z,
    )
    for share in (0.35, 0.6, 0.85):
        fold = np.stack([inner + (outer - inner) * share, level], 1)
        on.put(stroke(fold, 0.035), lighter(colour, -0.09), z - 0.005, at=z, opacity=0.8)


def fireplace(on: Scenery, world: World, x: float, z: float, burning: bool) -> None:
    """Build a fireplace with a mantel; its fire lights the room."""
    stone = rgb("#a3968a")
    on.put(box(x - 1.15, 0.0, x + 1.15, 1.45), stone, z, bottom=lighter(stone, -0.08), rim=True)
    on.put(
        outline((x - 0.8, 1.45), (x + 0.8, 1.45), (x + 0.62, 3.8), (x - 0.62, 3.8)),
        lighter(stone, -0.03),
        z + 0.02,
        at=z,
        bottom=lighter(stone, -0.06),
    )
    on.put(box(x - 1.3, 1.40, x + 1.3, 1.54), rgb("#6a4a36"), z - 0.02, at=z, rim=True)
    hole = outline((x - 0.66, 0.0), (x + 0.66, 0.0), (x + 0.66, 0.78), (x + 0.4, 1.0), (x - 0.4, 1.0), (x - 0.66, 0.78))
    on.put(hole, rgb("#2b2322"), z - 0.03, at=z)
    for dx, turn in ((-0.2, 0.16), (0.2, -0.14)):
        on.put(
            stroke([[x + dx - 0.32, 0.09 - turn * 0.3], [x + dx + 0.32, 0.09 + turn * 0.3]], 0.13),
            rgb("#5a4032"),
            z - 0.06,
            at=z,
        )
    for dx, tall in ((-0.85, 0.3), (0.8, 0.22), (0.55, 0.34)):
        on.put(box(x + dx - 0.06, 1.54, x + dx + 0.06, 1.54 + tall), rgb("#d8cbb2"), z - 0.03, at=z)
    if not burning:
        return
    fire(on, world, x, 0.10, z - 0.05, 0.72)
    shine(on, x, 0.6, z - 0.1, 4.2, 0.5, pulse=flicker(world, f"hearth {x:.1f}", 0.16))


def fire(on: Scenery, world: World, x: float, y: float, z: float, size: float) -> None:
    """Let a fire burn in several tongues."""
    times = world.clock.times_s.astype(np.float64)
    for number, (dx, part, hue) in enumerate(
        (
            (-0.22, 0.7, "#ff6a24"),
            (0.2, 0.8, "#ff7a2a"),
            (0.0, 1.0, "#ff8f30"),
            (-0.06, 0.66, "#ffc04a"),
            (0.10, 0.5, "#ffd86a"),
            (0.0, 0.36, "#fff0b0"),
        )
    ):
        u = np.linspace(0.0, 1.0, 9)
        lick = 0.16 * size * u[None] * np.sin(times[:, None] * (6.0 + number * 1.3) + u[None] * 5.0 + number)
        half = 0.34 * size * part * np.sin(np.pi * (0.30 + 0.70 * u)) * (1 - u) ** 0.35
        tall = (size * part * (1.0 + 0.12 * np.sin(times * (7.3 + number) + number * 2.0)))[:, None]
        middle = x + dx * size + lick
        up = y + tall * u[None]
        shape = np.concatenate([np.stack([middle - half, up], -1), np.stack([middle + half, up], -1)[:, ::-1]], axis=1)
        on.put(shape.astype(np.float32), Paint(rgb(hue), emission=0.85), z - 0.004 * number, at=z)


def potted_plant(
    on: Scenery, world: World, rng: np.random.Generator, x: float, z: float, *, y: float = 0.0, size: float = 1.0
) -> None:
    """Set a plant in a pot."""
    from circletake.render.places.kit.plants import sway

    green = varied(rgb("#4f8a58"), rng, 0.03)
    for angle in np.linspace(0.35, np.pi - 0.35, 7) + rng.normal(0, 0.1, 7):
        u = np.linspace(0.0, 1.0, 7)
        length = size * float(rng.uniform(0.55, 0.9))
        spine = np.stack([length * u * np.cos(angle) * 0.8, length * (u * np.sin(angle) * 1.2 - 0.3 * u**2)], 1)
        leaf = stroke(spine, 0.20 * size * np.sin(np.pi * np.clip(u * 0.94 + 0.04, 0, 1)))
        calm = world._replace(light=world.light._replace(wind_mps=0.8))
        on.put(
            sway(leaf, calm, size, float(angle) * 3.0, 0.3) + np.array([x, y + 0.32 * size], np.float32),
            lighter(green, 0.05),
            z + 0.01,
            bottom=lighter(green, -0.08),
        )
    pot = rgb("#b5694a")
    on.put(
        outline(
            (x - 0.17 * size, y),
            (x + 0.17 * size, y),
            (x + 0.23 * size, y + 0.36 * size),
            (x - 0.23 * size, y + 0.36 * size),
        ),
        pot,
        z,
        bottom=lighter(pot, -0.08),
        rim=True,
    )


def wall_clock(on: Scenery, world: World, x: float, y: float, z: float, radius: float = 0.26) -> None:
    """Hang a clock that shows the shot's own hour."""
    on.put(oval(x, y, radius * 1.16, count=30), rgb("#5a4030"), z, rim=True)
    on.put(oval(x, y, radius, count=30), rgb("#f3ead8"), z - 0.01, at=z)
    hour = world.light.hour
    for turn, length, width in ((hour / 12.0, 0.52, 0.035), (hour % 1.0, 0.80, 0.024)):
        angle = np.pi / 2 - 2 * np.pi * turn
        tip = [x + radius * length * np.cos(angle), y + radius * length * np.sin(angle)]
        on.put(stroke([[x, y], tip], width), rgb("#2c2c30"), z - 0.02, at=z)


def armchair(on: Scenery, x: float, z: float, colour: Rgb, side: float) -> None:
    """Set an armchair, turned a little to the middle."""
    back = smooth([(-0.42, 0.3), (-0.46, 1.1), (-0.25, 1.22), (0.25, 1.2), (0.40, 1.05), (0.40, 0.3)], 4)
    on.put(moved(back, x, 0.0, 1.0, side < 0), lighter(colour, -0.03), z + 0.1, bottom=lighter(colour, -0.10), rim=True)
    seat = smooth([(-0.40, 0.12), (-0.42, 0.50), (0.0, 0.56), (0.48, 0.50), (0.46, 0.12)], 4)
    on.put(moved(seat, x, 0.0, 1.0, side < 0), lighter(colour, 0.05), z, bottom=lighter(colour, -0.06), rim=True)
    for dx in (-0.48, 0.50):
        arm = smooth([(dx - 0.13, 0.08), (dx - 0.14, 0.66), (dx, 0.76), (dx + 0.14, 0.66), (dx + 0.13, 0.08)], 4)
        on.put(
            moved(arm, x, 0.0, 1.0, side < 0), lighter(colour, 0.01), z - 0.05, bottom=lighter(colour, -0.09), rim=True
        )
    for dx in (-0.45, 0.45):
        on.put(box(x + dx - 0.05, 0.0, x + dx + 0.05, 0.12), rgb("#4a3428"), z - 0.04)


def shade(on: Scenery, x: float, z: float, width: float) -> None:
    """Ground a piece of furniture with the soft dark under it."""
    on.glows.append(Glow(x, 0.0, z + 0.03, width, (0.2, 0.18, 0.24), 0.5, "darken", 0.16))
