"""Contests: a race of bicycles has riders, and they ride bicycles, whoever a brief names of them."""

from __future__ import annotations

from typing import NamedTuple

from circletake.agents.director.reading.mentions import Story
from circletake.agents.meaning import Meanings
from circletake.agents.natures import MOUNTS
from circletake.language import Phrase, TextRead, plural
from circletake.schema import Happening, Mention, TermKind

_RACES = frozenset({"race", "rally", "derby", "regatta"})
OWN_MOUNTS: dict[str, str] = {
    "cyclist": "bicycle", "bicyclist": "bicycle", "biker": "motorcycle", "motorcyclist": "motorcycle",
    "jockey": "horse", "horseman": "horse", "horsewoman": "horse",
}  # fmt: skip
"""What those ride who are called by it."""
_SINGLE = frozenset({"horse", "bicycle", "motorcycle", "skateboard", "surfboard", "camel", "scooter"})
"""What carries one rider."""
_RIDERS = frozenset(
    "rider racer cyclist bicyclist biker motorcyclist jockey driver competitor contestant participant athlete champion "
    "horseman horsewoman sailor skipper winner".split()
)
RACING = frozenset("ride gallop race speed run cycle drive compete sprint row sail rush dash hurtle zoom".split())
"""What those in a race do all the time: they ride, row or drive it."""
_FIELD = 3
"""How many take part of whom a brief does not say how many; more than five are not told apart."""
_MOST = 5


class _Field(NamedTuple):
    """What is raced on, and the riders' noun, term and kind."""

    craft: str
    craft_term: str
    craft_kind: TermKind


def with_riders(
    read: TextRead, mentions: tuple[Mention, ...], happenings: tuple[Happening, ...], meanings: Meanings
) -> Story:
    """Put those who take part in a race onto what they race on; without a race nothing changes.

    Args:
        read: The brief.
        mentions: Who and what it names.
        happenings: What happens.
        meanings: What words mean on the stage.
    """
    field = _field(read, meanings)
    if field is None or not happenings:
        return Story(mentions, happenings)
    named = [one for one in mentions if one.kind == "person" and one.noun in _RIDERS]
    first = named[0] if named else _rider(field, leads=all(one.role != "lead" for one in mentions))
    count = min(first.count, _MOST) if first.count > 1 else _FIELD
    riders = _several(first, count, mentions)
    crafts = _several(_craft(field, mentions), count, (*mentions, *riders))
    others = tuple(one for one in mentions if one.id not in {first.id, crafts[0].id})
    verb = {"rowing boat": "row", "sailing boat": "sail"}.get(field.craft_term, "ride")
    if field.craft_kind == "vehicle" and field.craft_term in ("car", "truck", "tractor", "train"):
        verb = "drive"
    # Not `on`: who is on which of them is told by whose it is.
    race = Happening(
        text=f"{count} {plural(first.noun)} {verb} {plural(field.craft)} in a race",
        verb=verb,
        action=meanings.action(verb),
        subjects=tuple(one.id for one in riders),
        objects=tuple(one.id for one in crafts),
        place=happenings[0].place,
        hour=happenings[0].hour,
        weather=happenings[0].weather,
    )
    return Story((*riders, *crafts, *others), _raced(race, happenings, first.id, crafts[0].id))


def with_mounts(mentions: tuple[Mention, ...], happenings: tuple[Happening, ...]) -> Story:
    """Give each of several riders a mount of their own: three cowboys who ride their horses need three horses.

    Args:
        mentions: Who and what a brief names.
        happenings: What happens.
    """
    by_id = {one.id: one for one in mentions}
    apart: dict[str, tuple[str, ...]] = {}
    made: list[Mention] = []
    for happening in happenings:
        riders = [by_id[id_] for id_ in happening.subjects if id_ in by_id and by_id[id_].kind == "person"]
        mount = next((by_id[id_] for id_ in happening.objects if id_ in by_id and by_id[id_].term in _SINGLE), None)
        count = sum(one.count for one in riders)
        if happening.verb not in RACING or mount is None or not 2 <= count <= _MOST or mount.id in apart:
            continue
        if mount.count < 2 and mount.role != "background":
            # Two girls on a bicycle share it.
            continue
        for one, several in [(rider, rider.count) for rider in riders] + [(mount, count)]:
            if one.id not in apart:
                each = _several(one, several, (*mentions, *made))
                made += each[1:]
                by_id[one.id] = each[0]
                apart[one.id] = tuple(other.id for other in each)
    if not apart:
        return Story(mentions, happenings)

    def told(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(other for id_ in ids for other in apart.get(id_, (id_,))))

    whole = tuple(one.with_(subjects=told(one.subjects), objects=told(one.objects)) for one in happenings)
    return Story((*(by_id[one.id] for one in mentions), *made), whole)


def _field(read: TextRead, meanings: Meanings) -> _Field | None:
    for event in read.story.events:
        for phrase in event.clause.phrases:
            for said in _raced_on(phrase) if phrase.head in _RACES else ():
                term = meanings.index.exactly(said, ("vehicle", "animal"))
                if term is not None and (term.kind == "vehicle" or term.name in MOUNTS):
                    return _Field(said, term.name, term.kind)
    return None


def _raced_on(phrase: Phrase) -> tuple[str, ...]:
    """Return by what a race may be called: `a sailing boat race`, `a race of horses`."""
    before = (*phrase.adjectives, *phrase.words[:-1])
    behind = (phrase.of.head,) if phrase.of is not None else ()
    return (" ".join(before[-2:]), *before[-1:], *behind)


def _raced(race: Happening, happenings: tuple[Happening, ...], rider: str, craft: str) -> tuple[Happening, ...]:
    """Return what happens with the race in it: instead of what says that they ride, else before everything."""
    for at, one in enumerate(happenings):
        if rider in one.subjects and one.verb in RACING:
            told = race.with_(text=one.text, place=one.place, hour=one.hour, weather=one.weather, manner=one.manner)
            return (*happenings[:at], told, *happenings[at + 1 :])
    return (race, *(one for one in happenings if one.subjects != (craft,) or one.verb != "be"))


def _rider(field: _Field, *, leads: bool) -> Mention:
    noun = next((person for person, craft in OWN_MOUNTS.items() if craft == field.craft_term), "rider")
    return Mention(
        id=noun,
        phrase=f"the {plural(noun)}",
        noun=noun,
        kind="person",
        term="athlete",
        role="lead" if leads else "support",
    )


def _craft(field: _Field, mentions: tuple[Mention, ...]) -> Mention:
    known = next((one for one in mentions if one.term == field.craft_term and one.kind == field.craft_kind), None)
    if known is not None:
        return known
    noun = field.craft.rstrip("s") if field.craft_term != field.craft else field.craft
    return Mention(
        id=noun.replace(" ", "-"), phrase=f"the {plural(noun)}", noun=noun, kind=field.craft_kind,
        term=field.craft_term, role="background",
    )  # fmt: skip


def _several(first: Mention, count: int, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Return that many of one kind, each somebody of their own; the first keeps its id."""
    taken = {one.id for one in mentions} | {first.id}
    out = [first.with_(count=1)]
    number = 1
    while len(out) < count:
        number += 1
        if f"{first.id}-{number}" in taken:
            continue
        out.append(first.with_(id=f"{first.id}-{number}", count=1, name=None, role="background", adjectives=("other",)))
    return out
