"""The executor that runs its tools right here."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from circletake.executor.cancel import CancelToken, either
from circletake.executor.contract import OnProgress, in_silence
from circletake.executor.failures import attempted
from circletake.executor.machine import check_fits, measure_machine
from circletake.executor.run_call import run_call
from circletake.executor.tool_ref import Toolbox, ToolRef, check_request
from circletake.executor.workspace import CallWorkspace, call_folder
from circletake.schema import Request, Result
from circletake.store import open_store


class InlineExecutor:
    """Runs one call at a time in the calling process: for light tools, and for tests.

    It can't stop a tool that doesn't report progress, so a tool's timeout is not held here.
    """

    def __init__(self, store_root: Path, *, store_url: str | None = None) -> None:
        self._store = open_store(store_root, store_url)
        self._tools = Toolbox()
        self._turn = threading.Lock()
        self._closed = CancelToken()

    def run(
        self,
        ref: ToolRef,
        request: Request,
        *,
        on_progress: OnProgress = in_silence,
        cancel: CancelToken | None = None,
    ) -> Result:
        """Run one call. See `Executor.run`."""
        tool = self._tools.tool(ref)
        check_request(tool, request)
        needed = tool.resources(request)
        check_fits(tool.name, needed, measure_machine(gpu=needed.gpu_memory_mb > 0))
        with either(cancel, self._closed) as token:

            def report(share: float, text: str) -> None:
                token.check()
                on_progress(share, text)

            def attempt() -> Result:
                with self._turn, call_folder(self._store) as folder:
                    token.check()
                    return run_call(tool, request, CallWorkspace(folder, self._store, report))

            return attempted(tool.name, attempt, token.wait, on_progress)

    def prepare(self, refs: Sequence[ToolRef]) -> None:
        """Do nothing: there is no other process that could begin."""

    def close(self) -> None:
        """Stop the running call at its next report of progress, and wait for it."""
        self._closed.cancel()
        with self._turn:
            pass
