"""Percussion grooves: patterns by drum, and how they bend to the bar.

A beat's marks divide it evenly: `X` accented, `x` played, `o` hardly heard, `-` silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from circletake.music.score import Note
from circletake.music.tempo import TICKS, Bar

_FORCE = {"X": 0.25, "x": 0.0, "o": -0.22}


@dataclass(frozen=True)
class Groove:
    """A groove: for each drum (a key of the kit, or a pitch) its pattern in bars of four, and in other bars."""

    drums: dict[int, str]
    threes: dict[int, str] | None = None
    twos: dict[int, str] | None = None
    compound: dict[int, str] | None = None


GROOVES: dict[str, Groove] = {
    "brush swing": Groove(
        {51: "x- xo x- xo", 44: "- x - x", 40: "o o o o", 36: "o - o -"},
        {51: "x- xo xo", 44: "- x x", 36: "o - -"},
    ),
    "lo-fi": Groove({36: "X- -- -x --|X- -x -x --", 38: "- x - x", 42: "xo xo xo xo"}),
    "lo-fi half": Groove({36: "X- -- -- -x|X- -- -x --", 37: "- - x -", 42: "x o x o"}),
    "four floor": Groove({36: "X x X x", 39: "- x - x", 42: "-x -x -x -x", 70: "oxoo oxoo oxoo oxoo"}),
    "pulse": Groove({36: "X - x -", 42: "-o -o -o -o", 70: "oxoo oxoo oxoo oxoo"}),
    "half time": Groove({36: "X- -- -x --|X- -x -- --", 38: "- - X -", 42: "xo xo xo xo"}),
    "snare march": Groove(
        {38: "X-ox x-ox X-ox xoxx", 36: "X - x -"},
        {38: "X-ox x-ox xoxx", 36: "X - -"},
        {38: "X-ox xoxx", 36: "X -"},
        {38: "X-x xxx", 36: "X -"},
    ),
    "snare light": Groove({38: "x-oo x-oo x-oo xoxo"}, None, None, {38: "x-o xoo"}),
    "concert drum": Groove({36: "X - - -|X - x -"}, {36: "X - -"}, {36: "X -"}, {36: "X -"}),
    "taiko": Groove(
        {40: "X- -- x- -x|X- -x -- x-", 52: "-- -x -x --|-- -x -- -x"},
        {40: "X- -x x-", 52: "-x -- -x"},
        None,
        {40: "X-- x--", 52: "--x -x-"},
    ),
    "war drums": Groove(
        {40: "X--x --x- X--x --x-|X--x --x- X-x- x-xx", 52: "--x- x--x --x- x-x-"},
        {40: "X--x --x- X-x-", 52: "--x- x--x x-x-"},
        None,
        {40: "X-x x-x", 52: "-x- -xx"},
    ),
    "low drum": Groove({40: "X - - -|X - - x"}, {40: "X - -"}, {40: "X -"}, {40: "X -"}),
    "heart": Groove({40: "xo - - -"}, {40: "xo - -"}, {40: "xo -"}, {40: "xo- ---"}),
    "shaker": Groove(
        {70: "oxox oxox oxox oxox", 54: "- x - x"},
        {70: "oxox oxox oxox", 54: "- x x"},
        None,
        {70: "xox xox", 54: "- x"},
    ),
    "jig": Groove({54: "x-o x-o x-o x-o", 36: "x - x -"}, None, None, {54: "x-o xoo", 36: "x -"}),
    "bodhran": Groove({40: "X-o- x-o- x-oo x-o-"}, {40: "X-o- x-oo x-o-"}, None, {40: "X-o xoo"}),
    "triangle": Groove({81: "x - - -|- - x -"}, {81: "x - -"}, {81: "x -"}),
    "waltz kit": Groove({36: "x - - -", 42: "- x x x"}, {36: "x - -", 42: "- x x"}, {36: "x -", 42: "- x"}),
    "blocks": Groove({76: "-- -x -- x-|-- -x -x --", 77: "x- -- x- --"}, {76: "-- -x x-", 77: "x- -- --"}),
    "clock": Groove({76: "x- o- x- o-"}, {76: "x- o- o-"}, {76: "x- o-"}, {76: "x-- o--"}),
    "train": Groove({38: "oXoo oXoo oXoo oXox", 36: "x - x -"}, {38: "oXoo oXoo oXox", 36: "x - -"}),
    "trot": Groove({76: "x-xo x-xo x-xo x-xo"}, {76: "x-xo x-xo x-xo"}),
}
"""Every groove by name. Keys are General MIDI drums, or pitches for drums that are tuned."""


def beat_out(name: str, bars: Sequence[Bar], compound: bool, force: float) -> tuple[Note, ...]:
    """Play a groove.

    Args:
        name: The groove.
        bars: The bars to fill.
        compound: True when beats are dotted quarters.
        force: How strongly, 0 to 1.
    """
    groove = GROOVES[name]
    notes: list[Note] = []
    for number, bar in enumerate(bars):
        drums = _drums(groove, bar.beats, compound)
        for drum, pattern in drums.items():
            choices = pattern.split("|")
            cells = choices[number % len(choices)].split()
            for beat in range(bar.beats):
                cell = _cell(cells, beat, bar.beats, compound)
                width = TICKS // len(cell)
                for place, sign in enumerate(cell):
                    if sign != "-":
                        tick = bar.tick + beat * TICKS + place * width
                        level = min(max(force + _FORCE[sign], 0.03), 1.0)
                        notes.append(Note(tick, min(width, 12), drum, level, "ring"))
    return tuple(sorted(notes, key=lambda note: (note.tick, note.pitch)))


def _drums(groove: Groove, beats: int, compound: bool) -> dict[int, str]:
    if compound:
        return groove.compound or groove.threes or groove.drums
    if beats % 3 == 0 and groove.threes:
        return groove.threes
    if beats == 2 and groove.twos:
        return groove.twos
    return groove.drums


def _cell(cells: Sequence[str], beat: int, beats: int, compound: bool) -> str:
    """Return a beat's marks; a bar longer than the pattern takes its second half again, a compound beat three."""
    cell = cells[beat] if beat < len(cells) else cells[len(cells) // 2 + (beat - len(cells)) % max(len(cells) // 2, 1)]
    if not compound or len(cell) in (1, 3, 6):
        return cell
    return cell[0] + "-" + cell[-1] if len(cell) == 2 else cell[0] + cell[2] + cell[3]
