"""A whole brief, read: its wishes, its story, its spoken words and titles."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import NamedTuple

from circletake.language.brief_words import read_era
from circletake.language.emoji import spell_emoji
from circletake.language.entities import Entity, KindOf
from circletake.language.layout import write_out
from circletake.language.quotes import Hidden, hide_quotes, quote_number, show_quotes
from circletake.language.speech import QuoteRead, read_quotes, unquoted_title
from circletake.language.story import Story, read_story
from circletake.language.tokens import sentences
from circletake.language.tongues import detect_language, gloss
from circletake.language.wishes import Wishes, WishReader

_LONGEST = 100_000


class TextRead(NamedTuple):
    """Everything that was understood of a text."""

    text: str
    """As it was read, in English; every quotation stands as a mark."""
    language: str
    known: int
    """Words of another language that were understood; 0 for English."""
    unknown: tuple[str, ...]
    """Words of another language that were not."""
    story: Story
    wishes: Wishes
    quotes: tuple[QuoteRead, ...]
    title: str | None
    """A title that stands without quotation marks."""
    era: str | None
    hidden: Hidden

    @property
    def whole(self) -> str:
        """The whole text in English, line by line, with its quotations put back."""
        return show_quotes(self.text, self.hidden.quotes)

    def as_written(self) -> tuple[str, ...]:
        """Return the sentences in the language of the text; none where they are not those that were read."""
        written = sentences(self.hidden.text)
        if len(written) != len(self.story.sentences):
            return ()
        return tuple(show_quotes(self.hidden.text[one.start : one.end], self.hidden.quotes) for one in written)

    def said(self, start: int, end: int) -> str:
        """Return a span of the text with its quotations put back."""
        return " ".join(show_quotes(self.text[start:end], self.hidden.quotes).split())


def read_text(text: str, kind_of: KindOf) -> TextRead:
    """Read a brief, or any text that tells a story and says how it is to be filmed.

    No input fails. Time grows linearly with the text; what goes beyond 100,000 characters is left out.

    Args:
        text: Any text: prose, a list of shots, a screenplay, emoji, any language.
        kind_of: Tells what a phrase names.
    """
    plain = unicodedata.normalize("NFC", text[:_LONGEST])
    hidden = hide_quotes(write_out(spell_emoji(plain)))
    language = detect_language(hidden.text)
    if language != "en":
        # Emoji are spelled in English: they join in when the rest is in English too.
        hidden = hide_quotes(write_out(plain))
    glossed = gloss(hidden.text, language)
    glossed = glossed._replace(text=spell_emoji(glossed.text))
    reader = WishReader(glossed.text)
    story = read_story(glossed.text, kind_of, reader)
    named = Story(story.sentences, _with_names(story, hidden), story.events)
    return TextRead(
        text=glossed.text,
        language=language,
        known=glossed.known,
        unknown=glossed.unknown,
        story=named,
        wishes=reader.wishes,
        quotes=read_quotes(named, hidden),
        title=unquoted_title(glossed.text),
        era=read_era(plain),
        hidden=hidden,
    )


def _with_names(story: Story, hidden: Hidden) -> tuple[Entity, ...]:
    """Put quoted names in the place of their marks."""
    out = []
    for entity in story.entities:
        number = quote_number(entity.name) if entity.name else None
        quoted = hidden.quotes[number] if number is not None and number < len(hidden.quotes) else None
        out.append(entity if quoted is None else replace(entity, name=quoted.strip(" .,;")))
    return tuple(out)
