"""Which frames of a cut are taken over as they are, and which are coded anew."""

from __future__ import annotations

from itertools import groupby

from circletake.schema import (
    Clip,
    FrameRange,
    Media,
    RequestRejected,
    Segment,
    SpliceRequest,
    Strip,
    Timeline,
    Transition,
)

_CUT_EVERY = 12
_CUTS_FROM_EACH_END = 3


def cut_points(frames: int, handle: int) -> frozenset[int]:
    """Return the frames of a take that begin a closed group of pictures, beside its first.

    The planned in and out points, and some within: a dissolve, a fade or an editor's slip then leaves most of the
    take to be copied.

    Args:
        frames: the take's length, handles included.
        handle: frames before the in point and after the out point.
    """
    steps = range(0, _CUT_EVERY * _CUTS_FROM_EACH_END, _CUT_EVERY)
    points = {handle + step for step in steps} | {frames - handle - step for step in steps}
    return frozenset(point for point in points if 0 < point < frames)


def plan_strips(timeline: Timeline) -> list[Strip | SpliceRequest]:
    """Lay out a film in record order: strips of takes, and between them what has to be coded anew.

    Args:
        timeline: the cut; its takes have closed groups at their `cut_points`.

    Returns:
        What covers every record frame once. No two splices follow each other.

    Raises:
        RequestRejected: a clip has no media.
    """
    missing = [clip.slate for clip in timeline.clips if not isinstance(clip.media, Media)]
    if missing:
        raise RequestRejected(f"shots without a take can't be joined: {', '.join(missing)}; shoot them first")
    into = {t.at: t for t in timeline.transitions if t.frames and t.kind not in ("cut", "match cut")}
    parts: list[Strip | Segment] = []
    for index, clip in enumerate(timeline.clips):
        head, tail = into.get(clip.record.start), into.get(clip.record.end)
        if head is not None and head.kind != "fade to black":
            parts.append(_transition(timeline, index, head))
        start = clip.source.start + _frames_after(head, clip.record.start)
        end = clip.source.end - _frames_before(tail, clip.record.end)
        parts += _body(clip, FrameRange(start=start, end=max(start, end)))
        if tail is not None and tail.kind == "fade to black":
            fading = FrameRange(start=clip.source.end - tail.frames, end=clip.source.end)
            parts.append(Segment(transition=tail.kind, outgoing=_strip(clip, fading)))
    planned: list[Strip | SpliceRequest] = []
    for anew, run in groupby(parts, key=lambda part: isinstance(part, Segment)):
        if anew:
            segments = tuple(part for part in run if isinstance(part, Segment))
            planned.append(SpliceRequest(format=timeline.format, segments=segments))
        else:
            planned += [part for part in run if isinstance(part, Strip)]
    return planned


def _frames_after(transition: Transition | None, at: int) -> int:
    return transition.record.end - at if transition is not None and transition.kind != "fade to black" else 0


def _frames_before(transition: Transition | None, at: int) -> int:
    return at - transition.record.start if transition is not None else 0


def _transition(timeline: Timeline, index: int, transition: Transition) -> Segment:
    incoming = _recorded(timeline.clips[index], transition.record)
    if transition.kind == "fade from black" or index == 0:
        return Segment(transition="fade from black", incoming=incoming)
    outgoing = _recorded(timeline.clips[index - 1], transition.record)
    return Segment(transition=transition.kind, outgoing=outgoing, incoming=incoming)


def _recorded(clip: Clip, record: FrameRange) -> Strip:
    """Return the frames of a clip's take that are seen, or would be, for a span of the film."""
    offset = clip.source.start - clip.record.start
    return _strip(clip, FrameRange(start=record.start + offset, end=record.end + offset))


def _strip(clip: Clip, source: FrameRange) -> Strip:
    assert isinstance(clip.media, Media)
    return Strip(video=clip.media.video, source=source)


def _body(clip: Clip, wanted: FrameRange) -> list[Strip | Segment]:
    """Split frames of one take into whole groups, copied, and the rest, coded anew."""
    assert isinstance(clip.media, Media)
    frames = clip.media.frames
    groups = (0, *sorted(cut_points(frames, clip.media.handle)), frames)
    inside = [key for key in groups if wanted.start <= key <= wanted.end]
    if len(inside) < 2:
        return [Segment(outgoing=_strip(clip, wanted))] if wanted.frames else []
    parts: list[Strip | Segment] = []
    if wanted.start < inside[0]:
        parts.append(Segment(outgoing=_strip(clip, FrameRange(start=wanted.start, end=inside[0]))))
    parts.append(_strip(clip, FrameRange(start=inside[0], end=inside[-1])))
    if inside[-1] < wanted.end:
        parts.append(Segment(outgoing=_strip(clip, FrameRange(start=inside[-1], end=wanted.end))))
    return parts
