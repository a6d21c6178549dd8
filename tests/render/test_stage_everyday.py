"""Confetti drifts, and who rides what is broad enough sits on its back."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render.preparation import prepare
from circletake.render.scene import Performance
from circletake.schema import Staging


def _played(staging: Staging) -> list[Performance]:
    return prepare(take(staging, seconds=3.0, fps=12)).cast


def test_confetti_comes_down_in_many_colours() -> None:
    (confetti,) = _played(staged("garden", acting("confetti", "fall")))
    assert len(confetti.shapes) >= 100
    assert len({tuple(np.round(shape.paint.colour, 3)) for shape in confetti.shapes}) >= 5
    heights = np.array([shape.points[..., 1].mean(1) for shape in confetti.shapes])
    assert (np.diff(heights, axis=1) < 1e-3).mean() > 0.85


@pytest.mark.parametrize(
    ("mount", "place"), [("whale", "sea"), ("dolphin", "sea"), ("dragon", "sky"), ("horse", "farm")]
)
def test_a_rider_sits_on_the_back_and_goes_along(mount: str, place: str) -> None:
    girl, beast = _played(staged(place, acting("girl", towards("ride", mount)), acting(mount, "walk")))
    hips = girl.key_points["chest"]
    assert np.ptp(hips[:, 0] - beast.key_points["chest"][:, 0]) < 0.35
    top = max(float(shape.points[..., 1].max()) for shape in beast.shapes)
    assert hips[:, 1].min() > beast.key_points["chest"][:, 1].min()
    assert hips[:, 1].max() < top + 1.2
    assert {shape.object for shape in (*girl.shapes, *beast.shapes)} == {girl.id, beast.id}


def test_a_bell_swings_in_its_frame_and_is_struck_where_it_hangs() -> None:
    monk, bell = _played(staged("temple", acting("monk", towards("reach", "bell")), acting("bell", "swing")))
    moved = [np.ptp(shape.points[..., 0].mean(1)) for shape in bell.shapes if shape.points.ndim == 3]
    still = [shape for shape in bell.shapes if shape.points.ndim == 2]
    assert max(moved) > 0.3
    assert len(still) >= 4
    assert any(one.kind == "bell" for one in bell.contacts)
    assert abs(float(monk.key_points["chest"][-1, 0] - bell.key_points["middle"][-1, 0])) < 1.6
