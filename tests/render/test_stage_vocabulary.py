"""Everything in the vocabulary can be shot: no word fails, warns, or leaves an empty frame."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render import STAGE_VOCABULARY, shoot
from circletake.schema import CameraMove, Season, ShotSize, Subject, Weather

CAST = [term.name for term in STAGE_VOCABULARY.terms if term.kind not in ("place", "action")]
ACTIONS = [term.name for term in STAGE_VOCABULARY.terms if term.kind == "action"]
PLACES = [term.name for term in STAGE_VOCABULARY.terms if term.kind == "place"]
WEATHERS: tuple[Weather, ...] = ("clear", "rain", "fog", "snow", "storm", "cloudy", "wind", "dust", "overcast")
SEASONS: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")
MOVES: tuple[CameraMove, ...] = ("tilt up", "pan left", "pull out", "crane up", "truck left", "push in", "zoom out")
HOURS = (2.0, 6.4, 12.5, 18.5)
NATURALLY_DARK = frozenset({"space", "theatre", "planet", "cave"})


@pytest.mark.parametrize("number", range(len(CAST)), ids=CAST)
def test_every_term_is_seen(number: int) -> None:
    """Each term with one of the actions, all actions in turn, all places in turn."""
    verb, place = ACTIONS[(number * 11) % len(ACTIONS)], PLACES[(number * 7) % len(PLACES)]
    subjects: tuple[Subject, ...] = (acting("one", noun=CAST[number]),)
    if number % 2:
        subjects = (acting("one", towards(verb, "two"), noun=CAST[number]), acting("two", noun="woman"))
    elif verb not in ("fall", "break"):
        subjects = (acting("one", verb, noun=CAST[number]),)
    shooting = shoot(take(staged(place, *subjects, size="full", focus="one"), seconds=0.5, seed=number))
    list(shooting)
    boxes = shooting.truth().objects[0].boxes
    assert boxes, (CAST[number], verb, place)
    assert max(min(box.y1, 1.0) - max(box.y0, 0.0) for box in boxes) > 0.04


@pytest.mark.parametrize("number", range(len(ACTIONS)), ids=ACTIONS)
def test_every_action_is_told_or_replaced(number: int) -> None:
    shooting = shoot(take(staged(PLACES[number % len(PLACES)], acting("woman", ACTIONS[number])), seconds=0.5))
    list(shooting)
    assert shooting.truth().objects[0].actions
    assert not shooting.matches


@pytest.mark.parametrize("number", range(len(PLACES)), ids=PLACES)
def test_every_place_has_its_hours_and_no_holes(number: int) -> None:
    """Four hours of each place, under weathers, seasons, moves and sizes in turn."""
    place, colours = PLACES[number], []
    for turn, hour in enumerate(HOURS):
        k = 4 * number + turn
        size: ShotSize = ("wide", "extreme wide", "full")[k % 3]  # type: ignore[assignment]
        staging = staged(place, size=size, move=MOVES[k % 7], hour=hour, weather=WEATHERS[k % 9], season=SEASONS[k % 4])
        shooting = shoot(take(staging, seconds=0.5, seed=k))
        for picture in (shooting.frame(0), shooting.frame(2)):
            dark = (picture.astype(int).sum(axis=2) < 12).mean(axis=1) > 0.5
            assert place in NATURALLY_DARK or dark.sum() < 3, (place, hour)
            assert picture.std() > 8.0
    for hour in HOURS:
        shooting = shoot(take(staged(place, size="wide", hour=hour), seconds=0.4))
        colours.append(shooting.frame(0).reshape(-1, 3).mean(axis=0))
    if place not in ("space", "spaceship", "cave", "theatre", "planet", "underwater"):
        apart = [np.abs(a - b).max() for i, a in enumerate(colours) for b in colours[i + 1 :]]
        assert max(apart) > 12.0, (place, apart)
    if place in ("coast", "hills", "fields", "forest", "street", "mountains", "lake", "village", "desert"):
        assert min(apart) > 6.0, (place, apart)


def test_an_unknown_noun_is_a_labelled_stand_in() -> None:
    shooting = shoot(take(staged("garden", acting("gazebozilla")), seconds=0.5))
    list(shooting)
    assert shooting.truth().objects[0].term == "stand-in"
    assert [match.word for match in shooting.matches] == ["gazebozilla"]
