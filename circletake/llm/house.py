"""The mind that needs no language model."""

from __future__ import annotations

from collections.abc import Callable

from circletake.llm.decision import HOUSE, A, Decided, Decision, Q, by_house_rule
from circletake.schema import Aids


class HouseRules:
    """Decides everything by the house rules: no key, no network, the same answer every time."""

    name = HOUSE
    sees = False

    def __init__(self, aids: Aids) -> None:
        self._aids = aids

    def decide(
        self, decision: Decision[Q, A], question: Q, *, on_text: Callable[[str], None] | None = None
    ) -> Decided[A]:
        """Answer by the house rule."""
        return by_house_rule(decision, question, self._aids, because=None, on_text=on_text)
