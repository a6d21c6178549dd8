"""Outlines that move: control points of all frames at once become (frames, P, 2) outlines.

Only element-wise arithmetic, no matrix products: the bytes do not depend on a linear-algebra library's threads.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats


@lru_cache(maxsize=512)
def _weights(count: int, corners: tuple[int, ...], steps: int) -> Floats:
    """Return (4, count, steps) weights of the control points before, at, after and two after a span's start."""
    u = np.arange(steps, dtype=np.float32) / steps
    v = 1 - u
    stay, go = (1 + 2 * u) * v * v, (3 - 2 * u) * u * u
    leave, arrive = u * v * v, -u * u * v
    table = np.zeros((4, count, steps), np.float32)
    for i in range(count):
        sharp, sharp_next = i in corners, (i + 1) % count in corners
        table[1, i] += stay
        table[2, i] += go
        if sharp:
            table[2, i] += leave
            table[1, i] -= leave
        else:
            table[2, i] += leave / 2
            table[0, i] -= leave / 2
        if sharp_next:
            table[2, i] += arrive
            table[1, i] -= arrive
        else:
            table[3, i] += arrive / 2
            table[1, i] -= arrive / 2
    return table


def spline(control: Floats, steps: int = 4, corners: tuple[int, ...] = ()) -> Floats:
    """Return the closed Catmull-Rom outline through control points.

    Args:
        control: (frames, C, 2).
        steps: points a span.
        corners: indices of control points where the outline turns sharply.

    Returns:
        (frames, C * steps, 2).
    """
    frames, count = control.shape[:2]
    weights = _weights(count, corners, steps)[..., None]
    here = control[:, :, None, :]
    after = np.concatenate([control[:, 1:], control[:, :1]], 1)[:, :, None, :]
    before = np.concatenate([control[:, -1:], control[:, :-1]], 1)[:, :, None, :]
    later = np.concatenate([control[:, 2:], control[:, :2]], 1)[:, :, None, :]
    out = before * weights[0]
    out += here * weights[1]
    out += after * weights[2]
    out += later * weights[3]
    found: Floats = out.reshape(frames, count * steps, 2)
    return found


def unit(vectors: Floats) -> Floats:
    """Return vectors (..., D) at length 1; a null vector stays null."""
    length = np.sqrt((vectors * vectors).sum(-1, keepdims=True))
    out: Floats = vectors / np.maximum(length, 1e-6)
    return out


def shifted(points: Floats, dx: Floats | float, dy: Floats | float) -> Floats:
    """Return points (frames, 2) moved by so much, the same or another way in every frame."""
    out: Floats = points + np.stack(np.broadcast_arrays(np.asarray(dx), np.asarray(dy)), -1)
    return out


def perpendicular(vectors: Floats) -> Floats:
    """Return (..., 2) vectors turned left by a right angle."""
    return np.stack([-vectors[..., 1], vectors[..., 0]], -1)


def sides(spine: Floats, half: Floats) -> tuple[Floats, Floats]:
    """Return the left and right points (frames, J, 2) of a tube about a spine.

    At a bend the side lies on the bisector, so that tubes neither pinch nor cross themselves at a knee.
    """
    steps = unit(spine[:, 1:] - spine[:, :-1])
    ahead = np.concatenate([steps[:, :1], steps[:, 1:] + steps[:, :-1], steps[:, -1:]], 1)
    offset = perpendicular(unit(ahead)) * half[..., None]
    return spine + offset, spine - offset


def limb(joints: Floats, radii: Sequence[float] | Floats, steps: int = 3) -> Floats:
    """Return a tapered tube with round ends through joints.

    Args:
        joints: (frames, J, 2).
        radii: J half widths, or (frames, J).
        steps: points a span.
    """
    half = np.asarray(radii, np.float32)
    if half.ndim == 1:
        half = np.broadcast_to(half, joints.shape[:2])
    left, right = sides(joints, half)
    first = unit(joints[:, :1] - joints[:, 1:2]) * half[:, :1, None]
    last = unit(joints[:, -1:] - joints[:, -2:-1]) * half[:, -1:, None]
    control = np.concatenate([right, joints[:, -1:] + last, left[:, ::-1], joints[:, :1] + first], 1)
    return spline(control, steps)


def ribbon(spine: Floats, radii: Sequence[float] | Floats, steps: int = 3, pointed: bool = False) -> Floats:
    """Return a tube that narrows to its end: a tail, a snake, a scarf.

    `pointed` gives it a sharp tip, otherwise the end is cut straight.
    """
    half = np.asarray(radii, np.float32)
    if half.ndim == 1:
        half = np.broadcast_to(half, spine.shape[:2])
    left, right = sides(spine, half)
    count = spine.shape[1]
    if pointed:
        control = np.concatenate([right[:, :-1], spine[:, -1:], left[:, -2::-1]], 1)
        return spline(control, steps, (0, count - 1, 2 * count - 2))
    control = np.concatenate([right, left[:, ::-1]], 1)
    return spline(control, steps, (0, count - 1, count, 2 * count - 1))


def tube(joints: Floats, radii: Sequence[float] | Floats, steps: int = 3) -> Floats:
    """Return a tapered tube that begins round and ends in a straight cut: sleeves, trousers, boots."""
    half = np.asarray(radii, np.float32)
    if half.ndim == 1:
        half = np.broadcast_to(half, joints.shape[:2])
    left, right = sides(joints, half)
    first = unit(joints[:, :1] - joints[:, 1:2]) * half[:, :1, None]
    control = np.concatenate([right, left[:, ::-1], joints[:, :1] + first], 1)
    count = joints.shape[1]
    return spline(control, steps, (count - 1, count))


def two_bone(root: Floats, tip: Floats, upper: float, lower: float, bend: float) -> Floats:
    """Return where the middle joint (..., 2) of two bones lies.

    Args:
        root: (..., 2) where the first bone hangs.
        tip: (..., 2) where the second bone ends; out of reach it is pulled in by `within_reach` first.
        upper: length of the first bone.
        lower: length of the second.
        bend: 1 or -1: to which side of the line from root to tip the joint points (1: left).
    """
    line = tip - root
    length = np.sqrt((line * line).sum(-1))
    length = np.clip(length, abs(upper - lower) + 1e-4, (upper + lower) * 0.9999)
    along = (upper * upper - lower * lower + length * length) / (2 * length)
    out = np.sqrt(np.maximum(upper * upper - along * along, 0)) * bend
    direction = unit(line)
    found: Floats = root + direction * along[..., None] + perpendicular(direction) * out[..., None]
    return found


def within_reach(root: Floats, tip: Floats, reach: float) -> Floats:
    """Return tips (..., D) drawn in to at most `reach` from their roots."""
    line = tip - root
    length = np.sqrt((line * line).sum(-1, keepdims=True))
    out: Floats = root + line * np.minimum(1.0, reach / np.maximum(length, 1e-6))
    return out


class Frame2(NamedTuple):
    """A moving system of axes: where its origin is and how it is turned, for every frame."""

    origin: Floats
    """(frames, 2)."""
    angle: Floats
    """(frames,) radians."""


def carried(outline: Floats, at: Frame2, scale: float = 1.0, mirror: Floats | float = 1.0) -> Floats:
    """Return an outline (P, 2) or (frames, P, 2) carried along by a moving frame.

    Args:
        outline: in the frame's own axes.
        at: the frame.
        scale: size.
        mirror: factor on x before turning: -1 flips, values between foreshorten; (frames,) or one number.
    """
    c, s = np.cos(at.angle)[:, None], np.sin(at.angle)[:, None]
    flip = np.asarray(mirror, np.float32)
    x = outline[..., 0] * scale * (flip[:, None] if flip.ndim else flip)
    y = outline[..., 1] * scale
    if x.ndim == 1:
        x, y = x[None], y[None]
    return np.stack([x * c - y * s + at.origin[:, None, 0], x * s + y * c + at.origin[:, None, 1]], -1)
