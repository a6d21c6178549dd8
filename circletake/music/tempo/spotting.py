"""Spotting: which hit points the music meets. Most cuts are not hit, or it becomes mickey-mousing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from circletake.schema import FrameRange, HitPoint


class _Choice(NamedTuple):
    weight: float
    taken: tuple[int, ...]


def choose_hits(
    hits: Sequence[HitPoint],
    rate: Fraction,
    *,
    spacing_s: float = 1.5,
    budget: int = 8,
    dialogue: Sequence[FrameRange] = (),
) -> tuple[HitPoint, ...]:
    """Choose the hits to meet: every must-hit, and the weightiest others that leave room.

    Args:
        hits: Candidates in any order. Those to avoid are never chosen; of two on one frame the heavier stays.
        rate: Frames a second.
        spacing_s: Least time between a hit that may be missed and any other.
        budget: Most hits in all; must-hits count, and are kept even beyond it.
        dialogue: Spans in which only must-hits are met.

    Returns:
        The chosen hits by frame; the choice of largest total weight, found by dynamic programming.
    """
    able = _candidates(hits, dialogue)
    gap = Fraction(spacing_s).limit_denominator(1000) * rate
    free = max(0, budget - sum(hit.must for hit in able))
    # best[i][k]: best choice whose last taken hit is i, with k optional hits among those taken.
    best: list[dict[int, _Choice]] = []
    for index, hit in enumerate(able):
        found: dict[int, _Choice] = {}
        for before, choices in [(-1, {0: _Choice(0.0, ())}), *enumerate(best)]:
            if any(other.must for other in able[before + 1 : index]):
                continue
            near = before >= 0 and hit.frame - able[before].frame < gap
            if near and not (hit.must and able[before].must):
                continue
            for count, choice in choices.items():
                spent = count + (not hit.must)
                value = _Choice(choice.weight + hit.weight, (*choice.taken, index))
                if spent <= free and value.weight > found.get(spent, _Choice(-1.0, ())).weight:
                    found[spent] = value
        best.append(found)
    last_must = max((index for index, hit in enumerate(able) if hit.must), default=-1)
    ends = [_Choice(0.0, ())] if last_must < 0 else []
    ends += [choice for found in best[max(last_must, 0) :] for choice in found.values()]
    return tuple(able[index] for index in max(ends, key=lambda choice: choice.weight).taken)


def _candidates(hits: Sequence[HitPoint], dialogue: Sequence[FrameRange]) -> list[HitPoint]:
    """Return the hits that may be met, by frame, one a frame."""
    heaviest: dict[int, HitPoint] = {}
    for hit in hits:
        if hit.target == "avoid" or (not hit.must and any(span.holds(hit.frame) for span in dialogue)):
            continue
        if hit.frame not in heaviest or hit.weight > heaviest[hit.frame].weight:
            heaviest[hit.frame] = hit
    return [heaviest[frame] for frame in sorted(heaviest)]
