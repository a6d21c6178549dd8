"""Strength: who pushes has his hands on it and goes as it goes; teams keep before what they draw."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render.preparation import prepare
from circletake.render.scene import Performance
from circletake.schema import Staging


def _played(staging: Staging) -> list[Performance]:
    return prepare(take(staging, fps=12, seconds=3.0)).cast


@pytest.mark.parametrize("noun", ["car", "bus", "wheelchair"])
def test_hands_are_on_what_is_pushed_while_it_moves(noun: str) -> None:
    pusher, pushed = _played(staged("road", acting("man", towards("push", "it")), acting("it", noun=noun)))
    ahead = np.sign(pushed.anchor[-1, 0] - pushed.anchor[0, 0])
    assert abs(float(pushed.anchor[-1, 0] - pushed.anchor[0, 0])) > 0.8
    back = pushed.key_points["back"][:, 0]
    for hand in ("hand_l", "hand_r"):
        gap = (back - pusher.key_points[hand][:, 0]) * ahead
        assert float(np.ptp(gap)) < 0.08
        assert -0.45 < float(gap.mean()) < 0.15
    head, hips = pusher.key_points["head"], pusher.key_points["pelvis"]
    assert ((head[:, 0] - hips[:, 0]) * ahead > 0.02).all()


def test_a_crowd_pushes_a_bus_from_behind_and_along_its_side() -> None:
    crowd, bus = _played(
        staged("road", acting("crowd", towards("push", "bus"), noun="villagers", count=6), acting("bus"))
    )
    moved = crowd.anchor[-1, 0] - crowd.anchor[0, 0]
    assert abs(float(moved - (bus.anchor[-1, 0] - bus.anchor[0, 0]))) < 0.05
    assert crowd.width_m > 3.0


def test_who_pushes_somebody_in_a_wheelchair_pushes_the_chair() -> None:
    nurse, man, chair = _played(
        staged("garden", acting("nurse", towards("push", "man")), acting("man", towards("ride", "chair")),
               acting("chair", noun="wheelchair"))
    )  # fmt: skip
    gap = nurse.key_points["hand_r"][:, 0] - chair.key_points["back"][:, 0]
    assert float(np.abs(gap).max()) < 0.2
    assert float(np.abs(man.key_points["pelvis"][:, 0] - chair.anchor[:, 0]).max()) < 0.3


def test_somebody_alone_in_a_wheelchair_turns_its_rims() -> None:
    girl, chair = _played(
        staged("garden", acting("woman", towards("ride", "chair")), acting("chair", noun="wheelchair"))
    )
    hand = girl.key_points["hand_r"][:, :2] - chair.key_points["middle"][:, :2]
    assert float(np.ptp(hand[:, 0])) > 0.12
    assert float(np.abs(np.diff(girl.key_points["pelvis"][:, 0] - chair.key_points["middle"][:, 0])).max()) < 0.02


@pytest.mark.parametrize(("beast", "craft"), [("horse", "carriage"), ("reindeer", "sleigh"), ("husky", "dogsled")])
def test_a_team_goes_before_what_it_draws_and_is_tied_to_it(beast: str, craft: str) -> None:
    team, drawn, _ = _played(
        staged(
            "snowfield", acting("team", towards("pull", "it"), noun=beast, count=2), acting("it", noun=craft),
            acting("man", towards("drive", "it")),
        )
    )  # fmt: skip
    ahead = np.sign(drawn.anchor[-1, 0] - drawn.anchor[0, 0])
    gap = (team.key_points["back"][:, 0] - drawn.key_points["middle"][:, 0]) * ahead
    assert float(gap.min()) > 1.0
    assert float(np.ptp(gap)) < 0.35
    assert abs(float(drawn.anchor[-1, 0] - drawn.anchor[0, 0])) > 2.0


def test_a_carriage_that_drives_has_horses_that_nobody_named() -> None:
    (alone,) = _played(staged("road", acting("carriage", "drive")))
    (stands,) = _played(staged("road", acting("carriage", "stand")))
    assert len(alone.shapes) > len(stands.shapes) + 40
    (sled,) = _played(staged("snowfield", acting("sled", "drive", noun="sledge")))
    assert len(sled.shapes) < len(stands.shapes) + 20


def test_the_wheels_of_a_carriage_turn_by_the_way_it_makes() -> None:
    (drawn,) = _played(staged("road", acting("carriage", "drive")))
    made = abs(float(drawn.anchor[-1, 0] - drawn.anchor[0, 0]))
    hubs = [
        shape.points[..., :2].mean(1) - drawn.key_points["middle"][:, :2]
        for shape in drawn.shapes
        if shape.points.ndim == 3 and shape.points.shape[1] < 12
    ]
    assert made > 1.0
    assert max(float(np.ptp(hub[:, 1])) for hub in hubs) > 0.02
