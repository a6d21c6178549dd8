"""Calibration: the guarantee kept on fresh takes, honest intervals, and no other back-end."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import isotonic_regression
from scipy.special import expit

from circletake.models.squbed import (
    Calibration,
    apply_calibration,
    aurc,
    auroc,
    brier,
    expected_calibration_error,
    fit_calibration,
    from_json,
    honest_calibration_error,
    to_json,
)
from circletake.models.squbed.calibration import choose_threshold, clopper_pearson_upper
from circletake.models.squbed.isotonic import isotonic

EMBEDDERS = {"text": "t1", "video": "v1"}


def takes(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, labels and the true chance that each take is bad: not a logistic law."""
    x = rng.uniform(0, 1, (n, 2))
    p = np.clip(0.02 + 0.9 * np.maximum(0, x[:, 0] - 0.35) * (1.3 - x[:, 1]), 0, 1)
    return x, (rng.random(n) < p).astype(float), p


def fitted(n: int = 600, seed: int = 0, **options: float) -> Calibration:
    x, bad, _ = takes(n, np.random.default_rng(seed))
    names = [f"p{i}" for i in range(n)]
    return fit_calibration(
        x, bad, names, names=("epistemic", "adherence"), backend="tunnel-1", embedders=EMBEDDERS, seed=seed, **options
    )


def test_the_guarantee_holds_on_fresh_takes() -> None:
    # P(bad | circled) > alpha for at most a share delta of all fits; 30 fits, 3 standard errors of slack.
    rng = np.random.default_rng(99)
    x, _, p = takes(4000, rng)
    broken = circled = 0
    for seed in range(30):
        calibration = fitted(400, seed, alpha=0.1, delta=0.1)
        if calibration.threshold is None:
            continue
        scores = (x - calibration.centre) / calibration.scale @ np.array(calibration.weights) + calibration.bias
        kept = scores <= calibration.threshold
        circled += kept.mean() > 0.1
        broken += bool(kept.any()) and p[kept].mean() > 0.1
    assert circled > 10
    assert broken / 30 <= 0.1 + 3 * np.sqrt(0.1 * 0.9 / 30)


def test_probabilities_are_near_the_truth_and_intervals_hold_it() -> None:
    calibration = fitted(2000)
    x, bad, p = takes(300, np.random.default_rng(5))
    told = [calibration.p_bad(row) for row in x]
    assert all(0 <= one.low <= one.value <= one.high <= 1 for one in told)
    values = np.array([one.value for one in told])
    assert np.mean(np.abs(values - p)) < 0.05
    assert brier(values, bad) < brier(np.full(300, bad.mean()), bad)
    assert np.mean([one.low <= true <= one.high for one, true in zip(told, p, strict=True)]) >= 0.8


def test_it_is_written_and_read_back_and_never_changed() -> None:
    calibration = fitted()
    text = to_json(calibration)
    assert from_json(text) == calibration
    found = json.loads(text)
    found["threshold"] = 9.0
    with pytest.raises(ValueError, match="digest"):
        from_json(json.dumps(found))
    found["format"] = 2
    with pytest.raises(ValueError, match="format"):
        from_json(json.dumps(found))


def test_another_back_end_or_embedder_is_refused() -> None:
    calibration = fitted()
    assert apply_calibration(calibration, [0.2, 0.5], backend="tunnel-1", embedders=EMBEDDERS).value < 0.5
    with pytest.raises(ValueError, match="rank takes only"):
        apply_calibration(calibration, [0.2, 0.5], backend="tunnel-2", embedders=EMBEDDERS)
    with pytest.raises(ValueError, match="rank takes only"):
        apply_calibration(calibration, [0.2, 0.5], backend="tunnel-1", embedders={**EMBEDDERS, "video": "v2"})


def test_labels_that_teach_nothing_are_refused() -> None:
    x = np.random.default_rng(0).random((80, 1))
    names = [str(i) for i in range(80)]
    with pytest.raises(ValueError, match="all labels"):
        fit_calibration(x, np.zeros(80), names, names=("u",), backend="b", embedders={})
    with pytest.raises(ValueError, match="at least 40"):
        fit_calibration(x, np.arange(80) % 2, ["one"] * 80, names=("u",), backend="b", embedders={})
    with pytest.raises(ValueError, match="finite"):
        fitted().p_bad([float("nan"), 0.0])


def test_no_threshold_where_none_can_be_proven() -> None:
    scores, bad = np.arange(50.0), np.ones(50)
    assert choose_threshold(scores, bad, scores, alpha=0.1, delta=0.1) is None
    assert choose_threshold(scores, np.zeros(50), scores, alpha=0.1, delta=0.1) == 49.0


def test_clopper_pearson_is_the_exact_tail() -> None:
    from scipy.stats import binom

    for k, n in ((0, 10), (3, 40), (17, 60)):
        assert binom.cdf(k, n, clopper_pearson_upper(k, n, 0.05)) == pytest.approx(0.05)
    assert clopper_pearson_upper(0, 0, 0.05) == 1.0


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=40))
@settings(max_examples=50, deadline=None)
def test_auroc_is_the_share_of_ordered_pairs(rows: list[tuple[int, bool]]) -> None:
    bads = [s for s, b in rows if b]
    goods = [s for s, b in rows if not b]
    found = auroc([s for s, _ in rows], [b for _, b in rows])
    if not bads or not goods:
        assert np.isnan(found)
        return
    assert found == pytest.approx(np.mean([(b > g) + 0.5 * (b == g) for b in bads for g in goods]))


def test_metrics_know_the_best_and_the_worst() -> None:
    bad = np.array([0, 0, 0, 1, 1])
    assert auroc(bad, bad) == 1.0
    assert aurc(bad, bad) < aurc(np.zeros(5), bad) < aurc(-bad, bad)
    p = expit(np.linspace(-3, 3, 4000))
    labels = np.random.default_rng(0).random(4000) < p
    assert expected_calibration_error(p, labels) < 0.03
    assert expected_calibration_error(1 - p, labels) > 0.3


def test_the_order_of_takes_with_one_forecast_does_not_matter() -> None:
    rng = np.random.default_rng(1)
    told = np.repeat([0.1, 0.45, 0.8], 40)
    bad = (rng.random(120) < told).astype(float)
    errors = {round(expected_calibration_error(told, np.concatenate(parts)), 12) for parts in _shuffled(bad, rng)}
    assert len(errors) == 1


def test_an_honest_forecaster_is_rarely_worse_than_chance_allows() -> None:
    rng = np.random.default_rng(2)
    worse = []
    for _ in range(200):
        told = rng.uniform(0, 1, 80)
        bad = (rng.random(80) < told).astype(float)
        worse.append(expected_calibration_error(told, bad) > honest_calibration_error(told))
    assert 0.01 <= float(np.mean(worse)) <= 0.11
    told = rng.uniform(0, 0.5, 400)
    assert expected_calibration_error(told, rng.random(400) < told + 0.25) > honest_calibration_error(told)
    assert honest_calibration_error(rng.uniform(0, 1, 40)) > 2 * honest_calibration_error(rng.uniform(0, 1, 640))


def _shuffled(bad: np.ndarray, rng: np.random.Generator) -> list[list[np.ndarray]]:
    return [[rng.permutation(part) for part in np.split(bad, 3)] for _ in range(5)]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(any), min_size=1, max_size=40))
@settings(deadline=None, max_examples=200)
def test_the_isotonic_fit_is_the_nearest_that_never_falls(takes: list[tuple[int, int]]) -> None:
    bad, good = np.array(takes, np.float64).T
    found = isotonic(bad / (bad + good), bad + good)
    assert np.allclose(found.fitted, isotonic_regression(bad / (bad + good), weights=bad + good).x, atol=1e-12)
    assert np.all(np.diff(found.fitted[found.blocks[:-1]]) > 0)
    assert found.blocks[-1] == len(takes)


def test_an_isotonic_fit_needs_weights() -> None:
    with pytest.raises(ValueError, match="weights above 0"):
        isotonic([0.5, 0.2], [1.0, 0.0])
