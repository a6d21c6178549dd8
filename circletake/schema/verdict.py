"""Verdicts: how good a take is, how sure the picture back-end is of it, and what to do about it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from circletake.schema.artifact import Artifact
from circletake.schema.base import Document, Value
from circletake.schema.brief import Question
from circletake.schema.plan import Slate

TakeDecision = Literal["circle", "specify", "retake", "reroute", "settle"]
"""circle: this is the take. specify: the prompt is vague, make it specific. retake: shoot again with other
seeds. reroute: the back-end does not know this, show it another way. settle: the budget is spent, keep the
best and say so."""

Cause = Literal["none", "vague", "unknown", "wrong", "unmeasured"]
"""Why a shot is not circled at once. none: it is. vague: the words leave too much open (aleatoric). unknown: the
back-end does not know it (epistemic). wrong: words and back-end are sure, and the take is wrong all the same.
unmeasured: it can't be told."""

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


class Risk(Measure):
    """The calibrated probability that a take is bad, with its 95 % interval, and what the fitted rule makes of it."""

    circles: bool = False
    """True when the rule circles such a take."""
    allowed: float = 0.0
    """Of the takes that the rule circles, at most this share is bad ..."""
    certainty: float = 0.0
    """... with at least this probability, for takes drawn like those that it was fitted on."""


MaybeRisk = Annotated[Risk | Unavailable, Field(discriminator="kind")]


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
    epistemic_anytime: Measure | None = None
    """The back-end's share with an interval that holds however often one looks: what sequential stopping goes by."""
    aleatoric_nats: float
    epistemic_nats: float
    latents: int
    videos: int
    between: float | None = None
    """Of the takes' dispersion (1 - mean cosine): what lies between refined prompts. Exact, in one space: between and
    within add up to the whole."""
    within: float | None = None
    """What lies between takes of one refined prompt."""
    text_embedder: str
    video_embedder: str
    calibrated: bool = False
    """False: the numbers rank shots, they are no probabilities."""


MaybeUncertainty = Annotated[Uncertainty | Unavailable, Field(discriminator="kind")]


class OpenSlot(Value):
    """One thing that a shot's words leave open."""

    slot: str
    """Such as `light.hour`."""
    name: str
    """In words: `the time of day`."""
    options: tuple[str, ...]
    """What it may mean, in words."""
    share: Annotated[float, Field(ge=0, le=1)]
    """Its share of how far apart the refined prompts lie, against the other open things."""


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
    match: float | None = None
    """How well the take shows the shot's words in the embedder's eyes, 0 to 1. It ranks takes where the back-end does
    not tell what it drew; None when the embedder knows no words."""
    faults: tuple[Fault, ...] = ()
    video: Artifact
    stills: tuple[Artifact, ...] = ()


class Comparison(Value):
    """Two takes held against each other by a mind with eyes, in both orders."""

    first: int
    second: int
    better: int | None
    """The take that was better in both orders; None when the order decided, or neither was better."""
    why: str


class Verdict(Document):
    """The critic's judgement of one round of takes."""

    slate: Slate
    round: int
    backend: str
    takes: tuple[TakeScore, ...]
    best: int
    """Take number of the best."""
    uncertainty: MaybeUncertainty
    p_bad: MaybeRisk
    decision: TakeDecision
    reason: str
    """Why, in a sentence."""
    needs_you: bool = False
    """True when the shot was settled and a person should look at it."""
    cause: Cause = "none"
    open_slots: tuple[OpenSlot, ...] = ()
    """What the words leave open, what matters most first; measured when they are vague."""
    question: Question | None = None
    """The one question whose answer would tell most, where the words are vague."""
    proposal: str | None = None
    """What a person might do about the shot, where the critic may not: such as making two shots of it."""
    comparisons: tuple[Comparison, ...] = ()
    most_takes: int = 0
    """Takes that the round might have cost; it stopped earlier when more could not change the decision."""

    @property
    def best_take(self) -> TakeScore:
        """Return the best take's score."""
        return next(score for score in self.takes if score.take == self.best)


class CutContinuity(Value):
    """How well two neighbouring takes cut together."""

    before: Slate
    after: Slate
    planned: float
    """As planned: 1 without a fault, 0 at worst."""
    score: float
    """As taken."""
    likeness: float | None = None
    """Cosine of the two takes' embeddings, where the back-end does not tell what it drew."""
    faults: tuple[Fault, ...] = ()


class Budget(Value):
    """What a shot may still spend."""

    rounds: int
    """Rounds of takes that may still be shot."""
    backends: tuple[str, ...] = ()
    """Picture back-ends not tried yet."""
    references: bool = False
    """True when reference pictures may still be drawn of what the shot shows, and shot from."""


class Thresholds(Value):
    """Where the critic draws its lines."""

    adherence_good: float = 0.72
    aleatoric_high: float = 0.16
    """Above what a planned shot leaves open (a face, the season), below an open place or an open hour and weather."""
    epistemic_high: float = 0.45
    epistemic_alike: float = 0.3
    """Below this, other seeds would show the same thing again."""
