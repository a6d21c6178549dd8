"""Pictures to shoot from: reference pictures for the bible, and what each take of a shot is given."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents import director
from circletake.graphs.crew import Crew
from circletake.graphs.nature import told
from circletake.graphs.state import ShotState
from circletake.schema import (
    Artifact,
    Bible,
    FrameRequest,
    FrameResult,
    Identity,
    Place,
    Plan,
    ReferenceRequest,
    ReferenceResult,
    Size,
    TakeRequest,
    ToolError,
    derive_seed,
)

_SIDE = 1024
"""Longer side of a reference picture."""


def depicted(plan: Plan, crew: Crew) -> Plan:
    """Return a plan whose bible holds a picture of everybody and everywhere that its shots show.

    Where no reference back-end is chosen, the bible stays as it is: pictures that a person gave are kept.
    """
    if crew.settings.reference is None or crew.settings.reference_when != "always":
        return plan
    who, where = director.seen(plan)
    return _depicted(plan, [*who, *where], crew)


def unseen_of(state: ShotState, crew: Crew) -> tuple[Identity | Place, ...]:
    """Return whom and what a shot shows that has no reference picture, where one can be drawn and shot from."""
    if crew.settings.reference is None or not crew.card(state.backend).image:
        return ()
    staging = state.shot.staging
    shown = {subject.id for subject in staging.subjects}
    who = [one for one in state.plan.bible.identities if one.id in shown and one.reference is None]
    where = [one for one in state.plan.bible.places if one.id == staging.place and one.reference is None]
    return (*who, *where)


def shown_by_pictures(state: ShotState, crew: Crew) -> Plan | None:
    """Return the plan with pictures of what a shot's back-end does not know; None where that is no way out."""
    unseen = unseen_of(state, crew)
    if not unseen or state.verdicts[-1].cause != "unknown":
        return None
    try:
        return _depicted(state.plan, unseen, crew)
    except ToolError as error:
        crew.tell(f"no reference pictures for {state.shot.slate}: {error}", state.shot.slate)
        return None


def _depicted(plan: Plan, shown: Sequence[Identity | Place], crew: Crew) -> Plan:
    calls = [(f"{entry.id} reference", _request(entry, plan)) for entry in shown]
    made = crew.call_all("reference", calls, ReferenceResult)
    pictures = {request.id: result.picture for (_, request), result in zip(calls, made, strict=True)}
    bible = plan.bible.with_(
        identities=tuple(one.with_(reference=pictures.get(one.id, one.reference)) for one in plan.bible.identities),
        places=tuple(one.with_(reference=pictures.get(one.id, one.reference)) for one in plan.bible.places),
    )
    return plan.with_(bible=bible)


def pictured(request: TakeRequest, state: ShotState, backend: str, crew: Crew) -> TakeRequest:
    """Return a take's request as a back-end can take it: with the pictures that it shoots from, and not too long.

    Only back-ends that say so are given pictures; those that take any words are told what happens by nature. Handles
    are cut short before a take becomes too long.
    """
    card = crew.card(backend)
    request = told(_without_pictures(request), state.shot, card)
    if card.max_seconds is not None:
        used = request.frames - 2 * request.handle
        most = max(0, (int(card.max_seconds * request.format.rate) - used) // 2)
        handle = min(request.handle, most)
        request = request.with_(handle=handle, frames=used + 2 * handle)
    if not card.image:
        return request
    request = request.with_(references=director.pictures_of(request.staging, state.plan.bible))
    first = _last_frame_before(request, state, crew)
    return request if first is None else request.with_(first_frame=first)


def _without_pictures(request: TakeRequest) -> TakeRequest:
    """Return a request whose cast and place hold no pictures: a take's own fields tell what it is shot from."""
    place = request.setting
    if place is not None and place.reference is not None:
        request = request.with_(setting=place.with_(reference=None))
    if any(one.reference is not None for one in request.cast):
        request = request.with_(cast=tuple(one.with_(reference=None) for one in request.cast))
    return request


def undepicted(bible: Bible) -> Bible:
    """Return a bible without pictures. No mind decides on them, and one of another production is not in this store."""
    entries: list[Identity | Place] = [*bible.identities, *bible.places]
    if all(one.reference is None for one in entries):
        return bible
    return bible.with_(
        identities=tuple(one.with_(reference=None) for one in bible.identities),
        places=tuple(one.with_(reference=None) for one in bible.places),
    )


def _last_frame_before(request: TakeRequest, state: ShotState, crew: Crew) -> Artifact | None:
    """Return the frame of the take before that is seen at the instant at which this one begins; None without one."""
    if state.before is None:
        return None
    take = state.before.result
    # Its out point is this take's in point, and this take begins a handle before that.
    seconds = request.handle / request.format.rate
    frame = take.frames - take.handle - round(seconds * state.before.request.format.rate)
    frame = min(max(frame, 0), take.frames - 1)
    grabbed = crew.call(
        f"{state.shot.slate} goes on", "frame", FrameRequest(video=take.video, frames=(frame,)), FrameResult
    )
    return grabbed.pictures[0]


def _request(entry: Identity | Place, plan: Plan) -> ReferenceRequest:
    width, height = plan.format.picture
    scale = _SIDE / max(width, height)
    return ReferenceRequest(
        id=entry.id,
        prompt=director.reference_words(entry),
        size=Size(round(width * scale / 16) * 16, round(height * scale / 16) * 16),
        seed=derive_seed(plan.seed, "reference", entry.id),
    )
