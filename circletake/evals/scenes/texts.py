"""The words of a folder of shot scenes, with MiniLM's vectors: what the text head is trained on.

    python -m circletake.evals.scenes.texts --scenes FOLDER

Every scene is told in full or in part, twice in short, and twice with one thing wrong. One .npz a shard.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.evals.scenes.altering import CHANGES, changed
from circletake.evals.scenes.cache import Shard, read_shard
from circletake.evals.scenes.drawing import random_scene
from circletake.evals.scenes.labels import training_labels
from circletake.evals.scenes.telling import (
    Telling,
    as_performed,
    full_telling,
    partial_telling,
    short_telling,
)
from circletake.models.minilm import MiniLM
from circletake.models.stagesight.claims import Claims
from circletake.schema import derive_seed

_BATCH = 8


class Texts(NamedTuple):
    """The texts of one shard."""

    texts: tuple[str, ...]
    owners: NDArray[np.int32]
    """Of every text, the scene of the shard that it tells of, rightly or with one thing wrong."""
    claims: Claims
    vectors: NDArray[np.float16]
    """(texts, 384) unit rows."""


def tellings_of(shard: Shard) -> list[tuple[int, Telling]]:
    """Tell every scene of a shard, rightly and wrongly."""
    out: list[tuple[int, Telling]] = []
    for at, performed in enumerate(shard.performed):
        number = shard.first + at
        rng = np.random.default_rng(derive_seed("telling", number))
        scene = random_scene(number)
        told = as_performed(scene.request.staging, scene.bible, performed)
        share = rng.random()
        if share < 0.7:
            out.append((at, full_telling(told) if share < 0.3 else partial_telling(told, rng)))
        out += [(at, short_telling(told, rng)) for _ in range(2)]
        for change in rng.permutation(CHANGES)[:2].tolist():
            wrong = changed(told, change, rng)
            if wrong is not None:
                out.append((at, short_telling(wrong, rng, about=change)))
    return out


def embed(texts: list[str], encoder: MiniLM, known: dict[str, NDArray[np.float16]]) -> NDArray[np.float16]:
    """Return (len(texts), 384) vectors; what was embedded before is not embedded again."""
    new = sorted({text for text in texts if text not in known}, key=len)
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        known.update(zip(batch, encoder.embed(batch).astype(np.float16), strict=True))
    return np.stack([known[text] for text in texts])


def texts_path(shard: Path) -> Path:
    """Return where the texts of a shard lie."""
    return shard.with_name(shard.name.replace("train-", "texts-"))


def write_texts(path: Path, texts: Texts) -> None:
    """Write a shard's texts whole or not at all."""
    partial = path.with_suffix(f".{os.getpid()}.partial.npz")
    words = np.frombuffer(json.dumps(texts.texts).encode(), np.uint8)
    np.savez(partial, texts=words, owners=texts.owners, claims=texts.claims, vectors=texts.vectors)
    partial.replace(path)


def main() -> None:
    """Tell what is not told yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", type=Path, required=True, help="the folder that was shot")
    options = parser.parse_args()
    labels = json.dumps(training_labels())
    (options.scenes / "labels.json").write_text(labels, encoding="utf-8")
    encoder, known = MiniLM(), dict[str, NDArray[np.float16]]()
    for path in sorted(options.scenes.glob("train-????.npz")):
        if texts_path(path).exists():
            continue
        shard = read_shard(path)
        told = tellings_of(shard)
        texts = [telling.text for _, telling in told]
        claims = np.concatenate([telling.claim for _, telling in told])
        owners = np.array([at for at, _ in told], np.int32)
        write_texts(texts_path(path), Texts(tuple(texts), owners, claims, embed(texts, encoder, known)))
        print(f"{path.name}: {len(texts)} texts", flush=True)


if __name__ == "__main__":
    main()
