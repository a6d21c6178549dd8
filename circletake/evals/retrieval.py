"""The stage's own video-text encoder on scenes that it was not trained on.

Every scene pairs its first subject with a place that this subject was never seen in while training, and is asked about
in sentence patterns, and partly in words, that were kept from training; only the full captions are worded as trained
ones are, by the director. Shot at draft size, embedded as the critic embeds takes.

- recall@k: the share of texts whose own clip is among the k nearest of 100 (and of clips, whose own text is). Other
  clips of which a text holds too, or may hold, are left out of its ranking.
- read-back: the share of clips whose attribute is read right, beside always saying the commonest label.
- adherence: AUROC of telling texts that hold from texts with one thing wrong, by what is wrong.

The weight-free descriptor has no texts: it would find a clip by chance, which is the baseline of recall.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.evals.row import Row
from circletake.evals.scenes.altering import CHANGES
from circletake.evals.scenes.asked import Asked, ask
from circletake.evals.scenes.drawing import random_scene
from circletake.evals.scenes.finishing import there_table, truth_labels
from circletake.evals.scenes.labels import alike_tables, label_lists
from circletake.evals.scenes.shooting import Footage, shoot_footage
from circletake.models.stagesight import SEVERAL, SINGLE
from circletake.models.stagesight.claims import relation
from circletake.tools.embedding.stagesight import StageSightEmbedder

_FIRST = 20_000
"""Number of the first scene; calibration used scenes below 1 000."""
_AMONG = 100
_RATE = 6.0
_TIMED = 9
_BARS = {
    "recall@5 text to video, director's captions": 0.5,
    "recall@5 text to video, short unseen wordings": 0.2,
    "read back: place": 0.4,
    "read back: move": 0.4,
    "adherence AUROC, all kinds of mismatch": 0.65,
}
"""What the critic builds on, and must not be lost."""


class _Held(NamedTuple):
    numbers: list[int]
    footage: list[Footage]
    truths: NDArray[np.void]
    asked: list[Asked]


def measure(quick: bool) -> list[Row]:
    """Measure on 300 held-out scenes (quick: 100)."""
    held = _shoot(100 if quick else 300)
    embedder = StageSightEmbedder()
    clips = [one.frames for one in held.footage]
    videos = embedder.embed_videos(clips, _RATE)
    rows = []
    for kind, told in (("director's captions", "full"), ("short unseen wordings", "short")):
        rows += _recall(kind, _first_of(held.asked, told), held, videos, embedder)
    rows += _read_back(held, embedder)
    rows += _adherence(held, embedder)
    rows.append(Row("milliseconds a clip of 24 frames, 160x90, one core", round(_milliseconds(embedder), 2), 15.0))
    return rows


def _shoot(count: int) -> _Held:
    numbers = list(range(_FIRST, _FIRST + count))
    footage = [shoot_footage(random_scene(number, held_out=True)) for number in numbers]
    truths = np.concatenate([one.truth for one in footage])
    asked = ask(numbers, truths, [one.performed for one in footage], wrong=len(CHANGES))
    return _Held(numbers, footage, truths, asked)


def _first_of(asked: Sequence[Asked], kind: str) -> list[Asked]:
    """Return one question of a kind for each scene that has one."""
    found: dict[int, Asked] = {}
    for one in asked:
        if one.kind == kind:
            found.setdefault(one.scene, one)
    return list(found.values())


def _recall(
    words: str, questions: list[Asked], held: _Held, videos: NDArray[np.float32], embedder: StageSightEmbedder
) -> list[Row]:
    """Return recall in both directions, averaged over lots of 100 scenes."""
    texts = embedder.embed_texts([one.text for one in questions])
    claims = np.concatenate([one.claim for one in questions])
    found: dict[str, list[bool]] = {f"{way}@{k}": [] for way in ("text to video", "video to text") for k in (1, 5)}
    sizes = []
    for start in range(0, len(held.numbers), _AMONG):
        mine = [at for at, one in enumerate(questions) if start <= one.scene < start + _AMONG]
        clips = np.array([questions[at].scene for at in mine])
        sizes.append(len(mine))
        scores = videos[clips] @ texts[mine].T
        others = relation(held.truths[clips], claims[mine], alike_tables()) >= 0
        np.fill_diagonal(others, False)
        scores[others] = -np.inf
        own = np.diag(scores)
        for k in (1, 5):
            found[f"text to video@{k}"] += list((scores > own[None]).sum(0) < k)
            found[f"video to text@{k}"] += list((scores > own[:, None]).sum(1) < k)
    chance = 1.0 / float(np.mean(sizes))
    return [
        Row(
            f"recall@{name[-1]} {name[:-2]}, {words}",
            round(float(np.mean(hits)), 3),
            _BARS.get(f"recall@{name[-1]} {name[:-2]}, {words}"),
            "more",
            round(chance * int(name[-1]), 3),
        )
        for name, hits in found.items()
    ]


def _read_back(held: _Held, embedder: StageSightEmbedder) -> list[Row]:
    clips = [one.frames for one in held.footage]
    read = embedder.read_attributes(clips, _RATE)
    rows = [_right(name, held, [one[name].value for one in read]) for name in SINGLE]
    return rows + [_found(name, held, embedder) for name in SEVERAL]


def _right(name: str, held: _Held, read: list[str | tuple[str, ...]]) -> Row:
    """Return how often an attribute that a clip has one of is read right, where it can be seen at all."""
    labels, true = label_lists()[name], truth_labels(held.truths, name)
    known = np.flatnonzero(true >= 0)
    right = float(np.mean([read[at] == labels[true[at]] for at in known]))
    commonest = float(np.bincount(true[known]).max() / len(known))
    measure_ = f"read back: {name}"
    return Row(measure_, round(right, 3), _BARS.get(measure_), "more", round(commonest, 3))


def _found(name: str, held: _Held, embedder: StageSightEmbedder) -> Row:
    """Return how often what is there for certain is among the five likeliest labels."""
    labels = label_lists()[name]
    there = there_table(held.truths, name, len(labels))
    chances = embedder.chances([one.frames for one in held.footage], name, _RATE)
    # What came to the stage after the encoder was trained, it has no label for: it never finds it.
    table = np.array([[row.get(label, 0.0) for label in labels] for row in chances])
    ranks = (table[:, None, :] > table[:, :, None]).sum(2)
    sure = there == 1.0
    commonest = np.argsort(-np.nansum(there, 0))[:5]
    baseline = sure[:, commonest].sum() / sure.sum()
    return Row(
        f"read back: {name}, among the 5 likeliest",
        round(float((ranks[sure] < 5).mean()), 3),
        None,
        "more",
        round(float(baseline), 3),
    )


def _adherence(held: _Held, embedder: StageSightEmbedder) -> list[Row]:
    by_scene = [[one.text for one in held.asked if one.scene == at] for at in range(len(held.numbers))]
    tables = [
        embedder.adherence_table([one.frames], texts, _RATE)[0]
        for one, texts in zip(held.footage, by_scene, strict=True)
        if texts
    ]
    chances = np.concatenate(tables)
    kinds = np.array([one.kind for one in held.asked])
    right = ~np.isin(kinds, CHANGES)
    short = kinds == "short"
    every = "adherence AUROC, all kinds of mismatch"
    rows = [Row(every, round(auroc(chances[right], chances[~right]), 3), _BARS[every], "more", 0.5)]
    for change in CHANGES:
        wrong = chances[kinds == change]
        rows.append(Row(f"adherence AUROC, wrong {change}", round(auroc(chances[short], wrong), 3), None, "more", 0.5))
    rows.append(Row("adherence calibration error (10 bins)", round(_calibration_error(chances, right), 3), 0.1))
    return rows


def auroc(right: NDArray[np.float32], wrong: NDArray[np.float32]) -> float:
    """Return the chance that a right one scores above a wrong one, ties counted half."""
    above = (right[:, None] > wrong[None]).mean()
    return float(above + 0.5 * (right[:, None] == wrong[None]).mean())


def _calibration_error(chances: NDArray[np.float32], right: NDArray[np.bool_]) -> float:
    """Return the mean distance of chance and share over ten bins; right and wrong ones weighed to half each."""
    weight = np.where(right, 0.5 / right.mean(), 0.5 / (1 - right.mean()))
    bins = np.minimum((chances * 10).astype(int), 9)
    error = 0.0
    for bin_ in range(10):
        inside = bins == bin_
        if inside.any():
            error += abs((weight * chances)[inside].sum() - (weight * right)[inside].sum()) / weight.sum()
    return float(error)


def _milliseconds(embedder: StageSightEmbedder) -> float:
    """Return the median processor time of embedding one clip of noise."""
    clip = np.random.default_rng(0).integers(0, 256, (24, 90, 160, 3)).astype(np.uint8)
    taken = []
    for _ in range(_TIMED):
        began = time.process_time()
        embedder.embed_videos([clip], _RATE)
        taken.append(time.process_time() - began)
    return float(np.median(taken)) * 1000.0
