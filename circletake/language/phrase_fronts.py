"""What stands before a noun: which one, how many, and what it is like."""

from __future__ import annotations

from typing import Literal, NamedTuple

from circletake.language.function_words import DEGREE
from circletake.language.numbers import COLLECTIVE, word_number
from circletake.language.words import NOUNS, Word

Determiner = Literal["definite", "indefinite", "possessive", "another", "no", "none"]
"""How a phrase points at what it names: `the`, `a`, `her`, `another`, `no`, or not at all."""

_MOST = 60
"""How many of a thing are told apart; more are as many."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ANOTHER = frozenset({"another", "other", "second", "third", "different"})


class Front(NamedTuple):
    """What stands before the noun."""

    at: int
    determiner: Determiner
    adjectives: tuple[str, ...]
    number: int | None
    """How many, when that is said."""
    owner: str | None
    """The possessive pronoun."""


def read_front(words: tuple[Word, ...], at: int) -> Front:
    """Read the determiner, the number and the adjectives that begin at a word; `at` is then the noun's place."""
    determiner: Determiner = "none"
    adjectives: list[str] = []
    count: int | None = None
    owner: str | None = None
    while at < len(words):
        word = words[at]
        if word.tag == "det":
            determiner = _determiner(word.lower, determiner)
            count = 2 if word.lower == "both" else count
        elif word.tag == "poss":
            determiner, owner = "possessive", word.lower
        elif word.tag == "num":
            count = _count(word, count)
        elif word.tag in ("adj", "ing", "done") and _leads_to_noun(words, at + 1):
            adjectives.append(word.lower)
            determiner = "another" if word.lower in _ANOTHER else determiner
        elif not (_is_glue(word) and _joins_adjectives(words, at, adjectives)):
            break
        at += 1
    return Front(at, determiner, tuple(adjectives), count, owner)


def _is_glue(word: Word) -> bool:
    return word.lower in (",", "and", "but", "yet", "-") or (word.tag == "adv" and word.lower in DEGREE)


def _joins_adjectives(words: tuple[Word, ...], at: int, adjectives: list[str]) -> bool:
    """Tell whether a comma, `and` or `very` stands inside a row of adjectives that ends in a noun."""
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    if words[at].tag == "adv":
        return following.tag in ("adj", "done", "ing") and _leads_to_noun(words, at + 2)
    if not adjectives:
        return False
    return following.tag == "adj" and _leads_to_noun(words, at + 2)


def _leads_to_noun(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether, from here on, only adjectives stand before a noun."""
    for word in words[at : at + 8]:
        if word.tag in NOUNS:
            return True
        if word.tag not in ("adj", "num", "ing", "done") and not _is_glue(word):
            return False
    return False


def _determiner(lower: str, before: Determiner) -> Determiner:
    if lower in _DEFINITE:
        return "definite"
    if lower in ("no", "neither"):
        return "no"
    if lower in _ANOTHER:
        return "another"
    return before if before == "definite" else "indefinite"


def _count(word: Word, before: int | None) -> int | None:
    if word.lower in COLLECTIVE:
        return COLLECTIVE[word.lower]
    number = word_number(word.lower)
    if number is None or number < 1 or (word.lower.isdigit() and number > 500):
        return before
    return min(int(number), _MOST)
