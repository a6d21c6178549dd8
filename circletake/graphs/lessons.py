"""Lessons: what the critic learnt in earlier productions, heeded before anything is shot."""

from __future__ import annotations

from collections.abc import Sequence

from circletake.agents import director
from circletake.graphs.crew import Crew
from circletake.schema import CircledTake, DecisionRecord, Fault, Plan, Recollection, Value

_SAME_SHOT = 0.08
"""Largest distance between two captions that a lesson carries over."""


class Lesson(Value):
    """A caption that a picture back-end could not show, and what was wrong with its takes."""

    backend: str
    prompt: str
    faults: tuple[Fault, ...]


class Heeded(Value):
    """A plan in which shots that are known to fail are shown another way."""

    plan: Plan
    decisions: tuple[DecisionRecord, ...] = ()
    notes: tuple[str, ...] = ()


def lessons_of(takes: Sequence[CircledTake]) -> tuple[Recollection, ...]:
    """Return what the critic learnt of the back-ends: captions whose takes it would not have at any seed."""
    out = []
    for take in takes:
        for verdict in take.verdicts:
            if verdict.decision == "reroute" or verdict.needs_you:
                best = verdict.best_take
                lesson = Lesson(backend=verdict.backend, prompt=best.prompt, faults=best.faults)
                out.append(Recollection(kind="lesson", text=best.prompt, data=lesson.model_dump_json()))
    return tuple(out)


def heed(plan: Plan, crew: Crew) -> Heeded:
    """Show shots another way when an earlier production learnt that the back-end can't show them as they stand."""
    backend = crew.pictures[0]
    shots, decisions, notes = list(plan.shots), [], []
    for at, shot in enumerate(plan.shots):
        lesson = _lesson(shot.captions.picture, backend, crew)
        if lesson is None:
            continue
        decided = director.reroute(
            shot, plan.scene_of(shot), plan.bible,
            before=shots[at - 1] if at else None, after=shots[at + 1] if at + 1 < len(shots) else None,
            round_=1, faults=lesson.faults, seed=plan.seed, vocabulary=crew.vocabulary(backend), mind=crew.mind,
        )  # fmt: skip
        shots[at] = director.with_staging(shot, decided.answer)
        decisions.append(decided.record)
        notes.append(f"{shot.slate} is shown another way from the start: in an earlier film, {backend} could not")
    return Heeded(plan=plan.with_(shots=tuple(shots)), decisions=tuple(decisions), notes=tuple(notes))


def _lesson(prompt: str, backend: str, crew: Crew) -> Lesson | None:
    for found in crew.aids.memory.recall("lesson", prompt, 1):
        lesson = Lesson.model_validate_json(found.data)
        if found.distance <= _SAME_SHOT and lesson.backend == backend:
            return lesson
    return None
