"""The house rule of a shot's physics: read off its staging, deed by deed, thing by thing."""

from __future__ import annotations

from typing import NamedTuple

from circletake.agents.director.natural_deeds import (
    BANKS,
    DEEDS,
    FLOATS,
    IN_AN_ARC,
    IN_SAND,
    IN_SNOW,
    IN_THE_VOID,
    IN_WET,
    THRUST,
    WEIGHTLESS,
    WHEELED,
    WINGED,
)
from circletake.agents.director.natural_laws import DAYLIT, LAMPS, MATERIALS, PLACES, THINGS, WEATHER, Law
from circletake.agents.director.subject_words import TIGHT, Wording
from circletake.agents.natures import INTERIORS, Nature, nature_of
from circletake.language import sentence
from circletake.schema import (
    PHENOMENA,
    STATE_CHANGES,
    Action,
    Bible,
    Density,
    Identity,
    Light,
    Physics,
    Staging,
    Subject,
)

_MOST_SENTENCES = 2
_SANDY = frozenset({"coast", "desert"})
_STEPS = frozenset({"walk", "run", "dance"})
_UNSUPPORTED = frozenset({"fly", "jump", "fall", "throw", "swim", "roll"})
"""What in space is no fall and no flight."""
_RIDDEN = frozenset({"ride", "drive"})
_DRIFTING = frozenset({"balloon", "hot-air balloon", "ghost", "ufo"})
_DARK_UNTIL, _DARK_FROM = 6.5, 18.0
_ROOM_C = 20.0
_MOST_DENSITIES = 5


class _Acting(NamedTuple):
    """A law at work, said of whom or what it is about."""

    law: Law
    words: str


def physics_by_nature(staging: Staging, bible: Bible) -> Physics:
    """Return what happens by nature in a staging; no words and no phenomena where nothing does.

    Every law at work gives its classes; the two that tell most are put into words.
    """
    acting = _acting(staging, bible)
    laws = [one.law for one in acting]
    warmths = [law.temperature_c for law in laws if law.temperature_c is not None]
    return Physics(
        words=" ".join(list(dict.fromkeys(one.words for one in acting))[:_MOST_SENTENCES]),
        phenomena=tuple(name for name in PHENOMENA if any(name in law.phenomena for law in laws)),
        state_changes=tuple(name for name in STATE_CHANGES if any(name in law.changes for law in laws)),
        camera_moves=staging.camera.move not in (None, "static"),
        densities=_densities(staging, bible),
        seconds=next((law.seconds for law in laws if law.seconds is not None), None),
        temperature_c=max(warmths, key=lambda one: abs(one.high - _ROOM_C), default=None),
    )


def _acting(staging: Staging, bible: Bible) -> list[_Acting]:
    """Return the laws at work, the most telling first: what breaks, burns or changes, then deeds, then the setting."""
    wording = Wording(staging, bible)
    term = _place_term(staging, bible)
    ordered = sorted(staging.subjects, key=lambda one: one.id != staging.camera.focus)
    deeds = [(_deed(action, subject, staging, bible), subject) for subject in ordered for action in subject.actions]
    things = [(_thing(subject, staging, bible), subject) for subject in ordered]
    out = [_Acting(law, _said(law, wording.known(who))) for law, who in (*deeds, *things) if law is not None]
    out.sort(key=lambda one: not (one.law.changes or one.law.temperature_c))
    return out + [_Acting(law, _said(law, "")) for law in _around(staging, term)]


def _around(staging: Staging, term: str) -> list[Law]:
    """Return what weather and place do; a tight frame holds nothing of the place."""
    out = [WEATHER[staging.light.weather]] if staging.light.weather in WEATHER and term not in INTERIORS else []
    hidden = staging.camera.size in TIGHT or (term in DAYLIT and _is_dark(staging.light))
    return out + ([PLACES[term]] if term in PLACES and not hidden else [])


def _is_dark(light: Light) -> bool:
    return light.hour is not None and not _DARK_UNTIL <= light.hour <= _DARK_FROM


def _said(law: Law, who: str) -> str:
    return sentence(law.words.format(who))


def _deed(action: Action, subject: Subject, staging: Staging, bible: Bible) -> Law | None:
    """Return the law of a deed: what it is done on and by whom makes steps of one kind prints, of another splashes."""
    term, place = _term(subject, bible), _place_term(staging, bible)
    nature = nature_of(term, _kind(subject, bible))
    if place == "space" and action.verb in _UNSUPPORTED:
        return IN_THE_VOID if term == "rocket" and action.verb == "fly" else WEIGHTLESS
    if action.verb == "fly":
        return _flight(term, nature)
    if action.verb in _RIDDEN:
        ridden = next((one for one in staging.subjects if one.id == action.target), subject)
        return WHEELED if nature_of(_term(ridden, bible), _kind(ridden, bible)) == "wheels" else None
    if action.verb in _STEPS and nature in ("walker", "still") and place not in INTERIORS:
        return _steps(staging.light, place) or DEEDS[action.verb]
    return DEEDS.get(action.verb)


def _flight(term: str, nature: Nature) -> Law:
    if term == "rocket":
        return THRUST
    if term in _DRIFTING:
        return FLOATS
    return WINGED if nature == "flyer" else BANKS if nature == "aircraft" else IN_AN_ARC


def _steps(light: Light, place: str) -> Law | None:
    if light.weather == "snow" or place == "snowfield":
        return IN_SNOW
    if place in _SANDY:
        return IN_SAND
    return IN_WET if light.weather in ("rain", "storm") else None


def _thing(subject: Subject, staging: Staging, bible: Bible) -> Law | None:
    term = _term(subject, bible)
    law = THINGS.get(subject.noun) or THINGS.get(term) or (LAMPS.get(term) if _is_dark(staging.light) else None)
    airless = _place_term(staging, bible) == "space"
    return None if law is not None and airless and "gas motion" in law.phenomena else law


def _densities(staging: Staging, bible: Bible) -> tuple[Density, ...]:
    stuff = [(one.id, MATERIALS.get(_term(one, bible)) or MATERIALS.get(_kind(one, bible))) for one in staging.subjects]
    if staging.place is not None:
        stuff.append((staging.place, MATERIALS.get(_place_term(staging, bible))))
    return tuple(
        Density(entity=entity, material=found[0], low_g_cm3=found[1], high_g_cm3=found[2])
        for entity, found in dict(stuff).items()
        if found is not None
    )[:_MOST_DENSITIES]


def _identity(subject: Subject, bible: Bible) -> Identity | None:
    return next((one for one in bible.identities if one.id == subject.id), None)


def _term(subject: Subject, bible: Bible) -> str:
    identity = _identity(subject, bible)
    return (identity.term if identity is not None else None) or subject.noun


def _kind(subject: Subject, bible: Bible) -> str:
    identity = _identity(subject, bible)
    return identity.kind if identity is not None else ""


def _place_term(staging: Staging, bible: Bible) -> str:
    place = next((one for one in bible.places if one.id == staging.place), None)
    return (place.term or place.noun) if place is not None else (staging.place or "")
