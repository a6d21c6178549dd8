"""Viewing: what is seen in a picture that was not planned here, and hearing: what beats in music that was not."""

from __future__ import annotations

from typing import Literal

from circletake.schema.artifact import Artifact
from circletake.schema.base import Value
from circletake.schema.staging import Share
from circletake.schema.timebase import Frame, FrameRange, Rate
from circletake.schema.tool import Request, Result

MomentKind = Literal["cut", "dissolve", "fade in", "fade out", "flash", "light", "impact", "camera stop", "entrance"]
"""cut: its first frame. dissolve and fades: their middle. flash: its first light frame. light: the step of a change
within a shot. impact: the frame in which something has arrived. camera stop: the first frame at rest."""


class Moment(Value):
    """Something that happens in the picture."""

    frame: Frame
    kind: MomentKind
    strength: Share
    frames: int = 1
    """How long it takes."""
    x: float = 0.5
    """Where across the picture, 0 left to 1 right."""


class SeenShot(Value):
    """A shot as it is seen, without anybody's knowing what it shows."""

    span: FrameRange
    light: Share
    """Mean luma."""
    contrast: Share
    saturation: Share
    warmth: float
    """Mean of red less blue, -1 to 1."""
    motion: Share
    """How much things move: 0 nothing, 1 as much as anything does."""
    camera: Share
    """How much the camera moves."""
    motion_slope: float
    """Motion of its second half less that of its first."""


class ViewRequest(Request):
    """A picture to be looked at."""

    video: Artifact
    name: str = "the clip"
    """What messages call it."""


class ViewResult(Result):
    """A picture as it is seen."""

    rate: Rate
    frames: int
    width: int
    height: int
    variable_rate: bool = False
    """True when its frames do not come evenly: `rate` is the nearest usual one, and frames are counted in it."""
    has_sound: bool = False
    start_frame: Frame = 0
    """What its own time code says at its first frame."""
    moments: tuple[Moment, ...] = ()
    shots: tuple[SeenShot, ...] = ()
    motion: tuple[float, ...] = ()
    """Motion of things and camera together, a value a half second, 0 to 1."""
    light: tuple[float, ...] = ()
    """Mean luma, a value a half second."""
    fingerprint: Artifact | None = None
    """A few numbers a frame by which the same picture is known again in another cut."""


class TrackRequest(Request):
    """Music to be listened to."""

    audio: Artifact
    name: str = "the track"
    rate: Rate | None = None
    frames: int = 0
    """Of the film that it is laid under; 0 for none. Then it is also handed over as sound of the film's length."""


class TrackSection(Value):
    """A section of a track; those that sound alike share a label."""

    label: str
    begin_s: float
    end_s: float


class TrackResult(Result):
    """What beats in a track. Times are seconds from its first sample; without a pulse there are no beats."""

    seconds: float
    tempo_bpm: float
    beats_per_bar: int
    pulse: Share
    """0 none, 1 a metronome."""
    beats: tuple[float, ...] = ()
    downbeats: tuple[float, ...] = ()
    sections: tuple[TrackSection, ...] = ()
    refused: str = ""
    """Why there is no beat grid; empty when there is one."""
    sound: Artifact | None = None
    """48 kHz stereo float WAV of the film's length, faded at its end where the track is longer."""
