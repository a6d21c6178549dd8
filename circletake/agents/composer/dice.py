"""Choices that are left to chance: by the seed and a name, the same in any process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from circletake.schema import derive_seed

_T = TypeVar("_T")


def share(seed: int, *names: str | int) -> float:
    """Return a number in [0, 1) for this seed and name."""
    return derive_seed(seed, "composer", *names) / 2**63


def pick(options: Sequence[_T], weights: Sequence[float], seed: int, *names: str | int) -> _T:
    """Return one of the options, each as likely as its weight."""
    left = share(seed, *names) * sum(weights)
    for option, weight in zip(options, weights, strict=True):
        left -= weight
        if left < 0:
            return option
    return options[-1]
