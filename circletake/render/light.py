"""Light: what sun, moon and weather make of a place at an hour.

The day is dramatic, not astronomical: the sun rises at 6 and sets at 18.5 in every season, so that an hour in a
plan means the same light everywhere. Between the table's hours everything changes continuously.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

from circletake.render.colour import lighter, luminance, mix, rgb, saturated
from circletake.render.scene import Rgb
from circletake.schema import Season, Weather

SUNRISE, SUNSET = 6.0, 18.5
_NOON_DEG = 62.0
"""How high the sun stands at noon."""
_RAYLEIGH = (0.042, 0.099, 0.245)
"""Optical depth of clean air overhead in red (680 nm), green (550 nm) and blue (440 nm): 0.0088 / wavelength^4.05."""
_HAZE = (0.099, 0.130, 0.174)
"""Optical depth of the haze in it: 0.06 / wavelength^1.3 (Ångström's law)."""


class _Stop(NamedTuple):
    """The light at one hour of a clear day."""

    hour: float
    zenith: str
    middle: str
    horizon: str
    haze: str
    tint: tuple[float, float, float]
    """What white paper looks like."""
    rim: str
    glow: str
    """Round the sun or the moon."""
    glow_strength: float
    stars: float
    lamps: float
    """How many lamps and windows are lit, 0 to 1."""


_DAY = (
    _Stop(0.0, "#0b1330", "#152655", "#31548c", "#2a4674", (0.36, 0.47, 0.82), "#a9c4ff", "#9fb8ff", 0.30, 1.0, 0.75),
    _Stop(4.2, "#0d1536", "#1c2c60", "#41608f", "#314c7b", (0.38, 0.47, 0.80), "#a9c4ff", "#9fb8ff", 0.25, 0.9, 0.6),
    _Stop(5.2, "#1b2a63", "#59518f", "#dd8b8f", "#7e6494", (0.55, 0.50, 0.68), "#ffb9a0", "#ff9f80", 0.45, 0.35, 0.6),
    _Stop(6.0, "#4a69ad", "#cf9bb4", "#ffcb96", "#eeb3a2", (0.86, 0.74, 0.76), "#ffd0a0", "#ffd9a0", 0.75, 0.0, 0.3),
    _Stop(7.2, "#5f97cf", "#b9cfdf", "#ffe6c2", "#f2d9c2", (0.99, 0.91, 0.84), "#ffe6bd", "#ffe9c0", 0.60, 0.0, 0.0),
    _Stop(9.5, "#4a95d6", "#9cccea", "#e6f1ee", "#cfe3ea", (1.0, 0.99, 0.96), "#fff6e0", "#fff3d8", 0.40, 0.0, 0.0),
    _Stop(12.3, "#3285d0", "#7fbfe8", "#d6edf4", "#bfdcec", (1.04, 1.03, 1.0), "#ffffff", "#ffffff", 0.35, 0.0, 0.0),
    _Stop(15.3, "#4a90ce", "#a2cbe2", "#f4ead2", "#dcdfd6", (1.03, 0.99, 0.92), "#fff1cf", "#fff0cc", 0.42, 0.0, 0.0),
    _Stop(17.2, "#6a8fc4", "#f0ba8c", "#ffd692", "#f3bd88", (1.03, 0.85, 0.66), "#ffdf9a", "#ffe2a0", 0.80, 0.0, 0.1),
    _Stop(18.3, "#4a4f8c", "#d8677a", "#ffa257", "#e08a68", (0.86, 0.62, 0.56), "#ffb060", "#ffb469", 0.95, 0.0, 0.5),
    _Stop(19.0, "#2b2f6b", "#8d4f8c", "#ff8c6e", "#a4628a", (0.62, 0.48, 0.62), "#ff9a78", "#ff8f6a", 0.60, 0.15, 0.9),
    _Stop(19.9, "#122463", "#2d55a5", "#93b3dc", "#4a72b4", (0.44, 0.54, 0.84), "#b4d0ff", "#a8c6f4", 0.30, 0.5, 1.0),
    _Stop(21.3, "#0c1536", "#172b5f", "#36598f", "#2b4877", (0.36, 0.47, 0.82), "#a9c4ff", "#9fb8ff", 0.30, 1.0, 1.0),
    _Stop(24.0, "#0b1330", "#152655", "#31548c", "#2a4674", (0.36, 0.47, 0.82), "#a9c4ff", "#9fb8ff", 0.30, 1.0, 0.75),
)


class _Air(NamedTuple):
    """What a weather does to the air."""

    cover: float
    """Share of the sky under cloud."""
    grey: float
    """How far cloud takes the colour out of the light."""
    dim: float
    """Factor on the light."""
    clarity: float
    """Factor on how far one sees."""
    mist: float
    """How thick mist lies at the foot of far things."""
    wind_mps: float
    hue: str = "#8fa0b4"
    """What grey leans towards."""


_WEATHER: dict[Weather, _Air] = {
    "clear": _Air(0.18, 0.0, 1.0, 1.0, 0.45, 1.5),
    "cloudy": _Air(0.6, 0.15, 0.97, 0.9, 0.4, 3.0),
    "overcast": _Air(1.0, 0.6, 0.88, 0.6, 0.5, 3.0, "#93a7bd"),
    "rain": _Air(1.0, 0.66, 0.76, 0.5, 0.7, 4.5, "#5f8ba6"),
    "snow": _Air(0.95, 0.55, 0.95, 0.5, 0.7, 2.0, "#a9bdd8"),
    "fog": _Air(0.9, 0.55, 0.96, 0.13, 0.9, 0.6, "#b7c3cc"),
    "storm": _Air(1.0, 0.6, 0.62, 0.4, 0.6, 11.0, "#4a5f93"),
    "wind": _Air(0.45, 0.1, 1.0, 0.95, 0.35, 10.0),
    "dust": _Air(0.35, 0.45, 0.92, 0.16, 0.8, 8.0),
}

_DUST: Rgb = rgb("#d7a765")
_SEASON_TINT: dict[Season, Rgb] = {
    "spring": (1.0, 1.01, 1.0),
    "summer": (1.01, 1.0, 0.98),
    "autumn": (1.02, 0.99, 0.95),
    "winter": (0.97, 0.99, 1.03),
}


_WINTRY = 0.75
"""How far snow lies on things in a winter that is not snowing."""
_SILVER = (0.90, 1.0, 1.13)
_SILVER_SHARE = 0.8
"""How far the light of a snowy night goes from blue to silver."""


class Luminary(NamedTuple):
    """The sun or the moon, by direction: tangents across and up from the middle of the horizon."""

    across: float
    up: float
    radius: float
    colour: Rgb


class Illumination(NamedTuple):
    """All light of a shot."""

    hour: float
    season: Season
    weather: Weather
    intensity: float
    zenith: Rgb
    middle: Rgb
    horizon: Rgb
    haze: Rgb
    clarity: float
    """Factor on how far one sees: 1 on a clear day, 0.1 in fog."""
    mist: float
    tint: Rgb
    """What white looks like."""
    rim: Rgb
    rim_strength: float
    glow: Rgb
    glow_strength: float
    sun: Luminary | None
    moon: Luminary | None
    side: float
    """Where the light comes from: -1 left, 1 right."""
    stars: float
    lamps: float
    cover: float
    cloud_light: Rgb
    cloud_shade: Rgb
    shadow_x: float
    """Metres that a shadow reaches to the right for each metre of height."""
    shadow_z: float
    """Metres that it reaches away from the viewer; negative comes nearer."""
    shadow: float
    """How dark it is, 0 to 1."""
    wind_mps: float

    @property
    def night(self) -> float:
        """Return how much it is night, 0 to 1."""
        return min(max((0.95 - luminance(self.tint)) / 0.35, 0.0), 1.0)

    @property
    def wet(self) -> bool:
        """Tell whether the ground is wet."""
        return self.weather in ("rain", "storm")

    @property
    def white(self) -> float:
        """Return how far snow lies on things, 0 to 1."""
        return _snowy(self.season, self.weather)


def elevation(hour: float) -> float:
    """Return the sine of the sun's way over the day: 0 at sunrise and sunset, 1 between, negative at night."""
    if SUNRISE <= hour <= SUNSET:
        return math.sin(math.pi * (hour - SUNRISE) / (SUNSET - SUNRISE))
    late = (hour - SUNSET) % 24.0
    return -math.sin(math.pi * late / (24.0 - SUNSET + SUNRISE))


def illuminate(
    hour: float, season: Season, weather: Weather, intensity: float, side: float, aspect: float
) -> Illumination:
    """Return the light of a shot.

    Args:
        hour: 0 to 24.
        season: Of the year.
        weather: What the sky does.
        intensity: How hard it does it, 0 to 1.
        side: -1: morning light comes from the left; 1: from the right. Evening light comes from the other side.
        aspect: Width by height of the frame, so that an upright frame still catches the sun.
    """
    below, above, share = _between(hour)
    air = _WEATHER[weather]
    grey = air.grey * (0.7 + 0.6 * intensity)
    way = elevation(hour)
    across = (side if hour < 12.3 else -side) * (0.17 + 0.2 * abs(way)) * min(1.0, aspect / 1.78 + 0.25)
    hidden = air.cover >= 0.9
    dark = min(1.0, max(0.0, -4.0 * way))
    dim = air.dim ** (1.0 - 0.7 * dark)
    colour = {
        name: _weathered(mix(rgb(getattr(below, name)), rgb(getattr(above, name)), share), grey, dim, weather)
        for name in ("zenith", "middle", "horizon", "haze")
    }
    if hidden and dark > 0.0:
        # What little light a covered night has comes through thin air low down: there things stand out against it.
        for name, lift in (("horizon", 0.13), ("haze", 0.07), ("middle", 0.04)):
            colour[name] = lighter(colour[name], lift * dark)
    tint = _tinted(below, above, share, dim, grey, season, weather)
    rim = mix(rgb(below.rim), rgb(above.rim), share)
    glow_strength = _lerp(below.glow_strength, above.glow_strength, share) * (0.22 if hidden else 1.0)
    backlit = 1.0 - min(1.0, max(0.0, way) * 1.3)
    low = max(abs(way), 0.14)
    return Illumination(
        hour=hour,
        season=season,
        weather=weather,
        intensity=intensity,
        **colour,
        clarity=air.clarity * (1.45 - 0.9 * intensity if weather != "clear" else 1.0),
        mist=min(1.0, air.mist + 0.2 * backlit * (weather == "clear")),
        tint=tint,
        rim=rim,
        rim_strength=(0.10 + 0.34 * backlit) * (0.35 if hidden else 1.0),
        glow=_sunk(mix(rgb(below.glow), rgb(above.glow), share), way),
        glow_strength=glow_strength,
        sun=_sun(way, across) if way > -0.04 and not hidden else None,
        moon=_moon(way, across, aspect) if way < -0.16 and not hidden else None,
        side=math.copysign(1.0, across),
        stars=_lerp(below.stars, above.stars, share) * (0.0 if hidden else 1.0 - 0.6 * air.cover),
        lamps=max(_lerp(below.lamps, above.lamps, share), 0.35 if weather in ("storm", "rain", "fog") else 0.0),
        cover=air.cover,
        cloud_light=mix(lighter(colour["horizon"], 0.08), _scaled(rgb("#ffffff"), tint), 0.45),
        cloud_shade=mix(colour["middle"], colour["haze"], 0.5),
        shadow_x=-math.copysign(min(0.9 / low, 2.2) * 0.45, across),
        shadow_z=-min(0.55 / low, 1.7),
        shadow=(0.12 if hidden else 0.34) * (0.55 + 0.45 * max(way, 0.0) ** 0.5 if way > 0 else 0.5),
        wind_mps=air.wind_mps * (0.6 + 0.8 * intensity),
    )


def _lerp(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


def _between(hour: float) -> tuple[_Stop, _Stop, float]:
    for below, above in pairwise(_DAY):
        if hour <= above.hour:
            share = (hour - below.hour) / (above.hour - below.hour)
            return below, above, share
    return _DAY[-1], _DAY[-1], 0.0


def _scaled(colour: Rgb, light: Rgb) -> Rgb:
    return (min(colour[0] * light[0], 1.0), min(colour[1] * light[1], 1.0), min(colour[2] * light[2], 1.0))


def _weathered(colour: Rgb, grey: float, dim: float, weather: Weather) -> Rgb:
    """Return a colour of the sky as the weather leaves it."""
    changed = saturated(colour, 1.0 - min(grey, 0.85))
    if grey > 0.2:
        level = level_of(changed)
        changed = mix(changed, _scaled(rgb(_WEATHER[weather].hue), (level * 1.25,) * 3), min(0.8 * grey, 0.7))
    changed = (changed[0] * dim, changed[1] * dim, changed[2] * dim)
    if weather == "dust":
        changed = mix(changed, _scaled(_DUST, (level_of(changed),) * 3), 0.62)
    return changed


def level_of(colour: Rgb) -> float:
    """Return a factor near the lightness of a colour, for what has to be as bright as it."""
    return min(1.0, luminance(colour) * 1.15)


def _snowy(season: Season, weather: Weather) -> float:
    """Return how far snow lies on things, 0 to 1."""
    return 1.0 if weather == "snow" else _WINTRY if season == "winter" else 0.0


def _tinted(
    below: _Stop, above: _Stop, share: float, dim: float, grey: float, season: Season, weather: Weather
) -> Rgb:  # fmt: skip
    raw = [_lerp(a, b, share) * s for a, b, s in zip(below.tint, above.tint, _SEASON_TINT[season], strict=True)]
    level = 0.3 * raw[0] + 0.55 * raw[1] + 0.15 * raw[2]
    neutral = (0.95, 1.0, 1.06)
    red, green, blue = (
        dim * _lerp(part, level * bias, 0.7 * min(grey, 1.0)) for part, bias in zip(raw, neutral, strict=True)
    )
    # Snow throws the moon's light about: its nights are silver, not blue.
    night = min(max((0.95 - level) / 0.35, 0.0), 1.0)
    pale = _SILVER_SHARE * min(_snowy(season, weather) / _WINTRY, 1.0) * night
    level = 0.3 * red + 0.55 * green + 0.15 * blue
    red, green, blue = (_lerp(part, level * bias, pale) for part, bias in zip((red, green, blue), _SILVER, strict=True))
    return (red, green, blue)


def sunlight(degrees: float) -> Rgb:
    """Return the colour of the sun's disc as it comes through the air: white overhead, red where it sets.

    Each colour fades by exp(-depth * mass): Rayleigh's scattering takes most of the blue. The mass of air is that of
    Kasten and Young, "Revised optical air mass tables and approximation formula", 1989.

    Args:
        degrees: How high the sun stands over the horizon.
    """
    up = max(degrees, 0.0)
    mass = 1.0 / (math.sin(math.radians(up)) + 0.50572 * (up + 6.07995) ** -1.6364)
    red, green, blue = (math.exp(-(air + haze) * mass) for air, haze in zip(_RAYLEIGH, _HAZE, strict=True))
    # Linear light, as bright as its red part; then sRGB, near enough by its exponent.
    return (1.0, (green / red) ** (1 / 2.2), (blue / red) ** (1 / 2.2))


def _sunk(glow: Rgb, way: float) -> Rgb:
    """Return what glows round the sun: the lower it stands, the more of the sun's own red."""
    if way <= 0.0:
        return glow
    return mix(glow, sunlight(_NOON_DEG * way), 0.55 * max(0.0, 1.0 - 3.0 * way))


def _sun(way: float, across: float) -> Luminary:
    low = max(0.0, 1.0 - way * 2.2)
    colour = mix(rgb("#fffdf2"), sunlight(_NOON_DEG * way), 0.95)
    return Luminary(across, 0.035 + 1.05 * max(way, -0.02) ** 1.0 if way > 0 else 0.02, 0.04 + 0.022 * low, colour)


def _moon(way: float, across: float, aspect: float) -> Luminary:
    return Luminary(
        -across * 0.9 if aspect > 0.8 else -across * 0.5, 0.22 + 0.12 * min(1.0, -way), 0.036, rgb("#f4f1e2")
    )
