"""Framing: how far away, how high and how far aside the camera stands for a shot size."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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
    """
    rule = SIZES[size]
    height = _frame_height(size, lead, aspect)
    path = lead.anchor[:, 0]
    inside = (clock.shares >= -0.01) & (clock.shares <= 1.01)
    middle = _steady(path, clock, 0.7)
    if size in _WIDE:
        low, high = _reach(size, lead, others, path[inside])
        wanted = (high - low) / (aspect * 0.84)
        if wanted <= height * 2.1 or size == "extreme wide":
            height = max(height, min(wanted, height * 2.6))
            middle = np.full(clock.frames, (low + high) / 2, np.float32)
    if bounds.tall_m is not None:
        height = min(height, bounds.tall_m)
    focal = max(rule.focal, _NEAREST_M / height)
    distance = focal * height
    ground = _steady(lead.anchor[:, 1], clock, 0.5 if size in _WIDE else 0.25)
    share, at = (rule.anchor, rule.at) if _has_head(lead) or size in _WIDE else (0.5, 0.52)
    subject_y = _placed_y(size, lead, share)
    horizon = bounds.horizon if size == "extreme wide" else rule.horizon
    y = ground + subject_y + (at - horizon) * height
    y = np.maximum(y, ground + bounds.floor + min(0.35, 0.4 * height))
    level = at - (y - ground - subject_y) / height
    lean = _lean(size, side, lead, aspect, inside)
    x = middle - lean * height
    if bounds.side_m is not None:
        x = np.clip(x, bounds.x_mid - bounds.side_m, bounds.x_mid + bounds.side_m)
    z = _steady(lead.anchor[:, 2], clock, 0.6) if size not in _WIDE else np.full(clock.frames, _depth(lead, inside))
    return Frame(
        x.astype(np.float32),
        y.astype(np.float32),
        (z - distance).astype(np.float32),
        focal,
        level.astype(np.float32),
        distance,
        height,
        float(np.mean(ground)) + subject_y,
    )


def _has_head(performance: Performance) -> bool:
    return "head" in performance.key_points


def _frame_height(size: ShotSize, lead: Performance, aspect: float) -> float:
    """Return how many metres the frame is to be high at the subject."""
    rule = SIZES[size]
    upright = lead.height_m > 0.8 * lead.width_m
    if _has_head(lead) and (upright or size in ("close-up", "extreme close-up")):
        height = rule.upright * lead.height_m
    else:
        height = rule.thing * max(lead.height_m, lead.width_m / (aspect * 0.9))
    return max(height, rule.least_m)


def _reach(size: ShotSize, lead: Performance, others: list[Performance], path: Floats) -> tuple[float, float]:
    """Return the leftmost and rightmost metre that the frame should hold."""
    half = lead.width_m / 2
    low, high = float(path.min()) - half, float(path.max()) + half
    near = THINGS_APART_M * (1.0 if size == "full" else 2.0)
    centre = float(np.median(lead.anchor[:, 0]))
    for other in others:
        there = float(np.median(other.anchor[:, 0]))
        if abs(there - centre) <= near + other.width_m / 2 and other.width_m <= 4.0 * max(near, lead.width_m):
            low = min(low, there - other.width_m / 2)
            high = max(high, there + other.width_m / 2)
    return low, high


def _placed_y(size: ShotSize, lead: Performance, share: float) -> float:
    """Return the height above ground, in metres, of what the composition hangs on."""
    if size in _WIDE or not _has_head(lead):
        return share * lead.height_m
    head = float(np.median(lead.key_points["head"][:, 1] - lead.anchor[:, 1]))
    return head if size != "medium" else head + 0.04 * lead.height_m


def _lean(size: ShotSize, side: float, lead: Performance, aspect: float, inside: NDArray[np.bool_]) -> float:
    """Return how far right of the middle the subject goes, in frame heights."""
    room = aspect * (0.165 if aspect > 1.2 else 0.06)
    if side:
        return side * room
    if size in ("extreme close-up",):
        return 0.0
    path = lead.anchor[inside, 0]
    way = float(path[-1] - path[0])
    if abs(way) < 0.4:
        return 0.0
    return -float(np.sign(way)) * room * (0.5 if size in _WIDE else 0.8)


def _depth(lead: Performance, inside: NDArray[np.bool_]) -> float:
    return float(np.min(lead.anchor[inside, 2]))


def _steady(values: Floats, clock: Clock, seconds: float) -> Floats:
    """Return a track smoothed as an operator's arm smooths it."""
    if float(np.ptp(values)) < 1e-4:
        return values.astype(np.float32)
    reach = max(1, round(2.0 * seconds * clock.fps))
    at = np.arange(-reach, reach + 1) / (seconds * clock.fps)
    weights = np.exp(-0.5 * at**2)
    padded = np.pad(values.astype(np.float64), reach, mode="edge")
    return np.convolve(padded, weights / weights.sum(), mode="valid").astype(np.float32)
