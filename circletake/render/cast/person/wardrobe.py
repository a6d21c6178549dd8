"""What people of each kind wear where their look leaves it open."""

from __future__ import annotations

from typing import NamedTuple

from circletake.render.cast.colours import GREYS, HAIRS, SKINS, luminance, mix, pick, rgb, shade
from circletake.render.cast.person.costumes import COSTUMES, NOUN_COSTUMES, SKINS_OF, Costume
from circletake.render.scene import Rgb
from circletake.schema import Age, Build, Look, Presentation, derive_seed

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


_OF_ONE_STUFF = frozenset({"wetsuit", "leathers"})


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


_SIZES = {
    "gnome": 0.5,
    "garden gnome": 0.5,
    "baby": 0.62,
    "infant": 0.62,
    "toddler": 0.76,
    "elf": 1.7,
    "angel": 2.25,
    "marionette": 0.44,
    "puppet": 0.44,
    "string puppet": 0.44,
    "doll": 0.42,
}
"""Size against others of their term, by noun."""


def dress(term: str, look: Look, adjectives: tuple[str, ...] = (), individual: int = 0, noun: str = "") -> Dressed:
    """Return a person of this kind, dressed.

    Args:
        term: a term of kind person.
        look: what is None is chosen by its seed and the term.
        adjectives: words such as `old` or `red` that stand where the look is silent.
        individual: which one of several: each gets a body and clothes of its own.
        noun: the word that it is called by, which may be more particular than the term.
    """
    # A pirate captain is a pirate first.
    told = next((word for word in (*adjectives, noun) if word in NOUN_COSTUMES), "")
    costume = NOUN_COSTUMES.get(told) or COSTUMES.get(term, _PLAIN)
    seed = derive_seed("person", look.seed, term, individual)
    alone = individual == 0
    age = (look.age if alone else None) or _age(costume, adjectives, seed)
    presentation = (look.presentation if alone else None) or _one_of(costume.presentations, seed)
    if term == "couple":
        presentation = (
            look.presentation
            if alone and look.presentation
            else ("feminine", "masculine")[(look.seed + individual) % 2]
        )
        # Two that belong together are told apart by what they wear.
        worn = ("dress", "coat") if presentation == "feminine" else ("suit", "sweater")
        costume = costume._replace(garment=worn, primary=costume.primary[individual % 2 :: 2])
    garment = _garment(costume, look if alone else Look(), presentation, seed)
    return Dressed(
        term=term,
        age=age,
        build=(look.build if alone else None) or _build(adjectives, seed),
        presentation=presentation,
        scale=(look.scale or adjective_scale(adjectives))
        * _SIZES.get(noun, 1.0)
        * (0.96 + 0.08 * _share(seed, "height")),
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
    fitting = [name for name in costume.garment if presentation == "feminine" or name not in ("dress", "gown", "tutu")]
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
    if costume.garment == ("armour",) and look.primary and costume.headwear == ("helmet",):
        # Armour is metal, whatever its bearer's colour: that goes on plume and tabard.
        accent, primary = primary, mix(rgb(pick(costume.primary, seed, "primary")), primary, 0.14)
    if costume.garment[0] in _OF_ONE_STUFF and look.primary:
        # A wetsuit is of rubber and riding gear of leather, whatever their bearer's colour: that goes on the stripes.
        accent, primary = primary, mix(rgb(pick(costume.primary, seed, "primary")), primary, 0.1)
    if abs(luminance(primary) - luminance(secondary)) < 0.06:
        secondary = shade(secondary, -2) if luminance(primary) > 0.2 else mix(secondary, rgb("sand"), 0.45)
    return {"primary": primary, "secondary": secondary, "accent": accent}
