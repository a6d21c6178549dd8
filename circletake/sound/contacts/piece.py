"""A recorded piece of foley, and the simple shapes that pieces are cut from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.sound.filters import chain, highpass, lowpass, run
from circletake.sound.kernels import grains
from circletake.sound.noise import white
from circletake.sound.track import RATE, Samples, count, lay


class Piece(NamedTuple):
    """A sound, and where in it the contact is."""

    sound: Samples
    """Mono, or stereo for what is wider than a point."""
    lead: int = 0
    """Samples before the contact."""


class Dice(NamedTuple):
    """Where chance comes from."""

    body: np.random.Generator
    """The same every time for one object: what it is made like."""
    blow: np.random.Generator
    """Another one every time: no two blows are the same."""


def ebb(samples: int, t60_s: float) -> Samples:
    """Return an envelope that falls by 60 dB in a time."""
    return np.asarray(np.exp(-6.91 / (t60_s * RATE) * np.arange(samples)), np.float32)


def rise_and_fall(samples: int, peak: float, power: float = 1.0) -> Samples:
    """Return an envelope that swells to 1 at a share of its length and dies away to 0, without corners."""
    top = max(1, round(samples * peak))
    up = 0.5 - 0.5 * np.cos(np.pi * (np.arange(top) + 0.5) / top)
    down = 0.5 + 0.5 * np.cos(np.pi * (np.arange(samples - top) + 0.5) / max(1, samples - top))
    return np.asarray(np.concatenate([up, down])[:samples] ** power, np.float32)


def attack(sound: Samples, seconds: float) -> Samples:
    """Let a sound rise over a short time, in place, and return it."""
    length = min(count(seconds), sound.shape[-1])
    sound[..., :length] *= (np.arange(1, length + 1) / max(1, length)).astype(np.float32)
    return sound


def band_noise(rng: np.random.Generator, samples: int, low_hz: float, high_hz: float) -> Samples:
    """Return noise of a band with unit variance within it, mono."""
    sound = run(chain(highpass(low_hz), lowpass(high_hz)), white(rng, samples + 480))[480:]
    width = max(high_hz - low_hz, 50.0) / (RATE / 2)
    return np.asarray(sound / np.sqrt(width), np.float32)


def together(*parts: tuple[int, Samples]) -> Samples:
    """Return pieces summed, each from its own first sample on."""
    length = max(start + part.shape[-1] for start, part in parts)
    out = np.zeros(length, np.float32)
    for start, part in parts:
        lay(out, part, start)
    return out


def scattered(
    samples: int,
    start: NDArray[np.int64],
    hz: NDArray[np.float64],
    slide: NDArray[np.float64],
    ring_s: NDArray[np.float64],
    level: NDArray[np.float64],
) -> Samples:
    """Return many small damped sines, mono.

    Args:
        samples: how long.
        start: first sample of each.
        hz: pitch of each.
        slide: how it moves, in hertz a second.
        ring_s: how long it rings (T60).
        level: its amplitude.
    """
    out = np.zeros((2, samples), np.float32)
    grains(out, start, hz, slide, 6.91 / ring_s, level, np.zeros(start.size), float(RATE))
    return np.asarray(out[0], np.float32)
