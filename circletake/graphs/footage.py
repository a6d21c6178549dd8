"""Footage: the circled takes as the editor and the sound departments see them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from circletake.agents import editor
from circletake.graphs.crew import Crew
from circletake.schema import (
    CircledTake,
    Clip,
    FrameRange,
    Plan,
    Shot,
    SpokenLineTake,
    TakeTruth,
    frames_in,
)


class Shown(NamedTuple):
    """A shot of the plan with its take, and what the back-end knows of it."""

    shot: Shot
    take: CircledTake
    truth: TakeTruth | None


def shown(plan: Plan, takes: Sequence[CircledTake], crew: Crew) -> list[Shown]:
    """Return every shot with its take, in the order of the plan."""
    by_slate = {take.slate: take for take in takes}
    out = []
    for shot in plan.shots:
        take = by_slate[shot.slate]
        truth = crew.read(take.result.truth, TakeTruth) if take.result.truth is not None else None
        out.append(Shown(shot, take, truth))
    return out


def footage_of(plan: Plan, views: Sequence[Shown], lines: Sequence[SpokenLineTake]) -> tuple[editor.Footage, ...]:
    """Return what the editor cuts."""
    return tuple(
        editor.Footage(
            slate=view.shot.slate,
            take=view.take.request.take,
            video=view.take.result.video,
            frames=view.take.result.frames,
            handle=view.take.result.handle,
            motion=view.truth.motion if view.truth is not None else (),
            contacts=view.truth.contacts if view.truth is not None else (),
            speech=tuple(span for _, span in spoken_spans(plan, view.shot, view.take.result.handle, lines)),
        )
        for view in views
    )


def spoken_spans(
    plan: Plan, shot: Shot, handle: int, lines: Sequence[SpokenLineTake]
) -> list[tuple[SpokenLineTake, FrameRange]]:
    """Return the recorded lines of a shot with the frames of the take's file in which they are heard."""
    recorded = {line.line: line for line in lines}
    out = []
    for line in shot.lines:
        if line.id in recorded:
            start = handle + round(line.begin * shot.frames)
            frames = max(1, frames_in(Fraction(recorded[line.id].result.seconds), plan.format.rate))
            out.append((recorded[line.id], FrameRange(start=start, end=start + frames)))
    return out


def in_film(clip: Clip, frame: float) -> float:
    """Return the film's frame at which a frame of a clip's file is seen."""
    return frame - clip.source.start + clip.record.start
