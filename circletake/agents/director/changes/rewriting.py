"""Writing a plan anew where an edit touches it, and saying so."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from circletake.agents.director.captions import provisional_captions
from circletake.agents.director.physics import happens_otherwise
from circletake.language import conjugated, listed
from circletake.schema import Bible, Plan, Shot, Slate


class Applied(NamedTuple):
    """A plan, and what was done to it."""

    plan: Plan
    done: str


def touched(plan: Plan, slates: tuple[Slate, ...], change: Callable[[Shot], Shot]) -> Plan:
    """Return the plan with some shots changed, their captions written anew; no slates for all shots."""
    return rewritten(plan, tuple(change(shot) if not slates or shot.slate in slates else shot for shot in plan.shots))


def rewritten(plan: Plan, shots: tuple[Shot, ...], bible: Bible | None = None) -> Plan:
    """Return the plan with other shots, the captions of those that changed written anew."""
    before = {shot.slate: shot for shot in plan.shots}
    bible = bible or plan.bible
    out = []
    for shot in shots:
        known = before.get(shot.slate)
        if known is None or known.staging != shot.staging or known.lines != shot.lines or bible != plan.bible:
            speakers = len({line.speaker for line in shot.lines})
            shot = shot.with_(captions=provisional_captions(shot.staging, bible, speakers))
        if known is None or happens_otherwise(known.staging, shot.staging):
            shot = shot.with_(physics=None)
        out.append(shot)
    return plan.with_(shots=tuple(out), bible=bible)


def named(plan: Plan, slates: tuple[Slate, ...]) -> str:
    """Return how some shots are spoken of: `shot 3 (1C)`, `the whole film`."""
    if not slates or len(slates) == len(plan.shots):
        return "the whole film"
    numbers = {shot.slate: str(at + 1) for at, shot in enumerate(plan.shots)}
    names = [f"{numbers[slate]} ({slate})" for slate in slates if slate in numbers]
    return f"shot{'s' if len(slates) > 1 else ''} {listed(names)}"


def verb(slates: tuple[Slate, ...], base: str) -> str:
    """Return a verb in the form that goes with some shots, or with the film."""
    return conjugated(base, many=len(slates) > 1)
