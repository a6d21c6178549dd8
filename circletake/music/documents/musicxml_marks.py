"""What stands over and under a staff of MusicXML: keys, metres, clefs, tempi, rehearsal marks, hits, dynamics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from circletake.music.documents.film_grid import QUARTER, GridBar
from circletake.music.documents.notation import Chord
from circletake.music.orchestra import Instrument
from circletake.music.score import Cue, Part, PartRole, Score, Section
from circletake.music.styles import style_named
from circletake.music.theory import key_fifths

_LOUDNESS = ((0.2, "pp"), (0.35, "p"), (0.5, "mp"), (0.65, "mf"), (0.82, "f"), (1.1, "ff"))


class Staff(NamedTuple):
    """One staff of the score: an instrument in one role, through all cues.

    `transposed` is how many semitones lower it sounds than it is written: 0 in the score, which is at concert pitch.
    """

    id: str
    name: str
    player: Instrument
    role: PartRole
    transposed: int = 0

    @property
    def fifths(self) -> int:
        """Return by how many fifths its written keys lie above the sounding ones: in B flat 2, in F 1."""
        return {2: 2, 7: 1, 9: -3, 3: 3}.get(self.transposed % 12, 0)


def part_of(cue: Cue, staff: Staff) -> Part | None:
    """Return what a staff plays in a cue; None when it is silent."""
    return next((p for p in cue.parts if p.instrument == staff.player.name and p.role == staff.role), None)


def attributes(
    measure: Element, staff: Staff, bar: GridBar, before: GridBar | None, voices: Sequence[Sequence[Chord]]
) -> None:
    """Write divisions, key, metre and clef where they begin or change."""
    key, old_key = _key(bar), _key(before) if before else None
    metre = (bar.numerator, bar.denominator)
    new_metre = before is None or metre != (before.numerator, before.denominator)
    if before is not None and key == old_key and not new_metre:
        return
    written = SubElement(measure, "attributes")
    if before is None:
        SubElement(written, "divisions").text = str(QUARTER)
    if key != old_key:
        signature = SubElement(written, "key")
        SubElement(signature, "fifths").text = str(0 if staff.player.is_drum else written_fifths(staff, key[0]))
        SubElement(signature, "mode").text = key[1]
    if new_metre:
        time = SubElement(written, "time")
        SubElement(time, "beats").text = str(metre[0])
        SubElement(time, "beat-type").text = str(metre[1])
    if before is None:
        sign, line, octave = _clef(staff, voices)
        clef = SubElement(written, "clef")
        SubElement(clef, "sign").text = sign
        if line:
            SubElement(clef, "line").text = line
        if octave:
            SubElement(clef, "clef-octave-change").text = octave
        if staff.transposed:
            transposition(written, staff)


def written_fifths(staff: Staff, sounding: int) -> int:
    """Return the key signature that a part is written with; never more than seven sharps or flats."""
    fifths = sounding + staff.fifths
    return fifths - 12 if fifths > 7 else fifths + 12 if fifths < -7 else fifths


def transposition(written: Element, staff: Staff) -> None:
    """Write by how much a part sounds lower than written (diatonic steps, semitones, whole octaves)."""
    whole, rest = divmod(abs(staff.transposed), 12)
    sign = -1 if staff.transposed > 0 else 1
    move = SubElement(written, "transpose")
    SubElement(move, "diatonic").text = str(sign * {0: 0, 2: 1, 3: 2, 7: 4, 9: 5}.get(rest, rest))
    SubElement(move, "chromatic").text = str(sign * rest)
    if whole:
        SubElement(move, "octave-change").text = str(sign * whole)


def _section(bar: GridBar) -> Section | None:
    return None if bar.cue is None or bar.bar is None else bar.cue.section_at(bar.bar.tick)


def _key(bar: GridBar) -> tuple[int, str]:
    section = _section(bar)
    if section is None:
        return 0, "major"
    return min(max(key_fifths(section.tonic, section.mode), -7), 7), section.mode


def _clef(staff: Staff, voices: Sequence[Sequence[Chord]]) -> tuple[str, str, str]:
    if staff.player.is_drum:
        return "percussion", "", ""
    pitches = sorted(note.pitch for voice in voices for chord in voice for note in chord.notes)
    middle = pitches[len(pitches) // 2] + staff.transposed if pitches else 60
    if staff.player.name in ("Violas", "Solo Viola"):
        return "C", "3", ""
    if middle < 43:
        return "F", "4", "-1"
    if middle < 59:
        return "F", "4", ""
    return "G", "2", "1" if middle > 86 else ""


def tempo(measure: Element, bar: GridBar, shown: float) -> float:
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


def landmarks(measure: Element, bar: GridBar, score: Score) -> None:
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
            _words(measure, f"{text} {score.code(met.hit.frame)}", offset)


def _words(measure: Element, text: str, offset: int) -> None:
    direction = SubElement(measure, "direction", placement="above")
    SubElement(SubElement(direction, "direction-type"), "words").text = text
    if offset:
        SubElement(direction, "offset").text = str(offset)


def dynamics(measure: Element, staff: Staff, bar: GridBar) -> None:
    """Write a dynamic where a section begins and the part plays."""
    section = _section(bar)
    if section is None or bar.cue is None or bar.bar is None or section.first_bar != bar.bar.number - 1:
        return
    part = part_of(bar.cue, staff)
    if part is None or not any(section.tick <= note.tick < section.end for note in part.notes):
        return
    mark = next(name for limit, name in _LOUDNESS if section.energy < limit)
    direction = SubElement(measure, "direction", placement="below")
    SubElement(SubElement(SubElement(direction, "direction-type"), "dynamics"), mark)
