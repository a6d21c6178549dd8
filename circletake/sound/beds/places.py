"""What the air of every place sounds of, by hour, season and weather."""

from __future__ import annotations

from typing import NamedTuple

from circletake.schema import ScenePlace


class Bed(NamedTuple):
    """A layer of a place."""

    layer: str
    level_lufs: float
    when: str = ""
    """Words that must all hold: see `holds`; empty means always."""


# place: layer level [if words], ... Levels are in LUFS; an indented line goes on with the place before it.
_TABLE = """
sea: swell -36, open wind -43, gulls -45 if day fair
coast: surf -35, open wind -45, gulls -42 if day fair
harbour: lapping -39, rigging -47, mooring -44, gulls -41 if day fair, far horn -44, open wind -49
river: stream -38, wind in trees -47, wood birds -45 if day fair song, dawn chorus -43 if dawn fair song, frogs -46
    if night warm fair, crickets -50 if night warm fair
lake: lapping -43, wind in trees -48, loon -43 if dusk fair, loon -43 if night fair, loon -46 if dawn fair, wood
    birds -47 if day fair song, frogs -47 if night warm fair, crickets -50 if night warm fair
underwater: under water -36, whale song -49
mountains: open wind -40, cold wind -47, eagle -45 if day fair, stream -54
hills: wind in grass -44, field birds -45 if day fair song, sheep -49 if day, crickets -49 if night warm fair, open
    wind -49, dawn chorus -48 if dawn fair song
fields: wind in grass -44, field birds -44 if day fair song, grasshoppers -48 if day warm fair, crickets -45 if
    night warm fair, tree crickets -51 if night warm fair, dawn chorus -46 if dawn fair song, crows -47 if day cold
forest: wind in trees -44, wood birds -43 if day fair song, dawn chorus -39 if dawn fair song, owl -44 if night
    fair, crickets -48 if night warm fair, crows -48 if day cold
jungle: jungle birds -41 if day, jungle birds -43 if dawn, monkeys -46 if day, cicadas -45 if day, tree crickets -42
    if night, crickets -45 if night, frogs -42 if night, wind in trees -49, drips -50
desert: open wind -42, blown sand -50, crickets -55 if night warm, eagle -52 if day fair
snowfield: cold wind -40, open wind -46
sky: high air -38
space: void -40
planet: void -44, cold wind -47
city: city -38 if day, city -41 if dawn, city -39 if dusk, city -43 if night, town birds -49 if day fair, open wind
    -52
street: city -43 if day, city -46 if dawn, city -44 if dusk, city -48 if night, murmur -48 if day, town birds -45 if
    day fair, dogs -50 if night, traffic -47 if day
village: town birds -43 if day fair, dawn chorus -44 if dawn fair song, rooster -45 if dawn, church bells -49 if
    day, dogs -49, wind in trees -48, crickets -48 if night warm fair, owl -48 if night fair, hens -50 if day
farm: hens -44 if day, rooster -43 if dawn, cows -46, field birds -47 if day fair song, wind in grass -49, crickets
    -46 if night warm fair, bees -54 if day warm fair, dogs -50 if night
garden: garden birds -42 if day fair song, dawn chorus -41 if dawn fair song, bees -50 if day warm fair, wind in
    trees -49, crickets -46 if night warm fair, town birds -47 if day fair cold
castle: open wind -44, flags -47, crows -44 if day, owl -46 if night, doves -49 if day fair
temple: chimes -45, wind in trees -49, garden birds -47 if day fair song, crickets -47 if night warm fair, doves -48
    if day fair
factory: works -37, open wind -50
railway: wind in grass -48, wires -48, field birds -47 if day fair song, far train -46, crickets -47 if night warm
    fair
road: wind in grass -46, traffic -44, field birds -48 if day fair song, crickets -46 if night warm fair
bridge: stream -41, open wind -45, traffic -49, town birds -48 if day fair, crickets -50 if night warm fair
room: room tone -48, chair -52, clock -50 if night, garden birds outside -53 if day fair song, crickets outside -57 if
    night warm fair
kitchen: room tone -48, simmer -47, cutlery -49, refrigerator -54
workshop: room tone -47, hammering -49 if day, clock -53, chair -53
library: room tone -49, pages -48, clock -53, chair -52
classroom: room tone -48, murmur outside -52 if day, chair -50, clock -54
office: fans -45, typing -47 if day, city outside -50, murmur outside -52 if day
laboratory: fans -44, refrigerator -48, beeps -51, simmer -54
theatre: room tone -46, hush -47
spaceship: ship hum -39, beeps -50
cave: drips -41, draught -46, room tone -51
"""


def _parsed(line: str) -> tuple[str, tuple[Bed, ...]]:
    place, _, rest = line.partition(":")
    beds = []
    for part in rest.split(","):
        what, _, when = part.strip().partition(" if ")
        layer, _, level = what.rpartition(" ")
        beds.append(Bed(layer, float(level), when))
    return place, tuple(beds)


PLACES: dict[str, tuple[Bed, ...]] = dict(_parsed(line) for line in _TABLE.strip().replace("\n    ", " ").splitlines())

INSIDE: tuple[Bed, ...] = (Bed("room tone", -47), Bed("draught", -50))
"""The inside of a place that is out of doors: a castle's hall, a ship's hold."""

OUTSIDE: tuple[Bed, ...] = (
    Bed("open wind", -44), Bed("garden birds", -47, "day fair song"), Bed("crickets", -49, "night warm fair"),
)  # fmt: skip
"""Out of doors in a place that is not known."""

INTERIORS = frozenset(
    {
        "room", "kitchen", "workshop", "library", "classroom", "office", "laboratory", "theatre", "spaceship",
        "cave",
    }
)  # fmt: skip
"""Places that are inside by nature."""

SEALED = frozenset({"space", "spaceship", "underwater", "planet", "cave"})
"""Places that no weather reaches."""

HEARD_INSIDE = frozenset(
    {"swell", "surf", "lapping", "stream", "open wind", "wind in trees", "cold wind", "city", "works", "jungle birds"}
)
"""Layers that come through walls."""

_FOUL = ("rain", "storm", "snow", "dust")


def holds(when: str, scene: ScenePlace) -> bool:
    """Tell whether all of some words hold for a scene.

    dawn 4.5 to 7.5 h, day 6.5 to 18.5 h, dusk 17.5 to 21 h, night 20 to 5.5 h. fair: neither rain, storm, snow nor
    dust. warm: spring to autumn nights, summer days. cold: autumn and winter. song: birds sing, spring and summer;
    a warm autumn day too.
    """
    facts = {
        "dawn": 4.5 <= scene.hour < 7.5,
        "day": 6.5 <= scene.hour < 18.5,
        "dusk": 17.5 <= scene.hour < 21.0,
        "night": scene.hour >= 20.0 or scene.hour < 5.5,
        "fair": scene.weather not in _FOUL,
        "warm": scene.season in ("spring", "summer") or (scene.season == "autumn" and scene.weather == "clear"),
        "cold": scene.season in ("autumn", "winter"),
        "song": scene.season in ("spring", "summer") or (scene.season == "autumn" and scene.weather == "clear"),
    }
    return all(facts[word] for word in when.split())


def beds_of(scene: ScenePlace) -> dict[str, float]:
    """Return the layers of a scene's place with their levels in LUFS; weather and caption not counted."""
    beds = PLACES.get(scene.place)
    within = scene.interior and scene.place not in INTERIORS and scene.place not in SEALED
    if within or beds is None:
        outdoors = beds or ()
        beds = INSIDE if scene.interior else OUTSIDE
        if within:
            beds = (*beds, *_through_walls(outdoors))
    found: dict[str, float] = {}
    for bed in beds:
        if holds(bed.when, scene):
            found[bed.layer] = max(bed.level_lufs, found.get(bed.layer, -99.0))
    return found


def _through_walls(outdoors: tuple[Bed, ...]) -> tuple[Bed, ...]:
    """Return what is heard indoors of a place that is out of doors: its first layer, if it is loud enough."""
    return tuple(
        Bed(f"{bed.layer} outside", bed.level_lufs - 9.0, bed.when) for bed in outdoors[:1] if bed.layer in HEARD_INSIDE
    )
