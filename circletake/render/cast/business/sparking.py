"""Sparks: glowing bits that fly from struck or burning metal, bright at first, falling, and soon gone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import rgb
from circletake.render.cast.played import Played
from circletake.render.cast.rigid import GRAVITY
from circletake.render.scene import Clock, Paint, Shape
from circletake.schema import derive_seed

_COLOURS = ("#fff1c4", "#ffd27a", "#ffb048", "#ff8a2e")


def bursts(
    played: Played, object_id: str, at: tuple[float, float, float], times_s: Sequence[float], clock: Clock, *,
    count: int = 20, speed_mps: float = 3.2, life_s: float = 0.62, size_m: float = 0.011, seed: int = 0,
) -> None:  # fmt: skip
    """Lay sparks that burst from a place at every one of some times; each flies on its own way every time.

    Args:
        played: takes the shapes.
        object_id: whose they are.
        at: metres in the world.
        times_s: when something is struck, in order.
        clock: the clip's frames.
        count: sparks a burst.
        speed_mps: of the fastest.
        life_s: how long the longest-lived glows.
        size_m: half the width of a spark's streak.
        seed: decides their ways.
    """
    if not times_s:
        return
    times = np.asarray(times_s, np.float32)
    since = clock.times_s[:, None] - times[None]
    index = np.maximum(np.searchsorted(times, clock.times_s, side="right") - 1, 0)
    age = since[np.arange(len(index)), index]
    rng = np.random.default_rng(derive_seed("sparks", seed))
    top = max((shape.order for shape in played.shapes), default=0.0)
    for number in range(count):
        angle = rng.uniform(0.12, np.pi - 0.12, len(times)).astype(np.float32)
        speed = (speed_mps * rng.uniform(0.35, 1.0, len(times))).astype(np.float32)
        life = life_s * float(rng.uniform(0.5, 1.0))
        flying = np.clip(age, 0.0, life)
        vx, vy = (speed * np.cos(angle))[index], (speed * np.sin(angle))[index]
        drag = np.exp(-1.6 * flying)
        x = at[0] + vx * (1 - drag) / 1.6
        y = at[1] + vy * (1 - drag) / 1.6 - 0.5 * GRAVITY * flying * flying
        way = np.stack([vx * drag, vy * drag - GRAVITY * flying], -1)
        shown = np.clip(1.25 - age / life, 0, 1) * (age >= 0) * (age <= life) * (y > 0.005)
        outline = _streak(np.stack([x, y], -1), way, size_m)
        z = np.full((*outline.shape[:2], 1), at[2] - 0.02, np.float32)
        paint = Paint(rgb(_COLOURS[number % len(_COLOURS)]), emission=1.0)
        points = np.concatenate([outline, z], -1).astype(np.float32)
        played.shapes.append(Shape(points, paint, object_id, shown.astype(np.float32), top + 1 + number / 64))


def _streak(at: Floats, way: Floats, half: float) -> Floats:
    """Return (frames, 4, 2) a lozenge drawn out along its way: what a shutter makes of a spark."""
    speed = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-3)[:, None]
    ahead = way / speed
    side = np.stack([-ahead[:, 1], ahead[:, 0]], -1) * half
    tail = at - ahead * np.clip(0.032 * speed, 2.0 * half, 0.2)
    return np.stack([at + ahead * half, at + side, tail, at - side], 1)
