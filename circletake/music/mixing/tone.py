"""Tone: a gentle equaliser for each family."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.signal import sosfilt

from circletake.music.orchestra import Family

Audio = NDArray[np.float32]
Floats = NDArray[np.float64]

_CURVES: dict[Family, tuple[tuple[str, float, float, float], ...]] = {
    # kind, hertz, gain in dB, Q: mud out about 300 Hz, air in above 3 kHz, where small fonts are dull
    "strings": (("high pass", 38.0, 0.0, 0.7), ("peak", 280.0, -2.0, 0.8), ("shelf", 3200.0, 5.0, 0.7)),
    "woodwinds": (("high pass", 70.0, 0.0, 0.7), ("peak", 2400.0, -1.0, 1.0), ("shelf", 5000.0, 3.0, 0.7)),
    "brass": (("high pass", 55.0, 0.0, 0.7), ("peak", 330.0, -2.0, 0.9), ("shelf", 2800.0, 4.0, 0.7)),
    "keys": (("high pass", 38.0, 0.0, 0.7), ("peak", 280.0, -2.5, 0.8), ("shelf", 2600.0, 5.5, 0.7)),
    "plucked": (("high pass", 36.0, 0.0, 0.7), ("peak", 240.0, -2.0, 0.8), ("shelf", 3000.0, 4.0, 0.7)),
    "percussion": (("high pass", 32.0, 0.0, 0.7), ("peak", 320.0, -2.0, 0.8), ("shelf", 5000.0, 2.0, 0.7)),
    "choir": (("high pass", 90.0, 0.0, 0.7), ("peak", 400.0, -2.5, 0.8), ("shelf", 2600.0, 6.0, 0.7)),
    "synth": (("high pass", 34.0, 0.0, 0.7), ("peak", 300.0, -2.0, 0.8), ("shelf", 3500.0, 3.5, 0.7)),
}


def equalise(sound: Audio, family: Family, sample_rate: int) -> Audio:
    """Return a family's sound through its equaliser, (2, n) float32."""
    sections = np.array([section(*band, sample_rate) for band in _CURVES[family]])
    shaped: Audio = sosfilt(sections.astype(np.float32), sound, axis=1).astype(np.float32)
    return shaped


def section(kind: str, hertz: float, gain_db: float, q: float, sample_rate: int) -> Floats:
    """Return one biquad after the Audio EQ Cookbook (Bristow-Johnson)."""
    omega = 2.0 * math.pi * hertz / sample_rate
    cos, alpha = math.cos(omega), math.sin(omega) / (2.0 * q)
    a = 10.0 ** (gain_db / 40.0)
    if kind == "high pass":
        b0 = (1 + cos) / 2
        row = (b0, -2 * b0, b0, 1 + alpha, -2 * cos, 1 - alpha)
    elif kind == "peak":
        row = (1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a)
    else:
        beta = 2 * math.sqrt(a) * alpha
        row = (
            a * ((a + 1) + (a - 1) * cos + beta), -2 * a * ((a - 1) + (a + 1) * cos),
            a * ((a + 1) + (a - 1) * cos - beta),
            (a + 1) - (a - 1) * cos + beta, 2 * ((a - 1) - (a + 1) * cos), (a + 1) - (a - 1) * cos - beta,
        )  # fmt: skip
    return np.array(row) / row[3]
