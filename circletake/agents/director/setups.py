"""Setups: the pictures out of which a film could be cut, each with what it is for and how much it is needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from circletake.agents.director.moments import Moment
from circletake.schema import CameraMove, Lens, ShotSize, SpokenLine, Subject, Title

SetupKind = Literal[
    "establish", "introduce", "show", "approach", "object", "reaction", "answer", "detail", "angle", "aftermath",
    "air", "ending", "title", "card",
]  # fmt: skip
"""establish: the place. introduce: who it is about. show: what happens. approach: coming to it. object: what it
is done to. reaction: the face. answer: the other's face. detail: a thing in close. angle: once more from elsewhere.
aftermath: what is left. air: the land, the sky. ending: the last image. title, card: words."""


@dataclass(slots=True)
class Setup:
    """A picture that the film may need."""

    kind: SetupKind
    moment: Moment
    order: float
    """Where it stands in the story: the number of its moment, and a part for its place around it."""
    priority: float
    """100 and more must be in the film."""
    purpose: str
    subjects: tuple[Subject, ...] = ()
    present: tuple[Subject, ...] = ()
    """Who is there too, for frames that are wide enough."""
    focus: str | None = None
    sizes: tuple[ShotSize, ...] = ("wide",)
    """In which it reads, the best first."""
    moves: tuple[CameraMove, ...] = ("static",)
    must: tuple[str, ...] = ()
    weight: float = 1.0
    """Its length against the others."""
    parts: int = 1
    """How many happenings share it."""
    lines: list[SpokenLine] = field(default_factory=list)
    titles: tuple[Title, ...] = ()
    fixed_size: bool = False
    """True when the brief itself asks for the size."""
    fixed_move: bool = False
    """True when the brief itself asks for the move."""
    lens: Lens | None = None
    """What the brief wants it to be seen through; None for the plain lens."""
    racked: bool = False
    """True when the brief wants the focus to go from one subject to the next."""

    @property
    def required(self) -> bool:
        """Tell whether the film can't do without it."""
        return self.priority >= 100

    @property
    def speakers(self) -> frozenset[str]:
        """Return who speaks in it."""
        return frozenset(line.speaker for line in self.lines if line.speaker is not None)
