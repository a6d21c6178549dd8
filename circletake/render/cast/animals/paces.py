"""Footfalls of four legs: walk, trot, gallop, hop; phase hangs on the distance travelled."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import ease
from circletake.render.cast.travel import Stretch

LEGS = ("hind far", "hind near", "fore far", "fore near")


class Pace(NamedTuple):
    """A way of going on four legs."""

    stride: float
    """Length of a full cycle in leg lengths."""
    duty: float
    """Share of the cycle that a foot is on the ground."""
    offsets: tuple[float, float, float, float]
    """When in the cycle each of `LEGS` lands."""
    height: float
    """To which feet rise, in leg lengths."""
    spine: float
    """How much the back bends and stretches."""
    bounce: float
    """Rise and fall of the body in leg lengths."""
    flight: float = 0.0
    """Height of the phase with no foot on the ground, in leg lengths."""
    air: tuple[float, float] = (0.8, 1.0)
    """Between which phases that is."""

    @property
    def sink(self) -> float:
        """Return how much lower (leg lengths) the body is carried, so that stretched legs still reach the ground."""
        ahead = min(0.9, self.duty * self.stride / 2)
        return 1 - math.sqrt(1 - ahead * ahead)


WALK = Pace(1.15, 0.64, (0.0, 0.5, 0.25, 0.75), 0.12, 0.0, 0.012)
TROT = Pace(1.6, 0.46, (0.0, 0.5, 0.52, 0.02), 0.2, 0.03, 0.02)
GALLOP = Pace(3.3, 0.24, (0.0, 0.1, 0.42, 0.54), 0.34, 0.3, 0.03, 0.14, (0.78, 1.0))
HOP = Pace(2.4, 0.28, (0.0, 0.02, 0.58, 0.62), 0.4, 0.5, 0.03, 0.55, (0.3, 0.58))


class Hooffall(NamedTuple):
    """A foot that lands."""

    time_s: float
    leg: int
    speed_mps: float


class Footwork(NamedTuple):
    """All four feet on a stretch."""

    ahead: Floats
    """(4, frames) metres of each foot before its place at rest, against the body."""
    height: Floats
    """(4, frames) metres."""
    swing: Floats
    """(4, frames) 0 on the ground, 1 in the middle of being carried forward."""
    phase: Floats
    """(frames,) of the cycle, in turns; stands still with the body."""
    falls: tuple[Hooffall, ...]


def footwork(way: Stretch, t: Floats, leg: float, pace: Pace) -> Footwork:
    """Plan the feet of a four-legged body that goes a stretch.

    Args:
        way: the stretch.
        t: (frames,) seconds.
        leg: leg length in metres.
        pace: the way of going.
    """
    gone = way.travelled(t)
    cycle = pace.stride * leg
    if not (way.open_begin or way.open_end):
        cycle = way.distance / max(1, round(way.distance / cycle))
    shift = 0.0 if way.open_begin else 0.22 * cycle
    ahead, height, swing, falls = [], [], [], []
    for number, offset in enumerate(pace.offsets):
        along = np.zeros(len(t), np.float32)
        up, share = np.zeros(len(t), np.float32), np.zeros(len(t), np.float32)
        at, first = 0.0, True
        for begin, end, target in _swings(way, gone, cycle, pace, offset, shift):
            if first:
                at = begin - pace.duty * cycle / 2 if way.open_begin else 0.0
                along += at
                first = False
            u = (gone - begin) / max(end - begin, 1e-4)
            along += ease(u) * (target - at)
            arc = np.maximum(np.sin(np.pi * np.clip(u, 0, 1)), 0) ** 1.3
            share = np.maximum(share, arc)
            up += arc * pace.height * leg * min(1.0, abs(target - at) / (0.6 * cycle) + 0.2)
            falls.append((end, number))
            at = target
        ahead.append(along - gone if not first else along * 0)
        height.append(up)
        swing.append(share)
    turns = (gone - shift) / cycle
    return Footwork(
        np.stack(ahead), np.stack(height), np.stack(swing), turns.astype(np.float32), _landings(way, falls, leg)
    )


def _swings(
    way: Stretch, gone: Floats, cycle: float, pace: Pace, offset: float, shift: float
) -> list[tuple[float, float, float]]:
    """Return for each swing of one foot at which distances of the body it begins and ends, and where it lands."""
    low = float(gone.min()) - 2 * cycle if way.open_begin else 0.0
    high = float(gone.max()) + 2 * cycle if way.open_end else way.distance
    first = math.floor((low - shift) / cycle) - 1
    last = math.ceil((high - shift) / cycle) + 1
    found = []
    for k in range(first, last + 1):
        land = shift + (k + offset) * cycle
        begin, target = land - (1 - pace.duty) * cycle, land + pace.duty * cycle / 2
        if land <= low + 0.02 * cycle or begin >= high - 0.06 * cycle:
            continue
        begin = max(begin, low)
        if not way.open_end and (target >= high or land > high):
            target, land = high, min(land, high - 0.015 * cycle)
            found.append((min(begin, land - 0.08 * cycle), land, target))
            break
        found.append((begin, land, target))
    if not way.open_end and found and found[-1][2] < high - 1e-3:
        begin = max(found[-1][1], high - 0.3 * cycle)
        found.append((begin, max(begin + 0.02 * cycle, high - 0.015 * cycle), high))
    return found


def _landings(way: Stretch, falls: list[tuple[float, int]], leg: float) -> tuple[Hooffall, ...]:
    if not falls:
        return ()
    times = way.times_of(np.array([end for end, _ in falls]))
    speed = 0.5 + 0.35 * way.speed
    return tuple(
        sorted(
            Hooffall(float(time), number, speed)
            for time, (_, number) in zip(times, falls, strict=True)
            if not math.isnan(time)
        )
    )
