"""One unit for all spaces: the spread exp((h - h_uniform) / (d - 1)), in (0, 1].

Differential entropies have no natural zero, and those of different dimensions do not compare. The spread is the ratio
of the effective radius to that of the whole sphere: 1 for anything goes, near 0 for always the same.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from circletake.models.squbed.vmf import entropy_at, uniform_entropy

Doubles = NDArray[np.float64]


def spread_at(dispersed: ArrayLike, d: int) -> Doubles:
    """Return the spread at dispersions 1 - u above 0, in dimension d."""
    return np.asarray(np.exp((entropy_at(dispersed, d) - uniform_entropy(d)) / (d - 1)))


def spread_of(u: float, d: int, *, floor: float = 1e-4) -> float:
    """Return the spread of the distribution with mean pairwise cosine u, its dispersion no smaller than the floor."""
    return float(spread_at(max(floor, 1.0 - u), d))


def dispersion_of(spread: float, d: int) -> float:
    """Return the dispersion that has a spread: the inverse of `spread_at`.

    Raises:
        ValueError: a spread outside (0, 1].
    """
    if not 0 < spread <= 1:
        raise ValueError(f"a spread lies in (0, 1], got {spread!r}")
    if spread == 1:
        return 1.0
    from scipy.optimize import brentq

    lowest = -4.0 - 4.0 * np.log(1.0 / spread)

    def off(log_dispersion: float) -> float:
        return float(np.log(spread_at(np.exp(log_dispersion), d)) - np.log(spread))

    return float(np.exp(brentq(off, lowest, 0.0, xtol=1e-13)))
