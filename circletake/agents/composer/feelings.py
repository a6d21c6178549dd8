"""Feelings as a composer weighs them: how bright, how stirred."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from circletake.agents.composer.question import SpottedShot
from circletake.schema import Mood

BRIGHTNESS: dict[Mood, float] = {
    "hopeful": 0.5, "joyful": 0.9, "playful": 0.8, "comic": 0.7, "tender": 0.4, "romantic": 0.4, "calm": 0.3,
    "dreamy": 0.3, "wondrous": 0.6, "wistful": -0.2, "melancholy": -0.6, "lonely": -0.5, "mysterious": -0.4,
    "tense": -0.7, "scary": -0.9, "dark": -0.8, "epic": 0.0, "triumphant": 0.8,
}  # fmt: skip
"""From -1 dark to 1 bright."""

AROUSAL: dict[Mood, float] = {
    "hopeful": 0.5, "joyful": 0.75, "playful": 0.7, "comic": 0.7, "tender": 0.25, "romantic": 0.35, "calm": 0.15,
    "dreamy": 0.2, "wondrous": 0.5, "wistful": 0.25, "melancholy": 0.2, "lonely": 0.15, "mysterious": 0.35,
    "tense": 0.75, "scary": 0.75, "dark": 0.5, "epic": 0.9, "triumphant": 0.95,
}  # fmt: skip
"""From 0 at rest to 1 stirred."""

QUIET: frozenset[Mood] = frozenset(
    {"lonely", "calm", "melancholy", "wistful", "dreamy", "mysterious", "dark", "scary", "tense"}
)
"""Openings in these moods may be left to wind and water."""

_TENSE: frozenset[Mood] = frozenset({"tense", "scary", "dark", "mysterious"})


def apart(one: Mood, other: Mood) -> float:
    """Return how far the music of two moods lies apart: 0 the same, about 2 at most."""
    if one == other:
        return 0.0
    unease = 0.4 if (one in _TENSE) != (other in _TENSE) else 0.0
    return abs(BRIGHTNESS[one] - BRIGHTNESS[other]) + 0.5 * abs(AROUSAL[one] - AROUSAL[other]) + unease


def shares(shots: Iterable[SpottedShot], asked: Collection[Mood] = ()) -> dict[Mood, float]:
    """Return each mood's share of some shots' time; what the brief asks for by name counts most."""
    found: dict[Mood, float] = {}
    for shot in shots:
        found[shot.mood] = found.get(shot.mood, 0.0) + shot.span.frames * (3.0 if shot.mood in asked else 1.0)
    total = sum(found.values()) or 1.0
    return {mood: weight / total for mood, weight in found.items()}


def main_mood(shots: Iterable[SpottedShot], asked: Collection[Mood] = ()) -> Mood:
    """Return the mood that most of the time is in; the one met first of equals."""
    found = shares(shots, asked)
    return max(found, key=lambda mood: found[mood]) if found else "calm"
