"""Shots that are longer than a back-end can shoot become several, and the film stays as long as it was."""

from __future__ import annotations

import pytest
from cutting_room import plan_of, planned, shot
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.agents.director import chains, within_reach
from circletake.schema import Action, Camera, Plan, Subject, Title, VoiceLine


def film() -> Plan:
    keeper = Subject(id="keeper", noun="keeper", actions=(Action(verb="walk", end=0.4), Action(verb="look", begin=0.6)))
    long = shot("1B", 240, must_show=("keeper",), transition="dissolve")
    long = long.with_(
        staging=long.staging.with_(
            subjects=(keeper,), camera=Camera(size="wide", move="static"),
            titles=(Title(text="Light", begin=0.1, end=0.3),),
        ),
        lines=(VoiceLine(id="1", text="Now.", begin=0.05), VoiceLine(id="2", text="There.", begin=0.75)),
    )  # fmt: skip
    return plan_of([shot("1A", 48), long, shot("1C", 96)])


def test_a_plan_within_reach_stays_as_it_is() -> None:
    plan = film()
    assert within_reach(plan, None, goes_on=True) is plan
    assert within_reach(plan, 10.0, goes_on=True) is plan
    assert within_reach(plan, 0.4, goes_on=True) is plan, "what no shot can be is left to the back-end to refuse"


@given(st.floats(0.6, 11), st.booleans())
@settings(max_examples=40, derandomize=True, deadline=None)
def test_no_shot_is_longer_than_can_be_shot(longest: float, goes_on: bool) -> None:
    plan = film()
    cut = within_reach(plan, longest, goes_on=goes_on)
    assert cut.frames == plan.frames
    assert all(one.frames <= longest * 24 for one in cut.shots)
    slates = [one.slate for one in cut.shots]
    assert len(set(slates)) == len(slates)
    assert [line.id for one in cut.shots for line in one.lines] == ["1", "2"]
    assert [title.text for one in cut.shots for title in one.staging.titles] == ["Light"]


def test_parts_go_on_from_each_other_where_the_backend_can() -> None:
    cut = within_reach(film(), 3.0, goes_on=True)
    assert [one.slate for one in cut.shots] == ["1A", "1B", "1D", "1E", "1F", "1C", "1G"]
    assert [one.transition for one in cut.shots[1:5]] == ["dissolve", "cut", "cut", "cut"]
    assert [[action.verb for action in one.staging.subjects[0].actions] for one in cut.shots[1:5]] == [
        ["walk"], ["walk"], ["look"], ["look"],
    ]  # fmt: skip
    assert [tuple(one.slate for one in run) for run in chains(cut.shots)][2:3] == [("1D", "1E", "1F")]
    assert all(one.must_show == ("keeper",) for one in cut.shots[1:5])
    assert [one.captions for one in cut.shots[1:5]] == [film().shots[1].captions] * 4


def test_parts_change_size_where_it_can_not() -> None:
    cut = within_reach(film(), 3.0, goes_on=False)
    assert [one.staging.camera.size for one in cut.shots[1:5]] == ["wide", "medium", "wide", "medium"]
    assert "Medium shot" in cut.shots[2].captions.picture


def test_moments_are_kept() -> None:
    first, second = within_reach(film(), 5.0, goes_on=True).shots[1:3]
    assert (first.frames, second.frames) == (120, 120)
    assert (first.lines[0].begin, second.lines[0].begin) == pytest.approx((0.1, 0.5))
    assert (first.staging.titles[0].begin, first.staging.titles[0].end) == pytest.approx((0.2, 0.6))
    walk, look = first.staging.subjects[0].actions[0], second.staging.subjects[0].actions[0]
    assert (walk.begin, walk.end) == pytest.approx((0.0, 0.8))
    assert (look.begin, look.end) == pytest.approx((0.2, 1.0))


def test_whole_films_come_within_reach() -> None:
    plan = planned("A calm documentary: a lighthouse keeper finds a whale stranded at dawn")
    cut = within_reach(plan, 2.0, goes_on=False)
    assert len(cut.shots) > len(plan.shots)
    assert max(one.frames for one in cut.shots) <= 48
