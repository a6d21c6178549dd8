"""Rain, by what it falls on."""

from __future__ import annotations

import numpy as np

from circletake.sound.filters import chain, highpass, lowpass, run
from circletake.sound.noise import Shape, poisson
from circletake.sound.textures.weave import drops, gusts, settled
from circletake.sound.track import Samples

_FAR: Shape = ((200, -22), (800, -9), (2500, -2), (5000, 0), (9000, -4), (16000, -14))


def rain_ground(rng: np.random.Generator, samples: int) -> Samples:
    """Return rain on earth and stone: a wide hiss, and splats near by."""
    near = drops(rng, _loop(samples), poisson(rng, _loop(samples), 160.0), (1300.0, 5200.0), (0.003, 0.012), 0.0, 3.0)
    return _rain(rng, samples, near, 0.8, 0.42)


def rain_leaves(rng: np.random.Generator, samples: int) -> Samples:
    """Return rain in a wood: soft pats on leaves, near and far."""
    near = drops(rng, _loop(samples), poisson(rng, _loop(samples), 110.0), (600.0, 2600.0), (0.006, 0.02), 0.0, 2.4)
    return _rain(rng, samples, near, 0.6, 0.6)


def rain_water(rng: np.random.Generator, samples: int) -> Samples:
    """Return rain on water: every drop's bubble rings, most of them very high."""
    near = drops(rng, _loop(samples), poisson(rng, _loop(samples), 240.0), (1100.0, 7500.0), (0.005, 0.02), 3.0, 2.6)
    return _rain(rng, samples, near, 0.6, 0.5)


def rain_roof(rng: np.random.Generator, samples: int) -> Samples:
    """Return rain over one's head: dull patter on the roof, the gutter, hardly any hiss."""
    near = drops(rng, _loop(samples), poisson(rng, _loop(samples), 130.0), (190.0, 1100.0), (0.012, 0.04), 0.0, 2.2)
    far = gusts(rng, samples, ((60, -10), (180, -2), (500, 0), (1200, -8), (4000, -26)), 4.0, 0.7, 1.0)
    return settled(0.6 * settled(_tiled(near, samples)) + 0.75 * far)


def rain_window(rng: np.random.Generator, samples: int) -> Samples:
    """Return rain against a pane: small hard ticks in gusts, over what comes through the wall."""
    near = drops(rng, _loop(samples), poisson(rng, _loop(samples), 46.0), (1700.0, 4300.0), (0.006, 0.016), 0.0, 2.6)
    outside = run(chain(highpass(120.0), lowpass(1400.0)), gusts(rng, samples, _FAR, 4.0, 0.6, 1.2))
    return settled(0.45 * settled(_tiled(near, samples)) + 0.7 * settled(outside))


def _rain(rng: np.random.Generator, samples: int, near: Samples, far_share: float, near_share: float) -> Samples:
    far = gusts(rng, samples, _FAR, 5.0, 0.75, 1.0)
    low = gusts(rng, samples, ((60, -12), (200, -2), (600, 0), (1500, -9), (4000, -24)), 6.0, 0.7, 1.0)
    return settled(far_share * far + 0.3 * low + near_share * settled(_tiled(near, samples)))


def _loop(samples: int) -> int:
    """Return how many samples of single drops are made before they come round again: 10.9 s."""
    return min(samples, 1 << 19)


def _tiled(near: Samples, samples: int) -> Samples:
    return np.tile(near, (1, -(-samples // near.shape[1])))[:, :samples]
