"""A text in another language, word by word in English."""

from __future__ import annotations

import re
from typing import NamedTuple

from circletake.language.lemmas import plural_of
from circletake.language.tongues.characters import spot_words
from circletake.language.tongues.dictionary import TONGUES, Entry, Tongue, look_up
from circletake.language.tongues.others import DROPPED
from circletake.language.wordlists import wordset
from circletake.language.write import third_person

_PIECE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?|\d+(?:[.,:]\d+)*|\s+|.", re.DOTALL)
_DROPPED = wordset(DROPPED)
_ARTICLE = re.compile(r"\b([Aa]) (?=[aeiou])")


class Glossed(NamedTuple):
    """A text as read word by word."""

    text: str
    known: int
    """How many of its words were known."""
    unknown: tuple[str, ...]
    """The words that were not, names left out."""


class _Word(NamedTuple):
    text: str
    entry: Entry | None


def gloss(text: str, language: str) -> Glossed:
    """Read a text of a language with a dictionary word by word; other languages come back as they are.

    Names, numbers, quotations and unknown words stay. Adjectives that follow their noun are put before it. Of
    Chinese, Japanese and Russian only single words are read, and come back as a list.
    """
    spotted = spot_words(text, language)
    if spotted:
        return Glossed(", ".join(spotted), len(spotted), ())
    tongue = next((known for known in TONGUES if known == language), None)
    if tongue is None:
        return Glossed(text, 0, ())
    words: list[_Word] = []
    unknown: list[str] = []
    for piece in _PIECE.findall(text):
        if not piece[0].isalpha():
            words.append(_Word(piece, None))
            continue
        entry = _entry(piece, tongue)
        if entry is None and piece.lower() in _DROPPED:
            continue
        if entry is None and (tongue == "de" or not piece[0].isupper()):
            unknown.append(piece)
        words.append(_Word(piece, entry))
    ordered = _adjectives_first(_objects_after(words))
    known = sum(1 for word in words if word.entry is not None)
    english = _ARTICLE.sub(r"\1n ", "".join(_english(word) for word in ordered))
    return Glossed(english, known, tuple(dict.fromkeys(unknown)))


def _entry(piece: str, tongue: Tongue) -> Entry | None:
    lower = piece.lower()
    return look_up(lower, tongue) or look_up(lower.rstrip("'’"), tongue)


def _objects_after(words: list[_Word]) -> list[_Word]:
    """Put a little object word behind its verb: `la salva` is saves it, where an article would stand before a noun."""
    out = list(words)
    for at in range(2, len(out)):
        little, gap, verb = out[at - 2], out[at - 1], out[at]
        if (
            little.entry is not None and little.entry.english == "the" and gap.text == " "
            and verb.entry is not None and verb.entry.kind == "verb"
        ):  # fmt: skip
            out[at - 2], out[at] = verb, _Word("it", Entry("it", "little"))
    return out


def _adjectives_first(words: list[_Word]) -> list[_Word]:
    out = list(words)
    for at in range(2, len(out)):
        noun, gap, adjective = out[at - 2], out[at - 1], out[at]
        if (
            noun.entry is not None and noun.entry.kind == "noun" and gap.text == " "
            and adjective.entry is not None and adjective.entry.kind == "adjective"
        ):  # fmt: skip
            out[at - 2], out[at] = adjective, noun
    return out


def _english(word: _Word) -> str:
    if word.entry is None:
        return word.text
    english = word.entry.english
    if word.entry.kind == "noun" and word.entry.plural:
        english = plural_of(english)
    elif word.entry.kind == "verb" and not word.entry.plural and not _is_infinitive(word.text):
        english = third_person(english) if english not in ("be", "have") else {"be": "is", "have": "has"}[english]
    if word.text.endswith(("'", "’")):
        english += " "
    return english[0].upper() + english[1:] if word.text[0].isupper() and word.entry.kind != "noun" else english


def _is_infinitive(text: str) -> bool:
    return text.lower().endswith(("ar", "er", "ir", "are", "ere", "ire", "re", "ôr")) and len(text) > 3
