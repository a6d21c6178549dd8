"""What comes next in a sentence, without reading it yet."""

from __future__ import annotations

from circletake.language.lemmas import may_be_done
from circletake.language.phrases import read_phrase
from circletake.language.words import FINITE, Word

_FARTHEST = 40
"""Words looked ahead at most: no subject is that far from its verb, and time stays linear."""


_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
_LONGEST_ASIDE = 8


def _after_aside(words: tuple[Word, ...], at: int) -> int | None:
    """Return where an aside between two commas ends: `the robot, now rusted, sits`; None when there is none."""
    for end in range(at + 1, min(len(words), at + _LONGEST_ASIDE)):
        if words[end].lower == ",":
            return end + 1
        finite = words[end].tag in FINITE and not may_be_done(words[end].lower)
        if finite or words[end].tag in ("conj", "sub"):
            return None
    return None


def finite_follows(words: tuple[Word, ...], at: int, *, strict: bool = False) -> bool:
    """Tell whether the phrase that ends before `at` is the subject of a finite verb that follows.

    Prepositional phrases, relative clauses and adverbs may stand between them.

    Args:
        words: The sentence.
        at: Index of the word after the phrase.
        strict: True to take a form such as `stranded` for a participle, not for the past.
    """
    begun, stop = at, min(len(words), at + _FARTHEST)
    while at < stop:
        word = words[at]
        participle = word.tag in ("ing", "done") or (strict and word.tag == "past" and may_be_done(word.lower))
        if word.tag in FINITE and not participle:
            return True
        if word.tag == "rel" or participle:
            return _after_inner_clause(words, at + 1, stop, word.tag == "rel")
        if word.tag == "prep":
            phrase = read_phrase(words, at + 1)
            if phrase is None:
                return False
            at = phrase.last + 1
        elif word.lower == "and" and at == begun and (phrase := read_phrase(words, at + 1)) is not None:
            if phrase.pronoun in _NOMINATIVE:
                return False
            at = phrase.last + 1
        elif word.lower == "," and (after := _after_aside(words, at)) is not None:
            at = after
        elif word.tag in ("adv", "neg"):
            at += 1
        else:
            return False
    return False


def _after_inner_clause(words: tuple[Word, ...], at: int, stop: int, relative: bool) -> bool:
    """Tell whether a finite verb follows after an inner clause; a relative clause has one of its own first."""
    seen = 0
    for word in words[at:stop]:
        if word.tag in FINITE:
            seen += 1
        if word.tag in ("punct", "conj", "sub"):
            break
    return seen >= (2 if relative else 1)


def opens_clause(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a whole clause follows a word such as `until`, not just a phrase."""
    phrase = read_phrase(words, at)
    if phrase is None:
        return at < len(words) and words[at].tag == "there"
    return finite_follows(words, phrase.last + 1)
