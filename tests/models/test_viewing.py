"""Seeing: cuts, blends, flashes, impacts and camera stops of drawn films whose truth is known."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from circletake.evals.score_films import DrawnFilm, draw, draw_plan
from circletake.models.viewing import (
    HEIGHT,
    WIDTH,
    Boundaries,
    Happening,
    MotionMeter,
    find_boundaries,
    find_happenings,
    flow,
    lights_of,
    luma_of,
)


def small(pictures: list[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    return np.stack([np.asarray(Image.fromarray(p).resize((WIDTH, HEIGHT), Image.Resampling.BOX)) for p in pictures])


def seen(film: DrawnFilm, pictures: NDArray[np.uint8]) -> tuple[Boundaries, list[Happening]]:
    luma, rate = luma_of(pictures), float(film.rate)
    meter = MotionMeter()
    for frame in luma:
        meter.add(frame)
    found = find_boundaries(luma, pictures, rate)
    starts = sorted([0, *film.cuts, *((a + b) // 2 for a, b in film.dissolves)])
    broken = [(blend.start, blend.end) for blend in found.blends] + list(found.flashes)
    spans = list(zip(starts, [*starts[1:], film.frames], strict=True))
    return found, find_happenings(meter.finish(), lights_of(pictures), broken, spans, rate)


@pytest.fixture(scope="module")
def film() -> tuple[DrawnFilm, Boundaries, list[Happening]]:
    drawn, shots = draw_plan(0, Fraction(24000, 1001), 11.0)
    return drawn, *seen(drawn, small(list(draw(drawn, shots))))


def test_cuts_dissolves_and_flashes_are_told_apart(film: tuple[DrawnFilm, Boundaries, list[Happening]]) -> None:
    drawn, found, _ = film
    assert drawn.cuts
    assert drawn.dissolves
    assert drawn.flashes
    assert found.cuts == drawn.cuts
    assert [start for start, _ in found.flashes] == [start for start, _ in drawn.flashes]
    blends = [blend for blend in found.blends if blend.kind == "dissolve"]
    assert len(blends) == len(drawn.dissolves)
    for blend, (first, end) in zip(blends, drawn.dissolves, strict=True):
        assert abs((blend.start + blend.end) / 2 - (first + end) / 2) <= 2


def test_impacts_are_seen_in_their_frame(film: tuple[DrawnFilm, Boundaries, list[Happening]]) -> None:
    drawn, _, happenings = film
    impacts = [one.frame for one in happenings if one.kind == "impact" and one.strength >= 0.5]
    assert drawn.impacts
    for frame in drawn.impacts:
        assert min(abs(frame - other) for other in impacts) <= 1
    assert len(impacts) <= len(drawn.impacts) + 1


def test_a_camera_that_comes_to_rest_is_seen(film: tuple[DrawnFilm, Boundaries, list[Happening]]) -> None:
    drawn, _, happenings = film
    stops = [one.frame for one in happenings if one.kind == "camera stop"]
    assert drawn.camera_stops
    assert len(stops) == len(drawn.camera_stops)
    assert all(abs(one - other) <= 3 for one, other in zip(stops, drawn.camera_stops, strict=True))


def test_flow_follows_a_shift_of_many_pixels() -> None:
    rng = np.random.default_rng(1)
    field = np.asarray(
        Image.fromarray(rng.integers(0, 255, (14, 24), np.uint8)).resize((96, 56), Image.Resampling.BICUBIC)
    )
    scene = field.astype(np.float32) / 255
    before, after = scene[6:46, 10:82], scene[3:43, 3:75]
    found = flow(before[None], after[None])[0, 8:-8, 12:-12]
    assert np.median(found[..., 0]) == pytest.approx(7, abs=0.3)
    assert np.median(found[..., 1]) == pytest.approx(3, abs=0.3)


def test_a_still_picture_has_nothing_in_it() -> None:
    rng = np.random.default_rng(2)
    scene = rng.integers(60, 190, (HEIGHT, WIDTH, 3)).astype(np.int16)
    grainy = [np.clip(scene + rng.integers(-3, 4, scene.shape), 0, 255).astype(np.uint8) for _ in range(60)]
    drawn = DrawnFilm(Fraction(24), 60, (), (), (), (), (), 0)
    found, happenings = seen(drawn, np.stack(grainy))
    assert (found.cuts, found.blends, found.flashes) == ((), (), ())
    assert happenings == []


def test_a_light_that_goes_on_is_no_cut() -> None:
    rng = np.random.default_rng(3)
    scene = np.asarray(Image.fromarray(rng.integers(20, 120, (6, 9, 3), np.uint8)).resize((WIDTH, HEIGHT)))
    pictures = np.stack([np.clip(scene.astype(np.float32) * (1.0 if at < 30 else 1.9), 0, 255) for at in range(60)])
    drawn = DrawnFilm(Fraction(24), 60, (), (), (), (), (), 0)
    _, happenings = seen(drawn, pictures.astype(np.uint8))
    assert [(one.kind, one.frame) for one in happenings if one.kind == "light"] == [("light", 30)]
