"""The director's first decision: what the brief asks for."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from circletake.agents.director.reading.beyond import with_what_is_beyond
from circletake.agents.director.reading.contests import with_mounts, with_riders
from circletake.agents.director.reading.happenings import Told, tell
from circletake.agents.director.reading.implied import supply
from circletake.agents.director.reading.invention import invent, without_idlers
from circletake.agents.director.reading.lighting import filled_light
from circletake.agents.director.reading.lines import narrated, spoken_lines, tagline
from circletake.agents.director.reading.mentions import Cast, cast_of
from circletake.agents.director.reading.remarks import remarks_on
from circletake.agents.director.reading.resolving import resolve
from circletake.agents.director.reading.sights import blossom_season, in_their_land, with_implied_place, with_lights
from circletake.agents.director.reading.titles import logline, name_film
from circletake.agents.director.reading.tone import Tone, read_tone
from circletake.agents.meaning import Meanings
from circletake.agents.stage_words import StageWords
from circletake.language import TextRead, read_text, sentence
from circletake.llm import Decided, Decision, Mind
from circletake.schema import Aids, Brief, BriefReading, Choice, Happening, MusicWish, SpokenLine, Value, Vocabulary


class BriefFacts(Value):
    """What settings say, so that the brief need not."""

    duration_s: Fraction | None = None
    aspect: str | None = None
    letterbox: str | None = None
    style: str | None = None


class BriefQuestion(Value):
    """A brief to be read."""

    text: str
    facts: BriefFacts = BriefFacts()
    vocabulary: StageWords


class _Read(NamedTuple):
    """One pass of reading."""

    read: TextRead
    cast: Cast
    told: Told
    tone: Tone


_NO_WORD = re.compile(r"[^\W\d_]{46,}|\S{80,}")
"""Longer than any word, or any name of a file or page: noise that would end up in titles."""


def read_brief_by_rule(question: BriefQuestion, aids: Aids) -> BriefReading:
    """Read a brief by rule: grammar, word lists and meaning. Never fails; what is not said is chosen and told."""
    meanings = Meanings(question.vocabulary, aids)
    first = _pass(_NO_WORD.sub(" ", question.text), meanings)
    invented = invent(first.read, first.cast.mentions, first.told.happenings, first.tone.moods)
    ending = resolve(first.cast.mentions, first.told.happenings, first.read.wishes.moods) if invented is None else None
    invented = invented or ending
    if invented is None:
        return _reading(question, first, meanings, ())
    added = " ".join(invented.sentences)
    kept = first.read.whole if invented.keeps_brief else ""
    again = _pass(f"{kept.rstrip(' .')}.\n\n{added}" if kept.strip() else added, meanings)
    light = filled_light(first.told.light, again.told.light)
    choice = Choice(topic="story" if ending is None else "ending", chosen=added, because=invented.because)
    told = again.told._replace(light=light, happenings=without_idlers(again.told.happenings, again.cast.mentions))
    found = _Read(_as_told(again.read, first.read), again.cast, told, first.tone)
    return _reading(question, found, meanings, (choice,))


def _pass(text: str, meanings: Meanings) -> _Read:
    read = read_text(text, meanings.kind_of())
    cast = with_what_is_beyond(cast_of(read, meanings))
    return _Read(read, cast, tell(read, cast, meanings), read_tone(read))


def _as_told(read: TextRead, brief: TextRead) -> TextRead:
    """Return a reading of the brief with its invented story, the wishes and the language being the brief's own."""
    return read._replace(
        language=brief.language, known=brief.known, unknown=brief.unknown, wishes=brief.wishes, era=brief.era
    )


def _reading(question: BriefQuestion, found: _Read, meanings: Meanings, choices: tuple[Choice, ...]) -> BriefReading:
    read, wishes = found.read, found.read.wishes
    placed = in_their_land(read.text, found.cast.mentions, meanings)
    lit = with_lights(read, placed, found.told.happenings, meanings)
    kept = with_implied_place(read, lit.mentions, lit.happenings, meanings)
    raced = with_riders(read, kept.mentions, kept.happenings, meanings)
    supplied = supply(raced.mentions, raced.happenings, meanings)
    happenings = supplied.happenings
    lines, narration = _lines(found)
    used = _used(happenings, lines) | {
        mention.id for mention in supplied.mentions if mention not in found.cast.mentions
    }
    mentions = tuple(mention for mention in supplied.mentions if mention.id in used)
    titled = name_film(read, mentions, happenings)
    remarks = remarks_on(read, mentions, found.told, lines)
    story = with_mounts(mentions, happenings)
    said_style = next(iter(wishes.styles), None)
    return BriefReading(
        title=titled.title,
        logline=logline(read, found.told, titled.title),
        form=found.tone.form,
        genre=found.tone.genre,
        moods=found.tone.moods,
        era=read.era,
        language=read.language,
        duration_s=question.facts.duration_s or wishes.length_s,
        aspect=question.facts.aspect or wishes.aspect,
        letterbox=question.facts.letterbox or wishes.letterbox,
        hour=found.told.light.hour,
        season=found.told.light.season or blossom_season(mentions),
        weather=found.told.light.weather,
        style=question.facts.style or said_style,
        mentions=story.mentions,
        happenings=story.happenings,
        lines=lines,
        music=_music(read),
        title_card=titled.card,
        end_card=next((quote.text for quote in read.quotes if quote.kind == "end card"), None) or tagline(read),
        choices=(*choices, *found.tone.choices, *supplied.choices, *narration),
        questions=remarks.questions,
        notes=remarks.notes,
    )


def _used(happenings: tuple[Happening, ...], lines: tuple[SpokenLine, ...]) -> set[str]:
    """Return the ids that something happens with."""
    used = {id_ for happening in happenings for id_ in (*happening.subjects, *happening.objects)}
    used |= {happening.place for happening in happenings if happening.place is not None}
    return used | {line.speaker for line in lines if line.speaker is not None}


def _music(read: TextRead) -> MusicWish:
    wishes = read.wishes
    if wishes.music is False:
        return MusicWish(wanted=False)
    return MusicWish(styles=tuple(wishes.music_styles), instruments=tuple(wishes.instruments), tempo=wishes.tempo)


class _Lines(NamedTuple):
    lines: tuple[SpokenLine, ...]
    choices: tuple[Choice, ...]


def _lines(found: _Read) -> _Lines:
    """Return the lines; narration written from the story when it is wished and no words are given."""
    lines = spoken_lines(found.read, found.cast, found.told)
    wishes = found.read.wishes
    if not wishes.narration or any(line.speaker is None for line in lines):
        return _Lines(lines, ())
    texts = [sentence(happening.text) if happening.verb != "be" else "" for happening in found.told.happenings[:6]]
    told = narrated(texts)
    because = "the brief wants narration and gives no words"
    merged = tuple(sorted((*lines, *told), key=lambda line: (line.after_happening, line.speaker is not None)))
    return _Lines(merged, (Choice(topic="narration", chosen=" ".join(line.text for line in told), because=because),))


def unusable_reading(_question: BriefQuestion, answer: BriefReading) -> list[str]:
    """Tell what makes a reading unusable: ids that lead nowhere, or nothing to film."""
    ids = [mention.id for mention in answer.mentions]
    complaints = [f"mention id {id_!r} is used twice" for id_ in dict.fromkeys(ids) if ids.count(id_) > 1]
    places = {mention.id for mention in answer.mentions if mention.kind == "place"}
    for at, happening in enumerate(answer.happenings):
        inside = dict.fromkeys((*happening.subjects, *happening.objects))
        complaints += [f"happenings.{at}: {id_!r} is no mention's id" for id_ in inside if id_ not in ids]
        if happening.place is not None and happening.place not in places:
            complaints.append(f"happenings.{at}.place: {happening.place!r} is not the id of a mention of kind place")
    for at, line in enumerate(answer.lines):
        if line.speaker is not None and line.speaker not in ids:
            complaints.append(f"lines.{at}.speaker: {line.speaker!r} is no mention's id")
        if not 0 <= line.after_happening < max(1, len(answer.happenings)):
            complaints.append(f"lines.{at}.after_happening: {line.after_happening} is not the index of a happening")
    if not answer.happenings:
        complaints.append("happenings: a film needs at least one; invent it and say so in choices")
    if not answer.moods:
        complaints.append("moods: name at least one")
    return complaints


READ_BRIEF: Decision[BriefQuestion, BriefReading] = Decision(
    name="read_brief",
    prompt="read_brief",
    question=BriefQuestion,
    answer=BriefReading,
    house=read_brief_by_rule,
    check=unusable_reading,
)


def read_brief(brief: Brief, facts: BriefFacts, *, vocabulary: Vocabulary, mind: Mind) -> Decided[BriefReading]:
    """Decide what a brief asks for.

    Args:
        brief: What the person wrote.
        facts: What settings say already; they count before the brief.
        vocabulary: What the first picture back-end can show.
        mind: Who decides.
    """
    return mind.decide(READ_BRIEF, BriefQuestion(text=brief.text, facts=facts, vocabulary=vocabulary))
