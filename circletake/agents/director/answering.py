"""Answering: what a person who asks about the film is told, in their own language and read as it is written."""

from __future__ import annotations

import re
from collections.abc import Callable

from circletake.llm import Decided, Decision, Mind
from circletake.schema import Aids, Plan, Value

_LONGEST = 4000
_SLATE = re.compile(r"\b[0-9]{1,3}[A-Z]{1,2}\b")


class AnswerQuestion(Value):
    """A message that wants to be told something, and what is true."""

    words: str
    facts: str
    """Everything that can be said to it: measured, planned or known."""
    plan: Plan | None = None


class SpokenAnswer(Value):
    """What the person is told."""

    text: str


def answer_by_rule(question: AnswerQuestion, _aids: Aids) -> SpokenAnswer:
    """Tell the facts as they stand."""
    return SpokenAnswer(text=question.facts)


def unusable_answer(question: AnswerQuestion, answer: SpokenAnswer) -> list[str]:
    """Tell what makes an answer unusable: nothing said, too much said, or shots that there are not."""
    if not answer.text.strip():
        return ["text: is empty"]
    complaints = [f"text: has {len(answer.text)} characters, at most {_LONGEST}"] if len(answer.text) > _LONGEST else []
    said_of = f"{question.words} {question.facts}"
    known = {shot.slate for shot in question.plan.shots} if question.plan is not None else set()
    strangers = [one for one in dict.fromkeys(_SLATE.findall(answer.text)) if one not in known and one not in said_of]
    return complaints + [f"text: there is no shot {one!r}" for one in strangers]


ANSWER_MESSAGE: Decision[AnswerQuestion, SpokenAnswer] = Decision(
    name="answer_message",
    prompt="answer_message",
    question=AnswerQuestion,
    answer=SpokenAnswer,
    house=answer_by_rule,
    check=unusable_answer,
)


def answer_message(
    words: str, facts: str, plan: Plan | None, *, mind: Mind, on_text: Callable[[str], None] | None = None
) -> Decided[SpokenAnswer]:
    """Decide how a person is answered.

    Args:
        words: what they said.
        facts: what is true and was asked for.
        plan: what is planned so far, None while nothing is.
        mind: who decides.
        on_text: takes the answer as far as it is written, again and again.
    """
    return mind.decide(ANSWER_MESSAGE, AnswerQuestion(words=words, facts=facts, plan=plan), on_text=on_text)
