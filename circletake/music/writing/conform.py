"""Conforming: after a recut only the bars that it touches are solved and written again.

Bars whose frames are still in the picture, one after the other, keep their beats and their notes as they are. What
lies between them is filled: whole beats near the cue's own tempo, hits where there are any, bars, and music composed
over the same harmony on both sides. Where a gap is no beat long, a neighbouring bar is given up for it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from circletake.music.score import ChordSpan, Cue, Note, Score
from circletake.music.tempo import MICROSECONDS, TICKS, Bar, Met, Solved, TempoMap
from circletake.music.tempo.gaps import fill_gap, fill_tail
from circletake.music.theory import voice
from circletake.music.writing.arrange import PartKey
from circletake.music.writing.compose import Held, check_request, compose_cue
from circletake.schema import CueBrief, HitPoint, KeptBars, ScoreRequest

_DRAFTS = 6
"""Drafts of the new bars that are tried until no rule is broken at the seams."""


class Locked(NamedTuple):
    """A run of bars that stays: `first` to `last` (half-open) of the old cue, and where it begins now."""

    first: int
    last: int
    us: int
    """Microseconds from the new cue's start."""


def conform(earlier: Score, request: ScoreRequest) -> Score:
    """Conform a score to a new cut.

    Args:
        earlier: As it was written for the old cut.
        request: What the new cut asks for, with `kept`: which stretches of the old picture are still there. Cues are
            known by their numbers; one that is new is composed.

    Returns:
        The score. Bars of its cues that the recut did not touch hold the same notes, beats and chords; notes that
        rang from such a bar into a touched one end with the bar.
    """
    cues = sorted(request.cues, key=lambda cue: cue.span.start)
    check_request(request, cues)
    old = {cue.brief.number: cue for cue in earlier.cues}
    return Score(
        title=request.title,
        rate=request.rate,
        frames=request.frames,
        sample_rate=request.sample_rate,
        seed=request.seed,
        cues=tuple(_conformed(brief, old.get(brief.number), request) for brief in cues),
        start_frame=request.start_frame,
    )


def _conformed(brief: CueBrief, old: Cue | None, request: ScoreRequest) -> Cue:
    if old is None or old.tempo.rate != request.rate or old.brief.style != brief.style:
        return compose_cue(brief, request)
    locked = locked_bars(old, brief, request.kept)
    if not locked:
        return compose_cue(brief, request)
    plan = _solved(brief, old, locked, request)
    # What stays was written in the old key and metre: they hold for what is new.
    kept = brief.with_(tonic=old.brief.tonic, mode=old.brief.mode, beats_per_bar=old.brief.beats_per_bar)
    drafts = [compose_cue(kept, request, _held(old, plan, draft)) for draft in range(1)]
    while drafts[-1].faults and len(drafts) < _DRAFTS:
        drafts.append(compose_cue(kept, request, _held(old, plan, len(drafts))))
    return min(drafts, key=lambda cue: len(cue.faults))


def locked_bars(old: Cue, brief: CueBrief, kept: Sequence[KeptBars]) -> list[Locked]:
    """Return the runs of bars that a recut leaves alone, in the order of the new cut."""
    tempo = old.tempo
    found: list[tuple[int, int]] = []
    for index, bar in enumerate(tempo.bars):
        first, last = tempo.frame_at(bar.tick), tempo.frame_at(bar.end)
        where = next((one for one in kept if one.was.start <= first and last <= one.was.end + Fraction(1, 100)), None)
        if where is None:
            continue
        moved = where.start - where.was.start
        if brief.span.start <= first + moved and last + moved <= brief.span.end + Fraction(1, 100):
            found.append((index, moved))
    grain = 3 if tempo.compound else 1
    runs: list[Locked] = []
    for (_, moved), group in itertools.groupby(enumerate(found), key=lambda pair: (pair[1][0] - pair[0], pair[1][1])):
        bars = [pair[1][0] for pair in group]
        shift = Fraction(old.brief.span.start + moved - brief.span.start) / tempo.rate * MICROSECONDS
        start = tempo.beat_us[tempo.bars[bars[0]].tick // TICKS]
        runs.append(Locked(bars[0], bars[-1] + 1, grain * round((shift + start) / grain)))
    return _in_order(runs, old)


def _in_order(runs: Sequence[Locked], old: Cue) -> list[Locked]:
    """Keep runs that follow each other in the new cut without overlap, the longer ones first."""
    kept: list[Locked] = []
    for run in sorted(runs, key=lambda run: (run.first - run.last, run.us)):
        if all(_end(run, old) <= other.us or _end(other, old) <= run.us for other in kept):
            kept.append(run)
    kept.sort(key=lambda run: run.us)
    # Music does not go back: what would be heard before what came before it is written anew.
    out: list[Locked] = []
    for run in kept:
        if not out or run.first >= out[-1].last:
            out.append(run)
    return out


def _beat(old: Cue, bar: int) -> int:
    return old.tempo.bars[bar].tick // TICKS if bar < len(old.tempo.bars) else old.tempo.beats


def _end(run: Locked, old: Cue) -> int:
    return run.us + old.tempo.beat_us[_beat(old, run.last)] - old.tempo.beat_us[_beat(old, run.first)]


class _Plan(NamedTuple):
    """The new tempo map, with the locked runs' places in it: (first old bar, first new bar, bars)."""

    solved: Solved
    runs: tuple[tuple[int, int, int], ...]


class _Course(NamedTuple):
    beats: list[int]
    """Absolute microseconds of every beat so far, the end of the last one as the last entry."""
    bars: list[Bar]
    met: list[Met]
    missed: list[HitPoint]


def _solved(brief: CueBrief, old: Cue, locked: list[Locked], request: ScoreRequest) -> _Plan:
    """Lay locked runs at their places and fill what lies between; a gap that can't be filled takes a bar from the
    run beside it."""
    runs = list(locked)
    while True:
        laid = _laid(brief, old, runs, request)
        if isinstance(laid, _Plan):
            return laid
        runs = _given_up(runs, laid, old)
        if not runs:
            break
    from circletake.music.writing.compose import solve_cue

    return _Plan(solve_cue(brief, request), ())


def _given_up(runs: list[Locked], gap: int, old: Cue) -> list[Locked]:
    """Return the runs with one bar less beside a gap: of the one after it where it has more, else of the one before."""
    before, after = gap - 1, gap
    sizes = [run.last - run.first for run in runs]
    take_after = after < len(runs) and (before < 0 or sizes[after] >= sizes[before])
    at = after if take_after else before
    run = runs[at]
    if take_after:
        step = old.tempo.beat_us[_beat(old, run.first + 1)] - old.tempo.beat_us[_beat(old, run.first)]
        shorter = Locked(run.first + 1, run.last, run.us + step)
    else:
        shorter = Locked(run.first, run.last - 1, run.us)
    return [*runs[:at], *([shorter] if shorter.last > shorter.first else []), *runs[at + 1 :]]


def _laid(brief: CueBrief, old: Cue, runs: list[Locked], request: ScoreRequest) -> _Plan | int:
    """Return the plan, or the number of the gap that can't be filled."""
    course = _Course([0], [], [], [])
    places: list[tuple[int, int, int]] = []
    end_us = round(Fraction(brief.span.frames) / request.rate * MICROSECONDS)
    hits = [hit for hit in request.hits if brief.span.holds(hit.frame) and hit.target != "avoid"]
    for number, run in enumerate(runs):
        if not _gap(course, run.us, hits, brief, old, request):
            return number
        places.append((run.first, len(course.bars), run.last - run.first))
        _append(course, run, old)
    last = runs[-1]
    tail = end_us - course.beats[-1]
    if last.last == len(old.tempo.bars) and abs(tail) <= 50_000:
        final = course.bars[places[-1][1]].tick + old.final_tick - old.tempo.bars[last.first].tick
    else:
        filled = fill_tail(
            course.beats[-1], end_us, _inside(hits, course.beats[-1], end_us, brief, request.rate), brief, old
        )
        if filled is None:
            return len(runs)
        _at_start(course, hits, brief, request.rate)
        final = _extend(course, filled.beats, filled.bars, filled.met) + filled.final
        course.missed.extend(filled.missed)
    tempo = TempoMap(request.rate, brief.span.start, tuple(course.beats), tuple(course.bars), old.tempo.compound)
    kept = _kept_met(old, places, course, request, brief, tempo)
    held = {one.hit.frame for one in kept}
    met = [*kept, *(one for one in course.met if one.hit.frame not in held)]
    taken = {one.hit.frame for one in met}
    missed = tuple(hit for hit in course.missed if hit.frame not in taken)
    solved = Solved(tempo, tuple(sorted(met, key=lambda one: one.tick)), missed, final, old.base_bpm)
    return _Plan(solved, tuple(places))


def _inside(
    hits: Sequence[HitPoint], first: int, last: int, brief: CueBrief, rate: Fraction
) -> list[tuple[int, HitPoint]]:
    """Return the hits within a stretch, each with its microseconds from the cue's start."""
    out = []
    half = round(MICROSECONDS / rate / 2)
    for hit in hits:
        at = round(Fraction(hit.frame - brief.span.start) / rate * MICROSECONDS)
        # What falls on a bar line that stays is met by it.
        if first + half < at < last - half:
            out.append((at, hit))
    return sorted(out, key=lambda pair: pair[0])


def _gap(
    course: _Course, until: int, hits: Sequence[HitPoint], brief: CueBrief, old: Cue, request: ScoreRequest
) -> bool:
    """Fill from the end of the course to a moment; tell whether it could be done."""
    start = course.beats[-1]
    if abs(until - start) <= 3:
        course.beats[-1] = until
        return True
    if until < start:
        return False
    filled = fill_gap(start, until, _inside(hits, start, until, brief, request.rate), brief, old)
    if filled is None:
        return False
    _at_start(course, hits, brief, request.rate)
    _extend(course, filled.beats, filled.bars, filled.met)
    course.missed.extend(filled.missed)
    return True


def _at_start(course: _Course, hits: Sequence[HitPoint], brief: CueBrief, rate: Fraction) -> None:
    """Meet what falls on the bar line that new bars begin with."""
    tick = course.bars[-1].end if course.bars else 0
    for hit in hits:
        at = Fraction(hit.frame - brief.span.start) / rate * MICROSECONDS
        if abs(at - course.beats[-1]) <= MICROSECONDS / rate / 2:
            course.met.append(Met(hit, tick, True))


def _extend(course: _Course, beats: Sequence[int], bars: Sequence[int], met: Sequence[Met]) -> int:
    """Append beats (absolute, after the course's last), bars (in beats) and hits; return the tick they begin at."""
    tick = course.bars[-1].end if course.bars else 0
    course.beats.extend(beats)
    for size in bars:
        course.bars.append(Bar(len(course.bars) + 1, course.bars[-1].end if course.bars else 0, size))
    course.met.extend(one._replace(tick=tick + one.tick) for one in met)
    return tick


def _append(course: _Course, run: Locked, old: Cue) -> None:
    """Append a locked run's beats and bars as they are."""
    tempo = old.tempo
    shift = run.us - tempo.beat_us[_beat(old, run.first)]
    course.beats[-1] = run.us
    course.beats.extend(us + shift for us in tempo.beat_us[_beat(old, run.first) + 1 : _beat(old, run.last) + 1])
    for bar in tempo.bars[run.first : run.last]:
        course.bars.append(Bar(len(course.bars) + 1, course.bars[-1].end if course.bars else 0, bar.beats))


def _kept_met(
    old: Cue,
    places: Sequence[tuple[int, int, int]],
    course: _Course,
    request: ScoreRequest,
    brief: CueBrief,
    tempo: TempoMap,
) -> list[Met]:
    """Return the hits that locked bars go on meeting, and the new ones that fall on something in them."""
    out = []
    for hit in request.hits:
        if not brief.span.holds(hit.frame) or hit.target == "avoid":
            continue
        for first, new, count in places:
            shift = course.bars[new].tick - old.tempo.bars[first].tick
            inside = [one for one in old.met if first <= old.tempo.bar_at(one.tick).number - 1 < first + count]
            near = next(
                (one for one in inside if abs(tempo.frame_at(one.tick + shift) - hit.frame) < Fraction(1, 2)), None
            )
            if near is not None:
                out.append(Met(hit, near.tick + shift, near.downbeat, near.released))
                break
    return out


def _held(old: Cue, plan: _Plan, draft: int) -> Held:
    """Return what compose() is to leave as it is."""
    spans = [
        (plan.solved.tempo.bars[new].tick, plan.solved.tempo.bars[new + count - 1].end,
         old.tempo.bars[first].tick - plan.solved.tempo.bars[new].tick)
        for first, new, count in plan.runs
    ]  # fmt: skip

    def chords(fresh: Sequence[ChordSpan]) -> list[ChordSpan]:
        return _spliced_chords(old.chords, fresh, spans)

    def parts(fresh: dict[PartKey, list[Note]]) -> dict[PartKey, list[Note]]:
        return _spliced_parts(old, fresh, spans)

    return Held(plan.solved, chords, parts, draft)


_Spans = Sequence[tuple[int, int, int]]
"""(first tick, end, what to add to reach the old cue's tick) of every locked run in the new cue."""


def _spliced_chords(was: Sequence[ChordSpan], fresh: Sequence[ChordSpan], spans: _Spans) -> list[ChordSpan]:
    out: list[ChordSpan] = []
    for start, end, shift in spans:
        out += [
            replace(span, tick=max(span.tick - shift, start), end=min(span.end - shift, end))
            for span in was
            if span.tick - shift < end and span.end - shift > start
        ]
    kept = {id(span) for span in out}
    for span in fresh:
        out += [replace(span, tick=first, end=last) for first, last in _outside(span.tick, span.end, spans)]
    out.sort(key=lambda span: span.tick)
    # What is new is voiced between what stays, so that the seams lead on as everything else does.
    found = voice(
        [span.chord for span in out], [span.tonic for span in out], [None] * len(out),
        [span.voicing if id(span) in kept else None for span in out],
    )  # fmt: skip
    return [replace(span, voicing=voicing) for span, voicing in zip(out, found.voicings, strict=True)]


def _outside(tick: int, end: int, spans: _Spans) -> list[tuple[int, int]]:
    """Return the pieces of a stretch that no locked run covers."""
    pieces = [(tick, end)]
    for start, until, _ in spans:
        cut = []
        for first, last in pieces:
            if first < start:
                cut.append((first, min(last, start)))
            if last > until:
                cut.append((max(first, until), last))
        pieces = [(first, last) for first, last in cut if last > first] if spans else pieces
    return pieces


def _spliced_parts(old: Cue, fresh: dict[PartKey, list[Note]], spans: _Spans) -> dict[PartKey, list[Note]]:
    out: dict[PartKey, list[Note]] = {}
    for key, notes in fresh.items():
        for note in notes:
            if any(start <= note.tick < end for start, end, _ in spans):
                continue
            ahead = min((start for start, _, _ in spans if start > note.tick), default=note.end)
            out.setdefault(key, []).append(replace(note, length=min(note.end, ahead) - note.tick))
    for part in old.parts:
        kept = []
        for start, end, shift in spans:
            kept += [
                replace(note, tick=note.tick - shift, length=min(note.end - shift, end) - (note.tick - shift))
                for note in part.notes
                if start <= note.tick - shift < end
            ]
        if kept:
            out.setdefault((part.instrument, part.role), []).extend(kept)
    return out
