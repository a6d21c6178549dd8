"""Where a board is on its wave: it climbs the face, turns and drops down it again."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.arrays import Floats
from circletake.render.cast.motion import noise

WAVE_M = 3.1
"""From the trough to the crest, for a board of usual size."""
_LOW, _SWING = 0.29, 0.1
"""Of the wave's height: the middle of a board's way up and down the face, and how far it goes from it."""
_TURN_HZ = 0.3


class OnWave(NamedTuple):
    """A board on the face of a wave."""

    rise_m: Floats
    """(frames,) over the trough."""
    tilt: Floats
    """(frames,) nose up, radians."""


def on_wave(t: Floats, size: float, seed: int) -> OnWave:
    """Return how high a board is and how it is tilted."""
    phase = t * (2 * np.pi * _TURN_HZ) + seed % 6
    rise = WAVE_M * size * (_LOW + _SWING * np.sin(phase))
    tilt = -0.1 + 0.2 * np.cos(phase) + 0.03 * noise(t, 1.6, seed, "chop")
    return OnWave(rise.astype(np.float32), tilt.astype(np.float32))
