"""Looks: what the brief says of somebody's age, build, hair, clothes and colours, as values that stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from circletake.language import presentation_of
from circletake.schema import Age, Build, Garment, Hair, Headwear, Look, Mention, Presentation

_V = TypeVar("_V")

COLOURS: dict[str, str] = {
    "red": "#c0392b", "scarlet": "#c0282d", "crimson": "#a4161a", "blue": "#2f6690", "navy": "#1d3557",
    "green": "#4f772d",
    "yellow": "#f0c419", "gold": "#d4a017", "golden": "#d4a017", "orange": "#e07a1f", "purple": "#6a4c93",
    "violet": "#6a4c93",
    "pink": "#e78fb3", "brown": "#7f5539", "black": "#2b2b2b", "white": "#f4f1ea", "grey": "#8d8d8d",
    "gray": "#8d8d8d",
    "silver": "#b8bcc2", "turquoise": "#2a9d8f", "teal": "#1f7a78", "beige": "#d9c7a3", "rusty": "#9c4a1a",
    "rusted": "#9c4a1a",
    "cream": "#f3e9d2",
}  # fmt: skip
"""Colour words as paper colours, a little muted."""

_AGES: dict[str, Age] = {
    "old": "old", "elderly": "old", "aged": "old", "ancient": "old", "retired": "old", "white-haired": "old",
    "young": "young",
    "teenage": "young", "adolescent": "young", "little": "child", "grown": "adult", "middle-aged": "adult",
}  # fmt: skip
_NOUN_AGES: dict[str, Age] = {
    "grandfather": "old", "grandmother": "old", "grandpa": "old", "grandma": "old", "granny": "old", "elder": "old",
    "crone": "old", "hermit": "old", "baby": "child", "kid": "child", "boy": "child", "girl": "child",
    "child": "child",
    "toddler": "child", "son": "child", "daughter": "child", "pupil": "child", "schoolboy": "child",
    "schoolgirl": "child",
    "teenager": "young", "student": "young", "apprentice": "young", "princess": "young", "prince": "young",
    "bride": "young",
}  # fmt: skip
_BUILDS: dict[str, Build] = {
    "fat": "broad", "stout": "broad", "big": "broad", "burly": "broad", "strong": "broad", "heavy": "broad",
    "thin": "slight",
    "slim": "slight", "skinny": "slight", "frail": "slight", "slender": "slight", "lanky": "slight",
    "small": "slight",
}  # fmt: skip
_HAIRS: dict[str, Hair] = {
    "bald": "bald", "curly": "curly", "curly-haired": "curly", "long-haired": "long", "short-haired": "short",
}  # fmt: skip
_SCALES = {"baby": 0.5, "tiny": 0.6, "small": 0.8, "little": 0.8, "huge": 1.5, "giant": 1.7, "enormous": 1.6,
           "big": 1.2, "large": 1.2,
           "gigantic": 1.7, "miniature": 0.5}  # fmt: skip
_CLOTHES: dict[str, Garment] = {
    "coat": "coat", "raincoat": "coat", "jacket": "coat", "overcoat": "coat", "dress": "dress", "gown": "dress",
    "kimono": "robe", "suit": "suit", "tuxedo": "suit", "uniform": "suit", "shirt": "shirt", "t-shirt": "shirt",
    "robe": "robe",
    "cloak": "cape", "cape": "cape", "overalls": "overalls", "armour": "armour", "armor": "armour",
    "spacesuit": "spacesuit",
    "sweater": "sweater", "jumper": "sweater", "cardigan": "sweater", "hoodie": "sweater", "oilskin": "coat",
    "oilskins": "coat",
    "apron": "overalls", "pyjamas": "shirt",
}  # fmt: skip
_HATS: dict[str, Headwear] = {
    "cap": "cap", "hat": "hat", "hood": "hood", "helmet": "helmet", "crown": "crown", "headscarf": "headscarf",
    "scarf": "headscarf", "top hat": "top hat", "beret": "cap", "sombrero": "hat", "bonnet": "headscarf",
}  # fmt: skip


class _Dress(NamedTuple):
    garment: Garment | None = None
    headwear: Headwear | None = None
    hair: Hair | None = None


_LIVERIES = frozenset(
    "samurai ninja knight soldier pirate thief burglar robber lumberjack woodcutter firefighter fireman nurse surgeon "
    "doctor scientist chef cook baker fisherman angler astronaut cosmonaut monk nun priest policeman policewoman "
    "police climber mountaineer skier santa clown miner "
    "bride groom sheriff marshal ballerina".split()
)
"""Those whom the colour of their clothes tells: nobody is given another to be told apart by."""

_BY_NOUN: dict[str, _Dress] = {
    "king": _Dress("robe", "crown"), "queen": _Dress("dress", "crown"), "princess": _Dress("dress", "crown", "long"),
    "prince": _Dress("cape", "crown"), "cowboy": _Dress("shirt", "hat"), "sheriff": _Dress("shirt", "hat"),
    "bandit": _Dress("coat", "hat"), "pirate": _Dress("coat", "hat"), "captain": _Dress("coat", "cap"),
    "detective": _Dress("coat", "hat"), "businessman": _Dress("suit"), "businesswoman": _Dress("suit"),
    "bride": _Dress(), "groom": _Dress("suit"), "nun": _Dress("robe", "headscarf"),
    "magician": _Dress("suit", "top hat"),
    "conductor": _Dress("suit"), "pianist": _Dress("suit"), "knight": _Dress("armour", "helmet"),
    "viking": _Dress("cape", "helmet"),
    "grandmother": _Dress(None, None, "bun"), "granny": _Dress(None, None, "bun"), "ballerina": _Dress(None,
    None, "bun"),
    "mechanic": _Dress("overalls", "cap"), "miner": _Dress("overalls", "helmet"), "librarian": _Dress("sweater"),
    "explorer": _Dress("shirt", "hat"), "sorceress": _Dress("robe", "hood"), "judge": _Dress("robe"),
    "sailor": _Dress("sweater", "cap"),
}  # fmt: skip


def look_of(mention: Mention, seed: int) -> Look:
    """Return the look that the brief's words fix; what it leaves open, the look's seed decides.

    Args:
        mention: Who or what.
        seed: Decides what stays open, always the same way.
    """
    words = _words(mention)
    told = presentation_of(mention.noun, mention.name, mention.adjectives)
    person = mention.kind == "person"
    called = next((word for word in (*mention.adjectives, mention.noun) if word in _BY_NOUN), mention.noun)
    dress = _BY_NOUN.get(called, _Dress()) if person else _Dress()
    worn = _worn(mention.adjectives)
    own = [word for word in words if word not in worn.words]
    presentation: Presentation | None = told if person else None
    return Look(
        seed=seed,
        age=(_first(_AGES, words) or _NOUN_AGES.get(mention.noun)) if person else None,
        build=_first(_BUILDS, words) if person else None,
        presentation=presentation,
        hair=_first(_HAIRS, words) or dress.hair if person else None,
        beard=True if person and "bearded" in words else None,
        garment=worn.garment or dress.garment,
        headwear=worn.headwear or dress.headwear,
        primary=worn.colour or _first(COLOURS, own),
        scale=None if person else _first(_SCALES, words),
    )


def wears_livery(noun: str, adjectives: Sequence[str]) -> bool:
    """Tell whether the colour of somebody's clothes says who they are: a nurse is white, a thief is dark."""
    return bool(_LIVERIES & {noun, *noun.split(), *adjectives})


def _words(mention: Mention) -> list[str]:
    return [word for adjective in mention.adjectives for word in adjective.split()]


def _first(table: dict[str, _V], words: Sequence[str]) -> _V | None:
    return next((table[word] for word in words if word in table), None)


class _Worn(NamedTuple):
    garment: Garment | None
    headwear: Headwear | None
    colour: str | None
    words: frozenset[str]


def _worn(adjectives: Sequence[str]) -> _Worn:
    """Read clothes out of what is said of somebody: `yellow coat`."""
    garment: Garment | None = None
    headwear: Headwear | None = None
    colour: str | None = None
    used: set[str] = set()
    for adjective in adjectives:
        *before, last = adjective.split()
        if not before and last not in _CLOTHES and last not in _HATS:
            continue
        garment = garment or _CLOTHES.get(last)
        headwear = headwear or _HATS.get(last)
        if last in _CLOTHES or last in _HATS:
            used.update(adjective.split())
            colour = colour or _first(COLOURS, before)
    return _Worn(garment, headwear, colour, frozenset(used))
