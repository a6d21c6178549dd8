"""The score eval's curves and balance, on sounds and chords whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest

from circletake.evals.score_cues import varied_request
from circletake.evals.score_curves import balance_of, curves_of, follows, roughness, spread
from circletake.evals.score_ears import RATE
from circletake.evals.score_stage import Looked
from circletake.music import compose


@pytest.mark.parametrize(("slope", "apart"), [(0.0, 5.0), (-5.0, 0.0)])
def test_slope_of_noise_with_a_known_slope(slope: float, apart: float) -> None:
    count = 8 * RATE
    hertz = np.maximum(np.fft.rfftfreq(count, 1 / RATE), 1.0)
    white = np.fft.rfft(np.random.default_rng(0).standard_normal(count))
    audio = np.fft.irfft(white * hertz ** (slope / 20 / np.log10(2.0)))
    balance = balance_of(np.stack([audio, audio]).astype(np.float32))
    assert balance.slope == pytest.approx(slope, abs=0.25)
    octaves = np.log2(40) * np.arange(16) / 16
    assert balance.apart == pytest.approx(apart * float(np.std(octaves)), abs=0.5)


def test_a_semitone_is_rougher_than_a_fifth_and_low_thirds_than_high_ones() -> None:
    fifth, semitone = np.array([60, 67]), np.array([60, 61])
    assert roughness(semitone) > 2 * roughness(fifth)
    assert roughness(np.array([36, 40])) > 2 * roughness(np.array([72, 76]))
    assert roughness(np.array([], int)) == 0.0


def test_curves_reach_over_the_cue_and_carry_its_plan() -> None:
    request = varied_request(1, seconds=16)
    (cue,) = compose(request).cues
    curves = curves_of(cue, request)
    assert len({len(values) for values in curves}) == 1
    assert curves.tension.max() == pytest.approx(0.85, abs=0.03)
    notes = sum(len(part.notes) for part in cue.parts)
    assert 0 < float(curves.density.mean()) * 16 < 1.5 * notes
    assert spread(curves.dissonance) > 0
    assert follows(curves.tension, curves.tension) == pytest.approx(1.0)
    assert follows(np.zeros(5), np.arange(5.0)) == 0.0


def test_recall_and_precision_are_of_different_things() -> None:
    looked = Looked(met=2, true=8, right=3, found=4)
    assert (looked.recall, looked.precision) == (0.25, 0.75)
