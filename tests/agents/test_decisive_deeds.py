"""Decisive deeds: the shot that tells one has who does it, to what, and the third from whom, on whom or for whom."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest
from cutting_room import mind

from circletake.agents.director import BriefFacts, read_brief
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Action, Brief, BriefReading, Plan, Settings, Shot, Subject
from circletake.studio.estimating import plan_film


def read(text: str) -> BriefReading:
    return read_brief(Brief(text=text), BriefFacts(), vocabulary=STAGE_VOCABULARY, mind=mind()).answer


@cache
def planned(brief: str) -> Plan:
    return plan_film(brief, Settings(duration_s=Fraction(20), remember=False, workers=1))


def doing(brief: str, who: str, verb: str, target: str | None) -> tuple[Shot, Action]:
    """Return the first shot in which somebody does something to somebody, and the act."""
    for shot in planned(brief).shots:
        for subject in shot.staging.subjects:
            for action in subject.actions:
                if (subject.id, action.verb, action.target) == (who, verb, target):
                    return shot, action
    raise AssertionError(f"{who} {verb} {target} is in no shot of {brief!r}")


def of(shot: Shot, id_: str) -> Subject:
    return next(subject for subject in shot.staging.subjects if subject.id == id_)


def act(shot: Shot, id_: str, verb: str) -> Action:
    return next(action for action in of(shot, id_).actions if action.verb == verb)


def of_all(shot: Shot, id_: str) -> tuple[Action, ...]:
    return next((one.actions for one in shot.staging.subjects if one.id == id_), ())


def test_prepositions_are_kept_with_whom_they_name() -> None:
    (theft,) = read("A monkey snatches the hat from a tourist.").happenings
    assert theft.objects == ("hat", "tourist")
    assert (theft.to("from"), theft.to("on", "over")) == ("tourist", None)


def test_what_is_stolen_is_in_its_owners_hands_until_the_thief_has_it() -> None:
    brief = "A monkey snatches the hat from a tourist at a temple."
    shot, reach = doing(brief, "monkey", "reach", "hat")
    assert act(shot, "tourist", "carry").target == "hat"
    assert act(shot, "monkey", "run").begin >= reach.end


def test_what_is_dropped_on_somebody_falls_on_her_and_both_are_in_the_shot() -> None:
    shot, falls = doing("A waiter drops the cake on a bride.", "cake", "fall", "bride")
    assert {"waiter", "cake", "bride"} <= {one.id for one in shot.staging.subjects}
    assert "bride" in shot.must_show
    assert falls.begin > 0.2


def test_who_is_pushed_falls_after_it_and_away() -> None:
    shot, push = doing("A boy pushes his brother on the beach.", "boy", "shove", "brother")
    assert push.begin < act(shot, "brother", "fall").begin <= push.end
    assert of(shot, "brother").facing == of(shot, "boy").facing


def test_who_wakes_somebody_does_not_wake_up() -> None:
    shot, reach = doing("A dog wakes an old woman at night.", "dog", "reach", "woman")
    assert [action.verb for action in of(shot, "woman").actions] == ["lie", "sit", "stand"]
    assert act(shot, "woman", "sit").begin >= reach.begin
    assert all(action.verb != "lie" for action in of(shot, "dog").actions)


def test_who_is_kissed_asleep_lies_until_she_wakes() -> None:
    brief = "A prince kisses a sleeping princess and she wakes up."
    kiss, _ = doing(brief, "prince", "kneel", "princess")
    assert [action.verb for action in of(kiss, "princess").actions] == ["lie"]
    wakes, lies = doing(brief, "princess", "lie", None)
    later = next(shot for shot in planned(brief).shots if len(of_all(shot, "princess")) == 3)
    assert planned(brief).shots.index(later) > planned(brief).shots.index(kiss)
    assert wakes is kiss
    assert lies.begin == 0.0


def test_what_was_thrown_is_caught_out_of_the_air() -> None:
    brief = "A father throws a ball to his son in the garden; the boy catches it."
    shot, _ = doing(brief, "son", "look", "father")
    assert act(shot, "father", "throw").target == "ball"
    assert of(shot, "son").placement.side != of(shot, "father").placement.side


def test_a_baby_is_carried_out_and_handed_over() -> None:
    brief = "A firefighter rescues a baby from a burning house and hands it to the mother."
    out, _ = doing(brief, "firefighter", "carry", "baby")
    assert act(out, "firefighter", "run").end == 1.0
    shot, given = doing(brief, "firefighter", "give", "baby")
    assert given.begin == next(
        one.begin for one in of(shot, "firefighter").actions if one.verb == "give" and one.target == "mother"
    )
    assert {"firefighter", "mother", "baby"} <= {one.id for one in shot.staging.subjects}


def test_what_is_hidden_is_found_again_and_not_the_bed() -> None:
    brief = "A little girl hides a key under a pillow, and her brother finds it."
    hides, _ = doing(brief, "girl", "kneel", "pillow")
    assert of(hides, "girl").holding == "key"
    doing(brief, "brother", "reach", "key")


def test_flames_are_put_out_in_the_middle_of_the_breath() -> None:
    shot, blow = doing("A grandmother blows out the candles on her cake.", "grandmother", "blow out", "candle")
    shine = act(shot, "candle", "shine")
    assert shine.begin == 0.0
    assert blow.begin < shine.end < blow.end


def test_poured_over_somebody() -> None:
    shot, pours = doing("A woman pours her wine over a man's head.", "wine", "pour", "man")
    assert act(shot, "woman", "carry").target == "wine"
    reach = act(shot, "woman", "reach")
    assert (reach.target, reach.manner) == ("man", "high")
    assert reach.begin < pours.begin


def test_knocked_off_a_table_it_falls_after_it_is_touched() -> None:
    shot, reach = doing("A cat knocks a vase off the table in the living room.", "cat", "reach", "vase")
    assert reach.begin < act(shot, "vase", "fall").begin < reach.end
    assert "table" in {one.id for one in shot.staging.subjects}


def test_for_whom_something_is_built_stands_by() -> None:
    shot, _ = doing("A carpenter builds a table for his dog.", "carpenter", "kneel", "table")
    assert of(shot, "dog").actions == ()


def test_who_kneels_gives_the_ring_kneeling() -> None:
    brief = "A man kneels before a woman on a bridge and puts a ring on her finger."
    shot, _ = doing(brief, "man", "give", "woman")
    assert of(shot, "man").holding == "ring"
    assert act(shot, "man", "kneel").end == 1.0


def test_a_year_later_nobody_is_left_who_was_there_before() -> None:
    brief = "A soldier writes a letter; a year later his wife reads it."
    shot, _ = doing(brief, "wife", "read", "letter")
    assert "soldier" not in {one.id for one in shot.staging.subjects}
    writes, _ = doing(brief, "soldier", "work", "letter")
    assert of(writes, "soldier").holding == "pen"


def test_two_who_kiss_do_so_in_one_place() -> None:
    shot, embrace = doing("A man and a woman kiss on a bridge.", "man", "embrace", "woman")
    assert act(shot, "woman", "embrace").begin == embrace.begin
    assert all(action.verb != "walk" for action in of(shot, "woman").actions)


def test_the_last_image_has_nobody_who_embraces_air() -> None:
    for shot in planned("A prince kisses a princess, and she runs away.").shots:
        held = {(one.id, act.target) for one in shot.staging.subjects for act in one.actions if act.verb == "embrace"}
        assert all((target, id_) in held for id_, target in held)


@pytest.mark.parametrize(
    ("brief", "verbs"),
    [
        ("A branch falls on a hunter before he can shoot the deer.", ["fall"]),
        ("A thief breaks a window, but the dog does not bark.", ["break"]),
    ],
)
def test_what_never_comes_about_does_not_happen(brief: str, verbs: list[str]) -> None:
    assert [one.verb for one in read(brief).happenings] == verbs


def test_words_that_named_nothing() -> None:
    safe = read("A detective opens a safe and finds nothing but a note.")
    assert safe.happenings[1].objects == ("note",)
    swans = read("A swan and its young swim over a quiet lake at sunrise.")
    assert {(one.term, one.count) for one in swans.mentions if one.kind == "animal"} == {("duck", 1), ("duck", 3)}
    assert (swans.happenings[0].place, swans.happenings[0].subjects) == ("lake", ("swan", "young"))
    rover = read("A rover drives over a grey moon.")
    assert rover.happenings[0].place == "moon"
    falls = read("A branch falls on a hunter.").happenings[0]
    assert (falls.subjects, falls.to("on")) == (("branch",), "hunter")
    owl = read("An owl sits on a branch.")
    assert all(one.kind != "prop" for one in owl.mentions)
    young = read("A boy and his young sister play.")
    assert {one.id for one in young.mentions} == {"boy", "sister"}
    tone = read("A violinist plays a last sad note.")
    assert all(one.term != "letter" for one in tone.mentions)


def test_a_ball_that_nobody_threw_is_caught_out_of_the_air() -> None:
    shot, reach = doing("A goalkeeper catches the ball.", "goalkeeper", "reach", "ball")
    flies = act(shot, "ball", "fly")
    assert flies.target == "goalkeeper"
    assert flies.begin < reach.begin < flies.end < reach.end


def test_who_is_got_out_of_the_water_is_in_it_first() -> None:
    brief = "A fisherman pulls a drowning sailor out of the sea and gives him a blanket."
    shot, _ = doing(brief, "fisherman", "reach", "sailor")
    assert [action.verb for action in of(shot, "sailor").actions] == ["swim"]
    given, _ = doing(brief, "fisherman", "give", "sailor")
    assert of(given, "fisherman").holding == "blanket"
    assert all(action.verb != "swim" for action in of(given, "sailor").actions)


def test_who_trips_does_so_over_it_and_sits_where_he_fell() -> None:
    shot, falls = doing("A waiter trips over a dog.", "waiter", "fall", "dog")
    sits = act(shot, "waiter", "sit")
    assert (sits.target, sits.manner) == (None, "on the ground")
    assert sits.begin > falls.begin


def test_who_sits_down_on_the_floor_takes_no_chair() -> None:
    brief = "A clown pulls away the chair, and the teacher sits down on the floor."
    shot, sits = doing(brief, "teacher", "sit", None)
    assert sits.manner == "on the ground"
    assert shot.staging.place == "room"


def test_whose_thing_it_is_takes_part() -> None:
    shot, _ = doing("A ghost blows out a wizard's lantern in a cave.", "ghost", "blow out", "lantern")
    assert "wizard" in {one.id for one in shot.staging.subjects}
    theft, _ = doing("A thief takes the king's crown in a castle.", "thief", "reach", "crown")
    assert act(theft, "king", "carry").target == "crown"


def test_what_rolls_over_somebody_rolls_to_him() -> None:
    shot, act = doing("A piano rolls over a policeman on the street.", "piano", "roll", "policeman")
    assert {"piano", "policeman"} <= {one.id for one in shot.staging.subjects}
    assert act.end > act.begin


def test_who_is_a_pickpocket_and_what_an_elephant_does() -> None:
    theft = read("A pickpocket takes a watch from a businessman.")
    assert {one.id: one.kind for one in theft.mentions}["pickpocket"] == "person"
    spray = read("An elephant sprays water on a zookeeper.").happenings[0]
    assert (spray.verb, spray.subjects) == ("spray", ("elephant",))


@pytest.mark.parametrize(
    ("brief", "language", "told"),
    [
        ("Un perro despierta a una mujer.", "es", [("wake", ("dog",), ("woman",))]),
        ("Un príncipe besa a una princesa.", "es", [("kiss", ("prince",), ("princess",))]),
        ("Tres ladrones roban un pastel.", "es", [("steal", ("thief",), ("cake",))]),
        (
            "Un ladrón roba una manzana y la esconde bajo la cama.", "es",
            [("steal", ("thief",), ("apple",)), ("hide", ("thief",), ("apple", "bed"))],
        ),
        ("Un garçon vole une pomme et la donne à un chien.", "fr",
         [("steal", ("boy",), ("apple",)), ("give", ("boy",), ("apple", "dog"))]),
        ("Une sorcière verse une potion sur un chevalier.", "fr", [("pour", ("witch",), ("potion", "knight"))]),
        ("Eine Frau gibt einem Mann einen Ring.", "de", [("give", ("woman",), ("man", "ring"))]),
        ("Ein Hund weckt eine alte Frau.", "de", [("wake", ("dog",), ("woman",))]),
    ],
)  # fmt: skip
def test_deeds_in_other_languages(
    brief: str, language: str, told: list[tuple[str, tuple[str, ...], tuple[str, ...]]]
) -> None:
    reading = read(brief)
    assert reading.language == language
    assert [(one.verb, one.subjects, one.objects) for one in reading.happenings] == told


def test_what_falls_on_somebody_is_aimed_at_him() -> None:
    shot, falls = doing("A branch falls on a hunter in the forest.", "branch", "fall", "hunter")
    assert act(shot, "hunter", "fall").begin == falls.begin
    assert "falls on the hunter" in shot.captions.picture


def test_who_was_got_out_of_the_water_swims_no_more() -> None:
    brief = "A fisherman pulls a drowning sailor out of the sea and gives him a blanket."
    last = planned(brief).shots[-1]
    assert all(action.verb != "swim" for action in of(last, "sailor").actions)


def test_who_is_pushed_into_a_lake_swims_in_it_afterwards() -> None:
    last = planned("A boy pushes his brother into the lake.").shots[-1]
    assert [action.verb for action in of(last, "brother").actions] == ["swim"]


def test_who_sits_in_a_wheelchair_is_pushed_along_and_not_over() -> None:
    for brief in ("A nurse pushes an old man in a wheelchair through a park.", "A father pushes his son on a swing."):
        for shot in planned(brief).shots:
            assert all(action.verb != "fall" for one in shot.staging.subjects for action in one.actions), brief


def test_snowmen_are_built_without_a_hammer_and_an_axe_is_laid_aside() -> None:
    shot, _ = doing("Two children build a snowman.", "child", "kneel", "snowman")
    assert of(shot, "child").holding is None
    brief = "A carpenter saws a plank and builds a kennel for his dog."
    builds, _ = doing(brief, "carpenter", "kneel", "kennel")
    assert of(builds, "carpenter").holding is None


def test_a_crown_that_is_put_on_a_head_stays_there() -> None:
    last = planned("A king puts a crown on his daughter's head.").shots[-1]
    daughter = of(last, "daughter")
    assert daughter.holding == "crown"
    assert any(action.manner == "on head" for action in daughter.actions)


def test_what_is_waited_for_is_looked_at_and_what_lands_on_a_head_falls_on_it() -> None:
    waits = next(one for one in planned("A cat waits for a fish in the harbour.").shots if "cat" in one.must_show)
    assert waits.staging.camera.focus == "cat"
    doing("A cook throws a pancake into the air in a kitchen, and it lands on his head.", "pancake", "fall", "cook")


@pytest.mark.parametrize(
    ("brief", "verb", "subjects", "objects"),
    [
        ("A mechanic throws a wrench to a girl, she catches it.", "catch", ("girl",), ("wrench",)),
        ("A child gives a homeless man a sandwich in the rain, and he cries.", "cry", ("man",), ()),
        ("A bull knocks a matador down, and a clown pulls him away.", "pull", ("clown",), ("matador",)),
        ("A dog steals a sausage, and a boy chases it.", "chase", ("boy",), ("dog",)),
    ],
)
def test_who_is_meant_by_a_pronoun(brief: str, verb: str, subjects: tuple[str, ...], objects: tuple[str, ...]) -> None:
    told = next(one for one in read(brief).happenings if one.verb == verb)
    assert (told.subjects, told.objects) == (subjects, objects)


def test_a_dress_is_nobody() -> None:
    sewn = read("A tailor sews a dress for a bride.")
    assert {one.id: one.kind for one in sewn.mentions}.get("dress") != "person"


def test_what_hits_somebody_falls_on_him_and_a_car_knocks_him_over() -> None:
    doing("A snowball hits a policeman on the street.", "snowball", "fall", "policeman")
    shot, run = doing("A car hits a lamp seller on the street.", "car", "drive", "seller")
    assert act(shot, "seller", "fall").begin < run.end


def test_what_is_ridden_carries_and_who_has_no_wings_jumps_free() -> None:
    brief = "A postman cycles through the rain with a letter and hands it to an old woman at her door."
    shot, _ = doing(brief, "postman", "ride", "bicycle")
    assert of(shot, "postman").holding == "letter"
    freed, _ = doing("The mouse frees a lion from a net.", "mouse", "reach", "lion")
    assert {action.verb for action in of(freed, "lion").actions} == {"jump"}
