"""What doctor tells about picture back-ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from video_server import ComfyServer, JobServer, told

from circletake.tools.diffusion import examine_diffusers
from circletake.tools.diffusion import health as diffusers_health
from circletake.tools.remote import examine_comfyui, examine_videos

pytestmark = pytest.mark.xdist_group("diffusion")


def test_models_are_looked_at_and_not_loaded(tiny: Callable[[str], Path]) -> None:
    whole, wan, nothing = examine_diffusers((str(tiny("wan")), "/nowhere/model"))
    assert "families: Wan, LTX-Video" in whole.detail
    assert (wan.state, wan.name) == ("ok", f"diffusers:{tiny('wan')}")
    assert "WanPipeline" in wan.detail
    assert (nothing.state, nothing.next_step) == ("missing", "see the message")
    assert "there is no folder" in nothing.detail


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diffusers_health, "_PACKAGES", ("torch", "no_such_package"))
    (told_,) = examine_diffusers()
    assert (told_.state, told_.detail) == ("off", "not installed: no_such_package")
    assert examine_diffusers(("m",))[0].state == "missing"
    assert "circletake[gpu]" in told_.next_step


def test_servers_are_asked_whether_they_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    path = tmp_path / "w.json"
    nodes = {"1": {"class_type": "T", "inputs": {"text": "{{prompt}}", "seed": "{{seed}}"}}}
    path.write_text(json.dumps(nodes))
    with ComfyServer(tmp_path) as comfy, JobServer(tmp_path) as jobs:
        comfy.acts["GET /system_stats"] = [lambda _heard: told(200, {"system": {"comfyui_version": "0.9"}})]
        found = examine_comfyui(f"{comfy.url}?workflow={path}")
        assert (found.state, found.detail) == ("ok", "ComfyUI 0.9; the workflow's places: prompt, seed")
        assert examine_comfyui(f"{comfy.url}?workflow={path}x").state == "missing"
        assert examine_videos(f"m?base_url={jobs.url}/v1").state == "ok"
        jobs.acts["GET /v1/videos"] = [lambda _heard: told(401, {"error": {"message": "sk-secret is no key"}})]
        refused = examine_videos(f"m?base_url={jobs.url}/v1")
        assert refused.state == "missing"
        assert "sk-secret" not in refused.detail
        assert jobs.count("POST") == 0
    assert "nothing answers" in examine_videos("m?base_url=http://127.0.0.1:9/v1").detail
