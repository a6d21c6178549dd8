"""The production document and the manifest: the state of a film, and what it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from circletake.schema.artifact import Artifact
from circletake.schema.base import Document, Value
from circletake.schema.brief import Brief
from circletake.schema.decision import DecisionRecord
from circletake.schema.plan import Plan, Slate
from circletake.schema.score import CueReport, ScoreResult
from circletake.schema.settings import Settings
from circletake.schema.sound import EffectsResult, MixReport, MixResult, VoiceResult
from circletake.schema.take import TakeRequest, TakeResult
from circletake.schema.timeline import Timeline
from circletake.schema.verdict import CutContinuity, Verdict

Status = Literal["planned", "in progress", "done", "degraded", "needs you"]
"""done: delivered, nothing to remark. degraded: delivered, the final check found something. needs you:
delivered, but the critic would not vouch for a shot."""


class CircledTake(Value):
    """A shot as shot: the critic's verdicts, and the take in full."""

    slate: Slate
    verdicts: tuple[Verdict, ...]
    request: TakeRequest
    result: TakeResult
    backend: str

    @property
    def verdict(self) -> Verdict:
        """Return the last verdict."""
        return self.verdicts[-1]


class SpokenLineTake(Value):
    """A voice line as recorded."""

    line: str
    slate: Slate
    result: VoiceResult


class Finding(Value):
    """Something that the final check found."""

    check: str
    ok: bool
    detail: str


class StandIn(Value):
    """Something that stands in for the real thing, and why."""

    what: str
    why: str


class Delivered(Value):
    """A file in the production folder."""

    path: str
    artifact: Artifact
    why: str = ""
    """In a run after the first: why it was made again; empty when it was not."""


class Manifest(Document):
    """What was made, by what, from what, how sure, how loud, how well in sync, what it cost."""

    title: str
    status: Status
    circletake: str
    made_with: dict[str, str]
    """Tool name to version, of every back-end that was used."""
    minds: dict[str, int]
    """Who decided, and how many decisions."""
    brief: str
    seed: int
    duration_s: float
    frames: int
    rate: str
    size: str
    shots: int
    takes: int
    rounds: int
    stand_ins: tuple[StandIn, ...] = ()
    notes: tuple[str, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    cuts: tuple[CutContinuity, ...] = ()
    cues: tuple[CueReport, ...] = ()
    sync_worst_frames: float | None = None
    """Largest error of a must-hit, in frames; None without one."""
    mix: MixReport | None = None
    findings: tuple[Finding, ...] = ()
    tokens: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    """Of language models, read and written; `tokens` is both."""
    cost: float | None = 0.0
    """Of language models, in US dollars; None where some were paid for at a price that is not known."""
    calls: int = 0
    calls_cached: int = 0
    files: tuple[Delivered, ...] = ()


class Production(Document):
    """A film's state, as `production.json` holds it."""

    brief: Brief
    settings: Settings
    status: Status = "in progress"
    plan: Plan | None = None
    plan_edited: bool = False
    """True when a person changed the plan: it is then kept as it is."""
    takes: tuple[CircledTake, ...] = ()
    lines: tuple[SpokenLineTake, ...] = ()
    timeline: Timeline | None = None
    score: ScoreResult | None = None
    effects: EffectsResult | None = None
    mix: MixResult | None = None
    findings: tuple[Finding, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()
    files: tuple[Delivered, ...] = ()
    folder: Annotated[Path | None, Field(exclude=True)] = None
    """Where it lives on this machine; not written down, so that a folder can be moved."""

    @property
    def film(self) -> Path | None:
        """Return the film's file, or None while there is none."""
        path = self.folder / "film.mp4" if self.folder else None
        return path if path is not None and path.is_file() else None

    def take(self, slate: Slate) -> CircledTake | None:
        """Return the circled take of a shot, or None when it was not shot yet."""
        return next((take for take in self.takes if take.slate == slate), None)
