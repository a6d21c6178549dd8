"""Footage: what the editor knows of a circled take."""

from __future__ import annotations

from circletake.schema import Artifact, Contact, ContactKind, FrameRange, Slate, Value

STRIKE_WEIGHTS: dict[ContactKind, float] = {
    "breach": 1.0, "explosion": 1.0, "impact": 0.9, "break": 0.9, "thunder": 0.8, "land": 0.75, "door": 0.7,
    "splash": 0.7, "drop": 0.7, "knock": 0.6, "bell": 0.6, "clap": 0.6, "bounce": 0.5, "grab": 0.5, "whoosh": 0.4,
    "strum": 0.3, "stroke": 0.2, "footstep": 0.15, "hoof": 0.15, "paw": 0.15, "wing": 0.15,
}  # fmt: skip
"""How much the eye waits for it: what happens once draws a cut, steps and strokes hardly do."""


class Footage(Value):
    """A circled take. All frames count from the file's first."""

    slate: Slate
    take: int
    video: Artifact
    frames: int
    """Of the whole file."""
    handle: int
    """Frames before the planned in point."""
    motion: tuple[float, ...] = ()
    """Change of each frame against the one before; empty when the back-end does not tell."""
    contacts: tuple[Contact, ...] = ()
    speech: tuple[FrameRange, ...] = ()
    """Where somebody speaks. A cut never falls inside."""
