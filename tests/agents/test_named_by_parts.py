"""Places that are named by their parts, left out, or named by what they are not; and riders whose name says on what."""

from __future__ import annotations

import pytest
from cutting_room import mind

from circletake.agents.director import BriefFacts, cast_bible, read_brief
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Brief, BriefReading


def read(text: str) -> BriefReading:
    return read_brief(Brief(text=text), BriefFacts(), vocabulary=STAGE_VOCABULARY, mind=mind()).answer


def places(reading: BriefReading) -> set[str | None]:
    by_id = {one.id: one.term for one in reading.mentions}
    return {by_id[one.place] for one in reading.happenings if one.place is not None}


@pytest.mark.parametrize(
    ("brief", "place"),
    [
        ("A cook throws a pancake into the air in a kitchen.", "kitchen"),
        ("A wizard raises his staff on a castle tower.", "castle"),
        ("A rooster crows on a farm gate at dawn.", "farm"),
        ("A family eats dinner by candle light while a storm rages outside.", "room"),
        ("A factory worker pulls a lever, and all machines stop.", "factory"),
        ("A rover drives across a grey moon and finds a footprint.", "planet"),
        ("A cat sleeps on a chair while it rains outside.", "room"),
        ("Outside, the snow falls, and a grandmother knits a sock.", "room"),
    ],
)
def test_it_plays_where_it_is_said_to(brief: str, place: str) -> None:
    assert places(read(brief)) == {place}


def test_rain_outside_the_castle_is_where_they_are() -> None:
    assert places(read("A knight stands in the rain outside the castle.")) == {"castle"}


@pytest.mark.parametrize(
    ("brief", "craft", "riders"),
    [
        ("A motorcyclist races along a coast road at sunset.", "motorcycle", 1),
        ("Two cyclists race down a mountain road.", "bicycle", 2),
        ("A jockey gallops over the fields.", "horse", 1),
    ],
)
def test_who_is_called_by_what_he_rides_rides_it(brief: str, craft: str, riders: int) -> None:
    reading = read(brief)
    ridden = {one.id for one in reading.mentions if one.term == craft}
    assert len(ridden) == riders
    assert any(one.verb == "ride" and ridden <= set(one.objects) for one in reading.happenings)


def test_what_appears_at_last_is_seen() -> None:
    reading = read("A captain steers a ship through thick fog until a lighthouse appears.")
    assert [one.verb for one in reading.happenings] == ["steer", "appear"]


def test_a_hunters_bow_is_no_rainbow() -> None:
    reading = read("A hunter meets a deer in a snowy forest and lowers his bow.")
    assert "rainbow" not in {one.term for one in reading.mentions}


def test_nobody_is_a_tournament() -> None:
    reading = read("An archer shoots an arrow into a target while a crowd watches at a tournament.")
    assert all(one.noun != "tournament" for one in reading.mentions)


@pytest.mark.parametrize(
    ("wish", "mood"), [("Fast, electric guitar.", "joyful"), ("Slow, cello.", "calm"), ("Fast and tense.", "tense")]
)
def test_a_pace_sets_the_mood_where_nothing_else_does(wish: str, mood: str) -> None:
    assert read(f"A motorcyclist races along a coast road at sunset. {wish}").moods[0] == mood


def test_petals_fall_in_spring() -> None:
    assert read("A samurai meditates under a tree while petals fall.").season == "spring"
    assert read("A samurai meditates under a tree in autumn while petals fall.").season == "autumn"


@pytest.mark.parametrize(
    "noun",
    ["critic", "president", "vampire", "duke", "architect", "minstrel", "midwife", "newsboy", "pharaoh", "psychic",
     "dwarf", "goblin", "rebel", "veteran", "fortune-teller"],
)  # fmt: skip
def test_people_of_rarer_callings_are_people(noun: str) -> None:
    (somebody,) = read(f"A {noun} walks along a road.").mentions[:1]
    assert somebody.kind == "person"
    assert somebody.term is not None


def test_who_paints_has_something_to_paint_on() -> None:
    assert "easel" in {one.term for one in read("A painter paints a sunset by the sea.").mentions}
    assert "easel" not in {one.term for one in read("A painter paints a fence.").mentions}


@pytest.mark.parametrize("noun", ["wrecking ball", "rocking horse", "wedding cake"])
def test_a_prop_keeps_its_whole_name(noun: str) -> None:
    assert noun in {one.noun for one in read(f"A man looks at a {noun}.").mentions}


@pytest.mark.parametrize(
    ("brief", "place"),
    [
        ("A samurai cuts an arrow in a bamboo forest.", "jungle"),
        ("A boy plays the trumpet on a balcony in the city at night.", "city"),
        ("A scientist drops a test tube, and green smoke fills the laboratory.", "laboratory"),
        ("An astronaut repairs a satellite above the earth and drops his wrench.", "space"),
        ("A girl walks through a snowy mountain landscape.", "mountains"),
        ("A grandmother knits a scarf by the fire; her cat plays with the wool.", "room"),
        ("A hunter sits by the fire in the forest.", "forest"),
    ],
)
def test_where_it_plays_is_read_from_how_it_is_called(brief: str, place: str) -> None:
    reading = read(brief)
    bible = cast_bible(reading, seed=1, vocabulary=STAGE_VOCABULARY, mind=mind()).answer
    assert {one.term for one in bible.places} == {place}


def test_at_home_the_fire_is_in_the_fireplace() -> None:
    assert "campfire" not in {one.term for one in read("A grandmother knits a scarf by the fire.").mentions}
    assert "campfire" in {one.term for one in read("A hunter sits by the fire in the forest.").mentions}


def test_the_weather_in_which_something_happens_comes_with_it() -> None:
    told = read("An old woman feeds ducks; a boy gives her his umbrella when it begins to rain.").happenings
    assert [one.weather for one in told] == [None, "rain"]


def test_a_season_that_the_first_sentence_names_late_holds_from_its_beginning() -> None:
    assert read("A mother bear teaches her cub to fish in a mountain stream in summer.").season == "summer"


def test_a_goalkeeper_stands_before_a_goal() -> None:
    reading = read("A goalkeeper catches a ball in the rain, and the crowd cheers.")
    (goal,) = (one.id for one in reading.mentions if one.term == "goal")
    assert goal in reading.happenings[0].objects
    assert goal not in reading.happenings[1].objects
