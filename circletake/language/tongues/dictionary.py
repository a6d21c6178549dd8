"""The dictionary, read from its tables once."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

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
    "es": (("ces", "z"), ("es", ""), ("s", "")),
    "fr": (("eaux", "eau"), ("aux", "al"), ("s", ""), ("x", "")),
    "de": (("innen", "in"), ("en", ""), ("er", ""), ("n", ""), ("e", ""), ("s", "")),
    "it": (("chi", "co"), ("ghi", "go"), ("che", "ca"), ("i", "o"), ("i", "e"), ("e", "a"), ("i", "a"), ("i", "io")),
    "pt": (("ões", "ão"), ("ães", "ão"), ("ns", "m"), ("is", "l"), ("es", ""), ("s", "")),
}
_THEY_ENDINGS: dict[Tongue, tuple[tuple[str, str], ...]] = {
    "es": (("n", ""),),
    "fr": (("nt", ""), ("ent", "e"), ("ent", "t"), ("ssent", "t")),
    "de": (("en", "t"), ("en", "et"), ("n", "t")),
    "it": (("ano", "a"), ("ono", "e"), ("ono", "")),
    "pt": (("m", ""), ("am", "a"), ("em", "e")),
}


def look_up(word: str, tongue: Tongue) -> Entry | None:
    """Return what a lower-case word means, a plural or a verb with they among them; None when it is not known."""
    words = dictionary(tongue)
    if word in words:
        return words[word]
    for ending, singular in _PLURAL_ENDINGS[tongue]:
        found = words.get(word.removesuffix(ending) + singular) if word.endswith(ending) else None
        if found is not None and found.kind in ("noun", "adjective"):
            return found._replace(plural=True)
    for ending, single in _THEY_ENDINGS[tongue]:
        found = words.get(word.removesuffix(ending) + single) if word.endswith(ending) else None
        if found is not None and found.kind == "verb":
            return found._replace(plural=True)
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
