"""Gaps: beats between two moments that are given, near a tempo that is given."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from circletake.music.tempo.beats import MAX_DEVIATION, Anchor, Metre, plan_beats
from circletake.music.tempo.metre import divide
from circletake.music.tempo.smooth import Knot, smooth_beats
from circletake.music.tempo.solve import Met, solve_tempo
from circletake.music.tempo.tempo_map import MICROSECONDS, TICKS
from circletake.schema import CueBrief, FrameRange, HitPoint

if TYPE_CHECKING:
    from circletake.music.score import Cue

Hits = Sequence[tuple[int, HitPoint]]
"""Hits with their microseconds from the cue's start."""


class Filled(NamedTuple):
    """Beats that fill a gap.

    Attributes:
        beats: Absolute microseconds of every beat after the gap's first moment, its end the last.
        bars: Beats of each bar.
        met: Hits met, ticks from the gap's start.
        missed: Hits that no tempo could meet.
        final: The last chord's tick from the gap's start, for a tail.
    """

    beats: tuple[int, ...]
    bars: tuple[int, ...]
    met: tuple[Met, ...]
    missed: tuple[HitPoint, ...]
    final: int = 0


def fill_gap(start: int, end: int, hits: Hits, brief: CueBrief, old: Cue) -> Filled | None:
    """Fill a gap between two bar lines; None where no whole number of beats near the tempo does.

    Args:
        start, end: Microseconds from the cue's start.
        hits: What lies in it.
        brief: The cue.
        old: Its tempo and metre.
    """
    compound = old.tempo.compound
    usual = 2 if compound else brief.beats_per_bar
    division = 3 if compound else 4
    length = (end - start) / MICROSECONDS
    beat_s = 60.0 / old.base_bpm
    left = list(hits)
    missed: list[HitPoint] = []
    while True:
        anchors = [Anchor((at - start) / MICROSECONDS, hit.target) for at, hit in left]
        anchors += [Anchor(length, "downbeat", "final"), Anchor(length + beat_s, "downbeat", "end")]
        plan = plan_beats(anchors, Metre(usual, division, beat_s, length + beat_s, old.base_bpm))
        if plan is not None or not left:
            break
        lightest = min(left, key=lambda pair: pair[1].weight)
        left.remove(lightest)
        missed.append(lightest[1])
    if plan is None:
        return None
    count = plan.positions[len(left)] // division
    knots = [Knot(place / division, at) for place, at in zip(plan.positions, plan.times_s, strict=True)][
        : len(left) + 1
    ]
    upto = np.cumsum(smooth_beats(knots, length / count, MAX_DEVIATION, np.ones(count)))
    grain = 3 if compound else 1
    beats = [grain * round((start + second * MICROSECONDS) / grain) for second in upto]
    beats[-1] = end
    marks = [
        0,
        *(p // division for p, down in zip(plan.positions[: len(left) + 1], plan.downbeats, strict=False) if down),
    ]
    marks = sorted({*marks, count})
    bars = tuple(size for one, two in itertools.pairwise(marks) for size in divide(two - one, usual).bars)
    part = TICKS // division
    met = tuple(
        Met(hit, place * part, down)
        for (_, hit), place, down in zip(left, plan.positions, plan.downbeats, strict=False)
    )
    return Filled(tuple(beats), bars, met, tuple(missed))


def fill_tail(start: int, end: int, hits: Hits, brief: CueBrief, old: Cue) -> Filled | None:
    """Fill from a bar line to the end of the cue, its last chord included; None where there is no room for one."""
    if end - start < 600_000:
        return None
    rate = old.tempo.rate
    frames = round((end - start) * rate / MICROSECONDS)
    # A tail is a small cue: its hits count from its own first moment, in whole frames.
    shifted = {}
    for at, hit in hits:
        frame = round((at - start) * rate / MICROSECONDS)
        if 0 < frame < frames:
            shifted[frame] = (at, hit)
    solved = solve_tempo(
        [hit.with_(frame=frame) for frame, (_, hit) in shifted.items()],
        FrameRange(start=0, end=frames),
        rate,
        tempo_bpm=old.base_bpm,
        beats_per_bar=brief.beats_per_bar if not old.tempo.compound else 6,
        ending=brief.ending,
    )
    # The tail begins between frames: its beats are stretched by less than a frame over all, so that hits stay.
    drift = end - start - solved.tempo.beat_us[-1]
    last = max(1, solved.tempo.beats)
    grain = 3 if old.tempo.compound else 1
    beats = [
        grain * round((start + us + drift * number / last) / grain)
        for number, us in enumerate(solved.tempo.beat_us[1:], start=1)
    ]
    beats[-1] = end
    met = tuple(one._replace(hit=shifted[one.hit.frame][1]) for one in solved.met if one.hit.frame in shifted)
    missed = tuple(shifted[hit.frame][1] for hit in solved.missed if hit.frame in shifted)
    return Filled(tuple(beats), tuple(bar.beats for bar in solved.tempo.bars), met, missed, solved.final_tick)
