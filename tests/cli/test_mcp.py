"""The MCP server, as a real client meets it: a process of its own, over its standard input and output."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import StdioServerParameters
from mcp.client.client import Client
from mcp.shared.exceptions import MCPError

from circletake.cli.mcp.desk import production_folder
from circletake.cli.mcp.telling import Telling
from circletake.schema import BriefError, Event, Manifest

KEY = "sk-very-secret-0123456789"
SMALL = ["--size", "192x108", "--fps", "12", "--latents", "2", "--videos", "2", "--no-memory", "--workers", "1"]
FOX = {"brief": "A fox crosses a frozen lake at dusk. Calm, piano.", "folder": "fox", "duration_s": 4}


def talk(under: Path, talking: Callable[[Client], Awaitable[None]], *options: str) -> None:
    """Start `circletake mcp` and talk to it."""
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "circletake.cli.main", "mcp", "--under", str(under), *SMALL, *options],
        env={"OPENAI_API_KEY": KEY, "PYTHONPATH": str(Path(__file__).parents[2])},
    )

    async def meet() -> None:
        async with Client(server) as client:
            await talking(client)

    anyio.run(meet)


def told(result: Any) -> str:
    return "\n".join(block.text for block in result.content)


def test_a_client_finds_tools_and_is_told_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    under = tmp_path / "films"
    under.mkdir()
    (under / "note.txt").write_text("a note")

    async def talking(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert {"make_film", "plan_film", "resume_film", "why", "uncertainty", "doctor", "keep_file"} <= tools.keys()
        assert {"tool_score", "tool_effects", "tool_voice", "tool_mix", "tool_picture_stage"} <= tools.keys()
        assert tools["make_film"].input_schema["required"] == ["brief"]
        assert "mind_base_url" not in json.dumps(tools["make_film"].input_schema)
        assert all(tool.description for tool in tools.values())
        for name, arguments, says in (
            ("why", {"folder": "nowhere"}, "not a production"),
            ("why", {}, "folder: Field required"),
            ("make_film", {"brief": "   ", "folder": "empty"}, "the brief is empty"),
            ("make_film", {"brief": "a fox", "duration_s": 1}, "4"),
            ("make_film", {"brief": "a fox", "folder": "../elsewhere"}, "folder"),
            ("resume_film", {"folder": ".."}, "folder"),
            ("keep_file", {"path": "../secret.txt"}, "does not lie below"),
            ("keep_file", {"path": "/etc/hostname"}, "does not lie below"),
            ("tool_voice", {"text": 3}, "text"),
        ):
            result = await client.call_tool(name, arguments)
            assert result.is_error, name
            assert says in told(result)
            assert KEY not in told(result)
        with pytest.raises(MCPError, match="there is no tool"):
            await client.call_tool("shell", {"command": "ls"})
        with pytest.raises(MCPError, match="there is no resource"):
            await client.read_resource("circletake://../secret.txt")
        kept = await client.call_tool("keep_file", {"path": "note.txt"})
        assert not kept.is_error
        out = await client.call_tool("take_file", {"artifact": kept.structured_content, "name": "copy.txt"})
        assert Path(out.structured_content["path"]).read_text() == "a note"

    talk(under, talking)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.film
@pytest.mark.xdist_group("mcp")
def test_a_film_is_made_called_off_and_gone_on_with(tmp_path: Path) -> None:
    async def talking(client: Client) -> None:
        heard: list[tuple[float, str | None]] = []

        async def note(progress: float, _total: float | None, message: str | None) -> None:
            heard.append((progress, message))

        with anyio.CancelScope() as scope:

            async def call_off(_progress: float, _total: float | None, _message: str | None) -> None:
                scope.cancel()

            await client.call_tool("make_film", FOX, progress_callback=call_off)
        assert scope.cancelled_caught
        assert not (tmp_path / "fox" / "film.mp4").exists()

        made = await client.call_tool("make_film", FOX, progress_callback=note)
        assert not made.is_error, told(made)
        film = made.structured_content
        assert film["status"] in ("done", "degraded", "needs you")
        assert Path(film["film"]) == tmp_path / "fox" / "film.mp4"
        assert [progress for progress, _ in heard] == sorted({progress for progress, _ in heard})
        assert len(heard) > 1
        assert any(message for _, message in heard)

        again = await client.call_tool("resume_film", {"folder": "fox"})
        assert again.structured_content["film"] == film["film"]
        why = await client.call_tool("why", {"folder": "fox"})
        assert len(why.structured_content["shots"]) == film["shots"]

        sure = await client.call_tool("uncertainty", {"prompt": "a fox in the snow at night"})
        assert not sure.is_error, told(sure)
        assert sure.structured_content["verdict"]["uncertainty"]["total"]["value"] >= 0

        listed = {one.uri for one in (await client.list_resources()).resources}
        assert {"circletake://fox/report.html", "circletake://fox/storyboard.png"} <= listed
        manifest = await client.read_resource("circletake://fox/manifest.json")
        assert Manifest.read(manifest.contents[0].text).shots == film["shots"]
        storyboard = await client.read_resource("circletake://fox/storyboard.png")
        assert base64.b64decode(storyboard.contents[0].blob).startswith(b"\x89PNG")

    talk(tmp_path, talking)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert KEY.encode() not in path.read_bytes(), path


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "/etc", "a/../.."])
def test_productions_lie_below_their_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(BriefError, match="not the name of a production"):
        production_folder(tmp_path / "films", name)
    assert production_folder(tmp_path, "fox") == tmp_path.resolve() / "fox"


def test_progress_is_counted_upwards_and_said_in_words() -> None:
    heard: list[tuple[float, str | None]] = []

    async def report(progress: float, _total: float | None, message: str | None) -> None:
        heard.append((progress, message))

    async def listen() -> None:
        async with Telling(report) as telling:
            telling.take(Event(kind="step", name="cut"))
            telling.take(Event(kind="tool", name="mix", seconds=1.0))
            while not heard:
                await anyio.sleep(0.001)

    anyio.run(listen)
    assert heard == [(2.0, "cutting")]
