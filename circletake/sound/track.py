"""Tracks of samples: levels in decibels, pieces laid down, soft edges."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Sound, -1 to 1: mono `(samples,)` or stereo `(2, samples)`, left first."""

Curve = NDArray[np.float64]
"""A value for every sample, `(samples,)`."""

RATE = 48_000
"""What everything is synthesised at, in samples a second."""

_BLOCK = 1 << 18


def gain_of(db: float) -> float:
    """Return the factor that stands for a gain in decibels."""
    return float(10.0 ** (db / 20.0))


def db_of(gain: float) -> float:
    """Return a factor in decibels; -inf for 0."""
    return float(20.0 * np.log10(gain)) if gain > 0 else float("-inf")


def count(seconds: float) -> int:
    """Return the number of samples nearest to a length in seconds."""
    return round(seconds * RATE)


def sample_of_frame(frame: float, rate: Fraction, sample_rate: int = RATE) -> int:
    """Return the sample nearest to a moment in frames, which may lie between two frames."""
    return round(frame * sample_rate * rate.denominator / rate.numerator)


def silence(samples: int) -> Samples:
    """Return a silent stereo track."""
    return np.zeros((2, samples), np.float32)


def lay(track: Samples, piece: Samples, start: int) -> None:
    """Add a piece to a track from a sample on; what lies outside the track is left out.

    Args:
        track: mono or stereo, changed in place.
        piece: as many channels as the track.
        start: where the piece begins; may be negative.
    """
    head = max(0, -start)
    tail = min(piece.shape[-1], track.shape[-1] - start)
    if tail > head:
        track[..., start + head : start + tail] += piece[..., head:tail]


def add_scaled(track: Samples, piece: Samples, gain: float) -> None:
    """Add a piece as long as the track to it, at a gain, without a copy of the whole."""
    for begin in range(0, track.shape[-1], _BLOCK):
        span = slice(begin, begin + _BLOCK)
        track[..., span] += piece[..., span] * np.float32(gain)


def soften(piece: Samples, head_s: float, tail_s: float) -> Samples:
    """Fade a piece's edges in place with half cosines, and return it."""
    samples = piece.shape[-1]
    for seconds, edge in ((head_s, slice(None)), (tail_s, slice(None, None, -1))):
        length = min(count(seconds), samples)
        if length > 0:
            ramp = 0.5 - 0.5 * np.cos(np.pi * (np.arange(length) + 0.5) / length)
            piece[..., edge][..., :length] *= ramp.astype(np.float32)
    return piece


def at_rate(track: Samples, sample_rate: int, samples: int) -> Samples:
    """Return a track made at `RATE` at another sample rate, with exactly so many samples."""
    if sample_rate == RATE:
        return track[..., :samples]
    out = np.zeros((*track.shape[:-1], samples), np.float32)
    lay(out, resampled(track, RATE, sample_rate), 0)
    return out


def resampled(track: Samples, from_rate: int, to_rate: int) -> Samples:
    """Return a track at another sample rate, filtered by a polyphase low-pass whose stop band is 90 dB down."""
    # scipy.signal is slow to import, and only needed here.
    from scipy.signal import resample_poly

    share = Fraction(to_rate, from_rate)
    turned = resample_poly(
        track.astype(np.float64), share.numerator, share.denominator, axis=-1, window=("kaiser", 9.0)
    )
    return np.asarray(turned, np.float32)
