"""The truth is what was drawn: boxes, masks, contacts, and the same take at any size."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from stage_takes import acting, staged, take, towards

from circletake.render import shoot
from circletake.schema import Size, Staging, TakeTruth

SHOTS = {
    "walker": staged("street", acting("woman", "walk"), size="full", move="follow"),
    "two": staged(
        "garden", acting("man", towards("talk", "woman"), side="left"), acting("woman", side="right"), size="medium"
    ),
    "whale": staged("coast", acting("whale", "swim"), acting("keeper", towards("wave", "whale")), size="wide"),
    "dog": staged("fields", acting("dog", "run"), size="wide", move="pan right"),
    "room": staged("kitchen", acting("cook", "work"), acting("cat", "sit", side="right"), size="wide", hour=21.0),
}

_PRINT_DIGEST = """
import hashlib, sys
from circletake.render import shoot
from circletake.schema import TakeRequest
shooting = shoot(TakeRequest.read(sys.stdin.read()))
digest = hashlib.sha256()
for picture in shooting:
    digest.update(picture.tobytes())
digest.update(shooting.truth().model_dump_json().encode())
print(digest.hexdigest())
"""


def _shot(staging: Staging, **asked: object) -> tuple[list[np.ndarray], TakeTruth]:
    shooting = shoot(take(staging, **asked))  # type: ignore[arg-type]
    return list(shooting), shooting.truth()


@pytest.mark.parametrize("name", ["walker", "whale"])
def test_same_request_same_bytes_in_another_process(name: str) -> None:
    request = take(SHOTS[name], seconds=1.0)
    shooting = shoot(request)
    digest = hashlib.sha256()
    for picture in shooting:
        digest.update(picture.tobytes())
    digest.update(shooting.truth().model_dump_json().encode())
    other = subprocess.run(
        [sys.executable, "-c", _PRINT_DIGEST],
        input=request.model_dump_json(),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": "4711"},
    )
    assert other.stdout.strip() == digest.hexdigest()


def test_another_seed_is_another_take() -> None:
    one, _ = _shot(SHOTS["walker"], seconds=0.5)
    other, _ = _shot(SHOTS["walker"], seconds=0.5, seed=8)
    assert not np.array_equal(one[0], other[0])


@pytest.mark.parametrize("name", SHOTS)
def test_boxes_hold_exactly_what_the_masks_show(name: str) -> None:
    shooting = shoot(take(SHOTS[name]))
    list(shooting)
    truth = shooting.truth()
    height, width = 90, 160
    for frame in (0, 5, 11):
        mask = shooting.masks(frame)
        for number, thing in enumerate(truth.objects, start=1):
            box = next((box for box in thing.boxes if box.frame == frame), None)
            rows, columns = np.nonzero(mask == number)
            assert (box is not None) == bool(rows.size), (thing.id, frame)
            if box is None:
                continue
            assert columns.min() >= np.floor(box.x0 * width) - 1
            assert columns.max() <= np.ceil(box.x1 * width)
            assert rows.min() >= np.floor(box.y0 * height) - 1
            assert rows.max() <= np.ceil(box.y1 * height)
            if box.visible > 0.99:
                assert abs(columns.min() - max(box.x0, 0.0) * width) <= 2.5
                assert abs(columns.max() + 1 - min(box.x1, 1.0) * width) <= 2.5


@pytest.mark.parametrize("name", ["walker", "two", "whale"])
def test_draft_and_full_show_the_same(name: str) -> None:
    _, draft = _shot(SHOTS[name], seconds=2.0)
    _, full = _shot(SHOTS[name], seconds=2.0, frame_size=Size(320, 180), fps=24, handle=12, quality="full")
    for small, large in zip(draft.objects, full.objects, strict=True):
        boxes = {box.frame: box for box in large.boxes}
        for box in small.boxes:
            same = boxes[12 + 4 * box.frame]
            for side in ("x0", "x1", "y0", "y1"):
                assert getattr(same, side) == pytest.approx(getattr(box, side), abs=0.035), (small.id, box.frame, side)


def test_footsteps_are_told_where_the_feet_are() -> None:
    shooting = shoot(take(SHOTS["walker"], fps=24, seconds=3.0))
    list(shooting)
    steps = [contact for contact in shooting.truth().contacts if contact.kind == "footstep"]
    boxes = {box.frame: box for box in shooting.truth().objects[0].boxes}
    assert len(steps) >= 4
    for step in steps:
        box = boxes[round(step.at) // 2 * 2]
        assert box.x0 - 0.02 <= step.x <= box.x1 + 0.02
        assert step.y == pytest.approx(box.y1, abs=0.05)
        assert step.onto == "stone"
        assert 1.0 < step.distance_m < 8.0


def test_depth_tells_the_subject_before_its_place() -> None:
    shooting = shoot(take(SHOTS["walker"]))
    mask, depth = shooting.masks(3), shooting.depth(3)
    subject = float(np.median(depth[mask == 1]))
    assert subject < float(np.median(depth[:30]))
    assert np.isfinite(depth).all()


def test_the_truth_waits_for_all_frames() -> None:
    shooting = shoot(take(SHOTS["walker"], seconds=0.5))
    with pytest.raises(RuntimeError, match="were shot"):
        shooting.truth()
