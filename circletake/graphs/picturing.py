"""The film's picture as strips: which takes give theirs as they are, what is coded anew, and how each looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from circletake.graphs.crew import Crew
from circletake.graphs.state import NamedStrip
from circletake.schema import (
    Digest,
    FrameRange,
    Media,
    ScreenRequest,
    ScreenResult,
    SpliceRequest,
    SpliceResult,
    Strip,
    Timeline,
)
from circletake.tools.strips import plan_strips


class _Named(NamedTuple):
    """A part of the picture, and what it is called."""

    name: str
    part: Strip | SpliceRequest


def strips_of(timeline: Timeline, crew: Crew) -> tuple[NamedStrip, ...]:
    """Return the strips of a cut in record order, once what has to be coded anew has been.

    Raises:
        RequestRejected: a clip has no media.
    """
    planned = _named(timeline)
    asked = [(name, part) for name, part in planned if isinstance(part, SpliceRequest)]
    made = iter(crew.call_all("splice", asked, SpliceResult))
    return tuple(
        NamedStrip(name=name, strip=_whole(next(made)) if isinstance(part, SpliceRequest) else part)
        for name, part in planned
    )


def screened(strips: Sequence[NamedStrip], crew: Crew) -> tuple[ScreenResult, ...]:
    """Return how every strip looks, in the order of the strips."""
    asked = [(f"{one.name} screened", ScreenRequest(strip=one.strip)) for one in strips]
    return tuple(crew.call_all("screen", asked, ScreenResult))


def _named(timeline: Timeline) -> list[_Named]:
    """Return the parts of a picture by the shots that they show."""
    slates = {clip.media.video.digest: clip.slate for clip in timeline.clips if isinstance(clip.media, Media)}
    named, used = [], Counter[str]()
    for part in plan_strips(timeline):
        name = _name(part, slates)
        used[name] += 1
        named.append(_Named(name if used[name] == 1 else f"{name} {used[name]}", part))
    return named


def _name(part: Strip | SpliceRequest, slates: dict[Digest, str]) -> str:
    if isinstance(part, Strip):
        return slates[part.video.digest]
    sides = (side for segment in part.segments for side in (segment.outgoing, segment.incoming) if side is not None)
    return f"{'-'.join(dict.fromkeys(slates[side.video.digest] for side in sides))} splice"


def _whole(made: SpliceResult) -> Strip:
    return Strip(video=made.video, source=FrameRange(start=0, end=made.frames))
