"""One call draws one frame: project, light, haze, and lay every operation over the last, band by band."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.edges import add_lit_edges, add_outline
from circletake.render.raster.fill import DARK, LIGHT, draw_dot, fill
from circletake.render.raster.hidden import find_hidden, is_hidden, seen_columns
from circletake.render.raster.lending import lend
from circletake.render.raster.low import defocus, draw_sky
from circletake.render.raster.project import view_of
from circletake.render.raster.reel import (
    BAND,
    DEFOCUS,
    F32,
    GLOW,
    I32,
    MIRROR,
    MIST,
    SHADOW,
    SHAPE,
    SPRITES,
    WATER,
    Brush,
    Canvas,
    Reel,
    brush_of,
    inner,
    kernel,
)
from circletake.render.raster.soft import draw_glow, draw_mist, draw_sprites, draw_water
from circletake.render.raster.trace import Traced, trace

_NOTHING = np.empty((3, 0, 0), np.float32)


@inner
def _rows(box: F32, top: int, limit: int, lot: np.ndarray) -> None:
    """Write the first row of a band that a box touches, and the row after the last."""
    lot[0] = max(int(box[2]), top)
    lot[1] = min(int(np.ceil(box[3])) + 1, limit)


@inner
def draw_outline(canvas: Canvas, brush: Brush, reel: Reel, traced: Traced, outline: int, band: int, order: int) -> None:
    """Fill one outline in one band, and light its edges.

    Args:
        canvas: What is drawn on.
        brush: Its brush.
        reel: The take.
        traced: The frame's outlines.
        outline: Which of them.
        band: Rows band * BAND to before band * BAND + BAND are drawn.
        order: The operation's number; tiles that later ones cover are left out.
    """
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    top, limit = band * BAND, min(band * BAND + BAND, height)
    shape, first, count = traced.lots[outline, 0], traced.lots[outline, 1], traced.lots[outline, 2]
    box, job, lot = traced.boxes[outline], traced.jobs[outline], canvas.lot
    _rows(box, top, limit, lot)
    if lot[0] >= lot[1] or is_hidden(canvas.fronts[band], box[0], box[1], width, order):
        return
    span = reel.span[shape]
    if count == 0:
        draw_dot(brush, box, job, int(lot[0]), int(lot[1]), span[3])
        return
    points = traced.points[first : first + count]
    lot[2], lot[3], lot[4] = span[3], band, order
    add_outline(canvas.cover, canvas.marks, canvas.spans, points, 1.0, top, limit)
    fill(brush, job, lot)
    if span[5] and reel.air[7] > 0.0:
        near = min(np.float32(1.0), np.sqrt(np.float32(14.0) / box[4]))
        light = canvas.job
        for part in (0, 1, 8, 9, 10, 11):
            light[part] = job[part]
        for c in range(3):
            light[2 + c] = light[5 + c] = reel.rim[c] * reel.air[7] * near
        lot[2] = LIGHT
        way = 1.0 if job[12] >= 0.0 else -1.0
        add_lit_edges(canvas.cover, canvas.marks, canvas.spans, points, way, reel.air[5], reel.air[6], top, int(lot[1]))
        fill(brush, light, lot)


@inner
def draw_shadow(
    canvas: Canvas, brush: Brush, traced: Traced, first: int, last: int, strength: float, band: int, order: int
) -> None:
    """Darken the ground in one band where an object keeps the light off: outlines `first` to before `last`, as one."""
    top, limit = band * BAND, min(band * BAND + BAND, canvas.planes.shape[1])
    for outline in range(first, last):
        lots = traced.lots[outline]
        if lots[3] <= band <= lots[4]:
            points = traced.points[lots[1] : lots[1] + lots[2]]
            way = 1.0 if traced.jobs[outline, 12] >= 0.0 else -1.0
            add_outline(canvas.cover, canvas.marks, canvas.spans, points, way, top, limit)
    job, lot = canvas.job, canvas.lot
    job[0], job[1] = 0.0, 1.0
    for part in range(2):
        job[2 + 3 * part], job[3 + 3 * part], job[4 + 3 * part] = 0.30, 0.30, 0.42
    job[8] = job[9] = strength
    job[10] = job[11] = 1.0
    lot[0], lot[1], lot[2], lot[3], lot[4] = top, limit, DARK, band, order
    fill(brush, job, lot)


def draw_frame(canvas: Canvas, reel: Reel, panorama: F32, sky: F32, frame: int) -> None:
    """Draw one frame of a reel.

    Args:
        canvas: What is drawn on.
        reel: The take.
        panorama: (3, rows, columns) the sky by direction; see `draw_sky`.
        sky: (4) where the panorama lies.
        frame: Which frame.
    """
    canvas.ids[:] = 0
    _draw(canvas, reel, panorama, sky, frame, 0, reel.ops.shape[1])


def begin_frame(canvas: Canvas, reel: Reel, panorama: F32, sky: F32, frame: int) -> None:
    """Paint the sky of a frame that is drawn part by part; arguments as for `draw_frame`."""
    canvas.ids[:] = 0
    _draw(canvas, reel, panorama, sky, frame, 0, 0)


def draw_part(canvas: Canvas, reel: Reel, frame: int, first: int, last: int) -> None:
    """Draw a frame's operations from position `first` to before position `last`, whole: later ones hide nothing."""
    _draw(canvas, reel, _NOTHING, reel.camera[frame], frame, first, last)


def draw_object(canvas: Canvas, reel: Reel, frame: int, item: int) -> None:
    """Draw one object alone over what is there, as if nothing stood before it."""
    first, count = (int(value) for value in reel.objects[item])
    ops = np.array([[(SHAPE, shape) for shape in range(first, first + count)]], np.int32).reshape(1, count, 2)
    draw_part(canvas, reel._replace(ops=ops), frame, 0, count)


@kernel
def _draw(canvas: Canvas, reel: Reel, panorama: F32, sky: F32, frame: int, first: int, last: int) -> None:
    """Draw a stretch of a frame's operations, and the sky before them where there is a panorama.

    Band by band up to what looks at the whole picture, and on from there. This is the only kernel that calls the
    others: each one that does is compiled with all of them.
    """
    canvas, reel = lend(canvas), lend(reel)
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    camera = reel.camera[frame]
    view = view_of(camera, width, height)
    ops = reel.ops[frame if reel.ops.shape[0] > 1 else 0, :last]
    brush = brush_of(canvas)
    traced = trace(canvas, reel, frame, ops, first, view)
    begin = first
    while True:
        end = begin
        while end < last and ops[end, 0] not in (WATER, DEFOCUS):
            end += 1
        find_hidden(canvas, reel, frame, ops, begin, traced)
        for band in range(canvas.fronts.shape[0]):
            if begin == first and panorama.size > 0 and not is_hidden(canvas.fronts[band], 0.0, float(width), width, 0):
                draw_sky(canvas, panorama, sky, camera, reel.flash[frame], band)
            for k in range(begin, end):
                _operate(canvas, brush, reel, traced, frame, ops[k], k, band)
        if end == last:
            return
        if ops[end, 0] == WATER:
            draw_water(canvas.planes, reel.waters[frame, ops[end, 1]], camera)
        else:
            defocus(canvas, int(ops[end, 1]))
        begin = end + 1


@inner
def _operate(canvas: Canvas, brush: Brush, reel: Reel, traced: Traced, frame: int, op: I32, k: int, band: int) -> None:
    """Draw operation number `k` in one band."""
    kind, item, order = int(op[0]), int(op[1]), k + 1
    first, last = traced.begins[k], traced.begins[k + 1]
    if kind == SHADOW:
        draw_shadow(canvas, brush, traced, first, last, reel.shear[frame, item, 3], band, order)
    elif kind in (SHAPE, MIRROR):
        for outline in range(first, last):
            if traced.lots[outline, 3] <= band <= traced.lots[outline, 4]:
                draw_outline(canvas, brush, reel, traced, outline, band, order)
    else:
        draw_soft(canvas, reel, frame, kind, item, band, order)


@kernel
def draw_soft(canvas: Canvas, reel: Reel, frame: int, kind: int, item: int, band: int, order: int) -> None:
    """Draw what has no edge in one band."""
    canvas, reel = lend(canvas), lend(reel)
    top, limit = band * BAND, min(band * BAND + BAND, canvas.planes.shape[1])
    if kind == GLOW:
        glow = reel.glows[frame, item]
        if glow[1] - glow[3] >= limit or glow[1] + glow[3] + 2 < top:
            return
    left, right = seen_columns(canvas, band, order)
    if left >= right:
        return
    if kind == GLOW:
        draw_glow(canvas.planes, reel.glows[frame, item], top, limit, left, right)
    elif kind == SPRITES:
        draw_sprites(canvas.planes, reel.sprites[frame], reel.groups[item], top, limit, left, right)
    elif kind == MIST:
        draw_mist(canvas.planes, reel.mists[frame, item], top, limit, left, right)
