"""Volume: how loud a cue is beside the film's others."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from circletake.agents.composer.crew.question import CueQuestion
from circletake.llm import Decision
from circletake.schema import Aids, Value

_REACH_DB = 14.0
"""A cue that is all tension beside one that has none differs by so much; what is between, by its share."""
_LOWEST_DB, _HIGHEST_DB = -6.0, 3.0


class Level(Value):
    """A cue's level, in dB beside the usual -20 LUFS."""

    level_db: Annotated[float, Field(ge=-12, le=6)]
    why: str


def level_by_rule(question: CueQuestion, _aids: Aids) -> Level:
    """Let quiet cues be quiet: a cue's level follows its mean tension beside the film's."""
    own = mean_tension(question)
    level = max(_LOWEST_DB, min(_HIGHEST_DB, _REACH_DB * (own - question.film_tension)))
    return Level(
        level_db=round(level, 1), why=f"its tension is {own:.2f} where the film's is {question.film_tension:.2f}"
    )


def mean_tension(question: CueQuestion) -> float:
    """Return a cue's mean tension by time."""
    frames = sum(one.span.frames for one in question.facts.sections) or 1
    return sum(one.tension * one.span.frames for one in question.facts.sections) / frames


def unusable_level(_question: CueQuestion, answer: Level) -> list[str]:
    """Tell what makes a level unusable: one at which the cue leaves the film's range."""
    if not _LOWEST_DB <= answer.level_db <= _HIGHEST_DB:
        return [f"level_db: {answer.level_db} leaves the film's range; stay from {_LOWEST_DB:g} to {_HIGHEST_DB:g}"]
    return []


LEVEL_CUE: Decision[CueQuestion, Level] = Decision(
    name="level_cue", prompt="score_volume", question=CueQuestion, answer=Level, house=level_by_rule,
    check=unusable_level,
)  # fmt: skip
