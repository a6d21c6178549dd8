"""Whole plans by the house rules, as the studio makes them: with the stage's words, MiniLM and the film grammar."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from circletake.agents.director import (
    GRAMMAR,
    BriefFacts,
    cast_bible,
    film_length,
    plan_shots,
    read_brief,
    with_captions,
    write_captions,
    write_treatment,
)
from circletake.llm import HouseRules
from circletake.models.minilm import MINILM_SHA256, MiniLM
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Aids, Brief, Format, Plan, Size
from circletake.store import ChromaLexicon, ChromaMemory, NoMemory

RATE = Fraction(24)


@cache
def _model() -> MiniLM:
    return MiniLM()


def embed(texts: list[str]) -> NDArray[np.float32]:
    """Return a unit vector a text."""
    return _model().embed(texts)


@cache
def aids() -> Aids:
    """Return what the house rules look things up in."""
    folder = Path(tempfile.mkdtemp(prefix="rehearsal-"))
    model = _model()
    memory = ChromaMemory(folder / "memory", model.embed, MINILM_SHA256)
    memory.remember(GRAMMAR)
    return Aids(ChromaLexicon(folder / "lexicon", STAGE_VOCABULARY, model.embed, MINILM_SHA256), memory)


@cache
def mind() -> HouseRules:
    """Return the house rules with everything that the studio gives them."""
    return HouseRules(aids())


@cache
def forgetful() -> HouseRules:
    """Return the house rules with words but without a memory, for tests of many plans."""
    return HouseRules(Aids(aids().lexicon, NoMemory()))


def plan(text: str, *, by: HouseRules, seed: int = 1, duration_s: Fraction | None = None) -> Plan:
    """Plan a film from a brief."""
    facts = BriefFacts(duration_s=duration_s)
    reading = read_brief(Brief(text=text), facts, vocabulary=STAGE_VOCABULARY, mind=by).answer
    treatment = write_treatment(reading, mind=by).answer
    bible = cast_bible(reading, seed=seed, vocabulary=STAGE_VOCABULARY, mind=by).answer
    shots = plan_shots(
        reading,
        treatment,
        bible,
        duration_s=film_length(reading).seconds,
        rate=RATE,
        seed=seed,
        vocabulary=STAGE_VOCABULARY,
        mind=by,
    ).answer
    captions = write_captions(bible, shots.scenes, shots.shots, mind=by).answer
    return Plan(
        reading=reading,
        treatment=treatment,
        bible=bible,
        scenes=shots.scenes,
        shots=with_captions(shots.shots, captions),
        format=Format(size=Size(1280, 720), rate=RATE),
        seed=seed,
    )


@cache
def planned(text: str) -> Plan:
    """Return the plan of a brief, made once a test run."""
    return plan(text, by=mind())
