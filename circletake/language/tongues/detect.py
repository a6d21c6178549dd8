"""Which language a text is in, by its script and its little words."""

from __future__ import annotations

import re
import unicodedata

from circletake.language.lemmas import is_listed
from circletake.language.tongues.dictionary import ENGLISH_LITTLE_WORDS, LITTLE_WORDS, TONGUES, Tongue, look_up

LANGUAGE_NAMES = {
    "en": "English", "es": "Spanish", "fr": "French", "de": "German", "it": "Italian", "pt": "Portuguese",
    "ru": "Russian", "el": "Greek", "ar": "Arabic", "he": "Hebrew", "hi": "Hindi", "th": "Thai", "ko": "Korean",
    "ja": "Japanese", "zh": "Chinese", "hy": "Armenian", "ka": "Georgian", "bn": "Bengali", "ta": "Tamil",
    "und": "a language that is not known here",
}  # fmt: skip
"""Language code to its name in English."""

_SCRIPTS = {
    "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he", "DEVANAGARI": "hi", "THAI": "th", "HANGUL": "ko",
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "ARMENIAN": "hy", "GEORGIAN": "ka", "BENGALI": "bn", "TAMIL": "ta",
}  # fmt: skip
_SAMPLE = 2000
_WORD = re.compile(r"[^\W\d_]+(?:['’])?")
_PLAINLY_ENGLISH = 0.9
"""A text with this share of English words is English, though its little words are Spanish too."""


def detect_language(text: str) -> str:
    """Return the code of the language that a text is most likely in; `en` when nothing speaks against it."""
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script != "latin":
        return script
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < 2:
        return "en"
    counts = {code: sum(1 for word in words if word in little) for code, little in LITTLE_WORDS.items()}
    english = sum(1 for word in words if word in ENGLISH_LITTLE_WORDS)
    # Little words that two languages share decide nothing: then it is the one whose dictionary knows more.
    most = max(counts.values())
    shared = [code for code in TONGUES if counts[code] == most]
    best = max(shared, key=lambda code: (_known(words, code) if len(shared) > 1 else 0, code))
    known = sum(1 for word in words if word in ENGLISH_LITTLE_WORDS or is_listed(word))
    if counts[best] >= 2 and counts[best] > english and known < _PLAINLY_ENGLISH * len(words):
        return best
    return "und" if len(words) >= 5 and known < 0.34 * len(words) else "en"


def _known(words: list[str], tongue: Tongue) -> int:
    return sum(1 for word in words if look_up(word, tongue) is not None)


def _script(sample: str) -> str:
    """Return `latin`, or the language that most letters of another script speak for."""
    counts: dict[str, int] = {}
    for char in sample:
        if not char.isalpha():
            continue
        code = _SCRIPTS.get(unicodedata.name(char, "").split(" ")[0].split("-")[0], "latin")
        counts[code] = counts.get(code, 0) + 1
    if not counts:
        return "latin"
    if counts.get("ja"):
        counts["ja"] += counts.pop("zh", 0)
    return max(sorted(counts), key=lambda code: counts[code])
