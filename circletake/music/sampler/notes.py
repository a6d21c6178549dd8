"""From notes to voices: which zones answer, and every generator in samples, cents and centibels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.music.sampler.kernel import BLOCK, FIELDS
from circletake.music.sampler.modulators import (
    ATTENUATION,
    CUTOFF,
    FINE_TUNE,
    PAN,
    VIBRATO,
    Modulator,
    Wheels,
    modulation,
    still_modulation,
)
from circletake.music.sampler.zones import Turns, Zone

Floats = NDArray[np.float64]

FONT_ATTENUATION = 0.4
"""Fonts were voiced on hardware that halved the attenuation generator and more; every engine follows it."""

_SHORTEST_S = 0.001
"""Shortest attack and decay in seconds: shorter ones click. Releases are five times as long."""

_LIVE = {"c_attenuation": ATTENUATION, "c_pitch": FINE_TUNE, "c_cutoff": CUTOFF, "c_pan": PAN, "c_vibrato": VIBRATO}


class Sounded(NamedTuple):
    """One note as played, in samples.

    `detune_cents` and `skip_s` (seconds of the sample's first moment left out) make repeated notes differ;
    `gain_db` evens out a patch over its keys.
    """

    begin: int
    release_at: int
    key: int
    velocity: int
    detune_cents: float = 0.0
    skip_s: float = 0.0
    gain_db: float = 0.0


class Courses:
    """What controllers add to voices over time, as rows of one table, each course once. Row 0 is all zero."""

    def __init__(self, blocks: int) -> None:
        self._rows: list[Floats] = [np.zeros(blocks)]
        self._found: dict[tuple[object, ...], int] = {}
        self._blocks = blocks

    def row(self, modulators: tuple[Modulator, ...], dest: int, key: int, velocity: int, wheels: Wheels) -> int:
        """Return the number of the row that modulators of one generator make, adding it when it is new."""
        if not modulators:
            return 0
        mixed = any(modulator.by for modulator in modulators)
        name = (modulators, dest, (key, velocity) if mixed else None)
        if name not in self._found:
            course = np.asarray(modulation(modulators, dest, key, velocity, wheels)) / (500.0 if dest == PAN else 1.0)
            if not course.any():
                self._found[name] = 0
            else:
                self._found[name] = len(self._rows)
                self._rows.append(np.ascontiguousarray(np.broadcast_to(course, (self._blocks,)), dtype=np.float64))
        return self._found[name]

    def table(self) -> Floats:
        """Return all rows, (rows, blocks)."""
        return np.stack(self._rows)


def voices(
    notes: Sequence[Sounded], zones: Sequence[Zone], wheels: Wheels, courses: Courses, sample_rate: int
) -> Floats:
    """Return the voices of all notes, (k, len(FIELDS)); empty when the preset has no zones.

    Exclusive classes choke: a note ends earlier voices of its class. A key that no zone answers is played by the
    zones nearest to it: fonts leave gaps, music should not. Zones that take turns do so stroke by stroke.
    """
    turns = _TurnTaking(zones)
    rows: list[list[float]] = []
    begun: dict[int, list[list[float]]] = {}
    cache: dict[tuple[int, int, int], _Set] = {}
    for note in sorted(notes):
        for number in turns.choose(_answering(zones, note.key, note.velocity)):
            name = (number, note.key, note.velocity)
            if name not in cache:
                cache[name] = _set(zones[number], note, wheels, courses, sample_rate)
            row = _voice(note, cache[name])
            rows.append(row)
            ends, ended_by = zones[number].stops or (zones[number].value(57),) * 2
            if ends:
                _choke(begun.get(ends, []), row)
            if ended_by:
                begun.setdefault(ended_by, []).append(row)
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(FIELDS))


def _answering(zones: Sequence[Zone], key: int, velocity: int) -> list[int]:
    """Return the numbers of the zones that answer a key."""
    struck = [number for number, zone in enumerate(zones) if zone.velocities.holds(velocity)]
    struck = [number for number in struck if not zones[number].fades or zones[number].fade(key, velocity) > 0.0]
    found = [number for number in struck if zones[number].keys.holds(key)]
    if found or not struck:
        return found
    away = {n: max(zones[n].keys.low - key, key - zones[n].keys.high) for n in struck}
    return [number for number in struck if away[number] == min(away.values())]


def _choke(others: list[list[float]], row: list[float]) -> None:
    """End the voices of an exclusive class that began before this one."""
    for other in others:
        if other[_BEGIN] < row[_BEGIN]:
            other[_CHOKE] = min(other[_CHOKE], row[_BEGIN])
            other[_STOP] = min(other[_STOP], row[_BEGIN] + 9.0 * BLOCK)
    others[:] = [other for other in others if other[_CHOKE] > row[_BEGIN]]


_GOLDEN = 0.6180339887498949
"""Steps of the golden section fill 0 to 1 evenly, and never in a pattern that is heard: the draws of random choice."""


class _TurnTaking:
    """Who sounds of zones that take turns: each counts the strokes that it could have answered."""

    def __init__(self, zones: Sequence[Zone]) -> None:
        self._zones = zones
        self._strokes = [0] * len(zones)
        self._draw = 0.0

    def choose(self, answering: list[int]) -> list[int]:
        """Return those of the answering zones whose turn it is; the first of all where a library leaves a turn out."""
        if all(self._zones[number].turns is None for number in answering):
            return answering
        self._draw = (self._draw + _GOLDEN) % 1.0
        kept = []
        for number in answering:
            turns = self._zones[number].turns or Turns()
            stroke = self._strokes[number] % turns.length
            self._strokes[number] += 1
            if stroke == turns.position - 1 and turns.low <= self._draw < turns.high:
                kept.append(number)
        return kept or answering[:1]


_COLUMN = {name: number for number, name in enumerate(FIELDS)}
_BEGIN, _RELEASE_AT, _STOP, _START, _CENTS, _ATTENUATION, _CHOKE = (
    _COLUMN[name] for name in ("begin", "release_at", "stop", "start", "cents", "attenuation_cb", "choke")
)


class _Set(NamedTuple):
    """A voice's columns but for its times, and how long it rings after its release, in samples."""

    row: list[float]
    ring: float
    rate: float


def _voice(note: Sounded, made: _Set) -> list[float]:
    row = list(made.row)
    row[_BEGIN] = note.begin
    row[_RELEASE_AT] = max(note.release_at, note.begin + 1)
    row[_STOP] = row[_RELEASE_AT] + made.ring
    row[_START] += round(note.skip_s * made.rate)
    row[_CENTS] += note.detune_cents
    row[_ATTENUATION] -= 10.0 * note.gain_db
    row[_CHOKE] = 1e15
    return row


class _Reader:
    """Reads one zone's generators for one key and velocity, in samples, cents and centibels."""

    def __init__(self, zone: Zone, note: Sounded, wheels: Wheels, sample_rate: int) -> None:
        self.zone = zone
        self.key = zone.value(46) if zone.value(46) >= 0 else note.key
        self.velocity = zone.value(47) if zone.value(47) >= 0 else note.velocity
        self._wheels, self._block, self._rate = wheels, note.begin // BLOCK, sample_rate
        self._moved = {modulator.dest for modulator in zone.modulators if modulator.amount}

    def at_start(self, dest: int) -> float:
        """Return a generator with everything that moves it, as it stands when the note begins."""
        value = float(self.zone.value(dest))
        if dest in self._moved:
            value += still_modulation(self.zone.modulators, dest, self.key, self.velocity, self._wheels, self._block)
        return value

    def unmoved(self, dest: int) -> float:
        """Return a generator with what velocity and key add to it; what controllers add is left to a course."""
        fixed = tuple(m for m in self.zone.modulators if m.dest == dest and not m.is_live)
        value = modulation(fixed, dest, self.key, self.velocity, self._wheels)
        assert isinstance(value, float)
        return self.zone.value(dest) * (FONT_ATTENUATION if dest == ATTENUATION else 1.0) + value

    def course(self, dest: int, courses: Courses) -> int:
        """Return the row of what controllers add to a generator while the note sounds."""
        live = tuple(m for m in self.zone.modulators if m.dest == dest and m.is_live and m.amount)
        return courses.row(live, dest, self.key, self.velocity, self._wheels)

    def samples(self, dest: int, key_dest: int | None = None, least_s: float = 0.0) -> float:
        """Return a time; `key_dest` makes it shorter the higher the key."""
        cents = self.at_start(dest)
        if key_dest is not None:
            cents += self.zone.value(key_dest) * (60 - self.key)
        seconds = 0.0 if cents <= -12000 else math.pow(2.0, min(cents, 8000.0) / 1200.0)
        return max(seconds, least_s) * self._rate

    def cycles(self, dest: int) -> float:
        """Return a frequency as cycles a sample."""
        return 8.176 * math.pow(2.0, self.at_start(dest) / 1200.0) / self._rate

    def share(self, dest: int) -> float:
        """Return a level of 0 to 1000 tenths of a percent, or centibels, within its bounds."""
        return min(max(self.at_start(dest), 0.0), 1000.0)


def _set(zone: Zone, note: Sounded, wheels: Wheels, courses: Courses, sample_rate: int) -> _Set:
    """Work out one zone for one key and velocity."""
    read = _Reader(zone, note, wheels, sample_rate)
    columns = {**_sample_columns(zone, read, sample_rate), **_envelope_columns(read), **_swing_columns(read)}
    for column, dest in _LIVE.items():
        columns[column] = read.course(dest, courses)
    return _Set([float(columns.get(name, 0.0)) for name in FIELDS], columns["release"], float(zone.sample.rate))


def _sample_columns(zone: Zone, read: _Reader, sample_rate: int) -> dict[str, float]:
    sample = zone.sample
    loop = zone.value(54) & 3
    inside = sample.start <= sample.loop_start and sample.loop_start + 4 <= sample.loop_end <= sample.end
    root = zone.value(58) if zone.value(58) >= 0 else sample.key
    tuned = 100.0 * read.at_start(51) + read.unmoved(FINE_TUNE) + sample.correction_cents
    return {
        "start": sample.start,
        "end": sample.end,
        "loop_start": sample.loop_start,
        "loop_end": sample.loop_end,
        "loop": loop if loop in (1, 3) and inside else 0,
        "ratio": sample.rate / sample_rate,
        "cents": (read.key - root) * zone.value(56) + tuned,
        "attenuation_cb": read.unmoved(ATTENUATION) - 200.0 * math.log10(zone.fade(read.key, read.velocity)),
        "pan": read.unmoved(PAN) / 500.0,
        "cutoff": read.unmoved(CUTOFF),
        "resonance_cb": min(max(read.at_start(9), 0.0), 960.0),
    }


def _envelope_columns(read: _Reader) -> dict[str, float]:
    return {
        "delay": read.samples(33),
        "attack": read.samples(34, None, _SHORTEST_S),
        "hold": read.samples(35, 39),
        "decay": read.samples(36, 40, _SHORTEST_S),
        "sustain_cb": read.share(37),
        "release": read.samples(38, None, 5 * _SHORTEST_S),
        "m_delay": read.samples(25),
        "m_attack": read.samples(26, None, 1e-4),
        "m_hold": read.samples(27, 31),
        "m_decay": read.samples(28, 32, 1e-4),
        "m_sustain": 1.0 - read.share(29) / 1000.0,
        "m_release": read.samples(30, None, 1e-4),
        "m_pitch": read.at_start(7),
        "m_cutoff": read.at_start(11),
    }


def _swing_columns(read: _Reader) -> dict[str, float]:
    return {
        "lfo_delay": read.samples(21),
        "lfo_step": read.cycles(22),
        "lfo_pitch": read.at_start(5),
        "lfo_cutoff": read.at_start(10),
        "lfo_volume": read.at_start(13),
        "vib_delay": read.samples(23),
        "vib_step": read.cycles(24),
        "vib_pitch": read.unmoved(VIBRATO),
    }
