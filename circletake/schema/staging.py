"""Staging: the scene graph of one shot. What is None is left open, and the take's seed decides it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from circletake.schema.base import Value
from circletake.schema.brief import Mood, Season, Weather

Share = Annotated[float, Field(ge=0.0, le=1.0)]
"""A moment as a share of the shot's length: 0 its first frame, 1 its end. Handles lie outside."""

ShotSize = Literal["extreme wide", "wide", "full", "medium", "close-up", "extreme close-up"]
"""How much of the subject the frame holds: a speck in the land, head to toe with room, head to toe,
waist up, head and shoulders, eyes or one object."""

CameraMove = Literal[
    "static", "pan left", "pan right", "tilt up", "tilt down", "push in", "pull out", "truck left",
    "truck right", "crane up", "crane down", "follow", "handheld", "zoom in", "zoom out", "orbit",
]  # fmt: skip

Depth = Literal["near", "mid", "far"]
Side = Literal["left", "centre", "right"]
Facing = Literal["left", "right", "camera", "away"]
Expression = Literal["neutral", "happy", "sad", "afraid", "angry", "surprised", "calm", "determined"]


class Light(Value):
    """When, and in what weather."""

    hour: Annotated[float, Field(ge=0.0, le=24.0)] | None = None
    """Time of day: 6 sunrise, 12 noon, 18.5 sunset, 0 midnight."""
    season: Season | None = None
    weather: Weather | None = None
    intensity: Share | None = None
    """How hard it rains, snows, blows or how thick the fog is."""


class Action(Value):
    """Something that a subject does in the shot, between two moments."""

    verb: str
    """A term of kind action in the back-end's vocabulary, or any verb (then matched)."""
    begin: Share = 0.0
    end: Share = 1.0
    target: str | None = None
    """The id of another subject; None for nobody or nothing in particular."""
    manner: str | None = None


class Placement(Value):
    """Where a subject stands in the frame when the shot begins."""

    side: Side | None = None
    depth: Depth | None = None


class Subject(Value):
    """One thing in the shot: a person, an animal, a vehicle, a prop, a structure."""

    id: str
    """The bible's id, or a local one."""
    noun: str
    """A term of the back-end's vocabulary, or any noun (then matched)."""
    count: int = 1
    adjectives: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    placement: Placement = Placement()
    facing: Facing | None = None
    expression: Expression | None = None
    holding: str | None = None
    """A prop's noun."""


class Camera(Value):
    """How the shot is framed and moved."""

    size: ShotSize | None = None
    move: CameraMove | None = None
    focus: str | None = None
    """The id of the subject that the frame is about; None for the place itself."""


class Title(Value):
    """Words over the picture."""

    text: str
    kind: Literal["main", "end", "lower third", "intertitle"] = "main"
    subtitle: str = ""
    begin: Share = 0.1
    end: Share = 0.9


class Staging(Value):
    """The scene graph of a shot."""

    place: str | None = None
    """A bible place's id, or a place noun."""
    light: Light = Light()
    subjects: tuple[Subject, ...] = ()
    camera: Camera = Camera()
    mood: Mood | None = None
    titles: tuple[Title, ...] = ()
