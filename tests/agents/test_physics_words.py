"""Words reach the physics: what a brief says happens to things is staged as it happens."""

from __future__ import annotations

import pytest
from cutting_room import planned

from circletake.language import read_caption
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Staging


def _verbs(stagings: list[Staging]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for staging in stagings:
        for subject in staging.subjects:
            found.setdefault(subject.id, set()).update(action.verb for action in subject.actions)
    return found


@pytest.mark.parametrize(
    ("brief", "thing", "verbs"),
    [
        ("A glass falls and shatters on the kitchen floor.", "glass", {"fall", "shatter"}),
        ("A potion explodes in a laboratory.", "potion", {"explode"}),
        ("The ball bounces down the stairs.", "ball", {"bounce"}),
        ("A domino row topples in a room.", "row", {"topple"}),
        ("The boat capsizes in the storm, then sinks.", "boat", {"capsize", "sink"}),
        ("The ice melts.", "ice", {"melt"}),
    ],
)
def test_a_brief_is_staged_as_physics(brief: str, thing: str, verbs: set[str]) -> None:
    plan = planned(brief)
    assert verbs <= _verbs([shot.staging for shot in plan.shots])[thing]


@pytest.mark.parametrize(
    ("caption", "noun", "verb"),
    [
        ("a pendulum swings in a room", "pendulum", "swing"),
        ("smoke rises from the chimney of a house", "smoke", "fly"),
        ("the kettle boils", "kettle", "boil"),
        ("the old castle crumbles", "castle", "crumble"),
        ("a car crashes into a truck", "car", "crash"),
        ("a soap bubble floats over the garden", "soap bubble", "sail"),
    ],
)
def test_a_caption_keeps_the_verb_of_what_happens_to_things(caption: str, noun: str, verb: str) -> None:
    subject = next(one for one in read_caption(caption, STAGE_VOCABULARY).subjects if one.noun == noun)
    assert [action.verb for action in subject.actions] == [verb]


def test_who_lives_acts_by_the_vocabulary() -> None:
    staging = read_caption("a man falls in the snow", STAGE_VOCABULARY)
    assert [action.verb for action in staging.subjects[0].actions] == ["fall"]


def test_on_ice_one_walks_and_of_ice_one_speaks() -> None:
    assert read_caption("a man walks on the ice", STAGE_VOCABULARY).place == "snowfield"
    assert [one.noun for one in read_caption("the ice melts", STAGE_VOCABULARY).subjects] == ["ice"]
