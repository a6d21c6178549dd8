"""Clicks: what players hear in their headphones, with free clicks before the music."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.music.score import Cue, Score
from circletake.music.tempo import TICKS

FREE_BARS = 2
_LENGTH_S = 0.03
_STRONG_HZ, _WEAK_HZ = 1568.0, 1046.5
_STRONG, _WEAK, _FREE = 0.5, 0.32, 0.25


class ClickTrack(NamedTuple):
    """A click track: mono samples, and the film's sample at which it begins, below 0 where its free clicks come before
    the film."""

    start: int
    sound: NDArray[np.float32]
    beats: tuple[int, ...]
    """The film's samples of its clicks, free ones first."""
    free: int
    """How many free clicks there are."""


def click_track(cue: Cue, score: Score) -> ClickTrack:
    """Return a cue's clicks: two bars of free clicks at its first tempo, then every beat of its tempo map."""
    rate = score.sample_rate
    beats = [
        (cue.tempo.sample_at(beat * TICKS, rate), cue.tempo.beat_of(beat * TICKS) == 1.0)
        for beat in range(cue.tempo.beats)
    ]
    size = cue.tempo.bars[0].beats
    step = (beats[1][0] - beats[0][0]) if len(beats) > 1 else rate // 2
    free = [(beats[0][0] - step * (FREE_BARS * size - n), n % size == 0) for n in range(FREE_BARS * size)]
    start = free[0][0]
    sound = np.zeros(beats[-1][0] - start + rate // 2, np.float32)
    for place, strong in free:
        _strike(sound, place - start, strong, _FREE)
    for place, strong in beats:
        _strike(sound, place - start, strong, _STRONG if strong else _WEAK)
    return ClickTrack(start, sound, tuple(place for place, _ in (*free, *beats)), len(free))


def _strike(sound: NDArray[np.float32], at: int, strong: bool, level: float) -> None:
    count = round(_LENGTH_S * 48_000)
    age = np.arange(count) / 48_000
    tone = level * np.exp(-age / 0.006) * np.sin(2 * np.pi * (_STRONG_HZ if strong else _WEAK_HZ) * age)
    sound[at : at + count] += tone.astype(np.float32)[: len(sound) - at]
