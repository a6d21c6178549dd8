"""Numbers as words."""

from __future__ import annotations

import re
from fractions import Fraction

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000}
COLLECTIVE = {"couple": 2, "pair": 2, "both": 2, "dozen": 12, "dozens": 24, "several": 4, "few": 3, "many": 6}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip

NUMBER_WORDS = frozenset({*UNITS, *TENS, *SCALES})

_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")


def word_number(text: str) -> Fraction | None:
    """Read a number written as words or digits: `ninety`, `twenty-five`, `two hundred`, `1.5`, `half`.

    Returns:
        The number, or None when the text is none.
    """
    lower = text.strip().lower()
    if lower in ("half", "half a", "a half"):
        return Fraction(1, 2)
    if lower in ("a", "an"):
        return Fraction(1)
    if _DIGITS.fullmatch(lower):
        # A number so long that nobody counts to it says nothing: it would only cost time to read.
        return Fraction(lower.replace(",", ".")) if len(lower) <= 12 else None
    parts = [part for part in re.split(r"[\s-]+", lower) if part != "and"]
    return _sum(parts) if parts and all(part in NUMBER_WORDS for part in parts) else None


def _sum(parts: list[str]) -> Fraction:
    total, current = 0, 0
    for part in parts:
        if part in SCALES:
            current = max(1, current) * SCALES[part]
            if SCALES[part] == 1000:
                total, current = total + current, 0
        else:
            current += UNITS.get(part, TENS.get(part, 0))
    return Fraction(total + current)


def ordinal(word: str) -> int | None:
    """Read an ordinal: `third`, `3rd`, `21st`."""
    lower = word.strip().lower()
    if lower in ORDINALS:
        return ORDINALS[lower]
    found = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", lower)
    return int(found.group(1)) if found else None
