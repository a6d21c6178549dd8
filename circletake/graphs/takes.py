"""Take requests: from a shot and its refined prompts to drafts and the take in full."""

from __future__ import annotations

import math
from collections.abc import Sequence

from circletake.agents.critic import Latent
from circletake.graphs.mouths import mouths_of
from circletake.schema import (
    Format,
    Place,
    Plan,
    Shot,
    SpokenLineTake,
    TakeRequest,
    derive_seed,
    frames_in,
    seconds_at,
)

HANDLE_S = 0.5
"""Extra picture before the in point and after the out point, in seconds."""

Cell = tuple[int, int]
"""A refined prompt, counted from 0, and which of its takes."""


def cells_of(latents: int, videos: int, but: Sequence[Cell] = ()) -> tuple[Cell, ...]:
    """Return the cells of a grid, latent by latent, without those that were shot."""
    return tuple((i, j) for i in range(latents) for j in range(videos) if (i, j) not in set(but))


def draft_requests(
    plan: Plan, shot: Shot, latents: Sequence[Latent], lines: Sequence[SpokenLineTake], cells: Sequence[Cell], *,
    retakes: int, first_take: int, draft: Format,
) -> tuple[TakeRequest, ...]:  # fmt: skip
    """Return draft takes of a round.

    Every latent is shot with the same seeds, so that what differs between latents is the prompt's doing and what
    differs within one is the back-end's.

    Args:
        plan: the production's plan.
        shot: the shot as it stands.
        latents: its refined prompts.
        lines: recorded lines, for mouths.
        cells: which of them, and which takes of each.
        retakes: how often new seeds were drawn before.
        first_take: number of the first of these takes.
        draft: size and rate of drafts.
    """
    frames = max(2, frames_in(seconds_at(shot.frames, plan.format.rate), draft.rate))
    return tuple(
        _request(plan, shot, latents[i], lines, draft).with_(
            take=first_take + number,
            frames=frames,
            seed=derive_seed(plan.seed, shot.slate, "take", shot.retakes + retakes, j),
        )
        for number, (i, j) in enumerate(cells)
    )


def same_as(request: TakeRequest, requests: Sequence[TakeRequest]) -> TakeRequest:
    """Return the first request that asks for the same picture: nothing but the take's number may differ."""
    return next(one for one in requests if one.with_(take=request.take) == request)


def full_request(circled: TakeRequest, plan: Plan, shot: Shot) -> TakeRequest:
    """Return the circled draft's request at the film's size and rate, with handles."""
    handle = math.ceil(HANDLE_S * plan.format.rate)
    return circled.with_(
        format=plan.format, frames=shot.frames + 2 * handle, handle=handle, quality="full", mouths=circled.mouths
    )


def _request(plan: Plan, shot: Shot, latent: Latent, lines: Sequence[SpokenLineTake], draft: Format) -> TakeRequest:
    staging = latent.staging
    shown = {subject.id for subject in staging.subjects}
    held = {subject.holding for subject in staging.subjects if subject.holding is not None}
    # What is in somebody's hands looks as it does elsewhere: its identity goes along.
    shown |= {one.id for one in plan.bible.identities if one.kind == "prop" and held & {one.noun, one.term}}
    return TakeRequest(
        slate=shot.slate,
        take=1,
        prompt=latent.prompt,
        staging=staging,
        cast=tuple(identity for identity in plan.bible.identities if identity.id in shown),
        setting=setting_of(plan, staging.place),
        format=draft,
        frames=1,
        seed=0,
        style=plan.bible.style,
        mood=staging.mood or plan.scene_of(shot).mood,
        mouths=mouths_of(shot, lines, plan),
    )


def setting_of(plan: Plan, place: str | None) -> Place | None:
    """Return the bible's place of that id; None for a place that is only a word, or open."""
    return next((entry for entry in plan.bible.places if entry.id == place), None)
