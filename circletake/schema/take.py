"""Takes: attempts at a shot, and the truth that a back-end can tell about what it drew."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from circletake.schema.artifact import Artifact
from circletake.schema.base import Document, Value, absent
from circletake.schema.bible import Identity, Place
from circletake.schema.brief import Mood
from circletake.schema.plan import Slate
from circletake.schema.staging import Share, Staging
from circletake.schema.timebase import Format
from circletake.schema.tool import Request, Result
from circletake.schema.vocabulary import Match

Quality = Literal["draft", "full"]
"""draft: small and cheap, to be judged; full: as delivered. The same prompt and seed show the same thing."""


LipShape = Literal["rest", "closed", "open", "wide", "round", "teeth", "bitten"]
"""What lips do for a sound. closed: pressed together (m, b, p). open: dropped (a). wide: drawn apart (e, i). round:
pushed forward (o, u, w). teeth: apart over teeth that nearly meet (s, t). bitten: the lower one under the upper teeth
(f, v). rest: as the face has them."""


class Mouth(Value):
    """How a speaker's mouth moves."""

    speaker: str
    points: tuple[tuple[float, float], ...]
    """How far it is open: (share of the shot, openness 0 to 1), in order."""
    shapes: tuple[tuple[float, LipShape], ...] = Field(default=(), exclude_if=absent)
    """What its lips do: (share of the shot, shape), in order; between two of them one becomes the other. Empty: the
    openness alone is known."""


class TakeRequest(Request):
    """One take of one shot: what the prompt and staging leave open, the seed decides."""

    slate: Slate
    take: Annotated[int, Field(ge=1)]
    prompt: str
    staging: Staging
    cast: tuple[Identity, ...] = ()
    setting: Place | None = None
    format: Format
    frames: Annotated[int, Field(ge=1)]
    """All frames, handles included."""
    handle: Annotated[int, Field(ge=0)] = 0
    """Extra frames before the in point and after the out point."""
    seed: int
    quality: Quality = "draft"
    style: str = "paper-cut"
    mood: Mood = "calm"
    mouths: tuple[Mouth, ...] = ()
    first_frame: Artifact | None = Field(default=None, exclude_if=absent)
    """The picture that the take begins with; only for back-ends whose card says `image`."""
    last_frame: Artifact | None = Field(default=None, exclude_if=absent)
    """The picture that the take ends with; only for back-ends whose card says `last_frame`."""
    references: tuple[Artifact, ...] = Field(default=(), exclude_if=absent)
    """Pictures of who and what is seen, the most important first; only for back-ends whose card says `image`."""


class TakeResult(Result):
    """What was shot."""

    video: Artifact
    frames: int
    handle: int
    truth: Artifact | None = None
    """A TakeTruth as JSON; None from a back-end that does not know what it drew."""
    stills: tuple[Artifact, ...] = ()
    """JPEGs: near the beginning, at the moment that tells the shot (see `schema.moments`), near the end."""
    matches: tuple[Match, ...] = ()
    """Words that were not in the vocabulary, and what stands for them."""
    sound: Artifact | None = Field(default=None, exclude_if=absent)
    """A WAV that came with the picture, from back-ends that make both."""
    plan: str | None = Field(default=None, exclude_if=absent)
    """How it was shot: size and steps of the model, where its weights lay; None where there is no choice."""
    notes: tuple[str, ...] = Field(default=(), exclude_if=absent)
    """What was done otherwise than planned, and why."""


ContactKind = Literal[
    "footstep", "hoof", "paw", "impact", "bounce", "splash", "land", "clap", "knock", "door", "wing",
    "drop", "break", "grab", "thunder", "explosion", "stroke", "strum", "bell", "whoosh", "breach",
]  # fmt: skip

Material = Literal[
    "wood", "stone", "metal", "glass", "earth", "grass", "sand", "snow", "water", "cloth", "flesh",
    "leaves", "gravel", "asphalt", "carpet", "paper", "ice", "air",
]  # fmt: skip

SourceKind = Literal[
    "engine", "motorbike", "train", "fire", "waterfall", "stream", "surf", "crowd", "bell", "wind", "rain",
    "rotor", "rocket", "hum", "crackle", "birdsong", "insects", "purr", "music",
]  # fmt: skip


class Contact(Value):
    """Something touches something, at an instant: what foley hits."""

    at: float
    """Frames since the clip's first frame; a fraction lies between frames."""
    kind: ContactKind
    material: Material
    """Of the thing that moves."""
    onto: Material
    """Of what it meets."""
    mass_kg: float
    speed_mps: float
    x: float
    """Across the frame: 0 its left edge, 1 its right; outside is off screen."""
    y: float
    """Down the frame: 0 its top, 1 its bottom."""
    distance_m: float
    """From the camera."""
    object: str
    """Id of the subject that moves."""


class SourceTrack(Value):
    """Something that sounds for a while, with where it is."""

    kind: SourceKind
    object: str
    begin: float
    end: float
    """In frames since the clip's first frame."""
    points: tuple[tuple[float, float, float], ...] = ()
    """(frame, x across the frame, distance in metres)."""
    level: float = 1.0


class Box(Value):
    """Where an object is in a frame, in shares of the frame; it may reach outside 0 to 1."""

    frame: int
    x0: float
    y0: float
    x1: float
    y1: float
    visible: float
    """Share of the object's pixels that are in the frame and not covered."""


class TruthObject(Value):
    """One thing that was drawn."""

    id: str
    noun: str
    term: str
    """What was drawn for it."""
    distance: float = 0.0
    """From the noun to the term."""
    boxes: tuple[Box, ...] = ()
    actions: tuple[str, ...] = ()


class TakeTruth(Document):
    """What a back-end knows that it drew."""

    caption: str
    objects: tuple[TruthObject, ...] = ()
    contacts: tuple[Contact, ...] = ()
    sources: tuple[SourceTrack, ...] = ()
    horizon: Share = 0.5
    place: str | None = None
    hour: float | None = None
    weather: str | None = None
    motion: tuple[float, ...] = ()
    """Mean change a frame, in shares of full scale: where it is low, a cut is smooth."""
