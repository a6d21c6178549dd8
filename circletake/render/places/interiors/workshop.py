"""A workshop: tools on the wall, a bench with a vice, clocks and wheels, a window of many panes."""

from __future__ import annotations

import numpy as np

from circletake.render.colour import lighter, rgb, varied
from circletake.render.places.kit.furniture import (
    pendant,
    shade,
    wall_clock,
)
from circletake.render.places.kit.lines import box, grid, joined, outline, oval, smooth, stroke, turned
from circletake.render.places.kit.room import Opening, Shell, open_room
from circletake.render.places.scenery import Scenery, World
from circletake.render.scene import Rgb


def workshop(world: World) -> Scenery:
    """A workshop: tools on the wall, a bench with a vice, clocks and wheels, a window of many panes."""
    rng = world.rng("workshop")
    wall = varied(rgb(("#a8825c", "#8f8a7f", "#a3705a")[world.pick("wall", 3)]), rng, 0.01)
    side = 1.0 if world.pick("side", 2) else -1.0
    window = Opening(side * 1.5, 1.25, 2.9, 1.75)
    on = open_room(world, Shell(10.6, 3.9, 5.8, wall, rgb("#8a6a4c"), rgb("#c9b79a"), "wood", boards=0.30), [window])
    for x in np.arange(-5.3, 5.3, 0.36):
        on.put(box(float(x) - 0.012, 0.16, float(x) + 0.012, 3.8), lighter(wall, -0.07), 5.79, at=6.28, opacity=0.8)
    for x in (-5.0, -1.7, 1.7, 5.0):
        on.put(box(x - 0.14, 3.5, x + 0.14, 3.9), rgb("#6a4a34"), 5.7)
    on.put(box(-5.3, 3.42, 5.3, 3.62), rgb("#76543a"), 5.65, rim=True)
    _tool_board(on, rng, -side * 2.7)
    _bench(on, rng, -side * 1.3, world)
    _shelves(on, rng, side * 4.2)
    if world.pick("craft", 2):
        _wheels(on, world, rng, -side * 4.7)
    else:
        for x, y, radius in ((-4.75, 2.9, 0.30), (-4.15, 2.35, 0.22), (-4.8, 2.05, 0.2)):
            wall_clock(on, world, -side * -x, y, 5.72, radius)
    _planks(on, rng, side * 4.7)
    pendant(on, world, -side * 1.3, 2.35, 4.2, 3.9, rgb("#4f6a5f"), reach=5.0)
    _shavings(on, rng)
    return on


def _tool_board(on: Scenery, rng: np.random.Generator, x: float) -> None:
    """Hang hammers, saws, chisels and pliers on a board."""
    on.put(box(x - 1.55, 1.45, x + 1.55, 3.05), rgb("#c9a878"), 5.74, bottom=rgb("#b5946a"), rim=True)
    wood, steel = rgb("#7a4f34"), rgb("#6f7a82")
    for number, dx in enumerate((-1.25, -0.95, -0.65)):
        on.put(box(x + dx - 0.03, 1.75, x + dx + 0.03, 2.45), wood, 5.72)
        on.put(box(x + dx - 0.13, 2.42, x + dx + 0.10, 2.56 + 0.03 * number), steel, 5.71, rim=True)
    saw = outline((x - 0.35, 2.75), (x + 0.75, 2.62), (x + 0.75, 2.50), (x - 0.35, 2.36))
    on.put(saw, lighter(steel, 0.12), 5.72, rim=True)
    on.put(smooth([(x - 0.35, 2.82), (x - 0.62, 2.78), (x - 0.66, 2.40), (x - 0.35, 2.32)], 4), wood, 5.71)
    for dx in np.arange(-0.3, 0.75, 0.17):
        tall = float(rng.uniform(0.22, 0.36))
        on.put(
            box(x + float(dx) - 0.028, 1.95, x + float(dx) + 0.028, 1.95 + tall * 0.55), varied(wood, rng, 0.03), 5.72
        )
        on.put(box(x + float(dx) - 0.018, 1.95 - tall, x + float(dx) + 0.018, 1.95), lighter(steel, 0.08), 5.72)
    for number, angle in enumerate((0.3, -0.3)):
        arm = turned(box(x + 1.13, 1.85, x + 1.19, 2.55), angle, x + 1.16, 2.3)
        on.put(arm, steel if number else rgb("#b5473c"), 5.72)
    on.put(oval(x + 1.16, 2.80, 0.17, count=20), steel, 5.72, rim=True)
    on.put(oval(x + 1.16, 2.80, 0.09, count=16), rgb("#c9a878"), 5.71)


def _bench(on: Scenery, rng: np.random.Generator, x: float, world: World) -> None:
    """A heavy bench with drawers, a vice, and work in progress."""
    wood = rgb("#9a6f48")
    shade(on, x, 4.3, 2.2)
    on.put(box(x - 1.9, 0.0, x - 1.6, 0.84), lighter(wood, -0.09), 4.7, rim=True)
    on.put(box(x + 1.6, 0.0, x + 1.9, 0.84), lighter(wood, -0.09), 4.7, rim=True)
    on.put(box(x - 1.9, 0.16, x + 1.9, 0.24), lighter(wood, -0.11), 4.72)
    on.put(box(x - 1.5, 0.46, x + 0.1, 0.84), lighter(wood, -0.03), 4.68)
    on.put(joined(grid(x - 1.5, 0.48, x + 0.1, 0.82, 3, 1, (0.9, 0.85))), lighter(wood, 0.04), 4.67)
    top = np.array(
        [[x - 2.1, 0.92, 5.2], [x + 2.1, 0.92, 5.2], [x + 2.15, 0.92, 4.5], [x - 2.15, 0.92, 4.5]], np.float32
    )
    on.put(top, lighter(wood, 0.07), at=4.66)
    on.put(box(x - 2.15, 0.82, x + 2.15, 0.93), wood, 4.5, bottom=lighter(wood, -0.06), at=4.64, rim=True)
    on.put(
        outline(
            (x - 1.75, 0.92),
            (x - 1.35, 0.92),
            (x - 1.35, 1.14),
            (x - 1.47, 1.14),
            (x - 1.47, 1.02),
            (x - 1.62, 1.02),
            (x - 1.62, 1.14),
            (x - 1.75, 1.14),
        ),
        rgb("#55606a"),
        4.6,
        rim=True,
    )
    on.put(stroke([[x - 1.85, 1.0], [x - 1.35, 1.0]], 0.05), rgb("#8a959d"), 4.59)
    for dx in (0.3, 0.75, 1.2, 1.6):
        tall = float(rng.uniform(0.12, 0.34))
        tone = varied(rgb(("#b5473c", "#4f7f8f", "#c9a24a", "#8f8a7a")[int(rng.integers(4))]), rng)
        on.put(box(x + dx - 0.09, 0.92, x + dx + 0.09, 0.92 + tall), tone, 4.9, rim=True)
    _gear(on, world, x - 0.55, 1.16, 4.62, 0.24, 9, _BRASS)
    _gear(on, world, x - 0.18, 1.06, 4.61, 0.13, 7, rgb("#8a959d"))


_BRASS: Rgb = rgb("#c9a24a")


def _gear(
    on: Scenery, world: World, x: float, y: float, z: float, radius: float, teeth: int, colour: Rgb, pace: float = 0.0
) -> None:
    """A toothed wheel; it turns when it has a pace."""
    steps = np.arange(teeth * 4)
    reach = np.where((steps % 4) < 2, radius, radius * 0.82)
    times = world.clock.times_s.astype(np.float64) if pace else np.zeros(1)
    turn = steps[None] * 2 * np.pi / len(steps) + pace * times[:, None]
    wheel = np.stack([x + reach * np.cos(turn), y + reach * np.sin(turn)], -1)
    on.put(
        wheel.astype(np.float32) if pace else wheel[0].astype(np.float32),
        colour,
        z,
        bottom=lighter(colour, -0.06),
        rim=True,
    )
    on.put(oval(x, y, radius * 0.55, count=24), lighter(colour, -0.10), z - 0.004, at=z)
    for spoke in range(4):
        angle = turn[:, 0] + spoke * np.pi / 2
        c, s = np.cos(angle), np.sin(angle)
        bar = box(0.0, -0.05 * radius, 0.6 * radius, 0.05 * radius)
        spin = np.stack([np.stack([c, s], -1), np.stack([-s, c], -1)], axis=1)
        moving = np.einsum("pi,fij->fpj", bar, spin) + np.array([x, y])
        on.put(moving.astype(np.float32) if pace else moving[0].astype(np.float32), colour, z - 0.006, at=z)
    on.put(oval(x, y, radius * 0.16, count=14), lighter(colour, 0.06), z - 0.008, at=z)


def _wheels(on: Scenery, world: World, rng: np.random.Generator, x: float) -> None:
    """Large wheels that mesh on the wall."""
    del rng
    for dx, y, radius, teeth, pace in (
        (0.0, 2.5, 0.62, 18, 0.5),
        (0.35, 1.55, 0.36, 11, -0.82),
        (-0.42, 3.25, 0.26, 8, -1.12),
    ):
        _gear(
            on,
            world,
            x + dx,
            y,
            5.7 - 0.02 * teeth / 18,
            radius,
            teeth,
            (_BRASS, rgb("#8a6f4f"), rgb("#8a959d"))[teeth % 3],
            pace,
        )


def _shelves(on: Scenery, rng: np.random.Generator, x: float) -> None:
    wood = rgb("#7a5538")
    for level in (1.55, 2.1, 2.65):
        on.put(box(x - 0.9, level, x + 0.9, level + 0.06), wood, 5.5, rim=True)
        at = x - 0.82
        while at < x + 0.72:
            wide, tall = float(rng.uniform(0.12, 0.26)), float(rng.uniform(0.14, 0.38))
            tone = varied(
                rgb(("#8f9aa0", "#b5694a", "#5f7f6a", "#c9a24a", "#6a5a7a", "#d8c9a8")[int(rng.integers(6))]), rng
            )
            on.put(
                box(at, level + 0.06, at + wide, level + 0.06 + tall),
                tone,
                5.48,
                bottom=lighter(tone, -0.06),
                at=5.5,
                rim=True,
            )
            on.put(
                box(at + 0.01, level + 0.06 + tall * 0.35, at + wide - 0.01, level + 0.06 + tall * 0.62),
                lighter(tone, 0.14),
                5.47,
                at=5.5,
            )
            at += wide + 0.04


def _planks(on: Scenery, rng: np.random.Generator, x: float) -> None:
    for number in range(5):
        lean = -np.sign(x) * (0.35 + 0.12 * number)
        foot = x + np.sign(x) * 0.1 * number
        tone = varied(rgb("#c29a68"), rng, 0.03)
        on.put(
            stroke([[foot, 0.0], [foot - lean * -0.5, 2.4 + 0.15 * number]], 0.16),
            tone,
            4.9 - 0.03 * number,
            bottom=lighter(tone, -0.08),
            rim=True,
        )


def _shavings(on: Scenery, rng: np.random.Generator) -> None:
    for _ in range(26):
        x, z = float(rng.uniform(-4.5, 4.5)), float(rng.uniform(-2.0, 4.4))
        turn = np.linspace(0.0, 4.2, 9)
        curl = np.stack([x + 0.06 * np.cos(turn) * (1 + 0.1 * turn), 0.05 + 0.045 * np.sin(turn)], 1)
        on.put(stroke(curl, 0.018), rgb("#dcb982"), z)
