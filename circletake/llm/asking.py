"""Asking a model server: within the budget, in a form that it takes, and with patience."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from circletake.llm.dialect import Ask, Dialect, body, simpler
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


class Spent:
    """What one decision took so far."""

    def __init__(self) -> None:
        self.answers = 0
        self._tokens_in = self._tokens_out = 0
        self._cost: float | None = None

    def book(self, reply: Reply, cost: float | None) -> None:
        """Add one answer."""
        self.answers += 1
        self._tokens_in += reply.tokens_in
        self._tokens_out += reply.tokens_out
        if cost is not None:
            self._cost = (self._cost or 0.0) + cost

    def on(self, record: DecisionRecord) -> DecisionRecord:
        """Return a record with what was spent written on it."""
        return record.with_(
            attempts=max(1, self.answers),
            tokens_in=self._tokens_in,
            tokens_out=self._tokens_out,
            cost=self._cost,
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

    def ask(self, ask: Ask, spent: Spent) -> Reply:
        """Put a question.

        Raises:
            BriefError: the key, the model or the URL is wrong.
            ServerBusy: the server was lost, or wants to be left alone for too long.
            NoAnswer: it takes the question in no form, or answered with something else.
            BudgetExhausted: the question could cost more than is left.
        """
        dialect = self.dialect
        while True:
            try:
                reply = self._patiently(ask, dialect, spent)
            except NotUnderstood as complaint:
                relaxed = simpler(dialect, str(complaint))
                if relaxed is None:
                    raise NoAnswer(f"the server takes the question in no form: {complaint}") from complaint
                dialect = relaxed
            else:
                self.dialect = dialect
                return reply

    def _patiently(self, ask: Ask, dialect: Dialect, spent: Spent) -> Reply:
        began = self._clock()
        for pause in (*self._backoff_s, None):
            try:
                return self._paid(ask, dialect, spent)
            except ServerBusy as busy:
                wanted = pause if busy.retry_after_s is None else busy.retry_after_s
                tired = self._clock() - began > PATIENCE_S
                if pause is None or wanted is None or wanted > LONGEST_PAUSE_S or tired:
                    raise
                self._wait(wanted)
        raise AssertionError("the last attempt returns or raises")

    def _paid(self, ask: Ask, dialect: Dialect, spent: Spent) -> Reply:
        said = body(ask, dialect)
        reserved = self._ledger.reserve(len(json.dumps(said).encode()) // _BYTES_A_TOKEN, ask.max_tokens)
        tokens = (0, 0)
        try:
            reply = self._server.ask(said)
            tokens = (reply.tokens_in, reply.tokens_out)
        finally:
            cost = self._ledger.settle(reserved, *tokens)
        spent.book(reply, cost)
        return reply

    def _wait(self, seconds: float) -> None:
        while seconds > 0:
            self._check()
            self._pause(min(1.0, seconds))
            seconds -= 1.0
