"""Changes of state: what melts, freezes, boils and sweats."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, rgb
from circletake.render.cast.motion import ease
from circletake.render.cast.played import Played, Setting, sounding, touch
from circletake.render.cast.sheet import Sheet, still
from circletake.render.cast.vapour import puffs
from circletake.render.physics.matter import Matter
from circletake.render.physics.shards import area_of
from circletake.render.scene import Paint, Rgb, Shape
from circletake.schema import derive_seed

_FROST = rgb("#e9f4f8")
_STEAM = "#f2f1ec"
_LEFT = 0.05
"""Share of its height that is left of what has melted."""
_FLAT = 0.17
"""How flat a puddle is seen: its depth in shares of its width."""


class _Box(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float
    z: float
    area: float
    colour: Rgb

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def wide(self) -> float:
        return self.x1 - self.x0

    @property
    def tall(self) -> float:
        return self.y1 - self.y0


def _box(played: Played, index: int) -> _Box:
    """Return the bounds, area and main colour of a thing's solid sheets."""
    solid = [shape for shape in played.shapes if shape.paint.opacity > 0.45 and shape.paint.fade > 0.6]
    found = [shape.points[index] if shape.points.ndim == 3 else shape.points for shape in solid or played.shapes]
    points = np.concatenate(found)
    low, high = points.min(0), points.max(0)
    areas = [area_of(one[:, :2]) for one in found]
    largest = (solid or played.shapes)[int(np.argmax(areas))].paint
    return _Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]), float(np.median(points[:, 2])),
                max(areas), largest.colour)  # fmt: skip


def melted_share(times_s: Floats, begin_s: float, end_s: float) -> Floats:
    """Return (frames,) how much has melted, 0..1: slowly at first, as the heat gets in."""
    u = np.clip((times_s - begin_s) / max(end_s - begin_s, 0.3), 0, 1)
    out: Floats = (u * u * (1.6 - 0.6 * u)).astype(np.float32)
    return out


def melt(
    played: Played, object_id: str, begin_s: float, end_s: float, setting: Setting, matter: Matter, seed: int
) -> None:
    """Melt a thing: it sags and spreads, drops run off it, and a puddle grows by what it loses."""
    times = setting.clock.times_s
    box = _box(played, int(np.clip(np.searchsorted(times, begin_s), 0, len(times) - 1)))
    share = melted_share(times, begin_s, end_s)
    height = 1 - (1 - _LEFT) * share
    shapes = []
    for shape in played.shapes:
        whole = shape.points if shape.points.ndim == 3 else shape.points[None]
        up = np.clip((whole[..., 1] - box.y0) / max(box.tall, 1e-3), 0, 1)
        points = np.empty((len(times), whole.shape[1], 3), np.float32)
        # The upper part goes first and rounds; the foot spreads under it.
        sag = height[:, None] * (1 - 0.25 * (share * (1 - share))[:, None] * up)
        spread = 1 + share[:, None] * (0.5 * (1 - up) - 0.32 * up)
        wave = 0.05 * box.wide * share[:, None] * np.sin(9 * up + seed % 6)
        points[..., 0] = box.middle + (whole[..., 0] - box.middle) * spread + wave * (1 - share[:, None])
        points[..., 1] = box.y0 + (whole[..., 1] - box.y0) * sag
        points[..., 2] = whole[..., 2]
        going = np.clip((1 - share) / 0.08, 0, 1).astype(np.float32)
        shown = going if shape.opacity is None else shape.opacity * going
        shapes.append(Shape(points, shape.paint, shape.object, shown, shape.order, shape.rim))
    liquid = liquid_of(matter, box.colour)
    low = min(shape.order for shape in played.shapes)
    top = max(shape.order for shape in played.shapes)
    # Seen from the side an area of one square metre lies as a puddle about three fingers deep.
    radius = 0.5 * box.wide * share + (0.36 * box.area * share / (np.pi * _FLAT)) ** 0.5
    shapes += puddle(object_id, box.middle, box.y0, box.z, radius.astype(np.float32), liquid, low - 0.2, seed)
    shapes += _drips(object_id, box, share, times, liquid, top, seed)
    played.shapes = shapes
    for time in np.arange(begin_s + 0.35 * (end_s - begin_s), end_s, 0.45):
        played.contacts += touch(float(time), setting, "splash", "water", "water", 0.003, 1.2, object_id)


def largest_paint(played: Played) -> Paint:
    """Return how a thing's largest sheet is painted."""
    return max(
        played.shapes,
        key=lambda shape: area_of((shape.points[0] if shape.points.ndim == 3 else shape.points)[:, :2]),
    ).paint


def largest_sheet(played: Played) -> Floats:
    """Return the outline (P, 2) of a thing's largest sheet at first."""
    found = [shape.points[0] if shape.points.ndim == 3 else shape.points for shape in played.shapes]
    out: Floats = max(found, key=lambda points: area_of(points[:, :2]))[:, :2]
    return out


def _inside(outline: Floats, rng: np.random.Generator) -> tuple[float, float]:
    """Return a place inside an outline, not too near its edge."""
    low, size, middle = outline.min(0), np.ptp(outline, axis=0), outline.mean(0)
    first, second = outline, np.roll(outline, -1, axis=0)
    for _ in range(40):
        at = low + rng.random(2) * size
        out = middle + (at - middle) * 1.12
        rising = (first[:, 1] > out[1]) != (second[:, 1] > out[1])
        rise = np.where(rising, second[:, 1] - first[:, 1], 1.0)
        across = first[:, 0] + (out[1] - first[:, 1]) / rise * (second[:, 0] - first[:, 0])
        if int((rising & (across > out[0])).sum()) % 2:
            return float(at[0]), float(at[1])
    return float(middle[0]), float(middle[1])


def liquid_of(matter: Matter, colour: Rgb) -> Rgb:
    """Return what a thing's liquid looks like: water of ice and snow, its own colour of all else."""
    return rgb("#8fb9cc") if matter.material in ("ice", "snow", "glass", "water") else colour


def puddle(
    object_id: str, x: float, y: float, z: float, radius: Floats, colour: Rgb, order: float, seed: int
) -> list[Shape]:
    """Return a puddle (frames,) metres across its half, with a light edge and a gleam."""
    rng = np.random.default_rng(derive_seed("puddle", seed))
    turn = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    bulge = 1 + 0.07 * np.sin(3 * turn + rng.uniform(0, 6)) + 0.05 * np.sin(5 * turn + rng.uniform(0, 6))
    shown = np.clip(radius / 0.01, 0, 1).astype(np.float32)
    shapes = []
    for reach, paint, lift in (
        (1.0, Paint(mix(colour, (1.0, 1.0, 1.0), 0.45), opacity=0.85), 0.0),
        (0.955, Paint(mix(colour, (1.0, 1.0, 1.0), 0.12), mix(colour, (0.1, 0.15, 0.25), 0.12), 0.9), 0.0),
    ):
        ring = (
            np.stack([np.cos(turn) * bulge, np.sin(turn) * bulge * _FLAT], -1)[None] * (radius * reach)[:, None, None]
        )
        points = np.empty((*ring.shape[:2], 3), np.float32)
        points[..., 0], points[..., 1], points[..., 2] = x + ring[..., 0], y + ring[..., 1] + lift, z - 0.01
        shapes.append(Shape(points, paint, object_id, shown, order))
        order += 1 / 64
    gleam = np.stack([np.cos(turn) * 0.34 - 0.3, np.sin(turn) * 0.03 + 0.05], -1)[None] * radius[:, None, None]
    points = np.concatenate([gleam + np.array([x, y], np.float32), np.full((*gleam.shape[:2], 1), z - 0.012)], -1)
    shapes.append(Shape(points.astype(np.float32), Paint(rgb("white"), opacity=0.5), object_id, shown, order))
    return shapes


def _drips(
    object_id: str, box: _Box, share: Floats, times: Floats, colour: Rgb, order: float, seed: int
) -> list[Shape]:
    """Return drops that gather on the sides, run down and fall off."""
    rng = np.random.default_rng(derive_seed("drips", seed))
    shapes = []
    for _ in range(9):
        side = rng.uniform(-0.5, 0.5)
        period, phase = rng.uniform(0.8, 1.5), rng.uniform(0, 1)
        age = np.mod(times / period + phase, 1)
        run = np.clip(age / 0.75, 0, 1) ** 2
        high = box.tall * (1 - (1 - _LEFT) * share) * rng.uniform(0.35, 0.85) * (1 - run)
        x = box.middle + side * box.wide * (0.8 + 0.35 * share)
        r = 0.022 * (box.wide * box.tall) ** 0.5 * rng.uniform(0.7, 1.3) * np.clip(age / 0.3, 0.2, 1)
        shapes.append(_drop(object_id, x, box.y0 + high, box.z - 0.015, r, colour, order,
                            np.clip(share * 8, 0, 1) * np.clip((0.97 - share) * 12, 0, 1) * (age < 0.96)))  # fmt: skip
        order += 1 / 64
    return shapes


def _drop(object_id: str, x: Floats, y: Floats, z: float, r: Floats, colour: Rgb, order: float, shown: Floats) -> Shape:
    """Return a hanging drop: round below, drawn out above."""
    turn = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    outline = np.stack([np.sin(turn) * (1 - 0.35 * np.cos(turn)), np.cos(turn) * 1.5 - 0.2], -1)
    points = np.empty((len(shown), 12, 3), np.float32)
    points[..., 0] = np.asarray(x)[..., None] + outline[None, :, 0] * np.asarray(r)[..., None]
    points[..., 1] = np.asarray(y)[..., None] + outline[None, :, 1] * np.asarray(r)[..., None]
    points[..., 2] = z
    paint = Paint(mix(colour, (1.0, 1.0, 1.0), 0.35), mix(colour, (1.0, 1.0, 1.0), 0.05), 0.9)
    return Shape(points, paint, object_id, shown.astype(np.float32), order)


def freeze(played: Played, object_id: str, begin_s: float, end_s: float, setting: Setting, seed: int) -> None:
    """Freeze a thing: ice climbs over it from the foot, crystals shoot along its edge, and it stops moving."""
    times = setting.clock.times_s
    index = int(np.clip(np.searchsorted(times, begin_s), 0, len(times) - 1))
    box = _box(played, index)
    u = ease(np.clip((times - begin_s) / max(0.8 * (end_s - begin_s), 0.3), 0, 1)).astype(np.float32)
    front = box.y0 + (box.tall * 1.02) * u
    stop = np.minimum(np.arange(len(times)), int(np.clip(np.searchsorted(times, end_s), index, len(times) - 1)))
    shapes, top = [], max(shape.order for shape in played.shapes)
    for shape in played.shapes:
        if shape.points.ndim == 3 and len(shape.points) > 1:
            shape.points = shape.points[stop]
        shapes.append(shape)
    solid = [shape for shape in shapes if shape.paint.opacity > 0.45 and shape.paint.emission < 0.5]
    for number, shape in enumerate(solid):
        whole = shape.points if shape.points.ndim == 3 else shape.points[None]
        points = np.broadcast_to(whole, (len(times), *whole.shape[1:])).copy()
        points[..., 1] = np.minimum(points[..., 1], front[:, None])
        points[..., 2] -= 0.004
        shown = (u > 0).astype(np.float32) * (1.0 if shape.opacity is None else shape.opacity)
        shapes.append(Shape(points, Paint(_FROST, rgb("#a9d0e2"), 0.5 if number else 0.72), object_id, shown,
                            top + (1 + number) / 64))  # fmt: skip
    top += (2 + len(solid)) / 64
    shapes += _crystals(object_id, box, front, u, top, seed)
    low = min(shape.order for shape in played.shapes)
    reach = (0.62 * box.wide * u).astype(np.float32)
    shapes += puddle(object_id, box.middle, box.y0, box.z, reach, _FROST, low - 0.2, seed)
    played.shapes = shapes
    for step in (0.3, 0.6, 0.9):
        played.contacts += touch(begin_s + step * (end_s - begin_s), setting, "impact", "ice", "ice", 0.02, 0.6,
                                 object_id)  # fmt: skip


def _crystals(object_id: str, box: _Box, front: Floats, u: Floats, order: float, seed: int) -> list[Shape]:
    """Return needles of ice that stand out where the ice has come to."""
    rng = np.random.default_rng(derive_seed("crystals", seed))
    shapes = []
    for number in range(16):
        up = (number + 0.5) / 16
        side = rng.choice([-1.0, 1.0])
        at = np.array([box.middle + side * box.wide * rng.uniform(0.1, 0.5), box.y0 + up * box.tall], np.float32)
        grown = ease(np.clip((u - up) / 0.16, 0, 1))
        long = rng.uniform(0.07, 0.15) * (box.wide * box.tall) ** 0.5
        angle = np.pi / 2 - side * rng.uniform(0.5, 1.4)
        along = np.array([np.cos(angle), np.sin(angle)], np.float32) * long
        across = np.array([-along[1], along[0]], np.float32) * 0.16
        needle = np.stack([-across, along, across, -0.3 * along])[None] * grown[:, None, None] + at
        points = np.concatenate([needle, np.full((*needle.shape[:2], 1), box.z - 0.01)], -1).astype(np.float32)
        shapes.append(Shape(points, Paint(rgb("white"), rgb("#bfe0ee"), 0.9), object_id,
                            (grown > 0.01).astype(np.float32), order + number / 64))  # fmt: skip
    return shapes


def boil(played: Played, object_id: str, begin_s: float, end_s: float, setting: Setting, seed: int) -> None:
    """Boil what is in a thing: it trembles, and steam rises from its top."""
    times = setting.clock.times_s
    box = _box(played, int(np.clip(np.searchsorted(times, begin_s), 0, len(times) - 1)))
    heat = ease(np.clip((times - begin_s) / max(0.4 * (end_s - begin_s), 0.3), 0, 1)).astype(np.float32)
    shake = heat * 0.006 * box.tall * np.sin(times * 61.0 + seed % 7)
    for shape in played.shapes:
        whole = shape.points if shape.points.ndim == 3 else shape.points[None]
        points = np.broadcast_to(whole, (len(times), *whole.shape[1:])).copy()
        up = np.clip((points[..., 1] - box.y0) / max(box.tall, 1e-3), 0, 1)
        points[..., 1] += shake[:, None] * up
        shape.points = points
    top = max(shape.order for shape in played.shapes)
    sheet = Sheet(object_id, still(box.middle, box.y0 + 0.84 * box.tall, box.z - 0.02), top)
    size = max(0.32 * box.wide, 0.05)
    for column in range(2):
        puffs(
            sheet, (0.0, 0.0), setting.clock, 0 * times, size=size * (1.0 + 0.3 * column),
            rise=1.2 * box.tall + 3 * size, life_s=1.9 + 0.7 * column, count=12, colour=_STEAM, opacity=0.75,
            strength=heat, seed=seed + column,
        )  # fmt: skip
    played.shapes = [*played.shapes, *sheet.shapes]
    played.sources += sounding("stream", object_id, setting.clock, 0.35, begin_s, end_s)


def condense(played: Played, object_id: str, begin_s: float, end_s: float, setting: Setting, seed: int) -> None:
    """Let a cold thing sweat: beads grow on it out of the air, run together, run down, and wet its foot."""
    times = setting.clock.times_s
    box = _box(played, int(np.clip(np.searchsorted(times, begin_s), 0, len(times) - 1)))
    u = np.clip((times - begin_s) / max(end_s - begin_s, 0.3), 0, 1)
    rng = np.random.default_rng(derive_seed("beads", seed))
    top = max(shape.order for shape in played.shapes)
    water, shapes = rgb("#a9cfe0"), list(played.shapes)
    scale = (box.wide * box.tall) ** 0.5
    body = largest_sheet(played)
    for number in range(44):
        x, y = _inside(body, rng)
        birth = rng.uniform(0.0, 0.55)
        # A drop that takes up vapour at a steady rate grows by the root of time.
        r = scale * rng.uniform(0.012, 0.024) * np.sqrt(np.clip((u - birth) / 0.5, 0, 1.2))
        runs = np.clip((u - birth - 0.32) / 0.4, 0, 1) ** 2 if number % 4 == 0 else 0 * u
        high = y - (y - box.y0) * runs
        shapes.append(_drop(object_id, np.full_like(u, x), high, box.z - 0.01, r, water, top + number / 128,
                            (u > birth) * np.clip((1 - runs) * 20, 0, 1)))  # fmt: skip
    low = min(shape.order for shape in played.shapes)
    reach = (0.75 * box.wide * np.sqrt(np.clip((u - 0.35) / 0.65, 0, 1))).astype(np.float32)
    shapes += puddle(object_id, box.middle, box.y0, box.z, reach, water, low - 0.2, seed)
    played.shapes = shapes
    for step in (0.7, 0.82, 0.94):
        played.contacts += touch(begin_s + step * (end_s - begin_s), setting, "splash", "water", "wood", 0.0005, 0.8,
                                 object_id)  # fmt: skip
