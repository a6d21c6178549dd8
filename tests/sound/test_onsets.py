"""The onset meter finds what begins, when it begins, at any rate."""

from __future__ import annotations

import numpy as np
import pytest

from circletake.sound import novelty, onsets

CLICKS_S = np.array([0.31, 0.8, 1.2345, 1.71, 2.4])


def struck(sample_rate: int, attack_s: float = 0.0, hertz: float = 440.0) -> np.ndarray:
    """Return tones that are struck at `CLICKS_S` and die away."""
    sound = np.zeros(3 * sample_rate, np.float32)
    t = np.arange(sample_rate // 3) / sample_rate
    tone = np.sin(2 * np.pi * hertz * t) * np.exp(-8 * t) * np.minimum(1.0, t / attack_s if attack_s else 1.0)
    tone *= np.minimum(1.0, (t[-1] - t) / 0.05)
    for at in CLICKS_S:
        start = round(at * sample_rate)
        sound[start : start + tone.size] += tone.astype(np.float32)[: sound.size - start]
    return sound


@pytest.mark.parametrize("sample_rate", [16_000, 32_000, 48_000])
def test_struck_tones_are_found_within_five_milliseconds(sample_rate: int) -> None:
    found = onsets(struck(sample_rate), sample_rate)
    assert len(found.times_s) == len(CLICKS_S)
    assert np.abs(found.times_s - CLICKS_S).max() <= 0.005


def test_clicks_are_seen_without_bias() -> None:
    sound = np.zeros((2, 3 * 48_000), np.float32)
    sound[:, np.round(CLICKS_S * 48_000).astype(int)] = 0.8
    assert np.abs(onsets(sound).times_s - CLICKS_S).max() <= 0.0026


def test_the_strongest_rise_near_a_moment_is_told_with_its_time() -> None:
    found = novelty(struck(48_000))
    at_s, strength = found.strongest(1.3, 0.1)
    assert at_s == pytest.approx(1.2345, abs=0.005)
    assert strength > 0
    assert found.strongest(20.0, 0.1) == (float("inf"), 0.0)


def test_silence_and_a_steady_tone_have_no_onsets() -> None:
    assert onsets(np.zeros(48_000, np.float32)).times_s.size == 0
    assert onsets(np.zeros(10, np.float32)).times_s.size == 0
    t = np.arange(2 * 48_000) / 48_000
    steady = (np.sin(2 * np.pi * 330 * t) * np.minimum(1.0, (2 - t) / 0.2)).astype(np.float32)
    assert (onsets(steady).times_s > 0.03).sum() == 0
