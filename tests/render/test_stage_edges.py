"""Where a sheet of paper ends, its shadow begins as softly as its colour ends."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from circletake.render.grade import grade_for
from circletake.render.raster.canvas import grain_tile, new_canvas
from circletake.render.raster.edges import add_outline
from circletake.render.raster.fill import fill
from circletake.render.raster.finish import GRAIN, VIGNETTE, finish_frame
from circletake.render.raster.reel import BAND, brush_of

_WIDE, _HIGH = 64, 36
_NEAR_M, _FAR_M = 1.0, 60.0


def _row(edge: float) -> NDArray[np.float64]:
    """Return a row's grey levels where a pale sheet close to the camera ends at `edge` before a far wall."""
    canvas = new_canvas(_WIDE, _HIGH, 8)
    for right, level, metres in ((_WIDE + 4.0, 0.5, _FAR_M), (edge, 0.8, _NEAR_M)):
        corners = ((-4.0, -4.0), (right, -4.0), (right, _HIGH + 4.0), (-4.0, _HIGH + 4.0))
        sheet = np.array([(*corner, metres) for corner in corners], np.float32)
        job = np.array([0, _HIGH, *(level,) * 6, 1, 1, 1 / metres, 1 / metres], np.float32)
        for band, top in enumerate(range(0, _HIGH, BAND)):
            limit = min(top + BAND, _HIGH)
            add_outline(canvas.cover, canvas.marks, canvas.spans, sheet, 1.0, top, limit)
            fill(brush_of(canvas), job, np.array([top, limit, 1, band, 1], np.int64))
    grade = grade_for("calm", 720)
    grade[GRAIN] = grade[VIGNETTE] = 0.0
    picture = np.empty((_HIGH, _WIDE, 3), np.uint8)
    finish_frame(canvas, grade, grain_tile(_WIDE), (0, 0), picture)
    row: NDArray[np.float64] = picture[_HIGH // 2].mean(-1, dtype=np.float64)
    return row


def test_an_edge_that_creeps_over_a_pixel_changes_it_evenly() -> None:
    """With a depth for all or nothing a pixel jumped from shadow to none: edges in close-ups were jagged."""
    levels = np.array([_row(30 + share)[30] for share in np.linspace(0.05, 0.95, 19)])
    steps = np.diff(levels)

    assert steps.min() >= -0.5
    assert steps.max() <= 3 * steps.mean()


def test_a_shadow_on_what_is_far_behind_fades_and_does_not_end() -> None:
    beyond = _row(30.0)[31:44]
    steps = np.diff(beyond)

    assert beyond[0] < beyond[-1] - 15
    assert steps.max() <= 0.35 * (beyond[-1] - beyond[0])
