"""Workers, and who may use one next."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from circletake.executor.cancel import CancelToken
from circletake.executor.worker_process import WorkerProcess
from circletake.schema import Resources

_CLOSE_WITHIN_S = 5.0


class Pool:
    """A number of workers, started when they are first needed, and kept.

    Calls are admitted strictly in the order they came, each as soon as what it needs is free: so the sum of
    what runs stays within the machine, and a big call is not overtaken for ever by small ones.
    """

    def __init__(self, size: int, make: Callable[[], WorkerProcess]) -> None:
        self._size = size
        self._make = make
        self._turn = threading.Condition()
        self._queue: deque[object] = deque()
        self._idle: list[WorkerProcess] = []
        self._busy: list[WorkerProcess] = []
        self._running: list[Resources] = []
        # Linux ends a worker with the thread that started it, so all are started by one that stays.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="circletake-starter")

    @contextmanager
    def worker(
        self, needed: Resources, memory_mb: int, gpu_memory_mb: int, tool: bytes, cancel: CancelToken
    ) -> Iterator[WorkerProcess]:
        """Lend a worker while the block runs.

        Args:
            needed: what the call needs; more CPUs than there are workers count as all of them.
            memory_mb: how much all calls together may use.
            gpu_memory_mb: the same, on the GPU.
            tool: a worker that has built this tool is preferred.
            cancel: stops the waiting.

        Raises:
            Cancelled: it was called off while it waited.
        """
        needed = needed.with_(cpus=min(needed.cpus, float(self._size)))
        self._wait_for(needed, memory_mb, gpu_memory_mb, cancel)
        worker: WorkerProcess | None = None
        try:
            worker = self._take(tool)
            yield worker
        finally:
            self._give_back(worker, needed)

    def close(self) -> None:
        """End every worker, once the calls that run have been called off, and wait for them."""
        with self._turn:
            self._turn.wait_for(lambda: not self._running, timeout=_CLOSE_WITHIN_S)
            idle, busy = self._idle, self._busy
            self._idle, self._busy = [], []
        for worker in busy:
            worker.kill()
        for worker in idle:
            worker.end()
        self._starter.shutdown()

    def _wait_for(self, needed: Resources, memory_mb: int, gpu_memory_mb: int, cancel: CancelToken) -> None:
        ticket = object()

        def fits() -> bool:
            running = [*self._running, needed]
            return (
                self._queue[0] is ticket
                and len(running) <= self._size
                and sum(one.cpus for one in running) <= self._size + 1e-9
                and sum(one.memory_mb for one in running) <= memory_mb
                and sum(one.gpu_memory_mb for one in running) <= gpu_memory_mb
            )

        with self._turn:
            self._queue.append(ticket)
            try:
                with cancel.wakes(self._wake):
                    self._turn.wait_for(lambda: cancel.cancelled or fits())
                cancel.check()
                self._running.append(needed)
            finally:
                self._queue.remove(ticket)
                self._turn.notify_all()

    def _wake(self) -> None:
        with self._turn:
            self._turn.notify_all()

    def _take(self, tool: bytes) -> WorkerProcess:
        with self._turn:
            idle = next((one for one in self._idle if tool in one.warm), None) or next(iter(self._idle), None)
            if idle is not None:
                self._idle.remove(idle)
                self._busy.append(idle)
                return idle
        started = self._starter.submit(self._make).result()
        with self._turn:
            self._busy.append(started)
        return started

    def _give_back(self, worker: WorkerProcess | None, needed: Resources) -> None:
        usable = worker is not None and worker.alive and not worker.busy
        if worker is not None and not usable:
            worker.kill()
        with self._turn:
            self._running.remove(needed)
            if worker in self._busy:
                self._busy.remove(worker)
                if usable:
                    self._idle.append(worker)
            self._turn.notify_all()
