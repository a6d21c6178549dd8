"""Checking what was written: hard rules, ranges, hits. The composer's own verifier."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from circletake.music.orchestra import INSTRUMENTS
from circletake.music.score import ChordSpan, Note, Part
from circletake.music.tempo import TICKS, Met, TempoMap
from circletake.music.theory import progression_faults
from circletake.schema import HitPoint, Landing, timecode


def voice_leading_faults(chords: Sequence[ChordSpan], tempo: TempoMap) -> list[str]:
    """Return every hard fault of the four voices, by bar."""
    found = progression_faults(
        [span.voicing for span in chords], [span.chord for span in chords], [span.tonic for span in chords]
    )
    return [f"bar {tempo.bar_at(chords[index].tick).number}: {fault}" for index, fault in found]


def outer_faults(parts: Iterable[Part], chords: Sequence[ChordSpan], tempo: TempoMap) -> list[str]:
    """Return parallel fifths and octaves between melody and bass where both move at once, by bar.

    Doublings of the melody are one part with it and are not looked at apart.
    """
    bass = {span.tick: (old.voicing[0], span.voicing[0]) for old, span in itertools.pairwise(chords)}
    faults = []
    for line in _melodies(parts):
        for one, two in itertools.pairwise(line):
            if two.tick not in bass or one.end < two.tick - TICKS:
                continue
            low_one, low_two = bass[two.tick]
            apart = (one.pitch - low_one) % 12
            moved = low_one != low_two and one.pitch != two.pitch
            if moved and apart in (0, 7) and apart == (two.pitch - low_two) % 12:
                bar = tempo.bar_at(two.tick).number
                faults.append(f"bar {bar}: parallel fifths or octaves between melody and bass")
    return faults


def _melodies(parts: Iterable[Part]) -> list[list[Note]]:
    """Return each melody once: the lowest-named part of those that share their onsets."""
    lines: dict[tuple[int, ...], list[Note]] = {}
    for part in parts:
        if part.role == "melody":
            lines.setdefault(tuple(note.tick for note in part.notes), list(part.notes))
    return list(lines.values())


def range_faults(parts: Iterable[Part], tempo: TempoMap) -> list[str]:
    """Return every note that its instrument can't play, by bar."""
    faults = []
    for part in parts:
        player = INSTRUMENTS[part.instrument]
        for note in part.notes:
            if not player.is_drum and not player.low <= note.pitch <= player.high:
                bar = tempo.bar_at(note.tick).number
                faults.append(f"bar {bar}: {part.instrument} can't play key {note.pitch}")
    return faults


def landings(met: Sequence[Met], parts: Iterable[Part], tempo: TempoMap) -> tuple[Landing, ...]:
    """Measure each hit met against the written onset nearest to it (the end of the music for one met by silence)."""
    onsets = sorted({note.tick for part in parts for note in part.notes})
    found = []
    for hit in met:
        tick = hit.tick if hit.released else min(onsets, key=lambda onset: abs(onset - hit.tick), default=hit.tick)
        error = tempo.frame_at(tick) - hit.hit.frame
        found.append(
            Landing(
                frame=hit.hit.frame,
                kind=hit.hit.kind,
                label=hit.hit.label,
                must=hit.hit.must,
                error_frames=float(error),
                bar=tempo.bar_at(tick).number,
                beat=tempo.beat_of(tick),
            )
        )
    return tuple(found)


def missed_faults(missed: Sequence[HitPoint], tempo: TempoMap) -> list[str]:
    """Name the must-hits that no tempo could meet."""
    return [
        f"bar {tempo.bar_at(tempo.tick_near(hit.frame)).number}: no tempo meets the {hit.kind} at "
        f"{timecode(hit.frame, tempo.rate)}"
        for hit in missed
        if hit.must
    ]
