"""Facts: a cue as written, counted, for those who judge it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from circletake.music.documents.abc import melody_abc
from circletake.music.orchestra import INSTRUMENTS
from circletake.music.score import Cue, Note, Section
from circletake.music.theory import key_name
from circletake.schema import CueFacts, FrameRange, SectionFacts

_NEAR_FRAMES = 0.5


def cue_facts(cue: Cue) -> CueFacts:
    """Count what was written."""
    musts = [landing for landing in cue.landings if landing.must]
    last = cue.chords[-1].chord if cue.chords else None
    missed = sum("no tempo meets" in fault for fault in cue.faults)
    final = max(cue.final_tick // 48, 1)
    strays = [abs(cue.tempo.bpm_at(beat) / cue.base_bpm - 1) for beat in range(final)]
    span = cue.brief.span
    return CueFacts(
        number=cue.brief.number,
        title=cue.brief.title,
        style=cue.brief.style,
        mood=cue.brief.mood,
        seconds=round(float(span.frames / cue.tempo.rate), 3),
        tempo_bpm=round(cue.base_bpm, 2),
        steady=max(strays) <= 0.1001,
        ending=cue.brief.ending,
        sections=tuple(_section(section, cue) for section in cue.sections),
        faults=cue.faults,
        musts=len(musts) + missed,
        musts_met=sum(abs(landing.error_frames) <= _NEAR_FRAMES for landing in musts),
        distinct_chords=len({span.chord.label for span in cue.chords}),
        ends_at_home=last is not None and last.root == 0,
        abc=melody_abc(cue),
    )


def _section(section: Section, cue: Cue) -> SectionFacts:
    notes = [(part, note) for part in cue.parts for note in part.notes if section.tick <= note.tick < section.end]
    tunes = [part for part in cue.parts if part.role == "melody"]
    lead = max(tunes, key=lambda part: sum(section.tick <= n.tick < section.end for n in part.notes), default=None)
    line = [note for note in lead.notes if section.tick <= note.tick < section.end] if lead is not None else []
    seconds = max(float(cue.tempo.us_at(section.end) - cue.tempo.us_at(section.tick)) / 1e6, 0.1)
    first, last = (round(float(cue.tempo.frame_at(tick))) for tick in (section.tick, section.end))
    span = FrameRange(start=first, end=max(last, first + 1))
    leaps = [abs(two.pitch - one.pitch) for one, two in itertools.pairwise(line) if two.tick - one.end < 48]
    chords = [one.chord.label for one in cue.chords if section.tick <= one.tick < section.end]
    beats = range(section.tick, section.end, 24)
    levels = [cue.level_at(tick) for tick in beats]
    return SectionFacts(
        role=section.role,
        span=span,
        bars=section.bars,
        key_name=key_name(section.tonic, section.mode),
        mode=section.mode,
        mood=section.mood,
        tension=round(min(1.0, max(0.0, sum(levels) / max(1, len(levels)))), 3),
        players=tuple(dict.fromkeys(part.instrument for part, _ in notes)),
        lead=lead.instrument if line and lead is not None else "",
        notes_per_second=round(len(notes) / seconds, 3),
        weight=round(_weight(notes, cue), 3),
        chords=tuple(label for label, _ in itertools.groupby(chords)),
        melody_low=min((note.pitch for note in line), default=0),
        melody_high=max((note.pitch for note in line), default=0),
        steps=_ratio([leap <= 2 for leap in leaps]),
        chord_tones=_ratio([_belongs(note, cue) for note in line if note.tick % 48 == 0]),
        largest_leap=max(leaps, default=0),
        statements=sum(section.tick <= one.tick < section.end for one in cue.statements),
        spoken=any(span.overlap(words) > 0 for words in cue.spoken),
    )


def _ratio(true: Sequence[bool]) -> float:
    return round(sum(true) / len(true), 3) if true else 1.0


def _belongs(note: Note, cue: Cue) -> bool:
    span = cue.chord_at(note.tick)
    return (note.pitch - span.tonic) % 12 in span.chord.tones


def _weight(notes: Sequence[tuple[object, Note]], cue: Cue) -> float:
    """Return how many voices sound on average, each by its force and as loud as its player is."""
    total = 0.0
    for part, note in notes:
        player = INSTRUMENTS[getattr(part, "instrument", "Piano")]
        total += note.length * (0.3 + note.force) * float(10 ** (player.level_db / 40))
    ticks = max((note.end for _, note in notes), default=1) - min((note.tick for _, note in notes), default=0)
    return total / max(ticks, 1)
