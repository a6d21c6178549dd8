"""Animals that are no birds: insects that fill the air, frogs, dogs, cattle, wolves, a cat that purrs."""

from __future__ import annotations

import numpy as np

from circletake.sound.convolve import convolved
from circletake.sound.filters import bandpass, run
from circletake.sound.noise import drift, shaped, spaced, white
from circletake.sound.textures.throat import Formants, after_one_another, bend, breath, buzz, cry, whistle
from circletake.sound.textures.weave import evened, ride, settled
from circletake.sound.track import RATE, Samples, count, lay, silence

_MUZZLE: Formants = ((480.0, 2.5, 1.0), (1100.0, 3.5, 0.7), (2500.0, 4.0, 0.25))


def crickets(rng: np.random.Generator, samples: int) -> Samples:
    """Return crickets in the grass: each chirps in its own time, three or four pulses a chirp."""
    out = silence(samples)
    for number in range(7):
        hz = float(rng.uniform(3900.0, 5000.0))
        syllables = int(rng.integers(3, 5))
        hz_curve = np.full(count(0.018), hz) * np.linspace(1.01, 0.985, count(0.018))
        pulse = whistle(hz_curve, breath(hz_curve.size, 0.006, 0.009), (0.06,))
        chirp = after_one_another([(0.014, pulse * np.float32(0.6 + 0.13 * k)) for k in range(syllables)])
        side, level = float(rng.uniform(0.05, 0.95)) * np.pi / 2, float(rng.uniform(0.15, 1.0)) / (1 + 0.3 * number)
        voice = np.stack([chirp * np.float32(level * np.cos(side)), chirp * np.float32(level * np.sin(side))])
        for start in spaced(rng, samples, float(rng.uniform(0.42, 0.8)), 0.06):
            lay(out, voice, int(start))
    return evened(out)


def trill(rng: np.random.Generator, samples: int) -> Samples:
    """Return tree crickets: a far, soft, unbroken shimmer."""
    out = silence(samples)
    time = np.arange(samples) / RATE
    for _ in range(4):
        hz, beat = float(rng.uniform(2700.0, 3400.0)), float(rng.uniform(38.0, 52.0))
        wave = np.sin(2 * np.pi * hz * time) * (0.55 + 0.45 * np.sin(2 * np.pi * beat * time))
        wave *= drift(rng, samples, 4.0, 0.2, 1.0)
        side = float(rng.uniform(0.1, 0.9)) * np.pi / 2
        out[0] += (wave * np.cos(side)).astype(np.float32)
        out[1] += (wave * np.sin(side)).astype(np.float32)
    return settled(out)


def cicadas(rng: np.random.Generator, samples: int) -> Samples:
    """Return the heat of a southern noon: a dry buzz that swells and sinks."""
    bed = shaped(rng, samples, ((3000, -30), (4600, -4), (6000, 0), (8200, -6), (12000, -26)), 0.3)
    beat = 0.5 + 0.5 * np.abs(np.sin(np.pi * 96.0 * np.arange(samples) / RATE))
    return settled(ride(bed, beat * drift(rng, samples, 5.0, 0.15, 1.0, 1.4)))


def grasshoppers(rng: np.random.Generator, samples: int) -> Samples:
    """Return a summer meadow: short dry rasps here and there."""
    out = silence(samples)
    bed = shaped(rng, samples, ((4500, -24), (7000, -2), (9500, 0), (13000, -10)), 0.4)
    for side in range(2):
        level = np.zeros(samples, np.float32)
        for start in spaced(rng, samples, 0.9, 0.6):
            length = count(float(rng.uniform(0.25, 0.7)))
            rasp = breath(length, 0.08, 0.1) * np.abs(np.sin(np.pi * rng.uniform(14, 22) * np.arange(length) / RATE))
            lay(level, (rasp * rng.uniform(0.2, 1.0)).astype(np.float32), int(start))
        out[side] = bed[side] * level
    return evened(out)


def bees(rng: np.random.Generator, samples: int) -> Samples:
    """Return bees that pass among flowers: a low drone, coming and going."""
    out = silence(samples)
    for _ in range(4):
        hz = 215.0 * (1.0 + 0.16 * drift(rng, samples, 0.9, -1.0, 1.0)) * float(rng.uniform(0.85, 1.2))
        level = drift(rng, samples, 2.2, 0.0, 1.0, 3.0)
        voice = run(bandpass(480.0, 0.9), buzz(hz)) * level.astype(np.float32)
        side = drift(rng, samples, 3.0, 0.0, np.pi / 2)
        out[0] += voice * np.cos(side).astype(np.float32)
        out[1] += voice * np.sin(side).astype(np.float32)
    return settled(out)


def frog(rng: np.random.Generator) -> Samples:
    """Return one frog's croak or two."""
    base = float(rng.uniform(0.85, 1.2))
    parts = []
    for _ in range(int(rng.integers(1, 4))):
        samples = count(float(rng.uniform(0.16, 0.3)))
        pulses = np.zeros(samples, np.float32)
        pulses[(np.arange(int(samples / RATE * 62 * base)) * RATE / (62 * base)).astype(int)] = 1.0
        kernel = np.exp(-np.arange(720) / (0.0032 * RATE)) * (
            np.sin(2 * np.pi * 720 * base * np.arange(720) / RATE)
            + 0.5 * np.sin(2 * np.pi * 1650 * base * np.arange(720) / RATE)
        )
        croak = convolved(pulses, kernel.astype(np.float32)) * breath(samples, 0.06, 0.06)
        parts.append((float(rng.uniform(0.1, 0.35)), np.asarray(croak, np.float32)))
    return after_one_another(parts)


def dog(rng: np.random.Generator) -> Samples:
    """Return a dog that barks a few times."""
    base = float(rng.uniform(330, 480))
    parts = []
    for _ in range(int(rng.integers(2, 5))):
        hz = bend(0.17, ((0, base * 0.8), (0.25, base * 1.25), (1, base * 0.7)))
        level = breath(hz.size, 0.012, 0.1)
        parts.append(
            (
                float(rng.uniform(0.16, 0.5)),
                cry(rng, hz, level, ((620.0, 2.2, 1.0), (1400.0, 3.0, 0.8), (2700.0, 4.0, 0.3)), 0.3, 47.0),
            )
        )
    return after_one_another(parts)


def wolf(rng: np.random.Generator) -> Samples:
    """Return a wolf's howl: it climbs, holds, and sinks away."""
    base = float(rng.uniform(330, 420))
    hz = bend(3.2, ((0, base * 0.8), (0.16, base * 1.35), (0.3, base * 1.5), (0.7, base * 1.42), (1, base * 0.85)))
    return whistle(hz, breath(hz.size, 0.5, 1.3), (0.35, 0.2, 0.08))


def whale(rng: np.random.Generator) -> Samples:
    """Return a phrase of whale song: long moans that bend, a creak, a rising cry."""
    parts = []
    for _ in range(int(rng.integers(2, 4))):
        low = float(rng.uniform(120, 260))
        turn = float(rng.uniform(1.1, 2.4))
        seconds = float(rng.uniform(1.1, 2.3))
        hz = bend(
            seconds, ((0, low), (0.3, low * turn), (0.7, low * turn * 0.9), (1, low * float(rng.uniform(0.7, 1.5))))
        )
        parts.append((float(rng.uniform(0.2, 0.7)), whistle(hz, breath(hz.size, 0.35, 0.6), (0.5, 0.3, 0.2, 0.1))))
    creak = bend(0.7, ((0, 38.0), (1, 62.0)))
    formants = ((340.0, 4.0, 1.0), (760.0, 5.0, 0.5))
    parts.append((0.3, cry(rng, creak, breath(creak.size, 0.1, 0.3) * 0.6, formants, 0.05)))
    return after_one_another(parts)


def sheep(rng: np.random.Generator) -> Samples:
    """Return one bleat."""
    base = float(rng.uniform(210, 420))
    hz = bend(float(rng.uniform(0.6, 1.0)), ((0, base), (0.2, base * 1.06), (1, base * 0.9)))
    shake = 0.55 + 0.45 * np.sin(2 * np.pi * 8.5 * np.arange(hz.size) / RATE)
    return cry(
        rng,
        hz * (0.98 + 0.04 * shake),
        breath(hz.size, 0.07, 0.25) * shake,
        ((720.0, 3.0, 1.0), (1700.0, 4.0, 0.7), (2900.0, 4.0, 0.25)),
        0.12,
    )


def cow(rng: np.random.Generator) -> Samples:
    """Return one long low."""
    base = float(rng.uniform(115, 150))
    hz = bend(float(rng.uniform(1.3, 1.9)), ((0, base * 0.85), (0.35, base * 1.2), (0.7, base * 1.25), (1, base * 0.9)))
    return cry(rng, hz, breath(hz.size, 0.3, 0.6), _MUZZLE, 0.06)


def monkey(rng: np.random.Generator) -> Samples:
    """Return a troop's hoots that grow."""
    base = float(rng.uniform(380, 520))
    hoots = [
        bend(0.16, ((0, base * (0.8 + 0.06 * n)), (0.5, base * (1.2 + 0.1 * n)), (1, base)))
        for n in range(int(rng.integers(4, 8)))
    ]
    return after_one_another(
        [
            (
                0.13,
                cry(
                    rng,
                    hz,
                    breath(hz.size, 0.03, 0.07) * (0.4 + 0.1 * n),
                    ((700.0, 2.5, 1.0), (1500.0, 3.0, 0.5)),
                    0.15,
                ),
            )
            for n, hz in enumerate(hoots)
        ]
    )


def purr(rng: np.random.Generator, samples: int) -> Samples:
    """Return a cat that purrs: pulses of breath, in and out, in a little higher than out."""
    breathing = np.sin(2 * np.pi * np.cumsum(0.42 * drift(rng, samples, 3.0, 0.9, 1.1)) / RATE)
    rate = 25.0 + 2.5 * np.tanh(3.0 * breathing)
    beat = (0.5 + 0.5 * np.cos(2 * np.pi * np.cumsum(rate) / RATE)) ** 3
    level = beat * (0.35 + 0.65 * np.abs(np.tanh(2.0 * breathing)))
    chest = run(bandpass(110.0, 0.7), white(rng, samples)) + 0.5 * run(bandpass(340.0, 0.9), white(rng, samples))
    sound = ride(chest, level)
    return settled(np.stack([sound, sound]))
