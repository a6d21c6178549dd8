"""What makes a synthetic voice bearable: the right sample rate, less hiss and edge, an even level, a little room."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.ndimage import uniform_filter1d

from circletake.schema import derive_seed
from circletake.sound.convolve import convolved
from circletake.sound.filters import bandpass, bell, chain, high_shelf, highpass, low_shelf, lowpass, run
from circletake.sound.meters import k_weighted, loudness
from circletake.sound.track import RATE, Samples, count, gain_of, resampled, soften

SPEECH_LUFS = -20.0
"""How loud every line is."""

_HEAD_S, _TAIL_S = 0.03, 0.16


class Finished(NamedTuple):
    """A line ready for the mix."""

    sound: Samples
    """`(samples,)` at `RATE`."""
    cut_s: float
    """What was cut off before it began to speak."""


def finished(raw: Samples, rate: int) -> Finished:
    """Return a line as it goes into the mix: trimmed, equalised, de-essed, levelled to `SPEECH_LUFS`.

    Args:
        raw: mono, -1 to 1, not silent.
        rate: its sample rate.
    """
    trimmed, cut_s = _trimmed(resampled(raw, rate, RATE))
    voiced = run(
        chain(
            highpass(75.0), low_shelf(210.0, 1.5), bell(420.0, 1.0, -1.5), bell(3100.0, 0.9, -3.0),
            high_shelf(7800.0, -3.5), lowpass(10_800.0),
        ),
        trimmed,
    )  # fmt: skip
    even = _levelled(_de_essed(voiced))
    return Finished(soften(_at_loudness(_in_booth(even)), 0.008, 0.06), cut_s)


def levelled(raw: Samples, rate: int) -> Finished:
    """Return a line of a voice that needs no mending: trimmed, levelled to `SPEECH_LUFS`. See `finished`."""
    trimmed, cut_s = _trimmed(resampled(raw, rate, RATE))
    return Finished(soften(_at_loudness(_levelled(trimmed)), 0.008, 0.06), cut_s)


def _trimmed(sound: Samples) -> tuple[Samples, float]:
    """Return a line without the silence around it, and how many seconds went before it."""
    loud = np.flatnonzero(np.abs(sound) > 0.004 * np.abs(sound).max())
    start = max(0, int(loud[0]) - count(_HEAD_S))
    end = min(sound.size, int(loud[-1]) + 1)
    return np.pad(sound[start:end], (0, count(_TAIL_S))), start / RATE


def _de_essed(sound: Samples) -> Samples:
    """Return a line whose sharp s is turned down where it stands out, by 7 dB at most."""
    sharp = run(bandpass(6400.0, 0.8), sound)
    window = count(0.006)
    ess = np.sqrt(uniform_filter1d(np.square(sharp, dtype=np.float64), window) + 1e-12)
    whole = np.sqrt(uniform_filter1d(np.square(sound, dtype=np.float64), count(0.4)) + 1e-9)
    gain = np.clip((0.35 * whole / ess) ** 0.6, gain_of(-7.0), 1.0)
    gain = uniform_filter1d(gain, count(0.004))
    return np.asarray(sound - (1.0 - gain) * sharp, np.float32)


def _levelled(sound: Samples) -> Samples:
    """Return a line whose quiet words come up and whose loud ones come down: 1.8 to 1, slowly, within 6 dB."""
    power = uniform_filter1d(np.square(k_weighted(sound), dtype=np.float64), count(0.3))
    level = np.sqrt(np.maximum(power, 1e-10))
    usual = float(np.sqrt(np.mean(power[power > 0.05 * power.max()])))
    gain = np.clip((usual / level) ** 0.45, 0.5, 1.4)
    gain[level < 0.1 * usual] = 1.0
    return np.asarray(sound * uniform_filter1d(gain, count(0.15)), np.float32)


def _in_booth(sound: Samples) -> Samples:
    """Return a line in a small dead room: early reflections 21 dB down take the machine out of it."""
    rng = np.random.default_rng(derive_seed("booth"))
    length = count(0.09)
    answer = rng.standard_normal(length) * np.exp(-np.arange(length) / (0.016 * RATE))
    answer[: count(0.004)] = 0.0
    answer /= np.sqrt(np.sum(answer**2))
    room = convolved(sound, answer.astype(np.float32))
    return np.asarray(sound + np.float32(gain_of(-21.0)) * run(lowpass(5200.0), room), np.float32)


def _at_loudness(sound: Samples) -> Samples:
    """Return a line at `SPEECH_LUFS`, its peaks bent over softly 15 dB above."""
    crest = np.float32(gain_of(SPEECH_LUFS + 15.0))
    sound = _scaled(sound)
    for _ in range(2):
        sound = _scaled(run(highpass(45.0), np.asarray(crest * np.tanh(sound / crest), np.float32)))
    return sound


def _scaled(sound: Samples) -> Samples:
    """Return a line at `SPEECH_LUFS`; one too short for a meter is measured said over and over."""
    long_enough = np.tile(sound, -(-count(0.9) // sound.size))
    return sound * np.float32(gain_of(SPEECH_LUFS - loudness(long_enough).integrated_lufs))
