"""Planted shots: what is left open loosely changes what is said, and nothing of what is meant."""

from __future__ import annotations

from circletake.agents.critic import openness
from circletake.evals.planted import planted_shots


def test_loose_things_are_open_in_what_is_said_and_not_in_what_is_meant() -> None:
    tight, loose = (planted_shots(12, seed=5, plain=0.5, loose=chance) for chance in (0.0, 1.0))
    assert [one.intent for one in loose] == [one.intent for one in tight]
    assert [(one.name, one.bits, one.unknown) for one in loose] == [(one.name, one.bits, one.unknown) for one in tight]
    for one, other in zip(tight, loose, strict=True):
        said, left = one.plan.shots[0].staging, other.plan.shots[0].staging
        assert left.subjects[0].expression is None
        assert left.camera.move is None
        assert left.light.season is None
        assert (left.place, left.light.hour, left.light.weather) == (said.place, said.light.hour, said.light.weather)
        assert openness(left) > openness(said)


def test_plain_shots_say_all_that_is_meant() -> None:
    plain = [one for one in planted_shots(20, seed=6, plain=0.5, unknown=0.0) if one.kind == "plain"]
    assert len(plain) == 10
    for one in plain:
        assert one.bits == 0
        assert one.plan.shots[0].staging == one.intent.staging
