"""Every record frame is covered once, by the right source frame, whatever the cut."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.schema import (
    Artifact,
    Clip,
    Format,
    FrameRange,
    Media,
    MissingMedia,
    RequestRejected,
    Size,
    SpliceRequest,
    Strip,
    Timeline,
    Transition,
    content_digest,
)  # fmt: skip
from circletake.tools.strips import cut_points, plan_strips

HANDLE = 10


def video(index: int) -> Artifact:
    return Artifact(digest=content_digest(str(index).encode()), media_type="video/mp4", size_bytes=1)


def clip(index: int, start: int, frames: int, slip: int) -> Clip:
    return Clip(
        slate=f"{index + 1}A",
        take=1,
        media=Media(video=video(index), frames=frames + 2 * HANDLE, handle=HANDLE),
        source=FrameRange(start=HANDLE + slip, end=HANDLE + slip + frames),
        record=FrameRange(start=start, end=start + frames),
    )


@st.composite
def cuts(draw: st.DrawFn) -> Timeline:
    clips, transitions, at = [], [], 0
    for index in range(draw(st.integers(1, 6))):
        frames = draw(st.integers(40, 90))
        clips.append(clip(index, at, frames, draw(st.integers(-3, 3))))
        if index and draw(st.booleans()):
            transitions.append(Transition(kind="dissolve", at=at, frames=draw(st.integers(1, 12))))
        at += frames
    if draw(st.booleans()):
        transitions.append(Transition(kind="fade from black", at=0, frames=draw(st.integers(1, 15))))
    if draw(st.booleans()):
        transitions.append(Transition(kind="fade to black", at=at, frames=draw(st.integers(1, 15))))
    format_ = Format(size=Size(64, 36), rate=Fraction(24))
    return Timeline(title="t", format=format_, clips=tuple(clips), transitions=tuple(transitions))


def pieces(part: Strip | SpliceRequest) -> list[tuple[int, list[Strip]]]:
    """Return frames and sides of what a part shows, in order."""
    if isinstance(part, Strip):
        return [(part.source.frames, [part])]
    return [(one.frames, [side for side in (one.outgoing, one.incoming) if side]) for one in part.segments]


@given(cuts())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_the_strips_are_the_film(timeline: Timeline) -> None:
    parts = plan_strips(timeline)
    shown = {one.media.video: one for one in timeline.clips if isinstance(one.media, Media)}
    at = 0
    for frames, sides in (piece for part in parts for piece in pieces(part)):
        for side in sides:
            seen = shown[side.video]
            assert side.source.start - seen.source.start == at - seen.record.start
            assert side.source.frames == frames
            assert 0 <= side.source.start < side.source.end <= seen.media.frames
        at += frames
    assert at == timeline.frames
    for part in parts:
        if isinstance(part, Strip):
            media = shown[part.video].media
            assert {part.source.start, part.source.end} <= {0, media.frames, *cut_points(media.frames, HANDLE)}
    kinds = [type(part) for part in parts]
    assert (SpliceRequest, SpliceRequest) not in list(pairwise(kinds))


def test_a_straight_cut_at_the_planned_frames_is_all_copied() -> None:
    timeline = Timeline(
        title="t", format=Format(size=Size(64, 36), rate=Fraction(24)), clips=(clip(0, 0, 50, 0), clip(1, 50, 60, 0))
    )
    assert all(isinstance(part, Strip) for part in plan_strips(timeline))


def test_what_is_coded_anew_hangs_on_the_two_takes_it_lies_between() -> None:
    """A splice is asked for in the same words wherever it stands: changing another shot leaves it as it was made."""
    dissolves = tuple(Transition(kind="dissolve", at=at, frames=9) for at in (50, 100))

    def splices(first: int, at: int) -> list[SpliceRequest]:
        clips = tuple(clip(number, begin, 50, 2) for number, begin in ((first, at), (7, at + 50), (8, at + 100)))
        cut = Timeline(
            title="t", format=Format(size=Size(64, 36), rate=Fraction(24)), clips=clips,
            transitions=tuple(one.with_(at=one.at + at) for one in dissolves),
        )  # fmt: skip
        return [part for part in plan_strips(cut) if isinstance(part, SpliceRequest)]

    before, after = splices(0, 0), splices(1, 0)
    assert before[-2:] == after[-2:]
    assert before[1] != after[1]


def test_a_missing_take_is_named() -> None:
    hole = clip(1, 50, 60, 0).with_(media=MissingMedia(reason="not shot"))
    timeline = Timeline(title="t", format=Format(size=Size(64, 36), rate=Fraction(24)), clips=(clip(0, 0, 50, 0), hole))
    with pytest.raises(RequestRejected, match="2A"):
        plan_strips(timeline)
