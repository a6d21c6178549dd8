"""Second-order filters, after R. Bristow-Johnson's audio EQ cookbook, and running them in place."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from circletake.sound.kernels import cascade
from circletake.sound.track import RATE, Samples, gain_of

Sections = NDArray[np.float64]
"""Second-order sections `(sections, 6)`."""


def lowpass(hz: float, q: float = 0.7071, rate: int = RATE) -> Sections:
    """Pass what lies below a frequency: 12 dB an octave."""
    cos, alpha = _turn(hz, q, rate)
    return _section((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha)


def highpass(hz: float, q: float = 0.7071, rate: int = RATE) -> Sections:
    """Pass what lies above a frequency: 12 dB an octave."""
    cos, alpha = _turn(hz, q, rate)
    return _section((1 + cos) / 2, -1 - cos, (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha)


def bandpass(hz: float, q: float, rate: int = RATE) -> Sections:
    """Pass a band; the gain at its centre is 1."""
    cos, alpha = _turn(hz, q, rate)
    return _section(alpha, 0.0, -alpha, 1 + alpha, -2 * cos, 1 - alpha)


def bell(hz: float, q: float, gain_db: float, rate: int = RATE) -> Sections:
    """Raise or lower a band."""
    cos, alpha = _turn(hz, q, rate)
    amp = gain_of(gain_db / 2)
    return _section(1 + alpha * amp, -2 * cos, 1 - alpha * amp, 1 + alpha / amp, -2 * cos, 1 - alpha / amp)


def low_shelf(hz: float, gain_db: float, rate: int = RATE) -> Sections:
    """Raise or lower what lies below a frequency."""
    return _shelf(hz, gain_db, rate, -1.0)


def high_shelf(hz: float, gain_db: float, rate: int = RATE) -> Sections:
    """Raise or lower what lies above a frequency."""
    return _shelf(hz, gain_db, rate, 1.0)


def chain(*sections: Sections) -> Sections:
    """Put filters one after the other."""
    return np.concatenate(sections)


def run(sections: Sections, sound: Samples) -> Samples:
    """Filter a sound from rest, computing in double precision.

    Args:
        sections: the filter.
        sound: mono or stereo.
    """
    rows = np.ascontiguousarray(np.atleast_2d(sound), dtype=np.float32)
    out = np.empty_like(rows)
    for row, filtered in zip(rows, out, strict=True):
        cascade(sections, row, filtered)
    return out.reshape(sound.shape)


def _turn(hz: float, q: float, rate: int) -> tuple[float, float]:
    angle = 2 * math.pi * min(hz, 0.49 * rate) / rate
    return math.cos(angle), math.sin(angle) / (2 * q)


def _section(b0: float, b1: float, b2: float, a0: float, a1: float, a2: float) -> Sections:
    return np.array([[b0 / a0, b1 / a0, b2 / a0, 1.0, a1 / a0, a2 / a0]])


def _shelf(hz: float, gain_db: float, rate: int, side: float) -> Sections:
    cos, alpha = _turn(hz, 0.7071, rate)
    amp = gain_of(gain_db / 2)
    root = 2 * math.sqrt(amp) * alpha
    turn = side * cos
    return _section(
        amp * ((amp + 1) + (amp - 1) * turn + root),
        -2 * side * amp * ((amp - 1) + (amp + 1) * turn),
        amp * ((amp + 1) + (amp - 1) * turn - root),
        (amp + 1) - (amp - 1) * turn + root,
        2 * side * ((amp - 1) - (amp + 1) * turn),
        (amp + 1) - (amp - 1) * turn - root,
    )
