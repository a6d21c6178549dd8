"""Conversation: what a message in the chat wants."""

from __future__ import annotations

import re
from typing import Literal

from circletake.agents.director.changes.references import referred
from circletake.llm import Decided, Decision, Mind
from circletake.schema import Aids, Plan, Slate, Value

MessageKind = Literal["brief", "change", "make", "explain", "show", "plan", "undo", "small talk"]
"""brief: a new film. change: of the plan. make: shoot it. explain: why something is as it is. show: let see
shots. plan: tell the plan. undo: take the last change back. small talk: nothing to do."""


class MessageQuestion(Value):
    """A message, and what there is to speak of."""

    words: str
    plan: Plan | None = None


class Message(Value):
    """What a message wants, and of which shots."""

    kind: MessageKind
    slates: tuple[Slate, ...] = ()


_PATTERNS: tuple[tuple[MessageKind, str], ...] = (
    ("undo", r"(undo|take (that|it) back|revert|go back|rückgängig)\b.*"),
    ("make", r"(please |ok(ay)?,? |yes,? |now )*(make|shoot|render|produce|deliver|start|roll|run)( (it|the film|the "
             r"movie|this|that|everything|them|now))*( now| please| again)*"),
    ("make", r"(ok(ay)? )?(go|go ahead|go on|let'?s go|action|do it|yes|yes please|mach es|los)( now| please)?"),
    ("explain", r"(why|how come|how sure|explain|what went wrong|what happened|warum|wieso)\b.*"),
    ("show", r"(show|let me see|let'?s see|preview|look at|display|zeig)\b.*"),
    ("plan", r"(what('?s| is) (the )?plan|plan|list( the)? shots?|shot ?list|the shots|what do you have.*|how does it "
             r"look.*|tell me the (plan|story))"),
    ("small talk", r"(hi|hello|hey|hallo|thanks?( you)?|thank you.*|great|nice|cool|good|perfect|lovely|wow|danke)"),
)  # fmt: skip


def understand_message_by_rule(question: MessageQuestion, _aids: Aids) -> Message:
    """Tell by its first words what a message wants; what is none of it changes the plan, or is a brief."""
    words = " ".join(question.words.split()).strip(" .!?").lower()
    kind = next((kind for kind, pattern in _PATTERNS if re.fullmatch(pattern, words)), None)
    if question.plan is None:
        return Message(kind="small talk" if kind == "small talk" else "brief")
    if kind is None:
        return Message(kind="change")
    slates = referred(question.words, question.plan).slates if kind in ("explain", "show") else ()
    return Message(kind=kind, slates=slates)


def unusable_message(question: MessageQuestion, answer: Message) -> list[str]:
    """Tell what makes an answer unusable: talk of a plan or of shots that there are not."""
    if question.plan is None:
        return [] if answer.kind in ("brief", "small talk") else ["there is no plan yet: it is a brief, or small talk"]
    known = {shot.slate for shot in question.plan.shots}
    return [f"there is no shot {slate!r}" for slate in answer.slates if slate not in known]


UNDERSTAND_MESSAGE: Decision[MessageQuestion, Message] = Decision(
    name="understand_message",
    prompt="understand_message",
    question=MessageQuestion,
    answer=Message,
    house=understand_message_by_rule,
    check=unusable_message,
)


def read_message(words: str, plan: Plan | None, *, mind: Mind) -> Decided[Message]:
    """Decide what a message wants.

    Args:
        words: as the person wrote them.
        plan: what is planned so far, None while nothing is.
        mind: who decides.
    """
    return mind.decide(UNDERSTAND_MESSAGE, MessageQuestion(words=words, plan=plan))
