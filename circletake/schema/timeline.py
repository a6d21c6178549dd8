"""The cut: integer frames at a Fraction rate, from absolute boundaries."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from circletake.schema.artifact import Artifact
from circletake.schema.base import Document, Value
from circletake.schema.plan import Slate, TransitionKind
from circletake.schema.timebase import Format, Frame, FrameRange, Rate


class Media(Value):
    """A take on disk."""

    kind: Literal["media"] = "media"
    video: Artifact
    frames: int
    """All frames of the file."""
    handle: int
    """Frames before the planned in point."""


class MissingMedia(Value):
    """A take that was not shot, and why."""

    kind: Literal["missing"] = "missing"
    reason: str


class Clip(Value):
    """A take in the cut."""

    slate: Slate
    take: int
    media: Annotated[Media | MissingMedia, Field(discriminator="kind")]
    source: FrameRange
    """Which frames of the take are used, counted from the file's first frame."""
    record: FrameRange
    """Where they stand in the film."""

    @model_validator(mode="after")
    def _same_length(self) -> Self:
        if self.source.frames != self.record.frames:
            raise ValueError(f"{self.slate}: {self.source.frames} source frames for {self.record.frames}")
        return self


class Transition(Value):
    """How the film passes a boundary between two clips, or its own beginning or end.

    A dissolve of n frames is centred on the boundary: n // 2 frames before it, the rest after. It uses the
    handles of both clips.
    """

    kind: TransitionKind
    at: Frame
    """The boundary: the record start of the clip that comes in; the film's end for its last fade."""
    frames: Annotated[int, Field(ge=0)]

    @property
    def record(self) -> FrameRange:
        """Return the frames that the transition covers."""
        if self.kind == "fade from black":
            return FrameRange(start=self.at, end=self.at + self.frames)
        if self.kind == "fade to black":
            return FrameRange(start=self.at - self.frames, end=self.at)
        start = self.at - self.frames // 2
        return FrameRange(start=start, end=start + self.frames)


class Marker(Value):
    """A named frame: a hit, a chapter, a note."""

    frame: Frame
    name: str
    kind: Literal["chapter", "hit", "note"] = "note"


class Timeline(Document):
    """A locked or unlocked cut: clips without gaps from frame 0."""

    title: str
    format: Format
    clips: tuple[Clip, ...]
    transitions: tuple[Transition, ...] = ()
    markers: tuple[Marker, ...] = ()
    locked: bool = False

    @model_validator(mode="after")
    def _contiguous(self) -> Self:
        at = 0
        for clip in self.clips:
            if clip.record.start != at:
                raise ValueError(f"{clip.slate} starts at {clip.record.start}, the clip before ends at {at}")
            at = clip.record.end
        for transition in self.transitions:
            if transition.record.start < 0 or transition.record.end > at:
                raise ValueError(f"a {transition.kind} at frame {transition.at} reaches outside the film")
        return self

    @property
    def frames(self) -> int:
        """Return the film's length in frames."""
        return self.clips[-1].record.end if self.clips else 0

    @property
    def rate(self) -> Rate:
        """Return frames a second."""
        return self.format.rate

    @property
    def cuts(self) -> tuple[Frame, ...]:
        """Return every boundary between two clips."""
        return tuple(clip.record.start for clip in self.clips[1:])
