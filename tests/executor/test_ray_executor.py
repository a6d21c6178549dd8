"""Ray: workers and nodes are lost and survived, artifacts move by URL, and nothing is left behind or told outside."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from sample_tools import ActRequest, ActResult, NoiseRequest, NoiseResult

from circletake.executor import RayExecutor, ToolRef, check_cluster, failures
from circletake.executor.machine import Gpu
from circletake.schema import BriefError, RequestRejected, ToolFailed
from circletake.store import Store, open_store

pytestmark = pytest.mark.xdist_group("ray")

ACT = ToolRef(factory="sample_tools:Act")
HASTY = ToolRef(factory="sample_tools:Act", options={"timeout_s": "0.4"})
SECOND_MB = 1500
NOISE = ToolRef(factory="sample_tools:Noise")


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failures, "BACKOFF_S", (0.0, 0.0))


@pytest.fixture
def executor(ray_cluster: RayExecutor, store: Store) -> Iterator[RayExecutor]:
    executor = RayExecutor(2, store.root)
    yield executor
    executor.close()


def act(executor: RayExecutor, act: str, ref: ToolRef = ACT, **more) -> ActResult:
    result = executor.run(ref, ActRequest(act=act, **more))
    assert isinstance(result, ActResult)
    return result


def eventually(holds: Callable[[], object], within_s: float = 60.0) -> None:
    deadline = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < deadline, "it never came about"
        time.sleep(0.02)


def pids(folder: Path) -> list[int]:
    return [int(path.name.split("-")[-1]) for path in sorted(folder.iterdir())]


def test_a_worker_is_kept_warm(executor: RayExecutor) -> None:
    assert len({act(executor, "sleep", number=number).pid for number in range(3)}) == 1


def test_a_killed_worker_is_replaced_and_its_call_made_again(
    executor: RayExecutor, store: Store, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(act, executor, "sleep", folder=str(tmp_path), seconds=0.5)
        eventually(lambda: pids(tmp_path))
        os.kill(pids(tmp_path)[0], signal.SIGKILL)
        assert waiting.result(timeout=60).pid == pids(tmp_path)[1]
    assert list((store.root / "scratch").iterdir()) == []
    assert capfd.readouterr() == ("", ""), "Ray keeps quiet"


def test_three_lost_workers_are_enough(executor: RayExecutor, tmp_path: Path) -> None:
    with pytest.raises(ToolFailed, match=r"sample\.act failed 3 times: 1\) its worker was lost \(.+\); 2\)"):
        act(executor, "die", folder=str(tmp_path), times=9)
    assert len(set(pids(tmp_path))) == 3


def test_a_call_that_takes_too_long_is_stopped(executor: RayExecutor, tmp_path: Path) -> None:
    with pytest.raises(ToolFailed, match=r"1\) it took longer than 0\.4 s and was stopped; 2\)"):
        act(executor, "sleep", HASTY, folder=str(tmp_path), seconds=60)
    eventually(lambda: not any(psutil.pid_exists(pid) for pid in pids(tmp_path)))


def test_workers_are_one_thread_wide_and_get_their_environment(ray_cluster: RayExecutor, store: Store) -> None:
    executor = RayExecutor(1, store.root, env={"SAMPLE": "yes", "OMP_NUM_THREADS": "1"})
    told: list[str] = []
    executor.run(ACT, ActRequest(act="tell threads"), on_progress=lambda _share, text: told.append(text))
    assert told == ["1 yes"]
    executor.close()


def test_what_is_shipped_lists_what_a_worker_was_given(executor: RayExecutor) -> None:
    """A call that needs more than its worker was given gets another one."""
    small = act(executor, "sleep", number=1).pid
    big = act(executor, "sleep", number=2, memory_mb=600).pid
    assert big != small
    assert act(executor, "sleep", number=3, memory_mb=100).pid in (small, big)


def test_a_gpu_is_shared_by_memory(executor: RayExecutor) -> None:
    """As a node declares its GPUs; what Ray is asked for is a share of one."""
    two = executor._gpus_of("a", 2, 160_000)
    assert two == (Gpu("0", 80_000), Gpu("1", 80_000))
    assert executor._gpus_of("a", 0, 0) == ()
    with pytest.raises(RequestRejected, match=r"90,000 MB of GPU memory; there is no GPU on any node of the cluster"):
        act(executor, "sleep", gpu_memory_mb=90_000)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("nonsense", "takes HOST:PORT"),
        ("ray://127.0.0.1:10001", "takes HOST:PORT"),
        ("127.0.0.1:{free}", "no Ray cluster answers at 127.0.0.1:"),
    ],
)
def test_a_cluster_that_is_not_there_is_named(address: str, told: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        where = address.format(free=free.getsockname()[1])
    with pytest.raises(BriefError, match=told):
        check_cluster(where)


def test_nothing_listens_outside_this_machine(ray_cluster: RayExecutor) -> None:
    listening: set[str] = set()
    for process in psutil.Process().children(recursive=True):
        # An idle worker may end while we look.
        with suppress(psutil.NoSuchProcess):
            listening.update(
                one.laddr.ip for one in process.net_connections("inet") if one.status == psutil.CONN_LISTEN
            )
    assert listening
    assert listening <= {"127.0.0.1", "::1", "::ffff:127.0.0.1"}


@contextmanager
def second_node(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Add a node to the cluster that keeps objects in a folder of its own; give the process that all of it hangs on."""
    from ray._private.worker import _global_node
    from ray.cluster_utils import Cluster

    nodes = Cluster()
    nodes.head_node = _global_node
    with monkeypatch.context() as environment:
        environment.setenv("CIRCLETAKE_STORE_CACHE", str(cache))
        node = nodes.add_node(num_cpus=1, memory=SECOND_MB * 2**20, object_store_memory=80 * 2**20)
    try:
        yield node.all_processes["raylet"][0].process.pid
    finally:
        nodes.remove_node(node, allow_graceful=False)


def kill_tree(pid: int) -> None:
    """Kill a node as a power cut would: all its processes at once."""
    try:
        root = psutil.Process(pid)
    except psutil.NoSuchProcess:
        return
    for process in [*root.children(recursive=True), root]:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue


def test_a_second_node_fetches_and_hands_in_by_url_and_its_loss_is_survived(
    ray_cluster: RayExecutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One story, since a node takes seconds to start."""
    url = f"file://{tmp_path / 'shared'}"
    store = open_store(tmp_path / "production", url)
    like = store.put_bytes(b"like this", "audio/raw")
    with second_node(tmp_path / "cache", monkeypatch) as raylet:
        executor = RayExecutor(None, store.root, store_url=url)
        assert executor._size == 5, "one a CPU"
        (second,) = [host for host in executor._hosts() if host.machine.memory_mb == SECOND_MB]
        monkeypatch.setattr(executor, "_hosts", lambda: (second,))
        made = executor.run(NOISE, NoiseRequest(like=like, samples=8))
        assert isinstance(made, NoiseResult)
        cached = {
            path.parent.name + path.name for path in (tmp_path / "cache" / "objects").rglob("*") if path.is_file()
        }
        assert cached == {like.digest, made.audio.digest}, "the input was fetched there, and the output made there"
        assert not store.place(made.audio.digest).exists()
        assert store.read(made.audio).startswith(b"like this")
        assert list((tmp_path / "cache" / "scratch").iterdir()) == []

        traces = tmp_path / "traces"
        traces.mkdir()
        with ThreadPoolExecutor(1) as threads:
            waiting = threads.submit(act, executor, "sleep", folder=str(traces), seconds=3.0)
            eventually(lambda: pids(traces))
            monkeypatch.undo()
            monkeypatch.setattr(failures, "BACKOFF_S", (0.0, 0.0))
            kill_tree(raylet)
            assert waiting.result(timeout=120).pid == pids(traces)[1]
        executor.close()


def test_a_node_that_sees_no_common_folder_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from circletake.executor.cluster_actor import _reachable

    monkeypatch.delenv("CIRCLETAKE_STORE_CACHE", raising=False)
    (tmp_path / "mark").touch()
    assert _reachable(str(tmp_path), None, "mark") == tmp_path
    with pytest.raises(BriefError, match=r"doesn't see .*--store URL"):
        _reachable(str(tmp_path / "elsewhere"), None, "mark")
    assert _reachable(str(tmp_path / "elsewhere"), "file:///mnt/share", "mark").name == "circletake-store"
    monkeypatch.setenv("CIRCLETAKE_STORE_CACHE", str(tmp_path / "own"))
    assert _reachable(str(tmp_path), "file:///mnt/share", "mark") == tmp_path / "own"
    with pytest.raises(BriefError, match="--store URL"):
        _reachable(str(tmp_path), None, "mark")
