"""Reference pictures: by a picture model of diffusers, and by an images server; frames out of a take."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk
from films import moving as drawn
from films import write_picture
from PIL import Image
from video_server import JobServer, told

from circletake.schema import (
    BriefError,
    FrameRequest,
    ReferenceRequest,
    ReferenceResult,
    RequestRejected,
    Size,
    ToolFailed,
)
from circletake.tools.diffusion import DiffusersStill
from circletake.tools.frame_grab import FrameGrab
from circletake.tools.remote import ImagesApi

pytestmark = [
    pytest.mark.xdist_group("diffusion"),
    pytest.mark.filterwarnings("ignore::UserWarning", "ignore::FutureWarning", "ignore::DeprecationWarning"),
]


def request(seed: int = 3) -> ReferenceRequest:
    return ReferenceRequest(id="fox", prompt="A red fox.", size=Size(64, 48), seed=seed)


def make(tool: DiffusersStill | ImagesApi, desk: Desk, seed: int = 3) -> ReferenceResult:
    return tool.run(request(seed), desk, rng=random.Random(0))


def test_a_picture_model_makes_a_reference(tmp_path: Path) -> None:
    from tiny_video_models import save, stable_diffusion

    tool = DiffusersStill(f"{save(stable_diffusion, tmp_path / 'sd')}?steps=2")
    desk = Desk(tmp_path / "desk")
    made = make(tool, desk)
    with Image.open(desk.path(made.picture)) as opened:
        assert (opened.size, opened.mode) == ((64, 48), "RGB")
    assert make(tool, desk).picture == made.picture
    assert make(tool, desk, seed=4).picture != made.picture
    assert "StableDiffusionPipeline, 64x48, 2 steps" in (made.plan or "")
    assert tool.resources(request()).memory_mb > 1000


def test_a_video_model_makes_no_reference(tmp_path: Path) -> None:
    from tiny_video_models import save, wan

    with pytest.raises(BriefError, match="is a WanPipeline, which makes videos; name a text-to-image model"):
        _ = DiffusersStill(str(save(wan, tmp_path / "wan"))).version


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[JobServer]:
    with JobServer(tmp_path) as running:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{running.url}/v1")
        monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
        yield running


def test_an_images_server_makes_a_reference(server: JobServer, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    made = make(ImagesApi("painter?wait=5"), desk)
    with Image.open(desk.path(made.picture)) as opened:
        assert opened.format == "PNG"
    asked = server.heard[0]
    assert asked.fields == {"model": "painter", "prompt": "A red fox.", "size": "1536x1024", "n": 1}
    assert asked.headers["authorization"] == "Bearer sk-secret"
    make(ImagesApi("painter?wait=5"), desk)
    assert server.heard[1].headers["idempotency-key"] == asked.headers["idempotency-key"]


@pytest.mark.parametrize(
    ("status", "answer", "kind", "match"),
    [
        (200, {"data": []}, ToolFailed, "neither a picture nor a link"),
        (200, {"data": [{"b64_json": "aGVsbG8="}]}, ToolFailed, "is no picture"),
        (200, {"data": [{"b64_json": "!!"}]}, ToolFailed, "is no picture"),
        (200, {"data": [{"url": "file:///etc/passwd"}]}, ToolFailed, "neither a picture nor a link"),
        (400, {"error": {"code": "moderation_blocked", "message": "no"}}, RequestRejected, "will not show this"),
        (401, {"error": {"message": "sk-secret?"}}, BriefError, "does not accept the key"),
    ],
)
def test_a_server_that_gives_no_picture(
    status: int, answer: object, kind: type[Exception], match: str, server: JobServer, tmp_path: Path
) -> None:
    server.acts["POST"] = [lambda _heard: told(status, answer)]
    with pytest.raises(kind, match=match) as raised:
        make(ImagesApi("painter?wait=5"), Desk(tmp_path / "desk"))
    assert "sk-secret" not in str(raised.value)


def test_a_linked_picture_is_fetched_without_the_key(server: JobServer, tmp_path: Path) -> None:
    from video_server import png

    server.acts["POST"] = [lambda _heard: told(200, {"data": [{"url": f"{server.url}/p.png?sig=1"}]})]
    server.acts["GET /p.png"] = [lambda _heard: (200, png(9), {"Content-Type": "image/png"})]
    desk = Desk(tmp_path / "desk")
    with Image.open(desk.path(make(ImagesApi("painter"), desk).picture)) as opened:
        assert opened.getpixel((0, 0)) == (9, 9, 9)
    assert server.heard[-1].path == "/p.png?sig=1"
    assert "authorization" not in server.heard[-1].headers


def test_frames_are_taken_out_of_a_take(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    video = desk.give(write_picture(tmp_path / "v.mp4", [(drawn, 20)]), "video/mp4")
    made = FrameGrab().run(FrameRequest(video=video, frames=(19, 0, 19)), desk, rng=random.Random(0))
    assert made.pictures[0] == made.pictures[2] != made.pictures[1]
    with Image.open(desk.path(made.pictures[1])) as opened:
        assert opened.size == (96, 64)
        assert abs(opened.getpixel((4, 30))[0] - 235) < 12  # type: ignore[index]
    with pytest.raises(RequestRejected, match="has no frame 20"):
        FrameGrab().run(FrameRequest(video=video, frames=(20,)), desk, rng=random.Random(0))
