"""Rooms: synthetic impulse responses, early reflections and a tail that decays faster the higher it is."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from circletake.music.styles.style import Room
from circletake.schema import derive_seed

Floats = NDArray[np.float64]
Audio = NDArray[np.float32]

_BANDS_HZ = (125.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0, 16000.0)
_ALIKE = (0.85, 0.7, 0.5, 0.35, 0.25, 0.2, 0.2, 0.2)
"""How alike the tail is on both sides in each band: long waves arrive everywhere at once."""


class Space(NamedTuple):
    """A room's character.

    Attributes:
        decay_s: Time to -60 dB at each of the octave bands from 125 Hz to 16 kHz.
        predelay_s: Before the first reflection.
        size_s: Over what time the early reflections spread.
        early: Their level beside the tail.
        wet_db: How loud the room is beside the players at full depth.
        low_cut_hz: Below it the room is silent: reverberation there is mud.
    """

    decay_s: tuple[float, ...]
    predelay_s: float
    size_s: float
    early: float
    wet_db: float
    low_cut_hz: float = 160.0


SPACES: dict[Room, Space] = {
    "stage": Space((1.5, 1.6, 1.6, 1.5, 1.3, 1.0, 0.7, 0.4), 0.018, 0.06, 0.8, -5.5),
    "hall": Space((2.0, 2.1, 2.1, 2.0, 1.7, 1.3, 0.8, 0.45), 0.026, 0.08, 0.7, -5.0),
    "cathedral": Space((2.8, 3.2, 3.3, 3.1, 2.5, 1.7, 1.0, 0.5), 0.035, 0.11, 0.5, -4.0),
    "chamber": Space((1.0, 1.1, 1.1, 1.0, 0.9, 0.7, 0.5, 0.3), 0.010, 0.04, 0.9, -6.0),
    "studio": Space((0.5, 0.5, 0.5, 0.45, 0.4, 0.35, 0.3, 0.2), 0.004, 0.02, 1.0, -8.0),
    "club": Space((0.7, 0.75, 0.8, 0.75, 0.7, 0.55, 0.4, 0.25), 0.008, 0.03, 1.0, -7.0),
    "plate": Space((1.2, 1.5, 1.8, 1.9, 1.8, 1.4, 1.0, 0.6), 0.002, 0.01, 0.2, -7.0, 220.0),
}
"""Every room by name."""


@lru_cache(maxsize=8)
def impulse(room: Room, sample_rate: int) -> Floats:
    """Return a room's impulse response, (2, n): its sides differ the more the higher, so that it surrounds."""
    space = SPACES[room]
    count = int((space.predelay_s + max(space.decay_s) * 1.05) * sample_rate)
    rng = np.random.default_rng(derive_seed("room", room, sample_rate))
    start = int(space.predelay_s * sample_rate)
    tail = np.zeros((2, count))
    seconds = np.arange(count - start) / sample_rate
    build = 1.0 - np.exp(-seconds / (space.size_s / 3.0))
    for band, decay, alike in zip(_BANDS_HZ, space.decay_s, _ALIKE, strict=True):
        both, own = rng.standard_normal((1, count - start)), rng.standard_normal((2, count - start))
        noise = _band(np.sqrt(alike) * both + np.sqrt(1.0 - alike) * own, band, sample_rate)
        tail[:, start:] += noise * build * 10.0 ** (-3.0 * seconds / decay)
    tail /= np.sqrt((tail**2).sum(axis=1, keepdims=True))
    response = tail + space.early * _early(space, count, sample_rate, rng)
    return _cut_low(response / np.sqrt((response**2).sum() / 2.0), space.low_cut_hz, sample_rate)


def _band(noise: Floats, centre: float, sample_rate: int) -> Floats:
    """Return one octave of a noise; the octaves' powers add up to the whole."""
    count = noise.shape[1]
    spectrum = np.fft.rfft(noise, axis=1)
    octave = np.log2(np.maximum(np.fft.rfftfreq(count, 1 / sample_rate), 1.0) / centre)
    low = octave <= 0 if centre == _BANDS_HZ[0] else np.zeros_like(octave, bool)
    high = octave >= 0 if centre == _BANDS_HZ[-1] else np.zeros_like(octave, bool)
    weight = np.where(low | high, 1.0, np.cos(np.pi / 2.0 * np.clip(np.abs(octave), 0.0, 1.0)))
    # White noise holds twice the power an octave higher; rooms are fed evenly.
    filtered: Floats = np.fft.irfft(spectrum * weight * np.sqrt(1000.0 / centre) ** 0.5, count, axis=1)
    return filtered


def _early(space: Space, count: int, sample_rate: int, rng: np.random.Generator) -> Floats:
    """Return a dozen reflections on each side, thinning the level as they come later."""
    taps = np.zeros((2, count))
    for side in range(2):
        for at in np.sort(rng.uniform(0.0, space.size_s, 12)):
            place = int((space.predelay_s * 0.6 + at) * sample_rate)
            taps[side, place] += rng.choice((-1.0, 1.0)) * 10.0 ** (-at / space.size_s * 0.6)
    taps /= np.sqrt((taps**2).sum(axis=1, keepdims=True))
    return taps * 0.5


def _cut_low(response: Floats, hertz: float, sample_rate: int) -> Floats:
    count = response.shape[1]
    spectrum = np.fft.rfft(response, axis=1)
    frequency = np.maximum(np.fft.rfftfreq(count, 1 / sample_rate), 1e-3)
    cut: Floats = np.fft.irfft(spectrum / np.sqrt(1.0 + (hertz / frequency) ** 4), count, axis=1)
    return cut


def reverberate(send: Audio, room: Room, sample_rate: int, *, threads: int = 1) -> Audio:
    """Return what a room answers to what is sent into it.

    Args:
        send: (2, n).
        room: The room.
        sample_rate: Samples a second.
        threads: Channels convolved at the same time; changes nothing but the time it takes.

    Returns:
        (2, n) float32 at the room's own level; what would ring on beyond the end is cut.
    """
    response = impulse(room, sample_rate).astype(np.float32)
    gain = np.float32(10.0 ** (SPACES[room].wet_db / 20.0))
    crossed = np.stack([0.8 * send[0] + 0.2 * send[1], 0.2 * send[0] + 0.8 * send[1]])
    return gain * _convolved(crossed.astype(np.float32), response, threads)


def _convolved(sound: Audio, response: Audio, threads: int) -> Audio:
    """Convolve each channel with its response by overlapping blocks, in single precision."""
    length, taps = sound.shape[1], response.shape[1]
    size = fft.next_fast_len(max(4 * taps, 1 << 15), real=True)
    step = size - taps + 1
    spectrum = fft.rfft(response, size, axis=1)
    out = np.zeros((2, length + size), dtype=np.float32)
    for start in range(0, length, step):
        block = sound[:, start : start + step]
        if not block.any():
            continue
        out[:, start : start + size] += _back(_there(block, size, threads) * spectrum, size, threads)
    return out[:, :length]


def _there(sound: Audio, size: int, threads: int) -> NDArray[np.complex64]:
    return np.asarray(fft.rfft(sound, size, axis=1, workers=threads), np.complex64)


def _back(spectrum: NDArray[np.complex64], size: int, threads: int) -> Audio:
    return np.asarray(fft.irfft(spectrum, size, axis=1, workers=threads), np.float32)
