"""Text into sentences, and sentences into tokens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from circletake.language.quotes import CLOSED_MARK
from circletake.language.wordlists import wordset
from circletake.language.words import Token

# Letters, and the marks that belong to them in Hebrew, Arabic, Indic scripts, Thai and decomposed Latin.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u065f\u0900-\u0dff\u0e31-\u0e4e"
_TOKEN = re.compile(
    rf"""
      (?P<quote>\ufdd0\d+[\ufdd1\ufdd2])
    | (?P<clock>\d{{1,2}}(?:[:.][0-5]\d)?\s?(?:(?i:[ap]\.m\.?|[ap]m(?![^\W_])|o['’]clock)))
    | (?P<number>\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![^\W_]))
    | (?P<word>[^\W_](?:[^\W_]|[{_MARKS}]|['’](?=[^\W\d_])|[-‐‑](?=[^\W_]))*)
    | (?P<punct>\.\.\.|…|--|[^\w\s])
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ll|ve|d|m))$")
_ABBREVIATIONS = wordset("mr mrs ms dr prof sr jr st int ext vs etc no approx e.g i.e vo v.o o.s capt lt sgt")
_SAID = wordset(
    "say says said ask asks asked whisper whispers whispered shout shouts shouted cry cries cried reply replies "
    "replied "
    "answer answers answered murmur murmurs call calls called yell yells yelled"
)
_CLOSERS = frozenset(".!?…。！？\n")


class Sentence(NamedTuple):
    """A sentence's tokens, and where it stands."""

    tokens: tuple[Token, ...]
    start: int
    end: int


def tokenize(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text in order. Possessives and short forms are split: `keeper's` is two tokens."""
    return tuple(token for found in _TOKEN.finditer(text) for token in _tokens(found))


def _tokens(found: re.Match[str]) -> Iterator[Token]:
    kind = found.lastgroup or "punct"
    start, end, body = found.start(), found.end(), found.group()
    if kind == "word" and (clitic := _CLITIC.match(body)):
        middle = start + len(clitic.group(1))
        yield Token(clitic.group(1), "word", start, middle)
        yield Token(clitic.group(2), "word", middle, end)
    elif kind == "quote":
        yield Token(body, "quote", start, end)
    elif kind == "number":
        yield Token(body, "number", start, end)
    elif kind == "clock":
        yield Token(body, "clock", start, end)
    elif kind == "word":
        yield Token(body, "word", start, end)
    else:
        yield Token(body, "punct", start, end)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Split a text into sentences.

    A line break ends a sentence unless the text plainly runs on: the next line begins in lower case, or the
    line ends with a comma.
    """
    breaks = _line_breaks(text)
    out: list[Sentence] = []
    current: list[Token] = []
    tokens = tokenize(text)
    for at, token in enumerate(tokens):
        if current and (
            bisect_left(breaks, current[-1].end) < bisect_right(breaks, token.start) or _after_speech(tokens, at)
        ):
            out.append(_sentence(current))
            current = []
        current.append(token)
        if token.text in _CLOSERS and not _abbreviates(current):
            out.append(_sentence(current))
            current = []
    if current:
        out.append(_sentence(current))
    return tuple(out)


def _after_speech(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a quotation that ends its sentence stands before: `“Not yet.” A robot turns.`"""
    before = tokens[at - 1]
    if before.kind != "quote" or not before.text.endswith(CLOSED_MARK) or not tokens[at].text[:1].isupper():
        return False
    following = tokens[at + 1 : at + 3]
    return not any(token.text.lower() in _SAID for token in following)


def _line_breaks(text: str) -> list[int]:
    found = []
    for line in re.finditer(r"[ \t]*(\n\s*)", text):
        rest = text[line.end() : line.end() + 1]
        before = text[line.start() - 1 : line.start()]
        blank = line.group(1).count("\n") > 1
        if blank or not (rest.islower() or before == ","):
            found.append(line.start())
    return found


def _abbreviates(tokens: list[Token]) -> bool:
    """Tell whether the full stop at the end belongs to an abbreviation or an initial."""
    if tokens[-1].text != "." or len(tokens) < 2:
        return False
    before = tokens[-2]
    if before.end != tokens[-1].start:
        return False
    lower = before.text.lower()
    return lower in _ABBREVIATIONS or (len(lower) == 1 and lower.isalpha() and lower not in "aio")


def _sentence(tokens: list[Token]) -> Sentence:
    return Sentence(tuple(tokens), tokens[0].start, tokens[-1].end)
