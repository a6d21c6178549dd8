"""From hits to a tempo map: anchors, whole beats, smooth tempo, bars."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from circletake.music.tempo.beats import MAX_DEVIATION, Anchor, BeatPlan, Metre, plan_beats
from circletake.music.tempo.metre import divide
from circletake.music.tempo.smooth import Knot, smooth_beats
from circletake.music.tempo.tempo_map import MICROSECONDS, TICKS, Bar, TempoMap
from circletake.schema import CueEnding, FrameRange, HitPoint

_RING_S: dict[CueEnding, float] = {"button": 1.3, "ring out": 3.2, "segue": 2.6, "fade": 4.0}
"""How long the last chord sounds when nothing says where it falls."""

_CUT_OFF_S = Fraction(3, 4)
"""An ending hit nearer than this to the cue's end is met by the silence, not by a chord."""


class Met(NamedTuple):
    """A hit point and the tick that meets it; `released` when what meets it is the music's end."""

    hit: HitPoint
    tick: int
    downbeat: bool
    released: bool = False


class Solved(NamedTuple):
    """A cue's tempo map, the hits that it meets, the hits that no tempo could meet, and the last chord."""

    tempo: TempoMap
    met: tuple[Met, ...]
    missed: tuple[HitPoint, ...]
    final_tick: int
    base_bpm: float


def solve_tempo(
    hits: Sequence[HitPoint],
    span: FrameRange,
    rate: Fraction,
    *,
    tempo_bpm: float,
    beats_per_bar: int,
    ending: CueEnding = "ring out",
    ritardando: float = 0.0,
) -> Solved:
    """Fit a tempo map to the hits of a cue.

    Args:
        hits: What the music should meet, by frame; hits outside the span are left out.
        span: The cue's frames; its last bar ends where the span ends.
        rate: Frames a second.
        tempo_bpm: The wished tempo, in beats; in 6/8 a beat is a dotted quarter.
        beats_per_bar: 2 to 6, where 6 means 6/8: two beats of three eighths.
        ending: How the cue ends; decides how long the last chord sounds.
        ritardando: How much longer than the basic beat the last beat before the last chord is, 0 to 0.08.

    Returns:
        A map whose beats stray at most 10 % from its basic tempo (the held last bars excepted), with every
        hit of `met` on its tick within a microsecond.
    """
    compound = beats_per_bar == 6
    usual = 2 if compound else beats_per_bar
    length_s = Fraction(span.frames) / rate
    inside = [hit for hit in hits if span.start <= hit.frame < span.end]
    released = [hit for hit in inside if hit.kind == "ending" and _left_s(hit, span, rate) < _CUT_OFF_S]
    inside = [hit for hit in inside if hit not in released]
    ring_s = min(_RING_S[ending], 0.35 * float(length_s))
    metre = Metre(usual, 3 if compound else 4, ring_s, float(length_s), tempo_bpm)
    missed: list[HitPoint] = []
    while (plan := plan_beats(anchors := _anchors(inside, span, rate, length_s), metre)) is None:
        lightest = min((hit for hit in inside if hit.frame > span.start), key=lambda hit: (hit.weight, -hit.frame))
        inside.remove(lightest)
        missed.append(lightest)
    beat_us = _beat_times(plan, ritardando, length_s, compound)
    tempo = TempoMap(rate, span.start, beat_us, _bars(plan, usual), compound)
    part = TICKS // plan.division
    later = iter(zip(plan.positions, plan.downbeats, strict=True))
    met = [Met(hit, 0, True) if hit.frame == span.start else _met(hit, next(later), part) for hit in inside]
    met += [Met(hit, tempo.tick_near(hit.frame), False, released=True) for hit in released]
    final = next(index for index, anchor in enumerate(anchors) if anchor.role == "final")
    return Solved(tempo, tuple(met), tuple(missed), plan.positions[final] * part, plan.tempo_bpm)


def _left_s(hit: HitPoint, span: FrameRange, rate: Fraction) -> Fraction:
    return Fraction(span.end - hit.frame) / rate


def _met(hit: HitPoint, place: tuple[int, bool], part: int) -> Met:
    return Met(hit, place[0] * part, place[1])


def _anchors(hits: Sequence[HitPoint], span: FrameRange, rate: Fraction, length_s: Fraction) -> list[Anchor]:
    """Write hits as anchors, the ending hit as the last chord, and close with the end of the cue."""
    later = [hit for hit in hits if hit.frame > span.start]
    anchors = [Anchor(float(Fraction(hit.frame - span.start) / rate), hit.target) for hit in later]
    if later and later[-1].kind == "ending":
        anchors[-1] = anchors[-1]._replace(role="final")
    else:
        anchors.append(Anchor(None, "downbeat", "final"))
    return [*anchors, Anchor(float(length_s), "downbeat", "end")]


def _beat_times(plan: BeatPlan, ritardando: float, length_s: Fraction, compound: bool) -> tuple[int, ...]:
    """Return the absolute time of every beat in whole microseconds (multiples of 3 in compound time, so that a
    quarter note lasts whole microseconds too)."""
    beat_s = 60 / plan.tempo_bpm
    final, end = plan.positions[-2] // plan.division, plan.positions[-1] // plan.division
    knots = [
        Knot(position / plan.division, time)
        for position, time in zip(plan.positions[:-1], plan.times_s[:-1], strict=True)
        if position
    ]
    upto = np.zeros(1)
    if final:
        shape = np.ones(final)
        slowing = min(4, final // 4)
        if slowing:
            shape[-slowing:] += ritardando * np.arange(1, slowing + 1) / slowing
        upto = np.concatenate([upto, np.cumsum(smooth_beats(knots, beat_s, MAX_DEVIATION, shape))])
    held = np.linspace(plan.times_s[-2], float(length_s), end - final + 1)[1:]
    grain = 3 if compound else 1
    return tuple(grain * round(second * MICROSECONDS / grain) for second in [*upto, *held])


def _bars(plan: BeatPlan, usual: int) -> tuple[Bar, ...]:
    """Divide the beats between downbeats into bars."""
    marks = [0]
    marks += [
        position // plan.division
        for position, downbeat in zip(plan.positions, plan.downbeats, strict=True)
        if downbeat and position
    ]
    bars: list[Bar] = []
    for first, last in itertools.pairwise(marks):
        for beats in divide(last - first, usual).bars if last > first else ():
            bars.append(Bar(len(bars) + 1, bars[-1].end if bars else 0, beats))
    return tuple(bars)
