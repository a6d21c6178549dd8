"""Balance on paper: what stands in the melody's way gives way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from circletake.music.score import Note, Part
from circletake.music.tempo import TICKS

_CLASH = (1, 2)
_LONG = TICKS // 2


def make_way(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Take pad notes out of the melody's way.

    A held note a second away from a melody note that lasts is left out, as long as two others of its chord stay:
    the melody is heard, and the harmony stays whole. Parts left empty are dropped.
    """
    parts = tuple(parts)
    tune = sorted((note for part in parts if part.role == "melody" for note in part.notes), key=lambda n: n.tick)
    cleared = [
        replace(part, notes=_cleared(part.notes, tune)) if part.role == "pad" and tune else part for part in parts
    ]
    return tuple(part for part in cleared if part.notes)


def _cleared(notes: Sequence[Note], tune: Sequence[Note]) -> tuple[Note, ...]:
    kept = list(notes)
    for note in notes:
        if not _clashes(note, tune):
            continue
        others = [n for n in kept if n is not note and n.tick < note.end and n.end > note.tick]
        if len([n for n in others if n.tick <= note.tick and n.end >= note.end]) >= 2:
            kept.remove(note)
    return tuple(kept)


def _clashes(note: Note, tune: Sequence[Note]) -> bool:
    """Tell whether a note lies a second from the melody for half a beat or more."""
    together = sum(
        min(note.end, other.end) - max(note.tick, other.tick)
        for other in tune
        if other.tick < note.end and other.end > note.tick and abs(other.pitch - note.pitch) in _CLASH
    )
    return together >= _LONG
