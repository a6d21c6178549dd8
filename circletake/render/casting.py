"""Casting: the subjects of a staging become parts to be performed."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from circletake.render.scene import Clock, Lips, Part, TimedAction
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import (
    REMAINS,
    Identity,
    LipShape,
    Look,
    Match,
    Mouth,
    Staging,
    Subject,
    TakeRequest,
    Term,
    TermKind,
    derive_seed,
    effect_of,
    left_by,
)

OBJECT_KINDS: tuple[TermKind, ...] = ("person", "animal", "creature", "vehicle", "prop", "structure", "plant")


_BURNS = frozenset({"burn", "blaze"})
_MANNERS = {
    "ski": "on skis", "snowboard": "on skis", "slap": "slap", "smack": "slap", "shove": "shove", "blow out": "blow",
}  # fmt: skip
"""How an act is done that has a word of its own."""
_IN_HAND = frozenset({"carry", "give", "throw"})
"""What is done with something in the hands: where there is no picture for it, it is a parcel."""
_PARCEL = "parcel"
"""What somebody has in hand for which there is no picture."""
_LONG_AGO_S = (-9.0, -6.0)
"""When that happened which only its traces tell of: what flew has landed, what sank is gone."""


class Cast(NamedTuple):
    """Who and what is to be performed, and the words that something else stands for."""

    parts: tuple[Part, ...]
    matches: tuple[Match, ...]


def term_for(word: str, kinds: tuple[TermKind, ...]) -> Term | None:
    """Return the vocabulary's term for a word of these kinds, or None."""
    found = _index().get(word.strip().lower(), ())
    return next((term for term in found if term.kind in kinds), None)


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[Term, ...]]:
    index: dict[str, tuple[Term, ...]] = {}
    for of_name in (True, False):
        for term in STAGE_VOCABULARY.terms:
            for word in (term.name,) if of_name else term.words:
                index[word] = (*index.get(word, ()), term)
    return index


def cast_parts(request: TakeRequest, staging: Staging, clock: Clock) -> Cast:
    """Cast every subject of a staging, in its order.

    Args:
        request: For its cast's identities, mouths and seed.
        staging: With nothing left to be merged into it.
        clock: Frames of the take.
    """
    identities = {identity.id: identity for identity in request.cast}
    mouths = {mouth.speaker: mouth for mouth in request.mouths}
    parts: list[Part] = []
    matches: list[Match] = []
    handled = {act.target for one in staging.subjects for act in one.actions if act.verb in _IN_HAND}
    for subject in staging.subjects:
        identity = identities.get(subject.id)
        term, match = _term_of(subject, identity)
        unknown_thing = term is None and subject.id in handled and (identity is None or identity.kind == "prop")
        if match is not None:
            matches.append(match)
        actions, unknown = _actions(subject, clock)
        adjectives = (*(identity.adjectives if identity else ()), *subject.adjectives)
        actions = (*_before(adjectives, actions), *actions)
        thing = _thing_in_hand(subject, request.cast)
        carried = _carried(subject, staging, request.cast) if thing is None else thing.noun
        if carried is not None and not term_for(carried, OBJECT_KINDS):
            matches.append(Match(word=carried, term="box", kind="prop", distance=1.0, known=False))
            carried = _PARCEL
        matches += unknown
        seed = derive_seed(request.seed, "subject", subject.id)
        look = identity.look if identity else Look(seed=seed)
        parts.append(
            Part(
                id=subject.id,
                term="box" if unknown_thing else term,
                noun=_PARCEL if unknown_thing else identity.noun if identity else subject.noun,
                look=look,
                seed=seed,
                count=max(subject.count, identity.count if identity else 1),
                adjectives=adjectives,
                actions=actions,
                side=subject.placement.side,
                depth=subject.placement.depth,
                facing=subject.facing,
                expression=subject.expression,
                holding=carried,
                holding_look=thing.look if thing is not None else None,
                holding_adjectives=thing.adjectives if thing is not None else (),
                mouth=lips_of(mouths.get(subject.id), clock),
            )
        )
    return Cast(tuple(parts), tuple(matches))


def _term_of(subject: Subject, identity: Identity | None) -> tuple[str | None, Match | None]:
    """Return what stands for a subject, and the match when it is not the word itself."""
    named = identity.noun if identity else subject.noun
    if identity is not None and identity.term is not None and term_for(identity.term, OBJECT_KINDS):
        return identity.term, None
    for word in (subject.noun, named, named.split()[-1]):
        term = term_for(word, OBJECT_KINDS)
        if term is not None:
            return term.name, None
    return None, Match(word=named, term=None, kind=None, distance=1.0, known=False)


def _thing_in_hand(subject: Subject, cast: tuple[Identity, ...]) -> Identity | None:
    """Return the identity of what a subject holds, where the bible has one that the stage can draw by its noun."""
    named = (one for one in cast if one.kind == "prop" and subject.holding in (one.noun, one.term))
    return next((one for one in named if subject.holding and term_for(one.noun, ("prop",)) is not None), None)


def _carried(subject: Subject, staging: Staging, cast: tuple[Identity, ...]) -> str | None:
    """Return the noun of what somebody has in hand; None where that has a part of its own, and by its term where the
    stage has no such noun."""
    known = next((one for one in cast if subject.holding in (one.noun, one.term) and one.term is not None), None)
    named = {one.id: one.noun for one in cast}
    aims = {act.target for act in subject.actions if act.verb in _IN_HAND}
    own = {word for one in staging.subjects if one.id in aims for word in (one.noun, named.get(one.id))}
    if subject.holding in own:
        return None
    return known.term if known is not None and not term_for(subject.holding or "", OBJECT_KINDS) else subject.holding


_SHAPES: dict[LipShape, tuple[float, float, float, float]] = {
    "rest": (0.0, 0.0, 0.0, 0.0), "closed": (0.0, 0.0, 0.0, 0.0), "open": (0.0, 0.15, 0.0, 0.0),
    "wide": (0.0, 1.0, 0.15, 0.0), "round": (1.0, 0.0, 0.0, 0.0), "teeth": (0.0, 0.35, 1.0, 0.0),
    "bitten": (0.0, 0.1, 0.4, 1.0),
}  # fmt: skip
"""Lips to how far they are round, wide, show teeth and are bitten."""


def lips_of(mouth: Mouth | None, clock: Clock) -> Lips | None:
    """Return what a speaker's lips do in every frame; None for who has nothing to say."""
    if mouth is None or not mouth.points:
        return None
    at, level = np.array(mouth.points, np.float64).T
    opened = np.asarray(np.interp(clock.shares, at, level, left=0.0, right=0.0), np.float32)
    if not mouth.shapes:
        still = np.zeros_like(opened)
        return Lips(opened, still, still, still, still)
    moments = np.array([share for share, _ in mouth.shapes], np.float64)
    keys = np.array([_SHAPES[shape] for _, shape in mouth.shapes], np.float64).T
    found = (np.interp(clock.shares, moments, key, left=0.0, right=0.0).astype(np.float32) for key in keys)
    return Lips(opened, *found)


def _before(adjectives: tuple[str, ...], actions: tuple[TimedAction, ...]) -> tuple[TimedAction, ...]:
    """Return what had happened to a thing before the shot, by the words for what is left of it."""
    effect = left_by(adjectives)
    if not effect or any(action.effect in REMAINS for action in actions):
        return ()
    verb = term_for(effect, ("action",))
    assert verb is not None, effect
    return (TimedAction(verb.name, *_LONG_AGO_S, effect=effect),)


def _actions(subject: Subject, clock: Clock) -> tuple[tuple[TimedAction, ...], list[Match]]:
    actions: list[TimedAction] = []
    matches: list[Match] = []
    for action in subject.actions:
        term = term_for(action.verb, ("action",))
        if term is None:
            matches.append(Match(word=action.verb, term="stand", kind="action", distance=1.0, known=False))
        begin, end = action.begin * clock.length_s, max(action.end, action.begin) * clock.length_s
        manner = action.manner
        if action.verb in _BURNS:
            # It shines, but not as a lamp does.
            manner = f"{manner or ''} burning".strip()
        elif action.verb in _MANNERS:
            manner = _MANNERS[action.verb]
        verb = term.name if term else "stand"
        actions.append(TimedAction(verb, begin, end, action.target, manner, effect_of(action.verb)))
    return tuple(actions), matches
