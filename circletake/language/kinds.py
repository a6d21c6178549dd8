"""What kind of thing a phrase names, as far as exact words tell."""

from __future__ import annotations

from collections.abc import Callable

from circletake.language.entities import KindOf
from circletake.language.nouns import ABSTRACT, SCENERY, looks_like_role
from circletake.language.phrases import Phrase, is_body_part
from circletake.language.vocabulary_index import THINGS, VocabularyIndex
from circletake.language.wordlists import wordset
from circletake.schema import SHOWN_NOUNS, Term, TermKind

LOCATIVE = wordset(
    "in on at through across over along above under below into onto inside within to toward from out of around up "
    "down "
    "beneath upon throughout beyond at into out of back to away from aboard by"
) | {"out of", "back to", "away from", "far from"}
"""Prepositions after which a place is where it plays."""

_CONTESTS = frozenset({"match", "game", "final", "tournament", "contest", "championship", "cup"})
_SPORTS = wordset(
    "football soccer tennis boxing wrestling rugby cricket hockey basketball baseball volleyball chess golf fencing "
    "judo karate sumo polo badminton"
)
_TUNED = wordset("high low last first long single musical wrong soft sad piano bass final clear sweet slow")
_BESIDE = frozenset(
    {"near", "beside", "behind", "outside", "past", "toward", "in front of", "against", "between", "with"}
)

PLACE_PARTS = frozenset(
    "tower wall gate courtyard court yard battlement rampart roof step stair entrance floor grounds edge square".split()
)
"""Parts of places: who stands on a castle tower is at the castle."""

_INDOORS = frozenset({"in", "inside", "within", "into", "through", "throughout", "for", "about"})

Unknown = Callable[[Phrase, str], TermKind | None]


def kinds_by(index: VocabularyIndex, unknown: Unknown) -> KindOf:
    """Return the function that tells what a phrase names.

    Args:
        index: The picture back-end's words.
        unknown: Asked about a noun that is not among them.
    """

    def kind_of(phrase: Phrase, prep: str) -> TermKind | None:
        if not phrase.head or (is_body_part(phrase) and len(phrase.words) == 1):
            return None
        if _is_sky(phrase, prep) or _is_contest(phrase) or _is_tone(phrase):
            return None
        term = term_of(index, phrase, prep)
        if term is not None:
            return term.kind
        if phrase.head in ABSTRACT:
            return None
        return unknown(phrase, prep)

    return kind_of


def _is_contest(phrase: Phrase) -> bool:
    """Tell whether a phrase names a match or a game that is played, no thing: `a football match`."""
    if phrase.head in ("tournament", "championship"):
        return True
    return phrase.head in _CONTESTS and bool(_SPORTS & {*phrase.words[:-1], *phrase.adjectives})


def _is_tone(phrase: Phrase) -> bool:
    """Tell whether a note is sung or played, and not written: `a high note`, `the notes of a piano`."""
    tuned = {*phrase.adjectives, *phrase.words[:-1]} & _TUNED
    return phrase.head == "note" and bool(tuned or phrase.plural or phrase.of is not None)


def _is_sky(phrase: Phrase, prep: str) -> bool:
    """Tell whether stars are the night itself, not things to be shown: `they look at the stars`."""
    stars = phrase.head == "star" and phrase.plural and not phrase.counted and len(phrase.words) == 1
    return stars and prep not in ("through", "among", "between", "to", "into")


def term_of(index: VocabularyIndex, phrase: Phrase, prep: str = "") -> Term | None:
    """Return the term that a phrase means after a preposition: a house is a place inside, a structure beside."""
    words = _surface(index, phrase)
    # A rocking horse is no horse, nor a wrecking ball a ball.
    doing = (index.exactly(f"{word} {phrase.head}", ("prop",)) for word in phrase.adjectives if word.endswith("ing"))
    if (named := next((term for term in doing if term is not None), None)) is not None:
        return named
    if prep in LOCATIVE and len(words) > 1 and words[-1] in PLACE_PARTS:
        whole = index.exactly(" ".join(words[-2:]), ("place",)) or index.exactly(words[-2], ("place",))
        if whole is not None:
            return whole
    place = index.find(words, ("place",))
    if place is not None and (prep in LOCATIVE or prep in ("for", "about")) and _really_place(index, words, prep):
        return place
    thing = index.find(words, THINGS)
    matter = not prep and phrase.head in SHOWN_NOUNS
    if thing is not None and (phrase.head not in ABSTRACT or len(words) > 1 or thing.name == phrase.head or matter):
        return thing
    return place if prep not in _BESIDE or thing is None else thing


def _really_place(index: VocabularyIndex, words: tuple[str, ...], prep: str) -> bool:
    """Tell whether a word that is a place and a vehicle or prop too is meant as the place."""
    if index.find(words, ("vehicle",)) is not None:
        return prep in ("in", "inside", "aboard", "within", "through")
    place = index.find(words, ("place",))
    if place is not None and place.name == "room" and index.find(words, ("structure",)) is not None:
        # One lives in a house; out of it, from it and to it leads the way of those who see it from outside.
        return prep in _INDOORS
    if index.find(words, ("prop", "plant")) is None:
        return True
    return place is not None and (place.name == words[-1] or prep in ("in", "inside", "on", "into", "at", "across"))


def _surface(index: VocabularyIndex, phrase: Phrase) -> tuple[str, ...]:
    """Return the words to look up: a bare plural that has a term of its own, such as `people`, keeps its form."""
    from circletake.language.lemmas import plural_of

    if phrase.plural and not phrase.counted:
        many = (*phrase.words[:-1], plural_of(phrase.head))
        term = index.exactly(many[-1], THINGS)
        single = index.find(phrase.words, THINGS)
        if term is not None and (single is None or term.name in ("flock", "shoal", "flowers")):
            return many
    return phrase.words


def person_by_form(phrase: Phrase, _prep: str) -> TermKind | None:
    """Guess at a noun that no vocabulary lists, by its form alone: a name or a role is a person."""
    if phrase.head in SCENERY:
        return None
    if phrase.name is not None or looks_like_role(phrase.head):
        return "person"
    return "prop"
