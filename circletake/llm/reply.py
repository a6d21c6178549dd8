"""What comes back from a model server: a chat completion, or anything at all."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from circletake.llm.faults import NoAnswer, ServerBusy, brief


class Reply(NamedTuple):
    """What a model said."""

    text: str
    refusal: str
    """Why it would not answer; empty when it did."""
    finish: str
    """Why it ended: `stop`, `length` ..."""
    tokens_in: int
    tokens_out: int
    counted: bool
    """False when the server did not tell how many tokens those are."""


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
    return Reply(_text(message.get("content")), brief(str(refusal)) if refusal else "", finish, *_usage(data))


class StreamedReply:
    """A chat completion that comes in pieces, as server-sent events."""

    def __init__(self) -> None:
        self.text = ""
        """What it says so far."""
        self._refusal = ""
        self._finish = ""
        self._usage = _Usage(0, 0, False)
        self._begun = self._ended = False

    def take(self, line: str) -> None:
        """Take a line of the stream.

        Raises:
            NoAnswer: it is none, or says that something went wrong.
        """
        field, _, data = line.partition(":")
        if field != "data" or not data.strip():
            return
        if data.strip() == "[DONE]":
            self._ended = True
            return
        piece = json_object(data.encode())
        if piece.get("error"):
            raise NoAnswer(f"the server broke its answer off ({brief(json.dumps(piece['error']))})")
        if isinstance(piece.get("usage"), dict):
            self._usage = _usage(piece)
        choices = piece.get("choices")
        if isinstance(choices, list) and choices and isinstance(choices[0], dict):
            self._add(choices[0])

    def reply(self) -> Reply:
        """Return the whole reply.

        Raises:
            NoAnswer: nothing of one came.
            ServerBusy: its end did not come.
        """
        if not self._begun:
            raise NoAnswer("the server's answer is not a chat completion but a stream without one")
        if not (self._ended or self._finish):
            raise ServerBusy("the server broke its answer off in the middle")
        refusal = self._refusal or ("its content filter stopped it" if self._finish == "content_filter" else "")
        return Reply(self.text, brief(refusal), self._finish or "stop", *self._usage)

    def _add(self, choice: dict[str, Any]) -> None:
        delta = choice.get("delta")
        if isinstance(delta, dict):
            self._begun = True
            self.text += _text(delta.get("content"))
            self._refusal += _text(delta.get("refusal"))
        if isinstance(choice.get("finish_reason"), str):
            self._finish = choice["finish_reason"]


class _Usage(NamedTuple):
    tokens_in: int
    tokens_out: int
    counted: bool


def _usage(data: dict[str, Any]) -> _Usage:
    usage = data.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    read, written = _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens"))
    return _Usage(read or 0, written or 0, read is not None and written is not None)


def _text(content: Any) -> str:
    """Return a message's text; some servers send it in parts."""
    if isinstance(content, list):
        return "".join(_text(part.get("text")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _count(tokens: Any) -> int | None:
    return tokens if isinstance(tokens, int) and 0 < tokens < 10**9 else None
