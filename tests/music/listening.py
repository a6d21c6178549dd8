"""Ears that know nothing of the score: an onset detector, loudness over time, clicks."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray
from scipy.signal import find_peaks, stft

RATE = 48_000
_HOP = 120
_WINDOW = 960
_REACH = 320
"""Samples by which a rise is seen early: part of the window, measured on clicks (a test holds it)."""


def novelty(audio: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the spectral flux of (2, n) audio, one value a hop of 2.5 ms, in 48 bands of equal ratio.

    Each band's power is compressed as loudness is; only rises count.
    """
    _, _, spectrum = stft(audio.mean(axis=0), RATE, nperseg=_WINDOW, noverlap=_WINDOW - _HOP, boundary="even")
    edges = np.geomspace(60, 14_000, 49)
    hertz = np.fft.rfftfreq(_WINDOW, 1 / RATE)
    power = np.abs(spectrum) ** 2
    bands = np.array([power[(hertz >= low) & (hertz < high)].sum(axis=0) for low, high in itertools.pairwise(edges)])
    loud = np.log1p(bands / (bands.max() * 1e-5))
    rise = np.maximum(loud[:, 2:] - loud[:, :-2], 0.0).sum(axis=0)
    return np.concatenate([[0.0], rise, [0.0]])


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
