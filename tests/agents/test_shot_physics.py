"""A shot's physics: read off its staging by rule, checked in any answer, dropped where something else happens."""

from __future__ import annotations

import pytest
from cutting_room import mind, plan_of, planned, shot

from circletake.agents.director import find_physics, told_by_nature, with_physics
from circletake.agents.director.changes.rewriting import touched
from circletake.agents.director.natural import physics_by_nature
from circletake.agents.director.natural_deeds import DEEDS
from circletake.agents.director.natural_laws import LAMPS, PLACES, THINGS, WEATHER
from circletake.agents.director.physics import PhysicsQuestion, PhysicsSheet, ShotPhysics, unusable_physics
from circletake.schema import (
    PHENOMENA,
    STATE_CHANGES,
    Action,
    Bible,
    Bounds,
    Camera,
    Density,
    Light,
    Physics,
    Place,
    Shot,
    Staging,
    Subject,
)

COAST = Bible(places=(Place(id="coast", name="the coast", noun="coast", term="coast"),))
LAWS = [*DEEDS.values(), *THINGS.values(), *LAMPS.values(), *WEATHER.values(), *PLACES.values()]


def doing(verb: str, noun: str = "keeper", **staging: object) -> Physics:
    subject = Subject(id=noun, noun=noun, actions=(Action(verb=verb),))
    return physics_by_nature(Staging(subjects=(subject,)).with_(**staging), COAST)


def test_every_phenomenon_and_change_of_state_has_a_law() -> None:
    assert {name for law in LAWS for name in law.phenomena} == set(PHENOMENA)
    assert {name for law in LAWS for name in law.changes} == set(STATE_CHANGES)


@pytest.mark.parametrize(
    ("verb", "staging", "phenomenon", "said"),
    [
        ("walk", {"light": Light(weather="snow")}, "deformation", "leaves a print"),
        ("walk", {"place": "coast"}, "deformation", "sinks into the sand"),
        ("walk", {"light": Light(weather="rain")}, "liquid motion", "wet ground"),
        ("walk", {"place": "room"}, "rigid body motion", "from foot to foot"),
        ("fly", {"place": "space"}, "rigid body motion", "Nothing falls"),
        ("melt", {}, "melting", "gather in a pool"),
        ("explode", {}, "explosion", "from the middle outward"),
        ("bounce", {}, "elastic motion", "lower than the one before"),
    ],
)
def test_what_is_done_where_says_what_is_seen(
    verb: str, staging: dict[str, object], phenomenon: str, said: str
) -> None:
    found = doing(verb, **staging)
    assert phenomenon in found.phenomena
    assert said in found.words


def test_what_burns_is_hot_and_what_a_flag_does_needs_air() -> None:
    fire = doing("burn", "barn").temperature_c
    assert fire is not None
    assert fire.low >= 300
    assert "deformation" in doing("stand", "flag").phenomena
    assert doing("stand", "flag", place="space").phenomena == ()


def test_a_tight_frame_holds_nothing_of_the_place() -> None:
    wide, tight = (doing("look", place="coast", camera=Camera(size=size)) for size in ("wide", "close-up"))
    assert wide.phenomena == ("liquid motion",)
    assert (tight.words, tight.phenomena) == ("", ())


def test_lamps_are_seen_in_the_dark_alone() -> None:
    assert doing("stand", "lantern", light=Light(hour=23.0)).phenomena == ("unnatural light sources",)
    assert doing("stand", "lantern", light=Light(hour=12.0)).phenomena == ()


def test_whole_films_have_usable_physics() -> None:
    plan = planned("A 30-second trailer: a lighthouse keeper finds a whale stranded at dawn; hopeful, orchestral")
    sheet = find_physics(plan.bible, plan.scenes, plan.shots, mind=mind()).answer
    question = PhysicsQuestion(bible=plan.bible, scenes=plan.scenes, shots=plan.shots)
    assert unusable_physics(question, sheet) == []
    assert sum(bool(one.physics.words) for one in sheet.shots) > len(plan.shots) / 2
    assert {"keeper", "whale"} <= {density.entity for one in sheet.shots for density in one.physics.densities}
    assert [one.physics for one in with_physics(plan, sheet).shots] == [one.physics for one in sheet.shots]


def _complaints(physics: Physics, asked: Shot) -> str:
    question = PhysicsQuestion(bible=COAST, scenes=(), shots=(asked,))
    return "; ".join(unusable_physics(question, PhysicsSheet(shots=(ShotPhysics(slate="1A", physics=physics),))))


GOOD = Physics(words="Every step leaves a print.", phenomena=("deformation",))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ""),
        ({"words": ""}, "words where phenomena"),
        ({"words": "It falls 3 metres."}, "no numbers"),
        ({"words": "Gravity pulls it."}, "can't be drawn"),
        ({"words": "It lands with a loud thud."}, "only heard"),
        ({"words": "a " * 61}, "at most 60 words"),
        ({"phenomena": ("deformation", "deformation")}, "names one twice"),
        ({"phenomena": ("deformation", "melting")}, "temperature_c"),
        ({"camera_moves": True}, "camera_moves"),
        ({"seconds": Bounds(low=2, high=1)}, "seconds"),
        ({"seconds": Bounds(low=1, high=float("inf"))}, "seconds"),
        ({"temperature_c": Bounds(low=-300, high=0)}, "temperature_c"),
        ({"densities": (Density(entity="keeper", material="air", low_g_cm3=2, high_g_cm3=1),)}, "above"),
        ({"densities": (Density(entity="gull", material="air", low_g_cm3=1, high_g_cm3=1),)}, "'gull'"),
    ],
)
def test_answers_are_held_to_what_can_be_drawn_and_measured(changes: dict[str, object], told: str) -> None:
    complaints = _complaints(GOOD.with_(**changes), shot("1A", 48))
    assert told in complaints
    assert bool(complaints) == bool(told)


def test_shots_left_out_are_missed() -> None:
    question = PhysicsQuestion(bible=COAST, scenes=(), shots=(shot("1A", 48), shot("1B", 48)))
    sheet = PhysicsSheet(shots=(ShotPhysics(slate="1A", physics=GOOD),))
    assert "give exactly 1A, 1B" in unusable_physics(question, sheet)[0]


def test_physics_goes_when_something_else_happens_and_stays_when_not() -> None:
    plan = plan_of([shot("1A", 48, physics=GOOD), shot("1B", 48, physics=GOOD)])

    def nearer(one: Shot) -> Shot:
        return one.with_(staging=one.staging.with_(camera=one.staging.camera.with_(size="close-up")))

    def at_night(one: Shot) -> Shot:
        return one.with_(staging=one.staging.with_(light=Light(hour=0.0)))

    assert [one.physics for one in touched(plan, ("1A",), nearer).shots] == [GOOD, GOOD]
    assert [one.physics for one in touched(plan, ("1A",), at_night).shots] == [None, GOOD]


def test_a_prompt_tells_it_once() -> None:
    told = told_by_nature("A keeper walks.", shot("1A", 48, physics=GOOD))
    assert told == "A keeper walks. Every step leaves a print."
    assert told_by_nature(told, shot("1A", 48, physics=GOOD)) == told
    assert told_by_nature("A keeper walks.", shot("1A", 48)) == "A keeper walks."


def test_a_shot_without_physics_is_written_as_it_always_was() -> None:
    assert "physics" not in shot("1A", 48).model_dump()
    assert Shot.model_validate_json(shot("1A", 48, physics=GOOD).model_dump_json()).physics == GOOD
