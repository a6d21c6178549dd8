"""What people of each kind wear where their look leaves it open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from circletake.render.cast.colours import CLOTHS, GREYS, HAIRS, SKINS, luminance, mix, pick, rgb, shade
from circletake.render.scene import Rgb
from circletake.schema import Age, Build, Look, Presentation, derive_seed

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

_PLAIN = Costume()
_ELDER = frozenset({"old", "elderly", "aged", "ancient", "wrinkled", "grey-haired", "white-haired"})
_YOUNG = frozenset({"young", "teenage", "youthful"})
_LITTLE = frozenset({"little", "small", "tiny", "short", "baby"})
_LARGE = frozenset({"big", "tall", "huge", "giant", "large", "enormous", "towering", "massive"})
_COLOURS = {
    "red": "#b8403a", "blue": "#3f6399", "green": "#55794d", "yellow": "#dcae42", "orange": "#d0763a",
    "purple": "#6a4f8a", "violet": "#6a4f8a", "pink": "#d3868f", "brown": "#7a5638", "black": "#2b2a33",
    "white": "#eee9df", "grey": "#8b8f96", "gray": "#8b8f96", "golden": "#d3a24a", "gold": "#d3a24a",
    "silver": "#b9c0c8", "dark": "#35333f", "pale": "#d9d3c6", "turquoise": "#3f9a98", "crimson": "#8e2f3a",
}  # fmt: skip


class Dressed(NamedTuple):
    """A person as cast: nothing is open any more."""

    term: str
    age: Age
    build: Build
    presentation: Presentation
    scale: float
    skin: Rgb
    hair: str
    hair_colour: Rgb
    beard: str
    garment: str
    headwear: str
    primary: Rgb
    secondary: Rgb
    accent: Rgb
    eyes: Rgb
    extras: frozenset[str]
    seed: int


def adjective_colour(adjectives: tuple[str, ...]) -> str | None:
    """Return the first colour that adjectives name, as `#rrggbb`."""
    return next((_COLOURS[word] for word in adjectives if word in _COLOURS), None)


def adjective_scale(adjectives: tuple[str, ...]) -> float:
    """Return the size that adjectives speak of, against the usual."""
    if _LITTLE.intersection(adjectives):
        return 0.78
    return 1.25 if _LARGE.intersection(adjectives) else 1.0


def dress(term: str, look: Look, adjectives: tuple[str, ...] = (), individual: int = 0) -> Dressed:
    """Return a person of this kind, dressed.

    Args:
        term: a term of kind person.
        look: what is None is chosen by its seed and the term.
        adjectives: words such as `old` or `red` that stand where the look is silent.
        individual: which one of several: each gets a body and clothes of its own.
    """
    costume = COSTUMES.get(term, _PLAIN)
    seed = derive_seed("person", look.seed, term, individual)
    alone = individual == 0
    age = (look.age if alone else None) or _age(costume, adjectives, seed)
    presentation = (look.presentation if alone else None) or _one_of(costume.presentations, seed)
    if term == "couple":
        presentation = look.presentation if alone and look.presentation else _ANY[(look.seed + individual) % 2]
    garment = _garment(costume, look if alone else Look(), presentation, seed)
    return Dressed(
        term=term,
        age=age,
        build=(look.build if alone else None) or _build(adjectives, seed),
        presentation=presentation,
        scale=(look.scale or adjective_scale(adjectives)) * (0.96 + 0.08 * _share(seed, "height")),
        skin=rgb(look.skin if look.skin and alone else pick(SKINS_OF.get(term, SKINS), seed, "skin")),
        hair=(look.hair if alone else None) or _hair(costume, presentation, age, seed),
        hair_colour=_hair_colour(look, age, seed, alone),
        beard=_beard(costume, look.beard if alone else None, presentation, age, seed),
        garment=garment,
        headwear=_headwear(costume, look.headwear if alone else None, garment, seed),
        eyes=rgb(pick(("#3b2a22", "#4a3a2a", "#3f5a4a", "#3f5878", "#2d2a2a"), seed, "eyes")),
        extras=_extras(costume, seed),
        seed=seed,
        **_cloth(costume, look if alone else Look(seed=look.seed), adjectives if alone else (), seed),
    )


def _one_of(choices: tuple[Presentation, ...], seed: int) -> Presentation:
    return choices[derive_seed("presentation", seed) % len(choices)]


def _share(*seed: int | str) -> float:
    return int(pick(tuple(str(i) for i in range(101)), *seed)) / 100


def _age(costume: Costume, adjectives: tuple[str, ...], seed: int) -> Age:
    if _ELDER.intersection(adjectives):
        return "old"
    if _YOUNG.intersection(adjectives):
        return "young"
    return costume.ages[int(_share(seed, "age") * 1000) % len(costume.ages)]


def _build(adjectives: tuple[str, ...], seed: int) -> Build:
    if {"fat", "stout", "strong", "burly", "heavy", "round", "muscular"}.intersection(adjectives):
        return "broad"
    if {"thin", "slim", "slender", "skinny", "frail", "lanky"}.intersection(adjectives):
        return "slight"
    choices: tuple[Build, ...] = ("average", "slight", "average", "broad", "average")
    return choices[int(_share(seed, "build") * 1000) % 5]


def _garment(costume: Costume, look: Look, presentation: str, seed: int) -> str:
    if look.garment:
        return look.garment
    fitting = [name for name in costume.garment if presentation == "feminine" or name not in ("dress", "tutu")]
    return pick(fitting or costume.garment, seed, "garment")


def _hair(costume: Costume, presentation: str, age: str, seed: int) -> str:
    if costume.hair:
        return pick(costume.hair, seed, "hair")
    if presentation == "feminine":
        return pick(("long", "bun", "ponytail", "curly", "long", "short"), seed, "hair")
    return pick(("short", "short", "curly", "bald") if age == "old" else ("short", "short", "curly"), seed, "hair")


def _hair_colour(look: Look, age: str, seed: int, alone: bool) -> Rgb:
    if look.hair_colour and alone:
        return rgb(look.hair_colour)
    return rgb(pick(GREYS if age == "old" else HAIRS, seed, "hair colour"))


def _beard(costume: Costume, wanted: bool | None, presentation: str, age: str, seed: int) -> str:
    if wanted is False or age == "child":
        return "none"
    chosen = pick(costume.beards, seed, "beard") if presentation == "masculine" else "none"
    return "full" if wanted and chosen == "none" else chosen


def _headwear(costume: Costume, wanted: str | None, garment: str, seed: int) -> str:
    own = pick(costume.headwear, seed, "headwear")
    if wanted is None:
        return own
    if wanted == "helmet":
        return "space helmet" if garment == "spacesuit" else own if own.endswith(("helmet", "hard hat")) else "helmet"
    if wanted == "cap" and own in ("peaked cap", "flat cap"):
        return own
    return own if wanted == "hat" and own.endswith("hat") and own != "none" else wanted


def _extras(costume: Costume, seed: int) -> frozenset[str]:
    sure = {name for name in costume.extras if not name.endswith("?")}
    maybe = {name[:-1] for name in costume.extras if name.endswith("?")}
    return frozenset(sure | {name for name in sorted(maybe) if _share(seed, "extra", name) < 0.5})


def _cloth(costume: Costume, look: Look, adjectives: tuple[str, ...], seed: int) -> dict[str, Rgb]:
    primary = rgb(look.primary or adjective_colour(adjectives) or pick(costume.primary, seed, "primary"))
    secondary = rgb(look.secondary or pick(costume.secondary, seed, "secondary"))
    accent = rgb(look.accent or pick(costume.accent, seed, "accent"))
    if abs(luminance(primary) - luminance(secondary)) < 0.06:
        secondary = shade(secondary, -2) if luminance(primary) > 0.2 else mix(secondary, rgb("sand"), 0.45)
    return {"primary": primary, "secondary": secondary, "accent": accent}
