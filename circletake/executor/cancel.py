"""Cancelling: one token, many things that stop when it is pulled."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from circletake.schema import CircletakeError


class Cancelled(CircletakeError):
    """The work was called off, by the person or by the program. Nothing is wrong."""

    exit_code = 130


class CancelToken:
    """Calls work off. Once cancelled, it stays so. Thread-safe."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._listeners: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        """Tell whether the work was called off."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Call the work off, and wake everything that waits."""
        with self._lock:
            self._cancelled.set()
            listeners, self._listeners = self._listeners, []
        for listener in listeners:
            listener()

    def check(self) -> None:
        """Do nothing, unless the work was called off.

        Raises:
            Cancelled: it was.
        """
        if self._cancelled.is_set():
            raise Cancelled("called off")

    def wait(self, seconds: float) -> None:
        """Wait, but no longer than until the work is called off. Raises as `check` does."""
        self._cancelled.wait(seconds)
        self.check()

    @contextmanager
    def wakes(self, listener: Callable[[], None]) -> Iterator[None]:
        """Have `listener` called when the work is called off while the block runs; at once if it was."""
        with self._lock:
            if not self._cancelled.is_set():
                self._listeners.append(listener)
        if self._cancelled.is_set():
            listener()
        try:
            yield
        finally:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)


@contextmanager
def either(*tokens: CancelToken | None) -> Iterator[CancelToken]:
    """Give a token that is cancelled as soon as one of these is, while the block runs."""
    either_of_them = CancelToken()
    with ExitStack() as stack:
        for token in tokens:
            if token is not None:
                stack.enter_context(token.wakes(either_of_them.cancel))
        yield either_of_them
