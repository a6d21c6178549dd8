"""MiniLM in numpy against the library that published it."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pytest

from circletake.models.minilm import MiniLM, WeightsMissing, find_weights

SENTENCES = [
    "a lighthouse keeper finds a whale",
    "whale",
    "",
    "A 30-second trailer: a lighthouse keeper finds a whale stranded at dawn; hopeful, orchestral.",
    "un phare au bord de la mer",
    "🐋",
]


@pytest.fixture(scope="module")
def minilm() -> MiniLM:
    return MiniLM()


def test_same_vectors_as_sentence_transformers(minilm: MiniLM) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(1)
        published = SentenceTransformer(str(find_weights()), device="cpu").encode(SENTENCES, normalize_embeddings=True)
    assert np.abs(minilm.embed(SENTENCES) - published).max() < 2e-6


def test_a_sentence_does_not_depend_on_its_batch(minilm: MiniLM) -> None:
    together = minilm.embed(SENTENCES * 9)
    alone = np.concatenate([minilm.embed([text]) for text in SENTENCES])
    assert np.abs(together[: len(SENTENCES)] - alone).max() < 1e-6
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)


def test_meaning_is_close(minilm: MiniLM) -> None:
    keeper, guard, banana = minilm.embed(["lighthouse keeper", "guard of a lighthouse", "banana"])
    assert keeper @ guard > 0.7 > 0.3 > keeper @ banana


def test_other_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"something else")
    with pytest.raises(WeightsMissing, match="not the published MiniLM"):
        MiniLM(tmp_path)
