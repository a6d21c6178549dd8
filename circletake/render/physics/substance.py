"""Substances: how much bounce, rub and weight the materials of the stage have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from circletake.schema import Material


class Substance(NamedTuple):
    """What a material is like when it meets another."""

    bounce: float
    """Share of the speed that is left after it meets something hard."""
    friction: float
    density: float
    """Kilograms a cubic metre of a thing as it is used: a barrel is hollow."""
    yields: float
    """Factor on the bounce of what falls on it."""


SUBSTANCES: Mapping[Material, Substance] = {
    "wood": Substance(0.38, 0.5, 420.0, 0.95),
    "stone": Substance(0.25, 0.65, 2500.0, 1.0),
    "metal": Substance(0.32, 0.42, 2600.0, 1.0),
    "glass": Substance(0.3, 0.3, 1700.0, 1.0),
    "earth": Substance(0.12, 0.8, 1600.0, 0.75),
    "grass": Substance(0.12, 0.7, 800.0, 0.7),
    "sand": Substance(0.05, 0.9, 1600.0, 0.3),
    "snow": Substance(0.03, 0.35, 300.0, 0.15),
    "water": Substance(0.0, 0.05, 1000.0, 0.1),
    "cloth": Substance(0.3, 0.7, 350.0, 0.5),
    "flesh": Substance(0.2, 0.7, 980.0, 0.6),
    "leaves": Substance(0.05, 0.7, 100.0, 0.4),
    "gravel": Substance(0.1, 0.85, 1700.0, 0.5),
    "asphalt": Substance(0.2, 0.8, 2300.0, 1.0),
    "carpet": Substance(0.15, 0.9, 300.0, 0.6),
    "paper": Substance(0.15, 0.5, 500.0, 0.8),
    "ice": Substance(0.15, 0.05, 917.0, 0.9),
    "air": Substance(0.6, 0.5, 2.0, 1.0),
}
"""Rounded from tables of engineering: coefficients of restitution at a few metres a second on stone, of dry friction,
and densities of things as used."""

_LIVELY = {"ball": 0.78, "apple": 0.3, "balloon": 0.6, "snowball": 0.0, "bomb": 0.2, "toy": 0.3, "coin": 0.45}


def bounce_of(material: Material, term: str, noun: str = "") -> float:
    """Return a thing's coefficient of restitution on hard ground."""
    return _LIVELY.get(noun, _LIVELY.get(term, SUBSTANCES[material].bounce))
