"""The brief on the command line: words, `@file`, or `-` for standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from circletake.schema import BriefError

_MOST_BYTES = 1_000_000


def brief_text(argument: str) -> str:
    """Return the brief that an argument stands for.

    Raises:
        BriefError: the file can't be read, or is no text.
    """
    if argument == "-":
        return _decoded(sys.stdin.buffer.read(_MOST_BYTES), "standard input")
    if not argument.startswith("@"):
        return argument
    path = Path(argument[1:])
    try:
        with path.open("rb") as file:
            return _decoded(file.read(_MOST_BYTES), str(path))
    except OSError as error:
        raise BriefError(f"the brief {path} can't be read: {error.strerror or error}; check its name") from error


def _decoded(data: bytes, source: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BriefError(f"{source} is no UTF-8 text (byte {error.start}); save it as UTF-8") from error
