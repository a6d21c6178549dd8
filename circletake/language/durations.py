"""How long a film is to be, as people write it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from circletake.language.numbers import NUMBER_WORDS, word_number

_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_COUNT = rf"(?:\d+(?:[.,]\d+)?|(?:{_WORD})(?:[\s-]+(?:and[\s-]+)?(?:{_WORD}))*|half\s+an?|half|an?)"
_UNIT = r"(?:seconds?|secs?|s|minutes?|mins?|min|m|hours?|hrs?|h|''|\"|″)"
_AMOUNT = rf"(?P<count>{_COUNT})[\s-]*(?P<unit>{_UNIT})"
_SHORT_UNIT = r"(?:seconds?|secs?|s|minutes?|mins?|min|m)"
_MORE = rf"(?:\s*(?:and\s+)?(?:(?P<half>a\s+half)|(?P<count2>{_COUNT})[\s-]*(?P<unit2>{_SHORT_UNIT})))?"
_LENGTH = re.compile(rf"(?<![\w:.]){_AMOUNT}(?![\w]){_MORE}(?!\w|:\d)", re.IGNORECASE)
_CLOCKLIKE = re.compile(r"(?<![\d:.])(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)(?::(?P<frames>\d\d))?(?![\d:])")
_FORMS = re.compile(
    r"\b(films?|videos?|movies?|trailers?|teasers?|ads?|advert\w*|commercials?|spots?|clips?|shorts?|documentar\w+|doc|"
    r"animations?|reels?|piece|version|cut|promo|sequence|animatic|story|montage|intro|explainer|loop|película|kurzfilm|"
    r"court-métrage|trickfilm|cortometraje|cortometraggio|curta)\b",
    re.IGNORECASE,
)
_SAYS_LENGTH = re.compile(
    r"\b(duration|length|running time|runtime|run time|long|lasting|lasts|total|runs|in under|max\w*|make it|keep "
    r"it)\b",
    re.IGNORECASE,
)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "'": 1, '"': 1, "″": 1}


class Length(NamedTuple):
    """A length in seconds, and where the text says so."""

    seconds: Fraction
    start: int
    end: int


def read_length(sentence: str, *, first: bool = False) -> Length | None:
    """Read the film's length from a sentence.

    A length that belongs to the story (`he waits for ten seconds`) is none of the film's: it counts when it
    stands before a noun (`30-second`), beside a word for a film or for its length, or in a bare note.

    Args:
        sentence: The sentence.
        first: True for the brief's first sentence, where a bare length such as `30s` is the film's.
    """
    for found in _LENGTH.finditer(sentence):
        if _is_decade(sentence, found) or not _speaks_of_film(sentence, found, first):
            continue
        seconds = _seconds(found)
        if seconds is not None:
            return Length(seconds, found.start(), found.end())
    for clock in _CLOCKLIKE.finditer(sentence):
        if (_SAYS_LENGTH.search(sentence) or _FORMS.search(sentence)) and not re.search(
            r"\bat\s*$", sentence[: clock.start()], re.IGNORECASE
        ):
            return Length(Fraction(int(clock["minutes"]) * 60 + int(clock["seconds"])), clock.start(), clock.end())
    return None


def _is_decade(sentence: str, found: re.Match[str]) -> bool:
    """Tell whether `1920s` and `the 80s` name years, not seconds."""
    if found["unit"] not in ("s", "S") or not re.fullmatch(r"\d+0", found["count"]):
        return False
    if sentence[found.end("count") : found.start("unit")]:
        return False
    count = found["count"]
    early = re.search(r"\b(the|early|late|mid)[\s-]+['’]?$|['’]$", sentence[: found.start()], re.IGNORECASE)
    return (len(count) == 4 and count[0] in "12") or (len(count) == 2 and early is not None)


def _speaks_of_film(sentence: str, found: re.Match[str], first: bool) -> bool:
    near = sentence[max(0, found.start() - 60) : found.end() + 60]
    if _FORMS.search(near) or _SAYS_LENGTH.search(near):
        return True
    before = re.split(r"[,;:.()–—]", sentence[: found.start()])[-1]
    after = re.split(r"[,;:.()–—]", sentence[found.end() :])[0]
    bare = len(before.strip()) + len(after.strip()) <= 12
    return bare or (first and found.start() <= 2)


def _seconds(found: re.Match[str]) -> Fraction | None:
    total = _amount(found["count"], found["unit"])
    if total is None:
        return None
    if found["half"]:
        return total + Fraction(_SECONDS[found["unit"][0].lower()], 2)
    if found["count2"]:
        more = _amount(found["count2"], found["unit2"])
        return total + more if more is not None else total
    return total


def _amount(count: str, unit: str) -> Fraction | None:
    number = word_number(" ".join(count.split()))
    return number * _SECONDS[unit[0].lower()] if number is not None else None
