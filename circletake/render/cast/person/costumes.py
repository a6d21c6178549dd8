"""Costumes: what each kind of person wears, by term and by the word that it is called by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from circletake.render.cast.colours import CLOTHS
from circletake.schema import Age, Presentation

_ANY: tuple[Presentation, ...] = ("feminine", "masculine")


class Costume(NamedTuple):
    """Choices for one kind of person; the look's seed takes one of each."""

    garment: tuple[str, ...] = ("coat", "sweater", "shirt", "dress")
    headwear: tuple[str, ...] = ("none",)
    primary: tuple[str, ...] = CLOTHS
    secondary: tuple[str, ...] = ("#3a4152", "#4a3f3a", "#57604f", "#2f3b4f", "#5c4a44")
    accent: tuple[str, ...] = ("red", "gold", "teal", "cream", "orange", "rose")
    extras: tuple[str, ...] = ()
    ages: tuple[Age, ...] = ("adult", "adult", "young")
    presentations: tuple[Presentation, ...] = _ANY
    hair: tuple[str, ...] = ()
    beards: tuple[str, ...] = ("none",)


_MEN_BEARDS = ("none", "none", "short", "moustache")
_SEA_BEARDS = ("full", "short", "full")

COSTUMES: Mapping[str, Costume] = {
    "man": Costume(("coat", "sweater", "shirt", "suit"), presentations=("masculine",), beards=_MEN_BEARDS),
    "woman": Costume(("coat", "dress", "sweater", "dress"), extras=("scarf?",), presentations=("feminine",)),
    "boy": Costume(("sweater", "shirt", "overalls"), ("none", "none", "cap"), ages=("child",),
                   presentations=("masculine",)),
    "girl": Costume(("dress", "sweater", "coat"), ages=("child",), presentations=("feminine",),
                    hair=("ponytail", "bun", "long", "curly")),
    "child": Costume(("sweater", "overalls", "dress", "coat"), ("none", "none", "cap"), ages=("child",)),
    "old man": Costume(("coat", "sweater", "suit"), ("none", "flat cap", "hat"), ages=("old",), extras=("glasses?",),
                       presentations=("masculine",), hair=("short", "bald"), beards=("full", "none", "moustache")),
    "old woman": Costume(("dress", "coat"), ("none", "headscarf"), ages=("old",), presentations=("feminine",),
                         hair=("bun", "bun", "curly"), extras=("shawl", "glasses?")),
    "keeper": Costume(("coat",), ("peaked cap",), ("#2f4263", "#34506b", "#3a4a58"), accent=("gold", "brass"),
                      extras=("buttons",), presentations=("masculine", "masculine", "feminine"), ages=("adult", "old"),
                      beards=("full", "short", "full")),
    "fisherman": Costume(("coat",), ("sou'wester", "beanie"), ("#dba531", "#c9772f", "#d3b144"),
                         ("#39506a", "#3f4a52"), ("navy", "brick"), ("oilskins", "boots"),
                         presentations=("masculine", "masculine", "feminine"), beards=_SEA_BEARDS),
    "farmer": Costume(("overalls",), ("straw hat",), ("#4a6d9c", "#5a7391"), ("#b8403a", "#c9a24a", "#7b8f5c"),
                      ("red", "straw"), ("boots",), beards=_MEN_BEARDS),
    "worker": Costume(("overalls",), ("hard hat", "flat cap"), ("#4d6277", "#7a6a52", "#556b5c"),
                      ("#d0894a", "#c8b48a", "#9a5547"), ("yellow", "orange"), ("belt", "boots"), beards=_MEN_BEARDS),
    "cook": Costume(("chef",), ("toque",), ("#f1ece2",), ("#4a4f5c", "#5c4444"), ("red", "teal"),
                    ("apron", "neckerchief"), beards=("none", "moustache", "none")),
    "doctor": Costume(("labcoat",), ("none",), ("#f0eee9",), ("#5f8394", "#4f7a78", "#6b7897"), ("teal", "blue"),
                      ("stethoscope", "glasses?"), beards=("none", "none", "short")),
    "teacher": Costume(("suit", "sweater", "coat"), ("none", "none", "hat"),
                       ("#7a6248", "#5d6b73", "#6b4a4f", "#50634f"), extras=("glasses?", "tie")),
    "police officer": Costume(("uniform",), ("peaked cap",), ("#2d3f63", "#2b3a57"), ("#26314a",), ("gold", "silver"),
                              ("badge", "belt", "tie")),
    "soldier": Costume(("armour",), ("helmet",), ("#9fadbd", "#8694a6", "#a7a9ad"), ("#4d5563", "#584a44"),
                       ("crimson", "blue", "gold"), ("belt", "tabard")),
    "dancer": Costume(("tutu", "leotard"), ("none",), ("#d68c94", "#b8c4dd", "#c46a72", "#8fb6c9"),
                      ("#ecd5cf", "#d9dbe6"), ("gold", "white"), presentations=("feminine", "feminine", "masculine"),
                      hair=("bun",), ages=("young",)),
    "musician": Costume(("suit", "dress", "coat"), ("none", "none", "hat"), ("#2b3044", "#3d2f3e", "#57313a",
                        "#2f4a4f"),
                        ("#262a38",), ("crimson", "gold", "white"), ("tie",)),
    "athlete": Costume(("jersey",), ("none", "headband"), ("#c8443a", "#2f6fa8", "#e0a32e", "#2f8a6a"),
                       ("#23303f", "#f0ece4"), ("white", "yellow"), hair=("short", "ponytail", "bun"), ages=("young",)),
    "traveller": Costume(("coat", "cape", "sweater"), ("hat", "hood", "none"), ("#7a5c3e", "#5e7445", "#8c4f3a",
                         "#3f5a63"),
                         ("#4b4238", "#4a4f45"), ("red", "teal"), ("backpack", "scarf", "boots"),
                         beards=("none", "none", "short")),
    "astronaut": Costume(("spacesuit",), ("space helmet",), ("#ece9e2", "#e8dfd0", "#d9dfe4"), ("#8f9299", "#a8adb5"),
                         ("orange", "red", "blue"), ("pack",), hair=("short", "bun")),
    "witch": Costume(("robe",), ("witch hat",), ("#2f2a3d", "#3a2f4a", "#2c3a3a"), ("#4a3a5c", "#57406b"),
                     ("violet", "orange", "green"), ("belt",), presentations=("feminine",), hair=("long",)),
    "wizard": Costume(("robe",), ("wizard hat",), ("#3b4a7a", "#4f3f78", "#355f66"), ("#2f3760",), ("gold", "lemon"),
                      ("stars", "rope belt"), presentations=("masculine",), ages=("old",), hair=("long",),
                      beards=("long",)),
    "monk": Costume(("robe",), ("none", "hood"), ("#7a4f31", "#9a5a2e", "#8a6a3f"), ("#5b4030",), ("rope", "straw"),
                    ("rope belt",), presentations=("masculine", "feminine"), hair=("bald",)),
    "clown": Costume(("clown",), ("bowler", "cone hat"), ("#d9a03a", "#c9574a", "#5a93a8"), ("#3f7d7c", "#6d5a8c"),
                     ("red",), ("ruff", "pompoms", "clown face"), hair=("curly",)),
    "couple": Costume(("coat", "dress", "sweater", "suit"), ages=("young", "adult"), extras=("scarf?",)),
    "crowd": Costume(("coat", "dress", "sweater", "shirt", "suit"), ("none", "none", "hat", "cap", "flat cap"),
                     ages=("adult", "young", "old", "adult", "child"), beards=_MEN_BEARDS, extras=("scarf?",)),
    "robot": Costume(("shirt",), ("none",), ("#9fb0ba", "#c9a24a", "#b0584a", "#7f9aa8"), ("#5b6472", "#6d5f58"),
                     ("ember",)),
    "alien": Costume(("shirt",), ("none",), ("#8f97b8", "#a8b0c9", "#6a5f8f"), ("slate",), ("gold", "teal"),
                     hair=("bald",)),
    "giant": Costume(("shirt",), ("none",), ("#7a5a3f", "#6a5f45"), ("#4f4436",), ("rust",), ("belt",), ages=("adult",),
                     presentations=("masculine",), hair=("bald", "short", "curly"), beards=("full", "short", "none")),
    "fairy": Costume(("dress",), ("none",), ("#a8c07a", "#d29ab5", "#9ab5d2", "#e2c27a"), ("#6a8f5a",), ("lemon",
                     "sky", "pink"),
                     ages=("young",), presentations=("feminine",), hair=("bun", "ponytail", "long")),
    "mermaid": Costume(("leotard",), ("none",), ("#3f8f88", "#4a7fa0", "#6a6fae"), ("#57a89a", "#7a8fc4"), ("rose",
                       "gold"),
                       ages=("young",), presentations=("feminine",), hair=("long",)),
    "scarecrow": Costume(("sweater", "overalls"), ("straw hat",), ("#8a4f3c", "#5e7445", "#4a5f7f"), ("#5b4a3a",
                         "#4a4f5a"), ("orange", "teal", "gold"),
                         presentations=("masculine",), hair=("bald",)),
}  # fmt: skip
"""Costumes by term."""

SKINS_OF: Mapping[str, tuple[str, ...]] = {
    "robot": ("#9fb0ba",), "alien": ("#9fbf7a", "#8fb5a8", "#a9b0c4"), "giant": ("#9aa878", "#8f9f8a", "#b5956f",
        "#8f8a9a"),
    "scarecrow": ("#d6bb8a",),
}  # fmt: skip
"""Skins of those who have another than people's."""

NOUN_COSTUMES: Mapping[str, Costume] = {
    "soldier": Costume(("uniform",), ("steel helmet", "steel helmet", "cap"), ("#5e6b4a", "#6a6a4f", "#56634f"),
                       ("#4a4f3c",), ("leather",
                       "iron"),
                       ("belt", "boots"), presentations=("masculine", "masculine", "feminine"), beards=("none",
                        "short")),
    "guardsman": Costume(("uniform",), ("top hat",), ("#a8332f",), ("#2b2f3f",), ("gold",), ("belt", "buttons")),
    "knight": Costume(("armour",), ("helmet",), ("#9fadbd", "#8694a6", "#a7a9ad"), ("#4d5563",), ("crimson", "blue",
                      "gold"),
                      ("belt", "tabard"), beards=("none", "short")),
    "viking": Costume(("shirt",), ("helmet",), ("#7a5a3e", "#6a6a52"), ("#4a3f36",), ("rust", "teal"), ("belt",
                      "boots"),
                      presentations=("masculine", "feminine"), beards=("full", "long")),
    "samurai": Costume(("armour",), ("helmet",), ("#8a2f35", "#2f3a52"), ("#3a3436",), ("gold", "crimson"), ("belt",)),
    "king": Costume(("cape",), ("crown",), ("#8a2f3a", "#5a3f7a", "#2f4a7a"), ("#4a3a4f",), ("gold",), ("belt",
                    "boots"),
                    ("adult", "old"), ("masculine",), beards=("full", "short")),
    "queen": Costume(("gown",), ("crown",), ("#8a2f4a", "#4f3f8a", "#2f6a6a"), ("gold",), ("gold",), ("shawl?",),
                     presentations=("feminine",), hair=("bun", "long")),
    "prince": Costume(("cape",), ("crown",), ("#2f4a7a", "#6a2f4a"), ("#e0d6c4",), ("gold",), ("belt", "boots"),
                      ("young",),
                      ("masculine",)),
    "princess": Costume(("gown",), ("crown",), ("#d08aa0", "#8aa8d0", "#b59ad0"), ("cream",), ("gold",), (),
                        ("young",),
                        ("feminine",), hair=("long", "curly")),
    "bride": Costume(("gown",), ("none",), ("#f4efe6",), ("cream",), ("cream",), (), ("young",), ("feminine",),
                     hair=("bun", "long")),
    "pirate": Costume(("coat",), ("hat", "headscarf"), ("#6a2f35", "#2f3f52"), ("#3a3436",), ("crimson", "gold"),
                      ("belt", "boots"),
                      presentations=("masculine", "masculine", "feminine"), beards=("full", "moustache", "short")),
    "sailor": Costume(("sweater",), ("cap", "beanie"), ("#e6e0d2", "#2f4263"), ("#2f4263",), ("navy", "red"), (),
                      beards=("none", "short", "full")),
    "captain": Costume(("coat",), ("peaked cap",), ("#2b3a57",), ("#2b2f3f",), ("gold",), ("buttons",),
                       presentations=("masculine", "feminine"), beards=("full", "short")),
    "cowboy": Costume(("shirt",), ("hat",), ("#a8503f", "#5f7a8a", "#8a6a45"), ("#6a4a35", "#4a5a78"), ("red",),
                      ("neckerchief", "belt", "boots"), presentations=("masculine", "feminine"), beards=("short",
                       "none")),
    "detective": Costume(("coat",), ("hat",), ("#a08560", "#5d6470"), ("#3a3a42",), ("brick",), ("tie",)),
    "inspector": Costume(("coat",), ("hat",), ("#a08560", "#5d6470"), ("#3a3a42",), ("brick",), ("tie",)),
    "spy": Costume(("suit",), ("hat",), ("#33363f",), ("#2b2e36",), ("ink",), ("tie",)),
    "businessman": Costume(("suit",), ("none",), ("#3a4456", "#4a4f58"), ("#333a48",), ("crimson", "teal"), ("tie",),
                           presentations=("masculine",)),
    "businesswoman": Costume(("suit",), ("none",), ("#3a4456", "#5a4550"), ("#333a48",), ("rose", "teal"), (),
                             presentations=("feminine",), hair=("bun", "short", "long")),
    "firefighter": Costume(("coat",), ("hard hat",), ("#c9a23a", "#3a3f4a"), ("#4a4f58",), ("red",), ("belt", "boots")),
    "fireman": Costume(("coat",), ("hard hat",), ("#c9a23a", "#3a3f4a"), ("#4a4f58",), ("red",), ("belt", "boots"),
                       presentations=("masculine",), beards=("none", "moustache")),
    "pilot": Costume(("uniform",), ("peaked cap",), ("#2b3a57",), ("#26314a",), ("gold",), ("tie", "badge")),
    "nurse": Costume(("dress", "shirt"), ("none",), ("#cfe0e6", "#9fc3cc"), ("white",), ("red",), ("apron",),
                     hair=("bun", "short")),
    "scientist": Costume(("labcoat",), ("none",), ("#f0eee9",), ("#4f7a78", "#6b7897"), ("teal",), ("glasses",),
                         beards=("none", "short")),
    "inventor": Costume(("labcoat",), ("none",), ("#e6dfd0",), ("#8a6a4a",), ("copper",), ("glasses", "tie"), ("old",
                        "adult"),
                        hair=("curly", "bald"), beards=("moustache", "none")),
    "professor": Costume(("suit",), ("none",), ("#7a6248", "#6b5a4a"), ("#4a4038",), ("brick",), ("glasses", "tie"),
                         ("old", "adult"),
                         beards=("short", "moustache")),
    "baker": Costume(("chef",), ("toque",), ("#f1ece2",), ("#8a6a4f",), ("apricot",), ("apron",), beards=("moustache",
                     "none")),
    "waiter": Costume(("suit",), ("none",), ("#2b2d36",), ("#2b2d36",), ("ink",), ("apron", "tie"),
                      presentations=("masculine",)),
    "waitress": Costume(("dress",), ("none",), ("#3f4a5f", "#8a4f57"), ("cream",), ("white",), ("apron",),
                        presentations=("feminine",)),
    "blacksmith": Costume(("shirt",), ("none",), ("#6a5a4a",), ("#4a4038",), ("leather",), ("apron", "boots"),
                          presentations=("masculine",), beards=("full", "short")),
    "miner": Costume(("overalls",), ("hard hat",), ("#5a5f68",), ("#8a5a45",), ("yellow",), ("belt", "boots"),
                     beards=("short", "full")),
    "clockmaker": Costume(("shirt",), ("none",), ("#7a6a52",), ("#4a4038",), ("brass",), ("apron", "glasses"), ("old",
                          "adult"),
                          beards=("moustache", "full")),
    "watchmaker": Costume(("shirt",), ("none",), ("#7a6a52",), ("#4a4038",), ("brass",), ("apron", "glasses"), ("old",
                          "adult"),
                          beards=("moustache", "full")),
    "gardener": Costume(("overalls",), ("straw hat",), ("#5e7f52",), ("#c8b48a",), ("straw",), ("boots",
                        "neckerchief")),
    "ballerina": Costume(("tutu",), ("none",), ("#d68c94", "#e6d2da", "#b8c4dd"), ("#ecd5cf",), ("gold",), (),
                         ("young",), ("feminine",),
                         hair=("bun",)),
    "acrobat": Costume(("leotard",), ("none",), ("#c8443a", "#3f6fa8"), ("#ecd5cf",), ("gold",), ("stars",),
                       ("young",)),
    "swimmer": Costume(("leotard",), ("headband",), ("#2f6fa8", "#c8443a"), ("skin",), ("white",), (), ("young",)),
    "boxer": Costume(("jersey",), ("none",), ("#b8403a", "#3f5f8f"), ("#23303f",), ("gold",), (), ("young", "adult")),
    "nun": Costume(("robe",), ("headscarf",), ("#2f323c",), ("#2f323c",), ("#2f323c",), (),
                   presentations=("feminine",)),
    "priest": Costume(("robe",), ("none",), ("#2b2d36",), ("#2b2d36",), ("cream",), (), presentations=("masculine",)),
    "druid": Costume(("robe",), ("hood",), ("#5e7445", "#7a7a5a"), ("#4a4a38",), ("straw",), ("rope belt",), ("old",),
                     beards=("long",)),
    "mime": Costume(("sweater",), ("beanie",), ("#efe9dd",), ("#2b2d36",), ("ink",), (), ("young", "adult")),
    "conductor": Costume(("suit",), ("none",), ("#26272f",), ("#26272f",), ("white",), ("tie",), ("adult", "old")),
}  # fmt: skip
"""Costumes of words that are more particular than their term."""
