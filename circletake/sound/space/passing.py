"""Sources that move: where they are at every sample, and the pitch that their speed gives them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.sound.kernels import read_at
from circletake.sound.space.place import level_at, pan_at
from circletake.sound.track import RATE, Curve, Samples

SPEED_OF_SOUND = 343.0
STEP = 240
"""Samples between two values of a path: 5 ms."""

_FASTEST_MPS = 70.0


class Path(NamedTuple):
    """A source's place, a value for every `STEP` samples."""

    x: Curve
    distance_m: Curve


def path_of(
    points: tuple[tuple[float, float, float], ...], samples: int, x: float = 0.5, distance_m: float = 8.0
) -> Path:
    """Return the smooth path through (sample, x across the frame, metres) points, still before and after them.

    Args:
        points: in any order; a later one replaces an earlier one at the same sample.
        samples: how long the path is.
        x: where a source without points is.
        distance_m: how far it is then.
    """
    at = np.arange(0, samples + STEP, STEP, dtype=np.float64)
    known = sorted({when: (across, metres) for when, across, metres in points}.items())
    if not known:
        return Path(np.full(at.size, x), np.full(at.size, distance_m))
    times = np.array([when for when, _ in known])
    places = np.array([place for _, place in known])
    if times.size == 1:
        return Path(np.full(at.size, places[0, 0]), np.full(at.size, max(0.1, places[0, 1])))
    held = np.clip(at, times[0], times[-1])
    across, metres = (_monotone(times, places[:, axis], held) for axis in range(2))
    return Path(across, np.maximum(0.1, metres))


def _monotone(times: Curve, values: Curve, at: Curve) -> Curve:
    """Interpolate by cubics that never overshoot (F. Fritsch, J. Butland, 1984).

    Args:
        times: rising, two or more.
        values: at those times.
        at: when, within the times.
    """
    gaps = np.diff(times)
    slopes = np.diff(values) / gaps
    tangents = np.concatenate([slopes[:1], np.zeros(max(0, slopes.size - 1)), slopes[-1:]])
    left, right = slopes[:-1], slopes[1:]
    same = left * right > 0
    weigh = 2.0 * gaps[1:] + gaps[:-1], gaps[1:] + 2.0 * gaps[:-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        harmonic = (weigh[0] + weigh[1]) / (weigh[0] / left + weigh[1] / right)
    tangents[1:-1] = np.where(same, harmonic, 0.0)
    after = np.clip(np.searchsorted(times, at, side="right"), 1, times.size - 1)
    gap = gaps[after - 1]
    t = (at - times[after - 1]) / gap
    low, high = values[after - 1], values[after]
    return np.asarray(
        low
        + (high - low) * t * t * (3.0 - 2.0 * t)
        + gap * t * (1.0 - t) * (tangents[after - 1] * (1.0 - t) - tangents[after] * t)
    )


def margin(path: Path) -> int:
    """Return how many samples more than its length a source must sound for `passing`, before and after."""
    lag = _lag(path)
    return int(np.ceil(float(np.abs(lag).max(initial=0.0)))) + 4


def passing(sound: Samples, path: Path, samples: int, lead: int) -> Samples:
    """Return a source as it is heard while it comes and goes: higher towards us, lower away from us.

    A sound heard at time t left its source at t - r / c. The delay at the path's start is left out, so that the
    sound stays with the picture; what changes from there on makes the pitch (Doppler).

    Args:
        sound: mono; `lead` samples more than `samples` before and after.
        path: where the source is.
        samples: how long the result is.
        lead: what `margin` gave, or more.
    """
    lag = _lag(path)
    if float(np.abs(lag).max(initial=0.0)) < 1.0:
        return sound[lead : lead + samples]
    at = np.arange(samples, dtype=np.float64)
    return read_at(sound, at + lead - np.interp(at, np.arange(lag.size) * STEP, lag))


def placed(sound: Samples, path: Path, reference_m: float) -> Samples:
    """Return a mono source at its place in every moment: stereo, panned and as loud as it is near."""
    at = np.arange(sound.size)
    steps = np.arange(path.x.size) * STEP
    angle = (pan_at(path.x) + 1.0) * (np.pi / 4.0)
    gain = level_at(path.distance_m, reference_m)
    out = np.empty((2, sound.size), np.float32)
    out[0] = sound * np.interp(at, steps, gain * np.cos(angle))
    out[1] = sound * np.interp(at, steps, gain * np.sin(angle))
    return out


def _lag(path: Path) -> Curve:
    """Return how many samples later than at the start a source is heard, at every step.

    The distance counts at the moment the sound left (t_e = t - r(t_e) / c), found by three fixed-point steps; the
    naive r(t) / c would be some cents wrong. Impossible speeds (a cut inside the path) are held back.
    """
    steps = np.diff(path.distance_m, prepend=path.distance_m[0])
    most = _FASTEST_MPS * STEP / RATE
    distance = path.distance_m[0] + np.cumsum(np.clip(steps, -most, most))
    when = np.arange(distance.size, dtype=np.float64) * STEP
    away = distance - distance[0]
    lag = np.zeros(distance.size)
    for _ in range(3):
        lag = np.interp(when - lag, when, away) / SPEED_OF_SOUND * RATE
    return lag
