"""From uncertainty and adherence to the chance that a take is bad, with a stated guarantee.

Papers:
    V. Vovk, I. Petej, "Venn-Abers predictors", arXiv 1211.0025: two isotonic fits, one with the new take counted as
        bad and one as good, hold the calibrated probability between them. Implemented: the inductive form.
    A. N. Angelopoulos et al., "Learn then Test", arXiv 2110.01052: fixed-sequence testing (Sec. 3) of thresholds from
        strict to lax by Clopper-Pearson bounds, so that choosing one costs nothing.
Metrics: area under the ROC curve; area under the risk-coverage curve (Y. Geifman et al., arXiv 1805.08206); Brier
score; expected calibration error over bins of equal mass.

Deviations: the score beneath is a logistic regression with a ridge, fitted on one half of the prompts; the isotonic
fit, the threshold and all guarantees come from the other half. The interval beside a probability is the Clopper-Pearson
interval of the isotonic block in which the take falls, widened to hold both Venn-Abers probabilities.

The guarantee: with probability at least 1 - delta over the labelled takes, at most a share alpha of the takes that the
rule circles is bad, for takes drawn like the labelled ones. A calibration names the back-end and the embedders that it
was fitted for, and refuses any other.

    calibration = fit_calibration(features, bad, prompts, names=("epistemic", "adherence"), backend="tunnel", ...)
    calibration.p_bad([0.2, 0.7])                        # PBad(value, low, high)
    calibration.circles([0.2, 0.7])                      # True: below the threshold
    apply_calibration(calibration, [0.2, 0.7], backend="other", ...)     # ValueError: rank only
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from circletake.models.squbed.isotonic import isotonic

Doubles = NDArray[np.float64]

_FORMAT = 1
_RIDGE = 1.0
_THRESHOLDS = 40
LEAST_TAKES = 40
"""Labelled prompts below which nothing is fitted."""


class PBad(NamedTuple):
    """The chance that a take is bad, with its 95 % interval."""

    value: float
    low: float
    high: float


class Guarantee(NamedTuple):
    """P(bad | circled) <= alpha with probability >= 1 - delta. takes: labelled takes that stand for it."""

    alpha: float
    delta: float
    takes: int


class Calibration(NamedTuple):
    """A fitted rule. All plain numbers and words: `to_json` and `from_json` lose nothing."""

    names: tuple[str, ...]
    """What the features are, in order."""
    backend: str
    """Name and version of the picture back-end that it was fitted for."""
    embedders: tuple[tuple[str, str], ...]
    """(role, digest) of every embedder that it was fitted for."""
    centre: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    scores: tuple[float, ...]
    """Logistic scores of the calibration half, ascending, with `bad` beside them."""
    bad: tuple[int, ...]
    threshold: float | None
    """Largest score that is circled; None when no threshold keeps the guarantee."""
    guarantee: Guarantee

    @property
    def digest(self) -> str:
        """Return the SHA-256 of everything in it."""
        return hashlib.sha256(_canonical(self).encode()).hexdigest()

    def score(self, features: ArrayLike) -> float:
        """Return the logistic score of one take: higher is worse.

        Raises:
            ValueError: another number of features, or one that is not finite.
        """
        row = np.asarray(features, np.float64)
        if row.shape != (len(self.names),) or not np.all(np.isfinite(row)):
            raise ValueError(f"needs finite {', '.join(self.names)}; got {features!r}")
        return float((row - self.centre) / self.scale @ np.array(self.weights) + self.bias)

    def p_bad(self, features: ArrayLike) -> PBad:
        """Return the chance that a take with these features is bad."""
        scores, bad = np.array(self.scores), np.array(self.bad, np.float64)
        score = self.score(features)
        good_case, bad_case = (_with_one_more(scores, bad, score, label) for label in (0.0, 1.0))
        value = bad_case / (1.0 - good_case + bad_case)
        low, high = _block_interval(scores, bad, score)
        return PBad(value, min(low, good_case), max(high, bad_case))

    def circles(self, features: ArrayLike) -> bool:
        """Tell whether the rule circles a take with these features."""
        return self.threshold is not None and self.score(features) <= self.threshold


def fit_calibration(
    features: ArrayLike, bad: ArrayLike, prompts: Sequence[str], *, names: Sequence[str], backend: str,
    embedders: Mapping[str, str], alpha: float = 0.1, delta: float = 0.1, seed: int = 0,
) -> Calibration:  # fmt: skip
    """Fit a calibration on labelled takes.

    Args:
        features: (N, k), a row a take.
        bad: (N,) 1 for a bad take, 0 for a good one.
        prompts: N names of the prompts that the takes were shot for: takes of one prompt stay in one half, and only
            one of them, drawn by the seed, stands for the guarantee.
        names: what the k features are.
        backend: name and version of the picture back-end.
        embedders: role to digest of every embedder.
        alpha: share of bad takes among the circled ones that is allowed.
        delta: chance that the share is above alpha after all.
        seed: of the halving.

    Raises:
        ValueError: shapes that do not agree, fewer than `LEAST_TAKES` prompts, only good or only bad takes.
    """
    x, y = np.asarray(features, np.float64), np.asarray(bad, np.float64)
    _check(x, y, prompts, names)
    rng = np.random.default_rng(seed)
    groups = np.array(prompts)
    kinds = np.unique(groups)
    first = np.isin(groups, rng.permutation(kinds)[: len(kinds) // 2])
    centre, scale = x[first].mean(0), np.maximum(x[first].std(0), 1e-12)
    weights, bias = _logistic((x[first] - centre) / scale, y[first])
    scores = (x - centre) / scale @ weights + bias
    order = rng.permutation(np.flatnonzero(~first))
    _, one_each = np.unique(groups[order], return_index=True)
    held = order[one_each]
    ranked = held[np.argsort(scores[held], kind="stable")]
    candidates = np.quantile(scores[first], np.linspace(1.0 / _THRESHOLDS, 1.0, _THRESHOLDS))
    return Calibration(
        names=tuple(names),
        backend=backend,
        embedders=tuple(sorted(embedders.items())),
        centre=tuple(map(float, centre)),
        scale=tuple(map(float, scale)),
        weights=tuple(map(float, weights)),
        bias=float(bias),
        scores=tuple(map(float, scores[ranked])),
        bad=tuple(int(value) for value in y[ranked]),
        threshold=choose_threshold(scores[ranked], y[ranked], candidates, alpha=alpha, delta=delta),
        guarantee=Guarantee(alpha, delta, len(ranked)),
    )


def apply_calibration(
    calibration: Calibration, features: ArrayLike, *, backend: str, embedders: Mapping[str, str]
) -> PBad:
    """Return P(bad) of one take, for the back-end and the embedders that the calibration was fitted for.

    Raises:
        ValueError: another back-end or other embedders; the numbers then only rank takes.
    """
    if backend != calibration.backend:
        raise ValueError(
            f"this calibration was fitted for {calibration.backend!r}, not for {backend!r}: rank takes only, or fit "
            "one on labelled takes of that back-end"
        )
    given = tuple(sorted(embedders.items()))
    if given != calibration.embedders:
        raise ValueError(
            f"this calibration was fitted with the embedders {dict(calibration.embedders)!r}, not {dict(given)!r}: "
            "rank takes only, or fit it again"
        )
    return calibration.p_bad(features)


def choose_threshold(
    scores: Doubles, bad: Doubles, candidates: ArrayLike, *, alpha: float, delta: float
) -> float | None:
    """Return the laxest threshold that keeps P(bad | score <= threshold) <= alpha with probability >= 1 - delta.

    Fixed-sequence testing: candidates from strict to lax, each by its Clopper-Pearson bound at delta. Those that hold
    too few takes to be proven even without a bad one are passed over (that depends on the scores alone, never on the
    labels); the first real failure ends it.

    Args:
        scores: (N,) of independent takes that the candidates were not chosen on.
        bad: (N,) 1 or 0.
        candidates: thresholds.
        alpha: allowed share of bad takes.
        delta: allowed chance to be wrong.
    """
    chosen = None
    for threshold in np.sort(np.asarray(candidates, np.float64)):
        below = scores <= threshold
        n, k = int(below.sum()), int(bad[below].sum())
        if clopper_pearson_upper(0, n, delta) > alpha:
            continue
        if clopper_pearson_upper(k, n, delta) > alpha:
            break
        chosen = float(threshold)
    return chosen


def clopper_pearson_upper(k: int, n: int, delta: float) -> float:
    """Return the exact upper bound at 1 - delta for a share of which k of n were seen; 1 for n = 0."""
    return 1.0 if k >= n else _beta_quantile(1.0 - delta, k + 1, n - k)


def _beta_quantile(share: float, a: int, b: int) -> float:
    from scipy.special import betaincinv

    return float(betaincinv(a, b, share))


def to_json(calibration: Calibration) -> str:
    """Return it as JSON with its digest."""
    return json.dumps({**_plain(calibration), "digest": calibration.digest}, indent=1, sort_keys=True)


def from_json(text: str) -> Calibration:
    """Read it back.

    Raises:
        ValueError: another format, or a content that does not match its digest.
    """
    found = json.loads(text)
    digest = found.pop("digest", None)
    if found.pop("format", None) != _FORMAT:
        raise ValueError(f"not a calibration of format {_FORMAT}: fit it again with this version")
    threshold = found["threshold"]
    calibration = Calibration(
        names=tuple(found["names"]),
        backend=str(found["backend"]),
        embedders=tuple((str(role), str(value)) for role, value in found["embedders"]),
        centre=tuple(found["centre"]),
        scale=tuple(found["scale"]),
        weights=tuple(found["weights"]),
        bias=float(found["bias"]),
        scores=tuple(found["scores"]),
        bad=tuple(found["bad"]),
        threshold=None if threshold is None else float(threshold),
        guarantee=Guarantee(*found["guarantee"]),
    )
    if calibration.digest != digest:
        raise ValueError(f"the calibration's digest is {calibration.digest}, its file says {digest!r}: fit it again")
    return calibration


def _plain(calibration: Calibration) -> dict[str, Any]:
    return {"format": _FORMAT, **calibration._asdict(), "guarantee": list(calibration.guarantee)}


def _canonical(calibration: Calibration) -> str:
    return json.dumps(_plain(calibration), sort_keys=True, separators=(",", ":"))


def _check(x: Doubles, y: Doubles, prompts: Sequence[str], names: Sequence[str]) -> None:
    if x.ndim != 2 or x.shape != (len(y), len(names)) or len(prompts) != len(y):
        raise ValueError(
            f"needs (N, {len(names)}) features, N labels and N prompts; got {x.shape}, {y.shape} and {len(prompts)}"
        )
    if not np.all(np.isfinite(x)) or np.any((y != 0) & (y != 1)):
        raise ValueError("features must be finite, labels 0 or 1")
    if len(set(prompts)) < LEAST_TAKES:
        raise ValueError(f"needs labelled takes of at least {LEAST_TAKES} prompts, got {len(set(prompts))}")
    if y.min() == y.max():
        raise ValueError("needs good and bad takes; all labels are the same")


def _logistic(x: Doubles, y: Doubles) -> tuple[Doubles, float]:
    """Fit a logistic regression with a ridge of `_RIDGE` on the weights."""
    from scipy.optimize import minimize
    from scipy.special import expit

    def loss(parameters: Doubles) -> tuple[float, Doubles]:
        margin = x @ parameters[:-1] + parameters[-1]
        off = expit(margin) - y
        value = float(np.sum(np.logaddexp(0.0, margin) - y * margin) + 0.5 * _RIDGE * np.sum(parameters[:-1] ** 2))
        return value, np.append(x.T @ off + _RIDGE * parameters[:-1], off.sum())

    found = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B")
    return found.x[:-1], float(found.x[-1])


def _with_one_more(scores: Doubles, bad: Doubles, score: float, label: float) -> float:
    """Return the isotonic fit at `score` when a take with that score and label joins."""
    at = int(np.searchsorted(scores, score, side="right"))
    joined = np.insert(scores, at, score)
    values, inverse, counts = np.unique(joined, return_inverse=True, return_counts=True)
    means = np.bincount(inverse, np.insert(bad, at, label)) / counts
    return float(isotonic(means, counts).fitted[np.searchsorted(values, score)])


def _block_interval(scores: Doubles, bad: Doubles, score: float) -> tuple[float, float]:
    """Return the 95 % Clopper-Pearson interval of the isotonic block that holds the score."""
    values, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    sums = np.bincount(inverse, bad)
    blocks = isotonic(sums / counts, counts).blocks
    at = int(np.clip(np.searchsorted(values, score, side="right") - 1, 0, len(values) - 1))
    block = int(np.searchsorted(blocks, at, side="right")) - 1
    inside = slice(int(blocks[block]), int(blocks[block + 1]))
    n, k = int(counts[inside].sum()), int(sums[inside].sum())
    low = 0.0 if k == 0 else _beta_quantile(0.025, k, n - k + 1)
    return low, clopper_pearson_upper(k, n, 0.025)
