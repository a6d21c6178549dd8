"""What a text quotes: lines to be spoken, narration, titles, and words that are only named."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from circletake.language.layout import NARRATORS
from circletake.language.quotes import Hidden, quote_number
from circletake.language.story import Event, Story
from circletake.language.wordlists import wordset

QuoteKind = Literal["line", "narration", "title", "end card", "sign", "mention"]
"""line: somebody says it. narration: a voice that is not seen says it. title: the film's name. end card: words at
the end. sign: words in the picture. mention: a name or a word that is only quoted."""

_TITLE = wordset("title titled titles called named entitled name")
_END = wordset("end ending ends closes finish finishes tagline slogan logo card motto final claim")
_SIGN = wordset("sign reads reading written word label note poster letter headline engraved painted banner card "
    "caption text "
                "message says")  # fmt: skip
_FILMS = wordset("film movie short video trailer title story ad commercial documentary piece clip animation")
SPEECH = wordset(
    "say whisper shout cry ask answer reply call tell announce mutter murmur scream yell exclaim sigh growl hiss "
    "plead beg "
    "warn promise insist continue greet interrupt respond command go narrate talk speak add think"
)
_TALKING = wordset(
    "say whisper shout ask answer reply tell announce mutter murmur yell exclaim narrate talk speak greet argue chat"
)
_ALOUD = wordset("read recite write sing pray")
"""What is read or written is heard when a colon or a comma leads to its words."""
_HEARD_FROM = NARRATORS | {"voice", "narrator", "radio", "narrated", "narration", "voiceover", "voice-over"}
_ENDS_SAID = re.compile(r"[.!?,…]$")


class QuoteRead(NamedTuple):
    """One quotation."""

    kind: QuoteKind
    text: str
    speaker: int | None
    """Number of the entity that says it; None for the narrator, or for nobody."""
    event: int
    """Index of the event that it belongs to, or comes after; -1 before the first."""


def read_quotes(story: Story, hidden: Hidden) -> tuple[QuoteRead, ...]:
    """Tell of every quotation what it is and who says it, in the order of the text."""
    out = []
    last_speaker: int | None = None
    narrated = False
    for read in story.sentences:
        lowers = [word.lower for word in read.words]
        for at, word in enumerate(read.words):
            number = quote_number(word.text)
            if number is None or number >= len(hidden.quotes):
                continue
            quoted = _Quoted(hidden.quotes[number], word.text, word.start)
            found = _read(story, quoted, lowers[max(0, at - 6) : at], lowers[at + 1 : at + 6], last_speaker)
            if found.kind == "line" and narrated and not _is_said(story, found):
                found = found._replace(kind="narration", speaker=None)
            narrated = narrated or found.kind == "narration"
            last_speaker = found.speaker if found.speaker is not None else last_speaker
            out.append(found)
    return tuple(out)


class _Quoted(NamedTuple):
    """A quotation and where its mark stands."""

    text: str
    mark: str
    start: int


def _read(story: Story, quoted: _Quoted, before: list[str], after: list[str], last_speaker: int | None) -> QuoteRead:
    text = quoted.text
    index = _event_of(story, quoted.mark, quoted.start)
    event = story.events[index] if index >= 0 else None
    written = _written_kind(before, after)
    if written == "sign" and {"he", "she", "they", "aloud", "out"} & set(before[-4:]):
        written = None
    if written is not None:
        return QuoteRead(written, text, None, index)
    if _HEARD_FROM & set(before[-4:]) or _HEARD_FROM & set(after[:4]):
        return QuoteRead("narration", text, None, index)
    if any(entity.name == text.strip(" .,;") for entity in story.entities):
        return QuoteRead("mention", text, None, index)
    if event is not None and event.clause.lemma in SPEECH - {"call"} and event.subjects:
        return QuoteRead("line", text, event.subjects[0], index)
    if event is not None and event.clause.lemma in _ALOUD and event.subjects and before[-1:] in ([":"], [","]):
        return QuoteRead("line", text, event.subjects[0], index)
    if not _sounds_spoken(text):
        return QuoteRead("mention", text, None, index)
    speaker = _last_living(story, index, last_speaker)
    return QuoteRead("line" if speaker is not None else "narration", text, speaker, index)


def _is_said(story: Story, quote: QuoteRead) -> bool:
    """Tell whether the text itself says who speaks."""
    return quote.event >= 0 and story.events[quote.event].clause.lemma in SPEECH | _ALOUD


def _written_kind(before: list[str], after: list[str]) -> QuoteKind | None:
    near = set(before[-4:])
    if before[-2:] in (["call", "it"], ["name", "it"], ["title", "it"]):
        return "title"
    if _END & near and (
        near & {"card", "title", "words", "text", "tagline", "slogan", "logo", "motto", "claim", "line"}
        or before[-1:] == ["with"]
    ):
        return "end card"
    if _TITLE & set(before[-3:]) and (
        _FILMS & set(before) or before[-1:] in ([":"], ["titled"], ["entitled"], ["title"]) or len(before) <= 2
    ):
        return "title"
    if near & _SIGN - {"says"} or (
        "says" in near and near & {"sign", "card", "note", "letter", "poster", "text", "caption"}
    ):
        return "sign"
    return "title" if after[:3] == ["is", "the", "title"] else None


def _event_of(story: Story, mark: str, start: int) -> int:
    """Return the event whose clause holds the quotation, else the last one before it."""
    found = -1
    holding = [
        index
        for index, event in enumerate(story.events)
        if any(phrase.quote == mark for phrase in event.clause.phrases)
    ]
    if holding:
        return max(holding, key=lambda index: (story.events[index].clause.lemma in SPEECH, -index))
    for index, event in enumerate(story.events):
        if event.clause.start <= start and (found < 0 or event.clause.start >= story.events[found].clause.start):
            found = index
    return found


def _sounds_spoken(text: str) -> bool:
    return bool(_ENDS_SAID.search(text)) or len(text.split()) >= 4


def _last_living(story: Story, index: int, last_speaker: int | None) -> int | None:
    """Return whom a line without a speaker belongs to: whoever was the last to act."""
    for event in reversed(story.events[max(0, index - 3) : index + 1]):
        living = [number for number in event.subjects if story.entities[number].living]
        if living:
            return living[0]
    return last_speaker


def unquoted_title(text: str) -> str | None:
    """Read a title that stands without quotation marks: `Title: The Keeper`, `a film called The Keeper`."""
    labelled = re.search(r"(?im)^\s*(?:working\s+)?title\s*[:=-]\s*([^\n.;\ufdd0]{1,60})", text)
    if labelled:
        return labelled.group(1).strip(" .,;")
    called = re.search(
        r"(?i:film|movie|short|trailer|video|documentary|ad|commercial|story|piece)\s+(?i:called|titled|entitled|named)\s+"
        r"((?:[A-Z][\w'’-]*)(?:\s+(?:(?:of|the|and|in|a|to|on|for|at|with)\s+)*[A-Z][\w'’-]*){0,6})",
        text,
    )
    return called.group(1) if called else None


def event_is_speech(event: Event) -> bool:
    """Tell whether all that happens is that somebody says something."""
    return event.clause.lemma in _TALKING
