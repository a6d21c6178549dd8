"""Performance: from written notes to played ones, with the timing and touch of players."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from circletake.music.orchestra import INSTRUMENTS, Instrument
from circletake.music.performance.breaths import with_breaths
from circletake.music.performance.dynamics import Shape, expression, note_loudness, shape_of
from circletake.music.performance.played_note import PlayedNote
from circletake.music.score import Cue, Note, Part, Score
from circletake.music.styles import style_named
from circletake.music.tempo import TICKS
from circletake.schema import derive_seed

_LEGATO_OVERLAP_S = 0.045
_LONGEST_RING_S = 3.0
_STACCATO_S = 0.16
_REPEAT_S = 1.2


class PlayedPart(NamedTuple):
    """A part as played: its notes, and its expression (controller 11) over the cue's ticks."""

    part: Part
    notes: tuple[PlayedNote, ...]
    expression: tuple[tuple[int, float], ...]


class PlayedCue(NamedTuple):
    """A cue as played."""

    cue: Cue
    parts: tuple[PlayedPart, ...]


def perform(score: Score) -> tuple[PlayedCue, ...]:
    """Play a score.

    Timing strays by a few milliseconds, but not on hits; repeated notes never are the same twice; dynamics
    follow the arc. The same score is always played the same way.
    """
    return tuple(_perform_cue(cue, score.seed) for cue in score.cues)


def _perform_cue(cue: Cue, seed: int) -> PlayedCue:
    shape = shape_of(cue)
    parts = []
    for number, part in enumerate(cue.parts):
        rng = np.random.default_rng(derive_seed(seed, "play", cue.brief.number, part.instrument, part.role, number))
        parts.append(_perform_part(part, cue, shape, rng))
    return PlayedCue(cue, tuple(parts))


def _perform_part(part: Part, cue: Cue, shape: Shape, rng: np.random.Generator) -> PlayedPart:
    style = style_named(cue.brief.style)
    player = INSTRUMENTS[part.instrument]
    tight = {met.tick for met in cue.met}
    swing = 0.5 if cue.tempo.compound else style.swing
    last_at: dict[int, float] = {}
    notes: list[PlayedNote] = []
    for index, note in enumerate(part.notes):
        # What meets a hit stands where the hit is, whatever swings about it.
        begin = seconds_of(cue, note.tick + note.delay, 0.5 if note.on_hit else swing)
        loose = 0.0 if note.on_hit or note.tick in tight else style.humanise_ms / 1000
        begin += float(np.clip(rng.normal(0.0, 0.5), -1.0, 1.0)) * loose
        end = _end_s(note, _after(part.notes, index), cue, player, swing)
        accent = 1.2 * (cue.tempo.beat_of(note.tick) == 1.0) + float(rng.normal(0.0, 0.5))
        loud = note_loudness(note, player, part.role, shape.at(note.tick), style.dynamic_db, accent)
        again = begin - last_at.get(note.pitch, -10.0) < _REPEAT_S
        detune = float(rng.uniform(-3.5, 3.5)) if again else float(rng.uniform(-1.0, 1.0))
        skip = float(rng.uniform(0.0, 0.0012)) if again and not player.swells else 0.0
        last_at[note.pitch] = begin
        notes.append(PlayedNote(note, begin, max(end, begin + 0.03), loud.velocity, detune, skip))
    course = expression(shape, style.dynamic_db, part.notes, swells=player.swells)
    return PlayedPart(part, with_breaths(notes, player), course)


def swung(tick: int, swing: float) -> Fraction:
    """Return where a tick is played, in ticks: the second eighth of a beat falls at the share `swing` of it."""
    beat, rest = divmod(tick, TICKS)
    half = TICKS // 2
    if swing == 0.5 or rest == 0:
        return Fraction(tick)
    late = Fraction(swing).limit_denominator(100) * TICKS
    inside = rest * late / half if rest <= half else late + (rest - half) * (TICKS - late) / half
    return beat * TICKS + inside


def seconds_of(cue: Cue, tick: int, swing: float) -> float:
    """Return film seconds of a tick as it is played."""
    beat = tick // TICKS
    share = (swung(tick, swing) - beat * TICKS) / TICKS
    one = cue.tempo.seconds_at(beat * TICKS)
    two = cue.tempo.seconds_at((beat + 1) * TICKS)
    return float(one + (two - one) * share)


def _after(notes: Sequence[Note], index: int) -> Note | None:
    """Return the next note that begins later."""
    tick = notes[index].tick
    return next((note for note in notes[index + 1 : index + 9] if note.tick > tick), None)


def _end_s(note: Note, after: Note | None, cue: Cue, player: Instrument, swing: float) -> float:
    """Return when a note is let go."""
    begin = float(cue.tempo.seconds_at(note.tick))
    end = seconds_of(cue, min(note.end, cue.tempo.ticks), swing)
    if note.articulation == "staccato":
        return begin + min((end - begin) * 0.6, _STACCATO_S)
    if note.articulation == "detached":
        return begin + (end - begin) * 0.82
    if note.articulation == "ring" and not player.swells and not player.is_drum:
        rings = float(cue.tempo.seconds_at(min(cue.chord_at(note.tick).end, cue.tempo.ticks)))
        return min(max(end, rings), begin + _LONGEST_RING_S)
    if note.articulation == "legato" and after is not None and after.tick == note.end and after.pitch != note.pitch:
        return end + _LEGATO_OVERLAP_S
    if note.articulation in ("legato", "sustain"):
        return end - min(0.03, (end - begin) * 0.1)
    return end
