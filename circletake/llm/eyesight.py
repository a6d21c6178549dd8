"""Eyesight: whether a model sees pictures, as the settings say or as an eye chart shows."""

from __future__ import annotations

import threading

from circletake.llm.answer import fitting
from circletake.llm.asking import Asker, Spent
from circletake.llm.dialect import Ask
from circletake.llm.eyes import Chart, chart_messages, draw_chart, pick_chart
from circletake.llm.faults import NoAnswer
from circletake.llm.server import ModelServer
from circletake.llm.strict_schema import strict_schema
from circletake.schema import derive_seed

_ANSWER_TOKENS = 4000


class Eyesight:
    """What is known of a model's eyes. It is asked once, and only when somebody wants to know. Thread-safe.

    A chart that was read is proof. One that was read wrongly, or refused, means that the model is blind, and no
    picture is ever sent to it. Where the server was lost or the money spent, nothing was learnt: the fault goes on
    to whoever asked.
    """

    def __init__(self, asker: Asker, server: ModelServer, known: bool | None) -> None:
        self._asker = asker
        self._server = server
        self._known = known
        self._lock = threading.Lock()
        self._spent = Spent()
        self.why = "the settings say that it has no eyes"
        """Why it does not see."""

    @property
    def sees(self) -> bool:
        """Tell whether the model sees.

        Raises:
            BriefError, ServerBusy, BudgetExhausted: as `Asker.ask`.
        """
        with self._lock:
            if self._known is None:
                self._known = self._reads_chart()
            return self._known

    def book(self, spent: Spent) -> None:
        """Add what the eye chart cost to a decision's account, once."""
        with self._lock:
            spent.take_over(self._spent)
            self._spent = Spent()

    def _reads_chart(self) -> bool:
        chart = pick_chart(derive_seed("eye chart", self._server.url, self._server.model))
        messages = chart_messages(draw_chart(chart))
        ask = Ask("read_chart", messages, strict_schema(Chart), 1, _ANSWER_TOKENS)
        try:
            reply = self._asker.ask(ask, self._spent)
        except NoAnswer as error:
            self.why = f"it does not take them ({error})"
            return False
        read = fitting(Chart, reply.text)
        if read != chart:
            self.why = "it could not read an eye chart of four colours; --mind-eyes yes shows them all the same"
        return read == chart
