"""The dictionary, read from its tables once."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from circletake.language.tongues.deed_words import DEEDS, THINGS
from circletake.language.tongues.film_words import FEELINGS, MORE_LITTLE, MORE_NOUNS, MORE_VERBS, MUSIC
from circletake.language.tongues.nouns import NOUNS
from circletake.language.tongues.others import ADJECTIVES, LITTLE, VERBS
from circletake.language.wordlists import wordset

Tongue = Literal["es", "fr", "de", "it", "pt"]
TONGUES: tuple[Tongue, ...] = ("es", "fr", "de", "it", "pt")
WordKind = Literal["noun", "verb", "adjective", "little"]


class Entry(NamedTuple):
    """A word in English."""

    english: str
    kind: WordKind
    plural: bool = False


_TABLES: tuple[tuple[WordKind, str], ...] = (
    ("little", LITTLE),
    ("noun", NOUNS),
    ("adjective", ADJECTIVES),
    ("verb", VERBS),
    ("little", MORE_LITTLE),
    ("noun", MORE_NOUNS),
    ("noun", MUSIC),
    ("adjective", FEELINGS),
    ("verb", MORE_VERBS),
    ("verb", DEEDS),
    ("noun", THINGS),
)


@cache
def dictionary(tongue: Tongue) -> dict[str, Entry]:
    """Return a language's words with what they mean. Where a word is in two tables, the earlier one counts."""
    column = TONGUES.index(tongue)
    out: dict[str, Entry] = {}
    for kind, table in _TABLES:
        for line in table.strip().replace("\n  ", " ").splitlines():
            english, _, rest = line.partition(":")
            for word in rest.split(";")[column].split("/"):
                if word.strip() not in ("", "-"):
                    out.setdefault(word.strip(), Entry(english.strip(), kind))
    return out


_PLURAL_ENDINGS: dict[Tongue, tuple[tuple[str, str], ...]] = {
    "es": (("ces", "z"), ("ones", "ón"), ("anes", "án"), ("enes", "én"), ("es", ""), ("s", "")),
    "fr": (("eaux", "eau"), ("aux", "al"), ("s", ""), ("x", "")),
    "de": (("innen", "in"), ("innen", ""), ("en", ""), ("er", ""), ("n", ""), ("e", ""), ("s", "")),
    "it": (("chi", "co"), ("ghi", "go"), ("che", "ca"), ("i", "o"), ("i", "e"), ("e", "a"), ("i", "a"), ("i", "io")),
    "pt": (("ões", "ão"), ("ães", "ão"), ("ns", "m"), ("is", "l"), ("es", ""), ("s", "")),
}
_ADJECTIVE_ENDINGS: dict[Tongue, tuple[tuple[str, str], ...]] = {
    "es": (("as", "o"), ("os", "o"), ("a", "o"), ("es", ""), ("s", "")),
    "fr": (("es", ""), ("e", ""), ("s", "")),
    "de": tuple((ending, base) for ending in ("en", "em", "es", "er", "e", "") for base in ("", "e", "er", "en")),
    "it": (("a", "o"), ("i", "o"), ("e", "o"), ("i", "e")),
    "pt": (("as", "o"), ("os", "o"), ("a", "o"), ("es", ""), ("s", "")),
}
_THEY_ENDINGS: dict[Tongue, tuple[tuple[str, str], ...]] = {
    "es": (("n", ""),),
    "fr": (("nt", ""), ("ent", "e"), ("ent", "t"), ("ssent", "t")),
    "de": (("en", "t"), ("en", "et"), ("n", "t")),
    "it": (("ano", "a"), ("ono", "e"), ("ono", "")),
    "pt": (("m", ""), ("am", "a"), ("em", "e")),
}
_TOLD_ENDINGS: dict[Tongue, tuple[tuple[str, str], ...]] = {
    "es": (("ó", "a"), ("ió", "e"), ("ando", "a"), ("iendo", "e"), ("aba", "a")),
    "fr": (("ait", "e"), ("a", "e"), ("ant", "e"), ("it", "")),
    "de": (("te", "t"), ("te", "en"), ("ete", "et"), ("end", "t")),
    "it": (("ò", "a"), ("ì", "e"), ("é", "e"), ("ando", "a"), ("endo", "e"), ("ava", "a")),
    "pt": (("ou", "a"), ("eu", "e"), ("iu", "e"), ("ando", "a"), ("endo", "e"), ("ava", "a")),
}
"""Endings of a verb in the past and of its participle, with those of the present form that the tables list."""
_LONG_ENOUGH = 4
"""Letters that the known part of a German compound has at least."""


def look_up(word: str, tongue: Tongue) -> Entry | None:
    """Return what a lower-case word means, an inflected form among them; None when it is not known."""
    words = dictionary(tongue)
    if word in words:
        return words[word]
    for endings, kinds, plural in (
        (_PLURAL_ENDINGS[tongue], ("noun", "adjective"), True),
        (_ADJECTIVE_ENDINGS[tongue], ("adjective",), False),
        (_THEY_ENDINGS[tongue], ("verb",), True),
        (_TOLD_ENDINGS[tongue], ("verb",), False),
    ):
        found = _by_ending(word, words, endings, kinds)
        if found is not None:
            return found._replace(plural=plural)
    return _in_compound(word) if tongue == "de" else None


def _by_ending(
    word: str, words: dict[str, Entry], endings: tuple[tuple[str, str], ...], kinds: tuple[str, ...]
) -> Entry | None:
    for ending, base in endings:
        found = words.get(word.removesuffix(ending) + base) if word.endswith(ending) else None
        if found is not None and found.kind in kinds:
            return found
    return None


def _in_compound(word: str) -> Entry | None:
    """Return what the last part of a German compound means: a `Dorfbäckerei` is a bakery."""
    words = dictionary("de")
    for at in range(3, len(word) - _LONG_ENOUGH + 1):
        for form in (word[at:], word[at:].removesuffix("in")):
            found = words.get(form) if len(form) >= _LONG_ENOUGH else None
            found = found or _by_ending(form, words, _PLURAL_ENDINGS["de"], ("noun",))
            if found is not None and found.kind == "noun":
                return found
    return None


LITTLE_WORDS: dict[str, frozenset[str]] = {
    tongue: frozenset(word for word, entry in dictionary(tongue).items() if entry.kind == "little")
    for tongue in TONGUES
}
ENGLISH_LITTLE_WORDS = wordset(
    "the a an of in on at to with without through under over near between from until and or but then while when who "
    "that he "
    "she they his her their not is are was were it its as by for into this there about make film"
)
