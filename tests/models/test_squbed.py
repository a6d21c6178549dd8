"""S-QUBED against closed forms, 50-digit references and planted distributions."""

from __future__ import annotations

import json

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vmf_reference import GOLDEN, Reference, reference

from circletake.models.squbed import (
    Prior,
    dispersion_of,
    estimate,
    fit_vmf,
    mean_resultant,
    split_dispersion,
    spread_at,
    spread_of,
    uniform_entropy,
    vmf_entropy,
    vmf_log_normaliser,
)
from circletake.models.squbed.reference import slow_dispersion, slow_entropy, slow_log_normaliser, slow_split
from circletake.models.squbed.vmf import concentration, concentration_at, dispersion, one_less_resultant

REFERENCES = [(row[0], row[1], Reference(*row[2:])) for row in json.loads(GOLDEN.read_text())]


def off(found: np.ndarray, wanted: str) -> float:
    """Return the error relative to the reference; near a zero of it, to a thousandth."""
    exact = mpmath.mpf(wanted)
    return float(abs(mpmath.mpf(float(found)) - exact) / max(abs(exact), mpmath.mpf("1e-3")))


@pytest.mark.parametrize("d", sorted({d for d, _, _ in REFERENCES}))
def test_every_function_to_nine_digits_over_the_whole_range(d: int) -> None:
    for _, kappa, wanted in (row for row in REFERENCES if row[0] == d):
        k = float(kappa)
        with mpmath.workdps(50):
            assert off(vmf_log_normaliser(k, d), wanted.log_normaliser) < 1e-9, kappa
            assert off(vmf_entropy(k, d), wanted.entropy) < 1e-9, kappa
            # These two lie near 0 at one end and keep their digits there: no floor.
            for found, text in ((mean_resultant(k, d), wanted.resultant), (one_less_resultant(k, d), wanted.one_less)):
                exact = mpmath.mpf(text)
                assert abs(mpmath.mpf(float(found)) - exact) <= mpmath.mpf("1e-11") * abs(exact), kappa


@given(st.integers(2, 4096), st.floats(-4, 2.4))
@settings(max_examples=25, deadline=None)
def test_any_dimension_and_concentration_to_nine_digits(d: int, exponent: float) -> None:
    k = 10.0**exponent
    wanted = reference(repr(k), d)
    with mpmath.workdps(50):
        assert off(vmf_log_normaliser(k, d), wanted.log_normaliser) < 1e-9
        assert off(vmf_entropy(k, d), wanted.entropy) < 1e-9


@given(st.integers(2, 300), st.floats(-3, 2))
@settings(max_examples=15, deadline=None)
def test_the_slow_reference_says_the_same(d: int, exponent: float) -> None:
    k = 10.0**exponent
    assert vmf_log_normaliser(k, d) == pytest.approx(float(slow_log_normaliser(k, d)), rel=1e-11, abs=1e-12)
    assert vmf_entropy(k, d) == pytest.approx(float(slow_entropy(k, d)), rel=1e-11, abs=1e-12)


@pytest.mark.parametrize("d", [2, 3, 4, 5, 7, 10, 16])
def test_the_entropy_keeps_its_digits_at_its_zero(d: int) -> None:
    # h(kappa) = 0 for low dimensions: there only the absolute error means something, and it is the argument's rounding.
    low, high = 1e-3, 1e4
    for _ in range(80):
        middle = float(np.sqrt(low * high))
        low, high = (middle, high) if vmf_entropy(middle, d) > 0 else (low, middle)
    wanted = mpmath.mpf(reference(repr(low), d).entropy)
    assert abs(float(vmf_entropy(low, d)) - float(wanted)) < 1e-13 * d


@given(st.integers(2, 4096), st.floats(-300, 300))
@settings(max_examples=60, deadline=None)
def test_the_fit_comes_back(d: int, exponent: float) -> None:
    k = np.array(10.0**exponent)
    # 1 - A holds kappa's digits from about d on, A below.
    one_less = one_less_resultant(k, d)
    back = concentration_at(one_less, d) if one_less < 0.5 else concentration(mean_resultant(k, d), d)
    assert back == pytest.approx(k, rel=1e-9)


@pytest.mark.parametrize("d", [2, 24, 384])
def test_spread_and_dispersion_are_each_others_inverse(d: int) -> None:
    for dispersed in (1e-9, 1e-4, 0.05, 0.5, 0.99):
        assert dispersion_of(float(spread_at(dispersed, d)), d) == pytest.approx(dispersed, rel=1e-8)
    assert dispersion_of(1.0, d) == 1.0
    with pytest.raises(ValueError, match="spread"):
        dispersion_of(0.0, d)


@pytest.mark.parametrize("kappa", [-1.0, float("nan"), float("inf")])
def test_a_concentration_is_a_finite_number_of_at_least_zero(kappa: float) -> None:
    with pytest.raises(ValueError, match="kappa"):
        vmf_entropy(kappa, 5)
    with pytest.raises(ValueError, match="dimensions"):
        vmf_entropy(1.0, 1)


def test_three_dimensions_have_a_closed_form() -> None:
    kappa = np.array([0.1, 1.0, 10.0, 300.0])
    closed = np.log(kappa / (4 * np.pi)) - (kappa + np.log1p(-np.exp(-2 * kappa)) - np.log(2.0))
    assert np.allclose(vmf_log_normaliser(kappa, 3), closed, rtol=1e-12, atol=1e-12)
    assert np.allclose(mean_resultant(kappa, 3), 1 / np.tanh(kappa) - 1 / kappa, rtol=1e-10)


@pytest.mark.parametrize("d", [2, 3, 64, 384, 4096])
def test_concentration_inverts_the_resultant(d: int) -> None:
    r = np.array([1e-4, 0.01, 0.3, 0.9, 0.999, 0.999999])
    assert np.allclose(mean_resultant(concentration(r, d), d), r, rtol=1e-8)


def test_entropy_falls_from_uniform() -> None:
    h = vmf_entropy(np.geomspace(1e-8, 1e8, 200), 384)
    assert h[0] == pytest.approx(uniform_entropy(384), abs=1e-9)
    assert np.all(np.diff(h) <= 1e-9)


def sample(mean: np.ndarray, u: float, n: int, rng: np.random.Generator) -> np.ndarray:
    """Draw unit vectors whose expected pairwise cosine is u."""
    d = len(mean)
    noise = rng.normal(size=(n, d))
    noise -= np.outer(noise @ mean, mean)
    noise /= np.linalg.norm(noise, axis=1, keepdims=True)
    return np.sqrt(u) * mean + np.sqrt(1 - u) * noise


def test_the_fit_is_unbiased_at_few_samples() -> None:
    rng = np.random.default_rng(3)
    mean = np.eye(512)[0]
    for m in (2, 3, 5, 10):
        fitted = [fit_vmf(sample(mean, 0.6, m, rng)).u for _ in range(150)]
        assert np.mean(fitted) == pytest.approx(0.6, abs=0.01)


def test_vague_prompts_and_ignorant_models_are_told_apart() -> None:
    rng = np.random.default_rng(5)
    text, video = np.eye(384)[0], np.eye(192)[0]

    def measured(prompt_u: float, video_u: float) -> tuple[float, float]:
        prompts = sample(text, prompt_u, 6, rng)
        videos = np.stack([sample(video, video_u, 3, rng) for _ in range(6)])
        found = estimate(prompts, videos)
        assert found.aleatoric.low <= found.aleatoric.value <= found.aleatoric.high
        assert found.total.nats == pytest.approx(found.aleatoric.nats + found.epistemic.nats)
        return found.aleatoric.value, found.epistemic.value

    clear = measured(0.97, 0.97)
    vague = measured(0.4, 0.97)
    ignorant = measured(0.97, 0.4)
    assert vague[0] > 2 * clear[0]
    assert vague[1] < 1.5 * clear[1]
    assert ignorant[1] > 2 * clear[1]
    assert ignorant[0] < 1.5 * clear[0]


def test_the_split_adds_up_and_is_what_pairs_say() -> None:
    rng = np.random.default_rng(7)
    videos = [rng.normal(size=(m, 32)) + 2 * rng.normal(size=32) for m in (2, 3, 5, 2)]
    videos = [v / np.linalg.norm(v, axis=-1, keepdims=True) for v in videos]
    split = split_dispersion(videos)
    assert split.total.value == pytest.approx(split.between.value + split.within.value, abs=1e-12)
    slow = slow_split([v.tolist() for v in videos])
    assert [part.value for part in split] == pytest.approx(list(slow), rel=1e-12)
    assert all(part.low <= part.value <= part.high for part in split)
    assert split.between.value > 0.2


def test_dispersion_keeps_its_digits_for_nearly_equal_rows() -> None:
    rows = np.eye(3)[[0, 0, 0]] + 1e-9 * np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert dispersion(rows) == pytest.approx(slow_dispersion(rows.tolist()), rel=1e-12)
    assert dispersion(rows) == pytest.approx(2e-18 / 3, rel=1e-6)


def von_mises_fisher(mean: np.ndarray, kappa: float, n: int, rng: np.random.Generator) -> np.ndarray:
    """Draw n unit vectors by Wood's rejection (1994)."""
    d = len(mean)
    b = (d - 1) / (2 * kappa + np.sqrt(4 * kappa**2 + (d - 1) ** 2))
    x0 = (1 - b) / (1 + b)
    out: list[np.ndarray] = []
    while len(out) < n:
        z = rng.beta((d - 1) / 2, (d - 1) / 2)
        w = (1 - (1 + b) * z) / (1 - (1 - b) * z)
        if kappa * (w - x0) + (d - 1) * np.log((1 - x0 * w) / (1 - x0**2)) >= np.log(rng.random()):
            side = rng.normal(size=d)
            side -= side @ mean * mean
            out.append(w * mean + np.sqrt(1 - w * w) * side / np.linalg.norm(side))
    return np.array(out)


@pytest.mark.parametrize(("n", "m"), [(4, 2), (6, 3), (12, 2)])
def test_intervals_hold_the_truth_nineteen_times_in_twenty(n: int, m: int) -> None:
    # Law: von Mises-Fisher latents, takes about them. Tolerance: 0.9 to 1 over 80 prompts (2 standard errors).
    rng, d, runs = np.random.default_rng(0), 16, 80
    u_text, u_video = (float(mean_resultant(kappa, d)) ** 2 for kappa in (30.0, 60.0))
    truth = {"aleatoric": spread_of(u_text, d), "epistemic": spread_of(u_video, d), "within": 1 - u_video,
             "between": u_video * (1 - u_text)}  # fmt: skip
    held = dict.fromkeys(truth, 0)
    for _ in range(runs):
        z = von_mises_fisher(np.eye(d)[0], 30.0, n, rng)
        found = estimate(z, np.stack([von_mises_fisher(mean, 60.0, m, rng) for mean in z]))
        told = {"aleatoric": found.aleatoric, "epistemic": found.epistemic, "within": found.split.within,
                "between": found.split.between}  # fmt: skip
        for name, one in told.items():
            held[name] += one.low <= truth[name] <= one.high
    assert all(count / runs >= 0.9 for count in held.values()), held


def test_intervals_hold_laws_that_are_not_von_mises_fisher() -> None:
    # Two modes in text, takes that differ in four directions alone and by latent: 12 latents hold it nine times in ten.
    rng, d, runs, n = np.random.default_rng(1), 24, 60, 12
    held = np.zeros(2)

    def draw(k: int) -> tuple[np.ndarray, np.ndarray]:
        z = np.eye(d)[rng.integers(0, 2, k)] + 0.1 * rng.normal(size=(k, d))
        video = np.eye(d)[2] + np.pad(
            rng.uniform(0.1, 0.4, (k, 1, 1)) * rng.normal(size=(k, 2, 4)), ((0, 0), (0, 0), (0, d - 4))
        )
        return tuple(x / np.linalg.norm(x, axis=-1, keepdims=True) for x in (z, video))

    z, video = draw(5_000)
    truth = spread_of(1 - dispersion(z), d), spread_of(float((video[:, 0] * video[:, 1]).sum(-1).mean()), d)
    for _ in range(runs):
        found = estimate(*draw(n))
        held += [
            one.low <= true <= one.high for one, true in zip((found.aleatoric, found.epistemic), truth, strict=True)
        ]
    assert np.all(held / runs >= 0.85), held


def test_few_takes_are_shrunk_towards_what_is_known() -> None:
    rng = np.random.default_rng(2)
    text = sample(np.eye(48)[0], 0.9, 6, rng)
    error = {"raw": 0.0, "shrunk": 0.0}
    for _ in range(20):
        # Low rank: two takes tell little, and prompts differ little from each other.
        true = rng.uniform(0.15, 0.25)
        noise = np.pad(rng.normal(size=(6, 2, 3)), ((0, 0), (0, 0), (1, 44)))
        noise *= np.sqrt(true) / np.linalg.norm(noise, axis=-1, keepdims=True)
        video = noise + np.sqrt(1 - true) * np.eye(48)[0]
        raw = estimate(text, video)
        shrunk = estimate(text, video, prior=Prior(0.2, 60.0))
        error["raw"] += (raw.epistemic.value - spread_of(1 - true, 48)) ** 2
        error["shrunk"] += (shrunk.epistemic.value - spread_of(1 - true, 48)) ** 2
        assert 1 < raw.effective_rank <= 6
    assert error["shrunk"] < 0.5 * error["raw"]


def test_latents_may_have_different_numbers_of_takes() -> None:
    rng = np.random.default_rng(4)
    text = sample(np.eye(32)[0], 0.9, 3, rng)
    videos = [sample(np.eye(32)[1], 0.8, m, rng) for m in (2, 4, 3)]
    found = estimate(text, videos)
    assert (found.latents, found.videos) == (3, 2)
    assert found.split.within.value == pytest.approx(np.mean([dispersion(v) for v in videos]))
    with pytest.raises(ValueError, match="at least 2"):
        estimate(text, [*videos[:2], videos[2][:1]])


def test_identical_samples_are_sure_but_finite() -> None:
    same = np.tile(np.eye(16)[0], (4, 1))
    found = estimate(same, np.tile(same[:2], (4, 1, 1)))
    assert found.identical
    assert not estimate(same, np.tile(np.eye(16)[:2], (4, 1, 1))).identical
    assert 0 < found.epistemic.value < 0.05
    assert np.isfinite(found.total.nats)


def test_spread_runs_from_nothing_to_one() -> None:
    spreads = [spread_of(u, 384) for u in (1.0, 0.9, 0.5, 0.1, 0.0, -0.3)]
    assert spreads == sorted(spreads)
    assert spreads[-1] == spreads[-2] == 1.0


@pytest.mark.parametrize("bad", [np.ones((1, 4)), np.ones(4), np.zeros((3, 4)), np.full((3, 4), np.nan)])
def test_bad_embeddings_are_refused(bad: np.ndarray) -> None:
    with pytest.raises(ValueError):
        fit_vmf(bad)


def test_estimate_needs_two_of_each() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        estimate(np.eye(4)[:2], np.ones((2, 1, 4)))
