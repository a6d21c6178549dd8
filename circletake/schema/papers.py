"""The score on paper: what a music editor opens."""

from __future__ import annotations

from circletake.schema.artifact import Artifact
from circletake.schema.base import Value
from circletake.schema.cue import HitPoint
from circletake.schema.timebase import SAMPLE_RATE, Frame, Rate
from circletake.schema.tool import Request, Result


class PaperSound(Value):
    """A sound that the session file places."""

    path: str
    """Under `music/`."""
    name: str
    start_sample: int
    samples: int
    muted: bool = False


class PapersRequest(Request):
    """Written scores, cue by cue, to be put on paper for the whole film."""

    title: str
    rate: Rate
    frames: int
    sample_rate: int = SAMPLE_RATE
    start_frame: Frame = 0
    """What the picture's time code says at its first frame."""
    written: tuple[Artifact, ...]
    hits: tuple[HitPoint, ...] = ()
    """Every hit that was spotted, met or not."""
    sounds: tuple[PaperSound, ...] = ()
    composer: str = "Circletake"
    picture: str = ""
    """The picture's path from `music/`, for the session file; empty without one."""
    seed: int = 0


class PapersResult(Result):
    """Everything on paper, by its path under `music/`."""

    files: tuple[tuple[str, Artifact], ...]
