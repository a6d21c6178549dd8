"""Supplying: vehicles that an act speaks of without naming them, and the animals that draw a carriage."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from circletake.render.cast.bonds import PUPPETS, implied_craft
from circletake.render.cast.members import Member, members_of
from circletake.render.cast.person.wardrobe import Dressed
from circletake.render.cast.touching import handy
from circletake.render.scene import Part, TimedAction
from circletake.schema import Look, derive_seed

CRAFT = "\x1fcraft"
"""Ending of the id under which what comes with a part is planned: a rider's vehicle, a carriage's team."""


class _Team(NamedTuple):
    """Animals that draw something."""

    term: str
    noun: str
    size: int


_TEAMS: dict[str, _Team] = {
    "cart": _Team("horse", "horse", 1), "sleigh": _Team("deer", "reindeer", 2), "chariot": _Team("horse", "horse", 2),
    "dogsled": _Team("wolf", "husky", 4), "dog sled": _Team("wolf", "husky", 4), "wagon": _Team("horse", "horse", 2),
}  # fmt: skip
_COACH = _Team("horse", "horse", 2)
_GIGANTIC = 1.6
"""By how much a giant grows who lifts a house."""
_BY_HAND = frozenset({"sled", "sledge"})
"""What nobody is harnessed to."""
_DRAUGHT = frozenset({"horse", "deer", "cow", "wolf", "dog", "camel", "elephant"})
_FREE = frozenset({"run", "walk", "stand", "look", "fly", "pull", "drive"})
"""Acts of animals that may as well be harnessed."""


def with_crafts(parts: list[Part], casts: dict[str, list[Member]]) -> None:
    """Add the vehicles that are spoken of by an act alone, and tie their people to them."""
    for part in parts:
        term = implied_craft(part, casts)
        if term is None:
            continue
        id_ = part.id + CRAFT
        vehicle = Part(
            id=id_, term=term, noun=term, look=Look(seed=part.look.seed), seed=derive_seed(part.seed, "craft"),
            side=part.side, depth=part.depth, facing=part.facing,
        )  # fmt: skip
        casts[id_] = members_of(vehicle)
        actions = tuple(
            action._replace(target=id_)
            if action.verb in ("ride", "drive", "row", "sail") and action.target not in casts
            else action
            for action in part.actions
        )
        casts[part.id] = [member._replace(part=_with_actions(member.part, actions)) for member in casts[part.id]]


def _with_actions(part: Part, actions: tuple[TimedAction, ...]) -> Part:
    return replace(part, actions=actions)


def with_balls(parts: list[Part], casts: dict[str, list[Member]]) -> None:
    """Let who kicks a ball aim at the goal, and give a ball to who kicks without one."""
    goal = next((part.id for part in parts if part.term == "goal"), None)
    for part in parts:
        kicks = [action for action in part.actions if action.verb == "kick"]
        if not kicks or casts[part.id][0].family != "person":
            continue
        if goal is not None:
            actions = tuple(a._replace(target=goal) if a.verb == "kick" else a for a in part.actions)
            casts[part.id] = [member._replace(part=_with_actions(member.part, actions)) for member in casts[part.id]]
        if not any(one.term == "ball" for one in parts):
            id_ = part.id + CRAFT
            ball = Part(
                id=id_, term="ball", noun="football", look=Look(), seed=derive_seed(part.seed, "ball"), side=part.side
            )
            casts[id_] = members_of(ball)


def with_small_loads(parts: list[Part], casts: dict[str, list[Member]]) -> None:
    """Let who lifts what fits into hands hold it high."""
    for part in parts:
        if not any(_is_small(action, casts) for action in part.actions):
            continue
        actions = tuple(
            action._replace(verb="carry", manner=action.manner or "high") if _is_small(action, casts) else action
            for action in casts[part.id][0].part.actions
        )
        casts[part.id] = [member._replace(part=_with_actions(member.part, actions)) for member in casts[part.id]]


def beside_their_movers(parts: list[Part], casts: dict[str, list[Member]]) -> None:
    """Let puppets stand where whoever moves them does, whichever side was asked for."""
    for part in parts:
        if part.noun in PUPPETS and len(parts) > 1:
            casts[part.id] = [
                member._replace(part=replace(member.part, side=None, depth=None)) for member in casts[part.id]
            ]


def grow_giants(parts: list[Part], casts: dict[str, list[Member]]) -> None:
    """Let a giant who lifts a building be large enough for it."""
    for part in parts:
        lifted = [casts[a.target or ""][0] for a in part.actions if a.verb == "lift" and a.target in casts]
        if part.term != "giant" or not any(member.height_m > 5.0 for member in lifted):
            continue
        casts[part.id] = [_enlarged(member, _GIGANTIC) for member in casts[part.id]]


def _enlarged(member: Member, share: float) -> Member:
    who = member.body
    assert isinstance(who, Dressed)
    return member._replace(
        body=who._replace(scale=who.scale * share), height_m=member.height_m * share, width_m=member.width_m * share
    )


def _is_small(action: TimedAction, casts: dict[str, list[Member]]) -> bool:
    other = casts.get(action.target or "")
    return action.verb == "lift" and (other is None or handy(other[0]) or other[0].family == "person")


def by_what_carries(parts: list[Part], casts: dict[str, list[Member]]) -> None:
    """Let who pushes somebody push the chair in which he sits."""
    seats = {part.id: action.target for part in parts for action in part.actions if action.verb in ("ride", "drive")}
    for part in parts:
        if any(action.verb in ("push", "pull") and seats.get(action.target or "") for action in part.actions):
            actions = tuple(
                action._replace(target=seats.get(action.target or "", action.target))
                if action.verb in ("push", "pull")
                else action
                for action in part.actions
            )
            casts[part.id] = [member._replace(part=_with_actions(member.part, actions)) for member in casts[part.id]]


def with_teams(parts: list[Part], casts: dict[str, list[Member]]) -> None:
    """Harness the animals of a shot to a carriage that moves; add a team where there is none.

    A carriage that is pushed or drawn already, or stands, stays as it is.
    """
    wanted = {action.target for part in parts for action in part.actions if action.verb in ("push", "pull")}
    for part in parts:
        if part.term != "carriage" or part.noun in _BY_HAND or part.id in wanted:
            continue
        driven = [action for one in parts for action in one.actions if action.target == part.id and one is not part]
        goes = [
            action for action in (*part.actions, *driven) if action.verb in ("drive", "run", "walk", "ride", "sail")
        ]
        if not goes:
            continue
        begin, end = min(action.begin_s for action in goes), max(action.end_s for action in goes)
        pull = TimedAction("pull", begin, end, part.id)
        beasts = [one for one in parts if one.term in _DRAUGHT and {a.verb for a in one.actions} <= _FREE]
        ridden = {action.target for one in parts for action in one.actions if action.verb == "ride"}
        for beast in beasts:
            if beast.id not in ridden:
                casts[beast.id] = [
                    member._replace(part=_with_actions(member.part, (pull,))) for member in casts[beast.id]
                ]
        if not beasts:
            team = _TEAMS.get(part.noun, _COACH)
            horses = Part(
                id=part.id + CRAFT, term=team.term, noun=team.noun, look=Look(seed=part.look.seed), count=team.size,
                seed=derive_seed(part.seed, "team"), side=part.side, depth=part.depth, facing=part.facing,
                actions=(pull,),
            )  # fmt: skip
            casts[horses.id] = members_of(horses)
