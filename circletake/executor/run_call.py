"""One call of one tool, in whichever process it is."""

from __future__ import annotations

import random
from typing import Any

from circletake.executor.failures import as_ours
from circletake.executor.tool_ref import signature_of
from circletake.executor.workspace import CallWorkspace
from circletake.schema import Request, Result, Tool, ToolFailed, call_key, derive_seed


def run_call(tool: Tool[Any, Any], request: Request, workspace: CallWorkspace) -> Result:
    """Run a tool, its randomness seeded from the call's key.

    Raises:
        CircletakeError: what the tool raised; an exception of another kind as ToolFailed.
    """
    key = call_key(tool.name, tool.version, request)
    try:
        result = tool.run(request, workspace.for_call(key), rng=random.Random(derive_seed(key)))
    except Exception as error:
        raise as_ours(tool.name, error) from error
    promised = signature_of(tool).result
    if not isinstance(result, promised):
        raise ToolFailed(f"{tool.name} gave a {type(result).__name__} where a {promised.__name__} was due")
    return result
