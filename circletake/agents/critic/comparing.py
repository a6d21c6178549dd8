"""Two takes held against each other by a mind with eyes, in both orders."""

from __future__ import annotations

from typing import Literal

from circletake.llm import Decided, Decision, Mind
from circletake.schema import Aids, Artifact, Comparison, DecisionRecord, Shot, TakeScore, Value

_MOST_STILLS = 3


class TakesQuestion(Value):
    """Two takes of one shot. `stills` are those of the first take, then those of the second, as many of each."""

    shot: Shot
    first: TakeScore
    second: TakeScore
    stills: tuple[Artifact, ...]


class TakesAnswer(Value):
    """Which of the two shows the shot better."""

    better: Literal["first", "second", "alike"]
    why: str
    """What is seen that decides it, in a sentence."""


def compare_by_rule(question: TakesQuestion, _aids: Aids) -> TakesAnswer:
    """Compare by score."""
    one, other = question.first.score, question.second.score
    if one == other:
        return TakesAnswer(better="alike", why=f"Both score {one:.2f}.")
    better: Literal["first", "second"] = "first" if one > other else "second"
    return TakesAnswer(better=better, why=f"It scores {max(one, other):.2f} against {min(one, other):.2f}.")


def unusable_comparison(_question: TakesQuestion, answer: TakesAnswer) -> list[str]:
    """Tell what makes a comparison unusable: no reason."""
    return [] if answer.why.strip() else ["why is empty: say what is seen that decides it"]


COMPARE_TAKES: Decision[TakesQuestion, TakesAnswer] = Decision(
    name="compare_takes",
    prompt="compare_takes",
    question=TakesQuestion,
    answer=TakesAnswer,
    house=compare_by_rule,
    check=unusable_comparison,
    images=lambda question: question.stills,
)


def compare_takes(
    shot: Shot, one: TakeScore, other: TakeScore, mind: Mind
) -> tuple[Comparison, tuple[DecisionRecord, ...]]:
    """Hold two takes against each other in both orders; only what holds in both counts.

    Judges of pairs favour a place, the first or the second, whatever stands there. So each pair is shown twice, and
    where the order decides, nothing is decided.

    Args:
        shot: What is to be seen.
        one: A take with stills.
        other: Another take with stills.
        mind: Who looks.
    """
    there = mind.decide(COMPARE_TAKES, _question(shot, one, other))
    back = mind.decide(COMPARE_TAKES, _question(shot, other, one))
    better = {_named(there, one, other), _named(back, other, one)}
    agreed = better.pop() if len(better) == 1 else None
    why = (
        there.answer.why
        if agreed is not None or there.answer.better == back.answer.better == "alike"
        else (f"The order decided: {there.answer.why} / {back.answer.why}")
    )
    return Comparison(first=one.take, second=other.take, better=agreed, why=why), (there.record, back.record)


def _question(shot: Shot, first: TakeScore, second: TakeScore) -> TakesQuestion:
    each = min(len(first.stills), len(second.stills), _MOST_STILLS)
    return TakesQuestion(shot=shot, first=first, second=second, stills=(*first.stills[:each], *second.stills[:each]))


def _named(decided: Decided[TakesAnswer], first: TakeScore, second: TakeScore) -> int | None:
    return {"first": first.take, "second": second.take, "alike": None}[decided.answer.better]
