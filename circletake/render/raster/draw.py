"""One call draws one frame: project, light, haze, and lay every operation over the last."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.edges import add_lit_edges, add_outline, turn
from circletake.render.raster.fill import DARK, LIGHT, fill
from circletake.render.raster.low import defocus, draw_sky
from circletake.render.raster.reel import (
    DEFOCUS,
    F32,
    GLOW,
    I32,
    I64,
    MIRROR,
    MIST,
    SHADOW,
    SHAPE,
    SPRITES,
    WATER,
    Canvas,
    Reel,
    kernel,
)
from circletake.render.raster.soft import draw_glow, draw_mist, draw_sprites, draw_water

NEAR_M = 0.25
"""What comes nearer to the camera than this is cut off."""


@kernel
def _put(points: F32, at: int, x: float, y: float, z: float, view: F32) -> None:
    """Project one point: `view` holds the camera's x, y, z, pixels of focal length, centre column, horizon row."""
    scale = view[3] / z
    points[at, 0] = view[4] + (x - view[0]) * scale
    points[at, 1] = view[5] - (y - view[1]) * scale
    points[at, 2] = z


@kernel
def project(points: F32, source: F32, first: int, count: int, view: F32, bend: F32) -> int:
    """Project an outline into the scratch points, cut at the near plane; return how many points it has then.

    Args:
        points: Scratch.
        source: (N, 3) metres.
        first: Its first point.
        count: How many points it has.
        view: (6) camera.
        bend: (4): x and z moved for each metre of height above the fourth, and the factor on that height.
    """
    focal, cx, cy = view[3], view[4], view[5]
    nearest = np.float32(1e9)
    for i in range(count):
        rise = source[first + i, 1] - bend[3]
        x = source[first + i, 0] + bend[0] * rise - view[0]
        y = bend[3] + bend[2] * rise - view[1]
        z = source[first + i, 2] + bend[1] * rise - view[2]
        scale = focal / z
        points[i, 0] = cx + x * scale
        points[i, 1] = cy - y * scale
        points[i, 2] = z
        nearest = min(nearest, z)
    return count if nearest >= NEAR_M else _project_cut(points, source, first, count, view, bend)


@kernel
def _project_cut(points: F32, source: F32, first: int, count: int, view: F32, bend: F32) -> int:
    """Project an outline that reaches behind the near plane."""
    made = 0
    for i in range(count):
        rise = source[first + i, 1] - bend[3]
        x = source[first + i, 0] + bend[0] * rise
        y = bend[3] + bend[2] * rise
        z = source[first + i, 2] + bend[1] * rise - view[2]
        j = first + (i + 1 if i + 1 < count else 0)
        rise = source[j, 1] - bend[3]
        beyond = source[j, 2] + bend[1] * rise - view[2]
        if z >= NEAR_M:
            _put(points, made, x, y, z, view)
            made += 1
        if (z >= NEAR_M) != (beyond >= NEAR_M):
            share = (NEAR_M - z) / (beyond - z)
            x += (source[j, 0] + bend[0] * rise - x) * share
            y += (bend[3] + bend[2] * rise - y) * share
            _put(points, made, x, y, NEAR_M, view)
            made += 1
    return made


@kernel
def bounds(points: F32, count: int, out: F32) -> None:
    """Write left, right, top, bottom, the depths at top and bottom, and the depth in the middle."""
    out[0] = out[2] = 1e9
    out[1] = out[3] = -1e9
    near = 0.0
    for i in range(count):
        out[0] = min(out[0], points[i, 0])
        out[1] = max(out[1], points[i, 0])
        near += 1.0 / points[i, 2]
        if points[i, 1] < out[2]:
            out[2] = points[i, 1]
            out[4] = points[i, 2]
        if points[i, 1] > out[3]:
            out[3] = points[i, 1]
            out[5] = points[i, 2]
    out[6] = count / near


@kernel
def _haze(job: F32, paint: F32, air: F32, box: F32, flash: float) -> None:
    """Set a job's two colours to a paint's as they look through the air."""
    for part in range(2):
        thick = air[4] * (1.0 - 2.0 ** (-box[4 + part] / air[3])) * paint[8]
        misty = thick * paint[11] * part
        thick = np.float32(min(1.0 - (1.0 - thick) * (1.0 - misty), 1.0))
        for c in range(3):
            lit = paint[3 * part + c] * flash
            job[2 + 3 * part + c] = lit + (air[c] * flash - lit) * thick


@kernel
def _visible(box: F32, width: int, height: int) -> bool:
    return bool(box[1] > 0.0 and box[0] < width and box[3] > 0.0 and box[2] < height)


@kernel
def _rows(box: F32, limit: int, lot: I64) -> None:
    """Write the first row that a box touches, and the row after the last."""
    lot[0] = max(int(box[2]), 0)
    lot[1] = min(int(np.ceil(box[3])) + 1, limit)


@kernel
def draw_shape(
    canvas: Canvas, reel: Reel, frame: int, shape: int, view: F32, bend: F32, share: float, limit: int
) -> None:
    """Draw one shape, upright or bent by `bend`, at `share` of its opacity, in the rows before `limit`."""
    width = canvas.planes.shape[2]
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
    box = np.empty(7, np.float32)
    bounds(canvas.points, count, box)
    if not _visible(box, width, limit):
        return
    ground = view[5] + (view[1] - paint[10]) * view[3] / box[5]
    low = box[3]
    if paint[11] > 0.0 and box[2] + 2.0 < ground < low:
        low = ground
    job = np.empty(12, np.float32)
    lot = np.empty(3, np.int64)
    job[0], job[1] = box[2], low
    flash = 1.0 + (reel.flash[frame] - 1.0) * paint[12]
    _haze(job, paint, reel.air, box, flash)
    job[8], job[9] = opacity, opacity * paint[7]
    thick = 2.0 ** paint[9]
    sloping = abs(box[4] - box[5]) > 0.02 * box[4]
    job[10] = thick / (box[4] if sloping else box[6])
    job[11] = thick / (box[5] if sloping else box[6])
    _rows(box, limit, lot)
    lot[2] = span[3]
    add_outline(canvas, count, 1.0, limit)
    fill(canvas, job, lot)
    if span[5] and reel.air[7] > 0.0:
        near = min(np.float32(1.0), np.sqrt(np.float32(14.0) / box[4]))
        for c in range(3):
            job[2 + c] = job[5 + c] = reel.rim[c] * reel.air[7] * near
        lot[2] = LIGHT
        add_lit_edges(canvas, count, reel.air[5], reel.air[6], limit)
        fill(canvas, job, lot)


@kernel
def draw_shadow(canvas: Canvas, reel: Reel, frame: int, item: int, view: F32) -> None:
    """Darken the ground where an object keeps the light off: all its outlines laid flat, as one."""
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    shear = reel.shear[frame, item]
    bend = np.array([shear[0], shear[1], 0.0, shear[2]], dtype=np.float32)
    box = np.empty(7, np.float32)
    part = np.empty(3, np.int64)
    lot = np.array([height, 0, DARK], dtype=np.int64)
    for shape in range(reel.objects[item, 0], reel.objects[item, 0] + reel.objects[item, 1]):
        span = reel.span[shape]
        if reel.paint[shape, 6] < 0.5 or span[4] >= 0:
            continue
        source = reel.moving[frame] if span[2] else reel.still
        count = project(canvas.points, source, span[0], span[1], view, bend)
        if count < 3:
            continue
        bounds(canvas.points, count, box)
        if not _visible(box, width, height):
            continue
        add_outline(canvas, count, turn(canvas.points, count), height)
        _rows(box, height, part)
        lot[0] = min(lot[0], part[0])
        lot[1] = max(lot[1], part[1])
    job = np.array([0.0, 1.0, 0.30, 0.30, 0.42, 0.30, 0.30, 0.42, 0.0, 0.0, 1.0, 1.0], dtype=np.float32)
    job[8] = job[9] = shear[3]
    fill(canvas, job, lot)


@kernel
def _draw_shapes(
    canvas: Canvas, reel: Reel, frame: int, kind: int, item: int, view: F32, bend: F32, limit: int
) -> None:
    """Draw one shape, or an object upside down in the water that it stands in."""
    first, count, share = item, 1, 1.0
    if kind == MIRROR:
        bend[2], bend[3] = -1.0, reel.shear[frame, item, 2]
        first, count = int(reel.objects[item, 0]), int(reel.objects[item, 1])
        share = float(reel.shear[frame, item, 4])
    for shape in range(first, first + count):
        draw_shape(canvas, reel, frame, shape, view, bend, share, limit)
    bend[2], bend[3] = 1.0, 0.0


@kernel
def view_of(camera: F32, width: int, height: int) -> F32:
    """Return a camera row as `draw_shape` wants it."""
    view = np.empty(6, np.float32)
    view[0], view[1], view[2] = camera[0], camera[1], camera[2]
    view[3] = camera[3] * height
    view[4] = 0.5 * width + camera[4] * height
    view[5] = camera[5] * height
    return view


@kernel
def draw_frame(canvas: Canvas, reel: Reel, panorama: F32, sky: F32, frame: int) -> None:
    """Draw one frame of a reel.

    Args:
        canvas: What is drawn on.
        reel: The take.
        panorama: (3, rows, columns) the sky by direction; see `draw_sky`.
        sky: (4) where the panorama lies.
        frame: Which frame.
    """
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    camera = reel.camera[frame]
    view = view_of(camera, width, height)
    upright = np.array([0.0, 0.0, 1.0, 0.0], dtype=np.float32)
    ops = reel.ops[frame if reel.ops.shape[0] > 1 else 0]
    limits = np.empty(ops.shape[0] + 1, np.int32)
    _limits(canvas, reel, frame, ops, view, upright, limits)
    draw_sky(canvas, panorama, sky, camera, reel.flash[frame], int(limits[0]))
    if canvas.ids.shape[0] > 1:
        canvas.ids[:] = 0
    for k in range(ops.shape[0]):
        _operate(canvas, reel, frame, ops[k], view, upright, int(limits[k + 1]))


@kernel
def begin_frame(canvas: Canvas, reel: Reel, panorama: F32, sky: F32, frame: int) -> None:
    """Paint the sky of a frame that is drawn part by part; arguments as for `draw_frame`."""
    draw_sky(canvas, panorama, sky, reel.camera[frame], reel.flash[frame], canvas.planes.shape[1])
    if canvas.ids.shape[0] > 1:
        canvas.ids[:] = 0


@kernel
def draw_part(canvas: Canvas, reel: Reel, frame: int, first: int, last: int) -> None:
    """Draw a frame's operations from position `first` to before position `last`, whole: later ones hide nothing."""
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    view = view_of(reel.camera[frame], width, height)
    upright = np.array([0.0, 0.0, 1.0, 0.0], dtype=np.float32)
    ops = reel.ops[frame if reel.ops.shape[0] > 1 else 0]
    for k in range(first, last):
        _operate(canvas, reel, frame, ops[k], view, upright, height)


@kernel
def _limits(canvas: Canvas, reel: Reel, frame: int, ops: I32, view: F32, upright: F32, limits: I32) -> None:
    """Write for each operation, after that of the sky, the row from which on later sheets cover everything."""
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    limit = height
    for k in range(ops.shape[0] - 1, -1, -1):
        limits[k + 1] = limit
        if ops[k, 0] != SHAPE:
            continue
        span = reel.span[ops[k, 1]]
        if span[6] == 0:
            continue
        source = reel.moving[frame] if span[2] else reel.still
        count = project(canvas.points, source, span[0], span[6], view, upright)
        if count == span[6]:
            limit = min(limit, _covered_from(canvas.points, count, width, height))
    limits[0] = limit


@kernel
def _covered_from(points: F32, count: int, width: int, height: int) -> int:
    """Return the first row that lies wholly below an upper edge; height when the edge does not span the picture."""
    left, right = points[0, 0], points[0, 0]
    lowest = np.float32(-1e9)
    for i in range(count):
        x = points[i, 0]
        left, right = min(left, x), max(right, x)
        before = points[max(i - 1, 0), 0]
        after = points[min(i + 1, count - 1), 0]
        beside = max(x, before, after) >= 0.0 and min(x, before, after) <= width
        if beside:
            lowest = max(lowest, points[i, 1])
    if left > 0.0 or right < width:
        return height
    return min(max(int(np.ceil(lowest)) + 1, 0), height)


@kernel
def _operate(canvas: Canvas, reel: Reel, frame: int, op: I32, view: F32, upright: F32, limit: int) -> None:
    kind = int(op[0])
    item = int(op[1])
    if kind in (SHAPE, MIRROR):
        _draw_shapes(canvas, reel, frame, kind, item, view, upright, limit)
    elif kind == GLOW:
        draw_glow(canvas.planes, reel.glows[frame, item], limit)
    elif kind == SPRITES:
        draw_sprites(canvas.planes, reel.sprites[frame], reel.groups[item], limit)
    elif kind == WATER:
        draw_water(canvas.planes, reel.waters[frame, item], reel.camera[frame], limit)
    elif kind == MIST:
        draw_mist(canvas.planes, reel.mists[frame, item], limit)
    elif kind == SHADOW:
        draw_shadow(canvas, reel, frame, item, view)
    elif kind == DEFOCUS:
        defocus(canvas, item, limit)
