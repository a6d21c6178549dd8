"""Vehicles: engines by their turns, wheels on rails, blades, rockets, and far horns and whistles."""

from __future__ import annotations

import numpy as np

from circletake.sound.filters import bandpass, chain, highpass, lowpass, run
from circletake.sound.kernels import grains
from circletake.sound.noise import drift, white
from circletake.sound.textures.throat import breath, whistle
from circletake.sound.textures.weave import settled
from circletake.sound.track import RATE, Curve, Samples, count, silence


def engine(rng: np.random.Generator, rpm: Curve, cylinders: int = 4, bright: float = 0.4) -> Samples:
    """Return an engine: every cylinder fires a little differently into the exhaust, and the intake breathes with it.

    Args:
        rng: where chance comes from.
        rpm: turns a minute for every sample.
        cylinders: of a four-stroke engine: half of them fire every turn.
        bright: 0 a muffled car to 1 an open pipe.
    """
    samples = rpm.size
    fired = np.cumsum(rpm / 60.0 * cylinders / 2.0) / RATE
    number = int(fired[-1]) if samples else 0
    when = np.searchsorted(fired, np.arange(1, number + 1)).astype(np.int64)
    uneven = 1.0 + 0.22 * rng.standard_normal(cylinders)
    push = uneven[np.arange(number) % cylinders] * (1.0 + 0.07 * rng.standard_normal(number))
    out = silence(samples)
    for hz, ring_s, share in (
        (86.0, 0.055, 1.0),
        (172.0, 0.03, 0.6),
        (410.0, 0.014, 0.28 + 0.3 * bright),
        (980.0, 0.006, 0.1 + 0.4 * bright),
    ):
        own = hz * (1.0 + 0.03 * rng.standard_normal(number))
        level = share * push
        grains(out, when, own, -1.5 * own, np.full(number, 6.91 / ring_s), level, level, float(RATE))
    breathing = 0.4 + 0.6 * (0.5 + 0.5 * np.cos(2 * np.pi * fired))
    intake = run(chain(highpass(180.0), lowpass(1400.0 + 2200.0 * bright)), white(rng, samples)) * breathing.astype(
        np.float32
    )
    valves = run(bandpass(2600.0, 0.9), white(rng, samples)) * (np.cos(np.pi * fired) ** 12).astype(np.float32)
    sound = settled(out)[0] + np.float32(0.22 + 0.1 * bright) * intake + np.float32(0.1) * valves
    return settled(sound)


def car(rng: np.random.Generator, samples: int, speed: Curve | None = None) -> Samples:
    """Return a car, mono: its engine and, when it moves, its tyres.

    Args:
        rng: where chance comes from.
        samples: how long.
        speed: metres a second for every sample; None stands and idles.
    """
    pace = np.zeros(samples) if speed is None else np.asarray(speed)
    gear = 900.0 + 1500.0 * (1.0 - np.exp(-pace / 9.0)) * drift(rng, samples, 3.0, 0.85, 1.1)
    motor = engine(rng, gear, 4, 0.25)
    roll = run(chain(highpass(250.0), lowpass(1500.0)), white(rng, samples))
    return settled(motor + 0.9 * roll * np.clip(pace / 14.0, 0.0, 1.5).astype(np.float32))


def motorbike(rng: np.random.Generator, samples: int, speed: Curve | None = None) -> Samples:
    """Return a motorbike, mono: two cylinders, an open pipe."""
    pace = np.zeros(samples) if speed is None else np.asarray(speed)
    return engine(rng, 1150.0 + 3000.0 * (1.0 - np.exp(-pace / 10.0)) * drift(rng, samples, 2.0, 0.85, 1.1), 2, 0.85)


def train(rng: np.random.Generator, samples: int) -> Samples:
    """Return a train, mono: wheels over rail joints in pairs, the roll of the cars, steam in four beats a turn."""
    bogie, gap = 0.74, 0.17
    starts = np.arange(0.05, samples / RATE + bogie, bogie)
    when = np.concatenate([starts, starts + gap, starts + 0.31, starts + 0.31 + gap])
    when = np.sort((when * RATE + rng.normal(0, 90, when.size)).astype(np.int64))
    size = np.where(np.arange(when.size) % 2 == 0, 1.0, 0.75) * rng.uniform(0.7, 1.1, when.size)
    joints = silence(samples)
    for hz, ring_s, share in ((92.0, 0.11, 1.0), (310.0, 0.05, 0.7), (1150.0, 0.03, 0.3), (2700.0, 0.02, 0.12)):
        pitch = hz * rng.uniform(0.95, 1.05, when.size)
        grains(
            joints,
            when,
            pitch,
            -0.8 * pitch,
            np.full(when.size, 6.91 / ring_s),
            share * size,
            share * size,
            float(RATE),
        )
    roll = run(chain(highpass(60.0), lowpass(900.0)), white(rng, samples)) * drift(rng, samples, 1.0, 0.8, 1.0).astype(
        np.float32
    )
    steam = run(chain(highpass(350.0), lowpass(3800.0)), white(rng, samples))
    turn = np.arange(samples) / RATE * 3.4
    accent = 0.7 + 0.3 * (np.floor(turn) % 4 == 0)
    chuff = (accent * np.exp(-(turn % 1.0) * 5.0) * np.minimum(1.0, (turn % 1.0) * 40.0)).astype(np.float32)
    return settled(settled(joints)[0] + 0.8 * roll + 0.5 * run(lowpass(5000.0), steam * chuff))


def rotor(rng: np.random.Generator, samples: int, beat_hz: float = 12.5) -> Samples:
    """Return a helicopter, mono: the blades' slap, the air they beat, a turbine behind."""
    turn = np.cumsum(beat_hz * drift(rng, samples, 3.0, 0.985, 1.015)) / RATE
    phase = turn % 1.0
    slap = np.exp(-phase * 9.0) * np.minimum(1.0, phase * 60.0)
    low = run(chain(highpass(45.0), lowpass(240.0)), white(rng, samples)) * slap.astype(np.float32)
    air = run(chain(highpass(300.0), lowpass(2400.0)), white(rng, samples)) * (0.2 + 0.8 * slap**1.5).astype(np.float32)
    whine = whistle(2150.0 * drift(rng, samples, 4.0, 0.995, 1.005), np.full(samples, 0.05), (0.3,))
    return settled(2.6 * low + 0.7 * air + 0.5 * whine)


def diesel(rng: np.random.Generator, samples: int, rpm: float, cylinders: int) -> Samples:
    """Return a large, slow engine, mono: a ship's, a lorry's.

    Args:
        rng: where chance comes from.
        samples: how long.
        rpm: its turns a minute.
        cylinders: how many.
    """
    motor = engine(rng, rpm * drift(rng, samples, 2.5, 0.97, 1.03), cylinders, 0.1)
    body = run(chain(highpass(35.0), lowpass(160.0)), white(rng, samples))
    return settled(motor + 1.2 * body * drift(rng, samples, 1.2, 0.7, 1.0).astype(np.float32))


def propeller(rng: np.random.Generator, samples: int) -> Samples:
    """Return a propeller aeroplane, mono."""
    return engine(rng, 2250.0 * drift(rng, samples, 4.0, 0.98, 1.02), 6, 0.55)


def rocket(rng: np.random.Generator, samples: int) -> Samples:
    """Return a rocket, mono: a roar that tears, and the ground that shakes."""
    roar = run(chain(highpass(50.0), lowpass(1500.0)), white(rng, samples)) * drift(
        rng, samples, 0.09, 0.5, 1.0
    ).astype(np.float32)
    deep = run(chain(highpass(24.0), lowpass(90.0)), white(rng, samples)) * drift(rng, samples, 0.4, 0.7, 1.0).astype(
        np.float32
    )
    tear = run(chain(highpass(900.0), lowpass(6000.0)), white(rng, samples)) * drift(
        rng, samples, 0.03, 0.0, 1.0, 4.0
    ).astype(np.float32)
    return settled(roar + 2.4 * deep + 0.7 * tear)


def far_horn(rng: np.random.Generator) -> Samples:
    """Return a ship's horn over the water: two low notes, a little apart."""
    seconds = float(rng.uniform(2.4, 3.4))
    base = float(rng.uniform(98.0, 124.0))
    hz = np.full(count(seconds), base)
    level = breath(hz.size, 0.25, 0.7)
    many = (0.7, 0.5, 0.4, 0.25, 0.14, 0.07)
    return whistle(hz, level, many) + 0.8 * whistle(1.335 * hz, level, many)


def far_whistle(rng: np.random.Generator) -> Samples:
    """Return a steam train's whistle far away: a chord, long, long, short, long."""
    out = []
    for seconds in (1.0, 0.9, 0.35, 1.3):
        hz = np.full(count(seconds), float(rng.uniform(0.995, 1.005)))
        level = breath(hz.size, 0.07, 0.2)
        chord = sum(whistle(note * hz, level, (0.4, 0.2)) for note in (311.0, 370.0, 415.0, 494.0))
        out.append(np.concatenate([np.asarray(chord, np.float32), np.zeros(count(0.22), np.float32)]))
    return np.concatenate(out)
