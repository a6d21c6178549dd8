"""Races have riders on what they race on; lights and lands tell where it plays; a blast is seen once."""

from __future__ import annotations

import pytest
from rehearsal import planned
from test_who_where_when import places, reading, told

from circletake.schema import Shot


def verbs(shot: Shot, id_: str) -> list[tuple[str, str | None]]:
    """Return what somebody does in a shot, and to whom or with what."""
    return [(action.verb, action.target) for one in shot.staging.subjects if one.id == id_ for action in one.actions]


@pytest.mark.parametrize(
    ("brief", "rider", "craft"),
    [
        ("A bicycle race through a village; one rider falls and a girl helps him up.", "rider", "bicycle"),
        ("A horse race over the meadow: three jockeys gallop, the crowd cheers.", "jockey", "horse"),
        ("A race of motorcycles through the desert; a hawk watches.", "biker", "motorcycle"),
    ],
)
def test_who_takes_part_in_a_race_is_on_something(brief: str, rider: str, craft: str) -> None:
    """Each rides one of their own, all in one picture."""
    plan = planned(brief)
    shot = next(shot for shot in plan.shots if verbs(shot, rider) and verbs(shot, f"{rider}-2"))
    ridden = {target for id_ in (rider, f"{rider}-2", f"{rider}-3") for _, target in verbs(shot, id_)}

    assert {("ride", target) for target in ridden} >= {verbs(shot, rider)[0], verbs(shot, f"{rider}-2")[0]}
    assert len(ridden) == 3
    assert all(identity.term == craft for identity in plan.bible.identities if identity.id in ridden)
    assert ridden <= {one.id for one in shot.staging.subjects}


def test_who_falls_while_riding_falls_from_it() -> None:
    """The bicycle tips over, and its rider lies there and rides no more."""
    shots = planned("A bicycle race through a village; one rider falls and a girl helps him up.").shots
    fall = next(shot for shot in shots if any(verb == "fall" for verb, _ in verbs(shot, "rider")))
    done = verbs(fall, "rider")
    after = shots[shots.index(fall) + 1]

    assert done[0] == ("ride", "bicycle")
    assert [verb for verb, _ in done[1:]] == ["fall", "lie"]
    assert [verb for verb, _ in verbs(fall, "bicycle")] == ["drive", "topple"]
    assert ("ride", "bicycle") not in verbs(after, "rider")


@pytest.mark.parametrize(
    "brief",
    [
        "A fire brigade truck races through the city.",
        "A girl runs a race in a park.",
        "Two cars chase each other along a road.",
    ],
)
def test_what_is_no_race_of_vehicles_gets_no_riders(brief: str) -> None:
    assert all(mention.noun != "rider" for mention in reading(brief).mentions)


def test_a_match_that_is_played_is_no_thing() -> None:
    """A football match lights no candle, and its fans are people."""
    found = {mention.id: mention.term for mention in reading("A football match in the rain: the fans cheer.").mentions}
    assert "match" not in found
    assert found["fan"] == "crowd"
    assert reading("A girl lights a match.").mentions[-1].term == "candle"


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        ("A monk rings the bell of a temple in the mountains.", "temple"),
        ("A knight waits in a castle in the forest.", "castle"),
        ("A hiker walks from a village into the mountains.", "mountains"),
        ("A hermit sits in the mountains.", "mountains"),
    ],
)
def test_what_is_built_in_a_land_is_where_it_plays(brief: str, expected: str) -> None:
    assert places(brief)[0] == expected


def test_a_temple_tells_in_which_land_it_stands() -> None:
    temple = next(one for one in reading("A monk prays in a temple in the mountains.").mentions if one.id == "temple")
    assert temple.adjectives == ("mountain",)


def test_the_harbour_whose_lights_appear_is_seen() -> None:
    """And the boat that they are lit for comes there."""
    plan = planned("A sailing boat fights a storm at sea; at last the harbour lights appear.")
    assert [shot.staging.place for shot in plan.shots][-2:] == ["harbour", "harbour"]
    assert plan.shots[-1].staging.subjects[0].id == "boat"
    assert "harbour" not in {shot.staging.place for shot in planned("A boat leaves the sea.").shots}


def test_what_blows_up_does_so_once() -> None:
    """It is seen from one angle; then come the faces of those who are there, with empty hands."""
    shots = planned("A scientist pours a glowing potion in a laboratory and it explodes. Comedy.").shots
    blasts = [at for at, shot in enumerate(shots) if any(verb == "explode" for verb, _ in verbs(shot, "potion"))]
    after = shots[blasts[0] + 1 :]

    assert len(blasts) == 1
    assert shots[blasts[0]].staging.camera.size not in ("close-up", "extreme close-up")
    assert after
    assert all(one.holding is None for shot in after for one in shot.staging.subjects)


@pytest.mark.parametrize(
    ("brief", "kin", "adjective"),
    [
        ("Penguins huddle in a blizzard; the mother returns from the sea.", "mother", "other"),
        ("Penguins huddle in a blizzard and a chick hatches.", "chick", "baby"),
    ],
)
def test_kin_among_animals_are_animals(brief: str, kin: str, adjective: str) -> None:
    one = next(mention for mention in reading(brief).mentions if mention.id == kin)
    assert (one.term, one.kind, one.adjectives) == ("penguin", "animal", (adjective,))


def test_kin_among_people_are_people() -> None:
    mother = next(one for one in reading("A boy pets a dog; the mother smiles.").mentions if one.id == "mother")
    assert mother.kind == "person"


def test_a_house_does_not_stand_in_its_own_hallway() -> None:
    shots = planned("A girl walks down a dark hallway in an old mansion and a door opens by itself.").shots
    assert all(one.id != "mansion" for shot in shots for one in shot.staging.subjects)


def test_nobody_gets_out_of_a_boat_on_a_lake() -> None:
    """Who catches a fish catches it from the boat that he rows."""
    shots = planned("An old fisherman rows across a misty lake and catches a golden fish.").shots
    catch = next(shot for shot in shots if any(verb == "reach" for verb, _ in verbs(shot, "fisherman")))
    assert verbs(catch, "fisherman")[0] == ("row", "rowing-boat")


def test_who_is_aloft_looks_out_from_there() -> None:
    """A couple in a balloon stays in it while we see their faces."""
    shots = planned("A hot-air balloon rises over the mountains at sunrise with a couple aboard. Romantic.").shots
    seen = [shot for shot in shots if verbs(shot, "couple") and shot.staging.camera.size != "close-up"]
    assert len(seen) > 2
    assert all(("ride", "balloon") in verbs(shot, "couple") for shot in seen)
    assert all("balloon" in {one.id for one in shot.staging.subjects} for shot in seen)
    assert all(("lie", None) not in verbs(shot, "balloon") for shot in shots)


def test_who_rides_a_wave_has_no_horse() -> None:
    assert all(kind != "horse" for kind in {one.term for one in reading("A surfer rides a huge wave.").mentions})
    assert told("A surfer rides a huge wave.") == [("ride", ("surfer",), ("surfboard",))]
    assert planned("A girl surfs at sunset.").bible.places[0].term == "sea"
    assert told("A girl rides along the beach.") == [("ride", ("girl",), ("horse",))]


def test_whatever_a_wave_does_to_a_sandcastle_ends_it() -> None:
    for brief in (
        "A big wave takes a sandcastle.",
        "The tide washes a sandcastle away.",
        "A wave destroys a sandcastle.",
    ):
        assert told(brief) == [("destroy", (), ("sandcastle",))]
    assert told("A boy destroys a sandcastle.")[0][1] == ("boy",)


def test_who_shoots_with_a_bow_has_it_in_hand_and_aims_at_what_is_meant() -> None:
    assert told("An archer shoots an arrow at a target.") == [("loose", ("archer",), ("target",))]
    assert told("A girl draws a bow.") == [("loose", ("girl",), ())]
    assert told("A soldier shoots.")[0][0] == "shoot"
    shots = planned("An archer shoots an arrow at a target.").shots
    shot = next(shot for shot in shots if ("shoot", "target") in verbs(shot, "archer"))
    assert next(one.holding for one in shot.staging.subjects if one.id == "archer") == "bow"


def test_a_footballer_who_scores_kicks_at_the_goal() -> None:
    shots = planned("A footballer scores a goal.").shots
    assert any(("kick", "goal") in verbs(shot, "footballer") for shot in shots)


def test_a_volcano_behind_a_village_is_seen_from_there() -> None:
    plan = planned("A volcano erupts behind a village while a girl runs away.")
    assert {plan.bible.place(shot.staging.place or "").term for shot in plan.shots} == {"village"}
    assert any(("explode", None) in verbs(shot, "volcano") for shot in plan.shots)
    alone = next(one for one in reading("A hiker climbs a volcano.").mentions if one.noun == "volcano")
    assert (alone.kind, alone.term) == ("place", "mountains")


@pytest.mark.parametrize("brief", ["A fox crosses a frozen lake.", "Children build a snowman in a park."])
def test_frozen_lakes_and_snowmen_mean_winter(brief: str) -> None:
    assert {shot.staging.light.season for shot in planned(brief).shots} == {"winter"}


def test_leaves_that_fall_fill_the_air() -> None:
    leaves = next(one for one in reading("A monk prays in a temple while leaves fall.").mentions if one.term == "leaf")
    assert (leaves.noun, leaves.count) == ("leaves", 1)
    single = next(one for one in reading("A leaf falls into a pond.").mentions if one.term == "leaf")
    assert (single.noun, single.count) == ("leaf", 1)
