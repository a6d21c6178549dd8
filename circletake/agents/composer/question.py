"""What the composer is asked: the locked picture as somebody who spots it sees it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from circletake.schema import (
    BeatFunction,
    Bible,
    Clip,
    Contact,
    ContactKind,
    Form,
    Frame,
    FrameRange,
    Genre,
    HitPoint,
    Media,
    Mood,
    MusicWish,
    Plan,
    Rate,
    Role,
    Shot,
    Slate,
    StyleCard,
    Timeline,
    Value,
    derive_seed,
)
from circletake.schema.vocabulary import TermKind

_STRENGTH: dict[ContactKind, float] = {
    "breach": 1.0, "explosion": 1.0, "thunder": 0.85, "break": 0.85, "impact": 0.8, "door": 0.7, "land": 0.65,
    "splash": 0.65, "bell": 0.6, "drop": 0.6, "knock": 0.6, "clap": 0.45, "grab": 0.45, "whoosh": 0.4, "bounce": 0.35,
}  # fmt: skip
"""What music may answer. Steps, hooves, paws, wings, strokes and chords are the foley's alone."""
_UNSEEN = frozenset({"thunder", "explosion", "bell", "knock", "door"})
"""Heard from outside the frame as well."""
_FAR_M = 80.0
_FAINT = 0.3


class SeenTitle(Value):
    """Words over the picture, in film frames."""

    text: str
    kind: str
    span: FrameRange


class SpottedShot(Value):
    """A shot in the locked picture."""

    slate: Slate
    scene: int
    slug_line: str
    place: str
    function: BeatFunction
    span: FrameRange
    """In film frames."""
    mood: Mood
    tension: float
    purpose: str
    sound: str
    """Its sound caption: what is heard without music."""
    hour: float | None = None
    titles: tuple[SeenTitle, ...] = ()
    themes: tuple[str, ...] = ()
    """Leitmotif keys of who is in the frame, the one it is about first."""
    lead: bool = False
    """True when the lead is in the frame."""


class Event(Value):
    """Something that happens at an instant and that music might answer."""

    frame: Frame
    kind: ContactKind
    object: str
    weight: float
    """0 faint to 1 shattering: by kind, energy, distance, and whether it is seen."""


class Theme(Value):
    """Whom or what a leitmotif stands for."""

    key: str
    name: str
    noun: str
    kind: TermKind
    role: Role


class SpottingQuestion(Value):
    """A locked picture to be spotted."""

    title: str
    logline: str
    form: Form
    genre: Genre
    moods: tuple[Mood, ...]
    era: str | None
    wish: MusicWish
    rate: Rate
    frames: int
    seed: int
    shots: tuple[SpottedShot, ...]
    events: tuple[Event, ...] = ()
    seen: tuple[HitPoint, ...] = ()
    """What was seen in a picture that nobody planned: music may answer it."""
    given: tuple[HitPoint, ...] = ()
    """Hits that a person gives: they come before all others."""
    dialogue: tuple[FrameRange, ...] = ()
    fade_in: int = 0
    """Frames of the fade from black at the opening."""
    fade_out: int = 0
    """Frames of the fade to black at the end."""
    themes: tuple[Theme, ...] = ()
    styles: tuple[StyleCard, ...]


def question_of(
    plan: Plan,
    timeline: Timeline,
    contacts: Sequence[Contact],
    dialogue: Sequence[FrameRange],
    styles: Sequence[StyleCard],
) -> SpottingQuestion:
    """Return the picture as the composer sees it. Frames of contacts and dialogue are the film's."""
    reading = plan.reading
    fades = {transition.kind: transition.frames for transition in timeline.transitions}
    return SpottingQuestion(
        title=plan.treatment.title,
        logline=plan.treatment.logline,
        form=reading.form,
        genre=reading.genre,
        moods=reading.moods,
        era=reading.era,
        wish=reading.music,
        rate=timeline.rate,
        frames=timeline.frames,
        seed=_film_seed(plan),
        shots=tuple(_shot(plan, plan.shot(clip.slate), clip) for clip in timeline.clips),
        events=events_of(contacts, timeline.frames),
        dialogue=tuple(sorted((span for span in dialogue if span.frames), key=lambda span: span.start)),
        fade_in=fades.get("fade from black", 0),
        fade_out=fades.get("fade to black", 0),
        themes=_themes(plan.bible),
        styles=tuple(styles),
    )


def _film_seed(plan: Plan) -> int:
    """Return a seed of this film's own: two films of one seed are not in one key, one retitled stays in its own."""
    reading = plan.reading
    return derive_seed(plan.seed, "spotting", reading.genre, *(one.noun for one in plan.bible.identities))


def _themes(bible: Bible) -> tuple[Theme, ...]:
    ranks: dict[Role, int] = {"lead": 0, "support": 1, "background": 2}
    found = [
        Theme(key=one.leitmotif, name=one.name, noun=one.noun, kind=one.kind, role=one.role)
        for one in bible.identities
        if one.leitmotif is not None
    ]
    return tuple(sorted(found, key=lambda theme: ranks[theme.role]))


def _shot(plan: Plan, shot: Shot, clip: Clip) -> SpottedShot:
    scene = plan.scene_of(shot)
    place = next((one for one in plan.bible.places if one.id == (shot.staging.place or scene.place)), None)
    keys = {one.id: one.leitmotif for one in plan.bible.identities if one.leitmotif is not None}
    leads = {one.id for one in plan.bible.identities if one.role == "lead"}
    seen = sorted(shot.staging.subjects, key=lambda subject: subject.id != shot.staging.camera.focus)
    hour = shot.staging.light.hour
    return SpottedShot(
        slate=shot.slate,
        scene=scene.number,
        slug_line=scene.slug_line,
        place=place.term or place.noun if place is not None else scene.place,
        function=shot.function,
        span=clip.record,
        mood=shot.staging.mood or scene.mood,
        tension=shot.tension,
        purpose=shot.purpose,
        sound=shot.captions.sound,
        hour=hour if hour is not None else scene.light.hour,
        titles=_titles(shot, clip),
        themes=tuple(dict.fromkeys(keys[subject.id] for subject in seen if subject.id in keys)),
        lead=any(subject.id in leads for subject in seen),
    )


def _titles(shot: Shot, clip: Clip) -> tuple[SeenTitle, ...]:
    handle = clip.media.handle if isinstance(clip.media, Media) else clip.source.start
    shift = handle - clip.source.start + clip.record.start
    out = []
    for title in shot.staging.titles:
        start = max(clip.record.start, shift + round(title.begin * shot.frames))
        end = min(clip.record.end, shift + round(max(title.begin, title.end) * shot.frames))
        if end > start:
            out.append(SeenTitle(text=title.text, kind=title.kind, span=FrameRange(start=start, end=end)))
    return tuple(out)


def events_of(contacts: Sequence[Contact], frames: int) -> tuple[Event, ...]:
    """Return what of contacts, by film frame, music may answer."""
    found = [
        Event(frame=frame, kind=contact.kind, object=contact.object, weight=weight)
        for contact in contacts
        if 0 <= (frame := round(contact.at)) < frames and (weight := event_weight(contact)) >= _FAINT
    ]
    return tuple(sorted(found, key=lambda event: (event.frame, -event.weight, event.kind, event.object)))


def event_weight(contact: Contact) -> float:
    """Return how much a contact asks for music: 0 not at all, 1 more than anything."""
    strength = _STRENGTH.get(contact.kind, 0.0)
    if strength == 0.0:
        return 0.0
    if not 0.0 <= contact.x <= 1.0 and contact.kind not in _UNSEEN:
        return 0.0
    joules = 0.5 * max(0.0, contact.mass_kg) * contact.speed_mps**2
    force = min(1.0, max(0.0, (math.log10(joules + 0.1) + 1.0) / 4.0))
    away = 0.0 if contact.kind in ("thunder", "explosion") else max(0.0, contact.distance_m)
    return round(strength * (0.55 + 0.45 * force) / math.sqrt(1.0 + away / _FAR_M), 3)
