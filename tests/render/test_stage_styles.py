"""Styles: a film's look reaches every picture."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take

from circletake.render import shoot

STAGING = staged("coast", acting("horse", "run"), size="full", hour=18.2)


def _picture(style: str) -> np.ndarray:
    return shoot(take(STAGING, seconds=0.5).with_(style=style)).frame(1).astype(int)


def _colourful(picture: np.ndarray) -> float:
    return float((picture.max(axis=2) - picture.min(axis=2)).mean())


@pytest.mark.parametrize("style", ["black and white", "noir"])
def test_films_without_colour_have_none(style: str) -> None:
    assert _colourful(_picture(style)) < 4.0 < _colourful(_picture("paper-cut"))


def test_one_tone_films_have_one_tone() -> None:
    sepia, blueprint = _picture("sepia").mean(axis=(0, 1)), _picture("blueprint").mean(axis=(0, 1))
    assert sepia[0] > sepia[1] > sepia[2]
    assert blueprint[2] > blueprint[1] > blueprint[0]


def test_silhouettes_are_dark_before_a_bright_sky() -> None:
    shooting = shoot(take(STAGING, seconds=0.5).with_(style="silhouette"))
    picture, mask = shooting.frame(1).astype(int), shooting.masks(1)
    assert np.median(picture[mask == 1]) < 60
    assert np.median(picture[mask == 0]) > 110


def test_loud_looks_are_louder_than_soft_ones() -> None:
    assert _colourful(_picture("neon")) > _colourful(_picture("paper-cut")) > _colourful(_picture("pastel"))


@pytest.mark.parametrize("style", ["photoreal", "pixel", "stop motion"])
def test_a_style_that_paper_cannot_take_on_is_told(style: str) -> None:
    told = shoot(take(STAGING, seconds=0.5).with_(style=style)).matches
    assert [(match.word, match.term, match.known, match.distance) for match in told] == [
        (style, "paper-cut", False, 1.0)
    ]


@pytest.mark.parametrize("style", ["paper-cut", "noir", "watercolour"])
def test_a_style_that_paper_takes_on_is_not(style: str) -> None:
    assert not shoot(take(STAGING, seconds=0.5).with_(style=style)).matches
