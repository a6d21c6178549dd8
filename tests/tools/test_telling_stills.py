"""Stills of footage of which nothing is known: the telling one is sharp, and near the moment that was asked for."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path

import numpy as np
from desk import Desk
from numpy.typing import NDArray
from PIL import Image

from circletake.schema import Action, Format, Size, Staging, Subject, TakeRequest
from circletake.tools.take_file import sharpness, write_take


def _request() -> TakeRequest:
    throws = Subject(id="girl", noun="girl", actions=(Action(verb="throw", begin=0.3, end=0.6),))
    return TakeRequest(
        slate="1A", take=1, prompt="", staging=Staging(subjects=(throws,)), seed=1, frames=40,
        format=Format(size=Size(64, 48), rate=Fraction(10)),
    )  # fmt: skip


def _frame(level: int, *, sharp: bool) -> NDArray[np.uint8]:
    picture = np.full((48, 64, 3), level, np.uint8)
    if sharp:
        picture[::2, :, :] = 255 - level
    return picture


def _stills(folder: Path, sharp_at: int, contacts: tuple[()] | None = None) -> tuple[NDArray[np.uint8], ...]:
    desk = Desk(folder)
    pictures = (_frame(4 * at, sharp=at == sharp_at) for at in range(40))
    written = write_take(pictures, _request(), desk, contacts=contacts)
    return tuple(np.asarray(Image.open(io.BytesIO(desk.path(still).read_bytes()))) for still in written.stills)


def test_of_unknown_footage_the_sharpest_frame_about_the_deed_is_the_still(tmp_path: Path) -> None:
    planned = _stills(tmp_path / "planned", 99, contacts=())
    near = _stills(tmp_path / "near", 21)
    assert len(planned) == len(near) == 3
    assert sharpness(near[1]) > 50 * sharpness(planned[1])
    far = _stills(tmp_path / "far", 36)
    assert sharpness(far[1]) < 0.1 * sharpness(near[1])


def test_where_contacts_are_known_the_deed_alone_decides(tmp_path: Path) -> None:
    known, unknown = _stills(tmp_path / "known", 21, contacts=()), _stills(tmp_path / "unknown", 21)
    assert sharpness(known[1]) < 0.1 * sharpness(unknown[1])
    for one, other in zip(known[::2], unknown[::2], strict=True):
        assert np.array_equal(one, other)
