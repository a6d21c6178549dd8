"""Endings: how a cue stops."""

from __future__ import annotations

from circletake.agents.composer.question import SpottingQuestion
from circletake.agents.composer.stretches import Stretch
from circletake.schema import CueEnding, Mood, StyleCard

_BUTTONS: frozenset[Mood] = frozenset({"comic", "playful", "joyful"})
_FADES: frozenset[Mood] = frozenset({"dreamy", "calm", "wistful", "lonely"})
_DRIFTING = frozenset({"ambient", "lofi", "synthwave", "chill"})
_BRISK = frozenset({"march", "comedy"})


def choose_ending(question: SpottingQuestion, stretch: Stretch, entry: StyleCard, *, last: bool) -> CueEnding:
    """Return how a cue ends: on the button with a grin, with a chord that rings, fading like its picture, or not."""
    if not last:
        return "segue" if stretch.segues else "ring out"
    mood = stretch.shots[-1].mood
    words = set(entry.words)
    if mood in _BUTTONS or (words & _BRISK and mood == "triumphant"):
        return "button"
    if question.form == "commercial" and mood not in _FADES:
        return "button"
    if mood in _FADES and words & _DRIFTING:
        return "fade"
    return "ring out"
