"""Striking: who is hit by what falls or is thrown, when, and how hard it takes him."""

from __future__ import annotations

from circletake.render.cast.bonds import Bond
from circletake.render.cast.fixtures import Article
from circletake.render.cast.members import Member
from circletake.render.cast.person.acting import Doing
from circletake.render.cast.person.gestures import throw_release
from circletake.render.cast.rigid import GRAVITY
from circletake.render.cast.routes import Cue

DROP_M = 1.4
"""How far above a head it begins to fall what falls on it."""
MISSILE_S = 0.5
"""How long what is thrown at somebody is in the air."""
STAGGER = "stagger"
"""The act of somebody who is hit and keeps his feet; no word asks for it."""
_FELLS_KG = 5.0
"""What is heavier takes a grown person off his feet."""
_THROWN_AT = frozenset({"snowball", "rock", "pie", "cake", "tomato", "egg", "stone", "boulder", "pebble", "shoe"})
"""Terms and nouns of what is thrown at somebody, and not to him."""
BURSTS = frozenset({"snowball", "pie", "cake", "tomato", "egg"})
"""Those of them that burst where they hit."""
_STARTS_LATER_S = 0.3
"""Something that falls from the first frame on is let go so much later: it is seen hanging first."""
_WITH_IT_S = 0.2
TALL_M = 0.9
"""What is higher than this, and slender, tips over."""
HUNG = frozenset({"chandelier", "wrecking ball"})
"""Nouns of what hangs wherever it is seen: it falls from where it hangs."""


def released_s(cue: Cue) -> float:
    """Return when something that falls is let go."""
    return cue.begin_s + (_STARTS_LATER_S if cue.begin_s < 0.2 else 0.0)


def lands_on_head_s(cue: Cue) -> float:
    """Return when something meets the head of whom it falls on."""
    return released_s(cue) + float((2 * DROP_M / GRAVITY) ** 0.5)


def is_missile(member: Member) -> bool:
    """Tell whether something is thrown at people rather than to them."""
    return bool({member.term, member.part.noun} & _THROWN_AT)


def hit_s(thrown: Cue) -> float:
    """Return when something thrown at somebody meets him."""
    return throw_release(Doing("throw", thrown.begin_s, thrown.end_s)) + MISSILE_S


def hit_by_what_falls(cues: dict[str, list[Cue]], casts: dict[str, list[Member]]) -> None:
    """Let people be hit on whom things fall: those at whom they are aimed, or who fall at the same moment.

    The thing's cue gets the person for its target; the person's own is a stagger, or a fall under something heavy. Whom
    something tall or hung falls on is felled when it gets to him, and does not fall before.
    """
    for id_, members in casts.items():
        if members[0].family not in ("prop", "plant", "structure") or len(members) > 1:
            continue
        for number, cue in enumerate(cues[id_]):
            person = _under(cue, cues, casts) if cue.effect in ("fall", "topple") else None
            if person is None:
                continue
            cues[id_][number] = cue._replace(target=person)
            if _fells(members[0]):
                cues[person] = [own for own in cues[person] if own.verb not in ("stand", "fall", "reach")]
            elif cue.effect == "fall":
                _struck(person, lands_on_head_s(cue), _mass(members[0]), "above", cues)


def tips(member: Member, wide_m: float, high_m: float) -> bool:
    """Tell whether what falls tips over: what is tall and stands on the ground."""
    if member.family in ("structure", "plant"):
        return True
    return member.family != "vehicle" and high_m > max(TALL_M, 1.2 * wide_m)


def _fells(member: Member) -> bool:
    return member.part.noun in HUNG or tips(member, member.width_m, member.height_m)


def hit_by_what_is_thrown(
    bond: Bond, thrown: Cue, id_: str, casts: dict[str, list[Member]], cues: dict[str, list[Cue]]
) -> None:
    """Let somebody be hit by what is thrown at him."""
    _struck(id_, hit_s(thrown), _mass(casts[bond.other][0]), "front", cues)


def _under(cue: Cue, cues: dict[str, list[Cue]], casts: dict[str, list[Member]]) -> str | None:
    if cue.target in casts and casts[cue.target or ""][0].family == "person":
        return cue.target
    people = [id_ for id_, members in casts.items() if members[0].family == "person" and len(members) == 1]
    return next(
        (
            id_
            for id_ in people
            if any(own.verb == "fall" and abs(own.begin_s - cue.begin_s) < _WITH_IT_S for own in cues[id_])
        ),
        None,
    )


def _mass(member: Member) -> float:
    return member.body.mass_kg if isinstance(member.body, Article) else 1.0


def _struck(id_: str, at_s: float, mass_kg: float, manner: str, cues: dict[str, list[Cue]]) -> None:
    verb = "fall" if mass_kg > _FELLS_KG else STAGGER
    begin, end = (at_s - 0.12, at_s + 30.0) if verb == "fall" else (at_s, at_s + 1.6)
    cues[id_] = [own for own in cues[id_] if own.verb not in ("stand", "fall", "reach")]
    cues[id_].append(Cue(verb, begin, end, None, manner, verb))
