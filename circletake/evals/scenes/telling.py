"""Scenes in words: many wordings of one scene, each with what it claims.

Trained wordings and those that the evals ask in share no sentence pattern; full captions are the director's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from circletake.agents.director.picture_words import PLACED, picture_caption, place_preposition
from circletake.evals.scenes.labels import (
    COLOURS,
    MOVES,
    PLACES,
    SEASONS,
    SIDES,
    SIZES,
    TERMS,
    VERBS,
    WEATHERS,
    is_held_out_word,
)
from circletake.language import a, conjugated, counted, hour_name, is_plural, present_participle
from circletake.models.stagesight.claims import SAID_THINGS, UNKNOWN, Claims, no_claims
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Action, Bible, Place, Staging, Subject

_HOUR_RANGES: dict[str, tuple[float, float]] = {
    "midnight": (20.5, 4.5), "night": (20.5, 4.5), "before dawn": (2.5, 5.6), "dawn": (5.0, 7.0),
    "early morning": (5.6, 8.6), "morning": (6.6, 11.5), "noon": (10.3, 14.5), "afternoon": (12.5, 17.6),
    "late afternoon": (15.5, 18.1), "golden hour": (17.0, 18.6), "sunset": (17.6, 19.1), "dusk": (18.8, 20.6),
    "twilight": (18.9, 21.0),
}  # fmt: skip
"""Which hours a name may be said of."""
_HOUR_WORDS: dict[str, tuple[str, ...]] = {
    "midnight": ("at midnight", "in the middle of the night"), "night": ("at night", "after dark", "by night"),
    "before dawn": ("before dawn",), "dawn": ("at dawn", "at sunrise", "at daybreak"),
    "early morning": ("early in the morning", "in the early morning"), "morning": ("in the morning",),
    "noon": ("at noon", "at midday"), "afternoon": ("in the afternoon", "in daylight"),
    "late afternoon": ("late in the afternoon",), "golden hour": ("in the golden hour", "in evening light"),
    "sunset": ("at sunset", "as the sun goes down"), "dusk": ("at dusk",), "twilight": ("at twilight",),
}  # fmt: skip
_WEATHER_WORDS: dict[str, tuple[str, ...]] = {
    "clear": ("under a clear sky", "in clear weather"), "cloudy": ("under a cloudy sky",),
    "overcast": ("under a grey sky",),
    "rain": ("in the rain", "while it rains", "in heavy rain"), "snow": ("while it snows", "in falling snow"),
    "fog": ("in fog", "in the mist"), "storm": ("in a storm", "in a thunderstorm"), "wind": ("in strong wind",),
    "dust": ("in a sandstorm", "in blowing dust"),
}  # fmt: skip
_MOVE_WORDS: dict[str, str] = {
    "static": "a static shot", "pan left": "the camera pans left", "pan right": "the camera pans right",
    "tilt up": "the camera tilts up", "tilt down": "the camera tilts down", "push in": "the camera pushes in",
    "pull out": "the camera pulls back", "truck left": "the camera trucks left",
    "truck right": "the camera trucks right",
    "crane up": "the camera cranes up", "crane down": "the camera cranes down", "follow": "a tracking shot",
    "handheld": "handheld camera", "zoom in": "the camera zooms in", "zoom out": "the camera zooms out",
    "orbit": "the camera orbits",
}  # fmt: skip
_TERM_OF_VERB = {
    word: term.name
    for term in reversed([term for term in STAGE_VOCABULARY.terms if term.kind == "action"])
    for word in (*reversed(term.words), term.name)
}


class Telling(NamedTuple):
    """A text and what it claims."""

    text: str
    claim: Claims
    """(1,) of dtype CLAIM."""


class Said(NamedTuple):
    """What a short telling speaks of; None for what it leaves out."""

    place: Place | None = None
    subjects: tuple[Subject, ...] = ()
    hour: float | None = None
    weather: str | None = None
    season: str | None = None
    size: str | None = None
    move: str | None = None


class Told(NamedTuple):
    """A scene as it was really shot: its subjects do what they were seen to do."""

    staging: Staging
    bible: Bible


def as_performed(staging: Staging, bible: Bible, performed: Mapping[str, tuple[str, ...]]) -> Told:
    """Return a staging whose subjects do what was really drawn."""
    subjects = tuple(
        subject.with_(actions=tuple(Action(verb=verb) for verb in performed.get(subject.id, ())[:2]))
        for subject in staging.subjects
    )
    places = tuple(place.with_(noun="sky") if place.noun.startswith("above") else place for place in bible.places)
    return Told(staging.with_(subjects=subjects, titles=()), bible.with_(places=places))


def full_telling(told: Told) -> Telling:
    """Word everything, as the director words a shot."""
    return Telling(picture_caption(told.staging, told.bible), _claim(_everything(told), told))


def partial_telling(told: Told, rng: np.random.Generator) -> Telling:
    """Leave out some of light, mood and deeds, in the director's words."""
    staging, light = told.staging, told.staging.light
    subjects = tuple(
        subject if rng.random() < 0.7 else subject.with_(actions=(), expression=None, facing=None)
        for subject in staging.subjects
    )
    kept = staging.with_(
        light=light.with_(
            hour=light.hour if rng.random() < 0.5 else None,
            season=light.season if rng.random() < 0.3 else None,
            weather=light.weather if rng.random() < 0.5 else None,
        ),
        subjects=subjects,
        mood=staging.mood if rng.random() < 0.3 else None,
    )
    part = Told(kept, told.bible)
    return Telling(picture_caption(kept, told.bible), _claim(_everything(part), part))


def short_telling(told: Told, rng: np.random.Generator, *, held_out: bool = False, about: str | None = None) -> Telling:
    """Word a few things in a short sentence.

    Args:
        told: The scene.
        rng: Decides what is said, and how.
        held_out: Whether to use the sentence patterns and words of the evals.
        about: Something that must be said, one of `altering.CHANGES`.
    """
    said = _chosen(told, rng, about)
    return Telling(_short_text(said, told.bible, rng, held_out=held_out), _claim(said, told))


def _everything(told: Told) -> Said:
    staging = told.staging
    light = staging.light
    return Said(
        place=told.bible.places[0], subjects=staging.subjects[:SAID_THINGS], hour=light.hour, weather=light.weather,
        season=light.season, size=staging.camera.size, move=staging.camera.move,
    )  # fmt: skip


def _chosen(told: Told, rng: np.random.Generator, about: str | None) -> Said:
    """Choose two or three things to say."""
    whole = _everything(told)
    shares = {"place": 0.6, "hour": 0.3, "weather": 0.25, "season": 0.08, "size": 0.15, "move": 0.12}
    kept = {name: rng.random() < share or name == about for name, share in shares.items()}
    if kept["move"] and kept["size"] and about not in ("move", "size"):
        kept["size"] = False
    subjects = list(whole.subjects)
    if len(subjects) > 1 and about not in ("missing",) and rng.random() < 0.6:
        subjects = (
            [subjects[0]] if about in ("subject", "action", "count") else [subjects[int(rng.integers(len(subjects)))]]
        )
    if about == "missing":
        subjects = [subjects[-1], *subjects[:1]][: len(subjects)]
    if subjects and about not in ("subject", "action", "count", "missing") and rng.random() < 0.15:
        subjects = []
    if not subjects and not any(kept.values()):
        kept["place"] = True
    acting = about == "action" or rng.random() < 0.7
    said = [one if acting else one.with_(actions=()) for one in subjects[:2]]
    return Said(
        place=whole.place if kept["place"] else None, subjects=tuple(said), hour=whole.hour if kept["hour"] else None,
        weather=whole.weather if kept["weather"] else None, season=whole.season if kept["season"] else None,
        size=whole.size if kept["size"] else None, move=whole.move if kept["move"] else None,
    )  # fmt: skip


def _short_text(said: Said, bible: Bible, rng: np.random.Generator, *, held_out: bool) -> str:
    where = _where(said, rng)
    when = " ".join(filter(None, (_hour_words(said, rng), f"in {said.season}" if said.season else "")))
    weather = str(rng.choice(_WEATHER_WORDS[said.weather])) if said.weather is not None else ""
    patterns = _HELD_OUT_PATTERNS if held_out else _PATTERNS
    pattern = patterns[int(rng.integers(len(patterns)))]
    text = pattern(_Words(said, where, when, weather, bible, rng))
    return " ".join(text.split()).strip(" ,;:")


class _Words(NamedTuple):
    said: Said
    where: str
    when: str
    weather: str
    bible: Bible
    rng: np.random.Generator

    def who(self, *, participle: bool, copula: bool = False) -> str:
        """Word the subjects with what they do."""
        parts = [self._one(subject, participle=participle, copula=copula) for subject in self.said.subjects]
        return " and ".join(parts)

    def names(self) -> str:
        return " and ".join(self._name(subject) for subject in self.said.subjects)

    def scene(self) -> str:
        """Word the place as a thing: `a beach`."""
        noun = self.said.place.noun if self.said.place is not None else ""
        if not noun:
            return "a scene"
        return noun if is_plural(noun) or noun in _BARE else a(noun)

    def framing(self) -> str:
        size = self.said.size or ""
        return f"{size} shot" if size in ("extreme wide", "wide", "full", "medium") else size

    def move(self) -> str:
        return _MOVE_WORDS[self.said.move] if self.said.move is not None else ""

    def rest(self, *, comma: bool = False) -> str:
        """Word place, hour and weather."""
        parts = [part for part in (self.where, self.when, self.weather) if part]
        return (", " if comma else " ").join(parts)

    def _name(self, subject: Subject) -> str:
        noun = subject.noun
        if is_plural(noun) and subject.count == 1:
            return " ".join((*subject.adjectives, noun))
        return counted(subject.count, noun, subject.adjectives)

    def _one(self, subject: Subject, *, participle: bool, copula: bool) -> str:
        many = subject.count > 1 or is_plural(subject.noun)
        name = self._name(subject)
        verbs = [self._verb(action.verb) for action in subject.actions[:1]]
        if not verbs:
            return f"{name} {'are' if many else 'is'}" if copula else name
        if copula:
            return f"{name} {'are' if many else 'is'} {present_participle(verbs[0])}"
        return f"{name} {present_participle(verbs[0]) if participle else conjugated(verbs[0], many=many)}"

    def _verb(self, term: str) -> str:
        """Return the action's name, or now and then another word for it."""
        entry = next((one for one in STAGE_VOCABULARY.terms if one.kind == "action" and one.name == term), None)
        others = [
            word
            for word in (entry.words[:6] if entry is not None else ())
            if " " not in word and _TERM_OF_VERB[word] == term and not is_held_out_word(word, term) and word != "be"
        ]
        return str(self.rng.choice(others)) if others and self.rng.random() < 0.25 else term


_BARE = frozenset(
    {"underwater", "space", "outer space", "downtown", "mars", "air", "heaven", "sky", "ice", "underground"}
)


def _where(said: Said, rng: np.random.Generator) -> str:
    if said.place is None:
        return ""
    noun, term = said.place.noun, said.place.term or ""
    if noun == "underwater":
        return "underwater"
    if noun in ("space", "outer space", "downtown", "air"):
        return f"in {noun}" if noun != "downtown" else noun
    article = "the" if rng.random() < 0.6 or is_plural(noun) or noun in _BARE else a(noun).split()[0]
    return PLACED.get(noun) or f"{place_preposition(noun, term)} {article} {noun}"


def _hour_words(said: Said, rng: np.random.Generator) -> str:
    return str(rng.choice(_HOUR_WORDS[hour_name(said.hour)])) if said.hour is not None else ""


def _bits(words: _Words) -> str:
    """Word everything as a row of tags: `fox, forest, night, rain`."""
    said = words.said
    tags = [
        f"{one.noun} {present_participle(one.actions[0].verb)}" if one.actions else one.noun for one in said.subjects
    ]
    tags += [said.place.noun if said.place is not None else ""]
    tags += [hour_name(said.hour) if said.hour is not None else "", said.season or "", said.weather or ""]
    tags += [words.framing(), said.move or ""]
    return ", ".join(tag for tag in tags if tag)


def _plain(words: _Words) -> str:
    if not words.said.subjects:
        return f"{words.framing()} {words.move()} {words.scene()} {words.when} {words.weather}"
    return (
        f"{words.who(participle=False)} {words.rest()}"
        + (f", {words.move()}" if words.said.move else "")
        + (f", {words.framing()}" if words.said.size else "")
    )


def _framed(words: _Words) -> str:
    lead = words.move() or words.framing()
    body = words.who(participle=True) if words.said.subjects else words.scene()
    tail = words.rest() if words.said.subjects else f"{words.when} {words.weather}"
    if lead == "" or (words.said.move and words.said.size):
        return f"{body} {tail}" + (f", {words.move()}, {words.framing()}" if lead else "")
    return f"{lead} of {body} {tail}" if not words.said.move else f"{lead}: {body} {tail}"


def _place_first(words: _Words) -> str:
    lead = ", ".join(
        part for part in (words.where or words.when or words.weather, words.move(), words.framing()) if part
    )
    tail = f"{words.when if words.where else ''} {words.weather if words.where or words.when else ''}"
    return f"{lead}: {words.who(participle=False) or words.scene()} {tail}"


def _we_see(words: _Words) -> str:
    body = words.who(participle=True) if words.said.subjects else words.scene()
    extra = "; ".join(part for part in (words.move(), words.framing()) if part)
    return f"We see {body} {words.rest() if words.said.subjects else f'{words.when} {words.weather}'}" + (
        f" ({extra})" if extra else ""
    )


def _footage(words: _Words) -> str:
    body = words.names() if words.said.subjects else words.scene()
    deed = ""
    if words.said.subjects and words.said.subjects[0].actions:
        deed = f", {present_participle(words.said.subjects[0].actions[0].verb)}"
    tail = words.rest(comma=True) if words.said.subjects else f"{words.when} {words.weather}"
    extra = ", ".join(part for part in (words.move(), words.framing()) if part)
    return f"footage showing {body}{deed}, {tail}" + (f", {extra}" if extra else "")


def _there_is(words: _Words) -> str:
    opening = f"{words.rest(comma=True)}, " if words.rest() else ""
    extra = ", ".join(part for part in (words.move(), words.framing()) if part)
    return f"{opening}{words.who(participle=False, copula=True) or words.scene()}" + (f", {extra}" if extra else "")


_PATTERNS: tuple[Callable[[_Words], str], ...] = (_plain, _plain, _framed, _bits, _place_first)
_HELD_OUT_PATTERNS: tuple[Callable[[_Words], str], ...] = (_we_see, _footage, _there_is)


def _claim(said: Said, told: Told) -> Claims:
    """Write what is said as arrays."""
    claim = no_claims(1)
    row = claim[0]
    if said.place is not None:
        row["place"] = PLACES.index(said.place.term or "")
    if said.hour is not None:
        row["hour"] = _HOUR_RANGES[hour_name(said.hour)]
    named: tuple[tuple[str, str | None, tuple[str, ...]], ...] = (
        ("weather", said.weather, WEATHERS),
        ("season", said.season, SEASONS),
        ("size", said.size, SIZES),
        ("move", said.move, MOVES),
    )
    for name, value, names in named:
        if value is not None:
            row[name] = names.index(value)
    identities = {identity.id: identity for identity in told.bible.identities}
    for at, subject in enumerate(said.subjects[:SAID_THINGS]):
        term = identities[subject.id].term
        row["term"][at] = TERMS.index(term) if term is not None else UNKNOWN
        row["count"][at] = subject.count
        row["acts"][at] = sum(1 << VERBS.index(one) for one in dict.fromkeys(act.verb for act in subject.actions))
        row["colour"][at] = COLOURS.index(subject.adjectives[0]) if subject.adjectives else -1
        sided = len(told.staging.subjects) > 1 and subject.placement.side in ("left", "right")
        row["side"][at] = SIDES.index(subject.placement.side or "") if sided and len(said.subjects) > 1 else -1
    return claim
