"""Footfalls of two legs: every foot stands still on the ground until the body has passed over it.

Phase hangs on the distance travelled, never on the time: whoever slows down takes slower steps, not sliding ones.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import ease
from circletake.render.cast.travel import Stretch


class Stride(NamedTuple):
    """A way of stepping; lengths in steps or leg lengths."""

    step: float
    """Length of a step in leg lengths."""
    cadence: float
    """Steps a second at the usual pace of a grown-up."""
    lift_at: float
    """How far (steps) the body is past the middle of a step when a foot leaves the ground: the later, the longer
    both feet stand."""
    land_at: float
    height: float
    """To which the foot rises, in leg lengths."""
    peak: float
    """Share of the swing at which it is highest."""
    toe_off: float
    """Radians by which the toe points down as it leaves."""
    heel: float
    """Radians by which it points up as it lands."""


WALK = Stride(0.7, 1.85, -0.4, 0.46, 0.075, 0.42, 0.75, 0.26)
SNEAK = Stride(0.56, 1.25, -0.34, 0.4, 0.12, 0.5, 0.35, 0.0)
RUN = Stride(1.45, 2.8, -0.66, 0.79, 0.4, 0.36, 1.15, 0.04)


class Footing(NamedTuple):
    """One foot on its way; all (frames,)."""

    along: Floats
    """Metres along the stretch."""
    height: Floats
    """Metres above the ground."""
    pitch: Floats
    """Toe up, radians."""


class Footfall(NamedTuple):
    """A foot that lands."""

    time_s: float
    side: int
    """0 the left column of a pose, 1 the right."""
    along: float
    speed_mps: float


class Steps(NamedTuple):
    """Both feet along a stretch."""

    feet: tuple[Footing, Footing]
    falls: tuple[Footfall, ...]
    swing: Floats
    """(frames,) -1..1: 1 when the left foot is ahead, -1 the right."""
    beat: Floats
    """(frames,) 0..1: 1 in the middle of a double step's reach, when the body is lowest."""
    step_m: float


class _Plan(NamedTuple):
    length: float
    shift: float
    first: int
    last: int


def _plan(way: Stretch, natural: float, low: float, high: float) -> _Plan:
    """Return step length, where step 0 begins, and which steps fall between two distances."""
    if way.open_end:
        length, shift = natural, (way.phase * 2 * natural if way.open_begin else 0.0)
    elif way.open_begin:
        length = natural
        shift = way.distance - math.floor(way.distance / natural) * natural
    else:
        count = max(1, round(way.distance / natural))
        length, shift = way.distance / count, 0.0
    first = 0 if not way.open_begin else math.floor((low - shift) / length) - 2
    last = round((way.distance - shift) / length) if not way.open_end else math.ceil((high - shift) / length) + 2
    return _Plan(max(length, 1e-3), shift, first, last)


def steps(way: Stretch, t: Floats, leg: float, stride: Stride, spread: float) -> Steps:
    """Plan the feet of somebody who goes a stretch.

    Args:
        way: the stretch.
        t: (frames,) seconds.
        leg: leg length in metres.
        stride: the way of stepping.
        spread: metres by which the left foot stands ahead of the right at rest.
    """
    gone = way.travelled(t)
    plan = _plan(way, stride.step * leg, float(gone.min()), float(gone.max()))
    length = plan.length
    feet, falls = [], []
    for side in (0, 1):
        chosen = [i for i in range(plan.first, plan.last + 1) if (i + 1) % 2 == side]
        rest = spread / 2 if side == 0 else -spread / 2
        along = np.full(len(t), _before(plan, side) if way.open_begin else rest, np.float32)
        height, pitch = np.zeros(len(t), np.float32), np.zeros(len(t), np.float32)
        at = float(along[0])
        for i in chosen:
            begin, end, target = _step(way, plan, stride, i, rest)
            u = (gone - begin) / max(end - begin, 1e-4)
            along += ease(u) * (target - at)
            short = min(1.0, abs(target - at) / (2 * stride.step * leg) + 0.25)
            height += _arc(u, stride.peak) * (stride.height * leg * short)
            first, last = not way.open_begin and i == plan.first, not way.open_end and i >= plan.last - 1
            pitch += _roll(u, stride, 0.0 if first else 0.42, not last) * short
            falls.append((end, side, target))
            at = target
        feet.append(Footing(along, height, pitch))
    swing = np.sin(math.pi * (gone - plan.shift) / length) * -1
    beat = 0.5 - 0.5 * np.cos(2 * math.pi * (gone - plan.shift) / length)
    left, right = feet
    return Steps((left, right), _landings(way, falls, stride), swing, beat, length)


def _before(plan: _Plan, side: int) -> float:
    """Return where a foot stands before the first planned step of somebody already on the way."""
    first = next(i for i in (plan.first, plan.first + 1) if (i + 1) % 2 == side)
    return plan.shift + (first - 1) * plan.length


def _step(way: Stretch, plan: _Plan, stride: Stride, i: int, rest: float) -> tuple[float, float, float]:
    """Return at which distances of the body step i lifts and lands, and where it lands."""
    middle = plan.shift + i * plan.length
    begin, end = middle + stride.lift_at * plan.length, middle + stride.land_at * plan.length
    target = middle + plan.length
    if not way.open_begin and i == plan.first:
        begin = 0.0
    if not way.open_end and i >= plan.last - 1:
        target = way.distance + rest
        # Nobody lands after having stopped: the last two steps are done just before.
        end = min(end, way.distance - 0.02 * plan.length)
        if i == plan.last:
            begin = min(begin, way.distance - 0.42 * plan.length)
    return begin, end, target


def _arc(u: Floats, peak: float) -> Floats:
    """Return a foot's height over its swing, 0 at both ends and 1 at `peak`."""
    v = np.clip(u, 0, 1)
    return ease(v / peak) * ease((1 - v) / (1 - peak))


def _roll(u: Floats, stride: Stride, early: float, on_heel: bool) -> Floats:
    """Return a foot's pitch from before it leaves (by `early` swings) until it lies flat again."""
    leaving = ease((u + early) / (early + 0.1)) * ease((0.62 - u) / 0.5) * -stride.toe_off
    if not on_heel:
        return leaving
    return leaving + ease((u - 0.55) / 0.35) * ease((1.16 - u) / 0.16) * stride.heel


def _landings(way: Stretch, falls: list[tuple[float, int, float]], stride: Stride) -> tuple[Footfall, ...]:
    """Return the footfalls that really happen, in order of time."""
    if not falls:
        return ()
    times = way.times_of(np.array([end for end, _, _ in falls]))
    speed = 0.5 + 0.45 * way.speed * (1.4 if stride is RUN else 1.0)
    found = [
        Footfall(float(time), side, target, speed)
        for time, (_, side, target) in zip(times, falls, strict=True)
        if not math.isnan(time)
    ]
    return tuple(sorted(found))
