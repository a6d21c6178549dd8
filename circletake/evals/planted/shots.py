"""Making planted shots. What somebody means is drawn first; what they say leaves out some of it, or names it strangely.

The scene, which the director knows, holds the place and the light that are meant: a director who looks there can make
a vague shot specific. Nobody can tell what stands behind an unknown word.
"""

from __future__ import annotations

import math
import random
from fractions import Fraction
from typing import Literal, NamedTuple

from circletake.agents.director.bible import describe, place_name
from circletake.agents.director.captions import provisional_captions
from circletake.language import index_of
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import (
    Action,
    Bible,
    BriefReading,
    Camera,
    Format,
    Identity,
    Light,
    Place,
    Placement,
    Plan,
    Scene,
    Shot,
    ShotSize,
    Size,
    Staging,
    Subject,
    TermKind,
    Treatment,
    Weather,
    derive_seed,
)

Kind = Literal["plain", "vague", "unknown"]

_PLACES = ("forest", "street", "coast", "desert", "snowfield", "garden", "castle", "kitchen")
_HOURS = (6.3, 9.0, 12.0, 15.5, 18.3, 22.0)
_WEATHERS: tuple[Weather, ...] = ("clear", "overcast", "rain", "fog")
_SIZES: tuple[ShotSize, ...] = ("wide", "full", "medium")
_DEEDS = ("walk", "run", "sit", "jump", "dance", "look")
_WHO: tuple[tuple[str, TermKind], ...] = (
    ("keeper", "person"), ("farmer", "person"), ("witch", "person"), ("astronaut", "person"), ("clown", "person"),
    ("child", "person"), ("dog", "animal"), ("fox", "animal"), ("horse", "animal"), ("bear", "animal"),
    ("robot", "creature"), ("dragon", "creature"),
)  # fmt: skip
_STRANGE = (
    "theremin", "zeppelin", "gargoyle", "samovar", "periscope", "sarcophagus", "gyroscope", "hammock", "loom",
    "abacus", "bagpipe", "harpoon", "candelabra", "catapult", "metronome", "hourglass", "totem", "anvil", "sextant",
    "kimono",
)  # fmt: skip
_SLOTS: dict[str, float] = {
    "place": math.log2(len(_PLACES)), "hour": math.log2(len(_HOURS)), "weather": math.log2(len(_WEATHERS)),
    "deed": math.log2(len(_DEEDS)),
}  # fmt: skip
"""What may be left open, and how many bits that is."""


_LOOSE = ("expression", "facing", "placement", "season", "move")
"""What films leave open without meaning anything by it."""


class Planted(NamedTuple):
    """A shot as it is said, inside a plan of its own, and as it is meant."""

    name: str
    kind: Kind
    plan: Plan
    """Its one shot is the shot as it is said."""
    intent: Shot
    bits: float
    """How much is left open."""
    unknown: bool
    """True when the stage has no picture for a word of it."""


def planted_shots(
    count: int, *, seed: int, unknown: float = 0.25, plain: float = 0.25, open_slots: tuple[str, ...] = tuple(_SLOTS),
    loose: float = 0.0,
) -> tuple[Planted, ...]:  # fmt: skip
    """Return planted shots: some are said in full, the rest leaves out from one thing to all of `open_slots`.

    Args:
        count: How many.
        seed: Of all of it.
        unknown: Share in which a thing is named that the stage does not know.
        plain: Share that is said in full.
        open_slots: What may be left out, of place, hour, weather and deed.
        loose: Chance that a thing is left open which nobody means in particular, as films do: a face, a side, the
            season, how the camera moves. Whatever is shown for it is right.
    """
    rng, loosely = random.Random(seed), random.Random(f"{seed} loose")
    strange = set(rng.sample(range(count), round(count * unknown)))
    full = set(rng.sample(range(count), round(count * plain)))
    return tuple(
        _planted(
            number, rng, strange=number in strange,
            loose=frozenset(name for name in _LOOSE if loosely.random() < loose),
            left_out=frozenset() if number in full else frozenset(rng.sample(open_slots, 1 + number % len(open_slots))),
        )
        for number in range(count)
    )  # fmt: skip


def _planted(
    number: int, rng: random.Random, *, strange: bool, left_out: frozenset[str], loose: frozenset[str]
) -> Planted:
    noun, kind = rng.choice(_WHO)
    seed = derive_seed("planted", rng.getrandbits(32))
    places = tuple(
        Place(id=name, name=place_name(name), noun=name, term=name, seed=derive_seed(seed, name)) for name in _PLACES
    )
    who = Identity(id="who", name=f"the {noun}", noun=noun, term=noun, kind=kind, role="lead")
    subject = Subject(
        id="who", noun=noun, actions=(Action(verb=rng.choice(_DEEDS)),), facing="right", expression="calm",
        placement=Placement(side="centre", depth="mid"),
    )  # fmt: skip
    subjects = (subject, _strange(rng)) if strange else (subject,)
    meant = Staging(
        place=rng.choice(_PLACES), subjects=subjects, mood="calm",
        light=Light(hour=rng.choice(_HOURS), season="summer", weather=rng.choice(_WEATHERS), intensity=0.5),
        camera=Camera(size=rng.choice(_SIZES), move="static", focus="who"),
    )  # fmt: skip
    bible = Bible(identities=(who.with_(description=describe(who)),), places=places)
    said = _loosened(_said(meant, left_out), loose)
    intent = _shot(meant, bible)
    plan = _plan(_shot(said, bible), meant, bible, seed)
    bits = sum(_SLOTS[slot] for slot in left_out)
    label: Kind = "unknown" if strange else "vague" if left_out else "plain"
    return Planted(f"{number:03d} {label}", label, plan, intent, bits, strange)


def _strange(rng: random.Random) -> Subject:
    """Return a thing that the stage has no word for."""
    index = index_of(STAGE_VOCABULARY)
    things: tuple[TermKind, ...] = ("prop", "structure", "vehicle", "plant", "animal", "person", "creature")
    nouns = [noun for noun in _STRANGE if index.exactly(noun, things) is None]
    return Subject(
        id="thing",
        noun=rng.choice(nouns),
        placement=Placement(side="right", depth="mid"),
        facing="left",
        expression="neutral",
        actions=(Action(verb="stand"),),
    )


def _said(meant: Staging, left_out: frozenset[str]) -> Staging:
    light = meant.light.with_(
        hour=None if "hour" in left_out else meant.light.hour,
        weather=None if "weather" in left_out else meant.light.weather,
    )
    first = meant.subjects[0].with_(actions=() if "deed" in left_out else meant.subjects[0].actions)
    return meant.with_(
        place=None if "place" in left_out else meant.place, light=light, subjects=(first, *meant.subjects[1:])
    )


def _loosened(said: Staging, loose: frozenset[str]) -> Staging:
    """Leave open what nobody means in particular."""
    first = said.subjects[0]
    first = first.with_(
        expression=None if "expression" in loose else first.expression,
        facing=None if "facing" in loose else first.facing,
        placement=Placement() if "placement" in loose else first.placement,
    )
    return said.with_(
        subjects=(first, *said.subjects[1:]),
        light=said.light.with_(season=None if "season" in loose else said.light.season),
        camera=said.camera.with_(move=None if "move" in loose else said.camera.move),
    )


def _shot(staging: Staging, bible: Bible) -> Shot:
    return Shot(
        slate="1A", scene=1, function="opening", purpose="It is shown.", frames=72, staging=staging,
        captions=provisional_captions(staging, bible, 0), must_show=tuple(one.id for one in staging.subjects),
    )  # fmt: skip


def _plan(shot: Shot, meant: Staging, bible: Bible, seed: int) -> Plan:
    scene = Scene(number=1, slug_line="PLANTED", place=meant.place or "", light=meant.light, mood="calm", tension=0.5)
    return Plan(
        reading=BriefReading(title="Planted", logline="A planted shot."),
        treatment=Treatment(title="Planted", logline="A planted shot.", synopsis="A planted shot.", beats=()),
        bible=bible, scenes=(scene,), shots=(shot,), seed=seed % 2**31,
        format=Format(size=Size(640, 360), rate=Fraction(24)),
    )  # fmt: skip
