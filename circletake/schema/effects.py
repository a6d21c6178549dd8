"""Effects: which verbs are physics when a thing does them, and how a staging asks for each of WISA's phenomena.

`schema.physics` names the 17 phenomena; `SHOWN` tells how the embedded stage is made to show each, so that stage,
director and hosted models mean the same by a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from circletake.schema.brief import Weather
from circletake.schema.physics import Phenomenon
from circletake.schema.staging import Action, Camera, Light, ShotSize, Staging, Subject

Effect = Literal[
    "", "explode", "shatter", "crumble", "burn", "melt", "freeze", "boil", "condense", "pour", "sink", "capsize",
    "topple", "fall", "bounce", "collide", "swing",
]  # fmt: skip
"""What happens to a thing by itself; empty: nothing, it is played. explode: flash, shock, debris and smoke. shatter: it
breaks into shards. crumble: into crumbs that pile up. burn: it stands in flames. melt, freeze, boil, condense: it
changes between solid, liquid and vapour. pour: a liquid runs out of it. sink, capsize: it goes under, it turns over.
topple: it tips over its foot, and so does what stands next to it. fall: it drops. bounce: it drops and comes up again.
collide: it runs into another thing. swing: it hangs and swings."""

_WORDS: Mapping[Effect, str] = {
    "explode": "explode,detonate,erupt,burst,blow up,go off",
    "shatter": "break,shatter,crack,smash,splinter",
    "crumble": "crumble,disintegrate",
    "burn": "burn,blaze",
    "melt": "melt,thaw,dissolve,liquefy",
    "freeze": "freeze,solidify,ice over,freeze over",
    "boil": "boil,evaporate,vaporise,vaporize,steam",
    "condense": "condense,fog up,mist up",
    "pour": "pour,spill,leak,drip,flow,gush",
    "sink": "sink,founder,go under",
    "capsize": "capsize,overturn,keel over",
    "topple": "topple,tip over,tip",
    "fall": "fall,drop,plunge",
    "bounce": "bounce,rebound",
    "collide": "collide,crash,crash into,bump,bump into",
    "swing": "swing,dangle",
}

SHOWN_NOUNS = frozenset(
    "ice,ice cube,ice block,block of ice,domino,dominoes,dominos,domino row,row of dominoes,pendulum,smoke,soap bubble,"
    "bubble,straw in a glass,glass of water,straw,bomb,dynamite,grenade,laundry,washing,washing line,clothes line,"
    "clothesline,curtain,curtains,glass,stairs,staircase,chain,chains,iron chain,metal chain,steel chain,anchor,"
    "oil,oil slick,oil film,petrol puddle,chandelier,cage,birdcage,bird cage,wrecking ball".split(",")
)
"""Nouns that keep their own word, as what is drawn for it hangs on it: a law of nature shows in the thing itself."""

EFFECTS: Mapping[str, Effect] = {word: effect for effect, words in _WORDS.items() for word in words.split(",")}
"""Verb in its base form to what it does to a thing that doesn't live."""


REMAINS: Mapping[Effect, str] = {
    "explode": "destroyed", "shatter": "shattered", "crumble": "crumbled", "melt": "melted", "sink": "sunken",
    "capsize": "capsized", "topple": "toppled",
}  # fmt: skip
"""What a thing is called afterwards to which something has happened that can't be undone."""


def left_by(adjectives: Iterable[str]) -> Effect:
    """Return what has happened to a thing before the shot, by the words that describe it; empty for nothing."""
    words = set(adjectives)
    return next((effect for effect, word in REMAINS.items() if word in words), "")


def effect_of(verb: str) -> Effect:
    """Return what a verb does to a thing that doesn't live; empty where it is no physics."""
    return EFFECTS.get(verb.strip().lower(), "")


class Shown(NamedTuple):
    """How a staging asks for one phenomenon."""

    gloss: str
    """What is seen, in one line: what a hosted model is told."""
    effects: frozenset[Effect]
    """Effects that show it whenever a thing suffers them."""
    example: Staging
    """A staging that shows it and nothing else."""


def _shown(
    place: str, noun: str, verb: str = "", *more: str, size: ShotSize = "full", hour: float = 11.0,
    weather: Weather = "clear", target: str | None = None, begin: float = 0.0,
) -> Staging:  # fmt: skip
    actions = (Action(verb=verb, begin=begin, target=target),) if verb else ()
    subjects = (Subject(id="thing", noun=noun, actions=actions), *(Subject(id=one, noun=one) for one in more))
    light = Light(hour=hour, season="summer", weather=weather, intensity=0.6)
    return Staging(
        place=place, light=light, subjects=subjects, camera=Camera(size=size, move="static", focus="thing"), mood="calm"
    )


SHOWN: Mapping[Phenomenon, Shown] = {
    "rigid body motion": Shown(
        "A rigid thing falls, turns and topples, and keeps its shape.",
        frozenset({"fall", "topple", "swing"}),
        _shown("room", "box", "fall"),
    ),
    "collision": Shown(
        "Two things meet, and one passes its motion on to the other.", frozenset({"collide", "shatter"}),
        _shown("street", "ball", "collide", "apple", target="apple"),
    ),
    "elastic motion": Shown(
        "A thing bounces, each time to the same share of its height.", frozenset({"bounce"}),
        _shown("street", "ball", "bounce"),
    ),
    "liquid motion": Shown(
        "A liquid is poured: it falls in a stream, splashes and spreads.",
        frozenset({"pour", "sink", "capsize"}), _shown("kitchen", "bucket", "pour"),
    ),
    "gas motion": Shown(
        "Smoke rises, spreads and thins.", frozenset({"burn", "boil", "explode"}),
        _shown("fields", "smoke", "rise", size="wide"),
    ),
    "deformation": Shown(
        "Cloth bends in the wind and does not stretch.", frozenset({"melt"}),
        _shown("hills", "laundry", "wave", weather="wind"),
    ),
    "melting": Shown(
        "A solid gets soft, sags, and becomes a puddle.", frozenset({"melt"}),
        _shown("garden", "ice", "melt"),
    ),
    "solidification": Shown(
        "A liquid stands still and turns to ice from below.", frozenset({"freeze"}),
        _shown("snowfield", "bucket", "freeze"),
    ),
    "vaporization": Shown(
        "A liquid boils, and steam rises from it.", frozenset({"boil"}),
        _shown("kitchen", "kettle", "boil"),
    ),
    "liquefaction": Shown(
        "Vapour becomes drops on something cold; they grow and run down.", frozenset({"condense"}),
        _shown("kitchen", "bottle", "condense", size="close-up"),
    ),
    "combustion": Shown(
        "A thing burns with flames that flicker, and smokes.", frozenset({"burn"}),
        _shown("hills", "barn", "burn", size="wide", hour=20.5),
    ),
    "explosion": Shown(
        "A thing bursts with a flash, and its debris flies apart.", frozenset({"explode"}),
        _shown("fields", "house", "explode", size="wide", begin=0.2),
    ),
    "reflection": Shown(
        "Still water mirrors what floats on it.", frozenset(), _shown("lake", "rowing boat", size="wide"),
    ),
    "refraction": Shown(
        "A straw in a glass of water is broken at the water's surface.", frozenset(),
        _shown("kitchen", "straw in a glass", size="close-up"),
    ),
    "scattering": Shown(
        "Fog makes the way of light visible.", frozenset(),
        _shown("street", "lamp post", "shine", size="wide", hour=22.0, weather="fog"),
    ),
    "interference and diffraction": Shown(
        "A thin film shows bands of colour that run down as it drains.", frozenset(),
        _shown("garden", "soap bubble", size="close-up"),
    ),
    "unnatural light sources": Shown(
        "A lamp lights what is round it, whatever the hour.", frozenset(),
        _shown("hills", "lantern", "shine", hour=23.0),
    ),
}  # fmt: skip
"""How each is asked for. `SHOWN[name].example` is a staging to shoot as it stands."""


def phenomena_in(staging: Staging, living: frozenset[str] = frozenset()) -> tuple[Phenomenon, ...]:
    """Return the phenomena that a staging asks for by its verbs, in the table's order.

    Args:
        staging: Of one shot.
        living: Ids of those who live: what they do is no physics.
    """
    asked = {
        effect_of(action.verb) for subject in staging.subjects if subject.id not in living for action in subject.actions
    } - {""}
    return tuple(name for name, shown in SHOWN.items() if shown.effects & asked)
