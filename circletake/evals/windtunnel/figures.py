"""What each prompt's takes tell: uncertainty, accuracy, the baselines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kendalltau

from circletake.evals.windtunnel.experiment import Experiment
from circletake.evals.windtunnel.prompts import Prompt
from circletake.models.squbed import (
    Draw,
    Limit,
    Limits,
    Observed,
    estimate,
    next_draw,
)
from circletake.models.squbed.stopping import StopReason
from circletake.models.windtunnel import say

Doubles = NDArray[np.float64]

_FLOOR = 1e-4
BAD_BELOW = 2 / 3
"""A take is bad when it shows less than this share of what was meant."""


class Figures(NamedTuple):
    """(P,) each, but `take_accuracy` and `take_adherence` (P, n, m)."""

    total: Doubles
    aleatoric: Doubles
    epistemic: Doubles
    nats: Doubles
    """The paper's sum."""
    cosine: Doubles
    """1 - mean pairwise cosine of all takes: baseline."""
    words: Doubles
    """Words of the prompt, fewer is vaguer, hence negative: baseline."""
    adherence: Doubles
    """Of the first take alone, negative: baseline."""
    accuracy: Doubles
    fidelity: Doubles
    """Share of slots as the refined prompt says, not as was meant."""
    bits: Doubles
    share: Doubles
    take_accuracy: Doubles
    take_adherence: Doubles


class Sequential(NamedTuple):
    """total: (P,) spread when stopped. used: share of the fixed takes. reasons: why each stopped."""

    total: Doubles
    used: float
    reasons: list[StopReason]


def measure_all(prompts: Sequence[Prompt], found: Experiment) -> Figures:
    """Measure every prompt by all its takes."""
    estimates = [estimate(text, video, floor=_FLOOR) for text, video in zip(found.text, found.video, strict=True)]
    n = found.video.shape[1]
    meant = np.array([prompt.meant for prompt in prompts])[:, None, None]
    latents = np.array([prompt.latents[:n] for prompt in prompts])[:, :, None]
    accuracy = (found.shown == meant).mean(-1)
    return Figures(
        total=np.array([e.total.value for e in estimates]),
        aleatoric=np.array([e.aleatoric.value for e in estimates]),
        epistemic=np.array([e.epistemic.value for e in estimates]),
        nats=np.array([e.total.nats for e in estimates]),
        cosine=np.array([_mean_dispersion(v.reshape(-1, v.shape[-1])) for v in found.video]),
        words=-np.array([float(len(say(prompt.said).split())) for prompt in prompts]),
        adherence=-found.adherence[:, 0, 0],
        accuracy=accuracy.mean((1, 2)),
        fidelity=(found.shown == latents).mean((1, 2, 3)),
        bits=np.array([prompt.bits for prompt in prompts]),
        share=np.array([prompt.share for prompt in prompts]),
        take_accuracy=accuracy,
        take_adherence=found.adherence,
    )


def stop_early(found: Experiment) -> Sequential:
    """Go through the recorded takes latent by latent, as a critic would shoot them.

    Thresholds are set without labels: half-way between what knowing and what "anything goes" look like.
    """
    _, written, n, m = (*found.text.shape[:2], *found.video.shape[1:3])
    limits = Limits(
        aleatoric=Limit(0.5, 1.0), epistemic=Limit((found.known + found.anything) / 2, found.anything),
        prompts=written, least=min(4, n), most=n, videos=m,
    )  # fmt: skip
    totals, used, reasons = [], 0, []
    for text, video in zip(found.text, found.video, strict=True):
        observed = Observed.nothing()
        while isinstance(step := next_draw(observed, limits), Draw):
            done = len(observed.video)
            observed = observed.with_prompts(text[len(observed.text) : len(observed.text) + step.prompts])
            observed = observed.with_takes(video[done : done + step.latents])
        shot = len(observed.video)
        used += shot
        reasons.append(step.reason)
        totals.append(estimate(text, video[:shot], floor=_FLOOR).total.value)
    return Sequential(np.array(totals), used / (len(found.video) * n), reasons)


def tau(x: Doubles, y: Doubles) -> tuple[float, float]:
    """Return Kendall's tau-b and its p-value."""
    found = kendalltau(x, y)
    return float(found.statistic), float(found.pvalue)


def tau_interval(x: Doubles, y: Doubles, *, rounds: int, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % percentile bootstrap interval of tau-b, over prompts."""
    rng = np.random.default_rng(seed)
    taus = [tau(x[i], y[i])[0] for i in rng.integers(0, len(x), (rounds, len(x)))]
    low, high = np.nanpercentile(taus, [2.5, 97.5])
    return float(low), float(high)


def _mean_dispersion(rows: Doubles) -> float:
    away = rows - rows.mean(0)
    return float((away * away).sum() / (len(rows) - 1))
