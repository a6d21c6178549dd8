"""What the composer answers."""

from __future__ import annotations

from circletake.schema import CueBrief, HitPoint, TensionPoint, Value


class Spotting(Value):
    """Where music plays and what it meets. Without cues the film has no music."""

    cues: tuple[CueBrief, ...] = ()
    hits: tuple[HitPoint, ...] = ()
    tension: tuple[TensionPoint, ...] = ()
    reason: str
