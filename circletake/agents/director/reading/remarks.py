"""What the person should know about how the brief was read, and what is worth asking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.director.reading.happenings import Told
from circletake.language import LANGUAGE_NAMES, TextRead
from circletake.schema import Mention, Question, SpokenLine

_FAR = 0.2
_ENGLISH_FILMS = "The film is planned in English."
_DAY, _NIGHT = (7.0, 18.0), (20.5, 5.0)


class Remarks(NamedTuple):
    """Notes and questions."""

    notes: tuple[str, ...]
    questions: tuple[Question, ...]


def remarks_on(read: TextRead, mentions: Sequence[Mention], told: Told, lines: Sequence[SpokenLine]) -> Remarks:
    """Return notes on what was read, and questions where the person could settle something."""
    notes = [*_on_language(read), *_on_contradictions(read, told, lines)]
    questions = []
    for mention in mentions:
        if mention.term is None:
            shown = "a labelled stand-in is shown" if mention.role == "lead" else "it is left out of the frame"
            notes.append(f"There is no picture for “{mention.noun}”: {shown}.")
            questions.append(
                Question(topic=mention.id, text=f"What does “{mention.noun}” look like? Name something close to it.")
            )
        elif mention.distance > _FAR:
            notes.append(f"“{mention.noun}” is shown as {mention.term}, the nearest that there is a picture for.")
    notes += [
        f"Nobody can be shown to “{happening.verb}”: it is told by where they are and how they look."
        for happening in told.happenings
        if happening.action is None and happening.verb != "be"
    ]
    return Remarks(tuple(dict.fromkeys(notes)), tuple(questions[:4]))


def _on_language(read: TextRead) -> list[str]:
    if not any(char.isalnum() for char in read.text):
        return ["The brief holds no words that could be read; a story was invented."]
    if read.language == "en":
        return []
    name = LANGUAGE_NAMES.get(read.language, "another language")
    if not read.known:
        return [
            f"The brief seems to be in {name}; only its names, numbers, quotations and emoji could be read. "
            f"{_ENGLISH_FILMS}"
        ]
    missed = f" Not understood: {', '.join(read.unknown[:8])}." if read.unknown else ""
    return [f"The brief is in {name}; it was read word by word with a small dictionary. {_ENGLISH_FILMS}{missed}"]


def _on_contradictions(read: TextRead, told: Told, lines: Sequence[SpokenLine]) -> list[str]:
    wishes = read.wishes
    notes = [
        f"{text[0].upper()}{text[1:]}; the first is taken." for text in wishes.contradictions if "music" not in text
    ]
    if wishes.silent and (wishes.narration or lines):
        notes.append("The brief asks for silence and for words: the words are kept, as they were written to be heard.")
    if wishes.music is False and (wishes.music_styles or wishes.instruments):
        notes.append("The brief names music and wants none: there is none.")
    hours = told.light.hours
    day = next((hour for hour in hours if _DAY[0] <= hour <= _DAY[1]), None)
    night = next((hour for hour in hours if hour >= _NIGHT[0] or hour < _NIGHT[1]), None)
    if day is not None and night is not None and not _told_apart(told):
        notes.append("The brief names day and night for the same moment: the first is taken.")
    return notes


def _told_apart(told: Told) -> bool:
    """Tell whether day and night belong to different happenings."""
    return sum(1 for happening in told.happenings if happening.hour is not None) > 1
