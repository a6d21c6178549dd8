"""The plan: treatment, scenes and shots."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from circletake.schema.base import Document, Value, absent
from circletake.schema.bible import Bible
from circletake.schema.brief import BriefReading, Mood
from circletake.schema.physics import Physics
from circletake.schema.staging import Light, Share, Staging
from circletake.schema.timebase import Format

BeatFunction = Literal["opening", "development", "turn", "ending"]

Slate = Annotated[str, Field(pattern=r"^[0-9]{1,3}[A-Z]{1,2}$")]
"""A shot's name on the set: scene number and letter, `12A`. It never changes while the shot lives."""

TransitionKind = Literal["cut", "dissolve", "fade from black", "fade to black", "dip to white", "match cut"]


class Beat(Value):
    """A turn of the story."""

    function: BeatFunction
    text: str
    mood: Mood
    tension: Share
    happenings: tuple[int, ...] = ()
    """Indices into the reading's happenings."""
    weight: float = 1.0
    """Its share of the film's length, against the other beats."""


class Treatment(Document):
    """The story in short, and its shape."""

    title: str
    logline: str
    synopsis: str
    beats: tuple[Beat, ...]


class Captions(Value):
    """Picture and sound apart: the picture caption names no sound, the sound caption nothing seen."""

    picture: str
    sound: str


class VoiceLine(Value):
    """Words spoken in a shot."""

    id: str
    text: str
    speaker: str | None = None
    """A bible id; None for the narrator."""
    begin: Share = 0.1
    """When it starts, as a share of the shot."""


class Scene(Value):
    """One place at one time."""

    number: int
    slug_line: str
    """`EXT. LIGHTHOUSE - DAWN`."""
    place: str
    """A bible place's id."""
    light: Light
    mood: Mood
    tension: Share


class Shot(Value):
    """One planned shot."""

    slate: Slate
    scene: int
    function: BeatFunction
    purpose: str
    """What the viewer should learn from it, in a sentence."""
    frames: Annotated[int, Field(ge=1)]
    """Its length in the cut, handles not counted."""
    staging: Staging
    captions: Captions
    lines: tuple[VoiceLine, ...] = ()
    transition: TransitionKind = "cut"
    """How the film comes into this shot."""
    tension: Share = 0.5
    must_show: tuple[str, ...] = ()
    """Subject ids that a take must show, or it is a bad take."""
    retakes: Annotated[int, Field(ge=0)] = 0
    """How often other takes were wanted of the shot as it stands; each draws other seeds."""
    physics: SkipJsonSchema[Physics | None] = Field(default=None, exclude_if=absent)
    """What happens in it by nature; None where nobody has said. A decision of its own, so other answers have no place
    for it."""


class Plan(Document):
    """Everything that is decided before the first take."""

    reading: BriefReading
    treatment: Treatment
    bible: Bible
    scenes: tuple[Scene, ...]
    shots: tuple[Shot, ...]
    format: Format
    seed: int

    @property
    def frames(self) -> int:
        """Return the film's planned length in frames."""
        return sum(shot.frames for shot in self.shots)

    @property
    def duration_s(self) -> Fraction:
        """Return the film's planned length in seconds."""
        return Fraction(self.frames) / self.format.rate

    def shot(self, slate: str) -> Shot:
        """Return the shot of that slate.

        Raises:
            KeyError: the plan has none.
        """
        for shot in self.shots:
            if shot.slate == slate:
                return shot
        raise KeyError(slate)

    def scene_of(self, shot: Shot) -> Scene:
        """Return the scene that a shot belongs to."""
        return next(scene for scene in self.scenes if scene.number == shot.scene)
