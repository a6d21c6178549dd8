"""Acting out a happening: everybody in it with what they do, when, towards whom, and how they look doing it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.director.continuity import Continuity
from circletake.agents.director.deeds import DEEDS, Deed, Step, happens_inside
from circletake.agents.director.embarking import embark, fallen_off, kept_aboard
from circletake.agents.director.parts import MOUNTING, Part, fits_hand, part, riding_verb
from circletake.agents.director.variants import acted_as
from circletake.agents.natures import BIG, FURNITURE, SMALL_ANIMALS, is_living, nature_of
from circletake.language import caused_by
from circletake.schema import Action, Bible, Happening, Identity, Mood, Subject

_MANNERS = frozenset(
    "slowly quickly quietly gently softly fast suddenly carefully away back home together alone hard".split()
)
_INSTRUMENTS = frozenset({"piano", "violin", "guitar", "drum", "trumpet"})
_SEATS = frozenset({"bench", "chair", "swing"})
_SITTING = frozenset({"sit", "wait", "rest", "read", "stay"})
_DONE_SITTING = frozenset("sit stand look talk reach read eat wave point give throw play carry work".split())
_FOLLOWING = frozenset("follow chase hunt pursue herd".split())
_LEADING = frozenset("lead guide".split())
_BETWEEN_TWO = frozenset("meet face hug embrace kiss dance waltz talk argue greet reunite quarrel part marry".split())
"""What two do with each other, wherever they do it."""
_OFF = frozenset({"fall", "lie", "kneel", "sit"})
"""How somebody ends who has fallen off what he rode."""
_READ = frozenset({"book", "letter"})
_ON_IT = re.compile(r"\b(?:on|from|in)\s+(?:[\w-]+\s+){0,3}?(?:bench|chair|swing|stool|sofa|armchair|throne)\b")

_SEIZING = (DEEDS["catch"], DEEDS["take"], DEEDS["save"])
"""After which a small animal is carried."""


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
    boarded = embark(happening, (*doers, *others), others, state)
    others = [one for one in others if one.id not in boarded]
    deed = acted_as(happening, doers, others)
    roles = _roles(happening, deed, doers, others, state, identities)
    for identity in (*roles.doers, *others):
        state.introduce(identity)
    along = _line_up(happening.verb, deed, roles, state)
    giver = _giver(deed, roles, state, identities)
    held = _take_up(deed, roles, state) if giver is None or roles.partner is None else {roles.partner.id}
    playing = Part(state, mood, place, tuple(word for word in happening.manner if word in _MANNERS), deed)
    if giver is not None:
        subjects = _taken_from(giver, roles, playing)
    else:
        subjects = _played(happening, deed, roles, playing, held)
    subjects = [kept_aboard(subject, state, identities, boarded, happening.text) for subject in subjects]
    subjects = fallen_off(subjects, state, identities)
    subjects = _seated(happening, subjects, playing, identities)
    if along:
        # Who follows and who is followed go the same way across the screen, whatever side each stands on.
        subjects = [one.with_(facing=state.heading) if one.id in along else one for one in subjects]
    _settle(deed, roles, subjects, state)
    if giver is not None and roles.partner is not None:
        state.let_go(giver.id)
    for subject in subjects:
        state.saw(subject.id)
    return Acted(
        subjects=tuple(subjects),
        doer=roles.doers[0].id if roles.doers else None,
        other=giver.id if giver is not None else _other(roles, held),
        deed=deed,
    )


def _line_up(verb: str, deed: Deed, roles: _Roles, state: Continuity) -> set[str]:
    """Put those who go one behind the other in their order; return their ids, none where nobody follows."""
    if not roles.doers or roles.partner is None:
        return set()
    doer, partner = roles.doers[0].id, roles.partner.id
    herds = verb == "drive" and any(step.verb == "go" for step in deed.doer)
    if verb in _FOLLOWING or herds:
        state.line_up(doer, partner)
    elif verb in _LEADING:
        state.line_up(partner, doer)
    else:
        return set()
    return {*(one.id for one in roles.doers), partner}


def _giver(deed: Deed, roles: _Roles, state: Continuity, identities: dict[str, Identity]) -> Identity | None:
    """Return who has in hand what is taken: it is handed over, not picked up from the floor."""
    partner = roles.partner
    if deed.hold != "takes" or partner is None or not any(step.verb == "reach" for step in deed.doer):
        return None
    names = (partner.term or partner.noun, partner.noun)
    doers = {one.id for one in roles.doers}
    found = (id_ for id_, noun in state.holding.items() if noun in names and id_ not in doers and id_ in state.seen)
    return next((identities[id_] for id_ in found if id_ in identities), None)


def _taken_from(giver: Identity, roles: _Roles, playing: Part) -> list[Subject]:
    """Return somebody who is handed something, and whoever hands it over."""
    doer = roles.doers[0]
    steps = (Step("go", 0.0, 0.25, True), Step("look", 0.2, 1.0, True))
    hands = (Step("give", 0.15, 0.7, True), Step("look", 0.7, 1.0, True))
    takes = part(playing, doer, steps, giver, 0, passive=False)
    return [takes, playing.answer(giver, doer, hands)]


def _seated(
    happening: Happening, subjects: list[Subject], playing: Part, identities: dict[str, Identity]
) -> list[Subject]:
    """Put those who sit, wait or read on the seat that stands there, and leave on it who sat down before."""
    state, verb = playing.state, happening.verb
    seen = (*(subject.id for subject in subjects), *state.seen)
    seat = next((identities[id_] for id_ in seen if id_ in identities and identities[id_].term in _SEATS), None)
    if seat is None:
        return subjects
    from_it = seat.id in happening.objects and _ON_IT.search(happening.text.lower()) is not None
    sitting = {
        subject.id
        for at, subject in enumerate(subjects)
        if identities[subject.id].kind == "person"
        and (((verb in _SITTING or from_it) and at == 0) or state.seats.get(subject.id) == seat.id)
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
        named = [one for one in identities.values() if any(one.noun[:4] == doer.noun[:4] for doer in doers)]
        return [one for one in (*seen, *named) if one.term in _INSTRUMENTS][:1]
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
    if (riders := _each_on_their_own(roles, steps, playing)) is not None:
        return riders
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


def _each_on_their_own(roles: _Roles, steps: tuple[Step, ...], playing: Part) -> list[Subject] | None:
    """Return several riders, each on a mount of their own; None where there are not as many mounts as riders."""
    mounts = [roles.partner, *roles.rest] if roles.partner is not None else []
    carried = [one for one in mounts if riding_verb(one) is not None]
    rides = any(step.verb in MOUNTING for step in steps)
    if not rides or len(roles.doers) < 2 or len(carried) < len(roles.doers):
        return None
    subjects = []
    for at, (doer, mount) in enumerate(zip(roles.doers, carried, strict=False)):
        subjects.append(part(playing, doer, steps, mount, at, passive=False))
        subjects.append(playing.answer(mount, doer, None))
    return subjects + [playing.stand_by(one) for one in mounts if one not in carried]


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
    _equip(deed, roles, state)
    in_hand = partner is not None and state.holding.get(doer.id) == (partner.term or partner.noun)
    verbs = {step.verb for step in deed.doer}
    # What is worked on is in the hands, and so is the drink that is ordered.
    lifts = (deed.hold == "takes" and "reach" not in verbs) or "talk" in verbs
    if deed.hold == "drops" and in_hand:
        # What falls is there by itself, not in the hands as well.
        state.let_go(doer.id)
    thrown = partner is not None and "throw" in verbs and partner.count > 1 and _portable(partner)
    taken = partner is not None and fits_hand(partner, doer) and (in_hand or lifts)
    if partner is not None and (thrown or (taken and deed.hold not in ("drops", "gives"))):
        state.holding[doer.id] = partner.term or partner.noun
        return {partner.id}
    carried = next((one for one in roles.rest if fits_hand(one, doer) and _portable(one)), None)
    if carried is None:
        return set()
    state.holding[doer.id] = carried.term or carried.noun
    return {carried.id}


def _equip(deed: Deed, roles: _Roles, state: Continuity) -> None:
    """Put the deed's tool into empty hands; what is shared in the rain without its being named is an umbrella."""
    tool = deed.tool or ("umbrella" if state.wet and deed is DEEDS["share"] else "")
    fighters = [roles.partner] if deed is DEEDS["duel"] and roles.partner is not None else []
    for one in (*roles.doers, *fighters):
        if tool and one.kind in ("person", "creature"):
            state.holding.setdefault(one.id, tool)


def _settle(deed: Deed, roles: _Roles, subjects: Sequence[Subject], state: Continuity) -> None:
    """Leave the state as the deed leaves it."""
    for subject in subjects:
        last = max(subject.actions, key=lambda action: action.end, default=None)
        if last is not None:
            state.rest(subject.id, last.verb)
        bearing = next((action.manner for action in subject.actions if action.verb == "carry"), None)
        if bearing is not None:
            state.bearing[subject.id] = bearing
        riding = next((action.target for action in subject.actions if action.verb in MOUNTING and action.target), None)
        if riding is not None and (last is None or last.verb not in _OFF):
            state.mount(subject.id, riding)
        elif any(action.verb in ("walk", "run", "kneel", "lie", "dance", "fall") for action in subject.actions):
            state.mount(subject.id, None)
    _keep_caught(deed, roles, state)
    if roles.partner is not None and _frees(deed, roles.partner, state):
        nature = nature_of(roles.partner.term, roles.partner.kind)
        state.rest(roles.partner.id, {"swimmer": "swim", "flyer": "fly"}.get(nature, "stand"))
    if roles.doers:
        _hand_over(deed, roles.doers[0], roles.partner, state)


def _keep_caught(deed: Deed, roles: _Roles, state: Continuity) -> None:
    """Leave what is caught or saved with whoever has it, and what is built or planted where it stands."""
    partner = roles.partner
    if partner is None or not roles.doers:
        return
    reaches = any(step.verb == "reach" for step in deed.doer)
    if deed in (DEEDS["plant"], DEEDS["build"]) and partner.kind == "prop":
        state.made.append(partner.id)
    elif reaches and deed in _SEIZING and partner.term in SMALL_ANIMALS and partner.count == 1:
        state.carries[roles.doers[0].id] = partner.id
        state.posture.pop(partner.id, None)


def _frees(deed: Deed, other: Identity, state: Continuity) -> bool:
    """Tell whether a deed helps somebody up who lay there: it lies no more when the deed is done."""
    helps = any(step.verb == "reach" for step in deed.doer) and deed.feeling in ("determined", "happy")
    return helps and is_living(other.kind) and state.posture.get(other.id) == "lie"


def _hand_over(deed: Deed, doer: Identity, partner: Identity | None, state: Continuity) -> None:
    if deed.hold == "takes" and partner is not None and fits_hand(partner, doer):
        state.holding[doer.id] = partner.term or partner.noun
    elif deed.hold in ("drops", "gives"):
        given = state.let_go(doer.id)
        if deed.hold == "gives" and given and partner is not None and is_living(partner.kind):
            state.holding[partner.id] = given
