"""People that are heard and not understood, and what they leave ticking: murmur, applause, keys, clocks, cutlery."""

from __future__ import annotations

import numpy as np

from circletake.sound.filters import bandpass, chain, highpass, lowpass, run
from circletake.sound.kernels import SWEEP_HOP, grains, per_sample, sweep_band
from circletake.sound.noise import drift, poisson, shaped, spaced, tile, white
from circletake.sound.textures.throat import buzz
from circletake.sound.textures.weave import drops, evened, ride, settled
from circletake.sound.track import RATE, Samples, count, lay, silence

# First and second formants of vowels in hertz (G. Peterson, H. Barney, "Control methods used in a study of the
# vowels", J. Acoust. Soc. Am. 24, 1952).
_VOWELS = ((270, 2290), (390, 1990), (530, 1840), (660, 1720), (730, 1090), (570, 840), (440, 1020), (300, 870))


def murmur(rng: np.random.Generator, samples: int, voices: int = 9) -> Samples:
    """Return many people who talk at once: vowels glide, syllables come, no word is said.

    Args:
        rng: where chance comes from.
        samples: how long.
        voices: how many are near enough to be told apart.
    """
    out = silence(samples)
    for number in range(voices):
        loop = _talker(rng, min(samples, count(float(rng.uniform(5.5, 8.5)))))
        voice = np.empty(samples, np.float32)
        tile(loop, voice)
        side = float(rng.uniform(0.05, 0.95)) * np.pi / 2
        level = np.float32(1.0 / (1.0 + 0.12 * number))
        out += np.stack([voice * np.float32(np.cos(side)), voice * np.float32(np.sin(side))]) * level
    wash = shaped(rng, samples, ((120, -18), (300, -3), (600, 0), (1500, -7), (3500, -18), (9000, -36)), 0.35)
    return settled(run(lowpass(3800.0), settled(out)) + 0.5 * ride(wash, drift(rng, samples, 0.8, 0.6, 1.0)))


def _talker(rng: np.random.Generator, samples: int) -> Samples:
    """Return one voice that says nothing: a loop without a seam."""
    steps = samples // SWEEP_HOP + 1
    at = np.arange(steps) * SWEEP_HOP / RATE
    times = np.cumsum(rng.uniform(0.13, 0.27, int(samples / RATE / 0.13) + 4))
    vowels = np.array(_VOWELS, dtype=np.float64)[rng.integers(0, len(_VOWELS), times.size)]
    size = float(rng.uniform(0.92, 1.15))
    base = float(rng.uniform(95, 130)) if rng.random() < 0.55 else float(rng.uniform(175, 225))
    hz = base * (1.0 + 0.16 * drift(rng, samples, 0.7, -1.0, 1.0))
    spoken = np.interp(at, times, rng.random(times.size) ** 0.6)
    phrase = np.interp(
        at, np.arange(0, at[-1] + 3, 1.1), (rng.random(np.arange(0, at[-1] + 3, 1.1).size) > 0.3).astype(float)
    )
    level = per_sample(spoken * phrase, SWEEP_HOP, samples)
    source = (buzz(hz) * level + 0.06 * white(rng, samples) * level).astype(np.float32)
    first = sweep_band(source, size * np.interp(at, times, vowels[:, 0]), 5.0, float(RATE))
    second = sweep_band(source, size * np.interp(at, times, vowels[:, 1]), 9.0, float(RATE))
    edge = count(0.06)
    voice = first + 0.5 * second
    fade = np.ones(samples, np.float32)
    fade[:edge] = np.linspace(0, 1, edge)
    fade[-edge:] = np.linspace(1, 0, edge)
    return np.asarray(voice * fade, np.float32)


def applause(rng: np.random.Generator, samples: int) -> Samples:
    """Return a house that claps: hundreds of hands, near ones told apart."""
    claps = poisson(rng, samples, 150.0)
    hands = drops(rng, samples, claps, (700.0, 2300.0), (0.006, 0.018), 0.0, 2.0)
    wash = shaped(rng, samples, ((300, -18), (800, -3), (1500, 0), (3000, -3), (8000, -14)), 0.3)
    return settled(settled(hands) + 0.9 * ride(wash, drift(rng, samples, 1.5, 0.75, 1.0)))


def hush(rng: np.random.Generator, samples: int) -> Samples:
    """Return a house that waits: cloth, a seat, somebody who clears a throat far back."""
    out = silence(samples)
    for start in spaced(rng, samples, 2.6, 0.7):
        length = count(float(rng.uniform(0.2, 0.7)))
        rustle = run(chain(highpass(500.0), lowpass(2600.0)), white(rng, length))
        rustle *= (np.sin(np.pi * np.arange(length) / length) ** 2 * rng.uniform(0.2, 1.0)).astype(np.float32)
        side = float(rng.uniform(0.05, 0.95)) * np.pi / 2
        lay(out, np.stack([rustle * np.float32(np.cos(side)), rustle * np.float32(np.sin(side))]), int(start))
    return evened(out)


def typing(rng: np.random.Generator, samples: int) -> Samples:
    """Return somebody who types: runs of keys, the space bar, a rest."""
    when: list[int] = []
    at = 0.2
    while at * RATE < samples:
        for _ in range(int(rng.integers(3, 14))):
            at += float(rng.gamma(6.0, 0.024))
            when.append(int(at * RATE))
        at += float(rng.uniform(0.3, 1.8))
    keys = np.array([k for k in when if k < samples], np.int64)
    down = drops(rng, samples, keys, (1700.0, 3800.0), (0.004, 0.01), 0.0, 0.6)
    body = drops(rng, samples, keys, (260.0, 520.0), (0.012, 0.025), 0.0, 0.6)
    up = drops(rng, samples, keys + count(0.07), (2200.0, 4600.0), (0.003, 0.006), 0.0, 1.2)
    return evened(down + 0.8 * body + 0.4 * up)


def clock(rng: np.random.Generator, samples: int, beat_s: float = 0.5) -> Samples:
    """Return a clock: tick and tock, each with the case behind it.

    Args:
        rng: where chance comes from.
        samples: how long.
        beat_s: from tick to tock.
    """
    ticks = np.arange(count(0.1), samples, count(beat_s), dtype=np.int64)
    case = float(rng.uniform(0.9, 1.1))
    out = silence(samples)
    for parity, (hz, level) in enumerate(((2350.0, 1.0), (1980.0, 0.85))):
        own = ticks[parity::2]
        for pitch, ring_s, share, late in ((hz, 0.009, 1.0, 0), (560.0, 0.02, 0.7, 0), (4100.0, 0.003, 0.4, 480)):
            each = np.full(own.size, level * share)
            still = np.zeros(own.size)
            grains(out, own + late, still + pitch * case, still, still + 6.91 / ring_s, each, each, float(RATE))
    return evened(out)


def cutlery(rng: np.random.Generator, samples: int) -> Samples:
    """Return plates, spoons and glasses, here and there."""
    when = spaced(rng, samples, 0.8, 0.8)
    twice = np.sort(np.concatenate([when, when[rng.random(when.size) < 0.5] + count(0.07)]))
    china = drops(rng, samples, twice, (1400.0, 4200.0), (0.05, 0.22), 0.0, 1.6)
    ring = drops(rng, samples, twice + 12, (3800.0, 8200.0), (0.03, 0.3), 0.0, 2.6)
    return evened(china + 0.6 * ring)


def simmer(rng: np.random.Generator, samples: int) -> Samples:
    """Return a pot on the stove, and something that sizzles in a pan."""
    boil = drops(rng, samples, poisson(rng, samples, 34.0), (240.0, 760.0), (0.03, 0.08), 3.0, 1.8)
    sizzle = shaped(rng, samples, ((1800, -20), (4500, -2), (8000, 0), (14000, -6)), 0.5)
    spit = drops(rng, samples, poisson(rng, samples, 18.0), (3000.0, 8000.0), (0.002, 0.006), 0.0, 2.6)
    return settled(settled(boil) + 0.5 * ride(sizzle, drift(rng, samples, 1.2, 0.3, 1.0)) + 0.4 * settled(spit))


def cloth_and_chair(rng: np.random.Generator, samples: int) -> Samples:
    """Return a room in which somebody sits: a chair that gives, now and then; hardly anything."""
    out = silence(samples)
    for start in spaced(rng, samples, 7.0, 0.6):
        length = count(float(rng.uniform(0.25, 0.6)))
        creak = run(bandpass(float(rng.uniform(320, 620)), 6.0), white(rng, length))
        teeth = np.sin(np.pi * np.cumsum(rng.uniform(16, 34) * np.linspace(1.3, 0.7, length)) / RATE) ** 8
        creak *= (teeth * np.sin(np.pi * np.arange(length) / length)).astype(np.float32)
        lay(out, np.stack([creak, creak * np.float32(0.7)]), int(start))
    return evened(out)
