"""From notes to voices: which zones answer, and every generator in samples, cents and centibels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
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
    Wheels,
    modulation,
    still_modulation,
)
from circletake.music.sampler.zones import Zone

Floats = NDArray[np.float64]

_FONT_ATTENUATION = 0.4
"""Fonts were voiced on hardware that halved the attenuation generator and more; every engine follows it."""

_ZERO_CROSSING_ENVELOPE = 0.001
"""Shortest attack and release in seconds: shorter ones click."""

_LIVE = {"c_attenuation": ATTENUATION, "c_pitch": FINE_TUNE, "c_cutoff": CUTOFF, "c_pan": PAN, "c_vibrato": VIBRATO}


class Sounded(NamedTuple):
    """One note as played, in samples.

    `detune_cents` and `skip_s` (seconds of the sample's first moment left out) make repeated notes differ.
    """

    begin: int
    release_at: int
    key: int
    velocity: int
    detune_cents: float = 0.0
    skip_s: float = 0.0


class Courses:
    """The controllers' courses as rows of one table, each row once."""

    def __init__(self, blocks: int) -> None:
        self._rows: list[Floats] = [np.zeros(blocks)]
        self._found: dict[bytes, int] = {self._rows[0].tobytes(): 0}
        self._blocks = blocks

    def row(self, course: Floats) -> int:
        """Return the number of a course's row, adding it when it is new."""
        full = np.ascontiguousarray(np.broadcast_to(course, (self._blocks,)), dtype=np.float64)
        key = full.tobytes()
        if key not in self._found:
            self._found[key] = len(self._rows)
            self._rows.append(full)
        return self._found[key]

    def table(self) -> Floats:
        """Return all rows, (rows, blocks)."""
        return np.stack(self._rows)


def voices(
    notes: Sequence[Sounded], zones: Iterable[Zone], wheels: Wheels, courses: Courses, sample_rate: int
) -> Floats:
    """Return the voices of all notes, (k, len(FIELDS)); empty when no zone answers.

    Exclusive classes choke: a note ends earlier voices of its class.
    """
    zones = tuple(zones)
    rows: list[list[float]] = []
    classes: dict[int, list[tuple[int, list[float]]]] = {}
    cache: dict[tuple[int, int, int], _Set] = {}
    for note in sorted(notes):
        for number, zone in enumerate(zones):
            if not (zone.keys.holds(note.key) and zone.velocities.holds(note.velocity)):
                continue
            key = (number, note.key, note.velocity)
            if key not in cache:
                cache[key] = _set(zone, note, wheels, courses, sample_rate)
            row = _voice(note, cache[key], sample_rate)
            rows.append(row)
            group = zone.value(57)
            if group:
                for begun, other in classes.setdefault(group, []):
                    if begun < note.begin:
                        other[_CHOKE] = min(other[_CHOKE], float(note.begin))
                        other[_STOP] = min(other[_STOP], note.begin + 9.0 * BLOCK)
                classes[group] = [(at, old) for at, old in classes[group] if old[_CHOKE] > note.begin]
                classes[group].append((note.begin, row))
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(FIELDS))


_COLUMN = {name: number for number, name in enumerate(FIELDS)}
_BEGIN, _RELEASE_AT, _STOP, _START, _CENTS, _CHOKE = (
    _COLUMN[name] for name in ("begin", "release_at", "stop", "start", "cents", "choke")
)


class _Set(NamedTuple):
    """A voice's columns but for its times, and how long it rings after its release, in samples."""

    row: list[float]
    ring: float
    rate: float


def _voice(note: Sounded, made: _Set, sample_rate: int) -> list[float]:
    row = list(made.row)
    row[_BEGIN] = note.begin
    row[_RELEASE_AT] = max(note.release_at, note.begin + 1)
    row[_STOP] = row[_RELEASE_AT] + made.ring
    row[_START] += round(note.skip_s * made.rate)
    row[_CENTS] += note.detune_cents
    row[_CHOKE] = 1e15
    return row


def _set(zone: Zone, note: Sounded, wheels: Wheels, courses: Courses, sample_rate: int) -> _Set:
    """Work out one zone for one key and velocity."""
    key = zone.value(46) if zone.value(46) >= 0 else note.key
    velocity = zone.value(47) if zone.value(47) >= 0 else note.velocity

    def still(dest: int) -> float:
        return zone.value(dest) + still_modulation(zone.modulators, dest, key, velocity, wheels, note.begin // BLOCK)

    def seconds(dest: int, key_dest: int | None = None) -> float:
        cents = still(dest)
        if key_dest is not None:
            cents += zone.value(key_dest) * (60 - key)
        return 0.0 if cents <= -12000 else math.pow(2.0, min(cents, 8000.0) / 1200.0)

    def samples(dest: int, key_dest: int | None = None, least: float = 0.0) -> float:
        return max(seconds(dest, key_dest), least) * sample_rate

    sample = zone.sample
    loop = zone.value(54) & 3
    root = zone.value(58) if zone.value(58) >= 0 else sample.key
    looped = loop in (1, 3) and sample.start <= sample.loop_start and sample.loop_start + 4 <= sample.loop_end <= sample.end
    release = samples(38, None, 0.005)
    columns = {
        "start": sample.start,
        "end": sample.end,
        "loop_start": sample.loop_start,
        "loop_end": sample.loop_end,
        "loop": loop if looped else 0,
        "ratio": sample.rate / sample_rate,
        "cents": (key - root) * zone.value(56) + 100.0 * still(51) + zone.value(52) + sample.correction_cents,
        "attenuation_cb": _FONT_ATTENUATION * zone.value(48),
        "pan": zone.value(17) / 500.0,
        "delay": samples(33),
        "attack": samples(34, None, _ZERO_CROSSING_ENVELOPE),
        "hold": samples(35, 39),
        "decay": samples(36, 40, 0.001),
        "sustain_cb": min(max(still(37), 0.0), 1000.0),
        "release": release,
        "m_delay": samples(25),
        "m_attack": samples(26, None, 1e-4),
        "m_hold": samples(27, 31),
        "m_decay": samples(28, 32, 1e-4),
        "m_sustain": 1.0 - min(max(still(29), 0.0), 1000.0) / 1000.0,
        "m_release": samples(30, None, 1e-4),
        "m_pitch": still(7),
        "m_cutoff": still(11),
        "lfo_delay": samples(21),
        "lfo_step": 8.176 * math.pow(2.0, still(22) / 1200.0) / sample_rate,
        "lfo_pitch": still(5),
        "lfo_cutoff": still(10),
        "lfo_volume": still(13),
        "vib_delay": samples(23),
        "vib_step": 8.176 * math.pow(2.0, still(24) / 1200.0) / sample_rate,
        "vib_pitch": zone.value(6),
        "cutoff": zone.value(8),
        "resonance_cb": min(max(still(9), 0.0), 960.0),
    }
    for column, dest in _LIVE.items():
        live = modulation(zone.modulators, dest, key, velocity, wheels)
        columns[column] = courses.row(np.asarray(live) / (500.0 if dest == PAN else 1.0))
    return _Set([float(columns.get(name, 0.0)) for name in FIELDS], release, float(sample.rate))
