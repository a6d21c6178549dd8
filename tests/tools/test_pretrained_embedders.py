"""CLIP, SigLIP, VideoMAE and CLAP as embedders, on tiny models of the real classes saved to disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tiny_models

from circletake.schema import BriefError
from circletake.tools.embedding import open_audio_embedder, open_video_embedder
from circletake.tools.embedding.pretrained import spread
from circletake.tools.weights import check_folder

SAVE: dict[str, Callable[[Path], Path]] = {
    "clip": tiny_models.save_clip,
    "siglip": tiny_models.save_siglip,
    "videomae": tiny_models.save_videomae,
    "clap": tiny_models.save_clap,
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {family: save(tmp_path_factory.mktemp(family)) for family, save in SAVE.items()}


def clip(seed: int, frames: int = 5, height: int = 40, width: int = 60) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 255, (frames, height, width, 3), np.uint8)


@pytest.mark.parametrize("family", ["clip", "siglip", "videomae"])
def test_clips_become_unit_rows_of_the_told_size(family: str, folders: dict[str, Path]) -> None:
    embedder = open_video_embedder(f"{family}:{folders[family]}")
    clips = [clip(1), clip(2, frames=1), clip(3, frames=30, height=33, width=12), clip(1)]
    rows = embedder.embed_videos(clips, 24.0)
    assert rows.shape == (4, embedder.size)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.array_equal(rows[0], rows[3])
    assert not np.allclose(rows[0], rows[1], atol=1e-4)
    assert embedder.name == f"{family}:{folders[family]}"
    assert embedder.digest == check_folder(folders[family]).digest
    assert embedder.embed_videos([], 24.0).shape == (0, embedder.size)
    with pytest.raises(ValueError, match="sRGB bytes"):
        embedder.embed_videos([clip(1).astype(np.float32)], 24.0)


@pytest.mark.parametrize("family", ["clip", "siglip"])
def test_words_share_the_space_and_adherence_follows_the_cosine(family: str, folders: dict[str, Path]) -> None:
    embedder = open_video_embedder(f"{family}:{folders[family]}")
    texts = ["a fox on a lake", "", "a very long text " * 60]
    words = embedder.embed_texts(texts)
    assert words.shape == (3, embedder.size)
    assert np.linalg.norm(words, axis=1) == pytest.approx(1.0, abs=1e-5)
    clips = [clip(1), clip(2), clip(3)]
    found = embedder.adherence(clips, texts, 24.0)
    assert found.shape == (3,)
    assert ((found >= 0) & (found <= 1)).all()
    cosines = (embedder.embed_videos(clips, 24.0) * words).sum(axis=1)
    expected = np.argsort(np.clip(cosines, 0, 0.4)) if family == "clip" else np.argsort(cosines)
    assert np.argsort(found).tolist() == expected.tolist()
    with pytest.raises(ValueError, match="one text for each clip"):
        embedder.adherence(clips, texts[:2], 24.0)


def test_siglips_adherence_is_what_the_model_itself_gives(folders: dict[str, Path]) -> None:
    import torch

    embedder = open_video_embedder(f"siglip:{folders['siglip']}")
    one, text = clip(4, frames=1), "a fox"
    pixels = embedder._images(images=[one[0]], return_tensors="pt")
    words = embedder._words([text], padding="max_length", max_length=64, return_tensors="pt")
    with torch.inference_mode():
        out = embedder._model(input_ids=words["input_ids"], **pixels)
    expected = torch.sigmoid(out.logits_per_image)[0, 0].item()
    assert embedder.adherence([one], [text], 24.0)[0] == pytest.approx(expected, abs=1e-5)


def test_sounds_and_words_share_a_space(folders: dict[str, Path]) -> None:
    embedder = open_audio_embedder(f"clap:{folders['clap']}")
    noise = np.random.default_rng(1).normal(0, 0.1, (2, 150_000)).astype(np.float32)
    rows = embedder.embed_sounds([noise, noise[:1, :20_000], noise], 48_000)
    assert rows.shape == (3, embedder.size) == (3, 16)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.array_equal(rows[0], rows[2]), "nothing is left to chance, however long the sound"
    assert embedder.embed_sounds([noise], 32_000).shape == (1, 16)
    words = embedder.embed_texts(["rain on a roof", ""])
    assert words.shape == (2, 16)
    assert np.linalg.norm(words, axis=1) == pytest.approx(1.0, abs=1e-5)
    with pytest.raises(ValueError, match="channels, samples"):
        embedder.embed_sounds([noise[0]], 48_000)


def test_frames_are_spread_over_the_whole_clip() -> None:
    assert spread(8, 8) == list(range(8))
    assert spread(100, 4) == [12, 37, 62, 87]
    assert spread(1, 4) == [0, 0, 0, 0]
    assert spread(2, 4) == [0, 0, 1, 1]


def test_what_cannot_be_loaded_is_told_with_what_to_do(folders: dict[str, Path], tmp_path: Path) -> None:
    import shutil

    with pytest.raises(BriefError, match="'siglip', not one of clip"):
        open_video_embedder(f"clip:{folders['siglip']}")
    with pytest.raises(BriefError, match="choose from: clap"):
        open_audio_embedder("clip:/nowhere")
    broken = Path(shutil.copytree(folders["clip"], tmp_path / "broken"))
    (broken / "tokenizer.json").unlink()
    (broken / "tokenizer_config.json").write_text("{")
    with pytest.raises(BriefError, match=r"can't be loaded .* fetch it again, or name another"):
        open_video_embedder(f"clip:{broken}")
    config = json.loads((folders["clip"] / "config.json").read_text())
    config["vision_config"]["num_hidden_layers"] = 3
    deeper = Path(shutil.copytree(folders["clip"], tmp_path / "deeper"))
    (deeper / "config.json").write_text(json.dumps(config))
    with pytest.raises(BriefError, match="lacks 16 of the weights of a CLIPModel"):
        open_video_embedder(f"clip:{deeper}")
