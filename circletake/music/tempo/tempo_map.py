"""The tempo map: whole microseconds a beat, accumulated from the start of the cue, on an exact film clock."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

TICKS = 48
"""Ticks of a beat: sixteenths are 12, triplets 16, thirty-seconds 6."""

MICROSECONDS = 1_000_000


class Bar(NamedTuple):
    """One bar: its number from 1, its first tick and its length in beats."""

    number: int
    tick: int
    beats: int

    @property
    def end(self) -> int:
        """Return the first tick after the bar."""
        return self.tick + self.beats * TICKS


@dataclass(frozen=True)
class TempoMap:
    """Where every beat of a cue falls.

    Attributes:
        rate: Film frames a second.
        start_frame: The film frame at which beat 0 falls.
        beat_us: Microseconds from the cue's start to each beat, and to the end of the last one.
        bars: All bars, without gaps.
        compound: True when a beat is a dotted quarter of three eighths, False when it is a quarter.
    """

    rate: Fraction
    start_frame: int
    beat_us: tuple[int, ...]
    bars: tuple[Bar, ...]
    compound: bool = False

    @property
    def beats(self) -> int:
        """Return the number of beats."""
        return len(self.beat_us) - 1

    @property
    def ticks(self) -> int:
        """Return the cue's length in ticks."""
        return self.beats * TICKS

    @property
    def quarter_ticks(self) -> int:
        """Return how many ticks make a written quarter note: 48, or 32 in compound time."""
        return 32 if self.compound else TICKS

    def us_at(self, tick: int) -> Fraction:
        """Return microseconds from the cue's start to a tick; beyond either end the outermost tempo goes on."""
        beat = min(max(tick // TICKS, 0), self.beats - 1)
        length = self.beat_us[beat + 1] - self.beat_us[beat]
        return self.beat_us[beat] + Fraction((tick - beat * TICKS) * length, TICKS)

    def seconds_at(self, tick: int) -> Fraction:
        """Return film time in seconds."""
        return Fraction(self.start_frame) / self.rate + self.us_at(tick) / MICROSECONDS

    def frame_at(self, tick: int) -> Fraction:
        """Return film time in frames, with its fraction."""
        return self.start_frame + self.us_at(tick) * self.rate / MICROSECONDS

    def sample_at(self, tick: int, sample_rate: int) -> int:
        """Return the nearest audio sample, counted from the film's first."""
        return round(self.seconds_at(tick) * sample_rate)

    def tick_near(self, frame: Fraction | int) -> int:
        """Return the tick nearest to a film frame, inside the cue."""
        us = (Fraction(frame) - self.start_frame) / self.rate * MICROSECONDS
        beat = min(max(bisect_right(self.beat_us, us) - 1, 0), self.beats - 1)
        length = self.beat_us[beat + 1] - self.beat_us[beat]
        tick = beat * TICKS + round((us - self.beat_us[beat]) * TICKS / length)
        return min(max(tick, 0), self.ticks)

    def bpm_at(self, beat: int) -> float:
        """Return the tempo of a beat, in beats a minute."""
        beat = min(max(beat, 0), self.beats - 1)
        return 60e6 / (self.beat_us[beat + 1] - self.beat_us[beat])

    def bar_at(self, tick: int) -> Bar:
        """Return the bar that holds a tick; the last one for any tick beyond."""
        index = bisect_right([bar.tick for bar in self.bars], tick) - 1
        return self.bars[min(max(index, 0), len(self.bars) - 1)]

    def beat_of(self, tick: int) -> float:
        """Return the beat within its bar, counted from 1."""
        return 1 + (tick - self.bar_at(tick).tick) / TICKS
