"""Dynamics: how loud the music is at every moment, and how a note takes part in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from circletake.music.orchestra import Instrument
from circletake.music.score import Cue, Note, PartRole
from circletake.music.tempo import TICKS

_SWELL_BEATS = 2
_SWELL = 0.14
_UNDER_WORDS = 0.24
_FORCE_DB = 14.0
_VELOCITY_SHARE = 0.4
_ROLE_DB: dict[PartRole, float] = {
    "melody": 2.5, "counter": -1.0, "figure": -2.5, "pad": -3.5, "bass": -0.5, "percussion": -2.0, "gesture": -0.5,
}  # fmt: skip


class Shape(NamedTuple):
    """A cue's dynamic level (0 to 1) at ticks, straight between them."""

    ticks: tuple[int, ...]
    levels: tuple[float, ...]

    def at(self, tick: int) -> float:
        """Return the level at a tick."""
        after = bisect_right(self.ticks, tick)
        if after == 0:
            return self.levels[0]
        if after == len(self.ticks):
            return self.levels[-1]
        one, two = self.ticks[after - 1], self.ticks[after]
        return self.levels[after - 1] + (tick - one) / (two - one) * (self.levels[after] - self.levels[after - 1])


def shape_of(cue: Cue) -> Shape:
    """Return a cue's dynamics: its arc, growing into each weighty hit, drawn back under words, dying away at the
    end as its ending asks."""
    ticks: list[int] = []
    levels: list[float] = []
    step = TICKS // 2
    for tick in range(0, cue.tempo.ticks + 1, step):
        level = cue.level_at(tick) + _growth(cue, tick)
        if _under_words(cue, tick):
            level = max(level - _UNDER_WORDS, 0.05)
        ticks.append(tick)
        levels.append(min(max(level * _fall(cue, tick), 0.0), 1.0))
    return Shape(tuple(ticks), tuple(levels))


def _growth(cue: Cue, tick: int) -> float:
    """Return what the approach of a hit adds."""
    for met in cue.met:
        ahead = met.tick - tick
        if 0 < ahead <= _SWELL_BEATS * TICKS and not met.released:
            return _SWELL * met.hit.weight * (1 - ahead / (_SWELL_BEATS * TICKS))
        if ahead == 0 and not met.released:
            return _SWELL * met.hit.weight
    return 0.0


def _under_words(cue: Cue, tick: int) -> bool:
    frame = cue.tempo.frame_at(tick)
    return any(span.start - 4 <= frame < span.end + 4 for span in cue.spoken)


def _fall(cue: Cue, tick: int) -> float:
    """Return the factor by which the last chord dies away."""
    rest = cue.tempo.ticks - cue.final_tick
    past = tick - cue.final_tick
    if past <= 0 or rest <= 0 or cue.brief.ending in ("button", "segue"):
        return 1.0
    share = past / rest
    hold = 0.12 if cue.brief.ending == "ring out" else 0.0
    return 1.0 if share <= hold else max(0.0, 1.0 - (share - hold) / (1.0 - hold)) ** 0.8


class Loudness(NamedTuple):
    """How a note's loudness is made: its MIDI velocity, and what is left to expression, in dB."""

    velocity: int
    expression_db: float


def note_loudness(
    note: Note, player: Instrument, role: PartRole, level: float, range_db: float, accent_db: float
) -> Loudness:
    """Return how a note is struck at a dynamic level.

    Struck and plucked notes take all of it in their velocity; what can swell leaves most of the level to
    expression, so that it can change while the note sounds.
    """
    own = (note.force - 0.5) * _FORCE_DB + accent_db + _ROLE_DB[role]
    arc = (level - 1.0) * range_db
    if player.swells:
        return Loudness(_velocity(own + _VELOCITY_SHARE * arc - 2.0), (1.0 - _VELOCITY_SHARE) * arc)
    return Loudness(_velocity(own + arc), 0.0)


def _velocity(gain_db: float) -> int:
    """Return the velocity whose amplitude, (v / 127)^2, is a gain."""
    return min(max(round(127.0 * 10.0 ** (gain_db / 40.0)), 8), 127)


def expression(shape: Shape, range_db: float, notes: Sequence[Note]) -> tuple[tuple[int, float], ...]:
    """Return a swelling part's expression (controller 11) as (tick, value): the arc, and a breath in long notes."""
    longest = {note.tick: max(n.length for n in notes if n.tick == note.tick) for note in notes}
    breath: dict[int, float] = {}
    for tick, length in longest.items():
        if length >= 2 * TICKS:
            breath[tick] = -1.2
            breath[tick + length * 2 // 5] = 0.8
            breath[tick + length - 1] = -1.2
    points = sorted({*shape.ticks, *breath})
    known = sorted(breath)

    def breathing(tick: int) -> float:
        after = bisect_right(known, tick)
        if not known or after == 0 or after == len(known):
            return 0.0
        one, two = known[after - 1], known[after]
        return breath[one] + (tick - one) / (two - one) * (breath[two] - breath[one])

    def value(tick: int) -> float:
        level = shape.at(tick)
        arc = (1.0 - _VELOCITY_SHARE) * (level - 1.0) * range_db
        # Towards silence the range has no floor: what dies away dies altogether.
        fade = min(1.0, level / 0.06)
        return 127.0 * 10.0 ** ((arc + breathing(tick)) / 40.0) * fade

    return tuple((tick, min(value(tick), 127.0)) for tick in points)
