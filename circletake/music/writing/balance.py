"""Balance on paper: what stands in the melody's way gives way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from circletake.music.orchestra import INSTRUMENTS
from circletake.music.score import Note, Part
from circletake.music.tempo import TICKS
from circletake.music.writing.ground import Ground

_LOW = 52
"""E3: below it a note stays clear of the bass."""

_CLEAR = 7
_LONG = TICKS // 2
_STROKE = 3 * TICKS // 4
"""How long a kettledrum rings that is stopped at once."""


def untangled(notes: Iterable[Note], ticks: int, *, alone: bool = False) -> tuple[Note, ...]:
    """Order notes, and end each where its key begins anew; of two alike the stronger stays.

    Args:
        notes: Notes of one part.
        ticks: The cue's length; nothing sounds beyond it.
        alone: The part is a line: a note ends where the next begins, whatever its key.
    """
    kept: list[Note] = []
    sounding: dict[int, int] = {}
    for note in sorted(notes, key=lambda n: (n.tick, n.pitch, -n.force)):
        line = 0 if alone else note.pitch
        if line in sounding:
            old = kept[sounding[line]]
            if old.tick == note.tick:
                continue
            if old.end > note.tick:
                kept[sounding[line]] = replace(old, length=note.tick - old.tick)
        sounding[line] = len(kept)
        kept.append(note if note.end <= ticks else replace(note, length=max(ticks - note.tick, 1)))
    return tuple(kept)


def make_way(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Take pad notes out of the way of the melody, and of the second voice.

    A held note a second away from a melody note that lasts, or a semitone from the second voice, is left out, as
    long as two others of its chord stay: the lines are heard, and the harmony stays whole. Parts left empty are
    dropped.
    """
    parts = tuple(parts)
    for role, clash in (("melody", (1, 2)), ("counter", (1,))):
        line = sorted((note for part in parts if part.role == role for note in part.notes), key=lambda n: n.tick)
        parts = tuple(
            replace(part, notes=_cleared(part.notes, line, clash)) if part.role == "pad" and line else part
            for part in parts
        )
    return tuple(part for part in parts if part.notes)


def damped(parts: Iterable[Part], ground: Ground) -> tuple[Part, ...]:
    """Stop figures and gestures that would ring on into a chord that they are a semitone from, and kettledrums where
    they are no note of it.

    What fits the next chord rings on; a bass may hold under any, as a pedal point does.
    """
    return tuple(
        replace(part, notes=tuple(_damped(note, ground, part.instrument == "Timpani") for note in part.notes))
        if part.role in ("figure", "gesture") and not INSTRUMENTS[part.instrument].is_drum
        else part
        for part in parts
    )


def _damped(note: Note, ground: Ground, deep: bool) -> Note:
    for span in ground.within(note.tick, note.end)[1:]:
        tones = {(span.tonic + tone) % 12 for tone in span.chord.tones}
        place = note.pitch % 12
        if place not in tones and (deep or tones & {(place + 1) % 12, (place - 1) % 12}):
            return replace(note, length=span.tick - note.tick)
    return note


def clear_the_bass(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Raise low notes that lie closer than a fifth to a bass note by an octave; where they can't go, drop them.

    Close intervals at the bottom are mud. Melodies, drums and the bass itself stay as they are, but for kettledrums
    that mark a hit: they are stopped before they would ring beside such a note for a beat.
    """
    parts = tuple(parts)
    bass = [note for part in parts if part.role == "bass" for note in part.notes]
    made = []
    for part in parts:
        if part.role == "gesture" and part.instrument == "Timpani":
            made.append(replace(part, notes=tuple(_stopped(note, bass) for note in part.notes)))
            continue
        if (
            part.role not in ("pad", "figure", "counter", "gesture")
            or INSTRUMENTS[part.instrument].family == "percussion"
        ):
            made.append(part)
            continue
        high = INSTRUMENTS[part.instrument].high
        raised = [replace(note, pitch=note.pitch + 12) if _is_muddy(note, bass) else note for note in part.notes]
        end = max((note.end for note in part.notes), default=0)
        made.append(replace(part, notes=untangled([note for note in raised if note.pitch <= high], end)))
    return tuple(part for part in made if part.notes)


def _is_muddy(note: Note, bass: Sequence[Note]) -> bool:
    return note.pitch < _LOW and any(
        0 < abs(note.pitch - other.pitch) < _CLEAR and other.tick < note.end and other.end > note.tick for other in bass
    )


def _stopped(note: Note, bass: Sequence[Note]) -> Note:
    """Stop a kettledrum where a bass note nearer than a fifth would sound with it for a beat."""
    near = [
        max(other.tick, note.tick)
        for other in bass
        if 0 < abs(note.pitch - other.pitch) < _CLEAR and min(note.end, other.end) - max(note.tick, other.tick) >= TICKS
    ]
    if not near:
        return note
    return replace(note, length=max(min(near) - note.tick, _STROKE), articulation="accent")


def _cleared(notes: Sequence[Note], tune: Sequence[Note], clash: tuple[int, ...]) -> tuple[Note, ...]:
    kept = list(notes)
    for note in notes:
        if not _clashes(note, tune, clash):
            continue
        others = [n for n in kept if n is not note and n.tick < note.end and n.end > note.tick]
        if len([n for n in others if n.tick <= note.tick and n.end >= note.end]) >= 2:
            kept.remove(note)
    return tuple(kept)


def _clashes(note: Note, tune: Sequence[Note], clash: tuple[int, ...]) -> bool:
    """Tell whether a note lies too near to a line for half a beat or more."""
    together = sum(
        min(note.end, other.end) - max(note.tick, other.tick)
        for other in tune
        if other.tick < note.end and other.end > note.tick and abs(other.pitch - note.pitch) in clash
    )
    return together >= _LONG
