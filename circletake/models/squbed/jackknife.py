"""Intervals over latents: every latent left out once.

B. Efron, C. Stein, "The Jackknife Estimate of Variance", Annals of Statistics 9 (1981): the variance of a statistic is
(n - 1) / n times the sum of squares of its leave-one-out values about their mean, on the safe side on average.
Takes of one latent are not independent of each other, latents are: so latents are left out, never takes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

_LEAST = 1e-300


def leave_one_out_means(x: Doubles) -> Doubles:
    """Return (1 + n,): the mean of all n numbers, then the mean without each."""
    n = len(x)
    return np.concatenate([[x.mean()], (x.sum() - x) / (n - 1)])


def leave_one_out_pairs(pairs: Doubles) -> Doubles:
    """Return (1 + n,): the mean over the pairs of an (n, n) symmetric array, then without each row and column.

    For n = 2 nothing is left without one: the pair's own number stands for it.
    """
    n = len(pairs)
    off = pairs - np.diag(np.diag(pairs))
    total, rows = off.sum(), off.sum(1)
    whole = total / (n * (n - 1))
    if n == 2:
        return np.full(3, whole)
    return np.concatenate([[whole], (total - 2.0 * rows) / ((n - 1) * (n - 2))])


def jackknife_interval(*values: Doubles, low: float, high: float, log: bool = False) -> tuple[float, float]:
    """Return a 95 % interval from (1 + n,) values: the whole, then without each.

    Args:
        values: as `leave_one_out_means` gives them. Several arrays are the same number with other things left out of
            independent samples: their variances add.
        low: what the number can't go below.
        high: what it can't go above.
        log: measure on the log scale, for numbers that are not below 0.

    Returns:
        The interval with Student's t at n - 1 degrees of freedom, of the smallest n; (low, high) where that is 2,
        which tells no variance.
    """
    n = min(map(len, values)) - 1
    if n < 3:
        return low, high
    from scipy.special import stdtrit

    on = [np.log(np.maximum(x, _LEAST)) if log else x for x in values]
    reach = float(stdtrit(n - 1, 0.975) * np.sqrt(sum(map(_variance, on))))
    ends = (float(on[0][0]) - reach, float(on[0][0]) + reach)
    below, above = (float(np.exp(min(end, 700.0))) for end in ends) if log else ends
    return max(low, below), min(high, above)


def _variance(values: Doubles) -> float:
    left_out = values[1:]
    n = len(left_out)
    return float((n - 1) / n * ((left_out - left_out.mean()) ** 2).sum())
