"""MusicGen as a score back-end, on tiny models of the real classes: length, continuation, rhythm, refusals."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import tiny_models
import torch
from desk import Desk
from safetensors.torch import save_file

from circletake.models.filmcomposer import Pulse, RhythmConditioner, Sounding
from circletake.schema import BriefError, FrameRange, ScoreRequest, ToolFailed
from circletake.sound import loudness, read_wav
from circletake.tools.neural_score.musicgen import MusicGenPlayer, MusicGenScore, Window, windows
from circletake.tools.neural_score.scaffold import CuePlan
from circletake.tools.weights import check_folder

PULSE = Pulse((1.0,), (0.0, 0.5, 1.0, 1.5, 2.0, 2.5), (0.0, 1.0, 2.0))


def plan(samples: int, seed: int = 3) -> CuePlan:
    return CuePlan("calm film score", 0, samples, PULSE, (Sounding(0.0, 1.0, 2), Sounding(1.0, 2.0, 0)), 2, seed)


def quiet(_share: float) -> None:
    pass


@pytest.fixture(scope="module")
def musicgen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_models.save_musicgen(tmp_path_factory.mktemp("musicgen"))


@pytest.fixture(scope="module")
def player(musicgen: Path) -> MusicGenPlayer:
    return MusicGenPlayer(check_folder(musicgen))


@pytest.fixture(scope="module")
def melodist(melody: Path) -> MusicGenPlayer:
    return MusicGenPlayer(check_folder(melody))


@pytest.fixture(scope="module")
def melody(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_models.save_musicgen(tmp_path_factory.mktemp("melody"), melody=True)


@pytest.fixture
def request_() -> ScoreRequest:
    """A short film whose one cue begins after a second."""
    from circletake.schema import CueBrief, HitPoint

    cue = CueBrief(
        number="1m1", title="Calm", span=FrameRange(start=24, end=120), style="intimate piano", mood="calm",
        tonic=2, mode="major", tempo_bpm=84,
    )  # fmt: skip
    hits = (HitPoint(frame=72, kind="impact", weight=0.9), HitPoint(frame=96, kind="cut", weight=0.3))
    return ScoreRequest(title="Fox", rate=Fraction(24), frames=144, hits=hits, cues=(cue,), seed=1)


def test_a_cue_has_its_exact_length_and_is_the_same_again(player: MusicGenPlayer) -> None:
    told: list[float] = []
    first = player.play(plan(30_001), told.append)
    assert first.shape == (2, 30_001)
    assert first.dtype == np.float32
    assert np.abs(first[:, -480:]).max() > 0
    assert np.array_equal(first, player.play(plan(30_001), quiet))
    assert not np.array_equal(first, player.play(plan(30_001, seed=4), quiet))
    assert told == sorted(told)
    assert told[0] > 0
    assert told[-1] <= 1.0


def test_what_is_generated_is_what_the_model_itself_would_give(player: MusicGenPlayer) -> None:
    model, samples = player.model, 24_000
    with torch.random.fork_rng(), torch.inference_mode():
        torch.manual_seed(3)
        words = player._tokenizer(["calm film score"], return_tensors="pt")
        sound = model.generate(**words, do_sample=True, guidance_scale=3.0, top_k=250, max_new_tokens=26 + 3)
    from circletake.sound.track import resampled

    own = resampled(sound[0].float().numpy(), 32_000, 48_000)[:, :samples]
    assert np.allclose(player.play(plan(samples), quiet)[:1], own, atol=1e-6)


def test_a_long_cue_goes_on_from_its_own_tokens(player: MusicGenPlayer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player, "window_s", 1.5)
    monkeypatch.setattr(player, "overlap_s", 0.5)
    seen: list[tuple[Window, torch.Tensor, torch.Tensor]] = []
    real = player._generate

    def spy(plan: CuePlan, span: Window, given: torch.Tensor, tell: object) -> torch.Tensor:
        codes = real(plan, span, given, quiet)
        seen.append((span, given, codes))
        return codes

    monkeypatch.setattr(player, "_generate", spy)
    assert player.play(plan(3 * 48_000), quiet).shape == (2, 3 * 48_000)
    assert [span.begin for span, _, _ in seen] == [0, 50, 100]
    for span, given, codes in seen:
        assert codes.shape == (4, span.end - span.begin)
        assert torch.equal(codes[:, : span.given], given)


def test_windows_cover_a_cue_and_begin_with_bars() -> None:
    spans = list(windows(4000, tuple(range(0, 4000, 90)), longest=1500, overlap=500))
    assert spans[0] == Window(0, 1500, 0)
    for before, after in itertools.pairwise(spans):
        assert after.given == before.end - after.begin
        assert 250 <= after.given <= 750
        assert after.begin % 90 == 0
    assert spans[-1].end == 4000
    assert list(windows(100, (), longest=1500, overlap=500)) == [Window(0, 100, 0)]


def test_stereo_codebooks_are_two_sides(tmp_path: Path) -> None:
    player = MusicGenPlayer(check_folder(tiny_models.save_musicgen(tmp_path, stereo=True)))
    sound = player.play(plan(24_000), quiet)
    assert sound.shape == (2, 24_000)
    assert not np.array_equal(sound[0], sound[1])


def test_melody_is_given_every_column_it_takes(melodist: MusicGenPlayer) -> None:
    chroma = melodist._chroma(plan(48_000), Window(0, 51, 0))
    assert chroma.shape == (1, 235, 12)
    assert chroma[0, :, 0].abs().max() == 0
    assert chroma[0, 60:].abs().max() == 0, "nothing is played twice"
    assert melodist.play(plan(24_000), quiet).shape == (2, 24_000)


@pytest.mark.parametrize("kind", ["player", "melodist"])
def test_an_untrained_conditioner_changes_nothing_and_a_trained_one_does(
    kind: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    player: MusicGenPlayer = request.getfixturevalue(kind)
    monkeypatch.setattr(player, "window_s", 0.6)
    monkeypatch.setattr(player, "overlap_s", 0.3)
    stock = player.play(plan(40_000), quiet)
    conditioner = RhythmConditioner(32).requires_grad_(False)
    monkeypatch.setattr(player, "_conditioner", conditioner)
    assert np.array_equal(player.play(plan(40_000), quiet), stock), "to the bit"
    torch.manual_seed(1)
    torch.nn.init.normal_(conditioner.tell.weight, std=0.5)
    assert not np.array_equal(player.play(plan(40_000), quiet), stock)


def test_a_trained_conditioner_lies_beside_the_weights(musicgen: Path, tmp_path: Path) -> None:
    import shutil

    folder = Path(shutil.copytree(musicgen, tmp_path / "m"))
    save_file(RhythmConditioner(32).state_dict(), folder / "rhythm_conditioner.safetensors")
    weights = check_folder(folder)
    assert weights.digest != check_folder(musicgen).digest
    assert MusicGenPlayer(weights)._conditioner is not None
    save_file(RhythmConditioner(16).state_dict(), folder / "rhythm_conditioner.safetensors")
    with pytest.raises(ToolFailed, match="for a model of width 16, this has 32"):
        MusicGenPlayer(check_folder(folder))
    save_file({"a": torch.zeros(1)}, folder / "rhythm_conditioner.safetensors")
    with pytest.raises(ToolFailed, match="train it anew, or take it away"):
        MusicGenPlayer(check_folder(folder))


def test_a_missing_tensor_is_not_made_up(musicgen: Path, tmp_path: Path) -> None:
    import shutil

    from safetensors.torch import load_file

    folder = Path(shutil.copytree(musicgen, tmp_path / "m"))
    tensors = load_file(folder / "model.safetensors")
    lost = next(name for name in tensors if "layers.1.fc1" in name)
    del tensors[lost]
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ToolFailed, match=r"lacks 1 of the weights .*fc1.* fetch the whole model"):
        MusicGenPlayer(check_folder(folder))


def test_another_model_is_refused_before_anything_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "clip"}')
    save_file({"a": torch.zeros(1)}, tmp_path / "model.safetensors")
    with pytest.raises(BriefError, match="'clip', not one of musicgen, musicgen_melody"):
        MusicGenScore(str(tmp_path))
    with pytest.raises(BriefError, match="which model"):
        MusicGenScore()


def test_the_tool_keeps_both_takes_and_listens_to_the_neural_one(
    musicgen: Path, tmp_path: Path, request_: ScoreRequest
) -> None:
    tool, desk = MusicGenScore(str(musicgen)), Desk(tmp_path / "desk")
    assert tool.name == "score.musicgen"
    assert check_folder(musicgen).digest[:16] in tool.version
    needed = tool.resources(request_)
    assert needed.memory_mb > 1000
    assert needed.model.startswith("score.musicgen:")
    result = tool.run(request_, desk, rng=random.Random(1))
    take = result.neural
    assert take is not None
    assert not result.neural_plays
    assert "CC BY-NC" in take.licence
    assert [hit.frame for hit in take.heard] == [hit.frame for hit in request_.hits if hit.must]
    sound = read_wav(desk.path(take.audio)).sound
    assert result.music is not None
    assert sound.shape == (2, round(request_.frames / request_.rate * request_.sample_rate))
    span = request_.cues[0].span
    assert isinstance(span, FrameRange)
    assert np.abs(sound[:, : span.start * 2000]).max(initial=0.0) == 0.0
    written = loudness(read_wav(desk.path(result.music)).sound).integrated_lufs
    assert loudness(sound).integrated_lufs <= written + 0.2
    assert desk.shares == sorted(desk.shares)
