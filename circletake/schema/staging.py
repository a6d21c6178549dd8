"""Staging: the scene graph of one shot. What is None is left open, and the take's seed decides it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from circletake.schema.base import Value, absent
from circletake.schema.brief import Mood, Season, Weather

Share = Annotated[float, Field(ge=0.0, le=1.0)]
"""A moment as a share of the shot's length: 0 its first frame, 1 its end. Handles lie outside."""

ShotSize = Literal["extreme wide", "wide", "full", "medium", "close-up", "extreme close-up"]
"""How much of the subject the frame holds: a speck in the land, head to toe with room, head to toe,
waist up, head and shoulders, eyes or one object."""

CameraMove = Literal[
    "static", "pan left", "pan right", "tilt up", "tilt down", "push in", "pull out", "truck left",
    "truck right", "crane up", "crane down", "follow", "handheld", "zoom in", "zoom out", "orbit",
    "whip left", "whip right",
]  # fmt: skip
"""pan, tilt: the camera turns where it stands. push, pull, truck, crane: it travels along, across and up. follow: it
keeps up with the subject. orbit: it goes round the subject. zoom: only the angle of view changes. whip: a pan so fast
that the picture smears; it lands on the subject."""

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


class Lens(Value):
    """What the shot is seen through. What is None is as the shot size suits it, and everything is sharp."""

    focal_mm: Annotated[float, Field(ge=10.0, le=300.0)] | None = None
    """Focal length on full-frame film, 24 mm high: 18 to 28 is wide-angle and stretches depth, 35 to 50 sees as an eye
    does, 85 and more is telephoto and presses near and far together. The subject keeps its size: the camera stands
    nearer or further away."""
    f_number: Annotated[float, Field(ge=0.7, le=32.0)] | None = None
    """The aperture: 1.4 blurs what lies before and behind the sharp plane, 16 hardly does."""
    vignette: Share = 0.0
    """How much darker the corners are than the mood makes them."""
    flare: Share = 0.0
    """How strongly bright lights are mirrored inside the lens."""
    anamorphic: bool = False
    """Lights draw long level streaks, and what is out of focus is taller than wide."""


class FocusPull(Value):
    """The sharp plane goes from where it is to a subject, between two moments."""

    subject: str
    """The id of the subject that is sharp from `end` on."""
    begin: Share = 0.0
    end: Share = 0.0
    """Not before `begin`. A pull from 0 to 0 says what is sharp when the shot begins."""

    @model_validator(mode="after")
    def _goes_forward(self) -> FocusPull:
        if self.end < self.begin:
            raise ValueError(f"a focus pull ends before it begins ({self.begin:g} to {self.end:g}); swap its moments")
        return self


class Camera(Value):
    """How the shot is framed, moved and focused."""

    size: ShotSize | None = None
    move: CameraMove | None = None
    focus: str | None = None
    """The id of the subject that the frame is about; None for the place itself."""
    lens: Lens | None = Field(default=None, exclude_if=absent)
    """None for the plain lens: as the shot size suits it, everything sharp."""
    pulls: tuple[FocusPull, ...] = Field(default=(), exclude_if=absent)
    """Focus pulls in order of time. Without any, the lens stays focused on `focus`."""


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
