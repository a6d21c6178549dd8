"""What the graphs remember: values, ids and digests, never pixels or sound."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict

from circletake.agents.composer import Spotting
from circletake.agents.critic import Latent
from circletake.schema import (
    Bible,
    Brief,
    BriefReading,
    CheckResult,
    CircledTake,
    CutContinuity,
    DecisionRecord,
    EffectsResult,
    EmbedResult,
    EstimateResult,
    Finding,
    MixResult,
    MuxResult,
    Plan,
    ScoreResult,
    ScreenResult,
    SheetResult,
    Shot,
    Slate,
    SpokenLineTake,
    Status,
    TakeRequest,
    TakeResult,
    TakeScore,
    Timeline,
    Treatment,
    Value,
    Verdict,
)
from circletake.schema.delivery import AssembleResult, EditListResult, Strip


def by_slate(kept: tuple[CircledTake, ...], more: tuple[CircledTake, ...]) -> tuple[CircledTake, ...]:
    """Join circled takes, one a slate: a later one replaces an earlier one. Order does not matter."""
    joined = {take.slate: take for take in (*kept, *more)}
    return tuple(joined[slate] for slate in sorted(joined))


_Entry = TypeVar("_Entry")


def in_order(kept: tuple[_Entry, ...], more: tuple[_Entry, ...]) -> tuple[_Entry, ...]:
    """Append; a checkpoint gives tuples back as lists, so both may be either."""
    return (*kept, *more)


_Settled = TypeVar("_Settled")


def given(value: _Settled | None) -> _Settled:
    """Return what an earlier node left in the state.

    Raises:
        RuntimeError: no node has: the graph's edges are wrong.
    """
    if value is None:
        raise RuntimeError("a node ran before the one that it builds on")
    return value


class State(BaseModel):
    """What a graph remembers between its nodes. Unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=False)


class NamedStrip(Value):
    """A strip of the film's picture, and what it is called in the journal."""

    name: str
    """`1B`, or `1B-1C splice`."""
    strip: Strip


class ProductionState(State):
    """A production on its way from the brief to the delivered film."""

    brief: Brief
    reading: BriefReading | None = None
    treatment: Treatment | None = None
    bible: Bible | None = None
    plan: Plan | None = None
    lines: tuple[SpokenLineTake, ...] = ()
    takes: Annotated[tuple[CircledTake, ...], by_slate] = ()
    cuts: tuple[CutContinuity, ...] = ()
    """How well neighbouring takes cut together."""
    to_mend: tuple[Slate, ...] = ()
    """Shots that are taken again for continuity."""
    mended: tuple[Slate, ...] = ()
    """Shots that were; each is once at most."""
    set_aside: tuple[CircledTake, ...] = ()
    """Their takes before; the better of both stays."""
    timeline: Timeline | None = None
    spotting: Spotting | None = None
    picture: AssembleResult | None = None
    score: ScoreResult | None = None
    effects: EffectsResult | None = None
    mix: MixResult | None = None
    strips: tuple[NamedStrip, ...] = ()
    """What the picture is joined from, in order."""
    screened: tuple[ScreenResult, ...] = ()
    film: MuxResult | None = None
    sheets: SheetResult | None = None
    edit_lists: EditListResult | None = None
    findings: tuple[Finding, ...] = ()
    status: Status = "in progress"
    decisions: Annotated[tuple[DecisionRecord, ...], in_order] = ()
    notes: Annotated[tuple[str, ...], in_order] = ()


class ShotOut(State):
    """What a shot gives back to its production."""

    takes: tuple[CircledTake, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()


class ShotState(State):
    """A shot on its way from the plan to its circled take in full."""

    plan: Plan
    shot: Shot
    lines: tuple[SpokenLineTake, ...] = ()
    backend: str
    """Name of the picture back-end that shoots now."""
    tried: tuple[str, ...] = ()
    round: int = 1
    detour: str = ""
    """In what other way than was asked for it is shown, in a sentence; empty while it is shown as asked."""
    mend: bool = False
    """True when it is taken again because it does not cut with its neighbours."""
    retakes: int = 0
    """How often new seeds were drawn for the same prompt."""
    latents: tuple[Latent, ...] = ()
    """The round's refined prompts, shot or not."""
    grid: tuple[int, int] = (0, 0)
    """How many of them are shot, and how often each."""
    requests: tuple[TakeRequest, ...] = ()
    """The round's draft takes, in the order in which they were asked for."""
    cells: tuple[tuple[int, int], ...] = ()
    """Of each: which refined prompt, and which of its takes."""
    drafts: tuple[TakeResult, ...] = ()
    embedded: tuple[EmbedResult, ...] = ()
    estimate: EstimateResult | None = None
    scores: tuple[TakeScore, ...] = ()
    enough: bool = False
    """True when more takes could not change what is decided, or none are left."""
    verdicts: tuple[Verdict, ...] = ()
    takes: tuple[CircledTake, ...] = ()
    following: tuple[Shot, ...] = ()
    """Shots that go on from this one, without a break, and are shot after it."""
    before: CircledTake | None = None
    """The take that this shot goes on from."""
    decisions: Annotated[tuple[DecisionRecord, ...], in_order] = ()


CHECKPOINTED = (
    Bible, Brief, BriefReading, CheckResult, CircledTake, DecisionRecord, EffectsResult, Finding, MixResult,
    MuxResult, Plan, ScoreResult, SheetResult, Shot, SpokenLineTake, TakeRequest, TakeResult, Timeline, Treatment,
    Verdict, Latent, EmbedResult, EstimateResult, TakeScore, CutContinuity, Spotting, AssembleResult, EditListResult,
    ScreenResult, NamedStrip, ShotState, ShotOut, ProductionState,
)  # fmt: skip
"""Every class that a checkpoint may hold."""
