"""Choosing among takes that were scored: the best by score, and by eye where a mind has eyes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.critic.comparing import compare_takes
from circletake.agents.critic.verdicts import ranked
from circletake.llm import Mind
from circletake.schema import Comparison, DecisionRecord, Shot, TakeScore

_NEAR = 0.15
"""Takes whose scores are no further apart may be told apart by eye; what is clearly worse is not looked at."""
_MOST_PAIRS = 3


class Choice(NamedTuple):
    """The best take, and how it was told from others."""

    best: TakeScore
    comparisons: tuple[Comparison, ...] = ()
    records: tuple[DecisionRecord, ...] = ()


def choose(shot: Shot, scores: Sequence[TakeScore], mind: Mind) -> Choice:
    """Return the best take of a round.

    Args:
        shot: What is to be seen.
        scores: Of its takes, at least one.
        mind: Who looks. One with eyes holds the best by score against those near it, pair by pair and in both orders;
            the one that wins stays.
    """
    order = ranked(scores)
    if not mind.sees:
        return Choice(order[0])
    best = order[0]
    files = {best.video.digest}
    comparisons: list[Comparison] = []
    records: list[DecisionRecord] = []
    for rival in order[1:]:
        near = order[0].score - rival.score <= _NEAR and rival.stills and best.stills
        if not near or rival.video.digest in files or len(comparisons) >= _MOST_PAIRS:
            continue
        files.add(rival.video.digest)
        found, made = compare_takes(shot, best, rival, mind)
        comparisons.append(found)
        records += made
        best = rival if found.better == rival.take else best
    return Choice(best, tuple(comparisons), tuple(records))
