"""Reference pictures: how somebody or somewhere of the bible looks, for back-ends that start from pictures."""

from __future__ import annotations

from circletake.schema.artifact import Artifact
from circletake.schema.timebase import Size
from circletake.schema.tool import Request, Result


class ReferenceRequest(Request):
    """A picture of one entry of the bible."""

    id: str
    """The entry's."""
    prompt: str
    size: Size
    seed: int


class ReferenceResult(Result):
    """A picture, as PNG or JPEG."""

    picture: Artifact
    plan: str | None = None
    """How it was made."""


class FrameRequest(Request):
    """Some frames of a video."""

    video: Artifact
    frames: tuple[int, ...]
    """Counted from 0."""


class FrameResult(Result):
    """The frames that were asked for, in their order, as PNG."""

    pictures: tuple[Artifact, ...]
