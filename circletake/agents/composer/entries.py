"""Styles as the composer knows them: the score tool's catalogue as plain data."""

from __future__ import annotations

from typing import Literal

from circletake.schema import Genre, Mood, Value

MusicMode = Literal["major", "minor", "dorian", "lydian", "phrygian", "mixolydian"]


class StyleEntry(Value):
    """One style that the score tool can write in."""

    name: str
    description: str
    moods: tuple[Mood, ...]
    """Feelings that it suits, best first."""
    genres: tuple[Genre, ...]
    words: tuple[str, ...]
    """What people call it, lower case."""
    eras: tuple[str, ...]
    tempo_low: int
    tempo_high: int
    tempo_bpm: int
    """The usual tempo; in 6/8 a dotted quarter is a beat."""
    beats_per_bar: tuple[int, ...]
    """Metres that it takes, the usual one first."""
    modes: tuple[MusicMode, ...]
    hits_per_minute: int
    instruments: tuple[str, ...]
    """What plays it, leading ones first."""
