"""What a verb means by who does it and to what: a hand is raised in greeting, a sword is held up, a dragon rises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.natures import Nature


class Seen(NamedTuple):
    """What a rule looks at."""

    verb: str
    particle: str | None
    things: frozenset[str]
    """Head nouns of what it is done to, parts of the body and places among them."""
    nature: Nature | None
    """How the first doer gets about; None when nobody does it."""
    living: bool
    """True when the first doer lives."""


_HANDS = "hand arm finger fist"
_BY_THING: tuple[tuple[str, str, str], ...] = (
    ("put slip slide place push", "ring", "give"),
    ("raise lift wave put", _HANDS, "wave"),
    ("raise lift hold", "glass cup wine beer toast", "hold"),
    ("hold take join", "hand", "embrace"),
    ("shake", _HANDS, "talk"),
    ("shake nod turn lower raise lift bow", "head face", "look"),
    ("close shut", "eye", "dream"),
    ("open", "eye", "wake"),
    ("stretch", "arm leg wing", "wake"),
    ("spread flap beat", "wing", "fly"),
    ("wag", "tail", "look"),
    ("take shoot snap", "photo photograph picture selfie", "photograph"),
    ("draw pull aim fire shoot loose raise load", "arrow bow longbow crossbow", "loose"),
    ("draw pull aim fire shoot raise load", "gun pistol revolver rifle cannon", "point"),
    ("beat bang hit strike", "drum gong", "play"),
    ("play", "ball football basketball soccer tennis catch baseball", "throw"),
    ("kick hit", "ball football", "kick"),
    ("make build start", "fire campfire bonfire", "light"),
    ("give", "hug cuddle", "hug"),
    ("give", "kiss", "kiss"),
    ("give", "speech lecture order", "talk"),
    ("take have", "nap sleep rest", "sleep"),
    ("take have", "bath swim", "swim"),
    ("take", "walk stroll step", "walk"),
    ("have", "dinner lunch breakfast picnic supper meal", "eat"),
    ("catch take board miss", "train bus plane flight taxi", "board"),
    ("catch", "breath", "stop"),
    ("blow put snuff extinguish", "candle lantern lamp match torch flame", "blow out"),
    ("blow", "whistle horn trumpet kiss", "look"),
    ("do", "dance", "dance"),
    ("tell", "joke story tale", "talk"),
    ("cross", "arm finger leg", "stand"),
    ("gallop trot canter", "horse pony donkey camel stallion mare unicorn zebra", "ride"),
    ("wash sweep tear carry", "away", "crumble"),
    ("share", "umbrella", "approach"),
    ("set", "table", "work"),
)
_BY_PARTICLE: dict[tuple[str, str], str] = {
    ("get", "out"): "leave", ("get", "off"): "leave", ("get", "in"): "enter", ("get", "on"): "enter",
    ("get", "up"): "get up", ("get", "down"): "kneel", ("get", "away"): "flee", ("get", "back"): "return",
    ("step", "out"): "leave", ("climb", "out"): "leave", ("go", "away"): "leave", ("come", "out"): "leave",
    ("set", "off"): "leave", ("walk", "off"): "leave", ("run", "off"): "flee", ("run", "away"): "flee",
    ("wake", "up"): "wake", ("stand", "up"): "get up", ("sit", "up"): "wake", ("lie", "down"): "lie",
    ("sit", "down"): "sit", ("fall", "down"): "fall", ("fall", "over"): "fall", ("look", "up"): "look",
    ("pick", "up"): "take", ("put", "down"): "drop", ("put", "out"): "close", ("hold", "up"): "hold",
    ("hold", "out"): "give", ("hand", "over"): "give", ("give", "back"): "give", ("turn", "around"): "turn",
    ("turn", "back"): "turn", ("turn", "on"): "light", ("switch", "on"): "light", ("light", "up"): "shine",
    ("take", "off"): "fly", ("lift", "off"): "fly", ("blow", "up"): "explode", ("break", "down"): "stop",
    ("make", "up"): "hug", ("show", "up"): "arrive", ("give", "up"): "kneel", ("go", "out"): "leave",
}  # fmt: skip
_HEAVY = frozenset(
    "house cottage windmill mill tower church castle barn tree boulder rock car bus truck train ship boat wagon cart "
    "carriage tractor horse cow elephant bear whale piano statue lighthouse bridge mountain hill column pillar".split()
)
"""What is heaved overhead, if anybody can, and not held in a hand."""
_RAISED = frozenset({"raise", "lift", "hoist", "brandish", "wield", "lower"})
_UP = frozenset({"rise", "ascend", "soar", "lift"})


def sense_of(seen: Seen) -> str:
    """Return the verb that says plainly what can be seen; the same verb where it does so itself."""
    for verbs, things, sense in _BY_THING:
        if seen.verb in verbs.split() and seen.things & frozenset(things.split()):
            return sense
    if seen.particle is not None and (seen.verb, seen.particle) in _BY_PARTICLE:
        return _with_particle(seen)
    if seen.verb in ("lift", "hoist", "heave") and seen.things & _HEAVY:
        return "lift"
    if seen.verb in _RAISED and seen.things:
        return "hold"
    if seen.verb in _UP and (seen.verb != "lift" or not seen.things) and seen.nature in ("flyer", "aircraft"):
        return "fly"
    if seen.verb == "rise" and seen.nature == "swimmer":
        return "jump"
    if seen.verb == "fall" and "asleep" in seen.things:
        return "sleep"
    if seen.verb == "stop" and not seen.living and seen.nature in ("wheels", "boat", "aircraft"):
        return "arrive"
    return seen.verb


def _with_particle(seen: Seen) -> str:
    if seen.verb in ("take", "lift") and seen.particle == "off" and seen.living and seen.nature != "flyer":
        # Who takes off a hat does not fly.
        return "reach"
    return _BY_PARTICLE[seen.verb, seen.particle or ""]


def heads(nouns: Sequence[str], adverbs: Sequence[str]) -> frozenset[str]:
    """Return the words that a rule looks at."""
    return frozenset((*nouns, *adverbs))
