"""Water that goes on: surf, swell, lapping, streams, falls, drips, and what it sounds like from below."""

from __future__ import annotations

import numpy as np

from circletake.sound.filters import lowpass, run
from circletake.sound.kernels import grains, per_sample
from circletake.sound.noise import poisson, shaped, spaced
from circletake.sound.textures.weave import drops, evened, gusts, ride, settled
from circletake.sound.track import RATE, Curve, Samples, silence


def surf(rng: np.random.Generator, samples: int, period_s: float = 7.5) -> Samples:
    """Return waves on a beach: each one swells, breaks along the shore, washes up and hisses back.

    Args:
        rng: where chance comes from.
        samples: how long.
        period_s: mean time from wave to wave.
    """
    waves = _waves(rng, samples, period_s)
    rumble = shaped(rng, samples, ((30, -5), (70, 0), (160, -4), (500, -22), (2000, -45)), 0.6)
    crash = shaped(rng, samples, ((80, -12), (250, -3), (700, 0), (2000, -5), (6000, -15), (14000, -30)))
    wash = shaped(rng, samples, ((400, -20), (1200, -4), (3000, 0), (7000, -4), (14000, -14)), 0.35)
    fizz = shaped(rng, samples, ((2000, -30), (4500, -6), (8000, 0), (14000, -5)), 0.3)
    out = silence(samples)
    for side in range(2):
        turn = 0.5 - side
        out[side] += 0.45 * ride(rumble[side], 0.25 + _shape(waves, samples, -0.9, 0.9, 1.6, 0.2 * turn))
        out[side] += 0.7 * ride(crash[side], 0.05 + _shape(waves, samples, -0.1, 0.35, 1.0, 0.5 * turn))
        out[side] += 0.42 * ride(wash[side], 0.06 + _shape(waves, samples, 0.3, 1.0, 2.2, 0.7 * turn))
        out[side] += 0.12 * ride(fizz[side], 0.08 + _shape(waves, samples, 1.4, 1.2, 2.6, 0.4 * turn))
    return settled(out)


def swell(rng: np.random.Generator, samples: int) -> Samples:
    """Return the open sea: long slow heaving, crests that break here and there."""
    heave = gusts(rng, samples, ((30, -2), (90, 0), (250, -7), (700, -20), (2500, -38)), 5.5, 0.3, 1.2)
    crests = gusts(rng, samples, ((300, -16), (900, -2), (2200, 0), (5000, -8), (12000, -24)), 3.2, 0.06, 2.4)
    return settled(0.7 * heave + 0.5 * crests + 0.3 * lapping(rng, samples))


def lapping(rng: np.random.Generator, samples: int) -> Samples:
    """Return small waves against a hull, a pier or a bank: slaps, gulps and trickles."""
    slaps = spaced(rng, samples, 1.15, 0.55)
    when = np.concatenate([
        start + (RATE * rng.gamma(2.0, 0.11, int(rng.integers(14, 34)))).astype(np.int64) for start in slaps
    ]) if slaps.size else np.zeros(0, np.int64)  # fmt: skip
    small = drops(rng, samples, when, (420.0, 2300.0), (0.02, 0.07), 5.0)
    deep = drops(rng, samples, slaps, (140.0, 330.0), (0.08, 0.2), 2.5, 1.0)
    curve = 0.04 + _shape(tuple((float(at), 1.0) for at in slaps), samples, -0.12, 0.22, 0.35, 0.0)
    slosh = ride(shaped(rng, samples, ((200, -10), (500, 0), (1200, -5), (3000, -18), (8000, -36))), curve)
    return settled(0.7 * evened(small) + 0.4 * evened(deep) + 0.22 * slosh)


def stream(rng: np.random.Generator, samples: int) -> Samples:
    """Return a brook over stones: a population of bubbles, and the rush under them."""
    length = min(samples, 1 << 19)
    chatter = drops(rng, length, poisson(rng, length, 420.0), (520.0, 3400.0), (0.012, 0.06), 6.0, 2.6)
    chatter[:, : RATE // 50] *= np.linspace(0, 1, RATE // 50, dtype=np.float32)
    chatter[:, -RATE // 50 :] *= np.linspace(1, 0, RATE // 50, dtype=np.float32)
    gulps = drops(rng, samples, poisson(rng, samples, 9.0), (240.0, 520.0), (0.04, 0.12), 4.0, 1.6)
    rush = gusts(rng, samples, ((150, -16), (450, -3), (1200, 0), (3000, -6), (9000, -20)), 1.8, 0.7, 1.0)
    whole = np.tile(settled(chatter), (1, -(-samples // length)))[:, :samples]
    return settled(0.75 * whole + 0.35 * settled(gulps) + 0.6 * rush)


def waterfall(rng: np.random.Generator, samples: int) -> Samples:
    """Return falling water: a broad roar whose parts waver, and a deep one under it."""
    roar = gusts(rng, samples, ((120, -9), (400, -1), (1500, 0), (4500, -4), (12000, -14)), 1.4, 0.82, 1.0)
    deep = gusts(rng, samples, ((28, -4), (70, 0), (180, -5), (500, -20)), 2.2, 0.6, 1.0)
    return settled(roar + 0.4 * deep + 0.2 * stream(rng, samples))


def dripping(rng: np.random.Generator, samples: int) -> Samples:
    """Return drops into still water, far apart; each spot has its own pitch and its own time."""
    out = silence(samples)
    for _ in range(6):
        hz = float(np.exp(rng.uniform(np.log(620.0), np.log(2100.0))))
        side = float(rng.uniform(0.05, 0.95)) * np.pi / 2
        level = float(rng.uniform(0.25, 1.0))
        start = spaced(rng, samples, float(rng.uniform(1.6, 5.2)), 0.25)
        pitch = hz * rng.uniform(0.96, 1.04, start.size)
        loud = level * rng.uniform(0.6, 1.0, start.size)
        decay = np.full(start.size, 6.91 / 0.075)
        grains(out, start, pitch, 3.5 * pitch, decay, loud * np.cos(side), loud * np.sin(side), float(RATE))
    return evened(out)


def underwater(rng: np.random.Generator, samples: int) -> Samples:
    """Return the sea from below: a wide dark pressure, slow movement, bubbles that rise now and then."""
    dark = gusts(rng, samples, ((25, -2), (60, 0), (150, -5), (400, -18), (1200, -42)), 5.0, 0.5, 1.0)
    moving = gusts(rng, samples, ((120, -12), (260, 0), (500, -5), (1100, -26)), 3.0, 0.15, 1.6)
    rising = [
        start + (RATE * np.sort(rng.uniform(0.0, 1.3, int(rng.integers(8, 26))))).astype(np.int64)
        for start in spaced(rng, samples, 4.5, 0.6)
    ]
    when = np.concatenate(rising) if rising else np.zeros(0, np.int64)
    bubbles = evened(drops(rng, samples, when, (190.0, 900.0), (0.05, 0.12), 4.5, 1.5))
    return settled(dark + 0.5 * moving + 0.3 * run(lowpass(1200.0), bubbles))


def _waves(rng: np.random.Generator, samples: int, period_s: float) -> tuple[tuple[float, float], ...]:
    """Return the (sample, size) of every wave, from one before the beginning on."""
    times = spaced(rng, samples + int(3 * period_s * RATE), period_s, 0.28) - int(1.5 * period_s * RATE)
    return tuple((float(at), float(rng.uniform(0.55, 1.0))) for at in times)


def _shape(
    waves: tuple[tuple[float, float], ...], samples: int, after_s: float, rise_s: float, fall_s: float, turn_s: float
) -> Curve:
    """Return a level that rises and falls once a wave, for every sample.

    Args:
        waves: (sample, size) of each.
        samples: how long.
        after_s: when it begins to rise, after the wave's moment.
        rise_s: how long it rises.
        fall_s: by when it has fallen to a third.
        turn_s: how much later than in the middle it comes here.
    """
    hop = 480
    time = np.arange(samples // hop + 2) * (hop / RATE)
    curve = np.zeros(time.size)
    for at, size in waves:
        since = time - (at / RATE + after_s + turn_s)
        up = np.clip(since / rise_s, 0.0, 1.0)
        curve += size * up * up * (3 - 2 * up) * np.exp(-np.maximum(since - rise_s, 0.0) / fall_s)
    return per_sample(curve, hop, samples)
