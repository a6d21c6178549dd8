"""Who and what the brief names, with ids that stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.meaning import Meanings, Meant
from circletake.language import PLACE_PARTS, Entity, Event, TextRead, plural, presentation_of
from circletake.schema import Happening, Mention, Role

_SAID_OF_THE_TELLING = frozenset(
    "first last same whole single certain next final only certain particular various silent quiet loud "
    "unheard noisy alive".split()
)
_COLLECTIVE = frozenset({"crowd", "couple", "flock", "shoal", "flowers"})
_DRIFTING = frozenset({"leaf", "confetti"})
"""What there is more of than can be counted, when there is more than one: leaves and petals drift."""
_ENSEMBLES: dict[str, tuple[str, int]] = {
    "band": ("musician", 4), "orchestra": ("musician", 9), "choir": ("singer", 8), "quartet": ("musician", 4),
    "crew": ("sailor", 4), "team": ("athlete", 5), "army": ("soldier", 9), "squad": ("soldier", 5),
}  # fmt: skip
"""What a company that is named as one is made of: who they are, and how many are shown."""
_YOUNG = frozenset({"baby", "newborn", "infant", "young", "offspring", "chick", "cub", "calf"})
_KIN = frozenset({"mother", "father", "parent", "mate", "mum", "mom", "dad"})
"""Of animals, where a brief speaks of no people."""
_MOST = 60


class Story(NamedTuple):
    """Who and what a brief names, and what happens."""

    mentions: tuple[Mention, ...]
    happenings: tuple[Happening, ...]


class Cast(NamedTuple):
    """The mentions, and which entity each stands for."""

    mentions: tuple[Mention, ...]
    ids: dict[int, str]
    """Entity number to mention id; entities that nothing happens with have none."""


def cast_of(read: TextRead, meanings: Meanings) -> Cast:
    """Return everybody and everything worth keeping, leads first named as leads."""
    used = {number for event in read.story.events for number in event.entities}
    used |= {quote.speaker for quote in read.quotes if quote.speaker is not None}
    used |= {number for event in read.story.events for number in places_of(event, read.story.entities)}
    used |= {one.owner for one in read.story.entities if one.number in used and one.owner is not None}
    entities = [entity for entity in read.story.entities if entity.number in used][:_MOST]
    ids = _ids(entities)
    roles = _roles(entities, read)
    mentions = tuple(
        _mention(entity, ids[entity.number], roles[entity.number], meanings, _preps(read, entity.number), read)
        for entity in entities
    )
    return Cast(mentions, ids)


def places_of(event: Event, entities: Sequence[Entity]) -> list[int]:
    """Return the numbers of the places that an event names behind `of`: `rings the bell of a temple`."""
    starts = {phrase.of.start for phrase in event.clause.phrases if phrase.of is not None}
    return [entity.number for entity in entities if entity.kind == "place" and entity.phrase.start in starts]


def slug(text: str) -> str:
    """Return a text as an id: lower case, words joined by hyphens, letters and digits of any script."""
    plain = unicodedata.normalize("NFC", text.lower())
    return re.sub(r"[\W_]+", "-", plain).strip("-")[:40].strip("-") or "it"


def _ids(entities: list[Entity]) -> dict[int, str]:
    used: set[str] = set()
    out: dict[int, str] = {}
    for entity in entities:
        base = slug(entity.name or entity.head)
        chosen, number = base, 1
        while chosen in used:
            number += 1
            chosen = f"{base}-{number}"
        used.add(chosen)
        out[entity.number] = chosen
    return out


def _preps(read: TextRead, number: int) -> str:
    """Return the preposition by which an entity is first placed, if any."""
    return next((around.prep for event in read.story.events for around in event.around if around.entity == number), "")


def _mention(entity: Entity, id_: str, role: Role, meanings: Meanings, prep: str, read: TextRead) -> Mention:
    parent = _parent(entity, meanings, read)
    aboard = _whose_crew(entity, meanings)
    if aboard is not None:
        return Mention(
            id=id_, phrase=read.said(entity.phrase.start, entity.phrase.end), noun=aboard.noun, kind="vehicle",
            term=aboard.term, role=role,
        )  # fmt: skip
    meant = Meant(parent.term, "animal", 0.0) if parent is not None else meanings.thing(entity, prep)
    drifting = entity.plural and not entity.counted and meant.term in _DRIFTING
    collective = drifting or (entity.plural and meant.term in _COLLECTIVE)
    return Mention(
        id=id_,
        phrase=read.said(entity.phrase.start, entity.phrase.end) or entity.head,
        noun=parent.noun if parent is not None else plural(entity.head) if collective else _noun(entity, meanings),
        kind="animal" if parent is not None else meant.kind,
        term=meant.term,
        distance=round(meant.distance, 4),
        count=1 if drifting else _count(entity, meant),
        adjectives=_adjectives(entity, meanings)
        if parent is None
        else ("baby",)
        if entity.head in _YOUNG
        else ("other",),
        name=_spelled(entity.name),
        role=role,
    )


class _Named(NamedTuple):
    """A noun, and what is drawn for it."""

    noun: str
    term: str


def _whose_crew(entity: Entity, meanings: Meanings) -> _Named | None:
    """Return the vehicle whose crew somebody is: what `a submarine crew` does, the submarine is seen doing."""
    if entity.head != "crew":
        return None
    said = ((word, meanings.index.exactly(word, ("vehicle",))) for word in (*entity.words[:-1], *entity.adjectives))
    return next((_Named(word, term.name) for word, term in said if term is not None), None)


def _parent(entity: Entity, meanings: Meanings, read: TextRead) -> _Named | None:
    """Return whose young somebody is: `an elephant and its baby`, `the elephant's baby`, `an elephant baby`."""
    if entity.head not in _YOUNG | _KIN:
        return None
    owner = entity.phrase.possessor
    said = entity.words[-2] if len(entity.words) > 1 else ""
    if owner is not None and owner.is_pronoun:
        before = [other for other in read.story.entities if other.living and other.number < entity.number]
        said = before[-1].head if before and before[-1].kind == "animal" else ""
    elif owner is not None:
        said = owner.head
    elif len(entity.words) == 1 and (entity.head in _KIN or entity.head in ("chick", "cub", "calf")):
        before = [other for other in read.story.entities if other.living and other.number < entity.number]
        before = [other for other in before if other.head not in _YOUNG | _KIN]
        # "A chick hatches, the mother returns": of penguins, where all that came before are penguins.
        said = before[-1].head if before and all(other.kind == "animal" for other in before) else ""
    term = meanings.index.exactly(said, ("animal",))
    return _Named(said, term.name) if term is not None else None


def _noun(entity: Entity, meanings: Meanings) -> str:
    """Return the head noun; the whole compound where the stage knows it as one thing: `paper boat`."""
    if (craft := _craft(entity, meanings)) is not None:
        return craft
    if entity.kind == "person" and entity.head in _ENSEMBLES:
        return _ENSEMBLES[entity.head][0]
    if entity.name is not None or entity.phrase.is_pronoun:
        return entity.head
    alone = meanings.index.exactly(entity.head, (entity.kind,))
    of = entity.phrase.of
    doing = [f"{word} {entity.head}" for word in entity.adjectives if word.endswith("ing")]
    compounds = (" ".join(entity.words), f"{of.head} {entity.head}" if of is not None else "", *doing)
    known = {said: meanings.index.exactly(said, (entity.kind,)) for said in compounds}
    # A prop's whole name often has a drawing of its own: a wrecking ball, a frying pan.
    found = next(
        (
            said
            for said, term in known.items()
            if term is not None and (term != alone or entity.kind == "prop") and " " in said
        ),
        None,
    )
    if found is None and entity.kind == "place" and entity.head in PLACE_PARTS and len(entity.words) > 1:
        # Who stands on a castle tower is at the castle.
        found = entity.words[-2] if meanings.index.exactly(entity.words[-2], ("place",)) is not None else None
    return found or entity.head


def _craft(entity: Entity, meanings: Meanings) -> str | None:
    """Return the compound by which the stage knows a vehicle of its own look: `racing car`, `police car`."""
    if entity.kind != "vehicle" or entity.name is not None or entity.phrase.is_pronoun:
        return None
    whole = [" ".join(entity.words[at:]) for at in range(len(entity.words) - 1)]
    compounds = [*whole, *(f"{word} {entity.head}" for word in entity.adjectives)]
    return next((said for said in compounds if meanings.index.exactly(said, ("vehicle",)) is not None), None)


def _spelled(name: str | None) -> str | None:
    """Return a name in capitals as people write it: `MARA` is Mara."""
    return name.title() if name is not None and name.isupper() and len(name) > 3 else name


def _count(entity: Entity, meant: Meant) -> int:
    if meant.term in _COLLECTIVE:
        return 1
    if meant.kind == "person" and entity.head in _ENSEMBLES and not entity.counted:
        return _ENSEMBLES[entity.head][1]
    return max(1, entity.count)


def _adjectives(entity: Entity, meanings: Meanings) -> tuple[str, ...]:
    """Return what is said of it, and how it is presented where only a pronoun tells that."""
    said = [word for word in entity.adjectives if word not in _SAID_OF_THE_TELLING]
    whole = meanings.index.exactly(" ".join(entity.words), (entity.kind,)) is not None
    named = entity.name is not None and entity.head == entity.name.lower().split()[-1]
    compound = [word for word in entity.words[:-1] if not whole and not named]
    told = presentation_of(entity.head, entity.name, tuple(said))
    if entity.kind in ("person", "creature") and entity.presented and told is None:
        said.append({"feminine": "female", "masculine": "male", "neutral": ""}[entity.presented])
    # What is part of the name is not said of it once more.
    own = (_craft(entity, meanings) or (_noun(entity, meanings) if entity.kind == "prop" else "")).split()
    return tuple(word for word in (*compound, *said) if word and word not in own)


def _is_topic(entity: Entity, read: TextRead) -> bool:
    """Tell whether the film is said to be about it: `a documentary about bees`."""
    return any(
        event.clause.verb is None and around.entity == entity.number and around.prep in ("about", "of")
        for event in read.story.events[:3]
        for around in event.around
    )


def _roles(entities: list[Entity], read: TextRead) -> dict[int, Role]:
    """Give everybody a role: who acts most is the lead, who takes part is support, the rest is background."""
    acts: dict[int, float] = {entity.number: float(_is_topic(entity, read)) for entity in entities}
    part: set[int] = set()
    for event in read.story.events:
        for number in event.subjects:
            if number in acts:
                acts[number] += 1.0
                part.add(number)
        part.update(event.objects)
    for quote in read.quotes:
        if quote.speaker in acts and quote.speaker is not None:
            acts[quote.speaker] += 0.5
    rank = {"person": 1.5, "creature": 1.4, "animal": 1.2, "vehicle": 0.6, "plant": 0.35, "prop": 0.3, "structure": 0.2}
    scores = {
        entity.number: (acts[entity.number] + 0.4) * rank.get(entity.kind, 0.0) - 0.001 * at
        for at, entity in enumerate(entities)
        if entity.kind != "place"
    }
    lead = max(scores, key=lambda number: scores[number]) if scores else None
    out: dict[int, Role] = {}
    for entity in entities:
        if entity.number == lead:
            out[entity.number] = "lead"
        else:
            out[entity.number] = "support" if entity.number in part and entity.kind != "place" else "background"
    return out
