"""A picture from words: the staging of a shot that a person asks for."""

from __future__ import annotations

from typing import NamedTuple

from circletake.agents.director.acting import act
from circletake.agents.director.bible import describe, place_name
from circletake.agents.director.continuity import Continuity
from circletake.agents.director.looks import look_of
from circletake.agents.director.pictures import View, resting
from circletake.agents.director.reading.happenings import tell
from circletake.agents.director.reading.mentions import Cast, cast_of
from circletake.agents.director.telling import Teller
from circletake.agents.meaning import Meanings
from circletake.agents.natures import BIG
from circletake.language import TextRead, read_camera, read_text, sentence, tag_words, tokenize
from circletake.schema import (
    Bible,
    Camera,
    Happening,
    Identity,
    Light,
    Mention,
    Place,
    Plan,
    Shot,
    ShotSize,
    Staging,
    Subject,
    derive_seed,
)


class Pictured(NamedTuple):
    """A staging from words, with who is new in it."""

    staging: Staging
    purpose: str
    must_show: tuple[str, ...]
    identities: tuple[Identity, ...]
    places: tuple[Place, ...]


def picture_from(text: str, plan: Plan, near: Shot, meanings: Meanings) -> Pictured | None:
    """Return the picture that words describe, in the place and light of a neighbouring shot where they say none.

    Returns:
        The picture; None when the words name nothing that could be shown.
    """
    read = read_text(text, meanings.kind_of())
    cast = cast_of(read, meanings)
    told = tell(read, cast, meanings)
    known = _known(cast, plan)
    identities = tuple(
        _identity(mention, plan.seed)
        for mention in cast.mentions
        if mention.kind != "place" and mention.id not in known
    )
    places = tuple(
        _place(mention, plan.seed) for mention in cast.mentions if mention.kind == "place" and mention.id not in known
    )
    happenings = [_renamed(happening, known) for happening in told.happenings]
    if not happenings and not places and not any(mention.kind == "place" for mention in cast.mentions):
        return None
    bible = plan.bible.with_(identities=(*plan.bible.identities, *identities), places=(*plan.bible.places, *places))
    place = _where(cast, known, happenings, near)
    subjects, must, purpose = _subjects(happenings, bible, near, place, text, cast)
    staging = Staging(
        place=place,
        light=_light(read, near.staging.light),
        subjects=subjects,
        camera=_camera(text, subjects),
        mood=near.staging.mood,
    )
    return Pictured(staging, purpose, must, identities, places)


def _known(cast: Cast, plan: Plan) -> dict[str, str]:
    """Return which mentions are somebody or somewhere of the bible already, by id."""
    out: dict[str, str] = {}
    for mention in cast.mentions:
        entries = plan.bible.places if mention.kind == "place" else plan.bible.identities
        for entry in entries:
            same_name = mention.name is not None and mention.name.lower() == entry.name.lower()
            if same_name or mention.noun == entry.noun or (mention.kind == "place" and mention.term == entry.term):
                out[mention.id] = entry.id
                break
    return out


def _identity(mention: Mention, seed: int) -> Identity:
    found = Identity(
        id=mention.id,
        name=mention.name or f"the {mention.noun}",
        noun=mention.noun,
        term=mention.term,
        kind=mention.kind,
        count=mention.count,
        role="background",
        adjectives=tuple(word for word in mention.adjectives if word not in ("female", "male")),
        look=look_of(mention, derive_seed(seed, "look", mention.id)),
    )
    return found.with_(description=describe(found))


def _place(mention: Mention, seed: int) -> Place:
    return Place(
        id=mention.id, name=place_name(mention.noun),
            noun=mention.noun, term=mention.term, adjectives=mention.adjectives,
        seed=derive_seed(seed, "place", mention.id), description=sentence(f"a {mention.noun}"),
    )  # fmt: skip


def _renamed(happening: Happening, known: dict[str, str]) -> Happening:
    return happening.with_(
        subjects=tuple(known.get(id_, id_) for id_ in happening.subjects),
        objects=tuple(known.get(id_, id_) for id_ in happening.objects),
        place=known.get(happening.place, happening.place) if happening.place is not None else None,
    )


def _where(cast: Cast, known: dict[str, str], happenings: list[Happening], near: Shot) -> str | None:
    said = next((happening.place for happening in happenings if happening.place is not None), None)
    named = next((known.get(one.id, one.id) for one in cast.mentions if one.kind == "place"), None)
    return said or named or near.staging.place


class _Who(NamedTuple):
    subjects: tuple[Subject, ...]
    must: tuple[str, ...]
    purpose: str


def _subjects(happenings: list[Happening], bible: Bible, near: Shot, place: str | None, text: str, cast: Cast) -> _Who:
    term = next((one.term for one in bible.places if one.id == place), None)
    state = Continuity()
    for subject in near.staging.subjects:
        if subject.placement.side is not None:
            state.sides[subject.id] = subject.placement.side
    subjects: dict[str, Subject] = {}
    for happening in happenings[:2]:
        acted = act(happening, bible, state, near.staging.mood or "calm", term)
        for subject in acted.subjects:
            subjects.setdefault(subject.id, subject)
    if not subjects:
        view = View({one.id: one for one in bible.identities}, Teller(_no_reading(cast)), state)
        named = [one for one in bible.identities if one.id in cast.ids.values()]
        subjects = {one.id: resting(view, one) for one in named}
    return _Who(tuple(subjects.values()), tuple(subjects)[:3], sentence(text))


def _no_reading(cast: Cast):  # type: ignore[no-untyped-def]
    from circletake.schema import BriefReading

    return BriefReading(title="", logline="", mentions=cast.mentions)


def _light(read: TextRead, near: Light) -> Light:
    from circletake.language import read_light

    said = read_light([word for one in read.story.sentences for word in one.words], read.text)
    return near.with_(
        hour=said.hour if said.hour is not None else near.hour,
        season=said.season or near.season,
        weather=said.weather or near.weather,
        intensity=said.intensity if said.weather else near.intensity,
    )


def _camera(text: str, subjects: tuple[Subject, ...]) -> Camera:
    asked = read_camera([word.lower for word in tag_words(tokenize(text))])
    size: ShotSize = "extreme wide" if not subjects else "medium" if len(subjects) == 1 else "full"
    if any(subject.noun in BIG for subject in subjects):
        size = "wide"
    return Camera(size=asked.size or size, move=asked.move or "static", focus=subjects[0].id if subjects else None)
