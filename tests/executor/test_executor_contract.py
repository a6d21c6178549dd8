"""What every executor does, on every one of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample_tools
from sample_tools import Act, ActRequest, ActResult, NoiseRequest, NoiseResult

from circletake.executor import (
    Cancelled,
    CancelToken,
    Executor,
    InlineExecutor,
    LocalExecutor,
    RayExecutor,
    ToolRef,
    failures,
)
from circletake.schema import BriefError, RequestRejected, ToolError, ToolFailed
from circletake.store import Store, StoreFull

NOISE = ToolRef(factory="sample_tools:Noise")
ACT = ToolRef(factory="sample_tools:Act")
NOISE_BYTES = "1952ae6e79acf13e"
"""Eight bytes of `random.Random(derive_seed(key))`."""


@pytest.fixture(
    scope="module",
    params=[InlineExecutor, LocalExecutor, pytest.param(RayExecutor, marks=pytest.mark.xdist_group("ray"))],
)
def executor(request: pytest.FixtureRequest, store: Store) -> Iterator[Executor]:
    executor = started(request, store, 2)
    yield executor
    executor.close()


def started(request: pytest.FixtureRequest, store: Store, workers: int) -> Executor:
    if request.param is InlineExecutor:
        return InlineExecutor(store.root)
    if request.param is LocalExecutor:
        return LocalExecutor(workers, store.root)
    request.getfixturevalue("ray_cluster")
    return RayExecutor(workers, store.root)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failures, "BACKOFF_S", (0.0, 0.0))


def act(executor: Executor, act: str, **more) -> ActResult:
    result = executor.run(ACT, ActRequest(act=act, **more))
    assert isinstance(result, ActResult)
    return result


def test_the_result_is_pinned(executor: Executor, store: Store) -> None:
    """Seeded from the key alone, so the same bytes come from every executor, process and day."""
    like = store.put_bytes(b"like this", "audio/raw")
    request = NoiseRequest(like=like, samples=8)
    result = executor.run(NOISE, request)
    assert isinstance(result, NoiseResult)
    assert result.request == request
    assert result.request.rate == request.rate
    assert result.request.size.width == 1280
    assert result.peak_dbfs == float("-inf")
    assert store.read(result.audio) == b"like this" + bytes.fromhex(NOISE_BYTES)
    assert executor.run(NOISE, request) == result


def test_the_version_changes_the_randomness(executor: Executor, store: Store) -> None:
    one = executor.run(NOISE, NoiseRequest())
    two = executor.run(ToolRef(factory="sample_tools:Noise", options={"version": "2"}), NoiseRequest())
    assert one != two


def test_nothing_of_a_call_is_left(executor: Executor, store: Store) -> None:
    """An empty folder may wait for the next call, as long as its worker lives."""
    executor.run(NOISE, NoiseRequest())
    with pytest.raises(ToolFailed):
        act(executor, "divide")
    assert [path for folder in (store.root / "scratch").iterdir() for path in folder.iterdir()] == []


def test_progress_is_told_in_the_waiting_thread(executor: Executor) -> None:
    told: list[tuple[float, str, int]] = []
    executor.run(
        NOISE, NoiseRequest(), on_progress=lambda share, text: told.append((share, text, threading.get_ident()))
    )
    here = threading.get_ident()
    assert told == [(0.5, "half", here), (1.0, "", here)]


@pytest.mark.parametrize(
    ("what", "error", "message"),
    [
        ("reject", RequestRejected, "3 hours are too long: ask for 10 minutes at most"),
        ("fail", ToolFailed, "there is no voice for Klingon"),
        ("full", StoreFull, "no room for 5 bytes"),
        (
            "full underneath",
            StoreFull,
            "no room for what sample.act makes; free some space, or name a folder on another disk, then run again",
        ),
        ("brief", BriefError, "no such SoundFont"),
    ],
)
def test_our_errors_come_back_by_class_and_are_not_tried_again(
    executor: Executor, tmp_path: Path, what: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as raised:
        act(executor, what, folder=str(tmp_path))
    assert type(raised.value) is error
    assert str(raised.value) == message
    assert len(list(tmp_path.iterdir())) == 1


def test_a_broken_tool_is_one_line_with_the_traceback_as_a_note(executor: Executor, tmp_path: Path) -> None:
    with pytest.raises(ToolFailed) as raised:
        act(executor, "divide", folder=str(tmp_path))
    message = str(raised.value)
    assert message.startswith("sample.act broke: ZeroDivisionError: division by zero (sample_tools.py:")
    assert "\n" not in message
    assert "print(1 / request.number)" in "".join(raised.value.__notes__)
    assert len(list(tmp_path.iterdir())) == 1


def test_passing_faults_are_tried_again(executor: Executor, tmp_path: Path) -> None:
    assert act(executor, "pass", folder=str(tmp_path), times=2).said == "pass"
    assert len(list(tmp_path.iterdir())) == 3


def test_the_third_passing_fault_is_final_and_tells_the_history(executor: Executor, tmp_path: Path) -> None:
    busy = "the server is busy"
    with pytest.raises(ToolFailed, match=rf"sample\.act failed 3 times: 1\) {busy}; 2\) {busy}; 3\) {busy}"):
        act(executor, "pass", folder=str(tmp_path), times=9)
    assert len(list(tmp_path.iterdir())) == 3


def test_want_of_memory_passes(executor: Executor, tmp_path: Path) -> None:
    with pytest.raises(ToolFailed, match=r"failed 3 times: 1\) sample\.act ran out of memory"):
        act(executor, "starve", folder=str(tmp_path))


@pytest.mark.parametrize(
    ("needs", "named"),
    [
        ({"memory_mb": 2**30}, r"needs 1,073,741,824 MB of memory; [\d,]+ MB are free"),
        ({"gpu_memory_mb": 10**9}, r"needs 1,000,000,000 MB of GPU memory; there is"),
    ],
)
def test_what_this_machine_lacks_is_rejected_before_it_starts(
    executor: Executor, tmp_path: Path, needs: dict[str, int], named: str
) -> None:
    with pytest.raises(RequestRejected, match=named):
        act(executor, "sleep", folder=str(tmp_path), **needs)
    assert list(tmp_path.iterdir()) == []


def test_more_cpus_than_there_are_only_make_it_slower(executor: Executor) -> None:
    assert act(executor, "sleep", cpus=1000).said == "sleep"


@pytest.mark.parametrize(
    ("factory", "options", "told"),
    [
        ("sample_tools:Nothing", {}, "no such tool"),
        ("no_such_module:Tool", {}, "no such tool"),
        ("__main__:Tool", {}, "module of its own"),
        ("sample_tools:Noise", {"loudness": "1"}, "does not take the options"),
        ("sample_tools:no_tool", {}, "has no name, version, timeout_s, resources, run"),
        ("sample_tools:Unannotated", {}, "must annotate `request`"),
    ],
)
def test_what_is_no_tool_fails_and_says_why(
    executor: Executor, factory: str, options: dict[str, str], told: str
) -> None:
    with pytest.raises(ToolFailed, match=told):
        executor.run(ToolRef(factory=factory, options=options), NoiseRequest())


def test_a_request_for_another_tool_is_rejected(executor: Executor) -> None:
    with pytest.raises(RequestRejected, match=r"sample\.act takes a ActRequest, got a NoiseRequest"):
        executor.run(ACT, NoiseRequest())


def test_chatter_disturbs_nothing(executor: Executor, capfd: pytest.CaptureFixture[str]) -> None:
    if not isinstance(executor, LocalExecutor):
        pytest.skip("shares its streams with the caller, or with Ray's logs")
    assert act(executor, "chatter").said == "chatter"
    assert capfd.readouterr() == ("", "")


def test_threads_may_report_progress_at_once(executor: Executor) -> None:
    told: list[str] = []
    executor.run(ACT, ActRequest(act="many voices"), on_progress=lambda _share, text: told.append(text))
    assert told == ["x" * 5000] * 20


def test_a_call_is_called_off(executor: Executor) -> None:
    token = CancelToken()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        executor.run(ACT, ActRequest(act="wait politely"), on_progress=lambda *_: token.cancel(), cancel=token)
    assert time.monotonic() - began < 5
    assert act(executor, "sleep").said == "sleep"


def test_what_is_called_off_before_it_began_does_not_begin(executor: Executor, tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        executor.run(ACT, ActRequest(act="sleep", folder=str(tmp_path)), cancel=token)
    assert list(tmp_path.iterdir()) == []


def test_an_error_in_the_progress_callback_comes_through(executor: Executor) -> None:
    def broken(_share: float, _text: str) -> None:
        raise KeyError("the display broke")

    with pytest.raises((KeyError, ToolFailed), match="the display broke"):
        executor.run(ACT, ActRequest(act="wait politely"), on_progress=broken)
    assert act(executor, "sleep").said == "sleep"


@pytest.fixture(params=[InlineExecutor, LocalExecutor, pytest.param(RayExecutor, marks=pytest.mark.xdist_group("ray"))])
def closed(request: pytest.FixtureRequest, store: Store) -> Executor:
    executor = started(request, store, 1)
    executor.close()
    executor.close()
    return executor


def test_after_close_nothing_runs(closed: Executor) -> None:
    with pytest.raises(Cancelled):
        act(closed, "sleep")


def test_a_tool_error_is_no_other_kind() -> None:
    assert issubclass(RequestRejected, ToolError)
    assert Act().timeout_s == 20.0
    assert sample_tools.Noise().version == "1"


def test_getting_ready_changes_no_result(executor: Executor) -> None:
    executor.prepare([NOISE, ToolRef(factory="sample_tools:NeverReady")])
    assert act(executor, "sleep", seconds=0.0).said == "sleep"
