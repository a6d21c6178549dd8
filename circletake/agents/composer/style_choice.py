"""The style of a cue: by what was wished, what is felt, what kind of film it is and when and where it plays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.composer.dice import share
from circletake.agents.composer.feelings import AROUSAL, apart, main_mood, shares
from circletake.agents.composer.question import SpottedShot, SpottingQuestion
from circletake.agents.composer.wishes import Wishes, is_barred, player_fit, style_fit, wishes_of
from circletake.schema import Form, Mood, StyleCard

_WISHED, _PLAYER = 6.0, 10.0
_FELT, _GENRE, _ERA, _CHANCE = 4.5, 2.0, 0.9, 1.2
_SAME = 2.6
"""What keeps a film in one style from cue to cue."""
_GOES_BY = 0.8
_FORM_WORDS: dict[Form, str] = {
    "trailer": "cinematic trailer epic sweeping suspense", "commercial": "inspiring acoustic light modern jazz",
    "explainer": "corporate acoustic light process", "documentary": "acoustic minimalism atmospheric intimate",
    "music video": "beats synth folk", "title sequence": "cinematic jazz synth", "film": "",
}  # fmt: skip


class ChosenStyle(NamedTuple):
    """A style, and why."""

    entry: StyleCard
    because: str
    unmet: tuple[str, ...]
    """Wished words that no style goes by."""


def choose_style(
    question: SpottingQuestion, shots: Sequence[SpottedShot], before: StyleCard | None = None
) -> ChosenStyle:
    """Choose the style of a cue.

    Args:
        question: The film.
        shots: What the cue plays under.
        before: The style of the cue before, which a film leaves only for a reason.
    """
    wishes = wishes_of(question.wish, [theme.noun for theme in question.themes])
    able = [entry for entry in question.styles if not is_barred(entry, wishes.barred)] or list(question.styles)
    scores = [_score(entry, question, shots, wishes, before) for entry in able]
    best = able[max(range(len(able)), key=lambda at: (scores[at], -at))]
    known = {word for word in wishes.styles for entry in question.styles if style_fit(word, entry) >= _GOES_BY}
    unmet = tuple(word for word in wishes.styles if word not in known)
    return ChosenStyle(best, _because(best, question, shots, wishes), unmet)


def _score(
    entry: StyleCard,
    question: SpottingQuestion,
    shots: Sequence[SpottedShot],
    wishes: Wishes,
    before: StyleCard | None,
) -> float:
    score = _WISHED * _mean([style_fit(word, entry) for word in wishes.styles])
    score += _PLAYER * _mean([player_fit(word, entry) for word in wishes.instruments])
    score += _FELT * sum(part * mood_fit(mood, entry) for mood, part in shares(shots, question.moods).items())
    if question.genre in entry.genres:
        score += _GENRE * (1.0 - 0.1 * entry.genres.index(question.genre))
    score += _ERA * _era_fit(entry, question, shots)
    score += 0.35 * sum(1 for word in entry.words if word in _FORM_WORDS[question.form].split())
    score += 0.8 * _tempo_fit(entry, question)
    if before is not None and before.name == entry.name:
        score += _SAME
    return score + _CHANCE * share(question.seed, "style", entry.name)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def mood_fit(mood: Mood, entry: StyleCard) -> float:
    """Return how well a style holds a mood: 1 its own, less the farther it lies from all of its moods."""
    if mood in entry.moods:
        return 1.0 - 0.07 * entry.moods.index(mood)
    return max(0.0, 0.6 - 0.6 * min(apart(mood, other) for other in entry.moods))


def _era_fit(entry: StyleCard, question: SpottingQuestion, shots: Sequence[SpottedShot]) -> float:
    said = (question.era or "").lower()
    if said and any(era in said or said in era for era in entry.eras):
        return 2.0
    around = {word for shot in shots for word in shot.place.lower().split()}
    return 1.0 if any(word in around for era in entry.eras for word in era.split() if len(word) > 3) else 0.0


def _tempo_fit(entry: StyleCard, question: SpottingQuestion) -> float:
    if question.wish.tempo is None:
        stirred = _mean([AROUSAL[shot.mood] for shot in question.shots])
        return 1.0 - abs(stirred - (entry.tempo_bpm - 58) / 86)
    wanted = {"slow": 62, "medium": 92, "fast": 124}[question.wish.tempo]
    inside = min(max(wanted, entry.tempo_low), entry.tempo_high)
    return 1.0 - min(2.0, abs(inside - wanted) / 20)


def _because(entry: StyleCard, question: SpottingQuestion, shots: Sequence[SpottedShot], wishes: Wishes) -> str:
    met = [word for word in wishes.styles if style_fit(word, entry) >= _GOES_BY]
    met += [word for word in wishes.instruments if player_fit(word, entry) > 0]
    if met and (question.wish.styles or question.wish.instruments):
        return f"the brief asks for {' and '.join(met)}"
    if met:
        return f"the {met[0]} of the picture is heard"
    mood = main_mood(shots, question.moods)
    if mood not in entry.moods:
        return f"it lies nearest to what is {mood}"
    return (
        f"it suits {mood} {question.genre} pictures" if question.genre in entry.genres else f"it suits what is {mood}"
    )
