"""Optical flow, key points and camera pose tell what the frames show."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter, map_coordinates
from stage_takes import acting, staged, take

from circletake.render import shoot
from circletake.schema import Size, Staging

FRAME = Size(320, 180)

SHOTS = {
    "follow": staged("street", acting("woman", "walk"), size="full", move="follow"),
    "pan": staged("desert", acting("camel", "walk"), size="wide", move="pan right"),
    "run": staged("fields", acting("dog", "run"), size="wide"),
}


def _residual(staging: Staging, index: int) -> tuple[float, float]:
    """Return the mean change of the cast's pixels until the next frame: in place, and along the flow."""
    shooting = shoot(take(staging, frame_size=FRAME, fps=24))
    now, then = (gaussian_filter(shooting.frame(at).astype(np.float64).mean(-1), 0.8) for at in (index, index + 1))
    flow = shooting.flow(index)
    down, across = np.mgrid[0 : FRAME.height, 0 : FRAME.width].astype(np.float64)
    there = map_coordinates(then, [down + flow[..., 1], across + flow[..., 0]], order=1, mode="nearest")
    cast = shooting.masks(index) > 0
    return float(np.abs(then - now)[cast].mean()), float(np.abs(there - now)[cast].mean())


@pytest.mark.parametrize("name", SHOTS)
def test_the_flow_leads_to_where_the_cast_goes(name: str) -> None:
    plain, along = _residual(SHOTS[name], 6)
    assert along < 0.5 * plain, f"{along:.2f} levels are left of {plain:.2f}"


def test_a_pan_moves_everything_that_stands_still_by_the_same_way() -> None:
    shooting = shoot(take(staged("desert", size="wide", move="pan right"), frame_size=FRAME, fps=24))
    index = 24
    slid = (shooting.pose(index + 1).shift - shooting.pose(index).shift) * FRAME.height
    flow = shooting.flow(index)
    assert abs(slid) > 0.2
    np.testing.assert_allclose(flow[..., 0], slid, atol=0.02)


def test_the_last_frame_leads_nowhere() -> None:
    request = take(SHOTS["run"], seconds=0.5)
    assert not shoot(request).flow(request.frames - 1).any()


def test_key_points_lie_on_the_body() -> None:
    shooting = shoot(take(SHOTS["follow"], frame_size=FRAME, fps=24))
    points = shooting.key_points(6)["woman"]
    assert {"head", "hand_l", "hand_r", "foot_l", "foot_r"} <= set(points)
    assert points["head"].y < points["pelvis"].y < max(points["foot_l"].y, points["foot_r"].y)
    assert points["chest"].visible
    rows, columns = np.nonzero(shooting.masks(6) == 1)
    assert columns.min() - 2 <= points["head"].x <= columns.max() + 2
    assert abs(max(points["foot_l"].y, points["foot_r"].y) - rows.max()) < 12
