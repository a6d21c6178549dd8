"""Phrasing on paper: slurs over what is played in one breath or bow, and the marks where players breathe."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Literal

from circletake.music.orchestra import INSTRUMENTS
from circletake.music.performance import PlayedNote, perform
from circletake.music.performance.breaths import breathes
from circletake.music.score import Note, Part, PartRole, Score
from circletake.music.tempo import TICKS

Mark = Literal["slur", "slur end", "breath"]
"""slur, slur end: a phrase begins or ends with this note. breath: a breath is drawn after it."""

Marks = dict[tuple[int, int], frozenset[Mark]]
"""Marks of a part's notes, by tick and pitch."""

_LINES: frozenset[PartRole] = frozenset({"melody", "counter"})
_SHORT_REST = TICKS // 2
"""Longest rest before which a breath is marked; a longer one tells it."""


def phrasing_of(score: Score) -> dict[tuple[str, str, PartRole], Marks]:
    """Return marks by cue number, instrument and role: for every line that can be slurred, and for all who breathe."""
    found: dict[tuple[str, str, PartRole], Marks] = {}
    for cue in perform(score):
        for played in cue.parts:
            part = played.part
            found[cue.cue.brief.number, part.instrument, part.role] = _marks(part, played.notes)
    return found


def _marks(part: Part, played: Sequence[PlayedNote]) -> Marks:
    player = INSTRUMENTS[part.instrument]
    marks: dict[tuple[int, int], set[Mark]] = {}

    def mark(note: Note, kind: Mark) -> None:
        marks.setdefault((note.tick, note.pitch), set()).add(kind)

    if part.role in _LINES and player.swells:
        for phrase in _phrases(part.notes):
            if len(phrase) > 1:
                mark(phrase[0], "slur")
                mark(phrase[-1], "slur end")
    if breathes(player):
        for one in played:
            if one.breath:
                mark(one.note, "breath")
        if part.role in _LINES:
            for note in _before_short_rests(part.notes):
                mark(note, "breath")
    return {key: frozenset(kinds) for key, kinds in marks.items()}


def _phrases(notes: Sequence[Note]) -> list[list[Note]]:
    """Divide a line into stretches of joined notes without a rest, and without a note struck again."""
    phrases: list[list[Note]] = []
    for note in notes:
        before = phrases[-1][-1] if phrases else None
        joined = before is not None and before.end >= note.tick and before.pitch != note.pitch
        if joined and note.articulation == "legato":
            phrases[-1].append(note)
        elif note.articulation == "legato":
            phrases.append([note])
    return phrases


def _before_short_rests(notes: Sequence[Note]) -> list[Note]:
    return [one for one, two in itertools.pairwise(notes) if one.end < two.tick and two.tick - one.end <= _SHORT_REST]
