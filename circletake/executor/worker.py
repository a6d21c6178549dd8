"""A worker: a process that runs one tool call after another, and ends when its executor is gone.

It takes calls from its standard input and answers on its standard output. Before anything else runs, both
are moved out of the way, so that a tool that prints, or starts a program that reads, can't disturb them.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import queue
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from circletake.executor.failures import as_ours, to_wire
from circletake.executor.frames import read_frame, write_frame
from circletake.executor.run_call import run_call
from circletake.executor.tool_ref import Preparing, Toolbox, ToolRef, signature_of
from circletake.executor.warm import SHELF
from circletake.executor.workspace import CallWorkspace
from circletake.store import Store, open_store

_GARBAGE_AT = 50_000
"""Objects made before cycles are looked for: calls make many that live as long as they do, and few cycles."""
_PROGRESS_EVERY_S = 0.05
_PR_SET_PDEATHSIG = 1


def main(executor_pid: str, store_root: str, store_url: str | None = None) -> None:
    """Serve calls until the standard input ends."""
    gc.set_threshold(_GARBAGE_AT)
    calls, answers = _own_pipes()
    _die_with_executor(int(executor_pid))
    _Worker(open_store(Path(store_root), store_url), calls, answers).serve()


class _Worker:
    def __init__(self, store: Store, calls: BinaryIO, answers: BinaryIO) -> None:
        self._store = store
        self._tools = Toolbox()
        self._calls = calls
        self._answers = answers
        self._waiting: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._at_work = threading.Event()
        self._reported_at = 0.0
        self._speaking = threading.Lock()

    def serve(self) -> None:
        take = self._next_call()
        self._say({"kind": "ready"})
        while (call := take()) is not None:
            if "prepare" in call:
                self._prepare([ToolRef.model_validate(ref) for ref in call["prepare"]])
                self._at_work.clear()
                continue
            answer = {**self._answer(call), "models": SHELF.models}
            self._at_work.clear()
            self._say(answer)

    def _next_call(self) -> Callable[[], dict[str, Any] | None]:
        """Return what waits for the next call, and have a thread end the process when the executor is gone.

        Where the system tells that nobody writes any more without anybody reading, the one thread that works reads
        its calls itself. Elsewhere another one listens meanwhile, which costs two changes of threads a call.
        """
        if not hasattr(select, "poll"):
            threading.Thread(target=self._listen, daemon=True).start()
            return self._waiting.get
        threading.Thread(target=self._watch, daemon=True).start()
        return self._read

    def _read(self) -> dict[str, Any] | None:
        call = read_frame(self._calls)
        if call is not None:
            self._at_work.set()
        return call

    def _watch(self) -> None:
        """Wait until nobody can write a call any more; in the middle of one, end the process."""
        watched = select.poll()
        watched.register(self._calls.fileno(), 0)
        watched.poll()
        if self._at_work.is_set():
            os._exit(1)

    def _listen(self) -> None:
        """Take calls; when the executor is gone, end the process, in the middle of a call too."""
        while (call := read_frame(self._calls)) is not None:
            self._at_work.set()
            self._waiting.put(call)
        if self._at_work.is_set():
            os._exit(1)
        self._waiting.put(None)

    def _prepare(self, refs: list[ToolRef]) -> None:
        """Get tools ready that can be; what goes wrong is told by the call that it goes wrong in as well."""
        for ref in refs:
            with contextlib.suppress(Exception):
                tool = self._tools.tool(ref)
                if isinstance(tool, Preparing):
                    tool.prepare()

    def _answer(self, call: dict[str, Any]) -> dict[str, Any]:
        ref = ToolRef.model_validate(call["ref"])
        try:
            tool = self._tools.tool(ref)
            request = signature_of(tool).request.model_validate_json(call["request"])
            workspace = CallWorkspace(Path(call["folder"]), self._store, self._report)
            self._reported_at = 0.0
            return {"kind": "done", "result": run_call(tool, request, workspace).model_dump_json()}
        except Exception as error:
            return {"kind": "failed", **to_wire(as_ours(ref.factory, error))}

    def _report(self, share: float, text: str) -> None:
        now = time.monotonic()
        if share >= 1 or now - self._reported_at >= _PROGRESS_EVERY_S:
            self._reported_at = now
            self._say({"kind": "progress", "share": share, "text": text})

    def _say(self, message: dict[str, Any]) -> None:
        with self._speaking:
            write_frame(self._answers, message)


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    calls, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return os.fdopen(calls, "rb"), os.fdopen(answers, "wb")


def _die_with_executor(executor_pid: int) -> None:
    """Have Linux kill this process when its executor dies, even while a tool never lets Python run."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != executor_pid:
        os._exit(1)
