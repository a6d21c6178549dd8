"""The wind tunnel: a world read back exactly, a language read both ways, a model that learns and keeps its word."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.models.windtunnel import (
    HELD_OUT,
    OPEN,
    SIZES,
    SLOTS,
    bits,
    draw,
    draw_chance,
    draw_scenes,
    fill,
    open_slots,
    read,
    read_back,
    say,
    shares,
)
from circletake.models.windtunnel.shooting import WEIGHTS, load_model, shoot

SCENES = st.tuples(*(st.integers(OPEN, size - 1) for size in SIZES))


def test_every_scene_is_read_back_even_through_noise() -> None:
    rng = np.random.default_rng(0)
    every_value = np.concatenate([np.eye(6, dtype=int)[[k] * n] * np.arange(n)[:, None] for k, n in enumerate(SIZES)])
    scenes = np.concatenate([draw_scenes(120, rng, even=True), every_value])
    clips = draw(scenes, draw_chance(len(scenes), rng))
    found = read_back(clips)
    assert np.array_equal(found.scenes, scenes)
    assert found.error.max() < 1e-2
    noisy = read_back(clips[:60] + 0.2 * rng.standard_normal(clips[:60].shape, np.float32))
    assert np.array_equal(noisy.scenes, scenes[:60])
    assert noisy.error == pytest.approx(np.full(60, 0.2), abs=0.02)


@given(SCENES)
@settings(deadline=None)
def test_a_sentence_says_its_scene_and_nothing_more(scene: tuple[int, ...]) -> None:
    assert read(say(scene)) == scene


def test_other_sentences_are_refused() -> None:
    with pytest.raises(ValueError, match="language"):
        read("a whale is stranded at dawn")
    with pytest.raises(ValueError, match="below"):
        draw(np.full((1, 6), 99), draw_chance(1, np.random.default_rng(0)))
    with pytest.raises(ValueError, match="clips"):
        read_back(np.zeros((1, 2, 3, 4, 3), np.float32))


@given(SCENES, st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_the_grammar_fills_what_is_open_and_keeps_the_rest(scene: tuple[int, ...], seed: int) -> None:
    filled = fill(scene, 50, np.random.default_rng(seed))
    assert np.all((filled >= 0) & (filled < np.array(SIZES)))
    for slot, value in enumerate(scene):
        assert value == OPEN or np.all(filled[:, slot] == value)
    assert bits(scene) == pytest.approx(sum(np.log2(SIZES[i]) for i, value in enumerate(scene) if value == OPEN))


def test_slots_are_left_open_by_name() -> None:
    assert open_slots((5, 1, 2, 0, 3, 1), ["hour", "thing"]) == (OPEN, 1, 2, 0, OPEN, 1)
    assert bits(open_slots((0,) * 6, SLOTS[1:])) == 9.0


def test_things_are_met_by_zipf_and_some_never() -> None:
    assert shares().sum() == pytest.approx(1)
    assert np.count_nonzero(shares() == 0) == HELD_OUT
    drawn = np.bincount(draw_scenes(20_000, np.random.default_rng(1))[:, 0], minlength=64) / 20_000
    assert np.abs(drawn - shares()).max() < 0.012
    assert np.all(drawn[shares() == 0] == 0)


def test_a_tiny_model_learns_and_a_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    import torch

    from circletake.models.windtunnel.train import Training, draw_batch, flow_loss
    from circletake.models.windtunnel.transformer import FlowConfig

    torch.set_num_threads(1)
    whole = Training(FlowConfig.tiny(), seed=3, steps=24, batch=16, warm_up=4)
    with torch.no_grad():
        before = float(flow_loss(whole.model, draw_batch(3, 0, 64)))
    for _ in range(12):
        whole.advance()
    whole.save(tmp_path / "run.safetensors")
    resumed = Training(FlowConfig.tiny(), seed=4, steps=24, batch=16, warm_up=4)
    resumed.seed = 3
    resumed.load(tmp_path / "run.safetensors")
    for training in (whole, resumed):
        while training.step < training.steps:
            training.advance()
    for name, p in whole.parameters.items():
        assert torch.equal(p, resumed.parameters[name]), name
    with torch.no_grad():
        assert float(flow_loss(whole.model, draw_batch(3, 0, 64))) < 0.85 * before


def test_muon_makes_updates_orthogonal() -> None:
    import torch

    from circletake.models.windtunnel.muon import orthogonal

    for shape in ((12, 40), (40, 12), (16, 16)):
        values = torch.linalg.svdvals(orthogonal(torch.randn(shape, generator=torch.Generator().manual_seed(1))))
        assert values.max() < 1.25
        assert values.median() > 0.6


def test_the_trained_model_shoots_what_it_is_told_and_knows_its_words() -> None:
    import torch

    from circletake.models.windtunnel.adherence import adherence

    torch.set_num_threads(1)
    assert WEIGHTS.stat().st_size < 4e6
    rng = np.random.default_rng(2)
    scenes = draw_scenes(12, rng, even=True)
    scenes[:, 0] = np.argsort(-shares())[:4].repeat(3)
    clips = shoot(scenes, range(12))
    assert (read_back(clips).scenes == scenes).mean() > 0.95
    assert np.array_equal(shoot(scenes[:2], range(2)), shoot(scenes[:2], range(2)))
    model = load_model()
    right, wrong = adherence(clips, scenes, model), adherence(clips, np.roll(scenes, 3, axis=0), model)
    assert np.mean(right > wrong) >= 0.9
