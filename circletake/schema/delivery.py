"""Assembly, packaging and the final check: what makes a cut into a delivered film."""

from __future__ import annotations

from pydantic import Field

from circletake.schema.artifact import Artifact
from circletake.schema.base import Value, absent
from circletake.schema.plan import Slate
from circletake.schema.production import Finding
from circletake.schema.sound import LoudnessProfile
from circletake.schema.timebase import FrameRange, Rate, Size
from circletake.schema.timeline import Timeline
from circletake.schema.tool import Request, Result


class AssembleRequest(Request):
    """A cut whose picture is to be joined."""

    timeline: Timeline


class AssembleResult(Result):
    """The film's picture without sound."""

    video: Artifact
    frames: int
    copied_frames: int
    """Frames taken over from the takes as they are, without a second encoding."""


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
    """A film's picture that is to be screened: every frame of it is looked at."""

    video: Artifact


class ScreenResult(Result):
    """What every frame of a picture looks like."""

    video: Artifact
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
    screened: ScreenResult | None = Field(default=None, exclude_if=absent)
    """What the film's picture looks like, where it was screened before the film was packed. It counts for a film that
    carries the same coded pictures, and for no other."""


class CheckResult(Result):
    """What the final check found."""

    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Tell whether every check passed."""
        return all(finding.ok for finding in self.findings)
