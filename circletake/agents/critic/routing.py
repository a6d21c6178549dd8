"""Routing: what becomes of a shot after its takes were judged. A pure function of what was measured."""

from __future__ import annotations

from typing import NamedTuple

from circletake.schema import (
    Budget,
    MaybeUncertainty,
    Measure,
    TakeDecision,
    TakeScore,
    Thresholds,
    Uncertainty,
)

_SEVERE = 0.8
_UNKNOWN_THING = "stand-in"


class Route(NamedTuple):
    """What to do, and why."""

    decision: TakeDecision
    reason: str
    needs_you: bool = False
    """True when nobody vouches for the shot and a person should look at it."""


def route_take(
    best: TakeScore, uncertainty: MaybeUncertainty, budget: Budget, thresholds: Thresholds | None = None
) -> Route:
    """Decide what becomes of a shot.

    A take that shows what it should is circled. One that does not is taken again for the reason that was
    measured: the words are vague (aleatoric), or the back-end does not know it (epistemic). Where both are sure and
    the take is wrong all the same, it is shown another way. When the budget is spent, the best take is kept and the
    route says that a person should look. A take whose adherence was measured and found wanting is never circled.

    Args:
        best: The best take of the round.
        uncertainty: S-QUBED's numbers for the round.
        budget: What the shot may still spend, this round not counted.
        thresholds: Where the lines are drawn.
    """
    lines = thresholds or Thresholds()
    severe = [fault for fault in best.faults if fault.severity >= _SEVERE]
    measured = best.adherence if isinstance(best.adherence, Measure) else None
    if measured is not None and measured.value >= lines.adherence_good and not severe:
        return Route("circle", f"It shows what it should (adherence {measured.value:.2f}).")
    if measured is None and not severe and _is_sure(uncertainty, lines):
        return Route("circle", "What it shows can't be checked, but the takes agree and the words are clear.")
    why = _shortfall(measured, best, lines)
    if budget.rounds <= 0:
        return Route("settle", f"{why} No rounds are left; the best take is kept.", True)
    return _again(best, uncertainty, budget, lines, why)


def _is_sure(uncertainty: MaybeUncertainty, lines: Thresholds) -> bool:
    return (
        isinstance(uncertainty, Uncertainty)
        and uncertainty.aleatoric.value < lines.aleatoric_high
        and uncertainty.epistemic.value < lines.epistemic_high
    )


def _shortfall(measured: Measure | None, best: TakeScore, lines: Thresholds) -> str:
    worst = best.faults[0].detail if best.faults else ""
    if measured is None:
        return f"What it shows can't be checked. {worst}".strip()
    if measured.value < lines.adherence_good:
        return f"Adherence {measured.value:.2f} is below {lines.adherence_good:.2f}. {worst}".strip()
    return f"Adherence is {measured.value:.2f}, but: {worst}"


def _again(best: TakeScore, uncertainty: MaybeUncertainty, budget: Budget, lines: Thresholds, why: str) -> Route:
    """Choose how to try again, by the cause."""
    unknown = next((fault for fault in best.faults if fault.kind == _UNKNOWN_THING and fault.severity >= 0.5), None)
    if unknown is not None:
        return Route("reroute", f"{why} The back-end does not know it{_elsewhere(budget)}.")
    if not isinstance(uncertainty, Uncertainty):
        return Route("retake", f"{why} Other seeds may show it.")
    aleatoric, epistemic = uncertainty.aleatoric.value, uncertainty.epistemic.value
    vague, strange = aleatoric >= lines.aleatoric_high, epistemic >= lines.epistemic_high
    if vague and (not strange or aleatoric / lines.aleatoric_high >= epistemic / lines.epistemic_high):
        return Route("specify", f"{why} The words leave it open (aleatoric {aleatoric:.2f}).")
    if strange:
        return Route("reroute", f"{why} The back-end is unsure of it (epistemic {epistemic:.2f}){_elsewhere(budget)}.")
    if epistemic >= lines.epistemic_alike:
        return Route("retake", f"{why} The takes differ (epistemic {epistemic:.2f}): other seeds may show it.")
    return Route("reroute", f"{why} Words and back-end are sure, and wrong, at any seed{_elsewhere(budget)}.")


def _elsewhere(budget: Budget) -> str:
    return f"; {budget.backends[0]} has not been tried" if budget.backends else "; it is shown another way"
