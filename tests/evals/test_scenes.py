"""Random scenes: reproducible, told truly, and held-out ones really held out."""

from __future__ import annotations

import numpy as np
import pytest

from circletake.evals.retrieval import auroc
from circletake.evals.scenes.altering import CHANGES, changed
from circletake.evals.scenes.asked import ask
from circletake.evals.scenes.cache import read_shard, shoot_shard, write_shard
from circletake.evals.scenes.drawing import random_scene
from circletake.evals.scenes.finishing import platt, temper
from circletake.evals.scenes.labels import TERMS, alike_tables, is_held_out_pair, training_labels
from circletake.evals.scenes.telling import as_performed, full_telling, short_telling
from circletake.models.stagesight.claims import no_truths, relation


def test_a_number_is_always_the_same_scene() -> None:
    assert random_scene(7) == random_scene(7)
    assert random_scene(7) != random_scene(8)
    assert random_scene(7) != random_scene(7, held_out=True)


def test_held_out_pairs_are_never_trained_on() -> None:
    for number in range(120):
        trained, held = random_scene(number), random_scene(number, held_out=True)
        place = trained.request.setting.term
        assert not any(is_held_out_pair(one.term, place) for one in trained.bible.identities if one.term)
        assert is_held_out_pair(held.bible.identities[0].term, held.request.setting.term)


def test_wordings_claim_what_they_say() -> None:
    rng = np.random.default_rng(0)
    for number in range(40):
        scene = random_scene(number)
        told = as_performed(scene.request.staging, scene.bible, {})
        full = full_telling(told)
        assert full.claim["place"][0] >= 0
        if told.staging.subjects:
            noun = told.staging.subjects[0].noun.split()[-1][:3]
            assert noun in full.text.lower()
        assert short_telling(told, rng).text.strip()


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_telling_contradicts_the_scene(change: str) -> None:
    """Against the truth of a scene in which everything is seen as it is staged."""
    rng = np.random.default_rng(1)
    answers = []
    for number in range(60):
        scene = random_scene(number)
        told = as_performed(
            scene.request.staging, scene.bible, {one.id: ("walk",) for one in scene.request.staging.subjects}
        )
        other = changed(told, change, rng)
        if other is None:
            continue
        claim = full_telling(told).claim[0]
        truth = no_truths(1)
        for name in ("place", "season", "weather", "size", "move"):
            truth[name] = claim[name]
        truth["hour"] = (claim["hour"][0] + ((claim["hour"][1] - claim["hour"][0]) % 24) / 2) % 24
        truth["hour_seen"] = truth["season_seen"] = truth["weather_seen"] = 1
        for name in ("term", "count", "acts", "colour", "side"):
            truth[name][0, :3] = claim[name]
        truth["seen"][0, :3] = np.where(claim["term"] == -1, 0, 2)
        if (claim["term"] == -2).any():
            continue
        wrong = short_telling(other, rng, about=change)
        answers.append(int(relation(truth, wrong.claim, alike_tables())[0, 0]))
    assert len(answers) > 15
    # Six hours later it may still be night: only then may the words hold all the same.
    assert answers.count(1) <= (0.15 * len(answers) if change == "hour" else 0)
    assert answers.count(-1) >= 0.4 * len(answers)


def test_shards_are_written_and_read_back(tmp_path) -> None:
    shard = shoot_shard(3, 2, held_out=True)
    write_shard(tmp_path / "held-0000.npz", shard)
    read = read_shard(tmp_path / "held-0000.npz")
    assert np.array_equal(read.pictures, shard.pictures)
    assert np.array_equal(read.truths, shard.truths)
    assert read.performed == shard.performed
    assert shard.pictures.std() > 5  # something is to be seen
    drawn = {TERMS[term] for term in shard.truths["term"][0] if term >= 0}
    assert random_scene(3, held_out=True).bible.identities[0].term in drawn
    asked = ask([3, 4], read.truths, read.performed, wrong=9)
    assert {"full", "short"} & {one.kind for one in asked}
    assert set(CHANGES) & {one.kind for one in asked}


def test_mirrors_swap_left_and_right() -> None:
    labels = training_labels()
    moves = labels["labels"]["move"]
    assert moves[labels["mirrored"]["move"][moves.index("pan left")]] == "pan right"
    assert moves[labels["mirrored"]["move"][moves.index("tilt up")]] == "tilt up"


def test_calibration_finds_the_curve_that_made_the_answers() -> None:
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 3, 20_000).astype(np.float32)
    right = rng.random(20_000) < 1 / (1 + np.exp(-(0.5 * logits - 1.0)))
    gain, offset = platt(logits, right, balanced=False)
    assert gain == pytest.approx(0.5, abs=0.03)
    assert offset == pytest.approx(-1.0, abs=0.06)
    sharp = rng.normal(0, 2, (5000, 4)).astype(np.float32)
    chances = np.exp(0.5 * sharp) / np.exp(0.5 * sharp).sum(1, keepdims=True)
    labels = np.array([rng.choice(4, p=row / row.sum()) for row in chances.astype(np.float64)])
    assert temper(sharp, labels) == pytest.approx(0.5, abs=0.08)


def test_auroc_counts_ties_half() -> None:
    assert auroc(np.float32([0.9, 0.8]), np.float32([0.1, 0.8])) == pytest.approx(0.875)
