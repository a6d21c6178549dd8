"""Pace: how hard or soft a film is cut."""

from __future__ import annotations

from circletake.agents.editor.question import CutQuestion
from circletake.schema import Form, Genre, Mood

_MOODS: dict[Mood, float] = {
    "calm": 0.1, "dreamy": 0.1, "lonely": 0.1, "melancholy": 0.1, "wistful": 0.15, "tender": 0.2, "romantic": 0.2,
    "wondrous": 0.3, "mysterious": 0.35, "dark": 0.35, "hopeful": 0.4, "scary": 0.5, "epic": 0.65, "joyful": 0.7,
    "tense": 0.75, "playful": 0.75, "comic": 0.8, "triumphant": 0.75,
}  # fmt: skip
_FORMS: dict[Form, float] = {
    "trailer": 0.3, "commercial": 0.25, "music video": 0.25, "title sequence": 0.0, "film": 0.0, "explainer": 0.05,
    "documentary": -0.1,
}  # fmt: skip
_GENRES: dict[Genre, float] = {
    "comedy": 0.15, "sport": 0.15, "thriller": 0.1, "war": 0.05, "adventure": 0.1, "horror": 0.05, "western": 0.0,
    "nature": -0.1, "romance": -0.05, "fairy tale": -0.05,
}  # fmt: skip
FAST = 0.6
"""From here on scenes follow each other in straight cuts."""
SOFT: frozenset[Mood] = frozenset(
    {"calm", "dreamy", "wistful", "melancholy", "lonely", "tender", "romantic", "wondrous", "hopeful"}
)
"""Moods in which time and place change in a dissolve."""


def liveliness(question: CutQuestion) -> float:
    """Return how hard the film is cut: 0 a lullaby, 1 a chase."""
    frames = sum(shot.frames for shot in question.shots)
    mood = sum(_MOODS[shot.mood] * shot.frames for shot in question.shots) / frames
    return min(1.0, max(0.0, mood + _FORMS[question.form] + _GENRES.get(question.genre, 0.0)))
