"""The shot graph: refine, draft, judge; then circle, make specific, retake, reroute or settle; then shoot in full."""

from __future__ import annotations

from typing import Any, Literal

from langgraph.graph import END, START, StateGraph

from circletake.agents import critic, director
from circletake.graphs.crew import Crew, staffed
from circletake.graphs.depicting import pictured
from circletake.graphs.state import ShotOut, ShotState
from circletake.graphs.takes import draft_requests, full_request, same_as
from circletake.schema import (
    Budget,
    CircledTake,
    EstimateRequest,
    EstimateResult,
    TakeDecision,
    TakeResult,
    TakeTruth,
    ToolError,
)

Update = dict[str, Any]
AfterJudging = Literal["shoot", "specify", "retake", "reroute"]


def refine(state: ShotState, *, crew: Crew) -> Update:
    """Say in n ways what the shot's words leave open, and ask for m drafts of each."""
    settings = crew.settings
    decided = critic.latent_prompts(
        state.shot, state.plan.bible, n=settings.latents, round_=state.round, seed=state.plan.seed,
        vocabulary=crew.vocabulary(state.backend), mind=crew.mind,
    )  # fmt: skip
    taken = sum(len(verdict.takes) for verdict in state.verdicts)
    requests = draft_requests(
        state.plan, state.shot, decided.answer.latents, state.lines, videos=settings.videos, retakes=state.retakes,
        first_take=taken + 1, draft=crew.draft_format(state.plan.format),
    )  # fmt: skip
    return {"requests": requests, "latents": len(decided.answer.latents), "decisions": (decided.record,)}


def draft(state: ShotState, *, crew: Crew) -> Update:
    """Shoot the drafts, with the first back-end that can.

    Where two refined prompts came out the same, their takes are one and the same picture.

    Raises:
        ToolError: no back-end can.
    """
    slate = state.shot.slate
    calls = [(f"{slate} draft {one.take}", same_as(one, state.requests)) for one in state.requests]
    backend, tried = state.backend, state.tried
    while True:
        try:
            asked = [(role, pictured(request, state, backend, crew)) for role, request in calls]
            drafts = crew.call_all(f"picture:{backend}", asked, TakeResult)
        except ToolError as error:
            tried = (*tried, backend)
            untried = [name for name in crew.pictures if name not in tried]
            if not untried:
                raise
            crew.tell(f"{backend} can't shoot {slate} ({error}): {untried[0]} does", slate)
            backend = untried[0]
        else:
            return {"drafts": tuple(drafts), "backend": backend, "tried": tried}


def judge(state: ShotState, *, crew: Crew) -> Update:
    """Measure the uncertainty, score the drafts, and decide."""
    role = f"{state.shot.slate} uncertainty, round {state.round}"
    estimate = crew.call(role, "estimate", _estimate_request(state), EstimateResult)
    untried = tuple(name for name in crew.pictures if name not in (*state.tried, state.backend))
    verdict = critic.reach_verdict(
        state.shot,
        [_take(state, index, crew) for index in range(len(state.drafts))],
        state.plan.bible,
        round_=state.round,
        backend=state.backend,
        uncertainty=estimate.uncertainty,
        budget=Budget(rounds=crew.settings.rounds - state.round, backends=untried),
        vocabulary=crew.vocabulary(state.backend),
    )
    crew.judged(verdict)
    return {"verdicts": (*state.verdicts, verdict)}


def after_judging(state: ShotState) -> AfterJudging:
    """Return where the verdict leads."""
    leads: dict[TakeDecision, AfterJudging] = {
        "circle": "shoot", "settle": "shoot", "specify": "specify", "retake": "retake", "reroute": "reroute",
    }  # fmt: skip
    return leads[state.verdicts[-1].decision]


def specify(state: ShotState, *, crew: Crew) -> Update:
    """Make the shot's words specific."""
    decided = director.specify(
        state.shot, state.plan.scene_of(state.shot), state.plan.bible, **_neighbours(state), round_=state.round,
        seed=state.plan.seed, vocabulary=crew.vocabulary(state.backend), mind=crew.mind,
    )  # fmt: skip
    shot = director.with_staging(state.shot, decided.answer)
    return {"shot": shot, "round": state.round + 1, "decisions": (decided.record,)}


def retake(state: ShotState, *, crew: Crew) -> Update:
    """Draw new seeds."""
    return {"retakes": state.retakes + 1, "round": state.round + 1}


def reroute(state: ShotState, *, crew: Crew) -> Update:
    """Give the shot to a back-end that has not tried it; where there is none, show it another way."""
    tried = (*state.tried, state.backend)
    untried = [name for name in crew.pictures if name not in tried]
    if untried:
        return {"backend": untried[0], "tried": tried, "round": state.round + 1}
    decided = director.reroute(
        state.shot, state.plan.scene_of(state.shot), state.plan.bible, **_neighbours(state), round_=state.round,
        faults=state.verdicts[-1].best_take.faults, seed=state.plan.seed, vocabulary=crew.vocabulary(state.backend),
        mind=crew.mind,
    )  # fmt: skip
    shot = director.with_staging(state.shot, decided.answer)
    return {"shot": shot, "round": state.round + 1, "decisions": (decided.record,)}


def shoot(state: ShotState, *, crew: Crew) -> Update:
    """Shoot the best take in full."""
    verdict = state.verdicts[-1]
    circled = next(request for request in state.requests if request.take == verdict.best)
    request = pictured(full_request(circled, state.plan, state.shot), state, state.backend, crew)
    result = crew.call(f"{state.shot.slate} take", f"picture:{state.backend}", request, TakeResult)
    taken = CircledTake(
        slate=state.shot.slate, verdicts=state.verdicts, request=request, result=result, backend=state.backend
    )
    for note in result.notes:
        crew.tell(note, state.shot.slate)
    return {"takes": (*state.takes, taken)}


def after_shooting(state: ShotState) -> Literal["follow", "__end__"]:
    """Return whether another shot goes on from this one."""
    return "follow" if state.following else END


def follow(state: ShotState, *, crew: Crew) -> Update:
    """Begin the shot that goes on from the one that was just shot."""
    kept = {"plan", "lines", "takes", "decisions"}
    fresh = ShotState(plan=state.plan, shot=state.following[0], backend=crew.pictures[0])
    begun = {name: value for name, value in fresh if name not in kept}
    return {**begun, "following": state.following[1:], "before": state.takes[-1]}


def build_shot(crew: Crew) -> Any:
    """Return the compiled shot graph for a crew."""
    graph = StateGraph(ShotState, output_schema=ShotOut)
    for node in (refine, draft, judge, specify, retake, reroute, shoot, follow):
        graph.add_node(node.__name__, staffed(node, crew))
    graph.add_edge(START, "refine")
    graph.add_edge("refine", "draft")
    graph.add_edge("draft", "judge")
    graph.add_conditional_edges("judge", after_judging, ["shoot", "specify", "retake", "reroute"])
    for again in ("specify", "retake", "reroute"):
        graph.add_edge(again, "refine")
    graph.add_conditional_edges("shoot", after_shooting, ["follow", END])
    graph.add_edge("follow", "refine")
    return graph.compile()


def _estimate_request(state: ShotState) -> EstimateRequest:
    videos = len(state.requests) // state.latents
    rows = range(0, len(state.requests), videos)
    return EstimateRequest(
        prompts=tuple(state.requests[row].prompt for row in rows),
        videos=tuple(tuple(draft.video for draft in state.drafts[row : row + videos]) for row in rows),
    )


def _take(state: ShotState, index: int, crew: Crew) -> critic.ShotTake:
    request, result = state.requests[index], state.drafts[index]
    return critic.ShotTake(
        take=request.take,
        latent=index * state.latents // len(state.requests),
        prompt=request.prompt,
        seed=request.seed,
        result=result,
        truth=crew.read(result.truth, TakeTruth) if result.truth is not None else None,
    )


def _neighbours(state: ShotState) -> dict[str, Any]:
    slates = [shot.slate for shot in state.plan.shots]
    at = slates.index(state.shot.slate)
    return {
        "before": state.plan.shots[at - 1] if at else None,
        "after": state.plan.shots[at + 1] if at + 1 < len(slates) else None,
    }
