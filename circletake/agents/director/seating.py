"""Seating: who sits, waits or reads does so on the seat that stands there."""

from __future__ import annotations

import re

from circletake.agents.director.parts import Part
from circletake.schema import Action, Happening, Identity, Subject

_SEATS = frozenset({"bench", "chair", "swing"})
_SITTING = frozenset({"sit", "wait", "rest", "read", "stay"})
_DONE_SITTING = frozenset("sit stand look talk reach read eat wave point give throw play carry work".split())
_ON_IT = re.compile(r"\b(?:on|from|in)\s+(?:[\w-]+\s+){0,3}?(?:bench|chair|swing|stool|sofa|armchair|throne)\b")
ON_THE_GROUND = "on the ground"
"""The manner of one who sits where no seat is."""
_NO_SEAT = re.compile(r"\bon (?:the|his|her|their) (?:\w+ )?(?:floor|ground|grass|carpet|bottom|behind)\b")


def seated(
    happening: Happening, subjects: list[Subject], playing: Part, identities: dict[str, Identity]
) -> list[Subject]:
    """Put those who sit, wait or read on the seat that stands there, and leave on it who sat down before."""
    state, verb = playing.state, happening.verb
    seen = (*(subject.id for subject in subjects), *state.seen)
    seat = next((identities[id_] for id_ in seen if id_ in identities and identities[id_].term in _SEATS), None)
    if verb in _SITTING and _NO_SEAT.search(happening.text.lower()):
        return [_on_the_ground(subject) if at == 0 else subject for at, subject in enumerate(subjects)]
    if seat is None:
        return subjects
    from_it = seat.id in happening.objects and _ON_IT.search(happening.text.lower()) is not None
    sitting = {
        subject.id
        for at, subject in enumerate(subjects)
        if identities[subject.id].kind == "person"
        and (((verb in _SITTING or from_it) and at == 0) or state.seats.get(subject.id) == seat.id)
        and all(action.verb in _DONE_SITTING for action in subject.actions)
    }
    if not sitting:
        return subjects
    state.seats.update(dict.fromkeys(sorted(sitting), seat.id))
    out = [_on_seat(subject, seat) if subject.id in sitting else subject for subject in subjects]
    if all(subject.id != seat.id for subject in out):
        out.append(playing.stand_by(seat))
    return out


def _on_seat(subject: Subject, seat: Identity) -> Subject:
    """Return somebody sitting; what else they do with their hands and eyes they do there."""
    kept = tuple(action for action in subject.actions if action.verb not in ("sit", "stand"))
    return subject.with_(actions=(Action(verb="sit", target=seat.id), *kept))


def _on_the_ground(subject: Subject) -> Subject:
    sits = (act.with_(target=None, manner=ON_THE_GROUND) if act.verb == "sit" else act for act in subject.actions)
    return subject.with_(actions=tuple(sits))
