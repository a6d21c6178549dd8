"""MusicXML: the full score at concert pitch, and every part of it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from circletake.music.documents.film_grid import QUARTER, GridBar, film_grid, first_bars, unit_of
from circletake.music.documents.musicxml_marks import Staff, attributes, dynamics, landmarks, part_of, tempo
from circletake.music.documents.notation import Chord, Piece, bar_pieces, voices_of
from circletake.music.documents.phrasing import Marks, phrasing_of
from circletake.music.orchestra import INSTRUMENTS
from circletake.music.score import PartRole, Score
from circletake.music.theory import spell

_DOCTYPE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" '
    '"http://www.musicxml.org/dtds/partwise.dtd">\n'
)
_Phrasing = dict[tuple[str, str, PartRole], Marks]
_MARKS = {"staccato": "staccato", "accent": "accent", "detached": "tenuto"}
TRANSPOSED = {
    "Horns": 7, "English Horn": 7, "Clarinet": 2, "Trumpets": 2, "Muted Trumpet": 2, "Tenor Sax": 14, "Piccolo": -12,
    "Celesta": -12, "Xylophone": -12, "Glockenspiel": -24, "Recorder": -12, "Whistle": -12, "Basses": 12,
    "Contrabass": 12, "Upright Bass": 12, "Bass Guitar": 12, "Nylon Guitar": 12, "Steel Guitar": 12,
    "Jazz Guitar": 12, "Clean Guitar": 12, "Banjo": 12,
}  # fmt: skip
"""How many semitones lower than written an instrument sounds: horns in F, clarinets and trumpets in B flat, octaves."""

_DRUM_LINES = {36: "F4", 38: "C5", 37: "C5", 40: "C5", 42: "G5", 44: "D4", 46: "G5", 49: "A5", 51: "F5", 57: "B5"}


def write_musicxml(score: Score, path: Path) -> None:
    """Write a score as MusicXML 4.0, at concert pitch, over the film's whole length.

    Bars, metres, keys, tempi, rehearsal marks at every section and the hits with their time code stand in it.
    """
    _write_staves(score, _staves(score), phrasing_of(score), path)


def write_parts(score: Score, folder: Path) -> list[Path]:
    """Write a MusicXML file for every instrument: its own staves, transposed as its players read, every mark on them.

    Returns:
        The files, in score order.
    """
    files = []
    staves, phrasing = _staves(score), phrasing_of(score)
    for name in dict.fromkeys(staff.player.name for staff in staves):
        own = [
            staff._replace(id=f"P{number}", transposed=TRANSPOSED.get(name, 0))
            for number, staff in enumerate([staff for staff in staves if staff.player.name == name], start=1)
        ]
        path = folder / f"{name.replace(' ', '_')}.musicxml"
        _write_staves(score, own, phrasing, path)
        files.append(path)
    return files


def _write_staves(score: Score, staves: list[Staff], phrasing: _Phrasing, path: Path) -> None:
    grid = film_grid(score)
    root = Element("score-partwise", version="4.0")
    SubElement(SubElement(root, "work"), "work-title").text = score.title
    names = SubElement(root, "part-list")
    for staff in staves:
        _declare(names, staff)
    for number, staff in enumerate(staves):
        part = SubElement(root, "part", id=staff.id)
        for measure in _measures(staff, score, grid, phrasing, leads=number == 0):
            part.append(measure)
    out = io.BytesIO()
    ElementTree.indent(root, " ")
    ElementTree.ElementTree(root).write(out, encoding="utf-8")
    path.write_bytes(_DOCTYPE.encode() + out.getvalue() + b"\n")


def _staves(score: Score) -> list[Staff]:
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
        staves.append(Staff(f"P{number}", shown, INSTRUMENTS[name], role))
    return staves


def _declare(names: Element, staff: Staff) -> None:
    declared = SubElement(names, "score-part", id=staff.id)
    SubElement(declared, "part-name").text = staff.name
    SubElement(declared, "part-abbreviation").text = staff.player.short
    instrument = SubElement(declared, "score-instrument", id=f"{staff.id}-I1")
    SubElement(instrument, "instrument-name").text = staff.player.name
    midi = SubElement(declared, "midi-instrument", id=f"{staff.id}-I1")
    SubElement(midi, "midi-channel").text = "10" if staff.player.is_drum else "1"
    SubElement(midi, "midi-program").text = str(staff.player.program + 1)


def _measures(
    staff: Staff, score: Score, grid: Sequence[GridBar], phrasing: _Phrasing, *, leads: bool
) -> Iterator[Element]:
    """Yield a staff's bars; the leading staff carries tempi, rehearsal marks and hits."""
    starts = first_bars(tuple(grid))
    voices = voices_of(_chords(staff, score, starts, phrasing))
    before: GridBar | None = None
    tempo_shown = 0.0
    for bar in grid:
        measure = Element("measure", number=str(bar.number))
        attributes(measure, staff, bar, before, voices)
        if leads:
            tempo_shown = tempo(measure, bar, tempo_shown)
            landmarks(measure, bar, score)
        dynamics(measure, staff, bar)
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


def _chords(staff: Staff, score: Score, starts: dict[str, GridBar], phrasing: _Phrasing) -> list[Chord]:
    chords: list[Chord] = []
    for cue in score.cues:
        part = part_of(cue, staff)
        if part is None:
            continue
        first = starts[cue.brief.number]
        marks = phrasing.get((cue.brief.number, part.instrument, part.role), {})
        grouped: dict[tuple[int, int], list[int]] = {}
        for index, note in enumerate(part.notes):
            grouped.setdefault((note.tick, note.length), []).append(index)
        for (tick, length), members in grouped.items():
            unit = unit_of(cue, first, tick)
            notes = tuple(sorted((part.notes[i] for i in members), key=lambda n: n.pitch))
            phrased = frozenset().union(*(marks.get((n.tick, n.pitch), frozenset()) for n in notes))
            chords.append(Chord(unit, unit_of(cue, first, tick + length) - unit, notes, phrased))
    return chords


def _write_rest(measure: Element, bar: GridBar) -> None:
    note = SubElement(measure, "note")
    SubElement(note, "rest", measure="yes")
    SubElement(note, "duration").text = str(bar.units)


def _write(measure: Element, piece: Piece, staff: Staff, bar: GridBar, voice: int) -> None:
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


def _pitch(note: Element, key: int, staff: Staff, bar: GridBar, unit: int) -> None:
    if staff.player.is_drum:
        where = SubElement(note, "unpitched")
        line = _DRUM_LINES.get(key, "E5")
        SubElement(where, "display-step").text = line[0]
        SubElement(where, "display-octave").text = line[1]
        return
    assert bar.cue is not None
    assert bar.bar is not None
    key += staff.transposed
    tick = bar.bar.tick + (unit - bar.unit) * bar.cue.tempo.quarter_ticks // QUARTER
    span = bar.cue.chord_at(tick)
    lead = span.chord.leading_tone
    tonic = (span.tonic + staff.transposed) % 12
    spelled = spell(key, tonic, span.mode, frozenset() if lead is None else frozenset({lead}))
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
    """Write ties, slurs, articulations and breaths; a chord's first note carries what holds for all of it."""
    begins, ends = first and not piece.tied_from, first and not piece.tied_to
    notations = Element("notations")
    if piece.tied_from:
        SubElement(notations, "tied", type="stop")
    if piece.tied_to:
        SubElement(notations, "tied", type="start")
    if ends and "slur end" in piece.marks:
        SubElement(notations, "slur", type="stop", number="1")
    if begins and "slur" in piece.marks:
        SubElement(notations, "slur", type="start", number="1")
    marks = [_MARKS[articulation]] if begins and articulation in _MARKS else []
    if ends and "breath" in piece.marks:
        marks.append("breath-mark")
    if marks:
        articulations = SubElement(notations, "articulations")
        for mark in marks:
            SubElement(articulations, mark)
    if delay > 0 and not piece.tied_from:
        SubElement(notations, "arpeggiate")
    if len(notations):
        note.append(notations)
