"""Isotonic regression by pooling adjacent violators.

M. J. Best, N. Chakravarti, "Active set algorithms for isotonic regression", Mathematical Programming 47 (1990). The
numbers are few here, and SciPy's takes half a second to import, which every command would pay.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray


class Isotonic(NamedTuple):
    """The nearest numbers in weighted squares that never fall.

    Attributes:
        fitted: (n,) the numbers.
        blocks: Where each run of pooled numbers begins, and n as the last entry.
    """

    fitted: NDArray[np.float64]
    blocks: NDArray[np.int64]


def isotonic(values: ArrayLike, weights: ArrayLike) -> Isotonic:
    """Fit numbers that never fall to (n,) values with (n,) weights above 0.

    Raises:
        ValueError: shapes that do not agree, or a weight that is not above 0.
    """
    y, w = np.asarray(values, np.float64), np.asarray(weights, np.float64)
    if y.ndim != 1 or y.shape != w.shape or np.any(~(w > 0)):
        raise ValueError(f"needs as many weights above 0 as values, got {y.shape} and {w.shape}")
    # Sums, not means: of whole numbers they are exact, so that runs of one mean are found to be one.
    sums: list[float] = []
    held: list[float] = []
    counts: list[int] = []
    for joined, weight in zip((y * w).tolist(), w.tolist(), strict=True):
        total, count = weight, 1
        while sums and sums[-1] / held[-1] >= joined / total:
            joined, total, count = joined + sums.pop(), total + held.pop(), count + counts.pop()
        sums.append(joined)
        held.append(total)
        counts.append(count)
    fitted = np.repeat(np.array(sums) / np.array(held), counts)
    return Isotonic(fitted, np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]))
