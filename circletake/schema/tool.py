"""The tool contract: a frozen Request in, a Result out. So agents are tested without tools, the executor
can ship a call to another machine, and the store can key it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from circletake.schema.artifact import Artifact, Digest
from circletake.schema.base import Document, Value, canonical_json, content_digest


class Request(Document):
    """What a tool is asked to do. Everything that can change the result stands in it, nothing else."""


class Result(Document):
    """What a tool gives back."""

    stand_in: str | None = None
    """Why this came from a stand-in; None when it is the real thing."""


class Resources(Value):
    """What a tool call needs while it runs. Checked before it starts."""

    cpus: float = 1.0
    memory_mb: int = 300
    gpu_memory_mb: int = 0
    model: str = ""
    """The model that it loads and keeps warm, by the name that `executor.warm` knows it by; calls of one model are
    run together, so that it is loaded once. Empty for a tool that loads none."""


class Workspace(Protocol):
    """A tool's window on the store, and its place to write."""

    @property
    def folder(self) -> Path:
        """An empty folder of this call's own."""

    def path(self, artifact: Artifact) -> Path:
        """Return where an input's verified content can be read. Never write there."""

    def save(self, path: Path, media_type: str) -> Artifact:
        """Move a finished file from the folder into the store."""

    def progress(self, share: float, text: str = "") -> None:
        """Report how far the call is, 0 to 1. Raises when the call was cancelled."""

    def note(self, name: str, value: str | None) -> None:
        """Write something down that this very call needs when it is made again, as after a power cut; None strikes it.

        It is on the disk when this returns. For what must not be done twice, such as a job at a server that costs
        money.
        """

    def recall(self, name: str) -> str | None:
        """Return what this very call wrote down when it was made before; None when it did not."""


RequestT = TypeVar("RequestT", bound=Request, contravariant=True)
ResultT = TypeVar("ResultT", bound=Result, covariant=True)


class Tool(Protocol[RequestT, ResultT]):
    """A tool back-end. No LLM, no store, no retry, no LangGraph in it."""

    @property
    def name(self) -> str:
        """Such as `picture.stage`; part of every key."""

    @property
    def version(self) -> str:
        """Changes whenever the same request would give another result; part of every key."""

    @property
    def timeout_s(self) -> float:
        """After which a call is stopped and counts as a transient fault."""

    def resources(self, request: RequestT) -> Resources:
        """Tell what a call would need."""

    def run(self, request: RequestT, workspace: Workspace, *, rng: random.Random) -> ResultT:
        """Do it.

        Raises:
            RequestRejected: the request can't be met as it stands.
            ToolFailed: it can't be done at all.
            Transient: a passing fault; the executor tries again.
        """


def call_key(tool: str, version: str, request: Request) -> str:
    """Return the key of a tool call: 64 hex digits.

    Seed, take and the digests of inputs and weights stand in the request. Timeouts, devices, workers and
    logging do not, so they never change a key.
    """
    return content_digest(b"\x1f".join([b"call", tool.encode(), version.encode(), canonical_json(request)]))


def artifacts_in(value: Any) -> tuple[Artifact, ...]:
    """Return every artifact inside a value, in the order of its fields."""
    return tuple(_walk(value))


def digests_in(value: Any) -> tuple[Digest, ...]:
    """Return the digest of every artifact inside a value, in the order of its fields."""
    return tuple(artifact.digest for artifact in _walk(value))


def _walk(value: Any) -> list[Artifact]:
    if isinstance(value, Artifact):
        return [value]
    if isinstance(value, Value):
        return [found for _, field in value for found in _walk(field)]
    if isinstance(value, Mapping):
        return [found for item in value.values() for found in _walk(item)]
    if isinstance(value, list | tuple):
        return [found for item in value for found in _walk(item)]
    return []
