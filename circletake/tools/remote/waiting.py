"""Waiting for a server: with pauses that can be called off, and not for ever."""

from __future__ import annotations

import time

from circletake.schema import ToolFailed, Workspace
from circletake.tools.remote.server import Busy

_LOOK_EVERY_S = 0.25
_FIRST_S = 0.5
_LONGEST_S = 30.0


class Patience:
    """How long a call waits in all. One thread at a time."""

    def __init__(self, workspace: Workspace, most_s: float) -> None:
        self._workspace = workspace
        self._most_s = most_s
        self._until = time.monotonic() + most_s
        self._share = 0.0
        self._next_s = min(_FIRST_S, most_s / 20)

    def pause(self, seconds: float, share: float, text: str) -> None:
        """Wait, and tell how far it is; raises at once when the call is called off.

        Raises:
            ToolFailed: it has waited long enough.
        """
        self._share = max(self._share, share)
        end = time.monotonic() + seconds
        while True:
            self._workspace.progress(self._share, text)
            now = time.monotonic()
            if now > self._until:
                raise ToolFailed(
                    f"{text}: not done after {self._most_s:g} s. It is kept in mind: run again to go on waiting, or "
                    "allow more with ?wait=SECONDS"
                )
            if now >= end:
                return
            time.sleep(min(_LOOK_EVERY_S, end - now))

    def after(self, error: Exception, text: str) -> None:
        """Wait after a passing fault: as long as the server asks for, else longer every time."""
        asked = error.after_s if isinstance(error, Busy) else None
        self.pause(min(_LONGEST_S, self._next_s) if asked is None else asked, self._share, text)
        self._next_s *= 2
