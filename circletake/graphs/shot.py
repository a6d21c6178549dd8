"""The shot graph: refine, draft, measure, draw more while it matters, judge; then circle, make specific, retake,
reroute or settle; then shoot in full."""

from __future__ import annotations

from typing import Any, Literal

from langgraph.graph import END, START, StateGraph

from circletake.agents import critic, director
from circletake.graphs.crew import Crew, staffed
from circletake.graphs.depicting import pictured, shown_by_pictures
from circletake.graphs.measuring import (
    as_asked,
    budget_of,
    embed_requests,
    estimate_request,
    grid_of,
    most_of,
    neighbours,
    scored,
    with_open_slots,
    written,
)
from circletake.graphs.nature import PhysicalShot, physical_shot
from circletake.graphs.state import ShotOut, ShotState, given
from circletake.graphs.takes import cells_of, draft_requests, full_request, same_as
from circletake.schema import (
    CircledTake,
    EmbedResult,
    EstimateResult,
    Shot,
    TakeDecision,
    TakeResult,
    ToolError,
)

Update = dict[str, Any]
AfterMeasuring = Literal["judge", "draw_more"]
AfterJudging = Literal["shoot", "specify", "retake", "reroute"]


def begin_with(state: ShotState) -> Literal["refine", "specify"]:
    """Return where a shot begins: one that does not cut with its neighbours is made specific after them first."""
    return "specify" if state.mend else "refine"


def refine(state: ShotState, *, crew: Crew) -> Update:
    """Say in n ways what the shot's words leave open, and ask for the first drafts."""
    settings = crew.settings
    decided = critic.latent_prompts(
        state.shot, state.plan.bible, n=written(state, crew), round_=state.round, seed=state.plan.seed,
        vocabulary=crew.vocabulary(state.backend), mind=crew.mind,
    )  # fmt: skip
    begun = state.model_copy(
        update={"latents": decided.answer.latents, "requests": (), "cells": (), "drafts": (), "embedded": ()}
    )
    most = most_of(begun, settings)
    grid = critic.first_grid(most, sequential=settings.uncertainty == "sequential")
    return {**_drawn(begun, grid, crew), "latents": begun.latents, "drafts": (), "embedded": (), "scores": (),
            "estimate": None, "decisions": (decided.record,)}  # fmt: skip


def draft(state: ShotState, *, crew: Crew) -> Update:
    """Shoot the drafts that are not shot yet, with the first back-end that can.

    Where two refined prompts came out the same, their takes are one and the same picture. When a back-end fails, the
    next one shoots the whole round.

    Raises:
        ToolError: no back-end can.
    """
    slate = state.shot.slate
    calls = [(f"{slate} draft {one.take}", same_as(one, state.requests)) for one in state.requests]
    backend, tried, kept = state.backend, state.tried, state.drafts
    while True:
        try:
            asked = [(role, pictured(request, state, backend, crew)) for role, request in calls[len(kept) :]]
            drafts = crew.call_all(f"picture:{backend}", asked, TakeResult)
        except ToolError as error:
            tried, kept = (*tried, backend), ()
            untried = [name for name in crew.pictures if name not in tried]
            if not untried:
                raise
            crew.tell(f"{backend} can't shoot {slate} ({error}): {untried[0]} does", slate)
            backend = untried[0]
        else:
            embedded = state.embedded if kept == state.drafts else ()
            return {"drafts": (*kept, *drafts), "embedded": embedded, "backend": backend, "tried": tried}


def measure(state: ShotState, *, crew: Crew) -> Update:
    """Embed the new drafts, measure the uncertainty, score, and tell whether that is enough to decide."""
    slate = state.shot.slate
    instruments = crew.instruments(state.backend)
    fresh = crew.call_all("embed", embed_requests(state, instruments), EmbedResult)
    seen = state.model_copy(update={"embedded": (*state.embedded, *fresh)})
    role = f"{slate} uncertainty, round {state.round}, {len(seen.drafts)} takes"
    estimate = crew.call(role, "estimate", estimate_request(seen, instruments), EstimateResult)
    scores = scored(seen, crew)
    enough = grid_of(seen) == most_of(seen, crew.settings) or critic.settled(
        critic.best_of(scores), estimate.uncertainty, budget_of(seen, crew), p_bad=estimate.p_bad
    )
    return {"embedded": seen.embedded, "estimate": estimate, "scores": scores, "enough": enough}


def after_measuring(state: ShotState) -> AfterMeasuring:
    """Return whether the round is decided."""
    return "judge" if state.enough else "draw_more"


def draw_more(state: ShotState, *, crew: Crew) -> Update:
    """Ask for more drafts: another refined prompt, or another take of each, whichever tells more."""
    prompts = [latent.prompt for latent in state.latents]
    return _drawn(state, critic.next_grid(grid_of(state), most_of(state, crew.settings), prompts), crew)


def judge(state: ShotState, *, crew: Crew) -> Update:
    """Decide."""
    estimate = given(state.estimate)
    chosen = critic.choose(state.shot, state.scores, crew.mind)
    verdict = critic.verdict_of(
        state.shot, state.scores, chosen.best, round_=state.round, backend=state.backend,
        uncertainty=estimate.uncertainty, budget=budget_of(state, crew), p_bad=estimate.p_bad,
    ).with_(comparisons=chosen.comparisons, most_takes=most_of(state, crew.settings).takes)  # fmt: skip
    verdict = as_asked(with_open_slots(verdict, state, crew), state, crew)
    crew.judged(verdict)
    return {"verdicts": (*state.verdicts, verdict), "decisions": chosen.records}


def after_judging(state: ShotState) -> AfterJudging:
    """Return where the verdict leads."""
    leads: dict[TakeDecision, AfterJudging] = {
        "circle": "shoot", "settle": "shoot", "specify": "specify", "retake": "retake", "reroute": "reroute",
    }  # fmt: skip
    return leads[state.verdicts[-1].decision]


def specify(state: ShotState, *, crew: Crew) -> Update:
    """Make the shot's words specific."""
    decided = director.specify(
        state.shot, state.plan.scene_of(state.shot), state.plan.bible, **neighbours(state), round_=state.round,
        seed=state.plan.seed, vocabulary=crew.vocabulary(state.backend), mind=crew.mind,
    )  # fmt: skip
    found = _restaged(state, director.with_staging(state.shot, decided.answer), crew)
    return {"shot": found.shot, "round": state.round + 1, "decisions": (decided.record, *found.decisions)}


def retake(state: ShotState, *, crew: Crew) -> Update:
    """Draw new seeds."""
    return {"retakes": state.retakes + 1, "round": state.round + 1}


def reroute(state: ShotState, *, crew: Crew) -> Update:
    """Give the shot to a back-end that has not tried it, or pictures of what it does not know; else show it another
    way."""
    tried = (*state.tried, state.backend)
    untried = [name for name in crew.pictures if name not in tried]
    if untried:
        return {"backend": untried[0], "tried": tried, "round": state.round + 1}
    plan = shown_by_pictures(state, crew)
    if plan is not None:
        return {"plan": plan, "round": state.round + 1}
    decided = director.reroute(
        state.shot, state.plan.scene_of(state.shot), state.plan.bible, **neighbours(state), round_=state.round,
        faults=state.verdicts[-1].best_take.faults, seed=state.plan.seed, vocabulary=crew.vocabulary(state.backend),
        mind=crew.mind,
    )  # fmt: skip
    found = _restaged(state, director.with_staging(state.shot, decided.answer), crew)
    return {
        "shot": found.shot, "detour": decided.answer.what, "round": state.round + 1,
        "decisions": (decided.record, *found.decisions),
    }  # fmt: skip


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
    return "follow" if state.following else "__end__"


def follow(state: ShotState, *, crew: Crew) -> Update:
    """Begin the shot that goes on from the one that was just shot."""
    kept = {"plan", "lines", "takes", "decisions"}
    fresh = ShotState(plan=state.plan, shot=state.following[0], backend=crew.pictures[0])
    begun = {name: value for name, value in fresh if name not in kept}
    return {**begun, "following": state.following[1:], "before": state.takes[-1]}


def build_shot(crew: Crew) -> Any:
    """Return the compiled shot graph for a crew."""
    graph = StateGraph(ShotState, output_schema=ShotOut)
    for node in (refine, draft, measure, draw_more, judge, specify, retake, reroute, shoot, follow):
        graph.add_node(node.__name__, staffed(node, crew))
    graph.add_conditional_edges(START, begin_with, ["refine", "specify"])
    graph.add_edge("refine", "draft")
    graph.add_edge("draft", "measure")
    graph.add_conditional_edges("measure", after_measuring, ["judge", "draw_more"])
    graph.add_edge("draw_more", "draft")
    graph.add_conditional_edges("judge", after_judging, ["shoot", "specify", "retake", "reroute"])
    for again in ("specify", "retake", "reroute"):
        graph.add_edge(again, "refine")
    graph.add_conditional_edges("shoot", after_shooting, ["follow", END])
    graph.add_edge("follow", "refine")
    return graph.compile()


def _restaged(state: ShotState, shot: Shot, crew: Crew) -> PhysicalShot:
    return physical_shot(state.shot, shot, state.plan.scene_of(state.shot), state.plan.bible, crew)


def _drawn(state: ShotState, grid: critic.Grid, crew: Crew) -> Update:
    """Return the state's requests with those that a larger grid asks for."""
    cells = cells_of(grid.latents, grid.videos, state.cells)
    taken = sum(len(verdict.takes) for verdict in state.verdicts) + len(state.requests)
    requests = draft_requests(
        state.plan, state.shot, state.latents, state.lines, cells, retakes=state.retakes, first_take=taken + 1,
        draft=crew.draft_format(state.plan.format),
    )  # fmt: skip
    return {"grid": tuple(grid), "requests": (*state.requests, *requests), "cells": (*state.cells, *cells)}
