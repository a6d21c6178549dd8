"""The inner loops, compiled once and cached on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Samples = NDArray[np.float32]

_F = TypeVar("_F", bound=Callable[..., Any])
_Array = TypeVar("_Array", Floats, Samples)

SWEEP_HOP = 64
"""Samples for which a swept filter stands still."""


def _compiled(function: _F) -> _F:
    """Compile a loop. No fast-math: the same input gives the same bytes in any process."""
    return cast(_F, numba.njit(cache=True, nogil=True)(function))


@_compiled
def ring(hz: Floats, decay: Floats, level: Floats, phase: Floats, samples: int, rate: float) -> Samples:
    """Sum damped sines, each until it has died away by 80 dB.

    Args:
        hz: frequency of each mode.
        decay: of each mode, in nepers a second (6.91 / T60).
        level: amplitude of each mode.
        phase: of each mode at the first sample, in radians; 0 starts from silence.
    """
    out = np.zeros(samples)
    for mode in range(hz.size):
        turn = 2.0 * np.pi * hz[mode] / rate
        fall = np.exp(-decay[mode] / rate)
        cos, sin = fall * np.cos(turn), fall * np.sin(turn)
        x, y = level[mode] * np.sin(phase[mode]), level[mode] * np.cos(phase[mode])
        length = min(samples, int(9.21 / decay[mode] * rate) + 1)
        for i in range(length):
            out[i] += x
            x, y = cos * x + sin * y, cos * y - sin * x
    return out.astype(np.float32)


@_compiled
def grains(
    out: Samples, start: Counts, hz: Floats, slide: Floats, decay: Floats, left: Floats, right: Floats, rate: float
) -> None:
    """Add many short damped sines to a stereo track: drops, bubbles, pebbles, sparks.

    Each grain swells over its first half millisecond, so that none clicks, and ends 60 dB down.

    Args:
        out: `(2, samples)`, changed in place.
        start: first sample of each grain; grains outside the track are left out.
        hz: frequency at its start.
        slide: how its frequency moves, in hertz a second.
        decay: nepers a second.
        left: amplitude on the left.
        right: amplitude on the right.
    """
    samples = out.shape[1]
    swell = max(1, int(0.0005 * rate))
    for grain in range(start.size):
        begin = start[grain]
        if begin < 0 or begin >= samples:
            continue
        end = min(samples, begin + int(6.91 / decay[grain] * rate) + swell)
        turn = 2.0 * np.pi * hz[grain] / rate
        bend = 2.0 * np.pi * slide[grain] / (rate * rate)
        fall = np.exp(-decay[grain] / rate)
        x, y = 0.0, 1.0
        step_x, step_y = fall * np.sin(turn), fall * np.cos(turn)
        bend_x, bend_y = np.sin(bend), np.cos(bend)
        a, b = left[grain], right[grain]
        for i in range(begin, end):
            rise = (i - begin + 1) / swell if i - begin < swell else 1.0
            out[0, i] += np.float32(a * rise * x)
            out[1, i] += np.float32(b * rise * x)
            x, y = x * step_y + y * step_x, y * step_y - x * step_x
            step_x, step_y = step_x * bend_y + step_y * bend_x, step_y * bend_y - step_x * bend_x


@_compiled
def cascade(sections: Floats, sound: Samples, out: Samples) -> None:
    """Filter one channel from rest by second-order sections, one after the other, in double precision.

    Args:
        sections: `(sections, 6)`: b0, b1, b2, a0 (1), a1, a2 of each.
        sound: `(samples,)`.
        out: as long; may be `sound` itself.
    """
    count = sections.shape[0]
    first, second = np.zeros(count), np.zeros(count)
    for i in range(sound.size):
        value = np.float64(sound[i])
        for k in range(count):
            through = sections[k, 0] * value + first[k]
            first[k] = sections[k, 1] * value - sections[k, 4] * through + second[k]
            second[k] = sections[k, 2] * value - sections[k, 5] * through
            value = through
        out[i] = value
        if i % 64 == 0:
            for k in range(count):
                if abs(first[k]) + abs(second[k]) < 1e-30:
                    first[k] = second[k] = 0.0


@_compiled
def sweep_band(sound: Samples, centre_hz: Floats, q: float, rate: float) -> Samples:
    """Pass a band whose centre moves; its gain at the centre is 1.

    The filter is a trapezoidal state-variable filter, which stays stable however fast the centre moves.

    Args:
        sound: `(samples,)`.
        centre_hz: the centre for every `SWEEP_HOP` samples; the last one holds on.
        q: centre over bandwidth.
    """
    out = np.empty(sound.size, np.float32)
    first, second = 0.0, 0.0
    damp = 1.0 / q
    a1, a2 = 0.0, 0.0
    for i in range(sound.size):
        if i % SWEEP_HOP == 0:
            centre = centre_hz[min(i // SWEEP_HOP, centre_hz.size - 1)]
            warp = np.tan(np.pi * min(centre, 0.45 * rate) / rate)
            a1 = 1.0 / (1.0 + warp * (warp + damp))
            a2 = warp * a1
        high = sound[i] - second
        band = a1 * first + a2 * high
        low = second + a2 * first + warp * a2 * high
        first = 2.0 * band - first
        second = 2.0 * low - second
        out[i] = damp * band
    return out


@_compiled
def pluck(noise: Samples, period: float, loss: float, bright: float, samples: int) -> Samples:
    """Let a string ring (Karplus and Strong 1983; fractional tuning by linear interpolation).

    Args:
        noise: what the string is filled with at first, at least `period` long.
        period: samples a cycle.
        loss: factor a cycle, a little under 1.
        bright: 0.5 dull to 1 bright.
    """
    delay = period - (1.0 - bright)
    whole = int(delay)
    part = delay - whole
    line = np.zeros(whole + 2)
    for i in range(line.size):
        line[i] = noise[i % noise.size]
    out = np.empty(samples, np.float32)
    at, last = 0, 0.0
    for i in range(samples):
        ahead = line[(at + 1) % line.size]
        value = (1.0 - part) * ahead + part * line[at]
        smooth = bright * value + (1.0 - bright) * last
        last = value
        out[i] = line[at]
        line[at] = loss * smooth
        at = (at + 1) % line.size
    return out


@_compiled
def _drawn(steps: Floats, hop: int, out: Floats) -> None:
    last = steps.size - 1
    for step in range(min(last, (out.size + hop - 1) // hop)):
        slope = (steps[step + 1] - steps[step]) / float(hop)
        begin = step * hop
        for i in range(begin, min(begin + hop, out.size)):
            out[i] = slope * float(i - begin) + steps[step]
    for i in range(min(last * hop, out.size), out.size):
        out[i] = steps[last]


def per_sample(steps: Floats, hop: int, samples: int) -> Floats:
    """Return one value for every sample of a curve that has one for every `hop` samples; the last one is held.

    Straight lines in between, to the bit as `numpy.interp` draws them, which looks for every sample's place anew.
    """
    out = np.empty(samples)
    _drawn(np.ascontiguousarray(steps, np.float64), hop, out)
    return out


@_compiled
def read_at(sound: Samples, at: Floats) -> Samples:
    """Read a sound between its samples by third-order Lagrange interpolation; silence outside it."""
    out = np.zeros(at.size, np.float32)
    for i in range(at.size):
        whole = int(np.floor(at[i]))
        if whole < 1 or whole > sound.size - 3:
            continue
        t = at[i] - whole
        a, b, c, d = sound[whole - 1], sound[whole], sound[whole + 1], sound[whole + 2]
        out[i] = (
            -t * (t - 1.0) * (t - 2.0) / 6.0 * a
            + (t + 1.0) * (t - 1.0) * (t - 2.0) / 2.0 * b
            - (t + 1.0) * t * (t - 2.0) / 2.0 * c
            + (t + 1.0) * t * (t - 1.0) / 6.0 * d
        )
    return out


@_compiled
def follow(level: _Array, rise: float, fall: float) -> _Array:
    """Follow a level with one coefficient upwards and another downwards: 0 at once, near 1 slowly."""
    out = np.empty_like(level)
    held = np.float64(level[0])
    for i in range(level.size):
        keep = rise if level[i] > held else fall
        held = keep * held + (1.0 - keep) * level[i]
        out[i] = held
    return out


@_compiled
def _highest(row: Samples, at: int, phases: Floats) -> float:
    """Return the largest magnitude between a sample and the next one."""
    count, taps = phases.shape
    first = at - taps // 2 + 1
    begin, end = max(0, -first), min(taps, row.size - first)
    highest = 0.0
    for phase in range(count):
        total = 0.0
        for tap in range(begin, end):
            total += phases[phase, tap] * row[first + tap]
        highest = max(highest, abs(total))
    return highest


@_compiled
def peaks(sound: Samples, phases: Floats, floor: float) -> Samples:
    """Return, for every sample, the largest magnitude there and up to the next one, in any channel.

    Args:
        sound: `(channels, samples)`.
        phases: `(oversampling - 1, taps)`: interpolating filters for the moments between two samples; the
            middle taps stand on the sample and on the next one.
        floor: where the curve can't reach this, it holds the samples' own magnitude; that saves most of the work.
    """
    channels, samples = sound.shape
    taps = phases.shape[1]
    most = 0.0
    for phase in range(phases.shape[0]):
        most = max(most, np.abs(phases[phase]).sum())
    out = np.zeros(samples, np.float32)
    block = 64
    for channel in range(channels):
        row = sound[channel]
        for begin in range(0, samples, block):
            end = min(samples, begin + block)
            loudest = np.abs(row[max(0, begin - taps) : min(samples, end + taps)]).max()
            for i in range(begin, end):
                value = abs(row[i])
                if loudest * most >= floor:
                    value = max(value, _highest(row, i, phases))
                out[i] = max(out[i], value)
    return out


def warm() -> None:
    """Compile every loop, or load it from the disk cache, so that the first film does not wait for it."""
    one = np.full(1, 100.0)
    zero = np.zeros(1)
    tone = np.ones(8, np.float32)
    ring(one, one, one, zero, 8, 48_000.0)
    grains(np.zeros((2, 8), np.float32), np.zeros(1, np.int64), one, zero, one, one, one, 48_000.0)
    cascade(np.ones((1, 6)), tone, tone.copy())
    sweep_band(tone, one, 1.0, 48_000.0)
    pluck(tone, 4.5, 0.9, 0.9, 8)
    per_sample(one, 4, 8)
    read_at(tone, np.linspace(0.0, 7.0, 8))
    follow(one, 0.5, 0.5)
    follow(tone, 0.5, 0.5)
    peaks(np.zeros((2, 8), np.float32), np.ones((3, 4)) / 4.0, 1.0)
