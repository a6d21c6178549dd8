"""Refined prompts: a shot that says everything has latents that are alike, a vague one has latents that go apart."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rehearsal import embed, forgetful, planned

from circletake.agents.critic import LATENT_PROMPTS, Latent, latent_prompts, openness
from circletake.agents.critic.latents import LatentsQuestion
from circletake.agents.director import specify
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Camera, Light, Plan, Shot, Staging, Subject

BRIEF = "A 30-second trailer: a lighthouse keeper finds a whale stranded at dawn; hopeful, orchestral"


def film() -> Plan:
    return planned(BRIEF)


def vague() -> Shot:
    shot = film().shots[4]
    keeper = next(one for one in shot.staging.subjects if one.id == "keeper")
    return shot.with_(staging=Staging(subjects=(Subject(id=keeper.id, noun=keeper.noun),)))


def latents(shot: Shot, n: int = 6, *, round_: int = 1, seed: int = 1) -> tuple[Latent, ...]:
    return latent_prompts(
        shot, film().bible, n=n, round_=round_, seed=seed, vocabulary=STAGE_VOCABULARY, mind=forgetful()
    ).answer.latents


def apart(found: tuple[Latent, ...]) -> float:
    """Return the mean cosine distance between the prompts."""
    vectors = embed([latent.prompt for latent in found])
    pairs = [1.0 - float(np.dot(one, other)) for one, other in itertools.combinations(vectors, 2)]
    return sum(pairs) / len(pairs)


@pytest.mark.parametrize("number", range(12))
def test_shots_as_planned_leave_hardly_anything_open(number: int) -> None:
    assert apart(latents(film().shots[number])) < 0.04


def test_a_vague_shot_has_latents_that_all_differ() -> None:
    found = latents(vague())
    assert len({latent.prompt for latent in found}) == 6
    assert apart(found) > 0.08
    assert len({latent.staging.light.hour for latent in found}) >= 4
    assert len({latent.staging.camera.size for latent in found}) >= 4


def test_the_more_is_said_the_nearer_the_latents() -> None:
    open_shot = vague()
    lit = open_shot.with_(staging=open_shot.staging.with_(light=Light(hour=6.0, season="autumn", weather="clear")))
    framed = lit.with_(staging=lit.staging.with_(camera=Camera(size="wide", move="static")))
    spreads = [apart(latents(shot)) for shot in (open_shot, lit, framed, film().shots[4])]
    assert spreads == sorted(spreads, reverse=True)
    assert [openness(shot.staging) for shot in (open_shot, lit, framed)] == sorted(
        (openness(shot.staging) for shot in (open_shot, lit, framed)), reverse=True
    )


def test_a_specified_shot_is_specific() -> None:
    shot = vague()
    scene = film().scene_of(shot)
    found = specify(shot, scene, film().bible, seed=1, vocabulary=STAGE_VOCABULARY, mind=forgetful()).answer
    specific = shot.with_(staging=found.staging, captions=found.captions)
    assert openness(found.staging) == 0
    assert apart(latents(specific)) < 0.25 * apart(latents(shot))
    assert "time of day" in found.what


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.integers(0, 11), st.integers(1, 5), st.integers(1, 3), st.integers(0, 2**40))
def test_what_is_said_stays_in_every_latent(number: int, n: int, round_: int, seed: int) -> None:
    shot = film().shots[number]
    question = LatentsQuestion(shot=shot, bible=film().bible, n=n, round=round_, seed=seed, vocabulary=STAGE_VOCABULARY)
    answer = forgetful().decide(LATENT_PROMPTS, question).answer
    assert LATENT_PROMPTS.check(question, answer) == []
    assert answer == forgetful().decide(LATENT_PROMPTS, question).answer


def test_another_round_fills_otherwise() -> None:
    assert {one.prompt for one in latents(vague(), 3)} != {one.prompt for one in latents(vague(), 3, round_=2)}
