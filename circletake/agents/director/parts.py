"""Parts: what one figure does in a deed, as far as its nature allows."""

from __future__ import annotations

from dataclasses import dataclass

from circletake.agents.director.continuity import Continuity
from circletake.agents.director.deeds import Deed, Step
from circletake.agents.natures import BIG, FURNITURE, POCKETED, SHORES, is_living, nature_of, travel
from circletake.schema import EFFECTS, Action, Depth, Expression, Identity, Mood, Placement, Subject

_GOING = frozenset({"go", "walk", "run"})
MOUNTING = frozenset({"ride", "row", "drive", "sail"})
"""Actions done on or in something that carries who does them."""
_MOUNTED: dict[str, str] = {"animal": "ride", "creature": "ride", "vehicle": "drive"}
_RIDDEN = frozenset({"bicycle", "motorcycle", "hot-air balloon", "skateboard", "surfboard", "wheelchair"})
"""Vehicles that one rides and does not drive."""
_LYING = frozenset({"look", "embrace", "talk", "dance"})
"""What nobody does who lies asleep: to whom it is done stays as they are."""
_RUNNERS = frozenset({"athlete"})
_MOOD_FACES: dict[Mood, Expression] = {
    "joyful": "happy", "comic": "happy", "playful": "happy", "melancholy": "sad", "lonely": "sad", "wistful": "sad",
    "scary": "afraid", "tense": "determined", "dark": "determined", "epic": "determined", "triumphant": "happy",
    "wondrous": "surprised", "hopeful": "calm", "tender": "calm", "romantic": "happy", "calm": "calm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """What holds for everybody who plays in one happening."""

    state: Continuity
    mood: Mood
    place: str | None
    manner: tuple[str, ...]
    deed: Deed
    third: Identity | None = None
    """Who or what stands behind a preposition, where the deed is done to him too."""

    def answer(self, other: Identity, doer: Identity | None, steps: tuple[Step, ...] | None) -> Subject:
        """Return the other with what the deed makes it do; `steps` where the deed shows in the thing itself."""
        mounted = doer is not None and any(step.verb in MOUNTING for step in self.deed.doer)
        if mounted and doer is not None:
            self.state.sides[other.id] = self.state.side_of(doer.id)
        side = self.state.side_of(other.id, doer.id if doer is not None else None)
        played = steps if steps is not None else _answering(self.deed, other)
        if is_living(other.kind) and nature_of(other.term, other.kind) == "walker":
            # Who is let go and has no wings leaps free.
            played = tuple(step._replace(verb="jump") if step.verb == "fly" else step for step in played)
        actions = tuple(self.action(step, other, doer) for step in _fitting(played, other, doer))
        if self.state.posture.get(other.id) == "lie" and all(action.verb in _LYING for action in actions):
            actions = ()
        living = is_living(other.kind)
        return Subject(
            id=other.id,
            noun=other.term or other.noun,
            count=other.count,
            adjectives=self.state.adjectives_of(other),
            actions=actions or self.resting(other),
            placement=Placement(side=side, depth=depth_of(other, self.state, actions)),
            facing=self.state.facing_of(other.id) if living or mounted else None,
            expression=face_for(self.mood, other),
            holding=self.state.holding.get(other.id),
        )

    def beside(self, third: Identity, other: Identity, doer: Identity | None) -> Subject:
        """Return the third with what the deed makes of him: he has in hand what is stolen, and she has an eye on who
        throws."""
        side = self.state.side_of(third.id, doer.id if doer is not None else None)
        steps = _fitting(self.deed.third, third, other) if is_living(third.kind) else ()
        return self.stand_by(third).with_(
            actions=tuple(self.action(step, third, other) for step in steps) or self.resting(third),
            placement=Placement(side=side, depth=depth_of(third, self.state)),
            facing=self.state.facing_of(third.id) if is_living(third.kind) else None,
            expression=face_for(self.mood, third),
        )

    def stand_by(self, identity: Identity) -> Subject:
        """Return somebody or something that is there and does nothing in particular."""
        return Subject(
            id=identity.id,
            noun=identity.term or identity.noun,
            count=identity.count,
            adjectives=self.state.adjectives_of(identity),
            actions=self.resting(identity),
            placement=Placement(side=self.state.sides.get(identity.id, "centre"), depth=depth_of(identity, self.state)),
            holding=self.state.holding.get(identity.id),
        )

    def resting(self, identity: Identity) -> tuple[Action, ...]:
        """Return the action in which somebody rests: the posture they were left in, or their element."""
        posture = self.state.posture.get(identity.id)
        nature = nature_of(identity.term, identity.kind)
        if posture is None and nature == "swimmer" and self.place in ("sea", "underwater"):
            posture = "swim"
        if posture is None and nature == "flyer" and self.place == "sky":
            posture = "fly"
        target = self.state.mounts.get(identity.id) or self.state.seats.get(identity.id)
        return (Action(verb=posture, target=target),) if posture is not None else ()

    def action(self, step: Step, who: Identity, other: Identity | None) -> Action:
        """Return a step as an action of somebody, in the way that they get about."""
        verb = step.verb
        nature = nature_of(who.term, who.kind)
        if verb == "go" or (verb in ("walk", "run", "kneel", "climb") and nature != "walker"):
            verb = travel(nature, self.place)
        if step.verb == "go" and verb == "walk" and (who.term in _RUNNERS or "fast" in self.manner):
            verb = "run"
        towards = other is not None and other.id != who.id and not (verb == "talk" and not is_living(other.kind))
        target = other.id if step.towards and towards and other is not None else None
        if step.third and self.third is not None and self.third.id != who.id:
            target = self.third.id
        going = step.verb in (*_GOING, "swim", "fly", "sail", "drive")
        return Action(
            verb=verb,
            begin=step.begin,
            end=step.end,
            target=target,
            manner=step.manner or (self.manner[0] if self.manner and going else None),
        )


def part(
    playing: Part, doer: Identity, steps: tuple[Step, ...], target: Identity | None, at: int, *, passive: bool
) -> Subject:
    """Return a doer with the deed's actions.

    Args:
        playing: What holds for everybody.
        doer: Who.
        steps: What they do.
        target: To whom or what.
        at: Which of the doers it is.
        passive: True when it is done to them by nobody in the picture.
    """
    state = playing.state
    side = state.side_of(doer.id, target.id if target is not None and at else None)
    if passive:
        steps = playing.deed.other or (Step("look", 0.0, 1.0, False),)
    actions = tuple(playing.action(step, doer, target) for step in _fitting(steps, doer, target))
    still = nature_of(doer.term, doer.kind) == "still"
    felt = playing.deed.feeling
    # A deed that leaves the face at rest leaves it to the mood.
    face = face_for(playing.mood, doer) or felt if felt in (None, "calm") else felt
    face = "surprised" if passive else face
    return Subject(
        id=doer.id,
        noun=doer.term or doer.noun,
        count=doer.count,
        adjectives=state.adjectives_of(doer),
        actions=actions,
        placement=Placement(side=side if at < 2 else "centre", depth=depth_of(doer, state, actions)),
        facing=None if still else state.facing_of(doer.id),
        expression=face if doer.kind in ("person", "creature") else None,
        holding=state.holding.get(doer.id),
    )


def face_for(mood: Mood, identity: Identity) -> Expression | None:
    """Return what a mood puts on somebody's face; what haunts them keeps its own."""
    if identity.kind == "person" or (identity.kind == "creature" and identity.role == "lead"):
        return _MOOD_FACES.get(mood)
    return None


def _answering(deed: Deed, other: Identity) -> tuple[Step, ...]:
    """Return what the other does, as far as it can: a rock does not look back, a whale swims when it is saved."""
    if is_living(other.kind):
        return tuple(step for step in deed.other if step.verb not in ("shine", "roll", "break", "grow"))
    moving = EFFECTS.keys() | {"fly", "fall", "shine", "break", "roll", "grow", "sail", "drive", "swing", "run"}
    steps = tuple(step for step in deed.other if step.verb in moving)
    if nature_of(other.term, other.kind) == "still":
        return tuple(step for step in steps if step.verb not in ("sail", "drive", "run"))
    return steps


def _fitting(steps: tuple[Step, ...], who: Identity, other: Identity | None) -> tuple[Step, ...]:
    """Leave out what somebody of this kind can't do: things without life do not walk up and look."""
    if is_living(who.kind):
        lone = other is None or other.id == who.id
        if nature_of(who.term, who.kind) in ("swimmer", "flyer"):
            steps = tuple(step for step in steps if step.verb != "stand")
        return tuple(step for step in steps if not (lone and step.towards and step.verb in ("embrace", "give")))
    if nature_of(who.term, who.kind) == "still":
        kept = EFFECTS.keys() | {"shine", "burn", "grow", "break", "fall", "roll", "swing", "fly", "sail"}
        return tuple(step for step in steps if step.verb in kept)
    return tuple(step for step in steps if step.verb not in ("look", "kneel", "talk", "reach", "sit", "stand", "wave"))


def depth_of(identity: Identity, state: Continuity, actions: tuple[Action, ...] = ()) -> Depth:
    """Return how far from the camera something stands: what swims is out in the water, seen from the shore."""
    afloat = {action.verb for action in actions} & {"swim", "jump"} or state.posture.get(identity.id) == "swim"
    if afloat and state.place in SHORES and nature_of(identity.term, identity.kind) == "swimmer":
        return "far"
    return "far" if identity.kind == "structure" or identity.term in ("planet", "iceberg", "ship") else "mid"


def riding_verb(mount: Identity) -> str | None:
    """Return what somebody does who is on or in something that carries them; None where nothing does."""
    nature = nature_of(mount.term, mount.kind)
    if mount.term in _RIDDEN:
        return "ride"
    return "row" if mount.term == "rowing boat" else "sail" if nature == "boat" else _MOUNTED.get(mount.kind)


def fits_hand(identity: Identity, doer: Identity | None = None) -> bool:
    """Tell whether something can be held; several have hands for several."""
    many = doer is not None and (doer.count > 1 or doer.term in ("crowd", "couple"))
    stays = identity.term in BIG | FURNITURE and identity.noun not in POCKETED
    return identity.kind in ("prop", "plant") and not stays and (identity.count == 1 or many)
