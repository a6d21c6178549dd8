"""Onsets as an ear finds them in a sound, without knowing what was played.

Spectral flux after S. Boeck, G. Widmer, "Maximum filter vibrato suppression for onset detection" (DAFx 2013), with two
changes: bands of equal ratio hold power to the 0.3, as loudness in sones grows (S. S. Stevens), and rises are taken
over 20 ms without the maximum filter.
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.sound.track import RATE, Samples

_HOP_S = 0.0025
_WINDOW_S = 0.02
_LAG = 8
"""Hops between the two moments whose difference is a rise: 20 ms."""
_BANDS = 48
_LOWEST_HZ, _HIGHEST_HZ = 60.0, 14_000.0
_EARLY_S = 0.0198
"""By how much a rise is seen before it is heard: part of window and lag, measured on clicks (a test holds it)."""
_FLOOR_S = 0.4
_OVER_FLOOR, _OVER_LOUDEST = 1.25, 0.05
_APART_S = 0.03
_BLOCK = 2048

Curve = NDArray[np.float64]


class Onsets(NamedTuple):
    """What begins when."""

    times_s: Curve
    """(N,) rising, from the sound's start."""
    strengths: Curve
    """(N,) of the rise at each; they compare within one sound."""


class Novelty(NamedTuple):
    """How much every moment brings that was not there 20 ms before."""

    rises: Curve
    """(hops,), one every 2.5 ms."""

    def strongest(self, at_s: float, reach_s: float) -> tuple[float, float]:
        """Return when the strongest rise within a reach of a moment begins, in seconds, and how strong it is.

        (inf, 0) when nothing rises there.
        """
        first = max(round((at_s - reach_s - _EARLY_S) / _HOP_S), 0)
        near = self.rises[first : max(round((at_s + reach_s - _EARLY_S) / _HOP_S), 0) + 1]
        if near.size == 0 or near.max() <= 0.0:
            return float("inf"), 0.0
        at = int(near.argmax())
        return (first + at) * _HOP_S + _EARLY_S, float(near[at])


def novelty(sound: Samples, sample_rate: int = RATE) -> Novelty:
    """Return the spectral flux of a mono `(samples,)` or `(channels, samples)` sound at any rate from 8 kHz up."""
    mono = np.atleast_2d(sound).mean(axis=0)
    hop, window = round(_HOP_S * sample_rate), round(_WINDOW_S * sample_rate)
    padded = np.pad(mono, (window // 2, window))
    frames = np.lib.stride_tricks.sliding_window_view(padded, window)[::hop]
    weighing = np.hanning(window).astype(np.float32)
    bands = _bands(sample_rate, window)
    loud = np.concatenate(
        [
            np.add.reduceat(np.abs(np.fft.rfft(frames[at : at + _BLOCK] * weighing)) ** 2, bands, axis=1)[:, :-1] ** 0.3
            for at in range(0, len(frames), _BLOCK)
        ]
    )
    return Novelty(np.maximum(loud[_LAG:] - loud[:-_LAG], 0.0).sum(axis=1))


def onsets(sound: Samples, sample_rate: int = RATE) -> Onsets:
    """Return every onset: rises that stand out of their surroundings."""
    from scipy.signal import find_peaks

    rises = novelty(sound, sample_rate).rises
    if rises.size == 0 or rises.max() <= 0.0:
        return Onsets(np.zeros(0), np.zeros(0))
    width = min(round(_FLOOR_S / _HOP_S), rises.size)
    floor = np.convolve(rises, np.ones(width) / width, mode="same")
    height = np.maximum(_OVER_FLOOR * floor, _OVER_LOUDEST * rises.max())
    peaks, _ = find_peaks(rises, height=height, distance=round(_APART_S / _HOP_S))
    return Onsets(peaks * _HOP_S + _EARLY_S, rises[peaks])


@lru_cache(maxsize=8)
def _bands(sample_rate: int, window: int) -> NDArray[np.int64]:
    """Return the first bin of every band, and of what lies above the last."""
    hertz = np.fft.rfftfreq(window, 1 / sample_rate)
    edges = np.geomspace(_LOWEST_HZ, min(_HIGHEST_HZ, 0.45 * sample_rate), _BANDS + 1)
    bins = np.unique(np.searchsorted(hertz, edges))
    return np.asarray([low for low, high in itertools.pairwise([*bins, hertz.size]) if high > low], np.int64)
