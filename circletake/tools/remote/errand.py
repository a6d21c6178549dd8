"""What every back-end at a server does alike: how often it looks, how long it waits, what it begins with, how it
fetches what was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from circletake.schema import Artifact, TakeRequest, ToolFailed, Transient
from circletake.tools.model_name import number
from circletake.tools.remote.footage import MOST_BYTES
from circletake.tools.remote.server import NotThere, Server
from circletake.tools.remote.waiting import Patience

TIMEOUT_S = 6 * 3600.0
"""After which a call is given up; its own `wait` ends long before."""
SHOWN = 0.9
"""How far a call is when the server has made its picture."""
_TRIES = 3

PACE_OPTIONS = {
    "every": "seconds between two looks at the server",
    "wait": "seconds that a take may take",
}


class Pace(NamedTuple):
    """How often a server is looked at, and how long it is waited for, in seconds."""

    every_s: float
    wait_s: float


def pace_of(options: Mapping[str, str], family: str, *, every_s: float) -> Pace:
    """Return the pace that options name.

    Args:
        options: What stands behind the model's name; `PACE_OPTIONS` are looked at.
        family: The back-end's, for errors.
        every_s: How often it is looked without an option.

    Raises:
        BriefError: an option is no number, or out of range.
    """
    plain = dict(options)
    every = number(plain, "every", 0.001, 600, family) or every_s
    return Pace(every, number(plain, "wait", 0.001, 20_000, family) or 3600.0)


def begins_with(request: TakeRequest) -> Artifact | None:
    """Return the picture that a take begins with: its own first frame, else the most important reference."""
    return request.first_frame or next(iter(request.references), None)


_Read = TypeVar("_Read")


def fetched(server: Server, address: str, path: Path, patience: Patience, read: Callable[[Path], _Read]) -> _Read:
    """Fetch a file that a server made and read it, three times at most.

    Raises:
        ToolFailed, Transient: the last try's fault.
        NotThere: the server has it no more.
    """
    for _ in range(1, _TRIES):
        try:
            server.download(address, path, MOST_BYTES)
            return read(path)
        except NotThere:
            raise
        except (Transient, ToolFailed) as error:
            patience.after(error, "fetching it again")
    server.download(address, path, MOST_BYTES)
    return read(path)
