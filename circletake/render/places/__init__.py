"""The places of the stage: each is built from a seed, for an hour and a weather."""

from __future__ import annotations

from collections.abc import Callable

from circletake.render.places import coast
from circletake.render.places.scenery import Scenery, World

_BUILDERS: dict[str, Callable[[World], Scenery]] = {
    "coast": coast.coast,
}


def build_place(term: str, world: World) -> Scenery:
    """Build a place.

    Args:
        term: A place term of the vocabulary.
        world: Seed, light and clock.

    Raises:
        KeyError: no such place.
    """
    return _BUILDERS[term](world)
