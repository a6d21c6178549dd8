"""Pitch: modes, chords, how they are spelled, and voice leading with its rules."""

from circletake.music.theory.chord import Chord, chord, scale_over
from circletake.music.theory.rules import LOW_LIMIT, RANGES, Voicing, progression_faults
from circletake.music.theory.scale import (
    MODES,
    Scale,
    Spelling,
    degree_pitch,
    is_minor,
    key_fifths,
    key_name,
    spell,
    tonic_name,
)
from circletake.music.theory.voicing import Voiced, voice

__all__ = [
    "LOW_LIMIT",
    "MODES",
    "RANGES",
    "Chord",
    "Scale",
    "Spelling",
    "Voiced",
    "Voicing",
    "chord",
    "degree_pitch",
    "is_minor",
    "key_fifths",
    "key_name",
    "progression_faults",
    "scale_over",
    "spell",
    "tonic_name",
    "voice",
]
