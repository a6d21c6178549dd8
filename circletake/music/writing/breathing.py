"""Breathing: where a line lifts between its phrases. No onset moves; what gives way is the end of the note before."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from circletake.music.score import Note, PartRole, Section
from circletake.music.tempo import TICKS, TempoMap

PHRASE_S = (2.6, 5.6)
"""Between these lengths a phrase is neither short of breath nor out of it, in seconds."""
LIFT_S = 0.17
"""How long a lift lasts at least, where the note before it has the room."""

_GRAINS = {False: (6, 12, 24, 48), True: (8, 16, 24, 48)}
"""Lengths of a written rest, in even and in compound time: from a thirty-second (a sixteenth) to a beat."""
_MOST = 0.5
"""Most of a note that is given up."""
_LONG_S = 0.8
"""A note that ends a phrase lasts so long, or longer."""
_HEARD_S, _NO_ROOM = 0.1, 6.0
"""A lift shorter than this is hardly heard: the note before it had better be another."""
_SHORT_PHRASE, _LONG_PHRASE_S = 1.6, 1.1

PartKey = tuple[str, PartRole]
Parts = Mapping[PartKey, list[Note]]


def breathe(
    parts: Parts, sections: Sequence[Section], starts: Collection[int], tempo: TempoMap, closed: Collection[int] = ()
) -> None:
    """Let the tune, and the second voice, breathe: where neither rests for longer than a phrase, the note before the
    best place for it is let go in time.

    The best places are those where a statement of the motif or a section begins, every other bar, after a long note;
    what doubles a tune lifts with it. Notes that stand on a hit keep their onset, as all do.

    Args:
        parts: Notes by part; changed in place.
        sections: The form.
        starts: Ticks at which statements of motifs begin.
        tempo: Bars and time.
        closed: Ticks to which a note must sound on, since a hit is met there by silence.
    """
    for role in ("melody", "counter"):
        lines = [notes for (_, kind), notes in parts.items() if kind == role]
        lifts = phrase_starts(_line(lines), sections, starts if role == "melody" else (), tempo) - set(closed)
        for notes in lines:
            notes[:] = [_lifted(note, lifts, tempo) for note in notes]


def phrase_starts(
    line: Sequence[Note], sections: Sequence[Section], starts: Collection[int], tempo: TempoMap
) -> set[int]:
    """Return the ticks before which a line should lift: the cheapest division of what has no rest into phrases."""
    found: set[int] = set()
    run: list[Note] = []
    for note in [*line, None]:
        if note is not None and (not run or note.tick < run[-1].end + _GRAINS[tempo.compound][0]):
            run.append(note)
            continue
        found |= _divided(run, sections, starts, tempo)
        run = [note] if note is not None else []
    return found


def _line(parts: Sequence[Sequence[Note]]) -> list[Note]:
    """Return what doublings share as one line: a note an onset, the longest."""
    longest: dict[int, Note] = {}
    for note in itertools.chain.from_iterable(parts):
        if note.tick not in longest or note.length > longest[note.tick].length:
            longest[note.tick] = note
    return [longest[tick] for tick in sorted(longest)]


def _divided(run: Sequence[Note], sections: Sequence[Section], starts: Collection[int], tempo: TempoMap) -> set[int]:
    """Divide a stretch without a rest."""
    if len(run) < 2:
        return set()
    at = [float(tempo.seconds_at(note.tick)) for note in run]
    costs = [_place_cost(run[index - 1], note, sections, starts, tempo) for index, note in enumerate(run)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for index in range(1, len(run) + 1):
        # The last phrase ends where the next rest is, and costs nothing there.
        until = at[index] if index < len(run) else float(tempo.seconds_at(run[-1].end))
        own = costs[index] if index < len(run) else 0.0
        best.append(min((best[first][0] + own + _length_cost(until - at[first]), first) for first in range(index)))
    found, index = set(), best[len(run)][1]
    while index:
        found.add(run[index].tick)
        index = best[index][1]
    return found


def _length_cost(seconds: float) -> float:
    short, long = PHRASE_S
    if seconds < short:
        return _SHORT_PHRASE * ((short - seconds) / short) ** 2
    return (max(seconds - long, 0.0) / _LONG_PHRASE_S) ** 2


def _place_cost(
    before: Note, note: Note, sections: Sequence[Section], starts: Collection[int], tempo: TempoMap
) -> float:
    """Return what it costs to begin a phrase with a note: least with a section, a statement, or an even bar, and after
    a note that lasts."""
    bar = tempo.bar_at(note.tick)
    section = next((one for one in sections if one.tick <= note.tick < one.end), sections[-1])
    first = tempo.bar_at(section.tick).number
    if note.tick == section.tick:
        cost = 0.0
    elif note.tick == bar.tick:
        cost = 0.25 if (bar.number - first) % 2 == 0 else 0.6
    else:
        cost = 1.1 if (note.tick - bar.tick) % TICKS == 0 else 2.0
    if note.tick in starts:
        cost *= 0.5
    lasts = float(tempo.seconds_at(before.end) - tempo.seconds_at(before.tick))
    too_short = _NO_ROOM if _rest_s(before, _lift(before, tempo), tempo) < _HEARD_S else 0.0
    return cost + too_short + 0.8 * max(math.log2(_LONG_S / max(lasts, 0.05)), 0.0)


def _lift(note: Note, tempo: TempoMap) -> int:
    """Return the written rest that a note can make way for, in ticks: the shortest that lasts long enough; else the
    longest that it has room for, 0 for none."""
    grains = [grain for grain in _GRAINS[tempo.compound] if grain <= _MOST * note.length]
    enough = [grain for grain in grains if _rest_s(note, grain, tempo) >= LIFT_S]
    return enough[0] if enough else max(grains, default=0)


def _rest_s(note: Note, grain: int, tempo: TempoMap) -> float:
    return float(tempo.us_at(note.end) - tempo.us_at(note.end - grain)) / 1e6


def _lifted(note: Note, lifts: Collection[int], tempo: TempoMap) -> Note:
    """Let a note go before a lift."""
    return replace(note, length=note.length - _lift(note, tempo)) if note.end in lifts else note
