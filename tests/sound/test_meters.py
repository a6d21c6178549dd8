"""Loudness and true peak against the standards' own test signals and independent meters."""

from __future__ import annotations

import numpy as np
import pyloudnorm
import pytest
from scipy.signal import resample_poly

from circletake.sound import loudness, true_peak

RATE = 48_000


def tone(dbfs: float, seconds: float, hz: float = 1000.0, rate: int = RATE) -> np.ndarray:
    wave = 10 ** (dbfs / 20) * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate)) / rate)
    return np.stack([wave, wave]).astype(np.float32)


def parts(*steps: tuple[float, float]) -> np.ndarray:
    return np.concatenate([tone(dbfs, seconds) for dbfs, seconds in steps], axis=1)


@pytest.mark.parametrize(
    ("signal", "lufs"),
    [
        (parts((-23.0, 20)), -23.0),
        (parts((-33.0, 20)), -33.0),
        (parts((-36.0, 10), (-23.0, 60), (-36.0, 10)), -23.0),
        (parts((-72.0, 10), (-36.0, 10), (-23.0, 60), (-36.0, 10), (-72.0, 10)), -23.0),
        (parts((-26.0, 20), (-20.0, 20.1), (-26.0, 20)), -23.0),
    ],
    ids=["case 1", "case 2", "case 3", "case 4", "case 5"],
)
def test_integrated_loudness_meets_ebu_tech_3341(signal: np.ndarray, lufs: float) -> None:
    assert loudness(signal).integrated_lufs == pytest.approx(lufs, abs=0.1)


@pytest.mark.parametrize(
    ("signal", "lu"),
    [
        (parts((-20.0, 20), (-30.0, 20)), 10.0),
        (parts((-20.0, 20), (-15.0, 20)), 5.0),
        (parts((-40.0, 20), (-20.0, 20)), 20.0),
        (parts((-50.0, 20), (-35.0, 20), (-20.0, 20), (-35.0, 20), (-50.0, 20)), 15.0),
    ],
    ids=["case 1", "case 2", "case 3", "case 4"],
)
def test_loudness_range_meets_ebu_tech_3342(signal: np.ndarray, lu: float) -> None:
    assert loudness(signal).range_lu == pytest.approx(lu, abs=1.0)


def test_momentary_and_short_term_maxima_meet_ebu_tech_3341() -> None:
    # Case 12 and 9: bursts as long as the window, in rests; the maximum is the burst's own loudness.
    momentary = parts(*[step for _ in range(25) for step in ((-20.0, 0.18), (-30.0, 0.22))])
    assert loudness(momentary).momentary_max_lufs == pytest.approx(-23.0, abs=0.15)
    short = parts(*[step for _ in range(5) for step in ((-20.0, 1.34), (-30.0, 1.66))])
    assert loudness(short).short_term_max_lufs == pytest.approx(-23.0, abs=0.15)


@pytest.mark.parametrize("rate", [44_100, 48_000, 96_000])
def test_other_sample_rates_read_the_same(rate: int) -> None:
    assert loudness(tone(-23.0, 5, rate=rate), rate).integrated_lufs == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("seed", range(4))
def test_agrees_with_pyloudnorm_on_uneven_noise(seed: int) -> None:
    rng = np.random.default_rng(seed)
    swell = np.interp(np.arange(12 * RATE), np.linspace(0, 12 * RATE, 9), rng.uniform(0.001, 0.4, 9))
    sound = (rng.standard_normal((2, 12 * RATE)) * swell).astype(np.float32)
    other = pyloudnorm.Meter(RATE).integrated_loudness(sound.T.astype(np.float64))
    assert loudness(sound).integrated_lufs == pytest.approx(other, abs=0.1)


def test_what_can_not_be_measured_is_minus_infinity() -> None:
    assert loudness(np.zeros((2, RATE), np.float32)).integrated_lufs == float("-inf")
    assert loudness(tone(-20.0, 0.3)).integrated_lufs == float("-inf")
    assert loudness(np.zeros((2, 0), np.float32)).range_lu == 0.0
    assert true_peak(np.zeros((2, 100), np.float32)) == float("-inf")
    assert true_peak(np.zeros((2, 0), np.float32)) == float("-inf")


@pytest.mark.parametrize(("share", "degrees"), [(4, 0), (4, 45), (6, 60), (8, 67.5), (4, 30), (2.6, 11)])
def test_true_peak_meets_ebu_tech_3341(share: float, degrees: float) -> None:
    # Cases 15 to 18: sines of a quarter, sixth, eighth of the sample rate whose samples miss the top; +0.2/-0.4 dB.
    wave = 0.5 * np.sin(2 * np.pi * np.arange(RATE) / share + np.radians(degrees))
    wave *= np.minimum(1.0, np.minimum(np.arange(RATE), np.arange(RATE)[::-1]) / 4800)
    assert -6.02 - 0.4 <= true_peak(wave.astype(np.float32)) <= -6.02 + 0.2


def test_true_peak_agrees_with_eightfold_resampling() -> None:
    rng = np.random.default_rng(5)
    for _ in range(4):
        noise = np.convolve(rng.standard_normal(2 * RATE), np.hanning(9), "same").astype(np.float32)
        fine = np.abs(resample_poly(noise.astype(np.float64), 8, 1, window=("kaiser", 12.0))).max()
        assert true_peak(noise) == pytest.approx(20 * np.log10(fine), abs=0.12)
