"""Acting out a happening: everybody in it with what they do, when, towards whom, and how they look doing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.director.continuity import Continuity
from circletake.agents.director.deeds import DEEDS, Deed, Step, deed_of, happens_inside
from circletake.agents.director.parts import MOUNTING, Part, fits_hand, part
from circletake.agents.natures import BIG, FURNITURE, is_living, nature_of
from circletake.language import caused_by
from circletake.schema import Action, Bible, Happening, Identity, Mood, Subject

_MANNERS = frozenset(
    "slowly quickly quietly gently softly fast suddenly carefully away back home together alone hard".split()
)
_INSTRUMENTS = frozenset({"piano", "violin", "guitar", "drum", "trumpet"})
_IN_HAND = frozenset({"open", "close", "unwrap", "press", "touch"})
"""What is done to a small thing while it is held."""
_SEATS = frozenset({"bench", "chair", "swing"})
_SITTING = frozenset({"sit", "wait", "rest", "read", "stay"})
_DONE_SITTING = frozenset("sit stand look talk reach read eat wave point".split())
_BETWEEN_TWO = frozenset("meet face hug embrace kiss dance waltz talk argue greet reunite quarrel part marry".split())
"""What two do with each other, wherever they do it."""
_READ = frozenset({"book", "letter"})


class Acted(NamedTuple):
    """A happening as it is played."""

    subjects: tuple[Subject, ...]
    doer: str | None
    other: str | None
    deed: Deed


class _Roles(NamedTuple):
    """Who does it, to whom, and what else is there."""

    doers: list[Identity]
    partner: Identity | None
    rest: list[Identity]
    passive: bool
    mutual: bool
    """True when two do it to each other."""


def act(happening: Happening, bible: Bible, state: Continuity, mood: Mood, place: str | None) -> Acted:
    """Play a happening, and leave the scene's state as it is afterwards.

    Args:
        happening: What happens.
        bible: Who everybody is.
        state: The scene's state; it is changed.
        mood: Of the beat: what faces show where the deed does not tell.
        place: The back-end's term for the place.
    """
    identities = {identity.id: identity for identity in bible.identities}
    doers = [identities[id_] for id_ in happening.subjects if id_ in identities]
    others = [identities[id_] for id_ in happening.objects if id_ in identities]
    deed = deed_of(_phrasal(happening), happening.action, living=not doers or is_living(doers[0].kind))
    if happening.verb in _IN_HAND and others and doers and fits_hand(others[0], doers[0]):
        deed = DEEDS["hold"]
    roles = _roles(happening, deed, doers, others, state, identities)
    for identity in (*roles.doers, *others):
        state.introduce(identity)
    held = _take_up(deed, roles, state)
    playing = Part(state, mood, place, tuple(word for word in happening.manner if word in _MANNERS), deed)
    subjects = _played(happening, deed, roles, playing, held)
    subjects = _seated(happening.verb, subjects, playing, identities)
    _settle(deed, roles, subjects, state)
    for subject in subjects:
        state.saw(subject.id)
    return Acted(
        subjects=tuple(subjects),
        doer=roles.doers[0].id if roles.doers else None,
        other=_other(roles, held),
        deed=deed,
    )


def _seated(verb: str, subjects: list[Subject], playing: Part, identities: dict[str, Identity]) -> list[Subject]:
    """Put those who sit, wait or read on the seat that stands there, and leave on it who sat down before."""
    state = playing.state
    seen = (*(subject.id for subject in subjects), *state.seen)
    seat = next((identities[id_] for id_ in seen if id_ in identities and identities[id_].term in _SEATS), None)
    if seat is None:
        return subjects
    sitting = {
        subject.id
        for at, subject in enumerate(subjects)
        if identities[subject.id].kind == "person"
        and ((verb in _SITTING and at == 0) or state.seats.get(subject.id) == seat.id)
        and all(action.verb in _DONE_SITTING for action in subject.actions)
    }
    if not sitting:
        return subjects
    state.seats.update(dict.fromkeys(sorted(sitting), seat.id))
    out = [_on_seat(subject, seat) if subject.id in sitting else subject for subject in subjects]
    if all(subject.id != seat.id for subject in out):
        out.append(playing.stand_by(seat))
    return out


def _on_seat(subject: Subject, seat: Identity) -> Subject:
    """Return somebody sitting; what else they do with their hands and eyes they do there."""
    kept = tuple(action for action in subject.actions if action.verb not in ("sit", "stand"))
    return subject.with_(actions=(Action(verb="sit", target=seat.id), *kept))


def _phrasal(happening: Happening) -> str:
    """Return the verb with its particle, where the two together are a deed: `get up`."""
    found = (f"{happening.verb} {word}" for word in happening.manner)
    return next((verb for verb in found if verb in DEEDS), happening.verb)


def _roles(
    happening: Happening,
    deed: Deed,
    doers: list[Identity],
    others: list[Identity],
    state: Continuity,
    identities: dict[str, Identity],
) -> _Roles:
    if happening.verb == "become" and others:
        return _Roles(others[:1], None, others[1:], False, False)
    if happens_inside(happening.verb):
        others = []
    if not doers and others:
        return _Roles(others[:1], None, others[1:], happening.verb != "be", False)
    alone = not others
    if not others:
        others = _at_hand(happening.verb, doers, state, identities)
    together = alone or happening.verb in _BETWEEN_TWO
    mutual = together and len(doers) == 2 and bool(deed.other) and all(is_living(doer.kind) for doer in doers)
    if mutual:
        return _Roles(doers, None, others, False, True)
    partner = _partner(doers, others, deed)
    return _Roles(doers, partner, [one for one in others if one is not partner], False, False)


def _at_hand(
    verb: str, doers: Sequence[Identity], state: Continuity, identities: dict[str, Identity]
) -> list[Identity]:
    """Return what a deed is done to that the brief need not name again: who plays plays the violin just found."""
    seen = [identities[id_] for id_ in reversed(state.seen) if id_ in identities and identities[id_] not in doers]
    if verb in ("play", "perform"):
        return [one for one in seen if one.term in _INSTRUMENTS][:1]
    if verb == "kneel":
        return [one for one in seen if is_living(one.kind) and state.posture.get(one.id) == "lie"][:1]
    if verb == "read":
        return [one for one in seen if one.term in _READ][:1]
    if verb in ("say", "tell", "talk", "ask", "answer", "whisper", "shout", "speak", "reply"):
        return sorted((one for one in seen if is_living(one.kind)), key=lambda one: one.kind != "person")[:1]
    return []


def _partner(doers: Sequence[Identity], others: Sequence[Identity], deed: Deed) -> Identity | None:
    """Return to whom or what the deed is done: who receives a gift, not the gift; else what is named first."""
    if not others:
        return None
    between = any(step.verb in ("fight", "embrace", "dance") for step in deed.doer)
    several = bool(doers) and (doers[0].count > 1 or doers[0].term == "couple")
    if between and several and not any(is_living(other.kind) for other in others):
        # Two knights duel before a castle: with each other, not with it.
        return None
    if deed.hold == "gives":
        return next((other for other in others if is_living(other.kind)), others[0])
    if deed.hold == "with" and doers and is_living(doers[0].kind):
        # "She comes with an umbrella": what can be carried is carried, not walked to.
        return next((other for other in others if not _portable(other)), None)
    return others[0]


def _portable(identity: Identity) -> bool:
    return identity.kind == "prop" and identity.term not in BIG and identity.term not in FURNITURE


def _played(happening: Happening, deed: Deed, roles: _Roles, playing: Part, held: set[str]) -> list[Subject]:
    partner = roles.partner
    caused = caused_by(happening.verb, partner.term or partner.noun, partner.kind) if partner is not None else None
    steps = deed.doer
    if caused is not None and happening.verb == "fly":
        steps = (Step(caused.doer, 0.0, 1.0, True),)
    subjects = []
    for at, doer in enumerate(roles.doers):
        target = (roles.doers[1 - at] if at < 2 else None) if roles.mutual else partner
        carries = not is_living(doer.kind) and any(step.verb in MOUNTING for step in steps)
        if target is not None and (target.id in held or (carries and is_living(target.kind))):
            # A ship that sails towards somebody does not sail in them.
            target = None
        subjects.append(part(playing, doer, steps, target, at, passive=roles.passive))
    if partner is not None and partner.id not in held:
        answer = (Step(caused.thing, 0.4, 1.0, False),) if caused is not None else None
        subjects.append(playing.answer(partner, roles.doers[0] if roles.doers else None, answer))
    return subjects + [playing.stand_by(one) for one in roles.rest if one.id not in held]


def _other(roles: _Roles, held: set[str]) -> str | None:
    if roles.partner is not None and roles.partner.id not in held:
        return roles.partner.id
    return roles.doers[1].id if len(roles.doers) > 1 else None


def _take_up(deed: Deed, roles: _Roles, state: Continuity) -> set[str]:
    """Put what is carried or given into the doer's hands; return the ids of what needs no place of its own."""
    doer = roles.doers[0] if roles.doers else None
    if doer is None or doer.kind not in ("person", "creature"):
        return set()
    partner = roles.partner
    in_hand = partner is not None and state.holding.get(doer.id) == (partner.term or partner.noun)
    verbs = {step.verb for step in deed.doer}
    # What is worked on is in the hands, and so is the drink that is ordered.
    lifts = (deed.hold == "takes" and "reach" not in verbs) or "talk" in verbs
    if partner is not None and fits_hand(partner, doer) and (in_hand or lifts) and deed.hold not in ("drops", "gives"):
        state.holding[doer.id] = partner.term or partner.noun
        return {partner.id}
    carried = next((one for one in roles.rest if fits_hand(one, doer) and _portable(one)), None)
    if carried is None:
        return set()
    state.holding[doer.id] = carried.term or carried.noun
    return {carried.id}


def _settle(deed: Deed, roles: _Roles, subjects: Sequence[Subject], state: Continuity) -> None:
    """Leave the state as the deed leaves it."""
    for subject in subjects:
        last = max(subject.actions, key=lambda action: action.end, default=None)
        if last is not None:
            state.rest(subject.id, last.verb)
        riding = next((action.target for action in subject.actions if action.verb in MOUNTING and action.target), None)
        if riding is not None:
            state.mount(subject.id, riding)
        elif any(action.verb in ("walk", "run", "kneel", "lie", "dance", "fall") for action in subject.actions):
            state.mount(subject.id, None)
    if roles.partner is not None and _frees(deed, roles.partner, state):
        nature = nature_of(roles.partner.term, roles.partner.kind)
        state.rest(roles.partner.id, {"swimmer": "swim", "flyer": "fly"}.get(nature, "stand"))
    if roles.doers:
        _hand_over(deed, roles.doers[0], roles.partner, state)


def _frees(deed: Deed, other: Identity, state: Continuity) -> bool:
    """Tell whether a deed helps somebody up who lay there: it lies no more when the deed is done."""
    helps = any(step.verb == "reach" for step in deed.doer) and deed.feeling in ("determined", "happy")
    return helps and is_living(other.kind) and state.posture.get(other.id) == "lie"


def _hand_over(deed: Deed, doer: Identity, partner: Identity | None, state: Continuity) -> None:
    if deed.hold == "takes" and partner is not None and fits_hand(partner, doer):
        state.holding[doer.id] = partner.term or partner.noun
    elif deed.hold in ("drops", "gives"):
        given = state.holding.pop(doer.id, None)
        if deed.hold == "gives" and given and partner is not None and is_living(partner.kind):
            state.holding[partner.id] = given
