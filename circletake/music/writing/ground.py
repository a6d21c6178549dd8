"""What every voice stands on: the chords over time, and the bars."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from circletake.music.score import ChordSpan
from circletake.music.tempo import TICKS, Bar, TempoMap


@dataclass(frozen=True, eq=False)
class Ground:
    """The chords of a cue and its tempo map."""

    chords: tuple[ChordSpan, ...]
    tempo: TempoMap

    @cached_property
    def _starts(self) -> list[int]:
        return [span.tick for span in self.chords]

    def at(self, tick: int) -> ChordSpan:
        """Return the chord that sounds at a tick; the outermost ones beyond either end."""
        return self.chords[max(bisect_right(self._starts, tick) - 1, 0)]

    def within(self, tick: int, end: int) -> list[ChordSpan]:
        """Return the chords that sound in a stretch, cut to it."""
        return [
            replace(span, tick=max(span.tick, tick), end=min(span.end, end))
            for span in self.chords
            if span.end > tick and span.tick < end
        ]

    def bars(self, tick: int, end: int) -> tuple[Bar, ...]:
        """Return the bars that begin in a stretch."""
        return tuple(bar for bar in self.tempo.bars if tick <= bar.tick < end)

    def strength(self, tick: int) -> float:
        """Return how strong a tick is: 1 on a downbeat, 0.65 on half a bar, 0.5 on a beat, 0.2 off it."""
        bar = self.tempo.bar_at(tick)
        place = tick - bar.tick
        if place == 0:
            return 1.0
        if place % TICKS:
            return 0.2
        return 0.65 if bar.beats in (4, 6) and place == bar.beats * TICKS // 2 else 0.5
