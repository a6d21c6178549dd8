"""Estimating a production before it is made: its plan, and what shooting it would take."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from circletake.executor import CancelToken
from circletake.graphs.planning import PLANNING, table_read
from circletake.graphs.state import ProductionState, given
from circletake.graphs.takes import HANDLE_S
from circletake.schema import (
    Brief,
    DecisionRecord,
    Format,
    Plan,
    Settings,
    Shot,
    Size,
    StandIn,
    TakeRequest,
    TakeResult,
    Value,
    cost_of,
    ignore,
)
from circletake.store import Store
from circletake.studio.making import check_brief
from circletake.studio.opening import Studio, open_studio

_SAMPLE_FRAMES = 12
_OTHER_WORK_S = 0.25
"""Score, sound, mix and packing take about this many seconds a second of film on one core."""
_BYTES_A_SECOND = 9_000_000
_OWN_MEMORY_MB = 450
"""Of this process: words, memory and graph."""


class Estimate(Value):
    """A plan, and what it would take."""

    plan: Plan
    decisions: tuple[DecisionRecord, ...]
    notes: tuple[str, ...]
    stand_ins: tuple[StandIn, ...]
    draft_takes: int
    """Of the first round of every shot."""
    frames: int
    """To be drawn in full, handles included."""
    seconds: float
    """Time that it would take here, from a few frames drawn as a sample; more when shots need more rounds."""
    megabytes: int
    """On disk."""
    memory_mb: int
    """At most, of this process and its workers together."""
    cost: float | None
    """In dollars, None at a price that is not known; of language models: what planning has cost, and what takes, cut
    and score would at the same rate."""


def estimate(brief: str, settings: Settings) -> Estimate:
    """Plan a film without making it, and measure on a few frames what it would take.

    Raises:
        BriefError: as `run_graph`.
    """
    with _passing_studio(brief, settings) as studio:
        state = _walked((*PLANNING, table_read), ProductionState(brief=Brief(text=brief)), studio)
        return _measured(state, studio, settings)


def plan_film(brief: str, settings: Settings) -> Plan:
    """Plan a film, and measure nothing: no line is recorded, no frame is drawn.

    Raises:
        BriefError: as `run_graph`.
    """
    with _passing_studio(brief, settings) as studio:
        return given(_walked(PLANNING, ProductionState(brief=Brief(text=brief)), studio).plan)


@contextmanager
def _passing_studio(brief: str, settings: Settings) -> Iterator[Studio]:
    """Open a studio on this machine that leaves nothing behind, for a brief that can be meant."""
    check_brief(Brief(text=brief))
    with tempfile.TemporaryDirectory(prefix="circletake-") as folder:
        store = Store(Path(folder) / "store")
        here = settings.with_(executor="local", ray_address=None, store=None)
        with open_studio(here, store, Path(folder) / "journal.jsonl", ignore, CancelToken()) as studio:
            yield studio


def _walked(nodes: Sequence[Callable[..., dict[str, Any]]], state: ProductionState, studio: Studio) -> ProductionState:
    decisions: list[DecisionRecord] = []
    for node in nodes:
        update = node(state, crew=studio.crew)
        decisions += update.pop("decisions", ())
        state = state.model_copy(update=update)
    return state.model_copy(update={"decisions": tuple(decisions)})


def _measured(state: ProductionState, studio: Studio, settings: Settings) -> Estimate:
    plan = given(state.plan)
    drafts = settings.latents * settings.videos
    draft = studio.crew.draft_format(plan.format)
    handles = 2 * HANDLE_S * plan.format.rate * len(plan.shots)
    frames = plan.frames + int(handles)
    longest = max(plan.shots, key=lambda shot: len(shot.staging.subjects))
    card = studio.crew.card(studio.crew.pictures[0])
    unknown: tuple[str, ...] = ()
    if card.open_ended:
        # A sample of a video model takes minutes, and of a server it may cost money: nobody asked for that.
        drawing, unknown = 0.0, (f"the time that {card.name} takes is not known before, and not counted in",)
    else:
        full_s = _seconds_a_frame(plan, longest, plan.format, studio)
        draft_s = _seconds_a_frame(plan, longest, draft, studio)
        drawing = full_s * frames + draft_s * drafts * float(plan.duration_s * draft.rate)
    return Estimate(
        plan=plan,
        decisions=tuple(state.decisions),
        notes=(*state.notes, *unknown),
        stand_ins=studio.stand_ins,
        draft_takes=drafts * len(plan.shots),
        frames=frames,
        seconds=round((drawing + _OTHER_WORK_S * float(plan.duration_s)) / settings.worker_count, 1),
        memory_mb=_OWN_MEMORY_MB + settings.worker_count * _needed_mb(plan, longest, studio),
        cost=_cost(state, len(plan.shots)),
        megabytes=round(_BYTES_A_SECOND * float(plan.duration_s) * _share(plan.format.size) / 1e6) + 5,
    )


def _cost(state: ProductionState, shots: int) -> float | None:
    """Return the cost of all decisions: those made, and one a shot, the cut and the music at the same rate."""
    made = cost_of(state.decisions)
    return round(made * (1 + (shots + 2) / max(1, len(state.decisions))), 4) if made is not None else None


def _needed_mb(plan: Plan, shot: Shot, studio: Studio) -> int:
    request = _sample(plan, shot, plan.format, 1)
    return studio.crew.needs(f"picture:{studio.crew.pictures[0]}", request).memory_mb


def _share(size: Size) -> float:
    return 0.4 + 0.6 * size.width * size.height / (1280 * 720)


def _seconds_a_frame(plan: Plan, shot: Shot, shape: Format, studio: Studio) -> float:
    """Return the time that a frame takes here, by shooting a few; the worker is warm before the clock starts."""
    began, took = 0.0, 0.0
    for take in (1, 2):
        request = _sample(plan, shot, shape, take)
        began = time.perf_counter()
        studio.crew.call(f"sample {take}", f"picture:{studio.crew.pictures[0]}", request, TakeResult)
        took = time.perf_counter() - began
    return took / _SAMPLE_FRAMES


def _sample(plan: Plan, shot: Shot, shape: Format, take: int) -> TakeRequest:
    return TakeRequest(
        slate=shot.slate, take=take, prompt=shot.captions.picture, staging=shot.staging, format=shape,
        cast=plan.bible.identities, frames=_SAMPLE_FRAMES, seed=take,
    )  # fmt: skip
