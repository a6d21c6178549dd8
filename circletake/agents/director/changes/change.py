"""A change in words, from the message to the new plan."""

from __future__ import annotations

from circletake.agents.director.changes.applying import apply_edits
from circletake.agents.director.changes.edits import Edit, Retake
from circletake.agents.director.changes.understanding import UNDERSTAND_CHANGE, ChangeQuestion
from circletake.llm import Decided, Mind
from circletake.schema import Plan, Question, Slate, Value, Vocabulary


class Changed(Value):
    """What came of a person's words."""

    plan: Plan
    """As it is now; as it was, when there is a question."""
    summary: str
    """What changed, in a sentence or two."""
    question: Question | None = None
    """What must be asked first."""
    retake: tuple[Slate, ...] = ()
    """Shots to be taken again although nothing about them has changed."""
    edits: tuple[Edit, ...] = ()


def apply_change(plan: Plan, words: str, *, vocabulary: Vocabulary, mind: Mind) -> Decided[Changed]:
    """Change a plan as a person's words ask.

    Args:
        plan: The plan as it is.
        words: Such as `make shot 3 at night, in the rain`.
        vocabulary: What the first picture back-end can show.
        mind: Who reads the words.

    Returns:
        The new plan and what changed, or the old one and a question; who decided.
    """
    decided = mind.decide(UNDERSTAND_CHANGE, ChangeQuestion(plan=plan, words=words, vocabulary=vocabulary))
    request = decided.answer
    if request.question is not None or not request.edits:
        asked = request.question or Question(topic="change", text="What should be changed?")
        return Decided(Changed(plan=plan, summary=asked.text, question=asked), decided.record)
    applied = apply_edits(plan, request.edits)
    again = tuple(slate for edit in request.edits if isinstance(edit, Retake) for slate in edit.slates)
    return Decided(Changed(plan=applied.plan, summary=applied.done, retake=again, edits=request.edits), decided.record)
