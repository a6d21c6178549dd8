"""Workers, and who may use one next."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol

from circletake.executor.cancel import CancelToken
from circletake.executor.contract import OnProgress
from circletake.executor.placing import Host, Place, Placement, Wanted, find_place, is_warm, swaps
from circletake.executor.tool_ref import ToolRef
from circletake.executor.warm import WarmModel
from circletake.schema import Request, Resources

_CLOSE_WITHIN_S = 5.0
MOST_OVERTAKEN = 8
"""How many later calls, whose model is loaded already, may go before one that would cost a loaded model."""


class Worker(Protocol):
    """One worker, wherever it is. One thread at a time."""

    @property
    def busy(self) -> bool:
        """True while it works on a call, also on one that nobody waits for any more."""

    @property
    def alive(self) -> bool:
        """Tell whether it can take another call."""

    @property
    def models(self) -> tuple[WarmModel, ...]:
        """What it kept loaded after its last call."""

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
            Transient: it took too long, or the worker was lost; the worker is gone then.
            Cancelled: it was called off; the worker is gone then.
            CircletakeError: what the tool raised.
        """

    def kill(self) -> None:
        """End it at once, together with every program that its tools started."""

    def end(self) -> None:
        """Let it end by itself, and wait for it; kill it when it doesn't."""


Start = Callable[[Place, Resources], Worker]
"""Starts a worker at a place, for a first call with these needs."""
Fixed = Callable[[Resources], Resources | None]
"""Tells what a worker that is started for a call is given for all its life; None where that is no matter."""


class _Seat:
    """A worker, or one that is just being started."""

    def __init__(self, place: Place, fixed: Resources | None) -> None:
        self.place = place
        self.fixed = fixed
        self.running: Resources | None = None
        self.models: Sequence[WarmModel] = ()
        self.tools: set[bytes] = set()
        self.used = 0
        self.worker: Worker | None = None


class _Ticket:
    """A call that waits for its turn."""

    def __init__(self, wanted: Wanted, hosts: Sequence[Host]) -> None:
        self.wanted = wanted
        self.hosts = hosts
        self.overtaken = 0
        self.turn = threading.Event()
        self.seat: _Seat | None = None
        self.ends: list[_Seat] = []


class Pool:
    """A number of workers, started when they are first needed, and kept.

    Calls are admitted in the order they came, each as soon as what it needs is free: so the sum of what runs stays
    within the machines, and a big call is not overtaken for ever by small ones. One exception keeps models loaded:
    while the first call waits for room for its model, or would cost a loaded one, later calls whose model is loaded go
    before it, but no call is overtaken more than `MOST_OVERTAKEN` times.
    """

    def __init__(self, size: int, start: Start, fixed: Fixed = lambda _needed: None) -> None:
        self._size = size
        self._start = start
        self._fixed = fixed
        self._lock = threading.Condition()
        self._queue: list[_Ticket] = []
        self._seats: list[_Seat] = []
        self._uses = itertools.count(1)
        # Linux ends a worker with the thread that started it, so all are started by one that stays.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="circletake-starter")

    @property
    def kept_models(self) -> tuple[WarmModel, ...]:
        """Return what idle workers keep loaded."""
        with self._lock:
            return tuple(model for seat in self._seats if seat.running is None for model in seat.models)

    @property
    def running(self) -> tuple[Resources, ...]:
        """Return what the calls need that run now."""
        with self._lock:
            return tuple(seat.running for seat in self._seats if seat.running is not None)

    @contextmanager
    def worker(self, wanted: Wanted, hosts: Sequence[Host], cancel: CancelToken) -> Iterator[Worker]:
        """Lend a worker while the block runs.

        Args:
            wanted: the call.
            hosts: the machines, each with all that calls together may use of it.
            cancel: stops the waiting.

        Raises:
            Cancelled: it was called off while it waited.
        """
        ticket = _Ticket(wanted, hosts)
        try:
            self._wait_for(ticket, cancel)
            assert ticket.seat is not None
            yield self._seated(ticket.seat, wanted)
        finally:
            if ticket.seat is not None:
                self._give_back(ticket.seat)

    def soon(self, task: Callable[[], None]) -> None:
        """Have the thread that starts workers do something, after what it was given before."""
        self._starter.submit(task)

    def close(self) -> None:
        """End every worker, once the calls that run have been called off, and wait for them."""
        with self._lock:
            self._lock.wait_for(lambda: all(seat.running is None for seat in self._seats), timeout=_CLOSE_WITHIN_S)
            seats, self._seats = self._seats, []
        for seat in seats:
            if seat.worker is not None:
                if seat.running is not None:
                    seat.worker.kill()
                else:
                    seat.worker.end()
        self._starter.shutdown()

    def _wait_for(self, ticket: _Ticket, cancel: CancelToken) -> None:
        """Wait until a call has a seat, and until those have ended that make room for it."""
        with self._lock:
            self._queue.append(ticket)
            self._dispatch()
        with cancel.wakes(ticket.turn.set):
            ticket.turn.wait()
        with self._lock:
            if ticket in self._queue:
                self._queue.remove(ticket)
                self._dispatch()
        for ended in ticket.ends:
            if ended.worker is not None:
                ended.worker.end()
        cancel.check()

    def _dispatch(self) -> None:
        """Admit whoever may start now. The lock is held."""
        while (found := self._next()) is not None:
            ticket, placement = found
            for earlier in self._queue[: self._queue.index(ticket)]:
                earlier.overtaken += 1
            self._queue.remove(ticket)
            self._seat(ticket, placement)
            ticket.turn.set()

    def _next(self) -> tuple[_Ticket, Placement] | None:
        """Return the call that is admitted next, None when nobody may start now."""
        if not self._queue:
            return None
        first = self._queue[0]
        placement = find_place(first.wanted, first.hosts, self._seats, self._size)
        model = first.wanted.needed.model
        if placement is not None and not (model and swaps(placement, self._seats)):
            return first, placement
        return (self._overtaking() if model else None) or ((first, placement) if placement is not None else None)

    def _overtaking(self) -> tuple[_Ticket, Placement] | None:
        """Return the first call that may go before others, since a worker keeps its model."""
        tried: set[str] = set()
        for number, ticket in enumerate(self._queue):
            if number and self._queue[number - 1].overtaken >= MOST_OVERTAKEN:
                return None
            model = ticket.wanted.needed.model
            if not number or not model or model in tried:
                continue
            tried.add(model)
            placement = find_place(ticket.wanted, ticket.hosts, self._seats, self._size)
            if placement is not None and is_warm(placement, model, self._seats):
                return ticket, placement
        return None

    def _seat(self, ticket: _Ticket, placement: Placement) -> None:
        ticket.ends = [self._seats[number] for number in placement.ends]
        if placement.seat is not None:
            seat = self._seats[placement.seat]
        else:
            seat = _Seat(placement.place, self._fixed(ticket.wanted.needed))
            self._seats.append(seat)
        for ended in ticket.ends:
            self._seats.remove(ended)
        seat.running = ticket.wanted.needed
        seat.used = next(self._uses)
        ticket.seat = seat

    def _seated(self, seat: _Seat, wanted: Wanted) -> Worker:
        """Return the seat's worker, started when there is none yet, or when it died meanwhile."""
        if seat.worker is not None and not seat.worker.alive:
            seat.worker.kill()
            seat.worker = None
        if seat.worker is None:
            seat.models, seat.tools = (), set()
            seat.worker = self._starter.submit(self._start, seat.place, seat.fixed or wanted.needed).result()
        seat.tools.add(wanted.tool)
        return seat.worker

    def _give_back(self, seat: _Seat) -> None:
        worker = seat.worker
        usable = worker is not None and worker.alive and not worker.busy
        if worker is not None and not usable:
            worker.kill()
        with self._lock:
            seat.running = None
            seat.models = worker.models if worker is not None and usable else ()
            if seat in self._seats and not usable:
                self._seats.remove(seat)
            self._dispatch()
            self._lock.notify_all()
