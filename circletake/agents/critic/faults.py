"""Faults of a take, each in a sentence that a person can act on."""

from __future__ import annotations

from circletake.agents.critic.seeing import Seen
from circletake.schema import Fault, Shot, Subject, TakeResult, TakeTruth

_SMALL = 0.5
_CROPPED = 0.5
_COVERED = 0.35
_FAR = 0.1
_STILL = 1e-5


def faults_of_subject(name: str, subject: Subject, seen: Seen, truth: TakeTruth, *, tight: bool = False) -> list[Fault]:
    """Return what is wrong with how somebody who must be seen is seen; a tight frame is meant to cut them off."""
    who = name[:1].upper() + name[1:]
    if not seen.there or seen.presence == 0.0:
        why = "is not in the picture" if not seen.there else "is never in the frame"
        return [Fault(kind="missing subject", detail=f"{who} {why}.", severity=1.0, subject=subject.id)]
    faults = []
    if seen.distance > _FAR:
        drawn = next((one.term for one in truth.objects if one.id == subject.id), "something else")
        severity = min(1.0, 0.4 + seen.distance)
        detail = f"There is no picture for “{subject.noun}”: {drawn} stands for it."
        faults.append(Fault(kind="stand-in", detail=detail, severity=round(severity, 3), subject=subject.id))
    if seen.presence < 0.6:
        detail = f"{who} is in the frame for only {seen.presence:.0%} of the shot."
        faults.append(
            Fault(
                kind="missing subject", detail=detail, severity=round(0.8 * (1 - seen.presence), 3), subject=subject.id
            )
        )
    if seen.inside < _CROPPED and not tight:
        detail = f"{who} is cut off: only {seen.inside:.0%} is inside the frame."
        faults.append(Fault(kind="cropped subject", detail=detail, severity=0.4, subject=subject.id))
    if seen.visible < _COVERED:
        detail = f"{who} is covered: only {seen.visible:.0%} can be seen."
        faults.append(Fault(kind="unreadable", detail=detail, severity=0.5, subject=subject.id))
    if seen.share < _SMALL and not faults:
        detail = f"{who} fills only {seen.height:.0%} of the frame's height."
        faults.append(Fault(kind="small subject", detail=detail, severity=0.45, subject=subject.id))
    return faults


def faults_of_file(shot: Shot, result: TakeResult, truth: TakeTruth | None) -> list[Fault]:
    """Return what is wrong with the file itself, and what stands in for words that the back-end does not know."""
    faults = []
    moving = any(
        action.verb not in ("stand", "lie", "sit", "look") for one in shot.staging.subjects for action in one.actions
    )
    if (
        truth is not None
        and truth.motion
        and max(truth.motion) <= _STILL
        and (moving or shot.staging.camera.move != "static")
    ):
        faults.append(Fault(kind="frozen", detail="Nothing moves, although something should.", severity=0.9))
    if truth is None:
        nouns = {subject.noun: subject.id for subject in shot.staging.subjects}
        for match in result.matches:
            if not match.known and match.distance > _FAR and match.word in nouns:
                detail = f"There is no picture for “{match.word}”: {match.term or 'a stand-in'} stands for it."
                severity = round(min(1.0, 0.4 + match.distance), 3)
                faults.append(Fault(kind="stand-in", detail=detail, severity=severity, subject=nouns[match.word]))
    return faults
