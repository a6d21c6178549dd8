"""Spots: where on the ground something stands."""

from __future__ import annotations

from typing import NamedTuple


class Spot(NamedTuple):
    """A place in the world."""

    x: float
    z: float
