"""Words for when it is and what the weather does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from circletake.language.tables import PhraseTable
from circletake.language.words import Word
from circletake.schema import Season, Weather

HOURS: PhraseTable[float] = PhraseTable.of(
    (
        (3.0, "small hours,dead of night"),
        (5.0, "before dawn,before sunrise,predawn,pre-dawn"),
        (6.0, "dawn,daybreak,first light,break of day,crack of dawn"),
        (6.3, "sunrise,rising sun,sun rises,sun rise,sun is rising"),
        (7.5, "early morning,early in the morning,breakfast"),
        (9.0, "morning"),
        (10.5, "late morning,mid-morning"),
        (12.0, "noon,midday,high noon,lunchtime,mid-day"),
        (13.0, "daytime,broad daylight,daylight"),
        (15.0, "afternoon,early afternoon"),
        (17.2, "late afternoon,end of the day"),
        (17.9, "golden hour,golden light,magic hour"),
        (18.4, "sunset,sundown,setting sun,sun sets,sun set,sun is setting"),
        (19.2, "evening,dusk,gloaming"),
        (19.6, "twilight,blue hour,nightfall"),
        (22.5, "night,nighttime,night-time,tonight,midnight sky,after dark,bedtime,nocturnal"),
        (
            23.0,
            "moonlight,moonlit,full moon,under the moon,starry,starlit,starlight,under the stars,starry sky,the stars,"
            "milky way,aurora,aurora borealis,polar light,northern lights,southern lights,polar lights,shooting star,"
            "shooting stars,stargazing",
        ),
        (0.0, "midnight"),
    )
)
"""Time of day by name. 6 is sunrise, 18.5 sunset, 0 midnight."""

SEASONS: PhraseTable[Season] = PhraseTable.of(
    (
        ("spring", "spring,springtime,cherry blossom,cherry blossoms,easter"),
        ("summer", "summer,summertime,midsummer,heatwave,heat wave"),
        ("autumn", "autumn,autumnal,in fall,in the fall,falling leaves,autumn leaves,halloween,harvest time,"
            "thanksgiving"),
        ("winter", "winter,wintry,midwinter,wintertime,christmas"),
    )
)  # fmt: skip


class WeatherWord(NamedTuple):
    """A weather, and how hard it comes."""

    weather: Weather
    intensity: float | None


_WEATHER_ROWS: tuple[tuple[Weather, float | None, str], ...] = (
    ("clear", None, "clear sky,clear skies,sunny,cloudless,blue sky,blue skies,bright sunshine,sunshine,sunlit,"
        "sunny day"),
    ("clear", None, "sun shines,sun is shining,sun comes out,sun breaks through"),
    ("cloudy", None, "cloudy,clouds gather,clouds gathering,partly cloudy"),
    ("overcast", None, "overcast,grey sky,gray sky,grey skies,gray skies,leaden sky,gloomy sky"),
    ("rain", 0.6, "rain,raining,rains,rainy,rainfall,rainstorm,wet street,rain-soaked"),
    ("rain", 0.25, "drizzle,drizzling,light rain,gentle rain,soft rain,light shower"),
    ("rain", 0.95, "downpour,pouring rain,heavy rain,torrential rain,pouring,driving rain,monsoon"),
    ("snow", 0.55, "snow,snowing,snows,snowy,snowfall,snowflakes,falling snow"),
    ("snow", 0.25, "light snow,gentle snow,snow flurries,flurries"),
    ("snow", 0.95, "blizzard,snowstorm,heavy snow"),
    ("fog", 0.6, "fog,foggy,smog"),
    ("fog", 0.35, "mist,misty,haze,hazy,light fog,thin fog,morning mist"),
    ("fog", 0.9, "thick fog,dense fog,heavy fog"),
    ("storm", 0.8, "storm,stormy,thunderstorm,tempest,lightning,thunder,thunderclouds,stormy sea,rough sea"),
    ("storm", 1.0, "hurricane,typhoon,raging storm,violent storm"),
    ("wind", 0.6, "wind,windy,winds,windswept,gusts,gust"),
    ("wind", 0.25, "breeze,breezy,light wind,gentle wind,gentle breeze"),
    ("wind", 0.95, "gale,strong wind,howling wind,strong winds,tornado,whirlwind"),
    ("dust", 0.6, "dust,dusty,dust cloud,dust clouds"),
    ("dust", 0.95, "sandstorm,dust storm,sand storm"),
)  # fmt: skip
WEATHERS: PhraseTable[WeatherWord] = PhraseTable.of(
    (WeatherWord(weather, intensity), words) for weather, intensity, words in _WEATHER_ROWS
)

_VERBISH = frozenset({"third", "past", "base", "ing", "done"})
_BEGINNING = frozenset({"begin", "begins", "start", "starts", "began", "started", "continues"})
_WEATHER_VERBS = frozenset({"raining", "rains", "snowing", "snows", "drizzling", "pouring", "rained", "snowed"})
_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>a\.?m\.?|p\.?m\.?|o['’]clock)|"
    r"\b(?P<said>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+"
    r"(?P<part>o['’]clock|in\s+the\s+(?:morning|afternoon|evening)|at\s+night)\b|"
    r"\bat (?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b",
    re.IGNORECASE,
)


class LightRead(NamedTuple):
    """What a row of words says of the light."""

    hour: float | None = None
    season: Season | None = None
    weather: Weather | None = None
    intensity: float | None = None
    hours: tuple[float, ...] = ()
    """Every time of day named, in order."""
    weathers: tuple[Weather, ...] = ()


def read_light(words: Sequence[Word], text: str = "") -> LightRead:
    """Read the time of day, season and weather that a sentence names.

    Args:
        words: The sentence.
        text: The same sentence as text, for clock times.
    """
    lowers = [word.lower for word in words]
    hours = [found.value for found in HOURS.find(lowers) if not _is_greeting(lowers, found.first)]
    clock = read_clock(text)
    if clock is not None:
        hours.insert(0, clock)
    weathers = [
        found.value
        for found in WEATHERS.find(lowers)
        if not _is_measure(lowers, found.last)
        and (
            found.first != found.last
            or words[found.first].tag not in _VERBISH
            or found.phrase in _WEATHER_VERBS
            or found.phrase.endswith("y")
            or _begins(lowers, found.first)
        )
    ]
    season = next((found.value for found in SEASONS.find(lowers) if words[found.first].tag not in _VERBISH), None)
    first = weathers[0] if weathers else WeatherWord("clear", None)
    return LightRead(
        hour=hours[0] if hours else None,
        season=season,
        weather=first.weather if weathers else None,
        intensity=first.intensity if weathers else None,
        hours=tuple(dict.fromkeys(hours)),
        weathers=tuple(dict.fromkeys(entry.weather for entry in weathers)),
    )


def _is_measure(lowers: Sequence[str], last: int) -> bool:
    """Tell whether a weather only says how many of something there are: `a rain of petals`, `a storm of applause`."""
    return lowers[last + 1 : last + 2] == ["of"] and lowers[last + 2 : last + 3] not in (["the"], ["a"], ["this"])


def _begins(lowers: Sequence[str], at: int) -> bool:
    """Tell whether it is said to begin: `it starts to rain`."""
    return at > 1 and lowers[at - 1] == "to" and lowers[at - 2] in _BEGINNING


def _is_greeting(lowers: Sequence[str], at: int) -> bool:
    return at > 0 and lowers[at - 1] == "good"


def read_clock(text: str) -> float | None:
    """Read a clock time: `6 a.m.`, `at 18:30`, `3 o'clock` (taken for the day)."""
    found = _CLOCK.search(text)
    if not found:
        return None
    if found["said"]:
        return _said_hour(found["said"], found["part"].lower())
    if found["hour24"]:
        return int(found["hour24"]) + int(found["minute24"]) / 60
    hour = int(found["hour"]) % 24 + int(found["minute"] or 0) / 60
    half = found["half"].lower()
    if half.startswith("p") and hour < 12:
        return hour + 12
    if half.startswith("a") and hour >= 12:
        return hour - 12
    return hour + 12 if half.startswith("o") and hour < 6 else hour


_SAID_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _said_hour(word: str, part: str) -> float:
    """Return the hour of `five in the morning`; without a part of the day it is taken for the day."""
    hour = _SAID_HOURS.index(word.lower()) + 1
    if part.endswith("morning"):
        return hour % 12
    late = part.endswith(("afternoon", "evening")) or (part.endswith("night") and hour >= 6) or hour < 6
    return (hour % 12 + 12 if late and not (part.endswith("night") and hour < 6) else hour) % 24


_HOUR_NAMES: tuple[tuple[float, str], ...] = (
    (1.0, "midnight"), (4.5, "night"), (5.6, "before dawn"), (6.6, "dawn"), (8.2, "early morning"), (11.3, "morning"),
    (12.8, "noon"), (16.4, "afternoon"), (17.6, "late afternoon"), (18.1, "golden hour"), (18.9, "sunset"),
    (19.5, "dusk"), (20.5, "twilight"), (23.5, "night"), (24.1, "midnight"),
)  # fmt: skip


def hour_name(hour: float) -> str:
    """Name a time of day: `dawn`, `noon`, `night`."""
    return next(name for until, name in _HOUR_NAMES if hour % 24 < until)
