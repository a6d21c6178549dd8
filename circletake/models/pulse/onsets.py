"""Onset strength: how much begins at every hundredth of a second, and what of that is bass."""

from __future__ import annotations

import itertools
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d
from scipy.signal import stft

Floats = NDArray[np.float64]

RATE_HZ = 100
"""Values a second."""
_WINDOW_S = 0.046
_BANDS = 40
_LOW_HZ, _HIGH_HZ = 40.0, 10_000.0
_BASS_HZ = 180.0
_SPREAD_S = 0.7
_CHROMA_LOW, _CHROMA_HIGH = 48, 84


class Strengths(NamedTuple):
    """A track at `RATE_HZ` values a second.

    Attributes:
        onset: (n,) onset strength, its slow course taken away, 1 on average where anything happens.
        bass: (n,) the same below 180 Hz.
        chroma: (n, 12) energy by pitch class, each moment's sum 1.
        bands: (n, 40) loudness by band.
        level: (n,) loudness, 0 where there is silence.
        strike: How much of all loudness begins at once at the track's stronger onsets: a drone's wavering is 0.01,
            soft strings 0.05 or so, a click 1.
    """

    onset: Floats
    bass: Floats
    chroma: Floats
    bands: Floats
    level: Floats
    strike: float


def strengths_of(sound: NDArray[np.float32], sample_rate: int) -> Strengths:
    """Return onset strengths of mono sound, (samples,)."""
    hop = sample_rate // RATE_HZ
    size = 1 << int(np.ceil(np.log2(_WINDOW_S * sample_rate)))
    padded = np.pad(sound.astype(np.float32), (0, size))
    hertz, _, spectrum = stft(padded, sample_rate, nperseg=size, noverlap=size - hop, boundary="even")
    power = np.abs(spectrum) ** 2
    count = max(1, len(sound) // hop)
    edges = np.geomspace(_LOW_HZ, min(_HIGH_HZ, sample_rate / 2.2), _BANDS + 1)
    rows = [_band(power, hertz, low, high) for low, high in itertools.pairwise(edges)]
    loud = np.log1p(1e4 * np.array(rows)[:, :count] / (np.max(power) + 1e-12) / 10)
    rises = np.maximum(np.diff(loud, axis=1, prepend=loud[:, :1]), 0.0)
    middles = np.sqrt(edges[:-1] * edges[1:])
    return Strengths(
        onset=_whitened(rises.sum(axis=0)),
        bass=_whitened(rises[middles < _BASS_HZ].sum(axis=0)),
        chroma=_chroma(power[:, :count], hertz),
        bands=loud.T.copy(),
        level=loud.mean(axis=0),
        strike=float(np.percentile(rises.sum(axis=0), 97)) / max(float(np.percentile(loud.sum(axis=0), 90)), 1e-3),
    )


def _band(power: Floats, hertz: Floats, low: float, high: float) -> Floats:
    inside = (hertz >= low) & (hertz < high)
    if not inside.any():
        inside = np.zeros(len(hertz), bool)
        inside[int(np.argmin(np.abs(hertz - (low + high) / 2)))] = True
    total: Floats = power[inside].sum(axis=0)
    return total


def _whitened(strength: Floats) -> Floats:
    """Take the slow course off a strength, and scale what is left to the track's own size."""
    width = round(_SPREAD_S * RATE_HZ)
    left: Floats = np.maximum(strength - uniform_filter1d(strength, width, mode="nearest"), 0.0)
    scale = float(left[left > 0].mean()) if (left > 0).any() else 0.0
    whitened: Floats = left / scale if scale > 1e-6 else np.zeros_like(left)
    return whitened


def _chroma(power: Floats, hertz: Floats) -> Floats:
    """Return energy by pitch class over four octaves."""
    keys = 69 + 12 * np.log2(np.maximum(hertz, 1.0) / 440.0)
    out = np.zeros((power.shape[1], 12))
    for place in np.flatnonzero((keys >= _CHROMA_LOW) & (keys <= _CHROMA_HIGH)):
        out[:, round(float(keys[place])) % 12] += np.sqrt(power[place])
    total = out.sum(axis=1, keepdims=True)
    shares: Floats = out / np.maximum(total, 1e-9)
    return shares
