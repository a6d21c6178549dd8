"""Styles told apart by what is written in them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from circletake.evals.score_cues import varied_request
from circletake.evals.score_styles import alike_in, apart, aspects_of, differing
from circletake.music import compose


def test_distance_is_nought_for_the_same_and_one_for_strangers() -> None:
    assert apart({"a": 0.5, "b": 0.5}, {"a": 0.5, "b": 0.5}) == 0.0
    assert apart({"a": 1.0}, {"b": 1.0}) == pytest.approx(1.0)
    # By hand: each half is 0.5 log2(0.5 / 0.75) + 0.5 log2(0.5 / 0.25), and log2(1 / 0.75).
    expected = math.sqrt((0.5 * math.log2(0.5 / 0.75) + 0.5 + math.log2(1 / 0.75)) / 2)
    assert apart({"a": 0.5, "b": 0.5}, {"a": 1.0}) == pytest.approx(expected)


def test_styles_are_alike_where_drafts_are_as_far_apart_as_they() -> None:
    far = np.array([[[0.2, 0.5], [0.5, 0.3]]] * 5)
    assert not alike_in(far).any()
    far[:2, 0, 1] = far[:2, 1, 0] = 0.25
    assert alike_in(far)[0, 1]
    far[1, 0, 1] = far[1, 1, 0] = 0.5
    assert not alike_in(far).any()


def test_the_largest_set_without_two_alike_is_found() -> None:
    alike = np.zeros((5, 5), bool)
    for one, two in ((0, 1), (1, 2), (2, 3)):
        alike[one, two] = alike[two, one] = True
    assert differing(alike) == 3
    assert differing(np.zeros((4, 4), bool)) == 4


def test_a_march_is_far_from_a_lament_in_everything() -> None:
    march, lament = (aspects_of(compose(varied_request(number, seconds=16)).cues[0]) for number in (12, 2))
    for aspect in ("harmony", "rhythm", "form", "orchestration"):
        assert apart(march[aspect], lament[aspect]) > 0.3, aspect
        assert sum(march[aspect].values()) == pytest.approx(1.0)
