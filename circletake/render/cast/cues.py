"""Cues: what every part is told to do, made into what it does, with what others' acts ask of it."""

from __future__ import annotations

import numpy as np

from circletake.render.cast.abilities import performed
from circletake.render.cast.arrays import Floats
from circletake.render.cast.bonds import Bond
from circletake.render.cast.fixtures import Article
from circletake.render.cast.manners import ON_A_LEAD, PULLING, PUSHED, PUSHING
from circletake.render.cast.members import Member
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.person.gestures import throw_release
from circletake.render.cast.person.movements import SLAP_S
from circletake.render.cast.routes import Cue, Where
from circletake.render.cast.striking import STAGGER, hit_by_what_falls, hit_by_what_is_thrown, is_missile
from circletake.render.cast.touching import is_prey
from circletake.render.cast.vehicles.rig import Vehicle
from circletake.render.scene import Clock

_SHARED = frozenset({"embrace", "dance", "fight"})
"""What one does with another who joins in."""
_STANDS_TALL_M = 1.3
_OVER_HEAD = 1.45
"""Share of somebody's height at which a hand is that is held over his head."""
_PETS = frozenset({"dog"})
"""Terms of animals that people take for walks."""
_HANDS_FREE = frozenset({"stand", "look", "sit", "kneel", "lie", "walk"})
"""What leaves somebody a hand to take what is given."""


def cues_of(member: Member, casts: dict[str, list[Member]], clock: Clock) -> list[Cue]:
    """Return a part's actions as they are performed, in order of time."""
    found = []
    for action in member.part.actions:
        verb = performed(member, action.verb)
        target = action.target if action.target in casts and action.target != member.part.id else None
        if action.verb == "carry" and target is not None and is_prey(casts[target][0]) and member.family == "beast":
            verb = "stand"
        if verb == "climb" and member.family == "person" and target is None:
            verb = "walk"
        if verb == "swing" and member.family == "person" and target is None:
            # Without a swing to sit on one sways on one's feet.
            verb = "dance"
        if verb == "stand" and action.verb != "stand" and not member.alive and not action.effect:
            continue
        end = max(action.end_s, action.begin_s + 0.3)
        found.append(
            Cue(verb, float(action.begin_s), float(end), target, action.manner or "", action.verb, action.effect)
        )
    return sorted(found, key=lambda cue: (cue.begin_s, cue.end_s))


def joined(cues: dict[str, list[Cue]], bonds: list[Bond], casts: dict[str, list[Member]]) -> None:
    """Give those who are embraced, fought, danced with or given something their own part in it."""
    hit_by_what_falls(cues, casts)
    for bond in bonds:
        other = casts[bond.other][0]
        if bond.action.verb in ("push", "pull") and isinstance(other.body, Vehicle):
            _moved_along(bond, cues, casts)
            continue
        if bond.kind == "with" and bond.verb == "walk":
            _walked(bond, cues, casts)
        if bond.verb == "throw":
            _caught(bond, cues, casts)
        elif bond.verb == "roll" and other.family == "person" and casts[bond.one][0].family == "prop":
            _bowled_over(bond, cues)
        if bond.kind == "with" and other.alive:
            for cue in [cue for cue in cues[bond.one] if cue.target == bond.other and cue.verb == bond.verb]:
                _join(bond, cue, other, cues)
    for own in cues.values():
        own.sort(key=lambda cue: (cue.begin_s, cue.end_s))


def _walked(bond: Bond, cues: dict[str, list[Cue]], casts: dict[str, list[Member]]) -> None:
    """Let somebody who walks with a pet throughout take it for a walk: it goes ahead, on a lead."""
    pet, person = sorted((bond.one, bond.other), key=lambda id_: casts[id_][0].term not in _PETS)
    if casts[pet][0].term not in _PETS or casts[person][0].family != "person":
        return
    cue = next(cue for cue in cues[bond.one] if cue.target == bond.other and cue.verb == "walk")
    both = (*cues[bond.other], *(own for own in cues[bond.one] if own.begin_s >= cue.end_s))
    others = [own for own in both if own.verb not in ("stand", "look", "walk")]
    if others or cue.begin_s > 0.3 or any(own.begin_s < cue.end_s and own is not cue for own in cues[bond.one]):
        return
    cues[person] = [own for own in cues[person] if own.verb not in ("stand", "walk")]
    cues[pet] = [own for own in cues[pet] if own.verb not in ("stand", "look", "walk")]
    cues[person].append(cue._replace(target=None))
    cues[pet].append(cue._replace(target=person, manner=f"{cue.manner} {ON_A_LEAD}".strip()))


def _moved_along(bond: Bond, cues: dict[str, list[Cue]], casts: dict[str, list[Member]]) -> None:
    """Let a vehicle go by the strength of those who push it from behind or pull it, and them go along with it."""
    cue = next((own for own in cues[bond.one] if own.target == bond.other and own.asked == bond.action.verb), None)
    lead = casts[bond.one][0]
    if cue is None or lead.family not in ("person", "beast"):
        return
    by_hand = lead.family == "person"
    kept = [own for own in cues[bond.other] if own.verb not in ("drive", "sail", "fly")]
    manner = PUSHED if by_hand else cue.manner
    cues[bond.other] = [*kept, Cue("drive", cue.begin_s, cue.end_s, None, manner, "drive")]
    how = PUSHING if bond.action.verb == "push" else PULLING
    others = [own for own in cues[bond.one] if own is not cue and own.verb not in ("walk", "run")]
    cues[bond.one] = [*others, cue._replace(verb="walk", manner=f"{cue.manner} {how}".strip())]


def _join(bond: Bond, cue: Cue, other: Member, cues: dict[str, list[Cue]]) -> None:
    """Give one who is free his part in another's act."""
    free = _HANDS_FREE if cue.verb == "give" or cue.manner == "slap" else frozenset({"stand"})
    if any(own.begin_s < cue.end_s and own.end_s > cue.begin_s and own.verb not in free for own in cues[bond.other]):
        return
    if cue.manner == "slap" and other.family == "person":
        at = cue.begin_s + SLAP_S
        cues[bond.other] = [own for own in cues[bond.other] if own.verb != "stand"]
        cues[bond.other].append(Cue(STAGGER, at, at + 1.2, None, "front", STAGGER))
    elif cue.verb in _SHARED and performed(other, cue.verb) == cue.verb:
        cues[bond.other].append(cue._replace(target=bond.one))
    elif cue.verb == "give" and other.family == "person":
        half = cue.begin_s + 0.3 * (cue.end_s - cue.begin_s)
        cues[bond.other].append(Cue("reach", half, cue.end_s, bond.one, "", "receive"))
    elif cue.verb == "talk" and other.family in ("person", "beast"):
        cues[bond.other].append(Cue("look", cue.begin_s, cue.end_s, bond.one, "", "listen"))


def _bowled_over(bond: Bond, cues: dict[str, list[Cue]]) -> None:
    """Let somebody fall into whom a thing rolls, unless he falls by himself."""
    rolled = next((cue for cue in cues[bond.one] if cue.target == bond.other and cue.verb == "roll"), None)
    if rolled is not None and not any(own.verb in ("fall", "jump") for own in cues[bond.other]):
        begin = rolled.begin_s + 0.9 * (rolled.end_s - rolled.begin_s)
        cues[bond.other].append(Cue("fall", begin, rolled.end_s + 1.0, None, "", "fall"))


def _caught(bond: Bond, cues: dict[str, list[Cue]], casts: dict[str, list[Member]]) -> None:
    """Let the first person who is free put his hands out for what is thrown."""
    for id_, members in casts.items():
        if id_ == bond.one or members[0].family != "person":
            continue
        thrown = next((cue for cue in cues[bond.one] if cue.verb == "throw"), None)
        if thrown is not None and is_missile(casts[bond.other][0]):
            hit_by_what_is_thrown(bond, thrown, id_, casts, cues)
        elif thrown is not None and all(own.verb in ("stand", "look") for own in cues[id_]):
            begin = throw_release(Doing("throw", thrown.begin_s, thrown.end_s)) - 0.15
            cues[id_].append(Cue("reach", begin, begin + 1.6, bond.one, "", "receive"))
        return


def aim_of(cue: Cue, where: Where | None, clock: Clock) -> Floats | None:
    """Return the place (frames, 3) on a target that an act is directed at, or None without a target."""
    if where is None:
        return None
    lead, track = where.lead, where.track
    share = {"reach": 0.45, "give": 0.66, "kneel": 0.3, "throw": 0.6, "fight": 0.72}.get(
        cue.verb, 0.9 if lead.alive else 0.6
    )
    if lead.family == "beast":
        share = min(share, 0.75)
    if cue.asked == "receive":
        share = 0.66
    if cue.manner == "high":
        share = _OVER_HEAD
    top = lead.body.bounds[3] if isinstance(lead.body, Article) else 0.0
    aim = track.position.copy()
    aim[:, 1] += np.float32(share * lead.height_m)
    if cue.verb == "reach" and top > _STANDS_TALL_M:
        # A hand goes to what hangs on a wall or stands tall at the height where one works standing.
        aim[:, 1] = track.position[:, 1] + np.float32(min(1.3, 0.66 * top))
    if lead.family == "swimmer":
        aim[:, 0] += np.sin(track.yaw) * np.float32(0.33 * lead.width_m)
    if cue.verb in ("reach", "give") and lead.big:
        # One touches the near side of something large, not its middle.
        aim[:, 1] = track.position[:, 1] + np.float32(min(1.15, 0.5 * lead.height_m))
    return aim
