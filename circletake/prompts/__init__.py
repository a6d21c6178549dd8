"""Prompt files: what a language model is told, one Markdown file a decision."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib import resources
from typing import NamedTuple

__all__ = ["Prompt", "load", "names"]

_NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*(?:/[a-z0-9]+(?:[_-][a-z0-9]+)*)*")


class Prompt(NamedTuple):
    """A prompt file."""

    name: str
    text: str
    digest: str
    """64 hex digits of BLAKE2b-256 over the text as UTF-8; part of every decision's key."""


@cache
def load(name: str) -> Prompt:
    """Return the prompt file of that name, `read_brief` for `read_brief.md`.

    Raises:
        LookupError: there is no such file.
    """
    if not _NAME.fullmatch(name):
        raise LookupError(f"not the name of a prompt: {name!r}; expected such as 'read_brief'")
    file = resources.files(__name__).joinpath(*f"{name}.md".split("/"))
    if not file.is_file():
        raise LookupError(f"no prompt file {name}.md; there are {', '.join(names()) or 'none'}")
    text = file.read_text(encoding="utf-8").replace("\r\n", "\n").strip() + "\n"
    return Prompt(name, text, hashlib.blake2b(text.encode(), digest_size=32).hexdigest())


def names() -> tuple[str, ...]:
    """Return the names of all prompt files that stand directly in this folder, sorted."""
    files = resources.files(__name__).iterdir()
    return tuple(sorted(file.name.removesuffix(".md") for file in files if file.name.endswith(".md")))
