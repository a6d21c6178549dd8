"""Craft tools over MCP: score, voices, foley and ambience, mix, and the rest, by the schemas of their requests."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from circletake.cli.mcp.offers import Name, Offer, Sitting
from circletake.executor import Caller, LocalExecutor, Toolbox, ToolRef
from circletake.executor.tool_ref import signature_of
from circletake.schema import Artifact, BriefError, Settings, Value
from circletake.store import Store
from circletake.studio.backends import choose_tools
from circletake.tools.langchain import tool_description, tool_name

_FOLDER = ".craft"


class KeepFile(Value):
    """A file to be handed to a tool."""

    path: Annotated[str, Field(min_length=1)]
    """Below the folder where films are made, such as `lighthouse/film.mp4`."""


class TakeFile(Value):
    """An artifact to be written out as a file."""

    artifact: Artifact
    name: Name
    """Of the new file."""


@contextmanager
def craft_offers(under: Path, settings: Settings) -> Iterator[tuple[Offer, ...]]:
    """Offer the tools that the settings name while the block runs.

    Raises:
        BriefError: a back-end that is not known.
    """
    refs = choose_tools(settings).refs
    store = Store(under / _FOLDER / "store")
    built = Toolbox()
    executor = LocalExecutor(1, store.root)

    def offer(name: str, ref: ToolRef) -> Offer:
        tool = built.tool(ref)

        def run(request: Any, sitting: Sitting) -> dict[str, Any]:
            called = Caller(store, executor, sitting.on_event, cancel=sitting.cancel).call(ref, request)
            plain: dict[str, Any] = called.result.model_dump(mode="json")
            return plain

        return Offer(f"tool_{tool_name(name)}", tool_description(tool), signature_of(tool).request, run)

    def keep(asked: KeepFile, sitting: Sitting) -> dict[str, Any]:
        path = _below(sitting.under, asked.path)
        if not path.is_file():
            raise BriefError(f"there is no file {asked.path!r} below {sitting.under}")
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        plain: dict[str, Any] = store.put_bytes(path.read_bytes(), media_type).model_dump(mode="json")
        return plain

    def take(asked: TakeFile, sitting: Sitting) -> dict[str, Any]:
        path = sitting.under / _FOLDER / "files" / asked.name
        path.parent.mkdir(parents=True, exist_ok=True)
        store.deliver(asked.artifact, path)
        return {"path": str(path)}

    files = (
        Offer("keep_file", "Hand a file to the tools: gives the artifact that stands for it.", KeepFile, keep),
        Offer("take_file", "Write an artifact out as a file.", TakeFile, take),
    )
    try:
        yield (*files, *(offer(name, ref) for name, ref in refs.items()))
    finally:
        executor.close()


def _below(under: Path, name: str) -> Path:
    root = under.resolve()
    path = (root / name).resolve()
    if root not in path.parents:
        raise BriefError(f"{name!r} does not lie below {root}; name a file of a production there")
    return path
