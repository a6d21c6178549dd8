"""Tool references: how a tool is named, so that another process can build it."""

from __future__ import annotations

import importlib
import threading
from functools import cache, lru_cache
from typing import Annotated, Any, NamedTuple, Protocol, get_type_hints, runtime_checkable

from pydantic import Field

from circletake.schema import (
    Request,
    RequestRejected,
    Result,
    Tool,
    ToolFailed,
    Value,
    canonical_json,
)


class ToolRef(Value):
    """A tool, by the function that builds it.

    Building a tool must be light: an executor builds one in the calling process too, for its name, version,
    timeout and resources. What is heavy is imported in `run`.
    """

    factory: Annotated[str, Field(pattern=r"^[\w.]+:\w+$")]
    """`module:function`; the module must be importable anywhere, so it is never `__main__`."""
    options: dict[str, str] = Field(default_factory=dict)
    """Keyword arguments of the function. They belong to the tool's version when they change its results."""


class Signature(NamedTuple):
    """What a tool takes and gives, as the annotations of its `run` say."""

    request: type[Request]
    result: type[Result]


def key_of(ref: ToolRef) -> bytes:
    """Return the bytes by which a reference is told from others."""
    return _key(ref.factory, tuple(ref.options.items()))


@lru_cache(maxsize=256)
def _key(factory: str, options: tuple[tuple[str, str], ...]) -> bytes:
    return canonical_json({"factory": factory, "options": dict(options)})


@runtime_checkable
class Preparing(Protocol):
    """A tool that can import and compile what its first call would wait for, before there is one."""

    def prepare(self) -> None:
        """Do it; quick when that was done before."""


class Toolbox:
    """Tools, each built once. Thread-safe."""

    def __init__(self) -> None:
        self._tools: dict[bytes, Tool[Any, Any]] = {}
        self._lock = threading.Lock()

    def tool(self, ref: ToolRef) -> Tool[Any, Any]:
        """Return the tool that a reference names.

        Raises:
            ToolFailed: there is no such module or function, or it builds no tool.
        """
        with self._lock:
            key = key_of(ref)
            if key not in self._tools:
                self._tools[key] = _build(ref)
            return self._tools[key]


def signature_of(tool: Tool[Any, Any]) -> Signature:
    """Return what a tool takes and gives.

    Raises:
        ToolFailed: its `run` isn't annotated with a Request and a Result class.
    """
    try:
        hints = _hints(type(tool))
    except NameError as error:
        raise ToolFailed(f"{tool.name}: the annotations of run can't be resolved ({error})") from error
    request, result = hints.get("request"), hints.get("return")
    if not (isinstance(request, type) and issubclass(request, Request)):
        raise ToolFailed(f"{tool.name}: run must annotate `request` with a Request class, got {request!r}")
    if not (isinstance(result, type) and issubclass(result, Result)):
        raise ToolFailed(f"{tool.name}: run must annotate what it returns with a Result class, got {result!r}")
    return Signature(request, result)


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    """Return what `run` of a class is annotated with; a call asks for it several times, and it takes a while."""
    return get_type_hints(kind.run)


def check_request(tool: Tool[Any, Any], request: Request) -> None:
    """Make sure that a request is one of this tool's.

    Raises:
        RequestRejected: it is for another tool.
    """
    wanted = signature_of(tool).request
    if type(request) is not wanted:
        raise RequestRejected(f"{tool.name} takes a {wanted.__name__}, got a {type(request).__name__}")


def _build(ref: ToolRef) -> Tool[Any, Any]:
    module, function = ref.factory.split(":")
    if module == "__main__":
        raise ToolFailed(f"{ref.factory}: put the tool in a module of its own, a script can't be imported")
    try:
        factory = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise ToolFailed(f"{ref.factory}: there is no such tool ({error})") from error
    try:
        tool: Tool[Any, Any] = factory(**ref.options)
    except TypeError as error:
        raise ToolFailed(f"{ref.factory} does not take the options {ref.options!r} ({error})") from error
    lacks = [part for part in ("name", "version", "timeout_s", "resources", "run") if not hasattr(tool, part)]
    if lacks:
        raise ToolFailed(f"{ref.factory} builds no tool: {tool!r} has no {', '.join(lacks)}")
    return tool
