"""Verdicts: how good a take is, how sure the picture back-end is of it, and what to do about it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from circletake.schema.artifact import Artifact
from circletake.schema.base import Document, Value
from circletake.schema.plan import Slate

TakeDecision = Literal["circle", "specify", "retake", "reroute", "settle"]
"""circle: this is the take. specify: the prompt is vague, make it specific. retake: shoot again with other
seeds. reroute: the back-end does not know this, show it another way. settle: the budget is spent, keep the
best and say so."""

FaultKind = Literal[
    "missing subject", "small subject", "cropped subject", "stand-in", "missing action", "unreadable",
    "black", "frozen", "continuity",
]  # fmt: skip


class Unavailable(Value):
    """A measure that could not be taken. Never 0, never a guess."""

    kind: Literal["unavailable"] = "unavailable"
    reason: str


class Measure(Value):
    """A value with its 95 % interval."""

    kind: Literal["measure"] = "measure"
    value: float
    low: float
    high: float


MaybeMeasure = Annotated[Measure | Unavailable, Field(discriminator="kind")]


class Uncertainty(Value):
    """S-QUBED's numbers for one prompt on one back-end, as comparable spreads: 0 certain, 1 anything goes.

    The spread of an entropy h on the unit sphere of dimension d is exp((h - h_uniform) / (d - 1)).
    """

    kind: Literal["measured"] = "measured"
    total: Measure
    aleatoric: Measure
    """The prompt's share: how much the refined prompts differ."""
    epistemic: Measure
    """The back-end's share: how much takes of one refined prompt differ."""
    aleatoric_nats: float
    epistemic_nats: float
    latents: int
    videos: int
    text_embedder: str
    video_embedder: str
    calibrated: bool = False
    """False: the numbers rank shots, they are no probabilities."""


MaybeUncertainty = Annotated[Uncertainty | Unavailable, Field(discriminator="kind")]


class Fault(Value):
    """Something wrong with a take, in a sentence that a person can act on."""

    kind: FaultKind
    detail: str
    severity: Annotated[float, Field(ge=0, le=1)]
    subject: str | None = None


class TakeScore(Value):
    """The critic's view of one take."""

    take: int
    latent: int
    """Which refined prompt it was shot from."""
    prompt: str
    seed: int
    adherence: MaybeMeasure
    """Does it show what the shot says? 0 to 1."""
    score: float
    """Adherence less faults, 0 to 1: what takes are compared by."""
    faults: tuple[Fault, ...] = ()
    video: Artifact
    stills: tuple[Artifact, ...] = ()


class Verdict(Document):
    """The critic's judgement of one round of takes."""

    slate: Slate
    round: int
    backend: str
    takes: tuple[TakeScore, ...]
    best: int
    """Take number of the best."""
    uncertainty: MaybeUncertainty
    p_bad: MaybeMeasure
    decision: TakeDecision
    reason: str
    """Why, in a sentence."""
    needs_you: bool = False
    """True when the shot was settled and a person should look at it."""

    @property
    def best_take(self) -> TakeScore:
        """Return the best take's score."""
        return next(score for score in self.takes if score.take == self.best)


class Budget(Value):
    """What a shot may still spend."""

    rounds: int
    """Rounds of takes that may still be shot."""
    backends: tuple[str, ...] = ()
    """Picture back-ends not tried yet."""


class Thresholds(Value):
    """Where the critic draws its lines."""

    adherence_good: float = 0.72
    aleatoric_high: float = 0.62
    epistemic_high: float = 0.45
    epistemic_alike: float = 0.3
    """Below this, other seeds would show the same thing again."""
