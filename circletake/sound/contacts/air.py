"""What moves the air: wings, things that fly past, strokes; thunder and explosions."""

from __future__ import annotations

import numpy as np

from circletake.schema import Contact
from circletake.sound.contacts.piece import Dice, Piece, band_noise, ebb, rise_and_fall, together
from circletake.sound.contacts.substance import SUBSTANCES
from circletake.sound.contacts.water import slosh
from circletake.sound.filters import chain, highpass, lowpass, run
from circletake.sound.kernels import SWEEP_HOP, per_sample, sweep_band
from circletake.sound.noise import white
from circletake.sound.track import RATE, Samples, count, soften

SPEED_OF_SOUND = 343.0
"""In air of 20 degrees, in metres a second."""


def wing(contact: Contact, dice: Dice) -> Piece:
    """Return one wing beat: larger wings beat lower and longer."""
    size = float(np.clip((max(contact.mass_kg, 1e-4) / 1.0) ** 0.22, 0.18, 5.0))
    samples = count(float(np.clip(0.13 * size, 0.03, 0.7)))
    low = float(np.clip(170.0 / size, 45.0, 700.0))
    push = band_noise(dice.blow, samples, low, 5.0 * low) * rise_and_fall(samples, 0.22, 1.4) * np.float32(0.5)
    feathers = band_noise(dice.blow, samples, 1800.0, 6000.0) * rise_and_fall(samples, 0.3, 2.0) * np.float32(0.09)
    return Piece(push + feathers, samples // 10)


def whoosh(contact: Contact, dice: Dice) -> Piece:
    """Return something that flies past: it swells, is brightest at the contact, and sinks away."""
    speed = float(np.clip(contact.speed_mps, 1.0, 60.0))
    size = float(np.clip(max(contact.mass_kg, 0.01) ** 0.2, 0.4, 4.0))
    seconds = float(np.clip(2.2 * size / speed**0.6, 0.22, 1.6))
    samples = count(seconds)
    peak = float(dice.blow.uniform(0.4, 0.5))
    swell = rise_and_fall(samples, peak, 2.2)
    top = float(np.clip(260.0 * speed**0.5 / size, 180.0, 2400.0))
    steps = swell[::SWEEP_HOP].astype(np.float64)
    body = sweep_band(white(dice.blow, samples), 0.35 * top + top * steps, 1.1, float(RATE))
    edge = sweep_band(white(dice.blow, samples), 1.2 * top + 2.2 * top * steps, 1.6, float(RATE))
    return Piece((body + 0.45 * edge) * swell, round(peak * samples))


def stroke(contact: Contact, dice: Dice) -> Piece:
    """Return a stroke: an arm or an oar through water, or a tool along a surface."""
    if contact.onto == "water":
        strength = float(np.clip(contact.mass_kg * contact.speed_mps / 20.0, 0.4, 2.5))
        return Piece(slosh(dice.blow, 0.5 + 0.2 * strength, strength))
    ground, tool = SUBSTANCES[contact.onto], SUBSTANCES[contact.material]
    samples = count(float(dice.blow.uniform(0.18, 0.32)))
    centre = float(np.sqrt(ground.tick[0] * tool.tick[1])) * dice.blow.uniform(0.9, 1.1)
    bow = rise_and_fall(samples, 0.18, 1.2)
    sweep = centre * (0.75 + 0.5 * rise_and_fall(samples, 0.5)[::SWEEP_HOP].astype(np.float64))
    rub = sweep_band(white(dice.blow, samples), sweep, 1.0, float(RATE))
    rough = 0.6 + 0.4 * np.sign(np.sin(np.cumsum(2 * np.pi * (70.0 + 60.0 * bow) / RATE))).astype(np.float32)
    return Piece(np.asarray(rub * bow * run(lowpass(900.0), rough.astype(np.float32)), np.float32), samples // 12)


def thunder(contact: Contact, dice: Dice) -> Piece:
    """Return thunder, nearer or farther as the contact's distance has it."""
    return Piece(thunderclap(dice.blow, float(np.clip(1.0 - contact.distance_m / 2500.0, 0.0, 1.0))))


def thunderclap(rng: np.random.Generator, near: float) -> Samples:
    """Return thunder, stereo: the crack of the near channel when it is close, and the long roll of the rest.

    A lightning channel is some kilometres long and bent; its parts are heard one after the other (A. A. Few, 1969).
    The roll is those parts' arrivals, each duller the farther it has come.

    Args:
        rng: where chance comes from.
        near: 0 beyond the horizon, 1 overhead.
    """
    samples = count(5.0 + 2.5 * float(rng.random()))
    sound = np.zeros((2, samples), np.float32)
    for low, high, apart_s, level in (
        (24.0, 75.0, 0.55, 1.0),
        (60.0, 190.0, 0.45, 0.75),
        (150.0, 600.0 + 900.0 * near, 0.3, 0.22 + 0.3 * near),
    ):
        sound += _roll(rng, samples, low, high, apart_s) * np.float32(level)
    if near > 0.25:
        crack = band_noise(rng, count(0.5), 300.0, 7000.0) * ebb(count(0.5), 0.25)
        tear = np.repeat(rng.random(crack.size // 240 + 1) ** 3, 240)[: crack.size].astype(np.float32)
        sound[:, : crack.size] += crack * run(lowpass(400.0), tear) * np.float32(1.3 * near)
    return soften(sound, 0.004, 1.2)


def _roll(rng: np.random.Generator, samples: int, low: float, high: float, spread: float) -> Samples:
    """Return one band of a roll, stereo: claps that come after one another and die away."""
    envelope = np.zeros(samples // 480 + 2)
    steps = np.arange(envelope.size) * 0.01
    at, level = 0.0, 1.0
    while at < steps[-1] - 1.0:
        length = rng.uniform(0.25, 0.9)
        after = steps - at
        envelope += np.where(after >= 0, level * np.exp(-after / length) * (1 - np.exp(-after / 0.02)), 0.0)
        at += rng.exponential(spread) + 0.08
        level = float(np.exp(-at / 2.0) * rng.uniform(0.35, 1.0))
    curve = per_sample(envelope, 480, samples).astype(np.float32)
    middle = band_noise(rng, samples, low, high)
    return np.stack([(0.8 * middle + 0.6 * band_noise(rng, samples, low, high)) * curve for _ in range(2)])


def explosion(contact: Contact, dice: Dice) -> Piece:
    """Return an explosion: the front, a fireball whose brightness sinks, a deep push, and debris."""
    rng = dice.blow
    size = float(np.clip((max(contact.mass_kg, 0.1) / 50.0) ** 0.25, 0.5, 2.5))
    samples = count(2.2 + 1.3 * size)
    time = np.arange(samples) / RATE
    front = band_noise(rng, samples, 60.0, 9000.0) * ebb(samples, 0.14) * np.float32(0.8)
    cooling = 120.0 + 4200.0 * np.exp(-time[::SWEEP_HOP] / (0.22 * size))
    fire = sweep_band(white(rng, samples), cooling, 0.55, float(RATE)) * ebb(samples, 1.6 * size) * np.float32(1.1)
    push_hz = (58.0 * np.exp(-time / 0.25) + 31.0) / size**0.3
    push = np.sin(2 * np.pi * np.cumsum(push_hz) / RATE).astype(np.float32) * ebb(samples, 1.1 * size)
    rumble = band_noise(rng, samples, 26.0, 110.0) * ebb(samples, 2.4 * size) * np.float32(0.8)
    debris = run(chain(highpass(500.0), lowpass(5000.0)), white(rng, samples))
    falling = (rng.random(samples // 960 + 1) ** 6).repeat(960)[:samples].astype(np.float32)
    debris = debris * run(lowpass(120.0), falling) * ebb(samples, 2.4) * np.float32(0.5)
    return Piece(soften(together((0, front), (0, fire), (0, push), (0, rumble), (0, debris)), 0.0005, 0.6))
