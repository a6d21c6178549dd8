"""Assembly, packaging and the final check: what makes a cut into a delivered film."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from circletake.schema.artifact import Artifact
from circletake.schema.base import Value, absent
from circletake.schema.plan import Slate, TransitionKind
from circletake.schema.production import Finding
from circletake.schema.sound import LoudnessProfile
from circletake.schema.timebase import Format, FrameRange, Rate, Size
from circletake.schema.timeline import Timeline
from circletake.schema.tool import Request, Result


class Strip(Value):
    """Frames of one video."""

    video: Artifact
    source: FrameRange


class Segment(Value):
    """Frames of a film that are coded anew: of one take, or a transition between two sides."""

    transition: TransitionKind | None = None
    """None: frames of the one side as they are."""
    outgoing: Strip | None = None
    incoming: Strip | None = None
    """A side that is None is the transition's colour: black, or white."""

    @model_validator(mode="after")
    def _sides_agree(self) -> Self:
        lengths = {side.source.frames for side in (self.outgoing, self.incoming) if side is not None}
        if len(lengths) != 1 or (self.transition is None and self.incoming is not None):
            raise ValueError("a segment has one side, or both of a transition, of the same length")
        return self

    @property
    def frames(self) -> int:
        """Return how many frames it adds to the film."""
        return next(side.source.frames for side in (self.outgoing, self.incoming) if side is not None)


class SpliceRequest(Request):
    """Neighbouring segments of a film that are coded anew, as one video."""

    format: Format
    segments: tuple[Segment, ...]


class SpliceResult(Result):
    """A splice as a video of its own."""

    video: Artifact
    frames: int


class AssembleRequest(Request):
    """Strips that make a film's picture, in order. Each begins and ends with closed groups of pictures."""

    format: Format
    strips: tuple[Strip, ...]


class AssembleResult(Result):
    """The film's picture without sound."""

    video: Artifact
    frames: int


class Subtitle(Value):
    """Words on screen for a span of frames."""

    span: FrameRange
    text: str
    speaker: str | None = None


class Chapter(Value):
    """A named span of the film."""

    span: FrameRange
    title: str


class MuxRequest(Request):
    """Picture, sound, chapters and subtitles to be put into one file."""

    title: str
    rate: Rate
    frames: int
    video: Artifact
    audio: Artifact
    chapters: tuple[Chapter, ...] = ()
    subtitles: tuple[Subtitle, ...] = ()
    comment: str = ""


class MuxResult(Result):
    """The film: H.264 and AAC in MP4, its index at the front."""

    film: Artifact
    srt: Artifact
    vtt: Artifact


class Panel(Value):
    """One picture of the storyboard."""

    slate: Slate
    still: Artifact
    heading: str
    caption: str


class SheetRequest(Request):
    """A storyboard sheet and a poster."""

    title: str
    logline: str
    panels: tuple[Panel, ...]
    poster_still: Artifact
    credit: str = ""


class SheetResult(Result):
    """A storyboard as PNG, a poster as JPEG."""

    storyboard: Artifact
    poster: Artifact


class EditListRequest(Request):
    """A cut to be written for other editing programs."""

    timeline: Timeline
    sounds: tuple[tuple[str, Artifact], ...] = ()
    """Stem names and their audio."""
    media_names: tuple[tuple[str, str], ...] = ()
    """Artifact digest to the file's path in the production folder."""


class EditListResult(Result):
    """The cut as OpenTimelineIO, CMX 3600 EDL and Final Cut Pro XML."""

    otio: Artifact
    edl: Artifact
    fcpxml: Artifact


class ScreenRequest(Request):
    """A strip of a film's picture that is to be screened: every frame of it is looked at."""

    strip: Strip


class ScreenResult(Result):
    """What every frame of a strip looks like."""

    strip: Strip
    """What was looked at."""
    luma: Artifact
    """(2, frames) little-endian float32: each frame's mean luma, 0 to 255, and what changed in `lag` frames."""
    lag: int


class CheckRequest(Request):
    """A finished film to be looked at and listened to."""

    film: Artifact
    mix: Artifact
    rate: Rate
    frames: int
    width: int
    height: int
    window: Size | None = Field(default=None, exclude_if=absent)
    """The picture's size between black bars; None where it fills the frame."""
    sample_rate: int
    profile: LoudnessProfile
    fades: tuple[FrameRange, ...] = ()
    """Where black is meant."""
    holds: tuple[FrameRange, ...] = ()
    """Where a still picture is meant."""
    silence_is_meant: bool = False
    subtitles: tuple[Subtitle, ...] = ()
    shots: tuple[FrameRange, ...] = ()
    sync_worst_frames: float | None = None
    held_back_lu: float = 0.0
    """How far below the profile the mix may stay: see MixReport."""
    screened: tuple[ScreenResult, ...] = Field(default=(), exclude_if=absent)
    """What the strips of the film look like, in order, where they were screened before the film was packed. It counts
    for a film that carries the same coded pictures, and for no other."""


class CheckResult(Result):
    """What the final check found."""

    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Tell whether every check passed."""
        return all(finding.ok for finding in self.findings)
