"""Breaking: a thing falls to pieces where it stands, and the pieces drop, bounce and lie."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import rgb
from circletake.render.cast.moving import spline
from circletake.render.cast.played import Played, Setting, touch
from circletake.render.physics.debris import Piece, cut_up, gone_from, laid, largest_of, throw
from circletake.render.physics.matter import Matter
from circletake.render.scene import Paint, Shape
from circletake.schema import derive_seed

_SHARDS, _CRUMBS = 30, 54
_HEARD = 5
_DUSTY = frozenset({"stone", "earth", "sand", "snow", "gravel", "wood"})


def shatter(
    played: Played, object_id: str, begin_s: float, setting: Setting, matter: Matter, seed: int, *,
    crumbles: bool = False, speed_mps: float = 0.0, carried: tuple[float, float] = (0.0, 0.0),
) -> None:  # fmt: skip
    """Break a thing.

    Args:
        played: The thing; it is changed.
        object_id: The truth's id.
        begin_s: When.
        setting: Clock and ground.
        matter: What it is made of.
        seed: Decides where it cracks.
        crumbles: True: it loses its hold from within and slumps; False: it bursts into shards.
        speed_mps: How fast it met what broke it: its shards fly the farther.
        carried: The speed, metres a second, that all of it goes on with.
    """
    times = setting.clock.times_s
    index = int(np.clip(np.searchsorted(times, begin_s) - 1, 0, len(times) - 1))
    pieces = cut_up(played.shapes, index, _CRUMBS if crumbles else _SHARDS, derive_seed("shards", seed))
    if not pieces:
        return
    if speed_mps:
        pieces = _grounded(pieces, setting)
    rng = np.random.default_rng(derive_seed("shatter", seed))
    points = np.concatenate([piece.outline for piece in pieces])
    low, high = points.min(0), points.max(0)
    tall = float(max(high[1] - low[1], 0.05))
    depth = float(np.median([piece.depth_m for piece in pieces]))
    velocities = _velocities(pieces, low, high, crumbles, speed_mps, rng) + np.array(carried, np.float32)
    spins = rng.uniform(-7, 7, len(pieces)) * (0.3 if crumbles else 1.0) / max(tall, 0.3) ** 0.5
    moved = throw(pieces, velocities, spins, matter.material, matter.mass_kg, begin_s, setting, depth,
                  bounce=min(matter.bounce, 0.3), heard=_HEARD)  # fmt: skip
    drifts = (rng.normal(0, 0.22, len(pieces)) * tall**0.5).astype(np.float32)
    top = max(shape.order for shape in played.shapes)
    shapes = gone_from(played.shapes, begin_s, times) + laid(pieces, moved, begin_s, times, object_id, drifts)
    if matter.material in _DUSTY:
        shapes += _dust(object_id, low, high, depth, times - begin_s, top, seed, matter.material == "snow")
    played.shapes = shapes
    onto = setting.ground.material(float(low[0]), depth)
    hit = max(speed_mps, 3.0)
    played.contacts += touch(begin_s, setting, "break", matter.material, onto, matter.mass_kg, hit, object_id)
    whole = sum(piece.area for piece in pieces)
    for number in largest_of(pieces, _HEARD):
        fall = next((one for one in moved.touches if one.one == number and one.other is None), None)
        if fall is not None and fall.time_s > begin_s + 0.06:
            mass = matter.mass_kg * pieces[number].area / whole
            played.contacts += touch(fall.time_s, setting, "impact", matter.material, onto, mass, fall.speed_mps,
                                     object_id)  # fmt: skip


def _grounded(pieces: list[Piece], setting: Setting) -> list[Piece]:
    """Return the pieces where they are at the moment of the hit: on the ground, and not a frame above it."""
    points = np.concatenate([piece.outline for piece in pieces])
    x, z = (np.array([value], np.float32) for value in (points[:, 0].mean(), pieces[0].depth_m))
    drop = float(points[:, 1].min() - setting.ground.height(x, z, np.zeros(1, np.float32))[0])
    shift = np.array([0.0, -drop], np.float32)
    return [piece._replace(outline=piece.outline + shift) for piece in pieces]


def _velocities(
    pieces: list[Piece], low: Floats, high: Floats, crumbles: bool, speed: float, rng: np.random.Generator
) -> Floats:
    """Return (pieces, 2) metres a second at which the pieces leave each other."""
    middle = (low + high) / 2
    size = max(float(np.max(high - low)), 0.05)
    out = np.stack([piece.outline.mean(0) - middle for piece in pieces]) / size * 2
    force = (0.35 if crumbles else 1.3) * size**0.5 + 0.4 * speed
    away = out * force * rng.uniform(0.5, 1.2, (len(pieces), 1)) + rng.normal(0, 0.25, (len(pieces), 2)) * force
    away[:, 1] = away[:, 1] * (0.2 if crumbles else 0.6) + (0.0 if crumbles else 0.5 * force)
    return np.asarray(away, np.float32)


def _dust(
    object_id: str, low: Floats, high: Floats, depth: float, since: Floats, top: float, seed: int, snow: bool
) -> list[Shape]:
    """Return the dust that what breaks raises: low clouds that roll out and thin."""
    rng = np.random.default_rng(derive_seed("dust", seed))
    size = float(np.max(high - low))
    pace = max(size, 0.3) ** 0.5
    turn = np.linspace(0, 2 * np.pi, 9, endpoint=False)
    shapes = []
    for number in range(7):
        side = rng.uniform(-1, 1)
        run = 1 - np.exp(-np.maximum(since, 0) / (0.7 * pace))
        x = (low[0] + high[0]) / 2 + side * (0.35 + 0.75 * run) * size * 0.7
        y = low[1] + size * (0.05 + rng.uniform(0.05, 0.3) * run)
        reach = size * rng.uniform(0.12, 0.24) * (0.3 + 0.9 * run)
        bulge = 1 + 0.14 * np.cos(turn * 4 + rng.uniform(0, 6))
        ring = np.stack([np.cos(turn) * bulge * 1.3, np.sin(turn) * bulge * 0.8], -1)[None] * reach[:, None, None]
        outline = spline((ring + np.stack([x, y], -1)[:, None]).astype(np.float32), 3)
        points = np.concatenate([outline, np.full((*outline.shape[:2], 1), depth - 0.02, np.float32)], -1)
        shown = np.clip(since / 0.12, 0, 1) * np.clip(1.1 - since / (1.7 * pace), 0, 1)
        colour = "#eef2f4" if snow else "#c3b49c"
        shapes.append(Shape(points, Paint(rgb(colour), opacity=0.42), object_id, shown.astype(np.float32),
                            top + number / 64))  # fmt: skip
    return shapes
