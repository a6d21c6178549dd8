"""Variants: a verb is acted otherwise by who does it, to what, and as the sentence has it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from circletake.agents.director.deeds import DEEDS, Deed, deed_of
from circletake.agents.director.parts import fits_hand
from circletake.agents.director.thirds import by_way
from circletake.agents.natures import MOUNTS, is_living, nature_of
from circletake.schema import Happening, Identity

_IN_HAND = frozenset({"open", "close", "unwrap", "press", "touch"})
"""What is done to a small thing while it is held."""
_RAISED = re.compile(r"\b(?:rais|hoist|brandish|aloft|lift|(?:hold|held|holds)\s+(?:[\w'-]+\s+){0,4}(?:up|high)\b)")
_SHOWN_HIGH = frozenset({"trophy", "flag", "sword", "crown", "lantern", "star", "medal", "coin", "diamond", "ring"})
"""What is lifted to be seen."""
_ONTO = re.compile(r"\b(?:on|onto|upon)\b")
_CUTTING = frozenset({"cut", "slice", "carve", "trim", "chop", "hack"})
_FOOD = frozenset({"bread", "apple", "cupcake"})
_SNIPPED = frozenset({"rope", "letter", "flag", "newspaper"})
"""What is cut with a knife where it stands, and what with scissors."""
_LEAPS = frozenset({"jump", "leap", "hop", "climb", "spring"})


def acted_as(happening: Happening, doers: Sequence[Identity], others: Sequence[Identity]) -> Deed:
    """Return how a happening is acted.

    Args:
        happening: What happens.
        doers: Who does it.
        others: To whom or what.
    """
    verb = _phrasal(happening)
    doer = doers[0] if doers else None
    other = others[0] if others else None
    if verb == "buy" and any(is_living(one.kind) for one in others) and len(others) > 1:
        verb = "give"
    elif doer is not None and other is not None:
        verb = by_way(verb, happening, doer, others) or _with_other(verb, happening, doer, other)
    elif verb == "fell":
        verb = "fall"
    elif verb == "open" and doer is not None and doer.kind == "plant":
        verb = "bloom"
    return deed_of(verb, happening.action, living=doer is None or is_living(doer.kind))


def _phrasal(happening: Happening) -> str:
    """Return the verb with its particle, where the two together are a deed: `get up`."""
    found = (f"{happening.verb} {word}" for word in happening.manner)
    return next((verb for verb in found if verb in DEEDS), happening.verb)


def _with_other(verb: str, happening: Happening, doer: Identity, other: Identity) -> str:
    """Return the verb as it is acted towards somebody or something."""
    if verb == "drive" and is_living(other.kind) and other.term not in MOUNTS:
        return "herd"
    if verb == "plant" and other.kind == "plant":
        return "sow"
    if verb in ("save", "rescue") and nature_of(doer.term, doer.kind) == "aircraft" and is_living(other.kind):
        return "airlift"
    if verb in _LEAPS and doer.kind == "animal" and _ONTO.search(happening.text.lower()):
        return "jump onto"
    if verb in _CUTTING and other.kind == "prop":
        return "cut up" if other.term in _FOOD else "cut off" if other.term in _SNIPPED else "slice"
    if not fits_hand(other, doer):
        return verb
    if verb in _IN_HAND:
        return "hold"
    shown = other.term in _SHOWN_HIGH or other.noun in _SHOWN_HIGH
    if verb in ("hold", "lift", "raise", "carry", "wave") and shown and _RAISED.search(happening.text.lower()):
        return "hoist"
    return verb
