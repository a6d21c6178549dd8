"""Boarding: who is aboard what, for those of whom a brief says so by the way."""

from __future__ import annotations

from circletake.agents.director.reading.mentions import Cast
from circletake.agents.meaning import Meanings
from circletake.language import Event, Phrase, TextRead
from circletake.schema import Happening, Mention

_CARRYING = frozenset({"in", "on", "aboard", "with"})
_ABOARD = {
    "rowing boat": "row", "sailing boat": "sail", "ship": "sail", "hot-air balloon": "ride", "bicycle": "ride",
    "wheelchair": "ride", "motorcycle": "ride",
    "horse": "ride", "camel": "ride", "elephant": "ride", "dragon": "ride", "vehicle": "drive",
}  # fmt: skip
"""How somebody is aboard, by term or by kind."""


def boarded(
    event: Event, happening: Happening, read: TextRead, cast: Cast, meanings: Meanings
) -> tuple[Happening, ...]:
    """Return who is aboard what when an event begins: `a man in a rowing boat waves`.

    Args:
        event: the event.
        happening: what is made of it.
        read: the text.
        cast: who and what is in it.
        meanings: which action a verb is.
    """
    by_id = {mention.id: mention for mention in cast.mentions}
    found = []
    for attached in event.clause.attached:
        craft = _mention_at(event, attached.phrase, read, cast)
        rider = _mention_at(event, attached.anchor, read, cast) if attached.anchor is not None else None
        aboard = "aboard" in event.clause.adverbs and attached.prep == "with"
        if aboard and event.subjects:
            craft, rider = by_id.get(cast.ids.get(event.subjects[0], "")), craft
        if craft is None or rider is None or attached.prep not in _CARRYING or (attached.prep == "with") != aboard:
            continue
        if rider.kind not in ("person", "creature") or event.clause.lemma in _ABOARD.values():
            continue
        verb = _ABOARD.get(craft.term or "") or _ABOARD.get(craft.kind)
        if verb is not None:
            text = (
                f"{rider.phrase} {verb}s {craft.phrase}"
                if rider.count == 1
                else f"{rider.phrase} {verb} {craft.phrase}"
            )
            found.append(
                Happening(
                    text=text, verb=verb, action=meanings.action(verb), subjects=(rider.id,),
                    objects=(craft.id,), place=happening.place, hour=happening.hour, weather=happening.weather,
                )
            )  # fmt: skip
    return tuple(found)


def _mention_at(event: Event, phrase: Phrase, read: TextRead, cast: Cast) -> Mention | None:
    """Return who or what a phrase of an event names."""
    for number in event.entities:
        entity = read.story.entities[number]
        if entity.phrase.start == phrase.start or (entity.head == phrase.head and phrase.head):
            found = cast.ids.get(number, "")
            return next((mention for mention in cast.mentions if mention.id == found), None)
    return None
