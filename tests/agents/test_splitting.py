"""Two shots of one: the film stays as long as it is, and nobody who must be shown is lost."""

from __future__ import annotations

import pytest
from rehearsal import forgetful, planned

from circletake.agents.director import apply_change, can_split
from circletake.agents.director.splitting import split
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Plan, Shot

BRIEF = "A 30-second trailer: a lighthouse keeper finds a whale stranded at dawn; hopeful, orchestral"


def crowded() -> tuple[Plan, Shot]:
    plan = planned(BRIEF)
    return plan, next(shot for shot in plan.shots if can_split(shot) and len(shot.must_show) > 1)


def test_said_in_words_one_shot_becomes_two_in_the_same_time() -> None:
    plan, shot = crowded()
    changed = apply_change(plan, f"split {shot.slate}", vocabulary=STAGE_VOCABULARY, mind=forgetful()).answer
    assert changed.question is None
    after = changed.plan
    assert after.frames == plan.frames
    assert len(after.shots) == len(plan.shots) + 1
    assert len({one.slate for one in after.shots}) == len(after.shots)
    at = plan.shots.index(shot)
    halves = after.shots[at : at + 2]
    assert {id_ for half in halves for id_ in half.must_show} == set(shot.must_show)
    for half in halves:
        assert {subject.id for subject in half.staging.subjects} >= set(half.must_show)
        assert half.captions.picture
    assert [one.slate for one in after.shots if one not in halves] == [one.slate for one in plan.shots if one != shot]


def test_a_shot_of_one_thing_stays_one_shot() -> None:
    plan, shot = crowded()
    alone = shot.with_(staging=shot.staging.with_(subjects=shot.staging.subjects[:1]))
    single = alone.staging.subjects[0].with_(actions=())
    alone = alone.with_(staging=alone.staging.with_(subjects=(single,)))
    assert not can_split(alone)
    with pytest.raises(ValueError, match="can't be split"):
        split(alone, "9Z")
    changed = plan.with_(shots=tuple(alone if one == shot else one for one in plan.shots))
    told = apply_change(changed, f"split {shot.slate}", vocabulary=STAGE_VOCABULARY, mind=forgetful()).answer
    assert told.plan == changed
    assert "stays one shot" in told.summary
