"""Counting what is seen: numbered pictures of the cast, whole and one by one."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.draw import draw_object
from circletake.render.raster.project import bounds, project
from circletake.render.raster.reel import F32, I32, U8, U16, Canvas, Reel, kernel


@kernel
def _reaches(reel: Reel, frame: int, shape: int) -> bool:
    """Tell whether a shape counts for its object's box: beams, and what has faded, do not."""
    fading = reel.span[shape, 4]
    faded = fading >= 0 and reel.fading[frame, fading] < 0.05
    return reel.paint[shape, 6] >= 0.5 and reel.paint[shape, 7] >= 0.5 and not faded


@kernel
def measure(points: F32, reel: Reel, frame: int, item: int, view: F32, box: F32) -> None:
    """Write an object's left, right, top and bottom in pixels; left exceeds right when nothing is before the camera.

    Args:
        points: Scratch.
        reel: The take.
        frame: Which frame.
        item: Which object.
        view: The camera, as `view_of` gives it.
        box: (4) is written.
    """
    upright = np.array([0.0, 0.0, 1.0, 0.0], dtype=np.float32)
    part = np.empty(7, np.float32)
    box[0] = box[2] = 1e9
    box[1] = box[3] = -1e9
    for shape in range(reel.objects[item, 0], reel.objects[item, 0] + reel.objects[item, 1]):
        if not _reaches(reel, frame, shape):
            continue
        span = reel.span[shape]
        source = reel.moving[frame] if span[2] else reel.still
        count = project(points, source, span[0], span[1], view, upright)
        if count < 3:
            continue
        bounds(points, count, part)
        box[0], box[1] = min(box[0], part[0]), max(box[1], part[1])
        box[2], box[3] = min(box[2], part[2]), max(box[3], part[3])


def count_alone(canvas: Canvas, reel: Reel, frame: int, item: int) -> int:
    """Return how many pixels of a numbered canvas one object covers with nothing before it."""
    canvas.ids[:] = 0
    draw_object(canvas, reel, frame, item)
    return int((canvas.ids == item + 1).sum())


@kernel
def count_seen(ids: U16, most: int) -> I32:
    """Return (most + 1) pixels of each number."""
    counts = np.zeros(most + 1, np.int32)
    for y in range(ids.shape[0]):
        row = ids[y]
        for x in range(row.size):
            counts[row[x]] += 1
    return counts


@kernel
def measure_change(before: U8, after: U8, step: int) -> float:
    """Return how much two pictures (H, W, 3) differ on average, looked at every `step` pixels: 0 to 1."""
    total, count = 0.0, 0
    for y in range(0, after.shape[0], step):
        for x in range(0, after.shape[1], step):
            for c in range(3):
                total += abs(float(after[y, x, c]) - float(before[y, x, c]))
                count += 1
    return total / (255.0 * count)
