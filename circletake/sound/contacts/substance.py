"""How things sound when they are struck, trodden on or rubbed, by what they are made of.

Frequencies, decays and grain sizes are of the order that measurements of such materials give (P. Cook, "Real Sound
Synthesis for Interactive Applications", 2002; R. Klatzky, D. Pai, E. Krotkov, "Perception of material from contact
sounds", 2000: a material is heard in how its damping grows with frequency); the balance is set for film.
"""

from __future__ import annotations

from typing import NamedTuple

from circletake.schema import Material


class Loose(NamedTuple):
    """What lies loose and gives way: pebbles, leaves, snow. Grains sound as it is pressed."""

    grains: float
    """How many a second of full pressure."""
    low_hz: float
    high_hz: float
    ring_s: float
    """How long a grain rings (T60)."""
    crunch: tuple[float, float]
    """Band of the noise of all the finest grains, in hertz."""
    crunch_share: float
    """Its share beside the grains, 0 to 1."""


FIRM = Loose(0.0, 1000.0, 2000.0, 0.01, (500.0, 2000.0), 0.0)
"""Nothing lies loose."""


class Substance(NamedTuple):
    """A material as it sounds."""

    ring_hz: tuple[float, float]
    """Lowest and highest mode of a body of one kilogram."""
    modes: int
    ring_s: float
    """How long 1 kHz rings (T60)."""
    damping: float
    """Power by which the ring shortens with frequency: 0 all alike, 1 an octave up rings half as long."""
    ring_share: float
    """How much of a blow becomes ringing, 0 to 1."""
    contact_ms: float
    """How long a blow lasts: under 1 hard and bright, 10 soft and dull."""
    tick: tuple[float, float]
    """Band of the noise of the surface, in hertz."""
    tick_s: float
    tick_share: float
    thud_hz: float
    """What the ground or the whole body answers with."""
    thud_share: float
    loose: Loose = FIRM
    loud_db: float = 0.0
    """How loud a blow of the same strength is, against wood."""


SUBSTANCES: dict[Material, Substance] = {
    "wood": Substance((210, 3400), 12, 0.11, 0.7, 0.4, 1.0, (900, 5000), 0.006, 0.5, 105, 0.4),
    "stone": Substance((820, 5200), 9, 0.045, 0.45, 0.75, 0.22, (1400, 7500), 0.007, 0.75, 130, 0.3, loud_db=-1),
    "metal": Substance((310, 9000), 18, 1.5, 0.35, 1.0, 0.25, (2500, 9000), 0.003, 0.25, 140, 0.15, loud_db=1),
    "glass": Substance((1850, 11000), 10, 0.5, 0.3, 1.0, 0.15, (4000, 12000), 0.002, 0.2, 300, 0.03),
    "ice": Substance((900, 7000), 12, 0.12, 0.2, 0.8, 0.25, (2500, 9000), 0.010, 0.6, 180, 0.15,
                     Loose(90, 3500, 9000, 0.012, (3000, 9000), 0.25), -2),
    "asphalt": Substance((420, 2600), 7, 0.03, 0.6, 0.4, 0.6, (1200, 5200), 0.012, 0.7, 95, 0.4,
                         Loose(110, 2200, 6500, 0.006, (1800, 5500), 0.35), -2),
    "gravel": Substance((1300, 4600), 6, 0.03, 0.4, 0.25, 0.8, (1000, 5000), 0.012, 0.3, 85, 0.25,
                        Loose(420, 1300, 5200, 0.016, (700, 3800), 0.3), 0),
    "sand": Substance((140, 420), 3, 0.04, 0.8, 0.1, 9.0, (900, 4200), 0.05, 0.35, 62, 0.45,
                      Loose(900, 1900, 6500, 0.003, (550, 3400), 0.8), -6),
    "snow": Substance((180, 600), 3, 0.03, 0.8, 0.1, 8.0, (400, 2200), 0.05, 0.25, 70, 0.3,
                      Loose(520, 480, 2100, 0.011, (350, 2600), 0.45), -5),
    "earth": Substance((95, 420), 4, 0.07, 0.9, 0.4, 7.0, (250, 1400), 0.025, 0.35, 68, 1.0,
                       Loose(55, 900, 3200, 0.008, (400, 1800), 0.2), -3),
    "grass": Substance((90, 380), 3, 0.05, 0.9, 0.2, 9.0, (1200, 4600), 0.07, 0.35, 62, 0.7,
                       Loose(130, 1700, 5200, 0.006, (1000, 4300), 0.7), -5),
    "leaves": Substance((110, 400), 3, 0.04, 0.9, 0.1, 9.0, (2200, 8000), 0.05, 0.3, 64, 0.3,
                        Loose(260, 2600, 9000, 0.007, (2600, 8500), 0.4), -3),
    "water": Substance((260, 900), 4, 0.09, 0.4, 0.3, 3.0, (500, 5200), 0.07, 0.7, 120, 0.4,
                       Loose(150, 420, 2100, 0.045, (600, 4200), 0.45), -2),
    "cloth": Substance((90, 260), 2, 0.03, 0.8, 0.1, 14.0, (500, 3200), 0.06, 0.6, 75, 0.3, loud_db=-10),
    "flesh": Substance((130, 620), 4, 0.035, 0.9, 0.3, 3.5, (400, 2400), 0.018, 0.8, 95, 0.4, loud_db=-5),
    "carpet": Substance((85, 240), 3, 0.05, 0.9, 0.2, 13.0, (250, 1300), 0.03, 0.25, 78, 0.8, loud_db=-8),
    "paper": Substance((500, 2400), 4, 0.02, 0.6, 0.15, 2.0, (1600, 8000), 0.03, 0.6, 150, 0.1,
                       Loose(150, 2500, 8500, 0.004, (2000, 8000), 0.4), -8),
    "air": Substance((120, 300), 2, 0.05, 0.5, 0.05, 20.0, (200, 1800), 0.09, 0.8, 70, 0.1, loud_db=-10),
}  # fmt: skip


def softness(first: Substance, second: Substance) -> float:
    """Return how long two bodies touch in milliseconds: the softer one decides, the harder one helps a little."""
    soft, hard = max(first.contact_ms, second.contact_ms), min(first.contact_ms, second.contact_ms)
    return float(soft**0.8 * hard**0.2)
