"""Titles: inside the safe area, large enough, and legible on light and on dark."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stage_takes import staged, take

from circletake.render import shoot
from circletake.render.scene import Clock
from circletake.render.titles import lay_titles, set_titles
from circletake.schema import Size, Title

SAFE = 0.04
CLOCK = Clock(48, 24.0)
SIZES = [Size(1280, 720), Size(720, 1280), Size(720, 720), Size(1280, 536), Size(160, 90)]


def _laid(title: Title, size: Size, ground: int) -> np.ndarray:
    picture = np.full((size.height, size.width, 3), ground, np.uint8)
    lay_titles(set_titles((title,), size.width, size.height, CLOCK), 24, picture)
    return picture.astype(int)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("kind", ["main", "end", "lower third", "intertitle"])
def test_titles_stay_inside_the_safe_area(size: Size, kind: str) -> None:
    words = "The Keeper, the Whale and the Very Long Night on the Northern Shore"
    title = Title(text=words, kind=kind, subtitle="a film", begin=0.0, end=1.0)  # type: ignore[arg-type]
    bright = _laid(title, size, 20).max(axis=2) > 140
    rows, columns = np.nonzero(bright)
    assert rows.size > 30
    assert rows.min() >= SAFE * size.height
    assert rows.max() < (1 - SAFE) * size.height
    assert columns.min() >= SAFE * size.width
    assert columns.max() < (1 - SAFE) * size.width


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=25, derandomize=True, deadline=None)
def test_any_text_can_be_set(text: str) -> None:
    picture = _laid(Title(text=text, begin=0.0, end=1.0), Size(320, 180), 90)
    assert picture.shape == (180, 320, 3)


@pytest.mark.parametrize("ground", [25, 110, 190, 240])
def test_letters_stand_out_from_any_ground(ground: int) -> None:
    """Large letters reach a contrast of 3 to 1 against what is right beside them."""
    title = Title(text="Bread is love", kind="end", begin=0.0, end=1.0)
    picture = _laid(title, Size(640, 360), ground)
    card = set_titles((title,), 640, 360, CLOCK)[0]
    light = (picture @ np.array([0.2126, 0.7152, 0.0722]) / 255.0) ** 2.2
    part = light[card.top : card.top + card.ink.shape[0], card.left : card.left + card.ink.shape[1]]
    letters, beside = card.ink > 0.98, (card.ink < 0.02) & (card.shade > 0.5 * card.shade.max())
    assert part[letters].mean() + 0.05 > 3.0 * (part[beside].mean() + 0.05)


def test_a_title_comes_and_goes() -> None:
    title = Title(text="Later", begin=0.25, end=0.75)
    shooting = shoot(take(staged("hills", titles=(title,)), seconds=4.0, fps=6))
    plain = shoot(take(staged("hills"), seconds=4.0, fps=6))
    changed = [np.abs(shooting.frame(i).astype(int) - plain.frame(i)).mean() for i in (0, 12, 23)]
    assert changed[0] == 0.0
    assert changed[1] > 1.0
    assert changed[2] == 0.0
