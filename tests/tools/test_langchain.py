"""Craft tools as LangChain tools: their schemas, what they give, and how they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.tools import ToolException
from pydantic import ValidationError

from circletake.executor import Caller, InlineExecutor
from circletake.schema import Artifact, Settings, VoiceRequest
from circletake.store import Store
from circletake.studio.backends import choose_tools
from circletake.tools.langchain import langchain_tools


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_every_tool_of_a_production_is_offered_by_its_request(store: Store) -> None:
    refs = choose_tools(Settings()).refs
    tools = {tool.name: tool for tool in langchain_tools(refs, Caller(store, InlineExecutor(store.root)))}
    assert len(tools) == len(refs)
    assert "picture_stage" in tools
    assert tools["voice"].args_schema is VoiceRequest
    assert tools["voice"].args.keys() == VoiceRequest.model_fields.keys()
    assert all(tool.description for tool in tools.values())


def test_a_tool_is_called_with_json_and_gives_json(store: Store) -> None:
    (voice,) = langchain_tools(
        {"voice": choose_tools(Settings()).refs["voice"]}, Caller(store, InlineExecutor(store.root))
    )
    said = voice.invoke({"text": "Almost home.", "voice": {}})
    assert said["seconds"] > 0.3
    audio = Artifact.model_validate(said["audio"])
    assert store.path(audio).stat().st_size == audio.size_bytes
    with pytest.raises(ValidationError):
        voice.invoke({"text": "x", "voice": {}, "volume": 11})


def test_what_can_not_be_done_is_told_to_the_agent(store: Store) -> None:
    (voice,) = langchain_tools(
        {"voice": choose_tools(Settings()).refs["voice"]}, Caller(store, InlineExecutor(store.root))
    )
    with pytest.raises(ToolException, match="nothing to say"):
        voice.invoke({"text": "...", "voice": {}})
