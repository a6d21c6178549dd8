"""Melody: pitches for the cells of a phrase, by search over scale degrees."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.music.score import Note, Statement
from circletake.music.tempo import TICKS
from circletake.music.theory import MODES, degree_pitch, scale_over
from circletake.music.writing.ground import Ground
from circletake.music.writing.operators import Idea, Operator
from circletake.music.writing.phrase import Cell

_PARALLEL = 60.0
_LINK_COST = {0: 0.7, 1: 0.0, 2: 0.0, 3: 0.25, 4: 0.3, 5: 0.5, 6: 2.0, 7: 0.9, 8: 1.6, 9: 1.6, 12: 1.4}
_FAR = 4.0
_BENT_COST = 0.55

_REACH = 12.0
"""Semitones that a melody goes up and down from its middle without strain."""
_OUTLYING = 0.3

Floats = NDArray[np.float64]


class Voice(NamedTuple):
    """Who sings: lowest and highest key, and where it sounds best."""

    low: int
    high: int
    sweet_low: int
    sweet_high: int


class Sung(NamedTuple):
    """A melody: its notes and the statements of the motif in it."""

    notes: tuple[Note, ...]
    statements: tuple[Statement, ...]


class _Candidate(NamedTuple):
    """One way to sing a cell: pitches, what they cost, and how they came about."""

    idea: Idea
    pitches: tuple[int, ...]
    level: int
    cost: float


def sing(
    cells: Sequence[Cell],
    ground: Ground,
    voice: Voice,
    height: Callable[[int], float],
    *,
    key: str,
    before: Note | None = None,
) -> Sung:
    """Choose pitches.

    Every cell may stand at any scale degree, as it is or with one step bent; the search weighs notes foreign
    to the chord, leaps, register, how cells join, and how they sequence. Parallel fifths and octaves with the
    bass count as hard faults.

    Args:
        cells: Rhythm and contours.
        ground: Chords and bars.
        voice: Who sings.
        height: The key about which the melody should lie at a tick.
        key: Whose motif this is, for the statements.
        before: The last note sung, or None.
    """
    if not cells:
        return Sung((), ())
    options = [_candidates(cell, ground, voice, height) for cell in cells]
    total = np.array([c.cost + _entry_cost(before, c.pitches[0], cells[0].tick, ground) for c in options[0]])
    back: list[NDArray[np.int64]] = []
    for (earlier, these), (cell, those) in zip(
        zip(cells, options, strict=True), list(zip(cells, options, strict=True))[1:], strict=False
    ):
        reach = total[:, None] + _joins(earlier, these, cell, those, ground)
        back.append(np.argmin(reach, axis=0))
        total = reach[back[-1], np.arange(len(those))] + np.array([c.cost for c in those])
    at = [int(np.argmin(total))]
    for steps in reversed(back):
        at.append(int(steps[at[-1]]))
    chosen = [options[index][row] for index, row in enumerate(reversed(at))]
    notes = [note for cell, made in zip(cells, chosen, strict=True) for note in _notes(cell, made, ground)]
    statements = tuple(
        Statement(key, cell.tick, cell.tick + made.idea.length, cell.operator, made.level)
        for cell, made in zip(cells, chosen, strict=True)
        if cell.operator is not None
    )
    return Sung(tuple(notes), statements)


def _candidates(cell: Cell, ground: Ground, voice: Voice, height: Callable[[int], float]) -> list[_Candidate]:
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], _Candidate] = {}
    for idea in cell.ideas:
        for bent, bend_cost in _bends(idea, cell.operator):
            for level in range(-16, 22):
                pitches = _pitches(bent, level, cell.tick, ground)
                if min(pitches) < voice.low or max(pitches) > voice.high:
                    continue
                cost = bend_cost + _cost(bent, pitches, cell, ground, voice, height)
                known = found.get((pitches, bent.ticks))
                if known is None or cost < known.cost:
                    found[pitches, bent.ticks] = _Candidate(bent, pitches, level, cost)
    if not found:
        return [_squeezed(cell, ground, voice)]
    return sorted(found.values(), key=lambda c: (c.cost, c.pitches))[:60]


def _bends(idea: Idea, operator: Operator | None) -> list[tuple[Idea, float]]:
    """Return an idea as it is, and with its end or one step inside it moved by a degree."""
    made = [(idea, 0.0)]
    if operator is None or len(idea.degrees) < 3:
        return made
    for change in (-1, 1):
        made.append((Idea((*idea.degrees[:-1], idea.degrees[-1] + change), idea.ticks), _BENT_COST))
        half = len(idea.degrees) // 2
        shifted = tuple(degree + change * (index >= half) for index, degree in enumerate(idea.degrees))
        made.append((Idea(shifted, idea.ticks), _BENT_COST * 1.2))
    return made


def _squeezed(cell: Cell, ground: Ground, voice: Voice) -> _Candidate:
    """Sing a cell too wide for the voice by folding its notes into range."""
    idea = cell.ideas[0]
    pitches = []
    for pitch in _pitches(idea, 0, cell.tick, ground):
        while pitch < voice.low:
            pitch += 12
        while pitch > voice.high:
            pitch -= 12
        pitches.append(pitch)
    return _Candidate(idea, tuple(pitches), 0, 5.0)


def _pitches(idea: Idea, level: int, tick: int, ground: Ground) -> tuple[int, ...]:
    """Return keys: degrees over the scale of the chord that each note begins on."""
    pitches = []
    for degree, length in zip(idea.degrees, idea.ticks, strict=True):
        span = ground.at(tick)
        scale = scale_over(MODES[span.mode], span.chord)
        pitches.append(degree_pitch(degree + level, 60 + span.tonic, scale))
        tick += length
    return tuple(pitches)


def _cost(
    idea: Idea,
    pitches: Sequence[int],
    cell: Cell,
    ground: Ground,
    voice: Voice,
    height: Callable[[int], float],
) -> float:
    cost, tick = 0.0, cell.tick
    for index, (pitch, length) in enumerate(zip(pitches, idea.ticks, strict=True)):
        after = pitches[index + 1] if index + 1 < len(pitches) else None
        cost += _harmonic_cost(pitch, tick, length, after, ground)
        cost += 0.12 * (max(0, voice.sweet_low - pitch) + max(0, pitch - voice.sweet_high))
        tick += length
    middle = height(cell.tick)
    cost += 0.16 * abs(sum(pitches) / len(pitches) - middle)
    cost += _OUTLYING * max(0.0, max(pitches) - middle - _REACH, middle - min(pitches) - _REACH)
    cost += _leap_cost(pitches)
    cost += _inner_parallels(idea, pitches, cell.tick, ground)
    if cell.closes:
        cost += _close_cost(pitches[-1], tick - idea.ticks[-1], ground)
    return cost


def _harmonic_cost(pitch: int, tick: int, length: int, after: int | None, ground: Ground) -> float:
    span = ground.at(tick)
    above = (pitch - span.tonic) % 12
    if above in span.chord.tones:
        return 0.0
    weight = ground.strength(tick) * min(math.sqrt(length / TICKS), 1.7)
    cost = 1.5 * weight + 0.1
    if after is not None and abs(after - pitch) <= 2 and length <= TICKS:
        goal = ground.at(tick + length)
        if (after - goal.tonic) % 12 in goal.chord.tones:
            cost *= 0.3
    if length >= TICKS and any((above - tone) % 12 == 1 for tone in span.chord.tones):
        cost += 1.2 * weight
    return cost


def _leap_cost(pitches: Sequence[int]) -> float:
    cost = 0.0
    for index, (one, two) in enumerate(itertools.pairwise(pitches)):
        size = abs(two - one)
        cost += {6: 1.2, 10: 1.5, 11: 2.0}.get(size, 0.0) + (1.5 if size > 12 else 0.0)
        if size >= 7 and index + 2 < len(pitches) and (pitches[index + 2] - two) * (two - one) > 0:
            cost += 0.6
    return cost


def _inner_parallels(idea: Idea, pitches: Sequence[int], tick: int, ground: Ground) -> float:
    cost = 0.0
    for index in range(1, len(pitches)):
        tick += idea.ticks[index - 1]
        cost += _PARALLEL * _parallel(pitches[index - 1], pitches[index], tick, ground)
    return cost


def _parallel(one: int, two: int, tick: int, ground: Ground) -> bool:
    """Tell whether melody and bass move at a tick from a fifth or octave to another of the same size."""
    bass_one, bass_two = ground.at(tick - 1).voicing[0], ground.at(tick).voicing[0]
    apart = (one - bass_one) % 12
    return one != two and bass_one != bass_two and apart in (0, 7) and apart == (two - bass_two) % 12


def _close_cost(pitch: int, tick: int, ground: Ground) -> float:
    span = ground.at(tick)
    above = (pitch - span.tonic) % 12
    if above not in span.chord.tones:
        return 2.5
    member = span.chord.tones.index(above)
    return (0.0, 0.15, 0.3)[member] if member < 3 else 0.8


def _entry_cost(before: Note | None, pitch: int, tick: int, ground: Ground) -> float:
    """Return what it costs to begin on a pitch after the last note sung."""
    if before is None:
        return 0.0
    joined = before.end >= tick - TICKS
    cost = _LINK_COST.get(abs(pitch - before.pitch), _FAR) * (1.0 if joined else 0.4)
    return cost + _PARALLEL * (joined and _parallel(before.pitch, pitch, tick, ground))


_LINKS = np.array([_LINK_COST.get(size, _FAR) for size in range(128)])


def _joins(
    earlier: Cell, these: Sequence[_Candidate], cell: Cell, those: Sequence[_Candidate], ground: Ground
) -> Floats:
    """Return what it costs that each of `those` follows each of `these`."""
    one = np.array([made.pitches[-1] for made in these])[:, None]
    two = np.array([made.pitches[0] for made in those])[None, :]
    cost: Floats = _LINKS[np.abs(two - one)]
    if cell.tick > earlier.tick + max(made.idea.length for made in these) + TICKS:
        return cost * 0.4
    bass_one, bass_two = ground.at(cell.tick - 1).voicing[0], ground.at(cell.tick).voicing[0]
    apart = (one - bass_one) % 12
    alike = ((apart == 0) | (apart == 7)) & (apart == (two - bass_two) % 12)
    cost = cost + _PARALLEL * (alike & (one != two) & (bass_one != bass_two))
    if cell.operator in ("sequence", "fragment"):
        shift = np.abs(np.array([m.level for m in those])[None, :] - np.array([m.level for m in these])[:, None])
        same = np.array([[a.idea.ticks == b.idea.ticks for b in those] for a in these])
        cost = cost + same * np.where(shift == 0, 0.35, 0.1 * np.maximum(shift - 2, 0))
    return cost


def _notes(cell: Cell, made: _Candidate, ground: Ground) -> list[Note]:
    """Write a cell out; peaks and strong beats lean in, a phrase's end falls away."""
    notes, tick = [], cell.tick
    peak = max(made.pitches)
    for index, (pitch, length) in enumerate(zip(made.pitches, made.idea.ticks, strict=True)):
        force = 0.5 + 0.1 * (ground.strength(tick) - 0.5) + 0.07 * (pitch == peak)
        if cell.closes and index == len(made.pitches) - 1:
            force -= 0.08
        notes.append(Note(tick, length, pitch, force, "legato"))
        tick += length
    return notes
