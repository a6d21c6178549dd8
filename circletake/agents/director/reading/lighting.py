"""What is said of the light, put together from several places."""

from __future__ import annotations

from circletake.language import LightRead


def filled_light(said: LightRead, other: LightRead) -> LightRead:
    """Return what is said of the light, filled up from what else is said of it."""
    return LightRead(
        hour=said.hour if said.hour is not None else other.hour,
        season=said.season or other.season,
        weather=said.weather or other.weather,
        intensity=said.intensity if said.weather else other.intensity,
        hours=tuple(dict.fromkeys((*said.hours, *other.hours))),
        weathers=tuple(dict.fromkeys((*said.weathers, *other.weathers))),
    )
