"""Projection: outlines in metres become points on the picture."""

from __future__ import annotations

import numpy as np

from circletake.render.raster.reel import F32, bare, kernel

NEAR_M = 0.25
"""What comes nearer to the camera than this is cut off."""


@kernel
def view_of(camera: F32, width: int, height: int) -> F32:
    """Return a camera row as `project` wants it."""
    view = np.empty(6, np.float32)
    view[0], view[1], view[2] = camera[0], camera[1], camera[2]
    view[3] = camera[3] * height
    view[4] = 0.5 * width + camera[4] * height
    view[5] = camera[5] * height
    return view


@bare
def _put(points: F32, at: int, x: float, y: float, z: float, view: F32) -> None:
    """Project one point: `view` holds the camera's x, y, z, pixels of focal length, centre column, horizon row."""
    scale = view[3] / z
    points[at, 0] = view[4] + (x - view[0]) * scale
    points[at, 1] = view[5] - (y - view[1]) * scale
    points[at, 2] = z


@bare
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


@bare
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


@bare
def bounds(points: F32, count: int, out: F32) -> None:
    """Write left, right, top, bottom, the depths at top and bottom, and the depth in the middle."""
    left = top = nearest = np.float32(1e9)
    right = bottom = farthest = np.float32(-1e9)
    above = below = np.float32(0.0)
    for i in range(count):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        left, right = min(left, x), max(right, x)
        nearest, farthest = min(nearest, z), max(farthest, z)
        above = z if y < top else above
        top = min(top, y)
        below = z if y > bottom else below
        bottom = max(bottom, y)
    out[0], out[1], out[2], out[3] = left, right, top, bottom
    out[4], out[5] = above, below
    out[6] = nearest
    if nearest < farthest:
        near = 0.0
        for i in range(count):
            near += 1.0 / points[i, 2]
        out[6] = count / near
