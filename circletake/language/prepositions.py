"""Prepositions, those of several words included."""

from __future__ import annotations

from typing import NamedTuple

from circletake.language.words import Word

_LONG: dict[tuple[str, ...], str] = {
    ("out", "of"): "out of", ("next", "to"): "beside", ("in", "front", "of"): "in front of",
    ("on", "top", "of"): "on", ("at", "the", "top", "of"): "on", ("at", "the", "edge", "of"): "at",
    ("on", "the", "edge", "of"): "at", ("by", "the", "side", "of"): "beside", ("at", "the", "foot", "of"): "near",
    ("in", "the", "middle", "of"): "in", ("in", "the", "heart", "of"): "in", ("at", "the", "end", "of"): "at",
    ("away", "from"): "away from", ("up", "to"): "to", ("close", "to"): "near", ("because", "of"): "because of",
    ("instead", "of"): "instead of", ("inside", "of"): "inside", ("off", "of"): "off", ("along", "with"): "with",
    ("together", "with"): "with", ("in", "between"): "between", ("far", "from"): "far from", ("such", "as"): "like",
    ("on", "board"): "aboard", ("on", "the", "back", "of"): "on", ("on", "the", "shore", "of"): "at",
    ("on", "the", "shores", "of"): "at", ("on", "the", "banks", "of"): "at", ("down", "to"): "to", ("out", "to"): "to",
    ("out", "into"): "into", ("up", "into"): "into", ("down", "into"): "into", ("back", "to"): "back to",
    ("back", "into"): "back to", ("as",): "as", ("in", "the", "direction", "of"): "toward",
    ("in", "a", "sea", "of"): "among", ("in", "search", "of"): "for", ("instead",): "instead of",
}  # fmt: skip
_BY_FIRST: dict[str, tuple[tuple[str, ...], ...]] = {}
for _key in sorted(_LONG, key=len, reverse=True):
    _BY_FIRST[_key[0]] = (*_BY_FIRST.get(_key[0], ()), _key)


class Preposition(NamedTuple):
    """A preposition as read."""

    prep: str
    first: int
    next: int
    """Index of the first word after it."""


def read_preposition(words: tuple[Word, ...], at: int) -> Preposition:
    """Read the preposition at a word, as long as it goes."""
    for key in _BY_FIRST.get(words[at].lower, ()):
        if tuple(word.lower for word in words[at : at + len(key)]) == key:
            return Preposition(_LONG[key], at, at + len(key))
    lower = {"towards": "toward", "amidst": "among", "amid": "among", "amongst": "among"}.get(
        words[at].lower, words[at].lower
    )
    return Preposition(lower, at, at + 1)


def starts_long_preposition(words: tuple[Word, ...], at: int) -> bool:
    """Tell whether an adverb here is the beginning of a preposition: `out` in `out of the sea`."""
    return any(
        len(key) > 1 and tuple(word.lower for word in words[at : at + len(key)]) == key
        for key in _BY_FIRST.get(words[at].lower, ())
    )
