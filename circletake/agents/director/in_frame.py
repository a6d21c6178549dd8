"""In the frame: which of those who are there a shot's size lets us see, and what they do in it."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.director.framing import Framed, most_in_frame
from circletake.agents.director.setups import Setup
from circletake.schema import Action, Facing, Placement, Subject

_LEADS_OUT = frozenset({"walk", "run", "drive", "sail", "ride"})
_CARRIED = frozenset({"sit", "ride", "row", "drive", "sail", "carry", "give", "throw"})
"""Actions on or in something that belongs into the frame with whoever does them."""
_MOST_ONLOOKERS = 3


def in_frame(
    setup: Setup, how: Framed, spans: dict[str, tuple[float, float]], small: frozenset[str]
) -> tuple[Subject, ...]:
    """Return who is in the frame, speakers speaking in their time.

    A tight frame holds only whom it is about, with the small thing in their hands; a wide one also who is there
    and looks on.

    Args:
        setup: The picture.
        how: Its size and angle.
        spans: When each speaker speaks, as shares of the shot.
        small: Ids of what can be held.
    """
    subjects = _fitting(setup, most_in_frame(how.size), small)
    if most_in_frame(how.size) == 1 and subjects:
        subjects = [_close(subject) for subject in subjects]
    elif how.size in ("wide", "extreme wide"):
        subjects += _onlookers(setup, {one.id for one in subjects})
    if how.turned and len(subjects) == 1:
        subjects = [_turned(subjects[0])]
    return tuple(_speaking(subject, spans.get(subject.id)) for subject in subjects)


def _fitting(setup: Setup, most: int, small: frozenset[str]) -> list[Subject]:
    subjects = list(setup.subjects)
    if len(subjects) <= most:
        return subjects
    subjects.sort(key=lambda subject: (subject.id != setup.focus, subject.id not in setup.must))
    touched = {action.target for action in subjects[0].actions}
    carriers = {action.target for one in subjects[:most] for action in one.actions if action.verb in _CARRIED}
    kept = [one for one in subjects[most:] if one.id in carriers or (one.id in touched and one.id in small)]
    return subjects[:most] + kept[:1]


def _onlookers(setup: Setup, there: set[str]) -> list[Subject]:
    """Return who is there too, behind, with their eyes on what the shot is about."""
    out: list[Subject] = []
    for one in setup.present:
        if one.id in there or len(out) == _MOST_ONLOOKERS:
            continue
        actions = tuple(
            action.with_(target=setup.focus) if action.verb == "look" and action.target is None else action
            for action in one.actions
        )
        out.append(one.with_(actions=actions, placement=Placement(side=one.placement.side, depth="far")))
    return out


def _close(subject: Subject) -> Subject:
    """Return a subject as a tight frame holds it: in front, and without the steps that lead out of it."""
    kept = tuple(action for action in subject.actions if action.verb not in _LEADS_OUT)
    return subject.with_(placement=Placement(side=subject.placement.side, depth="near"), actions=kept)


def _turned(subject: Subject) -> Subject:
    """Return somebody who is alone in the frame seen from another angle, on the same side of the line."""
    facings: dict[Facing, Facing] = {"left": "camera", "right": "camera", "camera": "right", "away": "right"}
    return subject.with_(facing=facings[subject.facing] if subject.facing is not None else None)


def _speaking(subject: Subject, span: tuple[float, float] | None) -> Subject:
    if span is None:
        return subject
    kept = tuple(action for action in subject.actions if action.verb != "talk")
    target = next((action.target for action in subject.actions if action.verb == "talk"), None)
    return subject.with_(actions=(*kept, Action(verb="talk", begin=span[0], end=span[1], target=target)))


def focus_of(setup: Setup, subjects: Sequence[Subject]) -> str | None:
    """Return whom the frame is about, when that is in it."""
    ids = {subject.id for subject in subjects}
    return setup.focus if setup.focus in ids else None
