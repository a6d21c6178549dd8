"""Calls by key: found when made before, made once, never kept when failed."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sample_tools
from sample_tools import ActRequest, ActResult, NoiseRequest, NoiseResult

from circletake.executor import Called, Caller, Cancelled, CancelToken, InlineExecutor, Tally, ToolRef
from circletake.schema import Event, Provenance, RequestRejected, Result, ToolFailed, call_key
from circletake.store import KeptResult, Store

NOISE = ToolRef(factory="sample_tools:Noise", options={"stand_in": "the real noise costs money"})
ACT = ToolRef(factory="sample_tools:Act")


class Studio:
    """A caller with everything that it needs."""

    def __init__(self, root: Path) -> None:
        self.store = Store(root / "store")
        self.executor = InlineExecutor(self.store.root)
        self.events: list[Event] = []
        self.caller = Caller(self.store, self.executor, self.events.append)

    def heard(self, kind: str) -> list[Event]:
        return [event for event in self.events if event.kind == kind]


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    sample_tools.STARTED.clear()
    return Studio(tmp_path)


def test_a_call_is_made_and_then_found(studio: Studio, tmp_path: Path) -> None:
    made = studio.caller.call(NOISE, NoiseRequest(slate="12A"), NoiseResult)
    assert isinstance(made, Called)
    assert made.key == call_key("sample.noise", "1", NoiseRequest(slate="12A"))
    assert not made.cached
    assert made.seconds > 0
    for found in (
        studio.caller.call(NOISE, NoiseRequest(slate="12A")),
        Studio(tmp_path).caller.call(NOISE, NoiseRequest(slate="12A")),
    ):
        assert (found.result, found.key, found.cached) == (made.result, made.key, True)
    assert len(sample_tools.STARTED) == 1
    assert studio.caller.tally == Tally(calls=2, cached=1, made_with={"sample.noise": "1"})


def test_where_it_came_from_is_kept(studio: Studio) -> None:
    like = studio.store.put_bytes(b"like", "audio/raw")
    called = studio.caller.call(NOISE, NoiseRequest(slate="3B", seed=7, like=like), NoiseResult)
    kept = studio.store.results.find(called.key, NoiseResult)
    assert isinstance(kept, KeptResult)
    assert kept.provenance == Provenance(
        key=called.key,
        tool="sample.noise",
        version="1",
        slate="3B",
        seed=7,
        inputs=(like.digest,),
        outputs=(called.result.audio.digest, like.digest),
        stand_in="the real noise costs money",
    )


def test_another_version_is_another_call(studio: Studio) -> None:
    studio.caller.call(NOISE, NoiseRequest())
    newer = ToolRef(factory="sample_tools:Noise", options={"version": "2"})
    assert not studio.caller.call(newer, NoiseRequest()).cached


def test_progress_is_told_as_events(studio: Studio) -> None:
    studio.caller.call(NOISE, NoiseRequest(slate="1A"))
    told = [(event.share, event.text, event.cached, event.slate) for event in studio.heard("tool")]
    assert told == [
        (0.0, "", False, "1A"),
        (0.5, "half", False, "1A"),
        (0.999, "", False, "1A"),
        (1.0, "", False, "1A"),
    ]
    studio.events.clear()
    studio.caller.call(NOISE, NoiseRequest(slate="1A"))
    (event,) = studio.events
    assert (event.name, event.share, event.cached) == ("sample.noise", 1.0, True)
    assert event.seconds is not None


def test_what_is_damaged_is_made_again_and_says_so(studio: Studio, tmp_path: Path) -> None:
    made = studio.caller.call(NOISE, NoiseRequest(), NoiseResult)
    studio.store.place(made.result.audio.digest).unlink()
    again = Studio(tmp_path)
    assert again.caller.call(NOISE, NoiseRequest()).result == made.result
    assert len(sample_tools.STARTED) == 2
    (note,) = again.heard("note")
    assert note.text.startswith("sample.noise is made again: the store ")
    assert made.result.audio.digest in note.text
    assert again.store.path(made.result.audio).exists()


@pytest.mark.parametrize(("act", "error"), [("reject", RequestRejected), ("divide", ToolFailed)])
def test_failures_are_not_kept(studio: Studio, tmp_path: Path, act: str, error: type[Exception]) -> None:
    folder = tmp_path / "traces"
    folder.mkdir()
    for _ in range(2):
        with pytest.raises(error):
            studio.caller.call(ACT, ActRequest(act=act, folder=str(folder)))
    assert len(list(folder.iterdir())) == 2
    assert list((studio.store.root).rglob("*.json")) == []


def test_the_same_call_is_made_once_at_a_time(studio: Studio) -> None:
    ready = threading.Barrier(4)

    def call() -> Called[Result]:
        ready.wait()
        return studio.caller.call(NOISE, NoiseRequest(seconds=0.2))

    with ThreadPoolExecutor(4) as threads:
        called = [one.result() for one in [threads.submit(call) for _ in range(4)]]
    assert len(sample_tools.STARTED) == 1
    assert len({one.result.model_dump_json() for one in called}) == 1
    assert sorted(one.cached for one in called) == [False, True, True, True]


def test_who_waits_for_a_failed_call_fails_with_it(studio: Studio, tmp_path: Path) -> None:
    ready = threading.Barrier(3)

    def call() -> None:
        ready.wait()
        with pytest.raises(ToolFailed, match="Klingon"):
            studio.caller.call(ACT, ActRequest(act="fail"))

    with ThreadPoolExecutor(3) as threads:
        for one in [threads.submit(call) for _ in range(3)]:
            one.result()


def test_a_result_of_another_class_is_refused_before_it_is_made(studio: Studio) -> None:
    with pytest.raises(ToolFailed, match=r"sample\.noise gives a NoiseResult, not a ActResult"):
        studio.caller.call(NOISE, NoiseRequest(), ActResult)
    assert sample_tools.STARTED == []


def test_a_cancelled_caller_makes_nothing(studio: Studio) -> None:
    token = CancelToken()
    caller = Caller(studio.store, studio.executor, cancel=token)
    token.cancel()
    with pytest.raises(Cancelled):
        caller.call(NOISE, NoiseRequest())
    assert sample_tools.STARTED == []
