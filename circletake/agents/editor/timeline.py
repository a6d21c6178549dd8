"""The timeline: a cut in absolute frames, with chapters and the places of titles."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents.editor.chapters import chapters
from circletake.agents.editor.cut import Cut, ShotCut
from circletake.agents.editor.footage import Footage
from circletake.schema import (
    Clip,
    FrameRange,
    Marker,
    Media,
    MissingMedia,
    Plan,
    Shot,
    Timeline,
    Transition,
)


def timeline_of(plan: Plan, footage: Sequence[Footage], cut: Cut) -> Timeline:
    """Lay a cut out in absolute frames, unlocked.

    Args:
        plan: What was planned.
        footage: The takes. A shot without one becomes a clip with missing media.
        cut: The editor's decision on exactly these.
    """
    takes = {take.slate: take for take in footage}
    clips: list[Clip] = []
    transitions: list[Transition] = []
    at = 0
    for one in cut.shots:
        if one.transition_frames:
            transitions.append(Transition(kind=one.transition, at=at, frames=one.transition_frames))
        clips.append(_clip(one, takes.get(one.slate), at))
        at += one.frames
    if cut.closing_frames:
        transitions.append(Transition(kind="fade to black", at=at, frames=cut.closing_frames))
    return Timeline(
        title=plan.treatment.title,
        format=plan.format,
        clips=tuple(clips),
        transitions=tuple(transitions),
        markers=(*chapters(plan, clips), *_titles(plan, clips, takes)),
    )


def lock(timeline: Timeline) -> Timeline:
    """Lock the picture: from here on music and sound may rely on every frame."""
    return timeline.with_(locked=True)


def _clip(one: ShotCut, take: Footage | None, at: int) -> Clip:
    record = FrameRange(start=at, end=at + one.frames)
    if take is None:
        source = FrameRange(start=0, end=one.frames)
        return Clip(
            slate=one.slate, take=0, media=MissingMedia(reason="no take was shot"), source=source, record=record
        )
    start = take.handle + one.slip
    return Clip(
        slate=one.slate,
        take=take.take,
        media=Media(video=take.video, frames=take.frames, handle=take.handle),
        source=FrameRange(start=start, end=start + one.frames),
        record=record,
    )


def _titles(plan: Plan, clips: Sequence[Clip], takes: dict[str, Footage]) -> list[Marker]:
    """Return a note where each title appears."""
    out = []
    for clip in clips:
        shot = plan.shot(clip.slate)
        take = takes.get(clip.slate)
        for begin, text in _title_starts(shot, take.handle if take is not None else 0):
            if clip.source.start <= begin < clip.source.end:
                frame = begin - clip.source.start + clip.record.start
                out.append(Marker(frame=frame, name=f"Title: {text}", kind="note"))
    return out


def _title_starts(shot: Shot, handle: int) -> list[tuple[int, str]]:
    return [(handle + round(title.begin * shot.frames), title.text) for title in shot.staging.titles]
