"""Level: how loud the music is, and one gain for all its stems."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter1d, uniform_filter1d
from scipy.signal import lfilter

Audio = NDArray[np.float32]
Floats = NDArray[np.float64]

TARGET_LUFS = -20.0
PEAK_DBFS = -3.0

_SILENT_LUFS = -70.0
_MOST_LIMITED_DB = 6.0


class _Shelf(NamedTuple):
    b: Floats
    a: Floats


def integrated_lufs(sound: Audio, sample_rate: int) -> float:
    """Return integrated loudness after ITU-R BS.1770-4, gated; -70 when there is nothing to hear.

    Args:
        sound: (2, n).
        sample_rate: Samples a second; the weighting is designed for it.
    """
    width, step = int(0.4 * sample_rate), int(0.1 * sample_rate)
    if sound.shape[1] < width:
        return _SILENT_LUFS
    power = np.zeros(sound.shape[1] + 1)
    weighted = _weighted(sound, sample_rate)
    np.cumsum(np.einsum("cn,cn->n", weighted, weighted), out=power[1:])
    starts = np.arange(0, sound.shape[1] - width + 1, step)
    blocks = (power[starts + width] - power[starts]) / width
    levels = -0.691 + 10.0 * np.log10(np.maximum(blocks, 1e-12))
    heard = blocks[levels > _SILENT_LUFS]
    if not len(heard):
        return _SILENT_LUFS
    gate = -0.691 + 10.0 * np.log10(heard.mean()) - 10.0
    kept = blocks[levels > max(gate, _SILENT_LUFS)]
    return float(-0.691 + 10.0 * np.log10(kept.mean()))


def _weighted(sound: Audio, sample_rate: int) -> Floats:
    """Apply BS.1770's shelf and high pass, from their analogue prototypes."""
    k = np.tan(np.pi * 1681.974450955533 / sample_rate)
    vh, q = 10.0 ** (3.999843853973347 / 20.0), 0.7071752369554196
    vb = vh**0.4996667741545416
    a0 = 1.0 + k / q + k * k
    shelf = _Shelf(
        np.array([vh + vb * k / q + k * k, 2.0 * (k * k - vh), vh - vb * k / q + k * k]) / a0,
        np.array([a0, 2.0 * (k * k - 1.0), 1.0 - k / q + k * k]) / a0,
    )
    k = np.tan(np.pi * 38.13547087602444 / sample_rate)
    q = 0.5003270373238773
    a0 = 1.0 + k / q + k * k
    high_pass = _Shelf(np.array([1.0, -2.0, 1.0]), np.array([a0, 2.0 * (k * k - 1.0), 1.0 - k / q + k * k]) / a0)
    once = lfilter(shelf.b, shelf.a, sound.astype(np.float64), axis=1)
    twice: Floats = lfilter(high_pass.b, high_pass.a, once, axis=1)
    return twice


def one_gain(music: Audio, sample_rate: int, level_db: float = 0.0) -> Floats:
    """Return the gain of every sample that brings the music to its level under its ceiling.

    The same gain is meant for every stem, so that they go on summing to the music: a constant, and where peaks
    would pass the ceiling a dip of 10 ms about them.

    Args:
        music: (2, n), the sum of the stems.
        sample_rate: Samples a second.
        level_db: How much louder than usual.

    Returns:
        (n,) gains; 1 where there is nothing to hear.
    """
    loudness = integrated_lufs(music, sample_rate)
    peaks = np.abs(music).max(axis=0, initial=0.0).astype(np.float64)
    if loudness <= _SILENT_LUFS or not peaks.any():
        return np.ones(music.shape[1])
    gain = 10.0 ** ((TARGET_LUFS + level_db - loudness) / 20.0)
    ceiling = 10.0 ** (PEAK_DBFS / 20.0)
    # Never more than this is limited away: a cue of single strokes stays softer instead.
    gain = min(gain, ceiling / float(peaks.max()) * 10.0 ** (_MOST_LIMITED_DB / 20.0))
    if gain * float(peaks.max()) <= ceiling:
        return np.full(music.shape[1], gain)
    width = int(0.01 * sample_rate)
    wanted = np.minimum(1.0, ceiling / np.maximum(gain * peaks, 1e-9))
    held = minimum_filter1d(wanted, 2 * width + 1)
    dips: Floats = uniform_filter1d(held, 2 * width + 1)
    gains: Floats = gain * dips
    return gains
