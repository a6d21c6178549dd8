"""Hatching belongs to what it shades: neither camera nor actor makes it slide, and nothing pops."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import shift
from stage_takes import acting, staged, take

from circletake.render import shoot
from circletake.render.raster.pen import hatching, laid_in
from circletake.render.stage import Shooting
from circletake.schema import CameraMove, Size, Staging

RNG = np.random.default_rng(5)


def _seen(place: np.ndarray, view: np.ndarray) -> tuple[float, float, float]:
    """Return column, row and log2 metres of a place in the world."""
    z = float(place[2] - view[2])
    return (
        float(view[4] + (place[0] - view[0]) * view[3] / z),
        float(view[5] - (place[1] - view[1]) * view[3] / z),
        float(np.log2(z)),
    )


def test_a_place_is_hatched_alike_wherever_the_camera_and_it_go() -> None:
    rest = np.array([0.0, 1.6, -6.0, 900.0, 480.0, 270.0])
    for _ in range(60):
        view = rest + RNG.uniform(-1, 1, 6) * (2.0, 1.0, 3.0, 300.0, 200.0, 100.0)
        place, gone = RNG.uniform((-2, -1, 1), (2, 3, 5)), np.zeros(4)
        gone[:3] = RNG.uniform(-1, 1, 3)
        x, y, log_z = _seen(place + gone[:3], view)
        sheet = np.empty(6)
        laid_in(log_z, view, rest, gone, sheet)
        u, v, _ = _seen(place, rest)
        assert sheet[0] * x + sheet[1] == pytest.approx(u, abs=1e-3)
        assert sheet[0] * y + sheet[2] == pytest.approx(v, abs=1e-3)


def test_strokes_come_between_others_little_by_little() -> None:
    rest = np.array([0.0, 0.0, 0.0, 900.0, 0.0, 0.0])
    sheet = np.empty(6)
    places = RNG.uniform(-100, 100, (40, 2))
    before = None
    for z in np.geomspace(16.0, 1.0, 400):
        laid_in(float(np.log2(z)), rest, rest, np.array([0.0, 0.0, z - 4.0, 0.0]), sheet)
        ink = np.array([hatching(np.float32(0.3), u, v, 9.0, sheet) for u, v in places])
        assert ink.max() > 0.5
        if before is not None:
            assert np.abs(ink - before).max() < 0.16
        before = ink


def _shot(staging: Staging, seconds: float = 3.0) -> Shooting:
    return shoot(
        take(staging, frame_size=Size(640, 360), seconds=seconds, fps=24, quality="full").with_(style="ink sketch")
    )


def _grey(shooting: Shooting, frame: int) -> np.ndarray:
    return shooting.frame(frame).astype(float).mean(2)


def test_hatching_walks_along_with_who_walks() -> None:
    shooting = _shot(staged("street", acting("man", "walk", noun="businessman"), hour=17.0))
    alike = []
    for one, other in ((20, 22), (30, 33), (20, 26)):
        first, second = (shooting.key_points(frame)["man"]["chest"] for frame in (one, other))
        x, y = round(first.x), round(first.y)
        window = np.s_[y - 16 : y + 24, x - 12 : x + 12]
        moved = shift(_grey(shooting, other), (first.y - second.y, first.x - second.x), order=1)
        alike.append(float(np.corrcoef(_grey(shooting, one)[window].ravel(), moved[window].ravel())[0, 1]))
    assert min(alike) > 0.45
    assert np.mean(alike) > 0.6


@pytest.mark.parametrize("move", ["truck right", "push in", "pan right", "crane up"])
def test_hatching_stays_with_the_ground_however_the_camera_goes(move: CameraMove) -> None:
    shooting = _shot(staged("desert", acting("rock"), size="wide", move=move, hour=17.5))
    pen = shooting._pen
    assert pen is not None
    views = pen._views
    rest, sheet, gone = views[len(views) // 2], np.empty(6), np.zeros(4)
    places = RNG.uniform((-3, 0, 2), (3, 2, 12), (50, 3))
    strays = []
    for place in places:
        where = []
        for view in views:
            x, y, log_z = _seen(place, view)
            laid_in(log_z, view, rest, gone, sheet)
            where.append((sheet[0] * x + sheet[1], sheet[0] * y + sheet[2]))
        strays.append(np.ptp(np.array(where), axis=0).max())
    assert np.ptp(views, axis=0).max() > 0.1
    assert max(strays) < 0.01
