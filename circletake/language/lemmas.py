"""Possible parts of speech and base forms of a word, and the forms of a base, from lemminflect's tables."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from circletake.language.dictionary import inflections_by_tag, lemmas_by_part
from circletake.language.function_words import CLOSED, OPEN_TOO
from circletake.language.given_names import GIVEN_NAMES
from circletake.language.preferences import USUAL
from circletake.language.wordlists import wordset
from circletake.language.words import Tag

_VERB_FORMS: tuple[tuple[str, Tag], ...] = (
    ("VB", "base"), ("VBZ", "third"), ("VBD", "past"), ("VBG", "ing"), ("VBN", "done"),
)  # fmt: skip
_PLAIN_COST: dict[Tag, float] = {
    "noun": 0.6, "nouns": 0.6, "adj": 0.7, "adv": 0.8, "base": 1.0, "third": 0.7, "past": 0.8, "ing": 0.5, "done": 0.7,
}  # fmt: skip
_RARE = 1.1
"""Added to readings that a word hardly ever has, when it has a usual one."""

IRREGULAR_BE = {
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "has": "have",
    "had": "have", "having": "have", "does": "do", "did": "do", "doing": "do", "done": "do", "an": "a",
    "'s": "be", "’s": "be", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have", "’ve": "have",
}  # fmt: skip


class Sense(NamedTuple):
    """One way to read a word."""

    tag: Tag
    lemma: str
    cost: float
    """0 the usual way; more is less usual."""


@lru_cache(maxsize=16384)
def senses(lower: str) -> tuple[Sense, ...]:
    """Return every way to read a lower-case word, the likeliest not necessarily first. Never empty."""
    closed = CLOSED.get(lower, ())
    out = [
        Sense(tag, IRREGULAR_BE.get(lower, lower), 0.3 * at if tag == "adv" else 0.0) for at, tag in enumerate(closed)
    ]
    if not closed or lower in OPEN_TOO:
        known = [sense for sense in _from_tables(lower) if "modal" not in closed or sense.tag == "noun"]
        out += known if known or closed else list(_by_ending(lower))
    return tuple(_weighed(lower, out))


def _weighed(lower: str, found: list[Sense]) -> list[Sense]:
    usual = USUAL.get(lower)
    if not usual:
        return found
    weighed = [sense._replace(cost=usual[sense.tag] if sense.tag in usual else sense.cost + _RARE) for sense in found]
    missing = [tag for tag in usual if all(sense.tag != tag for sense in found)]
    return weighed + [Sense(tag, lower, 0.0) for tag in missing]


def _from_tables(lower: str) -> list[Sense]:
    found = lemmas_by_part(lower)
    out: list[Sense] = []
    for lemma in found.get("NOUN", ()):
        if lower in SAME_FOR_MANY:
            out.append(Sense("nouns", lemma, _PLAIN_COST["nouns"] + 0.2))
        tag: Tag = "nouns" if _is_plural(lower, lemma) else "noun"
        out.append(Sense(tag, _singular(lower, lemma), _PLAIN_COST[tag]))
    for lemma in found.get("VERB", ()):
        out += [Sense(tag, lemma, _PLAIN_COST[tag]) for tag in _verb_tags(lower, lemma)]
    if "ADJ" in found:
        out.append(Sense("adj", found["ADJ"][0], _PLAIN_COST["adj"]))
    if "ADV" in found:
        out.append(Sense("adv", found["ADV"][0], _PLAIN_COST["adv"]))
    return _distinct(out)


def _distinct(found: list[Sense]) -> list[Sense]:
    """Keep one sense a tag, the one that most people mean: leaves come from a leaf, found from find."""
    out: dict[Tag, Sense] = {}
    for sense in found:
        kept = out.get(sense.tag)
        if kept is None or _commoner(sense.lemma, kept.lemma):
            out[sense.tag] = sense
    return list(out.values())


_COMMON = wordset(
    "find see fall lie rise wind bind grind leave feel leaf wolf knife shelf half calf thief loaf lay axe fell"
)


def _commoner(lemma: str, than: str) -> bool:
    if lemma == "leaf":
        return True
    return lemma in _COMMON and than not in _COMMON


def may_be_done(lower: str) -> bool:
    """Tell whether a word may be a past participle."""
    return any(sense.tag == "done" for sense in senses(lower))


def lemmas_of(lower: str) -> frozenset[str]:
    """Return every base form that a lower-case word may have."""
    return frozenset(sense.lemma for sense in senses(lower))


def is_listed(lower: str) -> bool:
    """Tell whether a word stands in the tables, or is one of the closed classes."""
    return lower in CLOSED or bool(lemmas_by_part(lower))


SAME_FOR_MANY = wordset("deer sheep fish salmon trout bison moose elk aircraft spacecraft samurai ninja")


def _is_plural(lower: str, lemma: str) -> bool:
    return lower != lemma or lower in ("people", "cattle", "police")


@lru_cache(maxsize=4096)
def is_plural_form(lower: str) -> bool:
    """Tell whether a lower-case noun is in the plural and in no other form: `villagers`, not `fish`, not `bus`."""
    nouns = [sense for sense in senses(lower) if sense.tag in ("noun", "nouns")]
    return any(sense.tag == "nouns" and sense.lemma != lower for sense in nouns) and all(
        sense.tag == "nouns" for sense in nouns
    )


def _singular(lower: str, lemma: str) -> str:
    return "person" if lower == "people" else lemma


@lru_cache(maxsize=16384)
def verb_forms(lemma: str) -> dict[str, tuple[str, ...]]:
    """Return the spellings of a verb's forms by Penn tag: VB, VBZ, VBD, VBG, VBN; by rule where unlisted."""
    listed = inflections_by_tag(lemma, "VERB")
    regular = _regular_forms(lemma)
    return {tag: tuple(listed.get(tag, ())) or regular[tag] for tag, _ in _VERB_FORMS}


def _verb_tags(lower: str, lemma: str) -> list[Tag]:
    forms = verb_forms(lemma)
    tags: list[Tag] = [tag for penn, tag in _VERB_FORMS if lower in forms[penn]]
    if "past" in tags and "done" not in tags and forms["VBN"] == forms["VBD"]:
        tags.append("done")
    return tags


def _regular_forms(lemma: str) -> dict[str, tuple[str, ...]]:
    if lemma.endswith("e"):
        past, ing = f"{lemma}d", f"{lemma[:-1]}ing"
    elif lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        past, ing = f"{lemma[:-1]}ied", f"{lemma}ing"
    else:
        past, ing = f"{lemma}ed", f"{lemma}ing"
    return {"VB": (lemma,), "VBZ": (_add_s(lemma),), "VBD": (past,), "VBG": (ing,), "VBN": (past,)}


def _add_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou" and len(word) > 1:
        return f"{word[:-1]}ies"
    return f"{word}s"


@lru_cache(maxsize=4096)
def plural_of(noun: str) -> str:
    """Return the plural of a noun; of a compound, of its last word."""
    first, _, last = noun.rpartition(" ")
    if last in ("fish", "sheep", "deer", "aircraft"):
        return noun
    listed = {"child": "children", "person": "people", "man": "men", "woman": "women"}.get(last)
    listed = listed or next(iter(inflections_by_tag(last, "NOUN").get("NNS", ())), None)
    return " ".join(part for part in (first, listed or _add_s(last)) if part)


def _by_ending(lower: str) -> tuple[Sense, ...]:
    """Guess what an unlisted word is by how it ends."""
    if lower in GIVEN_NAMES:
        return (Sense("name", lower, 0.0),)
    for ending, tags in _ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            return tuple(Sense(tag, _stem(lower, tag), cost) for tag, cost in tags)
    return (Sense("noun", lower, 0.4), Sense("adj", lower, 1.6), Sense("base", lower, 2.4))


_ENDINGS: tuple[tuple[str, tuple[tuple[Tag, float], ...]], ...] = (
    ("ing", (("ing", 0.3), ("noun", 0.8))),
    ("ed", (("done", 0.4), ("past", 0.5), ("adj", 0.9))),
    ("ly", (("adv", 0.2), ("adj", 1.0))),
    ("ous", (("adj", 0.2),)),
    ("ful", (("adj", 0.2),)),
    ("less", (("adj", 0.2),)),
    ("ish", (("adj", 0.3), ("noun", 0.9))),
    ("like", (("adj", 0.2),)),
    ("ss", (("noun", 0.3),)),
    ("us", (("noun", 0.3),)),
    ("is", (("noun", 0.3),)),
    ("s", (("nouns", 0.4), ("third", 0.9))),
)


def _stem(lower: str, tag: Tag) -> str:
    if tag == "ing":
        return lower[:-3]
    if tag in ("done", "past"):
        return lower[:-2]
    if tag in ("nouns", "third"):
        return f"{lower[:-3]}y" if lower.endswith("ies") else lower[:-1]
    return lower
