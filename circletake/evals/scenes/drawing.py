"""Random scenes: a place, a light, who is there and what they do, how it is framed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

import numpy as np

from circletake.agents.natures import is_living, nature_of
from circletake.evals.scenes.labels import (
    COLOURS,
    LOOKS,
    MOODS,
    MOVES,
    PLACES,
    SEASONS,
    SIZES,
    is_held_out_pair,
    is_held_out_word,
)
from circletake.language import is_plural
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import (
    Action,
    Bible,
    Camera,
    Format,
    Identity,
    Light,
    Look,
    Place,
    Placement,
    Size,
    Staging,
    Subject,
    TakeRequest,
    Term,
    Title,
    Weather,
    derive_seed,
)

_V = TypeVar("_V")

_SHAPES: tuple[tuple[Size, float], ...] = (
    (Size(160, 90), 0.80), (Size(90, 160), 0.07), (Size(120, 120), 0.04), (Size(184, 78), 0.05), (Size(138, 104), 0.04),
)  # fmt: skip
"""Draft sizes, and how often each is shot."""
_RATE = Fraction(6)
_WEATHERS: dict[Weather, float] = {
    "clear": 0.30, "cloudy": 0.14, "overcast": 0.10, "rain": 0.13, "snow": 0.10, "fog": 0.10, "storm": 0.05,
    "wind": 0.04, "dust": 0.04,
}  # fmt: skip
_SIZE_SHARES = (0.10, 0.24, 0.26, 0.24, 0.12, 0.04)
_KIND_SHARES = {
    "person": 0.28, "animal": 0.24, "creature": 0.07, "vehicle": 0.13, "prop": 0.16, "structure": 0.07, "plant": 0.05,
}  # fmt: skip
_PERSON_VERBS = (
    "stand walk run sit lie kneel jump fall climb wave point look carry give reach embrace dance fight play talk work "
    "read eat throw swim walk run dance sit wave"
).split()
_NATURE_VERBS = {
    "walker": "stand walk run sit lie jump eat look play walk run".split(),
    "swimmer": "swim swim jump lie".split(),
    "flyer": "fly fly sit walk fall".split(),
    "boat": "sail sail stand".split(),
    "aircraft": "fly fly stand".split(),
    "wheels": "drive drive stand".split(),
    "still": "fall roll shine break swing grow fly".split(),
}
UNKNOWN_NOUNS: tuple[str, ...] = (
    "chainsaw", "accordion", "escalator", "toaster", "xylophone", "parachute", "forklift", "stapler", "vacuum cleaner",
    "dishwasher", "trampoline", "anvil", "wheelbarrow", "tripod", "surfboard", "sewing machine", "blender", "harmonica",
    "dartboard", "pinball machine", "lawnmower", "parking meter", "turbine", "elevator", "periscope", "candelabra",
    "thermometer", "jackhammer", "zipper", "corkscrew", "calculator", "metronome", "pulley", "sundial", "weathervane",
    "catapult", "turnstile", "bagpipe", "hovercraft", "stethoscope", "boomerang", "abacus", "funicular", "gyroscope",
)  # fmt: skip
"""Nouns that the stage has no drawing for."""
_MOST_SUBJECTS = 3


class Scene(NamedTuple):
    """One random scene."""

    request: TakeRequest
    bible: Bible


def random_scene(seed: int, *, held_out: bool = False) -> Scene:
    """Draw a scene.

    Args:
        seed: Decides everything.
        held_out: True for a scene whose first subject and place are a pair that no trained scene has.
    """
    rng = np.random.default_rng(derive_seed("scene", seed, int(held_out)))
    place_term = _pick(rng, PLACES)
    terms = _terms(rng, place_term, held_out=held_out)
    place = _place(rng, place_term, held_out=held_out)
    subjects = [_subject(rng, term, at, held_out=held_out) for at, term in enumerate(terms)]
    identities = tuple(_identity(rng, term, subject) for term, subject in zip(terms, subjects, strict=True))
    staging = Staging(
        place="place",
        light=Light(
            hour=round(float(rng.uniform(0, 24)), 2),
            season=_pick(rng, SEASONS),
            weather=_weighted(rng, _WEATHERS),
            intensity=round(float(rng.uniform(0.25, 1.0)), 2),
        ),
        subjects=tuple(subjects),
        camera=Camera(
            size=SIZES[int(rng.choice(len(SIZES), p=_SIZE_SHARES))],
            move=_pick(rng, MOVES),
            focus=subjects[0].id if subjects else None,
        ),
        mood=_pick(rng, MOODS),
        titles=(Title(text=_pick(rng, ("THE END", "Chapter One", "Circletake", "Later"))),)
        if rng.random() < 0.03
        else (),
    )
    shape = _SHAPES[int(rng.choice(len(_SHAPES), p=[share for _, share in _SHAPES]))][0]
    request = TakeRequest(
        slate="1A", take=1, prompt="", staging=staging, cast=identities, setting=place,
        format=Format(size=shape, rate=_RATE), frames=int(rng.integers(6, 31)), seed=int(rng.integers(2**31)),
        style="paper-cut" if rng.random() < 0.62 else _pick(rng, LOOKS), mood=staging.mood or "calm",
    )  # fmt: skip
    return Scene(request, Bible(identities=identities, places=(place,)))


def _terms(rng: np.random.Generator, place: str, *, held_out: bool) -> list[Term | None]:
    """Draw who and what is there; None for something that the stage can't draw."""
    count = int(rng.choice(4, p=(0.0, 0.62, 0.30, 0.08) if held_out else (0.10, 0.52, 0.29, 0.09)))
    if not held_out and rng.random() < 0.04:
        return [None]
    terms: list[Term | None] = []
    while len(terms) < count:
        kind = _weighted(rng, _KIND_SHARES)
        term = _pick(rng, [term for term in STAGE_VOCABULARY.terms if term.kind == kind])
        wanted = held_out and not terms
        if is_held_out_pair(term.name, place) == wanted and term not in terms:
            terms.append(term)
    return terms


def _place(rng: np.random.Generator, term: str, *, held_out: bool) -> Place:
    entry = next(one for one in STAGE_VOCABULARY.terms if one.kind == "place" and one.name == term)
    noun = word_for(rng, entry, held_out=held_out)
    return Place(id="place", name=noun, noun=noun, term=term, seed=int(rng.integers(2**31)))


def word_for(rng: np.random.Generator, term: Term, *, held_out: bool) -> str:
    """Return the term's name, or another word for it; the words of the evals are left out of trained scenes."""
    others = [word for word in term.words if is_held_out_word(word, term.name) == held_out and "'" not in word]
    return _pick(rng, others) if others and rng.random() < 0.4 else term.name


def _subject(rng: np.random.Generator, term: Term | None, at: int, *, held_out: bool) -> Subject:
    if term is None:
        return Subject(id=f"s{at}", noun=_pick(rng, UNKNOWN_NOUNS))
    noun = word_for(rng, term, held_out=held_out)
    several = not is_plural(noun) and term.name not in ("couple", "crowd", "flock", "shoal") and rng.random() < 0.16
    colour = (_pick(rng, COLOURS),) if term.kind in ("prop", "vehicle") and rng.random() < 0.3 else ()
    living = is_living(term.kind)
    return Subject(
        id=f"s{at}",
        noun=noun,
        count=int(rng.integers(2, 6)) if several else 1,
        adjectives=colour,
        actions=_actions(rng, term),
        placement=Placement(side=_pick(rng, ("left", "centre", "right")) if rng.random() < 0.5 else None),
        facing=_pick(rng, ("left", "right", "camera", "away")) if living and rng.random() < 0.3 else None,
        expression=_pick(rng, ("happy", "sad", "afraid", "angry", "calm")) if living and rng.random() < 0.15 else None,
        holding=_pick(rng, ("lantern", "umbrella", "book", "sword", "balloon", "bag", "flag", "fishing rod"))
        if term.kind == "person" and rng.random() < 0.08
        else None,
    )


def _actions(rng: np.random.Generator, term: Term) -> tuple[Action, ...]:
    nature = nature_of(term.name, term.kind)
    share = {"person": 0.95, "animal": 0.9, "creature": 0.9, "vehicle": 0.85, "prop": 0.35}.get(term.kind, 0.1)
    if rng.random() > share:
        return ()
    verbs = _PERSON_VERBS if term.kind == "person" else _NATURE_VERBS[nature]
    if term.kind in ("plant", "structure"):
        verbs = ["grow" if term.kind == "plant" else "shine"]
    return (Action(verb=_pick(rng, verbs)),)


def _identity(rng: np.random.Generator, term: Term | None, subject: Subject) -> Identity:
    return Identity(
        id=subject.id, name=subject.noun, noun=subject.noun, term=term.name if term is not None else None,
        kind=term.kind if term is not None else "prop", count=subject.count, adjectives=subject.adjectives,
        look=Look(seed=int(rng.integers(2**31))),
    )  # fmt: skip


def _pick(rng: np.random.Generator, options: Sequence[_V]) -> _V:
    return options[int(rng.integers(len(options)))]


def _weighted(rng: np.random.Generator, shares: dict[_V, float]) -> _V:
    names = list(shares)
    weights = np.array(list(shares.values()))
    return names[int(rng.choice(len(names), p=weights / weights.sum()))]
