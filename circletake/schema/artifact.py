"""Artifacts: content by its digest, and where it came from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from circletake.schema.base import Document, Value

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""64 hex digits of BLAKE2b-256 over the content."""


class Artifact(Value):
    """A file in the store."""

    digest: Digest
    media_type: str
    size_bytes: int


class Provenance(Document):
    """Which request made a result, with what, from what."""

    key: str
    tool: str
    version: str
    slate: str | None = None
    seed: int | None = None
    inputs: tuple[Digest, ...] = ()
    outputs: tuple[Digest, ...] = ()
    stand_in: str | None = None
    """Why the maker is a stand-in for something better; None when it is the real thing."""
