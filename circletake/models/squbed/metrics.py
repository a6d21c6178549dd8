"""How well a number tells bad takes from good ones, and how honest a probability is."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

_DRAWS = 2000


def auroc(score: ArrayLike, bad: ArrayLike) -> float:
    """Return the chance that a bad take scores above a good one, ties counted half; NaN without both kinds."""
    s, y = np.asarray(score, np.float64), np.asarray(bad, bool)
    n_bad, n_good = int(y.sum()), int((~y).sum())
    if n_bad == 0 or n_good == 0:
        return float("nan")
    return float((_ranks(s)[y].sum() - n_bad * (n_bad + 1) / 2) / (n_bad * n_good))


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
    """Return the mean gap between told and seen shares over bins of about equal mass.

    Takes that were told the same probability share a bin, so that their order does not matter.
    """
    told, seen = np.asarray(p, np.float64), np.asarray(bad, np.float64)
    return _gap(_bins_of(told, bins), told, seen)


def honest_calibration_error(p: ArrayLike, *, bins: int = 10, level: float = 0.95, seed: int = 0) -> float:
    """Return the calibration error that an honest forecaster stays below with probability `level`.

    Outcomes are drawn by the very probabilities that were told (consistency resampling, J. Broecker and L. Smith,
    Weather and Forecasting 22, 2007): what is left is chance alone, and few takes leave much of it.
    """
    told = np.asarray(p, np.float64)
    rng = np.random.default_rng(seed)
    bin_of = _bins_of(told, bins)
    drawn = [_gap(bin_of, told, (rng.random(len(told)) < told).astype(np.float64)) for _ in range(_DRAWS)]
    return float(np.quantile(drawn, level))


def _bins_of(told: NDArray[np.float64], bins: int) -> NDArray[np.int64]:
    """Return the bin of every take: by the middle rank of those that were told the same."""
    ranks = (_ranks(told) - 0.5) / len(told)
    return np.minimum((ranks * bins).astype(np.int64), bins - 1)


def _ranks(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (n,) ranks from 1 on; those that are equal share the mean of their ranks."""
    _, inverse, counts = np.unique(x, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2.0)[inverse])


def _gap(bin_of: NDArray[np.int64], told: NDArray[np.float64], seen: NDArray[np.float64]) -> float:
    return float(np.abs(np.bincount(bin_of, told - seen)).sum() / len(told))
