"""Routing: what becomes of a shot after its takes were judged. A pure function of what was measured."""

from __future__ import annotations

from typing import NamedTuple

from circletake.agents.critic.lines import lines_for
from circletake.schema import (
    Budget,
    Cause,
    MaybeRisk,
    MaybeUncertainty,
    Measure,
    Risk,
    TakeDecision,
    TakeScore,
    Thresholds,
    Uncertainty,
)

SEVERE = 0.8
"""From here on a fault alone makes a take a bad one."""
_UNKNOWN_THING = "stand-in"


class Route(NamedTuple):
    """What to do, and why."""

    decision: TakeDecision
    reason: str
    needs_you: bool = False
    """True when nobody vouches for the shot and a person should look at it."""
    cause: Cause = "none"


def route_take(
    best: TakeScore,
    uncertainty: MaybeUncertainty,
    budget: Budget,
    thresholds: Thresholds | None = None,
    *,
    p_bad: MaybeRisk | None = None,
) -> Route:
    """Decide what becomes of a shot.

    A take that shows what it should is circled, unless its words are surely so vague that it shows only one of many
    things that they may mean: then they are made specific first, while rounds are left. One that does not show it is
    taken again for the reason that was measured: the words are vague (aleatoric), or the back-end does not know it
    (epistemic). Where both are sure and the take is wrong all the same, it is shown another way. When the budget is
    spent, the best take is kept and the route says that a person should look. A take whose adherence was measured and
    found wanting is never circled.

    Args:
        best: The best take of the round.
        uncertainty: S-QUBED's numbers for the round.
        budget: What the shot may still spend, this round not counted.
        thresholds: Where the lines are drawn; those of the embedder by default.
        p_bad: Calibrated probability that the best take is bad. Its rule decides where adherence can't be measured.
    """
    lines = thresholds or lines_for(uncertainty)
    severe = [fault for fault in best.faults if fault.severity >= SEVERE]
    measured = best.adherence if isinstance(best.adherence, Measure) else None
    good = _good(measured, uncertainty, lines, p_bad)
    if good and not severe:
        if budget.rounds > 0 and _surely_vague(uncertainty, lines):
            return Route(
                "specify", f"{good} But the words leave much open{_measured_open(uncertainty)}.", False, "vague"
            )
        return Route("circle", good)
    why = _shortfall(measured, best, lines, p_bad)
    cause = _cause(best, uncertainty, lines)
    if budget.rounds <= 0:
        return Route("settle", f"{why} No rounds are left; the best take is kept.", True, cause)
    return _again(cause, best, uncertainty, budget, lines, why)


def _good(measured: Measure | None, uncertainty: MaybeUncertainty, lines: Thresholds, p_bad: MaybeRisk | None) -> str:
    """Return why a take is good enough, severe faults aside; empty when it is not."""
    if measured is not None:
        good = measured.value >= lines.adherence_good
        return f"It shows what it should (adherence {measured.value:.2f})." if good else ""
    if isinstance(p_bad, Risk):
        promise = f"of such takes at most {p_bad.allowed:.0%} are bad, with {p_bad.certainty:.0%} certainty"
        told = f"What it shows can't be checked, but P(bad) is {p_bad.value:.2f}: {promise}."
        return told if p_bad.circles else ""
    if _is_sure(uncertainty, lines):
        return "What it shows can't be checked, but the takes agree and the words are clear."
    return ""


def _is_sure(uncertainty: MaybeUncertainty, lines: Thresholds) -> bool:
    return (
        isinstance(uncertainty, Uncertainty)
        and uncertainty.aleatoric.value < lines.aleatoric_high
        and uncertainty.epistemic.value < lines.epistemic_high
    )


def _surely_vague(uncertainty: MaybeUncertainty, lines: Thresholds) -> bool:
    return isinstance(uncertainty, Uncertainty) and uncertainty.aleatoric.low >= lines.aleatoric_high


def _measured_open(uncertainty: MaybeUncertainty) -> str:
    return f" (aleatoric {uncertainty.aleatoric.value:.2f})" if isinstance(uncertainty, Uncertainty) else ""


def _shortfall(measured: Measure | None, best: TakeScore, lines: Thresholds, p_bad: MaybeRisk | None) -> str:
    worst = best.faults[0].detail if best.faults else ""
    if measured is None:
        risk = f" P(bad) is {p_bad.value:.2f}." if isinstance(p_bad, Risk) else ""
        return f"What it shows can't be checked.{risk} {worst}".strip()
    if measured.value < lines.adherence_good:
        return f"Adherence {measured.value:.2f} is below {lines.adherence_good:.2f}. {worst}".strip()
    return f"Adherence is {measured.value:.2f}, but: {worst}"


def _cause(best: TakeScore, uncertainty: MaybeUncertainty, lines: Thresholds) -> Cause:
    """Return whose fault it is."""
    if any(fault.kind == _UNKNOWN_THING and fault.severity >= 0.5 for fault in best.faults):
        return "unknown"
    if not isinstance(uncertainty, Uncertainty):
        return "unmeasured"
    aleatoric, epistemic = uncertainty.aleatoric.value, uncertainty.epistemic.value
    vague, strange = aleatoric >= lines.aleatoric_high, epistemic >= lines.epistemic_high
    if vague and (not strange or aleatoric / lines.aleatoric_high >= epistemic / lines.epistemic_high):
        return "vague"
    return "unknown" if strange else "wrong"


def _again(
    cause: Cause, best: TakeScore, uncertainty: MaybeUncertainty, budget: Budget, lines: Thresholds, why: str
) -> Route:
    """Choose how to try again, by the cause."""
    if not isinstance(uncertainty, Uncertainty):
        if cause == "unknown":
            return Route("reroute", f"{why} The back-end does not know it{_elsewhere(budget)}.", False, cause)
        return Route("retake", f"{why} Other seeds may show it.", False, cause)
    aleatoric, epistemic = uncertainty.aleatoric.value, uncertainty.epistemic.value
    if cause == "vague":
        return Route("specify", f"{why} The words leave it open (aleatoric {aleatoric:.2f}).", False, cause)
    if cause == "unknown":
        known = "is unsure of it" if epistemic >= lines.epistemic_high else "does not know it"
        told = f"{why} The back-end {known} (epistemic {epistemic:.2f}){_elsewhere(budget)}."
        return Route("reroute", told, False, cause)
    if epistemic >= lines.epistemic_alike:
        told = f"{why} The takes differ (epistemic {epistemic:.2f}): other seeds may show it."
        return Route("retake", told, False, cause)
    return Route(
        "reroute", f"{why} Words and back-end are sure, and wrong, at any seed{_elsewhere(budget)}.", False, cause
    )


def _elsewhere(budget: Budget) -> str:
    if budget.backends:
        return f"; {budget.backends[0]} has not been tried"
    return "; it is shot from reference pictures" if budget.references else "; it is shown another way"
