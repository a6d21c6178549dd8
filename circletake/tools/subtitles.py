"""Subtitles as SubRip and WebVTT."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from circletake.schema import Subtitle, seconds_at

_LINE = 42
"""Characters a line, as broadcasters count them."""


def srt_text(subtitles: Sequence[Subtitle], rate: Fraction) -> str:
    """Write SubRip: counted from 1, comma before the milliseconds."""
    blocks = []
    for number, subtitle in enumerate(subtitles, start=1):
        begin, end = (_clock(seconds_at(frame, rate), ",") for frame in (subtitle.span.start, subtitle.span.end))
        blocks.append(f"{number}\n{begin} --> {end}\n{wrap(_spoken(subtitle))}\n")
    return "\n".join(blocks)


def vtt_text(subtitles: Sequence[Subtitle], rate: Fraction) -> str:
    """Write WebVTT, speakers as voice spans."""
    blocks = ["WEBVTT\n"]
    for subtitle in subtitles:
        begin, end = (_clock(seconds_at(frame, rate), ".") for frame in (subtitle.span.start, subtitle.span.end))
        text = wrap(_escape(subtitle.text))
        voiced = f"<v {_escape(subtitle.speaker)}>{text}" if subtitle.speaker else text
        blocks.append(f"{begin} --> {end}\n{voiced}\n")
    return "\n".join(blocks)


def wrap(text: str) -> str:
    """Break into lines of about 42 characters, two lines as even as can be."""
    words = text.split()
    if len(text) <= _LINE or len(words) < 2:
        return text
    lines = -(-len(text) // _LINE)
    target = len(text) / lines
    out: list[str] = [words[0]]
    for word in words[1:]:
        if len(out[-1]) + 1 + len(word) <= max(target, 1) + 4 or (len(out) >= lines and len(out[-1]) < _LINE):
            out[-1] += f" {word}"
        else:
            out.append(word)
    return "\n".join(out)


def _spoken(subtitle: Subtitle) -> str:
    return f"{subtitle.speaker}: {subtitle.text}" if subtitle.speaker else subtitle.text


def _clock(seconds: Fraction, point: str) -> str:
    milliseconds = round(seconds * 1000)
    rest, ms = divmod(milliseconds, 1000)
    minutes, ss = divmod(rest, 60)
    hours, mm = divmod(minutes, 60)
    return f"{hours:02d}:{mm:02d}:{ss:02d}{point}{ms:03d}"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
