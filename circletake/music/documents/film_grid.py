"""The whole film in bars: the cues' own, and silent ones where there is no music."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from circletake.music.score import Cue, Score
from circletake.music.tempo import MICROSECONDS, TICKS, Bar
from circletake.schema import seconds_at

QUARTER = 96
"""Units of a quarter note on the film's grid."""

_SILENT_BEAT_US = 500_000


class GridBeat(NamedTuple):
    """A beat: where it begins on the grid, how long it is in units, and when it begins in the film."""

    unit: int
    units: int
    us: int
    us_length: int


class GridBar(NamedTuple):
    """A bar of the film.

    Attributes:
        number: From 1 through the film.
        unit, units: Place and length on the grid.
        numerator, denominator: Its time signature.
        cue, bar: Whose bar it is; None where there is no music.
        beats: Its beats.
    """

    number: int
    unit: int
    units: int
    numerator: int
    denominator: int
    cue: Cue | None
    bar: Bar | None
    beats: tuple[GridBeat, ...]


def film_grid(score: Score) -> tuple[GridBar, ...]:
    """Return every bar of the film, from frame 0 to its end or the last cue's; without gaps."""
    bars: list[GridBar] = []
    now = 0
    for cue in score.cues:
        start = round(seconds_at(cue.brief.span.start, score.rate) * MICROSECONDS)
        _rest(bars, now, start)
        _music(bars, cue, start)
        now = start + cue.tempo.beat_us[-1]
    _rest(bars, now, round(seconds_at(score.frames, score.rate) * MICROSECONDS))
    return tuple(bars)


def unit_of(cue: Cue, first: GridBar, tick: int) -> int:
    """Return the grid unit of a cue's tick, given the cue's first bar on the grid."""
    return first.unit + tick * QUARTER // cue.tempo.quarter_ticks


def first_bars(grid: tuple[GridBar, ...]) -> dict[str, GridBar]:
    """Return each cue's first bar, by the cue's number."""
    found: dict[str, GridBar] = {}
    for bar in grid:
        if bar.cue is not None:
            found.setdefault(bar.cue.brief.number, bar)
    return found


def _end(bars: list[GridBar]) -> int:
    return bars[-1].unit + bars[-1].units if bars else 0


def _rest(bars: list[GridBar], start: int, end: int) -> None:
    """Add silent bars of four from one moment to another; a stretch under a tenth of a second is left out."""
    if end - start < MICROSECONDS // 10:
        return
    count = max(1, round((end - start) / _SILENT_BEAT_US))
    times = [start + round(Fraction((end - start) * beat, count)) for beat in range(count + 1)]
    for first in range(0, count, 4):
        size = min(4, count - first)
        unit = _end(bars)
        beats = tuple(
            GridBeat(unit + QUARTER * n, QUARTER, times[first + n], times[first + n + 1] - times[first + n])
            for n in range(size)
        )
        bars.append(GridBar(len(bars) + 1, unit, QUARTER * size, size, 4, None, None, beats))


def _music(bars: list[GridBar], cue: Cue, start: int) -> None:
    tempo = cue.tempo
    beat_units = TICKS * QUARTER // tempo.quarter_ticks
    for bar in tempo.bars:
        unit = _end(bars)
        first = bar.tick // TICKS
        beats = tuple(
            GridBeat(
                unit + n * beat_units,
                beat_units,
                start + tempo.beat_us[first + n],
                tempo.beat_us[first + n + 1] - tempo.beat_us[first + n],
            )
            for n in range(bar.beats)
        )
        signature = (3 * bar.beats, 8) if tempo.compound else (bar.beats, 4)
        bars.append(GridBar(len(bars) + 1, unit, beat_units * bar.beats, *signature, cue, bar, beats))
