"""Remains: what has ended in one shot is not whole again in the next."""

from __future__ import annotations

from fractions import Fraction

from circletake.agents.critic.continuity import continuity_of
from circletake.schema import Plan, Settings
from circletake.studio.estimating import plan_film


def _planned(brief: str) -> Plan:
    return plan_film(brief, Settings(duration_s=Fraction(20), remember=False, workers=1))


def _adjectives(plan: Plan, id_: str) -> list[tuple[str, ...]]:
    return [one.adjectives for shot in plan.shots for one in shot.staging.subjects if one.id == id_]


def test_a_sandcastle_that_a_wave_takes_is_gone_in_the_shots_that_follow() -> None:
    plan = _planned("A sandcastle on the beach is destroyed by a wave")
    told = _adjectives(plan, "sandcastle")
    assert told[0] == ()
    assert told[-1] == ("shattered",)
    assert "shattered sandcastle" in plan.shots[-1].captions.picture.lower()
    assert not [
        fault for cut in continuity_of(plan.shots) for fault in cut.faults if "described otherwise" in fault.detail
    ]


def test_leaves_that_fall_do_not_end() -> None:
    assert set(_adjectives(_planned("Leaves fall in the forest"), "leaf")) == {()}
