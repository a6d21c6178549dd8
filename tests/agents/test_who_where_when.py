"""Who is in the picture and where it plays, for sentences of which the plain reading misses one of the two."""

from __future__ import annotations

from functools import cache

import pytest
from rehearsal import mind, planned

from circletake.agents.director import BriefFacts, read_brief
from circletake.agents.director.looks import look_of, wears_livery
from circletake.agents.habitats import Thing, default_place
from circletake.agents.natures import nature_of
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Brief, BriefReading, Happening


@cache
def reading(brief: str) -> BriefReading:
    """Read a brief as the studio does."""
    return read_brief(Brief(text=brief), BriefFacts(), vocabulary=STAGE_VOCABULARY, mind=mind()).answer


def told(brief: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return verb, doers and objects of every happening."""
    return [(one.verb, one.subjects, one.objects) for one in reading(brief).happenings]


def places(brief: str) -> list[str | None]:
    """Return the term of the place of every happening; None where none is said."""
    terms = {mention.id: mention.term for mention in reading(brief).mentions}
    return [terms[one.place] if one.place is not None else None for one in reading(brief).happenings]


@pytest.mark.parametrize(
    ("brief", "first"),
    [
        ("A couple dances under the street lamps while it snows.", ("dance", ("couple",))),
        ("Two samurai duel in front of a temple while leaves fall.", ("duel", ("samurai",))),
        ("A boy on the bank waves.", ("wave", ("boy",))),
        ("A family plays in the garden and a dog sleeps.", ("play", ("family",))),
    ],
)
def test_those_who_act_are_no_compound(brief: str, first: tuple[str, tuple[str, ...]]) -> None:
    """Behind a couple, a counted word that has no plural, or somebody with where they are, stands a verb."""
    assert told(brief)[0][:2] == first


def test_her_can_end_a_phrase() -> None:
    """The children behind her throw: it is not her throw."""
    assert told("A teacher writes on the blackboard while the children behind her throw paper planes.") == [
        ("write", ("teacher",), ()),
        ("throw", ("child",), ("plane", "teacher")),
    ]


def test_one_of_them_goes_on() -> None:
    """One of several named before does it; `crashes` is no thing."""
    deeds = told("Two cars chase each other along a road; one of them crashes and burns.")
    assert [verb for verb, _, _ in deeds] == ["chase", "crash", "burn"]
    assert all(doers == ("car",) for _, doers, _ in deeds)


def test_a_row_of_deeds_goes_on_behind_a_relative_clause() -> None:
    """The girl crosses the river, not the owl who warned her."""
    deeds = told("A girl meets an owl who warns her, crosses a bridge and finds a key.")
    assert [(verb, doers) for verb, doers, _ in deeds if verb in ("cross", "find")] == [
        ("cross", ("girl",)), ("find", ("girl",)),
    ]  # fmt: skip


def test_friends_are_made_and_not_seen() -> None:
    """Who makes friends with somebody befriends them: nobody else comes in."""
    assert told("A fox makes friends with a hen.") == [("befriend", ("fox",), ("hen",))]


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        ("A wolf howls at the full moon on a snowy mountain.", ["mountains"]),
        ("An astronaut floats in a spaceship and looks at the planet through the window.", ["spaceship", None]),
        ("A rocket starts at night; the crowd in the city watches.", ["city", "city"]),
        ("Three travellers lead their camels over the dunes and find an oasis.", ["desert", "desert"]),
        ("A train crosses a bridge over a river; a boy on the bank waves.", ["river", None]),
    ],
)
def test_what_is_looked_at_is_not_where_it_plays(brief: str, expected: list[str | None]) -> None:
    """Nor is the bank of a river an office; what one sentence tells before its place plays there too."""
    assert places(brief) == expected


def test_a_house_that_is_left_is_seen_from_outside() -> None:
    """In a house is a room; out of it, it is a building."""
    kinds = {mention.noun: mention.kind for mention in reading("A dog runs out of a house.").mentions}
    assert kinds["house"] == "structure"
    kinds = {mention.noun: mention.kind for mention in reading("A dog sleeps in a house.").mentions}
    assert kinds["house"] == "place"


@pytest.mark.parametrize(
    ("brief", "aboard"),
    [
        ("A whale leaps beside a fisherman in a small rowing boat.", ("row", ("fisherman",), ("boat",))),
        ("A hot-air balloon rises over the mountains with a couple aboard.", ("ride", ("couple",), ("balloon",))),
        ("A girl gallops on a white horse along the beach.", ("ride", ("girl",), ("horse",))),
    ],
)
def test_riders_are_aboard(brief: str, aboard: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    """Who is in a boat by the way rows it: it does not float beside them."""
    assert aboard in told(brief)


@pytest.mark.parametrize(
    "brief",
    [
        "A pianist plays in a concert hall. Gentle humour.",
        "Time-lapse: a seed sprouts in a garden.",
        "A farmer drives a tractor over the field before a thunderstorm.",
        "A boy throws a newspaper at the doors.",
    ],
)
def test_words_about_the_film_and_parts_of_buildings_are_no_things(brief: str) -> None:
    """What is no thing gets no card with its word on it."""
    assert all(mention.term is not None for mention in reading(brief).mentions)
    assert not {"door", "gate"} & {mention.noun for mention in reading(brief).mentions}


def test_a_chest_that_is_dug_up_is_a_thing() -> None:
    """A palm that is climbed is a tree; a hand's palm is none."""
    assert told("A pirate digs up a treasure chest.")[0][2] == ("chest",)
    assert told("A monkey climbs a palm.")[0][2] == ("palm",)
    assert "palm" not in {mention.noun for mention in reading("A man looks at the palm of his hand.").mentions}


def test_clothes_that_a_brief_names_are_worn() -> None:
    """The raincoat is no thing beside the boy, and it is yellow."""
    found = reading("A boat floats down a street in the rain and a boy in a yellow raincoat runs after it.")
    boy = next(mention for mention in found.mentions if mention.noun == "boy")
    look = look_of(boy, 1)
    assert "raincoat" not in {mention.noun for mention in found.mentions}
    assert (look.garment, look.primary) == ("coat", "#f0c419")


def test_a_pirate_captain_is_dressed_as_a_pirate() -> None:
    """The word before the noun tells more; and a livery keeps its colour."""
    captain = reading("A pirate captain waves.").mentions[0]
    assert look_of(captain, 1).headwear == "hat"
    assert wears_livery("captain", ("pirate",))
    assert not wears_livery("captain", ())


def test_a_racing_car_keeps_its_word() -> None:
    """The stage draws it by the compound."""
    assert reading("Two racing cars race along a road.").mentions[0].noun == "racing car"


def test_what_is_shared_in_the_rain_is_an_umbrella() -> None:
    """`Shares his with her` names nothing, and everybody knows what is meant."""
    deeds = told("A woman waits in the rain on the street without an umbrella; a stranger shares his with her.")
    assert any(verb == "share" and "umbrella" in objects for verb, _, objects in deeds)


def test_a_rainbow_that_appears_happens() -> None:
    """To appear is a state only of what appears to be something."""
    happening: Happening = reading("A shepherd walks over the hills in the rain; then a rainbow appears.").happenings[
        -1
    ]
    assert (happening.verb, happening.subjects) == ("appear", ("rainbow",))


def test_while_gives_its_light_to_what_was_told_before() -> None:
    """The couple dances in the snow at night, not before it."""
    first = reading("A couple dances under the street lamps while snow falls on the city at night.").happenings[0]
    assert (first.weather, first.hour) == ("snow", 22.5)


def test_the_sea_floor_is_under_water_and_rowers_are_out_at_sea() -> None:
    """Nobody swims over the boards of a room, and who sits in a boat does not stand on the shore."""
    assert places("A mermaid finds a treasure chest on the sea floor.") == ["underwater"]
    whale = planned("A whale leaps out of the sea beside a fisherman in a small rowing boat. 15 seconds.")
    assert {place.term for place in whale.bible.places} == {"sea"}


def test_it_rains_until_the_rainbow_comes() -> None:
    """And what burns goes on burning."""
    plan = planned("A shepherd walks over the hills in the rain; then a rainbow appears. 15 seconds.")
    weathers = [shot.staging.light.weather for shot in plan.shots]
    bow = next(at for at, shot in enumerate(plan.shots) if any(one.id == "rainbow" for one in shot.staging.subjects))
    assert set(weathers[:bow]) == {"rain"}
    assert set(weathers[bow:]) == {"clear"}


def test_what_burns_goes_on_burning() -> None:
    """The house that a cat is saved from is still in flames."""
    plan = planned("A house burns at night; a firefighter climbs a ladder and saves a cat. 15 seconds.")
    shown = [one for shot in plan.shots for one in shot.staging.subjects if one.id == "house" and one.actions]
    assert len(shown) > 1
    assert {action.verb for one in shown for action in one.actions} == {"burn"}


@pytest.mark.parametrize(
    ("brief", "first"),
    [
        ("A class of children visits a museum.", ("visit", ("child",))),
        ("A cowboy and a sheriff face each other in a dusty street at high noon.", ("face", ("cowboy", "sheriff"))),
        ("A bride and groom leave the church.", ("leave", ("bride", "groom"))),
    ],
)
def test_those_named_together_are_all_there(brief: str, first: tuple[str, tuple[str, ...]]) -> None:
    """A class of children is children; what stands before `each other` is a verb, and a lone `groom` is none."""
    assert told(brief)[0][:2] == first


def test_high_noon_is_noon() -> None:
    """The hour that a deed names is the hour at which it is shot."""
    assert reading("A cowboy and a sheriff face each other in a dusty street at high noon.").hour == 12.0


def test_a_rain_of_petals_is_no_rain() -> None:
    """A weather before `of` counts; in it nobody gets wet, and it is petals that come down."""
    found = reading("A bride and groom leave the church in a rain of petals.")
    assert all(one.weather is None for one in found.happenings)
    assert {mention.id: mention.term for mention in found.mentions} == {
        "bride": "woman", "groom": "man", "church": "church", "petal": "leaf"
    }  # fmt: skip
    assert reading("A man waits in the rain of the city.").happenings[0].weather == "rain"


def test_sparks_are_no_things() -> None:
    """Sparks and slopes belong to what throws them, or to the place."""
    assert "spark" not in {one.id for one in reading("A blacksmith hammers a sword; sparks fly.").mentions}
    assert {one.id for one in reading("A skier races down a slope.").mentions} == {"skier"}


@pytest.mark.parametrize(
    ("brief", "young"),
    [
        ("An elephant leads its baby to the river.", ("elephant", "animal", ("baby",))),
        ("A lioness carries her baby.", ("lion", "animal", ("baby",))),
        ("A woman holds her baby.", ("child", "person", ())),
    ],
)
def test_the_young_of_an_animal_is_one_too(brief: str, young: tuple[str, str, tuple[str, ...]]) -> None:
    """Whose baby it is tells what it is, and a baby animal is a small one."""
    baby = next(one for one in reading(brief).mentions if one.id == "baby")
    assert (baby.term, baby.kind, baby.adjectives) == young
    assert (look_of(baby, 1).scale == 0.5) == (baby.kind == "animal")


def test_a_dug_up_skeleton_frightens_nobody() -> None:
    """A dinosaur's skeleton is a thing of its own, and no reason for a horror film."""
    for brief in ("A boy looks at a dinosaur skeleton.", "A boy looks at the skeleton of a dinosaur."):
        found = reading(brief)
        assert "dinosaur skeleton" in {one.noun for one in found.mentions}
        assert found.genre != "horror"


def test_vehicles_are_what_their_whole_name_says() -> None:
    """A fire brigade truck is no lorry; who is called by a vehicle drives it."""
    assert reading("A fire brigade truck races through the city.").mentions[0].noun == "fire brigade truck"
    assert told("A truck driver drives through the night.") == [("drive", ("driver",), ("truck",))]
    assert told("A woman drives through the night.") == [("drive", ("woman",), ("car",))]


def test_reptiles_walk() -> None:
    """A crocodile is no dragon and a tortoise no turtle: they go on their legs."""
    for noun in ("crocodile", "tortoise"):
        animal = reading(f"A {noun} walks along a beach.").mentions[0]
        assert (animal.term, animal.kind) == (noun, "animal")
        assert nature_of(animal.term, animal.kind) == "walker"


def test_a_lion_is_never_at_home() -> None:
    """A mouse alone is found in a room, and beside a lion in the open; a net alone makes no river."""
    mouse, lion = Thing("mouse", "animal", "mouse"), Thing("lion", "animal", "lion")
    assert default_place([mouse]) == "room"
    assert default_place([mouse, lion, Thing("fishing rod", "prop", "net")]) == "fields"


def test_no_bicycle_goes_without_its_rider() -> None:
    """What carries somebody is in no picture by itself."""
    shots = planned("A postman cycles through a village.").shots
    shown = [{one.id for one in shot.staging.subjects} for shot in shots]
    assert any("bicycle" in ids for ids in shown)
    assert all("postman" in ids for ids in shown if "bicycle" in ids)
