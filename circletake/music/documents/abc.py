"""ABC: the tune as text that people and language models read (abcnotation.com, standard 2.1)."""

from __future__ import annotations

from circletake.music.score import Cue, Note
from circletake.music.theory import key_name, spell

_LONGEST = 96
"""Bars that are written; a longer tune is cut off with a rest."""
_GRID, _COMPOUND_GRID = 12, 8
"""Ticks of a sixteenth; where a beat is three eighths it is shorter."""
_SIGNS = {-2: "__", -1: "_", 0: "=", 1: "^", 2: "^^"}
"""Without a key signature every altered note says so, and one that is natural again in its bar."""


def melody_abc(cue: Cue) -> str:
    """Return the leading melody in ABC, a bar between bar lines; empty where nobody sings."""
    tunes = [part for part in cue.parts if part.role == "melody"]
    if not tunes:
        return ""
    taken: dict[int, Note] = {}
    for part in sorted(tunes, key=lambda part: -len(part.notes)):
        for note in part.notes:
            taken.setdefault(note.tick, note)
    line = [taken[tick] for tick in sorted(taken)]
    metre = "6/8" if cue.tempo.compound else f"{cue.tempo.bars[0].beats}/4"
    bars = [
        _bar([note for note in line if bar.tick <= note.tick < bar.end], bar.tick, bar.end, cue)
        for bar in cue.tempo.bars[:_LONGEST]
    ]
    key = key_name(cue.brief.tonic, cue.brief.mode)
    head = f"X:1\nT:{cue.brief.title}\nM:{metre}\nL:1/16\nQ:{cue.base_bpm:.0f}\nK:none % {key}\n"
    return head + " | ".join(bars) + " |]"


def _bar(notes: list[Note], tick: int, end: int, cue: Cue) -> str:
    words, now = [], tick
    altered: dict[str, int] = {}
    grid = _COMPOUND_GRID if cue.tempo.compound else _GRID
    for number, note in enumerate(notes):
        if note.tick > now:
            words.append(_long("z", note.tick - now, grid))
        until = min(note.end, end, notes[number + 1].tick if number + 1 < len(notes) else end)
        words.append(_long(_pitch(note, cue, altered), until - note.tick, grid))
        now = until
    if now < end:
        words.append(_long("z", end - now, grid))
    return " ".join(words)


def _long(sign: str, ticks: int, grid: int) -> str:
    whole, rest = divmod(ticks, grid)
    if not rest:
        return sign if whole == 1 else f"{sign}{whole}"
    return f"{sign}{ticks}/{grid}"


def _pitch(note: Note, cue: Cue, altered: dict[str, int]) -> str:
    span = cue.chord_at(note.tick)
    found = spell(note.pitch, span.tonic, span.mode, frozenset())
    letter = found.letter.upper()
    name = letter.lower() + "'" * (found.octave - 5) if found.octave >= 5 else letter + "," * (4 - found.octave)
    before = altered.get(name, 0)
    altered[name] = found.alter
    return _SIGNS[found.alter] + name if found.alter != before else name
