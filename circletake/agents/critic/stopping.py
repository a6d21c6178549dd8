"""Sequential stopping: no more takes are shot when they could not change what is decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circletake.agents.critic.lines import lines_for
from circletake.agents.critic.routing import route_take
from circletake.schema import (
    Budget,
    MaybeRisk,
    MaybeUncertainty,
    Measure,
    TakeScore,
    Thresholds,
    Uncertainty,
)

FEWEST = 2
"""Refined prompts, and takes of each, below which nothing can be measured."""


class Grid(NamedTuple):
    """How many refined prompts are shot, and how often each."""

    latents: int
    videos: int

    @property
    def takes(self) -> int:
        """Return how many takes that is."""
        return self.latents * self.videos


def first_grid(most: Grid, *, sequential: bool) -> Grid:
    """Return what a round begins with: the least that can be measured, or everything at once."""
    return Grid(min(FEWEST, most.latents), min(FEWEST, most.videos)) if sequential else most


def settled(
    best: TakeScore,
    uncertainty: MaybeUncertainty,
    budget: Budget,
    thresholds: Thresholds | None = None,
    p_bad: MaybeRisk | None = None,
) -> bool:
    """Tell whether the round's decision is the same wherever in its interval the epistemic uncertainty lies.

    The back-end's share is all that more takes would tell more about: the prompt's share is measured on every refined
    prompt, and the best take is at hand. Where the interval lies on one side of every line that the decision could
    cross, more takes can't change it.

    Args:
        best: The best take so far.
        uncertainty: Of the takes so far.
        budget: What the shot may still spend after this round.
        thresholds: Where the lines are drawn.
        p_bad: Probability that the best take is bad.
    """
    if not isinstance(uncertainty, Uncertainty):
        return True
    lines = thresholds or lines_for(uncertainty)
    epistemic = uncertainty.epistemic_anytime or uncertainty.epistemic
    corners = [epistemic.low, epistemic.value, epistemic.high]
    # Decisions change at the lines, and just beside them.
    between = (lines.epistemic_alike, lines.epistemic_high)
    corners += [line for line in between if epistemic.low < line <= epistemic.high]
    decisions = {
        route_take(best, _at(uncertainty, value), budget, thresholds, p_bad=p_bad).decision for value in corners
    }
    return len(decisions) == 1


def next_grid(now: Grid, most: Grid, prompts: Sequence[str]) -> Grid:
    """Return the next larger grid.

    Writing a refined prompt costs nothing beside shooting it, so the best split has the fewest takes of each (two) and
    as many refined prompts as can be had (models/squbed/budget). Where the next one is the same as one that was shot,
    it would show the same again: then every one is shot once more.

    Args:
        now: What was shot.
        most: What may be shot at most.
        prompts: The refined prompts, in order.
    """
    fresh = now.latents < most.latents and prompts[now.latents] not in prompts[: now.latents]
    if fresh or now.videos >= most.videos:
        return now._replace(latents=min(most.latents, now.latents + 1))
    return now._replace(videos=now.videos + 1)


def _at(uncertainty: Uncertainty, value: float) -> Uncertainty:
    return uncertainty.with_(epistemic=Measure(value=value, low=value, high=value))
