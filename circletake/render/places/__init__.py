"""The places of the stage: each is built from a seed, for an hour and a weather."""

from __future__ import annotations

from collections.abc import Callable

from circletake.render.places import (
    beyond,
    coast,
    country,
    halls,
    hidden,
    highland,
    monuments,
    plains,
    rooms,
    town,
    water,
    woods,
    work,
)
from circletake.render.places.scenery import Scenery, World

_BUILDERS: dict[str, Callable[[World], Scenery]] = {
    "sea": coast.sea,
    "coast": coast.coast,
    "harbour": coast.harbour,
    "river": water.river,
    "lake": water.lake,
    "underwater": water.underwater,
    "mountains": highland.mountains,
    "hills": highland.hills,
    "snowfield": highland.snowfield,
    "fields": plains.fields,
    "desert": plains.desert,
    "forest": woods.forest,
    "jungle": woods.jungle,
    "garden": woods.garden,
    "sky": beyond.sky,
    "space": beyond.space,
    "planet": beyond.planet,
    "city": town.city,
    "street": town.street,
    "bridge": town.bridge,
    "village": country.village,
    "farm": country.farm,
    "railway": country.railway,
    "road": country.road,
    "castle": monuments.castle,
    "temple": monuments.temple,
    "factory": monuments.factory,
    "room": rooms.room,
    "kitchen": rooms.kitchen,
    "workshop": work.workshop,
    "office": work.office,
    "laboratory": work.laboratory,
    "library": halls.library,
    "classroom": halls.classroom,
    "theatre": halls.theatre,
    "spaceship": hidden.spaceship,
    "cave": hidden.cave,
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
