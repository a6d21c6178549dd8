"""The words that are to be heard."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.director.reading.happenings import Told
from circletake.agents.director.reading.mentions import Cast
from circletake.language import SPEECH, QuoteRead, TextRead
from circletake.schema import SpokenLine

_MOST = 24
_LONGEST = 400
_LONGEST_TAGLINE = 8


def spoken_lines(read: TextRead, cast: Cast, told: Told) -> tuple[SpokenLine, ...]:
    """Return every line of dialogue and narration with the happening that it belongs to."""
    lines = []
    for quote in read.quotes:
        if quote.kind not in ("line", "narration"):
            continue
        text = " ".join(quote.text.split())[:_LONGEST].rstrip(",")
        if not any(char.isalnum() for char in text):
            continue
        speaker = cast.ids.get(quote.speaker) if quote.speaker is not None and not is_tagline(read, quote) else None
        lines.append(SpokenLine(text=text, speaker=speaker, after_happening=_happening_of(quote.event, told)))
    return tuple(lines[:_MOST])


def is_tagline(read: TextRead, quote: QuoteRead) -> bool:
    """Tell whether a quotation in a commercial is said by nobody in it: then the narrator says what it sells."""
    if read.wishes.form != "commercial" or quote.kind not in ("line", "narration"):
        return False
    return quote.event < 0 or read.story.events[quote.event].clause.lemma not in SPEECH


def tagline(read: TextRead) -> str | None:
    """Return the words that a commercial ends on, when the brief gives them as a bare quotation."""
    said = [quote.text for quote in read.quotes if is_tagline(read, quote)]
    return said[-1] if said and len(said[-1].split()) <= _LONGEST_TAGLINE else None


def _happening_of(event: int, told: Told) -> int:
    """Return the happening that an event is, else the last one before it."""
    before = [happening for at, happening in told.of_event.items() if at <= event]
    return max(before, default=0)


def narrated(happenings_text: Sequence[str]) -> tuple[SpokenLine, ...]:
    """Return narration made from what happens, for a brief that asks for it and gives no words."""
    return tuple(
        SpokenLine(text=text, speaker=None, after_happening=at)
        for at, text in enumerate(happenings_text)
        if text.strip()
    )
