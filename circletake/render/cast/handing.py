"""Handing: what is in whose hands, and when it goes over into another's or onto the head."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circletake.render.cast.attaching import Scene
from circletake.render.cast.business.archery import BOWS
from circletake.render.cast.business.tethers import chained_to, led_by
from circletake.render.cast.holding import Held, coloured, held_things, prop_term
from circletake.render.cast.members import Member
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.touching import give_moment


class Handing(NamedTuple):
    """A thing that goes from somebody's hands into another's."""

    target: str
    at_s: float


def in_hands(scene: Scene, id_: str, member: Member, drawn: list[Doing]) -> list[Held]:
    """Return what somebody has in hand, and when: what is given away goes over to whoever receives it."""
    part, clock = member.part, scene.setting.clock
    gone = handed(scene, id_)
    got = next(((other, one) for other in scene.cues if (one := handed(scene, other)) and one.target == id_), None)
    until = min((handed.at_s for handed in (gone, got[1] if got else None) if handed is not None), default=1e9)
    fights = any(doing.verb == "fight" for doing in drawn) or any(cue.verb == "fight" for cue in scene.cues[id_])
    mine = part.holding if member.number == 0 or fights else None
    if mine is not None and (led_by(scene, id_) is not None or chained_to(scene, id_) is not None):
        # The rope goes to whom it leads; no coil hangs from the hand.
        mine = None
    if mine in BOWS:
        # A bow is drawn with its string, as far as that is drawn.
        mine = None
    held = [coloured(one, part) for one in held_things(drawn, mine, clock, (-1e9, until))]
    worn = worn_s(scene, id_)
    if worn is not None:
        held = [one._replace(worn_s=worn) for one in held]
    if got is not None and member.number == 0:
        giver = scene.casts[got[0]][0]
        term = prop_term(giver.part.holding or "")
        if term is not None and isinstance(giver.body, Dressed):
            shown = (clock.times_s >= until).astype(np.float32)
            thing = Held(giver.part.holding or term, term, "carry", shown, of=giver.body.seed)
            held.append(coloured(thing, giver.part))
    return held


def handed(scene: Scene, id_: str) -> Handing | None:
    """Return to whom somebody gives what he holds, and when; None where he keeps it."""
    lead = scene.casts[id_][0]
    if lead.family != "person" or lead.part.holding is None:
        return None
    for cue in scene.cues[id_]:
        receiver = scene.casts.get(cue.target or "")
        owned = any(bond.one == id_ and bond.kind == "hand" and bond.verb == "give" for bond in scene.bonds)
        if cue.verb == "give" and receiver is not None and receiver[0].family == "person" and not owned:
            return Handing(cue.target or "", give_moment(max(cue.begin_s, 0.0), cue.end_s))
    return None


def worn_s(scene: Scene, id_: str) -> float | None:
    """Return when somebody puts what is held on the head; before the shot where it is on from the start."""
    found = (cue for cue in scene.cues[id_] if cue.asked == "carry" and cue.manner == "on head")
    cue = next(found, None)
    return None if cue is None else cue.begin_s if cue.begin_s > 0.05 else -9.0
