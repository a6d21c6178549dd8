"""How four-legged animals are built: measures against the height at the withers, colours, heads, habits."""

from __future__ import annotations

from typing import NamedTuple

from circletake.render.cast.animals.heads import HEADS


class Species(NamedTuple):
    """A four-legged animal. Lengths in withers heights unless said otherwise."""

    height_m: float
    """At the withers."""
    length: float
    """Hip to shoulder."""
    rump: float
    belly: float
    chest: float
    """Half depths of the trunk."""
    neck: float
    """Length."""
    neck_rise: float
    """Radians above level."""
    neck_wide: tuple[float, float]
    """Half widths at its base and at the head."""
    head: float
    """Length of the head."""
    nod: float
    """Radians by which the head hangs below level."""
    leg: tuple[float, float]
    """Half widths at the top of the hind leg and at the foot."""
    tail: tuple[float, ...]
    """Length, then half widths from base to tip."""
    tail_rise: float
    """Radians above level, behind."""
    colours: tuple[str, ...]
    second: str
    hoof: bool = False
    habits: frozenset[str] = frozenset()
    features: tuple[str, ...] = ()
    walk_mps: float = 1.1
    run_mps: float = 4.5
    tail_pointed: bool = True
    voice: str = ""
    mass_kg: float = 30.0


_DOGLIKE = frozenset({"sits", "pounces", "gallops", "barks"})
_CATTLE = frozenset({"grazes", "gallops"})

SPECIES: dict[str, Species] = {
    "dog": Species(0.56, 0.75, 0.21, 0.2, 0.25, 0.34, 0.95, (0.19, 0.14), 0.5, 0.12, (0.14, 0.055),
                   (0.62, 0.075, 0.07, 0.055, 0.02), 0.95, ("#b9854f", "#8a5b3a", "#d8b98a", "#5b4a42", "#e4d8c3"),
                    "cream",
                   habits=_DOGLIKE, features=("belly", "collar"), mass_kg=24),
    "fox": Species(0.44, 0.8, 0.18, 0.17, 0.2, 0.34, 0.85, (0.19, 0.13), 0.56, 0.2, (0.12, 0.045),
                   (0.98, 0.07, 0.15, 0.17, 0.09), -0.1, ("#c8652c", "#b9572a", "#d0763a"), "white",
                   habits=_DOGLIKE, features=("belly", "socks", "tail tip"), mass_kg=7),
    "wolf": Species(0.78, 0.75, 0.2, 0.19, 0.25, 0.36, 0.62, (0.23, 0.16), 0.52, 0.16, (0.13, 0.055),
                    (0.62, 0.08, 0.12, 0.12, 0.05), -0.55, ("#7d828c", "#6b6f78", "#8b857d"), "ash+++",
                    habits=_DOGLIKE | {"howls"}, features=("belly", "ruff"), mass_kg=40),
    "cat": Species(0.3, 0.83, 0.23, 0.22, 0.22, 0.24, 0.95, (0.18, 0.14), 0.5, 0.05, (0.14, 0.06),
                   (1.15, 0.055, 0.055, 0.05, 0.035), 0.9, ("#d08a4a", "#6e6a70", "#3a3840", "#d9cbb5"), "cream",
                   habits=frozenset({"sits", "pounces", "gallops"}), features=("belly", "stripes"),
                       tail_pointed=False, mass_kg=4),
    "lion": Species(1.15, 0.83, 0.2, 0.2, 0.25, 0.3, 0.6, (0.24, 0.2), 0.44, 0.1, (0.15, 0.075),
                    (0.85, 0.04, 0.03, 0.028, 0.028), -0.5, ("#cf9f58", "#c4934f"), "cream",
                    habits=frozenset({"sits", "gallops", "roars"}), features=("mane", "tuft", "belly"),
                        tail_pointed=False,
                    mass_kg=180),
    "bear": Species(1.25, 0.78, 0.32, 0.33, 0.33, 0.26, 0.28, (0.29, 0.22), 0.48, 0.16, (0.2, 0.115),
                    (0.1, 0.05, 0.05), -0.4, ("#6b4a35", "#5a3f30", "#4a3a33"), "#a37b57",
                    habits=frozenset({"sits", "gallops", "rears"}), tail_pointed=False, mass_kg=260),
    "horse": Species(1.55, 0.73, 0.2, 0.2, 0.23, 0.6, 0.92, (0.19, 0.1), 0.44, 0.72, (0.14, 0.042),
                     (0.66, 0.05, 0.09, 0.1, 0.04), -1.0, ("#8a5638", "#6a4632", "#b78a5a", "#4a3d3a", "#d9d2c6"),
                      "ink",
                     hoof=True, habits=_CATTLE | {"rears"}, features=("mane ridge",), walk_mps=1.6, run_mps=8.5,
                         mass_kg=480),
    "cow": Species(1.35, 0.85, 0.25, 0.28, 0.27, 0.34, 0.3, (0.24, 0.16), 0.4, 0.55, (0.14, 0.055),
                   (0.75, 0.03, 0.022, 0.02, 0.035), -1.35, ("#f0e9dc", "#8a5a3a", "#c79a6a"), "#3a3436",
                   hoof=True, habits=_CATTLE, features=("patches", "udder", "tuft"), tail_pointed=False, walk_mps=1.0,
                       mass_kg=600),
    "sheep": Species(0.72, 0.74, 0.32, 0.34, 0.33, 0.26, 0.45, (0.22, 0.15), 0.4, 0.4, (0.1, 0.045),
                     (0.16, 0.08, 0.07), -0.9, ("#efe7d6", "#e2d6c0", "#d6cbb8"), "#4a4244",
                     hoof=True, habits=frozenset({"grazes"}), features=("fleece", "dark legs"), tail_pointed=False,
                         mass_kg=60),
    "pig": Species(0.72, 0.89, 0.31, 0.33, 0.31, 0.2, 0.05, (0.28, 0.22), 0.48, 0.12, (0.14, 0.055),
                   (0.62, 0.036, 0.034, 0.03, 0.02), 0.0, ("#e3a89a", "#d99a92", "#c98a7d"), "#c97f78",
                   hoof=True, habits=frozenset({"grazes"}), features=("curly tail",), mass_kg=110),
    "deer": Species(1.05, 0.73, 0.19, 0.18, 0.21, 0.5, 1.0, (0.16, 0.1), 0.38, 0.42, (0.12, 0.035),
                    (0.16, 0.05, 0.06, 0.03), -0.2, ("#a46d42", "#8f5f3d", "#b27a48"), "cream",
                    hoof=True, habits=_CATTLE | {"bounds"}, features=("belly", "rump patch"), walk_mps=1.3,
                        run_mps=7.5, mass_kg=80),
    "elephant": Species(2.9, 0.64, 0.3, 0.33, 0.32, 0.2, 0.45, (0.27, 0.22), 0.5, 0.1, (0.17, 0.105),
                        (0.42, 0.03, 0.02, 0.018, 0.03), -1.3, ("#8b8d96", "#7c7f8a", "#97928f"), "#a5a1a3",
                        features=("trunk", "nails", "tuft"), tail_pointed=False, walk_mps=1.7, run_mps=4.5,
                            mass_kg=4500),
    "giraffe": Species(2.9, 0.46, 0.17, 0.16, 0.21, 0.92, 1.02, (0.15, 0.06), 0.2, 0.5, (0.1, 0.035),
                       (0.42, 0.022, 0.016, 0.014, 0.022), -1.2, ("#e2b871", "#dcae62"), "#a5693a",
                       hoof=True, habits=_CATTLE, features=("giraffe patches", "mane ridge", "tuft"),
                           tail_pointed=False,
                       walk_mps=1.9, run_mps=7.0, mass_kg=900),
    "camel": Species(1.85, 0.64, 0.19, 0.2, 0.23, 0.56, 0.85, (0.15, 0.09), 0.3, 0.1, (0.12, 0.045),
                     (0.36, 0.025, 0.02, 0.018, 0.03), -1.25, ("#c79a62", "#b98a55"), "#8f6a42",
                     habits=_CATTLE, features=("humps", "tuft"), tail_pointed=False, walk_mps=1.4, run_mps=5.0,
                         mass_kg=500),
    "rabbit": Species(0.22, 0.7, 0.36, 0.33, 0.28, 0.2, 0.75, (0.25, 0.2), 0.6, 0.15, (0.24, 0.075),
                      (0.16, 0.11, 0.13, 0.1), 0.6, ("#a8896b", "#8f7d70", "#d9cfc1", "#6f6257"), "white",
                      habits=frozenset({"hops", "sits", "grazes"}), features=("belly",), tail_pointed=False,
                          run_mps=2.6, mass_kg=2),
    "mouse": Species(0.075, 0.89, 0.45, 0.4, 0.34, 0.16, 0.2, (0.3, 0.26), 0.75, 0.1, (0.16, 0.06),
                     (1.7, 0.05, 0.045, 0.035, 0.015), -0.1, ("#8f857f", "#a3907d", "#6f6868"), "#cfc2b6",
                     habits=frozenset({"sits"}), features=("belly",), run_mps=1.4, walk_mps=0.45, mass_kg=0.1),
    "monkey": Species(0.5, 0.67, 0.22, 0.2, 0.24, 0.16, 0.9, (0.18, 0.15), 0.46, 0.0, (0.13, 0.06),
                      (1.5, 0.055, 0.05, 0.05, 0.045), 0.35, ("#7a5a42", "#6a4f3f", "#8a6a4a"), "#d9b08a",
                      habits=frozenset({"sits", "gallops"}), features=("curled tip",), tail_pointed=False, mass_kg=9),
    "crocodile": Species(0.5, 2.5, 0.36, 0.34, 0.34, 0.45, 0.12, (0.32, 0.26), 1.35, 0.06, (0.18, 0.1),
                         (2.7, 0.3, 0.22, 0.12, 0.03), -0.12, ("#5c6f45", "#4f6247", "#6a6a45"), "#b9b080",
                         features=("belly", "crest"), walk_mps=0.6, run_mps=2.4, mass_kg=300),
    "dragon": Species(2.2, 0.86, 0.24, 0.25, 0.27, 0.62, 0.95, (0.22, 0.12), 0.42, 0.25, (0.17, 0.07),
                      (1.35, 0.16, 0.12, 0.07, 0.02), -0.35, ("#4f7d5c", "#8a3f3c", "#4a5a86", "#6a5a3f"), "#d9b878",
                      habits=frozenset({"sits", "roars", "rears"}), features=("belly", "wings", "crest", "spade"),
                          walk_mps=1.6,
                      run_mps=5.0, mass_kg=1800),
}  # fmt: skip
"""Four-legged species by term."""


class Variant(NamedTuple):
    """What a word makes of a species: `puppy`, `zebra`, `unicorn`."""

    scale: float = 1.0
    colour: str = ""
    second: str = ""
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    head: str = ""


VARIANTS: dict[str, Variant] = {
    "puppy": Variant(0.55), "collie": Variant(colour="#2f2b2e", second="white"), "sheepdog": Variant(colour="#2f2b2e",
                     second="white"),
    "husky": Variant(0.85, "#5b6370", "white"), "kitten": Variant(0.6), "tabby": Variant(colour="#8a7a66"),
    "tiger": Variant(1.0, "#d27f33", "white", ("stripes",), ("mane", "tuft"), "cat"),
    "lioness": Variant(0.92, drop=("mane",), head="cat"), "panther": Variant(0.85, "#2b2930", "#3a3740", (), ("mane",
                       "tuft"), "cat"),
    "leopard": Variant(0.85, "#d2a457", "cream", ("spots",), ("mane", "tuft"), "cat"),
    "cheetah": Variant(0.8, "#d8ae62", "cream", ("spots",), ("mane", "tuft"), "cat"),
    "jaguar": Variant(0.85, "#c8974a", "cream", ("spots",), ("mane", "tuft"), "cat"),
    "polar bear": Variant(1.05, "#f0ece2", "white"), "panda": Variant(0.85, "#efeae0", "#2a282e", ("dark legs",)),
    "bear cub": Variant(0.5), "grizzly": Variant(1.1, "#7a5236"), "foal": Variant(0.6), "pony": Variant(0.72),
    "unicorn": Variant(1.0, "#f1ebe2", "#c9a3c4", ("horn",)), "zebra": Variant(0.85, "#efe9df", "ink", ("stripes",)),
    "donkey": Variant(0.7, "#8f8a86", head="donkey"), "mule": Variant(0.8, "#7a6a5e", head="donkey"),
                      "calf": Variant(0.6, drop=("udder",)),
    "bull": Variant(1.1, "#4a3a35", drop=("udder", "patches")), "ox": Variant(1.1, "#8a6a4f", drop=("udder",
                    "patches")),
    "buffalo": Variant(1.1, "#4a4042", drop=("udder", "patches")), "bison": Variant(1.15, "#5b4234", drop=("udder",
                       "patches")),
    "lamb": Variant(0.6), "goat": Variant(0.95, "#d8cdbb", "#8a7a6a", (), ("fleece", "dark legs"), "goat"),
    "ram": Variant(1.1, head="ram"), "piglet": Variant(0.45), "boar": Variant(0.95, "#5b4a40", "#3f3430"),
                   "hog": Variant(1.1),
    "doe": Variant(0.92, head="doe"), "fawn": Variant(0.55, "#bd8750", "cream", ("spots",), (), "doe"),
    "stag": Variant(1.12), "elk": Variant(1.25, "#8a6444"), "moose": Variant(1.4, "#5f473a"), "reindeer": Variant(1.0,
                    "#8a7a6c", "white"),
    "antelope": Variant(0.85, "#c08a52", head="goat"), "gazelle": Variant(0.75, "#c9965c", head="goat"),
    "squirrel": Variant(1.3, "#a8593a", "cream", ("brush",)), "hedgehog": Variant(1.5, "#7d6a58", "#b39a7c",
                        ("spines", "no tail")),
    "hamster": Variant(1.1, "#d2a464", "white", add=("no tail",)), "rat": Variant(1.4, "#6f6a6c"),
                       "mole": Variant(1.3, "#3c373c", add=("no tail",)),
    "mammoth": Variant(1.1, "#7a5238", "#5a3d2c"), "llama": Variant(0.8, "#e6d8c0", "#c9b190", ("fleece",), ("humps",
                       "tuft")),
    "alpaca": Variant(0.7, "#d9c3a0", "#c9b190", ("fleece",), ("humps", "tuft")), "ape": Variant(1.6, "#4a3f3c",
                      add=("no tail",)),
    "gorilla": Variant(2.2, "#35313a", "#56505a", add=("no tail",)), "chimp": Variant(1.5, "#3f3836",
                       add=("no tail",)), "chimpanzee": Variant(1.5, "#3f3836", add=("no tail",)),
    "coyote": Variant(0.75, "#b0936a", "cream"), "jackal": Variant(0.65, "#b98f5c", "cream"), "hare": Variant(1.25,
                      "#a8835c"),
    "wyvern": Variant(0.9), "dinosaur": Variant(1.3, "#6f8a55", "#c9b98a", (), ("wings", "spade"), "lizard"),
    "tyrannosaurus": Variant(1.5, "#6a6a45", "#b9a878", (), ("wings", "spade")), **dict.fromkeys(
        ("lizard", "iguana", "gecko", "salamander", "newt"), Variant(0.22, "#6a9a50", "#d9d29a", (), (), "lizard")
    ), "alligator": Variant(0.9, "#46553f"), "caiman": Variant(0.7), "vixen": Variant(0.95),
                         "okapi": Variant(0.75, "#6b4636"), "tomcat": Variant(1.1), "stallion": Variant(1.08),
}  # fmt: skip
"""Variants by the noun that the animal is called by."""

assert set(SPECIES) <= set(HEADS)


YOUNG = frozenset(
    {"puppy", "kitten", "foal", "calf", "lamb", "piglet", "fawn", "cub", "bear cub", "lion cub", "tiger cub",
     "wolf cub", "fox cub", "elephant calf", "kid goat", "joey"}
)  # fmt: skip
"""Nouns of animals that are not grown."""
_YOUNG_WORDS = frozenset({"baby", "newborn", "infant", "young", "cub"})
_GROWN_ONLY = frozenset({"mane", "udder", "crest", "ruff"})
"""Features that a young animal does not have yet."""
_YOUNG_SCALE = 0.56


def is_young(noun: str, adjectives: tuple[str, ...]) -> bool:
    """Tell whether an animal is spoken of as not grown."""
    return noun in YOUNG or bool(_YOUNG_WORDS.intersection(adjectives))


def young_of(species: Species, features: frozenset[str]) -> tuple[Species, frozenset[str]]:
    """Return a species as its young are built, and their features.

    The head is large, the neck and the tail are short, the trunk is short and slim over long soft legs: what has
    hooves stands on longer legs than what has paws.
    """
    slim = 0.84 if species.hoof else 0.93
    built = species._replace(
        head=species.head * 1.3,
        neck=species.neck * 0.82,
        neck_wide=(species.neck_wide[0] * 0.92, species.neck_wide[1] * 1.06),
        length=species.length * 0.86,
        rump=species.rump * slim,
        belly=species.belly * slim,
        chest=species.chest * slim,
        leg=(species.leg[0] * 1.02, species.leg[1] * 1.22),
        tail=(species.tail[0] * 0.72, *species.tail[1:]),
        mass_kg=species.mass_kg * 0.2,
    )
    return built, features - _GROWN_ONLY


def young_scale(noun: str, adjectives: tuple[str, ...]) -> float:
    """Return the size of a young animal against that of its adjectives and its own word."""
    told = VARIANTS.get(noun, Variant()).scale
    # `little` and `baby` are small already, and so is a puppy by its own word.
    small = 0.78 if {"little", "small", "tiny", "short", "baby"}.intersection(adjectives) else 1.0
    return 1.0 if noun in YOUNG and told < 0.9 else _YOUNG_SCALE / small
