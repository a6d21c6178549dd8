"""Dialects: in which form a server takes questions. It starts with the strictest, and learns."""

from __future__ import annotations

import re
from typing import Any, Literal, NamedTuple

from circletake.llm.conversation import Messages, with_schema
from circletake.llm.strict_schema import StrictSchema

AnswerForm = Literal["json_schema", "json_object", "text"]
"""json_schema: the server holds the model to the schema. json_object: to JSON. text: to nothing."""

_SIMPLER: dict[AnswerForm, AnswerForm] = {"json_schema": "json_object", "json_object": "text"}


class Dialect(NamedTuple):
    """What a server was found to take."""

    form: AnswerForm = "json_schema"
    temperature: bool = True
    seed: bool = True
    limit: Literal["max_completion_tokens", "max_tokens", ""] = "max_completion_tokens"
    """What it calls the most tokens that an answer may have; empty when it takes no such limit."""
    stream: Literal["with usage", "plain", ""] = "with usage"
    """How it sends an answer while it writes it; empty when it does not."""


class Ask(NamedTuple):
    """A question to a model, whatever the dialect."""

    name: str
    messages: Messages
    schema: StrictSchema
    seed: int
    max_tokens: int
    """The most that the answer may have."""
    stream: bool = False
    """Send the answer while it is written, where the server can."""


def body(ask: Ask, dialect: Dialect) -> dict[str, Any]:
    """Return the body of a chat completion request, but for the model's name."""
    said: dict[str, Any] = {"messages": ask.messages}
    if dialect.form == "json_schema":
        name = re.sub(r"[^a-zA-Z0-9_-]", "_", ask.name)[:64]
        schema = {"name": name, "schema": ask.schema.schema, "strict": ask.schema.strict}
        said["response_format"] = {"type": "json_schema", "json_schema": schema}
    else:
        said["messages"] = with_schema(ask.messages, ask.schema.schema)
    if dialect.form == "json_object":
        said["response_format"] = {"type": "json_object"}
    if dialect.temperature:
        said["temperature"] = 0
    if dialect.seed:
        said["seed"] = ask.seed
    if dialect.limit:
        said[dialect.limit] = ask.max_tokens
    if ask.stream and dialect.stream:
        said["stream"] = True
        if dialect.stream == "with usage":
            said["stream_options"] = {"include_usage": True}
    return said


def simpler(dialect: Dialect, complaint: str) -> Dialect | None:
    """Return the dialect to try after a server has refused one; None when there is none left.

    What the complaint names is left out; when it names nothing, the answer's form is relaxed.
    """
    if dialect.temperature and "temperature" in complaint:
        return dialect._replace(temperature=False)
    if dialect.seed and re.search(r"\bseed\b", complaint):
        return dialect._replace(seed=False)
    if dialect.limit and re.search(r"\bmax_(completion_)?tokens\b", complaint):
        return dialect._replace(limit="max_tokens" if dialect.limit == "max_completion_tokens" else "")
    if dialect.stream and re.search(r"\bstream", complaint):
        return dialect._replace(stream="plain" if "stream_options" in complaint and dialect.stream != "plain" else "")
    if dialect.form in _SIMPLER:
        return dialect._replace(form=_SIMPLER[dialect.form])
    return None
