"""Bells and plucked strings."""

from __future__ import annotations

import numpy as np

from circletake.schema import Contact
from circletake.sound.contacts.piece import Dice, Piece, attack, band_noise, ebb, together
from circletake.sound.kernels import pluck, ring
from circletake.sound.noise import white
from circletake.sound.track import RATE, Samples, count, soften

# A church bell's partials against its strike note: hum, prime, tierce, quint, nominal and those above, with level
# and length (A. Lehr, "Partial groups in the bell sound", J. Acoust. Soc. Am. 79, 1986).
_PARTIALS = (
    (0.5, 0.55, 1.0), (1.0, 0.8, 0.62), (1.183, 0.75, 0.5), (1.506, 0.32, 0.34), (2.0, 1.0, 0.3),
    (2.514, 0.42, 0.19), (2.662, 0.4, 0.17), (3.011, 0.5, 0.15), (4.166, 0.42, 0.1), (5.433, 0.3, 0.07),
    (6.796, 0.2, 0.05), (8.215, 0.13, 0.035),
)  # fmt: skip

_CHORDS = ((0, 7, 12, 16, 19, 24), (0, 7, 12, 15, 19, 24), (0, 7, 12, 14, 19, 24))
"""Open chords in semitones from the root: major, minor, and one without a third."""


def bell(contact: Contact, dice: Dice) -> Piece:
    """Return a bell; its weight decides its note and how long it rings."""
    mass = float(np.clip(contact.mass_kg, 0.02, 8000.0))
    strike_hz = float(np.clip(1750.0 * mass ** (-1 / 3), 90.0, 3200.0)) * float(dice.body.uniform(0.96, 1.04))
    return Piece(toll(strike_hz, float(np.clip(0.9 * mass**0.32, 0.7, 11.0)), dice))


def toll(strike_hz: float, ring_s: float, dice: Dice) -> Samples:
    """Return one stroke of a bell of a note (its prime) whose hum rings for so long.

    Each partial is two, a little apart: no bell is quite round, and so it beats.
    """
    share = np.array(_PARTIALS)
    hz = strike_hz * share[:, 0] * (1.0 + dice.body.uniform(-0.004, 0.004, len(share)))
    keep = hz < 14_000.0
    hz, level, length = hz[keep], share[keep, 1], ring_s * share[keep, 2]
    level = level * dice.blow.uniform(0.8, 1.2, hz.size)
    apart = dice.body.uniform(0.15, 0.9, hz.size)
    modes = np.concatenate([hz - apart / 2, hz + apart / 2])
    levels = np.concatenate([level, level * dice.body.uniform(0.3, 0.8, hz.size)]) * 0.12
    decay = 6.91 / np.concatenate([length, length])
    samples = count(min(1.15 * ring_s, 8.0))
    tone = ring(modes, decay, levels, np.zeros(modes.size), samples, float(RATE))
    tick = band_noise(dice.blow, count(0.04), 1500.0, 7000.0) * ebb(count(0.04), 0.012) * np.float32(0.06)
    return soften(attack(together((0, tone), (0, tick)), 0.0008), 0.0, 0.4)


def string(hz: float, seconds: float, bright: float, rng: np.random.Generator) -> Samples:
    """Return one plucked string, without what lies below it."""
    period = RATE / hz
    noise = white(rng, int(period) + 8)
    at = max(1, int(0.17 * period))
    noise = noise - np.roll(noise, at)
    loss = float(10.0 ** (-3.0 * period / (RATE * seconds)))
    sound = pluck((0.3 * (noise - noise.mean())).astype(np.float32), period, loss, bright, count(min(seconds, 4.0)))
    return soften(sound, 0.0008, 0.25)


def strum(contact: Contact, dice: Dice) -> Piece:
    """Return a chord drawn over six strings, downwards or upwards; an instrument keeps its chord's root."""
    root = 82.41 * 2.0 ** (int(dice.body.integers(0, 6)) / 12.0)
    chord = _CHORDS[int(dice.blow.integers(0, len(_CHORDS)))]
    order = range(6) if dice.blow.random() < 0.7 else range(5, -1, -1)
    pace = float(dice.blow.uniform(0.009, 0.02))
    parts = [
        (count(place * pace), string(root * 2.0 ** (chord[k] / 12.0), 2.6 - 0.2 * k, 0.72 + 0.03 * k, dice.blow))
        for place, k in enumerate(order)
    ]
    sound = together(*parts)
    knock = band_noise(dice.blow, count(0.1), 90.0, 320.0) * ebb(count(0.1), 0.08) * np.float32(0.1)
    return Piece(together((0, sound), (0, knock)))
