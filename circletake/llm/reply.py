"""What comes back from a model server: a chat completion, or anything at all."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from circletake.llm.faults import NoAnswer, brief


class Reply(NamedTuple):
    """What a model said."""

    text: str
    refusal: str
    """Why it would not answer; empty when it did."""
    finish: str
    """Why it ended: `stop`, `length` ..."""
    tokens_in: int
    tokens_out: int


def json_object(content: bytes) -> dict[str, Any]:
    """Read a JSON object.

    Raises:
        NoAnswer: it is something else; the message shows the beginning.
    """
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        shown = brief(content[:200].decode(errors="replace"))
        raise NoAnswer(f"the server's answer is not JSON but {shown!r}") from None
    if not isinstance(data, dict):
        raise NoAnswer(f"the server's answer is not a chat completion but {brief(repr(data))}")
    return data


def read_reply(content: bytes) -> Reply:
    """Read a chat completion, as far as it can be believed.

    Raises:
        NoAnswer: it is none, or holds no message.
    """
    data = json_object(content)
    choices = data.get("choices")
    if not (isinstance(choices, list) and choices and isinstance(choices[0], dict)):
        raise NoAnswer(f"the server's answer has no choices ({brief(json.dumps(data.get('error', data)))})")
    message = choices[0].get("message")
    if not isinstance(message, dict):
        raise NoAnswer("the server's answer has a choice without a message")
    refusal, finish = message.get("refusal"), str(choices[0].get("finish_reason"))
    if not refusal and finish == "content_filter":
        refusal = "its content filter stopped it"
    usage = data.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return Reply(
        _text(message.get("content")),
        brief(str(refusal)) if refusal else "",
        finish,
        _count(usage.get("prompt_tokens")),
        _count(usage.get("completion_tokens")),
    )


def _text(content: Any) -> str:
    """Return a message's text; some servers send it in parts."""
    if isinstance(content, list):
        return "".join(_text(part.get("text")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _count(tokens: Any) -> int:
    return tokens if isinstance(tokens, int) and 0 <= tokens < 10**9 else 0
