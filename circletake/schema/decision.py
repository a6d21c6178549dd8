"""Decision records, memory and lexicon: what agents may ask for, and what is written of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, Protocol

from circletake.schema.base import Document, Value
from circletake.schema.vocabulary import Match, TermKind


class DecisionRecord(Value):
    """Who decided what, and how it went."""

    decision: str
    by: str
    """`house rules`, `scripted`, or `openai:MODEL`."""
    attempts: int = 1
    fell_back: str | None = None
    """Why the house rule decided in place of the mind that was asked; None when it did not."""
    slate: str | None = None
    tokens_in: int = 0
    tokens_out: int = 0
    counted: bool = True
    """False where the server did not count tokens, and they are estimated from above."""
    cost: float | None = None
    """In US dollars; None where the price is not known."""
    cached: bool = False


def cost_of(records: Iterable[DecisionRecord]) -> float | None:
    """Return what decisions cost together, in US dollars; None where some were paid for at a price not known."""
    costs = [(record.tokens_in + record.tokens_out, record.cost) for record in records]
    if any(tokens and cost is None for tokens, cost in costs):
        return None
    return sum(cost or 0.0 for _, cost in costs)


class Lexicon(Protocol):
    """Matches words by meaning to what a picture back-end can show."""

    def nearest(self, word: str, kinds: tuple[TermKind, ...] = ()) -> Match:
        """Return the nearest term of these kinds (all, when empty)."""


RecollectionKind = Literal["identity", "motif", "grammar", "lesson"]
"""identity: somebody of an earlier bible. motif: a leitmotif. grammar: how a situation is usually shot.
lesson: what the critic learnt of a back-end."""


class Recollection(Document):
    """Something remembered."""

    kind: RecollectionKind
    text: str
    """What it is found by."""
    data: str
    """A schema value as JSON."""
    distance: float = 0.0
    """From what was asked: 0 the same, 1 nothing in common."""


class Memory(Protocol):
    """The production memory."""

    def recall(self, kind: RecollectionKind, text: str, n: int = 3) -> tuple[Recollection, ...]:
        """Return the nearest recollections, nearest first."""

    def remember(self, recollections: tuple[Recollection, ...]) -> None:
        """Keep these; the same kind and text replace what was kept before."""


class Aids(NamedTuple):
    """What a house rule may look things up in."""

    lexicon: Lexicon
    memory: Memory
