"""True peak: what the wave reaches between its samples (ITU-R BS.1770-4, Annex 2)."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from circletake.sound.kernels import peaks
from circletake.sound.track import Samples, db_of

_TAPS = 24
"""Samples that each interpolated moment looks at: flat within 0.1 dB up to 0.42 of the sample rate."""


def true_peak(sound: Samples, oversampling: int = 4) -> float:
    """Return the true peak in dBTP; -inf for silence.

    Args:
        sound: mono or stereo.
        oversampling: moments looked at a sample.
    """
    rows = np.ascontiguousarray(np.atleast_2d(sound), dtype=np.float32)
    if rows.size == 0:
        return float("-inf")
    loudest = float(np.abs(rows).max())
    return db_of(float(peak_curve(rows, loudest, oversampling).max(initial=0.0)))


def peak_curve(sound: Samples, floor: float = 0.0, oversampling: int = 4) -> Samples:
    """Return, for every sample, the largest magnitude from there up to the next one in any channel.

    Args:
        sound: `(channels, samples)`.
        floor: where nothing comes near this magnitude, the samples themselves are good enough.
        oversampling: moments looked at a sample.
    """
    return peaks(np.ascontiguousarray(sound, dtype=np.float32), _phases(oversampling), floor)


@lru_cache(maxsize=4)
def _phases(oversampling: int) -> NDArray[np.float64]:
    """Return the interpolating filters: a sinc under a Kaiser window, a row for each moment between samples."""
    half = _TAPS // 2
    moments = np.arange(1, oversampling)[:, None] / oversampling
    at = np.arange(_TAPS)[None, :] - (half - 1) - moments
    window = np.i0(6.0 * np.sqrt(np.maximum(0.0, 1.0 - (at / half) ** 2))) / np.i0(6.0)
    rows = np.sinc(at) * window
    return np.asarray(rows / rows.sum(axis=1, keepdims=True))
