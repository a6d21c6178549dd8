"""Kinds of birds: how they are built, and what a word makes of a kind."""

from __future__ import annotations

from typing import NamedTuple

from circletake.render.cast.colours import pick, rgb
from circletake.render.cast.drawing import Palette, clothed
from circletake.schema import Look


class Feathered(NamedTuple):
    """A kind of bird. Lengths in metres of a usual one."""

    length: float
    """Tail to breast."""
    depth: float
    """Half depth of the body, in lengths."""
    pitch: float
    """Radians by which the body is raised in standing."""
    neck: float
    """Length in body lengths."""
    neck_rise: float
    head: float
    """Radius in body lengths."""
    leg: float
    """Length in body lengths."""
    wing: float
    """Length of one wing in body lengths."""
    tail: float
    beak: str
    """Outline in head radii, from the head's middle."""
    colours: tuple[str, ...]
    belly: str
    beak_colour: str
    flap_hz: float
    """Wing beats a second."""
    glide: float = 0.0
    """Share of the time that the wings are held out."""
    hops: bool = False
    webbed: bool = False
    mass_kg: float = 0.1
    walk_mps: float = 0.5
    fly_mps: float = 6.0


_SHORT = "0.7,0.3 1.75,-0.05! 0.7,-0.35"


_HOOKED = "0.6,0.5 1.3,0.4 1.75,0.0 1.6,-0.5! 1.3,-0.2 0.6,-0.3"


_LONG = "0.7,0.3 3.4,-0.15! 0.7,-0.3"


_FLAT = "0.55,0.5 1.0,0.2 1.7,0.08 2.2,0.1 2.36,-0.1 2.1,-0.26 1.2,-0.34 0.55,-0.5"


_SLIM = "0.72,0.28 1.5,0.06 1.85,-0.16! 1.3,-0.2 0.72,-0.24"


_THICK = "0.5,0.6 1.3,0.55 1.8,0.0 1.5,-0.55! 0.6,-0.5"


BIRDS: dict[str, Feathered] = {
    "bird": Feathered(0.17, 0.27, 0.42, 0.2, 1.0, 0.2, 0.3, 0.95, 0.5, _SHORT, ("#7d6a55", "#5a7391", "#8a6a4a",
                      "#6f7a5a"),
                      "cream", "brass", 7.0, hops=True, fly_mps=4.0),
    "gull": Feathered(0.42, 0.22, 0.2, 0.22, 0.8, 0.155, 0.36, 1.35, 0.3, _SHORT, ("#c9cdd2", "#b9bfc6"), "white",
                      "gold",
                      2.4, 0.45, webbed=True, mass_kg=1.0),
    "owl": Feathered(0.36, 0.34, 1.15, 0.08, 1.4, 0.34, 0.2, 1.25, 0.35, "", ("#8a6a4a", "#a3835c", "#d9d2c4"),
                     "#d8c3a0",
                     "brass", 2.6, 0.3, hops=True, mass_kg=0.6),
    "eagle": Feathered(0.78, 0.24, 0.55, 0.22, 1.05, 0.16, 0.34, 1.6, 0.26, _HOOKED, ("#5b4030", "#4a3a30", "#6f4c32"),
                       "#6b4d38",
                       "gold", 1.5, 0.72, hops=True, mass_kg=4.5, fly_mps=8.0),
    "duck": Feathered(0.46, 0.28, 0.08, 0.3, 1.2, 0.16, 0.24, 1.0, 0.28, _FLAT, ("#8a7a64", "#6f6a5f"), "#b9a98c",
                      "gold",
                      5.0, webbed=True, mass_kg=1.2, walk_mps=0.4),
    "hen": Feathered(0.4, 0.36, 0.2, 0.3, 1.15, 0.15, 0.42, 0.75, 0.42, _SHORT, ("#a5623a", "#e4d8c3", "#6b4636"),
                     "#b97a4a",
                     "gold", 6.0, mass_kg=2.2, walk_mps=0.5),
    "penguin": Feathered(0.66, 0.27, 1.46, 0.04, 1.5, 0.2, 0.06, 0.6, 0.04, _SLIM, ("#2c3038", "#343a46"), "white",
                         "gold",
                         1.5, webbed=True, mass_kg=14.0, walk_mps=0.45),
}  # fmt: skip
"""Kinds by term."""


class BirdVariant(NamedTuple):
    """What a word makes of a kind."""

    scale: float = 1.0
    colour: str = ""
    belly: str = ""
    beak: str = ""
    beak_colour: str = ""
    neck: float = 1.0
    leg: float = 1.0
    add: tuple[str, ...] = ()


BIRD_VARIANTS: dict[str, BirdVariant] = {
    "eagle": BirdVariant(add=("white head",)), "duck": BirdVariant(add=("green head",)),
    **dict.fromkeys(("bat", "bats"), BirdVariant(1.7, "#3a323c", "#4f4450", neck=0.3, add=("skin wings",))),
    "robin": BirdVariant(0.9, "#7a6a56", "#c4572f"), "dove": BirdVariant(1.3, "#ece7de", "white"),
                         "pigeon": BirdVariant(1.5, "#7d8494", "#9aa0ad"),
    "swallow": BirdVariant(0.9, "#2f4263", "#d9a98a"), "canary": BirdVariant(0.8, "#e2bd45", "lemon"),
                           "finch": BirdVariant(0.8, "#b0703f", "#d2a078"),
    "crow": BirdVariant(2.2, "#2b2a33", "#35343f", beak_colour="iron"), "raven": BirdVariant(2.6, "#26252e",
                        "#302f3a", beak_colour="iron"),
    "parrot": BirdVariant(2.0, "#3f8a4f", "#c8443a", _THICK, "cream"), "sparrow": BirdVariant(0.85, "#8a6a4a",
                          "#cdbb9c"),
    "pelican": BirdVariant(1.5, "#e8e2d6", "white", _LONG, "orange"), "albatross": BirdVariant(1.5, "#d9dbdc",
                           "white"), "tern": BirdVariant(0.8, "#d2d7dc", "white"),
    "hawk": BirdVariant(0.75, "#7a5a3c", "#d9c4a0"), "falcon": BirdVariant(0.6, "#5a6070", "#d9d0bd"),
                        "vulture": BirdVariant(1.0, "#3f3534", "#56484a"),
    "condor": BirdVariant(1.2, "#2f2b30", "#3a363c"), "goose": BirdVariant(1.5, "#9a9288", "#d9d2c4", neck=1.9),
                          "swan": BirdVariant(1.9, "#f2ede4", "white", "", "orange", 2.5),
    "duckling": BirdVariant(0.4, "#e5c24e", "lemon"), "heron": BirdVariant(1.5, "#8f9ba8", "#d9dde0", _LONG, "gold",
                            2.2, 4.2), "stork": BirdVariant(1.6, "#efeae0", "white", _LONG, "#c8503a", 1.9, 4.2),
    "flamingo": BirdVariant(1.5, "#e39a98", "#eab3ae", _HOOKED, "ink", 2.8, 4.8), "crane bird": BirdVariant(1.6,
                            "#b9bfc6", "white", _LONG, "iron", 2.2, 4.4),
    "rooster": BirdVariant(1.15, "#a5482f", "#3f5a4a", add=("plume",)), "cock": BirdVariant(1.15, "#a5482f",
                           "#3f5a4a", add=("plume",)), "turkey": BirdVariant(1.4, "#5a4436", "#6f5643", add=("plume",)),
    "chicken": BirdVariant(1.0, "#e4d8c3", "white"), "puffin": BirdVariant(0.5, "#2c3038", "white", _THICK, "orange"),
                           "barn owl": BirdVariant(1.0, "#c9a06a", "white"),
}  # fmt: skip
"""Variants by noun."""


class Fowl(NamedTuple):
    """One bird, cast."""

    term: str
    kind: Feathered
    length: float
    palette: Palette
    beak: str
    neck: float
    leg: float
    features: frozenset[str]
    seed: int


def cast_bird(term: str, noun: str, look: Look, colour: str | None, scale: float, individual: int) -> Fowl:
    """Return a bird of this kind."""
    kind = BIRDS[term]
    variant = BIRD_VARIANTS.get(noun, BirdVariant())
    seed = look.seed * 64 + individual
    primary = rgb(look.primary or colour or variant.colour or pick(kind.colours, seed, term))
    belly = rgb(look.secondary or variant.belly or kind.belly)
    beak = rgb(look.accent or variant.beak_colour or kind.beak_colour)
    size = (look.scale or 1.0) * scale * variant.scale * (0.94 + 0.12 * (seed % 7) / 6)
    return Fowl(
        term, kind, kind.length * size, clothed(primary, belly, beak), variant.beak or kind.beak,
            kind.neck * variant.neck,
        kind.leg * variant.leg, frozenset(variant.add), seed,
    )  # fmt: skip
