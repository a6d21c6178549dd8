"""The wind tunnel's figures on a planted experiment: each spread follows its cause, and early stopping saves takes."""

from __future__ import annotations

import numpy as np
import pytest

from circletake.evals.windtunnel.experiment import Experiment
from circletake.evals.windtunnel.figures import measure_all, stop_early, tau, tau_interval
from circletake.evals.windtunnel.prompts import Prompt, grid
from circletake.models.windtunnel import OPEN, shares


def planted(prompts: list[Prompt], rng: np.random.Generator, n: int = 12, m: int = 2) -> Experiment:
    """An experiment whose text spreads with the bits and whose takes spread with rarity; readings follow the intent."""

    def rows(shape: tuple[int, ...], dispersion: np.ndarray) -> np.ndarray:
        noise = rng.normal(size=(*shape, 32))
        noise[..., 0] = 0
        noise /= np.linalg.norm(noise, axis=-1, keepdims=True)
        wide = dispersion.reshape(-1, *[1] * len(shape[1:]), 1)
        return np.sqrt(1 - wide) * np.eye(32)[0] + np.sqrt(wide) * noise

    bits = np.array([prompt.bits for prompt in prompts])
    rare = np.array([prompt.share == 0 for prompt in prompts])
    shown = np.stack([np.repeat(prompt.latents[:n, None], m, axis=1) for prompt in prompts])
    shown[rare, :, :, 0] = 0
    return Experiment(
        text=rows((len(prompts), 24), bits / 12),
        video=rows((len(prompts), n, m), np.where(rare, 0.4, 0.02)),
        shown=shown,
        adherence=np.zeros((len(prompts), n, m)),
        anything=0.45,
        known=0.02,
    )


def test_the_grid_crosses_vagueness_with_rarity() -> None:
    prompts = grid()
    assert len(prompts) == 384
    assert len({prompt.meant[0] for prompt in prompts}) == 64
    assert abs(tau(np.array([p.bits for p in prompts]), np.array([p.share for p in prompts]))[0]) < 0.02
    for prompt in prompts:
        assert prompt.share == shares()[prompt.meant[0]]
        assert all(said in (OPEN, meant) for said, meant in zip(prompt.said, prompt.meant, strict=True))
        assert prompt.said[0] == prompt.meant[0]
    assert [p.meant for p in grid()] == [p.meant for p in prompts]
    assert {p.share == 0 for p in grid(things=5)} == {True, False}


def test_each_spread_follows_its_cause() -> None:
    prompts = grid(things=16, levels=(0, 2, 5))
    figures = measure_all(prompts, planted(prompts, np.random.default_rng(0)))
    assert tau(figures.aleatoric, figures.bits)[0] > 0.7
    assert np.min(figures.epistemic[figures.share == 0]) > np.max(figures.epistemic[figures.share > 0])
    assert tau(figures.total, figures.accuracy)[0] < -0.5
    low, high = tau_interval(figures.total, figures.accuracy, rounds=100)
    assert low <= tau(figures.total, figures.accuracy)[0] <= high < 0
    assert figures.fidelity[figures.share > 0] == pytest.approx(1.0)


def test_sure_shots_stop_early() -> None:
    prompts = grid(things=16, levels=(0, 2, 5))
    found = planted(prompts, np.random.default_rng(1))
    early = stop_early(found)
    assert early.used < 0.8
    assert early.reasons.count("sure") > 0
    assert abs(tau(early.total, measure_all(prompts, found).total)[0]) > 0.8
