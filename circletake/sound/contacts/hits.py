"""Things that are struck, dropped, clapped, knocked at, shut, broken or taken."""

from __future__ import annotations

import numpy as np

from circletake.schema import Contact
from circletake.sound.contacts.piece import Dice, Piece, attack, band_noise, ebb, rise_and_fall, scattered, together
from circletake.sound.contacts.strike import blow, crush
from circletake.sound.contacts.substance import SUBSTANCES, Substance
from circletake.sound.contacts.water import slosh
from circletake.sound.filters import bandpass, run
from circletake.sound.noise import white
from circletake.sound.track import Samples, count

_SKIN = Substance((85, 620), 5, 0.11, 0.9, 0.8, 2.6, (300, 1800), 0.008, 0.35, 90, 0.4)
_KNUCKLE = Substance((300, 1100), 3, 0.012, 0.8, 0.3, 1.3, (600, 3000), 0.004, 0.4, 100, 0.2)
_LATCH = Substance((1100, 7000), 9, 0.06, 0.4, 0.8, 0.25, (2500, 8000), 0.004, 0.5, 150, 0.1)


def impact(contact: Contact, dice: Dice) -> Piece:
    """Return one body against another."""
    mover, ground = SUBSTANCES[contact.material], SUBSTANCES[contact.onto]
    parts = [(0, blow(mover, ground, contact.mass_kg, contact.speed_mps, dice))]
    if contact.onto == "water":
        parts.append((0, slosh(dice.blow, 0.5, min(2.0, contact.mass_kg / 10.0))))
    elif ground.loose.grains:
        heavy = float(np.clip(contact.mass_kg / 5.0, 0.1, 2.5)) ** 0.5
        parts.append((0, crush(ground.loose, rise_and_fall(count(0.2), 0.06, 1.5), dice.blow) * np.float32(heavy)))
    return Piece(together(*parts))


def bounce(contact: Contact, dice: Dice) -> Piece:
    """Return a ball: a taut skin and the air in it, and the ground."""
    ground = SUBSTANCES[contact.onto]
    ball = _SKIN if contact.material in ("air", "cloth", "flesh", "paper") else SUBSTANCES[contact.material]
    hit = blow(ball, ground, contact.mass_kg, contact.speed_mps, dice, 0.8)
    loose = crush(ground.loose, rise_and_fall(count(0.08), 0.1), dice.blow) * np.float32(0.4)
    return Piece(together((0, hit), (0, loose)) if loose.size else hit)


def drop(contact: Contact, dice: Dice) -> Piece:
    """Return something let fall: it bounces lower and quicker until it lies."""
    mover, ground = SUBSTANCES[contact.material], SUBSTANCES[contact.onto]
    give = float(np.clip(0.55 - 0.045 * softness_ms(mover, ground), 0.08, 0.5))
    first = speed = float(np.clip(contact.speed_mps, 0.5, 6.0))
    at, parts = 0.0, []
    for _ in range(7):
        hit = blow(mover, ground, contact.mass_kg, speed, dice)
        parts.append((count(at), hit * np.float32((speed / first) ** 1.2)))
        speed *= give * float(dice.blow.uniform(0.8, 1.2))
        at += 2.0 * speed / 9.81
        if speed < 0.15:
            break
    if ground.loose.grains:
        parts.append((0, crush(ground.loose, rise_and_fall(count(0.15), 0.08), dice.blow) * np.float32(0.5)))
    return Piece(together(*parts))


def softness_ms(mover: Substance, ground: Substance) -> float:
    """Return how soft a meeting is: the sum of both contact times."""
    return mover.contact_ms + ground.contact_ms


def clap(contact: Contact, dice: Dice) -> Piece:
    """Return two hands: air pressed out of a cup, one to three bursts close together."""
    samples = count(0.12)
    centre = float(dice.body.uniform(900.0, 1500.0) * dice.blow.uniform(0.9, 1.1))
    parts = []
    for index, at in enumerate((0.0, *np.sort(dice.blow.uniform(0.004, 0.016, 2)))):
        skin = run(bandpass(centre, 1.3), white(dice.blow, samples)) * ebb(samples, 0.045)
        flat = band_noise(dice.blow, samples, 1800.0, 7000.0) * ebb(samples, 0.014) * np.float32(0.3)
        parts.append((count(float(at)), (skin + flat) * np.float32(1.0 / (1 + index))))
    return Piece(attack(together(*parts), 0.0004))


def knock(contact: Contact, dice: Dice) -> Piece:
    """Return a knuckle on a panel."""
    panel = SUBSTANCES[contact.onto if contact.onto != "air" else "wood"]
    board = panel._replace(thud_hz=panel.thud_hz * 1.7, thud_share=max(0.6, panel.thud_share))
    return Piece(blow(_KNUCKLE, board, 1.2, max(contact.speed_mps, 1.5), dice, 0.9))


def door(contact: Contact, dice: Dice) -> Piece:
    """Return a door that falls shut: the leaf, the frame's rattle, the latch."""
    leaf = SUBSTANCES[contact.material if contact.material in ("wood", "metal", "glass", "stone") else "wood"]
    heavy = leaf._replace(thud_hz=72.0, thud_share=1.4, loose=leaf.loose)
    shut = blow(heavy, heavy, 14.0, max(contact.speed_mps, 1.0), dice, 0.8)
    rattle = [
        (count(float(at)), blow(_LATCH, leaf, 0.3, 1.0, dice, 0.6) * np.float32(level))
        for at, level in zip(np.sort(dice.blow.uniform(0.02, 0.11, 3)), (0.3, 0.22, 0.12), strict=True)
    ]
    latch = blow(_LATCH, SUBSTANCES["metal"], 0.15, 1.2, dice, 0.15) * np.float32(0.45)
    whiff = band_noise(dice.blow, count(0.3), 60.0, 420.0) * ebb(count(0.3), 0.2) * np.float32(0.25)
    return Piece(together((0, shut), *rattle, (count(0.012), latch), (0, whiff)))


def break_(contact: Contact, dice: Dice) -> Piece:
    """Return something that goes to pieces: the crack, then its shards fall and settle."""
    stuff = SUBSTANCES[contact.material]
    floor = SUBSTANCES[contact.onto if contact.onto not in ("air",) else "stone"]
    size = float(np.clip(contact.mass_kg / 2.0, 0.1, 10.0)) ** 0.4
    seconds = float(np.clip(0.7 * size, 0.45, 2.2))
    crack = blow(stuff, stuff, contact.mass_kg, 4.0, dice, 0.4)
    burst = band_noise(dice.blow, count(0.2), stuff.tick[0] * 0.8, stuff.tick[1]) * ebb(count(0.2), 0.1)
    snaps = _snaps(stuff, dice, size)
    return Piece(
        together(
            (0, crack), (0, attack(burst * np.float32(0.45), 0.0004)), *snaps, (0, _shards(stuff, floor, dice, seconds))
        )
    )


def _snaps(stuff: Substance, dice: Dice, size: float) -> list[tuple[int, Samples]]:
    """Return the cracks that run on after the first."""
    times = np.sort(dice.blow.exponential(0.05 * size, 6)).clip(0, 0.4)
    return [
        (count(float(at)), blow(stuff, stuff, float(dice.blow.uniform(0.02, 0.4)), 2.0, dice, 0.4) * np.float32(0.4))
        for at in times
    ]


def _shards(stuff: Substance, floor: Substance, dice: Dice, seconds: float) -> Samples:
    """Return the pieces as they fall and come to rest: each small, high and short; fewer and fewer."""
    rng = dice.blow
    samples = count(seconds + 0.4)
    number = int(170 * seconds)
    when = (count(seconds) * rng.beta(1.1, 2.6, number)).astype(np.int64)
    low, high = stuff.ring_hz[0] * 1.6, min(stuff.ring_hz[1] * 1.5, 15_000.0)
    hz = np.exp(rng.uniform(np.log(low), np.log(high), number))
    ring_s = stuff.ring_s * 0.5 * (2000.0 / hz) ** stuff.damping * rng.uniform(0.3, 1.5, number)
    level = (
        0.22
        * rng.choice([-1.0, 1.0], number)
        * rng.random(number) ** 2.5
        * (low / hz) ** 0.25
        / (1.0 + 0.25 * floor.contact_ms)
    )
    return scattered(samples, when, hz, np.zeros(number), np.maximum(ring_s, 0.003), level)


def grab(contact: Contact, dice: Dice) -> Piece:
    """Return a hand that closes on something: skin, cloth, and a touch of what it takes."""
    thing = SUBSTANCES[contact.onto if contact.onto != "air" else contact.material]
    samples = count(float(dice.blow.uniform(0.14, 0.24)))
    cloth = band_noise(dice.blow, samples, 900.0, 5200.0) * rise_and_fall(samples, 0.12, 1.6) * np.float32(0.2)
    pat = blow(SUBSTANCES["flesh"], thing, 0.25, 0.8, dice, 0.25) * np.float32(0.7)
    return Piece(together((0, pat), (0, cloth)))
