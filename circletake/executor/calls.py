"""Tool calls by key: what was made before is found, everything else is made once."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from typing import Any, Generic, NamedTuple, TypeVar, overload

from circletake.executor.cancel import CancelToken
from circletake.executor.contract import Executor
from circletake.executor.tool_ref import Toolbox, ToolRef, check_request, signature_of
from circletake.schema import (
    Event,
    OnEvent,
    Provenance,
    Request,
    Result,
    Tool,
    ToolFailed,
    call_key,
    digests_in,
    ignore,
)
from circletake.store import KeptResult, Store

R_co = TypeVar("R_co", bound=Result, covariant=True)
R = TypeVar("R", bound=Result)


class Called(NamedTuple, Generic[R_co]):
    """A result, and how it was come by."""

    result: R_co
    key: str
    cached: bool
    """True when it was there already, or another thread was just making it."""
    seconds: float
    """Wall time that the caller waited."""


class Tally(NamedTuple):
    """What a caller did so far."""

    calls: int
    cached: int
    made_with: dict[str, str]
    """Tool name to version, of every tool that was called."""


class Caller:
    """Calls tools: looks a call up in the store, runs it when it is not there, and keeps what it gave.

    Within this process the same call is never run twice at once. Failures are not kept. Thread-safe; events
    come from the thread that calls.
    """

    def __init__(
        self,
        store: Store,
        executor: Executor,
        on_event: OnEvent = ignore,
        *,
        cancel: CancelToken | None = None,
    ) -> None:
        self._store = store
        self._executor = executor
        self._on_event = on_event
        self._cancel = cancel
        self._tools = Toolbox()
        self._lock = threading.Lock()
        self._under_way: dict[str, Future[Result]] = {}
        self._calls = self._cached = 0
        self._made_with: dict[str, str] = {}

    @property
    def tally(self) -> Tally:
        """Return what was called so far."""
        with self._lock:
            return Tally(self._calls, self._cached, dict(self._made_with))

    @overload
    def call(self, ref: ToolRef, request: Request) -> Called[Result]: ...

    @overload
    def call(self, ref: ToolRef, request: Request, result: type[R]) -> Called[R]: ...

    def call(self, ref: ToolRef, request: Request, result: type[Any] = Result) -> Called[Any]:
        """Return what a tool gives for a request.

        Args:
            ref: the tool.
            request: what is asked of it.
            result: the class that the result must be of.

        Raises:
            RequestRejected, ToolFailed, StoreError, Cancelled: see `Executor.run`.
        """
        began = time.perf_counter()
        tool = self._tools.tool(ref)
        check_request(tool, request)
        gives = signature_of(tool).result
        if not issubclass(gives, result):
            raise ToolFailed(f"{tool.name} gives a {gives.__name__}, not a {result.__name__}")
        key = call_key(tool.name, tool.version, request)
        found, cached = self._found_or_made(ref, tool, request, key)
        seconds = time.perf_counter() - began
        with self._lock:
            self._calls, self._cached = self._calls + 1, self._cached + cached
            self._made_with[tool.name] = tool.version
        self._tell(tool, request, 1.0, "", cached=cached, seconds=seconds)
        return Called(found, key, cached, seconds)

    def _found_or_made(self, ref: ToolRef, tool: Tool[Any, Any], request: Request, key: str) -> tuple[Result, bool]:
        with self._lock:
            other = self._under_way.get(key)
            mine: Future[Result] = self._under_way.setdefault(key, Future())
        if other is not None:
            return other.result(), True
        try:
            result, cached = self._found(tool, request, key), True
            if result is None:
                result, cached = self._made(ref, tool, request, key), False
        except BaseException as error:
            mine.set_exception(error)
            raise
        else:
            mine.set_result(result)
            return result, cached
        finally:
            with self._lock:
                del self._under_way[key]

    def _found(self, tool: Tool[Any, Any], request: Request, key: str) -> Result | None:
        found = self._store.results.find(key, signature_of(tool).result)
        if isinstance(found, KeptResult):
            kept: Result = found.result
            return kept
        if found.damage:
            again = f"{tool.name} is made again: {found.damage}"
            self._on_event(Event(kind="note", name=tool.name, text=again, slate=_slate(request)))
        return None

    def _made(self, ref: ToolRef, tool: Tool[Any, Any], request: Request, key: str) -> Result:
        def progress(share: float, text: str) -> None:
            self._tell(tool, request, min(share, 0.999), text)

        progress(0.0, "")
        result = self._executor.run(ref, request, on_progress=progress, cancel=self._cancel)
        seed = getattr(request, "seed", None)
        provenance = Provenance(
            key=key,
            tool=tool.name,
            version=tool.version,
            slate=_slate(request),
            seed=seed if isinstance(seed, int) else None,
            inputs=digests_in(request),
            outputs=digests_in(result),
            stand_in=result.stand_in,
        )
        self._store.results.put(result, provenance)
        return result

    def _tell(
        self,
        tool: Tool[Any, Any],
        request: Request,
        share: float,
        text: str,
        *,
        cached: bool = False,
        seconds: float | None = None,
    ) -> None:
        self._on_event(
            Event(
                kind="tool",
                name=tool.name,
                text=text,
                slate=_slate(request),
                share=share,
                cached=cached,
                seconds=seconds,
            )
        )


def _slate(request: Request) -> str | None:
    slate = getattr(request, "slate", None)
    return slate if isinstance(slate, str) else None
