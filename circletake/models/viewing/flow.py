"""Flow: where every part of a picture goes from one frame to the next, and what of that is the camera."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import map_coordinates, uniform_filter

Floats = NDArray[np.float32]

_WINDOW = 7
_REGULAR = 4e-5
"""Texture (squared luma slope) below which a window's flow is drawn to nothing."""
_LEVELS = ((2, 2), (1, 2))
"""(Reduction, rounds) from coarse to fine."""
_REACH = 5
"""How far the search at the coarse level looks, in its pixels: 10 of the picture, a seventh of its width."""
_SEARCHED = 5
_PRICE = 2e-4
"""What each pixel of distance costs: of what looks alike, the nearest is meant."""
_STEP = 1.5
"""Most that a round may move a pixel, in pixels of its level."""
_TRIMS = 3


def flow(before: Floats, after: Floats) -> Floats:
    """Return the flow between frames: a search over whole pixels at the coarse level, so that what falls fast is
    found too, then iterative pyramidal Lucas-Kanade (Lucas and Kanade 1981, Bouguet 2001).

    Args:
        before, after: (b, h, w) luma from 0 to 1; h and w of at least 16.

    Returns:
        (b, h, w, 2): pixels to the right and down that each pixel of `before` moves by.
    """
    found = _searched(_reduced(before, _LEVELS[0][0]), _reduced(after, _LEVELS[0][0]))
    for reduction, rounds in _LEVELS:
        one, two = _reduced(before, reduction), _reduced(after, reduction)
        if found.shape[1:3] != one.shape[1:]:
            found = 2.0 * _enlarged(found, one.shape[1], one.shape[2])
        for _ in range(rounds):
            found = found + _refinement(one, two, found)
    return found


def _searched(one: Floats, two: Floats) -> Floats:
    """Return the whole-pixel flow at which windows look most alike, (b, h, w, 2)."""
    _, height, width = one.shape
    padded = np.pad(two, ((0, 0), (_REACH, _REACH), (_REACH, _REACH)), mode="edge")
    best = np.full(one.shape, np.inf, np.float32)
    found = np.zeros((*one.shape, 2), np.float32)
    for down in range(-_REACH, _REACH + 1):
        for right in range(-_REACH, _REACH + 1):
            other = padded[:, _REACH + down : _REACH + down + height, _REACH + right : _REACH + right + width]
            miss = uniform_filter(np.abs(other - one), (0, _SEARCHED, _SEARCHED), mode="nearest")
            miss += np.float32(_PRICE * (abs(down) + abs(right)))
            nearer = miss < best
            best[nearer] = miss[nearer]
            found[nearer] = (right, down)
    return found


def _reduced(frames: Floats, factor: int) -> Floats:
    if factor == 1:
        return frames
    soft = uniform_filter(frames, (0, factor, factor), mode="nearest")
    return np.ascontiguousarray(soft[:, factor // 2 :: factor, factor // 2 :: factor])[
        :, : -(-frames.shape[1] // factor), : -(-frames.shape[2] // factor)
    ]


def _enlarged(field: Floats, height: int, width: int) -> Floats:
    big = field.repeat(2, axis=1).repeat(2, axis=2)[:, :height, :width]
    short = (0, 0), (0, max(0, height - big.shape[1])), (0, max(0, width - big.shape[2])), (0, 0)
    smooth: Floats = uniform_filter(np.pad(big, short, mode="edge"), (0, 3, 3, 0), mode="nearest")
    return smooth


def _refinement(one: Floats, two: Floats, found: Floats) -> Floats:
    """Return by how much a round moves the flow: the least-squares step in each window."""
    warped = carried(two[..., None], found)[..., 0]
    mean = (one + warped) * np.float32(0.5)
    down, right = np.gradient(mean, axis=(1, 2))
    change = warped - one
    xx, yy, xy, xt, yt = (
        uniform_filter(product, (0, _WINDOW, _WINDOW), mode="nearest")
        for product in (right * right, down * down, right * down, right * change, down * change)
    )
    xx, yy = xx + np.float32(_REGULAR), yy + np.float32(_REGULAR)
    det = xx * yy - xy * xy
    step = np.stack([(xy * yt - yy * xt) / det, (xy * xt - xx * yt) / det], axis=3)
    clipped: Floats = np.clip(step, -_STEP, _STEP).astype(np.float32)
    return clipped


def carried(values: Floats, by: Floats) -> Floats:
    """Return values read where a flow leads: out[p] = values[p + by[p]], held at the frame's edge.

    Args:
        values: (b, h, w, c).
        by: (b, h, w, 2).
    """
    count, height, width, channels = values.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    down = np.clip(rows[None] + by[..., 1], 0, height - 1)
    right = np.clip(columns[None] + by[..., 0], 0, width - 1)
    # The pictures stand one under the other, so that one call reads them all.
    stacked = down + (np.arange(count, dtype=np.float32) * height)[:, None, None]
    places = np.stack([stacked, right]).reshape(2, -1)
    out = np.empty((count, height, width, channels), np.float32)
    for channel in range(channels):
        sheet = values[..., channel].reshape(count * height, width)
        out[..., channel] = map_coordinates(sheet, places, order=1, mode="nearest").reshape(count, height, width)
    return out


def camera_of(found: Floats, texture: Floats) -> Floats:
    """Return the affine part of a flow, fitted to most of the frame: (b, h, w, 2).

    Args:
        found: (b, h, w, 2) flow.
        texture: (b, h, w) how much each pixel's flow is to be believed.
    """
    count, height, width, _ = found.shape
    rows, columns = np.mgrid[0:height, 0:width]
    base = np.stack([np.ones(height * width), columns.ravel() / width - 0.5, rows.ravel() / height - 0.5], axis=1)
    moved = found.reshape(count, -1, 2).astype(np.float64)
    belief = texture.reshape(count, -1).astype(np.float64) + 1e-9
    # Begun from where most of the picture goes, so that one large thing is not taken for the camera.
    fitted = np.broadcast_to(np.median(moved, axis=1, keepdims=True), moved.shape)
    weight = belief / (1.0 + (np.linalg.norm(moved - fitted, axis=2) / 0.5) ** 4)
    for _ in range(_TRIMS):
        normal = np.einsum("bp,pi,pj->bij", weight, base, base) + 1e-9 * np.eye(3)
        right = np.einsum("bp,pi,bpc->bic", weight, base, moved)
        fitted = np.einsum("pi,bic->bpc", base, np.linalg.solve(normal, right))
        miss = np.linalg.norm(moved - fitted, axis=2)
        scale = np.maximum(np.median(miss, axis=1, keepdims=True) * 2.0, 0.05)
        weight = belief / (1.0 + (miss / scale) ** 4)
    return fitted.reshape(found.shape).astype(np.float32)
