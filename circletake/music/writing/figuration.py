"""Laying a harmony out in time: figures realised over bars and chords."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.music.orchestra import Instrument
from circletake.music.score import ChordSpan, Note
from circletake.music.tempo import TICKS, Bar
from circletake.music.writing.figures import Figure
from circletake.music.writing.ground import Ground

_REST, _HOLD = "-", "."
_FOURTH = 6
"""Semitones that a bass alternates downwards, at most."""
_STRAYS = 9
"""Semitones that the goals of a walking bass lie from its register, at most."""


class _Mark(NamedTuple):
    sign: str
    tick: int
    end: int


class Seat(NamedTuple):
    """Who plays, about which key, and how strongly (0 to 1)."""

    instrument: Instrument
    register: int
    force: float


def realise(figure: Figure, bars: Sequence[Bar], ground: Ground, seat: Seat) -> tuple[Note, ...]:
    """Realise a figure.

    Args:
        figure: What to play.
        bars: The bars to fill, without gaps.
        ground: Chords.
        seat: Whose range holds, the key about which its chord tones or its bass note lie, and its force.

    Returns:
        Notes by tick; every note lies in the instrument's range and ends where its chord ends at the latest,
        but for common tones that a held figure keeps.
    """
    spans = ground.within(bars[0].tick, bars[-1].end)
    if figure.kind in ("held", "sung"):
        return _held(spans, seat, keep=figure.kind == "held")
    if figure.kind == "low":
        return _low(spans, seat)
    if figure.kind == "drone":
        return _drone(bars, ground, seat)
    if figure.kind == "walk":
        return _walk(spans, seat)
    return _pattern(figure, bars, ground, seat)


def fold(pitch: int, instrument: Instrument) -> int:
    """Bring a key into an instrument's range by octaves."""
    while pitch < instrument.low:
        pitch += 12
    while pitch > instrument.high:
        pitch -= 12
    return pitch


def near(pitch_class: int, register: int) -> int:
    """Return the key of a pitch class nearest to a register; the lower of two."""
    return register - 6 + (pitch_class - register + 6) % 12


def bass_key(span: ChordSpan, register: int, instrument: Instrument) -> int:
    """Return a chord's bass note about a register, in range."""
    return fold(near((span.tonic + span.chord.bass) % 12, register), instrument)


def upper_voices(span: ChordSpan, register: int, instrument: Instrument) -> tuple[int, ...]:
    """Return the upper three voices moved by octaves to lie about a register, each key once."""
    voices = span.voicing[1:]
    shift = 12 * round((register - sum(voices) / 3) / 12)
    return tuple(sorted({fold(voice + shift, instrument) for voice in voices}))


def ladder(span: ChordSpan, register: int, instrument: Instrument, before: int | None) -> tuple[int, ...]:
    """Return ten chord tones upwards from about a register, the first near where the last ladder began."""
    tones = {(span.tonic + tone) % 12 for tone in span.chord.tones}
    starts = [key for key in range(register - 6, register + 7) if key % 12 in tones]
    first = min(
        starts, key=lambda key: (abs(key - (register if before is None else before)) + 0.3 * abs(key - register), key)
    )
    return tuple(fold(key, instrument) for key in [k for k in range(first, first + 60) if k % 12 in tones][:10])


def _pattern(figure: Figure, bars: Sequence[Bar], ground: Ground, seat: Seat) -> tuple[Note, ...]:
    notes: list[Note] = []
    rung: tuple[ChordSpan, tuple[int, ...]] | None = None
    for mark in _marks(figure, bars, ground.tempo.compound):
        span = ground.at(mark.tick)
        if rung is None or rung[0] is not span:
            rung = span, ladder(span, seat.register, seat.instrument, rung[1][0] if rung else None)
        end = min(mark.end, span.end) if figure.articulation != "ring" else mark.end
        # A new chord is told by its own bass note, whatever the pattern has there.
        sign = "r" if mark.sign == "f" and mark.tick == span.tick else mark.sign
        keys = _keys(sign, span, rung[1], seat)
        if sign == "f" and figure.low_fifth:
            keys = (_alternate(keys[0], bass_key(span, seat.register, seat.instrument), seat),)
        for number, key in enumerate(keys):
            delay = number * figure.spread
            notes.append(Note(mark.tick, end - mark.tick, key, seat.force, figure.articulation, delay=delay))
    return tuple(notes)


def _alternate(fifth: int, bass: int, seat: Seat) -> int:
    """Return the fifth above a bass note or the same an octave lower: what lies nearer to the register."""
    lower = fifth - 12
    if lower < seat.instrument.sweet_low or lower < bass - _FOURTH:
        return fifth
    return min((fifth, lower), key=lambda key: (abs(key - seat.register), key))


def _keys(sign: str, span: ChordSpan, rungs: Sequence[int], seat: Seat) -> tuple[int, ...]:
    """Return the keys of a mark."""
    register, instrument = seat.register, seat.instrument
    if sign.isdigit():
        return (rungs[int(sign)],)
    if sign == "c":
        return upper_voices(span, register, instrument)
    bass = bass_key(span, register, instrument)
    if sign == "r":
        return (bass,)
    tones = {(span.tonic + tone) % 12 for tone in span.chord.tones}
    reach = {"f": (6, 11), "o": (12, 12), "t": (14, 19)}[sign]
    if sign == "o":
        return (fold(bass + 12, instrument),)
    found = [key for key in range(bass + reach[0], bass + reach[1]) if key % 12 in tones]
    wish = bass + (7 if sign == "f" else 16)
    return (fold(min(found, key=lambda key: abs(key - wish)) if found else bass + 12, instrument),)


def _marks(figure: Figure, bars: Sequence[Bar], compound: bool) -> list[_Mark]:
    """Read the pattern over all bars."""
    marks: list[_Mark] = []
    for number, bar in enumerate(bars):
        beats = _beats(figure, bar.beats, number, compound)
        for beat, signs in enumerate(beats):
            width = TICKS // len(signs)
            for place, sign in enumerate(signs):
                tick = bar.tick + beat * TICKS + place * width
                if sign == _HOLD and marks and marks[-1].sign != _REST:
                    marks[-1] = marks[-1]._replace(end=tick + width)
                elif sign != _HOLD:
                    marks.append(_Mark(sign, tick, tick + width))
    return [mark for mark in marks if mark.sign != _REST]


def _beats(figure: Figure, beats: int, number: int, compound: bool) -> list[str]:
    """Return a bar's beats, derived from the nearest pattern when there is none of its length."""
    if compound:
        made = figure.compound or " ".join(_in_three(cell) for cell in figure.bars[2].split("|")[0].split())
        base = made.split()
        return [base[beat % len(base)] for beat in range(beats)]
    length = beats if beats in figure.bars else max((n for n in figure.bars if n <= beats), default=min(figure.bars))
    bars = figure.bars[length].split("|")
    cells = bars[number % len(bars)].split()
    return [cells[beat] if beat < len(cells) else cells[-1 - beat % 2] for beat in range(beats)]


def _in_three(cell: str) -> str:
    """Turn an even beat into three: a pair becomes long and short."""
    if len(cell) == 2:
        return f"{cell[0]}.{cell[1]}"
    return f"{cell[0]}{cell[2]}{cell[3]}" if len(cell) == 4 else cell


def _held(spans: Sequence[ChordSpan], seat: Seat, *, keep: bool) -> tuple[Note, ...]:
    """Hold the upper voices; a tone that stays is kept, for eight beats at most."""
    notes: list[Note] = []
    sounding: dict[int, Note] = {}
    for span in spans:
        fresh: dict[int, Note] = {}
        for key in upper_voices(span, seat.register, seat.instrument):
            old = sounding.get(key)
            if keep and old and old.end == span.tick and old.length + span.end - span.tick <= 8 * TICKS:
                notes.remove(old)
                note = Note(old.tick, span.end - old.tick, key, seat.force)
            else:
                note = Note(span.tick, span.end - span.tick, key, seat.force)
            notes.append(note)
            fresh[key] = note
        sounding = fresh
    return tuple(sorted(notes, key=lambda note: (note.tick, note.pitch)))


def _low(spans: Sequence[ChordSpan], seat: Seat) -> tuple[Note, ...]:
    """Hold each chord's bass note; one that stays is kept for eight beats at most."""
    notes: list[Note] = []
    for span in spans:
        key = bass_key(span, seat.register, seat.instrument)
        old = notes[-1] if notes else None
        if old and old.pitch == key and old.end == span.tick and span.end - old.tick <= 8 * TICKS:
            notes[-1] = Note(old.tick, span.end - old.tick, key, seat.force)
        else:
            notes.append(Note(span.tick, span.end - span.tick, key, seat.force))
    return tuple(notes)


def _drone(bars: Sequence[Bar], ground: Ground, seat: Seat) -> tuple[Note, ...]:
    """Hold tonic and fifth, begun anew every other bar."""
    notes = []
    for first in range(0, len(bars), 2):
        pair = bars[first : first + 2]
        root = fold(near(ground.at(pair[0].tick).tonic, seat.register), seat.instrument)
        keys = (root, fold(root + 7, seat.instrument))
        notes += [Note(pair[0].tick, pair[-1].end - pair[0].tick, key, seat.force) for key in keys]
    return tuple(notes)


def _walk(spans: Sequence[ChordSpan], seat: Seat) -> tuple[Note, ...]:
    """Walk in quarters: the bass note on a chord's first beat, then steps and chord tones that lead to the next."""
    notes: list[Note] = []
    here = bass_key(spans[0], seat.register, seat.instrument)
    for number, span in enumerate(spans):
        after = spans[number + 1] if number + 1 < len(spans) else span
        goal = fold(near((after.tonic + after.chord.bass) % 12, here), seat.instrument)
        if not seat.instrument.sweet_low + 2 <= goal <= min(seat.instrument.sweet_high, seat.register + _STRAYS):
            goal = bass_key(after, seat.register, seat.instrument)
        beats = max((span.end - span.tick) // TICKS, 1)
        for beat, key in enumerate(_steps(span, here, goal, beats, seat.instrument)):
            notes.append(Note(span.tick + beat * TICKS, TICKS, key, seat.force, "detached"))
        here = goal
    return tuple(notes)


def _steps(span: ChordSpan, start: int, goal: int, beats: int, instrument: Instrument) -> list[int]:
    """Return a line of quarters from a chord's bass note towards the next one's."""
    tones = {(span.tonic + tone) % 12 for tone in span.chord.tones}
    way = 1 if goal > start or (goal == start and start < instrument.sweet_low + 9) else -1
    line = [start]
    while len(line) < beats:
        if beats - len(line) == 1:
            approach = goal - way if goal - way != line[-1] else goal + way
            line.append(fold(approach, instrument))
            break
        onward = [key for key in range(line[-1] + way, line[-1] + 6 * way, way) if key % 12 in tones]
        line.append(fold(onward[0] if onward else line[-1] + 2 * way, instrument))
    return line
