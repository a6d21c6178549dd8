"""Estimates: clips to vectors, and S-QUBED's answer from them."""

from __future__ import annotations

from circletake.schema.artifact import Artifact
from circletake.schema.base import Value
from circletake.schema.tool import Request, Result
from circletake.schema.verdict import MaybeRisk, MaybeUncertainty


class EmbedderCard(Value):
    """Which embedder measures."""

    name: str
    """As `Settings.embedder` names it: `family`, or `family:model-or-folder`."""
    digest: str
    """Of its weights. Figures of different digests do not compare."""


class BackendCard(Value):
    """Which picture back-end is measured."""

    name: str
    """The tool's: `picture.stage`."""
    version: str


class Instruments(Value):
    """What a picture back-end is measured with."""

    embedder: EmbedderCard
    backend: BackendCard
    calibration: str = ""
    """Digest of the calibration that was fitted for both; empty when there is none."""


class EmbedRequest(Request):
    """A draft take to be embedded, and words to be held against it."""

    video: Artifact
    rate: float
    """Frames a second."""
    texts: tuple[str, ...] = ()
    embedder: EmbedderCard


class EmbedResult(Result):
    """A take as a unit vector, and how well it shows each of the texts."""

    embedding: Artifact
    """Little-endian float32, as many as the embedder's dimensions."""
    adherences: tuple[float, ...] = ()
    """One a text, 0 to 1; empty when the embedder knows no words."""


class EstimateRequest(Request):
    """Refined prompts and embedded draft takes of the first of them, for S-QUBED."""

    prompts: tuple[str, ...]
    """Every refined prompt; `embeddings[i]` are takes of `prompts[i]`. Prompts without takes still tell how much
    the words leave open."""
    embeddings: tuple[tuple[Artifact, ...], ...]
    """One row a refined prompt that was shot, all rows of one length."""
    adherences: tuple[tuple[float, ...], ...] = ()
    """Of the same takes to what the shot says; empty when the embedder knows no words."""
    instruments: Instruments


class EstimateResult(Result):
    """How uncertain the picture back-end is and how probably the take is bad, or why that can't be told."""

    uncertainty: MaybeUncertainty
    p_bad: MaybeRisk


class SlotProbe(Value):
    """One thing that a shot leaves open, filled in every way while all the rest stays as it is."""

    slot: str
    """Such as `light.hour`, or `action:keeper`."""
    name: str
    """In words: `the time of day`."""
    options: tuple[str, ...]
    """In words: `at dawn`, `at noon`."""
    prompts: tuple[str, ...]
    """One an option."""


class ProbeRequest(Request):
    """What a shot leaves open, thing by thing."""

    probes: tuple[SlotProbe, ...]
    embedder: EmbedderCard
    """Its words are measured where it knows any: they lie where what they show lies. MiniLM's otherwise."""


class ProbeResult(Result):
    """How far apart the meanings of a prompt lie for each open thing: mean pairwise cosine distances."""

    dispersions: tuple[float, ...]
    measured_by: str
    """The text embedder."""
