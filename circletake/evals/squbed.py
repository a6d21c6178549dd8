"""The S-QUBED eval: does the uncertainty tell vague prompts from an ignorant model, and good takes from bad ones?

In the wind tunnel (models/windtunnel) both are planted: bits that a prompt leaves open, and how often the model met
its thing in training. Accuracy is the share of six attributes that a take shows as they were meant, read back exactly:
like the paper's, it holds takes against what the writer had in mind, so a vague prompt costs accuracy. Uncertainty sees
embeddings alone. Measures: Kendall's tau-b with 95 % bootstrap intervals over prompts; AUROC of a bad take, which shows
less than two thirds of what was meant. Bars: the project's own; tests as in Z. Mei et al., arXiv 2510.02571.
"""

from __future__ import annotations

import sys
import time

import numpy as np
from numpy.typing import NDArray

from circletake.evals.row import Row
from circletake.evals.windtunnel import Experiment, Prompt, grid, run
from circletake.evals.windtunnel.chances import calibrated
from circletake.evals.windtunnel.figures import (
    BAD_BELOW,
    Figures,
    Sequential,
    measure_all,
    stop_early,
    tau,
    tau_interval,
)
from circletake.models.squbed import auroc, vmf_entropy

_LATENTS = 12
_ROUNDS = 2000
_DIMENSIONS = (2, 48, 384, 4096)


def measure(quick: bool) -> list[Row]:
    """Shoot 384 prompts x 12 refined prompts x 2 takes (quick: 48 x 6 x 2, where only the signs are held to bars)."""
    prompts, found = shoot_grid(quick)
    figures, early = measure_all(prompts, found), stop_early(found)
    rounds = 300 if quick else _ROUNDS
    return [
        *_tests(figures, rounds, quick),
        *_disentangled(figures, quick),
        *_bad_takes(figures, prompts, quick),
        *_sequential(figures, early, quick),
        Row("entropies a second on one core, millions, slowest of 4 dimensions", _entropies_a_second(), 1.0, "more"),
    ]


def shoot_grid(quick: bool) -> tuple[list[Prompt], Experiment]:
    """Return the eval's prompts and what came of them, from the cache where it holds them."""
    prompts = grid(things=12, levels=(0, 2, 3, 5)) if quick else grid()
    return prompts, run(prompts, 6 if quick else _LATENTS, lambda line: print(line, file=sys.stderr))


def _tests(figures: Figures, rounds: int, quick: bool) -> list[Row]:
    """The paper's three tests: total; aleatoric where the model knows; epistemic where the prompt is clear."""
    everywhere = np.ones(len(figures.total), bool)
    known, clear = _lowest_third(figures.epistemic), _lowest_third(figures.aleatoric)
    rows = []
    for name, x, among in (
        ("total", figures.total, everywhere),
        ("aleatoric, low-epistemic third", figures.aleatoric, known),
        ("epistemic, low-aleatoric third", figures.epistemic, clear),
    ):
        value, p = tau(x[among], figures.accuracy[among])
        upper = tau_interval(x[among], figures.accuracy[among], rounds=rounds)[1]
        bar = -0.25 if name == "total" else None
        rows.append(Row(f"tau({name}; accuracy), n = {among.sum()}", _r(value), None if quick else bar))
        rows.append(Row("    its p-value, log10", _log10(p), -4.0 if name == "total" and not quick else None))
        rows.append(Row("    upper end of its 95 % interval", _r(upper), None if quick else 0.0))
    baselines = (
        ("the paper's sum in nats", figures.nats), ("1 - mean cosine of all takes", figures.cosine),
        ("prompt length", figures.words), ("first take's adherence", figures.adherence),
        ("random", np.random.default_rng(0).random(len(figures.total))),
    )  # fmt: skip
    rows += [Row(f"    baseline tau({name}; accuracy)", _r(tau(x, figures.accuracy)[0])) for name, x in baselines]
    return rows


def _disentangled(figures: Figures, quick: bool) -> list[Row]:
    """Each kind must follow its own cause, and not the other's."""
    often = figures.share  # tau is the same for the logarithm, and things never met need none
    crossed = (
        ("aleatoric", figures.aleatoric, "bits", figures.bits, 0.6, "more"),
        ("aleatoric", figures.aleatoric, "log frequency", often, 0.15, "less"),
        ("epistemic", figures.epistemic, "log frequency", often, -0.35, "less"),
        ("epistemic", figures.epistemic, "bits", figures.bits, 0.15, "less"),
    )
    rows = []
    for kind, x, name, cause, bar, better in crossed:
        value = tau(x, cause)[0]
        sized = bar == 0.15
        shown = f"|tau({kind}, {name})|" if sized else f"tau({kind}, {name})"
        rows.append(
            Row(
                shown, _r(abs(value) if sized else value), None if quick else bar,
                "more" if better == "more" else "less", _r(tau(figures.cosine, cause)[0]),
            )
        )  # fmt: skip
    rows.append(
        Row("tau(epistemic; takes as the refined prompt says)", _r(tau(figures.epistemic, figures.fidelity)[0]))
    )
    return rows


def _bad_takes(figures: Figures, prompts: list[Prompt], quick: bool) -> list[Row]:
    """Bad takes: ranked by prompt, then by the calibrated chance on prompts that were not fitted on."""
    bad = figures.take_accuracy < BAD_BELOW - 1e-9

    def over_takes(x: NDArray[np.float64]) -> float:
        return _r(auroc(np.broadcast_to(x[:, None, None], bad.shape).reshape(-1), bad.reshape(-1)))

    rows = [
        Row("share of bad takes", _r(float(bad.mean()))),
        Row("AUROC of a bad take, by total", over_takes(figures.total), None if quick else 0.75, "more"),
        *(
            Row(f"    baseline by {name}", over_takes(x))
            for name, x in (
                ("1 - mean cosine", figures.cosine), ("prompt length", figures.words),
                ("first take's adherence", figures.adherence), ("epistemic alone", figures.epistemic),
            )
        ),
    ]  # fmt: skip
    return rows if quick else rows + calibrated(figures, prompts, bad)


def _sequential(figures: Figures, early: Sequential, quick: bool) -> list[Row]:
    fixed, stopped = tau(figures.total, figures.accuracy)[0], tau(early.total, figures.accuracy)[0]
    return [
        Row("takes shot with early stopping, share of the fixed", _r(early.used), None if quick else 0.6),
        Row("    tau lost by it", _r(stopped - fixed), None if quick else 0.02),
        *(
            Row(f"    share stopped as {reason}", _r(early.reasons.count(reason) / len(early.reasons)))
            for reason in ("sure", "vague", "unsure", "vague and unsure", "spent")
        ),
    ]


def _entropies_a_second() -> float:
    kappa = np.exp(np.random.default_rng(0).uniform(-5, 12, 200_000))
    slowest = np.inf
    for d in _DIMENSIONS:
        vmf_entropy(kappa[:1000], d)
        began = time.process_time()
        vmf_entropy(kappa, d)
        slowest = min(slowest, len(kappa) / (time.process_time() - began))
    return _r(slowest / 1e6)


def _lowest_third(x: NDArray[np.float64]) -> NDArray[np.bool_]:
    rank = np.argsort(np.argsort(x, kind="stable"), kind="stable")
    return np.asarray(rank < len(x) // 3)


def _r(value: float) -> float:
    return round(float(value), 3)


def _log10(p: float) -> float:
    return round(float(np.log10(max(p, 1e-300))), 1)
