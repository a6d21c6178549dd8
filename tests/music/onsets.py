"""An onset detector that knows nothing of the score: what a listener would mark on the rendered music."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray
from scipy.signal import find_peaks, stft

HOP = 120
WINDOW = 960


def novelty(audio: NDArray[np.float32], rate: int = 48_000) -> NDArray[np.float64]:
    """Return the spectral flux of (2, n) audio, one value a hop, in 48 bands of equal ratio.

    Each band's amplitude is compressed as loudness is; only rises count. The value of a hop belongs to the
    middle of the window that just rose.
    """
    _, _, spectrum = stft(audio.mean(axis=0), rate, nperseg=WINDOW, noverlap=WINDOW - HOP, boundary="even")
    edges = np.geomspace(60, 14_000, 49)
    hertz = np.fft.rfftfreq(WINDOW, 1 / rate)
    power = np.abs(spectrum) ** 2
    bands = np.array([power[(hertz >= a) & (hertz < b)].sum(axis=0) for a, b in itertools.pairwise(edges)])
    loud = np.log1p(bands / (bands.max() * 1e-5))
    rise = np.maximum(loud[:, 2:] - loud[:, :-2], 0.0).sum(axis=0)
    return np.concatenate([[0.0], rise, [0.0]])


def onsets_s(audio: NDArray[np.float32], rate: int = 48_000) -> NDArray[np.float64]:
    """Return onset times in seconds: peaks of the novelty that stand out of their surroundings."""
    flux = novelty(audio, rate)
    width = int(0.4 * rate / HOP)
    floor = np.convolve(flux, np.ones(width) / width, mode="same")
    peaks, _ = find_peaks(flux, height=np.maximum(1.25 * floor, 0.05 * flux.max()), distance=int(0.03 * rate / HOP))
    # A rise is seen when the window's middle passes it: half the comparison's reach early.
    return peaks * HOP / rate
