"""Edits: what a person may want changed in a plan, each as a value."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from circletake.schema import (
    CameraMove,
    Identity,
    Light,
    Mood,
    MusicWish,
    Place,
    Question,
    ShotSize,
    Slate,
    Staging,
    Value,
    VoiceLine,
)


class SetLight(Value):
    """Another time of day, season or weather. No slates: the whole film."""

    kind: Literal["light"] = "light"
    slates: tuple[Slate, ...] = ()
    light: Light


class SetCamera(Value):
    """Another size or move."""

    kind: Literal["camera"] = "camera"
    slates: tuple[Slate, ...]
    size: ShotSize | None = None
    move: CameraMove | None = None
    steps: int = 0
    """Sizes closer (positive) or farther (negative) than now."""


class SetMood(Value):
    """Another feeling. No slates: the whole film."""

    kind: Literal["mood"] = "mood"
    slates: tuple[Slate, ...] = ()
    mood: Mood


class SetPlace(Value):
    """Another place. No slates: the whole film."""

    kind: Literal["place"] = "place"
    slates: tuple[Slate, ...] = ()
    place: Place


class Restage(Value):
    """Another picture for a shot."""

    kind: Literal["restage"] = "restage"
    slate: Slate
    staging: Staging
    purpose: str
    must_show: tuple[str, ...] = ()
    identities: tuple[Identity, ...] = ()
    """Those who are new to the bible."""
    places: tuple[Place, ...] = ()


class AddShot(Value):
    """A new shot."""

    kind: Literal["add"] = "add"
    after: Slate | None = None
    """None: before the first."""
    seconds: float = 3.5
    staging: Staging
    purpose: str
    must_show: tuple[str, ...] = ()
    identities: tuple[Identity, ...] = ()
    places: tuple[Place, ...] = ()


class RemoveShots(Value):
    """Shots to be left out."""

    kind: Literal["remove"] = "remove"
    slates: tuple[Slate, ...]


class SplitShot(Value):
    """A shot of which two are made, in the same time."""

    kind: Literal["split"] = "split"
    slate: Slate


class SwapShots(Value):
    """Two shots that change places."""

    kind: Literal["swap"] = "swap"
    one: Slate
    other: Slate


class MoveShot(Value):
    """A shot that goes elsewhere."""

    kind: Literal["move"] = "move"
    slate: Slate
    after: Slate | None = None
    """None: before the first."""


class SetLength(Value):
    """Another length: of shots, or of the whole film when there are no slates."""

    kind: Literal["length"] = "length"
    slates: tuple[Slate, ...] = ()
    seconds: float | None = None
    factor: float | None = None
    """Times as long as now, when no seconds are given."""


class SetTitle(Value):
    """Another title; empty for none over the picture."""

    kind: Literal["title"] = "title"
    text: str


class SetMusic(Value):
    """Another wish for the music."""

    kind: Literal["music"] = "music"
    music: MusicWish


class SetLines(Value):
    """Words to be spoken in a shot, in the place of those there; none for silence. No slate: the whole film."""

    kind: Literal["lines"] = "lines"
    slate: Slate | None = None
    lines: tuple[VoiceLine, ...] = ()
    narration_only: bool = False
    """True: dialogue stays as it is."""


class Recast(Value):
    """Somebody who is to be otherwise."""

    kind: Literal["recast"] = "recast"
    identity: Identity
    """With the id that they have, as they are to be."""


class SetStyle(Value):
    """Another look of the whole film."""

    kind: Literal["style"] = "style"
    style: str


class Retake(Value):
    """Shots to be taken again as they are planned. The plan stays as it is."""

    kind: Literal["retake"] = "retake"
    slates: tuple[Slate, ...]


Edit = Annotated[
    SetLight | SetCamera | SetMood | SetPlace | Restage | AddShot | RemoveShots | SplitShot | SwapShots | MoveShot
    | SetLength | SetTitle | SetMusic | SetLines | Recast | SetStyle | Retake,
    Field(discriminator="kind"),
]  # fmt: skip


class ChangeRequest(Value):
    """What a person's words ask for: edits, or a question where they could not be understood."""

    edits: tuple[Edit, ...] = ()
    question: Question | None = None
