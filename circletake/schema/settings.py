"""Settings: what the person chose about how a film is made. No secret ever stands here."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from circletake.schema.base import Document, absent
from circletake.schema.sound import PROFILES
from circletake.schema.timebase import Rate

Gate = Literal["plan", "takes", "cut", "final"]
"""Where the graph stops and asks a person: the plan, the circled takes, the picture lock, the final mix."""

Dollars = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class MindPrice(NamedTuple):
    """What a language model costs, in US dollars a million tokens."""

    tokens_in: Dollars
    tokens_out: Dollars


MIN_DURATION_S = Fraction(4)
MAX_DURATION_S = Fraction(600)


class Settings(Document):
    """Everything about a production but its brief. What is None, the brief or the director decides."""

    duration_s: Annotated[Fraction, Field(gt=0)] | None = None
    aspect: Annotated[str, Field(pattern=r"^\d+(\.\d+)?:\d+(\.\d+)?$")] | None = None
    letterbox: Annotated[str, Field(pattern=r"^\d+(\.\d+)?:\d+(\.\d+)?$")] | None = Field(
        default=None, exclude_if=absent
    )
    """Shape of the picture inside the frame, such as 2.39:1; the rest of the frame is black bars."""
    width: Annotated[int, Field(ge=16, le=7680)] | None = None
    height: Annotated[int, Field(ge=16, le=7680)] | None = None
    rate: Rate = Fraction(24)
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 1
    style: str | None = None
    mind: str = "house"
    """`house`, or `openai:MODEL`."""
    mind_base_url: Annotated[str, Field(pattern=r"^[^@]*$")] | None = None
    """Address of the model server; without a user's name or password, because settings are written down."""
    mind_eyes: Literal["auto", "yes", "no"] = "auto"
    """Whether the model sees pictures; auto: it is shown an eye chart when that matters."""
    mind_price: MindPrice | None = None
    mind_timeout_s: Annotated[float, Field(gt=0, le=3600)] = 180.0
    """How long one answer of the model may take."""
    picture: tuple[str, ...] = ("stage",)
    """Picture back-ends in order of preference."""
    reference: str | None = None
    """What makes reference pictures of who and what the bible holds, for back-ends that start from pictures."""
    reference_when: Literal["always", "unsure"] = "always"
    """Draw them before anything is shot, or only of what a shot's back-end turns out not to know."""
    score: str = "symbolic"
    music: Path | None = None
    """Music that the film is cut to and plays instead of a score of its own; None to have one composed."""
    score_rewrites: Annotated[int, Field(ge=0, le=8)] = 2
    """How often a passage of the score that its assessors fail is written again."""
    score_reviews: Annotated[int, Field(ge=0, le=4)] = 1
    """How often a cue that its reviewer sends back is played again."""
    score_alternates: bool = True
    """Also deliver the score without its melody, without percussion, and for under dialogue."""
    effects: str = "procedural"
    voice: str = "espeak"
    executor: Literal["local", "ray"] = "local"
    """Where tools run: processes of this machine, or a Ray cluster."""
    ray_address: str | None = None
    """`host:port` of a cluster that this machine is a node of; None for one of this machine's own."""
    store: str | None = None
    """URL where artifacts are kept too, such as `file:///mnt/share/films` or `s3://bucket/films`."""
    checkpoints: Literal["sqlite", "postgres"] = "sqlite"
    """Where an unfinished run is kept: in the production's folder, or in the database of CIRCLETAKE_CHECKPOINTS."""
    workers: Annotated[int, Field(ge=1, le=256)] | None = None
    """Worker processes; None for one a core."""
    latents: Annotated[int, Field(ge=2, le=32)] = 4
    """Refined prompts a round at most (S-QUBED's n)."""
    videos: Annotated[int, Field(ge=2, le=16)] = 2
    """Draft takes of each at most (S-QUBED's m)."""
    uncertainty: Literal["sequential", "full"] = "sequential"
    """sequential: a round's takes stop when more could not change what the critic decides. full: all are shot."""
    embedder: str = "stagesight"
    """What sees the takes for the critic: `family`, or `family:model-or-folder`. The default is the stage's own."""
    rounds: Annotated[int, Field(ge=1, le=8)] = 3
    """Rounds of takes that a shot may cost."""
    loudness: Literal["web", "ebu-r128", "streaming"] = "web"
    gates: tuple[Gate, ...] = ()
    memory: Path | None = None
    """Folder of the production memory; None for the user's own."""
    memory_server: str | None = None
    """URL of a Chroma server that keeps the production memory; None for the folder."""
    remember: bool = True
    """False: neither recall earlier productions nor leave anything behind."""
    soundfont: Path | None = None
    max_cost: Annotated[float, Field(ge=0)] | None = None
    """Most that hosted models may cost, in US dollars."""
    max_tokens: Annotated[int, Field(gt=0)] | None = None
    """Most tokens that the mind may read and write in a run."""

    @property
    def worker_count(self) -> int:
        """Return how many worker processes to use."""
        return self.workers or max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)


assert set(PROFILES) == {"web", "ebu-r128", "streaming"}
