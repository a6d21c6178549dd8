"""Direction and distance for loudspeakers: constant-power panning, no time difference, level by 1 / r."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import numpy as np

from circletake.sound.filters import lowpass, run
from circletake.sound.track import Curve, Samples

WIDTH = 0.65
"""How much of the way to a loudspeaker the frame's edge lies: farther out, the eye loses the sound."""

BEYOND = 0.15
"""How much farther a sound that is off screen may lie."""

NEAR_M = 1.5
"""Nearer than this nothing gets louder."""

FAR_M = 60.0
"""Farther than this nothing gets quieter: what is seen is heard."""

_DULL_FROM_M = 20.0
"""Air takes the top off a sound from about here; exaggerated against nature, so that distance is heard."""

_Value = TypeVar("_Value", float, Curve)


class Sides(NamedTuple):
    """How much of a sound goes left and right."""

    left: float
    right: float


def pan_at(x: _Value) -> _Value:
    """Return the pan of something at a place across the frame: -1 left to 1 right, `WIDTH` at the frame's edges.

    Args:
        x: 0 the frame's left edge, 1 its right; a number or a curve.
    """
    spread = np.clip((2.0 * np.asarray(x) - 1.0) * WIDTH, -WIDTH - BEYOND, WIDTH + BEYOND)
    return spread if isinstance(x, np.ndarray) else float(spread)


def sides(pan: float) -> Sides:
    """Return the two gains of a pan; their squares sum to 1. There is no delay: one loudspeaker or two, it holds."""
    angle = (pan + 1.0) * np.pi / 4.0
    return Sides(float(np.cos(angle)), float(np.sin(angle)))


def level_at(distance_m: _Value, reference_m: float) -> _Value:
    """Return the gain of a distance: 1 at the reference, half at twice as far, between `NEAR_M` and `FAR_M`.

    Args:
        distance_m: from the camera; a number or a curve.
        reference_m: where the sound was levelled.
    """
    gain = reference_m / np.clip(np.asarray(distance_m), NEAR_M, FAR_M)
    return gain if isinstance(distance_m, np.ndarray) else float(gain)


def panned(sound: Samples, pan: float, gain: float) -> Samples:
    """Return a sound at its place, stereo. A stereo sound is turned towards its side and keeps its width."""
    left, right = sides(pan)
    if sound.ndim == 1:
        return np.stack([sound * np.float32(gain * left), sound * np.float32(gain * right)])
    root = np.sqrt(2.0)
    return np.stack([sound[0] * np.float32(gain * root * left), sound[1] * np.float32(gain * root * right)])


def far_filtered(sound: Samples, distance_m: float) -> Samples:
    """Return a sound as the air lets it through: nothing changes within `_DULL_FROM_M`."""
    if distance_m <= _DULL_FROM_M:
        return sound
    return run(lowpass(max(900.0, 15_000.0 * (_DULL_FROM_M / distance_m) ** 0.8), 0.6), sound)
