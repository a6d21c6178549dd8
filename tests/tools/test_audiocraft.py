"""MusicGen by audiocraft: its own debug model plays a cue; what is missing or broken is told."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from circletake.models.filmcomposer import Pulse
from circletake.schema import BriefError, ToolFailed
from circletake.tools.neural_score.audiocraft import AudiocraftBackend, AudiocraftScore
from circletake.tools.neural_score.scaffold import CuePlan

torch.set_num_threads(1)
needs_audiocraft = pytest.mark.skipif(
    importlib.util.find_spec("audiocraft") is None,
    reason="audiocraft is not installed: make setup installs it, without its own pins",
)


@needs_audiocraft
def test_its_debug_model_plays_a_cue_of_exact_length_and_leaves_no_stand_in() -> None:
    backend = AudiocraftBackend("debug")
    assert AudiocraftScore("debug").name == "score.audiocraft"
    player = backend.open()
    told: list[float] = []
    plan = CuePlan("calm piano", 0, 60_001, Pulse(), (), 0, 5)
    first = player.play(plan, told.append)
    assert first.shape == (2, 60_001)
    assert np.isfinite(first).all()
    assert np.abs(first).max() > 0
    assert np.array_equal(first, player.play(plan, told.append))
    assert told[-1] == 1.0
    left = [name for name in ("xformers", "spacy", "flashy", "librosa") if name in sys.modules]
    assert [name for name in left if sys.modules[name].__spec__ is None or not sys.modules[name].__spec__.loader] == []


@needs_audiocraft
def test_a_checkpoint_that_is_missing_cut_off_or_more_than_tensors_is_told(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match=r"lacks state_dict\.bin and compression_state_dict\.bin"):
        AudiocraftBackend(str(tmp_path))
    for name in ("state_dict.bin", "compression_state_dict.bin"):
        torch.save({"xp.cfg": "a: 1", "best_state": {}, "code": Path("/")}, tmp_path / name)
    backend = AudiocraftBackend(str(tmp_path))
    with pytest.raises(ToolFailed, match=r"can't be loaded .*fetch it again"):
        backend.open()
    whole = (tmp_path / "state_dict.bin").read_bytes()
    (tmp_path / "state_dict.bin").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BriefError, match="is truncated"):
        AudiocraftBackend(str(tmp_path))
    (tmp_path / "state_dict.bin").write_bytes(b"\x80\x04.")
    with pytest.raises(BriefError, match="no checkpoint of torch"):
        AudiocraftBackend(str(tmp_path))


def test_without_audiocraft_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(BriefError, match=r"pip install --no-deps audiocraft==1\.3\.0"):
        AudiocraftScore("debug")
