"""Detours: a shot that is shown another way is held to what was asked for."""

from __future__ import annotations

from circletake.agents.critic.routing import SEVERE
from circletake.schema import Fault, Measure, Shot, TakeScore, Thresholds, Verdict


def renamed(asked: Shot, shown: Shot) -> tuple[Fault, ...]:
    """Return what of an asked shot is called something else, or does something else, in the shot as it is shown.

    A take of the shot as it is shown can't tell: whoever asks for a guitar and gets one sees no theremin missing.
    """
    now = {subject.id: subject for subject in shown.staging.subjects}
    faults = []
    for subject in asked.staging.subjects:
        other = now.get(subject.id)
        if other is None or subject.id not in asked.must_show:
            continue
        if other.noun != subject.noun:
            detail = f"“{subject.noun}” is shown as {other.noun}."
            faults.append(Fault(kind="stand-in", detail=detail, severity=0.9, subject=subject.id))
        verbs = {action.verb for action in other.actions}
        faults += [
            Fault(kind="missing action", detail=f"{subject.noun} does not {verb}.", severity=0.8, subject=subject.id)
            for verb in dict.fromkeys(action.verb for action in subject.actions)
            if verb not in verbs
        ]
    return tuple(faults)


def held_to(
    verdict: Verdict, asked: TakeScore, shown: str, changed: tuple[Fault, ...] = (), lines: Thresholds | None = None
) -> Verdict:
    """Return a verdict about a shot that is shown another way than was asked: nobody circles it unseen.

    Args:
        verdict: That circles a take of the shot as it is shown now.
        asked: The same take, scored against the shot as it was asked for.
        shown: What was changed, in a sentence.
        changed: What is called otherwise, as `renamed` gives it.
        lines: Where the lines are drawn.
    """
    lines = lines or Thresholds()
    faults = (*changed, *asked.faults)
    good = isinstance(asked.adherence, Measure) and asked.adherence.value >= lines.adherence_good
    if verdict.decision != "circle" or (good and not any(fault.severity >= SEVERE for fault in faults)):
        return verdict
    worst = faults[0].detail if faults else "It can't be told whether that is what was asked for."
    reason = f"{shown} That is not what was asked for. {worst}"
    return verdict.with_(decision="settle", needs_you=True, cause="unknown", reason=reason)
