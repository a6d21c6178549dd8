"""Scenery: what a place is called that its picture does not have by itself, such as the houses of a desert town."""

from __future__ import annotations

from typing import Any

from circletake.agents.habitats import place_in_time
from circletake.schema import BriefReading, Identity, Look, Mention, TermKind, derive_seed

HOUSES, FLAMES, RUINS = "frontier-houses", "flames", "ruins"
_OF_TERMS = {HOUSES: frozenset({"desert"}), RUINS: frozenset({"underwater"})}
_BURNING = frozenset({"burning", "blazing", "flaming"})
_BLAZING = {
    "castle": "castle",
    "village": "house",
    "city": "tower",
    "farm": "barn",
    "temple": "church",
    "room": "house",
}
"""Places by the building that stands in them and burns."""
_SMALL = frozenset({"mountain", "frontier", "small", "little", "sleepy", "medieval", "fishing"})
"""What is said of towns that are no cities."""
_VIEWS = frozenset({"landscape", "scenery", "terrain", "wilderness", "backdrop"})
"""Words that say only that there is a lot of land."""
_LANDS = {
    "mountain": "mountains", "mountainous": "mountains", "alpine": "mountains", "desert": "desert", "coastal": "coast",
    "lunar": "planet", "alien": "planet", "arctic": "snowfield", "icy": "snowfield", "rural": "fields",
    "urban": "city", "forest": "forest", "jungle": "jungle", "snowy": "snowfield", "winter": "snowfield",
}  # fmt: skip
"""What is said of land that is named by its kind."""
_OUTSIDE = {"balcony": "city"}
"""Parts of houses that are outside of them."""
_SUNKEN = frozenset({"sunken", "drowned", "submerged", "underwater"})
_ON_LAND = frozenset({"sea", "lake", "river", "coast", "harbour", "space", "sky", "planet", "underwater"})
"""Places in which nothing was built that could sink."""


def place_term(mention: Mention, reading: BriefReading) -> str | None:
    """Return the term of a place as it was when the film plays: a desert town has no towers of glass."""
    term = mention.term
    said = {mention.noun, *mention.adjectives}
    if said & _VIEWS:
        return next((land for word, land in _LANDS.items() if word in said), "hills")
    if mention.noun in _OUTSIDE:
        return _OUTSIDE[mention.noun]
    if term == "forest" and "bamboo" in said:
        return "jungle"
    if is_sunken(mention):
        return "underwater"
    if term == "city" and "desert" in mention.adjectives:
        return "desert"
    if term == "city" and _SMALL & set(mention.adjectives):
        return "village"
    return place_in_time(term, reading.genre, reading.era, named=True) if term is not None else None


def is_sunken(mention: Mention) -> bool:
    """Tell whether a place was built on land and lies under water now: `a sunken city`."""
    return mention.kind == "place" and mention.term not in _ON_LAND and bool(_SUNKEN & set(mention.adjectives))


def scenery_of(reading: BriefReading, seed: int) -> tuple[Identity, ...]:
    """Return what stands in the places of a film without being spoken of."""
    places = [mention for mention in reading.mentions if mention.kind == "place"]

    def standing(id_: str, noun: str, term: str, kind: TermKind = "structure", **said: Any) -> Identity:
        """Return one of them; what is said of its look goes to its look."""
        look = Look(seed=derive_seed(seed, "look", id_), **said.pop("look", {}))
        return Identity(
            id=id_, name=f"the {noun}", noun=noun, term=term, kind=kind, role="background", look=look, **said
        )

    found = []
    if any(one.term in ("city", "street", "village") and place_term(one, reading) == "desert" for one in places):
        house = standing(HOUSES, "house", "house", count=3, adjectives=("wooden",), look={"primary": "#8a6a4a"})
        found.append(house.with_(name="the houses"))
    if any(is_sunken(one) for one in places):
        found.append(standing(RUINS, "ruins", "ruin", count=3))
    burning = next((one for one in places if _BURNING & set(one.adjectives)), None)
    if burning is not None and burning.term in _BLAZING:
        term = _BLAZING[burning.term or ""]
        found.append(standing(FLAMES, term, term, adjectives=("burning",)))
    elif burning is not None:
        fire = standing(FLAMES, "fire", "campfire", "prop", count=3, look={"scale": 1.6})
        found.append(fire.with_(name="the flames"))
    return tuple(found)


def stands_in(identity: Identity, term: str | None, adjectives: tuple[str, ...]) -> bool:
    """Tell whether scenery belongs into a place of this term and these adjectives."""
    if identity.id == FLAMES:
        return bool(_BURNING & set(adjectives))
    return term in _OF_TERMS.get(identity.id, frozenset())
