"""Fire: a dull flutter, a hiss, and crackles, most of them faint and a few sharp."""

from __future__ import annotations

import numpy as np

from circletake.sound.noise import drift, poisson, shaped, spaced
from circletake.sound.textures.weave import drops, evened, ride, settled
from circletake.sound.track import RATE, Samples


def fire(rng: np.random.Generator, samples: int, roar: float = 0.5) -> Samples:
    """Return a fire.

    Args:
        rng: where chance comes from.
        samples: how long.
        roar: 0 a candle-lit hearth, 1 a blaze.
    """
    flutter = drift(rng, samples, 0.14, 0.25, 1.0, 1.4) * drift(rng, samples, 2.5, 0.6, 1.0)
    flame = ride(shaped(rng, samples, ((35, -6), (80, 0), (180, -2), (420, -12), (1500, -34)), 0.6), flutter)
    hiss = ride(
        shaped(rng, samples, ((700, -22), (2500, -3), (5000, 0), (10000, -8)), 0.4),
        drift(rng, samples, 1.6, 0.15, 1.0, 2.0),
    )
    return settled((0.35 + 0.6 * roar) * flame + (0.16 + 0.12 * roar) * hiss + 0.5 * crackle(rng, samples))


def crackle(rng: np.random.Generator, samples: int) -> Samples:
    """Return crackling: single ticks, little runs of them, and now and then a pop."""
    single = poisson(rng, samples, 9.0)
    runs = [
        start + (RATE * np.sort(rng.exponential(0.05, int(rng.integers(4, 18))))).astype(np.int64)
        for start in spaced(rng, samples, 1.3, 0.7)
    ]
    when = np.concatenate([single, *runs]).astype(np.int64)
    ticks = drops(rng, samples, when, (1500.0, 7500.0), (0.0015, 0.006), 0.0, 3.2)
    pops = drops(rng, samples, poisson(rng, samples, 0.45), (420.0, 1300.0), (0.01, 0.03), 0.0, 0.8)
    return evened(ticks + 1.3 * pops)
