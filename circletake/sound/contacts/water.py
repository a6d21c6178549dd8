"""Water: splashes, strokes and breaches. Water itself is silent; what sounds is the air in it.

A bubble of radius r metres rings at about 3.26 / r hertz (M. Minnaert, 1933), higher as it rises to the surface
(K. van den Doel, "Physically based models for liquid sounds", 2005).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from circletake.schema import Contact
from circletake.sound.contacts.piece import Dice, Piece, band_noise, ebb, rise_and_fall, scattered, together
from circletake.sound.track import Samples, count


def bubbles(
    rng: np.random.Generator,
    when: NDArray[np.int64],
    low_hz: float,
    high_hz: float,
    samples: int,
) -> Samples:
    """Return a population of bubbles: many small ones, few large, each rising in pitch as it dies.

    Args:
        rng: where chance comes from.
        when: the sample at which each one is born.
        low_hz: of the largest.
        high_hz: of the smallest.
        samples: how long.
    """
    number = when.size
    radius = (1.0 / low_hz) * (1.0 - rng.random(number) * (1.0 - (low_hz / high_hz) ** 0.8)) ** 1.6
    hz = np.clip(1.0 / radius, low_hz, high_hz)
    damp = 0.04 * hz + 0.0012 * hz**1.5
    rise = 0.12 * damp * hz * rng.random(number) ** 2
    level = 0.5 * (low_hz / hz) ** 0.7 * rng.random(number) ** 1.5 * rng.choice([-1.0, 1.0], number)
    return scattered(samples, when, hz, rise, 6.91 / damp, level)


def slosh(rng: np.random.Generator, seconds: float, size: float) -> Samples:
    """Return a foot, a hand or an oar in water: a slap, a swish and its bubbles."""
    samples = count(seconds)
    low = float(np.clip(420.0 / max(size, 0.05) ** 0.3, 160.0, 1400.0))
    when = (samples * 0.8 * rng.beta(1.2, 3.0, int(24 + 40 * min(size, 2.0)))).astype(np.int64)
    slap = band_noise(rng, samples, 500.0, 5200.0) * ebb(samples, 0.11) * np.float32(0.28)
    swish = band_noise(rng, samples, 350.0, 2400.0) * rise_and_fall(samples, 0.3, 1.5) * np.float32(0.13)
    return np.asarray(slap + swish + bubbles(rng, when, low, 6.0 * low, samples) * 0.8, np.float32)


def splash(contact: Contact, dice: Dice) -> Piece:
    """Return something that falls into water: slap, the cavity's plop, bubbles, and drops that rain back."""
    rng = dice.blow
    energy = contact.mass_kg * max(contact.speed_mps, 0.3) ** 2
    size = float(np.clip((energy / 60.0) ** 0.3, 0.12, 6.0))
    seconds = float(np.clip(0.5 + 0.55 * size, 0.4, 3.2))
    samples = count(seconds)
    slap = band_noise(rng, samples, 260.0 / size**0.4, 7000.0) * ebb(samples, 0.16 * size**0.5)
    crown = band_noise(rng, samples, 700.0, 8000.0) * rise_and_fall(samples, 0.16, 2.0)
    plop = _plop(rng, size)
    when = (samples * rng.beta(1.4, 3.2, int(60 + 90 * size))).astype(np.int64)
    foam = bubbles(rng, when, 380.0 / size**0.5, 4200.0, samples)
    back = _rain_back(rng, size, samples)
    wait = count(float(rng.uniform(0.035, 0.07)) * size**0.5)
    return Piece(
        together((0, slap * np.float32(0.34)), (0, crown * np.float32(0.16)), (wait, plop), (0, foam), (0, back))
    )


def breach(contact: Contact, dice: Dice) -> Piece:
    """Return a great body that falls back into the sea: a boom, a wall of water, a long shower."""
    rng = dice.blow
    size = float(np.clip((contact.mass_kg / 20_000.0) ** 0.25, 0.4, 1.6))
    samples = count(3.4 + size)
    boom = band_noise(rng, samples, 32.0, 140.0) * ebb(samples, 1.3 * size) * np.float32(0.9)
    wall = band_noise(rng, samples, 120.0, 3200.0) * rise_and_fall(samples, 0.07, 1.6) * np.float32(0.34)
    slap = band_noise(rng, samples, 250.0, 6000.0) * ebb(samples, 0.35) * np.float32(0.4)
    shower = band_noise(rng, samples, 1500.0, 9000.0) * rise_and_fall(samples, 0.3, 1.8) * np.float32(0.13)
    when = (samples * rng.beta(1.3, 2.6, 620)).astype(np.int64)
    foam = bubbles(rng, when, 90.0, 2600.0, samples) * np.float32(1.1)
    back = _rain_back(rng, 3.5 * size, samples)
    return Piece(together((0, boom), (0, slap), (0, wall), (0, shower), (0, foam), (0, back)))


def _plop(rng: np.random.Generator, size: float) -> Samples:
    """Return the cavity that closes: one large bubble, or two."""
    samples = count(0.35 + 0.1 * size)
    first = float(np.clip(330.0 / size**0.7, 55.0, 1500.0) * rng.uniform(0.85, 1.15))
    hz = np.array([first, first * rng.uniform(1.4, 1.9)])
    level = np.array([0.75, 0.35])
    start = np.array([0, count(float(rng.uniform(0.03, 0.08)))])
    return scattered(samples, start, hz, 2.2 * hz, np.array([0.2 * size**0.4, 0.13]), level)


def _rain_back(rng: np.random.Generator, size: float, samples: int) -> Samples:
    """Return the drops that a splash threw up, as they come down again."""
    number = int(30 + 110 * size)
    when = (samples * np.clip(rng.normal(0.42, 0.16, number), 0.05, 0.9)).astype(np.int64)
    hz = np.exp(rng.uniform(np.log(1600.0), np.log(7500.0), number))
    level = 0.1 * rng.choice([-1.0, 1.0], number) * rng.random(number) ** 2 * (1600.0 / hz) ** 0.3
    return scattered(samples, when, hz, 1.5 * hz, rng.uniform(0.004, 0.02, number), level)
