"""What must stay as it is from shot to shot: who holds what, who lies where, who stands on which side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from circletake.schema import Action, Facing, Identity, Side, Subject

Heading = Literal["right", "left"]

_KEPT_POSTURES = frozenset({"lie", "sit", "kneel", "shine", "burn", "swim", "sail", "drive"})
_LASTING = frozenset("embrace dance play carry ride row sail drive sit wave eat read".split())
"""What goes on after a deed, so that the film ends on it."""
_TOGETHER = frozenset({"embrace", "dance"})
_STATES = {"stranded": "lie", "asleep": "lie", "sleeping": "lie", "dead": "lie", "injured": "lie", "wounded": "lie",
           "seated": "sit", "glowing": "shine", "burning": "shine", "lit": "shine", "collapsed": "lie"}  # fmt: skip


@dataclass(slots=True)
class Continuity:
    """The state of the scene between two shots."""

    lead: str | None = None
    """Whose side of the frame comes first."""
    holding: dict[str, str] = field(default_factory=dict)
    """Who holds what: id to noun."""
    bearing: dict[str, str] = field(default_factory=dict)
    """How somebody bears what is held, where it is not simply in the hands: `high`, `on head`."""
    doing: dict[str, tuple[Action, ...]] = field(default_factory=dict)
    """What somebody is still doing at the film's end, by id: dancers dance on."""
    carries: dict[str, str] = field(default_factory=dict)
    """Who has whom in arms, muzzle or talons, by id."""
    thrown: dict[str, str] = field(default_factory=dict)
    """What is in the air, and who threw it, by id."""
    made: list[str] = field(default_factory=list)
    """Ids of what has been built or planted, and stays."""
    wet: bool = False
    """True while it rains or storms."""
    mounts: dict[str, str] = field(default_factory=dict)
    """Who rides, rows or drives what, by id."""
    seats: dict[str, str] = field(default_factory=dict)
    """Who sits on what, by id."""
    posture: dict[str, str] = field(default_factory=dict)
    """The action in which somebody rests."""
    sides: dict[str, Side] = field(default_factory=dict)
    """The 180-degree line: on which side of the frame somebody stays through a scene."""
    heading: Heading = "right"
    """The way the journey goes across the screen."""
    seen: list[str] = field(default_factory=list)
    """Who was seen in this scene, first to last."""
    place: str | None = None
    """The back-end's term for where the scene plays."""
    freed: set[str] = field(default_factory=set)
    """Who is no longer as the brief first says: the whale that was stranded swims."""

    def enter_scene(self, *, same_place: bool) -> None:
        """Forget what belongs to a scene; where only the light has changed, everybody is still there."""
        if same_place:
            return
        self.sides, self.seen, self.mounts, self.seats, self.doing = {}, [], {}, {}, {}
        self.posture = {id_: posture for id_, posture in self.posture.items() if posture in ("lie", "shine", "burn")}

    def introduce(self, identity: Identity) -> None:
        """Take the state that the brief gives somebody: the stranded lie."""
        if identity.id in self.posture:
            return
        for word in identity.adjectives:
            if word in _STATES:
                self.posture[identity.id] = _STATES[word]

    def adjectives_of(self, identity: Identity) -> tuple[str, ...]:
        """Return what is still true of somebody: who was freed is no longer stranded."""
        if identity.id not in self.freed:
            return identity.adjectives
        return tuple(word for word in identity.adjectives if word not in _STATES)

    def side_of(self, id_: str, partner: str | None = None) -> Side:
        """Return the side on which somebody stays in this scene; a partner stands opposite."""
        if id_ in self.sides:
            return self.sides[id_]
        start: Side = "left" if self.heading == "right" else "right"
        opposite: Side = "right" if start == "left" else "left"
        order: tuple[Side, ...] = (start, opposite, "centre") if id_ == self.lead else (opposite, "centre", start)
        taken = set(self.sides.values())
        side: Side = next((free for free in order if free not in taken), "centre")
        if partner is not None and partner in self.sides and self.sides[partner] != "centre":
            side = "right" if self.sides[partner] == "left" else "left"
        self.sides[id_] = side
        return side

    def facing_of(self, id_: str) -> Facing:
        """Return which way somebody faces who stands on their side and looks into the frame."""
        if len(self.mounts) > 1 and (id_ in self.mounts or id_ in self.mounts.values()):
            # Several riders go one way, whichever side each is on.
            return self.heading
        return "left" if self.sides.get(id_) == "right" else "right"

    def borne(self, id_: str) -> tuple[Action, ...]:
        """Return the action by which somebody bears what is held: a crown on the head, a trophy held high."""
        if id_ in self.carries:
            return (Action(verb="carry", target=self.carries[id_]),)
        if id_ not in self.holding or id_ not in self.bearing:
            return ()
        return (Action(verb="carry", manner=self.bearing[id_]),)

    def keep_doing(self, subjects: Sequence[Subject]) -> None:
        """Note what lasts beyond a deed; whoever does something else has ended it."""
        for subject in subjects:
            lasting = tuple(
                action.with_(begin=0.0, end=1.0)
                for action in subject.actions
                if action.end >= 1.0 and action.verb in _LASTING
            )
            if lasting:
                self.doing[subject.id] = lasting
            elif any(action.verb not in ("look", "talk", "stand") for action in subject.actions):
                self.doing.pop(subject.id, None)
        for id_, actions in tuple(self.doing.items()):
            if any(
                one.verb in _TOGETHER and one.target is not None and one.target not in self.doing for one in actions
            ):
                # Nobody embraces one who has gone on to something else.
                del self.doing[id_]

    def let_go(self, id_: str) -> str | None:
        """Take what somebody holds out of the hands; return what it was."""
        self.bearing.pop(id_, None)
        return self.holding.pop(id_, None)

    def line_up(self, behind: str, front: str) -> None:
        """Put one who follows behind the one who is followed, as the journey goes across the screen."""
        start: Side = "left" if self.heading == "right" else "right"
        self.sides[behind], self.sides[front] = start, "right" if start == "left" else "left"

    def rest(self, id_: str, verb: str) -> None:
        """Note how somebody is left at the end of a shot."""
        if self.posture.get(id_) == "lie" and verb not in ("lie", "look", "talk", "reach"):
            self.freed.add(id_)
        if verb not in ("sit", "look", "talk", "reach", "read", "eat", "wave", "point"):
            self.seats.pop(id_, None)
        if verb in _KEPT_POSTURES:
            self.posture[id_] = verb
        elif verb not in ("look", "talk", "reach"):
            self.posture.pop(id_, None)

    def mount(self, rider: str, mount: str | None) -> None:
        """Note who rides what; None when they go on foot again."""
        if mount is None:
            self.mounts.pop(rider, None)
        else:
            self.mounts[rider] = mount

    def saw(self, id_: str) -> None:
        """Note that somebody was seen in this scene."""
        if id_ not in self.seen:
            self.seen.append(id_)
