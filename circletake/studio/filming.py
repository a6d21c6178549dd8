"""Filming: one run of the production graph, to its end or to a gate where nobody answers."""

from __future__ import annotations

from circletake.agents import composer
from circletake.graphs.lessons import lessons_of
from circletake.graphs.run import Run
from circletake.graphs.state import ProductionState
from circletake.schema import DecisionRecord, Event, Production, Recollection
from circletake.studio.delivery import deliver, snapshot
from circletake.studio.folder import ProductionFolder
from circletake.studio.making import Making
from circletake.studio.opening import Studio
from circletake.studio.running import open_checkpoints
from circletake.studio.runs import this_run, write_record
from circletake.studio.standing import standing_of

_PLANNING = frozenset(
    {"read_brief", "write_treatment", "cast_bible", "plan_shots", "write_captions", "find_physics",
     "understand_message", "understand_change", "answer_message"}
)  # fmt: skip
"""Decisions that lead to a plan, a conversation's among them."""


def film(production: Production, folder: ProductionFolder, studio: Studio, making: Making) -> Production:
    """Run the graph to its end, or to a gate where nobody answers.

    Args:
        production: as it begins, written down already.
        folder: its folder, locked.
        studio: who makes it.
        making: who is told, who answers at gates, and what calls it off.
    """
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
        delivered = folder.read()
        write_record(folder, record.with_(finished=True, standing=standing_of(delivered, folder, studio.stand_ins)))
        run.forget()
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
