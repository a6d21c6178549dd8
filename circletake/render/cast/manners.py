"""Manners: the words that tell how, and which way, somebody goes."""

from __future__ import annotations

_SLOW = frozenset(
    "slowly slow gently calmly carefully quietly heavily wearily tiredly lazily sadly cautiously softly".split()
)
_FAST = frozenset("quickly quick fast hurriedly swiftly rapidly wildly madly suddenly urgently frantically".split())
_SNEAK = frozenset("secretly stealthily silently sneakily".split())
_AWAY = frozenset({"away", "into the distance", "off into the distance", "backwards", "into the sunset"})
_TOWARDS = frozenset({"towards camera", "toward camera", "towards us", "closer", "forward", "nearer"})
_IN = frozenset({"in", "arrives", "arriving", "enters", "home", "into frame", "ashore"})
_OUT = frozenset({"out", "off", "leaves", "out of frame", "past"})

PUSHED, PUSHING, PULLING = "pushed along", "pushing it", "pulling it"
"""The manners of what is moved by others' strength, and of those who move it."""
ON_A_LEAD = "on a lead"
"""The manner of an animal that is taken for a walk."""


def pace_of(manner: str) -> str:
    """Return `slow`, `fast`, `sneak`, `pushed`, or an empty string for the usual pace."""
    if PUSHED in manner:
        return "pushed"
    words = set(manner.lower().replace(",", " ").split())
    if words & _SNEAK:
        return "sneak"
    return "slow" if words & _SLOW else "fast" if words & _FAST else ""


def way_of(manner: str) -> str:
    """Return `away`, `towards`, `in`, `out`, `left`, `right`, or an empty string."""
    text = manner.lower()
    for words, way in ((_AWAY, "away"), (_TOWARDS, "towards")):
        if any(word in text for word in words):
            return way
    tokens = set(text.replace(",", " ").split())
    for words, way in (
        (_IN, "in"),
        (_OUT, "out"),
        (frozenset({"left", "leftwards"}), "left"),
        (frozenset({"right", "rightwards"}), "right"),
    ):
        if tokens & words:
            return way
    return ""
