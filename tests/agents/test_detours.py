"""A shot that is shown another way is held to what was asked for."""

from __future__ import annotations

from rehearsal import planned
from test_routing import take

from circletake.agents.critic import held_to, renamed
from circletake.agents.critic.routing import Route
from circletake.schema import TakeDecision, Unavailable, Verdict

SHOWN = "Shown with what is known: theremin as guitar."


def circling(decision: TakeDecision = "circle") -> Verdict:
    route = Route(decision, "It shows what it should.")
    return Verdict(
        slate="1A", round=2, backend="stage", takes=(take(1.0),), best=1, uncertainty=Unavailable(reason="one take"),
        p_bad=Unavailable(reason="one take"), decision=route.decision, reason=route.reason,
    )  # fmt: skip


def test_another_thing_than_was_asked_for_needs_you() -> None:
    held = held_to(circling(), take(0.4, ("stand-in", 0.9)), SHOWN)
    assert (held.decision, held.needs_you, held.cause) == ("settle", True, "unknown")
    assert held.reason.startswith(SHOWN)
    assert "not what was asked for" in held.reason


def test_a_severe_fault_is_enough_and_so_is_not_knowing() -> None:
    assert held_to(circling(), take(0.9, ("missing subject", 0.9)), SHOWN).needs_you
    assert held_to(circling(), take(None), SHOWN).needs_you


def test_a_detour_that_shows_it_all_the_same_is_circled() -> None:
    assert held_to(circling(), take(0.9), SHOWN) == circling()


def test_what_is_not_circled_stays_as_it_is() -> None:
    assert held_to(circling("retake"), take(0.1), SHOWN) == circling("retake")


def test_a_thing_of_another_name_is_another_thing() -> None:
    asked = next(shot for shot in planned("A fox crosses a frozen lake at dusk.").shots if shot.must_show)
    first = asked.staging.subjects[0]
    other = asked.with_(staging=asked.staging.with_(subjects=(first.with_(noun="guitar", actions=()),)))
    kinds = [fault.kind for fault in renamed(asked, other)]
    assert kinds[0] == "stand-in"
    assert len(kinds) == 1 + len({action.verb for action in first.actions})
    assert renamed(asked, asked) == ()
    held = held_to(circling(), take(1.0), SHOWN, renamed(asked, other))
    assert "is shown as guitar" in held.reason
