"""The pool: calls of one model run together, nobody starves, and lost or cancelled calls leave it whole."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from circletake.executor import Cancelled, CancelToken, Gpu, Machine
from circletake.executor.placing import Host, Place, Wanted
from circletake.executor.pool import MOST_OVERTAKEN, Pool
from circletake.executor.warm import WarmModel
from circletake.schema import Resources

ROOM = (Host("here", Machine(4, 1000, (Gpu("0", 100),))),)


class Worker:
    """A worker that loads what it is asked for and never forgets."""

    def __init__(self, place: Place, log: list[str]) -> None:
        self.place = place
        self.busy = False
        self.alive = True
        self.models: tuple[WarmModel, ...] = ()
        self.log = log

    def use(self, needed: Resources) -> None:
        if needed.model and needed.model not in [model.name for model in self.models]:
            self.log.append(f"load {needed.model}")
            self.models = (*self.models, WarmModel(needed.model, needed.memory_mb, needed.gpu_memory_mb))

    def call(self, *_arguments: object) -> str:
        raise NotImplementedError

    def kill(self) -> None:
        self.alive = False

    def end(self) -> None:
        self.alive = False
        self.log += [f"end {model.name}" for model in self.models]


class Stage:
    """A pool, and calls that wait in it in a known order, each in a thread of its own."""

    def __init__(self, size: int = 1) -> None:
        self.log: list[str] = []
        self.ran: list[str] = []
        self.pool = Pool(size, lambda place, _needed: Worker(place, self.log))
        self.threads: list[threading.Thread] = []

    def hold(self, stack: ExitStack, needed: Resources) -> Worker:
        worker = stack.enter_context(self.pool.worker(Wanted(needed, b""), ROOM, CancelToken()))
        assert isinstance(worker, Worker)
        worker.use(needed)
        return worker

    def queue(self, name: str, needed: Resources, cancel: CancelToken | None = None) -> None:
        def run() -> None:
            with self.pool.worker(Wanted(needed, b""), ROOM, cancel or CancelToken()) as worker:
                assert isinstance(worker, Worker)
                worker.use(needed)
                self.ran.append(name)

        waiting = len(self.pool._queue)
        thread = threading.Thread(target=run)
        thread.start()
        self.threads.append(thread)
        while len(self.pool._queue) == waiting:
            assert thread.is_alive()

    def finish(self) -> None:
        for thread in self.threads:
            thread.join(timeout=20)
            assert not thread.is_alive()


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.pool.close()


def big(model: str) -> Resources:
    """Return the needs of a model of which the GPU holds only one."""
    return Resources(memory_mb=10, gpu_memory_mb=60, model=model)


def loads(stage: Stage) -> int:
    return sum(entry.startswith("load") for entry in stage.log)


def test_calls_of_one_model_run_together(stage: Stage) -> None:
    with ExitStack() as holding:
        stage.hold(holding, big("a"))
        for number in range(6):
            stage.queue(f"b{number}", big("b"))
            stage.queue(f"a{number}", big("a"))
    stage.finish()
    assert stage.ran == [f"a{n}" for n in range(6)] + [f"b{n}" for n in range(6)]
    assert stage.log == ["load a", "end a", "load b"]


def test_in_the_order_they_came_they_would_have_swapped_every_time() -> None:
    """What the test above saves: with overtaking forbidden, thirteen calls cost thirteen loads."""
    stage = Stage()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("circletake.executor.pool.MOST_OVERTAKEN", 0)
        with ExitStack() as holding:
            stage.hold(holding, big("a"))
            for number in range(6):
                stage.queue(f"b{number}", big("b"))
                stage.queue(f"a{number}", big("a"))
        stage.finish()
    assert loads(stage) == 13
    stage.pool.close()


def test_nobody_is_overtaken_for_ever(stage: Stage) -> None:
    with ExitStack() as holding:
        stage.hold(holding, big("a"))
        stage.queue("b", big("b"))
        for number in range(MOST_OVERTAKEN + 5):
            stage.queue(f"a{number}", big("a"))
    stage.finish()
    assert stage.ran.index("b") == MOST_OVERTAKEN
    assert loads(stage) == 3


def test_calls_without_a_model_are_never_overtaken(stage: Stage) -> None:
    with ExitStack() as holding:
        stage.hold(holding, big("a"))
        stage.queue("light", Resources(memory_mb=999))
        for number in range(3):
            stage.queue(f"a{number}", big("a"))
    stage.finish()
    assert stage.ran[0] == "light"


def test_models_that_fit_beside_each_other_stay(stage: Stage) -> None:
    small = [Resources(memory_mb=10, gpu_memory_mb=30, model=name) for name in "abc"]
    for needed in (*small, *small):
        with ExitStack() as holding:
            stage.hold(holding, needed)
    assert stage.log == ["load a", "load b", "load c"]


def test_a_lost_worker_gives_its_room_back(stage: Stage) -> None:
    with ExitStack() as holding:
        stage.hold(holding, big("a")).busy = True
    assert stage.pool.kept_models == ()
    assert stage.pool.running == ()
    with ExitStack() as holding:
        assert stage.hold(holding, big("b")).alive


def test_a_worker_that_died_while_it_was_idle_is_replaced(stage: Stage) -> None:
    with ExitStack() as holding:
        first = stage.hold(holding, big("a"))
    first.alive = False
    with ExitStack() as holding:
        assert stage.hold(holding, big("a")) is not first
    assert stage.log == ["load a", "load a"]


def test_who_is_called_off_while_waiting_leaves_the_queue(stage: Stage) -> None:
    token = CancelToken()
    with ExitStack() as holding:
        stage.hold(holding, big("a"))
        raised: list[Exception] = []

        def wait() -> None:
            try:
                with stage.pool.worker(Wanted(big("b"), b""), ROOM, token):
                    raise AssertionError("it must not begin")
            except Cancelled as error:
                raised.append(error)

        thread = threading.Thread(target=wait)
        thread.start()
        while not stage.pool._queue:
            assert thread.is_alive()
        stage.queue("a", big("a"))
        token.cancel()
        thread.join(timeout=20)
        assert len(raised) == 1
    stage.finish()
    assert stage.ran == ["a"]
    assert stage.log == ["load a"]


def test_who_is_called_off_beforehand_takes_nobody_s_place(stage: Stage) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled), stage.pool.worker(Wanted(big("a"), b""), ROOM, token):
        raise AssertionError("it must not begin")
    assert stage.pool.running == ()
