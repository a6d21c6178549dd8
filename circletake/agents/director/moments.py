"""Moments: what happens, with the place, the light and the feeling that hold while it does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.director.bible import is_interior, is_on_the_way
from circletake.agents.natures import SHORES
from circletake.language import hour_name, read_light, tag_words, tokenize
from circletake.schema import (
    Beat,
    BeatFunction,
    Bible,
    BriefReading,
    Happening,
    Light,
    Mood,
    Place,
    Season,
    Treatment,
    Weather,
    derive_seed,
)

_LOOKING = frozenset("look watch gaze stare see observe listen hear remember dream think point wave".split())
_ELSEWHERE = frozenset({"remember", "dream", "imagine"})
_LATER = frozenset({"later", "next", "afterwards", "finally", "eventually", "years", "tomorrow", "again"})
_MOOD_HOURS: dict[Mood, float] = {
    "hopeful": 6.6, "joyful": 10.5, "playful": 10.0, "comic": 11.0, "tender": 17.6, "romantic": 18.2, "calm": 8.5,
    "dreamy": 19.2, "wondrous": 18.6, "wistful": 17.8, "melancholy": 18.8, "lonely": 19.4, "mysterious": 20.2,
    "tense": 20.6,
    "scary": 23.0, "dark": 22.0, "epic": 17.2, "triumphant": 9.0,
}  # fmt: skip
_MOOD_WEATHER: dict[Mood, Weather] = {
    "melancholy": "overcast", "lonely": "cloudy", "mysterious": "fog", "dark": "overcast", "tense": "cloudy",
    "epic": "cloudy", "wistful": "cloudy",
}  # fmt: skip
_SEASONS: tuple[Season, ...] = ("summer", "spring", "autumn")
_INTO_WATER = re.compile(r"\b(?:to|into|in|towards?|back to)\s+the\s+(?:\w+\s+)?(?:sea|ocean|water|waves)\b")
_SOON_H = 1.5
_MORNING_H, _EARLIER_H = 8.0, 2.4
_BEFORE_DAY_H = 5.5
_OPENING_H = 8.0
"""When the day's first customers come to somebody who rose before dawn."""
_COLD = frozenset({"snowfield"})
_WINTRY = frozenset({"frozen", "snowy", "icy", "snow-covered", "snowbound", "wintry"})
_WINTERS_OWN = frozenset({"snowman", "sled", "sledge", "sleigh", "snowball", "skier"})
"""What there is only in winter."""
_NO_WEATHER = frozenset({"space", "planet", "underwater", "spaceship"})
_STRENGTH: dict[Weather, float] = {"rain": 0.6, "snow": 0.55, "fog": 0.45, "storm": 0.8, "wind": 0.5, "dust": 0.6}


class Moment(NamedTuple):
    """A happening in its place and light; without one, an image that opens or ends a beat."""

    number: int | None
    """Of the happening in the reading; None for an image."""
    happening: Happening | None
    place: Place
    light: Light
    beat: int
    function: BeatFunction
    mood: Mood
    tension: float
    later: bool
    """True when time has passed since the moment before."""

    @property
    def scene_key(self) -> tuple[str, float, Season | None, Weather | None]:
        """What makes a scene: one place at one time."""
        hour = self.light.hour if self.light.hour is not None else 12.0
        return (self.place.id, round(hour * 2) / 2, self.light.season, self.light.weather)


def moments_of(reading: BriefReading, treatment: Treatment, bible: Bible, seed: int) -> tuple[Moment, ...]:
    """Return every moment in story order."""
    walker = _Walker(reading, bible, seed)
    out: list[Moment] = []
    beats = sorted(enumerate(treatment.beats), key=lambda entry: _beat_order(entry[1], entry[0]))
    for number, beat in beats:
        inside = [index for index in beat.happenings if 0 <= index < len(reading.happenings)]
        out += [walker.moment(index, number, beat) for index in inside]
    if not out:
        beat = treatment.beats[0] if treatment.beats else Beat(function="opening", text="", mood="calm", tension=0.3)
        out.append(walker.image(0, beat))
    return tuple(out)


def _beat_order(beat: Beat, at: int) -> tuple[int, int]:
    return (min(beat.happenings, default=at), at)


class _Walker:
    """Walks through the story and keeps where and when it is."""

    def __init__(self, reading: BriefReading, bible: Bible, seed: int) -> None:
        self.reading, self.bible = reading, bible
        self.places = {place.id: place for place in bible.places}
        self.place = self._first_place()
        self.before: Place | None = None
        self.arriving: Place | None = None
        """Where the way that is shown leads."""
        mood = _lighting_mood(reading)
        self.hour = reading.hour if reading.hour is not None else _usual_hour(mood, reading.happenings)
        self.season: Season = reading.season or _season(reading, self.place, seed)
        wet: Weather = "rain" if reading.genre == "noir" else _MOOD_WEATHER.get(mood, "clear")
        self.weather: Weather = reading.weather or wet

    def _first_place(self) -> Place:
        happenings = self.reading.happenings
        there = self.places.get(happenings[0].place or "") if happenings else None
        if there is not None and happenings[0].verb not in _LOOKING and not is_on_the_way(happenings[0], there):
            return there
        named = {happening.place for happening in happenings}
        usual = next((place for place in self.bible.places if place.id not in named), None)
        return usual or self.bible.places[0]

    def moment(self, index: int, beat_number: int, beat: Beat) -> Moment:
        happening = self.reading.happenings[index]
        hour, season = self.hour, self.season
        self._move(index, happening)
        self._pass_time(happening)
        later = abs(hour - self.hour) > 1.2 or season != self.season or bool(_LATER & set(happening.manner))
        return Moment(
            index, happening, self.place, self.light(), beat_number, beat.function, beat.mood, beat.tension, later
        )

    def image(self, beat_number: int, beat: Beat) -> Moment:
        return Moment(None, None, self.place, self.light(), beat_number, beat.function, beat.mood, beat.tension, False)

    def light(self) -> Light:
        weather: Weather = "clear" if (self.place.term or "") in _NO_WEATHER else self.weather
        return Light(hour=self.hour, season=self.season, weather=weather, intensity=_STRENGTH.get(weather))

    def _move(self, index: int, happening: Happening) -> None:
        back, self.before = self.before, None
        there = self.places.get(happening.place or "")
        if self.arriving is not None and there is None:
            there = self.arriving
        self.arriving = None
        if there is not None and is_on_the_way(happening, there) and index + 1 < len(self.reading.happenings):
            # "He walks through the rain to his office": first the way, then the office.
            self.arriving, there = there, None
            return
        earlier = self.reading.happenings[index - 1] if index else None
        if there is not None and index and (happening.verb in _LOOKING or self._is_at_the_edge(happening, there)):
            there = None
        if there is not None:
            if earlier is not None and earlier.verb in _ELSEWHERE:
                self.before = self.place
            self.place = there
        elif back is not None:
            self.place = back

    def _is_at_the_edge(self, happening: Happening, there: Place) -> bool:
        """Tell whether something goes into the water by which we stand: it is seen from the shore that we are on."""
        leads_in = _INTO_WATER.search(happening.text.lower()) is not None
        return leads_in and there.term in ("sea", "coast") and self.place.term in SHORES

    def _day_comes(self, happening: Happening) -> bool:
        """Tell whether others come to somebody who woke before dawn: by then it is day."""
        first = self.reading.happenings[0]
        if first.verb not in ("wake", "awaken", "rise") or not 2.0 <= self.hour < _BEFORE_DAY_H:
            return False
        people = {mention.id for mention in self.reading.mentions if mention.kind == "person"}
        return bool(people & set(happening.subjects) - set(first.subjects))

    def _pass_time(self, happening: Happening) -> None:
        words = tag_words(tokenize(happening.text))
        said = read_light(words, happening.text)
        if happening.hour is not None:
            self.hour = happening.hour
        elif self._day_comes(happening):
            self.hour = _OPENING_H
        if happening.weather is not None:
            self.weather = happening.weather
        if said.season is not None and said.season != self.season:
            self.season = said.season
            self.weather = happening.weather or ("snow" if said.season == "winter" else "clear")


_SHADY = frozenset({"dark", "scary", "tense", "epic", "mysterious"})
_NIGHT: tuple[Mood, ...] = ("scary", "dark")


def _lighting_mood(reading: BriefReading) -> Mood:
    """Return the mood that lights a film: `epic and dark` is dark, and so are noir and horror."""
    moods: tuple[Mood, ...] = reading.moods or ("calm",)
    if reading.genre == "noir":
        return "dark"
    if set(moods) <= _SHADY:
        return next((mood for mood in _NIGHT if mood in moods), moods[0])
    return moods[0]


def _usual_hour(mood: Mood, happenings: Sequence[Happening]) -> float:
    """Return the hour of a film of which none is said: its mood's, or that which the story names soon after."""
    usual = _MOOD_HOURS[mood]
    said = next((one.hour for one in happenings if one.hour is not None), None)
    if said is None:
        return usual
    if _MORNING_H < said < usual:
        # What ends at sunset has not begun in the night.
        return max(_MORNING_H, said - _EARLIER_H)
    return said if abs(said - usual) < _SOON_H else usual


def _season(reading: BriefReading, place: Place, seed: int) -> Season:
    if reading.weather == "snow" or (place.term or "") in _COLD or _WINTRY & set(place.adjectives):
        return "winter"
    nouns = {word for mention in reading.mentions for word in (mention.noun, mention.term or "")}
    if nouns & _WINTERS_OWN:
        return "winter"
    return _SEASONS[derive_seed(seed, "season") % len(_SEASONS)]


def slug_line(place: Place, light: Light) -> str:
    """Write a scene's slug line: `EXT. LIGHTHOUSE - DAWN`."""
    where = "INT." if is_interior(place) else "EXT."
    name = " ".join((*place.adjectives, place.noun)).upper()
    return f"{where} {name} - {hour_name(light.hour if light.hour is not None else 12.0).upper()}"
