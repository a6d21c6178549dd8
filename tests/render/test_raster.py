"""The rasteriser: bands and hidden tiles change no pixel, and nothing is left over from one shape to the next."""

from __future__ import annotations

import numpy as np
import pytest

from circletake.evals.stage import SETUPS, request
from circletake.render import Shooting, shoot
from circletake.render.raster.canvas import new_canvas
from circletake.render.raster.draw import begin_frame, draw_frame, draw_part
from circletake.render.raster.reel import BAND, TILE, Canvas
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
