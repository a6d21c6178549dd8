"""Dynamics: how loud the music is at every moment, and how a note takes part in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from circletake.music.orchestra import Instrument
from circletake.music.score import FORCE_DB, Cue, Note, PartRole
from circletake.music.tempo import TICKS

_SWELL_BEATS = 2
_SWELL = 0.14
_UNDER_WORDS = 0.3
_VELOCITY_SHARE = 0.4
_FADE_DB = 38.0
_STEALS_IN = 0.45
_RISE_DB = 14.0
_RISE_BEATS = 2.5
_ROLE_DB: dict[PartRole, float] = {
    "melody": 2.5, "counter": -1.0, "figure": -2.5, "pad": -3.5, "bass": -1.5, "percussion": -2.0, "gesture": -0.5,
}  # fmt: skip


class Shape(NamedTuple):
    """A cue's dynamics at ticks, straight between them: the level from 0 to 1, in dB how far the music has faded
    towards its end, and how far held notes have still to grow at its beginning."""

    ticks: tuple[int, ...]
    levels: tuple[float, ...]
    fades_db: tuple[float, ...]
    rises_db: tuple[float, ...]

    def at(self, tick: int) -> float:
        """Return the level at a tick."""
        return self._between(tick, self.levels)

    def fade_db(self, tick: int) -> float:
        """Return the fade at a tick, 0 or below."""
        return self._between(tick, self.fades_db)

    def rise_db(self, tick: int) -> float:
        """Return what held notes lack at a tick, 0 or below."""
        return self._between(tick, self.rises_db)

    def _between(self, tick: int, values: tuple[float, ...]) -> float:
        after = bisect_right(self.ticks, tick)
        if after == 0:
            return values[0]
        if after == len(self.ticks):
            return values[-1]
        one, two = self.ticks[after - 1], self.ticks[after]
        return values[after - 1] + (tick - one) / (two - one) * (values[after] - values[after - 1])


def shape_of(cue: Cue) -> Shape:
    """Return a cue's dynamics: its arc, growing into each weighty hit, drawn back under words, dying away at the
    end as its ending asks."""
    ticks = tuple(range(0, cue.tempo.ticks + 1, TICKS // 2))
    levels = []
    for tick in ticks:
        level = cue.level_at(tick) + _growth(cue, tick)
        if _under_words(cue, tick):
            level = max(level - _UNDER_WORDS, 0.05)
        levels.append(min(max(level, 0.0), 1.0))
    return Shape(
        ticks, tuple(levels), tuple(_fade_db(cue, tick) for tick in ticks), tuple(_rise_db(cue, tick) for tick in ticks)
    )


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


def _rise_db(cue: Cue, tick: int) -> float:
    """Return how far a held note has still to grow at the beginning of a cue that steals in."""
    struck = any(met.tick == 0 for met in cue.met)
    if struck or cue.sections[0].energy_from > _STEALS_IN:
        return 0.0
    return -_RISE_DB * max(0.0, 1.0 - tick / (_RISE_BEATS * TICKS))


def _fade_db(cue: Cue, tick: int) -> float:
    """Return how far the music has died away: over its last chord, or for a fade over the bars before it too."""
    ending = cue.brief.ending
    if ending in ("button", "segue"):
        return 0.0
    end = cue.tempo.ticks
    start = cue.ending_tick if ending == "fade" else cue.final_tick + (end - cue.final_tick) // 5
    return -_FADE_DB * min(max(tick - start, 0) / max(end - start, 1), 1.0)


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
    own = (note.force - 0.5) * FORCE_DB + accent_db + _ROLE_DB[role]
    arc = (level - 1.0) * range_db
    if player.swells:
        return Loudness(_velocity(own + _VELOCITY_SHARE * arc - 2.0), (1.0 - _VELOCITY_SHARE) * arc)
    return Loudness(_velocity(own + arc), 0.0)


def _velocity(gain_db: float) -> int:
    """Return the velocity whose amplitude, (v / 127)^2, is a gain."""
    return min(max(round(127.0 * float(10.0 ** (gain_db / 40.0))), 8), 127)


def expression(shape: Shape, range_db: float, part: Sequence[Note], *, swells: bool) -> tuple[tuple[int, float], ...]:
    """Return a part's expression (controller 11) as (tick, value), straight between.

    Args:
        shape: The cue's dynamics.
        range_db: From its softest to its loudest.
        part: The part's notes.
        swells: Its notes can swell: they follow the arc, and long ones breathe. Others only take the last fade.
    """
    breath = _breath(part) if swells else {}
    known = sorted(breath)

    def breathing(tick: int) -> float:
        after = bisect_right(known, tick)
        if not known or after == 0 or after == len(known):
            return 0.0
        one, two = known[after - 1], known[after]
        return breath[one] + (tick - one) / (two - one) * (breath[two] - breath[one])

    def value(tick: int) -> float:
        arc_db = (1.0 - _VELOCITY_SHARE) * (shape.at(tick) - 1.0) * range_db + shape.rise_db(tick) if swells else 0.0
        return 127.0 * float(10.0 ** ((arc_db + breathing(tick) + shape.fade_db(tick)) / 40.0))

    return tuple((tick, min(value(tick), 127.0)) for tick in sorted({*shape.ticks, *breath}))


def _breath(notes: Sequence[Note]) -> dict[int, float]:
    """Return how long notes grow and fade, in dB at ticks."""
    longest: dict[int, int] = {}
    for note in notes:
        longest[note.tick] = max(note.length, longest.get(note.tick, 0))
    breath: dict[int, float] = {}
    for tick, length in longest.items():
        if length >= 2 * TICKS:
            breath.update({tick: -1.2, tick + length * 2 // 5: 0.8, tick + length - 1: -1.2})
    return breath
