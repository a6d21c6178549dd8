"""MIDI: type 1, with the tempo map, metres, keys, markers, and every part as performed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import mido

from circletake.music.documents.film_grid import QUARTER, GridBar, film_grid, first_bars, unit_of
from circletake.music.orchestra import INSTRUMENTS
from circletake.music.performance import PlayedPart, perform, swung
from circletake.music.score import Cue, Score
from circletake.music.styles import style_named
from circletake.music.theory import key_fifths

PULSES = 960
"""MIDI ticks of a quarter note."""

_DRUM_CHANNEL = 9
_SHORT = {"staccato": 0.5, "detached": 0.82}
_MAJOR_KEYS = ("Cb", "Gb", "Db", "Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#")

Event = tuple[int, int, mido.Message | mido.MetaMessage]
"""(tick, order within the tick, message)."""


def write_midi(score: Score, path: Path) -> None:
    """Write a score as a type 1 MIDI file of the film's whole length.

    Notes stand on their written beats (the second eighth where swing puts it) with performed velocities and
    expression; tempi are whole microseconds a quarter, so that every beat falls exactly where the map has it.
    """
    grid = film_grid(score)
    file = mido.MidiFile(type=1, ticks_per_beat=PULSES, charset="utf-8")
    file.tracks.append(_track(score.title, _conductor(score, grid)))
    starts = first_bars(grid)
    channels: dict[int, int] = {}
    for played in perform(score):
        first = starts[played.cue.brief.number]
        for part in played.parts:
            file.tracks.append(_track(_name(part, score), _part_events(part, played.cue, first, channels)))
    file.save(str(path))


def _pulse(unit: int) -> int:
    return unit * PULSES // QUARTER


def _track(name: str, events: Iterable[Event]) -> mido.MidiTrack:
    """Return a track of events by time, as differences."""
    track = mido.MidiTrack([mido.MetaMessage("track_name", name=name, time=0)])
    now = 0
    for tick, _, message in sorted(events, key=lambda event: event[:2]):
        track.append(message.copy(time=tick - now))
        now = tick
    track.append(mido.MetaMessage("end_of_track", time=0))
    return track


def _conductor(score: Score, grid: tuple[GridBar, ...]) -> list[Event]:
    """Return tempi, metres, keys and markers."""
    events: list[Event] = []
    metre, tempo = None, None
    for bar in grid:
        if (bar.numerator, bar.denominator) != metre:
            metre = (bar.numerator, bar.denominator)
            signature = mido.MetaMessage("time_signature", numerator=metre[0], denominator=metre[1])
            events.append((_pulse(bar.unit), 0, signature))
        for beat in bar.beats:
            quarter = round(beat.us_length * QUARTER / beat.units)
            if quarter != tempo:
                tempo = quarter
                events.append((_pulse(beat.unit), 1, mido.MetaMessage("set_tempo", tempo=quarter)))
    starts = first_bars(grid)
    for cue in score.cues:
        events += _markers(cue, starts[cue.brief.number], score)
    last = grid[-1]
    events.append((_pulse(last.unit + last.units), 9, mido.MetaMessage("marker", text="end")))
    return events


def _markers(cue: Cue, first: GridBar, score: Score) -> list[Event]:
    events: list[Event] = []
    key: tuple[int, str] | None = None
    for section in cue.sections:
        tick = _pulse(unit_of(cue, first, section.tick))
        events.append((tick, 3, mido.MetaMessage("marker", text=f"{cue.brief.number} {section.role}")))
        if (section.tonic, section.mode) != key:
            key = (section.tonic, section.mode)
            fifths = min(max(key_fifths(section.tonic, section.mode), -7), 7)
            events.append((tick, 2, mido.MetaMessage("key_signature", key=_MAJOR_KEYS[fifths + 7])))
    for met in cue.met:
        text = f"{met.hit.kind} {met.hit.label}".strip()
        code = score.code(met.hit.frame)
        tick = _pulse(unit_of(cue, first, met.tick))
        events.append((tick, 4, mido.MetaMessage("marker", text=f"HIT {text} {code}")))
    return events


def _name(part: PlayedPart, score: Score) -> str:
    """Return a track's name: the instrument, with its role where it plays several."""
    roles = {p.role for cue in score.cues for p in cue.parts if p.instrument == part.part.instrument}
    return part.part.instrument if len(roles) == 1 else f"{part.part.instrument} ({part.part.role})"


def _channel(program: int, drums: bool, channels: dict[int, int]) -> int:
    """Return a program's channel: the next free one, or shared again when all fifteen are taken."""
    if drums:
        return _DRUM_CHANNEL
    if program not in channels:
        place = len(channels) % 15
        channels[program] = place if place < _DRUM_CHANNEL else place + 1
    return channels[program]


def _part_events(part: PlayedPart, cue: Cue, first: GridBar, channels: dict[int, int]) -> list[Event]:
    player = INSTRUMENTS[part.part.instrument]
    channel = _channel(player.program, player.is_drum, channels)
    swing = 0.5 if cue.tempo.compound else style_named(cue.brief.style).swing
    start = _pulse(first.unit)

    def control(number: int, value: float, tick: int, order: int = 1) -> Event:
        level = min(max(round(value), 0), 127)
        return tick, order, mido.Message("control_change", channel=channel, control=number, value=level)

    events: list[Event] = [
        (start, 0, mido.Message("program_change", channel=channel, program=player.program)),
        control(7, 100, start),
        control(10, 64 + 63 * 0.85 * player.pan, start),
        control(91, 127 * player.depth, start),
    ]
    before = -1
    for tick, value in part.expression:
        if round(value) != before:
            before = round(value)
            events.append(control(11, value, _pulse(unit_of(cue, first, tick))))
    scale = PULSES / cue.tempo.quarter_ticks
    for played in part.notes:
        note = played.note
        lilt = 0.5 if note.on_hit else swing
        on = start + round(swung(note.tick + note.delay, lilt) * scale)
        off = (
            start
            + round(swung(note.tick, lilt) * scale)
            + round(note.length * scale * _SHORT.get(note.articulation, 1.0))
        )
        sounds = {"channel": channel, "note": note.pitch}
        events.append((on, 3, mido.Message("note_on", velocity=played.velocity, **sounds)))
        events.append((max(off, on + 1), 2, mido.Message("note_off", velocity=0, **sounds)))
    return events
