"""Choosing how progress is shown: a live board, plain lines, or one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

from circletake.cli.progress.board import SAID, Board
from circletake.schema import Event, OnEvent


@contextmanager
def watching(heading: str, *, as_json: bool) -> Iterator[OnEvent]:
    """Show progress while the block runs; give what takes the events.

    Args:
        heading: what is being made.
        as_json: one JSON object a line, for programs. Otherwise a live board on a terminal, and plain lines
            everywhere else.
    """
    console = Console(stderr=True, highlight=False)
    if as_json:
        yield _json_lines()
    elif console.is_terminal and not console.is_dumb_terminal:
        from rich.live import Live

        from circletake.cli.progress.live import LiveBoard

        board = Board()
        with Live(LiveBoard(board, heading), console=console, refresh_per_second=8, transient=True):
            yield board.take
    else:
        yield _plain_lines(lambda text: console.print(text, markup=False, soft_wrap=True))


def _json_lines() -> OnEvent:
    def take(event: Event) -> None:
        print(json.dumps(event.model_dump(mode="json", exclude_none=True), ensure_ascii=False), flush=True)

    return take


def _plain_lines(say: Callable[[str], None]) -> OnEvent:
    board = Board()

    def take(event: Event) -> None:
        board.take(event)
        at = f"[{board.seconds:6.1f} s]"
        if event.kind == "step" and event.slate is None and event.name in SAID:
            say(f"{at} {SAID[event.name]}")
        elif event.kind == "verdict":
            say(f"{at}   {event.slate}: {event.name}. {event.text}")
        elif event.kind == "note" and event.text:
            say(f"{at}   {event.text}")

    return take


class Teller:
    """Takes events at any time, and shows them while somebody watches."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._take: OnEvent | None = None

    def __call__(self, event: Event) -> None:
        """Take an event."""
        if self._take is not None:
            self._take(event)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Show events while the block runs."""
        with watching("", as_json=False) as take:
            self._take = take
            try:
                yield
            finally:
                self._take = None
