"""Companies that are named as one, another of the same, what is dreamt, what lies under water, and what cuts what."""

from __future__ import annotations

import pytest
from cutting_room import planned

from circletake.schema import Plan, Subject


def subjects(plan: Plan, id_: str) -> list[Subject]:
    return [one for shot in plan.shots for one in shot.staging.subjects if one.id == id_]


@pytest.mark.parametrize(
    ("brief", "noun", "count"),
    [
        ("A band plays a rock concert.", "musician", 4),
        ("An orchestra plays in a concert hall.", "musician", 9),
        ("A film crew waits in the rain.", "sailor", 4),
        ("A team runs over a field.", "athlete", 5),
    ],
)
def test_a_company_is_as_many_people(brief: str, noun: str, count: int) -> None:
    mention = planned(brief).reading.mentions[0]
    assert (mention.noun, mention.count, mention.kind) == (noun, count, "person")


def test_what_a_submarines_crew_does_the_submarine_is_seen_doing_among_ruins() -> None:
    plan = planned("A submarine crew discovers a sunken city.")
    assert {place.term for place in plan.bible.places} == {"underwater"}
    assert any(one.term == "submarine" for one in plan.reading.mentions)
    assert subjects(plan, "ruins")


def test_a_new_one_is_another_of_what_was_lost_and_is_handed_over() -> None:
    plan = planned("A boy drops his ice cream, and a stranger buys him a new one.")
    gives = [action for one in subjects(plan, "stranger") for action in one.actions if action.verb == "give"]
    assert gives
    assert {action.target for action in gives} == {"boy"}
    assert subjects(plan, "stranger")[0].holding == "ice cream"
    assert subjects(plan, "boy")[-1].holding == "ice cream"


def test_a_dream_is_shown_where_it_plays_and_nothing_else_plays_there() -> None:
    plan = planned(
        "A girl falls asleep in her room and dreams that she rides a whale through the night sky. Then she wakes up."
    )
    terms = {place.id: place.term for place in plan.bible.places}
    rides = [shot for shot in plan.shots if any(a.verb == "ride" for s in shot.staging.subjects for a in s.actions)]
    assert rides
    assert {terms[shot.staging.place or ""] for shot in rides} == {"sky"}
    first, last = plan.shots[0], plan.shots[-1]
    assert {terms[shot.staging.place or ""] for shot in (first, last)} == {"room"}


def test_who_flies_in_a_dream_flies_and_is_no_bee() -> None:
    reading = planned("A boy sleeps and dreams of flying over the clouds.").reading
    assert [one.verb for one in reading.happenings] == ["sleep", "dream", "fly"]
    assert "bee" not in {one.term for one in reading.mentions}


@pytest.mark.parametrize(
    ("brief", "tool"),
    [
        ("A bride and groom cut the wedding cake.", "knife"),
        ("A mayor cuts a rope.", "scissors"),
        ("A lumberjack cuts a pine.", "axe"),
    ],
)
def test_what_is_cut_says_with_what(brief: str, tool: str) -> None:
    assert tool in {one.holding for shot in planned(brief).shots for one in shot.staging.subjects}


def test_two_who_cut_a_cake_have_it_between_them() -> None:
    plan = planned("A bride and groom cut the wedding cake in a garden.")
    sides = {
        one.id: one.placement.side
        for shot in plan.shots
        for one in shot.staging.subjects
        if len(shot.staging.subjects) == 3
    }
    assert {sides["bride"], sides["groom"]} == {"left", "right"}
    assert sides["cake"] == "centre"


@pytest.mark.parametrize(
    ("brief", "riders", "mount"),
    [
        ("Three cowboys ride their horses through the desert.", 3, "horse"),
        ("Four knights gallop towards a castle at dawn.", 4, "horse"),
        ("A boy and a girl race their bikes down a street.", 2, "bicycle"),
    ],
)
def test_everybody_has_a_mount_of_their_own_and_all_ride_one_way(brief: str, riders: int, mount: str) -> None:
    plan = planned(brief)
    ridden = [
        {one.id: action.target for one in shot.staging.subjects for action in one.actions if action.verb == "ride"}
        for shot in plan.shots
    ]
    assert len([one for one in plan.bible.identities if one.term == mount]) == riders
    assert max(len(set(shot.values())) for shot in ridden) >= 2
    assert all(len(set(shot.values())) == len(shot) for shot in ridden)
    for shot, riding in zip(plan.shots, ridden, strict=True):
        ways = {one.facing for one in shot.staging.subjects if one.id in riding}
        assert len(ways - {"camera"}) <= 1


def test_two_on_one_bicycle_share_it() -> None:
    plan = planned("Two girls ride a bicycle through a park.")
    assert [one.count for one in plan.bible.identities if one.term == "bicycle"] == [1]
