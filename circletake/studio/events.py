"""Events: progress from many threads, told to one listener."""

from __future__ import annotations

import threading

from circletake.schema import Event, OnEvent


def in_turn(on_event: OnEvent) -> OnEvent:
    """Return an event handler that many threads may call: it is called by one at a time."""
    lock = threading.Lock()

    def tell(event: Event) -> None:
        with lock:
            on_event(event)

    return tell
