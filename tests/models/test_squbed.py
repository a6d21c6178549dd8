"""S-QUBED against closed forms, 50-digit references and planted distributions."""

from __future__ import annotations

import mpmath
import numpy as np
import pytest

from circletake.models.squbed import (
    estimate,
    fit_vmf,
    mean_resultant,
    split_dispersion,
    spread_of,
    uniform_entropy,
    vmf_entropy,
    vmf_log_normaliser,
)
from circletake.models.squbed.vmf import concentration

DIMENSIONS = (2, 3, 5, 16, 48, 49, 50, 51, 128, 384, 768, 1536, 4096)
KAPPAS = (1e-9, 1e-3, 0.5, 3.0, 40.0, 700.0, 2e4, 1e5, 3e6, 1e9, 1e12)


def reference(kappa: float, d: int) -> tuple[float, float]:
    """Return log C and h with 50 digits."""
    with mpmath.workdps(50):
        k, nu = mpmath.mpf(kappa), mpmath.mpf(d) / 2 - 1
        i, above = (mpmath.besseli(order, k, maxterms=10**7) for order in (nu, nu + 1))
        log_c = nu * mpmath.log(k) - (nu + 1) * mpmath.log(2 * mpmath.pi) - mpmath.log(i)
        return float(log_c), float(-log_c - k * above / i)


@pytest.mark.parametrize("d", DIMENSIONS)
def test_normaliser_and_entropy_to_nine_digits(d: int) -> None:
    for kappa in KAPPAS:
        log_c, h = reference(kappa, d)
        assert vmf_log_normaliser(kappa, d) == pytest.approx(log_c, rel=1e-9, abs=1e-9)
        assert vmf_entropy(kappa, d) == pytest.approx(h, rel=1e-9, abs=1e-9)


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
        fitted = [fit_vmf(sample(mean, 0.6, m, rng)).u for _ in range(400)]
        assert np.mean(fitted) == pytest.approx(0.6, abs=0.006)


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


def test_the_split_adds_up() -> None:
    rng = np.random.default_rng(7)
    videos = rng.normal(size=(5, 4, 32)) + 2 * rng.normal(size=(5, 1, 32))
    videos /= np.linalg.norm(videos, axis=-1, keepdims=True)
    split = split_dispersion(videos)
    assert split.total == pytest.approx(split.between + split.within, abs=1e-12)
    assert split.between > 0.2


def test_identical_samples_are_sure_but_finite() -> None:
    same = np.tile(np.eye(16)[0], (4, 1))
    found = estimate(same, np.tile(same[:2], (4, 1, 1)))
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
