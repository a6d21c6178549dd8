"""The true-peak limiter: it looks ahead, and gives one gain for everything that is heard."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import maximum_filter1d, uniform_filter1d

from circletake.sound.kernels import follow
from circletake.sound.track import RATE, Samples, count

LOOK_AHEAD_S = 0.004
RELEASE_S = 0.09


def limiting_gain(peaks: Samples, ceiling: float) -> Samples:
    """Return the gain that keeps a programme under a ceiling, for every sample: 1 where nothing needs it.

    At every sample it is low enough for all peaks within `LOOK_AHEAD_S` on either side, and it moves smoothly: it is
    down before the peak comes, and rises again over `RELEASE_S`.

    Args:
        peaks: what the programme reaches from each sample to the next (`meters.peak_curve`).
        ceiling: the largest magnitude allowed.
    """
    if peaks.size == 0 or float(peaks.max()) <= ceiling:
        return np.ones(peaks.size, np.float32)
    half = count(LOOK_AHEAD_S) // 2 * 2
    needed = np.float32(1.0) - np.minimum(np.float32(1.0), np.float32(ceiling) / np.maximum(peaks, np.float32(1e-9)))
    pressed = follow(maximum_filter1d(needed, 2 * half + 1), 0.0, float(np.exp(-1.0 / (RELEASE_S * RATE))))
    # Two running means, each reaching half the look-ahead to either side, never leave the stretch that is held.
    for _ in range(2):
        pressed = uniform_filter1d(pressed, half + 1)
    return np.asarray(np.float32(1.0) - pressed, np.float32)
