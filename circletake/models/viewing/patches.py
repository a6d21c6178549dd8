"""Patches: small parts of the picture that move of themselves, followed over five frames.

A picture's mean says nothing of a ball that covers a hundredth of it. So every patch of what moves (pixels that differ
both from the frame before and from the frame after, the camera taken out) is looked for, by the least absolute
difference of those pixels alone, in two frames before and two after: four displacements, which tell where it went and
how it went on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

from circletake.models.viewing.flow import carried

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

SPAN = 5
"""Frames that a patch is followed over; it is taken from the middle one."""
_HALF, _STRIDE = 6, 5
"""Half of a patch's side, and how far apart patches are, in pixels of the fine picture."""
_LEAST_PIXELS = 14
_MOST = 120
"""Patches of one frame: where more move, every second or third is followed."""
_REACH = 16
"""How far a patch may go in a frame, a ninth of the picture's width."""
_DISTANCE_PRICE = 1e-3
_MISSED = 9.0
"""What stands for the cost where the patch would lie outside the picture."""
_FAR_MISS = 0.1
"""Mean difference above which a patch counts as lost."""
_RING = 3
"""How far off other places are with which a match is compared."""
_SLOW = 0.5
_CHANGED, _NOISES = 0.02, 5.0
"""A pixel moves where it changes by this much, and this many times what half of the picture changes by."""
_STANDS = 0.15
"""Camera displacement in pixels below which frames are compared as they are."""

_F = TypeVar("_F", bound=Callable[..., Any])


class Followed(NamedTuple):
    """Patches that were followed, k of them.

    Attributes:
        frame: (k,) the middle frame.
        place: (k, 2) where it is in it: (down, right), in pixels of the fine picture.
        pixels: (k,) how many of its pixels move.
        ways: (k, 4, 2) displacement (down, right) less the camera's, in pixels a frame: into the frame before the
            middle one, into the middle one, and out of it over two frames.
        misses: (k, 4) mean difference of luma at which it was found in the frames before last, before, after and after
            next.
        margins: (k, 2) by how much a match a few pixels off would be worse: next to the middle frame (the less of
            both), and two frames after it.
    """

    frame: NDArray[np.int64]
    place: Floats
    pixels: NDArray[np.int64]
    ways: Floats
    misses: Floats
    margins: Floats


def follow(frames: Floats, cameras: Floats, first: int) -> Followed:
    """Follow what moves.

    Args:
        frames: (n + 4, h, w) luma from 0 to 1: the middle frames with two before and two after them.
        cameras: (n + 3, h // 2, w // 2, 2) what the camera does between them, (right, down) in half pixels.
        first: Number of the first middle frame.

    Returns:
        Every patch of the n middle frames that was found again in the frames beside its own.
    """
    count = len(frames) - SPAN + 1
    changes = [_changes(frames[at], frames[at + 1], cameras[at]) for at in range(1, count + 2)]
    table = np.zeros((_MOST, 17), np.float32)
    rows, numbers = [np.zeros((0, 17), np.float32)], []
    for at in range(count):
        (_, back, noise), (ahead, _, other) = changes[at], changes[at + 1]
        least = np.float32(_CHANGED + _NOISES * max(noise, other))
        moving = (back > least) & (ahead > least)
        found = _follow_frame(frames[at : at + SPAN], moving, cameras[at : at + SPAN - 1], table)
        rows.append(table[:found].copy())
        numbers += [first + at] * found
    return _told(numbers, np.concatenate(rows))


def _told(numbers: list[int], kept: Floats) -> Followed:
    return Followed(
        np.array(numbers, np.int64), kept[:, :2], kept[:, 2].astype(np.int64), kept[:, 3:11].reshape(-1, 4, 2),
        kept[:, 11:15], kept[:, 15:17],
    )  # fmt: skip


def joined(parts: list[Followed]) -> Followed:
    """Return what was followed in several stretches as one."""
    none = np.zeros((0, 17), np.float32)
    parts = [_told([], none), *parts]
    return Followed(
        np.concatenate([part.frame for part in parts]), np.concatenate([part.place for part in parts]),
        np.concatenate([part.pixels for part in parts]), np.concatenate([part.ways for part in parts]),
        np.concatenate([part.misses for part in parts]), np.concatenate([part.margins for part in parts]),
    )  # fmt: skip


def part_of(followed: Followed, rows: slice) -> Followed:
    """Return some rows of what was followed."""
    return Followed(
        followed.frame[rows], followed.place[rows], followed.pixels[rows], followed.ways[rows], followed.misses[rows],
        followed.margins[rows],
    )  # fmt: skip


def _changes(one: Floats, two: Floats, camera: Floats) -> tuple[Floats, Floats, float]:
    """Return how two frames differ with the camera taken out, as the first and as the second sees it, and how much
    half of the picture differs at least."""
    if float(np.abs(camera).max()) * 2.0 < _STANDS:
        change = np.abs(two - one)
        return change, change, float(np.median(change))
    way = np.float32(2.0) * camera.repeat(2, axis=0).repeat(2, axis=1)
    ahead = np.abs(carried(two[None, ..., None], way[None])[0, ..., 0] - one)
    back = np.abs(carried(one[None, ..., None], -way[None])[0, ..., 0] - two)
    return ahead, back, float(np.median(ahead))


def _compiled(function: _F) -> _F:
    """Compile a loop. No fast-math: the same input gives the same result in any process."""
    return cast(_F, numba.njit(cache=True, nogil=True)(function))


@_compiled
def _miss(source: Floats, top: int, left: int, moving: Bools, other: Floats, down: int, right: int, step: int) -> float:
    """Return the mean absolute difference of a patch's moving pixels from where they would lie in another frame."""
    height, width = other.shape
    total, count = 0.0, 0
    for y in range(max(top - _HALF, 0), min(top + _HALF + 1, height)):
        start = max(left - _HALF, 0)
        if step == 2:
            start += (y + start) & 1
        for x in range(start, min(left + _HALF + 1, width), step):
            if moving[y, x]:
                there, across = y + down, x + right
                if there < 0 or there >= height or across < 0 or across >= width:
                    return _MISSED
                total += abs(source[y, x] - other[there, across])
                count += 1
    return total / count if count >= 4 else _MISSED


@_compiled
def _beside(source: Floats, top: int, left: int, moving: Bools, other: Floats, down: int, right: int) -> float:
    """Return the least miss of the eight places about a match."""
    least = _MISSED
    for dy in (-_RING, 0, _RING):
        for dx in (-_RING, 0, _RING):
            if dy or dx:
                least = min(least, _miss(source, top, left, moving, other, down + dy, right + dx, 1))
    return least


@_compiled
def _match(
    source: Floats, top: int, left: int, moving: Bools, other: Floats, from_down: float, from_right: float
) -> tuple[float, float, float, float]:
    """Return where a patch is found in another frame: (down, right) by parts of pixels, its miss, and its margin."""
    start_down, start_right = round(from_down), round(from_right)
    best, down, right = _MISSED, 0, 0
    for dy in range(start_down - _REACH, start_down + _REACH + 1, 2):
        for dx in range(start_right - _REACH, start_right + _REACH + 1, 2):
            cost = _miss(source, top, left, moving, other, dy, dx, 2)
            cost += _DISTANCE_PRICE * (abs(dy - start_down) + abs(dx - start_right))
            if cost < best:
                best, down, right = cost, dy, dx
    if best >= _MISSED:
        return 0.0, 0.0, _MISSED, 0.0
    least, near_down, near_right = _MISSED, down, right
    for dy in range(down - 2, down + 3):
        for dx in range(right - 2, right + 3):
            cost = _miss(source, top, left, moving, other, dy, dx, 1)
            if cost < least:
                least, near_down, near_right = cost, dy, dx
    ring = _beside(source, top, left, moving, other, near_down, near_right)
    above = _miss(source, top, left, moving, other, near_down - 1, near_right, 1)
    below = _miss(source, top, left, moving, other, near_down + 1, near_right, 1)
    before = _miss(source, top, left, moving, other, near_down, near_right - 1, 1)
    after = _miss(source, top, left, moving, other, near_down, near_right + 1, 1)
    return near_down + _part(above, least, below), near_right + _part(before, least, after), least, ring - least


@_compiled
def _part(before: float, least: float, after: float) -> float:
    """Return how far from a whole pixel the least of an absolute difference lies: its two slopes are alike."""
    steepest = max(before, after) - least
    if before >= _MISSED or after >= _MISSED or steepest <= 1e-6:
        return 0.0
    return 0.5 * (before - after) / steepest


@_compiled
def _middle(moving: Bools, top: int, left: int) -> tuple[int, int, int]:
    """Return the middle (down, right) of what moves about a grid point, and how many pixels do; 0 where another grid
    point is nearer to that middle."""
    height, width = moving.shape
    count, down, right = 0, 0, 0
    for y in range(max(top - _HALF, 0), min(top + _HALF + 1, height)):
        for x in range(max(left - _HALF, 0), min(left + _HALF + 1, width)):
            if moving[y, x]:
                count += 1
                down += y
                right += x
    if count < _LEAST_PIXELS:
        return 0, 0, 0
    y, x = round(down / count), round(right / count)
    if abs(y - top) > _STRIDE // 2 + 1 or abs(x - left) > _STRIDE // 2 + 1:
        return 0, 0, 0
    return y, x, count


@_compiled
def _follow_frame(frames: Floats, moving: Bools, cameras: Floats, out: Floats) -> int:
    """Follow the patches of the middle of five frames; write a row for each that is found; return how many."""
    height, width = moving.shape
    seeds = 0
    for top in range(_HALF // 2, height - _HALF // 2, _STRIDE):
        for left in range(_HALF // 2, width - _HALF // 2, _STRIDE):
            seeds += 1 if _middle(moving, top, left)[2] else 0
    every = max(1, -(-seeds // out.shape[0]))
    found = seen = 0
    source = frames[2]
    for top in range(_HALF // 2, height - _HALF // 2, _STRIDE):
        for left in range(_HALF // 2, width - _HALF // 2, _STRIDE):
            y, x, count = _middle(moving, top, left)
            if not count:
                continue
            seen += 1
            if seen % every:
                continue
            # What the camera does there, (down, right) in fine pixels, between each of the five frames.
            sway = 2.0 * cameras[:, min(y // 2, cameras.shape[1] - 1), min(x // 2, cameras.shape[2] - 1)]
            to_down, to_right, miss, margin = _match(source, y, x, moving, frames[3], sway[2, 1], sway[2, 0])
            if miss > _FAR_MISS:
                continue
            back_down, back_right, back_miss, back_margin = _match(
                source, y, x, moving, frames[1], -sway[1, 1], -sway[1, 0]
            )
            if back_miss > _FAR_MISS:
                continue
            into = (-back_down - sway[1, 1], -back_right - sway[1, 0])
            if into[0] ** 2 + into[1] ** 2 < _SLOW**2:
                continue
            on_down, on_right, on_miss, on_margin = _match(
                source, y, x, moving, frames[4], to_down + sway[3, 1], to_right + sway[3, 0]
            )
            far_down, far_right, far_miss, _ = _match(
                source, y, x, moving, frames[0], back_down - sway[0, 1], back_right - sway[0, 0]
            )
            row = out[found]
            row[0], row[1], row[2] = y, x, count
            row[3], row[4] = back_down - far_down - sway[0, 1], back_right - far_right - sway[0, 0]
            row[5], row[6] = into
            row[7], row[8] = to_down - sway[2, 1], to_right - sway[2, 0]
            row[9], row[10] = on_down - to_down - sway[3, 1], on_right - to_right - sway[3, 0]
            row[11], row[12], row[13], row[14] = far_miss, back_miss, miss, on_miss
            row[15], row[16] = min(margin, back_margin), on_margin
            found += 1
    return found
