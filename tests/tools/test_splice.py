"""Every record frame is covered once, by the right source frame, whatever the cut."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.schema import Artifact, Clip, Format, FrameRange, Media, Size, Timeline, Transition, content_digest
from circletake.tools.splice import Blend, Copy, plan_splices, segment_frames

HANDLE = 10
VIDEO = Artifact(digest=content_digest(b"x"), media_type="video/mp4", size_bytes=1)


def clip(index: int, start: int, frames: int, slip: int) -> Clip:
    return Clip(
        slate=f"{index + 1}A",
        take=1,
        media=Media(video=VIDEO, frames=frames + 2 * HANDLE, handle=HANDLE),
        source=FrameRange(start=HANDLE + slip, end=HANDLE + slip + frames),
        record=FrameRange(start=start, end=start + frames),
    )


@st.composite
def cuts(draw: st.DrawFn) -> tuple[Timeline, list[list[int]]]:
    clips, transitions, keyframes, at = [], [], [], 0
    for index in range(draw(st.integers(1, 6))):
        frames = draw(st.integers(40, 90))
        clips.append(clip(index, at, frames, draw(st.integers(-3, 3))))
        keyframes.append(
            sorted(
                {0, HANDLE, HANDLE + frames, frames + 2 * HANDLE, *draw(st.lists(st.integers(1, frames), max_size=4))}
            )
        )
        if index and draw(st.booleans()):
            transitions.append(Transition(kind="dissolve", at=at, frames=draw(st.integers(1, 12))))
        at += frames
    if draw(st.booleans()):
        transitions.append(Transition(kind="fade from black", at=0, frames=draw(st.integers(1, 15))))
    if draw(st.booleans()):
        transitions.append(Transition(kind="fade to black", at=at, frames=draw(st.integers(1, 15))))
    format_ = Format(size=Size(64, 36), rate=Fraction(24))
    return Timeline(title="t", format=format_, clips=tuple(clips), transitions=tuple(transitions)), keyframes


@given(cuts())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_the_segments_are_the_film(cut: tuple[Timeline, list[list[int]]]) -> None:
    timeline, keyframes = cut
    segments = plan_splices(timeline, keyframes)
    assert sum(segment_frames(s) for s in segments) == timeline.frames
    at = 0
    for segment in segments:
        frames = segment_frames(segment)
        for index, source in (
            [(segment.outgoing, segment.outgoing_source), (segment.incoming, segment.incoming_source)]
            if isinstance(segment, Blend)
            else [(segment.clip, segment.source)]
        ):
            if index is None:
                continue
            shown = timeline.clips[index]
            assert source.start - shown.source.start == at - shown.record.start
            assert source.frames == frames
            assert source.start >= 0
            assert source.end <= shown.media.frames
        if isinstance(segment, Copy):
            assert segment.source.start in keyframes[segment.clip]
            assert segment.source.end in keyframes[segment.clip]
        at += frames


def test_a_straight_cut_at_the_planned_frames_is_all_copied() -> None:
    timeline = Timeline(
        title="t", format=Format(size=Size(64, 36), rate=Fraction(24)), clips=(clip(0, 0, 50, 0), clip(1, 50, 60, 0))
    )
    segments = plan_splices(timeline, [[0, 10, 34, 60, 70], [0, 10, 70, 80]])
    assert all(isinstance(segment, Copy) for segment in segments)
