"""A blow: two bodies meet, ring as their materials do, tick, thud, and press what lies loose."""

from __future__ import annotations

import numpy as np

from circletake.sound.contacts.piece import Dice, attack, band_noise, ebb, scattered, together
from circletake.sound.contacts.substance import Loose, Substance, softness
from circletake.sound.kernels import ring
from circletake.sound.track import RATE, Samples, count


def blow(
    mover: Substance, ground: Substance, mass_kg: float, speed_mps: float, dice: Dice, ring_more: float = 1.0
) -> Samples:
    """Return one blow of a body against another, its peak about 1.

    How long they touch (T ~ (m^2 / v)^(1/5), after Hertz) decides how bright it is; a body's size how high it rings.

    Args:
        mover: what moves, free to ring as a body of its mass.
        ground: what is met: it rings as a large body does.
        mass_kg: of what moves.
        speed_mps: when they meet.
        dice: the bodies' making, and this blow's chance.
        ring_more: longer or shorter ringing: 0.3 held in a hand, 1 free.
    """
    touch_s = softness(mover, ground) * 1e-3 * (max(mass_kg, 0.01) ** 2 / max(speed_mps, 0.2)) ** 0.2
    touch_s = float(np.clip(touch_s, 1e-4, 0.03))
    own = _modes(mover, mass_kg, touch_s, dice, ring_more)
    met = _modes(ground, 3.0 + mass_kg, touch_s, dice, ring_more)
    tick = _tick(mover, ground, touch_s, dice.blow)
    thud = _thud(ground, mass_kg, dice.blow)
    loud = together((0, own * mover.ring_share * 0.8), (0, met * ground.ring_share), (0, tick), (0, thud))
    return attack(loud, min(0.0015, 0.3 * touch_s))


def crush(loose: Loose, pressure: Samples, rng: np.random.Generator) -> Samples:
    """Return the sound of loose ground under a pressure that changes.

    Args:
        loose: what lies there.
        pressure: 0 to 1 for every sample.
        rng: where chance comes from.
    """
    samples = pressure.size
    if samples == 0 or loose.grains <= 0:
        return np.zeros(samples, np.float32)
    steps = np.abs(np.diff(pressure, prepend=np.float32(0))) * RATE * 0.06 + pressure
    total = float(steps.sum())
    number = max(1, int(rng.poisson(loose.grains * total / RATE)))
    start = np.searchsorted(np.cumsum(steps) / total, rng.random(number)).astype(np.int64)
    hz = np.exp(rng.uniform(np.log(loose.low_hz), np.log(loose.high_hz), number))
    size = rng.pareto(2.2, number).clip(0.05, 4.0) * 0.25 * np.sqrt(loose.low_hz / hz) * rng.choice([-1.0, 1.0], number)
    ring_s = loose.ring_s * rng.uniform(0.5, 1.5, number)
    pebbles = scattered(samples, start, hz, np.zeros(number), ring_s, size)
    fine = band_noise(rng, samples, *loose.crunch) * pressure * np.float32(0.25 * loose.crunch_share)
    return np.asarray(pebbles + fine * (0.6 + 0.4 * rng.random(samples, dtype=np.float32)), np.float32)


def _modes(body: Substance, mass_kg: float, touch_s: float, dice: Dice, ring_more: float) -> Samples:
    """Return a body's ringing: inharmonic modes, higher ones weaker, shorter, and missed by a soft blow."""
    size = float(np.clip(max(mass_kg, 0.01) ** (-1 / 3), 0.45, 2.6))
    low, high = body.ring_hz[0] * size, min(body.ring_hz[1] * size, 15_000.0)
    place = (np.arange(body.modes) + dice.body.uniform(-0.32, 0.32, body.modes)) / max(1, body.modes - 1)
    hz = low * (high / low) ** np.clip(place, 0.0, 1.0) ** 0.9
    hz *= 1.0 + dice.blow.uniform(-0.004, 0.004)
    ring_s = body.ring_s * ring_more * (1000.0 / hz) ** body.damping * dice.body.uniform(0.7, 1.3, body.modes)
    spot = 0.35 + 0.65 * np.abs(np.sin(dice.blow.uniform(0, np.pi) * (np.arange(body.modes) + 1)))
    level = spot * (low / hz) ** 0.2 / (1.0 + (hz * touch_s * 0.9) ** 2) ** 0.8
    level /= max(1e-9, float(np.sqrt(np.sum(level**2)))) * 2.0
    loss = 1.0 / (1.0 + (low * touch_s * 0.6) ** 2)
    samples = min(count(1.2 * float(ring_s.max())) + 64, count(3.0))
    return ring(hz, 6.91 / ring_s, level * loss, np.zeros(hz.size), samples, float(RATE))


def _tick(mover: Substance, ground: Substance, touch_s: float, rng: np.random.Generator) -> Samples:
    """Return the surfaces' noise: a burst as long as the rougher one's."""
    share = max(mover.tick_share * 0.5, ground.tick_share)
    length = max(ground.tick_s, 0.6 * mover.tick_s) * float(rng.uniform(0.8, 1.25))
    low = (mover.tick[0] * ground.tick[0] ** 2) ** (1 / 3)
    high = min((mover.tick[1] * ground.tick[1] ** 2) ** (1 / 3), 1.6 / touch_s + low)
    samples = count(2.5 * length)
    return band_noise(rng, samples, low, max(high, 1.3 * low)) * ebb(samples, 2.0 * length) * np.float32(0.3 * share)


def _thud(ground: Substance, mass_kg: float, rng: np.random.Generator) -> Samples:
    """Return what the ground answers with: a low note that sinks a little."""
    hz = ground.thud_hz * float(np.clip(mass_kg, 0.05, 200.0)) ** -0.08 * float(rng.uniform(0.94, 1.06))
    weight = float(np.clip(mass_kg / 5.0, 0.02, 1.0)) ** 0.5
    level = np.array([0.5 * ground.thud_share * weight])
    start, fall = np.zeros(1, np.int64), np.array([-hz * 1.5])
    return scattered(count(0.15), start, np.array([hz * 1.15]), fall, np.array([0.12]), level)
