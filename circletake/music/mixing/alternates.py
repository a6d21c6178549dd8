"""Alternates: the same music without its tune, without percussion, and for under dialogue."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.signal import sosfilt

from circletake.music.mixing.render import Rendered
from circletake.music.mixing.tone import section

Audio = NDArray[np.float32]

UNDER_DB = -6.0
"""How much softer music for under dialogue is, besides being thinner."""
_DIP = (("peak", 1400.0, -5.0, 0.9), ("peak", 2900.0, -4.0, 1.1))
"""Where words are understood (about 1 to 4 kHz) it gives way."""


def alternates(played: Rendered, sample_rate: int) -> dict[str, Audio]:
    """Return the alternates that a music editor asks for, each (2, n) float32 of the music's own stretch.

    Args:
        played: With its tune.
        sample_rate: Samples a second.
    """
    made: dict[str, Audio] = {}
    without = played.music if played.tune is None else played.music - played.tune
    if played.tune is not None and played.tune.any():
        made["no melody"] = without
    if "percussion" in played.stems:
        made["no percussion"] = played.music - played.stems["percussion"]
    dips = np.array([section(*band, sample_rate) for band in _DIP]).astype(np.float32)
    thinned = without - played.stems.get("percussion", np.float32(0.0))
    softer = np.float32(10.0 ** (UNDER_DB / 20.0))
    made["under dialogue"] = softer * sosfilt(dips, thinned, axis=1).astype(np.float32)
    return made
