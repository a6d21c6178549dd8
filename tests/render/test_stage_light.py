"""Light: what air does to a low sun, and that dark weather can still be read."""

from __future__ import annotations

import numpy as np
import pytest
from stage_takes import staged, take

from circletake.render import shoot
from circletake.render.colour import luminance
from circletake.render.light import illuminate, sunlight
from circletake.render.places.kit.ground import near_shade
from circletake.schema import Weather


def test_the_lower_the_sun_the_redder_it_is() -> None:
    colours = np.array([sunlight(degrees) for degrees in (90.0, 60.0, 30.0, 10.0, 4.0, 1.0, 0.0)])

    assert np.allclose(colours[:, 0], 1.0)
    assert (np.diff(colours[:, 1]) < 0).all()
    assert (np.diff(colours[:, 2]) < 0).all()
    assert (colours[:, 2] < colours[:, 1]).all(), "blue goes first"
    assert colours[0, 2] > 0.85, "overhead it is nearly white"
    assert colours[-1, 1] < 0.45, "where it sets it is red"


def test_air_takes_from_each_colour_by_its_exponential_law() -> None:
    """Twice the air takes twice the logarithm: the ratio of two colours' losses is that of their depths."""
    losses = [np.log(np.array(sunlight(degrees)[1:])) for degrees in (45.0, 12.0, 3.0)]
    ratios = [loss[1] / loss[0] for loss in losses]

    assert ratios == pytest.approx([ratios[0]] * 3, rel=1e-6)


@pytest.mark.parametrize("weather", ["storm", "rain", "fog", "overcast"])
def test_under_a_covered_night_sky_things_stand_out_against_the_horizon(weather: Weather) -> None:
    light = illuminate(23.0, "summer", weather, 0.6, 1.0, 1.78)

    assert luminance(light.horizon) > luminance(light.zenith) + 0.12
    assert luminance(light.horizon) > 0.35


def test_a_storm_at_night_is_dark_and_not_black() -> None:
    frame = shoot(take(staged("sea", size="extreme wide", hour=22.5, weather="storm"))).frame(3)
    rows = frame.mean(axis=(1, 2))

    assert 30.0 < rows[20:50].mean() < 110.0
    assert rows[20:50].mean() > 1.2 * rows[75:].mean()


def test_ground_darkens_towards_the_viewer_and_never_where_the_cast_stands() -> None:
    shades = [near_shade(z) for z in (40.0, 5.0, 0.5, -2.0, -6.0, -12.0, -60.0)]

    assert shades[:3] == [0.0, 0.0, 0.0]
    assert shades == sorted(shades)
    assert 0.05 < shades[-1] < 0.2


@pytest.mark.parametrize(("place", "weather"), [("village", "snow"), ("snowfield", "clear"), ("mountains", "clear")])
def test_snow_by_night_is_silver_and_not_blue(place: str, weather: Weather) -> None:
    shooting = shoot(take(staged(place, size="wide", hour=22.0, weather=weather, season="winter"), seconds=0.5))
    ground = shooting.frame(1)[-22:-4].reshape(-1, 3).astype(float)
    red, green, blue = np.median(ground, axis=0)
    assert blue > red
    assert blue < 1.5 * green
    assert blue < 1.7 * red
