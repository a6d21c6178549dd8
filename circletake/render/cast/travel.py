"""Getting from one place to another: how far along at which time, and where one stands in every frame."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.scene import Clock

_DENSE = 240
"""Samples a second when a distance is turned back into a time."""


class Stretch(NamedTuple):
    """One straight way at one gait.

    Between rest and motion it gathers and loses speed over `ramp_s`; at an open end it goes on beyond its times.
    """

    verb: str
    begin_s: float
    end_s: float
    start: tuple[float, float]
    """x and z in metres."""
    end: tuple[float, float]
    open_begin: bool = False
    open_end: bool = False
    ramp_s: float = 0.5
    pace: str = ""
    """`slow`, `fast`, or empty for the usual."""
    phase: float = 0.0
    """Where in a step (0..1) somebody is who was already on the way: people who go together do not march."""

    @property
    def distance(self) -> float:
        """Return its length in metres."""
        return math.hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])

    @property
    def direction(self) -> tuple[float, float]:
        """Return the unit vector (x, z) of its way; to the right where it has no length."""
        length = self.distance
        if length < 1e-6:
            return (1.0, 0.0)
        return ((self.end[0] - self.start[0]) / length, (self.end[1] - self.start[1]) / length)

    @property
    def heading(self) -> float:
        """Return the yaw that looks along it: 0 towards the viewer, pi/2 to the right."""
        dx, dz = self.direction
        return math.atan2(dx, -dz)

    @property
    def speed(self) -> float:
        """Return metres a second once in motion."""
        ramps = (0 if self.open_begin else 0.5) + (0 if self.open_end else 0.5)
        time = max(1e-3, self.end_s - self.begin_s)
        return self.distance / max(time - ramps * self._ramp, time * 0.4)

    @property
    def _ramp(self) -> float:
        return min(self.ramp_s, (self.end_s - self.begin_s) * 0.45)

    def travelled(self, t: Floats) -> Floats:
        """Return metres along the way at times (N,): 0 before a closed beginning, its length after a closed end."""
        ramp, speed = self._ramp, self.speed
        since = t - self.begin_s
        gone = since.copy() if self.open_begin else _ramped(since, ramp)
        if not self.open_end:
            # Speed is lost the way it was gathered, seen backwards from the end.
            left = _ramped(self.end_s - t, ramp)
            total = self.distance / speed
            gone = np.where(t > (self.begin_s + self.end_s) / 2, total - left, gone)
        return (gone * speed).astype(np.float32)

    def times_of(self, metres: Floats) -> Floats:
        """Return when (seconds) so many metres are passed; NaN where they never are."""
        margin = 3.0
        dense = np.arange((self.begin_s - margin) * _DENSE, (self.end_s + margin) * _DENSE) / _DENSE
        gone = self.travelled(dense.astype(np.float32)).astype(np.float64)
        rising = np.concatenate([[True], np.diff(gone) > 1e-7])
        found = np.interp(metres, gone[rising], dense[rising], left=np.nan, right=np.nan)
        return np.asarray(found)


def _ramped(since: Floats, ramp: float) -> Floats:
    """Return the integral of an eased rise from 0 to 1 over `ramp` seconds."""
    u = np.clip(since / ramp, 0, 1)
    out: Floats = (u * u * u - u**4 / 2) * ramp + np.maximum(since - ramp, 0)
    return out


@dataclass(slots=True)
class Track:
    """Where somebody or something is in every frame, and where it looks."""

    position: Floats
    """(frames, 3) world metres; y is the ground, the water, or the height flown at."""
    yaw: Floats
    """(frames,) 0 towards the viewer, pi/2 to the right."""
    stretches: tuple[Stretch, ...] = ()
    scale: float = 1.0
    """By which the composition enlarges or shrinks it."""
    steady: bool = False
    """True when it never moves: its shapes may stand still."""
    lifted: Floats = field(default_factory=lambda: np.zeros(1, np.float32))
    """(frames,) or (1,) metres above the ground."""

    def speed(self, clock: Clock) -> Floats:
        """Return (frames,) metres a second across and in depth."""
        step = np.gradient(self.position[:, [0, 2]], axis=0) if clock.frames > 1 else np.zeros((1, 2), np.float32)
        along: Floats = np.hypot(step[:, 0], step[:, 1]) * np.float32(clock.fps)
        return along


def walk_through(stretches: tuple[Stretch, ...], at: tuple[float, float], t: Floats) -> Floats:
    """Return (frames, 2) x and z of somebody who waits at `at`, then goes each way in turn."""
    place = np.tile(np.array(at, np.float32), (len(t), 1))
    for way in stretches:
        gone = way.travelled(t)
        start = np.array(way.start, np.float32)
        here = start + gone[:, None] * np.array(way.direction, np.float32)
        begun = np.ones(len(t), bool) if way is stretches[0] else t >= way.begin_s
        place = np.where(begun[:, None], here, place)
    return place.astype(np.float32)
