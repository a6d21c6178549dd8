"""Outlines: closed curves as (P, 2) arrays of metres, cut as if by hand."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from circletake.render.scene import Points


def outline(*points: tuple[float, float]) -> Points:
    """Return corners as an outline."""
    return np.array(points, np.float32)


def box(x0: float, y0: float, x1: float, y1: float) -> Points:
    """Return a rectangle."""
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def oval(x: float, y: float, rx: float, ry: float | None = None, count: int = 28) -> Points:
    """Return an ellipse round (x, y)."""
    turn = np.linspace(0.0, 2.0 * np.pi, count, endpoint=False)
    return np.stack([x + rx * np.cos(turn), y + (rx if ry is None else ry) * np.sin(turn)], axis=1).astype(np.float32)


def arch(x0: float, y0: float, x1: float, y1: float, count: int = 12) -> Points:
    """Return an upright opening with a round top."""
    radius = (x1 - x0) / 2
    turn = np.linspace(0.0, np.pi, count)
    top = np.stack([(x0 + x1) / 2 + radius * np.cos(turn), y1 - radius + radius * np.sin(turn)], axis=1)
    return np.concatenate([[[x0, y0], [x1, y0]], top]).astype(np.float32)


def smooth(points: ArrayLike, per: int = 5) -> Points:
    """Return a closed curve through points (Catmull-Rom), `per` points for each."""
    p = np.asarray(points, np.float64)
    before, after, beyond = np.roll(p, 1, 0), np.roll(p, -1, 0), np.roll(p, -2, 0)
    t = (np.arange(per) / per)[None, :, None]
    a, b, c, d = before[:, None], p[:, None], after[:, None], beyond[:, None]
    curve = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    return curve.reshape(-1, 2).astype(np.float32)


def noise(rng: np.random.Generator, x: ArrayLike, scale: float, octaves: int = 4, rough: float = 0.5) -> Points:
    """Return smooth random heights, about -1 to 1, at positions x; `scale` metres is its longest wave."""
    at = np.asarray(x, np.float64)
    total = np.zeros_like(at)
    weight, reach = 1.0, 0.0
    low = float(at.min())
    for octave in range(octaves):
        u = (at - low) * 2.0**octave / scale + rng.random()
        knots = rng.uniform(-1.0, 1.0, int(u.max()) + 3)
        i = u.astype(np.int64)
        t = u - i
        t = t * t * (3.0 - 2.0 * t)
        total += weight * (knots[i] + (knots[i + 1] - knots[i]) * t)
        reach += weight
        weight *= rough
    return (total / reach).astype(np.float32)


def ridge(x: ArrayLike, y: ArrayLike, foot: float) -> Points:
    """Return the outline of what stands under a line, down to `foot`."""
    across, top = np.asarray(x, np.float32), np.asarray(y, np.float32)
    top = np.broadcast_to(top, np.broadcast_shapes(top.shape, across.shape))
    line = np.stack([np.broadcast_to(across, top.shape), top], axis=-1)
    ends = np.array([[across[-1], foot], [across[0], foot]], np.float32)
    ends = np.broadcast_to(ends, (*top.shape[:-1], 2, 2))
    return np.concatenate([line, ends], axis=-2).astype(np.float32)


def stroke(points: ArrayLike, widths: ArrayLike) -> Points:
    """Return the outline of a line of changing width through points, round enough at its end."""
    p = np.asarray(points, np.float64)
    half = np.broadcast_to(np.asarray(widths, np.float64), (len(p),))[:, None] / 2
    along = np.gradient(p, axis=0)
    along /= np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1)
    return np.concatenate([p + normal * half, (p - normal * half)[::-1]]).astype(np.float32)


def moved(shape: Points, x: float = 0.0, y: float = 0.0, scale: float = 1.0, flip: bool = False) -> Points:
    """Return an outline scaled about the origin, mirrored, and moved."""
    factor = np.array([-scale if flip else scale, scale], np.float32)
    return (shape * factor + np.array([x, y], np.float32)).astype(np.float32)


def turned(shape: Points, angle: float, x: float = 0.0, y: float = 0.0) -> Points:
    """Return an outline turned by radians about (x, y)."""
    c, s = np.cos(angle), np.sin(angle)
    centre = np.array([x, y], np.float32)
    return ((shape - centre) @ np.array([[c, s], [-s, c]], np.float32) + centre).astype(np.float32)


def cut(rng: np.random.Generator, shape: Points, amount: float) -> Points:
    """Return an outline a little off, as scissors leave it; `amount` in metres."""
    return (shape + rng.normal(0.0, amount, shape.shape)).astype(np.float32)


def holed(outer: Points, holes: list[Points]) -> Points:
    """Return an outline with openings: each opening runs the other way round and is reached by a cut."""
    parts = [outer, outer[:1]]
    for hole in holes:
        against = hole if (_area(hole) < 0) != (_area(outer) < 0) else hole[::-1]
        parts += [against, against[:1], outer[:1]]
    return np.concatenate(parts).astype(np.float32)


def _area(shape: Points) -> float:
    x, y = shape[:, 0], shape[:, 1]
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))


def joined(shapes: list[Points]) -> Points:
    """Return many outlines as one: the way from each to the next is gone back again, so that it encloses nothing."""
    starts = [shape[:1] for shape in shapes]
    parts = [part for shape, start in zip(shapes, starts, strict=True) for part in (shape, start)]
    return np.concatenate([*parts, *reversed(starts[:-1])]).astype(np.float32)


def grid(
    x0: float, y0: float, x1: float, y1: float, columns: int, rows: int, fill: tuple[float, float]
) -> list[Points]:
    """Return rectangles in columns and rows, each filling that share of its cell, row by row and to and fro."""
    wide, high = (x1 - x0) / columns, (y1 - y0) / rows
    cells = []
    for row in range(rows):
        order = range(columns) if row % 2 == 0 else range(columns - 1, -1, -1)
        for column in order:
            cx, cy = x0 + (column + 0.5) * wide, y0 + (row + 0.5) * high
            cells.append(
                box(cx - wide * fill[0] / 2, cy - high * fill[1] / 2, cx + wide * fill[0] / 2, cy + high * fill[1] / 2)
            )
    return cells


def raised(shape: Points, y: float) -> Points:
    """Return an outline drawn as (x, z) laid flat on the level y: (P, 3)."""
    return np.stack([shape[:, 0], np.full(len(shape), y), shape[:, 1]], axis=1).astype(np.float32)
