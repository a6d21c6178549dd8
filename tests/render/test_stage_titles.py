"""Titles: inside the safe area, large enough, and legible on light and on dark."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont
from stage_takes import staged, take

from circletake.render import shoot
from circletake.render.fonts import covered, in_latin, letter
from circletake.render.scene import Clock
from circletake.render.titles import Card, lay_titles, set_titles
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
@pytest.mark.parametrize("kind", ["main", "end", "lower third", "intertitle"])
def test_letters_stand_out_from_any_ground(ground: int, kind: str) -> None:
    """Letters reach the contrast of 4.5 to 1 that WCAG 2 asks for, against what is right beside them."""
    title = Title(text="A Whale in the Sea", kind=kind, begin=0.0, end=1.0)  # type: ignore[arg-type]
    picture = _laid(title, Size(1280, 720), ground)
    assert _contrast(set_titles((title,), 1280, 720, CLOCK)[0], picture) >= 4.5


def test_letters_stand_out_from_clouds_over_the_sea_at_noon() -> None:
    title = Title(text="A Whale in the Sea", begin=0.0, end=1.0)
    shooting = shoot(take(staged("sea", titles=(title,), hour=12.3), frame_size=Size(640, 360), seconds=1.0))
    card = set_titles((title,), 640, 360, shooting.prepared.clock)[0]
    assert _contrast(card, shooting.frame(3).astype(int)) >= 4.5


def _contrast(card: Card, picture: np.ndarray) -> float:
    """Return the contrast of whole letters against the lightest twentieth of what is right beside them."""
    light = np.pad(_luminance(picture), 200, constant_values=np.nan)
    top, left = card.top + 200, card.left + 200
    part = light[top : top + card.ink.shape[0], left : left + card.ink.shape[1]]
    rows, columns = card.beside.T
    ground = np.nanquantile(part[rows, columns], 0.95)
    return float((np.nanmean(part[card.ink > 0.98]) + 0.05) / (ground + 0.05))


def _luminance(picture: np.ndarray) -> np.ndarray:
    """Return (H, W) the relative luminance of WCAG 2."""
    parts = picture / 255.0
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def test_a_title_comes_and_goes() -> None:
    title = Title(text="Later", begin=0.25, end=0.75)
    shooting = shoot(take(staged("hills", titles=(title,)), seconds=4.0, fps=6))
    plain = shoot(take(staged("hills"), seconds=4.0, fps=6))
    changed = [np.abs(shooting.frame(i).astype(int) - plain.frame(i)).mean() for i in (0, 12, 23)]
    assert changed[0] == 0.0
    assert changed[1] > 1.0
    assert changed[2] == 0.0


def test_what_is_read_from_the_right_is_set_from_the_right() -> None:
    """A Hebrew title set letter by letter ran backwards; its lower third stands on the right, with its bar there."""
    text = "האור של"
    card = set_titles((Title(text=text, kind="main"),), 640, 360, Clock(12, 6.0))[0]
    font = ImageFont.truetype(str(letter(text, "cut").font), 60)
    mask = font.getmask(text, "L")
    columns = np.flatnonzero((card.ink > 0.5).any(axis=0))
    rows = np.flatnonzero((card.ink > 0.5).any(axis=1))
    # The same shapes in the same order as one run of text: the widest gap, between the words, lies where it should.
    run = np.asarray(mask, np.float32).reshape(-1, mask.size[0]) > 127
    inked = (card.ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] > 0.5).any(axis=0)

    assert _widest_gap(inked) == pytest.approx(_widest_gap(run.any(axis=0)), abs=0.05)

    lower = set_titles((Title(text=text, kind="lower third"),), 640, 360, Clock(12, 6.0))[0]
    latin = set_titles((Title(text="The light", kind="lower third"),), 640, 360, Clock(12, 6.0))[0]
    assert lower.left + lower.ink.shape[1] > 600 > latin.left + latin.ink.shape[1]


def _widest_gap(inked: np.ndarray) -> float:
    """Return where the widest gap between inked columns lies, as a share of the whole."""
    at = np.flatnonzero(inked)
    widest = int(np.argmax(np.diff(at)))
    return float(at[widest]) / len(inked)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("冬日光", "Dong Ri Guang"),
        ("겨울의 빛", "Gyeoului Bich"),
        ("सर्दियों की", "sardiyom ki"),
        ("Café ✨ 東京", "Café Dong Jing"),
    ],
)
def test_scripts_without_a_font_are_spelt_so_that_they_can_be_read(text: str, latin: str) -> None:
    """Syllables and words stay apart, Indic consonants keep their vowel, and what the face has stays as it is."""
    shown = "".join(sign for sign in text if sign != "✨")
    assert in_latin(" ".join(shown.split()), covered(letter("A", "cut").font)) == latin
