"""What a shot sounds of: the sound caption, which names nothing that is only seen."""

from __future__ import annotations

from circletake.language import sentence
from circletake.schema import Bible, Staging, Subject, Weather

_BEDS: dict[str, tuple[str, str]] = {
    "sea": ("waves and open wind", "slow waves, wind"), "coast": ("surf on sand, gulls far off", "surf on "
    "sand"),
    "harbour": ("water against hulls, rigging, gulls", "water against hulls, a distant bell"),
    "river": ("running water, birds", "running water, frogs"), "lake": ("still water lapping, birds", "water "
    "lapping, frogs"),
    "underwater": ("deep muffled water, bubbles", "deep muffled water"), "mountains": ("high wind", "high wind, a "
    "distant owl"),
    "hills": ("wind over grass, birds", "crickets, wind"), "fields": ("wind in the grass, birds", "crickets"),
    "forest": ("leaves, birds", "leaves, an owl, crickets"), "jungle": ("insects, birds, dripping leaves", "insects,"
    " frogs"),
    "desert": ("dry wind over sand", "dry wind"), "snowfield": ("cold wind over snow", "cold wind"),
    "sky": ("rushing air", "rushing air"), "space": ("a deep hum", "a deep hum"), "planet": ("thin wind, a hum",
    "thin wind, a hum"),
    "city": ("traffic, far voices", "distant traffic, a siren far off"), "street": ("steps, voices, traffic",
    "distant traffic"),
    "village": ("birds, a church bell far off", "a dog far off, crickets"), "farm": ("hens, wind in a gate",
    "crickets"),
    "garden": ("birds, leaves", "crickets, leaves"), "castle": ("wind on stone, ravens", "wind on stone, an owl"),
    "temple": ("wind through columns, birds", "wind through columns"), "factory": ("machines, steam", "a machine "
    "hum"),
    "railway": ("wind, rails ticking", "wind, a train far off"), "road": ("wind, a car far off", "crickets"),
    "bridge": ("water below, wind", "water below, wind"), "room": ("room tone, a clock ticking", "room tone, a "
    "clock ticking"),
    "kitchen": ("room tone, a kettle", "room tone, a clock ticking"), "workshop": ("room tone, tools", "room tone, "
    "a clock ticking"),
    "library": ("quiet room tone", "quiet room tone"), "classroom": ("room tone, children far off", "room tone"),
    "office": ("room tone, a hum, typing", "room tone, a hum"), "laboratory": ("a hum, bubbling", "a hum"),
    "theatre": ("the hush of a hall", "the hush of a hall"), "spaceship": ("engines humming", "engines humming"),
    "cave": ("dripping water, echo", "dripping water, echo"),
}  # fmt: skip
_WEATHERS: dict[Weather, str] = {
    "rain": "rain", "snow": "muffled snow silence", "storm": "thunder, heavy wind, rain", "wind": "gusts of wind",
    "fog": "a muffled air", "dust": "hissing sand",
}  # fmt: skip
_INDOORS: dict[Weather, str] = {
    "rain": "rain on the window",
    "storm": "a storm outside, thunder",
    "wind": "wind at the window",
}
_GROUNDS: dict[str, str] = {
    "coast": "wet sand", "desert": "sand", "snowfield": "snow", "forest": "leaves", "street": "stone",
    "city": "stone",
    "room": "floorboards", "kitchen": "tiles", "theatre": "boards", "mountains": "gravel", "railway": "gravel",
    "road": "gravel",
    "harbour": "planks", "bridge": "planks", "fields": "grass", "hills": "grass", "garden": "gravel",
    "factory": "metal",
    "spaceship": "metal", "cave": "wet stone", "castle": "stone", "temple": "stone", "library": "carpet",
}  # fmt: skip
_DEEDS: dict[str, str] = {
    "swim": "splashing", "row": "oars in water", "sail": "a hull through water", "drive": "an engine",
    "fight": "blows",
    "break": "something breaks", "embrace": "cloth", "dance": "dancing steps", "work": "the work of hands",
    "eat": "a bite",
    "read": "a page turning", "throw": "a rush of air", "fall": "a fall", "jump": "a leap and a landing",
    "fly": "wings",
    "ride": "hooves", "climb": "hands on stone", "roll": "rolling", "swing": "creaking", "shine": "a faint crackle",
    "reach": "cloth", "carry": "cloth", "kneel": "cloth",
}  # fmt: skip
_CALLS: dict[str, str] = {
    "whale": "a low whale call", "dog": "a dog panting", "cat": "purring", "horse": "a horse snorting",
    "wolf": "a wolf far off",
    "gull": "gulls", "flock": "many wings", "owl": "an owl", "bee": "bees humming", "frog": "frogs", "hen": "hens",
    "cow": "a cow",
    "sheep": "sheep", "lion": "a low growl", "bear": "a low growl", "dragon": "a deep breath, leathery wings",
    "robot": "servos and small clicks", "train": "a steam train", "car": "an engine", "bus": "an engine",
    "truck": "a heavy engine",
    "motorcycle": "a motorcycle", "helicopter": "rotors", "aeroplane": "propellers", "rocket": "a rocket's roar",
    "ship": "a ship's engine",
    "campfire": "a fire crackling", "clock": "a clock ticking", "bell": "a bell", "piano": "piano keys",
    "crowd": "a crowd murmuring",
    "ghost": "a cold breath", "bird": "a bird", "duck": "ducks", "elephant": "an elephant's breath",
    "snake": "a hiss",
}  # fmt: skip
_WALKERS = frozenset({"walk", "run"})


def sound_caption(staging: Staging, bible: Bible, speakers: int = 0) -> str:
    """Write what is heard: the air of the place, the weather, what moves, who calls."""
    place = next((one for one in bible.places if one.id == staging.place), None)
    term = (place.term or place.noun) if place is not None else ""
    heard = [_bed(term, staging.light.hour), _weather(staging.light.weather, term)]
    heard += _movement(staging, bible, term)
    if speakers:
        heard.append("a voice close by" if speakers == 1 else "voices close by")
    parts = list(dict.fromkeys(part for part in heard if part))
    return sentence("; ".join(parts)) if parts else "Quiet air."


def _bed(term: str, hour: float | None) -> str:
    day, night = _BEDS.get(term, ("quiet air", "quiet night air"))
    dark = hour is not None and (hour >= 20.5 or hour < 5.0)
    return night if dark else day


def _weather(weather: Weather | None, term: str) -> str:
    if weather is None or term in ("space", "planet", "underwater", "spaceship"):
        return ""
    inside = term in ("room", "kitchen", "workshop", "library", "classroom", "office", "laboratory", "theatre", "cave")
    return (_INDOORS if inside else _WEATHERS).get(weather, "")


def sounds_of(subject: Subject, bible: Bible, term: str) -> list[str]:
    """Return what is heard of a subject: how it calls, how it walks, what it does.

    Args:
        subject: who or what.
        bible: says what kind it is.
        term: the place's, which tells what feet walk on.
    """
    kind = next((identity.kind for identity in bible.identities if identity.id == subject.id), None)
    verbs = {action.verb for action in subject.actions}
    calls = subject.noun in _CALLS
    out = [_CALLS[subject.noun]] if calls else []
    if verbs & _WALKERS and kind in ("person", "creature"):
        pace = "running steps" if "run" in verbs else "footsteps"
        out.append(f"{pace} on {_GROUNDS.get(term, 'earth')}")
    elif verbs & _WALKERS and kind == "animal":
        out.append("paws" if subject.noun not in ("horse", "cow", "deer", "sheep", "pig", "camel") else "hooves")
    if kind != "vehicle" or not calls:
        out += [_DEEDS[verb] for verb in sorted(verbs) if verb in _DEEDS and not (verb == "fly" and calls)]
    return out


def _movement(staging: Staging, bible: Bible, term: str) -> list[str]:
    return [sound for subject in staging.subjects for sound in sounds_of(subject, bible, term)][:4]
