"""Modes, scale degrees, and how notes are spelled."""

from __future__ import annotations

from typing import NamedTuple

from circletake.schema import Mode

Scale = tuple[int, ...]
"""Seven semitones above the tonic, rising from 0."""

MODES: dict[Mode, Scale] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
}

_LETTERS = "CDEFGAB"
_NATURAL = (0, 2, 4, 5, 7, 9, 11)

_MAJOR_TONICS = ("C", "D-", "D", "E-", "E", "F", "G-", "G", "A-", "A", "B-", "B")
_MINOR_TONICS = ("C", "C#", "D", "E-", "E", "F", "F#", "G", "G#", "A", "B-", "B")
_FIFTHS_OF_LETTER = {"F": -1, "C": 0, "G": 1, "D": 2, "A": 3, "E": 4, "B": 5}
_FIFTHS_OF_MODE: dict[Mode, int] = {
    "major": 0,
    "lydian": 1,
    "mixolydian": -1,
    "dorian": -2,
    "minor": -3,
    "phrygian": -4,
}

_STEP_OF_SEMITONE = (0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6)
"""Letters above the tonic for each semitone: flat second, minor third, sharp fourth, flat sixth and seventh."""


class Spelling(NamedTuple):
    """A written note: letter, alteration in semitones, and octave (4 holds middle C)."""

    letter: str
    alter: int
    octave: int


def is_minor(mode: Mode) -> bool:
    """Tell whether a mode's third is minor."""
    return MODES[mode][2] == 3


def degree_pitch(degree: int, tonic: int, scale: Scale) -> int:
    """Return the MIDI key of a scale degree: 0 the tonic itself, 7 an octave up, negative below."""
    octave, step = divmod(degree, 7)
    return tonic + 12 * octave + scale[step]


def tonic_name(tonic: int, mode: Mode) -> str:
    """Return the tonic as musicians write it: letter and `#` or `-` (flat)."""
    return (_MINOR_TONICS if is_minor(mode) else _MAJOR_TONICS)[tonic % 12]


def key_name(tonic: int, mode: Mode) -> str:
    """Return a key's name: `E flat major`."""
    name = tonic_name(tonic, mode)
    return f"{name[0]}{name[1:].replace('-', ' flat').replace('#', ' sharp')} {mode}"


def key_fifths(tonic: int, mode: Mode) -> int:
    """Return the key signature: sharps, or flats as a negative number."""
    name = tonic_name(tonic, mode)
    altered = 7 * (name.count("#") - name.count("-"))
    return _FIFTHS_OF_LETTER[name[0]] + altered + _FIFTHS_OF_MODE[mode]


def spell(pitch: int, tonic: int, mode: Mode, raised: frozenset[int] = frozenset()) -> Spelling:
    """Spell a MIDI key in a key.

    Args:
        pitch: MIDI key.
        tonic: Pitch class of the key.
        mode: Mode of the key.
        raised: Semitones above the tonic that are raised degrees here (leading notes of applied dominants),
            and so take the letter below.
    """
    name = tonic_name(tonic, mode)
    above = (pitch - tonic) % 12
    step = _STEP_OF_SEMITONE[above] - (above in raised and above in (1, 3, 6, 8, 10))
    if above == 6 and above in raised:
        step = 3
    letter = _LETTERS[(_LETTERS.index(name[0]) + step) % 7]
    natural = _NATURAL[_LETTERS.index(letter)]
    alter = (pitch - natural + 6) % 12 - 6
    return Spelling(letter, alter, (pitch - alter) // 12 - 1)
