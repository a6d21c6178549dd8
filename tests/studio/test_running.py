"""Where tools run and things are kept, by settings; and what doctor tells about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from circletake.executor import LocalExecutor
from circletake.schema import BriefError, Settings
from circletake.store import Store
from circletake.studio.health import Part, examine
from circletake.studio.installed import Backend, look_for
from circletake.studio.running import choose_executor, keep_elsewhere


def test_the_store_s_url_reaches_the_workers(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    settings = Settings(store=str(tmp_path / "share"), workers=1)
    keep_elsewhere(settings, store)
    executor = choose_executor(settings, store)
    assert isinstance(executor, LocalExecutor)
    assert executor._store.remote is not None
    assert executor._store.remote.url == f"file://{tmp_path}/share"
    executor.close()
    keep_elsewhere(Settings(), store)
    assert store.remote is None


def test_a_cluster_s_address_goes_with_the_cluster(tmp_path: Path) -> None:
    with pytest.raises(BriefError, match="goes with --executor ray"):
        choose_executor(Settings(ray_address="127.0.0.1:6379"), Store(tmp_path))
    with pytest.raises(BriefError, match="takes HOST:PORT"):
        choose_executor(Settings(executor="ray", ray_address="nowhere"), Store(tmp_path))


def test_a_backend_tells_what_it_lacks() -> None:
    whole = Backend("score", "whole", "", ("pydantic", "pydantic/fields.py"), "it", "--it")
    assert look_for(whole).lacking == ()
    assert look_for(whole).versions.startswith("pydantic ")
    broken = Backend("score", "broken", "", ("pydantic/nowhere", "no_such_module"), "it", "--it", "NO_SUCH_KEY")
    assert look_for(broken).lacking == ("pydantic/nowhere", "no_such_module", "NO_SUCH_KEY")


def test_doctor_looks_at_what_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CIRCLETAKE_CHECKPOINTS", raising=False)
    settings = Settings(
        memory=tmp_path / "memory",
        ray_address="nowhere",
        store=str(tmp_path / "share"),
        checkpoints="postgres",
        memory_server="nowhere",
    )
    parts = {part.name: part for part in examine(settings)}
    assert parts["store"] == Part("store", "ok", f"file://{tmp_path}/share can be written and read", "", "running")
    for name, told in (
        ("cluster", "takes HOST:PORT"),
        ("checkpoints", "CIRCLETAKE_CHECKPOINTS=postgresql://"),
        ("memory server", "takes a URL"),
    ):
        assert parts[name].state == "missing"
        assert told in parts[name].detail
    assert {part.group for part in parts.values()} >= {"film", "score", "voice", "running"}
    assert all(part.next_step for part in parts.values() if part.state == "off" and part.group != "film")


def test_doctor_looks_at_the_backends_that_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    workflow = tmp_path / "w.json"
    workflow.write_text('{"1": {"class_type": "T", "inputs": {"text": "{{prompt}}", "seed": "{{seed}}"}}}')
    comfy, videos = f"comfyui:http://127.0.0.1:9?workflow={workflow}", "videos:m?base_url=http://127.0.0.1:9/v1"
    settings = Settings(
        memory=tmp_path / "memory",
        picture=("stage", comfy, videos, "diffusers:/nowhere", "camera:mine"),
        score="musicgen:/nowhere",
        voice="vits:/nowhere",
        embedder="clip:/nowhere",
    )
    parts = {part.name: part for part in examine(settings)}
    for name, group, told in (
        ("comfyui:http://127.0.0.1:9", "picture", "nothing answers"),
        ("videos:m", "picture", "nothing answers"),
        ("diffusers:/nowhere", "picture", "no folder"),
        ("camera:mine", "picture", "no such picture back-end"),
        ("musicgen:/nowhere", "score", "no folder"),
        ("vits:/nowhere", "voice", "no folder"),
        ("clip:/nowhere", "embedding", "no folder"),
    ):
        part = parts[name]
        assert (part.state, part.group) == ("missing", group)
        assert told in part.detail
        assert part.next_step
    assert "main.py" in parts["comfyui:http://127.0.0.1:9"].next_step
    assert "sk-very-secret" not in repr(parts)
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    parts = {part.name: part for part in examine(Settings(memory=tmp_path / "memory", picture=("videos:m",)))}
    assert parts["videos:m"].next_step == "export OPENAI_API_KEY=..."
