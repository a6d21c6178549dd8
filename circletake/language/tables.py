"""Tables of phrases, looked up along a row of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")


class Found(NamedTuple, Generic[V]):
    """A phrase of a table, found in a row of words."""

    value: V
    phrase: str
    first: int
    last: int
    """Indices of its first and last word."""


class PhraseTable(Generic[V]):
    """Phrases of one or more words, each with a value. The longest phrase wins."""

    def __init__(self, entries: Mapping[str, V]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in entries.items():
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    @classmethod
    def of(cls, rows: Iterable[tuple[V, str]]) -> PhraseTable[V]:
        """Make a table from rows of a value and its comma-separated phrases."""
        return cls({phrase.strip(): value for value, phrases in rows for phrase in phrases.split(",")})

    def find(self, words: Sequence[str]) -> list[Found[V]]:
        """Return every phrase found in a row of lower-case words, from left to right, none overlapping."""
        out: list[Found[V]] = []
        at = 0
        while at < len(words):
            found = self.at(words, at)
            if found is None:
                at += 1
            else:
                out.append(found)
                at = found.last + 1
        return out

    def at(self, words: Sequence[str], at: int) -> Found[V] | None:
        """Return the longest phrase that begins at a word."""
        for phrase, value in self._by_first.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return Found(value, " ".join(phrase), at, at + len(phrase) - 1)
        return None

    def get(self, phrase: str) -> V | None:
        """Return the value of exactly this phrase."""
        words = phrase.split()
        found = self.at(words, 0) if words else None
        return found.value if found is not None and found.last == len(words) - 1 else None
