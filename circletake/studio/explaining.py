"""Explaining a production: why its takes were circled, and what the last run made again."""

from __future__ import annotations

from pathlib import Path

from circletake.schema import BriefError, CircledTake, Measure, Uncertainty, Value, Verdict
from circletake.studio.changes import changes
from circletake.studio.folder import ProductionFolder
from circletake.studio.journal import last_runs


class RoundTold(Value):
    """One round of takes, in words."""

    round: int
    decision: str
    reason: str
    measured: str
    faults: tuple[str, ...] = ()
    open_things: tuple[str, ...] = ()
    """What the words leave open, with its share, what matters most first."""
    question: str = ""
    proposal: str = ""
    by_eye: tuple[str, ...] = ()


class ShotTold(Value):
    """One shot, in words."""

    slate: str
    caption: str
    rounds: tuple[RoundTold, ...]


class MadeAgain(Value):
    """Something that the last run made, and why."""

    role: str
    reason: str


class Told(Value):
    """What can be told about a production."""

    shots: tuple[ShotTold, ...]
    made_again: tuple[MadeAgain, ...]
    summary: str


def explain(path: Path, slate: str | None = None) -> Told:
    """Tell about a production, or about one of its shots.

    Raises:
        BriefError: there is no production, or no such shot.
    """
    folder = ProductionFolder(path)
    production = folder.read()
    takes = [take for take in production.takes if slate is None or take.slate == slate.upper()]
    if slate is not None and not takes:
        known = ", ".join(take.slate for take in production.takes) or "none yet"
        raise BriefError(f"there is no shot {slate!r} in {path}; its shots are: {known}")
    before, last = last_runs(folder.journal)
    again = [
        MadeAgain(role=change.role, reason=change.reason)
        for change in (changes(before, last, folder.store) if before else [])
        if slate is None or change.role.startswith(f"{slate.upper()} ")
    ]
    return Told(
        shots=tuple(map(_shot, takes)), made_again=tuple(again), summary=_summary(bool(before), len(last), again)
    )


def _summary(again: bool, calls: int, made: list[MadeAgain]) -> str:
    if not again:
        return f"Made in one run of {calls} tool calls."
    if not made:
        return f"The last run changed nothing: all {calls} results were there."
    return f"The last run made {len(made)} of {calls} results anew:"


def _shot(take: CircledTake) -> ShotTold:
    return ShotTold(slate=take.slate, caption=take.request.prompt, rounds=tuple(map(_round, take.verdicts)))


def _round(verdict: Verdict) -> RoundTold:
    best = verdict.best_take
    return RoundTold(
        round=verdict.round,
        decision=verdict.decision,
        reason=verdict.reason,
        measured="; ".join((f"take {best.take}, the best of {len(verdict.takes)}", *_numbers(verdict))),
        faults=tuple(fault.detail for fault in best.faults),
        open_things=tuple(f"{slot.share:.0%} {slot.name}: {', '.join(slot.options)}" for slot in verdict.open_slots),
        question=verdict.question.text if verdict.question is not None else "",
        proposal=verdict.proposal or "",
        by_eye=tuple(f"takes {one.first} and {one.second}: {one.why}" for one in verdict.comparisons),
    )


def _numbers(verdict: Verdict) -> tuple[str, str, str]:
    return (_seen(verdict), _sure(verdict), _risk(verdict))


def _seen(verdict: Verdict) -> str:
    adherence = verdict.best_take.adherence
    if not isinstance(adherence, Measure):
        return f"adherence can't be told ({adherence.reason})"
    return f"adherence {adherence.value:.2f} ({adherence.low:.2f} to {adherence.high:.2f})"


def _risk(verdict: Verdict) -> str:
    risk = verdict.p_bad
    if not isinstance(risk, Measure):
        return f"P(bad) can't be told ({risk.reason})"
    return f"P(bad) {risk.value:.2f} ({risk.low:.2f} to {risk.high:.2f})"


def _sure(verdict: Verdict) -> str:
    found = verdict.uncertainty
    if not isinstance(found, Uncertainty):
        return f"uncertainty can't be told ({found.reason})"
    return (
        f"prompt's uncertainty {found.aleatoric.value:.2f} ({found.aleatoric.low:.2f} to {found.aleatoric.high:.2f}), "
        f"back-end's {found.epistemic.value:.2f} ({found.epistemic.low:.2f} to {found.epistemic.high:.2f})"
    )
