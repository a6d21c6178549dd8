"""Surfing: a wave higher than the surfer carries the board, which climbs its face and drops down it again."""

from __future__ import annotations

import numpy as np
from stage_takes import acting, staged, take, towards

from circletake.render.preparation import prepare
from circletake.render.scene import Performance
from circletake.schema import Staging


def _played(staging: Staging, seconds: float = 3.0) -> list[Performance]:
    return prepare(take(staging, fps=12, seconds=seconds)).cast


def _surfing() -> tuple[Performance, Performance]:
    rider, board = _played(staged("sea", acting("surfer", towards("ride", "board")), acting("board", noun="surfboard")))
    return rider, board


def test_feet_are_on_the_board_while_the_wave_lifts_it() -> None:
    rider, board = _surfing()
    middle = board.key_points["middle"]
    for foot in ("foot_l", "foot_r"):
        assert float(np.abs(rider.key_points[foot][:, 1] - middle[:, 1]).max()) < 0.3
        assert float(np.abs(rider.key_points[foot][:, 0] - middle[:, 0]).max()) < 0.75
    assert float(middle[:, 1].min()) > 0.3
    assert float(np.ptp(middle[:, 1])) > 0.3


def test_the_wave_stands_over_the_surfer_and_comes_along() -> None:
    rider, board = _surfing()
    wall = max(board.shapes, key=lambda shape: float(np.ptp(shape.points[0, :, 0]) * np.ptp(shape.points[0, :, 1])))
    top = wall.points[..., 1].max(1)
    assert (top > rider.key_points["head"][:, 1] + 0.4).all()
    crest = np.take_along_axis(wall.points[..., 0], wall.points[..., 1].argmax(1)[:, None], 1)[:, 0]
    behind = (board.key_points["middle"][:, 0] - crest) * np.sign(np.ptp(crest) * (crest[-1] - crest[0]))
    assert (behind > 0.5).all()
    assert (behind < 4.0).all()
    assert abs(float(crest[-1] - crest[0])) > 4.0


def test_a_surfer_who_has_no_board_gets_one_with_its_wave() -> None:
    (surfer,) = _played(staged("sea", acting("surfer", "ride")))
    assert max(float(np.ptp(shape.points[0, :, 0])) for shape in surfer.shapes if shape.points.ndim == 3) > 10.0


def test_a_board_on_which_nobody_is_lies_on_the_water() -> None:
    _, board = _played(staged("sea", acting("woman", towards("look", "board")), acting("board", noun="surfboard")))
    assert float(board.key_points["middle"][:, 1].max()) < 0.5
