"""Gestures: what marks a hit, and what leads into it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from circletake.music.orchestra import INSTRUMENTS
from circletake.music.score import Note
from circletake.music.styles.style import GestureKind
from circletake.music.tempo import TICKS
from circletake.music.theory import MODES, scale_over
from circletake.music.writing.figuration import bass_key, fold, near, upper_voices
from circletake.music.writing.ground import Ground

_CRASH, _SOFT_CRASH, _BASS_DRUM, _RIM, _BLOCK = 57, 59, 36, 37, 76


class Stroke(NamedTuple):
    """A note of a gesture and who plays it."""

    instrument: str
    note: Note


class Moment(NamedTuple):
    """A hit to mark: where, how weighty (0 to 1), how loud the music is there, and from where a gesture may lead
    into it."""

    tick: int
    weight: float
    level: float
    free_from: int
    ground: Ground


def mark(kind: GestureKind, moment: Moment) -> list[Stroke]:
    """Return the notes of a gesture; the one that meets the hit is marked as such."""
    return _GESTURES[kind](moment)


def _force(moment: Moment, base: float = 0.34) -> float:
    return min(base + 0.26 * moment.weight + 0.2 * moment.level, 1.0)


def _crash(moment: Moment) -> list[Stroke]:
    key = _CRASH if moment.level > 0.6 else _SOFT_CRASH
    note = Note(moment.tick, 4 * TICKS, key, _force(moment, 0.2), "ring", True)
    return [Stroke("Orchestral Percussion", note)]


def _roll(moment: Moment, instrument: str, key: int, beats: int, force: float, step: int = 6) -> list[Stroke]:
    """Return a roll that grows into the hit."""
    start = max(moment.tick - beats * TICKS, moment.free_from)
    ticks = range(start, moment.tick, step)
    return [
        Stroke(
            instrument,
            Note(tick, step, key, force * (0.1 + 0.45 * (tick - start) / max(moment.tick - start, 1)), "ring"),
        )
        for tick in ticks
    ]


def _swell(moment: Moment) -> list[Stroke]:
    return _roll(moment, "Orchestral Percussion", _SOFT_CRASH, 2, 0.5 + 0.2 * moment.weight, 8)


def _timpani(moment: Moment) -> list[Stroke]:
    span = moment.ground.at(moment.tick)
    drum = INSTRUMENTS["Timpani"]
    key = bass_key(span, 45, drum)
    before = moment.ground.at(moment.tick - 1)
    strokes = [Stroke("Timpani", Note(moment.tick, 2 * TICKS, key, _force(moment), "ring", True))]
    if moment.weight > 0.85 and moment.level > 0.5:
        strokes += _roll(moment, "Timpani", bass_key(before, 45, drum), 1, 0.5)
    return strokes


def _taiko(moment: Moment) -> list[Stroke]:
    return [
        Stroke("Taiko", Note(moment.tick, 2 * TICKS, key, _force(moment) - drop, "ring", True))
        for key, drop in ((38, 0.0), (45, 0.15))
    ]


def _boom(moment: Moment) -> list[Stroke]:
    return [Stroke("Orchestral Percussion", Note(moment.tick, 2 * TICKS, _BASS_DRUM, _force(moment), "ring", True))]


def _rim(moment: Moment) -> list[Stroke]:
    return [
        Stroke("Drum Kit", Note(moment.tick, TICKS, drum, _force(moment, 0.22), "ring", True))
        for drum in (_RIM, _BASS_DRUM)
    ]


def _tick(moment: Moment) -> list[Stroke]:
    return [Stroke("Orchestral Percussion", Note(moment.tick, TICKS, _BLOCK, _force(moment, 0.22), "ring", True))]


def _scale_up(moment: Moment, goal: int, count: int) -> list[int]:
    """Return scale keys that rise to a goal, without it."""
    before = moment.ground.at(moment.tick - 1)
    tones = {(before.tonic + step) % 12 for step in scale_over(MODES[before.mode], before.chord)}
    below = [key for key in range(goal - 1, goal - 40, -1) if key % 12 in tones]
    return below[:count][::-1]


def _top(moment: Moment, register: int) -> int:
    span = moment.ground.at(moment.tick)
    return near((span.tonic + span.chord.root) % 12, register)


def _gliss(moment: Moment) -> list[Stroke]:
    goal = _top(moment, 84)
    room = min(moment.tick - moment.free_from, TICKS + TICKS // 2)
    keys = _scale_up(moment, goal, room // 6)
    start = moment.tick - 6 * len(keys)
    strokes = [
        Stroke("Harp", Note(start + 6 * n, 6, key, 0.2 + 0.3 * n / max(len(keys), 1), "ring"))
        for n, key in enumerate(keys)
    ]
    return [*strokes, Stroke("Harp", Note(moment.tick, 2 * TICKS, goal, _force(moment, 0.22), "ring", True))]


def _run(moment: Moment) -> list[Stroke]:
    goal = _top(moment, 84)
    room = min(moment.tick - moment.free_from, TICKS)
    keys = _scale_up(moment, goal, room // 8)
    start = moment.tick - 8 * len(keys)
    strokes = []
    for name in ("Violins", "Flute"):
        made = [
            Note(start + 8 * n, 8, key, 0.24 + 0.26 * n / max(len(keys), 1), "legato") for n, key in enumerate(keys)
        ]
        made.append(Note(moment.tick, TICKS, goal, _force(moment, 0.24), "accent", True))
        strokes += [Stroke(name, note) for note in made]
    return strokes


def _bell(moment: Moment) -> list[Stroke]:
    span = moment.ground.at(moment.tick)
    third = near((span.tonic + span.chord.tones[1]) % 12, 91)
    return [
        Stroke(
            "Celesta",
            Note(moment.tick, 3 * TICKS, fold(_top(moment, 86), INSTRUMENTS["Celesta"]), _force(moment), "ring", True),
        ),
        Stroke(
            "Glockenspiel",
            Note(moment.tick, 3 * TICKS, fold(third, INSTRUMENTS["Glockenspiel"]), _force(moment, 0.22), "ring", True),
        ),
    ]


def _chord(moment: Moment, name: str, register: int, force: float, length: int = TICKS) -> list[Stroke]:
    player = INSTRUMENTS[name]
    keys = upper_voices(moment.ground.at(moment.tick), register, player)
    return [Stroke(name, Note(moment.tick, length, key, force, "accent", True)) for key in keys]


def _stab(moment: Moment) -> list[Stroke]:
    force = _force(moment)
    low = Note(
        moment.tick, TICKS, bass_key(moment.ground.at(moment.tick), 38, INSTRUMENTS["Basses"]), force, "accent", True
    )
    return [*_chord(moment, "Brass", 60, force - 0.2), *_chord(moment, "Violins", 72, force), Stroke("Basses", low)]


def _pluck(moment: Moment) -> list[Stroke]:
    low = Note(
        moment.tick,
        TICKS,
        bass_key(moment.ground.at(moment.tick), 43, INSTRUMENTS["Pizzicato Strings"]),
        _force(moment),
        "ring",
        True,
    )
    return [*_chord(moment, "Pizzicato Strings", 64, _force(moment)), Stroke("Pizzicato Strings", low)]


def _strum(moment: Moment) -> list[Stroke]:
    guitar = INSTRUMENTS["Steel Guitar"]
    span = moment.ground.at(moment.tick)
    keys = (bass_key(span, 45, guitar), *upper_voices(span, 58, guitar), _top(moment, 69))
    return [
        Stroke(guitar.name, Note(moment.tick, 3 * TICKS, key, _force(moment, 0.24), "ring", True, number // 2))
        for number, key in enumerate(sorted(set(keys)))
    ]


def _deep_piano(moment: Moment) -> list[Stroke]:
    """Strike a piano chord over its bass; the octave below joins where the music is loud."""
    piano = INSTRUMENTS["Piano"]
    span = moment.ground.at(moment.tick)
    bass = bass_key(span, 40, piano)
    keys = {bass: 0.0, **dict.fromkeys(upper_voices(span, 65, piano), 0.1)}
    if moment.level > 0.66:
        keys[bass - 12] = 0.08
    return [
        Stroke("Piano", Note(moment.tick, 4 * TICKS, key, _force(moment) - drop, "ring", True))
        for key, drop in sorted(keys.items())
        if key >= piano.low
    ]


def _riser(moment: Moment) -> list[Stroke]:
    """Let tremolo strings grow into the hit on the chord before it, for as long as that sounds."""
    before = moment.ground.at(moment.tick - 1)
    start = max(moment.tick - 2 * TICKS, moment.free_from, before.tick)
    if start >= moment.tick:
        return []
    keys = upper_voices(before, 72, INSTRUMENTS["Tremolo Strings"])
    return [Stroke("Tremolo Strings", Note(start, moment.tick - start, key, 0.5, "sustain")) for key in keys]


_GESTURES: dict[GestureKind, Callable[[Moment], list[Stroke]]] = {
    "crash": _crash,
    "swell": _swell,
    "timpani": _timpani,
    "taiko": _taiko,
    "boom": _boom,
    "gliss": _gliss,
    "bell": _bell,
    "stab": _stab,
    "pluck": _pluck,
    "deep piano": _deep_piano,
    "rim": _rim,
    "tick": _tick,
    "riser": _riser,
    "run": _run,
    "strum": _strum,
}
