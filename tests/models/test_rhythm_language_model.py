"""The tiny music model: its delay pattern, its two ways to run, what it is told; its codec; the shipped weights."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from circletake.evals.rhythm import beat_f1, frechet
from circletake.models.filmcomposer.codec import TinyCodec
from circletake.models.filmcomposer.language_model import LanguageModelConfig, TinyLanguageModel, Told
from circletake.models.filmcomposer.procedural import MOODS, RATE, SECONDS, piece
from circletake.models.filmcomposer.train import FRAMES, WEIGHTS, heard_in_training, load, told_of

torch.set_num_threads(1)
TINY = LanguageModelConfig.tiny()


def tiny(seed: int = 0) -> TinyLanguageModel:
    torch.manual_seed(seed)
    model = TinyLanguageModel(TINY)
    torch.nn.init.normal_(model.rhythm.tell.weight, std=0.3)
    return model


def everything(batch: int, frames: int) -> Told:
    generator = torch.Generator().manual_seed(2)
    rows = (torch.rand(batch, frames, 3, generator=generator) > 0.7).float()
    return Told(torch.arange(batch) % 4, rows, torch.rand(batch, TINY.columns, 12, generator=generator))


def test_codebook_k_is_set_back_by_k() -> None:
    codes = torch.arange(2 * 2 * 5).reshape(2, 2, 5) % TINY.entries
    stream = tiny()._delayed(codes)
    assert stream.shape == (2, 2, 7)
    assert (stream[:, :, 0] == TINY.entries).all()
    assert torch.equal(stream[:, 0, 1:6], codes[:, 0])
    assert torch.equal(stream[:, 1, 2:7], codes[:, 1])
    assert (stream[:, 1, 1] == TINY.entries).all()


def test_one_by_one_is_what_all_at_once_is() -> None:
    model, told, frames = tiny().eval(), everything(2, 6), 6
    codes = torch.randint(0, TINY.entries, (2, 2, frames), generator=torch.Generator().manual_seed(3))
    heard = torch.ones(2, 3, dtype=torch.bool)
    stream = model._delayed(codes)[:, :, :-1]
    from circletake.models.filmcomposer.language_model import _Kept, _positions

    with torch.inference_mode():
        hidden = model._stream(stream, told, heard)
        for layer in model.layers:
            hidden = layer(hidden, None)
        kept = [_Kept() for _ in model.layers]
        rows = model._addition(told, heard, stream.shape[2])
        steps = []
        for at in range(stream.shape[2]):
            one = model._stream(stream[:, :, :1], told, heard) if at == 0 else (
                model._embedded(stream[:, :, at : at + 1]) + rows[:, at : at + 1]
                + _positions(model._prefix + at, 1, TINY.width)
            )  # fmt: skip
            for layer, cache in zip(model.layers, kept, strict=True):
                one = layer(one, cache)
            steps.append(one[:, -1])
    assert torch.allclose(torch.stack(steps, 1), hidden[:, model._prefix :], atol=1e-5)


def test_what_is_not_heard_changes_nothing() -> None:
    model, told = tiny().eval(), everything(3, 6)
    codes = torch.zeros(3, 2, 6, dtype=torch.long)
    nothing = torch.zeros(3, 3, dtype=torch.bool)
    bare = model.loss(codes, Told(), nothing)
    assert torch.equal(model.loss(codes, told, nothing), bare)
    for kind in range(3):
        one = nothing.clone()
        one[:, kind] = True
        assert not torch.equal(model.loss(codes, told, one), bare)


def test_the_rhythm_of_later_frames_beyond_the_conditioners_reach_is_not_heard_yet() -> None:
    model = tiny().eval()
    told = everything(1, 40)
    changed = told._replace(rows=told.rows.clone())
    changed.rows[:, 30:] = 1.0
    heard = torch.ones(1, 3, dtype=torch.bool)
    first, second = (model._addition(one, heard, 40) for one in (told, changed))
    assert torch.equal(first[:, :22], second[:, :22])
    assert not torch.equal(first[:, 30:], second[:, 30:])


def test_a_tiny_model_overfits() -> None:
    model, told = tiny(), everything(4, 8)
    codes = torch.randint(0, TINY.entries, (4, 2, 8), generator=torch.Generator().manual_seed(5))
    heard = torch.ones(4, 3, dtype=torch.bool)
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-2)
    first = model.loss(codes, told, heard).item()
    for _ in range(60):
        loss = model.loss(codes, told, heard)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    assert loss.item() < 0.2 * first
    played = model.eval().sample(4, 8, told, torch.Generator().manual_seed(1), guidance=1.0, top_k=1)
    assert (played == codes).float().mean() > 0.9


def test_codes_keep_when_things_begin() -> None:
    rng = np.random.default_rng(4)
    pieces = [piece(rng, mood) for mood in range(len(MOODS))]
    sounds = np.stack([one.sound for one in pieces])
    assert sounds.shape == (4, round(SECONDS * RATE))
    codec = TinyCodec.fit(sounds, 3, 16, torch.Generator().manual_seed(1))
    codes = codec.encode(sounds)
    assert codes.shape == (4, 3, FRAMES)
    assert codec.decode(codes).shape == sounds.shape
    assert torch.equal(codec.encode(sounds), codes)


def test_pieces_and_what_is_told_of_them() -> None:
    rng = np.random.default_rng(1)
    one = piece(rng, 2)
    gaps = np.diff(one.pulse.beats_s)
    assert 0.39 < gaps.min() < gaps.max() < 0.62, "105 to 145 beats a minute, with some drift"
    assert set(one.pulse.downbeats_s) <= set(one.pulse.beats_s)
    told = told_of([one], LanguageModelConfig())
    assert told.rows is not None
    assert told.chroma is not None
    assert told.rows.shape == (1, FRAMES, 3)
    assert told.chroma.shape == (1, 32, 12)
    heard = heard_in_training(4000, torch.Generator().manual_seed(1)).float().mean(0)
    assert heard.tolist() == pytest.approx([0.8, 0.4, 0.4], abs=0.03)


def test_measures_by_hand() -> None:
    assert beat_f1(np.array([0.5, 1.0, 1.6]), (0.55, 1.0, 1.5)) == pytest.approx(2 * 2 / 6)
    assert beat_f1(np.zeros(0), ()) == 1.0
    assert beat_f1(np.zeros(0), (1.0,)) == 0.0
    rng = np.random.default_rng(1)
    sample = rng.normal(size=(400, 3))
    assert frechet(sample, sample) == pytest.approx(0.0, abs=1e-6)
    assert frechet(sample + np.array([3.0, 0.0, 0.0]), sample) == pytest.approx(9.0, abs=1e-6)
    assert frechet(2.0 * (sample - sample.mean(0)), sample - sample.mean(0)) == pytest.approx(3.0, abs=0.3)


def test_the_shipped_weights_are_small_and_play() -> None:
    assert WEIGHTS.stat().st_size <= 3_000_000
    trained = load()
    told = told_of([piece(np.random.default_rng(1))], trained.model.config)
    codes = trained.model.sample(1, 20, told, torch.Generator().manual_seed(1))
    assert codes.shape == (1, 3, 20)
    assert int(codes.max()) < 64
