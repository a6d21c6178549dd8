"""Situations that once were drawn wrongly: crossings, blazes, watchers, groups, lanterns."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render import shoot
from circletake.render.stage import Shooting
from circletake.schema import Action, Box, Size, Subject


def _shot(*subjects: Subject, **words: object) -> Shooting:
    place = str(words.pop("place"))
    seed = int(str(words.pop("seed", 3)))
    shooting = shoot(take(staged(place, *subjects, **words), seconds=3.0, seed=seed))  # type: ignore[arg-type]
    list(shooting)
    return shooting


def _boxes(shooting: Shooting, id_: str) -> tuple[Box, ...]:
    return next(told.boxes for told in shooting.truth().objects if told.id == id_)


def test_a_train_crosses_a_bridge_of_its_own_over_water() -> None:
    train, bridge = acting("train", towards("drive", "b")), acting("b", noun="bridge")
    shooting = _shot(train, bridge, place="street", size="wide", focus="train")
    truth = shooting.truth()
    assert truth.place == "bridge"
    assert all(told.boxes for told in truth.objects)
    wheels = max(box.y1 for box in _boxes(shooting, "train"))
    assert abs(min(box.y0 for box in _boxes(shooting, "b")) - wheels) < 0.12


def test_a_bridge_without_a_train_stays_where_it_was_put() -> None:
    shooting = _shot(acting("man", "walk"), acting("b", noun="bridge"), place="river", size="wide", focus="man")
    assert shooting.truth().place == "river"


@pytest.mark.parametrize("burning", ["adjective", "verb"])
def test_a_burning_castle_stands_in_flames_and_sounds_like_it(burning: str) -> None:
    told = {"adjectives": ("burning",)} if burning == "adjective" else {}
    acts = (Action(verb="burn"),) if burning == "verb" else ()
    fire = _shot(acting("c", *acts, noun="castle", **told), place="hills", size="wide", focus="c")  # type: ignore[arg-type]
    calm = _shot(acting("c", noun="castle"), place="hills", size="wide", focus="c")
    assert [source.kind for source in fire.truth().sources] == ["fire"]
    assert not calm.truth().sources
    hot = [((f[..., 0] > 200) & (f[..., 2] < 140)).mean() for f in (fire.frame(6), calm.frame(6))]
    assert hot[0] > hot[1] + 0.005


@pytest.mark.parametrize("seed", range(4))
def test_watchers_stand_beside_a_leaping_whale(seed: int) -> None:
    crowd = acting("crowd", towards("look", "whale"))
    shooting = _shot(acting("whale", "jump"), crowd, place="coast", size="wide", focus="whale", seed=seed)
    whale, watchers = _boxes(shooting, "whale"), _boxes(shooting, "crowd")
    middle = np.median([(box.x0 + box.x1) / 2 for box in whale])
    assert all(box.x1 < middle or box.x0 > middle for box in watchers)


@pytest.mark.parametrize("seed", range(4))
def test_a_medium_frame_keeps_the_heads_of_two(seed: int) -> None:
    two = acting("two", "look", noun="cowboy", count=2)
    for move in ("static", "push in"):
        boxes = _boxes(_shot(two, place="city", size="medium", focus="two", move=move, seed=seed), "two")
        assert all(box.y0 >= 0.0 for box in boxes)
        assert all(box.y1 > 0.9 for box in boxes)


@pytest.mark.parametrize("hour", [19.0, 22.0, 4.0])
def test_a_lit_lantern_does_not_wipe_out_the_face_of_its_bearer(hour: float) -> None:
    girl, lantern = acting("girl", towards("carry", "l")), acting("l", "shine", noun="lantern")
    staging = staged("forest", girl, lantern, size="close-up", hour=hour, focus="girl")
    shooting = shoot(take(staging, seconds=0.5, frame_size=Size(320, 180)))
    face = shooting.frame(1)[shooting.masks(1) == 1].astype(int)
    assert (face.min(axis=1) > 235).mean() < 0.05


def test_a_crowd_that_runs_keeps_its_width_under_a_following_camera() -> None:
    crowd = acting("crowd", "run")
    boxes = _boxes(_shot(crowd, place="street", size="wide", move="follow", focus="crowd"), "crowd")
    assert all(box.x1 - box.x0 > 0.25 for box in boxes)
    assert all(box.x0 >= 0.0 and box.x1 <= 1.0 for box in boxes)


@pytest.mark.parametrize("place", ["castle", "hills", "mountains", "village", "lake"])
def test_a_tilt_up_along_something_huge_starts_on_ground(place: str) -> None:
    shooting = _shot(acting("c", noun="castle"), place=place, size="extreme wide", move="tilt up", hour=12.0, focus="c")
    lowest = shooting.frame(0)[-6:].astype(int)
    assert (lowest.sum(axis=2) < 40).mean() < 0.1


def test_a_camera_follows_into_the_depth() -> None:
    away = Action(verb="run", manner="away")
    boxes = _boxes(_shot(acting("wolf", away), place="hills", size="wide", move="follow", focus="wolf"), "wolf")
    heights = [box.y1 - box.y0 for box in boxes]
    assert min(heights) > 0.6 * max(heights)
