"""Filling what a staging leaves open: the options of every slot, and a picker that goes through them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from circletake.schema import (
    Action,
    Bible,
    Camera,
    CameraMove,
    Depth,
    Expression,
    Facing,
    Light,
    Placement,
    Season,
    ShotSize,
    Side,
    Staging,
    Subject,
    Weather,
    derive_seed,
)

_V = TypeVar("_V")

HOURS = (6.3, 9.0, 12.0, 15.5, 18.3, 22.0)
WEATHERS: tuple[Weather, ...] = ("clear", "cloudy", "overcast", "rain", "fog", "wind")
SEASONS: tuple[Season, ...] = ("summer", "autumn", "spring", "winter")
SIZES: tuple[ShotSize, ...] = ("wide", "medium", "full", "close-up", "extreme wide")
MOVES: tuple[CameraMove, ...] = ("static", "push in", "pan right", "pull out", "truck left", "handheld")
SIDES: tuple[Side, ...] = ("left", "right", "centre")
DEPTHS: tuple[Depth, ...] = ("mid", "near", "far")
FACINGS: tuple[Facing, ...] = ("right", "left", "camera", "away")
FACES: tuple[Expression, ...] = ("calm", "happy", "sad", "surprised", "determined", "afraid")
ACTIONS = ("stand", "walk", "look", "sit", "run")
_INTENSITIES = (0.5, 0.3, 0.8)
_FAR_SIZES = frozenset({"extreme wide", "wide"})


class Picker(NamedTuple):
    """Picks the i-th way of filling an open slot.

    Different latents pick different ways; the seed says in which order.
    """

    seed: int
    slate: str
    round: int
    latent: int

    def pick(self, slot: str, options: Sequence[_V]) -> _V:
        """Return the option for a slot; the same one for the same slot, whatever else is asked."""
        start = derive_seed(self.seed, self.slate, self.round, slot) % len(options)
        step = 1 + derive_seed(self.seed, self.slate, self.round, slot, "step") % max(1, len(options) - 1)
        while len(options) > 1 and _common(step, len(options)) != 1:
            step = step % (len(options) - 1) + 1
        return options[(start + step * self.latent) % len(options)]


def _common(one: int, other: int) -> int:
    while other:
        one, other = other, one % other
    return one


def filled(said: Staging, bible: Bible, picker: Picker) -> Staging:
    """Return a staging in which everything is said: what was open is picked, what was said stays."""
    place = said.place or (picker.pick("place", [place.id for place in bible.places]) if bible.places else None)
    subjects = tuple(_subject(subject, bible, picker, len(said.subjects)) for subject in said.subjects)
    return said.with_(
        place=place, light=_light(said.light, picker), subjects=subjects, camera=_camera(said.camera, subjects, picker)
    )


def _light(said: Light, picker: Picker) -> Light:
    weather = said.weather if said.weather is not None else picker.pick("weather", WEATHERS)
    windless = weather in ("clear", "cloudy", "overcast")
    intensity = said.intensity
    if intensity is None and not windless:
        intensity = picker.pick("intensity", _INTENSITIES)
    return Light(
        hour=said.hour if said.hour is not None else picker.pick("hour", HOURS),
        season=said.season if said.season is not None else picker.pick("season", SEASONS),
        weather=weather,
        intensity=intensity,
    )


def _camera(said: Camera, subjects: tuple[Subject, ...], picker: Picker) -> Camera:
    size = said.size or picker.pick("size", SIZES if subjects else ("extreme wide", "wide"))
    moves = [move for move in MOVES if size not in _FAR_SIZES or move != "handheld"]
    focus = said.focus or (subjects[0].id if subjects else None)
    return Camera(size=size, move=said.move or picker.pick("move", moves), focus=focus)


def _subject(said: Subject, bible: Bible, picker: Picker, of: int) -> Subject:
    identity = next((one for one in bible.identities if one.id == said.id), None)
    living = identity is None or identity.kind in ("person", "animal", "creature")
    has_face = identity is None or identity.kind in ("person", "creature")
    sides = SIDES if of == 1 else SIDES[:2]
    actions = said.actions
    if not actions and living:
        actions = (Action(verb=picker.pick(f"action:{said.id}", ACTIONS)),)
    return said.with_(
        adjectives=said.adjectives or (identity.adjectives if identity is not None else ()),
        actions=actions,
        placement=Placement(
            side=said.placement.side or picker.pick(f"side:{said.id}", sides),
            depth=said.placement.depth or picker.pick(f"depth:{said.id}", DEPTHS),
        ),
        facing=said.facing or (picker.pick(f"facing:{said.id}", FACINGS) if living else None),
        expression=said.expression or (picker.pick(f"face:{said.id}", FACES) if has_face else None),
    )
