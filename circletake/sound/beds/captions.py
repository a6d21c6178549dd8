"""What a sound caption adds: words that name a sound bring its layer, and words beside them set its level."""

from __future__ import annotations

import re

WORDS: dict[str, tuple[str, ...]] = {
    "gulls": ("gull", "seagull", "seabird", "sea bird"),
    "church bells": ("church bell", "bell", "bell tower", "chime of bells", "tolling"),
    "chimes": ("wind chime", "chime"),
    "murmur": ("crowd", "murmur", "chatter", "voices", "people talking", "audience", "babble", "market"),
    "applause": ("applause", "clapping", "ovation", "cheer", "cheering"),
    "traffic": ("traffic", "cars passing", "passing car", "highway"),
    "city": ("city hum", "city", "urban"),
    "garden birds": ("bird", "birdsong", "songbird", "chirping bird", "sparrow", "robin"),
    "dawn chorus": ("dawn chorus",),
    "field birds": ("lark", "skylark"),
    "doves": ("dove", "pigeon", "cooing"),
    "crows": ("crow", "raven", "cawing"),
    "eagle": ("eagle", "hawk", "falcon"),
    "owl": ("owl", "hoot"),
    "crickets": ("cricket",),
    "cicadas": ("cicada",),
    "bees": ("bee", "buzzing", "insect"),
    "frogs": ("frog", "toad", "croak"),
    "wolves": ("wolf", "wolves", "coyote"),
    "dogs": ("distant dog", "dog barking", "barking"),
    "sheep": ("sheep", "bleating", "lamb"),
    "cows": ("cow", "cattle", "lowing"),
    "rooster": ("rooster", "cock crow", "cockcrow"),
    "hens": ("hen", "chicken", "clucking"),
    "far train": ("train whistle", "distant train", "train far", "far-off train"),
    "far horn": ("foghorn", "ship horn", "ship's horn", "horn"),
    "clock": ("clock", "ticking"),
    "typing": ("typing", "keyboard", "typewriter"),
    "cutlery": ("cutlery", "dishes", "plates", "clinking"),
    "simmer": ("simmering", "boiling", "kettle", "sizzling", "sizzle"),
    "pages": ("pages turning", "page", "rustle of paper"),
    "fire": ("fire", "crackling fire", "crackling", "hearth", "campfire", "flames"),
    "rain on ground": ("rain", "drizzle", "downpour"),
    "far thunder": ("thunder", "thunderstorm", "storm"),
    "open wind": ("wind", "breeze", "gust"),
    "wind in trees": (
        "rustling leaves",
        "leaves rustling",
        "leaves",
        "foliage",
        "wind in the trees",
        "wind through the trees",
    ),
    "whale song": ("whale song", "whalesong", "whale call", "song of whales"),
    "refrigerator": ("refrigerator", "fridge"),
    "rain on roof": ("rain on the roof", "rain on a roof", "rain drumming"),
    "rain on window": ("rain on the window", "rain on glass", "rain against the window"),
    "surf": (
        "surf",
        "waves",
        "sea",
        "ocean",
        "breaking waves",
        "waves breaking",
        "crashing waves",
        "waves crashing",
        "waves on",
    ),
    "lapping": ("lapping", "water lapping", "lap of water"),
    "stream": ("stream", "brook", "babbling", "river", "trickle", "fountain"),
    "waterfall": ("waterfall", "cascade"),
    "drips": ("drip", "dripping", "drops of water"),
    "rigging": ("rigging", "halyard"),
    "flags": ("flag", "flapping"),
    "ship hum": ("spaceship hum", "engine room", "reactor"),
    "beeps": ("beep", "beeping"),
    "fans": ("ventilation", "air conditioning", "server"),
    "works": ("machinery", "factory", "machines"),
    "hammering": ("hammering", "hammer", "anvil"),
    "hush": ("hushed audience", "rustle of an audience"),
}
"""Words by the layer that they bring, singular; a plural s is allowed."""

_USUAL_LUFS = {
    "murmur": -42.0, "applause": -36.0, "traffic": -43.0, "city": -42.0, "surf": -38.0, "waterfall": -36.0,
    "rain on ground": -38.0, "fire": -42.0, "works": -40.0, "beeps": -50.0, "hush": -47.0, "clock": -46.0,
    "church bells": -42.0, "far thunder": -38.0,
}  # fmt: skip

_ELSEWHERE_LUFS = -44.0

_SAME = {
    "garden birds": ("wood birds", "dawn chorus", "field birds", "town birds", "jungle birds", "garden birds outside"),
    "rain on ground": ("rain on leaves", "rain on water", "rain on roof", "rain on window"),
    "open wind": ("wind in trees", "wind in grass", "cold wind", "draught", "high air"),
    "surf": ("swell", "swell outside", "surf outside", "lapping", "under water"),
    "crickets": ("crickets outside", "tree crickets"),
    "murmur": ("murmur outside",),
    "city": ("city outside",),
}
"""Layers that are the same thing in another place: where one of them plays, the word means it."""

_THROUGH_WALLS = {
    name: (f"{name} outside", 5.0)
    for name in (
        "surf",
        "city",
        "traffic",
        "open wind",
        "wind in trees",
        "stream",
        "garden birds",
        "church bells",
        "crickets",
    )
} | {"rain on ground": ("rain on roof", 2.0)}
"""What an outdoor layer becomes indoors, and how much quieter it is."""

_FAINT = re.compile(r"\b(distant|far|faint|soft|gentle|light|quiet|muffled|low)\b[\w\s'-]{0,14}$")
_STRONG = re.compile(r"\b(loud|heavy|roaring|strong|howling|crashing|near|fierce|deafening)\b[\w\s'-]{0,14}$")
_NONE = re.compile(r"\b(no|without|not a|neither|nor)\b[\w\s'-]{0,10}$")
_STILL = re.compile(r"\b(silence|silent|hushed|stillness|near-silence)\b")

_PATTERNS = {
    layer: re.compile("|".join(rf"\b{re.escape(word)}(?:s|es)?\b" for word in sorted(words, key=len, reverse=True)))
    for layer, words in WORDS.items()
}


def captioned(caption: str, beds: dict[str, float], *, inside: bool = False) -> dict[str, float]:
    """Return a scene's layers with what its sound caption says.

    A word for a layer that plays anyway brings it forward; any other one brings its layer. `distant` before it sets
    it back, `loud` forward, `no` takes it away. `silence` lowers everything.

    Args:
        caption: the sound caption, in any case.
        beds: layer to level in LUFS, as place and weather have them.
        inside: whether the scene is indoors; what belongs outside then comes through its walls.
    """
    text = caption.lower()
    out = dict(beds)
    for layer, pattern in _PATTERNS.items():
        found = pattern.search(text)
        if found is None or _inside_a_longer_word(text, found, layer):
            continue
        before = text[: found.start()]
        names = [name for name in (layer, *_SAME.get(layer, ())) if name in beds]
        if _NONE.search(before):
            for name in names:
                out.pop(name, None)
            continue
        shift = -5.0 if _FAINT.search(before) else 4.0 if _STRONG.search(before) else 0.0
        for name in names:
            out[name] = beds[name] + shift + (2.0 if shift >= 0.0 else 0.0)
        if not names:
            name, lost = _THROUGH_WALLS[layer] if inside and layer in _THROUGH_WALLS else (layer, 0.0)
            out[name] = _USUAL_LUFS.get(layer, _ELSEWHERE_LUFS) + shift - lost
    if _STILL.search(text):
        out = {name: level - 4.0 for name, level in out.items()}
    return out


def _inside_a_longer_word(text: str, found: re.Match[str], layer: str) -> bool:
    """Tell whether a longer phrase of another layer covers the word found: `wind chime` is no wind."""
    for other, pattern in _PATTERNS.items():
        if other == layer:
            continue
        for match in pattern.finditer(text):
            if match.start() <= found.start() and match.end() >= found.end() and match.group() != found.group():
                return True
    return False
