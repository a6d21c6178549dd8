"""Counting what is seen: numbered pictures of the cast, whole and one by one."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.draw import draw_shape
from circletake.render.raster.reel import F32, I32, U16, Canvas, Reel, kernel


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
def count_alone(canvas: Canvas, reel: Reel, frame: int, item: int) -> int:
    """Return how many pixels of a numbered canvas one object covers with nothing before it."""
    height, width = canvas.planes.shape[1], canvas.planes.shape[2]
    view = view_of(reel.camera[frame], width, height)
    upright = np.array([0.0, 0.0, 1.0, 0.0], dtype=np.float32)
    canvas.ids[:] = 0
    for shape in range(reel.objects[item, 0], reel.objects[item, 0] + reel.objects[item, 1]):
        draw_shape(canvas, reel, frame, shape, view, upright, 1.0, height)
    total = 0
    for y in range(height):
        row = canvas.ids[y]
        for x in range(row.size):
            total += row[x] == item + 1
    return total


@kernel
def count_seen(ids: U16, most: int) -> I32:
    """Return (most + 1) pixels of each number."""
    counts = np.zeros(most + 1, np.int32)
    for y in range(ids.shape[0]):
        row = ids[y]
        for x in range(row.size):
            counts[row[x]] += 1
    return counts
