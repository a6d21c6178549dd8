"""Verdicts: one round of takes, judged and routed."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.critic.judging import ShotTake, judge_takes
from circletake.agents.critic.routing import route_take
from circletake.schema import (
    Bible,
    Budget,
    MaybeMeasure,
    MaybeUncertainty,
    Shot,
    TakeScore,
    Thresholds,
    Unavailable,
    Verdict,
    Vocabulary,
)


def best_of(scores: Sequence[TakeScore]) -> TakeScore:
    """Return the best take: the highest score; of equals the one with the lighter faults, then the earlier."""
    return max(scores, key=lambda one: (one.score, -sum(fault.severity for fault in one.faults), -one.take))


def reach_verdict(
    shot: Shot,
    takes: Sequence[ShotTake],
    bible: Bible,
    *,
    round_: int,
    backend: str,
    uncertainty: MaybeUncertainty,
    budget: Budget,
    thresholds: Thresholds | None = None,
    vocabulary: Vocabulary | None = None,
    p_bad: MaybeMeasure | None = None,
) -> Verdict:
    """Judge a round of takes and decide what becomes of the shot.

    Args:
        shot: What is to be seen.
        takes: At least one take.
        bible: Who and where.
        round_: Which round it is, from 1.
        backend: Name of the picture back-end.
        uncertainty: S-QUBED's numbers for the round.
        budget: What the shot may still spend after this round.
        thresholds: Where the lines are drawn.
        vocabulary: The back-end's.
        p_bad: The calibrated probability that the best take is bad, where there is one.
    """
    scores = judge_takes(shot, takes, bible, vocabulary)
    best = best_of(scores)
    route = route_take(best, uncertainty, budget, thresholds)
    return Verdict(
        slate=shot.slate,
        round=round_,
        backend=backend,
        takes=scores,
        best=best.take,
        uncertainty=uncertainty,
        p_bad=p_bad or Unavailable(reason="no calibration has been made for this back-end"),
        decision=route.decision,
        reason=route.reason,
        needs_you=route.needs_you,
    )
