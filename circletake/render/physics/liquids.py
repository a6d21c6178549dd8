"""Liquids: what is poured falls in a stream, thins as it gets faster, and fills or wets what it meets."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.colours import mix, rgb
from circletake.render.cast.motion import ease
from circletake.render.cast.played import Played, Setting, sounding, touch
from circletake.render.cast.rigid import GRAVITY
from circletake.render.physics.carrying import moved_points
from circletake.render.physics.phases import _box, largest_paint, puddle
from circletake.render.scene import Paint, Rgb, Shape

_TIP_S = 0.7
_LEAVES_MPS = 0.28
_BEADS = 26
_OVER_SOMEBODY = 0.42
"""Width of a stream over somebody, in widths of the vessel: all of it at once."""


def pour(
    played: Played, object_id: str, begin_s: float, end_s: float, setting: Setting, colour: Rgb, seed: int,
    into: Played | None = None, held: bool = False, onto_m: float | None = None,
) -> None:  # fmt: skip
    """Tip a vessel so that a liquid runs out of it.

    Args:
        played: The vessel; it is changed.
        object_id: The truth's id.
        begin_s: When it begins to tip.
        end_s: When it has run out.
        setting: Clock and ground.
        colour: Of the liquid.
        seed: Decides the puddle's edge.
        into: What it is poured into; None: onto the ground.
        held: True: it is in somebody's hands and is not lifted.
        onto_m: height in metres at which the stream lands on somebody's head; None: on the ground, or in `into`.
    """
    times = setting.clock.times_s
    frames = len(times)
    box = _box(played, int(np.clip(np.searchsorted(times, begin_s), 0, frames - 1)))
    goal = None if into is None else _box(into, 0)
    side = 1.0 if goal is None or goal.middle >= box.middle else -1.0
    drop = 0.0 if held else (1.25 * goal.tall + 0.3 * box.tall if goal is not None else 1.4 * box.tall + 0.1)
    lip = np.array([0.42 * box.wide * side, 0.5 * box.tall], np.float32)
    tipped = 1.9
    shift = np.array([0.0, drop, 0.0], np.float32)
    if goal is not None and not held:
        # Where the lip is when it is tipped, less how far the stream carries.
        c, s = np.cos(-tipped * side), np.sin(-tipped * side)
        mouth = float(lip[0] * c - lip[1] * s)
        shift = np.array(
            [goal.middle - 0.1 * side * (drop + 0.3) - box.middle - mouth, drop, goal.z - 0.03 - box.z], np.float32
        )
    tip = ease(np.clip((times - begin_s) / _TIP_S, 0, 1)) * ease(np.clip((end_s + 0.2 - times) / _TIP_S, 0, 1))
    angle = (-side * tipped * tip).astype(np.float32)
    middle = np.array([box.middle, (box.y0 + box.y1) / 2], np.float32)
    centre = np.broadcast_to(middle + shift[:2], (frames, 2)).astype(np.float32)
    played.shapes = [
        Shape(moved_points(shape.points, shift, middle + shift[:2], centre, angle), shape.paint, shape.object,
              shape.opacity, shape.order, shape.rim)
        for shape in played.shapes
    ]  # fmt: skip
    c, s = np.cos(angle), np.sin(angle)
    mouth_x = centre[:, 0] + lip[0] * c - lip[1] * s
    mouth_y = centre[:, 1] + lip[0] * s + lip[1] * c
    floor = box.y0 if goal is None else goal.y0 + 0.12 * goal.tall
    floor = floor if onto_m is None else onto_m
    begin, end = begin_s + 0.75 * _TIP_S, end_s - 0.25
    depth = box.z + float(shift[2]) - 0.015
    low, top = min(s.order for s in played.shapes), max(s.order for s in played.shapes)
    wide = (0.16 if onto_m is None else _OVER_SOMEBODY) * box.wide
    fall_s = float(np.sqrt(2 * max(float(mouth_y[np.argmax(tip)]) - floor, 0.02) / GRAVITY))
    filled = np.clip((times - begin - fall_s) / max(end - begin, 0.2), 0, 1).astype(np.float32)
    widest = int(np.argmax(tip))
    source = (np.full_like(mouth_x, mouth_x[widest]), np.full_like(mouth_y, mouth_y[widest]))
    stream = _stream(object_id, times, source, floor, begin, end, side, wide, depth, colour, top)
    played.reach = np.array(
        [box.x0 + min(shift[0], 0.0) - 0.3 * box.wide, floor, box.x1 + max(shift[0], 0.0) + box.wide, box.y1 + drop],
        np.float32,
    )
    where = float(mouth_x[int(np.argmax(tip))]) + side * _LEAVES_MPS * fall_s
    if onto_m is not None:
        wet = []
    elif goal is None:
        radius = (1.5 * box.wide * np.sqrt(filled)).astype(np.float32)
        wet = puddle(object_id, where, floor, box.z, radius, colour, low - 0.2, seed)
    else:
        assert into is not None
        clear = largest_paint(into).opacity < 0.75
        wet = _level(object_id, goal, filled, colour, low - 0.2) if clear else []
    played.shapes = [*wet, *played.shapes, stream]
    played.sources += sounding("stream", object_id, setting.clock, 0.5, begin + fall_s, end + fall_s)
    played.contacts += touch(begin + fall_s, setting, "splash", "water", "glass" if goal else "stone", 0.1,
                             GRAVITY * fall_s, object_id)  # fmt: skip


def _stream(
    object_id: str, times: Floats, mouth: tuple[Floats, Floats], floor: float, begin: float, end: float, side: float,
    wide: float, depth: float, colour: Rgb, order: float,
) -> Shape:  # fmt: skip
    """Return the stream as one ribbon: each bead left the lip at its own time and has been falling since."""
    since = np.maximum(times - begin, 0)
    left = np.maximum(times - end, 0)
    longest = np.sqrt(2 * np.maximum(mouth[1] - floor, 0.02) / GRAVITY)
    share = np.linspace(0, 1, _BEADS)
    first = np.minimum(left, longest)
    last = np.minimum(since, longest)
    age = first[:, None] + (last - first)[:, None] * share
    x = mouth[0][:, None] + side * _LEAVES_MPS * age
    y = mouth[1][:, None] - GRAVITY / 2 * age**2
    # What falls faster is thinner: as much passes at every height.
    half = 0.5 * wide * np.sqrt(_LEAVES_MPS / (_LEAVES_MPS + GRAVITY * age))
    half = half * (1 + 0.12 * np.sin(38 * age - 9 * times[:, None]))
    outline = np.concatenate([np.stack([x - half, y], -1), np.stack([x + half, y], -1)[:, ::-1]], 1)
    points = np.concatenate([outline, np.full((*outline.shape[:2], 1), depth)], -1).astype(np.float32)
    shown = ((times > begin) & (times < end + longest)).astype(np.float32)
    paint = Paint(mix(colour, (1.0, 1.0, 1.0), 0.35), mix(colour, (1.0, 1.0, 1.0), 0.1), 0.9)
    return Shape(points, paint, object_id, shown, order + 1 / 32)


def _level(object_id: str, goal: object, filled: Floats, colour: Rgb, order: float) -> list[Shape]:
    """Return the liquid that rises in a vessel."""
    x0, x1 = goal.x0 + 0.14 * goal.wide, goal.x1 - 0.14 * goal.wide  # type: ignore[attr-defined]
    y0, tall = goal.y0 + 0.08 * goal.tall, 0.72 * goal.tall  # type: ignore[attr-defined]
    top = y0 + tall * filled
    points = np.empty((len(filled), 4, 3), np.float32)
    points[..., 2] = goal.z - 0.02  # type: ignore[attr-defined]
    points[:, :, 0] = (x0, x1, x1, x0)
    points[:, 0, 1] = points[:, 1, 1] = y0
    points[:, 2, 1] = points[:, 3, 1] = top
    shown = (filled > 0).astype(np.float32)
    paint = Paint(mix(colour, (1.0, 1.0, 1.0), 0.25), colour, 0.8)
    return [Shape(points, paint, object_id, shown, order)]


WATER = rgb("#7fb2c8")
