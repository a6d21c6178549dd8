"""Lenses: focus, pulls, perspective, flare and whip pans are what optics says, and leave the truth alone."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from pydantic import ValidationError
from stage_takes import acting, staged, take

from circletake.render import shoot
from circletake.render.preparation import prepare
from circletake.schema import Camera, FocusPull, Lens, Placement, Size, Staging, TakeRequest

TWO = (
    acting("man", "look").with_(placement=Placement(side="left", depth="near")),
    acting("woman", "look").with_(placement=Placement(side="right", depth="far")),
)
PULL = (FocusPull(subject="man"), FocusPull(subject="woman", begin=0.3, end=0.7))


def _seen_through(staging: Staging, lens: Lens | None = None, pulls: tuple[FocusPull, ...] = ()) -> Staging:
    return staging.with_(camera=staging.camera.with_(lens=lens, pulls=pulls))


def _take(staging: Staging) -> TakeRequest:
    return take(staging, frame_size=Size(320, 180), fps=12, seconds=2.0)


def _detail(picture: np.ndarray, where: np.ndarray) -> float:
    """Return how strongly neighbours differ among some pixels."""
    grey = picture.astype(float).mean(axis=2)
    return float(np.abs(np.diff(grey, axis=1))[where[:, :-1]].mean())


def test_blur_discs_are_those_of_a_thin_lens() -> None:
    prepared = prepare(_take(_seen_through(staged("street", *TWO), Lens(focal_mm=50.0, f_number=2.0))))
    assert prepared.focus is not None
    sharp_m = float(prepared.focus.distance_m[0])
    by_hand = (50.0 / 2.0) * 50.0 / (1000 * sharp_m - 50.0) * (9.0 - sharp_m) / 9.0 / 24.0
    assert prepared.focus.blur(0, 9.0) == pytest.approx(by_hand, rel=1e-3)
    assert prepared.focus.blur(0, sharp_m) == pytest.approx(0.0, abs=1e-6)


def test_shallow_focus_softens_what_is_behind_and_keeps_the_subject() -> None:
    staging = staged("street", acting("woman", "look"), size="medium")
    sharp, shallow = shoot(_take(staging)), shoot(_take(_seen_through(staging, Lens(f_number=1.2))))
    mask = sharp.masks(3) == 1
    before, after = sharp.frame(3), shallow.frame(3)
    far = sharp.depth(3) > 8.0
    assert _detail(after, far & ~mask) < 0.6 * _detail(before, far & ~mask)
    inner = mask & np.roll(mask, 4, 0) & np.roll(mask, -4, 0) & np.roll(mask, 4, 1) & np.roll(mask, -4, 1)
    assert np.abs(after[inner].astype(int) - before[inner]).mean() < 3.0


def test_a_focus_pull_goes_from_one_to_the_other_and_never_jumps() -> None:
    shooting = shoot(_take(_seen_through(staged("street", *TWO), None, PULL)))
    focus, cast = shooting.prepared.focus, shooting.prepared.cast
    assert focus is not None
    away = [float(one.anchor[0, 2] - shooting.prepared.track.camera[0, 2]) for one in cast]
    assert focus.distance_m[0] == pytest.approx(away[0], rel=0.02)
    assert focus.distance_m[-1] == pytest.approx(away[1], rel=0.02)
    assert (np.diff(focus.distance_m) >= -1e-4).all()
    masks = shooting.masks(0)
    first, last = shooting.frame(0), shooting.frame(23)
    assert _detail(last, masks == 1) < _detail(first, masks == 1)
    assert _detail(last, masks == 2) > _detail(first, masks == 2)
    frames = [shooting.frame(at).astype(float) for at in range(6, 18)]
    steps = [np.abs(one - other).mean() for one, other in pairwise(frames)]
    assert max(steps) < 4.0 * (np.median(steps) + 0.05)


def test_blur_leaves_the_truth_alone() -> None:
    plain = shoot(_take(staged("street", *TWO)))
    pulled = shoot(_take(_seen_through(staged("street", *TWO), Lens(f_number=1.2, flare=0.5, anamorphic=True), PULL)))
    assert (plain.masks(20) == pulled.masks(20)).all()
    assert (plain.depth(20) == pulled.depth(20)).all()
    assert plain.pose(20) == pulled.pose(20)
    list(plain), list(pulled)
    assert plain.truth().objects == pulled.truth().objects


@pytest.mark.parametrize("size", ["wide", "full", "medium"])
def test_a_telephoto_keeps_the_subject_and_brings_the_background_near(size: str) -> None:
    staging = staged("street", *TWO, focus="man").with_(camera=Camera(size=size, move="static", focus="man"))
    heights = {}
    for focal in (24.0, 135.0):
        prepared = prepare(_take(_seen_through(staging, Lens(focal_mm=focal))))
        camera = prepared.track.camera[0]
        assert camera[3] == pytest.approx(focal / 24.0)
        near, far = (float(camera[3] / (one.anchor[0, 2] - camera[2])) for one in prepared.cast)
        heights[focal] = near, far
    assert heights[135.0][0] == pytest.approx(heights[24.0][0], rel=0.35)
    assert heights[135.0][1] / heights[135.0][0] > 1.2 * heights[24.0][1] / heights[24.0][0]


def test_flare_and_vignette_are_seen_only_where_they_are_asked_for() -> None:
    staging = staged("coast", acting("horse", "run"), size="wide", hour=18.2)
    plain = shoot(_take(staging)).frame(3).astype(int)
    dark = shoot(_take(_seen_through(staging, Lens(vignette=1.0)))).frame(3).astype(int)
    assert dark[:20, :20].mean() < plain[:20, :20].mean() - 10
    assert abs(dark[80:100, 150:170].mean() - plain[80:100, 150:170].mean()) < 3
    flared = shoot(_take(_seen_through(staging, Lens(flare=1.0, anamorphic=True)))).frame(3).astype(int)
    assert (flared >= plain - 1).all()
    assert (flared - plain).max() > 8


@pytest.mark.parametrize("move", ["whip left", "whip right"])
def test_a_whip_pan_smears_while_it_sweeps_and_lands_sharp(move: str) -> None:
    staging = staged("village", acting("woman", "wave"), size="full").with_(camera=Camera(size="full", move=move))
    prepared = prepare(take(staging, fps=24, seconds=3.0))
    shift, smear = prepared.track.camera[:, 4], prepared.track.smear
    assert smear is not None
    step = np.abs(np.diff(shift))
    assert smear.max() > 0.1
    assert smear[20:].max() < 0.02
    assert np.abs(shift[-1]) < 0.05
    # The smear of a frame is the way of half a frame's time.
    fast = int(np.argmax(smear[1:-1])) + 1
    assert smear[fast] == pytest.approx(0.25 * (step[fast - 1] + step[fast]), rel=0.25)


def test_a_lens_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValidationError, match="ends before it begins"):
        FocusPull(subject="man", begin=0.6, end=0.3)
    with pytest.raises(ValidationError):
        Lens(f_number=0.1)


def test_cameras_stored_before_lenses_read_and_write_as_they_did() -> None:
    stored = '{"size":"wide","move":"static","focus":null}'
    assert Camera.model_validate_json(stored).model_dump_json() == stored
