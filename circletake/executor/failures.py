"""Failures: what an exception in a tool means, how it travels, and when a call is tried again."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from circletake.executor.warm import is_out_of_memory
from circletake.schema import CircletakeError, Result, ToolFailed, Transient
from circletake.store import StoreFull, StoreUnreachable

ATTEMPTS = 3
BACKOFF_S = (0.2, 1.0)
"""Pauses before the second and the third attempt."""
_TRACEBACK_LINES = 40

R = TypeVar("R", bound=Result)


def as_ours(tool: str, error: Exception) -> CircletakeError:
    """Return the error that a tool's exception stands for.

    A full disk stands for itself, whatever was made of it. So do our own errors. Lack of memory passes, on a GPU too.
    Anything else is the tool's own fault: the message is one line, the traceback goes along as a note.
    """
    if not isinstance(error, StoreFull) and _is_for_want_of_room(error):
        return StoreFull(
            f"no room for what {tool} makes; free some space, or name a folder on another disk, then run again"
        )
    if isinstance(error, CircletakeError):
        return error
    if is_out_of_memory(error):
        return Transient(f"{tool} ran out of {'memory' if isinstance(error, MemoryError) else 'GPU memory'}")
    message = " ".join(str(error).split())
    failed = ToolFailed(f"{tool} broke: {type(error).__name__}: {message} ({_where(error)})")
    tail = "".join(traceback.format_exception(error)).splitlines()[-_TRACEBACK_LINES:]
    failed.add_note("\n".join(tail))
    return failed


def to_wire(error: CircletakeError) -> dict[str, Any]:
    """Return an error as plain data."""
    notes = list(getattr(error, "__notes__", ()))
    return {"error": type(error).__name__, "message": str(error), "notes": notes}


def _is_for_want_of_room(error: BaseException | None) -> bool:
    """Tell whether a full disk is what an error comes from. An error that was raised anew is its own cause."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        seen.add(id(error))
        error = error.__cause__
    return False


def from_wire(data: dict[str, Any]) -> CircletakeError:
    """Return the error that plain data stands for; of a class that is unknown here, a ToolFailed."""
    kinds = {kind.__name__: kind for kind in _kinds(CircletakeError)}
    error = kinds.get(data["error"], ToolFailed)(data["message"])
    for note in data["notes"]:
        error.add_note(note)
    return error


def attempted(
    tool: str,
    attempt: Callable[[], R],
    pause: Callable[[float], None],
    tell: Callable[[float, str], None],
) -> R:
    """Return what a call gives, trying again after passing faults.

    Args:
        tool: its name.
        attempt: makes the call.
        pause: waits some seconds; raises when the work was called off.
        tell: takes progress: a word before every further attempt.

    Raises:
        StoreUnreachable: at once.
        ToolFailed: every attempt met a passing fault; the message tells the history.
    """
    history: list[str] = []
    for seconds in (*BACKOFF_S, None):
        try:
            return attempt()
        except StoreUnreachable:
            # Its transfer was tried again already, and the tool is not to blame.
            raise
        except Transient as fault:
            history.append(str(fault))
            if seconds is not None:
                tell(0.0, f"trying again: {fault}")
                pause(seconds)
    told = "; ".join(f"{number}) {fault}" for number, fault in enumerate(history, 1))
    raise ToolFailed(f"{tool} failed {ATTEMPTS} times: {told}")


def _where(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "nowhere"


def _kinds(kind: type[CircletakeError]) -> Iterator[type[CircletakeError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _kinds(narrower)
