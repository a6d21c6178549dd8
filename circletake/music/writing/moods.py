"""What a mood means for the music: how bright it is, and what that does to the mode."""

from __future__ import annotations

from circletake.music.theory import is_minor
from circletake.schema import Mode, Mood

BRIGHTNESS: dict[Mood, float] = {
    "hopeful": 0.5, "joyful": 0.9, "playful": 0.8, "comic": 0.7, "tender": 0.4, "romantic": 0.4, "calm": 0.3,
    "dreamy": 0.3, "wondrous": 0.6, "wistful": -0.2, "melancholy": -0.6, "lonely": -0.5, "mysterious": -0.4,
    "tense": -0.7, "scary": -0.9, "dark": -0.8, "epic": 0.0, "triumphant": 0.8,
}  # fmt: skip
"""From -1 dark to 1 bright."""

_TENSE: frozenset[Mood] = frozenset({"mysterious", "tense", "scary", "dark"})


def is_tense(mood: Mood) -> bool:
    """Tell whether a mood asks for unease rather than sorrow."""
    return mood in _TENSE


def mode_for(mood: Mood, mode: Mode, cue_mood: Mood) -> Mode:
    """Return the mode of a section: the cue's, turned to its opposite when the mood has turned.

    A bright mode gives way to minor where the mood falls clearly below the cue's own, a dark one to major where
    it rises clearly above it.
    """
    change = BRIGHTNESS[mood] - BRIGHTNESS[cue_mood]
    if not is_minor(mode) and BRIGHTNESS[mood] < -0.3 and change < -0.5:
        return "minor"
    if is_minor(mode) and BRIGHTNESS[mood] >= 0.4 and change > 0.6:
        return "major"
    return mode
