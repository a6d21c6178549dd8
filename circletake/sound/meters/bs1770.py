"""Loudness: ITU-R BS.1770-4 (weighting, gating), EBU Tech 3341 (momentary, short-term), 3342 (range)."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.sound.filters import Sections, run
from circletake.sound.track import RATE, Samples

_Powers = NDArray[np.float64]

_OFFSET = -0.691
"""So that a 997 Hz sine of 0 dBFS in one channel reads -3.01 LUFS (BS.1770-4, Annex 1)."""


class Loudness(NamedTuple):
    """How loud a programme is. What is too short or too quiet to be measured is -inf (levels) or 0 (range)."""

    integrated_lufs: float
    range_lu: float
    momentary_max_lufs: float
    """Over 400 ms."""
    short_term_max_lufs: float
    """Over 3 s."""


def loudness(sound: Samples, sample_rate: int = RATE) -> Loudness:
    """Measure a programme.

    Args:
        sound: mono `(samples,)`, metered as one channel, or stereo `(2, samples)`.
        sample_rate: samples a second, from 8000 up.
    """
    rows = np.atleast_2d(sound)
    tenths = np.sum([_tenth_powers(k_weighted(row, sample_rate), sample_rate) for row in rows], axis=0)
    momentary = _windows(tenths, 4)
    short = _windows(tenths, 30)
    return Loudness(
        _lufs(_gated(momentary)),
        _range(short),
        _lufs(float(momentary.max(initial=0.0))),
        _lufs(float(short.max(initial=0.0))),
    )


def k_weighted(sound: Samples, sample_rate: int = RATE) -> Samples:
    """Weigh a sound as the ear does: BS.1770's shelf for the head, and its high-pass."""
    return run(_k_sections(sample_rate), sound)


@lru_cache(maxsize=8)
def _k_sections(sample_rate: int) -> Sections:
    """Return the two filters for any sample rate.

    BS.1770 prints coefficients for 48 kHz alone. They are the bilinear transforms of these analogue prototypes
    (B. De Man, "Evaluation of implementations of the EBU R128 loudness measurement", AES 145, 2018).
    """
    shelf_gain = 10.0 ** (3.999843853973347 / 20.0)
    shelf_band = shelf_gain**0.4996667741545416
    warp, damp = math.tan(math.pi * 1681.974450955533 / sample_rate), 0.7071752369554196
    norm = 1.0 + warp / damp + warp * warp
    shelf = [
        (shelf_gain + shelf_band * warp / damp + warp * warp) / norm,
        2.0 * (warp * warp - shelf_gain) / norm,
        (shelf_gain - shelf_band * warp / damp + warp * warp) / norm,
        1.0,
        2.0 * (warp * warp - 1.0) / norm,
        (1.0 - warp / damp + warp * warp) / norm,
    ]
    warp, damp = math.tan(math.pi * 38.13547087602444 / sample_rate), 0.5003270373238773
    norm = 1.0 + warp / damp + warp * warp
    high = [1.0, -2.0, 1.0, 1.0, 2.0 * (warp * warp - 1.0) / norm, (1.0 - warp / damp + warp * warp) / norm]
    return np.array([shelf, high])


def _tenth_powers(weighted: Samples, sample_rate: int) -> _Powers:
    """Return the mean power of every tenth of a second of one channel; a last rest is left out."""
    edges = (np.arange(weighted.size * 10 // sample_rate + 1) * sample_rate) // 10
    if edges.size < 2:
        return np.zeros(0)
    power = np.add.reduceat(np.square(weighted[: edges[-1]], dtype=np.float64), edges[:-1])
    return np.asarray(power / np.diff(edges))


def _windows(tenths: _Powers, length: int) -> _Powers:
    """Return the mean power of every window of so many tenths, one starting every tenth."""
    if tenths.size < length:
        return np.zeros(0)
    total = np.concatenate([[0.0], np.cumsum(tenths)])
    return np.asarray(np.maximum((total[length:] - total[:-length]) / length, 0.0))


def _gated(momentary: _Powers) -> float:
    """Return the mean power of the blocks above -70 LUFS and above 10 LU under their own mean."""
    loud = momentary[momentary > _power(-70.0)]
    if loud.size == 0:
        return 0.0
    loud = loud[loud > loud.mean() * 0.1]
    return float(loud.mean())


def _range(short: _Powers) -> float:
    """Return how far the quiet and loud parts lie apart: 10th to 95th percentile (EBU Tech 3342)."""
    loud = short[short > _power(-70.0)]
    if loud.size == 0:
        return 0.0
    loud = np.sort(loud[loud > loud.mean() * 0.01])
    low, high = (loud[round((loud.size - 1) * share)] for share in (0.10, 0.95))
    return float(10.0 * np.log10(high / low))


def _power(lufs: float) -> float:
    return float(10.0 ** ((lufs - _OFFSET) / 10.0))


def _lufs(power: float) -> float:
    return _OFFSET + 10.0 * math.log10(power) if power > 1e-14 else float("-inf")
