"""Whom a deed concerns though it is not done to him, and what never comes about."""

from __future__ import annotations

from circletake.agents.director.reading.mentions import Cast
from circletake.language import Event, TextRead

_DEPRIVING = frozenset("steal take snatch grab seize blow break catch eat drink smash burn cut hide".split())
"""What is done to somebody's thing concerns him."""
_OF_THE_LIVING = frozenset("chase follow hunt pursue scare feed pet stroke tame bite attack rescue".split())
"""What is done to those who live."""
_FORESTALLING = frozenset({"before", "so that", "lest"})
_CAN = frozenset({"can", "could", "manages"})


def deprived(
    event: Event, objects: tuple[int, ...], there: tuple[int, ...], read: TextRead, cast: Cast
) -> tuple[int, ...]:
    """Return whose something is that a deed takes away or puts out: `blows out a wizard's lantern`.

    Args:
        event: The deed.
        objects: Numbers of what it is done to.
        there: Numbers of those who take part anyway.
        read: The text.
        cast: Who is in it.
    """
    if event.clause.lemma not in _DEPRIVING:
        return ()
    entities = read.story.entities
    owners = [entities[number].owner for number in objects if entities[number].kind in ("prop", "plant")]
    return tuple(
        owner
        for owner in dict.fromkeys(owners)
        if owner is not None and entities[owner].living and owner not in there and owner in cast.ids
    )


def forestalled(event: Event, read: TextRead) -> bool:
    """Tell whether something never comes about: `before he can shoot the deer`."""
    clause = event.clause
    said = read.text[clause.start : clause.end].lower().split()
    return clause.connective in _FORESTALLING and bool(_CAN.intersection(said))


def chased(event: Event, read: TextRead) -> tuple[int, ...]:
    """Return to whom a deed is done; `it` is alive that is chased: the dog with the sausage, and not the sausage."""
    clause, entities = event.clause, read.story.entities
    lifeless = len(event.objects) == 1 and not entities[event.objects[0]].living
    if clause.lemma not in _OF_THE_LIVING or not lifeless or not (clause.objects and clause.objects[0].is_pronoun):
        return event.objects
    beasts = [
        one
        for one in entities
        if one.kind in ("animal", "creature") and one.number not in event.subjects and one.phrase.start < clause.start
    ]
    return (beasts[-1].number,) if beasts else event.objects
