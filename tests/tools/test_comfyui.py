"""ComfyUI: the user's workflow with its named places, over a server that behaves as ComfyUI does, or worse."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk import Desk
from diffusion_takes import FRAMES, SIZE, picture, request
from video_server import ComfyServer, told

from circletake.executor import Cancelled
from circletake.render.encode import decode
from circletake.schema import BriefError, RequestRejected, TakeResult, ToolFailed
from circletake.tools.remote import ComfyPicture
from circletake.tools.remote.workflow import read_workflow

NODES: dict[str, Any] = {
    "3": {
        "class_type": "KSampler",
        "inputs": {"seed": 1, "steps": 20, "cfg": 6.0, "model": ["9", 0], "positive": ["6", 0]},
        "_meta": {"title": "circletake: seed"},
    },
    "6": {
        "class_type": "CLIPTextEncode",
        "inputs": {"text": "a dog", "clip": ["9", 1]},
        "_meta": {"title": "Circletake:prompt"},
    },
    "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "{{negative}}", "clip": ["9", 1]}},
    "8": {
        "class_type": "EmptyHunyuanLatentVideo",
        "inputs": {"width": 832, "height": 480, "length": 81, "batch_size": 1},
        "_meta": {"title": "circletake: width, height, frames"},
    },
    "9": {"class_type": "Loader", "inputs": {"name": "wan"}, "_meta": {"title": "Loader"}},
    "12": {"class_type": "SaveVideo", "inputs": {"video": ["3", 0]}},
}  # fmt: skip
IMAGE = {"20": {"class_type": "LoadImage", "inputs": {"image": "x.png"}, "_meta": {"title": "circletake: image"}}}


def workflow(tmp_path: Path, **changes: Any) -> Path:
    path = tmp_path / "workflow.json"
    path.write_text(json.dumps({**NODES, **changes}))
    return path


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ComfyServer]:
    (tmp_path / "made").mkdir()
    with ComfyServer(tmp_path / "made") as running:
        yield running


def tool(server: ComfyServer, path: Path, options: str = "every=0.01&wait=20") -> ComfyPicture:
    return ComfyPicture(f"{server.url}?workflow={path}&{options}")


def shoot(one: ComfyPicture, desk: Desk, **fields: object) -> TakeResult:
    return one.run(request(**fields), desk, rng=random.Random(0))


def test_everything_goes_where_it_belongs_and_comes_back_conformed(server: ComfyServer, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    one = tool(server, workflow(tmp_path), "every=0.01&negative=fog")
    result = shoot(one, desk)
    pictures = list(decode(desk.path(result.video)))
    assert (len(pictures), pictures[0].shape) == (FRAMES, (SIZE.height, SIZE.width, 3))
    sent = server.heard[0].fields["prompt"]
    assert sent["6"]["inputs"] == {"text": request().prompt, "clip": ["9", 1]}
    assert sent["7"]["inputs"]["text"] == "fog"
    assert sent["3"]["inputs"]["seed"] == 7
    latent = sent["8"]["inputs"]
    assert latent["width"] % 16 == latent["height"] % 16 == 0
    assert latent["width"] * latent["height"] < 0.5 * 832 * 480, "drafts are smaller"
    assert latent["length"] == 13, "4k + 1 frames at 16 a second that cover 5 at 6"
    assert latent["batch_size"] == 1
    assert "workflow.json" in (result.plan or "")
    full = one._values(request(quality="full"))
    assert abs(full["width"] * full["height"] / (832 * 480) - 1) < 0.1


def test_frames_as_pictures_are_a_take_too(server: ComfyServer, tmp_path: Path) -> None:
    server.filename, server.kind, server.count_of_files = "take_00001_.png", "images", 13
    desk = Desk(tmp_path / "desk")
    pictures = list(decode(desk.path(shoot(tool(server, workflow(tmp_path)), desk).video)))
    levels = [shown.mean() for shown in pictures]
    assert len(levels) == FRAMES
    assert levels == sorted(levels)
    assert levels[-1] - levels[0] > 80


def test_a_picture_to_begin_with_is_uploaded(server: ComfyServer, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    one = tool(server, workflow(tmp_path, **IMAGE))
    assert one.card().needs_image
    with pytest.raises(RequestRejected, match="begins with a picture, and there is none for 1A"):
        shoot(one, desk)
    start = picture(desk)
    shoot(one, desk, references=(start,))
    assert server.uploads["start.png"] == desk.path(start).read_bytes()
    queued = next(heard for heard in server.heard if heard.path == "/prompt")
    assert queued.fields["prompt"]["20"]["inputs"]["image"] == "circletake/start.png"
    desk.notes.clear()
    with pytest.raises(RequestRejected, match="no place for a last picture"):
        shoot(one, desk, first_frame=start, last_frame=start)


def test_a_take_that_was_queued_is_waited_for(server: ComfyServer, tmp_path: Path) -> None:
    class Impatient(Desk):
        hurried = True

        def progress(self, share: float, text: str = "") -> None:
            if self.hurried and "works" in text:
                raise Cancelled("called off")

    desk = Impatient(tmp_path / "desk")
    one = tool(server, workflow(tmp_path))
    with pytest.raises(Cancelled):
        shoot(one, desk)
    assert server.count("POST /queue") == 1, "what is called off does not stay in the queue"
    desk.hurried = False
    assert shoot(one, desk).frames == FRAMES
    assert server.count("POST /prompt") == 1


def test_a_server_that_was_started_anew_is_asked_again(server: ComfyServer, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk")
    desk.notes["queued"] = "prompt-of-yesterday"
    assert shoot(tool(server, workflow(tmp_path)), desk).frames == FRAMES
    assert server.count("POST /prompt") == 1


def test_what_fails_in_the_workflow_is_told_by_its_node(server: ComfyServer, tmp_path: Path) -> None:
    server.error = {"node_id": "3", "node_type": "KSampler", "exception_message": "Allocation on device\n failed"}
    desk = Desk(tmp_path / "desk")
    with pytest.raises(ToolFailed, match=r"failed in ComfyUI: node 3 \(KSampler\): Allocation on device failed"):
        shoot(tool(server, workflow(tmp_path)), desk)
    server.error = None
    assert shoot(tool(server, workflow(tmp_path)), desk).frames == FRAMES


def test_a_workflow_that_is_refused(server: ComfyServer, tmp_path: Path) -> None:
    problem = {"error": {"type": "prompt_outputs_failed_validation", "message": "no"}, "node_errors": {"9": "wan?"}}
    server.acts["POST /prompt"] = [lambda _heard: told(400, problem)]
    with pytest.raises(ToolFailed, match=r"does not take the workflow.*try it in ComfyUI first"):
        shoot(tool(server, workflow(tmp_path)), Desk(tmp_path / "desk"))


@pytest.mark.parametrize(
    ("path", "answers", "match"),
    [
        ("GET /view", [(200, b"<html>", {})] * 3, "no video that can be read"),
        ("GET /view", [(200, b"abc", {"Content-Length": "9"})] * 3, "not be fetched: .*broke off at 3 of 9 bytes"),
        ("POST /prompt", [told(200, {"queued": True})], "without a prompt_id; is this a ComfyUI server"),
        ("GET /history", [told(200, {"prompt-1": {"outputs": {}, "status": {}}})], "gave no file"),
    ],
)  # fmt: skip
def test_a_server_that_lies(path: str, answers: list[Any], match: str, server: ComfyServer, tmp_path: Path) -> None:
    server.acts[path] = [lambda _heard, one=one: one for one in answers]
    with pytest.raises(ToolFailed, match=match):
        shoot(tool(server, workflow(tmp_path)), Desk(tmp_path / "desk"))


def test_faults_that_pass_are_waited_out(server: ComfyServer, tmp_path: Path) -> None:
    for path in ("POST /prompt", "GET /history", "GET /view", "GET /queue"):
        server.acts[path] = [lambda _heard: told(503, {"error": "busy"}, **{"Retry-After": "0"})]
    assert shoot(tool(server, workflow(tmp_path)), Desk(tmp_path / "desk")).frames == FRAMES


def test_a_server_that_is_not_there(server: ComfyServer, tmp_path: Path) -> None:
    path = workflow(tmp_path)
    with pytest.raises(ToolFailed, match=r"nothing answers at http://127\.0\.0\.1:9; start the server"):
        ComfyPicture(f"http://127.0.0.1:9?workflow={path}&every=0.01&wait=0.05").run(
            request(), Desk(tmp_path / "desk"), rng=random.Random(0)
        )


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a dog"}}}, "no place for prompt: title the node"),
        ({"9": {"class_type": "Loader", "inputs": {"n": "{{sampler}}"}}}, "names a place 'sampler'; known are prompt"),
        ({"9": {"class_type": "L", "inputs": {"seed": ["1", 0]}, "_meta": {"title": "circletake: seed"}}},
         r"node 9 \(L\) has no input for 'seed' that is not linked"),
        ({"nodes": []}, r"no workflow in the API format; in ComfyUI, use Export \(API\)"),
    ],
)  # fmt: skip
def test_workflows_that_can_t_be_used(changes: dict[str, Any], match: str, tmp_path: Path) -> None:
    with pytest.raises(BriefError, match=match):
        read_workflow(workflow(tmp_path, **changes))


def test_names_that_can_t_be_meant(tmp_path: Path) -> None:
    for name, match in (
        ("http://127.0.0.1:8188", "which workflow"),
        ("somewhere?workflow=x", "not the URL of a server"),
        ("http://127.0.0.1:8188?workflow=x&speed=9", "no option 'speed'"),
    ):
        with pytest.raises(BriefError, match=match):
            ComfyPicture(name)
    with pytest.raises(BriefError, match="no workflow can be read"):
        ComfyPicture(f"http://127.0.0.1:1?workflow={tmp_path}/none.json").card()


def test_the_workflow_is_in_the_key_and_the_server_is_not(tmp_path: Path) -> None:
    path = workflow(tmp_path)
    one = ComfyPicture(f"http://127.0.0.1:1?workflow={path}").version
    assert ComfyPicture(f"http://127.0.0.1:2?workflow={path}").version == one
    assert ComfyPicture(f"http://127.0.0.1:1?workflow={path}&rate=24").version != one
    workflow(tmp_path, **IMAGE)
    assert ComfyPicture(f"http://127.0.0.1:1?workflow={path}").version != one
