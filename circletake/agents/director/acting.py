"""Acting out a happening: everybody in it with what they do, when, towards whom, and how they look doing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.director.continuity import Continuity
from circletake.agents.director.deeds import DEEDS, Deed, Step, happens_inside
from circletake.agents.director.embarking import embark, fallen_off, kept_aboard
from circletake.agents.director.parts import MOUNTING, Part, fits_hand, part, riding_verb
from circletake.agents.director.seating import ON_THE_GROUND, seated
from circletake.agents.director.thirds import beneficiaries, falls_in, hand_over, handed_alive, third_of, turned_about
from circletake.agents.director.variants import acted_as
from circletake.agents.natures import BIG, FURNITURE, SMALL_ANIMALS, is_living, nature_of
from circletake.language import caused_by
from circletake.schema import Bible, Happening, Identity, Mood, Subject, Way

_MANNERS = frozenset(
    "slowly quickly quietly gently softly fast suddenly carefully away back home together alone hard".split()
)
_INSTRUMENTS = frozenset({"piano", "violin", "guitar", "drum", "trumpet"})
_FOLLOWING = frozenset("follow chase hunt pursue herd".split())
_LEADING = frozenset("lead guide".split())
_BETWEEN_TWO = frozenset("meet face hug embrace kiss dance waltz talk argue greet reunite quarrel part marry".split())
"""What two do with each other, wherever they do it."""
_OFF = frozenset({"fall", "lie", "kneel", "sit"})
"""How somebody ends who has fallen off what he rode."""
_READ = frozenset({"book", "letter"})

_TOOLS = frozenset(deed.tool for deed in DEEDS.values())
"""What is laid aside for the tool of the next deed."""
_CATCHING = frozenset({"catch", "snatch", "receive", "take", "grab"})
"""What is done with something that has just been thrown."""
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
    third = third_of(happening, others)
    thrower = identities.get(state.thrown.get(others[0].id, "")) if others else None
    if thrower is not None and thrower not in doers and happening.verb in _CATCHING:
        deed, third = DEEDS["catch thrown"], thrower
        others = [others[0], thrower]
    roles = _roles(happening, deed, doers, others, state, identities)
    for identity in (*roles.doers, *others):
        state.introduce(identity)
    along = _line_up(happening.verb, deed, roles, state)
    _set_between(roles, state)
    giver = _giver(deed, roles, state, identities)
    held = (
        _take_up(deed, roles, state, happening.ways) if giver is None or roles.partner is None else {roles.partner.id}
    )
    playing = Part(state, mood, place, tuple(word for word in happening.manner if word in _MANNERS), deed, third)
    if giver is not None:
        subjects = _taken_from(giver, roles, playing)
    else:
        subjects = _played(happening, deed, roles, playing, held)
    subjects = handed_alive(subjects, roles.doers, deed, state)
    subjects = [kept_aboard(subject, state, identities, boarded, happening.text) for subject in subjects]
    subjects = fallen_off(subjects, state, identities)
    subjects = seated(happening, subjects, playing, identities)
    subjects = turned_about(subjects, roles.doers, roles.partner, deed)
    if along:
        # Who follows and who is followed go the same way across the screen, whatever side each stands on.
        subjects = [one.with_(facing=state.heading) if one.id in along else one for one in subjects]
    _settle(deed, roles, third, subjects, state)
    if giver is not None and roles.partner is not None:
        state.let_go(giver.id)
    if falls_in(happening, deed):
        state.posture.update({one.id: "swim" for one in subjects if any(act.verb == "fall" for act in one.actions)})
    for subject in subjects:
        state.saw(subject.id)
    return Acted(
        subjects=tuple(subjects),
        doer=roles.doers[0].id if roles.doers else None,
        other=giver.id if giver is not None else _other(roles, held, third if _takes_three(deed) else None),
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


def _set_between(roles: _Roles, state: Continuity) -> None:
    """Put the thing that two do something to together between them, where it has no side yet."""
    thing = roles.partner
    if len(roles.doers) == 2 and thing is not None and not is_living(thing.kind):
        state.sides.setdefault(thing.id, "centre")


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
    served = beneficiaries(happening) if deed.hold != "gives" else frozenset()
    receiver = happening.to("to", "on", "for") if deed.hold == "gives" else None
    rides = any(step.verb in MOUNTING for step in deed.doer)
    ranked = sorted(
        (one for one in others if one.id not in served),
        # What is ridden is what carries, and no letter in the rider's bag.
        key=lambda one: (one.id != receiver, rides and riding_verb(one) is None),
    )
    partner = _partner(doers, ranked, deed)
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
    if roles.doers and deed.hold == "gives" and playing.state.posture.get(roles.doers[0].id) == "kneel":
        steps = (Step("kneel", 0.0, 1.0, True), *(step for step in steps if step.verb != "go"))
    asleep = partner is not None and playing.state.posture.get(partner.id) == "lie"
    if asleep and any(step.verb == "embrace" for step in steps):
        # Who is kissed awake is bent down to.
        steps = (Step("go", 0.0, 0.3, True), Step("kneel", 0.3, 1.0, True))
    subjects = []
    for at, doer in enumerate(roles.doers):
        if roles.mutual and at:
            # One comes to the other, or they would pass each other by.
            steps = tuple(step for step in steps if step.verb != "go")
        target = (roles.doers[1 - at] if at < 2 else None) if roles.mutual else partner
        carries = not is_living(doer.kind) and any(step.verb in MOUNTING for step in steps)
        if target is not None and (target.id in held or (carries and is_living(target.kind))):
            # A ship that sails towards somebody does not sail in them.
            target = None
        subjects.append(part(playing, doer, steps, target, at, passive=roles.passive))
    if partner is not None and partner.id not in held:
        onto = any(step.third for step in deed.other)
        answer = (Step(caused.thing, 0.4, 1.0, False),) if caused is not None and not onto else None
        subjects.append(playing.answer(partner, roles.doers[0] if roles.doers else None, answer))
    return subjects + [_by(playing, one, roles) for one in roles.rest if one.id not in held]


def _by(playing: Part, one: Identity, roles: _Roles) -> Subject:
    """Return one of those who are there beside the two: the third takes part, the others stand by."""
    if one is not playing.third or roles.partner is None or not (playing.deed.third or is_living(one.kind)):
        return playing.stand_by(one)
    return playing.beside(one, roles.partner, roles.doers[0] if roles.doers else None)


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
    # They all ride the same way, whichever side each is on.
    subjects = [one.with_(facing=playing.state.heading) for one in subjects]
    return subjects + [playing.stand_by(one) for one in mounts if one not in carried]


def _takes_three(deed: Deed) -> bool:
    return bool(deed.third) or any(step.third for step in (*deed.doer, *deed.other))


def _other(roles: _Roles, held: set[str], third: Identity | None) -> str | None:
    if third is not None:
        return third.id
    if roles.partner is not None and roles.partner.id not in held:
        return roles.partner.id
    return roles.doers[1].id if len(roles.doers) > 1 else None


def _take_up(deed: Deed, roles: _Roles, state: Continuity, ways: Sequence[Way]) -> set[str]:
    """Put what is carried or given into the doer's hands; return the ids of what needs no place of its own."""
    doer = roles.doers[0] if roles.doers else None
    if doer is None or doer.kind not in ("person", "creature"):
        return set()
    partner = roles.partner
    _equip(deed, roles, state)
    in_hand = partner is not None and state.holding.get(doer.id) == (partner.term or partner.noun)
    verbs = {step.verb for step in deed.doer}
    # What is worked on is in the hands, and so is the drink that is ordered.
    lifts = (deed.hold in ("takes", "puts") and "reach" not in verbs) or "talk" in verbs
    if deed.hold == "drops" and in_hand:
        # What falls is there by itself, not in the hands as well.
        state.let_go(doer.id)
    thrown = partner is not None and "throw" in verbs and partner.count > 1 and _portable(partner)
    taken = partner is not None and fits_hand(partner, doer) and (in_hand or lifts)
    if partner is not None and (thrown or (taken and deed.hold not in ("drops", "gives"))):
        state.holding[doer.id] = partner.term or partner.noun
        return {partner.id}
    aside = {way.object for way in ways if way.prep != "with"} if "fight" in verbs else set()
    carried = next((one for one in roles.rest if fits_hand(one, doer) and _portable(one) and one.id not in aside), None)
    if carried is None:
        return set()
    state.holding[doer.id] = carried.term or carried.noun
    return {carried.id}


def _equip(deed: Deed, roles: _Roles, state: Continuity) -> None:
    """Put the deed's tool into empty hands; what is shared in the rain without its being named is an umbrella."""
    if deed is DEEDS["build"]:
        for one in roles.doers:
            if state.holding.get(one.id) in _TOOLS:
                state.let_go(one.id)
    tool = deed.tool or ("umbrella" if state.wet and deed is DEEDS["share"] else "")
    fighters = [roles.partner] if deed is DEEDS["duel"] and roles.partner is not None else []
    for one in (*roles.doers, *fighters):
        if tool and one.kind in ("person", "creature") and state.holding.get(one.id, tool) in _TOOLS:
            state.holding[one.id] = tool


def _settle(deed: Deed, roles: _Roles, third: Identity | None, subjects: Sequence[Subject], state: Continuity) -> None:
    """Leave the state as the deed leaves it."""
    for subject in subjects:
        last = max(subject.actions, key=lambda action: action.end, default=None)
        if last is not None:
            state.rest(subject.id, last.verb if last.manner != ON_THE_GROUND else "stand")
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
        hand_over(deed, roles.doers[0], roles.partner, third, state)


def _keep_caught(deed: Deed, roles: _Roles, state: Continuity) -> None:
    """Leave what is caught or saved with whoever has it, and what is built or planted where it stands."""
    partner = roles.partner
    if partner is None or not roles.doers:
        return
    if any(step.verb == "throw" for step in deed.doer):
        state.thrown[partner.id] = roles.doers[0].id
    else:
        state.thrown.pop(partner.id, None)
    if deed is DEEDS["fish out"]:
        # Who has been got out of the water swims no more.
        state.posture.pop(partner.id, None)
    if deed is DEEDS["carry off"]:
        state.carries[roles.doers[0].id] = partner.id
    reaches = any(step.verb == "reach" for step in deed.doer)
    if deed in (DEEDS["plant"], DEEDS["build"]) and partner.kind == "prop":
        state.made.append(partner.id)
    elif reaches and deed in _SEIZING and partner.term in SMALL_ANIMALS and partner.count == 1:
        state.carries[roles.doers[0].id] = partner.id
        state.posture.pop(partner.id, None)


def _frees(deed: Deed, other: Identity, state: Continuity) -> bool:
    """Tell whether a deed helps somebody up who lay there: it lies no more when the deed is done."""
    helps = any(step.verb in ("reach", "push", "pull") for step in deed.doer) and deed.feeling in (
        "determined",
        "happy",
    )
    return helps and is_living(other.kind) and state.posture.get(other.id) == "lie"
