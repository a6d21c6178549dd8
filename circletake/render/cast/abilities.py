"""Abilities: what a member does when it is asked to do something, be it the thing itself or the nearest that it can."""

from __future__ import annotations

from collections.abc import Mapping

from circletake.render.cast.animals.habits import ACTS
from circletake.render.cast.members import Member
from circletake.render.cast.vehicles.rig import Vehicle

TRAVEL = frozenset({"walk", "run", "swim", "fly", "climb", "roll", "drive", "sail", "ride", "row"})
"""Verbs that go somewhere."""

_PERSON: Mapping[str, str] = {"shine": "stand", "grow": "stand", "break": "kneel", "push": "reach", "pull": "reach"}
_BEAST: Mapping[str, str] = {
    "ride": "run", "drive": "run", "row": "swim", "sail": "swim", "climb": "walk", "carry": "walk", "shine": "stand",
    "grow": "stand", "break": "fall", "roll": "play", "swing": "play", "work": "walk", "fly": "jump",
    "push": "walk", "pull": "walk", "lift": "stand",
}  # fmt: skip
_BIRD: Mapping[str, str] = {
    "run": "walk", "climb": "fly", "ride": "fly", "drive": "fly", "sail": "swim", "row": "swim", "carry": "fly",
        "look": "stand",
    "point": "stand", "read": "stand", "work": "eat", "give": "eat", "throw": "dance", "roll": "dance", "swing": "sit",
    "shine": "stand", "grow": "stand", "break": "fall", "embrace": "sit", "kneel": "sit",
}  # fmt: skip
_SWIMMER: Mapping[str, str] = {
    "walk": "swim", "run": "swim", "fly": "jump", "dance": "jump", "play": "jump", "climb": "swim", "ride": "swim",
        "drive": "swim",
    "sail": "swim", "row": "swim", "carry": "swim", "roll": "swim", "sit": "lie", "kneel": "lie", "fall": "lie",
        "wave": "jump",
}  # fmt: skip
_SMALL_FLIER: Mapping[str, str] = {
    "walk": "fly",
    "run": "fly",
    "dance": "fly",
    "play": "fly",
    "swim": "fly",
    "climb": "fly",
    "jump": "fly",
}
_SMALL_WALKER: Mapping[str, str] = {
    "run": "walk",
    "fly": "walk",
    "climb": "walk",
    "roll": "walk",
    "dance": "wave",
    "play": "wave",
}
_FROG: Mapping[str, str] = {"run": "walk", "fly": "jump", "climb": "walk", "dance": "jump", "play": "jump"}
_OCTOPUS: Mapping[str, str] = {
    "walk": "swim",
    "run": "swim",
    "fly": "swim",
    "climb": "swim",
    "dance": "wave",
    "play": "wave",
}
_LAND_CRAFT: Mapping[str, str] = {
    "walk": "drive", "run": "drive", "ride": "drive", "sail": "drive", "row": "drive", "fly": "drive",
        "swim": "drive", "roll": "drive",
    "climb": "drive", "carry": "drive", "dance": "stand", "jump": "drive", "fight": "drive", "grow": "stand",
        "work": "drive", "push": "drive", "pull": "drive",
}  # fmt: skip
_BOAT: Mapping[str, str] = {
    "walk": "sail", "run": "sail", "ride": "sail", "drive": "sail", "row": "sail", "swim": "sail", "fly": "sail",
        "roll": "sail",
    "carry": "sail", "swing": "stand", "dance": "stand", "jump": "sail", "climb": "sail", "fight": "sail",
}  # fmt: skip
_AIRCRAFT: Mapping[str, str] = {
    "walk": "fly", "run": "fly", "ride": "fly", "drive": "fly", "sail": "fly", "row": "fly", "swim": "fly",
        "roll": "drive",
    "climb": "fly", "carry": "fly", "jump": "fly", "grow": "fly", "dance": "fly", "fight": "fly", "swing": "fly",
}  # fmt: skip
_THING: Mapping[str, str] = {
    "run": "roll", "walk": "roll", "swim": "sail", "climb": "fly", "drive": "roll", "ride": "roll", "row": "sail",
        "throw": "fly",
    "dance": "jump", "play": "shine", "talk": "shine", "lie": "stand", "sit": "stand",
}  # fmt: skip
_THING_VERBS = frozenset(
    {"stand", "fall", "roll", "sail", "break", "shine", "grow", "swing", "fly", "jump", "play", "talk"}
)
_FAST = frozenset({"lever", "goal", "hoop", "target", "easel"})
"""Props that stand fast."""
_RINGING = frozenset({"bell", "church", "radio", "clock"})


def _can(member: Member) -> Mapping[str, str]:
    """Return what stands for the verbs that a member can't do."""
    if member.family == "beast":
        return {verb: to for verb, to in _BEAST.items() if not (verb == "fly" and member.flies)}
    if member.family == "small":
        if member.term in ("butterfly", "bee"):
            return _SMALL_FLIER
        return {"frog": _FROG, "octopus": _OCTOPUS}.get(member.term, _SMALL_WALKER)
    if isinstance(member.body, Vehicle):
        return {"land": _LAND_CRAFT, "water": _BOAT, "air": _AIRCRAFT, "space": _AIRCRAFT}[member.body.craft.medium]
    return {
        "person": _PERSON, "bird": _BIRD, "swimmer": _SWIMMER, "flock": {"walk": "fly", "run": "fly"},
            "ghost": {"walk": "fly", "run": "fly"},
        "shoal": {"walk": "swim", "run": "swim", "fly": "swim"}, "snowman": {"run": "walk", "roll": "walk",
            "fly": "walk"},
    }.get(member.family, {})  # fmt: skip


def performed(member: Member, verb: str) -> str:
    """Return the verb that a member really performs when it is asked to do one."""
    if member.family in ("structure", "plant", "prop"):
        return _by_thing(member, verb)
    if member.family == "stand-in":
        return "walk" if verb in TRAVEL else verb
    found = _can(member).get(verb, verb)
    if member.family == "beast" and found not in ACTS | {"fly"}:
        return "stand"
    if member.term == "penguin" and found == "fly":
        return "jump"
    return found


def _by_thing(member: Member, verb: str) -> str:
    """Return what is done by what doesn't live: what stands fast only falls, breaks, shines, grows or swings."""
    if member.part.noun == "smoke":
        return "stand"
    if verb in ("play", "talk", "swing") and member.term in _RINGING:
        return verb
    found = _THING.get(verb, verb)
    if found not in _THING_VERBS:
        return "stand"
    fixed = (member.family != "prop" and member.term != "leaf") or member.term in _FAST
    if fixed and found in ("roll", "sail", "fly", "jump"):
        return "stand"
    return found
