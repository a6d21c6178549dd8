"""How well a number tells bad takes from good ones, and how honest a probability is."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import rankdata


def auroc(score: ArrayLike, bad: ArrayLike) -> float:
    """Return the chance that a bad take scores above a good one, ties counted half; NaN without both kinds."""
    s, y = np.asarray(score, np.float64), np.asarray(bad, bool)
    n_bad, n_good = int(y.sum()), int((~y).sum())
    if n_bad == 0 or n_good == 0:
        return float("nan")
    return float((rankdata(s)[y].sum() - n_bad * (n_bad + 1) / 2) / (n_bad * n_good))


def aurc(score: ArrayLike, bad: ArrayLike) -> float:
    """Return the mean share of bad takes over all coverages, the surest takes kept first: less is better.

    Takes with one score enter together, each with their mean, so that their order does not matter.
    """
    s, y = np.asarray(score, np.float64), np.asarray(bad, np.float64)
    _, inverse, counts = np.unique(s, return_inverse=True, return_counts=True)
    levelled = np.repeat(np.bincount(inverse, y) / counts, counts)
    return float(np.mean(np.cumsum(levelled) / np.arange(1, len(y) + 1)))


def brier(p: ArrayLike, bad: ArrayLike) -> float:
    """Return the mean squared error of probabilities."""
    return float(np.mean((np.asarray(p, np.float64) - np.asarray(bad, np.float64)) ** 2))


def expected_calibration_error(p: ArrayLike, bad: ArrayLike, *, bins: int = 10) -> float:
    """Return the mean gap between told and seen shares over bins of equal mass."""
    told, seen = np.asarray(p, np.float64), np.asarray(bad, np.float64)
    order = np.argsort(told, kind="stable")
    parts = [part for part in np.array_split(order, min(bins, len(order))) if len(part)]
    return float(sum(len(part) * abs(told[part].mean() - seen[part].mean()) for part in parts) / len(told))
