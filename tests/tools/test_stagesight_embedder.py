"""The stage's own encoder as an embedder: unit rows, adherence and read-back, on takes of the real stage."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from circletake.evals.scenes.drawing import random_scene
from circletake.evals.scenes.shooting import shoot_footage
from circletake.models.stagesight import SEVERAL, SINGLE
from circletake.schema import BriefError
from circletake.tools.embedding import open_video_embedder
from circletake.tools.embedding.stagesight import StageSightEmbedder


@pytest.fixture(scope="module")
def embedder() -> StageSightEmbedder:
    opened = open_video_embedder("stagesight")
    assert isinstance(opened, StageSightEmbedder)
    return opened


@pytest.fixture(scope="module")
def clips() -> list[np.ndarray]:
    """Shoot six scenes that were not trained on."""
    return [shoot_footage(random_scene(number, held_out=True)).frames for number in range(30_000, 30_006)]


def test_clips_and_texts_become_unit_rows(embedder: StageSightEmbedder, clips: list[np.ndarray]) -> None:
    rows = embedder.embed_videos(clips, 6.0)
    words = embedder.embed_texts(["a dog runs on the beach", ""])
    assert rows.shape == (6, embedder.size)
    assert words.shape == (2, embedder.size)
    assert np.linalg.norm(np.concatenate([rows, words]), axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.array_equal(rows, embedder.embed_videos(clips, 6.0))
    assert embedder.embed_videos([], 6.0).shape == (0, embedder.size)


def test_embeddings_are_centred(embedder: StageSightEmbedder, clips: list[np.ndarray]) -> None:
    """Without centring, clips of one encoder lie in a narrow cone: their mean would be nearly a unit vector."""
    assert np.linalg.norm(embedder.embed_videos(clips, 6.0).mean(0)) < 0.75


def test_what_a_take_shows_fits_better_than_what_another_one_shows(
    embedder: StageSightEmbedder, clips: list[np.ndarray]
) -> None:
    places = [random_scene(number, held_out=True).request.setting.term for number in range(30_000, 30_006)]
    table = embedder.adherence_table(clips, [f"in the {place}" for place in places], 6.0)
    assert ((table >= 0) & (table <= 1)).all()
    same = np.array([[one == other for other in places] for one in places])
    assert table[same].mean() > table[~same].mean() + 0.1
    one_by_one = embedder.adherence(clips, [f"in the {place}" for place in places], 6.0)
    assert one_by_one == pytest.approx(np.diag(table), abs=1e-6)


def test_attributes_are_read_back_with_probabilities(embedder: StageSightEmbedder, clips: list[np.ndarray]) -> None:
    for read in embedder.read_attributes(clips, 6.0):
        assert set(read) == {*SINGLE, *SEVERAL}
        for value, probability in read.values():
            assert isinstance(value, str | tuple)
            assert 0 <= probability <= 1
    chances = embedder.chances(clips[:1], "place", 6.0)[0]
    assert sum(chances.values()) == pytest.approx(1.0, abs=1e-4)


def test_wrong_questions_are_refused(embedder: StageSightEmbedder, clips: list[np.ndarray]) -> None:
    with pytest.raises(ValueError, match="one text for each clip"):
        embedder.adherence(clips, ["a dog"], 6.0)
    with pytest.raises(ValueError, match="no attribute"):
        embedder.chances(clips[:1], "smell", 6.0)


def test_missing_weights_are_the_users_to_fix(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="reinstall"):
        open_video_embedder(f"stagesight:{tmp_path / 'none.safetensors'}")
