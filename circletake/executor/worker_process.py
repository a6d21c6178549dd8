"""An executor's handle on one worker process."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from circletake.executor.cancel import CancelToken
from circletake.executor.contract import OnProgress
from circletake.executor.failures import from_wire
from circletake.executor.frames import read_frame, write_frame
from circletake.executor.tool_ref import ToolRef
from circletake.executor.warm import WarmModel
from circletake.executor.workspace import is_empty
from circletake.schema import Request, Transient
from circletake.store import Store

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from circletake.executor.worker import main; main(*sys.argv[2:])"
)
"""The person's own script is never run again: a worker imports tools by name, and nothing else."""
ONE_THREAD = {
    f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "NUMBA", "VECLIB_MAXIMUM", "NUMEXPR")
}
"""One thread a worker: workers share the cores, and sums come out the same on every machine."""
_START_WITHIN_S = 60.0
_END_WITHIN_S = 2.0
_LAST_WORDS = 1000


class WorkerProcess:
    """One worker. One thread at a time.

    The thread that makes it must outlive it: Linux ends a worker together with that thread.
    """

    def __init__(self, store: Store, env: Mapping[str, str]) -> None:
        self._store = store
        self.busy = False
        """True while it works on a call, also on one that nobody waits for any more."""
        self.models: tuple[WarmModel, ...] = ()
        """What it kept loaded after its last call."""
        self._ready = False
        self._kept: Path | None = None
        """An empty folder for the next call."""
        self._log = tempfile.TemporaryFile()  # noqa: SIM115
        arguments = [
            json.dumps([str(folder) for folder in sys.path]),
            str(os.getpid()),
            str(store.root.absolute()),
            *([store.remote.url] if store.remote is not None else []),
        ]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env={**os.environ, **ONE_THREAD, **env},
            start_new_session=True,
        )
        self._heard: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """Return the process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Tell whether it can take another call."""
        return self._process.poll() is None

    def prepare(self, refs: Sequence[ToolRef]) -> None:
        """Have it get ready for these tools before its first call, which waits for that. Nothing is waited for here."""
        with contextlib.suppress(OSError):
            assert self._process.stdin is not None
            write_frame(self._process.stdin, {"prepare": [ref.model_dump() for ref in refs]})

    def call(
        self,
        ref: ToolRef,
        request: Request,
        timeout_s: float,
        on_progress: OnProgress,
        cancel: CancelToken,
    ) -> str:
        """Run a call and return its result as JSON.

        Raises:
            Transient: it took too long, or the worker died; the worker is gone then.
            Cancelled: it was called off; the worker is gone then.
            CircletakeError: what the tool raised.
        """
        with self._folder() as folder:
            message = {
                "ref": ref.model_dump(),
                "request": request.model_dump_json(),
                "folder": str(folder.absolute()),
            }
            self.busy = True
            with contextlib.suppress(OSError):
                assert self._process.stdin is not None
                write_frame(self._process.stdin, message)
            with cancel.wakes(lambda: self._heard.put({"kind": "wake"})):
                return self._answer(timeout_s, on_progress, cancel)

    @contextlib.contextmanager
    def _folder(self) -> Iterator[Path]:
        """Give a call an empty folder of its own: the last call's, where that left nothing in it."""
        folder = self._kept or self._store.scratch_folder()
        self._kept = None
        try:
            yield folder
        finally:
            if self.alive and not self.busy and is_empty(folder):
                self._kept = folder
            else:
                shutil.rmtree(folder, ignore_errors=True)

    def _answer(self, timeout_s: float, on_progress: OnProgress, cancel: CancelToken) -> str:
        # The tool's time begins when the worker has started.
        deadline = time.monotonic() + timeout_s + (0.0 if self._ready else _START_WITHIN_S)
        while True:
            try:
                heard = self._heard.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                self.kill()
                raise Transient(f"it took longer than {timeout_s:g} s and was stopped") from None
            if cancel.cancelled:
                self.kill()
                cancel.check()
            if heard is None:
                raise self._lost()
            if heard["kind"] == "progress":
                on_progress(heard["share"], heard["text"])
            elif heard["kind"] == "ready":
                self._ready = True
                deadline = time.monotonic() + timeout_s
            elif heard["kind"] != "wake":
                self.busy = False
                self.models = tuple(WarmModel(*model) for model in heard["models"])
                if heard["kind"] == "failed":
                    raise from_wire(heard)
                return str(heard["result"])

    def kill(self) -> None:
        """End it at once, together with every program that its tools started."""
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._let_go()

    def end(self) -> None:
        """Let it end by itself, and wait for it; kill it when it doesn't."""
        with contextlib.suppress(OSError):
            assert self._process.stdin is not None
            self._process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_WITHIN_S)
        self.kill()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(OSError, ValueError):
            while (message := read_frame(self._process.stdout)) is not None:
                self._heard.put(message)
        self._heard.put(None)

    def _lost(self) -> Transient:
        status = self._process.wait()
        self._log.seek(max(0, self._log.seek(0, os.SEEK_END) - _LAST_WORDS))
        words = " ".join(self._log.read().decode(errors="replace").split())
        self.kill()
        if status >= 0:
            how = f"ended with status {status}"
        else:
            how = f"was killed by signal {-status}"
            how += " (often for want of memory)" if -status == signal.SIGKILL else ""
        return Transient(f"its worker {how}" + (f"; last words: {words}" if words else ""))

    def _let_go(self) -> None:
        if self._kept is not None:
            shutil.rmtree(self._kept, ignore_errors=True)
            self._kept = None
        self._process.wait()
        self._reader.join(_END_WITHIN_S)
        for stream in (self._process.stdin, self._process.stdout, self._log):
            if stream is not None and not (stream is self._process.stdout and self._reader.is_alive()):
                with contextlib.suppress(OSError):
                    stream.close()
