"""Verdicts: one round of takes, judged and routed."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.critic.judging import ShotTake, judge_takes
from circletake.agents.critic.proposing import proposal_for
from circletake.agents.critic.routing import route_take
from circletake.schema import (
    Bible,
    Budget,
    MaybeRisk,
    MaybeUncertainty,
    Shot,
    TakeScore,
    Thresholds,
    Unavailable,
    Verdict,
    Vocabulary,
)

NOT_CALIBRATED = Unavailable(reason="rank only: no calibration has been made for this back-end")


def ranked(scores: Sequence[TakeScore]) -> list[TakeScore]:
    """Return takes, the best first: by score; of equals the one with the lighter faults, then the earlier."""
    return sorted(scores, key=lambda one: (-one.score, sum(fault.severity for fault in one.faults), one.take))


def best_of(scores: Sequence[TakeScore]) -> TakeScore:
    """Return the best take."""
    return ranked(scores)[0]


def verdict_of(
    shot: Shot,
    scores: Sequence[TakeScore],
    best: TakeScore,
    *,
    round_: int,
    backend: str,
    uncertainty: MaybeUncertainty,
    budget: Budget,
    thresholds: Thresholds | None = None,
    p_bad: MaybeRisk = NOT_CALIBRATED,
) -> Verdict:
    """Decide what becomes of a shot whose takes were scored.

    Args:
        shot: What is to be seen.
        scores: Of every take of the round.
        best: The best of them.
        round_: Which round it is, from 1.
        backend: Name of the picture back-end.
        uncertainty: S-QUBED's numbers for the round.
        budget: What the shot may still spend after this round.
        thresholds: Where the lines are drawn.
        p_bad: The calibrated probability that the best take is bad, or why there is none.
    """
    route = route_take(best, uncertainty, budget, thresholds, p_bad=p_bad)
    return Verdict(
        slate=shot.slate,
        round=round_,
        backend=backend,
        takes=tuple(scores),
        best=best.take,
        uncertainty=uncertainty,
        p_bad=p_bad,
        decision=route.decision,
        reason=route.reason,
        needs_you=route.needs_you,
        cause=route.cause,
        proposal=proposal_for(shot, route.cause) if route.needs_you else None,
    )


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
    p_bad: MaybeRisk = NOT_CALIBRATED,
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
        p_bad: The calibrated probability that the best take is bad, or why there is none.
    """
    scores = judge_takes(shot, takes, bible, vocabulary)
    return verdict_of(
        shot, scores, best_of(scores), round_=round_, backend=backend, uncertainty=uncertainty, budget=budget,
        thresholds=thresholds, p_bad=p_bad,
    )  # fmt: skip
