"""Presets: the zones that answer a key at a velocity, generators merged (SoundFont 2.01, section 9)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from circletake.music.sampler.modulators import DEFAULTS, Modulator, merged, summed
from circletake.music.sampler.riff import Bank

INSTRUMENT, KEY_RANGE, VELOCITY_RANGE, SAMPLE = 41, 43, 44, 53
DRUM_BANK = 128

_TIMES = (21, 23, 25, 26, 27, 28, 30, 33, 34, 35, 36, 38)
_PRESET_MAY_NOT = frozenset({0, 1, 2, 3, 4, 12, 45, 46, 47, 50, 54, 57, 58})
_ABSENT = {46: -1, 47: -1, 58: -1, 56: 100, 8: 13500, **dict.fromkeys(_TIMES, -12000)}


class Span(NamedTuple):
    """An inclusive range of keys or velocities."""

    low: int
    high: int

    def holds(self, value: int) -> bool:
        """Tell whether a value lies in the range."""
        return self.low <= value <= self.high

    def cut(self, other: Span) -> Span:
        """Return what both hold."""
        return Span(max(self.low, other.low), min(self.high, other.high))


class Sample(NamedTuple):
    """A sample's place in the bank and how it was recorded."""

    start: int
    end: int
    loop_start: int
    loop_end: int
    rate: int
    key: int
    correction_cents: int


class Fade(NamedTuple):
    """A cross-fade by velocity or key: silent up to one end, whole from the other on.

    Attributes:
        by_key: By key, else by velocity.
        silent, whole: Where the gain is 0, and where it is 1; the first the higher one for a fade out.
        power: The gain is the root of the share between them, so that two fades keep the power; else the share itself.
    """

    by_key: bool
    silent: float
    whole: float
    power: bool = True

    def gain(self, value: float) -> float:
        """Return the gain at a key or velocity, 0 to 1."""
        if self.silent == self.whole:
            return float(value >= self.whole)
        share = min(max((value - self.silent) / (self.whole - self.silent), 0.0), 1.0)
        return math.sqrt(share) if self.power else share


class Turns(NamedTuple):
    """When a layer sounds of those that take turns.

    Attributes:
        position, length: Of so many strokes which, from 1 (round robin).
        low, high: For which draws, half-open in 0 to 1 (random choice).
    """

    position: int = 1
    length: int = 1
    low: float = 0.0
    high: float = 1.0


@dataclass(frozen=True)
class Zone:
    """One layer of a preset: when it answers, its sample, its generators and modulators.

    Attributes:
        fades: Cross-fades into its neighbours.
        turns: When it sounds of those that take turns; None for always.
        stops: The class that its notes end others of, and the class that ends it; None for the generator's own.
    """

    keys: Span
    velocities: Span
    sample: Sample
    generators: tuple[tuple[int, int], ...]
    modulators: tuple[Modulator, ...]
    fades: tuple[Fade, ...] = ()
    turns: Turns | None = None
    stops: tuple[int, int] | None = None

    def fade(self, key: int, velocity: int) -> float:
        """Return the gain of all cross-fades, 0 to 1."""
        return math.prod(fade.gain(key if fade.by_key else velocity) for fade in self.fades)

    @cached_property
    def _values(self) -> dict[int, int]:
        return {**_ABSENT, **dict(self.generators)}

    def value(self, generator: int) -> int:
        """Return a generator in the file's units, its default when the zone does not set it."""
        return self._values.get(generator, 0)


class _Level(NamedTuple):
    generators: dict[int, int]
    modulators: tuple[Modulator, ...]


def preset_zones(bank: Bank, number: int, program: int) -> tuple[Zone, ...] | None:
    """Return the zones of a preset; None when the font has no such preset.

    Args:
        bank: The font.
        number: MIDI bank; 128 for drum kits.
        program: MIDI program from 0.
    """
    headers = bank.tables[b"phdr"][:-1]
    at = np.flatnonzero((headers["bank"] == number) & (headers["preset"] == program))
    if not len(at):
        return None
    zones: list[Zone] = []
    for outer in _levels(bank, b"p", int(at[0]), INSTRUMENT):
        for inner in _levels(bank, b"i", outer.generators[INSTRUMENT], SAMPLE):
            zone = _zone(bank, outer, inner)
            if zone is not None:
                zones.append(zone)
    return tuple(zones)


def _levels(bank: Bank, kind: bytes, owner: int, terminal: int) -> Iterator[_Level]:
    """Yield each zone of a preset or instrument, its global zone laid under it."""
    owners = bank.tables[b"phdr" if kind == b"p" else b"inst"]
    bags, gens, mods = (bank.tables[kind + name] for name in (b"bag", b"gen", b"mod"))
    if owner + 1 >= len(owners):
        return
    first, last = int(owners[owner]["bag"]), int(owners[owner + 1]["bag"])
    beneath = _Level({}, ())
    for number in range(first, last):
        here, after = bags[number], bags[number + 1]
        generators = {int(gen["op"]): int(gen["value"]) for gen in gens[int(here["gen"]) : int(after["gen"])]}
        modulators = tuple(
            Modulator(*(int(mod[field]) for field in ("src", "dest", "amount", "by", "transform")))
            for mod in mods[int(here["mod"]) : int(after["mod"])]
        )
        if terminal in generators:
            yield _Level({**beneath.generators, **generators}, merged(beneath.modulators, modulators))
        elif number == first:
            beneath = _Level(generators, modulators)


def _zone(bank: Bank, outer: _Level, inner: _Level) -> Zone | None:
    """Merge a preset's zone and an instrument's; None when they never sound together."""
    keys = _span(outer, KEY_RANGE).cut(_span(inner, KEY_RANGE))
    velocities = _span(outer, VELOCITY_RANGE).cut(_span(inner, VELOCITY_RANGE))
    header = bank.tables[b"shdr"][inner.generators[SAMPLE]]
    if keys.low > keys.high or velocities.low > velocities.high or int(header["type"]) & 0x8000:
        return None
    values = {op: value for op, value in inner.generators.items() if op not in (KEY_RANGE, VELOCITY_RANGE)}
    for op, value in outer.generators.items():
        if op not in _PRESET_MAY_NOT and op not in (KEY_RANGE, VELOCITY_RANGE, INSTRUMENT):
            values[op] = values.get(op, _ABSENT.get(op, 0)) + value
    sample = Sample(
        int(header["start"]) + values.get(0, 0) + 32768 * values.get(4, 0),
        int(header["end"]) + values.get(1, 0) + 32768 * values.get(12, 0),
        int(header["loop_start"]) + values.get(2, 0) + 32768 * values.get(45, 0),
        int(header["loop_end"]) + values.get(3, 0) + 32768 * values.get(50, 0),
        int(header["rate"]),
        int(header["key"]) if int(header["key"]) <= 127 else 60,
        int(header["correction"]),
    )
    if not 0 <= sample.start < sample.end <= len(bank.pcm):
        return None
    modulators = summed(merged(DEFAULTS, inner.modulators), outer.modulators)
    return Zone(keys, velocities, sample, tuple(sorted(values.items())), modulators)


def _span(level: _Level, generator: int) -> Span:
    if generator not in level.generators:
        return Span(0, 127)
    value = level.generators[generator] & 0xFFFF
    return Span(value & 0xFF, value >> 8)
