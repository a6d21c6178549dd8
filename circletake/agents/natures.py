"""What things are by nature: how they move, how big they are, where they live."""

from __future__ import annotations

from typing import Literal

Nature = Literal["walker", "swimmer", "flyer", "boat", "aircraft", "wheels", "still"]
"""How something gets about by itself; still: not at all."""

SWIMMERS = frozenset({"whale", "dolphin", "fish", "shoal", "shark", "octopus", "turtle", "mermaid"})
FLYERS = frozenset({"bird", "gull", "owl", "eagle", "flock", "butterfly", "bee", "dragon", "fairy", "ghost"})
BOATS = frozenset({"rowing boat", "sailing boat", "ship", "submarine", "paper boat", "iceberg", "surfboard"})
AIRCRAFT = frozenset({"aeroplane", "helicopter", "hot-air balloon", "rocket", "ufo", "balloon", "kite", "paper plane"})
WHEELS = frozenset(
    {
        "car",
        "bus",
        "truck",
        "bicycle",
        "motorcycle",
        "train",
        "carriage",
        "tractor",
        "rover",
        "skateboard",
        "wheelchair",
    }
)
BIG = frozenset(
    {"whale", "elephant", "giraffe", "dragon", "giant", "ship", "train", "house", "lighthouse", "tower", "church",
    "castle",
     "windmill", "barn", "bridge", "pyramid", "ferris wheel", "rocket", "aeroplane", "submarine", "tree", "pine",
     "iceberg",
     "bus", "truck", "aurora", "rainbow", "fireworks", "hot-air balloon", "helicopter", "ufo", "planet"}
)  # fmt: skip
"""Bigger than anybody could carry; a frame that holds them and a person is wide."""

WATER_PLACES = frozenset({"sea", "underwater", "coast", "harbour", "river", "lake"})
SHORES = frozenset({"coast", "harbour", "river", "lake"})
"""Places with ground to stand on and water to swim in."""
INTERIORS = frozenset(
    {"room", "kitchen", "workshop", "library", "classroom", "office", "laboratory", "theatre", "spaceship", "cave"}
)


def nature_of(term: str | None, kind: str) -> Nature:
    """Return how something of this term and kind gets about."""
    term = term or ""
    for terms, nature in _BY_TERM:
        if term in terms:
            return nature
    return "walker" if kind in ("person", "animal", "creature") else "wheels" if kind == "vehicle" else "still"


_BY_TERM: tuple[tuple[frozenset[str], Nature], ...] = (
    (SWIMMERS, "swimmer"),
    (FLYERS, "flyer"),
    (BOATS, "boat"),
    (AIRCRAFT, "aircraft"),
    (WHEELS, "wheels"),
)

TRAVEL: dict[Nature, str] = {
    "walker": "walk", "swimmer": "swim", "flyer": "fly", "boat": "sail", "aircraft": "fly", "wheels": "drive",
    "still": "stand",
}  # fmt: skip
"""The action by which each gets from one place to another."""


FURNITURE = frozenset(
    {"bench", "chair", "table", "bed", "window", "piano", "swing", "campfire", "clock", "mirror", "ladder",
     "sandcastle", "chessboard", "easel", "gravestone", "mailbox", "phone booth", "sofa", "barrel", "blackboard",
     "target", "goal", "hoop"}
)  # fmt: skip
"""Props that stay where they stand: nobody carries them about."""
POCKETED = frozenset({"watch", "pocket watch", "wristwatch", "stopwatch", "hourglass"})
"""Nouns of things that are held although others of their term stand or hang."""
SMALL_ANIMALS = frozenset(
    {"cat", "rabbit", "bird", "hen", "duck", "gull", "owl", "fish", "frog", "turtle", "tortoise", "snail"}
)
"""Animals that hands, a muzzle or talons carry off."""
MOUNTS = frozenset({"horse", "donkey", "camel", "elephant", "dragon", "deer", "unicorn", "pony"})
"""Animals that people ride; others are driven before them."""
GROUPS = frozenset({"crowd", "couple", "flock", "shoal"})
"""Terms that stand for several by themselves."""


def is_living(kind: str) -> bool:
    """Tell whether something of this kind acts of itself."""
    return kind in ("person", "animal", "creature")


def travel(nature: Nature, place: str | None) -> str:
    """Return the action by which something gets about in a place: in space everybody floats."""
    if nature == "walker" and place == "space":
        return "fly"
    if nature == "walker" and place == "underwater":
        return "swim"
    return TRAVEL[nature]
