"""Tracing: each outline of a frame is projected once, and told where it lies and what it is filled with."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.raster.edges import area_of
from circletake.render.raster.lending import lend
from circletake.render.raster.project import bounds, project
from circletake.render.raster.reel import BAND, F32, I32, MIRROR, SHADOW, SHAPE, Canvas, Reel, bare, inner, kernel

_SLACK = np.float32(0.06)
"""Twice the area, in pixels, that leaving out a corner may add or take. Outlines have as many corners as a close-up
needs; far off, or in a small picture, most lie within a pixel of each other."""
DOT = np.float32(2.0)
"""Pixels, across and down, up to which an outline is drawn as a dot: its area, spread evenly over its box."""
_FAINT = np.float32(0.004)
_ONE = np.float32(1.0)


class Traced(NamedTuple):
    """The outlines of a frame's operations. E outlines, P points, n operations."""

    points: F32
    """(P, 3) x and y in pixels, depth in metres."""
    begins: I32
    """(n + 1) the first outline of each operation."""
    lots: I32
    """(E, 5): shape, first point, how many points, first and last band that it reaches; the last is -1 for what is not
    in the picture."""
    boxes: F32
    """(E, 7) as `bounds` gives them."""
    jobs: F32
    """(E, 13): what `fill` lays on, and the area of dots, shadows and what has a lit edge: it tells
    by its sign which way round an outline runs."""


@kernel
def trace(canvas: Canvas, reel: Reel, frame: int, ops: I32, first: int, view: F32) -> Traced:
    """Project the outlines of a frame's operations.

    Args:
        canvas: Its points are used up.
        reel: The take.
        frame: Which frame.
        ops: (n, 2) operations in drawing order.
        first: Position of the first that is wanted; those before it have no outlines.
        view: (6) camera.
    """
    canvas, reel = lend(canvas), lend(reel)
    begins = np.zeros(ops.shape[0] + 1, np.int32)
    outlines, room = 0, 0
    for k in range(first, ops.shape[0]):
        kind, item = ops[k, 0], ops[k, 1]
        begins[k] = outlines
        if kind == SHAPE:
            outlines += 1
            room += _room(reel, item)
        elif kind in (SHADOW, MIRROR):
            for shape in range(reel.objects[item, 0], reel.objects[item, 0] + reel.objects[item, 1]):
                outlines += 1
                room += _room(reel, shape)
    begins[ops.shape[0]] = outlines
    traced = Traced(
        np.empty((room, 3), np.float32), begins, np.empty((outlines, 5), np.int32),
        np.empty((outlines, 7), np.float32), np.empty((outlines, 13), np.float32),
    )  # fmt: skip
    made, outline = 0, 0
    for k in range(first, ops.shape[0]):
        kind, item = ops[k, 0], ops[k, 1]
        if kind in (SHAPE, SHADOW, MIRROR):
            shape = item if kind == SHAPE else reel.objects[item, 0]
            for _ in range(begins[k + 1] - begins[k]):
                made = _trace(canvas, reel, frame, kind, item, shape, view, traced, outline, made)
                shape += 1
                outline += 1
    return traced


@inner
def _room(reel: Reel, shape: int) -> int:
    """Return how many points a shape may have once it is cut at the near plane."""
    return 2 * int(reel.span[shape, 1]) + 8


@inner
def _trace(
    canvas: Canvas, reel: Reel, frame: int, kind: int, item: int, shape: int, view: F32,
    traced: Traced, outline: int, made: int,
) -> int:  # fmt: skip
    """Project one outline, number `outline`, after `made` points; return how many points there are then."""
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    lot, box, job = traced.lots[outline], traced.boxes[outline], traced.jobs[outline]
    lot[0], lot[1], lot[2], lot[3], lot[4] = shape, made, 0, 0, -1
    span, paint = reel.span[shape], reel.paint[shape]
    opacity = _opacity(reel, frame, kind, item, span[4], paint[6])
    if opacity < _FAINT:
        return made
    bend = canvas.bend
    bend[0], bend[1], bend[2], bend[3] = 0.0, 0.0, 1.0, 0.0
    if kind != SHAPE:
        shear = reel.shear[frame, item]
        bend[2], bend[3] = -1.0, shear[2]
        if kind == SHADOW:
            bend[0], bend[1], bend[2] = shear[0], shear[1], 0.0
    source = reel.moving[frame] if span[2] else reel.still
    count = project(canvas.points, source, span[0], span[1], view, bend)
    bounds(canvas.points, count, box)
    if count < 3 or not (box[1] > 0.0 and box[0] < width and box[3] > 0.0 and box[2] < height):
        return made
    lot[3] = max(int(box[2]) - 1, 0) // BAND
    lot[4] = min(int(np.ceil(box[3])) + 1, height - 1) // BAND
    dot = kind != SHADOW and is_dot(box)
    if dot or kind == SHADOW or span[5]:
        job[12] = area_of(canvas.points, count)
    if kind != SHADOW:
        _set_job(job, reel, frame, paint, box, view, opacity)
    if dot:
        return made
    lot[2] = simplify(canvas.points, count, traced.points, made)
    return made + int(lot[2])


@inner
def _opacity(reel: Reel, frame: int, kind: int, item: int, fading: int, opacity: np.float32) -> np.float32:
    """Return how opaque a shape is; 0 for what throws no shadow where that is asked."""
    if kind == SHADOW:
        return np.float32(0.0) if opacity < 0.5 or fading >= 0 else opacity
    if kind == MIRROR:
        opacity *= reel.shear[frame, item, 4]
    if fading >= 0:
        opacity *= reel.fading[frame, fading]
    return opacity


@bare
def simplify(points: F32, count: int, out: F32, at: int) -> int:
    """Copy an outline to row `at` of `out` and on, less the corners that nobody sees; return how many are left.

    A corner goes while all that has gone since the last one kept adds or takes next to no area: thin things stay as
    thick as they are, however close together their corners lie.
    """
    if count <= 4:
        for i in range(count):
            out[at + i, 0], out[at + i, 1], out[at + i, 2] = points[i, 0], points[i, 1], points[i, 2]
        return count
    made = at
    kept_x, kept_y = points[0, 0], points[0, 1]
    out[made, 0], out[made, 1], out[made, 2] = kept_x, kept_y, points[0, 2]
    made += 1
    held_x, held_y = points[1, 0] - kept_x, points[1, 1] - kept_y
    gone = np.float32(0.0)
    for i in range(2, count):
        x, y = points[i, 0] - kept_x, points[i, 1] - kept_y
        gone += held_x * y - held_y * x
        if abs(gone) >= _SLACK:
            kept_x, kept_y = points[i - 1, 0], points[i - 1, 1]
            out[made, 0], out[made, 1], out[made, 2] = kept_x, kept_y, points[i - 1, 2]
            made += 1
            x, y = points[i, 0] - kept_x, points[i, 1] - kept_y
            gone = np.float32(0.0)
        held_x, held_y = x, y
    last = count - 1
    out[made, 0], out[made, 1], out[made, 2] = points[last, 0], points[last, 1], points[last, 2]
    return made + 1 - at


@inner
def is_dot(box: F32) -> bool:
    """Tell whether an outline is so small that its corners can't be seen."""
    return bool(box[1] - box[0] <= DOT and box[3] - box[2] <= DOT)


@inner
def _set_job(job: F32, reel: Reel, frame: int, paint: F32, box: F32, view: F32, opacity: np.float32) -> None:
    """Set what an outline is filled with: its paint as it looks through the air."""
    ground = view[5] + (view[1] - paint[10]) * view[3] / box[5]
    low = box[3]
    if paint[11] > 0.0 and box[2] + 2.0 < ground < low:
        low = ground
    job[0], job[1] = box[2], low
    flash = _ONE + (reel.flash[frame] - _ONE) * paint[12]
    _haze(job, paint, reel.air, box, flash)
    job[8], job[9] = opacity, opacity * paint[7]
    thick = np.exp2(paint[9])
    sloping = abs(box[4] - box[5]) > 0.02 * box[4]
    job[10] = thick / (box[4] if sloping else box[6])
    job[11] = thick / (box[5] if sloping else box[6])


@inner
def _haze(job: F32, paint: F32, air: F32, box: F32, flash: np.float32) -> None:
    """Set a job's two colours to a paint's as they look through the air."""
    for part in range(2):
        thick = air[4] * (_ONE - np.exp2(-box[4 + part] / air[3])) * paint[8]
        if part == 1:
            thick = min(_ONE - (_ONE - thick) * (_ONE - thick * paint[11]), _ONE)
        for c in range(3):
            lit = paint[3 * part + c] * flash
            job[2 + 3 * part + c] = lit + (air[c] * flash - lit) * thick
