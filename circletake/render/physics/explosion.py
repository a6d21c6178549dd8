"""Explosions: a flash, a fireball that becomes a cloud of smoke, a shock along the ground, sparks, and debris."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, rgb
from circletake.render.cast.played import Played, Setting, touch
from circletake.render.physics.debris import cut_up, gone_from, laid, throw
from circletake.render.scene import Flare, Paint, Shape
from circletake.schema import Material, derive_seed

_PIECES = 44
_HEARD = 6
"""Pieces whose fall is told."""
_FRONT_AT, _FRONT_RUNS, _FRONT_PACE = 0.4, 3.4, 2.6
"""Where a blast's front begins and how far it runs, in shares of its reach, and how fast it slows down."""
_FRONT_ENDS = 0.86
"""Share of its way behind which it knocks nobody over."""
_CHARRED = rgb("#2b2528")


class Blast(NamedTuple):
    """Where and when something has blown up."""

    x: float
    z: float
    begin_s: float
    reach: float
    """Metres: the size of its ball of fire."""


def front_m(since_s: Floats, reach: float) -> Floats:
    """Return how far from its middle a blast's front is, metres."""
    run = np.maximum(since_s, 0.0) / math.sqrt(max(reach, 0.25))
    out: Floats = reach * (_FRONT_AT + _FRONT_RUNS * (1 - np.exp(-run * _FRONT_PACE)))
    return out


def front_ends_s(reach: float) -> float:
    """Return how long a blast's front knocks over whom it meets, seconds."""
    return -math.log(1.0 - _FRONT_ENDS) / _FRONT_PACE * math.sqrt(max(reach, 0.25))


def explode(
    played: Played, object_id: str, begin_s: float, setting: Setting, material: Material, mass_kg: float, seed: int,
    least_reach: float = 0.0,
) -> Blast | None:  # fmt: skip
    """Blow a thing up: its sheets become debris, with all that goes with it.

    Args:
        played: The thing as it stands; it is changed.
        object_id: The truth's id.
        begin_s: When.
        setting: Clock and ground.
        material: What it is made of.
        mass_kg: How heavy it is.
        seed: Decides what flies where.
        least_reach: Metres that its ball of fire has at least: that of a bomb is larger than the bomb.
    """
    times = setting.clock.times_s
    index = int(np.clip(np.searchsorted(times, begin_s), 0, len(times) - 1))
    pieces = cut_up(played.shapes, index, _PIECES, derive_seed("debris", seed))
    if not pieces:
        return None
    points = np.concatenate([piece.outline for piece in pieces])
    low, high = points.min(0), points.max(0)
    centre = np.array([(low[0] + high[0]) / 2, low[1] + 0.42 * (high[1] - low[1])], np.float32)
    reach = max(0.62 * float(np.hypot(*(high - low)) / 1.4142) + 0.12, least_reach)
    depth = float(np.median([piece.depth_m for piece in pieces]))
    rng = np.random.default_rng(derive_seed("explosion", seed))
    top = max(shape.order for shape in played.shapes)
    middles = np.stack([piece.outline.mean(0) for piece in pieces])
    away = middles - centre
    away = away / np.maximum(np.hypot(*away.T), 0.2 * reach)[:, None]
    speed = (4.6 * reach**0.5) * rng.uniform(0.55, 1.35, len(pieces))[:, None]
    velocities = away * speed + np.stack([rng.normal(0, 0.7, len(pieces)), 3.1 * rng.uniform(0.3, 1.3, len(pieces))],
                                         -1) * reach**0.5  # fmt: skip
    spins = rng.uniform(-9, 9, len(pieces))
    moved = throw(pieces, velocities, spins, material, mass_kg, begin_s, setting, depth, heard=_HEARD)
    charred = [piece._replace(paint=_scorched(piece.paint, rng)) for piece in pieces]
    drifts = rng.normal(0, 0.5, len(pieces)).astype(np.float32) * reach**0.5
    shapes = gone_from(played.shapes, begin_s, times)
    shapes += laid(charred, moved, begin_s, times, object_id, drifts)
    shapes += _cloud(object_id, centre, depth, reach, times - begin_s, top, seed)
    played.shapes = shapes
    played.flare = Flare(
        _flare(times - begin_s, reach), (float(centre[0]), float(centre[1]), depth), 6.0 * reach + 1.0, rgb("flame")
    )
    played.contacts += touch(begin_s, setting, "explosion", "air", "air", mass_kg, float(np.hypot(*velocities.T).max()),
                             object_id)  # fmt: skip
    onto = setting.ground.material(float(centre[0]), depth)
    falls = sorted((one for one in moved.touches if one.other is None), key=lambda one: -pieces[one.one].area)
    whole = sum(piece.area for piece in pieces)
    for one in {fall.one: fall for fall in reversed(falls)}.values():
        mass = mass_kg * pieces[one.one].area / whole
        played.contacts += touch(one.time_s, setting, "impact", material, onto, mass, one.speed_mps, object_id)
    return Blast(float(centre[0]), depth, begin_s, reach)


def _scorched(paint: Paint, rng: np.random.Generator) -> Paint:
    share = float(rng.uniform(0.15, 0.75))
    bottom = mix(paint.bottom, _CHARRED, share) if paint.bottom is not None else None
    return Paint(mix(paint.colour, _CHARRED, share), bottom, max(paint.opacity, 0.9), 0.0, 1.0)


def _flare(since: Floats, reach: float) -> Floats:
    """Return (frames,) how strongly it lights everything: at once, then dying down as the ball of fire does."""
    last = 0.35 + 0.12 * reach**0.5
    out = np.where(since >= 0, np.exp(-np.maximum(since, 0) / last) * (1 + 0.15 * np.sin(since * 41)), 0.0)
    return np.asarray(out * min(1.0, 0.3 + 0.3 * reach), np.float32)


def _cloud(
    object_id: str, centre: Floats, depth: float, reach: float, since: Floats, top: float, seed: int
) -> list[Shape]:
    """Return flash, fire, smoke, shock and sparks."""
    rng = np.random.default_rng(derive_seed("fireball", seed))
    pace = max(reach, 0.25) ** 0.5
    shapes: list[Shape] = []
    order = top

    def put(outline: Floats, paint: Paint, shown: Floats) -> None:
        nonlocal order
        order += 1 / 64
        points = np.empty((*outline.shape[:2], 3), np.float32)
        points[..., :2] = outline + centre
        points[..., 2] = depth - 0.02
        shapes.append(Shape(points, paint, object_id, shown.astype(np.float32), order))

    for billow in _billows(rng, reach, since, pace, smoke=True):
        put(*billow)
    _shock(put, centre, reach, since, pace)
    for billow in _billows(rng, reach, since, pace, smoke=False):
        put(*billow)
    _sparks(put, rng, reach, since)
    glare = np.clip(1 - since / (0.16 * pace), 0, 1) * (since >= 0)
    put(_ring(1.15 * reach * (0.6 + 0.6 * (1 - glare)), since, 9, 0.34, 3.0),
        Paint(rgb("#fff6e0"), opacity=0.93, emission=1.0), glare)  # fmt: skip
    return shapes


def _billows(
    rng: np.random.Generator, reach: float, since: Floats, pace: float, *, smoke: bool
) -> list[tuple[Floats, Paint, Floats]]:
    """Return the lobes of a ball of fire, or of the smoke that it becomes: they burst out, slow down and rise."""
    colours = (
        (("#4a4143", 0.9), ("#5e5352", 0.86), ("#39323a", 0.92), ("#75675f", 0.8))
        if smoke
        else (("#c8401f", 0.93), ("#e8701e", 0.93), ("#f5a02a", 0.93), ("#ffd75e", 0.93))
    )
    found = []
    count = 15 if smoke else 16
    for number in range(count):
        colour, opacity = colours[number * len(colours) // count if not smoke else number % len(colours)]
        inner = 0.0 if smoke else number / count
        angle = rng.uniform(0, 2 * np.pi)
        out = reach * rng.uniform(0.25, 0.95) * (1 - 0.75 * inner)
        burst = 1 - np.exp(-np.maximum(since, 0) / (0.13 * pace))
        slow = 1 - np.exp(-np.maximum(since, 0) / (1.6 * pace))
        lift = (1.5 if smoke else 0.55) * reach * slow * rng.uniform(0.5, 1.3)
        sway = 0.3 * reach * slow * rng.uniform(-1, 1) * (1 if smoke else 0.3)
        x = np.cos(angle) * out * burst * 1.15 + sway
        y = np.sin(angle) * out * burst * 0.85 + 0.25 * reach * burst + lift
        size = reach * rng.uniform(0.36, 0.56) * (1 - 0.45 * inner) * (0.25 + 0.75 * burst)
        grow = 1 + (0.75 if smoke else 0.15) * slow
        outline = _ring(size * grow, since, int(rng.integers(6, 9)), rng.uniform(0.16, 0.26), rng.uniform(0, 6))
        outline = outline + np.stack([x, y], -1)[:, None].astype(np.float32)
        if smoke:
            shown = np.clip(since / (0.1 * pace), 0, 1) * np.clip(1.25 - since / (rng.uniform(2.4, 4.2) * pace), 0, 1)
            found.append((outline, Paint(rgb(colour), rgb("#2d272c"), opacity), shown))
        else:
            last = rng.uniform(0.5, 0.95) * pace * (1 - 0.35 * inner)
            shown = (since >= 0) * np.clip(1.6 * (1 - since / last), 0, 1)
            found.append((outline, Paint(rgb(colour), opacity=opacity, emission=0.55 + 0.45 * inner), shown))
    return found


def _ring(size: Floats, since: Floats, lobes: int, wobble: float, phase: float) -> Floats:
    """Return (frames, P, 2) a round outline with soft lobes that turns slowly."""
    turn = np.linspace(0, 2 * np.pi, 6 * lobes, endpoint=False)
    spin = turn[None] + 0.2 * np.maximum(since, 0)[:, None] * (1 if phase > 3 else -1)
    billow = np.abs(np.sin(lobes * turn / 2 + phase)) ** 0.7 - 0.6
    bulge = 1 + wobble * billow[None] + 0.08 * np.sin(2 * turn + phase)[None]
    ring = np.stack([np.cos(spin), np.sin(spin)], -1) * (np.asarray(size)[:, None] * bulge)[..., None]
    return ring.astype(np.float32)


def _shock(put: object, centre: Floats, reach: float, since: Floats, pace: float) -> None:
    """Lay the front that runs along the ground, and the dust that it raises."""
    assert callable(put)
    turn = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    run = np.maximum(since, 0) / pace
    for lead, colour, opacity, last in ((1.0, "#f4e7cf", 0.55, 0.42), (0.8, "#b9a78d", 0.5, 1.1)):
        out = lead * front_m(since, reach)
        thin = 0.86 - 0.1 * lead
        outer = np.stack([np.cos(turn)[None] * out[:, None], np.sin(turn)[None] * out[:, None] * 0.16], -1)
        inner = outer[:, ::-1] * np.array([thin, 0.8 * thin], np.float32)
        drop = np.array([0.0, -centre[1] + 0.08 * reach], np.float32) if centre[1] < 6 * reach else np.zeros(2)
        band = np.concatenate([outer, outer[:, :1], inner[:, -1:], inner], axis=1) + drop.astype(np.float32)
        put(band.astype(np.float32), Paint(rgb(colour), opacity=opacity), (since >= 0) * np.clip(1 - run / last, 0, 1))


def _sparks(put: object, rng: np.random.Generator, reach: float, since: Floats) -> None:
    """Lay glowing bits that fly in arcs and go out."""
    assert callable(put)
    fly = np.maximum(since, 0)
    for _ in range(18):
        angle = rng.uniform(0.15, np.pi - 0.15) if rng.random() < 0.8 else rng.uniform(0, 2 * np.pi)
        speed = 6.4 * reach**0.5 * rng.uniform(0.6, 1.3)
        vx, vy = np.cos(angle) * speed, np.sin(angle) * speed
        slowed = (1 - np.exp(-1.1 * fly)) / 1.1
        x, y = vx * slowed, vy * slowed - 4.905 * fly**2 * 0.8
        dx, dy = vx * np.exp(-1.1 * fly), vy * np.exp(-1.1 * fly) - 7.8 * fly
        length = np.hypot(dx, dy) + 1e-3
        along = np.stack([dx, dy], -1) / length[:, None]
        across = np.stack([-along[:, 1], along[:, 0]], -1)
        wide, tail = 0.02 * reach * rng.uniform(0.7, 1.4), (0.05 * length + 0.02)[:, None] * reach**0.2
        at = np.stack([x, y], -1)
        shape = np.stack([at + along * 0.02, at + across * wide, at - along * tail, at - across * wide], 1)
        last = rng.uniform(0.5, 1.1) * max(reach, 0.3) ** 0.4
        put(shape.astype(np.float32), Paint(rgb("#ffcf6a"), opacity=0.93, emission=1.0),
            (since >= 0) * np.clip(1.8 * (1 - fly / last), 0, 1))  # fmt: skip
