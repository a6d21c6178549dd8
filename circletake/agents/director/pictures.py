"""Pictures: the single setups that a moment offers, as a director would think them up."""

from __future__ import annotations

from typing import NamedTuple

from circletake.agents.director.acting import Acted
from circletake.agents.director.continuity import Continuity
from circletake.agents.director.moments import Moment
from circletake.agents.director.parts import depth_of, riding_verb
from circletake.agents.director.setups import Setup
from circletake.agents.director.telling import Teller
from circletake.agents.natures import BIG, GROUPS, is_living, nature_of, travel
from circletake.schema import Action, Expression, Identity, Placement, ShotSize, Subject


class View(NamedTuple):
    """What a picture is thought up from: who is who, how they are called, and how the scene stands."""

    identities: dict[str, Identity]
    teller: Teller
    state: Continuity

    def name(self, identity: Identity) -> str:
        """Return how somebody is called, with a capital."""
        name = self.teller.name(identity.id)
        return name[0].upper() + name[1:]

    def whose(self, identity: Identity) -> str:
        """Return how somebody is called, as an owner."""
        name = self.name(identity)
        return f"{name}'" if name.endswith("s") else f"{name}'s"


def resting(view: View, identity: Identity, *, away: bool = False, face: Expression | None = None) -> Subject:
    """Return somebody as the scene has left them."""
    state = view.state
    nature = nature_of(identity.term, identity.kind)
    moving = {"swimmer": "swim", "boat": "sail"}.get(nature)
    living = is_living(identity.kind)
    seated = "sit" if identity.id in state.seats else None
    verb = _riding(view, identity) or seated or state.posture.get(identity.id) or moving or ("look" if living else None)
    looks_away = away and identity.kind in ("person", "creature") and verb == "look"
    target = state.mounts.get(identity.id) or state.seats.get(identity.id)
    rests = (Action(verb=verb, target=target),) if verb is not None else ()
    actions: tuple[Action, ...] = (*rests, *state.borne(identity.id))
    return Subject(
        id=identity.id,
        noun=identity.term or identity.noun,
        count=identity.count,
        adjectives=state.adjectives_of(identity),
        actions=actions,
        placement=Placement(side=state.sides.get(identity.id, "centre"), depth=depth_of(identity, state, actions)),
        facing="away" if looks_away else (state.facing_of(identity.id) if living else None),
        expression=face,
        holding=state.holding.get(identity.id),
    )


def _riding(view: View, identity: Identity) -> str | None:
    mount = view.identities.get(view.state.mounts.get(identity.id, ""))
    return riding_verb(mount) if mount is not None else None


def with_mounts(view: View, subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Add what somebody in the picture rides, rows, drives or sits on."""
    out = list(subjects)
    for subject in subjects:
        seat = view.identities.get(view.state.seats.get(subject.id, ""))
        if seat is not None and all(other.id != seat.id for other in out):
            placed = resting(view, seat)
            out.append(placed if seat.id in view.state.sides else placed.with_(placement=subject.placement))
        mount = view.identities.get(view.state.mounts.get(subject.id, ""))
        if mount is not None and all(other.id != mount.id for other in out):
            going = "run" if mount.kind == "animal" else travel(nature_of(mount.term, mount.kind), None)
            out.append(
                Subject(
                    id=mount.id,
                    noun=mount.term or mount.noun,
                    adjectives=mount.adjectives,
                    actions=(Action(verb=going),),
                    placement=subject.placement,
                    facing=subject.facing,
                )
            )
    return tuple(out)


def at_work(view: View, identity: Identity, place: str | None) -> Subject:
    """Return somebody at what they usually do in a place: on their way, in their element."""
    view.state.introduce(identity)
    nature = nature_of(identity.term, identity.kind)
    verb = view.state.posture.get(identity.id) or travel(nature, place)
    side = view.state.side_of(identity.id)
    return Subject(
        id=identity.id,
        noun=identity.term or identity.noun,
        count=identity.count,
        adjectives=view.state.adjectives_of(identity),
        actions=(Action(verb=verb),),
        placement=Placement(side=side, depth="mid"),
        facing=view.state.facing_of(identity.id) if nature != "still" else None,
        holding=view.state.holding.get(identity.id),
    )


def introduce(view: View, moment: Moment, order: float, lead: Identity, *, alone: bool) -> Setup:
    """Show who it is about."""
    return Setup(
        kind="introduce",
        moment=moment,
        order=order,
        priority=45.0 if alone else 80.0,
        purpose=f"Who it is about: {view.teller.name(lead.id)}.",
        subjects=(at_work(view, lead, moment.place.term),),
        focus=lead.id,
        sizes=("full", "medium", "wide"),
        moves=("follow", "truck right", "static"),
        must=(lead.id,),
    )


def notice(view: View, moment: Moment, order: float, doer: Identity, bonus: float) -> Setup:
    """Show somebody who notices something before we see it."""
    subject = at_work(view, doer, moment.place.term)
    going = subject.actions[0].verb
    steps = (Action(verb=going, begin=0.0, end=0.45), Action(verb="look", begin=0.45, end=1.0))
    face: Expression | None = "surprised" if doer.kind in ("person", "creature") else None
    return Setup(
        kind="approach",
        moment=moment,
        order=order,
        priority=52.0 + bonus,
        purpose=f"{view.name(doer)} {view.teller.verb('notice', doer.id)} something.",
        subjects=(subject.with_(actions=steps, expression=face),),
        focus=doer.id,
        sizes=("medium", "full"),
        moves=("follow", "truck right", "static"),
        must=(doer.id,),
        weight=0.9,
    )


def seen_by(view: View, moment: Moment, order: float, doer: Identity, other: Identity, bonus: float) -> Setup:
    """Show what somebody sees, from where they stand."""
    sizes: tuple[ShotSize, ...] = ("full", "medium")
    if other.term in BIG or other.kind == "structure":
        sizes = ("wide", "extreme wide")
    return Setup(
        kind="object",
        moment=moment,
        order=order,
        priority=57.0 + bonus,
        purpose=f"What {view.teller.name(doer.id)} {view.teller.verb('see', doer.id)}: {view.teller.name(other.id)}.",
        subjects=(resting(view, other).with_(placement=Placement(side="centre", depth="mid")),),
        focus=other.id,
        sizes=sizes,
        moves=("static", "push in"),
        must=(other.id,),
        weight=0.8,
    )


def close_on(view: View, moment: Moment, order: float, other: Identity, bonus: float) -> Setup:
    """Show what it is done to, close."""
    living = is_living(other.kind)
    sizes: tuple[ShotSize, ...] = ("close-up", "extreme close-up", "medium")
    if other.kind == "structure" or other.kind == "vehicle" or other.count > 1 or other.term in GROUPS:
        sizes = ("wide", "full") if other.term in BIG else ("full", "medium")
    elif not living:
        sizes = ("close-up", "medium", "extreme close-up")
    near = sizes[0] == "close-up"
    subject = resting(view, other).with_(placement=Placement(side="centre", depth="near" if near else "mid"))
    return Setup(
        kind="object",
        moment=moment,
        order=order,
        priority=56.0 + bonus - 8.0 * (not living),
        purpose=f"{view.name(other)}, close.",
        subjects=with_mounts(view, (subject,)) if living else (subject,),
        focus=other.id,
        sizes=sizes,
        moves=("push in", "static"),
        must=(other.id,),
        weight=0.75,
    )


def face_of(view: View, moment: Moment, order: float, who: Identity, face: Expression | None, bonus: float) -> Setup:
    """Show what it does to somebody."""
    many = who.count > 1 or who.term in GROUPS
    things = "faces" if many else "face"
    feeling = f": {face}" if face not in (None, "neutral") else ""
    return Setup(
        kind="reaction",
        moment=moment,
        order=order,
        priority=60.0 + bonus - 6.0 * (who.kind == "animal"),
        purpose=f"{view.whose(who)} {things}{feeling}.",
        subjects=_looking(view, who, face),
        focus=who.id,
        sizes=("medium", "full") if many else ("close-up", "extreme close-up", "medium"),
        moves=("push in", "static"),
        must=(who.id,),
        weight=0.7,
    )


def _looking(view: View, who: Identity, face: Expression | None) -> tuple[Subject, ...]:
    """Return somebody who looks; out on the water or in the air they do so aboard."""
    subject = resting(view, who, face=face)
    mount = view.identities.get(view.state.mounts.get(who.id, ""))
    if mount is None or nature_of(mount.term, mount.kind) not in ("boat", "aircraft"):
        return (subject.with_(actions=(Action(verb="look"),)),)
    rides = tuple(action for action in subject.actions if action.target == mount.id)
    return with_mounts(view, (subject.with_(actions=(*rides, Action(verb="look"))),))


def answer_of(view: View, moment: Moment, order: float, other: Identity, bonus: float) -> Setup:
    """Show how the other takes it."""
    return Setup(
        kind="answer",
        moment=moment,
        order=order,
        priority=44.0 + bonus,
        purpose=f"{view.name(other)} {view.teller.verb('answer', other.id)} with a look.",
        subjects=(resting(view, other),),
        focus=other.id,
        sizes=("close-up", "extreme close-up") if other.term in BIG else ("medium", "close-up"),
        moves=("static", "push in"),
        must=(other.id,),
        weight=0.7,
    )


def detail_of(view: View, moment: Moment, order: float, thing: Subject) -> Setup:
    """Show a thing that is part of the deed, close."""
    close = thing.with_(placement=Placement(side="centre", depth="near"))
    return Setup(
        kind="detail",
        moment=moment,
        order=order,
        priority=42.0,
        purpose=f"A detail: {view.teller.name(thing.id)}.",
        subjects=(close,),
        focus=thing.id,
        sizes=("extreme close-up", "close-up"),
        moves=("static", "push in"),
        must=(thing.id,),
        weight=0.6,
    )


def closer(view: View, moment: Moment, order: float, acted: Acted, doer: Identity) -> Setup:
    """Show the deed once more, closer: the second half of what the first shot began."""
    subjects = tuple(
        one.with_(placement=one.placement.with_(depth="near" if one.id == doer.id else "mid")) for one in acted.subjects
    )
    return Setup(
        kind="angle",
        moment=moment,
        order=order,
        priority=38.0,
        purpose=f"Closer on {view.teller.name(doer.id)}.",
        subjects=subjects,
        focus=doer.id,
        sizes=("medium", "full"),
        moves=("static", "handheld", "push in"),
        must=(doer.id,),
        weight=0.8,
    )


def other_side(view: View, moment: Moment, order: float, acted: Acted, doer: Identity) -> Setup:
    """Show the deed from the front, as those see it to whom it comes."""
    subjects = tuple(
        one.with_(facing="camera") if one.id == doer.id and one.facing is not None else one for one in acted.subjects
    )
    return Setup(
        kind="angle",
        moment=moment,
        order=order,
        priority=33.0,
        purpose=f"{view.name(doer)} from the front.",
        subjects=subjects,
        focus=doer.id,
        sizes=("full", "medium"),
        moves=("static", "push in", "handheld"),
        must=(doer.id,),
        weight=0.85,
    )
