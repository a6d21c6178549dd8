"""Stretches: how many cues a film has, from where to where each plays, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from circletake.agents.composer.entrances import Entrance, first_entrance
from circletake.agents.composer.feelings import AROUSAL, apart
from circletake.agents.composer.question import SpottedShot, SpottingQuestion
from circletake.agents.composer.turns import LONG_S, turns_of
from circletake.schema import FrameRange

_SHORTEST_S = 1.2
_AIR_S = 1.2
_REST_S, _REST_SHARE = 4.0, 0.45
"""How long music rests in a long film: from so many seconds to that share of the time since it came in."""

Shots = tuple[SpottedShot, ...]


class Stretch(NamedTuple):
    """A stretch of music."""

    span: FrameRange
    shots: Shots
    """Under which it plays."""
    segues: bool
    """True when the next cue begins where it ends."""
    why: str


def lay_stretches(question: SpottingQuestion) -> tuple[Stretch, ...]:
    """Decide where music plays; nowhere in a film too short for it."""
    if question.frames / question.rate < _SHORTEST_S:
        return ()
    bounds = [0, *turns_of(question), question.frames]
    groups = [
        tuple(shot for shot in question.shots if start <= shot.span.start < end) for start, end in pairwise(bounds)
    ]
    groups = [group for group in groups if group]
    out: list[Stretch] = []
    for number, shots in enumerate(groups):
        after = groups[number + 1] if number + 1 < len(groups) else None
        entrance = _entrance(question, groups, number)
        playing = shots if after is None else _played(question, shots, after)
        breath = after is not None and playing == shots and _gap(question, shots, after)
        segues = after is not None and playing == shots and not breath
        span = FrameRange(start=entrance.frame, end=playing[-1].span.end - (_air(question, shots) if breath else 0))
        out.append(Stretch(span, playing, segues, entrance.why))
    return tuple(out)


def _entrance(question: SpottingQuestion, groups: Sequence[Shots], number: int) -> Entrance:
    shots = groups[number]
    if number == 0:
        return first_entrance(question, shots)
    before = groups[number - 1]
    told = _what_changes(before[-1], shots[0])
    if _played(question, before, shots) != before:
        return Entrance(shots[0].span.start, "comes back after a rest")
    if not _gap(question, before, shots):
        return Entrance(shots[0].span.start, f"takes over where {told}")
    return Entrance(_on_the_shock(question, shots), f"strikes after a breath of silence, when {told}")


def _what_changes(before: SpottedShot, after: SpottedShot) -> str:
    if before.mood != after.mood:
        return f"{before.mood} turns to {after.mood}"
    if before.function != after.function:
        return "the story turns"
    return "the scene changes" if before.scene != after.scene else "the story goes on"


def _air(question: SpottingQuestion, shots: Shots) -> int:
    """Return the frames of silence before a shock."""
    return min(round(_AIR_S * question.rate), (shots[-1].span.end - shots[0].span.start) // 4)


def _on_the_shock(question: SpottingQuestion, shots: Shots) -> int:
    """Return where the music strikes: on what breaks the silence soon after the cut, else on the cut itself."""
    start, room = shots[0].span.start, round(2 * _AIR_S * question.rate)
    strong = [event.frame for event in question.events if start < event.frame <= start + room and event.weight >= 0.5]
    return strong[0] if strong else start


def _gap(question: SpottingQuestion, before: Shots, after: Shots) -> bool:
    """Tell whether silence parts two cues: before a shock, or where the feeling is another altogether."""
    return AROUSAL[after[0].mood] > 0.7 and apart(before[-1].mood, after[0].mood) > 0.8 and question.form == "film"


def _played(question: SpottingQuestion, shots: Shots, after: Shots) -> Shots:
    """Return the shots of a group under which music plays: in a long film it rests before a cue that turns nothing.

    A quarter of an hour of music without a rest is heard by nobody after the third minute.
    """
    turns = shots[-1].mood != after[0].mood
    if turns or question.frames / question.rate < LONG_S or question.form == "music video":
        return shots
    end, most = shots[-1].span.end, _REST_SHARE * (shots[-1].span.end - shots[0].span.start)
    for kept in range(len(shots) - 1, 0, -1):
        if _REST_S * question.rate <= end - shots[kept].span.start <= most:
            return shots[:kept]
    return shots
