"""A text in another language, word by word in English."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple

from circletake.language.brief_words import FORMS, GENRES, STYLES
from circletake.language.feelings import MOODS
from circletake.language.given_names import GIVEN_NAMES
from circletake.language.lemmas import plural_of
from circletake.language.music_words import INSTRUMENTS
from circletake.language.music_words import STYLES as MUSIC_STYLES
from circletake.language.tables import PhraseTable
from circletake.language.tongues.characters import spot_words
from circletake.language.tongues.dictionary import TONGUES, Entry, Tongue, look_up
from circletake.language.tongues.others import DROPPED
from circletake.language.wordlists import wordset
from circletake.language.write import third_person

_PIECE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?|\d+(?:[.,:]\d+)*|\s+|.", re.DOTALL)
_DROPPED = wordset(DROPPED)
_CRAFTS: tuple[PhraseTable[Any], ...] = (FORMS, GENRES, STYLES, MOODS, INSTRUMENTS, MUSIC_STYLES)
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

    Names, numbers and quotations stay, and words that the crafts use in every language, such as `jazz` and `noir`.
    Unknown words are left out: what they mean is not to be guessed. Adjectives that follow their noun are put before
    it. Of Chinese, Japanese and Russian only single words are read, and come back as a list.
    """
    spotted = spot_words(text, language)
    if spotted:
        return Glossed(", ".join(spotted), len(spotted), ())
    if language == "en":
        return Glossed(text, 0, ())
    tongue = next((known for known in TONGUES if known == language), None)
    words: list[_Word] = []
    unknown: list[str] = []
    pieces = _PIECE.findall(text)
    for at, piece in enumerate(pieces):
        if unicodedata.category(piece[0]).startswith("M"):
            continue
        if not piece[0].isalpha():
            words.append(_Word(piece, None))
            continue
        entry = _entry(piece, tongue) if tongue is not None else None
        if tongue == "fr" and piece.lower() in ("vole", "volent") and _takes_object(pieces, at):
            entry = Entry("steal", "verb", plural=piece.lower() == "volent")
        if (entry is None and piece.lower() in _DROPPED) or (tongue == "de" and _is_prefix(pieces, at)):
            continue
        if entry is None and not _is_kept(pieces, at, german=tongue == "de"):
            unknown.append(piece)
        else:
            words.append(_Word(piece, entry))
    words = _subjects_first(words) if tongue == "de" else words
    words = _whom_straight(words) if tongue == "es" else words
    ordered = _adjectives_first(_objects_after(words))
    known = sum(1 for word in words if word.entry is not None)
    english = _ARTICLE.sub(r"\1n ", "".join(_english(word) for word in ordered))
    return Glossed(english, known, tuple(dict.fromkeys(unknown)))


_PREFIXES = wordset("auf an aus ab zu mit ein vor nach um los weg hin her")


def _is_prefix(pieces: list[str], at: int) -> bool:
    """Tell whether a little German word at the end of a clause belongs to its verb: `sie steht auf.`"""
    after = next((piece for piece in pieces[at + 1 :] if not piece.isspace()), ".")
    return pieces[at].lower() in _PREFIXES and (not after[0].isalnum() or after.lower() in ("und", "oder"))


def _takes_object(pieces: list[str], at: int) -> bool:
    """Tell whether something is done to something here: who `vole une pomme` steals it, who only `vole` flies."""
    after = next((piece for piece in pieces[at + 1 :] if not piece.isspace()), ".")
    return after.lower().rstrip("'’") in ("un", "une", "le", "la", "les", "l", "son", "sa", "ses", "leur")


def _is_kept(pieces: list[str], at: int, *, german: bool) -> bool:
    """Tell whether a word that no dictionary has says something as it is: a name, or a word of the crafts."""
    lower = pieces[at].lower()
    if any(table.get(lower) is not None for table in _CRAFTS) or lower in GIVEN_NAMES:
        return True
    before = next((piece for piece in reversed(pieces[:at]) if not piece.isspace()), ".")
    return pieces[at][0].isupper() and before[0].isalpha() and not german and pieces[at].isascii()


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


_DONE_TO = wordset(
    "wake kiss hug push pull hit slap bite lick feed rescue save help catch chase follow find see meet scare attack "
    "carry free protect wash teach defeat"
)


def _whom_straight(words: list[_Word]) -> list[_Word]:
    """Leave out the Spanish `a` before whom something is done to: `despierta a una mujer` is wakes a woman."""
    out: list[_Word] = []
    for word in words:
        verb = next((one.entry for one in reversed(out) if one.text.strip()), None)
        done = verb is not None and verb.kind == "verb" and verb.english in _DONE_TO
        if not (word.text.lower() == "a" and done):
            out.append(word)
    return out


def _subjects_first(words: list[_Word]) -> list[_Word]:
    """Put a German pronoun before the verb that it follows: `dann schläft sie` is then she sleeps."""
    out = list(words)
    for at in range(2, len(out)):
        verb, gap, pronoun = out[at - 2], out[at - 1], out[at]
        if (
            verb.entry is not None and verb.entry.kind == "verb" and gap.text == " "
            and pronoun.entry is not None and pronoun.entry.english in ("he", "she")
        ):  # fmt: skip
            out[at - 2], out[at] = pronoun, verb
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
