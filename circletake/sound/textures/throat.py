"""Throats: a whistle is a wavering sine, a cry a buzz behind the resonances of a mouth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circletake.sound.filters import bandpass, lowpass, run
from circletake.sound.noise import white
from circletake.sound.track import RATE, Curve, Samples, count, lay

Points = Sequence[tuple[float, float]]
"""(share of the length, value) points."""

Formants = Sequence[tuple[float, float, float]]
"""(hertz, centre over bandwidth, level) of each resonance."""


def bend(seconds: float, points: Points) -> Curve:
    """Return a curve through points with soft corners, a value for every sample."""
    samples = max(8, count(seconds))
    at = np.arange(0, samples + 48, 48)
    curve = np.interp(at / samples, [share for share, _ in points], [value for _, value in points])
    if curve.size > 7:
        padded = np.concatenate([np.full(2, curve[0]), curve, np.full(2, curve[-1])])
        curve = np.convolve(padded, np.array([1, 3, 4, 3, 1]) / 12.0, mode="valid")
    return np.interp(np.arange(samples), at, curve)


def breath(samples: int, attack_s: float, release_s: float) -> Curve:
    """Return a level that rises and falls with half cosines and holds in between."""
    out = np.ones(samples)
    for seconds, view in ((attack_s, out), (release_s, out[::-1])):
        length = max(1, min(count(seconds), samples // 2))
        view[:length] *= 0.5 - 0.5 * np.cos(np.pi * (np.arange(length) + 0.5) / length)
    return out


def whistle(hz: Curve, level: Curve, overtones: Sequence[float] = (0.12, 0.04)) -> Samples:
    """Return a whistle: a sine and faint overtones.

    Args:
        hz: its pitch for every sample.
        level: its level for every sample.
        overtones: level of the second, third ... harmonic.
    """
    phase = 2 * np.pi * np.cumsum(hz) / RATE
    sound = np.sin(phase)
    for number, share in enumerate(overtones, start=2):
        if float(hz.max()) * number < 0.45 * RATE:
            sound += share * np.sin(number * phase)
    return np.asarray(sound * level, np.float32)


def buzz(hz: Curve) -> Samples:
    """Return a saw tooth of a moving pitch whose steps are rounded, so that it hardly aliases (PolyBLEP)."""
    step = hz / RATE
    phase = np.cumsum(step) % 1.0
    wave = 2.0 * phase - 1.0
    after = phase < step
    t = phase[after] / step[after]
    wave[after] -= 2.0 * t - t * t - 1.0
    before = phase > 1.0 - step
    t = (phase[before] - 1.0) / step[before]
    wave[before] -= t * t + 2.0 * t + 1.0
    return np.asarray(wave, np.float32)


def cry(
    rng: np.random.Generator, hz: Curve, level: Curve, formants: Formants, rough: float = 0.1, rasp_hz: float = 0.0
) -> Samples:
    """Return a cry: a buzz and some breath through resonances.

    Args:
        rng: where chance comes from.
        hz: its pitch for every sample.
        level: its level for every sample.
        formants: the resonances.
        rough: share of breath, 0 to 1.
        rasp_hz: how often a second the voice breaks; 0 never.
    """
    source = (1.0 - rough) * buzz(hz) + rough * white(rng, hz.size)
    if rasp_hz:
        beat = 0.5 + 0.5 * np.sin(2 * np.pi * rasp_hz * np.arange(hz.size) / RATE + rng.uniform(0, 6.28))
        source = source * (0.35 + 0.65 * beat)
    source = (source * level).astype(np.float32)
    out = np.zeros(hz.size, np.float32)
    for centre, q, share in formants:
        out += np.float32(share) * run(bandpass(centre, q), source)
    return run(lowpass(9000.0), out)


def after_one_another(parts: Sequence[tuple[float, Samples]]) -> Samples:
    """Return sounds laid one after another.

    Args:
        parts: (seconds of silence before it, sound) of each.
    """
    starts, at = [], 0
    for pause, sound in parts:
        at += count(pause)
        starts.append(at)
        at += sound.size
    out = np.zeros(at, np.float32)
    for start, (_, sound) in zip(starts, parts, strict=True):
        lay(out, sound, start)
    return out
