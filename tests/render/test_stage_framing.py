"""Framing: subjects are where the shot size says, for the whole shot, under every camera move."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render import shoot
from circletake.render.lens import Lens
from circletake.render.preparation import Prepared, prepare
from circletake.schema import CameraMove, ShotSize, Size, Subject

MOVES: tuple[CameraMove, ...] = get_args(CameraMove)
FULL_HEIGHT: dict[ShotSize, tuple[float, float]] = {
    "extreme wide": (0.06, 0.24),
    "wide": (0.24, 0.5),
    "full": (0.5, 0.9),
}
"""Share of the frame's height that one standing person takes up."""


def _seen(prepared: Prepared, id_: str, point: str) -> np.ndarray:
    """Return (frames, 2) shares of the frame at which a key point is seen."""
    performer = next(one for one in prepared.cast if one.id == id_)
    seen = Lens(prepared.track.camera, 1600, 900).see(performer.key_points[point][:, None])
    return np.stack([seen.x[:, 0] / 1600, seen.y[:, 0] / 900], axis=1)


@pytest.mark.parametrize("size", FULL_HEIGHT)
def test_a_person_is_as_large_as_the_size_says(size: ShotSize) -> None:
    shooting = shoot(take(staged("fields", acting("woman", "look"), size=size), seconds=1.0))
    list(shooting)
    low, high = FULL_HEIGHT[size]
    for box in shooting.truth().objects[0].boxes:
        assert low <= box.y1 - box.y0 <= high
        assert box.visible > 0.9


@pytest.mark.parametrize("move", [move for move in MOVES if not move.startswith("whip")])
def test_every_move_keeps_a_walker_in_the_frame(move: CameraMove) -> None:
    shooting = shoot(take(staged("street", acting("man", "walk"), size="wide", move=move), seconds=3.0))
    list(shooting)
    shown = [box.visible for box in shooting.truth().objects[0].boxes]
    assert len(shown) == 18
    assert np.mean(np.array(shown) > 0.6) >= 0.75


@pytest.mark.parametrize("move", ["whip left", "whip right"])
def test_a_whip_pan_comes_from_elsewhere_and_keeps_a_walker_in_the_frame_once_it_has_landed(move: CameraMove) -> None:
    shooting = shoot(take(staged("street", acting("man", "walk"), size="wide", move=move), seconds=3.0))
    list(shooting)
    boxes = shooting.truth().objects[0].boxes
    assert [box.frame for box in boxes] == list(range(boxes[0].frame, 18))
    assert 1 <= boxes[0].frame <= 4
    assert np.mean(np.array([box.visible for box in boxes]) > 0.6) >= 0.9


@pytest.mark.parametrize("size", ["medium", "close-up", "extreme close-up"])
@pytest.mark.parametrize(
    "subject",
    [
        acting("woman", "look"),
        acting("child", "sit"),
        acting("old man", "walk"),
        acting("keeper", "wave"),
        acting("horse", "look"),
        acting("whale", "look"),
        acting("dog", "sit"),
        acting("man", "lie"),
    ],
    ids=lambda subject: f"{subject.id} {subject.actions[0].verb}",
)
def test_close_frames_look_at_the_head(size: ShotSize, subject: Subject) -> None:
    prepared = prepare(take(staged("coast", subject, size=size), seconds=2.0))
    heads = _seen(prepared, subject.id, "head")
    assert (np.abs(heads[:, 0] - 0.5) < 0.36).all()
    assert (np.abs(heads[:, 1] - 0.45) < 0.33).all()


def test_a_medium_shot_of_a_talk_holds_both_heads() -> None:
    staging = staged(
        "garden", acting("man", towards("talk", "girl"), side="left"), acting("girl", side="right"), size="medium"
    )
    prepared = prepare(take(staging))
    for id_ in ("man", "girl"):
        heads = _seen(prepared, id_, "head")
        assert ((heads > 0.04) & (heads < 0.96)).all()


def test_a_follow_shot_holds_its_subject_where_it_began() -> None:
    prepared = prepare(take(staged("fields", acting("horse", "run"), size="wide", move="follow"), seconds=4.0))
    across = _seen(prepared, "horse", "chest")[:, 0]
    assert np.ptp(across) < 0.2
    assert (np.abs(across - 0.5) < 0.4).all()


def test_moves_start_and_stop_softly() -> None:
    prepared = prepare(take(staged("hills", acting("man"), move="truck right"), fps=24, seconds=3.0))
    step = np.abs(np.diff(prepared.track.camera[:, 0]))
    assert step[0] < 0.05 * step.max()
    assert step[-1] < 0.05 * step.max()
    assert np.abs(np.diff(step)).max() < 0.12 * step.max()


@pytest.mark.parametrize("frame_size", [Size(90, 160), Size(120, 120), Size(210, 90)], ids=str)
def test_any_shape_of_frame_holds_its_subject(frame_size: Size) -> None:
    shooting = shoot(take(staged("village", acting("woman", "wave"), size="full"), frame_size=frame_size, seconds=1.0))
    list(shooting)
    assert all(box.visible > 0.9 for box in shooting.truth().objects[0].boxes)


def test_near_things_slide_more_than_far_ones() -> None:
    prepared = prepare(take(staged("forest", acting("fox"), size="wide", move="truck right"), seconds=2.0))
    depths = np.array([2.0, 6.0, 20.0, 100.0], np.float32)
    points = np.stack([np.zeros(4), np.zeros(4), depths], axis=1).astype(np.float32)
    slid = np.abs(np.ptp(prepared.lens.see(points[None]).x, axis=0))
    assert (np.diff(slid) < 0).all()
    assert slid[-1] < 0.25 * slid[0]
