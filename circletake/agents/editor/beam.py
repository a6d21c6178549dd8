"""Beam search for the order of shots in which neighbours cut together best.

After SKALD (C. Y. Lu et al., "SKALD: Learning-Based Shot Assembly for Coherent Multi-Shot Video Creation", arXiv
2503.08010): sequences grow shot by shot, and only the W most coherent beginnings are kept. Deviations: the score of a
sequence is the mean of scores of its cuts, which are measured on the takes, and not of a learned encoder; every shot is
used once, since each is a slot of the plan; beginnings that are compared are equally long, so no decorrelation of
length is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

_EVEN = 1e-9


class Ordered(NamedTuple):
    """An order of some things, and what the cuts of it are worth together."""

    order: tuple[int, ...]
    score: float


def best_order(
    count: int,
    cut: Callable[[int | None, int | None], float],
    may_follow: Callable[[Sequence[int], int], bool],
    width: int = 8,
) -> Ordered:
    """Return the best order that the beam finds; the planned one where none is better.

    Args:
        count: How many things there are, numbered from 0 in their planned order.
        cut: What a cut from one to another is worth, 0 to 1; None stands for what is before the first and after
            the last.
        may_follow: Tells whether a thing may come after those that are placed already.
        width: How many beginnings are kept. The cost is count² · width calls of `cut`, against count! sequences.

    Returns:
        The order and the sum of its `count + 1` cuts.
    """
    planned = tuple(range(count))
    beam = [Ordered((), 0.0)]
    for _ in range(count):
        grown = [
            Ordered((*one.order, after), one.score + cut(one.order[-1] if one.order else None, after))
            for one in beam
            for after in planned
            if after not in one.order and may_follow(one.order, after)
        ]
        beam = sorted(grown, key=lambda one: (-one.score, one.order))[:width]
    ended = [Ordered(one.order, one.score + cut(one.order[-1] if one.order else None, None)) for one in beam]
    ended.append(Ordered(planned, worth(planned, cut)))
    best = max(one.score for one in ended)
    return min((one for one in ended if one.score >= best - _EVEN), key=lambda one: one.order)


def worth(order: Sequence[int], cut: Callable[[int | None, int | None], float]) -> float:
    """Return what the cuts of an order are worth together, those into its first and out of its last among them."""
    along: list[int | None] = [None, *order, None]
    return sum(cut(one, other) for one, other in pairwise(along))
