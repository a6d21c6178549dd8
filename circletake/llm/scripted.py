"""The mind that says what it was told to say."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from circletake.llm.answer import Unusable, read_answer
from circletake.llm.decision import A, Decided, Decision, Q, by_house_rule, first_text, slate_of
from circletake.schema import Aids, DecisionRecord, Value

ScriptedAnswer = Value | dict[str, Any] | str | Callable[[Any], Value | dict[str, Any] | str]
"""A value, its fields, the raw text that a language model would send, or a function of the question that
returns one of these."""


class ScriptedMind:
    """Answers from a script, by decision name and in order; where the script ends, by the house rule.

    A scripted answer goes through the same reading and checking as a language model's, so a script can
    hold bad answers too. Thread-safe.
    """

    name = "scripted"

    def __init__(self, answers: Mapping[str, Sequence[ScriptedAnswer]], aids: Aids, *, sees: bool = False) -> None:
        """Prepare a script.

        Args:
            answers: lines by decision name.
            aids: what house rules look things up in.
            sees: whether the script plays somebody with eyes.
        """
        self.sees = sees
        self._lines = {name: deque(lines) for name, lines in answers.items()}
        self._aids = aids
        self._lock = threading.Lock()

    def decide(
        self, decision: Decision[Q, A], question: Q, *, on_text: Callable[[str], None] | None = None
    ) -> Decided[A]:
        """Answer with the next line of the script; by the house rule where it has none, or a bad one."""
        with self._lock:
            lines = self._lines.get(decision.name)
            line = lines.popleft() if lines else None
        if line is None:
            because = "the script has no answer for it"
            return by_house_rule(decision, question, self._aids, because=because, on_text=on_text)
        said = line(question) if callable(line) else line
        read = read_answer(decision, question, _as_text(said))
        if isinstance(read, Unusable):
            reason = f"the scripted answer is unusable: {read.reason}"
            return by_house_rule(decision, question, self._aids, because=reason, on_text=on_text)
        if on_text is not None:
            on_text(first_text(read))
        record = DecisionRecord(decision=decision.name, by=self.name, slate=slate_of(question))
        return Decided(read, record)


def _as_text(said: Value | dict[str, Any] | str) -> str:
    if isinstance(said, str):
        return said
    return said.model_dump_json() if isinstance(said, Value) else json.dumps(said)
