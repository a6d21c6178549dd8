"""A volcano stands behind any place: it breaks out when it is told to, with lava, bombs, ash and a bang."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take

from circletake.render import shoot
from circletake.render.preparation import prepare
from circletake.render.scene import Performance
from circletake.schema import Action

_FPS = 12


def _volcano(place: str, begin: float) -> Performance:
    act = Action(verb="break", begin=begin)
    shot = staged(place, acting("volcano", act), acting("woman", "run"), size="wide")
    return next(one for one in prepare(take(shot, fps=_FPS, seconds=3.0)).cast if one.term == "volcano")


def test_it_is_quiet_until_it_breaks_out() -> None:
    played = _volcano("village", 0.5)
    lit = np.sum([shape.opacity for shape in played.shapes if shape.opacity is not None and shape.paint.emission], 0)
    hot = [shape for shape in played.shapes if shape.paint.emission and shape.opacity is not None]
    assert len(hot) > 25
    assert float(lit[: int(1.4 * _FPS)].max()) < 0.3 * float(lit[-6:].min())
    (bang,) = [one for one in played.contacts if one.kind == "explosion"]
    assert abs(bang.at - 1.5 * _FPS) < 1.0


def test_lava_runs_down_and_the_ash_climbs() -> None:
    played = _volcano("sea", 0.4)
    stream = max(
        (shape for shape in played.shapes if shape.points.ndim == 3 and 0.6 < shape.paint.emission < 0.9),
        key=lambda shape: float(np.ptp(shape.points[-1, :, 1])),
    )
    low = stream.points[..., 1].min(1)
    assert float(low[-1]) < float(low[int(1.4 * _FPS)]) - 5.0


@pytest.mark.parametrize("place", ["village", "jungle", "sea", "desert"])
def test_it_is_seen_behind_any_place(place: str) -> None:
    shooting = shoot(take(staged(place, acting("volcano"), acting("woman", "run"), size="wide"), fps=4, seconds=1.0))
    list(shooting)
    assert shooting.truth().objects[0].boxes


def test_one_of_which_nothing_is_said_only_smokes() -> None:
    (quiet,) = prepare(take(staged("desert", acting("volcano")))).cast
    (active,) = prepare(take(staged("desert", acting("volcano", adjectives=("erupting",))))).cast
    glow = [
        sum(float(shape.opacity.max()) for shape in one.shapes if shape.paint.emission and shape.opacity is not None)
        for one in (quiet, active)
    ]
    assert glow[0] < 0.1 * glow[1]


def test_lava_glows_on_the_ground() -> None:
    (lava,) = prepare(take(staged("village", acting("lava")))).cast
    assert lava.term == "lava"
    assert sum(shape.paint.emission > 0.7 for shape in lava.shapes) >= 3
