"""The hum of places where machines run, and the quiet of places where none does."""

from __future__ import annotations

import numpy as np

from circletake.sound.filters import highpass, run
from circletake.sound.kernels import SWEEP_HOP, per_sample, sweep_band
from circletake.sound.noise import shaped, slow_drift, spaced, white
from circletake.sound.textures.throat import breath, whistle
from circletake.sound.textures.weave import drops, evened, gusts, ride, settled, tones
from circletake.sound.track import RATE, Samples, count, lay, silence


def whirr(rng: np.random.Generator, samples: int, hz: float = 120.0) -> Samples:
    """Return a small machine's hum, stereo: a note, its overtones, a little air."""
    hum = tones(rng, samples, ((hz, 1.0), (2 * hz, 0.5), (3 * hz, 0.22), (5 * hz, 0.1)), 0.1)
    air = shaped(rng, samples, ((150, -12), (500, -2), (1200, 0), (4000, -14), (9000, -30)), 0.5)
    return settled(0.7 * hum + 0.5 * air)


def city(rng: np.random.Generator, samples: int) -> Samples:
    """Return a city from within: far traffic on every side, and cars that pass in the next street."""
    far = gusts(rng, samples, ((35, -4), (80, 0), (200, -2), (600, -8), (1500, -16), (5000, -36)), 4.0, 0.7, 1.0)
    return settled(far + 0.45 * traffic(rng, samples, 4.2))


def traffic(rng: np.random.Generator, samples: int, every_s: float = 5.0) -> Samples:
    """Return cars that pass, one after another, from side to side."""
    out = shaped(rng, samples, ((60, -6), (150, 0), (500, -6), (1500, -20)), 0.4) * np.float32(0.12)
    for start in spaced(rng, samples + count(4.0), every_s, 0.55) - count(2.0):
        length = count(float(rng.uniform(3.0, 5.5)))
        time = (np.arange(length // SWEEP_HOP + 1) * SWEEP_HOP - length / 2) / RATE
        near = 1.0 / (1.0 + (time * float(rng.uniform(1.2, 2.2))) ** 2)
        tyres = sweep_band(white(rng, length), 420.0 + 700.0 * near, 0.8, float(RATE))
        level = per_sample(near, SWEEP_HOP, length) * breath(length, 0.6, 0.6)
        side = np.clip(0.5 + float(rng.choice([-0.35, 0.35])) * np.tanh(time * 1.5), 0.05, 0.95) * (np.pi / 2)
        turn = per_sample(side, SWEEP_HOP, length)
        sound = tyres * (level * rng.uniform(0.4, 1.0)).astype(np.float32)
        lay(
            out,
            np.stack([sound * np.cos(turn).astype(np.float32), sound * np.sin(turn).astype(np.float32)]),
            int(start),
        )
    return settled(out)


def ship_hum(rng: np.random.Generator, samples: int) -> Samples:
    """Return the inside of a spaceship: a deep chord that breathes, air from vents, a relay here and there."""
    deep = tones(rng, samples, ((55.0, 1.0), (82.5, 0.55), (110.4, 0.4), (165.0, 0.16), (220.6, 0.08)), 0.35)
    vents = gusts(rng, samples, ((120, -12), (350, -2), (800, 0), (2200, -10), (7000, -28)), 7.0, 0.8, 1.0)
    return settled(deep + 0.5 * vents + 0.08 * beeps(rng, samples))


def beeps(rng: np.random.Generator, samples: int) -> Samples:
    """Return instruments that report, softly."""
    out = silence(samples)
    for start in spaced(rng, samples, 3.4, 0.6):
        hz = float(rng.choice([880.0, 1108.0, 1318.0, 1760.0]))
        for number in range(int(rng.integers(1, 4))):
            tone = np.full(count(0.07), hz)
            beep = whistle(tone, breath(tone.size, 0.012, 0.03), (0.08,))
            side = float(rng.uniform(0.2, 0.8)) * np.pi / 2
            lay(
                out,
                np.stack([beep * np.float32(np.cos(side)), beep * np.float32(np.sin(side))]),
                int(start) + number * count(0.14),
            )
    return evened(out)


def works(rng: np.random.Generator, samples: int) -> Samples:
    """Return a factory: presses in their own time, belts, steam that is let off."""
    belts = tones(rng, samples, ((49.0, 1.0), (98.0, 0.7), (147.0, 0.35), (294.0, 0.15)), 0.3)
    air = gusts(rng, samples, ((80, -8), (250, 0), (700, -4), (2000, -12), (8000, -28)), 2.0, 0.6, 1.0)
    press = np.concatenate(
        [np.arange(count(at), samples, count(every)) for at, every in ((0.2, 1.38), (0.62, 2.07))]
    ).astype(np.int64)
    thumps = drops(rng, samples, press, (70.0, 130.0), (0.15, 0.3), -0.6, 0.3)
    clank = drops(rng, samples, press + count(0.045), (520.0, 2600.0), (0.08, 0.3), 0.0, 0.8)
    hiss = silence(samples)
    for start in spaced(rng, samples, 4.6, 0.5):
        length = count(float(rng.uniform(0.5, 1.2)))
        steam = run(highpass(1800.0), white(rng, length)) * breath(length, 0.03, 0.6 * length / RATE).astype(np.float32)
        lay(hiss, np.stack([steam, steam * np.float32(0.6)]), int(start))
    return settled(0.5 * belts + 0.6 * air + 0.5 * evened(thumps) + 0.3 * evened(clank) + 0.3 * evened(hiss))


def void(rng: np.random.Generator, samples: int) -> Samples:
    """Return what film lets space sound of: a very low, slow, wide drone."""
    drone = tones(rng, samples, ((41.2, 1.0), (61.7, 0.7), (82.6, 0.45), (123.9, 0.16)), 0.6)
    veil = gusts(rng, samples, ((60, -6), (150, 0), (320, -8), (900, -30)), 7.0, 0.3, 1.3)
    return settled(drone + 0.5 * veil)


def room_tone(rng: np.random.Generator, samples: int) -> Samples:
    """Return a quiet room: no sound is none, but this is next to none."""
    return shaped(rng, samples, ((30, -2), (70, 0), (200, -7), (600, -16), (2000, -27), (8000, -42)), 0.45)


def fans(rng: np.random.Generator, samples: int) -> Samples:
    """Return the air of an office: vents and machines that run all day."""
    air = shaped(rng, samples, ((50, -3), (120, 0), (300, -3), (900, -10), (2500, -20), (8000, -38)), 0.45)
    return settled(air + 0.18 * whirr(rng, samples, 118.0))


def wire(rng: np.random.Generator, samples: int) -> Samples:
    """Return telegraph wires that sing in the wind (an Aeolian tone: f = 0.2 U / D)."""
    level = slow_drift(rng, samples, 5.0, 0.0, 1.0, 1.8)
    centre = 330.0 + 90.0 * np.interp(
        np.arange(samples // SWEEP_HOP + 1) * SWEEP_HOP / 480.0, np.arange(level.size), level
    )
    low = sweep_band(white(rng, samples), centre, 40.0, float(RATE))
    high = sweep_band(white(rng, samples), 2.02 * centre, 50.0, float(RATE))
    curve = per_sample(level, 480, samples)
    sound = ride(low + 0.4 * high, curve)
    return evened(np.stack([sound, 0.7 * sound]))
