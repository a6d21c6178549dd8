"""Stable Audio makes score and ambience of exact length, on a tiny pipeline of the real classes."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import tiny_models
from desk import Desk

from circletake.schema import BriefError, Contact, EffectsRequest, FrameRange, ScenePlace
from circletake.sound import read_wav
from circletake.tools.neural_effects import StableAudioEffects, beds_of
from circletake.tools.neural_score.stable_audio import StableAudioScore
from circletake.tools.sound import ProceduralEffects
from circletake.tools.stable_audio import StableAudio, StableAudioPlayer, stretches


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_models.save_stable_audio(tmp_path_factory.mktemp("stable-audio"))


@pytest.fixture(scope="module")
def player(folder: Path) -> StableAudioPlayer:
    return StableAudio(str(folder)).open()


@pytest.fixture(autouse=True)
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StableAudioPlayer, "steps", 2)


def test_a_sound_has_its_exact_length_and_is_the_same_again(player: StableAudioPlayer) -> None:
    told: list[float] = []
    first = player.make("rain", 100_003, 7, told.append)
    assert first.shape == (2, 100_003)
    assert np.isfinite(first).all()
    assert np.abs(first[:, -100:]).max() > 0
    assert np.array_equal(first, player.make("rain", 100_003, 7, told.append))
    assert not np.array_equal(first, player.make("rain", 100_003, 8, told.append))
    assert told[0] > 0
    assert max(told) == 1.0


def test_what_is_longer_than_the_model_is_joined_at_bars(player: StableAudioPlayer) -> None:
    assert player.longest_s == pytest.approx(10.0)
    found = list(stretches(60.0, 20.0, tuple(np.arange(0.0, 60.0, 2.5))))
    assert found[0][0] == 0.0
    assert found[-1][1] == 60.0
    for before, after in pairwise(found):
        joint = (before[1] + after[0]) / 2
        assert before[1] - after[0] == pytest.approx(2.0)
        assert joint % 2.5 == pytest.approx(0.0)
        assert before[1] - before[0] <= 20.0
    assert list(stretches(9.0, 10.0, ())) == [(0.0, 9.0)]
    assert player.make("rain", 14 * 48_000, 7, lambda share: None).shape == (2, 14 * 48_000)


def test_ambience_by_the_model_and_foley_to_the_sample(folder: Path, tmp_path: Path) -> None:
    scenes = (
        ScenePlace(span=FrameRange(start=0, end=24), place="lake", caption="Ice creaks."),
        ScenePlace(span=FrameRange(start=24, end=36), place="lake", caption="Wind."),
        ScenePlace(span=FrameRange(start=36, end=60), place="kitchen", interior=True),
    )
    contacts = (
        Contact(
            at=12,
            kind="footstep",
            material="flesh",
            onto="snow",
            mass_kg=6,
            speed_mps=1,
            x=0.5,
            y=0.8,
            distance_m=4,
            object="fox",
        ),
    )
    request = EffectsRequest(rate=Fraction(24), frames=60, scenes=scenes, contacts=contacts, seed=3)
    beds = beds_of(request)
    assert [(bed.start, bed.end) for bed in beds] == [(0, 72_000), (72_000, 120_000)]
    assert "Ice creaks. Wind. outdoors, lake" in beds[0].prompt
    desk, plain = Desk(tmp_path / "neural"), Desk(tmp_path / "plain")
    tool = StableAudioEffects(str(folder))
    made = tool.run(request, desk, rng=random.Random(1))
    procedural = ProceduralEffects().run(request, plain, rng=random.Random(1))
    assert [stem.name for stem in made.stems] == ["ambience", "foley"]
    assert made.stems[1].audio.digest == procedural.stems[1].audio.digest
    assert made.onsets == procedural.onsets
    own, other = (read_wav(d.path(r.stems[0].audio)).sound for d, r in ((desk, made), (plain, procedural)))
    assert own.shape == other.shape
    assert not np.array_equal(own, other)
    assert tool.version.startswith("1.")
    assert tool.resources(request).model.startswith("stable-audio:")
    assert desk.shares == sorted(desk.shares)


def test_another_pipeline_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    musicgen = tiny_models.save_musicgen(tmp_path / "m")
    with pytest.raises(BriefError, match="'musicgen', not one of StableAudioPipeline"):
        StableAudioScore(str(musicgen))
    with pytest.raises(BriefError, match="there is no folder"):
        StableAudioEffects("/nowhere")
