"""Size, rate and length of a film, from what the person set and what the brief says."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from circletake.schema import BriefError, BriefReading, Format, Settings, Size
from circletake.schema.settings import MAX_DURATION_S, MIN_DURATION_S

_SHORT_SIDE = 720
_WIDEST = Fraction(4)


class FilmFormat(NamedTuple):
    """A film's format, and what the person should know about it."""

    format: Format
    notes: tuple[str, ...]


def film_format(settings: Settings, reading: BriefReading) -> FilmFormat:
    """Choose size and rate: settings first, then the brief, then 1280 x 720.

    Raises:
        BriefError: a shape that no film has.
    """
    notes: list[str] = []
    aspect = _aspect(settings.aspect or (None if settings.width and settings.height else reading.aspect) or "16:9")
    width, height = settings.width, settings.height
    if width is None and height is None:
        width, height = _short_side(aspect)
    width = width or round((height or _SHORT_SIDE) * aspect)
    height = height or round(width / aspect)
    even = Size(width // 2 * 2, height // 2 * 2)
    if even != (width, height):
        notes.append(f"{width}x{height} has an odd side, which H.264 can't hold: the film is {even}")
    if min(even) < 16 or max(even) > 7680:
        raise BriefError(f"a picture of {even} can't be made; sides run from 16 to 7680")
    shape = settings.letterbox or reading.letterbox
    window = _window(even, _aspect(shape)) if shape is not None else None
    return FilmFormat(Format(size=even, rate=settings.rate, window=window), tuple(notes))


def checked_length(seconds: Fraction) -> Fraction:
    """Return a film's length when it can be made.

    Raises:
        BriefError: shorter than 4 s or longer than 10 min.
    """
    if not MIN_DURATION_S <= seconds <= MAX_DURATION_S:
        raise BriefError(
            f"a film of {float(seconds):g} s can't be planned; ask for {int(MIN_DURATION_S)} s to "
            f"{int(MAX_DURATION_S)} s, in the brief or with --duration"
        )
    return seconds


def _aspect(text: str) -> Fraction:
    found = re.fullmatch(r"(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)", text)
    across, down = (Fraction(part) for part in found.groups()) if found else (Fraction(0), Fraction(0))
    if not across or not down or not 1 / _WIDEST <= across / down <= _WIDEST:
        raise BriefError(f"the shape {text!r} can't be made; give width:height such as 16:9, 9:16, 1:1 or 2.39:1")
    return across / down


def _window(frame: Size, aspect: Fraction) -> Size | None:
    """Return the size of a picture of that shape in the middle of a frame; None when it fills the frame."""
    width = min(frame.width, round(frame.height * aspect))
    height = min(frame.height, round(frame.width / aspect))
    across, down = (bar - bar % 4 for bar in (frame.width - width, frame.height - height))
    return Size(frame.width - across, frame.height - down) if across or down else None


def _short_side(aspect: Fraction) -> tuple[int, int]:
    if aspect >= 1:
        return round(_SHORT_SIDE * aspect / 2) * 2, _SHORT_SIDE
    return _SHORT_SIDE, round(_SHORT_SIDE / aspect / 2) * 2
