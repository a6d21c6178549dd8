"""Debris: the sheets of a thing cut up, thrown about by the engine, and laid where they come to rest."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.played import Setting
from circletake.render.physics.engine import Body, Moved, simulate
from circletake.render.physics.shards import area_of, shards_of
from circletake.render.scene import Ground, Paint, Shape
from circletake.schema import Material

_PASSING = 7
_LEVEL_M = 0.006
_SEEN = 0.94
"""Opacity of flying pieces: just below that of bodies, so that no camera follows them."""


class Piece(NamedTuple):
    """One shard, where it was when all broke."""

    outline: Floats
    """(P, 2) metres in the world."""
    paint: Paint
    depth_m: float
    order: float
    area: float
    rim: bool


def floor_line(ground: Ground, z: float, middle: float, half: float = 30.0) -> Floats:
    """Return the ground's line (N, 2) at a depth, from left to right: as few points as tell it within 6 mm."""
    x = np.arange(middle - half, middle + half + 0.25, 0.5, dtype=np.float32)
    y = ground.height(x, np.full_like(x, z), np.zeros_like(x))
    if float(np.ptp(y)) < 1e-4:
        return np.array([[x[0], y[0]], [x[-1], y[-1]]], np.float32)
    kept = _corners(x.astype(np.float64), y.astype(np.float64), 0, len(x) - 1)
    return np.stack([x, y], -1)[[0, *kept, len(x) - 1]].astype(np.float32)


def _corners(x: Floats, y: Floats, first: int, last: int) -> list[int]:
    """Return the points between two that their straight line misses (Douglas and Peucker, 1973)."""
    if last - first < 2:
        return []
    line = y[first] + (y[last] - y[first]) / (x[last] - x[first]) * (x[first : last + 1] - x[first])
    off = np.abs(y[first : last + 1] - line)
    at = first + int(off.argmax())
    if off[at - first] < _LEVEL_M:
        return []
    return [*_corners(x, y, first, at), at, *_corners(x, y, at, last)]


def cut_up(shapes: list[Shape], index: int, most: int, seed: int) -> list[Piece]:
    """Cut what can be seen of shapes in a frame into at most about `most` pieces, the largest sheets first."""
    rng = np.random.default_rng(seed)
    seen = [(shape, shape.points[min(index, len(shape.points) - 1)] if shape.points.ndim == 3 else shape.points)
            for shape in shapes if _solid(shape, index)]  # fmt: skip
    areas = [area_of(points[:, :2]) for _, points in seen]
    largest = 1.6 * sum(areas) / max(most, 1)
    pieces: list[Piece] = []
    for (shape, points), area in sorted(zip(seen, areas, strict=True), key=lambda pair: -pair[1]):
        if area < 0.02 * largest and len(pieces) > most // 2:
            continue
        for outline in shards_of(points[:, :2], largest, rng):
            small = area_of(outline)
            if small > 1e-7 and len(pieces) < 1.3 * most:
                pieces.append(Piece(outline, shape.paint, float(points[:, 2].mean()), shape.order, small, shape.rim))
    return pieces


def _solid(shape: Shape, index: int) -> bool:
    shown = 1.0 if shape.opacity is None else float(shape.opacity[min(index, len(shape.opacity) - 1)])
    paint = shape.paint
    return paint.opacity * shown > 0.3 and paint.fade > 0.6


def throw(
    pieces: list[Piece], velocities: Floats, spins: Floats, material: Material, mass_kg: float, begin_s: float,
    setting: Setting, z: float, bounce: float = 0.25, heard: int = 0,
) -> Moved:  # fmt: skip
    """Let pieces go at a moment, each with its own speed; they meet the ground, not each other.

    Args:
        pieces: In the world, above the ground.
        velocities: (pieces, 2) metres a second.
        spins: (pieces,) radians a second.
        material: Of all.
        mass_kg: Of all together.
        begin_s: When.
        setting: Clock and ground.
        z: Depth whose ground they fall on.
        bounce: Coefficient of restitution.
        heard: How many, of the largest, are heard where they fall.
    """
    whole = sum(piece.area for piece in pieces)
    bodies = [
        Body(
            piece.outline, material, max(mass_kg * piece.area / whole, 1e-4), bounce, begin_s,
            (float(velocity[0]), float(velocity[1])), float(spin), passes=_PASSING,
        )
        for piece, velocity, spin in zip(pieces, velocities, spins, strict=True)
    ]  # fmt: skip
    floor = floor_line(setting.ground, z, float(np.mean([piece.outline[:, 0].mean() for piece in pieces])))
    at = pieces[0].outline[0]
    onto = setting.ground.material(float(at[0]), z)
    return simulate(bodies, floor, onto, setting.clock.times_s, heard=frozenset(largest_of(pieces, heard)))


def largest_of(pieces: list[Piece], count: int) -> list[int]:
    """Return the numbers of the largest pieces, the largest first."""
    return sorted(range(len(pieces)), key=lambda number: -pieces[number].area)[:count]


def flung(piece: Piece, number: int, moved: Moved, begin_s: float, times_s: Floats, drift_mps: float = 0.0) -> Floats:
    """Return a piece's points (frames, P, 3) in the world; `drift_mps` takes it nearer or farther until it lies."""
    arm = piece.outline[None] - moved.start[number]
    c, s = np.cos(moved.angle[number])[:, None], np.sin(moved.angle[number])[:, None]
    points = np.empty((len(times_s), len(piece.outline), 3), np.float32)
    points[..., 0] = arm[..., 0] * c - arm[..., 1] * s + moved.middle[number, :, None, 0]
    points[..., 1] = arm[..., 0] * s + arm[..., 1] * c + moved.middle[number, :, None, 1]
    since = np.clip(times_s - begin_s, 0.0, 1.2)
    points[..., 2] = piece.depth_m + drift_mps * (since - since**2 / 2.4)[:, None]
    return points


def gone_from(shapes: list[Shape], begin_s: float, times_s: Floats) -> list[Shape]:
    """Return shapes that are there until a moment."""
    before = (times_s < begin_s).astype(np.float32)
    return [
        Shape(shape.points, shape.paint, shape.object, before if shape.opacity is None else shape.opacity * before,
              shape.order, shape.rim)
        for shape in shapes
    ]  # fmt: skip


def laid(
    pieces: list[Piece], moved: Moved, begin_s: float, times_s: Floats, object_id: str, drifts: Floats | None = None
) -> list[Shape]:
    """Return the pieces as shapes that are there from a moment on."""
    after = (times_s >= begin_s).astype(np.float32)
    shapes = []
    for number, piece in enumerate(pieces):
        drift = 0.0 if drifts is None else float(drifts[number])
        paint = piece.paint
        thin = Paint(paint.colour, paint.bottom, min(paint.opacity, _SEEN), paint.emission, paint.fade)
        points = flung(piece, number, moved, begin_s, times_s, drift)
        shapes.append(Shape(points, thin, object_id, after, piece.order, piece.rim))
    return shapes
