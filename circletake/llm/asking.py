"""Asking a model server: within the budget, in a form that it takes, and with patience."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from circletake.llm.dialect import Ask, Dialect, body, simpler
from circletake.llm.eyes import TOKENS_A_PICTURE, without_pictures
from circletake.llm.faults import NoAnswer, NotUnderstood, ServerBusy
from circletake.llm.ledger import Ledger
from circletake.llm.reply import Reply
from circletake.llm.server import ModelServer
from circletake.schema import DecisionRecord

BACKOFF_S = (1.0, 4.0, 15.0)
"""Pauses before a busy server is asked again, where it does not say how long it wants."""
LONGEST_PAUSE_S = 90.0
"""A server that wants a longer pause is not waited for."""
PATIENCE_S = 240.0
"""A server that was waited for so long is not asked again."""
_BYTES_A_TOKEN = 2
"""Fewer than in any common language, so that a question is never thought too cheap."""


def tokens_at_most(body: dict[str, Any]) -> int:
    """Return more tokens than the body of a question has."""
    messages, pictures = without_pictures(body["messages"])
    return len(json.dumps({**body, "messages": messages}).encode()) // _BYTES_A_TOKEN + pictures * TOKENS_A_PICTURE


class Spent:
    """What one decision took so far."""

    def __init__(self) -> None:
        self.answers = 0
        self._tokens_in = self._tokens_out = 0
        self._cost: float | None = None
        self._counted = True

    def book(self, tokens_in: int, tokens_out: int, cost: float | None, *, counted: bool) -> None:
        """Add one answer; `counted` False where its tokens are estimated."""
        self.answers += 1
        self._counted &= counted
        self._tokens_in += tokens_in
        self._tokens_out += tokens_out
        if cost is not None:
            self._cost = (self._cost or 0.0) + cost

    def take_over(self, other: Spent) -> None:
        """Add what another account holds, but for its answers."""
        self._tokens_in += other._tokens_in
        self._tokens_out += other._tokens_out
        self._counted &= other._counted
        if other._cost is not None:
            self._cost = (self._cost or 0.0) + other._cost

    def on(self, record: DecisionRecord) -> DecisionRecord:
        """Return a record with what was spent written on it."""
        return record.with_(
            attempts=max(1, self.answers),
            tokens_in=self._tokens_in,
            tokens_out=self._tokens_out,
            cost=self._cost,
            counted=self._counted,
        )


class Asker:
    """Puts questions to a server, and remembers in which form it takes them. Thread-safe."""

    def __init__(
        self,
        server: ModelServer,
        ledger: Ledger,
        *,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        check: Callable[[], None] = lambda: None,
        backoff_s: tuple[float, ...] = BACKOFF_S,
    ) -> None:
        """Prepare to ask.

        Args:
            server: whom.
            ledger: what is spent on it.
            pause: waits some seconds, at most one at a time.
            clock: tells the time in seconds.
            check: called between pauses; raises when the work was called off.
            backoff_s: pauses before each further attempt; none for a single one.
        """
        self.dialect = Dialect()
        self._server = server
        self._ledger = ledger
        self._pause = pause
        self._clock = clock
        self._check = check
        self._backoff_s = backoff_s

    def ask(self, ask: Ask, spent: Spent, on_text: Callable[[str], None] | None = None) -> Reply:
        """Put a question.

        Args:
            ask: the question.
            spent: takes what it costs.
            on_text: takes the answer as far as it has come, again and again, where the server sends it so.

        Raises:
            BriefError: the key, the model or the URL is wrong.
            ServerBusy: the server was lost, or wants to be left alone for too long.
            NoAnswer: it takes the question in no form, or answered with something else.
            BudgetExhausted: the question could cost more than is left.
        """
        dialect = self.dialect
        while True:
            try:
                reply = self._patiently(ask, dialect, spent, on_text)
            except NotUnderstood as complaint:
                relaxed = simpler(dialect, str(complaint))
                if relaxed is None:
                    raise NoAnswer(f"the server takes the question in no form: {complaint}") from complaint
                dialect = relaxed
            else:
                self.dialect = dialect
                return reply

    def _patiently(self, ask: Ask, dialect: Dialect, spent: Spent, on_text: Callable[[str], None] | None) -> Reply:
        began = self._clock()
        for pause in (*self._backoff_s, None):
            try:
                return self._paid(ask, dialect, spent, on_text)
            except ServerBusy as busy:
                wanted = pause if busy.retry_after_s is None else busy.retry_after_s
                tired = self._clock() - began > PATIENCE_S
                if pause is None or wanted is None or wanted > LONGEST_PAUSE_S or tired:
                    raise
                self._wait(wanted)
        raise AssertionError("the last attempt returns or raises")

    def _paid(self, ask: Ask, dialect: Dialect, spent: Spent, on_text: Callable[[str], None] | None) -> Reply:
        said = body(ask, dialect)
        tokens = tokens_at_most(said)
        reserved = self._ledger.reserve(tokens, ask.max_tokens)
        tokens_in = tokens_out = 0
        try:
            reply = self._server.ask(said, on_text if "stream" in said else None)
            # A server that does not count is thought to have read and written as much as it can have.
            tokens_in = reply.tokens_in if reply.counted else tokens
            tokens_out = reply.tokens_out if reply.counted else len(reply.text.encode()) // _BYTES_A_TOKEN
        finally:
            cost = self._ledger.settle(reserved, tokens_in, tokens_out)
        spent.book(tokens_in, tokens_out, cost, counted=reply.counted)
        return reply

    def _wait(self, seconds: float) -> None:
        while seconds > 0:
            self._check()
            self._pause(min(1.0, seconds))
            seconds -= 1.0
