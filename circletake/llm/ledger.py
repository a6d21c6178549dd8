"""What hosted models cost, and the most that they may."""

from __future__ import annotations

import re
import threading
from typing import NamedTuple

from circletake.schema import BriefError, BudgetExhausted


class Price(NamedTuple):
    """In US dollars a million tokens."""

    tokens_in: float
    tokens_out: float

    def of(self, tokens_in: int, tokens_out: int) -> float:
        """Return what an exchange costs."""
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / 1e6


FREE = Price(0.0, 0.0)

PRICES = {
    "gpt-4o": Price(2.50, 10.00),
    "gpt-4o-mini": Price(0.15, 0.60),
    "gpt-4.1": Price(2.00, 8.00),
    "gpt-4.1-mini": Price(0.40, 1.60),
    "gpt-4.1-nano": Price(0.10, 0.40),
    "gpt-5": Price(1.25, 10.00),
    "gpt-5-mini": Price(0.25, 2.00),
    "gpt-5-nano": Price(0.05, 0.40),
    "o3": Price(2.00, 8.00),
    "o4-mini": Price(1.10, 4.40),
}
"""OpenAI's list prices as of June 2026, cached input not counted as cheaper; without a promise."""

_SNAPSHOT = re.compile(r"-\d{4}-\d{2}-\d{2}$")


def known_price(model: str, *, openai: bool, local: bool) -> Price | None:
    """Return a model's price: none on this machine, OpenAI's where it is listed; None when not known."""
    if local:
        return FREE
    return PRICES.get(_SNAPSHOT.sub("", model)) if openai else None


class Ledger:
    """Counts what was spent, and keeps it within a limit. Thread-safe."""

    def __init__(self, price: Price | None, max_cost: float | None) -> None:
        """Open a ledger.

        Raises:
            BriefError: there is a limit, but no price to hold it by.
        """
        if max_cost is not None and price is None:
            raise BriefError(
                f"a limit of ${max_cost:g} can't be held: the price of this model is not known; "
                "give its price a million tokens, or set no limit"
            )
        self._price = price
        self._max_cost = max_cost
        self._lock = threading.Lock()
        self._reserved = 0.0
        self._spent = 0.0

    @property
    def spent(self) -> float:
        """Return what was spent so far, in US dollars; 0 where no price is known."""
        return self._spent

    def reserve(self, tokens_in: int, tokens_out: int) -> float:
        """Set money aside for an exchange that may cost so many tokens, and return how much.

        Raises:
            BudgetExhausted: it could go over the limit.
        """
        needed = self._price.of(tokens_in, tokens_out) if self._price else 0.0
        with self._lock:
            if self._max_cost is not None and self._spent + self._reserved + needed > self._max_cost:
                raise BudgetExhausted(
                    f"the next question could cost ${needed:.4f}; ${self._spent + self._reserved:.4f} "
                    f"of ${self._max_cost:g} are spent"
                )
            self._reserved += needed
        return needed

    def settle(self, reserved: float, tokens_in: int, tokens_out: int) -> float | None:
        """Book what an exchange did cost, in place of what was set aside; None where no price is known."""
        cost = self._price.of(tokens_in, tokens_out) if self._price else None
        with self._lock:
            self._reserved = max(0.0, self._reserved - reserved)
            self._spent += cost or 0.0
        return cost
