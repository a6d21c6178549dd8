"""Deeds whose visible part is done by the thing they are done to: who drops a cup makes the cup fall."""

from __future__ import annotations

from typing import NamedTuple

from circletake.schema import TermKind


class Caused(NamedTuple):
    """What the doer does and what the thing does, in plain verbs."""

    doer: str
    thing: str


_CAUSED: dict[str, Caused] = {
    "drop": Caused("reach", "fall"),
    "break": Caused("reach", "break"),
    "smash": Caused("fight", "break"),
    "shatter": Caused("fight", "break"),
    "destroy": Caused("fight", "break"),
    "crush": Caused("fight", "break"),
    "light": Caused("reach", "shine"),
    "ignite": Caused("reach", "shine"),
    "kindle": Caused("reach", "shine"),
    "switch": Caused("reach", "shine"),
    "launch": Caused("look", "fly"),
    "release": Caused("reach", "fly"),
    "free": Caused("reach", "fly"),
    "roll": Caused("reach", "roll"),
    "spin": Caused("reach", "roll"),
    "ring": Caused("reach", "swing"),
    "swing": Caused("reach", "swing"),
    "plant": Caused("kneel", "grow"),
    "grow": Caused("work", "grow"),
    "sink": Caused("look", "fall"),
    "fell": Caused("work", "fall"),
}
_FLOWN = frozenset({"kite", "balloon", "paper plane", "drone", "helicopter"})
_FLIES: tuple[TermKind, ...] = ("animal",)
_SWITCHED = frozenset(
    {"lantern", "candle", "campfire", "lamp post", "radio", "computer", "star", "lighthouse", "window"}
)


def caused_by(lemma: str, thing: str, kind: TermKind | None) -> Caused | None:
    """Return what doer and thing do when a deed shows in the thing; None when it shows in the doer.

    Args:
        lemma: The verb.
        thing: What it is done to, as the back-end calls it.
        kind: The kind of that thing.
    """
    if lemma == "fly":
        return Caused("look", "fly") if thing in _FLOWN else None
    if lemma in ("release", "free", "launch") and not (
        thing in _FLOWN or kind in _FLIES or thing in ("paper boat", "rocket")
    ):
        return None
    if lemma in ("light", "switch", "ignite", "kindle") and thing not in _SWITCHED:
        return None
    if lemma == "swing" and thing not in ("bell", "swing", "lantern"):
        return None
    if lemma in ("plant", "grow") and kind != "plant":
        return None
    if kind in ("person", "animal", "creature") and lemma not in ("release", "free", "drop"):
        return None
    return _CAUSED.get(lemma)
