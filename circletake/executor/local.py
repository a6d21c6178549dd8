"""The executor that runs its tools in processes of this machine."""

from __future__ import annotations

import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path

from circletake.executor.cancel import CancelToken, either
from circletake.executor.contract import OnProgress, in_silence
from circletake.executor.failures import attempted
from circletake.executor.machine import Machine, check_fits, measure_machine
from circletake.executor.placing import Host, Place, Wanted
from circletake.executor.pool import Pool
from circletake.executor.tool_ref import Toolbox, ToolRef, check_request, key_of, signature_of
from circletake.executor.worker_process import WorkerProcess
from circletake.schema import Request, Resources, Result
from circletake.store import open_store

HERE = "here"
MOST_SPARES = 4
"""How many workers start before there are calls: on a machine of many cores the rest start when calls want them."""


class LocalExecutor:
    """Runs calls in worker processes, each one thread wide, that import nothing but their tools.

    A worker that dies, or a call that takes longer than its tool's timeout, costs that worker and nothing
    else: the call is tried again in another. When this process ends in whatever way, so do the workers. A worker sees
    the GPU that its calls were given room on, and no other.
    """

    def __init__(
        self,
        workers: int,
        store_root: Path,
        *,
        store_url: str | None = None,
        env: Mapping[str, str] | None = None,
        machine: Machine | None = None,
    ) -> None:
        """Prepare an executor; workers start when they are first needed.

        Args:
            workers: how many calls may run at once.
            store_root: the store that tools read from and write to.
            store_url: where its objects are kept too, see `open_store`.
            env: more environment variables for the workers.
            machine: what calls may use in all; None to measure this machine at the first call.
        """
        if workers < 1:
            raise ValueError(f"an executor needs at least 1 worker, got {workers}")
        self._workers = workers
        self._store = open_store(store_root, store_url)
        self._tools = Toolbox()
        self._machine = machine
        self._measured = machine is None
        self._closed = CancelToken()
        self._env = dict(env or {})
        self._pool = Pool(workers, self._started)
        self._spares: list[WorkerProcess] = []
        """Workers that were started before a call wanted them."""
        self._close = weakref.finalize(self, _close, self._closed, self._pool, self._spares)

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
        # A worker is one thread wide: as many CPUs as workers, and a call that likes more gets them all.
        hosts = (Host(HERE, machine._replace(cpus=float(self._workers))),)
        wanted = Wanted(needed.with_(cpus=min(needed.cpus, float(self._workers))), key_of(ref))
        result = signature_of(tool).result
        with either(cancel, self._closed) as token:

            def attempt() -> Result:
                with self._pool.worker(wanted, hosts, token) as worker:
                    answer = worker.call(ref, request, tool.timeout_s, on_progress, token)
                return result.model_validate_json(answer)

            return attempted(tool.name, attempt, token.wait, on_progress)

    def prepare(self, refs: Sequence[ToolRef]) -> None:
        """Start some workers, and have each load what these tools compute with. See `Executor.prepare`."""
        for _ in range(min(self._workers, MOST_SPARES)):
            self._pool.soon(lambda: self._start_spare(refs))

    def close(self) -> None:
        """Call off what runs and end all workers."""
        self._close()

    def _start_spare(self, refs: Sequence[ToolRef]) -> None:
        if not self._closed.cancelled:
            worker = self._start("")
            worker.prepare(refs)
            self._spares.append(worker)

    def _started(self, place: Place, _needed: Resources) -> WorkerProcess:
        while place.gpu is None and self._spares:
            spare = self._spares.pop(0)
            if spare.alive:
                return spare
            spare.kill()
        gpus = self._machine.gpus if self._machine is not None else ()
        visible = gpus[place.gpu].id if place.gpu is not None else ""
        return self._start(visible)

    def _start(self, gpu: str) -> WorkerProcess:
        return WorkerProcess(self._store, {**self._env, "CUDA_VISIBLE_DEVICES": gpu})

    def _machine_for(self, needed: Resources) -> Machine:
        """Measure when nothing was measured yet, and again before a call is turned away."""
        there = self._machine
        if there is None or (
            self._measured and (needed.memory_mb > there.memory_mb or needed.gpu_memory_mb > there.gpu_memory_mb)
        ):
            there = self._machine = self._now(gpu=needed.gpu_memory_mb > 0)
        return there

    def _now(self, *, gpu: bool) -> Machine:
        """Return what there is, what the own workers have of it included."""
        now = measure_machine(gpu=gpu)
        ours = sum(one.memory_mb for one in self._pool.running) + sum(one.memory_mb for one in self._pool.kept_models)
        known = {one.id: one.memory_mb for one in self._machine.gpus} if self._machine is not None else {}
        gpus = tuple(one._replace(memory_mb=max(one.memory_mb, known.get(one.id, 0))) for one in now.gpus)
        return now._replace(memory_mb=now.memory_mb + ours, gpus=gpus)


def _close(closed: CancelToken, pool: Pool, spares: list[WorkerProcess]) -> None:
    closed.cancel()
    pool.close()
    for spare in spares:
        spare.kill()
