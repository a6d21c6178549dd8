"""The editor's order: where a plan leaves open which shot comes first, the takes decide which way they cut together.

What is open is a run of neighbouring shots of a montage: one scene, no words, no titles, straight cuts. Everything
else stays where the story wants it. See `beam` for the search and its source.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from circletake.agents.director.depicting import goes_on
from circletake.agents.editor.beam import best_order, worth
from circletake.llm import Decided, Decision, Mind
from circletake.schema import Aids, Form, Genre, Mood, Plan, Shot, ShotSize, Slate, Value

MONTAGES: frozenset[Form] = frozenset({"music video", "commercial", "title sequence"})
"""Forms in which pictures follow each other for how they look."""
_GAIN = 0.1
"""What the cuts of another order must be worth more, together, before the planned one is left."""
_ONGOING = frozenset(
    {"walk", "run", "stand", "sit", "lie", "look", "swim", "fly", "sail", "row", "drive", "ride", "dance", "shine",
     "wave", "play", "work", "read", "swing", "grow", "kneel", "roll"}
)  # fmt: skip
"""Deeds that go on: shots of them may change places. Any other is an event, and events keep their order."""


class OrderShot(Value):
    """A shot, as far as its place in the film goes."""

    slate: Slate
    purpose: str
    mood: Mood
    size: ShotSize | None
    who: tuple[str, ...]
    """Ids of its subjects, the first one what it is about."""
    deeds: tuple[str, ...]
    event: bool
    """It tells something that happens once: it keeps its order among the other events."""
    open: bool
    """It may change places with the open shots beside it."""


class CutScore(Value):
    """How well two takes cut together, one right after the other."""

    before: Slate
    after: Slate
    score: Annotated[float, Field(ge=0, le=1)]


class OrderQuestion(Value):
    """Shots whose order is partly open, and what each possible cut is worth."""

    form: Form
    genre: Genre
    shots: tuple[OrderShot, ...]
    """In the planned order."""
    cuts: tuple[CutScore, ...]


class Order(Value):
    """An order of all shots."""

    slates: tuple[Slate, ...]
    reason: str


def open_runs(plan: Plan, *, montage: bool = False) -> tuple[tuple[Slate, ...], ...]:
    """Return the runs of shots whose order the plan leaves open; none in a film that tells a story.

    Args:
        plan: The plan.
        montage: True when the brief asks for a montage by name.
    """
    if not (montage or plan.reading.form in MONTAGES):
        return ()
    runs: list[list[Shot]] = []
    before: Shot | None = None
    for shot in plan.shots:
        free = _is_free(shot) and (before is None or not goes_on(before, shot))
        if free and before is not None and runs and runs[-1] and runs[-1][-1] is before and before.scene == shot.scene:
            runs[-1].append(shot)
        elif free:
            runs.append([shot])
        before = shot
    planned = (tuple(shot.slate for shot in run) for run in runs if len(run) > 2)
    return tuple(run for run in planned if list(run) == sorted(run, key=_number))


def _is_free(shot: Shot) -> bool:
    return shot.function == "development" and shot.transition == "cut" and not shot.lines and not shot.staging.titles


def _number(slate: Slate) -> tuple[int, int, str]:
    """Return a slate's place in the order in which shots were planned: a run in another one was ordered by somebody."""
    letters = slate.lstrip("0123456789")
    return int(slate[: len(slate) - len(letters)]), len(letters), letters


def order_by_rule(question: OrderQuestion, _aids: Aids) -> Order:
    """Find the order of every open run whose cuts are worth most; events keep theirs."""
    scores = {(one.before, one.after): one.score for one in question.cuts}
    slates = [shot.slate for shot in question.shots]
    told: list[str] = []
    for start, end in _runs(question):
        run = question.shots[start:end]
        ends = slates[start - 1] if start else None, slates[end] if end < len(slates) else None

        def cut(one: int | None, other: int | None, run: Sequence[OrderShot] = run, ends: _Ends = ends) -> float:
            before = run[one].slate if one is not None else ends[0]
            after = run[other].slate if other is not None else ends[1]
            return scores.get((before, after), 0.0) if before is not None and after is not None else 0.0

        def may_follow(placed: Sequence[int], one: int, run: Sequence[OrderShot] = run) -> bool:
            return not run[one].event or all(at in placed for at in range(one) if run[at].event)

        best = best_order(len(run), cut, may_follow)
        gain = best.score - worth(range(len(run)), cut)
        if gain >= _GAIN:
            slates[start:end] = [run[at].slate for at in best.order]
            told.append(f"{', '.join(slates[start:end])}: the cuts are worth {gain:.2f} more together than as planned")
    return Order(
        slates=tuple(slates), reason=f"{'; '.join(told)}." if told else "No order cuts better than the plan's."
    )


_Ends = tuple[Slate | None, Slate | None]


def _runs(question: OrderQuestion) -> list[tuple[int, int]]:
    """Return where open runs begin and end, half-open."""
    out: list[tuple[int, int]] = []
    for at, shot in enumerate(question.shots):
        if shot.open and out and out[-1][1] == at:
            out[-1] = (out[-1][0], at + 1)
        elif shot.open:
            out.append((at, at + 1))
    return out


def unusable_order(question: OrderQuestion, answer: Order) -> list[str]:
    """Tell what makes an order unusable: shots lost or doubled, moved out of their run, or events turned round."""
    planned = [shot.slate for shot in question.shots]
    if sorted(answer.slates) != sorted(planned):
        return [f"slates: give exactly {', '.join(planned)}, each once"]
    inside = {at for start, end in _runs(question) for at in range(start, end)}
    out = [
        f"{slate}: its place is not open; it is number {at + 1}"
        for at, slate in enumerate(planned)
        if at not in inside and answer.slates[at] != slate
    ]
    events = {shot.slate for shot in question.shots if shot.event}
    for start, end in _runs(question):
        if set(answer.slates[start:end]) != set(planned[start:end]):
            out.append(f"{', '.join(planned[start:end])}: shots stay within their run")
        kept = [slate for slate in planned[start:end] if slate in events]
        if [slate for slate in answer.slates[start:end] if slate in events] != kept and len(kept) > 1:
            out.append(f"{', '.join(kept)}: events keep this order")
    return out


ORDER_SHOTS: Decision[OrderQuestion, Order] = Decision(
    name="order_shots",
    prompt="order_shots",
    question=OrderQuestion,
    answer=Order,
    house=order_by_rule,
    check=unusable_order,
)


def order_shots(plan: Plan, runs: Sequence[Sequence[Slate]], cuts: Sequence[CutScore], *, mind: Mind) -> Decided[Order]:
    """Decide the order of the shots whose order is open.

    Args:
        plan: The plan, in its own order.
        runs: What is open, as `open_runs` gives it.
        cuts: What every cut is worth that an order may need.
        mind: Who decides.
    """
    free = {slate for run in runs for slate in run}
    question = OrderQuestion(
        form=plan.reading.form,
        genre=plan.reading.genre,
        shots=tuple(_shot(plan, shot, shot.slate in free) for shot in plan.shots),
        cuts=tuple(cuts),
    )
    return mind.decide(ORDER_SHOTS, question)


def _shot(plan: Plan, shot: Shot, free: bool) -> OrderShot:
    subjects = sorted(shot.staging.subjects, key=lambda one: one.id != shot.staging.camera.focus)
    deeds = tuple(dict.fromkeys(action.verb for subject in subjects for action in subject.actions))
    return OrderShot(
        slate=shot.slate,
        purpose=shot.purpose,
        mood=shot.staging.mood or plan.scene_of(shot).mood,
        size=shot.staging.camera.size,
        who=tuple(subject.id for subject in subjects),
        deeds=deeds,
        event=not set(deeds) <= _ONGOING,
        open=free,
    )


def in_order(plan: Plan, order: Order) -> Plan:
    """Return a plan with its shots in an order of all of them."""
    return plan.with_(shots=tuple(plan.shot(slate) for slate in order.slates))
