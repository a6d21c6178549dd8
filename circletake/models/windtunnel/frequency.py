"""How often each thing is met in training: Zipf over the pairs of shape and colour, some held out."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from circletake.models.windtunnel.scenes import SIZES, Integers

ZIPF_EXPONENT = 1.8
HELD_OUT = 8
_ORDER_SEED = 64


@cache
def _shares() -> tuple[float, ...]:
    order = np.random.default_rng(_ORDER_SEED).permutation(SIZES[0])
    shares = np.zeros(SIZES[0])
    met = order[: SIZES[0] - HELD_OUT]
    shares[met] = np.arange(1, len(met) + 1) ** -ZIPF_EXPONENT
    return tuple(shares / shares.sum())


def shares() -> NDArray[np.float64]:
    """Return (64,) shares of the training clips by thing; 0 for those held out."""
    return np.array(_shares())


def draw_scenes(n: int, rng: np.random.Generator, *, even: bool = False) -> Integers:
    """Draw (n, 6) scenes: things by their share (`even`: all alike), everything else evenly."""
    drawn = np.stack([rng.integers(0, size, n) for size in SIZES], axis=1)
    if not even:
        drawn[:, 0] = rng.choice(SIZES[0], n, p=shares())
    return drawn
