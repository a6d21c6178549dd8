"""Warm models: loaded once, let go by need and in order, never while somebody uses them."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable

import pytest

from circletake.executor import Free, Shelf, WarmModel, warm
from circletake.executor.failures import as_ours
from circletake.schema import Transient


class Weights:
    """Something that takes room."""


class Machine:
    """A machine of 100 MB and a GPU of 80, filled by what a shelf holds."""

    def __init__(self) -> None:
        self.shelf = Shelf(self.free)
        self.loads: list[str] = []
        self.gone: list[str] = []
        self.failures: list[Exception] = []

    def free(self) -> Free:
        held = self.shelf.models
        return Free(100 - sum(one.memory_mb for one in held), 80 - sum(one.gpu_memory_mb for one in held))

    def load(self, name: str) -> Callable[[], Weights]:
        def load() -> Weights:
            self.loads.append(name)
            if self.failures:
                raise self.failures.pop()
            weights = Weights()
            weakref.finalize(weights, self.gone.append, name)
            return weights

        return load

    def use(self, name: str, memory_mb: int = 10, gpu_memory_mb: int = 0) -> None:
        with self.shelf.use(name, self.load(name), memory_mb=memory_mb, gpu_memory_mb=gpu_memory_mb) as weights:
            assert isinstance(weights, Weights)

    @property
    def held(self) -> list[str]:
        return [model.name for model in self.shelf.models]


@pytest.fixture
def machine() -> Machine:
    return Machine()


def test_a_model_is_loaded_once(machine: Machine) -> None:
    for _ in range(3):
        machine.use("wan", 60, 50)
    assert machine.loads == ["wan"]
    assert machine.shelf.models == (WarmModel("wan", 60, 50),)


def test_the_least_recently_used_is_let_go_first_and_no_more_than_needed(machine: Machine) -> None:
    for name in ("a", "b", "c", "a"):
        machine.use(name, 30)
    machine.use("d", 35)
    assert machine.held == ["c", "a", "d"]
    assert machine.gone == ["b"]


def test_a_full_gpu_alone_is_reason_enough(machine: Machine) -> None:
    machine.use("a", 1, 50)
    machine.use("b", 1, 20)
    machine.use("c", 1, 30)
    assert machine.held == ["b", "c"]


def test_what_is_used_stays_even_when_room_is_short(machine: Machine) -> None:
    with machine.shelf.use("a", machine.load("a"), memory_mb=90):
        machine.use("b", 50)
        assert machine.held == ["a", "b"]
    machine.use("c", 100)
    assert machine.held == ["c"]


def test_running_out_of_memory_while_loading_frees_everything_and_loads_once_more(machine: Machine) -> None:
    machine.use("a")
    machine.failures = [MemoryError()]
    machine.use("b")
    assert machine.loads == ["a", "b", "b"]
    assert machine.held == ["b"]
    machine.failures = [MemoryError(), MemoryError()]
    with pytest.raises(MemoryError):
        machine.use("c")
    assert machine.held == []


def test_with_nothing_to_free_it_is_not_tried_again(machine: Machine) -> None:
    machine.failures = [MemoryError(), MemoryError()]
    with pytest.raises(MemoryError):
        machine.use("a")
    assert machine.loads == ["a"]


class OutOfMemoryError(RuntimeError):
    """What torch calls it."""


def test_running_out_of_memory_while_used_frees_that_model_too(machine: Machine) -> None:
    machine.use("other")
    with pytest.raises(OutOfMemoryError), machine.shelf.use("a", machine.load("a"), memory_mb=1):
        raise OutOfMemoryError("CUDA out of memory")
    assert machine.held == []
    told = as_ours("picture.wan", OutOfMemoryError("CUDA out of memory"))
    assert isinstance(told, Transient)
    assert str(told) == "picture.wan ran out of GPU memory"


@pytest.mark.parametrize("error", [ValueError("no such file"), KeyboardInterrupt()])
def test_another_error_leaves_what_is_held_alone(machine: Machine, error: BaseException) -> None:
    machine.use("a")
    machine.failures = [ValueError("broken weights")]
    with pytest.raises(ValueError, match="broken weights"):
        machine.use("b")
    with pytest.raises(type(error)), machine.shelf.use("a", machine.load("a"), memory_mb=10):
        raise error
    assert machine.held == ["a"]
    machine.use("big", 100)
    assert machine.held == ["big"], "nobody is thought to use it still"


def test_letting_go_is_told_to_who_asked_for_it(machine: Machine) -> None:
    closed: list[Weights] = []
    with machine.shelf.use("a", machine.load("a"), memory_mb=10, let_go=closed.append):
        pass
    assert machine.shelf.clear() == 1
    assert len(closed) == 1


def test_threads_that_want_one_model_load_it_once(machine: Machine) -> None:
    ready = threading.Barrier(4)

    def use() -> None:
        ready.wait()
        machine.use("a")

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert machine.loads == ["a"]


def test_a_process_has_one_shelf() -> None:
    loads: list[int] = []

    def load() -> list[int]:
        loads.append(1)
        return loads

    for _ in range(2):
        with warm("tests.one-shelf", load, memory_mb=1) as value:
            assert value is loads
    assert loads == [1]
