"""The rasteriser: bands and hidden tiles change no pixel, and nothing is left over from one shape to the next."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from circletake.evals.stage import SETUPS, request
from circletake.render import Shooting, shoot
from circletake.render.raster.canvas import new_canvas
from circletake.render.raster.census import measure_change
from circletake.render.raster.draw import begin_frame, draw_frame, draw_part
from circletake.render.raster.fill import draw_dot
from circletake.render.raster.reel import BAND, TILE, Canvas, brush_of
from circletake.render.raster.trace import simplify
from circletake.schema import Size

_SCENES = ("street, rain, night", "coast, dawn, two", "room, talk", "sea, storm, ship", "theatre, crowd")


def _taken(name: str) -> Shooting:
    return shoot(request(SETUPS[name], Size(358, 202), 12, 12))


def _canvas(taken: Shooting) -> Canvas:
    return new_canvas(358, 202, taken.prepared.layout.longest, numbered=True)


@pytest.mark.parametrize("name", _SCENES)
def test_what_nearer_sheets_cover_changes_no_pixel(name: str) -> None:
    """Given a scene, when its operations are drawn one by one, so that none hides another, the picture is the same."""
    taken = _taken(name)
    layout = taken.prepared.layout
    at_once, one_by_one = _canvas(taken), _canvas(taken)

    draw_frame(at_once, layout.reel, layout.panorama.image, layout.panorama.frame, 5)
    begin_frame(one_by_one, layout.reel, layout.panorama.image, layout.panorama.frame, 5)
    for k in range(layout.reel.ops.shape[1]):
        draw_part(one_by_one, layout.reel, 5, k, k + 1)

    np.testing.assert_array_equal(at_once.planes, one_by_one.planes)
    np.testing.assert_array_equal(at_once.ids, one_by_one.ids)


def test_tiles_behind_a_wall_are_known_to_be_hidden() -> None:
    taken = _taken("theatre, crowd")
    layout = taken.prepared.layout
    canvas = _canvas(taken)

    draw_frame(canvas, layout.reel, layout.panorama.image, layout.panorama.frame, 5)

    hidden = canvas.fronts[: 202 // BAND, : 358 // TILE] > 0
    assert hidden.mean() > 0.8


@pytest.mark.parametrize("name", _SCENES)
def test_no_coverage_is_left_for_the_next_shape(name: str) -> None:
    taken = _taken(name)
    layout = taken.prepared.layout
    canvas = _canvas(taken)

    for frame in (0, 7):
        draw_frame(canvas, layout.reel, layout.panorama.image, layout.panorama.frame, frame)

    assert not canvas.cover.any()
    assert not canvas.marks.any()
    assert (canvas.spans[:, 1] == -1).all()
    assert not canvas.touched.any()
    assert not canvas.turns.any()


def test_frames_are_the_same_in_any_order() -> None:
    forwards, backwards = _taken("street, rain, night"), _taken("street, rain, night")

    ahead = [forwards.frame(index) for index in (2, 9)]
    behind = [backwards.frame(index) for index in (9, 2)]

    np.testing.assert_array_equal(ahead[0], behind[1])
    np.testing.assert_array_equal(ahead[1], behind[0])


def _area(points: NDArray[np.float32]) -> float:
    x, y = points[:, 0].astype(float), points[:, 1].astype(float)
    return 0.5 * float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))


def test_corners_go_where_nobody_sees_them_and_thin_things_stay_as_thick() -> None:
    """Given a round outline of 400 corners and a mast a fifth of a pixel wide, both keep their areas."""
    turns = np.linspace(0.0, 2.0 * np.pi, 400, endpoint=False)
    disc = np.stack([30 + 6 * np.cos(turns), 20 + 6 * np.sin(turns), np.full(400, 9.0)], 1).astype(np.float32)
    mast = np.array([(5, 0, 9), (5.2, 0, 9), (5.2, 30, 9), (5.2, 60, 9), (5, 60, 9), (5, 30, 9)], np.float32)
    out = np.zeros((400, 3), np.float32)

    left = simplify(disc, 400, out, 0)
    assert left < 100
    assert _area(out[:left]) == pytest.approx(_area(disc), rel=0.01)
    left = simplify(mast, 6, out, 0)
    assert _area(out[:left]) == pytest.approx(12.0, abs=0.05)


def test_a_dot_adds_the_light_of_its_area() -> None:
    canvas = new_canvas(32, 16, 8)
    box = np.array([9.3, 10.9, 4.5, 6.1, 5.0, 5.0, 5.0], np.float32)
    job = np.array([4.5, 6.1, 1, 1, 1, 1, 1, 1, 1, 1, 0.2, 0.2, -1.28], np.float32)

    draw_dot(brush_of(canvas), box, job, 4, 7, 1)

    assert canvas.planes[0].sum() == pytest.approx(1.28, abs=1e-4)
    assert canvas.planes[0, 5, 10] == pytest.approx(0.5 * 0.9, abs=1e-4)


def test_change_between_two_pictures_is_told_as_a_share_of_white() -> None:
    rng = np.random.default_rng(5)
    before, after = rng.integers(0, 256, (2, 20, 30, 3)).astype(np.uint8)

    told = measure_change(before, after, 2)

    assert told == pytest.approx(np.abs(before[::2, ::2].astype(float) - after[::2, ::2]).mean() / 255.0)
