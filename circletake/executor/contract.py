"""What every executor does, wherever it runs its tools."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from circletake.executor.cancel import CancelToken
from circletake.executor.tool_ref import ToolRef
from circletake.schema import Request, Result

OnProgress = Callable[[float, str], None]
"""Takes how far a call is, 0 to 1, and a word about it. Called in the thread that waits for the call."""


def in_silence(_share: float, _text: str) -> None:
    """Take progress and do nothing."""


class Executor(Protocol):
    """Runs tool calls. Many threads may use one at once; they are served in the order they came."""

    def run(
        self,
        ref: ToolRef,
        request: Request,
        *,
        on_progress: OnProgress = in_silence,
        cancel: CancelToken | None = None,
    ) -> Result:
        """Run one call, and wait for it.

        The tool's randomness is seeded from the call's key, so the same request gives the same result on
        every executor. Passing faults are tried again, three times in all.

        Raises:
            RequestRejected: the request can't be met, or needs more than this machine has.
            ToolFailed: the tool can't do it, broke, or was lost three times; the message tells the history.
            StoreError: an artifact could not be read or kept.
            Cancelled: the token was pulled, or the executor closed.
        """

    def prepare(self, refs: Sequence[ToolRef]) -> None:
        """Begin what the first calls of these tools would wait for, and do not wait for it.

        It changes no result. An executor whose workers are elsewhere, or are none, does nothing.
        """

    def close(self) -> None:
        """Stop everything that runs, and wait until it has ended. A second time does nothing."""
