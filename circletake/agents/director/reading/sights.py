"""Sights: places that a brief names only by their lights, or as what lies inside another one."""

from __future__ import annotations

import re

from circletake.agents.director.reading.mentions import Story
from circletake.agents.meaning import Meanings
from circletake.language import TextRead
from circletake.schema import Happening, Mention, Season

_LIGHTS = re.compile(
    r"\b(?:the |some )?(?P<place>[a-z]+)(?:'s)? lights? (?:finally |at last |slowly )?"
    r"(?P<verb>appears?|shines?|glows?|twinkles?|comes?|greets?|welcomes?|flickers?|beckons?|calls?)\b"
)
_WEATHER = r"(?:thunderstorm|snowstorm|blizzard|gale|(?:storm|rain|snow|wind|hail|thunder)s?)"
_SHUT_OUT = re.compile(
    rf"\b{_WEATHER}\b[^.;:]*\boutside\b(?! (?:the|a|an|of|his|her|their)\b)|\boutside,? [^.;:]*\b{_WEATHER}\b"
)
"""Weather that is outside: those of whom the rest is told are not."""
_WILD = frozenset(
    {"mountains", "hills", "forest", "jungle", "desert", "fields", "snowfield", "sea", "coast", "lake", "river"}
)
"""Land in which something built can stand."""
_LAND_WORDS = {"mountains": "mountain", "forest": "forest", "sea": "seaside", "coast": "seaside"}
"""How something built is called by the land in which it stands: a mountain temple."""
_HEARTH = re.compile(
    r"\b(?:by|beside|near|before|in front of|at) (?:the|a|an|her|his|their) (?:[a-z]+ )?(?:fire|fireplace|hearth)\b"
)
_AT_HOME = re.compile(
    r"\b(?:knit\w*|sews?|reads?|armchair|rocking chair|sofa|carpet|rug|tea|cocoa|stor(?:y|ies)|slippers?|purrs?)\b"
)
"""What people do by the fire who sit at home and not in a camp."""
_ORBIT = re.compile(r"\b(?:above|around|over) (?:the )?(?:earth|planet)\b|\bspacewalk|\bin orbit\b|\bsatellite\b")
_BLOSSOMS = frozenset({"petal", "petals", "blossom", "blossoms", "cherry blossoms", "cherry petals"})
_BUILT = frozenset({"temple", "castle", "village", "farm", "factory", "railway", "bridge", "harbour", "city"})
_INSIDE = r"(?:high up |high |deep |far |hidden |lost )?(?:in|on|among|amid|amidst|between|under|by|beside|near|above)"


def with_lights(
    read: TextRead, mentions: tuple[Mention, ...], happenings: tuple[Happening, ...], meanings: Meanings
) -> Story:
    """Let the harbour be seen whose lights appear.

    Args:
        read: The brief.
        mentions: Who and what it names.
        happenings: What happens.
        meanings: What words mean on the stage.
    """
    text = read.text.lower()
    for found in _LIGHTS.finditer(text):
        term = meanings.index.exactly(found["place"], ("place",))
        said = found[0].removeprefix("the ")
        if term is None or not happenings or any(said in one.text.lower() for one in happenings):
            continue
        place = next((one for one in mentions if one.kind == "place" and one.term == term.name), None)
        if place is None:
            noun = found["place"]
            ids = {one.id for one in mentions}
            place = Mention(
                id=noun if noun not in ids else f"{noun}-lights", phrase=f"the {noun}", noun=noun, kind="place",
                term=term.name, role="background",
            )  # fmt: skip
            mentions = (*mentions, place)
        seen = Happening(
            text=found[0], verb="shine", subjects=(), objects=(), place=place.id,
            hour=happenings[-1].hour, weather=happenings[-1].weather,
        )  # fmt: skip
        before = [at for at, one in enumerate(happenings) if 0 <= text.find(one.text.lower()) < found.start()]
        at = before[-1] + 1 if before else len(happenings)
        happenings = (*happenings[:at], seen, *happenings[at:])
    return Story(mentions, happenings)


def with_implied_place(
    read: TextRead, mentions: tuple[Mention, ...], happenings: tuple[Happening, ...], meanings: Meanings
) -> Story:
    """Let a brief that names no place play where its words lead: a factory worker's in the factory, in a room what is
    told while a storm rages outside or by the fire at home, and in space what is done above the earth.

    Args:
        read: The brief.
        mentions: Who and what it names.
        happenings: What happens.
        meanings: What words mean on the stage.
    """
    if any(one.kind == "place" for one in mentions):
        return Story(mentions, happenings)
    text = read.text.lower()
    hearth = _HEARTH.search(text) is not None and _AT_HOME.search(text) is not None
    if hearth:
        mentions, happenings = _without_fire(mentions, happenings)
    around = "room" if hearth or _SHUT_OUT.search(text) else "space" if _ORBIT.search(text) else None
    noun = around or next((word for one in mentions for word in _trade_places(one, meanings)), None)
    term = meanings.index.exactly(noun, ("place",)) if noun is not None else None
    if noun is None or term is None:
        return Story(mentions, happenings)
    place = Mention(
        id=noun if all(one.id != noun for one in mentions) else f"{noun}-around", phrase=f"the {noun}", noun=noun,
        kind="place", term=term.name, role="background",
    )  # fmt: skip
    return Story((*mentions, place), tuple(one.with_(place=one.place or place.id) for one in happenings))


def _without_fire(mentions: tuple[Mention, ...], happenings: tuple[Happening, ...]) -> Story:
    """Leave out the fire at which somebody sits at home: the room has its fireplace."""
    fires = {one.id for one in mentions if one.noun in ("fire", "fireplace", "hearth")}
    kept = tuple(one.with_(objects=tuple(id_ for id_ in one.objects if id_ not in fires)) for one in happenings)
    return Story(tuple(one for one in mentions if one.id not in fires), kept)


def _trade_places(one: Mention, meanings: Meanings) -> tuple[str, ...]:
    """Return the places by which somebody is called: `a factory worker`, `a castle guard`."""
    if one.kind != "person":
        return ()
    words = one.phrase.lower().split()[:-1]
    return tuple(word for word in words if meanings.index.exactly(word, ("place",)) is not None)


def stands_within(built: str, text: str) -> str | None:
    """Return in which land something built stands: `the bell of a temple in the mountains`.

    Args:
        built: The noun of the building or settlement.
        text: What is told of it.

    Returns:
        The words behind it that name the land; None where none do.
    """
    found = re.search(rf"\b{re.escape(built)}s? {_INSIDE} (?:the |a |an |some )?(?:[a-z]+ )??([a-z]+)\b", text.lower())
    return found[1] if found is not None else None


def in_their_land(text: str, mentions: tuple[Mention, ...], meanings: Meanings) -> tuple[Mention, ...]:
    """Tell of what is built in which land it stands, so that its picture has it behind: a temple in the mountains."""
    out = []
    for one in mentions:
        land = stands_within(one.noun, text) if one.kind == "place" and one.term in _BUILT else None
        term = meanings.index.exactly(land, ("place",)) if land is not None else None
        said = _LAND_WORDS.get(term.name) if term is not None and one.term != "city" else None
        out.append(one.with_(adjectives=(*one.adjectives, said)) if said and said not in one.adjectives else one)
    return tuple(out)


def is_built(term: str | None) -> bool:
    """Tell whether a place is built, and stands in a land."""
    return term in _BUILT


def is_wild(term: str | None) -> bool:
    """Tell whether a place is land."""
    return term in _WILD


def blossom_season(mentions: tuple[Mention, ...]) -> Season | None:
    """Return spring where petals or blossoms are in the air and no season is named; None where none are."""
    return "spring" if any(one.noun in _BLOSSOMS for one in mentions) else None
