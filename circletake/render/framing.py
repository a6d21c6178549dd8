"""Framing: how far away, how high and how far aside the camera stands for a shot size."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.render.extent import Extent, extent_of
from circletake.render.scene import Clock, Floats, Performance
from circletake.schema import ShotSize

THINGS_APART_M = 7.0
"""Others that stand nearer than this to the subject belong into its full shot."""


class _Size(NamedTuple):
    """What a shot size means."""

    upright: float
    """Metres of frame height for each metre of somebody's height."""
    thing: float
    """The same for each metre of a thing's larger side."""
    focal: float
    """Focal length in frame heights."""
    horizon: float
    """Where the eye's level lies, from the top; wide frames follow the place."""
    anchor: float
    """Which share of the height is placed: 0 the feet, 1 the top of the head."""
    at: float
    """Where in the frame that goes, from the top."""
    least_m: float
    """Smallest frame height."""


SIZES: dict[ShotSize, _Size] = {
    "extreme wide": _Size(6.6, 5.6, 1.15, 0.58, 0.0, 0.80, 10.0),
    "wide": _Size(2.75, 2.5, 1.3, 0.56, 0.0, 0.84, 3.6),
    "full": _Size(1.36, 1.5, 1.6, 0.50, 0.0, 0.895, 0.8),
    "medium": _Size(0.60, 1.22, 2.0, 0.44, 0.93, 0.20, 0.5),
    "close-up": _Size(0.30, 0.98, 2.4, 0.43, 0.925, 0.43, 0.28),
    "extreme close-up": _Size(0.145, 0.62, 2.9, 0.45, 0.935, 0.46, 0.16),
}
_WIDE: tuple[ShotSize, ...] = ("extreme wide", "wide", "full")
_NEAREST_M = 0.9
_LARGE_M = 4.0
"""Things larger than this fill more of a wide frame than smaller ones do."""
_LARGE_FACTOR: dict[ShotSize, float] = {
    "extreme wide": 2.7,
    "wide": 1.75,
    "full": 1.3,
    "medium": 1.0,
    "close-up": 0.7,
    "extreme close-up": 0.4,
}
_ALOFT_M = 0.6
"""What stays higher than this above the ground flies or swims."""


class Frame(NamedTuple):
    """Where the camera stands for a shot before it moves; arrays are (frames,)."""

    x: Floats
    y: Floats
    z: Floats
    focal: float
    horizon: Floats
    distance_m: float
    """From the camera to the subject."""
    height_m: float
    """How many metres the frame is high at the subject."""
    subject_y: float
    """Height of what the composition hangs on."""


class Bounds(NamedTuple):
    """What a place asks of the camera."""

    horizon: float
    wide_m: float
    eye_m: float
    floor: float
    side_m: float | None
    tall_m: float | None
    x_mid: float
    z_mid: float


def frame_place(size: ShotSize, bounds: Bounds, clock: Clock) -> Frame:
    """Frame a place itself.

    Args:
        size: Close sizes look into the place, wide ones take it all in.
        bounds: What the place asks.
        clock: Frames of the shot.
    """
    focal = {"extreme wide": 1.12, "wide": 1.3, "full": 1.55}.get(size, 1.9)
    distance = bounds.wide_m
    if bounds.tall_m is not None:
        distance = min(distance, bounds.tall_m * focal)
    still = np.ones(clock.frames, np.float32)
    return Frame(
        still * bounds.x_mid,
        still * bounds.eye_m,
        still * (bounds.z_mid - distance),
        focal,
        still * bounds.horizon,
        distance,
        distance / focal,
        1.0,
    )


def frame_subject(
    size: ShotSize,
    lead: Performance,
    others: list[Performance],
    side: float,
    aspect: float,
    bounds: Bounds,
    clock: Clock,
    *,
    follow: bool = False,
) -> Frame:
    """Frame somebody or something.

    Args:
        size: How much of it the frame holds.
        lead: What the shot is about.
        others: The rest of the cast; wide frames take in who stands near.
        side: Where the subject goes, -1 the left third, 0 the middle, 1 the right third.
        aspect: Width by height.
        bounds: What the place asks.
        clock: Frames of the shot.
        follow: Keep up with the subject even where its whole way would fit into the frame.
    """
    rule = SIZES[size]
    inside = (clock.shares >= -0.01) & (clock.shares <= 1.01)
    reach = extent_of(lead)
    height = _frame_height(size, lead, reach, aspect)
    middle = _steady(lead.anchor[:, 0], clock, 0.7)
    base = _steady(lead.anchor[:, 1], clock, 0.5 if size in _WIDE else 0.25)
    if size in _WIDE:
        group = _group(size, lead, reach, others, inside, follow)
        height = max(height, min((group.top - group.bottom) / 0.80, height * 2.8))
        wanted = (group.right - group.left) / (aspect * 0.84)
        if not follow and (wanted <= height * 2.1 or size == "extreme wide"):
            height = max(height, min(wanted, height * 2.6))
            middle = np.full(clock.frames, (group.left + group.right) / 2, np.float32)
    if bounds.tall_m is not None:
        height = min(height, bounds.tall_m)
    focal = max(rule.focal, _NEAREST_M / height)
    distance = focal * height
    hung = _hang(size, lead, reach, inside)
    horizon = bounds.horizon if size == "extreme wide" else rule.horizon
    y = base + hung.y + (hung.at - horizon) * height
    y = np.maximum(y, base - max(hung.aloft, 0.0) + bounds.floor + min(0.35, 0.4 * height))
    level = hung.at - (y - base - hung.y) / height
    x = middle - _lean(size, side, lead, aspect, inside) * height
    if bounds.side_m is not None:
        x = np.clip(x, bounds.x_mid - bounds.side_m, bounds.x_mid + bounds.side_m)
    nearest = np.full(clock.frames, float(np.min(lead.anchor[inside, 2])))
    z = nearest if size in _WIDE else _steady(lead.anchor[:, 2], clock, 0.6)
    return Frame(
        x.astype(np.float32),
        y.astype(np.float32),
        (z - distance).astype(np.float32),
        focal,
        level.astype(np.float32),
        distance,
        height,
        float(np.mean(base)) + hung.y,
    )


def _has_head(performance: Performance) -> bool:
    return "head" in performance.key_points


def _frame_height(size: ShotSize, lead: Performance, reach: Extent, aspect: float) -> float:
    """Return how many metres the frame is to be high at the subject."""
    rule = SIZES[size]
    upright = lead.height_m > 0.8 * lead.width_m
    if _has_head(lead) and (upright or size in ("close-up", "extreme close-up")):
        return float(max(rule.upright * lead.height_m, rule.least_m))
    side = max(reach.height, reach.width / (aspect * 0.9))
    factor = rule.thing if side < _LARGE_M else max(rule.thing * _LARGE_M / side, min(rule.thing, _LARGE_FACTOR[size]))
    return float(max(factor * side, rule.least_m))


class _Group(NamedTuple):
    """What a wide frame should hold, in metres."""

    left: float
    right: float
    bottom: float
    top: float


def _group(
    size: ShotSize, lead: Performance, reach: Extent, others: list[Performance], inside: NDArray[np.bool_], follow: bool
) -> _Group:
    """Return the reach of the subject on its whole way, and of who stands near."""
    shown = slice(None) if not follow else slice(0, 1)
    low, high = float(reach.left[inside][shown].min()), float(reach.right[inside][shown].max())
    bottom, top = float(reach.bottom[inside].min()), float(reach.top[inside].max())
    near = THINGS_APART_M * (1.0 if size == "full" else 2.0)
    centre = float(np.median(lead.anchor[:, 0]))
    for other in others:
        there = extent_of(other)
        at, wide = float(np.median(other.anchor[:, 0])), there.width
        if abs(at - centre) <= near + wide / 2 and wide <= 4.0 * max(near, reach.width):
            low, high = min(low, at - wide / 2), max(high, at + wide / 2)
            bottom = min(bottom, float(np.median(there.bottom)))
            top = max(top, float(np.quantile(there.top[inside], 0.9)))
    return _Group(low, high, max(bottom, top - 40.0), top)


class _Hung(NamedTuple):
    """What the composition hangs on."""

    y: float
    """Metres above the subject's anchor."""
    at: float
    """Where it goes in the frame, from the top."""
    aloft: float
    """How high above the ground the subject is."""


def _hang(size: ShotSize, lead: Performance, reach: Extent, inside: NDArray[np.bool_]) -> _Hung:
    """Hang a composition on a standing subject's feet, on a head, or on the middle of a thing or of what flies."""
    rule = SIZES[size]
    anchor = lead.anchor[:, 1]
    aloft = float(np.median(reach.bottom[inside]))
    middle = float(np.median((reach.top + reach.bottom)[inside])) / 2 - float(np.median(anchor[inside]))
    if size in _WIDE:
        if aloft > _ALOFT_M:
            return _Hung(middle, 0.44, aloft)
        return _Hung(rule.anchor * lead.height_m, rule.at, 0.0)
    if not _has_head(lead):
        return _Hung(middle, 0.52, max(aloft, 0.0))
    head = float(np.median(lead.key_points["head"][inside, 1] - anchor[inside]))
    return _Hung(head if size != "medium" else head + 0.04 * lead.height_m, rule.at, max(aloft, 0.0))


def _lean(size: ShotSize, side: float, lead: Performance, aspect: float, inside: NDArray[np.bool_]) -> float:
    """Return how far right of the middle the subject goes, in frame heights."""
    room = aspect * (0.165 if aspect > 1.2 else 0.06)
    if side:
        return side * room
    if size == "extreme close-up":
        return 0.0
    path = lead.anchor[inside, 0]
    way = float(path[-1] - path[0])
    if abs(way) < 0.4:
        return 0.0
    return -float(np.sign(way)) * room * (0.5 if size in _WIDE else 0.8)


def _steady(values: Floats, clock: Clock, seconds: float) -> Floats:
    """Return a track smoothed as an operator's arm smooths it."""
    if float(np.ptp(values)) < 1e-4:
        return values.astype(np.float32)
    reach = max(1, round(2.0 * seconds * clock.fps))
    at = np.arange(-reach, reach + 1) / (seconds * clock.fps)
    weights = np.exp(-0.5 * at**2)
    padded = np.pad(values.astype(np.float64), reach, mode="edge")
    return np.convolve(padded, weights / weights.sum(), mode="valid").astype(np.float32)
