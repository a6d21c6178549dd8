"""Is a model server there, and what does it take? For the person, before a film hangs on it."""

from __future__ import annotations

import time
from typing import NamedTuple

from circletake.llm.asking import Asker, Spent
from circletake.llm.dialect import AnswerForm, Ask
from circletake.llm.eyesight import Eyesight
from circletake.llm.ledger import Ledger
from circletake.llm.server import ModelServer
from circletake.llm.strict_schema import strict_schema
from circletake.schema import CircletakeError, Value


class ServerReport(NamedTuple):
    """How a model server was found."""

    url: str
    model: str
    problem: str
    """What is wrong, and what to do; empty when questions are answered."""
    models: tuple[str, ...]
    """What the server lists; empty when it lists nothing."""
    form: AnswerForm | None
    """How closely it holds the model to a schema; None when it answered nothing."""
    seconds: float
    """From the first question to its answer."""
    sees: bool | None
    """Whether its model read an eye chart; None when that could not be told."""


class _Ready(Value):
    ready: bool


def check_server(server: ModelServer) -> ServerReport:
    """Ask a server for its models, and its model for one word; a busy one is not waited for."""
    listed, problem, form = _listed(server), "", None
    sees: bool | None = None
    began = time.perf_counter()
    asker = Asker(server, Ledger(None, None), backoff_s=())
    message = 'Answer with the JSON object {"ready": true} and nothing else.'
    ask = Ask("ready", [{"role": "user", "content": message}], strict_schema(_Ready), 1, 1000)
    try:
        reply = asker.ask(ask, Spent())
        form = asker.dialect.form
        if "{" not in reply.text:
            problem = f"the model answered {reply.text[:60]!r} where a JSON object was asked for"
        seconds = time.perf_counter() - began
        if not problem:
            sees = _sees(asker, server)
    except CircletakeError as error:
        problem, seconds = str(error), time.perf_counter() - began
    if problem and listed and server.model not in listed:
        problem += f"; the server lists {', '.join(listed[:8])}"
    return ServerReport(server.url, server.model, problem, listed, form, seconds, sees)


def _sees(asker: Asker, server: ModelServer) -> bool | None:
    try:
        return Eyesight(asker, server, None).sees
    except CircletakeError:
        return None


def _listed(server: ModelServer) -> tuple[str, ...]:
    try:
        return server.models()
    except CircletakeError:
        return ()
