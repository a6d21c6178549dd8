"""Progress: what a production tells while it works."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from circletake.schema.base import Value

EventKind = Literal["step", "tool", "decision", "verdict", "note", "words", "file", "done"]
"""step: a graph node began or ended. tool: a tool call began, moved on or ended. decision: an agent decided.
verdict: the critic judged. note: something worth telling. words: an answer to a person,
as far as it is written. file: a file was delivered. done: the end."""


class Event(Value):
    """Something that happened."""

    kind: EventKind
    name: str
    """The node, tool, decision or file."""
    text: str = ""
    slate: str | None = None
    share: float | None = None
    """How far, 0 to 1; None when that is not known."""
    cached: bool = False
    """True when the result was there already."""
    seconds: float | None = None


OnEvent = Callable[[Event], None]


def ignore(_event: Event) -> None:
    """Take an event and do nothing."""
