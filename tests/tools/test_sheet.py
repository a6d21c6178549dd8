"""Storyboards and posters hold every word inside their frames, whatever is written on them."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from desk import Desk
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from circletake.schema import Panel, RequestRejected, SheetRequest, SheetResult
from circletake.tools.sheet import Sheets
from circletake.tools.typesetting import set_lines, set_to_fit, width

PAPER = np.array([0xF4, 0xEF, 0xE6], np.int16)
GREEN = np.array([20, 160, 60], np.int16)
LONG = "The extraordinarily long and winding tale of the keeper who found a whale at dawn and would not let her go"


def sheets(
    folder: Path,
    *,
    panels: int = 6,
    size: tuple[int, int] = (320, 180),
    title: str = "Stranded",
    logline: str = "A keeper finds a whale.",
    caption: str = "She stops when she sees the whale.",
    credit: str = "",
    odd: tuple[int, int] | None = None,
) -> tuple[np.ndarray, np.ndarray, SheetResult]:
    """Draw a sheet and a poster of flat stills in a green that stands nowhere else."""
    desk = Desk(folder)
    shapes = [odd if odd and number == 1 else size for number in range(panels)]
    stills = []
    for number, shape in enumerate(dict.fromkeys([*shapes, size])):
        path = folder / f"in-{number}.png"
        Image.new("RGB", shape, (20, 160, 60)).save(path)
        stills.append((shape, desk.give(path)))
    by_shape = dict(stills)
    request = SheetRequest(
        title=title,
        logline=logline,
        panels=tuple(
            Panel(slate=f"{n + 1}A", still=by_shape[shape], heading="wide · static · 3.2 s", caption=caption)
            for n, shape in enumerate(shapes)
        ),
        poster_still=by_shape[size],
        credit=credit,
    )
    result = Sheets().run(request, desk, rng=random.Random(0))
    assert (result.storyboard.media_type, result.poster.media_type) == ("image/png", "image/jpeg")
    read = [np.asarray(Image.open(desk.path(a)).convert("RGB")) for a in (result.storyboard, result.poster)]
    return read[0], read[1], result


def inked(picture: np.ndarray, ground: np.ndarray = PAPER) -> np.ndarray:
    return np.abs(picture.astype(np.int16) - ground).max(axis=2) > 24


def green(picture: np.ndarray) -> np.ndarray:
    return np.abs(picture.astype(np.int16) - GREEN).max(axis=2) < 3


@pytest.mark.parametrize(
    ("panels", "size", "columns"),
    [(1, (320, 180), 3), (6, (320, 180), 3), (13, (320, 180), 4), (5, (180, 320), 4), (7, (240, 240), 3)],
)
def test_every_still_stands_whole_in_its_place(
    panels: int, size: tuple[int, int], columns: int, tmp_path: Path
) -> None:
    sheet, _, _ = sheets(tmp_path, panels=panels, size=size)
    across = green(sheet).sum(axis=1)
    cell = (1800 - 128 - 36 * (columns - 1)) // columns
    assert across.max() == cell * min(panels, columns)
    rows = -(-panels // columns)
    assert green(sheet)[:, 70].sum() == rows * round(cell * size[1] / size[0])
    assert not inked(sheet)[:, :60].any()
    assert not inked(sheet)[-20:].any()


@pytest.mark.parametrize(
    "words",
    [
        LONG,
        LONG + " " + LONG,
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2,
        "Повесть о смотрителе маяка и ките, которого вынесло на берег на рассвете",
        "灯台守は夜明けに浜辺で一頭の鯨を見つけ、長いあいだ黙ってその目を見つめていた。" * 3,
        "!",
    ],
)
def test_long_words_stay_on_the_paper(words: str, tmp_path: Path) -> None:
    sheet, poster, _ = sheets(tmp_path, panels=4, title=words, logline=words * 3, caption=words * 2)
    marks = inked(sheet)
    assert not marks[:, :60].any()
    assert not marks[:, 1800 - 58 :].any()
    gap = slice(64 + 533 + 8, 64 + 533 + 36 - 4)
    below = int(np.argmax(green(sheet).any(axis=1)))
    assert not marks[below:, gap].any()
    lit = poster.min(axis=2) > 190
    assert lit.any()
    assert not lit[:, :90].any()
    assert not lit[:, -90:].any()
    assert not lit[: poster.shape[0] // 3].any()


def test_a_still_of_another_shape_is_shown_whole(tmp_path: Path) -> None:
    sheet, _, _ = sheets(tmp_path, panels=3, odd=(180, 320))
    shown = green(sheet)
    second = shown[:, 64 + 533 + 36 : 64 + 2 * 533 + 36]
    rows, columns = np.flatnonzero(second.any(axis=1)), np.flatnonzero(second.any(axis=0))
    assert len(rows) == round(533 * 180 / 320)
    assert len(columns) / len(rows) == pytest.approx(180 / 320, abs=0.02)


@pytest.mark.parametrize("size", [(320, 180), (180, 320), (478, 200), (200, 200)])
def test_posters_keep_the_films_shape_and_show_title_and_credit(size: tuple[int, int], tmp_path: Path) -> None:
    _, poster, _ = sheets(tmp_path, panels=1, size=size, title="Stranded", credit="A film by nobody")
    assert poster.shape == (round(1600 * size[1] / size[0]), 1600, 3)
    rows = np.flatnonzero((poster.min(axis=2) > 170).any(axis=1))
    gap = int(np.argmax(np.diff(rows)))
    title, credit = rows[: gap + 1], rows[gap + 1 :]
    assert 8 < credit[0] - title[-1] < 60
    assert 90 < title[-1] - title[0] < 200
    assert 18 < credit[-1] - credit[0] < 40
    assert credit[-1] < poster.shape[0] - 30


def test_the_same_request_gives_the_same_bytes(tmp_path: Path) -> None:
    assert sheets(tmp_path / "a", title=LONG)[2] == sheets(tmp_path / "b", title=LONG)[2]


def test_a_sheet_without_panels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestRejected, match="without a panel"):
        sheets(tmp_path, panels=0)


@given(st.text("abc é漢.,W ", max_size=120), st.integers(40, 700), st.integers(1, 5))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_lines_fit_and_lose_nothing_unsaid(text: str, across: int, most: int) -> None:
    made = set_lines(text, "serif", 24, across, most)
    assert len(made.lines) <= most
    assert all(width(line, "serif", 24) <= across or len(line) <= 1 for line in made.lines)
    said = "".join(made.lines).replace(" ", "")
    whole = text.replace(" ", "")
    if said.endswith("…"):
        assert whole.startswith(said[:-1])
    else:
        assert said == whole


def test_titles_grow_as_large_as_their_field() -> None:
    short, long = (set_to_fit(text, "cut", (150, 60), 1400, 320) for text in ("Ebb", LONG))
    assert short.size == 150
    assert 60 <= long.size < 150
    assert long.width <= 1400
    assert long.height <= 320
    assert " ".join(long.lines) == LONG
