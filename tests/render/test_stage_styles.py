"""Styles: a film's look reaches every picture."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from stage_takes import acting, staged, take

from circletake.language import read_style
from circletake.render import shoot
from circletake.render.styles import STYLES
from circletake.schema import Size

STAGING = staged("coast", acting("horse", "run"), size="full", hour=18.2)


def _picture(style: str) -> np.ndarray:
    return shoot(take(STAGING, seconds=0.5).with_(style=style)).frame(1).astype(int)


def _colourful(picture: np.ndarray) -> float:
    return float((picture.max(axis=2) - picture.min(axis=2)).mean())


@pytest.mark.parametrize("style", ["black and white", "noir"])
def test_films_without_colour_have_none(style: str) -> None:
    assert _colourful(_picture(style)) < 4.0 < _colourful(_picture("paper-cut"))


def _faces(style: str) -> tuple[float, float]:
    """Return how light faces are that stand in a street by night, and how light all that is round them is."""
    faces, streets = [], []
    for seed in range(4):
        staging = staged("street", acting("who", "stand", noun="detective", facing="camera"), size="medium", hour=23.0)
        shooting = shoot(take(staging, seconds=0.5, frame_size=Size(320, 180), seed=seed).with_(style=style))
        picture, mask = shooting.frame(1).astype(float).mean(axis=2), shooting.masks(1)
        head = shooting.key_points(1)["who"]["head"]
        x, y = round(head.x), round(head.y)
        faces.append(float(np.median(picture[y : y + 18, x - 10 : x + 10])))
        streets.append(float(np.median(picture[mask == 0])))
    return float(np.mean(faces)), float(np.mean(streets))


def test_faces_are_read_in_a_noir_night_that_stays_dark() -> None:
    face, street = _faces("noir")
    plain, lit = _faces("black and white")
    assert face > 1.2 * street
    assert face > plain
    assert street < lit


def test_one_tone_films_have_one_tone() -> None:
    sepia, cyanotype = _picture("sepia").mean(axis=(0, 1)), _picture("cyanotype").mean(axis=(0, 1))
    assert sepia[0] > sepia[1] > sepia[2]
    assert cyanotype[2] > cyanotype[1] > cyanotype[0]


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


@pytest.mark.parametrize(("style", "paper"), [("ink sketch", (246, 240, 227)), ("blueprint", (18, 55, 116))])
def test_a_pen_leaves_paper_and_draws_the_subject_on_it(style: str, paper: tuple[int, int, int]) -> None:
    shooting = shoot(take(STAGING, seconds=0.5).with_(style=style))
    picture, mask = shooting.frame(1).astype(int), shooting.masks(1) == 1
    off = np.abs(picture - np.array(paper)).max(axis=2)
    assert (off < 40).mean() > 0.4
    border = mask ^ (np.roll(mask, 1, 0) & np.roll(mask, 1, 1) & np.roll(mask, -1, 0) & np.roll(mask, -1, 1) & mask)
    assert (off[border] > 60).mean() > 0.5 > (off[~mask] > 60).mean()


@pytest.mark.parametrize("style", ["ink sketch", "blueprint", "poster"])
def test_drawn_lines_do_not_boil(style: str) -> None:
    still = staged("room", size="wide", hour=12.0)
    shooting = shoot(take(still, seconds=1.0).with_(style=style))
    first, later = shooting.frame(0).astype(int), shooting.frame(5).astype(int)
    assert (np.abs(first - later).max(axis=2) > 12).mean() < 0.02


def test_a_poster_is_printed_with_its_four_inks() -> None:
    drawn = STYLES["poster"].drawn
    assert drawn is not None
    picture = shoot(take(STAGING, seconds=0.5, frame_size=Size(640, 360)).with_(style="poster")).frame(1).astype(int)
    # Every combination of inks over each other, at the density that the press lays them.
    mixes = []
    for on in product((0, 1), repeat=len(drawn.plates)):
        colour = np.array(drawn.paper)
        for lies, plate in zip(on, drawn.plates, strict=True):
            colour = colour * (1.0 - 0.96 * lies * (1.0 - np.array(plate.colour)))
        mixes.append(colour * 255)
    apart = np.abs(picture[:, :, None] - np.array(mixes)).max(axis=3).min(axis=2)
    assert (apart < 40).mean() > 0.7


def test_drawing_leaves_the_truth_alone() -> None:
    plain, drawn = shoot(take(STAGING, seconds=0.5)), shoot(take(STAGING, seconds=0.5).with_(style="ink sketch"))
    assert (plain.masks(1) == drawn.masks(1)).all()
    assert (plain.depth(1) == drawn.depth(1)).all()


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("a heist in pen and ink", "ink sketch"),
        ("as a screenprint poster", "poster"),
        ("a technical drawing of a rocket", "blueprint"),
        ("film noir", "noir"),
    ],
)
def test_briefs_name_styles(words: str, style: str) -> None:
    assert read_style(words.split()) == style
