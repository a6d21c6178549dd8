"""The bible: who and what appears, with identities and looks that stay the same from shot to shot."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from circletake.schema.artifact import Artifact
from circletake.schema.base import Document, Value, absent
from circletake.schema.brief import Mood, Role
from circletake.schema.vocabulary import TermKind

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
"""sRGB as `#rrggbb`."""

Age = Literal["child", "young", "adult", "old"]
Build = Literal["slight", "average", "broad"]
Presentation = Literal["feminine", "masculine", "neutral"]
Hair = Literal["short", "long", "bun", "curly", "bald", "ponytail"]
Garment = Literal["coat", "dress", "suit", "shirt", "robe", "overalls", "armour", "spacesuit", "sweater", "cape"]
Headwear = Literal["none", "cap", "hat", "hood", "helmet", "crown", "headscarf", "top hat", "witch hat"]


class Look(Value):
    """How somebody or something looks. What is None is decided by `seed`, always the same way."""

    seed: int = 0
    age: Age | None = None
    build: Build | None = None
    presentation: Presentation | None = None
    skin: Colour | None = None
    hair: Hair | None = None
    hair_colour: Colour | None = None
    beard: bool | None = None
    garment: Garment | None = None
    headwear: Headwear | None = None
    primary: Colour | None = None
    """The main colour of clothes, hide, paint or material."""
    secondary: Colour | None = None
    accent: Colour | None = None
    scale: float | None = None
    """Size against the usual size of its kind: 1 the usual, 0.7 small, 1.6 giant."""


class Identity(Value):
    """One character, animal, vehicle, prop or structure that is itself in every shot."""

    id: str
    name: str
    """As people call it: `Mara`, or `the keeper`."""
    noun: str
    """What it is, in the brief's word: `keeper`."""
    term: str | None
    """What it is, in the picture back-end's word; None when it has none."""
    kind: TermKind
    count: int = 1
    role: Role = "support"
    adjectives: tuple[str, ...] = ()
    look: Look = Look()
    description: str = ""
    """One sentence that fixes the look, for captions and video models."""
    leitmotif: str | None = None
    """The key of its musical motif, remembered from production to production."""
    reference: SkipJsonSchema[Artifact | None] = Field(default=None, exclude_if=absent)
    """A picture of it, for back-ends that start from pictures. Made or given, never decided by a mind."""


class Place(Value):
    """Somewhere that scenes play."""

    id: str
    name: str
    noun: str
    term: str | None
    """The picture back-end's word; None when it has none."""
    adjectives: tuple[str, ...] = ()
    seed: int = 0
    """Decides the lie of the land: the same place looks the same in every shot."""
    description: str = ""
    reference: SkipJsonSchema[Artifact | None] = Field(default=None, exclude_if=absent)
    """A picture of it, for back-ends that start from pictures. Made or given, never decided by a mind."""


class Palette(Value):
    """Colours and grade that hold the film together."""

    mood: Mood = "calm"
    colours: tuple[Colour, ...] = ()


_Entry = TypeVar("_Entry", Identity, Place)


class Bible(Document):
    """Everything that must stay the same through a production."""

    identities: tuple[Identity, ...] = ()
    places: tuple[Place, ...] = ()
    palette: Palette = Palette()
    style: str = "paper-cut"

    def identity(self, id_: str) -> Identity:
        """Return the identity of that id.

        Raises:
            KeyError: the bible has none.
        """
        return _entry(self.identities, id_)

    def place(self, id_: str) -> Place:
        """Return the place of that id.

        Raises:
            KeyError: the bible has none.
        """
        return _entry(self.places, id_)


def _entry(entries: tuple[_Entry, ...], id_: str) -> _Entry:
    """Return the entry of that id."""
    for entry in entries:
        if entry.id == id_:
            return entry
    raise KeyError(id_)
