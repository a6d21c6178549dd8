"""Telling a client how far a call is: events from many threads become progress notifications, a few a second."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Self

from circletake.cli.progress.board import SAID
from circletake.schema import Event

Report = Callable[[float, float | None, str | None], Awaitable[None]]
_EVERY_S = 0.2


class Telling:
    """Passes on what events say while it is entered. Progress counts the steps, tool calls and verdicts that ended."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._count = 0
        self._text = ""

    def take(self, event: Event) -> None:
        """Take an event, from any thread."""
        text = _words(event)
        if text:
            self._text = text
        self._count += event.kind in ("step", "verdict") or (event.kind == "tool" and event.seconds is not None)

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._tell())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    async def _tell(self) -> None:
        told = 0
        while True:
            if self._count > told:
                told = self._count
                await self._report(float(told), None, self._text)
            await asyncio.sleep(_EVERY_S)


def _words(event: Event) -> str:
    """Return what an event says in a line; empty when nothing that a person would want to know."""
    if event.kind == "step" and event.name in SAID:
        return SAID[event.name]
    if event.kind == "verdict":
        return f"{event.slate}: {event.name}. {event.text}"
    if event.kind == "note":
        return event.text
    return ""
