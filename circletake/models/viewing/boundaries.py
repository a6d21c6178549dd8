"""Boundaries: cuts, dissolves, fades and flashes, told apart."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import median_filter, uniform_filter, uniform_filter1d

Floats = NDArray[np.float32]

_CUT_K = 7.0
_CUT_LEAST = 0.035
_CUT_FAINT = 0.012
_STILL = 8.0
_OTHER = 0.7
"""A cut between two shots that look alike: a change from `_CUT_FAINT` on counts where it is `_STILL` times what goes
on about it, and the structure of both frames correlates by less than `_OTHER`: a lamp leaves it as it is."""
_FLASH_S, _BURST_S = 0.4, 1.2
_BLOCK = 8
"""Side of the blocks by which it is told what of a picture is still there."""
_TEXTURED, _BLOCK_ALIKE = 0.015, 0.8
"""A block has structure from this deviation of luma on, and is still there when it correlates by so much."""
_STILL_THERE = 0.33
"""Share of the blocks with structure from which on a picture is of the same shot, whatever has come into it: of 756
pairs of different shots one in a hundred reaches it."""
_BURST, _BURST_FRAMES = 0.1, 4
_LAMP, _SAME_ROOM = 0.03, 0.6
"""Mean luma by which a picture grows lighter or darker at once, and share of its structure that stays, when a lamp is
switched in it."""
_LIKE = 0.45
"""Two frames are of one shot when their difference is below this share of what stands between them."""
_BLENDS = (6, 8, 12, 16, 24, 32, 48, 72)
"""Lengths of blends that are looked for, in frames."""
_BLEND_LEAST = 0.04
_BLEND_MISS = 0.22
_SAME_SCENE = 0.55
_RUNS, _MAIN = 0.2, 0.75
"""A blend lasts while its course goes on at this share of its fastest, if that holds so much of the course."""
_FLAT = 0.02


class Blend(NamedTuple):
    """A gradual change: frames `start` to `end` (half-open) lie between what was before and what comes after.

    `light` is no boundary: the same scene grows lighter or darker.
    """

    kind: Literal["dissolve", "fade in", "fade out", "light"]
    start: int
    end: int


class Boundaries(NamedTuple):
    """Where shots change.

    Attributes:
        cuts: First frames of new shots.
        blends: Gradual changes.
        flashes: (start, end) of frames that are much lighter, or darker, than the shot they stand in.
        changes: (n,) difference of each frame against the one before, 0 to about 1.
    """

    cuts: tuple[int, ...]
    blends: tuple[Blend, ...]
    flashes: tuple[tuple[int, int], ...]
    changes: Floats


def find_boundaries(luma: Floats, colours: NDArray[np.uint8], rate: float) -> Boundaries:
    """Find where shots change.

    Args:
        luma: (n, h, w) luma from 0 to 1.
        colours: (n, h, w, 3) of the same frames.
        rate: Frames a second.

    Returns:
        Boundaries. A cut stands out of its surroundings by `_CUT_K` deviations, a faint one out of stillness; what
        returns to the shot before within 0.4 s is a flash; what lies between its ends frame by frame is a blend.
    """
    count = len(luma)
    if count < 3:
        return Boundaries((), (), (), np.zeros(count, np.float32))
    changes = _changes(luma, colours)
    peaks = _peaks(changes, rate)
    peaks = sorted({*peaks, *_faint(changes, luma)})
    flashes, cuts = _flashes(peaks, luma, changes, rate)
    blends = _blends(luma, cuts, flashes)
    inside = [(blend.start, blend.end) for blend in blends if blend.kind != "light"]
    cuts = [cut for cut in cuts if not any(start <= cut < end for start, end in inside)]
    return Boundaries(tuple(cuts), tuple(blends), tuple(flashes), changes)


def _changes(luma: Floats, colours: NDArray[np.uint8]) -> Floats:
    """Return the difference of each frame against the one before: its least over small shifts, and of its colours."""
    count = len(luma)
    out = np.zeros(count, np.float32)
    soft = uniform_filter(luma, (0, 3, 3), mode="nearest")
    for at in range(1, count, 256):
        one, two = soft[at - 1 : at + 255][: count - at], soft[at : at + 256]
        moved = [
            np.abs(two - np.roll(one, shift, axis=(1, 2)))[:, 3:-3, 3:-3].mean(axis=(1, 2))
            for shift in ((0, 0), (0, 3), (0, -3), (2, 0), (-2, 0))
        ]
        out[at : at + 256] = np.minimum.reduce(moved)
    histograms = _histograms(colours)
    apart = np.zeros(count, np.float32)
    one, two = histograms[:-1], histograms[1:]
    apart[1:] = 0.5 * ((one - two) ** 2 / (one + two + 1e-6)).sum(axis=1)
    return (out + np.float32(0.12) * apart).astype(np.float32)


def _histograms(colours: NDArray[np.uint8]) -> Floats:
    """Return soft colour histograms, (n, 64): four steps of each colour."""
    count = len(colours)
    out = np.zeros((count, 64), np.float32)
    for at in range(count):
        steps = (colours[at] >> 6).astype(np.int32)
        bins = (steps[..., 0] * 16 + steps[..., 1] * 4 + steps[..., 2]).ravel()
        out[at] = np.bincount(bins, minlength=64)
    return out / np.float32(colours.shape[1] * colours.shape[2])


def _peaks(changes: Floats, rate: float) -> list[int]:
    """Return frames whose change stands out: above a rolling median by so many deviations, and above both sides."""
    width = max(5, round(rate)) | 1
    middle = median_filter(changes, width, mode="nearest")
    spread = median_filter(np.abs(changes - middle), width, mode="nearest")
    high = changes > middle + np.maximum(_CUT_K * spread, _CUT_LEAST)
    found = []
    for at in np.flatnonzero(high):
        before, after = changes[max(at - 3, 0) : at], changes[at + 1 : at + 4]
        sharp = changes[at] > 1.8 * max(float(np.median(before)), float(np.median(after)) if len(after) else 0.0)
        if sharp:
            found.append(int(at))
    return found


def _faint(changes: Floats, luma: Floats) -> list[int]:
    """Return frames at which a still picture gives way to another of much the same light and colours."""
    found = []
    for at in np.flatnonzero((changes > _CUT_FAINT) & (changes <= _CUT_LEAST)):
        about = np.concatenate([changes[max(at - 3, 1) : at], changes[at + 1 : at + 4]])
        if len(about) and changes[at] > _STILL * about.max() and _alike(luma[at - 1], luma[at]) < _OTHER:
            found.append(int(at))
    return found


def _flashes(peaks: list[int], luma: Floats, changes: Floats, rate: float) -> tuple[list[tuple[int, int]], list[int]]:
    """Take pairs of peaks between which another light stood before the same shot came back."""
    level = luma.mean(axis=(1, 2))
    longest = max(2, round(_FLASH_S * rate))
    flashes: list[tuple[int, int]] = []
    cuts: list[int] = []
    at = 0
    while at < len(peaks):
        start = peaks[at]
        back = next((end for end in peaks[at + 1 :] if end - start <= longest and _returns(luma, start, end)), None)
        settled = back if back is not None else _decays(luma, level, start, longest)
        if settled is None:
            settled = _burst(luma, level, start, max(2, round(_BURST_S * rate)))
        step = abs(float(level[start] - level[start - 1]))
        if settled is not None and step > 0.06:
            flashes.append((start, settled))
            at = next((n for n in range(at + 1, len(peaks)) if peaks[n] > settled), len(peaks))
        elif step > _LAMP and _still_there(luma[start - 1], luma[start]) >= _SAME_ROOM:
            at += 1
        else:
            cuts.append(start)
            at += 1
    return flashes, _apart(cuts, changes)


def _apart(cuts: list[int], changes: Floats) -> list[int]:
    """Keep the larger of two cuts in neighbouring frames: no shot lasts one frame."""
    kept: list[int] = []
    for cut in cuts:
        if kept and cut - kept[-1] <= 1:
            kept[-1] = max(kept[-1], cut, key=lambda at: changes[at])
        else:
            kept.append(cut)
    return kept


def _returns(luma: Floats, start: int, end: int) -> bool:
    """Tell whether the frame at `end` is of the shot before `start`."""
    after = luma[min(end, len(luma) - 1)]
    away = float(np.abs(luma[start] - luma[start - 1]).mean())
    near = float(np.abs(after - luma[start - 1]).mean()) < _LIKE * away
    plain = min(float(after.std()), float(luma[start - 1].std())) < 2 * _FLAT
    return near and (plain or _alike(after, luma[start - 1]) > 0.5)


def _decays(luma: Floats, level: Floats, start: int, longest: int) -> int | None:
    """Return where a flash that fades has given the shot back; None when it was none."""
    for end in range(start + 1, min(start + longest, len(luma))):
        if _returns(luma, start, end) and abs(level[end] - level[start - 1]) < 0.3 * abs(
            level[start] - level[start - 1]
        ):
            return end
    return None


def _burst(luma: Floats, level: Floats, start: int, longest: int) -> int | None:
    """Return where a burst of light has lost half of its height, as an explosion does that leaves smoke in the shot:
    about it, the shot's structure is there all the time. None when it was none."""
    height = level[start] - level[start - 1]
    frames = luma[start : start + _BURST_FRAMES]
    there = float(np.mean([_still_there(luma[start - 1], frame) for frame in frames]))
    if height < _BURST or there < _STILL_THERE:
        return None
    ends = range(start + 1, min(start + longest, len(luma)))
    return next((at for at in ends if level[at] - level[start - 1] < 0.5 * height), None)


def _still_there(one: Floats, other: Floats) -> float:
    """Return the share of a picture's blocks with structure that are the same in another; 0 where it has none."""
    a, b = _blocks(one), _blocks(other)
    a, b = a - a.mean(axis=1, keepdims=True), b - b.mean(axis=1, keepdims=True)
    scale = np.sqrt((a * a).sum(axis=1) * (b * b).sum(axis=1))
    alike = (a * b).sum(axis=1) / np.maximum(scale, np.float32(1e-9))
    textured = a.std(axis=1) > _TEXTURED
    same = textured & (alike > _BLOCK_ALIKE)
    return float(same.sum() / textured.sum()) if textured.any() else 0.0


def _blocks(frame: Floats) -> Floats:
    """Return a frame in blocks, (blocks, pixels)."""
    height, width = (side // _BLOCK for side in frame.shape)
    cut = frame[: height * _BLOCK, : width * _BLOCK].reshape(height, _BLOCK, width, _BLOCK)
    return cut.transpose(0, 2, 1, 3).reshape(height * width, _BLOCK * _BLOCK)


def _alike(one: Floats, other: Floats) -> float:
    """Return the correlation of two pictures' structure, -1 to 1; 0 where one of them has none."""
    a, b = one - one.mean(), other - other.mean()
    scale = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / scale if scale > _FLAT**2 * a.size else 0.0


def _blends(luma: Floats, cuts: list[int], flashes: list[tuple[int, int]]) -> list[Blend]:
    """Find gradual changes: frames that lie between the ends of their stretch."""
    count = len(luma)
    small = luma[:, ::2, ::2]
    broken = np.zeros(count, bool)
    broken[cuts] = True
    for start, end in flashes:
        broken[max(start - 1, 0) : end + 1] = True
    crossed = np.concatenate([[0], np.cumsum(broken)])
    candidates: list[tuple[float, int, int]] = []
    for length in _BLENDS:
        half = length // 2
        if count <= length + 2:
            break
        first = np.arange(0, count - length)
        one, two = small[first], small[first + length]
        middle = small[first + half]
        apart = np.abs(two - one).mean(axis=(1, 2))
        missed = np.abs(middle - (one * (length - half) + two * half) / length).mean(axis=(1, 2))
        whole = crossed[first + length + 1] - crossed[first + 1] == 0
        good = (apart > _BLEND_LEAST) & (missed < _BLEND_MISS * apart) & whole
        candidates += [
            (float(missed[at] / apart[at]) - 0.002 * length, int(at), int(at + length)) for at in np.flatnonzero(good)
        ]
    return _settled(candidates, luma)


def _settled(candidates: list[tuple[float, int, int]], luma: Floats) -> list[Blend]:
    """Keep the best candidate of each stretch, widened to where it begins and ends, and name it."""
    out: list[Blend] = []
    taken = np.zeros(len(luma), bool)
    for _, first, last in sorted(candidates):
        if taken[first : last + 1].any():
            continue
        start, end = _narrowed(luma, *_widened(luma, first, last))
        kind = _kind(luma, start, end)
        if kind is None or taken[start : end + 1].any():
            continue
        taken[max(start - 2, 0) : end + 3] = True
        out.append(Blend(kind, start + 1, end))
    return sorted(out, key=lambda blend: blend.start)


def _widened(luma: Floats, first: int, last: int) -> tuple[int, int]:
    """Return where a blend's course, its projection between its ends, really begins and ends."""
    while True:
        way = luma[last] - luma[first]
        size = float((way * way).sum())
        step = max(1, (last - first) // 6)
        earlier, later = max(first - step, 0), min(last + step, len(luma) - 1)
        before = float(((luma[first] - luma[earlier]) * way).sum()) / size
        after = float(((luma[later] - luma[last]) * way).sum()) / size
        grow_left = earlier < first and before > 0.06
        grow_right = later > last and after > 0.06
        if not (grow_left or grow_right) or last - first > 240:
            return first, last
        first, last = (earlier if grow_left else first), (later if grow_right else last)


def _narrowed(luma: Floats, first: int, last: int) -> tuple[int, int]:
    """Return the part of a stretch in which its course is run: a short blend in the middle of a long stretch lies
    between the same ends."""
    course = _course(luma, first, last)
    if float(np.diff(course).max()) > 0.5:
        return first, last  # a flash stands at one of its ends
    steps = uniform_filter1d(np.diff(course), 3, mode="nearest")
    runs = steps > _RUNS * steps.max()
    middle = int(np.abs(course - 0.5).argmin())
    start, end = min(middle, len(runs) - 1), min(middle, len(runs) - 1)
    while start > 0 and runs[start - 1]:
        start -= 1
    while end < len(runs) and runs[end]:
        end += 1
    return (first + start, first + end) if course[end] - course[start] > _MAIN else (first, last)


def _kind(luma: Floats, start: int, end: int) -> Literal["dissolve", "fade in", "fade out", "light"] | None:
    one, two = luma[start], luma[end]
    if _is_blank(one) and not _is_blank(two):
        return "fade in"
    if _is_blank(two) and not _is_blank(one):
        return "fade out"
    course = _course(luma, start, end)
    steady = float(np.mean(np.diff(course) > -0.06)) > 0.9
    if _alike(one, two) >= _SAME_SCENE:
        lighter = abs(float(one.mean() - two.mean())) > 0.05
        return "light" if lighter and steady else None
    if _still_there(one, two) >= _STILL_THERE:
        return None  # the same place, with something in it that was not there
    return "dissolve" if steady and _fits(luma, start, end, course) else None


def _is_blank(frame: Floats) -> bool:
    """Tell whether a frame is black or white all over."""
    return float(frame.std()) < _FLAT and not 0.08 < float(frame.mean()) < 0.92


def _course(luma: Floats, start: int, end: int) -> Floats:
    """Return how far each frame of a stretch is on the way from its first to its last."""
    one, way = luma[start], luma[end] - luma[start]
    course: Floats = ((luma[start : end + 1] - one) * way).sum(axis=(1, 2)) / (way * way).sum()
    return course


def _fits(luma: Floats, start: int, end: int, course: Floats) -> bool:
    """Tell whether every frame of a stretch is a mixture of its ends."""
    one, two = luma[start], luma[end]
    mixed = one[None] + course[:, None, None] * (two - one)[None]
    missed = np.abs(luma[start : end + 1] - mixed).mean(axis=(1, 2))
    return float(missed.mean()) < 0.2 * float(np.abs(two - one).mean())
