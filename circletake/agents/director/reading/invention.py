"""Inventing what happens, where the brief names nothing that does. What is invented is told as a choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.director.reading.tales import BY_MOOD, BY_NATURE, BY_THEME, THEME_WORDS, Tale
from circletake.agents.habitats import Thing, default_place, within
from circletake.language import TextRead, plural, tag_words, tokenize
from circletake.schema import Happening, Mention, Mood

_SWIMMERS = frozenset({"whale", "dolphin", "fish", "shoal", "shark", "octopus", "turtle", "mermaid"})
_FLYERS = frozenset({"bird", "gull", "owl", "eagle", "flock", "butterfly", "bee", "duck", "dragon", "fairy"})
_BOATS = frozenset({"rowing boat", "sailing boat", "ship", "submarine", "paper boat"})
_AIRCRAFT = frozenset({"aeroplane", "helicopter", "hot-air balloon", "rocket", "ufo", "balloon", "kite", "paper plane"})
_HARD_MOODS: frozenset[Mood] = frozenset({"tense", "scary", "dark", "epic"})
_NO_DANCERS = frozenset({"swimmer", "beast", "flyer"})
"""Who is met, but not danced with."""
_MERE = frozenset({"be", "stand", "have", "exist", "live"})


class Invented(NamedTuple):
    """Sentences to be read after the brief's own, and why they were needed."""

    sentences: tuple[str, ...]
    because: str
    keeps_brief: bool
    """True when the story is about whom the brief names, so that both are read together."""


def invent(
    read: TextRead, mentions: Sequence[Mention], happenings: Sequence[Happening], moods: Sequence[Mood]
) -> Invented | None:
    """Return what is to happen when the brief says nothing of it; None when something happens by itself."""
    if any(happening.verb not in _MERE and (happening.subjects or happening.objects) for happening in happenings):
        return None
    things = [mention for mention in mentions if mention.kind != "place"]
    place = next((mention for mention in mentions if mention.kind == "place"), None)
    theme = _theme(read)
    if not things and theme is not None:
        return Invented(BY_THEME[theme], f"the brief names a theme, {theme}, and nothing that happens", False)
    if not things and place is None:
        theme = BY_MOOD[moods[0]] if moods else "journey"
        return Invented(BY_THEME[theme], "the brief names neither anybody nor anything that happens", False)
    tale, lead, other = _tale(things, place, moods)
    where = _where(things, place, lead)
    sentences = [_filled(line, lead, other, where) for line in _with_thing(tale, things, lead)]
    return Invented(tuple(sentences), "the brief says who or where, but not what happens", True)


def _where(things: Sequence[Mention], place: Mention | None, lead: Mention | None) -> str:
    """Return the place noun of the invented story: the brief's place, a building that it names, or a usual one."""
    if place is not None:
        return place.noun
    inside = next((mention.noun for mention in things if mention.kind == "structure" and mention is not lead), None)
    return inside or default_place(
        [Thing(mention.term, mention.kind, mention.noun) for mention in ([lead] if lead else things)]
    )


def _with_thing(tale: Tale, things: Sequence[Mention], lead: Mention | None) -> Tale:
    """Work a prop that the brief names into the story."""
    prop = next((mention for mention in things if mention.kind == "prop" and mention is not lead), None)
    if prop is None or lead is None or lead.kind not in ("person", "creature"):
        return tale
    noun = plural(prop.noun) if prop.count > 1 else prop.noun
    return (tale[0], "{Lead} finds the " + noun + ".", *tale[1:])


def _theme(read: TextRead) -> str | None:
    words = [word.lower for sentence in read.story.sentences for word in sentence.words]
    return next((THEME_WORDS[word] for word in words if word in THEME_WORDS), None)


class _Chosen(NamedTuple):
    tale: Tale
    lead: Mention | None
    other: Mention | None


def _tale(things: Sequence[Mention], place: Mention | None, moods: Sequence[Mood]) -> _Chosen:
    if not things:
        return _Chosen(BY_NATURE["place"], None, None)
    living = [mention for mention in things if mention.kind in ("person", "animal", "creature")]
    lead = next((mention for mention in things if mention.role == "lead"), things[0])
    other = next((mention for mention in living if mention is not lead), None)
    if other is not None and lead.kind in ("person", "animal", "creature"):
        foes = bool(moods) and moods[0] in _HARD_MOODS
        apart = nature_of(lead.term, lead.kind) == "person" and nature_of(other.term, other.kind) in _NO_DANCERS
        return _Chosen(BY_NATURE["foes" if foes else "meeting" if apart else "several"], lead, other)
    return _Chosen(BY_NATURE[nature_of(lead.term, lead.kind)], lead, None)


def nature_of(term: str | None, kind: str) -> str:
    """Return which small story suits a lead of this term and kind."""
    term = term or ""
    if term in _SWIMMERS:
        return "swimmer"
    if term in _FLYERS:
        return "flyer"
    if term in _BOATS:
        return "boat"
    if term in _AIRCRAFT:
        return "aircraft"
    return {
        "person": "person", "animal": "beast", "creature": "beast", "vehicle": "car", "plant": "growth",
        "structure": "building", "prop": "thing",
    }.get(kind, "place")  # fmt: skip


def _filled(line: str, lead: Mention | None, other: Mention | None, place: str) -> str:
    who = called(lead) if lead is not None else ""
    whom = called(other) if other is not None else ""
    plural = lead is not None and lead.count > 1
    text = line.replace("{Lead}", who[:1].upper() + who[1:]).replace("{lead}", who)
    text = text.replace("{other}", whom).replace("through the {place}", within(place)).replace("{place}", place)
    return _agreed(text, who) if plural else text


def called(mention: Mention) -> str:
    """Return how a text speaks of somebody it has named: `Mara`, `the whale`, `the foxes`."""
    if mention.name:
        return mention.name
    return f"the {plural(mention.noun) if mention.count > 1 else mention.noun}"


def _agreed(text: str, who: str) -> str:
    """Put the verb after a plural lead into the plural."""
    words = tag_words(tokenize(text))
    out = text
    for word in reversed(words):
        if word.tag == "third":
            out = out[: word.start] + word.lemma + out[word.end :]
    return out


def without_idlers(happenings: Sequence[Happening], mentions: Sequence[Mention]) -> tuple[Happening, ...]:
    """Leave out what the brief merely names, where the invented story has it do something."""
    by_id = {mention.id: mention for mention in mentions}
    doing = {
        id_ for happening in happenings if happening.verb != "be" for id_ in (*happening.subjects, *happening.objects)
    }
    places = {mention.noun for mention in mentions if mention.kind == "place"}
    out = []
    for happening in happenings:
        idle = tuple(
            id_ for id_ in happening.subjects if id_ not in doing and id_ in by_id and by_id[id_].noun not in places
        )
        if happening.verb != "be":
            out.append(happening)
        elif idle:
            out.append(happening.with_(subjects=idle))
    return tuple(out)
