"""The order of shots that the plan leaves open, decided on the takes as they were really shot."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from circletake.agents import editor
from circletake.graphs.continuity import cut_between, cuts_of
from circletake.graphs.crew import Crew
from circletake.graphs.footage import shown
from circletake.graphs.state import ProductionState, given
from circletake.schema import Plan, Slate

Update = dict[str, Any]


def order(state: ProductionState, *, crew: Crew) -> Update:
    """Put the shots of a montage in the order in which their takes cut together best."""
    whole = given(state.plan)
    runs = editor.open_runs(whole, montage="montage" in state.brief.text.lower())
    if not runs:
        return {}
    views = {view.shot.slate: view for view in shown(whole, state.takes, crew)}
    scores = tuple(
        editor.CutScore(before=one, after=other, score=cut_between(views[one], views[other], crew).score)
        for one, other in _pairs(whole, runs)
    )
    decided = editor.order_shots(whole, runs, scores, mind=crew.mind)
    ordered = editor.in_order(whole, decided.answer)
    if ordered.shots == whole.shots:
        return {"decisions": (decided.record,)}
    note = f"The shots' order was open. {decided.answer.reason}"
    cuts = cuts_of(shown(ordered, state.takes, crew), crew)
    return {"plan": ordered, "cuts": cuts, "decisions": (decided.record,), "notes": (note,)}


def _pairs(plan: Plan, runs: tuple[tuple[Slate, ...], ...]) -> list[tuple[Slate, Slate]]:
    """Return every cut that some order may have: within each run, and from and to its neighbours."""
    slates = [shot.slate for shot in plan.shots]
    out: list[tuple[Slate, Slate]] = []
    for run in runs:
        first, last = slates.index(run[0]), slates.index(run[-1])
        out += list(permutations(run, 2))
        out += [(slates[first - 1], one) for one in run] if first else []
        out += [(one, slates[last + 1]) for one in run] if last + 1 < len(slates) else []
    return out
