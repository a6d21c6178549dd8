"""Lengths: how many shots a film has, and how its frames are shared out among them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from circletake.agents.director.setups import Setup
from circletake.agents.director.speaking import lines_seconds
from circletake.schema import BriefReading, Choice, Form, Mood, ShotSize

FEWEST_SHOTS = 4
MOST_SHOTS_SHORT = 12
SHORT_S = Fraction(75)
"""Films up to this length have at most twelve shots."""

_PACE: dict[Form, float] = {
    "film": 3.7, "trailer": 2.5, "commercial": 2.8, "documentary": 4.4, "music video": 2.8, "explainer": 4.0,
    "title sequence": 3.2,
}  # fmt: skip
"""Seconds a shot lasts, as a rule."""
_QUICK_S = 3.0
"""Seconds a shot must have on average where a rich story asks for more shots than the mood."""
_MOOD_PACE: dict[Mood, float] = {
    "calm": 1.4, "dreamy": 1.3, "wistful": 1.2, "melancholy": 1.25, "lonely": 1.25, "tender": 1.15, "romantic": 1.15,
    "wondrous": 1.1, "hopeful": 1.0, "joyful": 0.9, "playful": 0.85, "comic": 0.8, "mysterious": 1.1, "tense": 0.8,
    "scary": 0.95, "dark": 1.1, "epic": 0.95, "triumphant": 0.9,
}  # fmt: skip
_SIZE_PACE: dict[ShotSize, float] = {
    "extreme wide": 1.1, "wide": 1.1, "full": 1.0, "medium": 0.95, "close-up": 0.8, "extreme close-up": 0.65,
}  # fmt: skip
_EVENNESS = 0.8
"""Below 1 lengths are drawn towards each other: no shot outstays its picture."""
_USUAL_S: dict[Form, int] = {
    "film": 30, "trailer": 30, "commercial": 30, "documentary": 45, "music video": 40, "explainer": 40, "title "
    "sequence": 20,
}  # fmt: skip


class Length(NamedTuple):
    """How long the film is to be."""

    seconds: Fraction
    choice: Choice | None
    """What was chosen, when nobody said."""


def film_length(reading: BriefReading) -> Length:
    """Return the film's length: as the brief says, else what its story needs."""
    if reading.duration_s is not None:
        return Length(reading.duration_s, None)
    told = sum(1 for happening in reading.happenings if happening.verb != "be")
    spoken = sum((lines_seconds([line]) for line in reading.lines), Fraction(0))
    needed = math.ceil((4 * told + 8 + float(spoken)) / 5) * 5
    seconds = max(_USUAL_S[reading.form], min(60, needed)) if told > 2 else _USUAL_S[reading.form]
    choice = Choice(
        topic="length", chosen=f"{seconds} seconds", because="the brief names none, and its story needs about that"
    )
    return Length(Fraction(seconds), choice)


def shot_count(seconds: Fraction, reading: BriefReading, told: int = 0) -> int:
    """Return how many shots the film's length, form and mood ask for, and its story where there is time for it.

    Args:
        seconds: The film's length.
        reading: The brief.
        told: How many pictures the story needs at least.
    """
    mood: Mood = reading.moods[-1] if reading.moods else "calm"
    pace = min(5.0, max(2.0, _PACE[reading.form] * _MOOD_PACE[mood]))
    count = max(round(float(seconds) / pace), min(told + 2, math.floor(float(seconds) / _QUICK_S)))
    most = MOST_SHOTS_SHORT if seconds <= SHORT_S else max(MOST_SHOTS_SHORT, math.ceil(float(seconds) / 2.5))
    return max(FEWEST_SHOTS, min(most, count))


def most_shots(seconds: Fraction) -> int:
    """Return how many shots the film may have at most."""
    return MOST_SHOTS_SHORT if seconds <= SHORT_S else max(MOST_SHOTS_SHORT, math.ceil(float(seconds) / 2.5))


def share_frames(setups: Sequence[Setup], sizes: Sequence[ShotSize], frames: int, rate: Fraction) -> list[int]:
    """Share the film's frames out: time for every word first, then by weight, size and tension.

    Returns:
        Frames of each shot; they sum to `frames`, and none is below 1.
    """
    weights = [
        max(0.05, (setup.weight * _SIZE_PACE[size] * (1.15 - 0.35 * setup.moment.tension)) ** _EVENNESS)
        for setup, size in zip(setups, sizes, strict=True)
    ]
    least = [_least(setup, rate) for setup in setups]
    total = sum(least)
    if total > frames:
        return fit_exactly([max(1.0, frames * one / total) for one in least], frames)
    return fit_exactly(_above(weights, least, frames), frames)


def _least(setup: Setup, rate: Fraction) -> float:
    seconds = lines_seconds(setup.lines)
    if setup.titles:
        words = sum(len(title.text.split()) for title in setup.titles)
        seconds = max(seconds, Fraction(16, 10) + Fraction(words, 4))
    return max(1.0, float(seconds * rate))


def _above(weights: Sequence[float], least: Sequence[float], frames: int) -> list[float]:
    """Return lengths in proportion to the weights, none below its least, summing to the frames."""
    fixed: set[int] = set()
    while True:
        rest = frames - sum(least[at] for at in fixed)
        free = [at for at in range(len(weights)) if at not in fixed]
        scale = rest / sum(weights[at] for at in free) if free else 0.0
        short = [at for at in free if weights[at] * scale < least[at]]
        if not short:
            return [least[at] if at in fixed else weights[at] * scale for at in range(len(weights))]
        fixed.update(short)


def fit_exactly(lengths: Sequence[float], frames: int) -> list[int]:
    """Round lengths to whole frames that sum exactly, by largest remainder; none below 1."""
    scale = frames / sum(lengths)
    scaled = [length * scale for length in lengths]
    out = [max(1, math.floor(one)) for one in scaled]
    order = sorted(range(len(out)), key=lambda at: (-(scaled[at] - math.floor(scaled[at])), at))
    at = 0
    while sum(out) < frames:
        out[order[at % len(out)]] += 1
        at += 1
    while sum(out) > frames:
        longest = max(range(len(out)), key=lambda at: (out[at], -at))
        out[longest] -= 1
    return out
