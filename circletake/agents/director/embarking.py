"""Embarking: who a happening puts aboard something, and what they can do without getting off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from circletake.agents.director.continuity import Continuity
from circletake.agents.director.parts import MOUNTING, riding_verb
from circletake.agents.natures import AIRCRAFT, BOATS
from circletake.schema import Action, Happening, Identity, Subject

_WAYS = frozenset({"walk", "run", "swim", "stand"})
_DONE_ABOARD = frozenset("look wave point talk reach give throw eat read play carry work sit".split())
"""What is done without getting off."""
_GETS_OFF = re.compile(
    r"\b(?:out|off|ashore|shore|land|lands|beach|home|island|dock|pier|quay|swims?|dives?|climbs?|jumps?|leaps?|leaves?"
    r"|arrives?|reach(?:es)? the|falls?|gets?|steps?|walks?|runs?|overboard|into)\b"
)
"""Words of leaving a boat or an aircraft, or of doing what is not done in one."""
_NO_DECK = frozenset({"paper boat", "iceberg", "balloon", "kite", "paper plane"})


def embark(happening: Happening, people: Sequence[Identity], things: Sequence[Identity], state: Continuity) -> set[str]:
    """Put those aboard of whom the happening says so: a fisherman in a rowing boat.

    Args:
        happening: Its text tells who is in what.
        people: Those who take part.
        things: What else takes part.
        state: The scene's state; who is aboard is noted there.

    Returns:
        The ids of what carries somebody.
    """
    text = happening.text.lower()
    carriers = set()
    for craft in things:
        if not (craft.kind == "vehicle" or craft.term in BOATS | AIRCRAFT) or craft.term in _NO_DECK:
            continue
        inside = re.search(rf"\b(?:in|on|aboard|inside)\s+(?:[\w-]+\s+){{0,4}}?{re.escape(craft.noun)}s?\b", text)
        if inside is None:
            continue
        rider = _named_before(text[: inside.start()], [one for one in people if one.kind in ("person", "creature")])
        if rider is not None:
            state.mount(rider.id, craft.id)
            state.sides[craft.id] = state.side_of(rider.id)
            carriers.add(craft.id)
    return carriers


def _named_before(text: str, people: Sequence[Identity]) -> Identity | None:
    """Return who is named last before a place in the text; who is alone needs no name."""
    named = [(text.rfind(one.noun.lower()), one) for one in people]
    found = max((entry for entry in named if entry[0] >= 0), key=lambda entry: entry[0], default=None)
    return found[1] if found is not None else next(iter(people), None)


def kept_aboard(
    subject: Subject, state: Continuity, identities: dict[str, Identity], boarded: set[str], text: str = ""
) -> Subject:
    """Return somebody doing aboard what they do, unless it makes them get off.

    Args:
        subject: Who.
        state: Who is aboard what.
        identities: By id.
        boarded: Ids of what somebody has been put aboard in this very happening.
        text: What happens, in words: out on the water or in the air nobody gets off who is not said to.
    """
    carrier = identities.get(state.mounts.get(subject.id, ""))
    verb = riding_verb(carrier) if carrier is not None else None
    verbs = {action.verb for action in subject.actions}
    if carrier is None or verb is None or verbs & MOUNTING:
        return subject
    out_there = carrier.term in BOATS | AIRCRAFT and bool(text) and _GETS_OFF.search(text.lower()) is None
    leaves = verbs - _DONE_ABOARD - (_WAYS if carrier.id in boarded or out_there else frozenset({"stand"}))
    if leaves:
        return subject
    kept = tuple(action for action in subject.actions if action.verb not in _WAYS | {"sit"})
    return subject.with_(actions=(Action(verb=verb, target=carrier.id), *kept))


def fallen_off(subjects: Sequence[Subject], state: Continuity, identities: dict[str, Identity]) -> list[Subject]:
    """Let those who fall while they ride fall from what they ride, which tips over or stops beside them.

    Args:
        subjects: Everybody in the picture.
        state: Who rides what.
        identities: By id.
    """
    out: list[Subject] = []
    for subject in subjects:
        carrier = identities.get(state.mounts.get(subject.id, ""))
        fall = next((action for action in subject.actions if action.verb == "fall"), None)
        verb = riding_verb(carrier) if carrier is not None else None
        if carrier is None or fall is None or verb not in ("ride", "drive") or carrier.term in BOATS | AIRCRAFT:
            out.append(subject)
            continue
        later = tuple(action for action in subject.actions if action.begin >= fall.begin)
        rides = (Action(verb=verb, target=carrier.id, begin=0.0, end=fall.begin),) if fall.begin > 0.0 else ()
        out.append(subject.with_(actions=(*rides, *later)))
        if all(other.id != carrier.id for other in subjects):
            out.append(_left_by_its_rider(carrier, subject, fall))
    return out


def _left_by_its_rider(carrier: Identity, rider: Subject, fall: Action) -> Subject:
    """Return what somebody falls from: two wheels tip over, everything else stops."""
    goes, stops = ("drive", "topple") if carrier.kind == "vehicle" else ("run", "stand")
    way = (Action(verb=goes, begin=0.0, end=fall.begin),) if fall.begin > 0.0 else ()
    end = fall.end if stops == "topple" else 1.0
    return Subject(
        id=carrier.id,
        noun=carrier.term or carrier.noun,
        adjectives=carrier.adjectives,
        actions=(*way, Action(verb=stops, begin=fall.begin, end=end)),
        placement=rider.placement,
        facing=rider.facing,
    )
