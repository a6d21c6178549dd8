"""Words that are more particular than their term are drawn as what they say."""

from __future__ import annotations

import pytest

from circletake.agents.director.looks import look_of
from circletake.render.cast.animals.quadruped import cast_beast
from circletake.render.cast.articles import cast_prop
from circletake.render.cast.person.wardrobe import dress
from circletake.render.cast.vehicles.fleet import CRAFT_VARIANTS
from circletake.render.cast.vehicles.road import FIRE_LADDER
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Look, Mention


@pytest.mark.parametrize(
    ("noun", "term", "garment", "headwear", "extra"),
    [
        ("bride", "woman", "gown", "veil", None),
        ("groom", "man", "suit", "none", "tie"),
        ("sheriff", "police officer", "shirt", "hat", "sheriff star"),
        ("postman", "worker", "uniform", "peaked cap", "belt"),
        ("ballerina", "dancer", "tutu", "none", None),
    ],
)
def test_people_wear_what_tells_who_they_are(
    noun: str, term: str, garment: str, headwear: str, extra: str | None
) -> None:
    for seed in (1, 2, 3):
        mention = Mention(id=noun, phrase=f"a {noun}", noun=noun, kind="person", term=term)
        who = dress(term, look_of(mention, seed), (), 0, noun)
        assert (who.garment, who.headwear) == (garment, headwear)
        assert extra is None or extra in who.extras


def test_a_fire_brigade_truck_has_its_ladder() -> None:
    trucks = next(term for term in STAGE_VOCABULARY.terms if term.name == "truck").words
    engines = [word for word in trucks if word.startswith("fire")]
    assert len(engines) > 4
    assert all(CRAFT_VARIANTS[word].add == FIRE_LADDER for word in engines)


def test_a_crocodile_is_low_and_long_and_has_no_wings() -> None:
    crocodile = cast_beast("crocodile", "crocodile", Look(seed=1), None, 1.0, 0)
    lizard = cast_beast("crocodile", "lizard", Look(seed=1), None, 1.0, 0)
    assert "wings" not in crocodile.features
    assert crocodile.species.length > 2.0
    assert lizard.height < 0.3 * crocodile.height


def test_a_dinosaur_skeleton_towers_over_a_skull() -> None:
    dinosaur = cast_prop("skull", "dinosaur skeleton", Look(seed=1), None, 1.0, 0)
    skull = cast_prop("skull", "skull", Look(seed=1), None, 1.0, 0)
    assert dinosaur.bounds[3] > 8 * skull.bounds[3]


@pytest.mark.parametrize(
    ("term", "noun", "adjectives"),
    [("elephant", "elephant", ("baby",)), ("horse", "foal", ()), ("lion", "lion cub", ()), ("cow", "calf", ())],
)
def test_the_young_are_smaller_and_built_otherwise(term: str, noun: str, adjectives: tuple[str, ...]) -> None:
    grown = cast_beast(term, term, Look(seed=1), None, 1.0, 0)
    young = cast_beast(term, noun, Look(seed=1), None, 0.78 if adjectives else 1.0, 0, adjectives)
    assert young.height < 0.7 * grown.height
    assert young.species.head > 1.2 * grown.species.head
    assert young.species.length < grown.species.length
    assert not {"mane", "udder"} & young.features
