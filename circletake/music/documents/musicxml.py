"""MusicXML: the full score at concert pitch, and every part of it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from circletake.music.documents.film_grid import QUARTER, GridBar, film_grid, first_bars, unit_of
from circletake.music.documents.notation import Chord, Piece, bar_pieces, voices_of
from circletake.music.orchestra import INSTRUMENTS, Instrument
from circletake.music.score import Cue, Part, PartRole, Score, Section
from circletake.music.styles import style_named
from circletake.music.theory import key_fifths, spell
from circletake.schema import timecode

_DOCTYPE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" '
    '"http://www.musicxml.org/dtds/partwise.dtd">\n'
)
_LOUDNESS = ((0.2, "pp"), (0.35, "p"), (0.5, "mp"), (0.65, "mf"), (0.82, "f"), (1.1, "ff"))
_MARKS = {"staccato": "staccato", "accent": "accent", "detached": "tenuto"}
_DRUM_LINES = {36: "F4", 38: "C5", 37: "C5", 40: "C5", 42: "G5", 44: "D4", 46: "G5", 49: "A5", 51: "F5", 57: "B5"}


class _Staff(NamedTuple):
    """One staff of the score: an instrument in one role, through all cues."""

    id: str
    name: str
    player: Instrument
    role: PartRole


def write_musicxml(score: Score, path: Path) -> None:
    """Write a score as MusicXML 4.0, at concert pitch, over the film's whole length.

    Bars, metres, keys, tempi, rehearsal marks at every section and the hits with their time code stand in it.
    """
    grid = film_grid(score)
    staves = _staves(score)
    root = Element("score-partwise", version="4.0")
    SubElement(SubElement(root, "work"), "work-title").text = score.title
    names = SubElement(root, "part-list")
    for staff in staves:
        _declare(names, staff)
    for number, staff in enumerate(staves):
        part = SubElement(root, "part", id=staff.id)
        for measure in _measures(staff, score, grid, leads=number == 0):
            part.append(measure)
    out = io.BytesIO()
    ElementTree.indent(root, " ")
    ElementTree.ElementTree(root).write(out, encoding="utf-8")
    path.write_bytes(_DOCTYPE.encode() + out.getvalue() + b"\n")


def _staves(score: Score) -> list[_Staff]:
    """Return every instrument and role that plays, in score order, numbered where an instrument has several."""
    order = list(INSTRUMENTS)
    keys = sorted(
        {(part.instrument, part.role) for cue in score.cues for part in cue.parts},
        key=lambda key: (order.index(key[0]), key[1]),
    )
    staves = []
    for number, (name, role) in enumerate(keys, start=1):
        roles = [other for other_name, other in keys if other_name == name]
        shown = name if len(roles) == 1 else f"{name} {roles.index(role) + 1}"
        staves.append(_Staff(f"P{number}", shown, INSTRUMENTS[name], role))
    return staves


def _declare(names: Element, staff: _Staff) -> None:
    declared = SubElement(names, "score-part", id=staff.id)
    SubElement(declared, "part-name").text = staff.name
    SubElement(declared, "part-abbreviation").text = staff.player.short
    instrument = SubElement(declared, "score-instrument", id=f"{staff.id}-I1")
    SubElement(instrument, "instrument-name").text = staff.player.name
    midi = SubElement(declared, "midi-instrument", id=f"{staff.id}-I1")
    SubElement(midi, "midi-channel").text = "10" if staff.player.is_drum else "1"
    SubElement(midi, "midi-program").text = str(staff.player.program + 1)


def _measures(staff: _Staff, score: Score, grid: Sequence[GridBar], *, leads: bool) -> Iterator[Element]:
    """Yield a staff's bars; the leading staff carries tempi, rehearsal marks and hits."""
    starts = first_bars(tuple(grid))
    voices = voices_of(_chords(staff, score, starts))
    before: GridBar | None = None
    tempo_shown = 0.0
    for bar in grid:
        measure = Element("measure", number=str(bar.number))
        _attributes(measure, staff, bar, before, voices)
        if leads:
            tempo_shown = _tempo(measure, bar, tempo_shown)
            _landmarks(measure, bar)
        _dynamics(measure, staff, bar)
        for number, voice in enumerate(voices, start=1):
            sounding = [c for c in voice if c.unit < bar.unit + bar.units and c.end > bar.unit]
            if number > 1 and not sounding:
                continue
            if number > 1:
                SubElement(SubElement(measure, "backup"), "duration").text = str(bar.units)
            compound = bar.cue is not None and bar.cue.tempo.compound
            for piece in bar_pieces(sounding, bar.unit, bar.units, compound):
                _write(measure, piece, staff, bar, number)
        if not voices:
            _write_rest(measure, bar)
        before = bar
        yield measure


def _chords(staff: _Staff, score: Score, starts: dict[str, GridBar]) -> list[Chord]:
    chords: list[Chord] = []
    for cue in score.cues:
        part = _part_of(cue, staff)
        if part is None:
            continue
        first = starts[cue.brief.number]
        grouped: dict[tuple[int, int], list[int]] = {}
        for index, note in enumerate(part.notes):
            grouped.setdefault((note.tick, note.length), []).append(index)
        for (tick, length), members in grouped.items():
            unit = unit_of(cue, first, tick)
            notes = tuple(sorted((part.notes[i] for i in members), key=lambda n: n.pitch))
            chords.append(Chord(unit, unit_of(cue, first, tick + length) - unit, notes))
    return chords


def _part_of(cue: Cue, staff: _Staff) -> Part | None:
    return next((p for p in cue.parts if p.instrument == staff.player.name and p.role == staff.role), None)


def _attributes(
    measure: Element, staff: _Staff, bar: GridBar, before: GridBar | None, voices: Sequence[Sequence[Chord]]
) -> None:
    """Write divisions, key, metre and clef where they begin or change."""
    key, old_key = _key(bar), _key(before) if before else None
    metre = (bar.numerator, bar.denominator)
    new_metre = before is None or metre != (before.numerator, before.denominator)
    if before is not None and key == old_key and not new_metre:
        return
    attributes = SubElement(measure, "attributes")
    if before is None:
        SubElement(attributes, "divisions").text = str(QUARTER)
    if key != old_key:
        signature = SubElement(attributes, "key")
        SubElement(signature, "fifths").text = str(0 if staff.player.is_drum else key[0])
        SubElement(signature, "mode").text = key[1]
    if new_metre:
        time = SubElement(attributes, "time")
        SubElement(time, "beats").text = str(metre[0])
        SubElement(time, "beat-type").text = str(metre[1])
    if before is None:
        sign, line, octave = _clef(staff, voices)
        clef = SubElement(attributes, "clef")
        SubElement(clef, "sign").text = sign
        if line:
            SubElement(clef, "line").text = line
        if octave:
            SubElement(clef, "clef-octave-change").text = octave


def _section(bar: GridBar) -> Section | None:
    return None if bar.cue is None or bar.bar is None else bar.cue.section_at(bar.bar.tick)


def _key(bar: GridBar) -> tuple[int, str]:
    section = _section(bar)
    if section is None:
        return 0, "major"
    return min(max(key_fifths(section.tonic, section.mode), -7), 7), section.mode


def _clef(staff: _Staff, voices: Sequence[Sequence[Chord]]) -> tuple[str, str, str]:
    if staff.player.is_drum:
        return "percussion", "", ""
    pitches = sorted(note.pitch for voice in voices for chord in voice for note in chord.notes)
    middle = pitches[len(pitches) // 2] if pitches else 60
    if staff.player.name in ("Violas", "Solo Viola"):
        return "C", "3", ""
    if middle < 43:
        return "F", "4", "-1"
    if middle < 59:
        return "F", "4", ""
    return "G", "2", "1" if middle > 86 else ""


def _tempo(measure: Element, bar: GridBar, shown: float) -> float:
    """Write the tempo where it has moved by more than 1 %; return the tempo that stands."""
    if bar.cue is None:
        return shown
    beat = bar.beats[0]
    bpm = 60e6 / beat.us_length
    if shown and abs(bpm / shown - 1) < 0.01:
        return shown
    direction = SubElement(measure, "direction", placement="above")
    metronome = SubElement(SubElement(direction, "direction-type"), "metronome")
    SubElement(metronome, "beat-unit").text = "quarter"
    if bar.cue.tempo.compound:
        SubElement(metronome, "beat-unit-dot")
    SubElement(metronome, "per-minute").text = f"{bpm:.2f}"
    SubElement(direction, "sound", tempo=f"{60e6 / beat.us_length * beat.units / QUARTER:.4f}")
    return bpm


def _landmarks(measure: Element, bar: GridBar) -> None:
    """Write what a conductor looks for: cue names, rehearsal marks, swing, and the hits with their time code."""
    cue = bar.cue
    if cue is None or bar.bar is None:
        return
    for number, section in enumerate(cue.sections):
        if section.first_bar == bar.bar.number - 1:
            direction = SubElement(measure, "direction", placement="above")
            SubElement(SubElement(direction, "direction-type"), "rehearsal").text = chr(ord("A") + number % 26)
            words: list[str] = [section.role]
            if number == 0:
                words = [f"{cue.brief.number} {cue.brief.title}", cue.brief.style, section.role]
                if style_named(cue.brief.style).swing > 0.5 and not cue.tempo.compound:
                    words.append("swing eighths")
            _words(measure, ", ".join(words), 0)
    for met in cue.met:
        if bar.bar.tick <= met.tick < bar.bar.end:
            text = f"HIT {met.hit.kind} {met.hit.label}".strip()
            offset = (met.tick - bar.bar.tick) * QUARTER // cue.tempo.quarter_ticks
            _words(measure, f"{text} {timecode(met.hit.frame, cue.tempo.rate)}", offset)


def _words(measure: Element, text: str, offset: int) -> None:
    direction = SubElement(measure, "direction", placement="above")
    SubElement(SubElement(direction, "direction-type"), "words").text = text
    if offset:
        SubElement(direction, "offset").text = str(offset)


def _dynamics(measure: Element, staff: _Staff, bar: GridBar) -> None:
    """Write a dynamic where a section begins and the part plays."""
    section = _section(bar)
    if section is None or bar.cue is None or bar.bar is None or section.first_bar != bar.bar.number - 1:
        return
    part = _part_of(bar.cue, staff)
    if part is None or not any(section.tick <= note.tick < section.end for note in part.notes):
        return
    mark = next(name for limit, name in _LOUDNESS if section.energy < limit)
    direction = SubElement(measure, "direction", placement="below")
    SubElement(SubElement(SubElement(direction, "direction-type"), "dynamics"), mark)


def _write_rest(measure: Element, bar: GridBar) -> None:
    note = SubElement(measure, "note")
    SubElement(note, "rest", measure="yes")
    SubElement(note, "duration").text = str(bar.units)


def _write(measure: Element, piece: Piece, staff: _Staff, bar: GridBar, voice: int) -> None:
    """Write a chord or a rest."""
    if not piece.notes:
        note = SubElement(measure, "note")
        SubElement(note, "rest")
        _value(note, piece, voice)
        return
    for number, sounding in enumerate(piece.notes):
        note = SubElement(measure, "note")
        if number:
            SubElement(note, "chord")
        _pitch(note, sounding.pitch, staff, bar, piece.unit)
        SubElement(note, "duration").text = str(piece.value.units)
        if piece.tied_from:
            SubElement(note, "tie", type="stop")
        if piece.tied_to:
            SubElement(note, "tie", type="start")
        _value(note, piece, voice, timed=True)
        _notations(note, piece, sounding.articulation, sounding.delay, first=number == 0)


def _pitch(note: Element, key: int, staff: _Staff, bar: GridBar, unit: int) -> None:
    if staff.player.is_drum:
        where = SubElement(note, "unpitched")
        line = _DRUM_LINES.get(key, "E5")
        SubElement(where, "display-step").text = line[0]
        SubElement(where, "display-octave").text = line[1]
        return
    assert bar.cue is not None
    assert bar.bar is not None
    tick = bar.bar.tick + (unit - bar.unit) * bar.cue.tempo.quarter_ticks // QUARTER
    span = bar.cue.chord_at(tick)
    lead = span.chord.leading_tone
    spelled = spell(key, span.tonic, span.mode, frozenset() if lead is None else frozenset({lead}))
    pitch = SubElement(note, "pitch")
    SubElement(pitch, "step").text = spelled.letter
    if spelled.alter:
        SubElement(pitch, "alter").text = str(spelled.alter)
    SubElement(pitch, "octave").text = str(spelled.octave)


def _value(note: Element, piece: Piece, voice: int, *, timed: bool = False) -> None:
    if not timed:
        SubElement(note, "duration").text = str(piece.value.units)
    SubElement(note, "voice").text = str(voice)
    SubElement(note, "type").text = piece.value.name
    for _ in range(piece.value.dots):
        SubElement(note, "dot")
    if piece.value.triplet:
        change = SubElement(note, "time-modification")
        SubElement(change, "actual-notes").text = "3"
        SubElement(change, "normal-notes").text = "2"


def _notations(note: Element, piece: Piece, articulation: str, delay: int, *, first: bool) -> None:
    marks = _MARKS.get(articulation) if first and not piece.tied_from else None
    rolled = delay > 0 and not piece.tied_from
    if not (piece.tied_from or piece.tied_to or marks or rolled):
        return
    notations = SubElement(note, "notations")
    if piece.tied_from:
        SubElement(notations, "tied", type="stop")
    if piece.tied_to:
        SubElement(notations, "tied", type="start")
    if marks:
        SubElement(SubElement(notations, "articulations"), marks)
    if rolled:
        SubElement(notations, "arpeggiate")
