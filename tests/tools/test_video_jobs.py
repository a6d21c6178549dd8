"""The `/videos` job API: ordered once whatever dies, fetched as often as it takes, and every answer doubted."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from desk import Desk
from diffusion_takes import FRAMES, SIZE, picture, request
from PIL import Image
from video_server import Answer, Heard, JobServer, told

from circletake.executor import Cancelled, LocalExecutor, ToolRef, failures
from circletake.render.encode import decode
from circletake.schema import BriefError, RequestRejected, TakeResult, ToolFailed, Transient
from circletake.store import Store
from circletake.tools.remote import VideoJobs, errand

KEY = "sk-a-very-secret-key"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[JobServer]:
    (tmp_path / "made").mkdir()
    with JobServer(tmp_path / "made") as running:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{running.url}/v1")
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setattr(failures, "BACKOFF_S", (0.0, 0.0))
        yield running


OPTIONS = "every=0.01&wait=20&sizes=128x72,72x128"


def tool(options: str = OPTIONS) -> VideoJobs:
    return VideoJobs(f"maker-1?{options}")


def shoot(desk: Desk, options: str = OPTIONS, **fields: object) -> TakeResult:
    return tool(options).run(request(**fields), desk, rng=random.Random(0))


def desk_in(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk")


def test_a_take_is_ordered_waited_for_and_conformed(server: JobServer, tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    result = shoot(desk)
    pictures = list(decode(desk.path(result.video)))
    assert (len(pictures), pictures[0].shape) == (FRAMES, (SIZE.height, SIZE.width, 3))
    assert server.count("POST /v1/videos") == 1
    ordered = server.heard[0]
    assert ordered.fields == {"model": "maker-1", "prompt": request().prompt, "seconds": "1", "size": "128x72"}
    assert ordered.headers["authorization"] == f"Bearer {KEY}"
    assert ordered.headers["idempotency-key"]
    assert "job video_1" in (result.plan or "")
    assert "job video_1 in_progress" in desk.told
    assert desk.shares == sorted(desk.shares)


def test_a_picture_to_begin_with_is_sent_in_the_video_s_size(server: JobServer, tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    shoot(desk, references=(picture(desk),))
    sent = server.heard[0].fields["input_reference"]
    (tmp_path / "sent.png").write_bytes(sent)
    with Image.open(tmp_path / "sent.png") as opened:
        assert opened.size == (128, 72)


def test_the_shape_and_length_are_the_nearest_that_the_model_makes(server: JobServer, tmp_path: Path) -> None:
    options = f"{OPTIONS}&seconds=4,8,12&seed=yes"
    tall = request().format.with_(size=(54, 96))
    shoot(desk_in(tmp_path), options, format=tall)
    fields = server.heard[0].fields
    assert (fields["seconds"], fields["size"], fields["seed"]) == ("4", "72x128", "7")
    assert tool(options).card().max_seconds == 12
    with pytest.raises(RequestRejected, match=r"at most 12 s, 13\.33 s are needed; plan shorter shots"):
        shoot(Desk(tmp_path / "long"), options, frames=80)
    assert server.count("POST") == 1


def killing(executor: LocalExecutor, then: Callable[[Heard], Answer | None]) -> Callable[[Heard], Answer | None]:
    """Return an act that kills the executor's worker before it answers."""

    def act(heard: Heard) -> Answer | None:
        answer = then(heard)
        (worker,) = executor._pool._busy
        os.kill(worker.pid, signal.SIGKILL)
        psutil.Process(worker.pid).wait(10)
        return answer

    return act


@pytest.mark.parametrize("when", ["GET /v1/videos/video_1", "POST /v1/videos", "GET /v1/videos/video_1/content"])
def test_a_worker_that_dies_orders_nothing_twice(when: str, server: JobServer, tmp_path: Path) -> None:
    """Killed while it polls; after the order was taken and before its id was heard; while it fetches."""
    store = Store(tmp_path / "store")
    executor = LocalExecutor(1, store.root)
    then = (lambda heard: told(200, server.order(heard))) if when.startswith("POST") else (lambda _heard: None)
    server.acts[when] = [killing(executor, then)]
    try:
        ref = ToolRef(factory="circletake.tools.remote:VideoJobs", options={"model": f"maker-1?{OPTIONS}"})
        result = executor.run(ref, request())
    finally:
        executor.close()
    assert isinstance(result, TakeResult)
    assert server.count("POST") == 1
    assert len(server.jobs) == 1
    for place in tmp_path.joinpath("store").rglob("*"):
        assert place.is_dir() or KEY.encode() not in place.read_bytes()


def test_an_order_of_which_nothing_was_heard_is_not_repeated_where_it_can_t_be_looked_up(
    server: JobServer, tmp_path: Path
) -> None:
    desk = desk_in(tmp_path)
    server.acts["POST /v1/videos"] = [lambda heard: server.order(heard) and None]
    with pytest.raises(Transient, match="connection"):
        shoot(desk)
    server.acts["GET /v1/videos"] = [lambda _heard: told(405, {"error": "no lists here"})]
    with pytest.raises(ToolFailed, match="may have been paid for"):
        shoot(desk)
    assert server.count("POST") == 1
    assert shoot(desk).frames == FRAMES
    assert server.count("POST") == 1


def test_an_order_that_never_arrived_is_sent_again_under_the_same_name(server: JobServer, tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    server.acts["POST /v1/videos"] = [lambda _heard: None]
    with pytest.raises(Transient):
        shoot(desk)
    shoot(desk)
    names = {heard.headers["idempotency-key"] for heard in server.heard if heard.method == "POST"}
    assert (server.count("POST"), len(names), len(server.jobs)) == (2, 1, 1)


def test_of_two_like_orders_it_does_not_guess(server: JobServer, tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    server.acts["POST /v1/videos"] = [lambda heard: server.order(heard) and server.order(heard) and None]
    with pytest.raises(Transient):
        shoot(desk)
    with pytest.raises(ToolFailed, match="a retake of the shot orders another"):
        shoot(desk)
    assert server.count("POST") == 1


def test_a_busy_server_is_asked_again(server: JobServer, tmp_path: Path) -> None:
    server.acts["POST /v1/videos"] = [
        lambda _heard: told(429, {"error": {"message": "slow down"}}, **{"Retry-After": "0"}),
        lambda _heard: told(503, {"error": {"message": "full"}}),
    ]
    server.acts["GET /v1/videos/video_1"] = [
        lambda _heard: told(500, {"error": {"message": "oops"}}),
        lambda _heard: (200, b"<html>gateway</html>", {}),
    ]
    assert shoot(desk_in(tmp_path)).frames == FRAMES
    assert len(server.jobs) == 1


@pytest.mark.parametrize(
    ("status", "error", "kind", "match"),
    [
        (401, {"message": f"bad key {KEY}"}, BriefError, r"does not accept the key \(status 401: bad key \*\*\*\)"),
        (400, {"message": "unknown size"}, ToolFailed, "refuses .*unknown size"),
        (400, {"message": "no", "code": "moderation_blocked"}, RequestRejected, "will not show this.*other words"),
        (404, {"message": "no such model"}, ToolFailed, "no such model"),
    ],
)
def test_refusals_say_who_acts_and_leave_nothing_owed(
    status: int, error: dict[str, str], kind: type[Exception], match: str, server: JobServer, tmp_path: Path
) -> None:
    desk = desk_in(tmp_path)
    server.acts["POST /v1/videos"] = [lambda _heard: told(status, {"error": error})]
    with pytest.raises(kind, match=match) as raised:
        shoot(desk)
    assert KEY not in str(raised.value)
    assert desk.notes == {}


@pytest.mark.parametrize(
    ("state", "kind", "match"),
    [
        ({"status": "failed", "error": {"code": "oom", "message": "too big"}}, ToolFailed, r"failed \(oom: too big\)"),
        (
            {"status": "failed", "error": {"code": "moderation_blocked", "message": "no foxes"}},
            RequestRejected,
            "will not show this .*no foxes",
        ),
        ({"status": "failed"}, ToolFailed, "no reason given"),
        ({"status": "expired"}, ToolFailed, "is no longer at .* retake"),
    ],
)
def test_a_job_that_came_to_nothing(
    state: dict[str, Any], kind: type[Exception], match: str, server: JobServer, tmp_path: Path
) -> None:
    server.acts["GET /v1/videos/video_1"] = [lambda _heard: told(200, state)]
    with pytest.raises(kind, match=match):
        shoot(desk_in(tmp_path))
    assert server.count("POST") == 1


def test_a_job_that_is_gone_is_not_ordered_again(server: JobServer, tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    desk.notes["job"] = "video_99"
    with pytest.raises(ToolFailed, match=r"job video_99 is no longer at .*perhaps paid for.*retake"):
        shoot(desk)
    assert server.count("POST") == 0


TRUNCATED = {"Content-Length": "100000", "Content-Type": "video/mp4"}


@pytest.mark.parametrize(
    ("content", "match"),
    [
        ((200, b"x" * 1000, TRUNCATED), r"broke off at 1,000 of 100,000 bytes"),
        ((200, b"<html>sorry</html>", {"Content-Type": "video/mp4"}), "no video that can be read .*<html>sorry"),
        ((200, b"", {"Content-Type": "video/mp4"}), "no video that can be read"),
        (told(500, {"error": "oops"}), "answered 500"),
    ],
)
def test_a_download_that_fails_never_orders_again(
    content: Answer, match: str, server: JobServer, tmp_path: Path
) -> None:
    desk = desk_in(tmp_path)
    server.acts["GET /v1/videos/video_1/content"] = [lambda _heard: content] * 3
    with pytest.raises(ToolFailed, match=match) as raised:
        shoot(desk)
    assert "run again to fetch it, nothing is ordered a second time" in str(raised.value)
    assert shoot(desk).frames == FRAMES
    assert server.count("POST") == 1


def test_a_huge_download_is_not_taken(server: JobServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errand, "MOST_BYTES", 500)
    with pytest.raises(ToolFailed, match="larger than 500 bytes"):
        shoot(desk_in(tmp_path))


def test_footage_that_is_too_short_is_no_take(server: JobServer, tmp_path: Path) -> None:
    """Asked for 5 s at 6 a second, it gives a tenth of it; where hardly anything is missing, the last frame is held."""
    job = {"size": "128x72", "seconds": "0.5"}
    server.jobs["video_1"] = {"id": "video_1", "status": "queued", "looks": 9, **job}
    desk = desk_in(tmp_path)
    desk.notes["job"] = "video_1"
    with pytest.raises(ToolFailed, match=r"gave 0\.50 s where 4\.\d+ s are needed"):
        shoot(desk, frames=30)
    server.jobs["video_1"]["seconds"] = "4.6"
    (note,) = shoot(desk, frames=30).notes
    assert "its last frame is held" in note


def test_it_is_called_off_while_it_waits(server: JobServer, tmp_path: Path) -> None:
    class Impatient(Desk):
        def progress(self, share: float, text: str = "") -> None:
            if "in_progress" in text:
                raise Cancelled("called off")

    desk = Impatient(tmp_path / "desk")
    with pytest.raises(Cancelled):
        shoot(desk)
    assert desk.notes["job"] == "video_1"


def test_it_does_not_wait_for_ever(server: JobServer, tmp_path: Path) -> None:
    server.looks = 10**9
    desk = desk_in(tmp_path)
    with pytest.raises(ToolFailed, match=r"not done after 0\.1 s. It is kept in mind: run again to go on waiting"):
        shoot(desk, "every=0.01&wait=0.1&sizes=128x72")
    server.looks = 0
    assert shoot(desk).frames == FRAMES
    assert server.count("POST") == 1


def test_settings_that_can_t_be_meant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for options, match in (
        ("size=big", "no option 'size'"),
        ("sizes=big", "sizes such as"),
        ("every=no", "every takes"),
    ):
        with pytest.raises(BriefError, match=match):
            tool(options)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(BriefError, match="set OPENAI_API_KEY, or name another server"):
        shoot(Desk(tmp_path))
    with pytest.raises(BriefError, match=r"not the URL of a server: 'https://\*\*\*@host/v1'"):
        tool("base_url=https://me:secret@host/v1")


def test_the_key_stays_with_its_host(server: JobServer, tmp_path: Path) -> None:
    """A server that sends a download elsewhere does not make the key go there."""
    (tmp_path / "other").mkdir()
    with JobServer(tmp_path / "other") as other:
        other.jobs["video_1"] = {"id": "video_1", "size": "128x72", "seconds": "1", "looks": 9}
        there = f"{other.url}/v1/videos/video_1/content"
        server.acts["GET /v1/videos/video_1/content"] = [lambda _heard: (302, b"", {"Location": there})]
        assert shoot(desk_in(tmp_path)).frames == FRAMES
        assert other.count("GET") == 1
        assert "authorization" not in other.heard[0].headers
