"""Feet: steps, hooves, paws and landings. A step has three layers: the foot, what lies on the ground, the clothes."""

from __future__ import annotations

import numpy as np

from circletake.schema import Contact, Material
from circletake.sound.contacts.piece import Dice, Piece, band_noise, rise_and_fall, together
from circletake.sound.contacts.strike import blow, crush
from circletake.sound.contacts.substance import SUBSTANCES, Substance
from circletake.sound.contacts.water import slosh
from circletake.sound.track import Samples, count

_SOFT_SOLE: tuple[Material, ...] = ("cloth", "carpet", "flesh", "grass", "leaves", "snow", "sand")

_HEEL = Substance((620, 3400), 6, 0.022, 0.5, 0.7, 0.55, (1300, 5200), 0.006, 0.5, 110, 0.5)
_SOLE = Substance((260, 1300), 4, 0.02, 0.7, 0.3, 3.2, (500, 2600), 0.012, 0.5, 95, 0.5)
_HOOF = Substance((480, 2300), 6, 0.045, 0.5, 0.9, 0.7, (900, 4200), 0.008, 0.45, 90, 0.8)
_PAD = Substance((110, 420), 3, 0.03, 0.8, 0.2, 8.0, (250, 1500), 0.02, 0.4, 85, 0.7)
_CLAW = Substance((2600, 8000), 3, 0.006, 0.3, 0.5, 0.25, (3000, 9000), 0.002, 0.4, 200, 0.0)


def footstep(contact: Contact, dice: Dice) -> Piece:
    """Return a shod (or bare) foot's heel and toe, and the cloth of the other leg."""
    ground = SUBSTANCES[contact.onto]
    shoe = _SOLE if contact.material in _SOFT_SOLE else _HEEL
    weight = float(np.clip(contact.mass_kg / 70.0, 0.15, 2.5))
    speed = float(np.clip(contact.speed_mps, 0.3, 6.0))
    running = float(np.clip((speed - 1.8) / 1.6, 0.0, 1.0))
    gap = count(float(dice.blow.uniform(0.085, 0.135)) * (1.0 - 0.55 * running) * weight**0.15)
    toe_share = float(dice.blow.uniform(0.3, 0.5)) + 0.25 * running
    held = 0.25 if ground.ring_s > 0.2 else 0.8
    heel = blow(shoe, ground, 0.45 * weight, speed, dice, held)
    toe = blow(_SOLE, ground, 0.3 * weight, 0.7 * speed, dice, held) * np.float32(toe_share)
    loose = _trodden(contact.onto, weight, gap, dice.blow)
    cloth = _swish(dice.blow, 1.0 + running) * np.float32(0.018 * weight**0.3)
    scuff = _scuff(shoe, ground, dice.blow) * np.float32(0.05 + 0.07 * running)
    after = gap + count(float(dice.blow.uniform(0.05, 0.12)))
    return Piece(together((0, heel), (gap, toe), (0, loose), (count(0.04), cloth), (after, scuff)))


def hoof(contact: Contact, dice: Dice) -> Piece:
    """Return a hoof: its wall rings hollow, its edge follows a moment later."""
    ground = SUBSTANCES[contact.onto]
    weight = float(np.clip(contact.mass_kg / 400.0, 0.1, 2.0))
    speed = float(np.clip(contact.speed_mps, 0.5, 8.0))
    first = blow(_HOOF, ground, 0.8 * weight, speed, dice)
    edge = blow(_HOOF, ground, 0.5 * weight, speed, dice, 0.7) * np.float32(dice.blow.uniform(0.35, 0.6))
    gap = count(float(dice.blow.uniform(0.012, 0.028)))
    loose = _trodden(contact.onto, 1.4 * weight, gap, dice.blow)
    return Piece(together((0, first), (gap, edge), (0, loose)))


def paw(contact: Contact, dice: Dice) -> Piece:
    """Return a soft pad, and its claws where the ground is hard."""
    ground = SUBSTANCES[contact.onto]
    weight = float(np.clip(contact.mass_kg / 20.0, 0.02, 8.0))
    pad = blow(_PAD, ground, 0.2 * weight, contact.speed_mps, dice, 0.5)
    parts = [(0, pad), (0, _trodden(contact.onto, 0.6 * min(weight, 2.0) ** 0.5, count(0.04), dice.blow))]
    if ground.contact_ms < 1.0:
        for _ in range(int(dice.blow.integers(2, 5))):
            at = count(float(dice.blow.uniform(0.0, 0.02)))
            parts.append((at, blow(_CLAW, ground, 0.02, 1.0, dice, 0.3) * np.float32(0.12)))
    return Piece(together(*parts))


def land(contact: Contact, dice: Dice) -> Piece:
    """Return two feet (or a whole body) that come down, with their cloth."""
    ground = SUBSTANCES[contact.onto]
    body = SUBSTANCES[contact.material] if contact.material not in ("air", "water") else SUBSTANCES["flesh"]
    weight = float(np.clip(contact.mass_kg / 70.0, 0.05, 20.0))
    speed = float(np.clip(contact.speed_mps, 0.5, 12.0))
    first = blow(body, ground, 3.0 * weight, speed, dice, 0.5)
    second = blow(_SOLE, ground, 1.0 * weight, speed, dice, 0.6) * np.float32(0.6)
    gap = count(float(dice.blow.uniform(0.018, 0.045)))
    loose = _trodden(contact.onto, 2.2 * min(weight, 3.0), gap, dice.blow)
    cloth = _swish(dice.blow, 1.6) * np.float32(0.07)
    return Piece(together((0, first), (gap, second), (0, loose), (0, cloth)))


def _trodden(onto: Material, weight: float, gap: int, rng: np.random.Generator) -> Samples:
    """Return what lies on the ground under a step: pressed at once by the heel, rolled over by the toe."""
    if onto == "water":
        return slosh(rng, 0.45, 0.5 * weight)
    heel = rise_and_fall(count(0.11), 0.08)
    toe = rise_and_fall(count(float(rng.uniform(0.13, 0.19))), 0.35) * np.float32(rng.uniform(0.45, 0.75))
    pressure = together((0, heel), (gap, toe))
    return crush(SUBSTANCES[onto].loose, pressure, rng) * np.float32(0.9 * weight**0.4)


def _swish(rng: np.random.Generator, hurry: float) -> Samples:
    """Return trouser against trouser."""
    samples = count(float(rng.uniform(0.16, 0.26)) / hurry**0.5)
    return band_noise(rng, samples, 1800.0, 5600.0) * rise_and_fall(samples, 0.45, 1.5)


def _scuff(shoe: Substance, ground: Substance, rng: np.random.Generator) -> Samples:
    """Return a sole that drags as it leaves the ground; often hardly at all."""
    samples = count(float(rng.uniform(0.05, 0.11)))
    amount = np.float32(rng.random() ** 3)
    low = 0.5 * (shoe.tick[0] + ground.tick[0])
    return band_noise(rng, samples, low, max(ground.tick[1], 2.0 * low)) * rise_and_fall(samples, 0.3) * amount
