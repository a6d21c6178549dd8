"""Arrangement: which strands sound in which section, who sings, and what marks the hits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from circletake.music.orchestra import INSTRUMENTS, Instrument
from circletake.music.score import Note, PartRole, Section, Statement
from circletake.music.styles.style import Lead, Style
from circletake.music.tempo import TICKS, Bar
from circletake.music.writing.cast import Cast, Strand
from circletake.music.writing.countermelody import accompany
from circletake.music.writing.figuration import Seat, realise
from circletake.music.writing.figures import FIGURES
from circletake.music.writing.grooves import beat_out
from circletake.music.writing.ground import Ground
from circletake.music.writing.melody import Voice, sing
from circletake.music.writing.operators import Idea
from circletake.music.writing.phrase import plan_cells
from circletake.schema import SectionNote, derive_seed

PartKey = tuple[str, PartRole]
"""Instrument name and role."""

_UNDER_WORDS: frozenset[PartRole] = frozenset({"pad", "bass"})
_UNDER_VOICE = 7
"""Semitones that strands sink under words."""

_CLIMAX_LIFT, _INTRO_DROP = 0.1, 0.05
_TUNELESS_US = 4_500_000
"""How long music may go on before its tune begins, in microseconds."""


class Theme(NamedTuple):
    """A motif at its pace, with its key."""

    key: str
    idea: Idea


@dataclass(frozen=True, eq=False)
class Stage:
    """What all sections of a cue share.

    Attributes:
        style, cast, ground: How, by whom and over what.
        themes: The motifs; the first is the main one.
        spoken: Bars under words, by tick.
        seed: What choices within sections hang on.
        notes: What the crew wants of sections, by their first tick.
    """

    style: Style
    cast: Cast
    ground: Ground
    themes: tuple[Theme, ...]
    spoken: frozenset[int]
    seed: int
    notes: Mapping[int, SectionNote] = field(default_factory=dict)

    def note(self, section: Section) -> SectionNote | None:
        """Return what the crew wants of a section."""
        return self.notes.get(section.tick)


class Scored(NamedTuple):
    """A section's notes by part, the statements of motifs in it, and the melody's last note so far."""

    parts: dict[PartKey, list[Note]]
    statements: tuple[Statement, ...]
    last: Note | None


def energy_of(section: Section) -> float:
    """Return the energy that decides what plays: the section's, lifted at a climax, held back in an intro."""
    change = {"climax": _CLIMAX_LIFT, "intro": -_INTRO_DROP}.get(section.role, 0.0)
    return min(max(section.energy + change, 0.0), 1.0)


def score_section(section: Section, number: int, stage: Stage, before: Note | None) -> Scored:
    """Write one section, the ending excepted.

    Args:
        section: The section.
        number: Its place in the form; soloists and secondary motifs take turns by it.
        stage: What the cue shares.
        before: The last note that the melody sang.
    """
    parts: dict[PartKey, list[Note]] = {}
    bars = stage.ground.bars(section.tick, section.end)
    melody, statements = _melody(section, number, bars, stage, before, parts)
    for run, spoken in _runs(bars, stage.spoken):
        for strand in playing(stage, section, spoken):
            _add_strand(_calmed(strand) if spoken else strand, run, stage, parts)
    return Scored(parts, statements, melody[-1] if melody else before)


def playing(stage: Stage, section: Section, spoken: bool) -> list[Strand]:
    """Return the strands that sound in a section; under words only those that stay out of the way."""
    energy = energy_of(section)
    active = [
        strand
        for strand in stage.cast.strands
        if strand.layer.above <= energy < strand.layer.below
        and (not strand.layer.sections or section.role in strand.layer.sections)
    ]
    note = stage.note(section)
    if note is not None and note.without:
        active = [strand for strand in active if strand.instrument.name not in note.without] or active[:1]
    if not spoken:
        return active
    quiet = [s for s in active if s.layer.role in _UNDER_WORDS and s.instrument.family != "percussion"]
    return quiet or [strand for strand in active if strand.layer.role == "figure"][:1]


def _runs(bars: Sequence[Bar], spoken: frozenset[int]) -> list[tuple[list[Bar], bool]]:
    """Group bars into runs under words and runs without."""
    runs: list[tuple[list[Bar], bool]] = []
    for bar in bars:
        under = bar.tick in spoken
        if runs and runs[-1][1] == under:
            runs[-1][0].append(bar)
        else:
            runs.append(([bar], under))
    return runs


def _calmed(strand: Strand) -> Strand:
    """Return a strand as it plays under words: softer, alone, out of the voice's register, and a bass that holds."""
    lower = 0 if strand.layer.role == "bass" else _UNDER_VOICE
    register = max(strand.layer.register - lower, strand.instrument.sweet_low)
    layer = replace(strand.layer, force=strand.layer.force - 0.12, doubling=(), register=register)
    return Strand(layer, strand.instrument, "low" if layer.role == "bass" else strand.figure)


def _add_strand(strand: Strand, bars: Sequence[Bar], stage: Stage, parts: dict[PartKey, list[Note]]) -> None:
    layer, player = strand.layer, strand.instrument
    if layer.role == "percussion" and strand.figure not in FIGURES:
        notes = beat_out(strand.figure, bars, stage.ground.tempo.compound, layer.force)
    else:
        notes = realise(FIGURES[strand.figure], bars, stage.ground, Seat(player, layer.register, layer.force))
    parts.setdefault((player.name, layer.role), []).extend(notes)
    for name, octaves in layer.doubling:
        doubled = [replace(note, pitch=note.pitch + 12 * octaves) for note in notes]
        other = INSTRUMENTS[name]
        lowest = other.sweet_low if layer.role == "bass" else other.low
        kept = [note for note in doubled if lowest <= note.pitch <= other.high]
        parts.setdefault((name, layer.role), []).extend(kept)


def _melody(
    section: Section,
    number: int,
    bars: Sequence[Bar],
    stage: Stage,
    before: Note | None,
    parts: dict[PartKey, list[Note]],
) -> tuple[tuple[Note, ...], tuple[Statement, ...]]:
    """Write the section's melody and second voice into the parts."""
    energy = energy_of(section)
    note = stage.note(section)
    found = _lead_of(stage, energy, number, note)
    habit = stage.style.melody
    if found is None or (section.role == "intro" and not habit.intro and not _is_long(section, stage)):
        return (), ()
    lead, player = found
    theme = stage.themes[0]
    if section.role in ("statement", "release") and number % 2 and len(stage.themes) > 1:
        theme = stage.themes[1 + number // 2 % (len(stage.themes) - 1)]
    # The same plan for every section of a role: a theme that returns is the same theme.
    again = () if note is None or not note.draft else (note.draft,)
    rng = np.random.default_rng(derive_seed(stage.seed, "cells", len(bars), theme.key, *again))
    cells = plan_cells(bars, section.role, theme.idea, habit, rng)
    cells = [cell for cell in cells if not _overlaps(cell.tick, cell.tick + cell.ideas[0].length, stage)]
    voice = _voice(player, lead)
    middle = (voice.sweet_low + voice.sweet_high) / 2
    sung = sing(
        cells, stage.ground, voice, lambda tick: middle + 1.0 + 9.0 * (energy - 0.5), key=theme.key, before=before
    )
    notes = tuple(
        replace(n, articulation="staccato" if habit.short and n.length <= TICKS else "legato") for n in sung.notes
    )
    _give_out(notes, player, lead, parts)
    quiet = not any(bar.tick in stage.spoken for bar in bars)
    if stage.cast.counter is not None and energy >= habit.counter_above and quiet and stage.cast.counter is not player:
        second = stage.cast.counter
        made = accompany(notes, bars, stage.ground, _voice(second, lead), 0.42)
        parts.setdefault((second.name, "counter"), []).extend(made)
    return notes, sung.statements


def _lead_of(stage: Stage, energy: float, number: int, note: SectionNote | None) -> tuple[Lead, Instrument] | None:
    """Return who carries the tune: whom the crew named, else whom the style has for this energy."""
    found = stage.cast.lead(energy, number)
    if note is None or found is None:
        return found
    lead, player = found
    if note.lead in INSTRUMENTS and not INSTRUMENTS[note.lead].is_drum:
        player = INSTRUMENTS[note.lead]
    resting = frozenset(note.without)
    kept = tuple(pair for pair in lead.doublings if pair[0] not in resting)
    return (replace(lead, doublings=kept), player) if player.name not in resting else None


def _is_long(section: Section, stage: Stage) -> bool:
    """Tell whether a section is too long to go without a tune."""
    tempo = stage.ground.tempo
    return tempo.us_at(section.end) - tempo.us_at(section.tick) > _TUNELESS_US


def _give_out(notes: Sequence[Note], player: Instrument, lead: Lead, parts: dict[PartKey, list[Note]]) -> None:
    """Write a melody into its player's part and its doublings'."""
    parts.setdefault((player.name, "melody"), []).extend(notes)
    for name, octaves in lead.doublings:
        other = INSTRUMENTS[name]
        if other is player:
            continue
        doubled = [replace(note, pitch=note.pitch + 12 * octaves, force=note.force - 0.06) for note in notes]
        kept = [note for note in doubled if other.low <= note.pitch <= other.high]
        parts.setdefault((name, "melody"), []).extend(kept)


def _voice(player: Instrument, lead: Lead) -> Voice:
    return Voice(player.low, player.high, player.sweet_low, player.sweet_high)


def _overlaps(tick: int, end: int, stage: Stage) -> bool:
    return any(tick < bar.end and end > bar.tick for bar in stage.ground.tempo.bars if bar.tick in stage.spoken)
