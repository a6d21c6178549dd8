"""The order of shots: what is open, what a beam finds, what any answer must keep."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from cutting_room import mind, plan_of, shot
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.agents.editor import CutScore, in_order, open_runs, order_shots
from circletake.agents.editor.beam import best_order, worth
from circletake.agents.editor.ordering import Order, OrderQuestion, OrderShot, unusable_order
from circletake.schema import Action, Plan, Shot, Subject, Title, VoiceLine

MONTAGE = {"form": "music video"}


def film(*shots: Shot, **reading: object) -> Plan:
    first, last = shot("1A", 48, function="opening", lead=False), shot("1Z", 48, function="ending", lead=False)
    return plan_of([first, *shots, last], **(reading or MONTAGE))


def doing(slate: str, verb: str) -> Shot:
    one = shot(slate, 48)
    subject = Subject(id="keeper", noun="keeper", actions=(Action(verb=verb),))
    return one.with_(staging=one.staging.with_(subjects=(subject,)))


def loose(*slates: str) -> tuple[Shot, ...]:
    """Return shots that do not go on from each other."""
    sizes = ("wide", "medium", "full", "close-up")
    shots = [doing(slate, "look") for slate in slates]
    return tuple(
        one.with_(staging=one.staging.with_(camera=one.staging.camera.with_(size=sizes[at % 4])))
        for at, one in enumerate(shots)
    )


def test_a_montage_is_open_and_a_story_is_not() -> None:
    shots = loose("1B", "1C", "1D")
    assert open_runs(film(*shots)) == (("1B", "1C", "1D"),)
    assert open_runs(film(*shots, form="film")) == ()
    assert open_runs(film(*shots, form="film"), montage=True) == (("1B", "1C", "1D"),)


@pytest.mark.parametrize(
    "changes",
    [
        {"lines": (VoiceLine(id="1", text="Look."),)},
        {"transition": "dissolve"},
        {"function": "turn"},
        {"scene": 2},
    ],
)
def test_what_has_its_place_ends_a_run(changes: dict[str, object]) -> None:
    one, two, three, four, five, six, seven = loose(*("1" + letter for letter in "BCDEFGH"))
    plan = film(one, two, three, four.with_(**changes), five, six, seven)
    if changes.get("scene") == 2:
        plan = plan.with_(shots=tuple(one.with_(scene=1) if one.slate != "1E" else one for one in plan.shots))
    assert open_runs(plan) == (("1B", "1C", "1D"), ("1F", "1G", "1H"))


def test_titles_and_shots_that_go_on_stay() -> None:
    one, two, three = loose("1B", "1C", "1D")
    titled = two.with_(staging=two.staging.with_(titles=(Title(text="The Light"),)))
    assert open_runs(film(one, titled, three)) == ()
    again = two.with_(slate="1D", staging=two.staging)
    assert open_runs(film(one, two, again)) == ()


def test_a_run_in_another_order_was_ordered_by_somebody() -> None:
    one, two, three = loose("1B", "1C", "1D")
    assert open_runs(film(two, one, three)) == ()


SCORES = st.lists(st.floats(0, 1), min_size=49, max_size=49)


def _table(count: int, flat: list[float]) -> dict[tuple[int | None, int | None], float]:
    ends: list[int | None] = [None, *range(count)]
    return {(one, other): flat[7 * at + to] for at, one in enumerate(ends) for to, other in enumerate(ends)}


@given(st.integers(1, 5), SCORES)
@settings(max_examples=40, derandomize=True, deadline=None)
def test_a_wide_beam_finds_the_best_and_a_narrow_one_nothing_worse_than_planned(count: int, flat: list[float]) -> None:
    table = _table(count, flat)

    def cut(one: int | None, other: int | None) -> float:
        return table[one, other]

    best = max(worth(order, cut) for order in permutations(range(count)))
    assert best_order(count, cut, lambda *_: True, width=120).score == pytest.approx(best)
    narrow = best_order(count, cut, lambda *_: True, width=1)
    assert sorted(narrow.order) == list(range(count))
    assert narrow.score >= worth(range(count), cut) - 1e-9


def test_even_orders_leave_the_plan_as_it_is() -> None:
    assert best_order(5, lambda *_: 0.5, lambda *_: True).order == (0, 1, 2, 3, 4)


def _cuts(plan: Plan, good: str) -> tuple[CutScore, ...]:
    """Return scores that are 1 along an order and 0.5 elsewhere."""
    wanted = {(f"1{one}", f"1{other}") for one, other in pairwise(good)}
    slates = [one.slate for one in plan.shots]
    return tuple(
        CutScore(before=one, after=other, score=1.0 if (one, other) in wanted else 0.5)
        for one, other in permutations(slates, 2)
    )


def test_the_takes_decide() -> None:
    plan = film(*loose("1B", "1C", "1D", "1E"))
    decided = order_shots(plan, open_runs(plan), _cuts(plan, "ADBECZ"), mind=mind()).answer
    assert decided.slates == ("1A", "1D", "1B", "1E", "1C", "1Z")
    assert "2.50 more" in decided.reason
    assert [one.slate for one in in_order(plan, decided).shots] == list(decided.slates)
    assert open_runs(in_order(plan, decided)) == (), "an order once found is left"


def test_events_keep_their_order() -> None:
    shots = loose("1B", "1C", "1D")
    told = (doing("1B", "give"), shots[1], doing("1D", "throw"))
    plan = film(*told)
    decided = order_shots(plan, open_runs(plan), _cuts(plan, "ADCBZ"), mind=mind()).answer
    assert decided.slates.index("1B") < decided.slates.index("1D")


def test_a_little_better_is_no_reason() -> None:
    plan = film(*loose("1B", "1C", "1D"))
    cuts = tuple(one.with_(score=0.5 + (one.score - 0.5) / 30) for one in _cuts(plan, "ADCBZ"))
    decided = order_shots(plan, open_runs(plan), cuts, mind=mind()).answer
    assert decided.slates == ("1A", "1B", "1C", "1D", "1Z")
    assert decided.reason == "No order cuts better than the plan's."


@pytest.mark.parametrize(
    ("slates", "told"),
    [
        (("1A", "1C", "1B", "1D", "1Z"), ""),
        (("1A", "1B", "1C", "1Z"), "each once"),
        (("1A", "1B", "1B", "1D", "1Z"), "each once"),
        (("1B", "1A", "1C", "1D", "1Z"), "not open"),
        (("1A", "1B", "1D", "1C", "1Z"), "keep this order"),
    ],
)
def test_answers_keep_what_is_not_open(slates: tuple[str, ...], told: str) -> None:
    def one(slate: str, *, event: bool = False, free: bool = True) -> OrderShot:
        return OrderShot(
            slate=slate, purpose="It is seen.", mood="calm", size="wide", who=(), deeds=(), event=event, open=free
        )

    shots = (
        one("1A", free=False), one("1B"), one("1C", event=True), one("1D", event=True), one("1Z", free=False),
    )  # fmt: skip
    question = OrderQuestion(form="music video", genre="drama", shots=shots, cuts=())
    complaints = "; ".join(unusable_order(question, Order(slates=slates, reason="So.")))
    assert told in complaints
    assert bool(complaints) == bool(told)
