"""Subtitles as SubRip and WebVTT: two lines of 42 characters at most, longer words one caption after another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from circletake.schema import FrameRange, Subtitle, seconds_at

LINE = 42
"""Characters a line, as broadcasters count them; a full-width character counts for two."""

LINES = 2

_PAUSES = tuple(re.compile(rf"[{marks}][\"'”’»)]*$") for marks in (".!?…。！？", ",;:–—、，；："))
"""Where a speaker pauses, the best places to go on to another caption first: sentences, then clauses."""
_JOINER = "\u2060"
"""WORD JOINER: ends a piece of a word, so that no space is written after it."""

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def srt_text(subtitles: Sequence[Subtitle], rate: Fraction) -> str:
    """Write SubRip: counted from 1, comma before the milliseconds, speakers before a colon."""
    blocks = []
    for number, caption in enumerate(captions(subtitles, named=True), start=1):
        begin, end = _clock(caption.span.start, rate, ","), _clock(caption.span.end, rate, ",")
        blocks.append(f"{number}\n{begin} --> {end}\n{_unmarked(caption.text)}\n")
    return "\n".join(blocks)


def vtt_text(subtitles: Sequence[Subtitle], rate: Fraction) -> str:
    """Write WebVTT, speakers as voice spans."""
    blocks = ["WEBVTT\n"]
    for caption in captions(subtitles, named=False):
        begin, end = _clock(caption.span.start, rate, "."), _clock(caption.span.end, rate, ".")
        speaker = _plain(caption.speaker or "")
        voice = f"<v {_escaped(speaker)}>" if speaker else ""
        blocks.append(f"{begin} --> {end}\n{voice}{_escaped(caption.text)}\n")
    return "\n".join(blocks)


def wrap(text: str) -> tuple[str, ...]:
    """Break a text into lines of at most 42 characters, as few and as even as can be.

    A word that is longer than a line, as in scripts without spaces, is broken where the line ends.
    """
    words = list(_breakable(_plain(text).split()))
    if not words:
        return ()
    count = len(_filled(words, LINE))
    narrowest = next(width for width in range(1, LINE + 1) if width == LINE or len(_filled(words, width)) == count)
    return tuple(line.removesuffix(_JOINER) for line in _filled(words, narrowest))


def captions(subtitles: Sequence[Subtitle], *, named: bool) -> Iterator[Subtitle]:
    """Yield what is shown, by time: each with its text broken into lines, none empty or without length.

    Words for more than two lines become several captions, which share the time by what there is to read.

    Args:
        subtitles: in any order.
        named: the speaker's name stands before the words.
    """
    for subtitle in sorted(subtitles, key=lambda shown: (shown.span.start, shown.span.end)):
        speaker = _plain(subtitle.speaker or "")
        pages = _pages(f"{speaker}: {subtitle.text}" if named and speaker and _plain(subtitle.text) else subtitle.text)
        for page, span in zip(pages, _shared(subtitle.span, [_width(page) for page in pages]), strict=True):
            yield subtitle.with_(span=span, text=page)


def _shared(span: FrameRange, widths: Sequence[int]) -> Iterator[FrameRange]:
    """Divide a span in proportion to what there is to read, a frame each at least."""
    frames, whole, read, at = max(span.frames, len(widths)), max(1, sum(widths)), 0, 0
    for number, width in enumerate(widths, start=1):
        read += width
        share = frames if number == len(widths) else round(Fraction(frames * read, whole))
        end = min(max(share, at + 1), frames - len(widths) + number)
        yield FrameRange(start=span.start + at, end=span.start + end)
        at = end


def _pages(text: str) -> list[str]:
    """Break a text into captions of two lines, at a pause in its second half where there is one."""
    pages: list[str] = []
    words = list(_breakable(_plain(text).split()))
    while words:
        taken = min(len(words), LINES * LINE)
        while len(wrap(_joined(words[:taken]))) > LINES:
            taken -= 1
        if taken < len(words):
            late = range(taken, (taken - 1) // 2, -1)
            taken = next((n for pause in _PAUSES for n in late if pause.search(words[n - 1])), taken)
        pages.append("\n".join(wrap(_joined(words[:taken]))))
        words = words[taken:]
    return pages


def _filled(words: Iterable[str], width: int) -> list[str]:
    """Fill lines up to a width; a word that is longer gets a line of its own."""
    lines: list[str] = []
    for word in words:
        joined = _joined([lines[-1], word]) if lines else word
        if lines and _width(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _breakable(words: Iterable[str]) -> Iterator[str]:
    """Yield words, those longer than a line in pieces, each but the last with a mark that more of the word follows."""
    for word in words:
        piece = ""
        for letter in word:
            if _width(piece + letter) > LINE:
                yield piece + _JOINER
                piece = ""
            piece += letter
        yield piece


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace(_JOINER + " ", "").removesuffix(_JOINER)


def _width(text: str) -> int:
    """Return how many characters wide a text is: none for marks, two for full-width characters."""
    return sum(
        0 if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf"
        else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )  # fmt: skip


def _plain(text: str) -> str:
    """Return a text on one line: spaces single, control characters out."""
    spaced = " ".join(text.split())
    return "".join(letter for letter in spaced if unicodedata.category(letter) != "Cc" and letter != _JOINER)


def _unmarked(text: str) -> str:
    """Keep players from taking words for SubRip's own marks; the format knows no escape."""
    apart = text.replace("-->", "→").replace("{\\", "{ \\")
    return re.sub(r"<(?=[/A-Za-z])", "‹", apart)


def _escaped(text: str) -> str:
    return "".join(_ENTITIES.get(letter, letter) for letter in text)


def _clock(frame: int, rate: Fraction, point: str) -> str:
    seconds, ms = divmod(round(seconds_at(frame, rate) * 1000), 1000)
    minutes, ss = divmod(seconds, 60)
    hours, mm = divmod(minutes, 60)
    return f"{hours:02d}:{mm:02d}:{ss:02d}{point}{ms:03d}"
