"""Ears that know nothing of the score: an onset detector, loudness over time, clicks."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray
from scipy.signal import find_peaks, stft

RATE = 48_000
_HOP = 120
_WINDOW = 960
_LAG = 8
"""Hops between the two moments whose difference is a rise: 20 ms."""

_REACH = 780
"""Samples by which a rise is seen early: part of window and lag, measured on clicks (a test holds it)."""


def novelty(audio: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the spectral flux of (2, n) audio, one value a hop of 2.5 ms, in 48 bands of equal ratio.

    Each band's power is raised to 0.3, as loudness in sones grows (Stevens); only rises count.
    """
    _, _, spectrum = stft(audio.mean(axis=0), RATE, nperseg=_WINDOW, noverlap=_WINDOW - _HOP, boundary="even")
    edges = np.geomspace(60, 14_000, 49)
    hertz = np.fft.rfftfreq(_WINDOW, 1 / RATE)
    power = np.abs(spectrum) ** 2
    bands = np.array([power[(hertz >= low) & (hertz < high)].sum(axis=0) for low, high in itertools.pairwise(edges)])
    loud = bands**0.3
    rise = np.maximum(loud[:, _LAG:] - loud[:, :-_LAG], 0.0).sum(axis=0)
    return np.concatenate([rise, np.zeros(_LAG)])


def onsets_s(audio: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return onset times in seconds: peaks of the novelty that stand out of their surroundings."""
    flux = novelty(audio)
    width = int(0.4 * RATE / _HOP)
    floor = np.convolve(flux, np.ones(width) / width, mode="same")
    height = np.maximum(1.25 * floor, 0.05 * flux.max())
    peaks, _ = find_peaks(flux, height=height, distance=int(0.03 * RATE / _HOP))
    return (peaks * _HOP + _REACH) / RATE


def loudness_db(audio: NDArray[np.float32], window_s: float) -> NDArray[np.float64]:
    """Return the level of every window of (2, n) audio in dB."""
    width = int(window_s * RATE)
    whole = audio[:, : audio.shape[1] // width * width].astype(np.float64)
    return 10 * np.log10((whole**2).mean(axis=0).reshape(-1, width).mean(axis=1) + 1e-12)


def largest_step(audio: NDArray[np.float32]) -> float:
    """Return the largest jump between neighbouring samples beside what the 2 ms about it move by: a click stands
    out, an attack does not."""
    jumps = np.abs(np.diff(audio.astype(np.float64), axis=1)).max(axis=0)
    width = 96
    about = np.sqrt(np.convolve(jumps**2, np.ones(width) / width, mode="same")) + 1e-4
    return float((jumps / about).max())


def strongest_onset_s(flux: NDArray[np.float64], at_s: float, reach_s: float = 0.25) -> float:
    """Return the time of the strongest rise within a reach of a moment, from a `novelty`."""
    middle = round((at_s * RATE - _REACH) / _HOP)
    reach = round(reach_s * RATE / _HOP)
    first = max(middle - reach, 0)
    return float(((first + int(flux[first : middle + reach + 1].argmax())) * _HOP + _REACH) / RATE)
