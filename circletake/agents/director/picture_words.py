"""A staging in words: the picture caption of a shot."""

from __future__ import annotations

from circletake.agents.director.subject_words import TIGHT, Wording
from circletake.agents.natures import INTERIORS, WATER_PLACES
from circletake.language import hour_name, lens_words, sentence
from circletake.schema import Bible, CameraMove, Light, Place, ShotSize, Staging, Weather

_SIZES: dict[ShotSize, str] = {
    "extreme wide": "Extreme wide shot", "wide": "Wide shot", "full": "Full shot", "medium": "Medium shot",
    "close-up": "Close-up", "extreme close-up": "Extreme close-up",
}  # fmt: skip
_MOVES: dict[CameraMove, str] = {
    "static": "static camera", "pan left": "slow pan left", "pan right": "slow pan right", "tilt up": "slow tilt up",
    "tilt down": "slow tilt down", "push in": "slow push in", "pull out": "slow pull out", "truck left": "truck left",
    "truck right": "truck right", "crane up": "crane up", "crane down": "crane down", "follow": "the camera follows",
    "handheld": "handheld", "zoom in": "slow zoom in", "zoom out": "slow zoom out", "orbit": "slow orbit shot",
    "whip left": "whip pan left", "whip right": "whip pan right",
}  # fmt: skip
_HOURS: dict[str, str] = {
    "dawn": "at dawn", "before dawn": "before dawn", "early morning": "in the early morning", "morning": "in the "
    "morning",
    "noon": "at noon", "afternoon": "in the afternoon", "late afternoon": "in the late afternoon",
    "golden hour": "in the golden hour", "sunset": "at sunset", "dusk": "at dusk", "twilight": "at twilight",
    "night": "at night", "midnight": "at midnight",
}  # fmt: skip
_WEATHER: dict[Weather, tuple[str, str, str]] = {
    "rain": ("light rain", "rain", "heavy rain"), "snow": ("light snow", "falling snow", "a blizzard"),
    "fog": ("light fog", "fog", "thick fog"), "storm": ("a storm", "a storm", "a raging storm"),
    "wind": ("a breeze", "wind", "strong wind"), "dust": ("dust", "dust", "a sandstorm"),
}  # fmt: skip
_OUTSIDE: dict[Weather, str] = {
    "rain": "rain outside", "snow": "snow outside", "storm": "a storm outside",
}  # fmt: skip
"""What is seen of the weather from inside."""
_UNDER: dict[Weather, str] = {"cloudy": "under a cloudy sky", "overcast": "under an overcast sky"}
_ON_PLACE: dict[str, str] = {
    "on": "coast beach shore road street bridge farm planet railway tracks hills hill mountain path platform rooftop "
    "rooftops roofs roof pier island snowfield moon lawn square stage deck ice glacier cliff dune dunes summit balcony "
    "playground terrace court track field",
    "by": "river lake harbour",
    "under": "underwater",
    "at": "station market",
}
_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
_TIMELESS = frozenset({"space", "underwater", "spaceship"})
"""Places where nobody can tell the hour or the season."""
_AFLOAT = frozenset({"row", "sail"})
_PREPS = {noun: prep for prep, nouns in _ON_PLACE.items() for noun in nouns.split()}


PLACED = {"underwater": "underwater", "space": "in space", "above the clouds": "above the clouds"}
"""Places whose words say already where one is."""


def place_preposition(noun: str, term: str | None) -> str:
    """Return the preposition of being somewhere: on a hill, in a forest, at a station."""
    return _PREPS.get(noun, "in" if noun in _ENCLOSED else _PREPS.get(term or "", "in"))


_ENCLOSED = frozenset({"valley", "crater", "alley", "cove", "bay", "clearing", "canyon"})


def picture_caption(staging: Staging, bible: Bible) -> str:
    """Write what is seen, framing first: `Wide shot, slow push in: on the beach at dawn, an old keeper ...`."""
    wording = Wording(staging, bible)
    where = _where(staging, bible)
    sentences = wording.clauses()
    framing = _framing(staging, wording)
    if not sentences:
        body = f"{framing}: {where}."
    elif staging.camera.size in TIGHT:
        body = f"{framing}: {sentences[0]}, {where}."
    else:
        body = f"{framing}: {where}, {sentences[0]}. {' '.join(sentence(one) for one in sentences[1:])}"
    mood = f"The mood is {staging.mood}." if staging.mood is not None else ""
    titles = " ".join(f"Title: “{title.text}”." for title in staging.titles)
    return " ".join(f"{body} {mood} {titles}".split())


def _framing(staging: Staging, wording: Wording) -> str:
    camera = staging.camera
    move = _MOVES[camera.move or "static"]
    led = next((one for one in staging.subjects if one.id == camera.focus), None)
    if camera.move == "follow" and led is not None:
        move = f"{move} {wording.known(led)}"
    through = "".join(f", {words}" for words in lens_words(camera.lens))
    return f"{_SIZES[camera.size or 'wide']}, {move}{through}{_pulled(staging, wording)}"


def _pulled(staging: Staging, wording: Wording) -> str:
    """Return a focus pull in words: `, rack focus from the cup to the man`."""
    by_id = {subject.id: subject for subject in staging.subjects}
    through = [wording.known(by_id[pull.subject]) for pull in staging.camera.pulls if pull.subject in by_id]
    if not through:
        return ""
    start = f" from {through[0]}" if len(through) > 1 else ""
    return f", rack focus{start} to {' and then '.join(through[1:] or through)}"


def _where(staging: Staging, bible: Bible) -> str:
    place = next((one for one in bible.places if one.id == staging.place), None)
    term = (place.term or place.noun) if place is not None else (staging.place or "")
    named = _place_words(place, staging) if place is not None else (f"in the {staging.place}" if staging.place else "")
    light = staging.light
    hour = "" if term in _TIMELESS else _hour(light)
    season = f"in {light.season}" if light.season is not None and term not in _TIMELESS | INTERIORS else ""
    when = " ".join(filter(None, (named, hour, season)))
    weather = _OUTSIDE.get(light.weather or "clear", "") if term in INTERIORS else _weather(light)
    return ", ".join(filter(None, (when, weather)))


def _place_words(place: Place, staging: Staging) -> str:
    noun = place.noun if len(place.noun.split()) < 4 else (place.term or place.noun)
    if noun in PLACED:
        return PLACED[noun]
    adjectives = [word for word in place.adjectives if word not in _SEASONS][:2]
    return f"{_preposition(place, noun, staging)} the {' '.join((*adjectives, noun))}"


def _preposition(place: Place, noun: str, staging: Staging) -> str:
    """Return how something is placed: by a lake, but on it in a boat; by the sea, but in it among whales."""
    if place.term in WATER_PLACES and noun not in ("beach", "coast", "shore", "harbour"):
        if any(action.verb in _AFLOAT for subject in staging.subjects for action in subject.actions):
            return "on"
        if noun in ("sea", "ocean", "waves", "water"):
            return "by" if place.term == "coast" else "on" if not staging.subjects else "in"
    return place_preposition(noun, place.term)


def light_words(light: Light) -> str:
    """Write a light: `at night, in heavy rain`."""
    season = f"in {light.season}" if light.season is not None else ""
    return ", ".join(filter(None, (" ".join(filter(None, (_hour(light), season))), _weather(light))))


def _hour(light: Light) -> str:
    return _HOURS[hour_name(light.hour)] if light.hour is not None else ""


def _weather(light: Light) -> str:
    if light.weather in _UNDER:
        return _UNDER[light.weather]
    if light.weather not in _WEATHER:
        return ""
    strength = light.intensity if light.intensity is not None else 0.5
    return f"in {_WEATHER[light.weather][0 if strength < 0.4 else 1 if strength < 0.85 else 2]}"
