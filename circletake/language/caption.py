"""What a picture caption fixes of a shot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.language.camera_words import CameraRead, read_camera
from circletake.language.caption_subjects import read_subjects
from circletake.language.feelings import MOODS
from circletake.language.kinds import LOCATIVE, kinds_by, person_by_form, term_of
from circletake.language.lens_words import lens_of, racked
from circletake.language.light_words import LightRead, read_light
from circletake.language.positions import find_positions
from circletake.language.quotes import hide_quotes
from circletake.language.story import SentenceRead, Story, read_story
from circletake.language.tables import PhraseTable
from circletake.language.vocabulary_index import VocabularyIndex, index_of
from circletake.language.wordlists import wordset
from circletake.language.words import Word
from circletake.schema import Camera, FocusPull, Light, Mood, Staging, Subject, Title, Vocabulary

_TITLE_WORDS = wordset("title titled titles card text words reads reading caption sign credits")
_LONGEST_TITLE = 80
_LABEL_ENDS = frozenset({":", ".", ";", ",", "!", "?"})


def read_caption(prompt: str, vocabulary: Vocabulary) -> Staging:
    """Read what a picture caption says of a shot: place, light, subjects, framing, mood, titles.

    What it does not say stays None or empty. Nothing is guessed, and no input fails.

    Args:
        prompt: The caption, in English; other words are passed over.
        vocabulary: What the picture back-end can show. Subjects and actions that it knows are named by its
            terms, the others by the caption's own words.

    Returns:
        A partial staging. Subject ids are slugs of what they are (`keeper`, `gull-2`).
    """
    index = index_of(vocabulary)
    hidden = hide_quotes(prompt)
    story = read_story(hidden.text, kinds_by(index, person_by_form), _filming)
    camera = _camera(story)
    light = _light(story, hidden.text)
    subjects = read_subjects(story, index)
    return Staging(
        place=_place(story, index),
        light=Light(hour=light.hour, season=light.season, weather=light.weather, intensity=light.intensity),
        subjects=subjects.subjects,
        camera=Camera(
            size=camera.size,
            move=camera.move,
            focus=subjects.focus,
            lens=lens_of(camera.lens),
            pulls=_pulls(story, subjects.subjects),
        ),
        mood=_mood(story),
        titles=_titles(hidden.text, hidden.quotes),
    )


_TITLE_PHRASES: PhraseTable[bool] = PhraseTable.of(
    (
        (
            True,
            "title card,main title,end title,end card,title,titles,on-screen text,text on screen,caption,lower "
            "third,credits",
        ),
    )
)


def _filming(words: Sequence[Word]) -> frozenset[int]:
    """Return the words that say how it is filmed: framing, moves, positions in the frame, title cards."""
    lowers = [word.lower for word in words]
    spans = [(found.first, found.last) for found in find_positions(words)]
    spans += [(found.first, found.last) for found in _TITLE_PHRASES.find(lowers)]
    spans += _led_by(lowers)
    return read_camera(lowers).words.union(*(range(first, last + 1) for first, last in spans))


def _led_by(lowers: Sequence[str]) -> list[tuple[int, int]]:
    """Return the words of a label that say whom the camera follows: `the camera follows the keeper: ...`."""
    for at in range(len(lowers) - 2):
        if lowers[at : at + 2] == ["camera", "follows"]:
            end = next((number for number in range(at + 2, len(lowers)) if lowers[number] in _LABEL_ENDS), None)
            if end is not None and lowers[end] == ":":
                return [(at, end - 1)]
    return []


def _camera(story: Story) -> CameraRead:
    size, move = None, None
    lens: tuple[str, ...] = ()
    for read in story.sentences:
        found = read_camera([word.lower for word in read.words])
        size, move, lens = size or found.size, move or found.move, (*lens, *found.lens)
    return CameraRead(size, move, lens=lens)


def _pulls(story: Story, subjects: Sequence[Subject]) -> tuple[FocusPull, ...]:
    found = (racked([word.lower for word in read.words], subjects) for read in story.sentences)
    return next((pulls for pulls in found if pulls), ())


def _light(story: Story, text: str) -> LightRead:
    merged = LightRead()
    for read in story.sentences:
        found = read_light(read.words, text[read.sentence.start : read.sentence.end])
        merged = LightRead(
            hour=merged.hour if merged.hour is not None else found.hour,
            season=merged.season or found.season,
            weather=merged.weather or found.weather,
            intensity=merged.intensity if merged.weather else found.intensity,
        )
    return merged


class _PlaceSeen(NamedTuple):
    rank: int
    at: int
    term: str


def _place(story: Story, index: VocabularyIndex) -> str | None:
    """Return the term of the place where it plays: named after a preposition, else by itself."""
    seen: list[_PlaceSeen] = []
    for event in story.events:
        for attached in event.clause.attached:
            term = term_of(index, attached.phrase, attached.prep)
            overhead = attached.phrase.head == "sky" and attached.prep in ("under", "against", "beneath")
            if term is not None and term.kind == "place" and not overhead:
                seen.append(_PlaceSeen(0 if attached.prep in LOCATIVE else 1, attached.phrase.start, term.name))
        for phrase in (*event.clause.subjects, *event.clause.objects):
            for inner in (phrase, phrase.of):
                term = term_of(index, inner, "in" if event.clause.verb is None else "") if inner is not None else None
                if term is not None and term.kind == "place":
                    seen.append(_PlaceSeen(1, phrase.start, term.name))
    return min(seen).term if seen else None


def _mood(story: Story) -> Mood | None:
    """Return the mood that the caption calls so: `the mood is tense`; else that of a row of moods by itself."""
    by_itself: Mood | None = None
    for read in story.sentences:
        lowers = [word.lower for word in read.words]
        said = bool({"mood", "feeling", "atmosphere", "tone"} & set(lowers))
        for found in MOODS.find(lowers):
            if said:
                return found.value
            if by_itself is None and _by_itself(read, found.first, found.last):
                by_itself = found.value
    return by_itself


def _by_itself(read: SentenceRead, first: int, last: int) -> bool:
    before = read.words[first - 1].tag if first else "punct"
    after = read.words[last + 1].tag if last + 1 < len(read.words) else "punct"
    return before in ("punct", "conj", "adv") and after in ("punct", "conj") and read.words[first].tag == "adj"


def _titles(text: str, quotes: tuple[str, ...]) -> tuple[Title, ...]:
    if not quotes or not _TITLE_WORDS & set(text.lower().replace(":", " ").split()):
        return ()
    words = quotes[0].strip()[:_LONGEST_TITLE]
    return (Title(text=words),) if words else ()
