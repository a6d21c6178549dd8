"""What the director makes of briefs: where they play, when, what is done, what the film is called."""

from __future__ import annotations

import pytest
from rehearsal import planned

from circletake.schema import Plan

NOIR = (
    "A noir thriller, 25 seconds: a detective in a hat waits under a street lamp in the rain. A car stops, a woman "
    "gets out and hands him an envelope. Tense, jazz."
)
KNIGHT = (
    "Trailer for an epic fantasy: a young knight climbs a mountain to a burning castle, a dragon rises, the knight "
    "raises the sword. Dark, epic choir. 20 seconds."
)
DUEL = "A western duel at noon: two cowboys face each other in a desert town. A bell rings. One of them falls."
BAKERY = (
    "30s ad for a bakery: at five in the morning the baker lights the oven, kneads the dough, and a girl smells the "
    'bread and smiles. "Fresh every morning." Warm, acoustic guitar.'
)


def done(plan: Plan, id_: str) -> set[str]:
    """Return everything that somebody does in a plan."""
    return {
        action.verb
        for shot in plan.shots
        for subject in shot.staging.subjects
        if subject.id == id_
        for action in subject.actions
    }


def terms(plan: Plan) -> list[str | None]:
    """Return the places of the scenes, in story order, as the stage calls them."""
    return [plan.bible.place(scene.place).term for scene in plan.scenes]


@pytest.mark.parametrize(
    ("brief", "places"),
    [
        (NOIR, ["street"]), (KNIGHT, ["mountains", "castle"]), (DUEL, ["desert"]),
        ("A medieval merchant walks through the city and finds a coin.", ["village"]),
        ("A man reads a book in the rain.", ["street"]),
        ("A violinist plays on a stage, the audience applauds, she bows.", ["theatre"]),
    ],
)  # fmt: skip
def test_it_plays_where_it_would(brief: str, places: list[str]) -> None:
    assert terms(planned(brief)) == places


def test_dark_films_play_at_night() -> None:
    for brief in (NOIR, KNIGHT):
        assert all((scene.light.hour or 12.0) >= 21.0 for scene in planned(brief).scenes)
    wet = planned("A noir film: a detective waits.").scenes
    assert {scene.light.weather for scene in wet} == {"rain"}


def test_verbs_mean_what_they_are_done_to() -> None:
    plan = planned(KNIGHT)
    assert "fly" in done(plan, "dragon")
    assert "fly" not in done(plan, "knight")
    assert {"climb", "carry"} <= done(plan, "knight")
    assert "wave" in done(planned("A boy raises his hand in a field."), "boy")
    assert "walk" in done(planned(NOIR), "woman")


def test_two_who_face_each_other_stand_left_and_right() -> None:
    shot = next(
        shot for shot in planned(DUEL).shots
        if {"cowboy", "cowboy-2"} <= {one.id for one in shot.staging.subjects}
    )  # fmt: skip
    one, other = shot.staging.subjects[:2]
    assert {one.placement.side, other.placement.side} == {"left", "right"}
    assert {one.facing, other.facing} == {"left", "right"}
    assert "the other cowboy" in shot.captions.picture


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        (NOIR, "The Envelope"), (DUEL, "Two Cowboys"), (BAKERY, "Five in the Morning"),
        ("An astronaut drifts through space and looks at the earth.", "An Astronaut in Space"),
        ("A girl dances on a hill.", "A Girl on the Hill"),
        ("A violinist plays on a stage, the audience applauds, she bows.", "A Violinist on Stage"),
    ],
)  # fmt: skip
def test_titles(brief: str, title: str) -> None:
    assert planned(brief).reading.title == title


def test_a_commercial_ends_on_its_tagline_and_the_narrator_says_it() -> None:
    plan = planned(BAKERY)
    assert [(line.text, line.speaker) for line in plan.reading.lines] == [("Fresh every morning.", None)]
    assert [title.text for title in plan.shots[-1].staging.titles] == ["Fresh every morning."]
    assert plan.reading.hour == 5.0


def test_what_has_no_picture_stays_out_of_the_frame() -> None:
    plan = planned("A fox and a rabbit share a flibbertigibbet in the park.")
    shown = {subject.id for shot in plan.shots for subject in shot.staging.subjects}
    assert shown == {"fox", "rabbit"}
    assert any("left out of the frame" in note for note in plan.reading.notes)


def test_a_ship_sails_in_nobody() -> None:
    plan = planned("A captain and a parrot dig up a treasure on an island while a ship sails towards them.")
    sailing = [one for shot in plan.shots for one in shot.staging.subjects if one.id == "ship"]
    assert sailing
    assert all(action.target is None for one in sailing for action in one.actions)


def test_a_hopeful_moment_leads_somewhere() -> None:
    plan = planned("An old woman plants a tree. Hopeful.")
    assert [choice.topic for choice in plan.reading.choices] == ["ending"]
    assert "grow" in done(plan, "tree")


def test_a_foreign_brief_keeps_its_own_words() -> None:
    plan = planned("Eine alte Frau füttert Tauben im Park. Ein Junge setzt sich zu ihr. Wehmütig, Klavier.")
    assert plan.reading.logline == "Eine alte Frau füttert Tauben im Park. Ein Junge setzt sich zu ihr."
    assert plan.reading.moods == ("wistful",)
    assert {"woman", "pigeon", "boy"} <= {identity.id for identity in plan.bible.identities}
