"""Warm models: what a tool loaded stays loaded in its process, until memory is needed for something else.

A tool that loads a model says so twice: `Resources.model` names it before the call, so that calls of one model are
run together and by a worker that holds it; and `run` takes it from here:

    with warm("wan2.1-1.3b@bf16", load, memory_mb=9000, gpu_memory_mb=6000) as pipeline:
        frames = pipeline(...)

Rule of eviction: before a model is loaded, the least recently used ones that nobody is using are let go, one by one,
until the new one fits into what is free. When loading runs out of memory all the same, everything that is not in use
is let go and it is loaded once more. When memory runs out while a model is used, that model is let go too.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

from circletake.executor.machine import measure_machine

T = TypeVar("T")
_MB = 2**20


class Free(NamedTuple):
    """What this process may still take."""

    memory_mb: int
    gpu_memory_mb: int


class WarmModel(NamedTuple):
    """A model that is held loaded."""

    name: str
    memory_mb: int
    gpu_memory_mb: int


class _Held:
    def __init__(self, model: WarmModel, value: Any, let_go: Callable[[Any], None] | None) -> None:
        self.model = model
        self.value = value
        self.let_go = let_go
        self.users = 0


def free_now() -> Free:
    """Measure what is free in this process: on its GPU too, once torch is using one here."""
    return Free(measure_machine(gpu=False).memory_mb, _free_gpu_mb())


class Shelf:
    """Models that are held loaded, least recently used first. Thread-safe; loads one model at a time."""

    def __init__(self, free: Callable[[], Free] = free_now) -> None:
        self._free = free
        self._held: dict[str, _Held] = {}
        self._lock = threading.Lock()
        self._loading = threading.RLock()

    @property
    def models(self) -> tuple[WarmModel, ...]:
        """Return what is held, the least recently used first."""
        with self._lock:
            return tuple(held.model for held in self._held.values())

    @contextmanager
    def use(
        self,
        name: str,
        load: Callable[[], T],
        *,
        memory_mb: int,
        gpu_memory_mb: int = 0,
        let_go: Callable[[T], None] | None = None,
    ) -> Iterator[T]:
        """Lend a model while the block runs, loaded only when it is not held; see `warm`."""
        held = self._taken(name) or self._loaded(WarmModel(name, memory_mb, gpu_memory_mb), load, let_go)
        try:
            yield held.value
        except Exception as error:
            self._put_back(held)
            if is_out_of_memory(error):
                self.clear()
            raise
        except BaseException:
            self._put_back(held)
            raise
        else:
            self._put_back(held)

    def clear(self) -> int:
        """Let go of everything that nobody is using; return how many models that were."""
        count = 0
        while self._evicted():
            count += 1
        return count

    def _taken(self, name: str) -> _Held | None:
        with self._lock:
            held = self._held.pop(name, None)
            if held is not None:
                self._held[name] = held
                held.users += 1
            return held

    def _put_back(self, held: _Held) -> None:
        with self._lock:
            held.users -= 1

    def _loaded(self, model: WarmModel, load: Callable[[], Any], let_go: Callable[[Any], None] | None) -> _Held:
        with self._loading:
            there = self._taken(model.name)
            if there is not None:
                return there
            self._make_room(model)
            try:
                value = load()
            except Exception as error:
                if not (is_out_of_memory(error) and self.clear()):
                    raise
                value = load()
            held = _Held(model, value, let_go)
            held.users = 1
            with self._lock:
                self._held[model.name] = held
            return held

    def _make_room(self, model: WarmModel) -> None:
        while True:
            free = self._free()
            fits = model.memory_mb <= free.memory_mb and model.gpu_memory_mb <= free.gpu_memory_mb
            if fits or not self._evicted():
                return

    def _evicted(self) -> bool:
        """Let go of the least recently used model that nobody is using; False when there is none."""
        with self._lock:
            name = next((name for name, held in self._held.items() if not held.users), None)
            held = self._held.pop(name) if name is not None else None
        if held is None:
            return False
        if held.let_go is not None:
            held.let_go(held.value)
        del held
        gc.collect()
        _empty_gpu_cache()
        return True


SHELF = Shelf()
"""This process's models."""


@contextmanager
def warm(
    name: str,
    load: Callable[[], T],
    *,
    memory_mb: int,
    gpu_memory_mb: int = 0,
    let_go: Callable[[T], None] | None = None,
) -> Iterator[T]:
    """Lend a model while the block runs; it stays loaded afterwards, for the next call in this process.

    Args:
        name: of the model, with everything that changes what `load` gives: folder or id, revision, dtype, plan.
        load: loads it; called only when it is not held. What it raises comes through, and nothing is held then.
        memory_mb: host memory that it takes while it is held.
        gpu_memory_mb: the same, on the GPU.
        let_go: frees what dropping the last reference would not; None when that is enough.

    A model is not let go while anybody uses it. Two threads may use one at once: a model that can't stand that needs
    a lock of its own, beside it in what `load` returns.
    """
    with SHELF.use(name, load, memory_mb=memory_mb, gpu_memory_mb=gpu_memory_mb, let_go=let_go) as value:
        yield value


def is_out_of_memory(error: BaseException) -> bool:
    """Tell whether memory ran out; torch's own class is known by its name, so that torch need not be imported."""
    return isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError"


def _free_gpu_mb() -> int:
    torch = sys.modules.get("torch")
    if torch is None or not torch.cuda.is_available() or not torch.cuda.is_initialized():
        return 2**40
    free, _total = torch.cuda.mem_get_info()
    unused = torch.cuda.memory_reserved() - torch.cuda.memory_allocated()
    return int(free + unused) // _MB


def _empty_gpu_cache() -> None:
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available() and torch.cuda.is_initialized():
        torch.cuda.empty_cache()
