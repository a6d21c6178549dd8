"""English as a person writes it: articles, plurals, verb forms, lists, sentences."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.language.lemmas import is_plural_form, plural_of, verb_forms
from circletake.language.wordlists import wordset

_AN_ANYWAY = ("hour", "honest", "heir", "honour", "honor")
_A_ANYWAY = ("uni", "use", "usu", "eu", "one", "once", "ufo", "ute", "ura")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNCOUNTED = wordset(
    "dough bread water milk coffee tea grass seaweed snow sand rain flowers smoke fog mist fire ice wood stuff "
    "people food "
    "underwater space overalls trousers glasses binoculars scissors"
)
_STRESSED_DOUBLES = wordset("begin forget regret admit commit refer occur prefer permit submit")


def a(phrase: str) -> str:
    """Put the indefinite article before a phrase: `an old keeper`."""
    lower = phrase.lower()
    vowel = lower[:1] in "aeiou" and not lower.startswith(_A_ANYWAY)
    return f"{'an' if vowel or lower.startswith(_AN_ANYWAY) else 'a'} {phrase}"


def plural(noun: str) -> str:
    """Return a noun's plural; of a compound, of its last word."""
    return plural_of(noun)


_IRREGULAR_PLURALS = wordset(
    "people children mice lice geese feet teeth oxen dice police cattle cacti fungi alumni bacteria phenomena criteria "
    "antennae formulae larvae nuclei media"
)
"""Plurals that end neither in -s nor in -men; other words need no look into the tables."""
_THIRD = {"be": "is", "have": "has", "quiz": "quizzes"}


def is_plural(noun: str) -> bool:
    """Tell whether a noun's form means several: `villagers`, `men`, `people`; of a compound, its last word."""
    last = noun.lower().split()[-1] if noun.split() else ""
    may_be = last.endswith(("s", "men")) or last in _IRREGULAR_PLURALS
    return may_be and is_plural_form(last)


def counted(count: int, noun: str, adjectives: Sequence[str] = ()) -> str:
    """Write how many there are of something: `an old keeper`, `three gulls`, `many birds`."""
    said = " ".join((*adjectives, noun if count == 1 else plural_of(noun)))
    if count == 1:
        return said if noun.split()[-1] in _UNCOUNTED else a(said)
    return f"{_NUMBERS[count] if count < len(_NUMBERS) else 'many'} {said}"


def third_person(verb: str) -> str:
    """Return the form that goes with he, she and it, a particle kept: `look up` becomes `looks up`."""
    first, space, rest = verb.partition(" ")
    return f"{_THIRD.get(first) or _with_s(first)}{space}{rest}"


def _with_s(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def present_participle(verb: str) -> str:
    """Return the -ing form, a particle kept: `look up` becomes `looking up`."""
    return _formed(verb, "VBG")


def past_participle(verb: str) -> str:
    """Return the participle of the passive, a particle kept: `find` becomes `found`."""
    return _formed(verb, "VBN")


def _formed(verb: str, tag: str) -> str:
    if verb == "be":
        return {"VBZ": "is", "VBG": "being", "VBN": "been"}[tag]
    first, _, rest = verb.partition(" ")
    forms = verb_forms(first)[tag]
    form = next((spelled for spelled in forms if spelled in _doubled(first)), forms[0])
    return f"{form} {rest}" if rest else form


def _doubled(verb: str) -> tuple[str, ...]:
    """Return the spellings with a doubled last letter, for verbs that want it."""
    short = len(verb) <= 4 and verb[-1:] not in "aeiouwxy" and verb[-2:-1] in "aeiou" and verb[-3:-2] not in "aeiou"
    if short or verb in _STRESSED_DOUBLES:
        return (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
    return ()


def conjugated(verb: str, *, many: bool) -> str:
    """Return the present tense for one or for many."""
    if verb == "be":
        return "are" if many else "is"
    return verb if many else third_person(verb)


def listed(items: Sequence[str], joined: str = "and") -> str:
    """Join items as a list: `a fox, an owl and a bear`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joined} {items[-1]}"


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop, unless it ends already; spaces made single."""
    clean = " ".join(text.split()).strip(" ,;:-–—")
    if not clean:
        return ""
    clean = clean[0].upper() + clean[1:]
    return clean if clean[-1] in '.!?…”"' else f"{clean}."


def title_case(text: str) -> str:
    """Write words as a title: `The Keeper of the Light`."""
    small = {"a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "by", "with", "from", "into"}
    words = text.split()
    return " ".join(
        word if not word.islower() else (word if at and word in small else word[:1].upper() + word[1:])
        for at, word in enumerate(words)
    )
