"""Scenes that differ in one thing from what is told: what words get wrong."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from circletake.evals.scenes.labels import MOVES, PLACES, SIZES, WEATHERS
from circletake.evals.scenes.telling import Told
from circletake.language import is_plural
from circletake.models.stagesight.claims import SAID_THINGS
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Action, Identity, Subject

Change = str
"""What a changed telling gets wrong: `place`, `subject`, `action`, `count`, `hour`, `weather`, `size` or `move`."""
CHANGES: tuple[Change, ...] = ("place", "subject", "action", "count", "hour", "weather", "size", "move", "missing")


def changed(told: Told, change: Change, rng: np.random.Generator) -> Told | None:
    """Return the scene with one thing changed, so that words about that thing are wrong; None where it can't be."""
    return _CHANGERS[change](told, rng)


def _other_place(told: Told, rng: np.random.Generator) -> Told:
    old = told.bible.places[0]
    term = str(rng.choice([name for name in PLACES if name != old.term]))
    return Told(told.staging, told.bible.with_(places=(old.with_(noun=term, name=term, term=term),)))


def _other_subject(told: Told, rng: np.random.Generator) -> Told | None:
    if not told.staging.subjects:
        return None
    return _recast(told, told.staging.subjects[0], rng)


def _recast(told: Told, subject: Subject, rng: np.random.Generator) -> Told:
    """Put another of the same kind, or of any, in somebody's place."""
    mine = next(one for one in told.bible.identities if one.id == subject.id)
    taken = {one.term for one in told.bible.identities}
    kinds = {mine.kind} if rng.random() < 0.6 else {"person", "animal", "vehicle", "prop", "creature", "structure"}
    options = [one for one in STAGE_VOCABULARY.terms if one.kind in kinds and one.name not in taken]
    term = options[int(rng.integers(len(options)))]
    new = mine.with_(term=term.name, noun=term.name, name=term.name, kind=term.kind)
    return Told(
        told.staging.with_(
            subjects=tuple(one.with_(noun=term.name) if one.id == mine.id else one for one in told.staging.subjects)
        ),
        told.bible.with_(identities=tuple(new if one.id == mine.id else one for one in told.bible.identities)),
    )


def _one_more(told: Told, rng: np.random.Generator) -> Told | None:
    """Add somebody who is not there: the take lacks one of those that the words name."""
    if len(told.staging.subjects) >= SAID_THINGS:
        return None
    taken = {one.term for one in told.bible.identities}
    options = [
        one
        for one in STAGE_VOCABULARY.terms
        if one.kind in ("person", "animal", "vehicle", "creature") and one.name not in taken
    ]  # fmt: skip
    term = options[int(rng.integers(len(options)))]
    extra = Subject(id="extra", noun=term.name)
    identity = Identity(id="extra", name=term.name, noun=term.name, term=term.name, kind=term.kind)
    return Told(
        told.staging.with_(subjects=(*told.staging.subjects, extra)),
        told.bible.with_(identities=(*told.bible.identities, identity)),
    )


def _other_action(told: Told, rng: np.random.Generator) -> Told | None:
    doing = [one for one in told.staging.subjects[:1] if one.actions]
    if not doing:
        return None
    old = doing[0].actions[0].verb
    options = [
        verb for verb in ("walk", "run", "sit", "lie", "jump", "fly", "swim", "dance", "stand", "fall") if verb != old
    ]
    new = doing[0].with_(actions=(Action(verb=str(rng.choice(options))),))
    return Told(told.staging.with_(subjects=(new, *told.staging.subjects[1:])), told.bible)


def _other_count(told: Told, rng: np.random.Generator) -> Told | None:
    if not told.staging.subjects or is_plural(told.staging.subjects[0].noun):
        return None
    one = told.staging.subjects[0]
    new = one.with_(count=1 if one.count > 1 else int(rng.integers(2, 6)))
    return Told(told.staging.with_(subjects=(new, *told.staging.subjects[1:])), told.bible)


def _other_hour(told: Told, rng: np.random.Generator) -> Told | None:
    light = told.staging.light
    hour = ((light.hour or 0.0) + float(rng.uniform(5.5, 18.5))) % 24
    return Told(told.staging.with_(light=light.with_(hour=round(hour, 2))), told.bible)


def _other_weather(told: Told, rng: np.random.Generator) -> Told | None:
    light = told.staging.light
    weather = str(rng.choice([one for one in WEATHERS if one != light.weather]))
    return Told(told.staging.with_(light=light.model_copy(update={"weather": weather})), told.bible)


def _other_size(told: Told, rng: np.random.Generator) -> Told | None:
    camera = told.staging.camera
    far = [one for one in SIZES if abs(SIZES.index(one) - SIZES.index(camera.size or "wide")) > 1]
    return Told(told.staging.with_(camera=camera.with_(size=far[int(rng.integers(len(far)))])), told.bible)


def _other_move(told: Told, rng: np.random.Generator) -> Told | None:
    camera = told.staging.camera
    others = [one for one in MOVES if one != camera.move]
    return Told(told.staging.with_(camera=camera.with_(move=others[int(rng.integers(len(others)))])), told.bible)


_CHANGERS: dict[Change, Callable[[Told, np.random.Generator], Told | None]] = {
    "place": _other_place, "subject": _other_subject, "action": _other_action, "count": _other_count,
    "hour": _other_hour, "weather": _other_weather, "size": _other_size, "move": _other_move, "missing": _one_more,
}  # fmt: skip
