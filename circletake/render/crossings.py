"""Crossings: a train that crosses a bridge does so on a railway's bridge, over water."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circletake.render.places.towns.viaduct import DECK_Z
from circletake.render.scene import Clock, Paint, Part, Performance, Shape

RAILWAY = "railway"
"""Word that makes a bridge one of a railway."""
_HALF_M = 60.0
_STONE = (0.72, 0.65, 0.56)


def crossed_bridges(parts: Sequence[Part]) -> frozenset[str]:
    """Return the ids of bridges that trains are sent over."""
    bridges = {part.id for part in parts if part.term == "bridge"}
    trains = [part for part in parts if part.term == "train"]
    return frozenset(action.target for part in trains for action in part.actions if action.target in bridges)


def place_words(place: str, parts: Sequence[Part]) -> tuple[str, ...]:
    """Return what the cast makes of a place besides what it is called."""
    terms = {part.term for part in parts}
    if place == "planet" and "planet" in terms:
        return ("sky taken",)
    return (RAILWAY,) if place == "bridge" and "train" in terms else ()


def show_crossing(part: Part, clock: Clock) -> Performance:
    """Return a bridge that is the place itself: of it the edge along the deck counts as seen."""
    z = DECK_Z[0] - 0.26
    edge = [(-_HALF_M, -0.5), (-_HALF_M, 0.1), (_HALF_M, 0.1), (_HALF_M, -0.5)]
    points = np.array([(x, y, z) for x, y in edge], np.float32)
    bottom = (_STONE[0] - 0.1, _STONE[1] - 0.1, _STONE[2] - 0.1)
    shape = Shape(points, Paint(_STONE, bottom), part.id, rim=True)
    anchor = np.tile(np.array([0.0, -0.5, z], np.float32), (clock.frames, 1))
    return Performance(part.id, part.term or "", [shape], anchor, 0.6, 2 * _HALF_M, actions=("stand",))
