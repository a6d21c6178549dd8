"""A staging in words: the picture caption of a shot."""

from __future__ import annotations

from circletake.language import conjugated, counted, hour_name, listed, plural, sentence
from circletake.schema import Action, Bible, CameraMove, Identity, Light, Place, ShotSize, Staging, Subject, Weather

_SIZES: dict[ShotSize, str] = {
    "extreme wide": "Extreme wide shot", "wide": "Wide shot", "full": "Full shot", "medium": "Medium shot",
    "close-up": "Close-up", "extreme close-up": "Extreme close-up",
}  # fmt: skip
_MOVES: dict[CameraMove, str] = {
    "static": "static camera", "pan left": "slow pan left", "pan right": "slow pan right", "tilt up": "slow tilt up",
    "tilt down": "slow tilt down", "push in": "slow push in", "pull out": "slow pull out", "truck left": "truck left",
    "truck right": "truck right", "crane up": "crane up", "crane down": "crane down", "follow": "the camera follows",
    "handheld": "handheld", "zoom in": "slow zoom in", "zoom out": "slow zoom out", "orbit": "slow orbit shot",
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
_UNDER: dict[Weather, str] = {"cloudy": "under a cloudy sky", "overcast": "under an overcast sky"}
_TARGETS: dict[str, str] = {
    "walk": "to {}", "run": "to {}", "look": "at {}", "talk": "to {}", "reach": "for {}", "embrace": "{}",
    "fight": "{}",
    "play": "{}", "read": "{}", "eat": "{}", "throw": "{}", "ride": "{}", "row": "{}", "drive": "{}",
    "sit": "beside {}",
    "kneel": "beside {}", "lie": "beside {}", "stand": "beside {}", "climb": "{}", "wave": "to {}", "point": "at {}",
    "carry": "{}", "dance": "with {}", "work": "on {}", "sail": "past {}", "swim": "past {}", "fly": "over {}",
    "jump": "over {}", "give": "something to {}", "fall": "beside {}", "roll": "towards {}", "shine": "on {}",
}  # fmt: skip
_ON_PLACE: dict[str, str] = {
    "on": "coast beach shore road street bridge farm planet railway tracks hills hill mountain mountains path "
    "platform "
    "rooftop roof pier island snowfield moon",
    "by": "river lake harbour",
    "under": "underwater",
}
_PREPS = {noun: prep for prep, nouns in _ON_PLACE.items() for noun in nouns.split()}


def picture_caption(staging: Staging, bible: Bible) -> str:
    """Write what is seen, framing first: `Wide shot, slow push in: on the beach at dawn, an old keeper ...`."""
    camera = staging.camera
    framing = ", ".join(
        part for part in (_SIZES.get(camera.size or "wide"), _MOVES.get(camera.move or "static")) if part is not None
    )
    identities = {identity.id: identity for identity in bible.identities}
    where = _where(staging, bible)
    tight = camera.size in ("close-up", "extreme close-up")
    targets = {action.target for subject in staging.subjects for action in subject.actions}
    told = [one for at, one in enumerate(staging.subjects) if at == 0 or one.actions or one.id not in targets]
    sentences = [_subject_clause(subject, identities, staging) for subject in told]
    if not sentences:
        body = f"{framing}: {where}."
    elif tight:
        body = f"{framing}: {sentences[0]}, {where}."
    else:
        body = f"{framing}: {where}, {sentences[0]}. {' '.join(sentence(one) for one in sentences[1:])}"
    mood = f"The mood is {staging.mood}." if staging.mood is not None else ""
    titles = " ".join(f"Title: “{title.text}”." for title in staging.titles)
    return " ".join(f"{body} {mood} {titles}".split())


def _where(staging: Staging, bible: Bible) -> str:
    place = next((one for one in bible.places if one.id == staging.place), None)
    named = _place_words(place) if place is not None else (f"in the {staging.place}" if staging.place else "")
    return ", ".join(
        part for part in (" ".join(filter(None, (named, _hour(staging.light)))), _weather(staging.light)) if part
    )


def _place_words(place: Place) -> str:
    noun = place.noun if len(place.noun.split()) < 4 else (place.term or place.noun)
    if noun == "underwater":
        return "underwater"
    prep = _PREPS.get(noun, _PREPS.get(place.term or "", "in"))
    return f"{prep} the {' '.join((*place.adjectives[:2], noun))}"


def light_words(light: Light) -> str:
    """Write a light: `at night, in heavy rain`."""
    return ", ".join(part for part in (_hour(light), _weather(light)) if part)


def _hour(light: Light) -> str:
    return _HOURS[hour_name(light.hour)] if light.hour is not None else ""


def _weather(light: Light) -> str:
    season = f"in {light.season}" if light.season is not None else ""
    weather = ""
    if light.weather in _UNDER:
        weather = _UNDER[light.weather]
    elif light.weather in _WEATHER:
        strength = light.intensity if light.intensity is not None else 0.5
        weather = f"in {_WEATHER[light.weather][0 if strength < 0.4 else 1 if strength < 0.85 else 2]}"
    return " ".join(part for part in (season, weather) if part)


def _subject_clause(subject: Subject, identities: dict[str, Identity], staging: Staging) -> str:
    """Write who it is and what they do: `an old keeper walks to the whale and looks at it`."""
    who = noun_phrase(subject, identities)
    many = subject.count > 1
    extras = []
    if subject.holding is not None:
        extras.append(f"with {counted(1, subject.holding)}")
    if subject.facing == "away":
        extras.append("seen from behind")
    if subject.placement.side in ("left", "right") and len(staging.subjects) > 1:
        extras.append(f"on the {subject.placement.side}")
    face = f", {subject.expression}," if subject.expression not in (None, "neutral") else ""
    lead = " ".join((who + face, *extras))
    deeds = _deeds(subject, identities, staging, many)
    return f"{lead} {deeds}" if deeds else lead.rstrip(",")


def noun_phrase(subject: Subject, identities: dict[str, Identity], *, definite: bool = False) -> str:
    """Return a subject as a noun phrase: `an old keeper`, `the whale`, `three gulls`."""
    identity = identities.get(subject.id)
    noun = identity.noun if identity is not None and identity.name.lower() != identity.noun else subject.noun
    adjectives = [word for word in subject.adjectives if " " not in word][:2]
    if definite:
        return f"the {plural(noun) if subject.count > 1 else noun}"
    return counted(subject.count, noun, adjectives)


def _deeds(subject: Subject, identities: dict[str, Identity], staging: Staging, many: bool) -> str:
    said: list[str] = []
    told: set[str] = set()
    for action in sorted(subject.actions, key=lambda action: action.begin):
        target = next((other for other in staging.subjects if other.id == action.target), None)
        words = ""
        if target is not None and target.id != subject.id:
            pronoun = "it" if target.count == 1 else "them"
            name = pronoun if target.id in told else noun_phrase(target, identities, definite=True)
            words = " " + _TARGETS.get(action.verb, "near {}").format(name)
            told.add(target.id)
        said.append(f"{conjugated(action.verb, many=many)}{words}{_manner(action)}")
    return listed(list(dict.fromkeys(said)))


def _manner(action: Action) -> str:
    return f" {action.manner}" if action.manner else ""
