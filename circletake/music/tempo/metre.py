"""Bars: how a number of beats between two downbeats is divided."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_ODD_BARS: dict[int, dict[int, float]] = {
    2: {3: 1.0, 1: 2.4, 4: 1.6},
    3: {2: 1.0, 4: 1.1, 1: 2.4},
    4: {3: 1.0, 2: 1.1, 5: 1.5, 6: 1.7, 1: 2.6},
    5: {3: 0.9, 2: 0.9, 4: 1.0, 6: 1.2, 1: 2.4},
}
"""What a bar of another length costs beside the usual one, which costs nothing."""


class Division(NamedTuple):
    """Beats of each bar, and how far they stray from the usual metre (0 when all bars are regular)."""

    bars: tuple[int, ...]
    cost: float


@lru_cache(maxsize=4096)
def divide(beats: int, usual: int) -> Division:
    """Divide beats into bars at least cost; odd bars stand last, where they lean into the next downbeat.

    Args:
        beats: Beats between two downbeats, at least 1.
        usual: Beats of the usual bar: 2, 3, 4 or 5.
    """
    costs = {**_ODD_BARS[usual], usual: 0.0}
    best: list[Division] = [Division((), 0.0)]
    for total in range(1, beats + 1):
        options = [
            Division((*best[total - size].bars, size), best[total - size].cost + cost)
            for size, cost in costs.items()
            if size <= total
        ]
        best.append(min(options, key=lambda option: (option.cost, len(option.bars))))
    bars = best[beats].bars
    return Division(tuple(sorted(bars, key=lambda size: size != usual)), best[beats].cost)
