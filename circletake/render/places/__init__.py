"""The places of the stage: each is built from a seed, for an hour and a weather."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from circletake.render.places.scenery import Scenery, World

_HOMES = {
    "sea": "waters",
    "coast": "waters",
    "harbour": "waters",
    "river": "waters",
    "lake": "waters",
    "underwater": "waters",
    "mountains": "land",
    "hills": "land",
    "snowfield": "land",
    "fields": "land",
    "desert": "land",
    "forest": "land",
    "jungle": "land",
    "garden": "land",
    "sky": "beyond",
    "space": "beyond",
    "planet": "beyond",
    "city": "towns",
    "street": "towns",
    "bridge": "towns",
    "village": "towns",
    "farm": "towns",
    "railway": "towns",
    "road": "towns",
    "castle": "towns",
    "temple": "towns",
    "factory": "towns",
    "room": "interiors",
    "kitchen": "interiors",
    "workshop": "interiors",
    "office": "interiors",
    "laboratory": "interiors",
    "library": "interiors",
    "classroom": "interiors",
    "theatre": "interiors",
    "spaceship": "interiors",
    "cave": "land",
}
"""The folder of each place; its module and its builder carry the place's own name."""


def build_place(term: str, world: World) -> Scenery:
    """Build a place.

    Args:
        term: A place term of the vocabulary.
        world: Seed, light and clock.

    Raises:
        KeyError: no such place.
    """
    module = import_module(f"{__name__}.{_HOMES[term]}.{term}")
    builder: Callable[[World], Scenery] = getattr(module, term)
    return builder(world)


__all__ = ["Scenery", "World", "build_place"]
