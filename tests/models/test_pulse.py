"""Hearing: beats and bars where there are some, and nothing where there are none."""

from __future__ import annotations

import mir_eval
import numpy as np
import pytest
from numpy.typing import NDArray

from circletake.models.pulse import sections_of, strengths_of, track_pulse

RATE = 24_000
Sound = NDArray[np.float32]


def clicks(times: NDArray[np.float64], seconds: float = 20.0) -> Sound:
    sound = np.random.default_rng(0).normal(0, 0.002, round(seconds * RATE))
    for number, at in enumerate(times):
        first = int(at * RATE)
        age = np.arange(min(1200, len(sound) - first)) / RATE
        level = 1.0 if number % 4 == 0 else 0.6
        sound[first : first + len(age)] += level * np.exp(-age * 120) * np.sin(2 * np.pi * 1000 * age)
    return sound.astype(np.float32)


@pytest.mark.parametrize("tempo", [72, 100, 128, 160])
def test_a_metronome_is_followed(tempo: int) -> None:
    beats = np.arange(0.5, 19.5, 60 / tempo)
    found = track_pulse(strengths_of(clicks(beats), RATE))
    assert found.refused == ""
    assert found.tempo_bpm == pytest.approx(tempo, rel=0.02)
    assert mir_eval.beat.f_measure(beats, found.beats_s) > 0.9


def noise() -> Sound:
    return np.random.default_rng(1).normal(0, 0.1, 20 * RATE).astype(np.float32)


def drone() -> Sound:
    at = np.arange(20 * RATE) / RATE
    return (0.2 * np.sin(2 * np.pi * 110 * at) + 0.1 * np.sin(2 * np.pi * 165 * at)).astype(np.float32)


def rubato() -> Sound:
    rng = np.random.default_rng(2)
    times = np.cumsum(0.6 * np.exp(0.35 * np.sin(np.arange(60) * 0.5) + rng.normal(0, 0.18, 60)))
    return clicks(times[times < 19.5])


def scattered() -> Sound:
    times = np.cumsum(np.random.default_rng(3).uniform(0.25, 1.3, 40))
    return clicks(times[times < 19.5])


@pytest.mark.parametrize("music", [noise, drone, rubato, scattered])
def test_what_has_no_pulse_gets_no_grid(music: object) -> None:
    assert callable(music)
    found = track_pulse(strengths_of(music(), RATE))
    assert len(found.beats_s) == 0
    assert found.refused


def test_silence_and_scraps_are_refused() -> None:
    assert "nothing" in track_pulse(strengths_of(np.zeros(10 * RATE, np.float32), RATE)).refused
    assert "four seconds" in track_pulse(strengths_of(clicks(np.array([0.5, 1.0]), 2.0), RATE)).refused


def test_sections_that_come_back_share_a_name() -> None:
    at = np.arange(12 * RATE) / RATE
    low = 0.3 * np.sign(np.sin(2 * np.pi * 110 * at))
    high = 0.2 * np.sin(2 * np.pi * 880 * at) + np.random.default_rng(4).normal(0, 0.05, len(at))
    strengths = strengths_of(np.concatenate([low, high, low]).astype(np.float32), RATE)
    found = sections_of(strengths, np.zeros(0))
    assert [section.label for section in found] == ["A", "B", "A"]
    assert found[1].begin_s == pytest.approx(12, abs=1.0)
    assert found[1].end_s == pytest.approx(24, abs=1.0)
