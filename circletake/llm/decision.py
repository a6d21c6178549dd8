"""The decision contract: a prompt file, an answer schema and a house rule, in one object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from circletake import prompts
from circletake.schema import Aids, Artifact, DecisionRecord, Digest, Value, canonical_json, content_digest

Q = TypeVar("Q", bound=Value)
A = TypeVar("A", bound=Value)

HOUSE = "house rules"


def no_complaints(_question: Any, _answer: Any) -> list[str]:
    """Find nothing wrong with an answer."""
    return []


def no_images(_question: Any) -> tuple[Artifact, ...]:
    """Need no pictures to answer."""
    return ()


@dataclass(frozen=True)
class Decision(Generic[Q, A]):
    """Something that an agent decides.

    The house rule is a pure function of the question and the aids. It answers every question without a
    complaint, or raises BriefError when only the person can go on.
    """

    name: str
    """Such as `plan_shots`; part of every key."""
    prompt: str
    """Name of the prompt file: `plan_shots` for `circletake/prompts/plan_shots.md`."""
    question: type[Q]
    answer: type[A]
    house: Callable[[Q, Aids], A]
    """What is decided when no language model is there, or none gave a usable answer."""
    check: Callable[[Q, A], list[str]] = no_complaints
    """Tells what makes an answer unusable although it fits the schema. A model is asked again with it."""
    images: Callable[[Q], tuple[Artifact, ...]] = no_images
    """The stills that must be seen to answer, in the order in which the prompt file counts them from 1. A mind
    without eyes is not asked: the house rule decides."""


class Decided(NamedTuple, Generic[A]):
    """An answer, and who gave it."""

    answer: A
    record: DecisionRecord


class Mind(Protocol):
    """Something that decides."""

    @property
    def name(self) -> str:
        """`house rules`, `scripted`, or `openai:MODEL`."""

    @property
    def sees(self) -> bool:
        """Tell whether it can look at pictures. The first time this may ask a model server."""

    def decide(
        self, decision: Decision[Q, A], question: Q, *, on_text: Callable[[str], None] | None = None
    ) -> Decided[A]:
        """Answer a question. May be called from many threads at once.

        Args:
            decision: what is to be decided.
            question: about what.
            on_text: takes what the answer's first text says so far, again and again while it grows; when an
                answer is thrown away, the next one begins anew. For answers that a person reads meanwhile.

        Raises:
            BriefError: only the person can go on: the brief, or the mind's own settings.
        """


def decision_key(mind: str, decision: Decision[Q, A], question: Q, seen: tuple[Digest, ...] = ()) -> str:
    """Return the key under which a mind's answer is kept: 64 hex digits.

    It changes with the mind, the prompt file, the answer's schema, the question, and the digests of the
    pictures that the mind looked at. The server's address, timeouts and prices are left out.
    """
    schema = canonical_json(decision.answer.model_json_schema())
    parts = [
        "decision",
        mind,
        decision.name,
        prompts.load(decision.prompt).digest,
        content_digest(schema),
        *seen,
    ]
    return content_digest(b"\x1f".join([*(part.encode() for part in parts), canonical_json(question)]))


def slate_of(question: Value) -> str | None:
    """Return the slate that a question is about: its `slate`, or that of its `shot`; None without one."""
    slate = getattr(question, "slate", None) or getattr(getattr(question, "shot", None), "slate", None)
    return slate if isinstance(slate, str) else None


def first_text(answer: Value) -> str:
    """Return an answer's first text, what `on_text` is told; empty when it has none."""
    return next((value for _, value in answer if isinstance(value, str)), "")


def by_house_rule(
    decision: Decision[Q, A],
    question: Q,
    aids: Aids,
    *,
    because: str | None,
    on_text: Callable[[str], None] | None = None,
) -> Decided[A]:
    """Decide by the house rule; `because` tells why, when another mind was asked."""
    answer = decision.house(question, aids)
    if on_text is not None:
        on_text(first_text(answer))
    record = DecisionRecord(decision=decision.name, by=HOUSE, fell_back=because, slate=slate_of(question))
    return Decided(answer, record)
