"""Seeing: cuts, blends, flashes, impacts and camera stops of drawn films whose truth is known."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from circletake.evals.score_films import DrawnFilm, draw, draw_plan
from circletake.models.viewing import FINE_HEIGHT, FINE_WIDTH, Boundaries, Happening, flow, look


def small(pictures: list[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    size = (FINE_WIDTH, FINE_HEIGHT)
    return np.stack([np.asarray(Image.fromarray(p).resize(size, Image.Resampling.BOX)) for p in pictures])


def seen(film: DrawnFilm, pictures: NDArray[np.uint8]) -> tuple[Boundaries, tuple[Happening, ...]]:
    looked = look(pictures, float(film.rate))
    return looked.boundaries, looked.happenings


@pytest.fixture(scope="module")
def film() -> tuple[DrawnFilm, Boundaries, tuple[Happening, ...]]:
    drawn, shots = draw_plan(0, Fraction(24000, 1001), 11.0)
    return drawn, *seen(drawn, small(list(draw(drawn, shots))))


def test_cuts_dissolves_and_flashes_are_told_apart(film: tuple[DrawnFilm, Boundaries, tuple[Happening, ...]]) -> None:
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


def test_impacts_are_seen_in_their_frame(film: tuple[DrawnFilm, Boundaries, tuple[Happening, ...]]) -> None:
    drawn, _, happenings = film
    impacts = [one.frame for one in happenings if one.kind == "impact" and one.strength >= 0.5]
    assert drawn.impacts
    for frame in drawn.impacts:
        assert min(abs(frame - other) for other in impacts) <= 1
    assert len(impacts) <= len(drawn.impacts) + 1


def test_a_camera_that_comes_to_rest_is_seen(film: tuple[DrawnFilm, Boundaries, tuple[Happening, ...]]) -> None:
    drawn, _, happenings = film
    assert all(type(one.frame) is int for one in happenings)
    stops = [one.frame for one in happenings if one.kind == "camera stop"]
    assert drawn.camera_stops
    assert len(stops) == len(drawn.camera_stops)
    assert all(abs(one - other) <= 3 for one, other in zip(stops, drawn.camera_stops, strict=True))


def test_flow_follows_a_shift_of_many_pixels() -> None:
    rng = np.random.default_rng(1)
    field = np.asarray(
        Image.fromarray(rng.integers(0, 255, (14, 24), np.uint8)).resize((96, 56), Image.Resampling.BICUBIC)
    )
    scene = (field / 255).astype(np.float32)
    before, after = scene[6:46, 10:82], scene[3:43, 3:75]
    found = flow(before[None], after[None])[0, 8:-8, 12:-12]
    assert np.median(found[..., 0]) == pytest.approx(7, abs=0.3)
    assert np.median(found[..., 1]) == pytest.approx(3, abs=0.3)


def test_a_still_picture_has_nothing_in_it() -> None:
    rng = np.random.default_rng(2)
    scene = rng.integers(60, 190, (FINE_HEIGHT, FINE_WIDTH, 3)).astype(np.int16)
    grainy = [np.clip(scene + rng.integers(-3, 4, scene.shape), 0, 255).astype(np.uint8) for _ in range(60)]
    drawn = DrawnFilm(Fraction(24), 60, (), (), (), (), (), 0)
    found, happenings = seen(drawn, np.stack(grainy))
    assert (found.cuts, found.blends, found.flashes) == ((), (), ())
    assert happenings == ()


def test_a_light_that_goes_on_is_no_cut() -> None:
    rng = np.random.default_rng(3)
    scene = np.asarray(Image.fromarray(rng.integers(20, 120, (6, 9, 3), np.uint8)).resize((FINE_WIDTH, FINE_HEIGHT)))
    pictures = np.stack([np.clip(scene.astype(np.float32) * (1.0 if at < 30 else 1.9), 0, 255) for at in range(60)])
    drawn = DrawnFilm(Fraction(24), 60, (), (), (), (), (), 0)
    found, happenings = seen(drawn, pictures.astype(np.uint8))
    assert (found.cuts, found.flashes) == ((), ())
    assert [(one.kind, one.frame) for one in happenings if one.kind == "light"] == [("light", 30)]
    assert type(happenings[0].frame) is int


def stand_in(seed: int) -> NDArray[np.float32]:
    """Return a textured place without anything in it, (80, 144, 3)."""
    rng = np.random.default_rng(seed)
    coarse = Image.fromarray(rng.integers(40, 170, (10, 18, 3), np.uint8))
    return np.asarray(coarse.resize((FINE_WIDTH, FINE_HEIGHT), Image.Resampling.BICUBIC), np.float32)


def with_disc(place: NDArray[np.float32], down: float, right: float, radius: float = 4.0) -> NDArray[np.float32]:
    """Draw a small spotted ball."""
    rows, columns = np.mgrid[0:FINE_HEIGHT, 0:FINE_WIDTH]
    inside = np.clip(radius - np.hypot(rows - down, columns - right) + 0.5, 0, 1)[..., None]
    spots = 1.0 - 0.6 * (np.sin(rows - down) > 0)[..., None]
    drawn: NDArray[np.float32] = (place * (1 - inside) + 240.0 * spots * inside).astype(np.float32)
    return drawn


def looked_at(pictures: list[NDArray[np.float32]]) -> tuple[Boundaries, list[tuple[str, int]]]:
    looked = look(np.clip(np.stack(pictures), 0, 255).astype(np.uint8), 24.0)
    return looked.boundaries, [(one.kind, one.frame) for one in looked.happenings]


def test_a_ball_of_a_hundredth_of_the_picture_is_seen_to_bounce() -> None:
    place, pictures = stand_in(5), []
    for frame in range(60):
        after = frame - 20
        down = 66.0 + (6.4 if after <= 0 else -3.0) * after + 0.15 * after * after
        pictures.append(with_disc(place, min(down, 66.0), 50.0 + 0.4 * frame))
    _, seen_there = looked_at(pictures)
    assert [frame for kind, frame in seen_there if kind == "impact"] == [20, 40]


def test_what_turns_about_slowly_has_struck_nothing() -> None:
    place = stand_in(6)
    swung = [with_disc(place, 40.0 + 18.0 * np.sin(frame / 4.0), 70.0) for frame in range(72)]
    _, seen_there = looked_at(swung)
    assert [kind for kind, _ in seen_there if kind == "impact"] == []


def test_an_explosion_that_leaves_smoke_is_a_flash_and_no_cut() -> None:
    place, pictures = stand_in(7), []
    rows, columns = np.mgrid[0:FINE_HEIGHT, 0:FINE_WIDTH]
    far = np.hypot(rows - 45, columns - 70)[..., None]
    for frame in range(70):
        age = frame - 20
        picture = place
        if age >= 0:
            smoke = np.clip((12 + 0.5 * age) - far + 0.5, 0, 1)
            light = np.exp(-age / 9.0) * (0.25 + 0.75 * np.clip(1 - far / 60, 0, 1))
            picture = (place * (1 - smoke) + 60.0 * smoke) * (1 - light) + 255.0 * light
        pictures.append(picture)
    found, seen_there = looked_at(pictures)
    assert found.cuts == ()
    assert [start for start, _ in found.flashes] == [20]
    assert [kind for kind, _ in seen_there if kind == "impact"] == []


def test_what_comes_in_is_told_from_what_begins_to_move_at_the_border() -> None:
    place = stand_in(8)
    comes = [with_disc(place, 40.0, -14.0 + max(0, frame - 30) * 2.0, 12.0) for frame in range(72)]
    leaves = [with_disc(place, 40.0, 20.0 + max(0, frame - 30) * 2.0, 16.0) for frame in range(72)]
    entered = [frame for kind, frame in looked_at(comes)[1] if kind == "entrance"]
    assert len(entered) == 1
    assert 30 <= entered[0] <= 38
    assert [kind for kind, _ in looked_at(leaves)[1] if kind == "entrance"] == []
