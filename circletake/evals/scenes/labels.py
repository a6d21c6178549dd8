"""Every name that a scene's truth can take, in a fixed order; the trained network carries this list with it."""

from __future__ import annotations

from typing import get_args

import numpy as np
from numpy.typing import NDArray

from circletake.agents.natures import INTERIORS
from circletake.render.styles import STYLES
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import CameraMove, Mood, Season, ShotSize, Weather, derive_seed

PLACES: tuple[str, ...] = tuple(term.name for term in STAGE_VOCABULARY.terms if term.kind == "place")
STAND_IN = "stand-in"
TERMS: tuple[str, ...] = (
    *dict.fromkeys(term.name for term in STAGE_VOCABULARY.terms if term.kind not in ("place", "action")),
    STAND_IN,
)
"""Everything that the stage can draw, and the card that stands for what it can't."""
VERBS: tuple[str, ...] = tuple(term.name for term in STAGE_VOCABULARY.terms if term.kind == "action")
SEASONS: tuple[Season, ...] = get_args(Season)
WEATHERS: tuple[Weather, ...] = get_args(Weather)
SIZES: tuple[ShotSize, ...] = get_args(ShotSize)
MOVES: tuple[CameraMove, ...] = tuple(move for move in get_args(CameraMove) if move not in ("whip left", "whip right"))
"""A whip pan is over in a blink: nothing to be learnt at the six frames a second of a draft."""
MOODS: tuple[Mood, ...] = get_args(Mood)
LOOKS: tuple[str, ...] = tuple(name for name, style in STYLES.items() if style.drawn is None)
"""Looks that are graded. What is drawn anew with a pen is no paper any more."""
COLOURS = ("red", "blue", "green", "yellow", "orange", "purple", "pink", "black", "white")
SIDES = ("left", "centre", "right")
HOURS: tuple[tuple[str, float, float], ...] = (
    ("night", 20.5, 4.5), ("dawn", 4.5, 7.2), ("morning", 7.2, 11.3), ("day", 11.3, 16.4), ("sunset", 16.4, 18.9),
    ("dusk", 18.9, 20.5),
)  # fmt: skip
"""The bands that an hour is read back in: name, from, until."""

SKYLESS = frozenset({"space", "underwater", "spaceship", "cave", "planet"})
"""Places where nobody can tell the hour."""
GREEN = frozenset(
    {"forest", "fields", "garden", "hills", "farm", "village", "lake", "river", "road", "railway", "bridge"}
)
"""Places whose plants show the season."""
WINDOWED = INTERIORS - SKYLESS - {"theatre"}
"""Rooms whose window shows what falls outside."""

_ALIKE: dict[str, tuple[tuple[str, ...], ...]] = {
    "weather": (("clear", "cloudy", "wind"), ("cloudy", "overcast"), ("rain", "storm"), ("fog", "dust")),
    "size": (
        ("extreme wide", "wide"), ("wide", "full"), ("full", "medium"), ("medium", "close-up"),
        ("close-up", "extreme close-up"),
    ),
    "move": (
        ("push in", "zoom in"), ("pull out", "zoom out"), ("static", "handheld"), ("pan left", "truck left"),
        ("pan right", "truck right"), ("tilt up", "crane up"), ("tilt down", "crane down"), ("truck left", "follow"),
        ("truck right", "follow"), ("orbit", "truck left"), ("orbit", "truck right"),
    ),
    "acts": (
        ("stand", "look", "talk", "point", "carry"), ("give", "reach", "point"), ("sit", "read", "eat"),
        ("play", "work"),
    ),
}  # fmt: skip
_NAMES: dict[str, tuple[str, ...]] = {
    "weather": WEATHERS, "size": SIZES, "move": MOVES, "mood": MOODS, "style": LOOKS, "acts": VERBS,
}  # fmt: skip


def alike_tables() -> dict[str, NDArray[np.bool_]]:
    """Return which values nobody could tell apart for certain. Of moods all: a grade is no feeling."""
    tables = {}
    for field, names in _NAMES.items():
        table = np.eye(len(names), dtype=bool)
        if field == "mood":
            table[:] = True
        for group in _ALIKE.get(field, ()):
            for one in group:
                for other in group:
                    table[names.index(one), names.index(other)] = True
        tables[field] = table
    return tables


def label_lists() -> dict[str, tuple[str, ...]]:
    """Return the labels by attribute, as they are stored beside the weights."""
    return {
        "place": PLACES, "hour": tuple(name for name, _, _ in HOURS), "season": SEASONS, "weather": WEATHERS,
        "size": SIZES, "move": MOVES, "style": LOOKS, "subjects": TERMS, "actions": VERBS,
    }  # fmt: skip


def training_labels() -> dict[str, object]:
    """Return what training has to know of the labels: names, bands of hours, what looks alike, mirrors."""
    turn = {"left": "right", "right": "left"}
    mirrored = {
        name: [names.index(" ".join(turn.get(word, word) for word in label.split())) for label in names]
        for name, names in (("move", tuple(MOVES)), ("side", SIDES))
    }
    return {
        "labels": {name: list(names) for name, names in label_lists().items()},
        "alike": {name: table.astype(int).tolist() for name, table in alike_tables().items()},
        "hours": [[low, high] for _, low, high in HOURS],
        "mirrored": mirrored,
    }


def is_held_out_pair(term: str, place: str) -> bool:
    """Tell whether a subject in a place is kept for the evals and never trained on: about one pair in ten."""
    return derive_seed("held out pair", term, place) % 10 == 0


def is_held_out_word(word: str, name: str) -> bool:
    """Tell whether an other word for a term is kept for the evals: about one in eight, never the name itself."""
    return word != name and derive_seed("held out word", word) % 8 == 0
