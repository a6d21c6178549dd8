"""Resolution: what prompt and staging say becomes one certain shot; what they leave open, the seed decides."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

import numpy as np

from circletake.render.casting import OBJECT_KINDS, cast_parts, term_for
from circletake.render.crossings import crossed_bridges, place_words
from circletake.render.scene import Clock, Part
from circletake.render.styles import style_match
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.render.wonders import is_wonder, wonders_named
from circletake.schema import (
    Action,
    CameraMove,
    FocusPull,
    Lens,
    Look,
    Match,
    Mood,
    Placement,
    Season,
    ShotSize,
    Staging,
    Subject,
    TakeRequest,
    Title,
    Weather,
    derive_seed,
)

_Choice = TypeVar("_Choice")

_HOURS = (6.4, 7.6, 9.5, 12.3, 15.0, 17.2, 18.2, 19.1, 19.9, 22.5)
_SEASONS: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")
_WEATHERS: dict[Weather, float] = {
    "clear": 0.46,
    "cloudy": 0.28,
    "overcast": 0.08,
    "rain": 0.05,
    "fog": 0.05,
    "wind": 0.06,
    "storm": 0.02,
}
_SIZES: dict[ShotSize, float] = {
    "extreme wide": 0.14,
    "wide": 0.30,
    "full": 0.24,
    "medium": 0.22,
    "close-up": 0.10,
}
_MOVES: dict[CameraMove, float] = {
    "static": 0.28,
    "push in": 0.2,
    "pull out": 0.1,
    "truck left": 0.08,
    "truck right": 0.08,
    "pan left": 0.06,
    "pan right": 0.06,
    "crane up": 0.06,
    "orbit": 0.04,
    "handheld": 0.04,
}
_OPEN_PLACES = ("coast", "hills", "fields", "forest", "village", "street", "mountains", "lake")


class Resolution(NamedTuple):
    """A shot in which nothing is open."""

    place: str
    place_seed: int
    place_adjectives: tuple[str, ...]
    hour: float
    season: Season
    weather: Weather
    intensity: float
    mood: Mood
    size: ShotSize
    move: CameraMove
    focus: str | None
    """Id of the part that the shot is about; None for the place itself."""
    side: float
    """Where it stands in the frame: -1 left, 0 where it composes best, 1 right."""
    light_side: float
    """Where morning light comes from: -1 or 1."""
    parts: tuple[Part, ...]
    titles: tuple[Title, ...]
    matches: tuple[Match, ...]
    """Words that are not in the vocabulary, and what stands for them."""
    glass: Lens | None = None
    """What the shot is seen through; None for the plain lens."""
    pulls: tuple[FocusPull, ...] = ()


def resolve(request: TakeRequest, clock: Clock) -> Resolution:
    """Decide everything about a take.

    Args:
        request: What is asked.
        clock: Its frames.
    """
    from circletake.language import read_caption

    staging = merge(request.staging, read_caption(request.prompt, STAGE_VOCABULARY))
    place, place_match = _place(request, staging)
    cast = cast_parts(request, staging, clock)
    cast = cast._replace(parts=(*cast.parts, *_wonders(request, cast.parts)))
    if crossed_bridges(cast.parts):
        place, place_match = "bridge", ()
    focus = _focus(staging, cast.parts)
    light = staging.light
    return Resolution(
        place=place,
        place_seed=request.setting.seed if request.setting else derive_seed(request.seed, "place"),
        place_adjectives=(*_place_words(request, staging), *place_words(place, cast.parts)),
        hour=light.hour if light.hour is not None else _one_of(request, "hour", _HOURS),
        season=light.season if light.season is not None else _one_of(request, "season", _SEASONS),
        weather=light.weather if light.weather is not None else _weighted(request, "weather", _WEATHERS),
        intensity=light.intensity if light.intensity is not None else 0.3 + 0.4 * _share(request, "intensity"),
        mood=staging.mood or request.mood,
        size=_size(request, staging, focus),
        move=staging.camera.move if staging.camera.move is not None else _weighted(request, "move", _MOVES),
        focus=focus,
        side=_side(request, staging, focus, len(cast.parts)),
        light_side=1.0 if _share(request, "light side") < 0.5 else -1.0,
        parts=cast.parts,
        titles=staging.titles,
        matches=(*place_match, *cast.matches, *_style_match(request)),
        glass=staging.camera.lens,
        pulls=staging.camera.pulls,
    )


def merge(staging: Staging, read: Staging) -> Staging:
    """Return a staging completed by what was read in the prompt; what the staging says stands."""
    light, camera = staging.light, staging.camera
    subjects = staging.subjects or read.subjects
    if staging.subjects:
        subjects = tuple(_completed(subject, read.subjects) for subject in staging.subjects)
    return staging.with_(
        place=staging.place or read.place,
        light=light.with_(
            hour=light.hour if light.hour is not None else read.light.hour,
            season=light.season or read.light.season,
            weather=light.weather or read.light.weather,
            intensity=light.intensity if light.intensity is not None else read.light.intensity,
        ),
        subjects=subjects,
        camera=camera.with_(
            size=camera.size or read.camera.size,
            move=camera.move or read.camera.move,
            focus=camera.focus or (read.camera.focus if not staging.subjects else None),
            lens=camera.lens or read.camera.lens,
            pulls=camera.pulls or (read.camera.pulls if not staging.subjects else ()),
        ),
        mood=staging.mood or read.mood,
        titles=staging.titles or read.titles,
    )


def _completed(subject: Subject, read: tuple[Subject, ...]) -> Subject:
    """Return a subject with what the prompt adds about it."""
    ours = term_for(subject.noun, OBJECT_KINDS)
    for other in read:
        theirs = term_for(other.noun, OBJECT_KINDS)
        same = other.noun == subject.noun or (ours is not None and ours == theirs)
        if same:
            return subject.with_(
                actions=subject.actions or _own_actions(other, subject.id),
                placement=Placement(
                    side=subject.placement.side or other.placement.side,
                    depth=subject.placement.depth or other.placement.depth,
                ),
                facing=subject.facing or other.facing,
                expression=subject.expression or other.expression,
                holding=subject.holding or other.holding,
                adjectives=(*subject.adjectives, *(a for a in other.adjectives if a not in subject.adjectives)),
            )
    return subject


def _own_actions(other: Subject, id_: str) -> tuple[Action, ...]:
    return tuple(action.with_(target=None if action.target == id_ else action.target) for action in other.actions)


def _place(request: TakeRequest, staging: Staging) -> tuple[str, tuple[Match, ...]]:
    """Return the place's term, and the match where its word is not in the vocabulary."""
    setting = request.setting
    if (
        setting is not None
        and setting.term is not None
        and staging.place in (None, setting.id, setting.noun, setting.term)
    ):
        return setting.term, ()
    word = staging.place or (setting.noun if setting else None)
    if word is None:
        return _one_of(request, "place", _OPEN_PLACES), ()
    term = term_for(word, ("place",)) or term_for(word.split()[-1], ("place",))
    if term is not None:
        return term.name, ()
    stand_in = _one_of(request, "place", _OPEN_PLACES)
    return stand_in, (Match(word=word, term=stand_in, kind="place", distance=1.0, known=False),)


def _wonders(request: TakeRequest, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the wonders of the sky that prompt or place speak of, and that are not subjects anyway."""
    own = {part.term for part in parts}
    named = wonders_named((request.prompt, *(request.setting.adjectives if request.setting else ())))
    found = []
    for term in named:
        if term not in own:
            seed = derive_seed(request.seed, "subject", term)
            found.append(Part(id=term, term=term, noun=term, look=Look(seed=seed), seed=seed))
    return tuple(found)


def _style_match(request: TakeRequest) -> tuple[Match, ...]:
    match = style_match(request.style)
    return () if match is None else (match,)


def _place_words(request: TakeRequest, staging: Staging) -> tuple[str, ...]:
    """Return the words that say which of a place's variants is meant: its adjectives, and what it was called."""
    if request.setting is not None:
        return (*request.setting.adjectives, request.setting.noun)
    return (staging.place,) if staging.place else ()


def _focus(staging: Staging, parts: tuple[Part, ...]) -> str | None:
    wanted = staging.camera.focus
    if wanted is not None and any(part.id == wanted for part in parts):
        return wanted
    return next((part.id for part in parts if not is_wonder(part)), None)


def _side(request: TakeRequest, staging: Staging, focus: str | None, count: int) -> float:
    for subject in staging.subjects:
        if subject.id == focus and subject.placement.side is not None:
            return {"left": -1.0, "centre": 0.0, "right": 1.0}[subject.placement.side]
    if count != 1:
        return 0.0
    return _one_of(request, "side", (-1.0, 0.0, 0.0, 1.0))


def _size(request: TakeRequest, staging: Staging, focus: str | None) -> ShotSize:
    if staging.camera.size is not None:
        return staging.camera.size
    return "wide" if focus is None else _weighted(request, "size", _SIZES)


def _share(request: TakeRequest, topic: str) -> float:
    return float(np.random.default_rng(derive_seed(request.seed, topic)).random())


def _one_of(request: TakeRequest, topic: str, choices: tuple[_Choice, ...]) -> _Choice:
    return choices[min(int(_share(request, topic) * len(choices)), len(choices) - 1)]


def _weighted(request: TakeRequest, topic: str, weights: dict[_Choice, float]) -> _Choice:
    at = _share(request, topic) * sum(weights.values())
    for choice, weight in weights.items():
        at -= weight
        if at < 0.0:
            return choice
    return next(reversed(weights))
