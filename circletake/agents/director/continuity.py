"""What must stay as it is from shot to shot: who holds what, who lies where, who stands on which side."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from circletake.schema import Facing, Identity, Side

Heading = Literal["right", "left"]

_KEPT_POSTURES = frozenset({"lie", "sit", "kneel", "shine", "swim", "sail", "drive"})
_STATES = {"stranded": "lie", "asleep": "lie", "sleeping": "lie", "dead": "lie", "injured": "lie", "wounded": "lie",
           "seated": "sit", "glowing": "shine", "burning": "shine", "lit": "shine", "collapsed": "lie"}  # fmt: skip


@dataclass(slots=True)
class Continuity:
    """The state of the scene between two shots."""

    lead: str | None = None
    """Whose side of the frame comes first."""
    holding: dict[str, str] = field(default_factory=dict)
    """Who holds what: id to noun."""
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
        self.sides, self.seen, self.mounts, self.seats = {}, [], {}, {}
        self.posture = {id_: posture for id_, posture in self.posture.items() if posture in ("lie", "shine")}

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
        return "left" if self.sides.get(id_) == "right" else "right"

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
