"""Every kind of contact: what makes its sound, and how loud a film has it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from circletake.schema import Contact, ContactKind, derive_seed
from circletake.sound.contacts import air, feet, hits, tones, water
from circletake.sound.contacts.piece import Dice, Piece
from circletake.sound.contacts.substance import SUBSTANCES
from circletake.sound.meters import k_weighted
from circletake.sound.track import count, db_of, gain_of, soften

REFERENCE_M = 5.0
"""Distance at which a contact has the loudness of the table."""


class _Kind(NamedTuple):
    make: Callable[[Contact, Dice], Piece]
    loud_lufs: float
    """Of its loudest tenth of a second, at `REFERENCE_M`."""
    energy_j: float
    """Kinetic energy at which it has that loudness."""
    both_materials: bool = True
    """Whether the materials' own loudness counts."""


KINDS: dict[ContactKind, _Kind] = {
    "footstep": _Kind(feet.footstep, -31.0, 60.0),
    "hoof": _Kind(feet.hoof, -28.0, 900.0),
    "paw": _Kind(feet.paw, -37.0, 20.0),
    "land": _Kind(feet.land, -26.0, 300.0),
    "impact": _Kind(hits.impact, -24.0, 2.0),
    "bounce": _Kind(hits.bounce, -26.0, 4.0),
    "drop": _Kind(hits.drop, -26.0, 2.0),
    "clap": _Kind(hits.clap, -25.0, 2.0, both_materials=False),
    "knock": _Kind(hits.knock, -25.0, 2.0),
    "door": _Kind(hits.door, -23.0, 15.0, both_materials=False),
    "break": _Kind(hits.break_, -20.0, 10.0, both_materials=False),
    "grab": _Kind(hits.grab, -36.0, 1.0, both_materials=False),
    "splash": _Kind(water.splash, -22.0, 500.0, both_materials=False),
    "breach": _Kind(water.breach, -17.0, 200_000.0, both_materials=False),
    "wing": _Kind(air.wing, -36.0, 4.0, both_materials=False),
    "whoosh": _Kind(air.whoosh, -28.0, 50.0, both_materials=False),
    "stroke": _Kind(air.stroke, -34.0, 4.0, both_materials=False),
    "thunder": _Kind(air.thunder, -17.0, 1.0, both_materials=False),
    "explosion": _Kind(air.explosion, -16.0, 5000.0, both_materials=False),
    "bell": _Kind(tones.bell, -22.0, 5.0, both_materials=False),
    "strum": _Kind(tones.strum, -25.0, 1.0, both_materials=False),
}

_STEADY: frozenset[ContactKind] = frozenset({"thunder", "strum", "bell"})
"""Kinds whose mass and speed say nothing of how loud they are."""


_CREST_DB = 17.0
"""How far a peak may stand above an event's loudness: above, it is bent over softly, as tape does."""


_HEAD_S, _TAIL_S = 0.0003, 0.004
"""Edges of every piece: too short to be heard, long enough not to click."""


def perform(contact: Contact, seed: int) -> Piece:
    """Return a contact's sound as it is at `REFERENCE_M`, at film level.

    The object decides how it is made, and chance how this one blow falls: the same object sounds like itself, and no
    two blows are the same.

    Args:
        contact: what touches what, how heavy, how fast.
        seed: the production's.
    """
    kind = KINDS[contact.kind]
    dice = Dice(
        np.random.default_rng(derive_seed(seed, "body", contact.object, contact.kind, contact.material, contact.onto)),
        np.random.default_rng(
            derive_seed(seed, "blow", contact.object, contact.kind, f"{contact.at:.4f}", f"{contact.x:.4f}")
        ),
    )
    piece = kind.make(contact, dice)
    loud_lufs = event_lufs(piece)
    gain_db = kind.loud_lufs + _strength_db(contact, kind) - loud_lufs
    gain_db += float(dice.blow.uniform(-1.2, 1.2))
    crest = np.float32(gain_of(gain_db + loud_lufs + _CREST_DB))
    sound = crest * np.tanh(piece.sound * (np.float32(gain_of(gain_db)) / crest))
    return piece._replace(sound=soften(np.asarray(sound, np.float32), _HEAD_S, _TAIL_S))


def event_lufs(piece: Piece) -> float:
    """Return how loud a short sound is: its loudest tenth of a second, K-weighted, in LUFS of one channel."""
    rows = np.atleast_2d(k_weighted(piece.sound))
    window = count(0.1)
    total = np.concatenate([[0.0], np.cumsum(np.mean(np.square(rows, dtype=np.float64), axis=0))])
    ends = np.minimum(np.arange(0, total.size, 240) + window, total.size - 1)
    power = float((total[ends] - total[np.arange(0, total.size, 240)]).max()) / window
    return -0.691 + db_of(math.sqrt(max(power, 1e-14)))


def _strength_db(contact: Contact, kind: _Kind) -> float:
    """Return how much louder than usual it is: 6 dB for ten times the energy, within 9 dB either way."""
    db = 0.0
    if contact.kind not in _STEADY:
        energy = 0.5 * max(contact.mass_kg, 1e-4) * max(contact.speed_mps, 0.05) ** 2
        db = float(np.clip(6.0 * math.log10(energy / kind.energy_j), -9.0, 9.0))
    if kind.both_materials:
        db += 0.5 * SUBSTANCES[contact.material].loud_db + SUBSTANCES[contact.onto].loud_db
    return db
