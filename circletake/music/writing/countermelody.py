"""A second voice: slower than the melody, moving where it rests, in thirds and sixths where they meet."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from circletake.music.score import Note
from circletake.music.tempo import TICKS, Bar
from circletake.music.theory import MODES, scale_over
from circletake.music.writing.ground import Ground
from circletake.music.writing.melody import Voice

_STEP_COST = {0: 0.8, 1: 0.0, 2: 0.0, 3: 0.3, 4: 0.4, 5: 0.7, 7: 1.1}
_MEETING_COST = {0: 1.0, 1: 3.0, 2: 2.0, 3: 0.0, 4: 0.0, 5: 0.7, 6: 1.6, 7: 0.5, 8: 0.0, 9: 0.0, 10: 1.6, 11: 2.4}
_PARALLEL = 40.0


class _Slot(NamedTuple):
    tick: int
    length: int


class _Path(NamedTuple):
    cost: float
    pitches: tuple[int, ...]


def accompany(
    melody: Sequence[Note], bars: Sequence[Bar], ground: Ground, voice: Voice, force: float
) -> tuple[Note, ...]:
    """Write a counter-melody under a melody.

    Args:
        melody: The melody over these bars; may be empty.
        bars: The bars to fill.
        ground: Chords and bars.
        voice: Who plays it; it stays at least a third below the melody where their ranges meet.
        force: How strongly.

    Returns:
        Notes of half bars and longer, with steps between where the melody holds; chord tones on every slot,
        without parallel fifths or octaves against melody or bass.
    """
    slots = _slots(bars, ground)
    paths = [_Path(0.0, ())]
    for index, slot in enumerate(slots):
        before = slots[index - 1] if index else None
        grown: dict[int, _Path] = {}
        for path in paths:
            for pitch in _choices(slot, melody, ground, voice):
                cost = path.cost + _cost(path, pitch, slot, before, melody, ground, voice)
                if pitch not in grown or cost < grown[pitch].cost:
                    grown[pitch] = _Path(cost, (*path.pitches, pitch))
        paths = list(grown.values())
    best = min(paths, key=lambda path: (path.cost, path.pitches)).pitches
    return _filled(slots, best, melody, ground, force)


def _slots(bars: Sequence[Bar], ground: Ground) -> list[_Slot]:
    """Divide bars into halves (whole bars of three and less), cut where chords change."""
    marks: set[int] = {bars[-1].end}
    for bar in bars:
        marks.add(bar.tick)
        if bar.beats >= 4:
            marks.add(bar.tick + bar.beats // 2 * TICKS)
    marks |= {span.tick for span in ground.chords if bars[0].tick < span.tick < bars[-1].end}
    ordered = sorted(marks)
    return [_Slot(a, b - a) for a, b in itertools.pairwise(ordered)]


def _sounding(melody: Sequence[Note], tick: int) -> int | None:
    return next((note.pitch for note in melody if note.tick <= tick < note.end), None)


def _choices(slot: _Slot, melody: Sequence[Note], ground: Ground, voice: Voice) -> list[int]:
    span = ground.at(slot.tick)
    over = [note.pitch for note in melody if note.tick < slot.tick + slot.length and note.end > slot.tick]
    ceiling = min([voice.high, *(pitch - 3 for pitch in over)])
    tones = {(span.tonic + tone) % 12 for tone in span.chord.tones}
    found = [key for key in range(voice.low, max(ceiling, voice.low + 11) + 1) if key % 12 in tones]
    return found or [voice.sweet_low]


def _cost(
    path: _Path,
    pitch: int,
    slot: _Slot,
    before: _Slot | None,
    melody: Sequence[Note],
    ground: Ground,
    voice: Voice,
) -> float:
    cost = 0.1 * (max(0, voice.sweet_low - pitch) + max(0, pitch - voice.sweet_high))
    cost += 0.02 * abs(pitch - (voice.sweet_low + voice.sweet_high) / 2)
    top = _sounding(melody, slot.tick)
    if top is not None:
        cost += _MEETING_COST[(top - pitch) % 12]
    if before is None:
        return cost
    one = path.pitches[-1]
    cost += _STEP_COST.get(abs(pitch - one), 2.0)
    old_top = _sounding(melody, slot.tick - 1)
    if top is not None and old_top is not None:
        cost += _PARALLEL * _moves_alike(one, pitch, old_top, top)
        cost += 0.25 * ((pitch - one) * (top - old_top) > 0)
    bass = (ground.at(slot.tick - 1).voicing[0], ground.at(slot.tick).voicing[0])
    return cost + _PARALLEL * _moves_alike(bass[0], bass[1], one, pitch)


def _moves_alike(low_one: int, low_two: int, high_one: int, high_two: int) -> bool:
    apart = (high_one - low_one) % 12
    moved = low_one != low_two and high_one != high_two
    return moved and apart in (0, 7) and apart == (high_two - low_two) % 12


def _filled(
    slots: Sequence[_Slot], pitches: Sequence[int], melody: Sequence[Note], ground: Ground, force: float
) -> tuple[Note, ...]:
    """Join repeated notes, and step through thirds where the melody holds still."""
    notes: list[Note] = []
    for index, (slot, pitch) in enumerate(zip(slots, pitches, strict=True)):
        after = pitches[index + 1] if index + 1 < len(pitches) else pitch
        if notes and notes[-1].pitch == pitch and notes[-1].length + slot.length <= 4 * TICKS:
            notes[-1] = Note(notes[-1].tick, notes[-1].length + slot.length, pitch, force, "legato")
            continue
        half = slot.tick + slot.length // 2
        still = not any(slot.tick < note.tick <= half for note in melody)
        if still and slot.length >= 2 * TICKS and abs(after - pitch) in (3, 4):
            notes.append(Note(slot.tick, slot.length // 2, pitch, force, "legato"))
            notes.append(
                Note(half, slot.length - slot.length // 2, _between(pitch, after, half, ground), force - 0.05, "legato")
            )
        else:
            notes.append(Note(slot.tick, slot.length, pitch, force, "legato"))
    return tuple(notes)


def _between(one: int, two: int, tick: int, ground: Ground) -> int:
    """Return the scale note between two notes a third apart."""
    span = ground.at(tick)
    scale = {(span.tonic + step) % 12 for step in scale_over(MODES[span.mode], span.chord)}
    low, high = sorted((one, two))
    inside = [key for key in range(low + 1, high) if key % 12 in scale]
    return inside[len(inside) // 2] if inside else low + (high - low) // 2
