"""One wind: kites, flags, smoke, sails, cloth and hair go the way that clouds and leaves go."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import acting, staged, take

from circletake.render.light import illuminate
from circletake.render.preparation import Prepared, prepare
from circletake.schema import Staging, Weather

HOURS = (9.0, 16.0)
"""In the morning and in the evening the light comes from opposite sides, and so does the wind."""


def _shot(staging: Staging) -> Prepared:
    return prepare(take(staging, seconds=3.0, fps=12))


def _lee(prepared: Prepared) -> float:
    """Return which way the place's own wind goes: 1 to the right, -1 to the left."""
    found = prepared.resolution
    light = illuminate(
        found.hour,
        found.season,
        found.weather,
        found.intensity,
        found.light_side,
        prepared.lens.width / prepared.lens.height,
    )
    return -light.side


@pytest.mark.parametrize("hour", HOURS)
def test_a_kite_goes_with_the_wind(hour: float) -> None:
    windy = _shot(staged("coast", acting("girl", "stand"), acting("kite", "fly"), hour=hour, weather="wind"))
    girl, kite = windy.cast
    way = _lee(windy)
    off = kite.key_points["middle"][:, 0] - girl.key_points["chest"][:, 0]
    assert (off * way > 0.4).all()


@pytest.mark.parametrize("weather", ["wind", "storm"])
@pytest.mark.parametrize("hour", HOURS)
@pytest.mark.parametrize("verb", ["stand", "run"])
def test_a_long_dress_blows_to_lee(hour: float, weather: Weather, verb: str) -> None:
    hems = []
    for here in (weather, "clear"):
        shot = _shot(staged("hills", acting("queen", verb, facing="right"), hour=hour, weather=here))  # type: ignore[arg-type]
        (queen,) = shot.cast
        hips = queen.key_points["pelvis"]
        skirt = max(
            (s for s in queen.shapes if s.points.ndim == 3 and s.points[0, :, 1].max() > hips[0, 1] - 0.1),
            key=lambda s: float(np.ptp(s.points[..., 0], axis=1).mean() * np.ptp(s.points[..., 1], axis=1).mean()),
        )
        way = _lee(shot)
        hems.append(((skirt.points[..., 0] - hips[:, None, 0]) * way).max(1))
    assert (hems[0] - hems[1]).mean() > 0.04


@pytest.mark.parametrize("hour", HOURS)
def test_smoke_and_flags_go_with_the_wind(hour: float) -> None:
    shot = _shot(staged("fields", acting("smoke", "rise"), acting("flag"), hour=hour, weather="wind"))
    smoke, flag = shot.cast
    way = _lee(shot)
    puffs = [shape for shape in smoke.shapes if shape.opacity is not None]
    drift = [np.diff(shape.points[..., 0].mean(1)) for shape in puffs]
    assert np.median(np.concatenate(drift)) * way > 0.01
    cloth = max(
        (s for s in flag.shapes if s.points.ndim == 3),
        key=lambda s: float(np.ptp(s.points[0], axis=0).prod() + np.ptp(s.points[0, :, 0])),
    )
    pole = float(np.median([s.points[..., 0].mean() for s in flag.shapes if s.points.ndim == 2]))
    assert (cloth.points[..., 0].mean(1) - pole).mean() * way > 0.1


@pytest.mark.parametrize("hour", HOURS)
def test_a_square_rigger_runs_before_the_wind_under_bellied_sails(hour: float) -> None:
    shot = _shot(staged("sea", acting("pirate ship", "sail"), size="wide", hour=hour, weather="wind"))
    (ship,) = shot.cast
    way = _lee(shot)
    assert float(ship.anchor[-1, 0] - ship.anchor[0, 0]) * way > 0.3
    sails = [s for s in ship.shapes if s.points.ndim == 3 and s.points.shape[1] > 20 and np.ptp(s.points[..., 0]) > 1.0]
    bellies = []
    for sail in sails:
        x, y = sail.points[..., 0], sail.points[..., 1]
        high = y.min(1) + 0.5 * np.ptp(y, axis=1)
        inside = np.abs(y - high[:, None]) < 0.12 * np.ptp(y, axis=1)[:, None]
        bellies += [
            float((x[k, inside[k]].mean() - x[k, y[k] > y[k].max() - 0.1].mean()) * way)
            for k in range(len(x)) if inside[k].any()
        ]  # fmt: skip
    assert np.median(bellies) > 0.02
