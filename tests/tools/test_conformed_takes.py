"""Conforming: exact in time, and nothing is squeezed."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from circletake.schema import Size
from circletake.tools.conform import conform, cover, frames_needed

SIZE = Size(8, 6)


def greys(levels: list[int]) -> list[np.ndarray]:
    return [np.full((SIZE.height, SIZE.width, 3), level, np.uint8) for level in levels]


def shown(pictures: list[np.ndarray]) -> list[int]:
    return [int(picture[0, 0, 0]) for picture in pictures]


def test_at_the_same_rate_nothing_changes() -> None:
    made = list(conform(greys([10, 20, 30]), Fraction(16), 3, Fraction(16), SIZE))
    assert shown(made) == [10, 20, 30]


def test_frames_between_two_are_their_blend() -> None:
    made = list(conform(greys([0, 60, 120]), Fraction(12), 5, Fraction(24), SIZE))
    assert shown(made) == [0, 30, 60, 90, 120]
    slower = list(conform(greys([0, 24, 48, 72, 96]), Fraction(16), 4, Fraction(12), SIZE))
    assert shown(slower) == [0, 32, 64, 96]


def test_the_last_frame_is_held_where_none_follows() -> None:
    assert shown(list(conform(greys([1, 2]), Fraction(1), 4, Fraction(1), SIZE))) == [1, 2, 2, 2]


def test_rates_of_television_are_exact() -> None:
    assert frames_needed(240, Fraction(24000, 1001), Fraction(16)) == 161
    made = list(conform(greys(list(range(161))), Fraction(16), 240, Fraction(24000, 1001), SIZE))
    assert len(made) == 240
    assert shown(made)[3::3] == [round(index * 16 * 1001 / 24000) for index in range(3, 240, 3)]


def test_the_middle_is_kept_and_nothing_is_squeezed() -> None:
    wide = np.zeros((40, 120, 3), np.uint8)
    wide[:, 40:80] = 255
    assert cover(wide, Size(40, 40)).mean() == 255
    tall = np.zeros((120, 40, 3), np.uint8)
    tall[40:80] = 200
    assert (cover(tall, Size(20, 20))[3:-3] == 200).all()
    assert cover(tall, Size(20, 20)).min() > 100
