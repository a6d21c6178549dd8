"""From a round's state to what the critic measures, and back."""

from __future__ import annotations

from typing import Any

from circletake.agents import critic
from circletake.graphs.crew import Crew
from circletake.graphs.depicting import unseen_of
from circletake.graphs.state import ShotState
from circletake.llm import HouseRules
from circletake.schema import (
    Budget,
    EmbedRequest,
    EstimateRequest,
    Instruments,
    ProbeRequest,
    ProbeResult,
    Settings,
    TakeScore,
    TakeTruth,
    ToolError,
    Verdict,
)

_WRITTEN = 12
"""Refined prompts by the house rules: the more, the surer is what the words leave open."""


def most_of(state: ShotState, settings: Settings) -> critic.Grid:
    """Return the most that a round may cost: a mind may have given fewer refined prompts than were asked for."""
    return critic.Grid(min(settings.latents, len(state.latents)), settings.videos)


def grid_of(state: ShotState) -> critic.Grid:
    """Return what of the round is shot."""
    return critic.Grid(*state.grid)


def written(state: ShotState, crew: Crew) -> int:
    """Return how many refined prompts are written: more than are shot where writing costs nothing."""
    return max(crew.settings.latents, _WRITTEN) if crew.mind.name == HouseRules.name else crew.settings.latents


def budget_of(state: ShotState, crew: Crew) -> Budget:
    """Return what the shot may still spend after this round."""
    untried = tuple(name for name in crew.pictures if name not in (*state.tried, state.backend))
    return Budget(rounds=crew.settings.rounds - state.round, backends=untried, references=bool(unseen_of(state, crew)))


def embed_requests(state: ShotState, instruments: Instruments) -> list[tuple[str, EmbedRequest]]:
    """Return (role, request) of every draft that is not embedded yet."""
    new = slice(len(state.embedded), None)
    return [
        (
            f"{state.shot.slate} draft {request.take} seen",
            EmbedRequest(
                video=draft.video, rate=float(request.format.rate), texts=(state.shot.captions.picture,),
                embedder=instruments.embedder,
            ),
        )
        for request, draft in zip(state.requests[new], state.drafts[new], strict=True)
    ]  # fmt: skip


def estimate_request(state: ShotState, instruments: Instruments) -> EstimateRequest:
    """Return what S-QUBED is asked: every refined prompt, and the takes of those that were shot."""
    at = {cell: number for number, cell in enumerate(state.cells)}
    latents, videos = state.grid
    rows = [[state.embedded[at[i, j]] for j in range(videos)] for i in range(latents)]
    knows_words = all(one.adherences for row in rows for one in row)
    return EstimateRequest(
        prompts=tuple(latent.prompt for latent in state.latents),
        embeddings=tuple(tuple(one.embedding for one in row) for row in rows),
        adherences=tuple(tuple(one.adherences[0] for one in row) for row in rows) if knows_words else (),
        instruments=instruments,
    )


def scored(state: ShotState, crew: Crew) -> tuple[TakeScore, ...]:
    """Return the score of every draft, in their order."""
    takes = [_take(state, index, crew) for index in range(len(state.drafts))]
    return critic.judge_takes(state.shot, takes, state.plan.bible, crew.vocabulary(state.backend))


def with_open_slots(verdict: Verdict, state: ShotState, crew: Crew) -> Verdict:
    """Return a verdict with what the words leave open, thing by thing, where they are too vague; else as it is."""
    if verdict.cause != "vague":
        return verdict
    probes = critic.slot_probes(state.shot, state.plan.bible)
    request = ProbeRequest(probes=probes, embedder=crew.instruments(state.backend).embedder)
    try:
        found = crew.call(f"{state.shot.slate} open things, round {state.round}", "probe", request, ProbeResult)
    except ToolError as error:
        crew.tell(f"what {state.shot.slate} leaves open can't be told: {error}", state.shot.slate)
        return verdict
    slots = critic.open_slots(probes, found.dispersions)
    return verdict.with_(open_slots=slots, question=critic.question_of(state.shot.slate, slots))


def as_asked(verdict: Verdict, state: ShotState, crew: Crew) -> Verdict:
    """Return a verdict that holds a shot that is shown another way to what was asked for; else as it is."""
    if not state.detour or verdict.decision != "circle":
        return verdict
    best = next(at for at, score in enumerate(state.scores) if score.take == verdict.best)
    asked = state.plan.shot(state.shot.slate)
    score = critic.judge_takes(asked, [_take(state, best, crew)], state.plan.bible, crew.vocabulary(state.backend))[0]
    return critic.held_to(verdict, score, state.detour, critic.renamed(asked, state.shot))


def neighbours(state: ShotState) -> dict[str, Any]:
    """Return the shots before and after, by those names; None at the film's ends."""
    slates = [shot.slate for shot in state.plan.shots]
    at = slates.index(state.shot.slate)
    return {
        "before": state.plan.shots[at - 1] if at else None,
        "after": state.plan.shots[at + 1] if at + 1 < len(slates) else None,
    }


def _take(state: ShotState, index: int, crew: Crew) -> critic.ShotTake:
    request, result = state.requests[index], state.drafts[index]
    seen = state.embedded[index].adherences
    return critic.ShotTake(
        take=request.take,
        latent=state.cells[index][0],
        prompt=request.prompt,
        seed=request.seed,
        result=result,
        truth=crew.read(result.truth, TakeTruth) if result.truth is not None else None,
        match=seen[0] if seen else None,
    )
