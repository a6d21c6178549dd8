"""An ending for a hopeful story of which the brief tells only one moment. What is added is told as a choice."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.director.reading.invention import Invented, called
from circletake.agents.natures import nature_of
from circletake.schema import Happening, Mention, Mood

_BRIGHT: frozenset[Mood] = frozenset({"hopeful", "joyful", "triumphant", "tender"})
_ENDED = frozenset("hug kiss embrace dance win return reunite marry smile laugh celebrate sleep leave fly".split())
_HELD = frozenset({"stranded", "trapped", "wounded", "lost", "caught"})
_BECAUSE = "the brief is hopeful and tells one moment only: it should lead somewhere"


def resolve(mentions: Sequence[Mention], happenings: Sequence[Happening], moods: Sequence[Mood]) -> Invented | None:
    """Return how a story of one moment ends well; None when it is no such story, or ends by itself."""
    if len(happenings) != 1 or not set(moods[:2]) & _BRIGHT or happenings[0].verb in _ENDED:
        return None
    happening = happenings[0]
    by_id = {mention.id: mention for mention in mentions}
    lead = next((by_id[id_] for id_ in happening.subjects if id_ in by_id), None)
    if lead is None or lead.kind not in ("person", "creature", "animal"):
        return None
    other = next((by_id[id_] for id_ in happening.objects if id_ in by_id), None)
    return Invented(_ending(called(lead), other, many=lead.count > 1), _BECAUSE, True)


def _ending(who: str, other: Mention | None, *, many: bool) -> tuple[str, ...]:
    who = who[:1].upper() + who[1:]
    smile, hold, look = ("smile", "hold", "look") if many else ("smiles", "holds", "looks")
    if other is None:
        return (f"{who} {look} at the horizon and {smile}.",)
    whom = called(other)
    swims = nature_of(other.term, other.kind) == "swimmer"
    if swims:
        verb = "swim" if other.count > 1 else "swims"
        off = (f"{whom[:1].upper()}{whom[1:]} {verb} back into the sea.", f"{who} {'wave' if many else 'waves'}.")
        return (f"{who} {'save' if many else 'saves'} {whom}.", *off) if _HELD & set(other.adjectives) else off
    if other.kind in ("person", "animal", "creature"):
        return (f"{who} and {whom} walk away together.",)
    if other.kind == "plant":
        verb = "grow" if other.count > 1 else "grows"
        return (f"{whom[:1].upper()}{whom[1:]} {verb}.", f"{who} {smile}.")
    if other.kind == "prop" and other.term is not None:
        return (f"{who} {hold} {whom} and {smile}.",)
    return (f"{who} {look} at {whom} and {smile}.",)
