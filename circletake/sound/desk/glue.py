"""The bus compressor: it listens to the whole mix, and its one gain goes on every stem."""

from __future__ import annotations

import numpy as np

from circletake.sound.desk.ducking import STEP, weighted_powers
from circletake.sound.kernels import follow
from circletake.sound.track import RATE, Samples

RATIO = 1.7
OVER_LU = 2.0
"""How far above the programme's loudness it begins to work."""

MOST_DB = 4.0
_ATTACK_S, _RELEASE_S = 0.03, 0.35


def glue_gain(mix: Samples, programme_lufs: float) -> Samples:
    """Return a gentle compressor's gain for every sample, 1 where the mix is not loud.

    Args:
        mix: all that is heard, stereo.
        programme_lufs: how loud the mix is as a whole.
    """
    samples = mix.shape[1]
    if not np.isfinite(programme_lufs):
        return np.ones(samples, np.float32)
    level = -0.691 + 10.0 * np.log10(np.maximum(weighted_powers(mix), 1e-10))
    over = np.maximum(level - (programme_lufs + OVER_LU), 0.0)
    wanted = np.minimum(over * (1.0 - 1.0 / RATIO), MOST_DB)
    step_s = STEP / RATE
    held = follow(wanted, float(np.exp(-step_s / _ATTACK_S)), float(np.exp(-step_s / _RELEASE_S)))
    middles = np.arange(held.size) * STEP + STEP / 2
    return np.interp(np.arange(samples), middles, 10.0 ** (-held / 20.0)).astype(np.float32)
