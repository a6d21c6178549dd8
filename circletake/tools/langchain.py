"""Craft tools as LangChain tools, for agents of other people's graphs.

Each takes its Request's schema as arguments and gives its Result as JSON. Files go in and out as artifacts: put them
into the store with `Store.put_file`, read them with `Store.path`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from circletake.executor import Caller, Toolbox, ToolRef
from circletake.executor.tool_ref import signature_of
from circletake.schema import Request, Tool, ToolError

if TYPE_CHECKING:
    from langchain_core.tools import StructuredTool


def langchain_tools(refs: Mapping[str, ToolRef], caller: Caller) -> list[StructuredTool]:
    """Return LangChain tools, one for each reference.

    Args:
        refs: tools by the name that agents call them by, such as `studio.backends.choose_tools(settings).refs`.
        caller: runs the calls; what was made before is found in its store.

    Returns:
        Tools whose `args_schema` is the Request class. They raise LangChain's ToolException with our message where
        the request can't be met, so that the agent may ask for something else; other errors of ours go through.

    Raises:
        ToolFailed: a reference names no tool.
    """
    built = Toolbox()
    return [_tool(tool_name(name), ref, built.tool(ref), caller) for name, ref in refs.items()]


def tool_name(name: str) -> str:
    """Return a name as language models may call it: `picture:stage` becomes `picture_stage`."""
    return re.sub(r"[^a-zA-Z0-9_-]+", "_", name).strip("_")[:64]


def tool_description(tool: Tool[Any, Any]) -> str:
    """Return what a tool does and takes, in its own words."""
    request = signature_of(tool).request
    told = [inspect.getdoc(type(tool)), inspect.getdoc(request)]
    return "\n".join(dict.fromkeys(text for text in told if text))


def _tool(name: str, ref: ToolRef, tool: Tool[Any, Any], caller: Caller) -> StructuredTool:
    from langchain_core.tools import StructuredTool, ToolException

    schema: type[Request] = signature_of(tool).request

    def call(**arguments: Any) -> dict[str, Any]:
        try:
            called = caller.call(ref, schema.model_validate(arguments))
        except ToolError as error:
            raise ToolException(str(error)) from error
        plain: dict[str, Any] = called.result.model_dump(mode="json")
        return plain

    return StructuredTool.from_function(
        func=call, name=name, description=tool_description(tool), args_schema=schema, infer_schema=False
    )
