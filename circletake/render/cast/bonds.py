"""Bonds: who does something with whom, what is in whose hands, who is carried by what."""

from __future__ import annotations

from typing import Literal, NamedTuple

from circletake.render.cast.abilities import performed
from circletake.render.cast.fixtures import Article
from circletake.render.cast.holding import FITS
from circletake.render.cast.members import Member
from circletake.render.cast.touching import handy, is_prey, is_seized
from circletake.render.scene import Part, TimedAction

BondKind = Literal["hand", "seat", "aboard", "with"]
"""hand: the other is in its hands. seat: it sits or lies on the other. aboard: the other carries it. with: they face
each other or one goes to the other."""

PUPPETS = frozenset({"marionette", "puppet", "string puppet"})
"""Nouns of those who hang on strings."""
ABOARD = frozenset({"ride", "drive", "row", "sail"})
_IN_HAND = frozenset({"carry", "give", "throw", "work"})
_BESIDE = frozenset("over away around past from under after behind off".split())
"""Words of a manner by which somebody who flies is not aboard what he flies about."""
_SEATED = frozenset({"sit", "lie", "swing", "kneel"})

CHAINS = frozenset({"chain", "chains", "iron chain", "metal chain", "steel chain"})
"""Nouns of a chain."""
CHAINED_M = 1.5
"""Metres from middle to middle of two people with a chain between them."""

GAPS: dict[str, float] = {
    "embrace": -0.24, "give": 0.42, "reach": 0.3, "talk": 0.62, "fight": 0.42, "dance": -0.06, "look": 0.95,
        "point": 1.0, "wave": 1.5,
    "carry": 0.3, "work": 0.25, "play": 0.5, "eat": 0.25, "read": 0.5, "throw": 2.0, "shoot": 3.4, "kick": 2.4,
        "lift": 0.1, "puppet": 0.12,
        "kneel": 0.25, "climb": -0.2,
        "walk": 0.4,
    "run": 0.45, "fly": 0.5, "swim": 0.6, "sit": 0.3, "lie": 0.4, "jump": 0.6, "stand": 0.6, "roll": -0.06,
}  # fmt: skip
"""Metres that are left between two bodies that do something together."""


_BROAD_M = 1.4
"""Metres from end to end of a fish or bird that somebody can ride."""


class Bond(NamedTuple):
    """One part's tie to another."""

    one: str
    other: str
    kind: BondKind
    verb: str
    action: TimedAction


def _seat_m(other: Member) -> float:
    """Return the height of a thing's seat, 0 where it has none."""
    body = other.body
    return body.thing.seat_m if isinstance(body, Article) and body.thing is not None else 0.0


def bonds_between(casts: dict[str, list[Member]]) -> list[Bond]:
    """Return every tie between parts, in the order of the parts and their actions."""
    found = []
    for id_, members in casts.items():
        lead = members[0]
        for action in lead.part.actions:
            other = casts.get(action.target or "")
            if other is None or action.target == id_:
                continue
            verb = performed(lead, action.verb)
            found.append(Bond(id_, action.target or "", _kind(lead, other[0], action, verb), verb, action))
    # Whoever moves a puppet stands by it, wherever else he looks.
    return _puppets(casts) + found + _strings(casts, found)


def _puppets(casts: dict[str, list[Member]]) -> list[Bond]:
    """Return the ties of puppets to the first person in the shot, who moves them."""
    people = [
        id_ for id_, members in casts.items()
        if members[0].family == "person" and members[0].part.noun not in PUPPETS and members[0].term != "crowd"
    ]  # fmt: skip
    hung = [id_ for id_, members in casts.items() if members[0].part.noun in PUPPETS]
    return [Bond(people[0], id_, "with", "puppet", TimedAction("stand", 0.0, 0.0)) for id_ in hung[:1] if people]


def _strings(casts: dict[str, list[Member]], bonds: list[Bond]) -> list[Bond]:
    """Return the ties of kites that fly to whoever looks at them, else to the first person in the shot."""
    found = []
    people = [id_ for id_, members in casts.items() if members[0].family == "person"]
    for id_, members in casts.items():
        flies = next((action for action in members[0].part.actions if action.verb == "fly"), None)
        if members[0].term == "kite" and flies is not None and owner_of(id_, bonds) is None and people:
            holder = next((bond.one for bond in bonds if bond.other == id_ and bond.one in people), people[0])
            found.append(Bond(holder, id_, "hand", "fly", flies))
    return found


def _kind(lead: Member, other: Member, action: TimedAction, verb: str) -> BondKind:
    asked = action.verb
    back = asked == "ride" and other.family in ("swimmer", "bird") and other.width_m >= _BROAD_M
    carries = lead.family == "person" and (other.family in ("vehicle", "beast") or back)
    beside = _BESIDE.intersection((action.manner or "").lower().replace(",", " ").split())
    if carries and not beside and (asked in ABOARD or (asked == "fly" and other.flies)):
        return "aboard"
    alive = asked == "carry" or (asked == "give" and other.family == "person")
    if alive and is_prey(other) and is_seized(lead, other):
        return "hand"
    if handy(other) and lead.family in ("person", "beast", "bird"):
        fits = other.term in FITS.get(asked, frozenset()) and lead.family == "person"
        tooled = asked == "work" and lead.part.holding is not None
        # Who has a tool in hand works on what lies before him.
        if (asked in _IN_HAND and not tooled) or fits:
            return "hand"
    if lead.family == "person" and verb in _SEATED and _seat_m(other) > 0:
        return "seat"
    return "with"


def owner_of(id_: str, bonds: list[Bond]) -> Bond | None:
    """Return the tie that puts a part into somebody's hands, or None."""
    return next((bond for bond in bonds if bond.kind == "hand" and bond.other == id_), None)


def carrier_of(id_: str, bonds: list[Bond]) -> Bond | None:
    """Return the tie that puts a part aboard another, or None."""
    return next((bond for bond in bonds if bond.kind == "aboard" and bond.one == id_), None)


def drivers_of(id_: str, bonds: list[Bond]) -> list[Bond]:
    """Return the ties of those who are aboard a part."""
    return [bond for bond in bonds if bond.kind == "aboard" and bond.other == id_]


IMPLIED: dict[str, str] = {"ride": "bicycle", "drive": "car", "row": "rowing boat", "sail": "sailing boat"}
"""What somebody is aboard who rides, drives, rows or sails nothing that is named."""


_OF_RIDER: dict[str, str] = {"motorcyclist": "motorcycle", "biker": "motorcycle", "surfer": "surfboard"}
"""What somebody rides who is called after it."""


def implied_craft(part: Part, casts: dict[str, list[Member]]) -> str | None:
    """Return the term of the vehicle that a person's actions speak of without naming it, or None."""
    if casts[part.id][0].family != "person":
        return None
    for action in part.actions:
        mount = casts[action.target or ""][0] if action.target in casts else None
        aboard = mount is not None and (mount.family in ("vehicle", "beast") or mount.alive)
        if action.verb in IMPLIED and not aboard:
            own = _OF_RIDER.get(part.noun) if action.verb in ("ride", "drive", "sail") else None
            return own or IMPLIED[action.verb]
    return None
