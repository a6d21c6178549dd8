"""Continuity between circled takes: measured at every cut, and mended once where takes broke what the plan holds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from langgraph.types import Send

from circletake.agents import critic, director
from circletake.graphs.crew import Crew
from circletake.graphs.footage import Shown, shown
from circletake.graphs.state import ProductionState, ShotState, given
from circletake.schema import CircledTake, CutContinuity, EmbedRequest, EmbedResult, Plan, Slate

Update = dict[str, Any]


def watch_cuts(state: ProductionState, *, crew: Crew) -> Update:
    """Score every cut between takes; have the later shot of a broken one taken again, once, while it has rounds."""
    whole = given(state.plan)
    kept = better_of(state, crew) if state.mended else ()
    takes = {take.slate: take for take in (*state.takes, *kept)}
    cuts = cuts_of(shown(whole, tuple(takes.values()), crew), crew)
    if state.mended:
        return {"takes": kept, "cuts": cuts, "to_mend": ()}
    rounds = crew.settings.rounds
    broken = tuple(slate for slate in critic.broken_after(cuts) if takes[slate].verdict.round < rounds)
    told = tuple(f"{cut.before} to {cut.after}: {cut.faults[-1].detail}" for cut in cuts if critic.is_broken(cut))
    for text in told:
        crew.tell(text)
    aside = tuple(takes[slate] for slate in broken)
    return {"cuts": cuts, "to_mend": broken, "mended": broken, "set_aside": aside}


def after_watching(state: ProductionState, *, crew: Crew) -> list[Send] | str:
    """Send the shots that are to be mended on their way again; go on when there are none."""
    if not state.to_mend:
        return "approve_takes"
    whole = given(state.plan)
    by_slate = {take.slate: take for take in state.takes}
    goes_on = _goes_on_from(whole, crew)
    return [
        Send(
            "shot",
            ShotState(
                plan=whole, shot=whole.shot(slate), backend=by_slate[slate].backend, retakes=1, mend=True,
                round=by_slate[slate].verdict.round, verdicts=by_slate[slate].verdicts,
                lines=tuple(line for line in state.lines if line.slate == slate),
                before=by_slate.get(goes_on.get(slate, "")),
            ),
        )
        for slate in state.to_mend
    ]  # fmt: skip


def _goes_on_from(whole: Plan, crew: Crew) -> dict[Slate, Slate]:
    """Return, of every shot that goes on from another one's last frame, which that is."""
    if not crew.card(crew.pictures[0]).image:
        return {}
    return {after.slate: before.slate for run in director.chains(whole.shots) for before, after in pairwise(run)}


def cuts_of(views: Sequence[Shown], crew: Crew) -> tuple[CutContinuity, ...]:
    """Return the score of every cut between neighbours."""
    return tuple(cut_between(one, other, crew) for one, other in pairwise(views))


def better_of(state: ProductionState, crew: Crew) -> tuple[CircledTake, ...]:
    """Return the mended takes that are no better than those set aside, as they were before."""
    whole = given(state.plan)
    old = {take.slate: take for take in state.set_aside}
    out = []
    for slate in state.mended:
        views = [shown(whole, _with(state.takes, take), crew) for take in (old[slate], _of(state.takes, slate))]
        before, after = (_around(view, slate, crew) for view in views)
        needs_you = _of(state.takes, slate).verdict.needs_you and not old[slate].verdict.needs_you
        if after <= before or needs_you:
            out.append(old[slate])
    return tuple(out)


def _around(views: Sequence[Shown], slate: Slate, crew: Crew) -> float:
    """Return the summed score of the cuts into and out of a shot."""
    return sum(
        cut_between(one, other, crew).score
        for one, other in pairwise(views)
        if slate in (one.shot.slate, other.shot.slate)
    )


def cut_between(one: Shown, other: Shown, crew: Crew) -> CutContinuity:
    """Return the score of the cut from one shot's take right into another's."""
    blind = one.truth is None or other.truth is None
    likeness = _likeness(one, other, crew) if blind and one.shot.scene == other.shot.scene else None
    return critic.continuity_of_takes(
        critic.TakenShot(one.shot, one.truth), critic.TakenShot(other.shot, other.truth), likeness
    )


def _likeness(one: Shown, other: Shown, crew: Crew) -> float:
    """Return the cosine of the two circled drafts in the embedder's eyes."""
    found = [
        crew.call(f"{view.shot.slate} seen at the cut", "embed", _embedding(view, crew), EmbedResult)
        for view in (one, other)
    ]
    return crew.cosine(found[0].embedding, found[1].embedding)


def _embedding(view: Shown, crew: Crew) -> EmbedRequest:
    draft = view.take.verdict.best_take.video
    card = crew.instruments(view.take.backend).embedder
    return EmbedRequest(video=draft, rate=float(crew.draft_format(view.take.request.format).rate), embedder=card)


def _of(takes: Sequence[CircledTake], slate: Slate) -> CircledTake:
    return next(take for take in takes if take.slate == slate)


def _with(takes: Sequence[CircledTake], one: CircledTake) -> tuple[CircledTake, ...]:
    return tuple(one if take.slate == one.slate else take for take in takes)
