"""What a picture caption fixes, and what it leaves open."""

from __future__ import annotations

import pytest
from counting import calls
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.language import read_caption
from circletake.render.vocabulary import STAGE_VOCABULARY
from circletake.schema import Action, Staging, Subject


def read(caption: str) -> Staging:
    return read_caption(caption, STAGE_VOCABULARY)


def only(staging: Staging, noun: str) -> Subject:
    return next(subject for subject in staging.subjects if subject.noun == noun)


def deeds(subject: Subject) -> list[tuple[str, str | None]]:
    return [(action.verb, action.target) for action in subject.actions]


def test_a_full_caption() -> None:
    staging = read(
        "Wide shot: an old lighthouse keeper in a yellow coat walks along the beach at dawn and finds a stranded "
        "whale. Light fog. Slow push in."
    )
    assert staging.place == "coast"
    assert staging.light.hour == 6.0
    assert (staging.light.weather, staging.light.intensity) == ("fog", 0.35)
    assert (staging.camera.size, staging.camera.move) == ("wide", "push in")
    assert [subject.noun for subject in staging.subjects] == ["keeper", "whale"]
    keeper = only(staging, "keeper")
    assert {"old", "yellow"} <= set(keeper.adjectives)
    assert keeper.actions == (
        Action(verb="walk", begin=0.0, end=0.5),
        Action(verb="look", begin=0.5, end=1.0, target="whale"),
    )
    assert "stranded" in only(staging, "whale").adjectives


def test_what_is_not_said_stays_open() -> None:
    staging = read("A fox.")
    assert staging == Staging(subjects=(Subject(id="fox", noun="fox"),))


def test_an_empty_place() -> None:
    staging = read("An empty kitchen at night.")
    assert (staging.place, staging.light.hour, staging.subjects) == ("kitchen", 22.5, ())


@pytest.mark.parametrize(
    ("words", "size", "move"),
    [
        ("Extreme close-up of a key", "extreme close-up", None),
        ("Close on the fox", "close-up", None),
        ("Aerial shot: a river; the camera pans left", "extreme wide", "pan left"),
        ("Medium shot. The camera follows a dog", "medium", "follow"),
        ("A wide river under a wide sky", None, None),
        ("A man pushes in the door", None, None),
        ("Full shot, handheld: a runner", "full", "handheld"),
        ("Pull back from a window", None, "pull out"),
    ],
)
def test_framing(words: str, size: str | None, move: str | None) -> None:
    camera = read(words).camera
    assert (camera.size, camera.move) == (size, move)


def test_things_done_at_the_same_time_share_it() -> None:
    staging = read("A whale lies on the beach while three gulls circle above it.")
    whale, gull = only(staging, "whale"), only(staging, "gull")
    assert gull.count == 3
    assert (whale.actions[0].begin, whale.actions[0].end) == (0.0, 1.0)
    assert gull.actions[0].verb == "fly"
    assert gull.actions[0].target == whale.id


def test_things_done_one_after_the_other() -> None:
    keeper = only(read("The keeper kneels beside a whale and touches it."), "keeper")
    assert deeds(keeper) == [("kneel", "whale"), ("reach", "whale")]
    assert keeper.actions[0].end == keeper.actions[1].begin


def test_held_worn_and_shown_by_the_face() -> None:
    girl = only(read("A smiling girl with a red umbrella walks slowly away from the camera."), "girl")
    assert (girl.holding, girl.expression, girl.facing) == ("umbrella", "happy", "away")
    assert girl.actions[0].manner == "slowly"


def test_sides_and_depths() -> None:
    staging = read("A fox stands on the left, a bear sits on the right in the background.")
    assert only(staging, "fox").placement.side == "left"
    bear = only(staging, "bear").placement
    assert (bear.side, bear.depth) == ("right", "far")


def test_a_close_shot_is_on_whose_face_it_names() -> None:
    camera = read("Close-up of the keeper's face. A whale behind him.").camera
    assert (camera.size, camera.focus) == ("close-up", "keeper")


def test_what_is_dropped_falls() -> None:
    staging = read("A cook drops a cup.")
    assert deeds(only(staging, "cup")) == [("fall", None)]
    assert only(staging, "cook").actions[0].target == "cup"


def test_unknown_words_are_kept_as_they_are() -> None:
    staging = read("A zorblax wibbles near a quonk.")
    assert [subject.noun for subject in staging.subjects] == ["zorblax", "quonk"]
    assert staging.subjects[0].actions[0].verb == "wibble"


def test_titles() -> None:
    staging = read('Title: "The Keeper". Stars above the sea.')
    assert [title.text for title in staging.titles] == ["The Keeper"]
    assert staging.place == "sea"


def test_mood_is_said_of_the_shot_and_not_of_somebody() -> None:
    assert read("A city at night. The mood is lonely.").mood == "lonely"
    assert read("A lonely man in a city.").mood is None


@given(st.text(max_size=300))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    assert isinstance(read(text), Staging)


@given(
    st.lists(st.sampled_from('a the keeper whale who finds and , . to is stranded on in her it 3 "x" : then'.split()))
)
@settings(derandomize=True, max_examples=150, deadline=None)
def test_any_row_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    assert read(text) == read(text)


def test_long_texts_take_work_in_proportion() -> None:
    def work(times: int) -> int:
        text = "a keeper who finds a whale and " * times
        return calls(lambda: read(text))

    work(10)
    short, long = work(300), work(1200)
    # Four times the text, far from the sixteen times that a quadratic reader would take.
    assert long < 6 * short
