"""Shaped noise and slow, wandering curves: what air, water and crowds are made of."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft, next_fast_len

from circletake.sound.kernels import per_sample
from circletake.sound.track import RATE, Curve, Samples, count

Shape = tuple[tuple[float, float], ...]
"""A spectrum as (hertz, decibels) points, straight in between over the logarithm of frequency."""

LOOP = 1 << 19
"""Samples after which steady noise comes round again (10.9 s), without a seam. Nobody hears that it does, and a
film of ten minutes costs no more to make than one of half a minute."""


def white(rng: np.random.Generator, samples: int) -> Samples:
    """Return white noise with unit variance, mono."""
    return rng.standard_normal(samples, dtype=np.float32)


def shaped(rng: np.random.Generator, samples: int, shape: Shape, alike: float = 0.4) -> Samples:
    """Return steady stereo noise of a spectrum, its loudness 0 LUFS a channel (K-weighted power 1).

    Args:
        rng: where chance comes from.
        samples: how many.
        shape: the spectrum; only its form counts.
        alike: correlation of left and right: 0 all around, 1 a point in the middle. From 0.3 up nothing is lost
            when the two are heard as one.
    """
    length = min(next_fast_len(max(samples, 256), real=True), LOOP)
    gain = _gains(length, shape)
    bins = gain.size
    middle = _spectrum(rng, bins)
    share, rest = np.float32(np.sqrt(alike)), np.float32(np.sqrt(1.0 - alike))
    out = np.empty((2, samples), np.float32)
    for channel in range(2):
        spectrum = share * middle
        spectrum += rest * _spectrum(rng, bins)
        spectrum *= gain
        tile(irfft(spectrum, length), out[channel])
    return out


def tile(loop: Samples, out: Samples) -> None:
    """Fill a track with a loop, over and over; both mono or both stereo."""
    for begin in range(0, out.shape[-1], loop.shape[-1]):
        part = out[..., begin : begin + loop.shape[-1]]
        part[...] = loop[..., : part.shape[-1]]


def drift(
    rng: np.random.Generator, samples: int, period_s: float, low: float = 0.0, high: float = 1.0, power: float = 1.0
) -> Curve:
    """Return a curve that wanders smoothly between two values.

    Args:
        rng: where chance comes from.
        samples: its length.
        period_s: about how long it takes from one turn to the next.
        low: its least value.
        high: its largest value.
        power: above 1, it stays low and rises now and then, as gusts do.
    """
    return spread(slow_drift(rng, samples, period_s, low, high, power), samples)


def slow_drift(
    rng: np.random.Generator, samples: int, period_s: float, low: float = 0.0, high: float = 1.0, power: float = 1.0
) -> Curve:
    """Return what `drift` does as a value for every `CONTROL` samples."""
    steps = samples // CONTROL + 2
    knots = max(4, int(np.ceil(steps * CONTROL / (period_s * RATE))) + 3)
    gaps = rng.uniform(0.6, 1.4, knots)
    times = np.cumsum(gaps) - gaps[0] - rng.uniform(0.0, 1.0)
    values = rng.random(knots) ** power
    at = np.arange(steps) * (CONTROL / (period_s * RATE))
    after = np.clip(np.searchsorted(times, at, side="right"), 1, knots - 1)
    way = np.clip((at - times[after - 1]) / (times[after] - times[after - 1]), 0.0, 1.0)
    smooth = values[after - 1] + (values[after] - values[after - 1]) * way * way * (3.0 - 2.0 * way)
    return np.asarray(low + (high - low) * smooth, np.float64)


CONTROL = 480
"""Samples a step of a slow curve: 10 ms."""


def spread(slow: Curve, samples: int) -> Curve:
    """Return a slow curve (a value for every `CONTROL` samples) as one value for every sample."""
    return per_sample(slow, CONTROL, samples)


def poisson(rng: np.random.Generator, samples: int, a_second: float) -> NDArray[np.int64]:
    """Return the samples at which independent events fall, in order.

    Args:
        rng: where chance comes from.
        samples: how long.
        a_second: their mean number a second.
    """
    number = int(rng.poisson(a_second * samples / RATE))
    return np.sort(rng.integers(0, max(1, samples), number))


def spaced(rng: np.random.Generator, samples: int, every_s: float, jitter: float = 0.3) -> NDArray[np.int64]:
    """Return the samples at which events fall that come again and again, but never quite in time.

    Args:
        rng: where chance comes from.
        samples: how long.
        every_s: their mean distance in seconds.
        jitter: how far each distance strays from the mean, as a share of it.
    """
    number = int(samples / (every_s * RATE)) + 2
    gaps = every_s * RATE * (1.0 + jitter * rng.uniform(-1.0, 1.0, number))
    times = np.cumsum(gaps) - gaps[0] * rng.random()
    return np.asarray(times[times < samples], np.int64)


def _spectrum(rng: np.random.Generator, bins: int) -> NDArray[np.complex64]:
    """Return the spectrum of white noise: independent complex normal bins."""
    return rng.standard_normal(2 * bins, dtype=np.float32).view(np.complex64)


@lru_cache(maxsize=64)
def _gains(length: int, shape: Shape) -> Samples:
    """Return each bin's gain, scaled so that the noise has a K-weighted power of 1."""
    hz = np.fft.rfftfreq(length, 1.0 / RATE)
    marks = np.log(np.array([point[0] for point in shape]))
    with np.errstate(divide="ignore"):
        db = np.interp(np.log(hz), marks, [point[1] for point in shape])
    gain = 10.0 ** (db / 20.0)
    gain *= 1.0 / (1.0 + (18.0 / np.maximum(hz, 0.1)) ** 4)
    gain[-1] = 0.0
    power = 4.0 * np.sum((gain * k_response(hz)) ** 2) / length**2
    return np.asarray(gain / np.sqrt(power), np.float32)


def k_response(hz: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Return about how BS.1770 weighs a frequency: flat, 4 dB up from 2 kHz, falling below 60 Hz."""
    with np.errstate(divide="ignore", invalid="ignore"):
        high = (hz / 38.1) ** 2 / np.sqrt((1.0 - (hz / 38.1) ** 2) ** 2 + (2.0 * hz / 38.1) ** 2)
    shelf = (hz / 1682.0) ** 2
    return np.asarray(np.nan_to_num(high) * np.sqrt((1.0 + shelf**2 * 2.512) / (1.0 + shelf**2)), np.float64)


def seconds(rng: np.random.Generator, low: float, high: float) -> int:
    """Return a length between two times in seconds, as samples."""
    return count(float(rng.uniform(low, high)))
