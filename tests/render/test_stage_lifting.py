"""Lifting: what is huge goes up over the head of whoever lifts it, with his hands under it."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take

from circletake.render.preparation import prepare
from circletake.render.scene import Performance
from circletake.schema import Action


def _lifted(who: str, load: str) -> tuple[Performance, Performance]:
    act = Action(verb="lift", target="load", begin=0.1)
    one, other = prepare(
        take(staged("meadow", acting(who, act), acting("load", noun=load), size="wide"), fps=12, seconds=3.0)
    ).cast
    return one, other


def _bottom(load: Performance, frame: int) -> float:
    rows = [shape.points[frame] if shape.points.ndim == 3 else shape.points for shape in load.shapes]
    return float(np.concatenate(rows)[:, 1].min())


@pytest.mark.parametrize(("who", "load"), [("giant", "windmill"), ("giant", "house"), ("man", "car")])
def test_it_stands_first_and_is_overhead_at_last_on_both_hands(who: str, load: str) -> None:
    one, other = _lifted(who, load)
    assert _bottom(other, 0) < 0.3
    high = _bottom(other, -1)
    assert high > float(one.key_points["head"][-1, 1])
    for hand in ("hand_l", "hand_r"):
        assert abs(float(one.key_points[hand][-1, 1]) - high) < 0.16 * one.height_m
    assert abs(float(other.anchor[-1, 0] - one.anchor[-1, 0])) < 0.3 * one.height_m


def test_it_comes_up_evenly_without_a_jump() -> None:
    _, other = _lifted("giant", "windmill")
    rise = np.array([_bottom(other, frame) for frame in range(36)])
    assert float(np.abs(np.diff(rise, 2)).max()) < 0.25


def test_what_fits_into_hands_is_held_high() -> None:
    woman, ball = _lifted("woman", "ball")
    assert float(ball.anchor[-1, 1]) > float(woman.key_points["chest"][-1, 1])
