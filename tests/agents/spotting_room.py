"""Films for the composer to spot, and what becomes of them."""

from __future__ import annotations

from typing import Any

from cutting_room import footage_of, locked, mind, plan_of, shot

from circletake.agents.composer import Spotting, spot_film
from circletake.music import Score, compose, style_catalogue
from circletake.schema import (
    Contact,
    FrameRange,
    Mood,
    Plan,
    ScoreRequest,
    Timeline,
    derive_seed,
)

STYLES = style_catalogue()
"""Every style that can be played."""


def spotted(
    plan: Plan, contacts: tuple[Contact, ...] = (), dialogue: tuple[FrameRange, ...] = (), by: Any = None
) -> tuple[Spotting, Timeline]:
    """Spot a film whose takes are still and silent."""
    timeline = locked(plan, footage_of(plan))[1]
    answer = spot_film(plan, timeline, contacts=contacts, dialogue=dialogue, styles=STYLES, mind=by or mind()).answer
    return answer, timeline


def composed(plan: Plan, timeline: Timeline, spotting: Spotting, dialogue: tuple[FrameRange, ...] = ()) -> Score:
    """Have the spotting written, as the production does."""
    return compose(
        ScoreRequest(
            title=plan.treatment.title, rate=timeline.rate, frames=timeline.frames, cuts=timeline.cuts,
            hits=spotting.hits, tension=spotting.tension, dialogue=dialogue, cues=spotting.cues,
            seed=derive_seed(plan.seed, "score"),
        )
    )  # fmt: skip


def coast(feelings: tuple[Mood, ...], frames: int = 120, **reading: Any) -> Plan:
    """Return a plan of a shot for each mood, the last but one the turn."""
    shots = [
        shot(f"1{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at]}", frames, mood=mood, lead=at > 0, tension=0.3)
        for at, mood in enumerate(feelings)
    ]
    if len(shots) > 2:
        shots[-2] = shots[-2].with_(function="turn", tension=0.8)
    return plan_of(shots, **{"moods": (feelings[-1],), **reading})
