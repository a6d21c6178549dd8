"""Sequential stopping and the split of a budget: coverage at every moment, and the fewest takes that tell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.models.squbed import (
    Draw,
    Limit,
    Limits,
    Observed,
    Stop,
    confidence_sequence,
    next_draw,
    optimum_videos,
    split_budget,
)
from circletake.models.squbed.stopping import aleatoric_observations, epistemic_observations

LIMITS = Limits(aleatoric=Limit(0.2, 0.6), epistemic=Limit(0.2, 0.5))


def spread_rows(n: int, m: int, dispersion: float, rng: np.random.Generator, d: int = 64) -> np.ndarray:
    """(n, m, d) unit rows with an expected pairwise cosine of 1 - dispersion within each of n."""
    centre = np.zeros(d)
    centre[0] = 1.0
    noise = rng.normal(size=(n, m, d))
    noise[..., 0] = 0.0
    noise /= np.linalg.norm(noise, axis=-1, keepdims=True)
    return np.sqrt(1 - dispersion) * centre + np.sqrt(dispersion) * noise


@pytest.mark.parametrize(("a", "b"), [(0.3, 3.0), (0.1, 0.1), (30.0, 1.0)])
def test_the_interval_holds_at_every_moment(a: float, b: float) -> None:
    # The running intersection misses at some time in at most alpha of all runs; 120 runs, 3 standard errors of slack.
    rng = np.random.default_rng(11)
    runs, alpha, misses = 120, 0.1, 0
    for _ in range(runs):
        low, high = confidence_sequence(rng.beta(a, b, 16), alpha)
        misses += not low <= a / (a + b) <= high
    assert misses / runs <= alpha + 3 * np.sqrt(alpha * (1 - alpha) / runs)


@given(st.lists(st.floats(0, 1), max_size=20), st.floats(0.01, 0.5))
@settings(max_examples=30, deadline=None)
def test_more_observations_never_widen_it(x: list[float], alpha: float) -> None:
    before = (0.0, 1.0)
    for n in range(len(x) + 1):
        low, high = confidence_sequence(x[:n], alpha)
        assert before[0] <= low <= high <= before[1]
        before = (low, high)


@pytest.mark.parametrize("bad", [[-0.1], [1.1], [float("nan")]])
def test_observations_outside_the_range_are_refused(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="ceiling"):
        confidence_sequence(bad, 0.1)


def run(aleatoric: float, epistemic: float, seed: int = 3) -> tuple[Stop, int]:
    rng = np.random.default_rng(seed)
    observed = Observed.nothing()
    while isinstance(step := next_draw(observed, LIMITS), Draw):
        observed = observed.with_prompts(spread_rows(1, step.prompts, aleatoric, rng)[0])
        observed = observed.with_takes(spread_rows(step.latents, step.videos, epistemic, rng))
    return step, len(observed.video)


def test_a_sure_shot_stops_early_and_a_doubtful_one_spends() -> None:
    sure, few = run(0.0, 0.01)
    assert sure.reason == "sure"
    assert few < LIMITS.most
    assert run(0.0, 0.49)[0].reason == "unsure"
    assert run(0.59, 0.01)[0].reason == "vague"
    assert run(0.59, 0.49)[0].reason == "vague and unsure"
    edge, most = run(0.0, 0.2)
    assert edge.reason == "spent"
    assert LIMITS.least <= most <= LIMITS.most


def test_intervals_hold_the_mean_dispersion_when_stopped() -> None:
    stops = [run(0.1, 0.08, seed)[0] for seed in range(25)]
    assert np.mean([stop.epistemic.low <= 0.08 <= stop.epistemic.high for stop in stops]) >= 0.9
    assert np.mean([stop.aleatoric.low <= 0.1 <= stop.aleatoric.high for stop in stops]) >= 0.9


def test_observations_are_pairs_that_share_nothing() -> None:
    rng = np.random.default_rng(1)
    text, video = spread_rows(1, 5, 0.3, rng)[0], spread_rows(5, 3, 0.2, rng)
    assert aleatoric_observations(text) == pytest.approx([1 - text[0] @ text[1], 1 - text[2] @ text[3]])
    by_pairs = [np.mean([1 - v[i] @ v[j] for i in range(3) for j in range(i)]) for v in video]
    assert epistemic_observations(video) == pytest.approx(by_pairs)


def test_limits_that_contradict_are_refused() -> None:
    with pytest.raises(ValueError, match="threshold"):
        next_draw(Observed.nothing(), LIMITS._replace(epistemic=Limit(0.7, 0.5)))
    with pytest.raises(ValueError, match="least"):
        next_draw(Observed.nothing(), LIMITS._replace(least=20))
    with pytest.raises(ValueError, match="takes"):
        Observed.nothing().with_prompts(np.eye(3)).with_takes(np.ones((3, 1, 4)))
    with pytest.raises(ValueError, match="prompts that are there"):
        Observed.nothing().with_prompts(np.eye(3)).with_takes(np.ones((4, 2, 4)))
    with pytest.raises(ValueError, match="finite"):
        Observed.nothing().with_prompts(np.zeros((3, 4)))


@given(st.floats(0.0, 50), st.floats(1, 10), st.floats(0, 5), st.floats(0.01, 5), st.floats(60, 3000))
@settings(max_examples=40, deadline=None)
def test_no_other_split_of_a_budget_is_better(
    latent: float, video: float, within: float, between: float, budget: float
) -> None:
    if budget < 2 * (latent + 2 * video):
        with pytest.raises(ValueError, match="does not pay"):
            split_budget(budget, latent_cost=latent, video_cost=video, within=within, between=between)
        return
    found = split_budget(budget, latent_cost=latent, video_cost=video, within=within, between=between)
    assert found.cost <= budget
    assert found.latents >= 2

    def variance(n: int, m: int) -> float:
        return (between + within / m) / n

    # The optimum over real numbers is a lower bound that whole numbers come near to.
    m = min(optimum_videos(latent, video, within, between), budget / video)
    assert variance(found.latents, found.videos) >= 0.999999 * (between + within / m) * (latent + m * video) / budget
    for m in (2, 3, 5, 8):
        n = int(budget // (latent + m * video))
        assert n < 2 or variance(found.latents, found.videos) <= variance(n, m) * 1.000001


def test_the_optimum_is_two_takes_where_a_latent_costs_nothing() -> None:
    assert optimum_videos(0.0, 1.0, 1.0, 0.1) == 2.0
    assert optimum_videos(16.0, 1.0, 1.0, 0.25) == pytest.approx(8.0)
