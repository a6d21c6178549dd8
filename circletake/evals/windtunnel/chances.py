"""The calibrated chance of a bad take, held against prompts that it was not fitted on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from circletake.evals.row import Row
from circletake.evals.windtunnel.figures import Figures
from circletake.evals.windtunnel.prompts import Prompt
from circletake.models.descriptor import DESCRIPTOR_VERSION
from circletake.models.minilm import MINILM_SHA256
from circletake.models.squbed import Calibration, aurc, auroc, brier, expected_calibration_error, fit_calibration
from circletake.models.windtunnel import say
from circletake.models.windtunnel.shooting import weights_digest

_ALPHA, _DELTA = 0.2, 0.1
_SEED = 3
FEATURES = ("aleatoric", "epistemic", "adherence")


def fit(figures: Figures, prompts: Sequence[Prompt], bad: NDArray[np.bool_], rows: NDArray[np.int64]) -> Calibration:
    """Fit on every take of the prompts in `rows`."""
    n = bad[0].size
    return fit_calibration(
        features(figures)[rows].reshape(len(rows) * n, -1),
        bad[rows].reshape(-1),
        [f"{row} {say(prompts[row].said)}" for row in rows for _ in range(n)],
        names=FEATURES,
        backend=f"windtunnel {weights_digest()[:12]}",
        embedders={"text": MINILM_SHA256, "video": DESCRIPTOR_VERSION},
        alpha=_ALPHA,
        delta=_DELTA,
        seed=_SEED,
    )


def features(figures: Figures) -> NDArray[np.float64]:
    """Return (P, n x m, 3): the prompt's two spreads and the take's own adherence."""
    adherence = figures.take_adherence.reshape(len(figures.total), -1)
    spreads = [np.broadcast_to(x[:, None], adherence.shape) for x in (figures.aleatoric, figures.epistemic)]
    return np.stack([*spreads, adherence], axis=-1)


def calibrated(figures: Figures, prompts: Sequence[Prompt], bad: NDArray[np.bool_]) -> list[Row]:
    """Fit on two thirds of the prompts, and measure on one take each of the others."""
    order = np.random.default_rng(_SEED).permutation(len(prompts))
    cut = 2 * len(prompts) // 3
    calibration = fit(figures, prompts, bad, order[:cut])
    tested = order[cut:]
    x, y = features(figures)[tested, 0], bad[tested].reshape(len(tested), -1)[:, 0]
    told = np.array([calibration.p_bad(row).value for row in x])
    every = features(figures)[tested].reshape(-1, len(FEATURES))
    circled = np.array([calibration.circles(row) for row in every])
    wrong = bad[tested].reshape(-1)
    rate = float(np.mean(y))
    rows = [
        Row(f"AUROC of calibrated P(bad), {len(tested)} fresh prompts", round(auroc(told, y), 3)),
        Row("    its area under the risk-coverage curve", round(aurc(told, y), 3), None, "less", round(rate, 3)),
        Row("    its Brier score", round(brier(told, y), 3), None, "less", round(rate * (1 - rate), 3)),
        Row("    its expected calibration error", round(expected_calibration_error(told, y, bins=5), 3)),
        Row("share of fresh takes that the rule circles", round(float(circled.mean()), 3)),
    ]
    if circled.any():
        rows.append(
            Row(
                "    bad ones among them",
                round(float(wrong[circled].mean()), 3),
                _ALPHA,
                "less",
                round(float(wrong.mean()), 3),
            )
        )
    return rows
