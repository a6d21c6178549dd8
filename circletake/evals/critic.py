"""The critic on the stage: do its numbers tell vague words and unknown things, and what does an estimate cost?

Planted shots (evals/planted) are measured without their truth and held against it.
    accuracy    mean share of what was meant that the takes of a shot show, by the stage's truth
    bits        what the words leave open: the logarithm of how many things they may mean
    unknown     1 where a word names something that the stage has no picture for
    bad         the take that looks best without the truth misses something that was meant
Kendall's tau-b over shots, after the calibration test of Z. Mei et al., arXiv 2510.02571. The bars are the same as in
the wind tunnel (evals/squbed); a figure that falls short is told as it is.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from scipy.stats import kendalltau

from circletake.evals.planted import planted_shots
from circletake.evals.planted.rounds import Observed, observe
from circletake.evals.row import Row
from circletake.models.squbed import auroc
from circletake.schema import Settings
from circletake.studio.preflight import open_checker

GRID = {"latents": 6, "videos": 2}
_TIMED = 8


def measure(quick: bool) -> list[Row]:
    """Measure 160 planted shots with up to 12 takes each (quick: 24 shots)."""
    shots = planted_shots(24 if quick else 160, seed=11)
    with tempfile.TemporaryDirectory(prefix="circletake-eval-") as scratch:
        folder = Path(scratch)
        with open_checker(Settings(**GRID, uncertainty="full"), folder=folder) as checker:
            fixed = [observe(checker, shot) for shot in shots]
        with open_checker(Settings(**GRID), folder=folder) as checker:
            stopped = [observe(checker, shot) for shot in shots]
        return [*_told(fixed), *_saved(fixed, stopped), *_cost(folder / "timed")]


def _told(found: Sequence[Observed]) -> list[Row]:
    accuracy = [one.accuracy for one in found]
    bits = [one.planted.bits for one in found]
    unknown = [float(one.planted.unknown) for one in found]
    total, aleatoric, epistemic = (
        [getattr(one.uncertainty, name).value for one in found] for name in ("total", "aleatoric", "epistemic")
    )
    split = kendalltau(total, accuracy)
    words = [-float(one.words) for one in found]
    return [
        Row("tau(total, accuracy)", _round(split.statistic), -0.25, "less", _tau(words, accuracy)),
        Row("its p", float(f"{split.pvalue:.2g}"), 1e-4),
        Row("tau(aleatoric, bits)", _tau(aleatoric, bits), 0.6, "more", _tau(words, bits)),
        Row("|tau(aleatoric, unknown)|", abs(_tau(aleatoric, unknown)), 0.15),
        Row("tau(epistemic, unknown)", _tau(epistemic, unknown), 0.35, "more"),
        Row("|tau(epistemic, bits)|", abs(_tau(epistemic, bits)), 0.15),
        *_bad_takes(found, total),
    ]


def _bad_takes(found: Sequence[Observed], total: Sequence[float]) -> list[Row]:
    bad = [one.best.bad for one in found]
    single = [-one.one_match for one in found if one.one_match is not None]
    baseline = _round(auroc(single, bad)) if len(single) == len(found) else None
    rows = [Row("AUROC of a bad take, total", _round(auroc(total, bad)), 0.75, "more", baseline)]
    rows.append(Row("share of bad takes", _round(statistics.mean(bad))))
    return rows


def _saved(fixed: Sequence[Observed], stopped: Sequence[Observed]) -> list[Row]:
    accuracy = [one.accuracy for one in fixed]
    taus = [_tau([one.uncertainty.total.value for one in found], accuracy) for found in (fixed, stopped)]
    asked = [sum(len(one.state.drafts) for one in found) for found in (fixed, stopped)]
    return [
        Row("takes when stopping early, share of the fixed grid", _round(asked[1] / asked[0]), 0.6),
        Row("what stopping early changes of tau(total, accuracy)", _round(abs(taus[1] - taus[0])), 0.02),
    ]


def _cost(folder: Path) -> list[Row]:
    """Measure the estimate as films use it, takes and all, once the workers are warm."""
    warm, *timed = planted_shots(_TIMED + 1, seed=12)
    seconds = []
    with open_checker(Settings(uncertainty="full"), folder=folder) as checker:
        checker.check_plan(warm.plan)
        for shot in timed:
            began = time.perf_counter()
            checker.check_plan(shot.plan)
            seconds.append(time.perf_counter() - began)
    return [Row("seconds a shot, eight takes, drawing included", round(statistics.median(seconds), 2), 2.0)]


def _tau(one: Sequence[float], other: Sequence[float]) -> float:
    return _round(kendalltau(one, other).statistic)


def _round(value: float) -> float:
    return round(float(value), 3)
