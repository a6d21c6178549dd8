"""Notation: notes as voices of one bar, in values that can be written and tied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from circletake.music.documents.film_grid import QUARTER
from circletake.music.documents.phrasing import Mark
from circletake.music.score import Note

_BINARY = {384: ("whole", 0), 288: ("half", 1), 192: ("half", 0), 144: ("quarter", 1), 96: ("quarter", 0),
           72: ("eighth", 1), 48: ("eighth", 0), 36: ("16th", 1), 24: ("16th", 0), 18: ("32nd", 1), 12: ("32nd", 0),
           9: ("64th", 1), 6: ("64th", 0), 3: ("128th", 0)}  # fmt: skip
_TRIPLET = {64: ("quarter", 0), 32: ("eighth", 0), 16: ("16th", 0), 8: ("32nd", 0), 4: ("64th", 0), 2: ("128th", 0)}


class Value(NamedTuple):
    """A written value: its length in units, its name, dots, and whether three stand in the time of two."""

    units: int
    name: str
    dots: int
    triplet: bool


class Piece(NamedTuple):
    """A chord or rest of one voice, or the part of one that a bar holds.

    Attributes:
        unit: Where it begins, on the film's grid.
        value: Its written value.
        notes: Its notes; empty for a rest.
        tied_from, tied_to: It goes on from the piece before, or into the one after.
        marks: How it is phrased.
    """

    unit: int
    value: Value
    notes: tuple[Note, ...]
    tied_from: bool = False
    tied_to: bool = False
    marks: frozenset[Mark] = frozenset()


class Chord(NamedTuple):
    """Notes that begin and end together, on the film's grid, and how they are phrased."""

    unit: int
    units: int
    notes: tuple[Note, ...]
    marks: frozenset[Mark] = frozenset()

    @property
    def end(self) -> int:
        """Return the first unit after it."""
        return self.unit + self.units


def voices_of(chords: Iterable[Chord]) -> list[list[Chord]]:
    """Divide chords into voices in which nothing overlaps, as few as may be."""
    voices: list[list[Chord]] = []
    for chord in sorted(chords, key=lambda c: (c.unit, -c.units, c.notes[0].pitch)):
        free = next((voice for voice in voices if voice[-1].end <= chord.unit), None)
        if free is None:
            voices.append([chord])
        else:
            free.append(chord)
    return voices


def bar_pieces(chords: Sequence[Chord], start: int, units: int, compound: bool) -> list[Piece]:
    """Return one voice's pieces in one bar, rests included; a chord that crosses a bar line is cut and tied.

    Args:
        chords: The voice's chords that sound in the bar, by time.
        start: The bar's first unit.
        units: Its length.
        compound: Beats are dotted quarters.
    """
    pieces: list[Piece] = []
    now = start
    for chord in chords:
        begin, end = max(chord.unit, start), min(chord.end, start + units)
        pieces += [Piece(start + at, value, ()) for at, value in _values(now - start, begin - now, compound)]
        parts = [(start + at, value) for at, value in _values(begin - start, end - begin, compound)]
        for number, (at, value) in enumerate(parts):
            goes_on = number + 1 < len(parts) or chord.end > start + units
            pieces.append(Piece(at, value, chord.notes, number > 0 or chord.unit < start, goes_on, chord.marks))
        now = end
    pieces += [Piece(start + at, value, ()) for at, value in _values(now - start, start + units - now, compound)]
    return pieces


def _values(start: int, units: int, compound: bool) -> list[tuple[int, Value]]:
    """Cut a stretch of a bar into writable values that keep the beats in sight."""
    found: list[tuple[int, Value]] = []
    while units > 0:
        value = _largest(start, units, compound)
        found.append((start, value))
        start += value.units
        units -= value.units
    return found


def _largest(start: int, units: int, compound: bool) -> Value:
    """Return the longest value that fits and does not hide a beat."""
    beat = 144 if compound else QUARTER
    place = start % beat
    room = units if place == 0 else min(units, beat - place)
    whole_beats = room >= beat and place == 0
    if not compound and not whole_beats and _in_thirds(place, room):
        size = max(value for value in _TRIPLET if value <= room)
        return Value(size, *_TRIPLET[size], True)
    size = max(value for value in _BINARY if value <= room and (value <= beat or (whole_beats and value % beat == 0)))
    return Value(size, *_BINARY[size], False)


def _in_thirds(place: int, room: int) -> bool:
    """Tell whether a stretch inside a beat lies on its thirds rather than on its sixteenths."""
    return place % 3 != 0 or room % 3 != 0
