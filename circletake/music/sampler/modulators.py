"""Modulators: how velocity, key and controllers move generators (SoundFont 2.01, sections 8.2 to 8.4)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_VELOCITY, _KEY, _PRESSURE, _WHEEL, _WHEEL_RANGE = 2, 3, 13, 14, 16
_LINEAR, _CONCAVE, _CONVEX = 0, 1, 2

ATTENUATION, PAN, CUTOFF, VIBRATO, FINE_TUNE = 48, 17, 8, 6, 52


class Modulator(NamedTuple):
    """One modulator as it stands in the file."""

    src: int
    dest: int
    amount: int
    by: int
    transform: int

    @property
    def identity(self) -> tuple[int, int, int, int]:
        """Return what makes two modulators the same one, so that the later replaces the earlier.

        Fonts write the velocity-to-cutoff default with and without its secondary source; both mean it.
        """
        by = 0 if (self.src, self.dest) == (0x0102, CUTOFF) else self.by
        return self.src, self.dest, by, self.transform

    @property
    def is_live(self) -> bool:
        """Tell whether its value can change while a note sounds."""
        return any(_is_live(source) for source in (self.src, self.by))


DEFAULTS = (
    Modulator(0x0502, ATTENUATION, 960, 0, 0),
    Modulator(0x0102, CUTOFF, -1000, 0, 0),
    Modulator(0x000D, VIBRATO, 50, 0, 0),
    Modulator(0x0081, VIBRATO, 50, 0, 0),
    Modulator(0x0587, ATTENUATION, 960, 0, 0),
    Modulator(0x028A, PAN, 500, 0, 0),
    Modulator(0x058B, ATTENUATION, 960, 0, 0),
    Modulator(0x020E, FINE_TUNE, 12700, 0x0010, 0),
)
"""The ten of the specification, less the reverb and chorus sends (the room is the mix's own), and with less
darkening of soft notes than its -2400 cents: fonts are voiced on engines that leave it out."""


class Wheels(NamedTuple):
    """Every controller over time at the voice engine's block rate, and the pitch wheel's reach.

    `controllers` maps a controller number to its course, 0 to 127. `wheel` is the pitch wheel's course, -1 to 1.
    """

    controllers: dict[int, Floats]
    wheel: Floats
    pressure: Floats
    wheel_range_semitones: float = 2.0


def _is_live(source: int) -> bool:
    return bool(source & 0x80) or source & 0x7F in (_PRESSURE, _WHEEL)


def _course(source: int, key: int, velocity: int, wheels: Wheels) -> Floats | float:
    """Return a source's course after its curve: 0 to 1, or -1 to 1 when it is bipolar."""
    index = source & 0x7F
    if source & 0x80:
        raw: Floats | float = wheels.controllers.get(index, 0.0)
    elif index == _WHEEL:
        raw = (wheels.wheel + 1) * 64
    else:
        values: dict[int, Floats | float] = {
            _VELOCITY: velocity,
            _KEY: key,
            _PRESSURE: wheels.pressure,
            # 12700 cents stand for 127 semitones; every other source reaches 127/128 of its amount.
            _WHEEL_RANGE: wheels.wheel_range_semitones * 128.0 / 127.0,
        }
        raw = values.get(index, 128.0)
    share = np.clip(np.asarray(raw, dtype=np.float64) / 128.0, 0.0, 1.0)
    if source & 0x100:
        share = 1.0 - share if (source >> 10) == _LINEAR else 127.0 / 128.0 - share
    return _curve(np.maximum(share, 0.0), source >> 10, bool(source & 0x200))


def _curve(share: Floats, kind: int, bipolar: bool) -> Floats:
    if bipolar:
        signed = 2.0 * share - 1.0
        if kind == _LINEAR:
            return signed
        bent: Floats = np.sign(signed) * _curve(np.abs(signed), kind, False)
        return bent
    if kind == _LINEAR:
        return share
    if kind == _CONCAVE:
        return _concave(share)
    if kind == _CONVEX:
        return 1.0 - _concave(127.0 / 128.0 - share)
    return (share >= 0.5).astype(np.float64)


def _concave(share: Floats) -> Floats:
    """Return -(40/96) log10(1 - share) on MIDI's 128 steps, at most 1."""
    left = np.maximum(127.0 - share * 128.0, 0.0) / 127.0
    return np.minimum(1.0, -40.0 / 96.0 * np.log10(np.maximum(left, 1e-9)))


def modulation(modulators: tuple[Modulator, ...], dest: int, key: int, velocity: int, wheels: Wheels) -> Floats | float:
    """Return the sum of all modulators of one generator, in its units; an array when it changes over time."""
    total: Floats | float = 0.0
    for modulator in modulators:
        if modulator.dest != dest or modulator.amount == 0:
            continue
        value = modulator.amount * _course(modulator.src, key, velocity, wheels)
        if modulator.by:
            value = value * _course(modulator.by, key, velocity, wheels)
        total = total + (np.abs(value) if modulator.transform == 2 else value)
    return float(total) if np.ndim(total) == 0 else total


def still_modulation(
    modulators: tuple[Modulator, ...], dest: int, key: int, velocity: int, wheels: Wheels, block: int
) -> float:
    """Return the same at one block: what a generator that is read at the note's start takes."""
    value = modulation(modulators, dest, key, velocity, wheels)
    if isinstance(value, float):
        return value
    return float(value[min(max(block, 0), len(value) - 1)])


def merged(*levels: tuple[Modulator, ...]) -> tuple[Modulator, ...]:
    """Lay modulators over each other: a later one replaces an identical earlier one."""
    kept: dict[tuple[int, int, int, int], Modulator] = {}
    for level in levels:
        for modulator in level:
            kept[modulator.identity] = modulator
    return tuple(kept.values())


def summed(base: tuple[Modulator, ...], added: tuple[Modulator, ...]) -> tuple[Modulator, ...]:
    """Add a preset's modulators to its instrument's: amounts of identical ones add up."""
    kept = {modulator.identity: modulator for modulator in base}
    for modulator in added:
        before = kept.get(modulator.identity)
        amount = modulator.amount + (before.amount if before else 0)
        kept[modulator.identity] = modulator._replace(amount=amount)
    return tuple(kept.values())
