"""Procedural music whose beats and mood are known: what the tiny language model learns from, and is measured on."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.models.filmcomposer.rhythm import Pulse, Sounding

Floats = NDArray[np.float32]

RATE = 8_000
SECONDS = 4.0
MOODS = ("calm", "tense", "joyful", "dark")


class _Manner(NamedTuple):
    """How a mood is played: tempo range, scale, register, notes a beat, overtones, loudness of the beat."""

    slowest_bpm: float
    fastest_bpm: float
    scale: tuple[int, ...]
    register: int
    density: float
    overtones: int
    struck: float


_MANNERS = {
    "calm": _Manner(60, 85, (0, 2, 4, 7, 9), 60, 1.0, 1, 0.7),
    "tense": _Manner(100, 135, (0, 1, 3, 6, 8), 48, 3.0, 6, 0.9),
    "joyful": _Manner(105, 145, (0, 2, 4, 5, 7, 9, 11), 72, 2.0, 3, 0.7),
    "dark": _Manner(60, 95, (0, 2, 3, 7, 8), 36, 0.7, 5, 1.0),
}


class Piece(NamedTuple):
    """Four seconds of music.

    Attributes:
        sound: (samples,) at 8 kHz.
        pulse: Its beats and downbeats.
        sounding: Its pitch classes.
        mood: Index into `MOODS`.
    """

    sound: Floats
    pulse: Pulse
    sounding: tuple[Sounding, ...]
    mood: int


def piece(rng: np.random.Generator, mood: int | None = None) -> Piece:
    """Return a piece: a tempo that drifts a little, from any phase, in metres of three or four."""
    mood = int(rng.integers(len(MOODS))) if mood is None else mood
    manner = _MANNERS[MOODS[mood]]
    beats = _beats(rng, manner)
    metre, first = int(rng.choice((3, 4))), int(rng.integers(4))
    downbeats = [at for number, at in enumerate(beats) if (number + first) % metre == 0]
    tonic = int(rng.integers(12))
    sound = np.zeros(round(SECONDS * RATE) + RATE)
    sounding = _notes(sound, rng, beats, manner, tonic)
    for at in beats:
        _add(sound, at, _strike(rng, strong=at in downbeats) * manner.struck)
    sound = 0.25 * sound[: round(SECONDS * RATE)]
    return Piece(
        np.asarray(np.tanh(sound), np.float32), Pulse((), tuple(beats), tuple(downbeats)), tuple(sounding), mood
    )


def _beats(rng: np.random.Generator, manner: _Manner) -> list[float]:
    period = 60.0 / rng.uniform(manner.slowest_bpm, manner.fastest_bpm)
    drift = rng.uniform(-0.015, 0.015)
    at, beats = float(rng.uniform(0.0, period)), []
    while at < SECONDS - 0.05:
        beats.append(at)
        at += period
        period *= 1.0 + drift
    return beats


def _notes(
    sound: NDArray[np.float64], rng: np.random.Generator, beats: list[float], manner: _Manner, tonic: int
) -> list[Sounding]:
    """Lay down a tune with soft attacks, `density` notes a beat on its subdivisions."""
    found = []
    ends = [*beats[1:], beats[-1] + (beats[-1] - beats[-2])]
    for begin, end in zip(beats, ends, strict=True):
        count = int(manner.density) + (rng.random() < manner.density % 1.0)
        for number in range(count):
            start, length = begin + number * (end - begin) / count, (end - begin) / count
            degree = int(rng.choice(manner.scale))
            key = manner.register + tonic + degree + 12 * int(rng.integers(2))
            _add(sound, start, _tone(key, length, manner.overtones))
            found.append(Sounding(start, start + length, (tonic + degree) % 12))
    return found


def _tone(key: int, seconds: float, overtones: int) -> NDArray[np.float64]:
    t = np.arange(round(min(seconds, 1.0) * RATE)) / RATE
    hertz = 440.0 * 2 ** ((key - 69) / 12)
    wave = sum(np.sin(2 * np.pi * hertz * n * t) / n for n in range(1, overtones + 1) if hertz * n < 0.45 * RATE)
    edge = np.minimum(1.0, np.minimum(t, t[-1] - t) / 0.06) if t.size else t
    return np.asarray(0.5 * wave * edge)


def _strike(rng: np.random.Generator, *, strong: bool) -> NDArray[np.float64]:
    t = np.arange(round(0.12 * RATE)) / RATE
    noise = rng.standard_normal(t.size) * np.exp(-t / 0.02)
    drum = np.sin(2 * np.pi * (90 if strong else 180) * t) * np.exp(-t / 0.04)
    return np.asarray((1.6 if strong else 1.0) * (noise + 2.0 * drum))


def _add(sound: NDArray[np.float64], at: float, what: NDArray[np.float64]) -> None:
    start = round(at * RATE)
    fits = min(what.size, sound.size - start)
    if fits > 0:
        sound[start : start + fits] += what[:fits]
