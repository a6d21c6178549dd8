"""Making a film in front of somebody: progress, Ctrl-C, gates, and what is said at the end."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from circletake.cli.progress import watching
from circletake.cli.summary import say_result
from circletake.executor import CancelToken
from circletake.schema import Brief, Production, Settings
from circletake.studio import run_graph

if TYPE_CHECKING:
    from circletake.graphs.gates import GateOpen


def work(brief: str | Brief, folder: Path, settings: Settings, *, as_json: bool, approve: bool = False) -> int:
    """Make a film, or go on with it, and return the exit code.

    Args:
        brief: what the film is.
        folder: the production's folder.
        settings: how it is made.
        as_json: progress and result as JSON, one object a line.
        approve: say yes at the first gate.
    """
    text = brief.text if isinstance(brief, Brief) else brief
    began = time.monotonic()
    with stopping() as cancel, watching(_heading(text), as_json=as_json) as on_event:
        gate = _gatekeeper(approve, asking=sys.stdin.isatty() and not as_json and bool(settings.gates))
        production = run_graph(brief, out=folder, settings=settings, on_event=on_event, on_gate=gate, cancel=cancel)
    return say_result(production, time.monotonic() - began, as_json=as_json)


@contextmanager
def stopping() -> Iterator[CancelToken]:
    """Give a token that Ctrl-C and SIGTERM pull while the block runs; a second Ctrl-C stops at once."""
    cancel = CancelToken()

    def stop(number: int, frame: Any) -> None:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        cancel.cancel()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield cancel
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _gatekeeper(approve: bool, *, asking: bool) -> Callable[[GateOpen, Production], str | None]:
    left = [approve]

    def answer(gate: GateOpen, production: Production) -> str | None:
        if left.pop() if left else False:
            return "yes"
        if not asking:
            return None
        from circletake.cli.gates import ask

        return ask(gate, production)

    return answer


def _heading(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else f"{line[:99]}…"
