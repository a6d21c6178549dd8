"""Members of the cast: every individual of every part, with its body's size and what it can do."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from circletake.render.cast.animals.bird_kinds import BIRDS, Fowl, cast_bird
from circletake.render.cast.animals.habits import Beast
from circletake.render.cast.animals.quadruped import cast_beast
from circletake.render.cast.animals.small_kinds import Small, cast_small
from circletake.render.cast.animals.species import SPECIES
from circletake.render.cast.animals.swimmers import SWIMMERS, Swimmer, cast_swimmer
from circletake.render.cast.articles import cast_prop, cast_structure
from circletake.render.cast.blaze import is_burning
from circletake.render.cast.creatures import GHOST_HEIGHT, SNOWMAN_HEIGHT
from circletake.render.cast.fixtures import Article
from circletake.render.cast.person.costumes import COSTUMES
from circletake.render.cast.person.figure import contrast
from circletake.render.cast.person.measures import measures
from circletake.render.cast.person.upright import natural_speed
from circletake.render.cast.person.wardrobe import Dressed, adjective_colour, adjective_scale, dress
from circletake.render.cast.plants.casting import cast_plant
from circletake.render.cast.plants.growth import Plant
from circletake.render.cast.props.store import STORE
from circletake.render.cast.standin import card_size
from circletake.render.cast.structures.estate import ESTATE
from circletake.render.cast.terms import CAST_TERMS
from circletake.render.cast.vehicles.fleet import FLEET
from circletake.render.cast.vehicles.rig import Vehicle, cast_vehicle
from circletake.render.scene import Part
from circletake.schema import TermKind, derive_seed

Family = Literal[
    "person", "beast", "bird", "swimmer", "small", "flock", "shoal", "ghost", "snowman", "vehicle", "structure",
        "plant",
    "prop", "stand-in",
]  # fmt: skip
"""How a member is built and moved."""

Body = Dressed | Beast | Fowl | Swimmer | Small | Vehicle | Article | Plant | None

CROWD = 9
_MOST = 12
_ROW = 11
_ROWS = frozenset({"domino", "dominoes", "dominos", "domino row", "row of dominoes"})
"""Nouns of one thing that is many."""
_FLIGHTS = frozenset({"stair", "stairs", "steps"})
"""Nouns of many that are one thing."""
_MOST_ENLARGED = 2.4
_SMALL = frozenset({"octopus", "turtle", "tortoise", "snake", "frog", "butterfly", "bee", "snail"})
_FLIERS = frozenset({"bird", "gull", "owl", "eagle", "duck", "butterfly", "bee", "ghost", "fairy", "flock", "dragon"})
_SWIMMING = frozenset({"oil slick", "duck", "gull", "penguin", "turtle", "frog", "octopus", "mermaid"})


class Member(NamedTuple):
    """One individual of a part."""

    part: Part
    number: int
    family: Family
    body: Body
    height_m: float
    width_m: float
    scale: float
    """By which the composition enlarges a small animal, or shrinks a huge one; 1 for everybody else."""
    seed: int

    @property
    def term(self) -> str:
        """Return the part's term, or its noun where it has none."""
        return self.part.term or self.part.noun

    @property
    def flies(self) -> bool:
        """Tell whether it has wings of its own, or an aircraft's."""
        if isinstance(self.body, Vehicle):
            return self.body.craft.medium == "air"
        return self.term in _FLIERS

    @property
    def swims(self) -> bool:
        """Tell whether it is at home on or in the water."""
        if isinstance(self.body, Vehicle):
            return self.body.craft.medium == "water"
        return self.family in ("swimmer", "shoal") or self.term in _SWIMMING

    @property
    def big(self) -> bool:
        """Tell whether others stand before it."""
        return self.width_m > 3.2 or self.height_m > 3.0 or self.family == "structure"

    @property
    def alive(self) -> bool:
        """Tell whether it acts by itself."""
        return self.family in ("person", "beast", "bird", "swimmer", "small", "flock", "shoal", "ghost", "snowman")


@lru_cache(maxsize=1)
def _kinds() -> dict[str, TermKind]:
    return {term.name: term.kind for term in CAST_TERMS}


def family_of(term: str | None) -> Family:
    """Return how a term is built; what has none, or an unknown one, is stood in for."""
    table: dict[str, Family] = {"flock": "flock", "shoal": "shoal", "ghost": "ghost", "snowman": "snowman"}
    if term is None:
        return "stand-in"
    if term in table:
        return table[term]
    for names, family in (
        (COSTUMES, "person"), (SPECIES, "beast"), (BIRDS, "bird"), (SWIMMERS, "swimmer"), (_SMALL, "small"), (FLEET,
         "vehicle"),
        (ESTATE, "structure"), (STORE, "prop"),
    ):  # fmt: skip
        if term in names:
            return family  # type: ignore[return-value]
    return "plant" if _kinds().get(term) == "plant" else "stand-in"


def readable_scale(longest_m: float) -> float:
    """Return the factor by which an animal is shown larger or smaller than life.

    Below 0.45 m sizes are lifted towards it (a bee of 5 cm shows as 13 cm), above 5 m they are drawn in (a whale
    of 12 m shows as 9.6 m): else the one is lost beside a person, and the other fills every frame. Vehicles,
    structures and props are drawn at readable sizes to begin with: ships, towers and balloons at about half.
    """
    if longest_m < 0.45:
        return float((0.45 / longest_m) ** 0.45)
    return float((5.0 / longest_m) ** 0.25) if longest_m > 5.0 else 1.0


def legible_scale(longest_m: float, least_m: float) -> float:
    """Return the factor by which something small is shown larger, so that a wide frame does not lose it.

    It grows towards `least_m`, at most to 2.4 times its size.
    """
    return float(min(max(least_m / max(longest_m, 1e-3), 1.0), _MOST_ENLARGED))


def members_of(part: Part, least_m: float = 0.0) -> list[Member]:
    """Return every individual of a part; small things are enlarged towards `least_m` metres."""
    family = family_of(part.term)
    if family in ("flock", "shoal", "stand-in"):
        return [_member(part, 0, family, least_m)]
    count = part.count
    if part.noun in _ROWS:
        count = _ROW
    elif part.noun in _FLIGHTS:
        count = 1
    elif part.term == "couple":
        count = 2
    elif part.term == "crowd":
        # Three villagers are three.
        count = CROWD if count < 2 else count
    return [_member(part, number, family, least_m) for number in range(max(1, min(count, _MOST)))]


def _member(part: Part, number: int, family: Family, least_m: float) -> Member:
    seed = derive_seed("member", part.seed, part.id, number)
    body, height, width = _body(part, number, family)
    scale = 1.0
    if family in ("beast", "bird", "swimmer", "small"):
        scale = readable_scale(max(height, width))
    if family in ("bird", "small", "beast", "swimmer", "prop", "plant"):
        scale *= legible_scale(max(height, width) * scale, least_m)
    return Member(part, number, family, body, height * scale, width * scale, scale, seed)


def _body(part: Part, number: int, family: Family) -> tuple[Body, float, float]:
    term, noun, look = part.term or "", part.noun, part.look
    colour, scale = adjective_colour(part.adjectives), adjective_scale(part.adjectives)
    if family == "person":
        who = contrast(dress(term, look, part.adjectives, number, noun))
        stature = measures(who).stature
        return who, stature, stature * 0.36
    if family == "beast":
        beast = cast_beast(term, noun, look, colour, scale, number, part.adjectives)
        s = beast.species
        return beast, beast.height * 1.25, beast.height * (s.length + s.rump + s.chest + 0.8 * s.head)
    if family == "bird":
        bird = cast_bird(term, noun, look, colour, scale, number)
        return bird, bird.length * (0.75 + bird.leg + bird.neck * 0.6), bird.length * 1.2
    if family == "swimmer":
        fish = cast_swimmer(term, noun, look, colour, scale, number)
        return fish, fish.length * 0.32, fish.length * 1.1
    if family == "small":
        small = cast_small(term, noun, look, colour, scale, number)
        return small, small.size * 0.8, small.size * 1.1
    return _thing(part, number, family, colour, scale)


def _thing(part: Part, number: int, family: Family, colour: str | None, scale: float) -> tuple[Body, float, float]:
    term, noun, look = part.term or "", part.noun, part.look
    if family == "vehicle":
        vehicle = cast_vehicle(term, noun, look, colour, scale, number)
        return vehicle, vehicle.height_m, vehicle.width_m
    if family == "plant":
        plant = cast_plant(term, noun, look, colour, scale, number)
        wide = {"bush": 1.9, "flowers": 1.9, "grass": 1.7, "palm": 0.7, "pine": 0.55, "tree": 0.72}.get(term, 0.6)
        return plant, plant.height, plant.height * wide
    if family in ("prop", "structure"):
        build = cast_prop if family == "prop" else cast_structure
        article = build(term, noun, look, colour, scale, number)
        if family == "structure":
            article = article._replace(burning=is_burning(part.adjectives, part.actions))
        x0, y0, x1, y1 = article.bounds
        held = article.thing is not None and article.thing.grip != "ground"
        return article, y1 - (y0 if held else max(y0, 0)), x1 - x0
    size = look.scale or 1.0
    if family == "ghost":
        return None, GHOST_HEIGHT * size, 0.85 * size
    if family == "snowman":
        return None, SNOWMAN_HEIGHT * size, 0.9 * size
    if family == "flock":
        return None, 3.0, 6.0
    if family == "shoal":
        return None, 2.0, 3.6
    wide, tall = card_size(noun, look)
    return None, tall, wide


_SMALL_SPEEDS = {
    "octopus": 0.5,
    "turtle": 0.22,
    "tortoise": 0.14,
    "snake": 0.45,
    "frog": 0.6,
    "butterfly": 0.9,
    "bee": 0.8,
    "snail": 0.06,
}
_PUSHED_MPS, _LIGHT_KG = 0.5, 150.0
"""How fast people push what is heavy; what is lighter goes twice as fast."""
_VEHICLE_SHARE = 0.36
"""Of a vehicle's real speed: at all of it, it would cross the frame in a blink."""


def pace_mps(member: Member, verb: str, pace: str) -> float:
    """Return the metres a second at which a member goes: `pace` is slow, fast, or empty."""
    quick = {"slow": 0.6, "fast": 1.35, "sneak": 0.7}.get(pace, 1.0)
    body = member.body
    if isinstance(body, Dressed):
        m = measures(body)
        if verb in ("swim", "fly", "roll", "climb"):
            return {"swim": 1.1, "fly": 2.2, "roll": 1.0, "climb": 0.45}[verb] * quick
        return natural_speed("run" if verb == "run" else "walk", m.leg, body.age == "old", pace)
    if isinstance(body, Beast):
        base = body.species.run_mps * 0.62 if verb in ("run", "fly") else body.species.walk_mps
        size = body.height / body.species.height_m
        return float((base * 1.5 if verb == "fly" else base) * size**0.5 * quick)
    if isinstance(body, Fowl):
        return (body.kind.fly_mps * 0.5 if verb == "fly" else body.kind.walk_mps) * quick
    if isinstance(body, Swimmer):
        return body.build.swim_mps * 0.62 * member.scale * quick
    if isinstance(body, Small):
        return float(_SMALL_SPEEDS[body.term] * member.scale**0.5 * quick * (1.6 if verb in ("run", "fly") else 1.0))
    if isinstance(body, Vehicle) and pace == "pushed":
        return _PUSHED_MPS if body.craft.mass_kg > _LIGHT_KG else 2 * _PUSHED_MPS
    if isinstance(body, Vehicle):
        slow = body.craft.medium == "water" or body.term in (
            "hot-air balloon",
            "rover",
            "tractor",
            "carriage",
            "bicycle",
        )
        return body.craft.speed_mps * (0.8 if slow else _VEHICLE_SHARE) * quick
    return {"flock": 3.2, "shoal": 0.7, "ghost": 0.8, "snowman": 0.45, "prop": 1.3, "stand-in": 0.6}.get(
        member.family, 0.8
    ) * quick
