"""Moving air: open wind, wind in trees and grass, cold whistling, draughts, blown sand, cloth that flaps."""

from __future__ import annotations

import numpy as np

from circletake.sound.kernels import SWEEP_HOP, grains, sweep_band
from circletake.sound.noise import CONTROL, drift, shaped, slow_drift, spaced, spread, white
from circletake.sound.textures.weave import evened, gusts, ride, settled
from circletake.sound.track import RATE, Samples, silence


def wind_open(rng: np.random.Generator, samples: int) -> Samples:
    """Return wind over open land: a low push, a body, and a breath of hiss that only gusts bring."""
    low = gusts(rng, samples, ((25, -4), (60, 0), (130, -3), (400, -16), (1500, -40)), 4.5, 0.3, 1.3)
    body = gusts(rng, samples, ((120, -14), (300, -2), (600, 0), (1100, -8), (4000, -28)), 3.5, 0.15, 1.8)
    hiss = gusts(rng, samples, ((600, -22), (1800, -2), (3500, 0), (8000, -12), (16000, -30)), 3.0, 0.05, 2.6)
    return settled(0.8 * low + 0.75 * body + 0.22 * hiss)


def wind_trees(rng: np.random.Generator, samples: int) -> Samples:
    """Return wind in leaves: the crowns rush, one after the other."""
    crown = gusts(rng, samples, ((200, -26), (900, -9), (2500, -1), (4500, 0), (8000, -7), (16000, -22)), 4.0, 0.2, 1.6)
    near = gusts(rng, samples, ((400, -20), (1500, -3), (3200, 0), (6000, -8), (12000, -24)), 2.6, 0.05, 2.4)
    trunk = gusts(rng, samples, ((40, -6), (110, 0), (300, -8), (900, -26)), 5.0, 0.3, 1.2)
    return settled(0.7 * crown + 0.45 * near + 0.35 * trunk)


def wind_grass(rng: np.random.Generator, samples: int) -> Samples:
    """Return a soft wind in grass or grain."""
    blades = gusts(rng, samples, ((500, -24), (1800, -6), (3500, 0), (6000, -3), (11000, -16)), 3.6, 0.12, 1.8)
    air = gusts(rng, samples, ((40, -3), (120, 0), (400, -12), (1500, -30)), 5.0, 0.4, 1.2)
    return settled(0.55 * blades + 0.6 * air)


def wind_cold(rng: np.random.Generator, samples: int) -> Samples:
    """Return a cold wind that whistles round edges: narrow bands that wander and rise with the gusts."""
    bed = wind_open(rng, samples)
    steps = samples // SWEEP_HOP + 1
    whistle = silence(samples)
    for low, high, q, level in ((320.0, 620.0, 14.0, 1.0), (560.0, 1150.0, 18.0, 0.55)):
        gust = slow_drift(rng, samples, 3.2, 0.0, 1.0, 1.7)
        at = np.arange(steps) * (SWEEP_HOP / CONTROL)
        centre = low + (high - low) * np.interp(at, np.arange(gust.size), 0.7 * gust + 0.3 * gust**2)
        voice = sweep_band(white(rng, samples), centre, q, float(RATE))
        curve = spread(gust**2, samples)
        side = float(rng.uniform(0.25, 0.75))
        sound = ride(voice, curve) * np.float32(level)
        whistle += np.stack([sound * np.float32(np.sqrt(1 - side)), sound * np.float32(np.sqrt(side))])
    return settled(bed + 0.5 * settled(whistle))


def draught(rng: np.random.Generator, samples: int) -> Samples:
    """Return the wind outside as a room has it: low, far, with a breath in the chimney."""
    far = gusts(rng, samples, ((30, -2), (80, 0), (220, -6), (600, -22), (2000, -45)), 5.0, 0.25, 1.5)
    flue = gusts(rng, samples, ((150, -20), (330, 0), (420, -3), (900, -26)), 4.0, 0.02, 2.6)
    return settled(far + 0.3 * flue)


def sand_hiss(rng: np.random.Generator, samples: int) -> Samples:
    """Return sand that runs over sand when the wind lifts it."""
    return gusts(rng, samples, ((1200, -30), (3500, -6), (6500, 0), (10000, -4), (16000, -14)), 4.0, 0.02, 2.8)


def high_air(rng: np.random.Generator, samples: int) -> Samples:
    """Return the stream of air high above the ground: wide, even, soft."""
    stream = shaped(rng, samples, ((30, -3), (90, 0), (350, -5), (1200, -14), (4000, -26), (12000, -44)), 0.3)
    veil = gusts(rng, samples, ((800, -14), (2200, 0), (5000, -6), (12000, -26)), 6.0, 0.15, 1.6)
    return settled(ride(stream, drift(rng, samples, 6.0, 0.6, 1.0)) + 0.16 * veil)


def flags(rng: np.random.Generator, samples: int) -> Samples:
    """Return cloth in the wind: quick flaps in bursts."""
    bursts = drift(rng, samples, 2.2, 0.0, 1.0, 2.4)
    bed = shaped(rng, samples, ((80, -12), (220, 0), (600, -3), (1800, -10), (6000, -24)), 0.6)
    flaps = np.zeros(samples)
    for start in spaced(rng, samples, 0.16, 0.5):
        length = min(int(RATE * rng.uniform(0.05, 0.11)), samples - int(start))
        shape = np.exp(-np.arange(length) / (0.022 * RATE)) * np.minimum(1.0, np.arange(length) / (0.004 * RATE))
        flaps[start : start + length] += shape * rng.uniform(0.3, 1.0)
    return evened(bed * (flaps * bursts).astype(np.float32))


def rigging(rng: np.random.Generator, samples: int) -> Samples:
    """Return halyards that tap against masts: small metal pings in loose time, several boats."""
    out = silence(samples)
    for _ in range(4):
        hz = np.exp(rng.uniform(np.log(900.0), np.log(2100.0))) * np.array([1.0, 2.32, 4.25, 6.4])
        side = float(rng.uniform(0.1, 0.9)) * np.pi / 2
        for start in spaced(rng, samples, float(rng.uniform(1.1, 2.4)), 0.35):
            for tap in range(int(rng.integers(1, 4))):
                level = float(rng.uniform(0.2, 1.0)) * np.array([1.0, 0.6, 0.3, 0.15])
                at = np.full(4, start + int(tap * RATE * rng.uniform(0.12, 0.2)), np.int64)
                decay = 6.91 / (np.array([0.5, 0.32, 0.2, 0.12]) * rng.uniform(0.6, 1.2))
                grains(out, at, hz, np.zeros(4), decay, level * np.cos(side), level * np.sin(side), float(RATE))
    return evened(out)
