"""Scripts: which language a line is read in when its letters are not those of the voice's language."""

from __future__ import annotations

import unicodedata
from collections import Counter

_READ_IN = {
    "CYRILLIC": ("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tt", "ba", "cv", "uz", "mn"),
    "GREEK": ("el", "grc"),
    "ARABIC": ("ar", "fa", "ur", "sd", "ug", "ku"),
    "HEBREW": ("he", "iw"),
    "DEVANAGARI": ("hi", "mr", "ne", "kok", "sa"),
    "BENGALI": ("bn", "as", "bpy"),
    "GURMUKHI": ("pa",),
    "GUJARATI": ("gu",),
    "ORIYA": ("or",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "KANNADA": ("kn",),
    "MALAYALAM": ("ml",),
    "SINHALA": ("si",),
    "THAI": ("th",),
    "MYANMAR": ("my",),
    "GEORGIAN": ("ka",),
    "ARMENIAN": ("hy",),
    "ETHIOPIC": ("am",),
    "HANGUL": ("ko",),
    "HIRAGANA": ("ja", "jp"),
    "KATAKANA": ("ja", "jp"),
    "CJK": ("cmn", "zh", "yue", "hak", "ja", "jp"),
}
"""Languages that are written in a script, the commonest first."""


def language_for(text: str, language: str) -> str:
    """Return the language to read a line in: the one asked for, or the commonest of the line's script.

    A voice of a language that is written in other letters would spell the line out, letter by letter.
    """
    letters = Counter(_script(character) for character in text if character.isalpha())
    if not letters:
        return language
    foreign = {script: number for script, number in letters.items() if script in _READ_IN}
    if 2 * sum(foreign.values()) < sum(letters.values()):
        return language
    if {"HIRAGANA", "KATAKANA"} & foreign.keys():
        return "ja"
    script = max(sorted(foreign), key=lambda name: foreign[name])
    primary = language.lower().replace("_", "-").partition("-")[0]
    return language if primary in _READ_IN[script] else _READ_IN[script][0]


def ideographs(text: str) -> str:
    """Return the Chinese characters of a line."""
    return "".join(character for character in text if _script(character) == "CJK")


def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0]
