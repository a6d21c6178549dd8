"""The wire of the MCP server: lists, calls with progress and cancelling, resources."""

from __future__ import annotations

import base64
import importlib.metadata
import json
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import anyio
import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from pydantic import ValidationError

from circletake.cli.crash import write_crash_log
from circletake.cli.mcp.craft import craft_offers
from circletake.cli.mcp.desk import SCHEME, shelf_of, shelves
from circletake.cli.mcp.offers import OFFERS, Offer, Sitting
from circletake.cli.mcp.telling import Telling
from circletake.executor import CancelToken
from circletake.schema import BriefError, CircletakeError, Settings

_INSTRUCTIONS = (
    "A film studio. plan_film tells what a film would be, make_film makes it, why tells how sure the studio is of it. "
    "Films lie in folders; their reports, manifests and storyboards are resources. The tools named tool_... are single "
    "crafts; files go in and out of them as artifacts, by keep_file and take_file."
)
_LOOK_EVERY_S = 0.05


def serve(under: Path, settings: Settings) -> None:
    """Serve until the client hangs up.

    Args:
        under: where films are made and found.
        settings: how they are made.

    Raises:
        BriefError: a setting names a back-end that is not known.
    """
    under.mkdir(parents=True, exist_ok=True)
    with craft_offers(under, settings) as crafts:
        offers = {offer.name: offer for offer in (*OFFERS, *crafts)}
        anyio.run(_serve, build_server(offers, under, settings))


async def _serve(server: Server[Any]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def build_server(offers: Mapping[str, Offer], under: Path, settings: Settings) -> Server[Any]:
    """Return the MCP server of these offers."""
    calls = _Calls()

    async def list_tools(_context: Any, _params: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_listed(offer) for offer in offers.values()])

    async def call_tool(context: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        offer = offers.get(params.name)
        if offer is None:
            raise MCPError(types.INVALID_PARAMS, f"there is no tool {params.name!r}; tools/list names those there are")
        try:
            request = offer.request.model_validate_json(json.dumps(params.arguments or {}))
        except ValidationError as error:
            return _failed(_told(error))
        async with Telling(context.session.report_progress) as telling:
            sitting = Sitting(under, settings, telling.take, CancelToken())
            return await calls.run(lambda: offer.run(request, sitting), sitting.cancel)

    async def list_resources(_context: Any, _params: Any) -> types.ListResourcesResult:
        listed = [
            types.Resource(uri=one.uri, name=one.path.name, description=one.about, mime_type=one.media_type)
            for one in shelves(under)
        ]
        return types.ListResourcesResult(resources=listed)

    async def list_templates(_context: Any, _params: Any) -> types.ListResourceTemplatesResult:
        template = types.ResourceTemplate(
            uri_template=SCHEME + "{production}/{file}", name="file", description="A file of a production."
        )
        return types.ListResourceTemplatesResult(resource_templates=[template])

    async def read_resource(_context: Any, params: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        try:
            shelf = shelf_of(under, params.uri)
        except BriefError as error:
            raise MCPError(types.INVALID_PARAMS, str(error)) from error
        content = shelf.path.read_bytes()
        if shelf.media_type.startswith("image/"):
            blob = base64.b64encode(content).decode()
            return types.ReadResourceResult(
                contents=[types.BlobResourceContents(uri=shelf.uri, mime_type=shelf.media_type, blob=blob)]
            )
        text = types.TextResourceContents(
            uri=shelf.uri, mime_type=shelf.media_type, text=content.decode(errors="replace")
        )
        return types.ReadResourceResult(contents=[text])

    return Server(
        "circletake",
        version=importlib.metadata.version("circletake"),
        instructions=_INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_list_resource_templates=list_templates,
        on_read_resource=read_resource,
    )


def _listed(offer: Offer) -> types.Tool:
    return types.Tool(name=offer.name, description=offer.about, input_schema=offer.request.model_json_schema())


class _Calls:
    """Runs offers in threads. One that the client called off may take a moment to stop; the next one waits for it."""

    def __init__(self) -> None:
        self._stopping: list[threading.Event] = []

    async def run(self, offer: Callable[[], dict[str, Any]], cancel: CancelToken) -> types.CallToolResult:
        """Run an offer; when it is called off, wait until it has really stopped."""
        ended = threading.Event()

        def work() -> types.CallToolResult:
            try:
                return _answered(offer)
            finally:
                ended.set()

        for stopping in self._stopping:
            await _wait(stopping)
        try:
            return await anyio.to_thread.run_sync(work, abandon_on_cancel=True)
        except anyio.get_cancelled_exc_class():
            self._stopping = [*(one for one in self._stopping if not one.is_set()), ended]
            cancel.cancel()
            with anyio.CancelScope(shield=True):
                await _wait(ended)
            raise


async def _wait(event: threading.Event) -> None:
    while not event.is_set():
        await anyio.sleep(_LOOK_EVERY_S)


def _answered(run: Callable[[], dict[str, Any]]) -> types.CallToolResult:
    """Return what an offer gives, or what went wrong in words for whoever asked."""
    try:
        found = run()
    except CircletakeError as error:
        return _failed(str(error))
    except Exception as error:
        log = write_crash_log(error)
        return _failed(f"something broke that should not have ({type(error).__name__}); the details are in {log}")
    text = json.dumps(found, ensure_ascii=False, indent=1)
    return types.CallToolResult(content=[types.TextContent(text=text)], structured_content=found)


def _failed(text: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(text=text)], is_error=True)


def _told(error: ValidationError) -> str:
    problems = [
        f"{'.'.join(map(str, one['loc'])) or '(the whole)'}: {one['msg']}"
        for one in error.errors(include_url=False, include_context=False, include_input=False)[:12]
    ]
    return f"the arguments don't fit: {'; '.join(problems)}"
