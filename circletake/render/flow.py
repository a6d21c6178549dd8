"""Truth for every frame, on request: optical flow, key points, camera pose.

Flow is told for what the camera does and for what the cast does. What scenery does by itself (waves, drifting clouds,
swaying leaves, rain) is not in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.lens import Lens
from circletake.render.scene import Floats, Performance, Shape

_NEIGHBOURS = 4
"""Outline points that the flow inside an outline is interpolated from."""


class CameraPose(NamedTuple):
    """Where the camera is in one frame, and how it looks. It looks along z and never rolls."""

    x_m: float
    y_m: float
    z_m: float
    focal: float
    """Focal length in frame heights: a thing of 1 m at 1 m distance is so many frame heights tall."""
    shift: float
    """How far the picture is shifted to the right, in frame heights: pans."""
    horizon: float
    """Where the horizon lies, as a share of the frame's height from its top: tilts."""


class KeyPoint(NamedTuple):
    """One point of a body in one frame."""

    x: float
    """Pixels from the left."""
    y: float
    """Pixels from the top."""
    depth_m: float
    visible: bool
    """True where the frame shows this body at that pixel."""


def pose_at(lens: Lens, index: int) -> CameraPose:
    """Return the camera of one frame."""
    return CameraPose(*(float(number) for number in lens.camera[index]))


def key_points_at(
    cast: Sequence[Performance], lens: Lens, index: int, mask: NDArray[np.uint16]
) -> dict[str, dict[str, KeyPoint]]:
    """Return object id to name to key point.

    Args:
        cast: who performs, in the truth's order.
        lens: camera and picture.
        index: which frame.
        mask: (H, W) that frame's objects by position from 1.
    """
    one = Lens(lens.camera[index : index + 1], lens.width, lens.height)
    found: dict[str, dict[str, KeyPoint]] = {}
    for number, performance in enumerate(cast, start=1):
        points: dict[str, KeyPoint] = {}
        for name, track in performance.key_points.items():
            seen = one.see(np.asarray(track[index], np.float32).reshape(1, 1, 3))
            x, y, depth = float(seen.x[0, 0]), float(seen.y[0, 0]), float(seen.depth[0, 0])
            inside = depth > 0.05 and 0 <= x < lens.width and 0 <= y < lens.height
            points[name] = KeyPoint(x, y, depth, inside and int(mask[int(y), int(x)]) == number)
        found[performance.id] = points
    return found


def flow_from(cast: Sequence[Performance], lens: Lens, index: int, mask: NDArray[np.uint16], depth: Floats) -> Floats:
    """Return (H, W, 2) pixels, right and down, that each pixel of a frame moves until the next frame.

    Exact for scenery that stands still, from its depth and both cameras, and on the cast's outlines; inside outlines
    it is interpolated between the nearest four outline points, by inverse squared distance. Zero in the last frame.

    Args:
        cast: who performs, in the truth's order.
        lens: camera and picture.
        index: which frame.
        mask: (H, W) its objects by position from 1, 0 for scenery.
        depth: (H, W) metres.
    """
    if index + 1 >= len(lens.camera):
        return np.zeros((*mask.shape, 2), np.float32)
    flow = _of_scenery(lens, index, depth)
    for number, performance in enumerate(cast, start=1):
        rows, columns = np.nonzero(mask == number)
        if len(rows):
            here, there = (_outline(performance.shapes, lens, at) for at in (index, index + 1))
            flow[rows, columns] = _between(here, there - here, (np.stack([columns, rows], -1) + 0.5).astype(np.float64))
    return flow


def _of_scenery(lens: Lens, index: int, depth: Floats) -> Floats:
    """Return (H, W, 2) motion of points that stand still, by the camera alone."""
    height, width = depth.shape
    x, y, z, focal, shift, horizon = (float(number) for number in lens.camera[index])
    down, across = np.mgrid[0:height, 0:width].astype(np.float64) + 0.5
    far = depth.astype(np.float64)
    scale = height * focal / far
    world_x = x + (across - width / 2 - height * shift) / scale
    world_y = y + (height * horizon - down) / scale
    world_z = z + far
    x, y, z, focal, shift, horizon = (float(number) for number in lens.camera[index + 1])
    then = height * focal / np.maximum(world_z - z, 0.05)
    moved_x = width / 2 + height * shift + then * (world_x - x)
    moved_y = height * horizon - then * (world_y - y)
    return np.stack([moved_x - across, moved_y - down], -1).astype(np.float32)


def _outline(shapes: Sequence[Shape], lens: Lens, index: int) -> Floats:
    """Return (P, 2) pixels of all outline points of a body in one frame."""
    one = Lens(lens.camera[index : index + 1], lens.width, lens.height)
    parts = []
    for shape in shapes:
        seen = one.see(shape.points[index : index + 1] if shape.points.ndim == 3 else shape.points[None])
        parts.append(np.stack([seen.x[0], seen.y[0]], -1))
    return np.concatenate(parts)


def _between(outline: Floats, moves: Floats, pixels: NDArray[np.float64]) -> Floats:
    """Return (N, 2) moves at pixels, from those of the nearest outline points."""
    from scipy.spatial import cKDTree

    near = min(_NEIGHBOURS, len(outline))
    distance, which = cKDTree(outline).query(pixels, near)
    distance, which = distance.reshape(len(pixels), near), which.reshape(len(pixels), near)
    weight = 1.0 / (distance**2 + 1e-3)
    weight /= weight.sum(1, keepdims=True)
    out: Floats = (moves[which] * weight[..., None]).sum(1).astype(np.float32)
    return out
