"""Words with their parts of speech: what every reader in this package works on."""

from __future__ import annotations

from typing import Literal, NamedTuple

Tag = Literal[
    "det", "poss", "pron", "prons", "rel", "num", "prep", "sub", "conj", "to", "modal", "be", "have", "do",
    "adv", "neg", "noun", "nouns", "name", "adj", "base", "third", "past", "ing", "done", "part", "there",
    "quote", "oh", "punct",
]  # fmt: skip
"""A word's part of speech in its sentence. pron and prons: he and they. noun and nouns: one and many. base,
third, past, ing, done: find, finds, found, finding, found (the participle). part: the 's of a possessor."""

FINITE: frozenset[Tag] = frozenset({"third", "past", "base", "modal", "be", "have", "do"})
"""Tags that can begin a finite verb group."""

VERBS: frozenset[Tag] = frozenset({"third", "past", "base", "ing", "done"})
"""Tags of full verbs."""

NOUNS: frozenset[Tag] = frozenset({"noun", "nouns", "name"})


class Token(NamedTuple):
    """A word, number, clock time, quotation or sign as it stands in the text."""

    text: str
    kind: Literal["word", "number", "clock", "quote", "punct"]
    start: int
    end: int
    """Offsets into the text; half-open."""


class Word(NamedTuple):
    """A token with its part of speech and base form."""

    text: str
    lower: str
    tag: Tag
    lemma: str
    start: int
    end: int
