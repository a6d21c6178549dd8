"""Making films: one graph run over a production folder, from wherever the last one stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from circletake.agents import composer
from circletake.executor import CancelToken
from circletake.graphs.gates import GateOpen
from circletake.graphs.lessons import lessons_of
from circletake.graphs.run import Run
from circletake.graphs.state import ProductionState
from circletake.schema import (
    Bible,
    Brief,
    BriefError,
    DecisionRecord,
    Event,
    OnEvent,
    Plan,
    Production,
    Recollection,
    Settings,
    ignore,
)
from circletake.store import held_lock
from circletake.studio.delivery import deliver, snapshot
from circletake.studio.folder import ProductionFolder, folder_name
from circletake.studio.opening import Studio, in_turn, open_studio
from circletake.studio.running import open_checkpoints
from circletake.studio.runs import end_run, this_run, write_record

OnGate = Callable[[GateOpen, Production], str | None]
"""Answers at a gate: empty or "yes" to go on, words of change, or None to stop here."""

MOST_CHARACTERS = 100_000
_PLANNED_BY = ("duration_s", "aspect", "width", "height", "rate", "seed", "style", "mind", "mind_base_url", "picture")
"""Settings that a plan depends on."""
_REPLANNED_BY = ("duration_s", "rate")
"""Settings that a plan which a person changed can't follow."""


_PLANNING = frozenset(
    {"read_brief", "write_treatment", "cast_bible", "plan_shots", "write_captions", "find_physics",
     "understand_message", "understand_change", "answer_message"}
)  # fmt: skip
"""Decisions that lead to a plan, a conversation's among them."""


class Making(NamedTuple):
    """What a run needs to be told while it goes on."""

    on_event: OnEvent
    on_gate: OnGate | None
    cancel: CancelToken


def run_graph(
    brief: str | Brief,
    *,
    out: Path | str | None = None,
    settings: Settings | None = None,
    on_event: OnEvent | None = None,
    on_gate: OnGate | None = None,
    cancel: CancelToken | None = None,
) -> Production:
    """Make a film from a brief.

    The folder is the state: when it holds an interrupted or finished production, nothing that is finished is done
    again. May be called from several threads for different folders.

    Args:
        brief: what the film is, in plain words; up to 100,000 characters.
        out: the production's folder; None for a new one under `productions/`, named after the brief.
        settings: how it is made; None for the defaults.
        on_event: takes progress, one event at a time, from any thread.
        on_gate: answers at the gates that the settings name; None to stop there.
        cancel: calls the work off.

    Returns:
        The production. `film` is the path of the film; `status` is `done`, `degraded` or `needs you`, or
        `in progress` when it waits at a gate.

    Raises:
        BriefError: the brief, a setting or the folder must be changed; the message says how.
        ProductionBusy: another process works in that folder.
        ToolError, StoreError: a back-end or the disk failed; what was finished is kept.
        Cancelled: it was called off.
    """
    asked = brief if isinstance(brief, Brief) else Brief(text=brief)
    check_brief(asked)
    folder = ProductionFolder(Path(out) if out is not None else Path("productions") / folder_name(asked.text))
    making = Making(in_turn(on_event or ignore), on_gate, cancel or CancelToken())
    return make(folder, asked, settings or Settings(), making)


def check_brief(brief: Brief) -> None:
    """Make sure that a brief can be read.

    Raises:
        BriefError: it is empty, too long, or no text.
    """
    text = brief.text
    if not text.strip():
        raise BriefError('the brief is empty; say what the film is about, such as "a fox crosses a frozen lake"')
    if len(text) > MOST_CHARACTERS:
        raise BriefError(
            f"the brief has {len(text):,} characters, at most {MOST_CHARACTERS:,} are read; shorten it to its story"
        )
    if not any(character.isalnum() or ord(character) > 0x2000 for character in text):
        raise BriefError("the brief holds no words; say what the film is about")


def make(folder: ProductionFolder, brief: Brief, settings: Settings, making: Making) -> Production:
    """Make, or go on with, the production of a folder. See `run_graph`."""
    folder.refuse_foreign()
    with held_lock(folder.lock):
        before = folder.read() if folder.exists else None
        production = _begun(before, brief, settings, making.on_event)
        folder.write(production)
        with open_studio(settings, folder.store, folder.journal, making.on_event, making.cancel) as studio:
            return _run(production, folder, studio, making)


def keep_plan(folder: ProductionFolder, brief: Brief, settings: Settings, plan: Plan, *, edited: bool) -> Production:
    """Write down the plan of a film that is to be made, or made anew.

    Args:
        folder: the production's folder.
        brief: what was asked for.
        settings: how it will be made.
        plan: the plan.
        edited: a person changed it, so that no other brief or setting replaces it unasked.

    Raises:
        ProductionBusy: another process works in that folder.
        BriefError: the folder holds something else.
    """
    folder.refuse_foreign()
    with held_lock(folder.lock):
        before = folder.read() if folder.exists else Production(brief=brief, settings=settings)
        production = before.with_(brief=brief, settings=settings, plan=plan, plan_edited=edited, status="planned")
        folder.write(production)
        end_run(folder)
        return production


def _begun(before: Production | None, brief: Brief, settings: Settings, on_event: OnEvent) -> Production:
    """Return the production to make: with the plan there is, where brief and settings still ask for it."""
    if before is None or before.plan is None or before.brief.text != brief.text:
        files = before.files if before is not None else ()
        return Production(brief=brief, settings=settings, files=files)
    changed = [name for name in _PLANNED_BY if getattr(before.settings, name) != getattr(settings, name)]
    if not changed:
        return before.with_(settings=settings, status="in progress")
    if not before.plan_edited:
        return Production(brief=brief, settings=settings, files=before.files)
    unfit = [name for name in _REPLANNED_BY if name in changed]
    if unfit:
        raise BriefError(
            f"the plan was changed by hand, and {', '.join(unfit)} would plan the film anew: ask for it in "
            f"`circletake chat`, or make the film in a new folder with --out"
        )
    on_event(Event(kind="note", name="note", text="the plan that was changed by hand is kept"))
    return before.with_(settings=settings, plan=_reformatted(before.plan, settings), status="in progress")


def _reformatted(plan: Plan, settings: Settings) -> Plan:
    from circletake.graphs.format import film_format

    made = film_format(settings.with_(rate=plan.format.rate), plan.reading)
    style = settings.style or plan.bible.style
    bible: Bible = plan.bible.with_(style=style)
    return plan.with_(format=made.format, seed=settings.seed, bible=bible)


def _run(production: Production, folder: ProductionFolder, studio: Studio, making: Making) -> Production:
    """Run the graph to its end, or to a gate where nobody answers."""
    with open_checkpoints(studio.crew.settings, folder) as saver:
        record = this_run(folder, production.brief, production.settings)
        before = production
        studio.crew.packing = lambda state: _packed(before, state, studio, folder)
        run = Run(studio.crew, saver, record.checkpointed_as(folder))
        begin = ProductionState(
            brief=production.brief, plan=production.plan, decisions=planned_by(production) if production.plan else ()
        )
        steps = run.go_on() if run.interrupted else run.begin(begin)
        while True:
            for state in steps:
                production = _kept(production, state, folder)
            waiting = run.waiting()
            if waiting is None:
                break
            answer = making.on_gate(waiting, production) if making.on_gate is not None else None
            if answer is None:
                making.on_event(Event(kind="note", name="gate", text=f"waits for you at the gate {waiting.gate!r}"))
                return production.with_(folder=folder.path)
            steps = run.answer(answer)
        write_record(folder, record.with_(finished=True))
        run.forget()
    delivered = folder.read()
    making.on_event(Event(kind="done", name=delivered.status, text=str(folder.path)))
    return delivered


def planned_by(production: Production) -> tuple[DecisionRecord, ...]:
    """Return the decisions that led to a plan; those about takes, cut and score are made anew with it.

    A shot that is made specific while it is shot has its physics found again; that decision names its slate.
    """
    return tuple(one for one in production.decisions if one.decision in _PLANNING and one.slate is None)


def _kept(production: Production, state: ProductionState, folder: ProductionFolder) -> Production:
    """Write the production down as it stands after a step."""
    if state.plan is None or state.status != "in progress":
        return production
    now = snapshot(production, state).with_(status="in progress")
    if now != production:
        folder.write(now)
    return now


def _packed(before: Production, state: ProductionState, studio: Studio, folder: ProductionFolder) -> None:
    """Deliver, and leave behind who appeared and what the critic learnt, when anything was made."""
    production = deliver(before, state, studio, folder)
    plan = production.plan
    if plan is None or not studio.crew.settings.remember or studio.calls == studio.calls_cached:
        return
    named = [one for one in plan.bible.identities if not one.name.startswith("the ")]
    # A picture stays with this production: another one's store does not hold it.
    known = [one.with_(reference=None) for one in named]
    identities = tuple(Recollection(kind="identity", text=one.name, data=one.model_dump_json()) for one in known)
    motifs = composer.motifs_to_remember(plan, state.spotting) if state.spotting is not None else ()
    learnt = (*identities, *motifs, *lessons_of(production.takes))
    if learnt:
        studio.crew.aids.memory.remember(learnt)
