"""What language models cost, and the most that they may: in money and in tokens."""

from __future__ import annotations

import threading
from typing import NamedTuple

from circletake.schema import BriefError, BudgetExhausted


class Price(NamedTuple):
    """In US dollars a million tokens, as the person gave it."""

    tokens_in: float
    tokens_out: float

    def of(self, tokens_in: int, tokens_out: int) -> float:
        """Return what an exchange costs."""
        return (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / 1e6


class Reserved(NamedTuple):
    """What is set aside for an exchange."""

    money: float
    tokens: int


class Ledger:
    """Counts what was spent, and keeps it within the limits. Thread-safe."""

    def __init__(self, price: Price | None, max_cost: float | None, max_tokens: int | None = None) -> None:
        """Open a ledger.

        Args:
            price: of the model; None when it is not known.
            max_cost: the most that may be spent, in US dollars; None for no limit.
            max_tokens: the most tokens, read and written together; None for no limit.

        Raises:
            BriefError: there is a limit to the money, but no price to hold it by.
        """
        if max_cost is not None and price is None:
            raise BriefError(
                f"a limit of ${max_cost:g} can't be held: the price of this model is not known; give it in dollars a "
                "million tokens, read and written, such as --mind-price 2.5,10 (0,0 for a model of your own), "
                "limit tokens with --max-tokens, or set no limit"
            )
        self._price = price
        self._max_cost = max_cost
        self._max_tokens = max_tokens
        self._lock = threading.Lock()
        self._reserved = Reserved(0.0, 0)
        self._spent = Reserved(0.0, 0)

    @property
    def spent(self) -> float:
        """Return what was spent so far, in US dollars; 0 where no price is known."""
        return self._spent.money

    @property
    def tokens(self) -> int:
        """Return how many tokens were read and written so far, as the server counted them."""
        return self._spent.tokens

    def reserve(self, tokens_in: int, tokens_out: int) -> Reserved:
        """Set aside what an exchange of so many tokens may take.

        Raises:
            BudgetExhausted: it could go over a limit.
        """
        money, tokens = self._price.of(tokens_in, tokens_out) if self._price else 0.0, tokens_in + tokens_out
        with self._lock:
            gone = Reserved(self._spent.money + self._reserved.money, self._spent.tokens + self._reserved.tokens)
            if self._max_cost is not None and gone.money + money > self._max_cost:
                raise BudgetExhausted(
                    f"the next question could cost ${money:.4f}; ${gone.money:.4f} of ${self._max_cost:g} are spent"
                )
            if self._max_tokens is not None and gone.tokens + tokens > self._max_tokens:
                raise BudgetExhausted(
                    f"the next question could take {tokens:,} tokens; {gone.tokens:,} of {self._max_tokens:,} are spent"
                )
            self._reserved = Reserved(self._reserved.money + money, self._reserved.tokens + tokens)
        return Reserved(money, tokens)

    def settle(self, reserved: Reserved, tokens_in: int, tokens_out: int) -> float | None:
        """Book what an exchange did take, in place of what was set aside.

        Returns:
            What it cost in US dollars; None where no price is known.
        """
        cost = self._price.of(tokens_in, tokens_out) if self._price else None
        with self._lock:
            left = self._reserved
            self._reserved = Reserved(max(0.0, left.money - reserved.money), max(0, left.tokens - reserved.tokens))
            self._spent = Reserved(self._spent.money + (cost or 0.0), self._spent.tokens + tokens_in + tokens_out)
        return cost
