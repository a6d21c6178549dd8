"""At the water's surface: what sinks goes under it, what capsizes rolls over, what falls in makes rings."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import rgb
from circletake.render.cast.motion import noise
from circletake.render.cast.played import Played, Setting, touch
from circletake.render.cast.rigid import GRAVITY
from circletake.render.cast.sheet import Sheet, still
from circletake.render.cast.vapour import splash
from circletake.render.physics.matter import Matter
from circletake.render.physics.phases import _box
from circletake.render.scene import Paint, Shape
from circletake.schema import derive_seed

_STEP_S = 1 / 240


def water_line(setting: Setting, x: float, z: float) -> Floats:
    """Return (frames,) the height of the water at a place."""
    t = setting.clock.times_s
    return np.asarray(setting.ground.height(np.full_like(t, x), np.full_like(t, z), t), np.float32)


def kept_above(points: Floats, level: Floats) -> Floats:
    """Return points (frames, P, 3) with what is under water drawn up to its surface, where it covers nothing."""
    out = points.copy()
    out[..., 1] = np.maximum(out[..., 1], level[:, None])
    return out


def sink(
    played: Played, object_id: str, begin_s: float, end_s: float, setting: Setting, matter: Matter, seed: int
) -> None:
    """Let something go down: it takes in water, settles by one end, and slips under."""
    times = setting.clock.times_s
    box = _box(played, int(np.clip(np.searchsorted(times, begin_s), 0, len(times) - 1)))
    level = water_line(setting, box.middle, box.z)
    u = np.clip((times - begin_s) / max(0.92 * (end_s - begin_s), 0.8), 0, 1)
    # The weight of the water taken in grows with the depth of the hole: it goes down ever faster.
    depth = box.tall * 1.12 * u**2.2
    side = 1.0 if seed % 2 else -1.0
    angle = (side * 0.55 * np.sin(np.pi / 2 * np.clip(u * 1.25, 0, 1)) ** 2).astype(np.float32)
    pivot = np.array([box.middle, level[0]], np.float32)
    _move(played, pivot, -depth.astype(np.float32), angle, level)
    _foam(played, object_id, box.middle, box.wide * (1 - 0.55 * u), level, box.z, np.clip(u * 5, 0, 1) * (u < 1), seed)
    _bubbles(played, object_id, box.middle, 0.5 * box.wide, level, box.z, times, begin_s, end_s + 1.5, seed)
    end = begin_s + max(0.92 * (end_s - begin_s), 0.8)
    rings(played, object_id, (box.middle, float(level[0]), box.z), end - 0.1, times, 0.5 * box.wide)
    speed = float(2.2 * 1.12 * box.tall / max(end - begin_s, 0.5))
    played.contacts += touch(
        begin_s + 0.05, setting, "splash", matter.material, "water", matter.mass_kg, 0.8, object_id
    )
    played.contacts += touch(end, setting, "splash", matter.material, "water", matter.mass_kg, speed, object_id)


def capsize(
    played: Played, object_id: str, begin_s: float, end_s: float, setting: Setting, matter: Matter, seed: int
) -> None:
    """Roll a boat over about its long axis: it sways, lies on its side, and floats keel up."""
    times = setting.clock.times_s
    box = _box(played, int(np.clip(np.searchsorted(times, begin_s), 0, len(times) - 1)))
    level = water_line(setting, box.middle, box.z)
    roll, over_s = roll_over(times, begin_s, max(min(box.tall, 0.6 * box.wide), 0.3))
    hull = min(0.5 * box.tall, 0.17 * box.wide)
    shapes = []
    for shape in played.shapes:
        whole = shape.points if shape.points.ndim == 3 else shape.points[None]
        points = np.broadcast_to(whole, (len(times), *whole.shape[1:])).copy()
        # Seen from the side a roll shortens what is high, then shows it below the keel.
        up = (points[..., 1] - level[:, None] - 0.25 * hull) * np.cos(roll)[:, None]
        lean = 0.12 * np.sin(roll)[:, None]
        points[..., 0] += lean * up
        points[..., 1] = level[:, None] + 0.25 * hull + up + (0.62 * hull * (1 - np.cos(roll)) / 2)[:, None]
        shapes.append(
            Shape(kept_above(points, level), shape.paint, shape.object, shape.opacity, shape.order, shape.rim)
        )
    played.shapes = shapes
    churn = np.clip((times - begin_s) / 0.5, 0, 1) * np.clip((over_s + 1.6 - times) / 1.2, 0, 1)
    _foam(played, object_id, box.middle, box.wide + 0 * times, level, box.z, churn, seed)
    top = max(shape.order for shape in played.shapes)
    sheet = Sheet(object_id, still(0.0, 0.0, box.z - 0.03), top)
    splash(sheet, (box.middle, float(level[0])), over_s, setting.clock, 0.4 * min(box.tall, 3.0), seed)
    played.shapes += sheet.shapes
    rings(played, object_id, (box.middle, float(level[0]), box.z), over_s, times, 0.6 * box.wide)
    _bubbles(played, object_id, box.middle, 0.35 * box.wide, level, box.z, times, over_s, over_s + 3, seed)
    speed = float((GRAVITY * box.tall) ** 0.5)
    played.contacts += touch(over_s, setting, "splash", matter.material, "water", matter.mass_kg, speed, object_id)


def roll_over(times_s: Floats, begin_s: float, high_m: float) -> tuple[Floats, float]:
    """Return (frames,) radians of a hull that loses its balance, and when it lies on its side.

    An upside-down pendulum in water: the upright is no rest any more, keel up is: angle'' = g / h sin(angle) - drag.
    """
    pace = GRAVITY / (2.2 * high_m)
    angle, speed, time = 0.14, 0.1, begin_s
    path, over = [0.0], begin_s + 9.0
    last = float(times_s[-1]) + 0.1
    while time < last:
        speed += (pace * np.sin(angle) - 1.5 * speed) * _STEP_S
        angle += speed * _STEP_S
        time += _STEP_S
        if angle > np.pi / 2 and over > time:
            over = time
        path.append(angle)
    at = begin_s + np.arange(len(path)) * _STEP_S
    sway = 0.14 * np.clip((times_s - begin_s + 0.6) / 0.6, 0, 1)
    rolled = np.interp(times_s, at, path)
    return np.where(times_s < begin_s, sway, rolled).astype(np.float32), float(over)


def bob(played: Played, x: float, z: float, setting: Setting, begin_s: float, height_m: float, seed: int) -> None:
    """Let what floats go up and down, and rock, as the water does."""
    times = setting.clock.times_s
    level = water_line(setting, x, z)
    rise = (level - level[0] + 0.02 * height_m * noise(times, 0.6, seed, "bob")).astype(np.float32)
    _move(played, np.array([x, float(level[0])], np.float32), rise, 0.06 * noise(times, 0.45, seed, "rock"), None)


def _move(played: Played, pivot: Floats, rise: Floats, angle: Floats, level: Floats | None) -> None:
    """Turn and lift all sheets about a point; what goes under water is hidden."""
    c, s = np.cos(angle)[:, None], np.sin(angle)[:, None]
    shapes = []
    for shape in played.shapes:
        whole = shape.points if shape.points.ndim == 3 else shape.points[None]
        x, y = whole[..., 0] - pivot[0], whole[..., 1] - pivot[1]
        points = np.empty((len(rise), whole.shape[1], 3), np.float32)
        points[..., 0] = x * c - y * s + pivot[0]
        points[..., 1] = x * s + y * c + pivot[1] + rise[:, None]
        points[..., 2] = whole[..., 2]
        if level is not None:
            points = kept_above(points, level)
        shapes.append(Shape(points, shape.paint, shape.object, shape.opacity, shape.order, shape.rim))
    played.shapes = shapes


def _foam(
    played: Played, object_id: str, x: float, wide: Floats, level: Floats, z: float, shown: Floats, seed: int
) -> None:
    """Lay the foam round what goes through the surface."""
    turn = np.linspace(0, 2 * np.pi, 44, endpoint=False)
    phase = seed % 6
    times = np.arange(len(level))[:, None] * 0.09
    bulge = 1 + 0.09 * np.sin(11 * turn + phase)[None] + 0.05 * np.sin(7 * turn[None] + times)
    top = max(shape.order for shape in played.shapes)
    for reach, opacity in ((0.62, 0.45), (0.54, 0.75)):
        ring = (
            np.stack([np.cos(turn) * bulge, np.sin(turn) * bulge * 0.1], -1) * (np.asarray(wide) * reach)[:, None, None]
        )
        points = np.empty((*ring.shape[:2], 3), np.float32)
        points[..., 0], points[..., 1] = x + ring[..., 0], level[:, None] + ring[..., 1]
        points[..., 2] = z - 0.03
        played.shapes.append(Shape(points, Paint(rgb("#eef5f6"), opacity=opacity), object_id,
                                   np.asarray(shown, np.float32), top + reach / 32))  # fmt: skip


def rings(
    played: Played, object_id: str, at: tuple[float, float, float], begin_s: float, times: Floats, size: float
) -> None:
    """Lay the rings that run out from where something went in: gravity waves of about its own size."""
    turn = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    pace = (GRAVITY * 1.2 * size / (2 * np.pi)) ** 0.5
    top = max(shape.order for shape in played.shapes)
    for number in range(3):
        since = np.maximum(times - begin_s - 0.32 * number * max(size, 0.2) ** 0.5, 0)
        out = 0.3 * size + pace * since
        thin = 0.07 * size / (1 + 0.6 * since)
        outer = np.stack([np.cos(turn), 0.13 * np.sin(turn)], -1)[None] * out[:, None, None]
        inner = np.stack([np.cos(turn), 0.13 * np.sin(turn)], -1)[None, ::-1] * (out - thin)[:, None, None]
        band = np.concatenate([outer, outer[:, :1], inner[:, -1:], inner], 1) + np.array(at[:2], np.float32)
        points = np.concatenate([band, np.full((*band.shape[:2], 1), at[2] - 0.02)], -1).astype(np.float32)
        shown = (since > 0) * np.clip(1 - since / (1.3 + 0.8 * size**0.5), 0, 1) * 0.9
        played.shapes.append(Shape(points, Paint(rgb("#e6f1f4"), opacity=0.55), object_id, shown.astype(np.float32),
                                   top + (1 + number) / 64))  # fmt: skip


def _bubbles(
    played: Played, object_id: str, x: float, half: float, level: Floats, z: float, times: Floats, begin_s: float,
    end_s: float, seed: int,
) -> None:  # fmt: skip
    """Lay bubbles that come up and burst."""
    rng = np.random.default_rng(derive_seed("bubbles", seed))
    turn = np.linspace(0, 2 * np.pi, 10, endpoint=False)
    top = max(shape.order for shape in played.shapes) + 0.05
    for number in range(16):
        period, phase = rng.uniform(0.5, 1.0), rng.uniform(0, 1)
        age = np.mod(times / period + phase, 1)
        r = half * rng.uniform(0.03, 0.08) * np.minimum(age * 2, 1)
        at = x + half * rng.uniform(-1, 1)
        ring = np.stack([np.cos(turn) * 1.1, np.abs(np.sin(turn)) * 0.9], -1)[None] * r[:, None, None]
        points = np.empty((*ring.shape[:2], 3), np.float32)
        points[..., 0], points[..., 1], points[..., 2] = at + ring[..., 0], level[:, None] + ring[..., 1], z - 0.035
        shown = (age < 0.85) * (times > begin_s + 0.3) * (times < end_s)
        played.shapes.append(Shape(points, Paint(rgb("white"), opacity=0.7), object_id, shown.astype(np.float32),
                                   top + number / 128))  # fmt: skip
