"""Riders: hands on the bar, feet on pedals and pegs, a helmet on the head, a bicycle of one's own size."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render.cast.drawing import drawing
from circletake.render.cast.vehicles.fleet import CRAFT_VARIANTS, FLEET
from circletake.render.preparation import prepare
from circletake.render.scene import Performance
from circletake.schema import Staging


def _played(staging: Staging) -> list[Performance]:
    return prepare(take(staging, fps=12)).cast


def _bar(term: str, bike: Performance, size: float) -> np.ndarray:
    """Return where the bar is, from the middle of what is ridden and the way it goes."""
    x, y = FLEET[term].bar or (0.0, 0.0)
    side = np.sign(bike.key_points["front"][:, 0] - bike.key_points["back"][:, 0])
    return np.stack([bike.anchor[:, 0] + side * x * size, bike.anchor[:, 1] + y * size], -1)


@pytest.mark.parametrize("term", ["bicycle", "motorcycle"])
def test_hands_are_on_the_bar_for_the_whole_ride(term: str) -> None:
    rider, bike = _played(staged("road", acting("woman", towards("ride", "bike")), acting("bike", noun=term)))
    bar = _bar(term, bike, 1.0)
    for hand in ("hand_l", "hand_r"):
        away = np.hypot(*(rider.key_points[hand][:, :2] - bar).T)
        assert float(away.max()) < 0.12


def test_feet_go_round_with_the_pedals() -> None:
    rider, bike = _played(staged("road", acting("woman", towards("ride", "bike")), acting("bike", noun="bicycle")))
    left, right = (rider.key_points[f"toe_{side}"] - bike.anchor for side in "lr")
    assert float(np.ptp(left[:, 1])) > 0.2
    # What the one goes down the other comes up.
    assert float(np.abs((left + right)[:, 1] - (left + right)[:, 1].mean()).max()) < 0.12


def test_feet_rest_on_the_pegs_of_a_motorcycle() -> None:
    rider, bike = _played(staged("road", acting("woman", towards("ride", "bike")), acting("bike", noun="motorcycle")))
    for side in "lr":
        high = rider.key_points[f"foot_{side}"][:, 1] - bike.anchor[:, 1]
        assert abs(float(high.mean()) - 0.34) < 0.1


def test_reins_go_from_the_rider_to_the_muzzle() -> None:
    rider, horse = _played(staged("road", acting("woman", towards("ride", "horse")), acting("horse", "run")))
    rein = max(horse.shapes, key=lambda shape: shape.order).points
    hand, nose = rider.key_points["hand_l"], horse.key_points["nose"]
    for frame in (0, 12, 23):
        ends = rein[frame, :, 0].min(), rein[frame, :, 0].max()
        assert min(abs(float(end - hand[frame, 0])) for end in ends) < 0.08
        assert min(abs(float(end - nose[frame, 0])) for end in ends) < 0.35


def test_a_child_has_a_bicycle_of_its_size() -> None:
    def wheels(noun: str) -> float:
        _, bike = _played(staged("street", acting(noun, towards("ride", "bike")), acting("bike", noun="bicycle")))
        return bike.height_m

    assert wheels("boy") < 0.8 * wheels("woman")


def test_a_motorcyclist_rides_a_motorcycle_that_nobody_named_and_wears_a_helmet() -> None:
    helmeted = prepare(take(staged("road", acting("motorcyclist", "ride")))).cast[0]
    assert helmeted.height_m < 1.9
    assert helmeted.width_m > 1.8
    bare, bike = _played(staged("road", acting("man", towards("look", "bike")), acting("bike", noun="motorcycle")))
    ridden, _ = _played(staged("road", acting("man", towards("ride", "bike")), acting("bike", noun="motorcycle")))
    assert len(ridden.shapes) != len(bare.shapes)
    assert bike.height_m < 1.2


def test_a_sports_car_is_lower_and_wider_than_a_saloon() -> None:
    x0, _, x1, high = drawing(CRAFT_VARIANTS["sports car"].art).bounds
    saloon = drawing(FLEET["car"].art).bounds
    assert high < 0.85 * saloon[3]
    assert (x1 - x0) / high > 1.25 * (saloon[2] - saloon[0]) / saloon[3]
