"""Workers: lost, killed, replaced, shared fairly, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from sample_tools import ActRequest, ActResult, NoiseRequest

from circletake.evals.waiting_tool import WaitRequest
from circletake.executor import Cancelled, CancelToken, Gpu, LocalExecutor, Machine, ToolRef, failures
from circletake.executor.local import MOST_SPARES
from circletake.schema import ToolFailed

ACT = ToolRef(factory="sample_tools:Act")
HASTY = ToolRef(factory="sample_tools:Act", options={"timeout_s": "0.4"})
NOISE = ToolRef(factory="sample_tools:Noise")


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failures, "BACKOFF_S", (0.0, 0.0))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("production") / "store"


@pytest.fixture(scope="module")
def executor(root: Path) -> Iterator[LocalExecutor]:
    executor = LocalExecutor(2, root)
    yield executor
    executor.close()


def act(executor: LocalExecutor, act: str, ref: ToolRef = ACT, **more) -> ActResult:
    result = executor.run(ref, ActRequest(act=act, **more))
    assert isinstance(result, ActResult)
    return result


def eventually(holds: Callable[[], object], within_s: float = 50.0) -> None:
    deadline = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < deadline, "it never came about"
        time.sleep(0.005)


def traces(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def pids(folder: Path) -> list[int]:
    return [int(trace.split("-")[-1]) for trace in traces(folder)]


def running(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_a_worker_that_dies_is_replaced(executor: LocalExecutor, tmp_path: Path) -> None:
    result = act(executor, "die", folder=str(tmp_path), times=2)
    assert result.said == "die"
    assert len(set(pids(tmp_path))) == 3


def test_three_dead_workers_are_enough(executor: LocalExecutor, tmp_path: Path) -> None:
    with pytest.raises(ToolFailed) as raised:
        act(executor, "die", folder=str(tmp_path), times=9)
    fault = "its worker was killed by signal 9 (often for want of memory); last words: about to die"
    assert str(raised.value) == f"sample.act failed 3 times: 1) {fault}; 2) {fault}; 3) {fault}"
    assert not any(running(pid) for pid in pids(tmp_path))


def test_a_worker_that_leaves_is_replaced(executor: LocalExecutor) -> None:
    with pytest.raises(ToolFailed, match=r"1\) its worker ended with status 3; 2\)"):
        act(executor, "exit")
    assert act(executor, "sleep").said == "sleep"


def test_a_worker_killed_from_outside_is_replaced(executor: LocalExecutor, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(act, executor, "sleep", folder=str(tmp_path), seconds=0.3)
        eventually(lambda: traces(tmp_path))
        os.kill(pids(tmp_path)[0], signal.SIGKILL)
        assert waiting.result(timeout=50).pid == pids(tmp_path)[1]


def test_a_call_that_takes_too_long_is_stopped(executor: LocalExecutor, root: Path, tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(ToolFailed, match=r"1\) it took longer than 0\.4 s and was stopped; 2\)"):
        act(executor, "sleep", HASTY, folder=str(tmp_path), seconds=60)
    assert time.monotonic() - began < 50
    assert len(pids(tmp_path)) == 3
    assert not any(running(pid) for pid in pids(tmp_path))
    assert list((root / "scratch").iterdir()) == []


def test_what_a_tool_started_ends_with_its_call(executor: LocalExecutor, tmp_path: Path) -> None:
    token = CancelToken()
    with ThreadPoolExecutor(1) as threads:
        request = ActRequest(act="start a program", folder=str(tmp_path))
        waiting = threads.submit(executor.run, ACT, request, cancel=token)
        eventually(lambda: len(traces(tmp_path)) == 2)
        token.cancel()
        with pytest.raises(Cancelled):
            waiting.result(timeout=10)
    assert len(pids(tmp_path)) == 2
    eventually(lambda: not any(running(pid) for pid in pids(tmp_path)))


def test_workers_that_got_ready_take_the_first_calls(root: Path, tmp_path: Path) -> None:
    ready = ToolRef(factory="sample_tools:Ready", options={"folder": str(tmp_path)})
    executor = LocalExecutor(2, root)
    executor.prepare([ToolRef(factory="sample_tools:NeverReady"), ready])
    ran = act(executor, "sleep", ready).pid
    assert ran in pids(tmp_path)
    executor.close()
    assert len(pids(tmp_path)) <= 2
    assert not any(running(pid) for pid in pids(tmp_path))


def test_few_workers_get_ready_however_many_there_may_be(root: Path, tmp_path: Path) -> None:
    ready = ToolRef(factory="sample_tools:Ready", options={"folder": str(tmp_path)})
    executor = LocalExecutor(64, root)
    executor.prepare([ready])
    eventually(lambda: len(pids(tmp_path)) == MOST_SPARES)
    executor.close()
    assert len(pids(tmp_path)) == MOST_SPARES
    assert not any(running(pid) for pid in pids(tmp_path))


def test_close_calls_off_what_runs_and_what_waits(root: Path, tmp_path: Path) -> None:
    executor = LocalExecutor(1, root)
    with ThreadPoolExecutor(3) as threads:
        calls = [
            threads.submit(act, executor, "sleep", folder=str(tmp_path), seconds=60, number=number)
            for number in range(3)
        ]
        eventually(lambda: traces(tmp_path) and len(executor._pool._queue) == 2)
        began = time.monotonic()
        executor.close()
        assert time.monotonic() - began < 3
        for call in calls:
            with pytest.raises(Cancelled):
                call.result(timeout=5)
    (pid,) = pids(tmp_path)
    assert not running(pid)


def test_an_empty_folder_serves_call_after_call_and_goes_with_its_worker(tmp_path: Path) -> None:
    root = tmp_path / "store"
    executor = LocalExecutor(1, root)
    folders = set()
    for number in range(3):
        executor.run(ToolRef(factory="circletake.evals.waiting_tool:Wait"), WaitRequest(seconds=0, number=number))
        (folder,) = (root / "scratch").iterdir()
        assert list(folder.iterdir()) == []
        folders.add(folder)
    assert len(folders) == 1
    executor.close()
    assert list((root / "scratch").iterdir()) == []


def test_a_worker_is_kept_warm(executor: LocalExecutor) -> None:
    assert len({act(executor, "sleep", number=number).pid for number in range(3)}) == 1


def test_a_worker_outlives_the_thread_that_asked_for_it(root: Path) -> None:
    executor = LocalExecutor(1, root)

    def in_a_thread_of_its_own(number: int) -> int:
        results: list[int] = []
        thread = threading.Thread(target=lambda: results.append(act(executor, "sleep", number=number).pid))
        thread.start()
        thread.join()
        return results[0]

    assert in_a_thread_of_its_own(1) == in_a_thread_of_its_own(2)
    executor.close()


def at_once(executor: LocalExecutor, requests: list[ActRequest]) -> list[ActResult]:
    """Run calls from as many threads, asked for one after the other."""
    pool = executor._pool
    calls: list[Future] = []
    with ThreadPoolExecutor(len(requests)) as threads:
        for number, request in enumerate(requests):
            calls.append(threads.submit(executor.run, ACT, request))
            eventually(lambda n=number: len(pool._queue) + len(pool.running) > n or calls[n].done())
        return [call.result(timeout=30) for call in calls]


def overlap(first: ActResult, second: ActResult) -> bool:
    return first.began_ns < second.ended_ns and second.began_ns < first.ended_ns


def test_calls_are_served_in_the_order_they_came(root: Path) -> None:
    executor = LocalExecutor(1, root)
    results = at_once(executor, [ActRequest(act="sleep", seconds=0.05, number=n) for n in range(6)])
    began = [result.began_ns for result in results]
    assert began == sorted(began)
    executor.close()


@pytest.mark.parametrize(
    ("needs", "together"),
    [
        ({"memory_mb": 50}, True),
        ({"memory_mb": 51}, False),
        ({"gpu_memory_mb": 60}, False),
        ({"cpus": 1.0}, True),
        ({"cpus": 1.1}, False),
        ({"cpus": 99.0}, False),
    ],
)
def test_what_runs_at_once_stays_within_the_machine(root: Path, needs: dict, together: bool) -> None:
    executor = LocalExecutor(2, root, machine=Machine(2, 100, (Gpu("0", 100),)))
    requests = [ActRequest(act="sleep", seconds=0.0, number=number, **needs) for number in range(2)]
    at_once(executor, requests)
    requests = [ActRequest(act="sleep", seconds=0.3, number=number, **needs) for number in range(2)]
    first, second = at_once(executor, requests)
    assert overlap(first, second) == together
    executor.close()


def test_a_big_call_is_not_overtaken(root: Path) -> None:
    executor = LocalExecutor(2, root, machine=Machine(2, 100))
    needs = [60, 90, 10]
    requests = [ActRequest(act="sleep", seconds=0.1, memory_mb=mb, number=mb) for mb in needs]
    first, big, small = at_once(executor, requests)
    assert first.began_ns < big.began_ns < small.began_ns
    executor.close()


def test_workers_are_one_thread_wide_and_get_their_environment(root: Path) -> None:
    executor = LocalExecutor(1, root, env={"SAMPLE": "yes"})
    told: list[str] = []
    executor.run(ACT, ActRequest(act="tell threads"), on_progress=lambda _share, text: told.append(text))
    assert told == ["1 yes"]
    executor.close()


def test_an_executor_without_workers_is_refused(root: Path) -> None:
    with pytest.raises(ValueError, match="at least 1 worker"):
        LocalExecutor(0, root)


SCRIPT = """
# A shell's background job ignores SIGINT, and so would its children.
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from circletake.evals.waiting_tool import WaitRequest
from circletake.executor import LocalExecutor, ToolRef
from sample_tools import ActRequest
print("begun", flush=True)
executor = LocalExecutor(2, Path({root!r}))
call = lambda act, **more: executor.run(ToolRef(factory="sample_tools:Act"), ActRequest(act=act, **more))
{rest}
"""


def script(folder: Path, rest: str) -> subprocess.Popen[str]:
    """Start a script without an `if __name__ == "__main__"`."""
    text = SCRIPT.format(tests=str(Path(__file__).parent), root=str(folder / "store"), rest=textwrap.dedent(rest))
    (folder / "film.py").write_text(text)
    command = [sys.executable, "-W", "error", "-X", "dev", str(folder / "film.py")]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@pytest.mark.parametrize("close", ["executor.close()", ""])
def test_a_script_needs_no_main_guard_and_leaves_nothing_behind(tmp_path: Path, close: str) -> None:
    process = script(tmp_path, f"print(call('sleep').pid)\n{close}")
    said, _ = process.communicate(timeout=30)
    begun, pid = said.splitlines()
    assert begun == "begun"
    assert process.returncode == 0
    eventually(lambda: not running(int(pid)))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_when_the_program_is_killed_its_workers_end(tmp_path: Path, how: signal.Signals) -> None:
    (tmp_path / "traces").mkdir()
    more = f"seconds=60, folder={str(tmp_path / 'traces')!r}"
    with script(tmp_path, f"call('sleep', {more})") as process:
        eventually(lambda: traces(tmp_path / "traces"))
        (pid,) = pids(tmp_path / "traces")
        assert running(pid)
        process.send_signal(how)
        process.wait(timeout=60)
        eventually(lambda: not running(pid), within_s=10)


def test_a_worker_ends_when_its_standard_input_does(executor: LocalExecutor, tmp_path: Path) -> None:
    """What guards systems without Linux's signal at a parent's death."""
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(act, executor, "sleep", folder=str(tmp_path), seconds=60)
        eventually(lambda: traces(tmp_path))
        (worker,) = [seat.worker for seat in executor._pool._seats if seat.running]
        assert worker._process.stdin is not None
        worker._process.stdin.close()
        eventually(lambda: not running(pids(tmp_path)[0]))
        executor._closed.cancel()
        with pytest.raises(Cancelled):
            waiting.result(timeout=10)


def test_the_same_bytes_from_every_process(root: Path) -> None:
    results = set()
    for _ in range(2):
        executor = LocalExecutor(1, root)
        results.add(executor.run(NOISE, NoiseRequest()).model_dump_json())
        executor.close()
    assert len(results) == 1
