"""The shape of the picture, as people write it."""

from __future__ import annotations

import re
from typing import NamedTuple

from circletake.language.wordlists import wordset

_NUMERIC = re.compile(r"(?<![\d:.])(\d{1,2}(?:\.\d{1,2})?)\s*[:x×]\s*(\d{1,2})(?![\d:])")
_KNOWN = wordset("16:9 9:16 4:3 3:4 1:1 21:9 2.39:1 2.35:1 2.40:1 1.85:1 2:1 4:5 5:4 18:9 32:9 16:10")
_SQUARED = r"(format|video|film|aspect|picture|frame|ratio|clip|ad|post|trailer)"
_PATTERNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "9:16",
        (
            r"\bvertical(ly)?\b(?!\s+(cliff|wall|rock|drop|line))",
            r"\bportrait[\s-]+(format|mode|orientation|video|aspect)",
            r"\b(tik\s?tok|insta\w*\s+(story|reel)s?|reels?\s+format|youtube\s+shorts?|upright\s+format)\b",
            r"\bfor\s+(a\s+)?phones?\b",
        ),
    ),
    (
        "1:1",
        (
            rf"\bsquare[\s-]+{_SQUARED}",
            r"\b(in|as\s+a)\s+square\b(?!\s+(room|box|\w+ing))",
            r"(^|,)\s*square\s*[.,;]?\s*$",
        ),
    ),
    (
        "2.39:1",
        (r"\bcinema\s?scope\b", r"\banamorphic\b", r"\b(in\s+scope|scope\s+format)\b", r"\bultra[\s-]?wide(screen)?\b"),
    ),
    ("4:3", (r"\bacademy\s+(ratio|format)\b", r"\bold\s+tv\s+format\b")),
    ("16:9", (r"\bwide[\s-]?screen\b", r"\blandscape\s+(format|mode|orientation)\b")),
)
_BARS = re.compile(
    r"\bletter[\s-]?box(ed|ing)\b|\bin\s+letter[\s-]?box\b|\bletter[\s-]?box\s+(format|bars?|look|framing|frame|style)\b"
    r"|\b(black|cinema|cinematic|movie|film|wide[\s-]?screen|scope)\s+bars\b",
    re.IGNORECASE,
)
"""What asks for black bars. A letterbox by itself is where the postman puts the letters."""
_SCOPE = "2.39:1"
_SCREENS = wordset("16:9 16:10 9:16 1:1 4:5 5:4")
"""Shapes of screens: named beside black bars, they are the frame's, and not the picture's between the bars."""
_NAMED = tuple((aspect, re.compile("|".join(patterns), re.IGNORECASE)) for aspect, patterns in _PATTERNS)


def read_aspect(text: str) -> str | None:
    """Return the aspect that a text asks for, `9:16`; None when it names none."""
    for found in _NUMERIC.finditer(text):
        aspect = f"{found.group(1)}:{found.group(2)}"
        if aspect in _KNOWN:
            return aspect
    return next((aspect for aspect, pattern in _NAMED if pattern.search(text)), None)


class Letterbox(NamedTuple):
    """A wish for black bars."""

    shape: str
    """Of the picture between them: `2.39:1`."""
    start: int
    end: int
    """Where the words that ask for them begin and end."""


def read_letterbox(text: str) -> Letterbox | None:
    """Return the letterbox that a text asks for; None when it asks for no bars."""
    found = _BARS.search(text)
    if found is None:
        return None
    named = read_aspect(text)
    return Letterbox(named if named is not None and named not in _SCREENS else _SCOPE, *found.span())
