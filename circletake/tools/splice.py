"""Which frames of a cut can be taken over as they are, and which have to be encoded anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.schema import Clip, FrameRange, Timeline, Transition

_CUT_EVERY = 12
_CUTS_FROM_EACH_END = 3


def cut_points(frames: int, handle: int) -> frozenset[int]:
    """Return the frames of a take that should begin a closed group of pictures.

    The planned in and out points, and some within: a dissolve, a fade or an editor's slip then leaves most of the
    take to be copied.

    Args:
        frames: the take's length, handles included.
        handle: frames before the in point and after the out point.
    """
    steps = range(0, _CUT_EVERY * _CUTS_FROM_EACH_END, _CUT_EVERY)
    points = {handle + step for step in steps} | {frames - handle - step for step in steps}
    return frozenset(point for point in points if 0 < point < frames)


class Copy(NamedTuple):
    """Whole groups of pictures of one take, packets as they are."""

    clip: int
    source: FrameRange


class Encode(NamedTuple):
    """Frames of one take that begin or end inside a group of pictures."""

    clip: int
    source: FrameRange


class Blend(NamedTuple):
    """A transition: frames of two takes, or of one take and black (clip None)."""

    kind: str
    outgoing: int | None
    outgoing_source: FrameRange
    incoming: int | None
    incoming_source: FrameRange


Segment = Copy | Encode | Blend


def plan_splices(timeline: Timeline, keyframes: Sequence[Sequence[int]]) -> list[Segment]:
    """Lay out the film as segments in record order.

    Args:
        timeline: the cut; every clip has media.
        keyframes: for each clip, the frames of its file that begin a closed group of pictures, ascending, and the
            file's length as the last entry.

    Returns:
        Segments that cover every record frame once.
    """
    into = {t.at: t for t in timeline.transitions if t.frames and t.kind not in ("cut", "match cut")}
    segments: list[Segment] = []
    for index, clip in enumerate(timeline.clips):
        head, tail = into.get(clip.record.start), into.get(clip.record.end)
        if head is not None and head.kind != "fade to black":
            segments.append(_blend(timeline, index, head))
        start = clip.source.start + _frames_after(head, clip.record.start)
        end = clip.source.end - _frames_before(tail, clip.record.end)
        segments += _body(index, FrameRange(start=start, end=max(start, end)), keyframes[index])
        if tail is not None and tail.kind == "fade to black":
            fading = FrameRange(start=clip.source.end - tail.frames, end=clip.source.end)
            segments.append(Blend(tail.kind, index, fading, None, FrameRange(start=0, end=0)))
    return segments


def segment_frames(segment: Segment) -> int:
    """Return how many frames a segment adds to the film."""
    if isinstance(segment, Blend):
        return max(segment.outgoing_source.frames, segment.incoming_source.frames)
    return segment.source.frames


def _frames_after(transition: Transition | None, at: int) -> int:
    return transition.record.end - at if transition is not None and transition.kind != "fade to black" else 0


def _frames_before(transition: Transition | None, at: int) -> int:
    return at - transition.record.start if transition is not None else 0


def _blend(timeline: Timeline, index: int, transition: Transition) -> Blend:
    clip = timeline.clips[index]
    covered = transition.record
    incoming = _source(clip, covered)
    if transition.kind == "fade from black" or index == 0:
        return Blend("fade from black", None, FrameRange(start=0, end=0), index, incoming)
    outgoing = _source(timeline.clips[index - 1], covered)
    return Blend(transition.kind, index - 1, outgoing, index, incoming)


def _source(clip: Clip, record: FrameRange) -> FrameRange:
    offset = clip.source.start - clip.record.start
    return FrameRange(start=record.start + offset, end=record.end + offset)


def _body(index: int, wanted: FrameRange, keyframes: Sequence[int]) -> list[Segment]:
    """Split frames of one take into whole groups, copied, and the rest, encoded."""
    inside = [key for key in keyframes if wanted.start <= key <= wanted.end]
    if len(inside) < 2:
        return [Encode(index, wanted)] if wanted.frames else []
    parts: list[Segment] = []
    if wanted.start < inside[0]:
        parts.append(Encode(index, FrameRange(start=wanted.start, end=inside[0])))
    parts.append(Copy(index, FrameRange(start=inside[0], end=inside[-1])))
    if inside[-1] < wanted.end:
        parts.append(Encode(index, FrameRange(start=inside[-1], end=wanted.end)))
    return parts
