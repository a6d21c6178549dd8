"""The executor that runs its tools in processes of this machine."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from pathlib import Path

from circletake.executor.cancel import CancelToken, either
from circletake.executor.contract import OnProgress, in_silence
from circletake.executor.failures import attempted
from circletake.executor.machine import Machine, check_fits, measure_machine
from circletake.executor.pool import Pool
from circletake.executor.tool_ref import Toolbox, ToolRef, check_request, signature_of
from circletake.executor.worker_process import WorkerProcess
from circletake.executor.workspace import call_folder
from circletake.schema import Request, Resources, Result, canonical_json
from circletake.store import Store


class LocalExecutor:
    """Runs calls in worker processes, each one thread wide, that import nothing but their tools.

    A worker that dies, or a call that takes longer than its tool's timeout, costs that worker and nothing
    else: the call is tried again in another. When this process ends in whatever way, so do the workers.
    """

    def __init__(
        self,
        workers: int,
        store_root: Path,
        *,
        env: Mapping[str, str] | None = None,
        machine: Machine | None = None,
    ) -> None:
        """Prepare an executor; workers start when they are first needed.

        Args:
            workers: how many calls may run at once.
            store_root: the store that tools read from and write to.
            env: more environment variables for the workers.
            machine: what calls may use in all; None to measure this machine at the first call.
        """
        if workers < 1:
            raise ValueError(f"an executor needs at least 1 worker, got {workers}")
        self._store = Store(store_root)
        self._tools = Toolbox()
        self._machine = machine
        self._measured = machine is None
        self._closed = CancelToken()
        variables = dict(env or {})
        self._pool = Pool(workers, lambda: WorkerProcess(store_root, variables))
        self._close = weakref.finalize(self, _close, self._closed, self._pool)

    def run(
        self,
        ref: ToolRef,
        request: Request,
        *,
        on_progress: OnProgress = in_silence,
        cancel: CancelToken | None = None,
    ) -> Result:
        """Run one call in a worker. See `Executor.run`."""
        tool = self._tools.tool(ref)
        check_request(tool, request)
        needed = tool.resources(request)
        machine = self._machine_for(needed)
        check_fits(tool.name, needed, machine)
        room = (machine.memory_mb, machine.gpu_memory_mb)
        result = signature_of(tool).result
        with either(cancel, self._closed) as token:

            def attempt() -> Result:
                with (
                    self._pool.worker(needed, *room, canonical_json(ref), token) as worker,
                    call_folder(self._store) as folder,
                ):
                    answer = worker.call(ref, request, folder, tool.timeout_s, on_progress, token)
                return result.model_validate_json(answer)

            return attempted(tool.name, attempt, token.wait, on_progress)

    def close(self) -> None:
        """Call off what runs and end all workers."""
        self._close()

    def _machine_for(self, needed: Resources) -> Machine:
        """Measure when nothing was measured yet, and again before a call is turned away."""
        there = self._machine
        if there is None or (
            self._measured and (needed.memory_mb > there.memory_mb or needed.gpu_memory_mb > there.gpu_memory_mb)
        ):
            there = self._machine = measure_machine(gpu=needed.gpu_memory_mb > 0)
        return there


def _close(closed: CancelToken, pool: Pool) -> None:
    closed.cancel()
    pool.close()
