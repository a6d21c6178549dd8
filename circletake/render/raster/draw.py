"""One call draws one frame: project, light, haze, and lay every operation over the last, band by band."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.edges import add_lit_edges, add_outline, turn
from circletake.render.raster.fill import DARK, LIGHT, fill
from circletake.render.raster.hidden import find_reaches, is_hidden, seen_columns
from circletake.render.raster.lending import lend
from circletake.render.raster.low import defocus, draw_sky
from circletake.render.raster.project import bounds, project, view_of
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
    Canvas,
    Reel,
    inner,
    kernel,
)
from circletake.render.raster.soft import draw_glow, draw_mist, draw_sprites, draw_water

_NOTHING = np.empty((3, 0, 0), np.float32)


@inner
def _haze(job: F32, paint: F32, air: F32, box: F32, flash: float) -> None:
    """Set a job's two colours to a paint's as they look through the air."""
    for part in range(2):
        thick = air[4] * (1.0 - 2.0 ** (-box[4 + part] / air[3])) * paint[8]
        misty = thick * paint[11] * part
        thick = np.float32(min(1.0 - (1.0 - thick) * (1.0 - misty), 1.0))
        for c in range(3):
            lit = paint[3 * part + c] * flash
            job[2 + 3 * part + c] = lit + (air[c] * flash - lit) * thick


@inner
def _rows(box: F32, top: int, limit: int, lot: np.ndarray) -> None:
    """Write the first row of a band that a box touches, and the row after the last."""
    lot[0] = max(int(box[2]), top)
    lot[1] = min(int(np.ceil(box[3])) + 1, limit)


@kernel
def draw_shape(
    canvas: Canvas, reel: Reel, frame: int, shape: int, view: F32, bend: F32, share: float, band: int, order: int
) -> None:
    """Draw one shape in one band, upright or bent by `bend`, at `share` of its opacity.

    Args:
        canvas: What is drawn on.
        reel: The take.
        frame: Which frame.
        shape: Which shape.
        view: (6) camera.
        bend: (4) as for `project`.
        share: Factor on its opacity.
        band: Rows band * BAND to before band * BAND + BAND are drawn.
        order: The operation's number; tiles that later ones cover are left out.
    """
    canvas, reel = lend(canvas), lend(reel)
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    top, limit = band * BAND, min(band * BAND + BAND, height)
    span = reel.span[shape]
    paint = reel.paint[shape]
    opacity = float(paint[6]) * share
    if span[4] >= 0:
        opacity *= reel.fading[frame, span[4]]
    if opacity < 0.004:
        return
    source = reel.moving[frame] if span[2] else reel.still
    count = project(canvas.points, source, span[0], span[1], view, bend)
    if count < 3:
        return
    box, job, lot = canvas.box, canvas.job, canvas.lot
    bounds(canvas.points, count, box)
    _rows(box, top, limit, lot)
    if not (box[1] > 0.0 and box[0] < width and lot[0] < lot[1]):
        return
    if is_hidden(canvas.fronts[band], box[0], box[1], width, order):
        return
    ground = view[5] + (view[1] - paint[10]) * view[3] / box[5]
    low = box[3]
    if paint[11] > 0.0 and box[2] + 2.0 < ground < low:
        low = ground
    job[0], job[1] = box[2], low
    flash = 1.0 + (reel.flash[frame] - 1.0) * paint[12]
    _haze(job, paint, reel.air, box, flash)
    job[8], job[9] = opacity, opacity * paint[7]
    thick = 2.0 ** paint[9]
    sloping = abs(box[4] - box[5]) > 0.02 * box[4]
    job[10] = thick / (box[4] if sloping else box[6])
    job[11] = thick / (box[5] if sloping else box[6])
    lot[2], lot[3], lot[4] = span[3], band, order
    add_outline(canvas, count, 1.0, top, limit)
    fill(canvas, job, lot)
    if span[5] and reel.air[7] > 0.0:
        near = min(np.float32(1.0), np.sqrt(np.float32(14.0) / box[4]))
        for c in range(3):
            job[2 + c] = job[5 + c] = reel.rim[c] * reel.air[7] * near
        lot[2] = LIGHT
        add_lit_edges(canvas, count, reel.air[5], reel.air[6], top, int(lot[1]))
        fill(canvas, job, lot)


@kernel
def draw_shadow(canvas: Canvas, reel: Reel, frame: int, item: int, view: F32, band: int, order: int) -> None:
    """Darken the ground in one band where an object keeps the light off: all its outlines laid flat, as one."""
    canvas, reel = lend(canvas), lend(reel)
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    top, limit = band * BAND, min(band * BAND + BAND, height)
    shear = reel.shear[frame, item]
    bend = np.array([shear[0], shear[1], 0.0, shear[2]], dtype=np.float32)
    box, job, lot = canvas.box, canvas.job, canvas.lot
    for shape in range(reel.objects[item, 0], reel.objects[item, 0] + reel.objects[item, 1]):
        span = reel.span[shape]
        if reel.paint[shape, 6] < 0.5 or span[4] >= 0:
            continue
        source = reel.moving[frame] if span[2] else reel.still
        count = project(canvas.points, source, span[0], span[1], view, bend)
        if count < 3:
            continue
        bounds(canvas.points, count, box)
        if not (box[1] > 0.0 and box[0] < width and box[3] > top and box[2] < limit):
            continue
        add_outline(canvas, count, turn(canvas.points, count), top, limit)
    job[0], job[1] = 0.0, 1.0
    for part in range(2):
        job[2 + 3 * part], job[3 + 3 * part], job[4 + 3 * part] = 0.30, 0.30, 0.42
    job[8] = job[9] = shear[3]
    job[10] = job[11] = 1.0
    lot[0], lot[1], lot[2], lot[3], lot[4] = top, limit, DARK, band, order
    fill(canvas, job, lot)


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
    reaches = np.empty((last, 2), np.int32)
    begin = first
    while True:
        end = begin
        while end < last and ops[end, 0] not in (WATER, DEFOCUS):
            end += 1
        find_reaches(canvas, reel, frame, ops, begin, view, reaches)
        for band in range(canvas.fronts.shape[0]):
            if begin == first and panorama.size > 0 and not is_hidden(canvas.fronts[band], 0.0, float(width), width, 0):
                draw_sky(canvas, panorama, sky, camera, reel.flash[frame], band)
            for k in range(begin, end):
                if reaches[k, 0] <= band <= reaches[k, 1]:
                    _operate(canvas, reel, frame, ops[k], view, band, k + 1)
        if end == last:
            return
        if ops[end, 0] == WATER:
            draw_water(canvas.planes, reel.waters[frame, ops[end, 1]], camera)
        else:
            defocus(canvas, int(ops[end, 1]))
        begin = end + 1


@inner
def _operate(canvas: Canvas, reel: Reel, frame: int, op: I32, view: F32, band: int, order: int) -> None:
    """Draw one operation in one band."""
    kind = int(op[0])
    item = int(op[1])
    top, limit = band * BAND, min(band * BAND + BAND, canvas.planes.shape[1])
    if kind in (SHAPE, MIRROR):
        bend = np.array([0.0, 0.0, 1.0, 0.0], dtype=np.float32)
        first, count, share = item, 1, 1.0
        if kind == MIRROR:
            bend[2], bend[3] = -1.0, reel.shear[frame, item, 2]
            first, count = int(reel.objects[item, 0]), int(reel.objects[item, 1])
            share = float(reel.shear[frame, item, 4])
        for shape in range(first, first + count):
            draw_shape(canvas, reel, frame, shape, view, bend, share, band, order)
    elif kind == SHADOW:
        draw_shadow(canvas, reel, frame, item, view, band, order)
    else:
        left, right = seen_columns(canvas, band, order)
        if kind == GLOW:
            draw_glow(canvas.planes, reel.glows[frame, item], top, limit, left, right)
        elif kind == SPRITES:
            draw_sprites(canvas.planes, reel.sprites[frame], reel.groups[item], top, limit, left, right)
        elif kind == MIST:
            draw_mist(canvas.planes, reel.mists[frame, item], top, limit, left, right)
