"""Takes of the stage: what comes back agrees with itself, is the same every time, and what can't be shot is refused."""

from __future__ import annotations

import io
import random
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from desk import Desk
from PIL import Image

from circletake.render.encode import decode
from circletake.schema import (
    Action,
    Format,
    RequestRejected,
    Size,
    Staging,
    Subject,
    TakeRequest,
    TakeResult,
    TakeTruth,
)
from circletake.tools.inspection import read_luma
from circletake.tools.stage_picture import StagePicture
from circletake.tools.strips import cut_points

FRAMES, HANDLE = 20, 4


SMALL = Size(128, 72)


def request(size: Size = SMALL, **fields: object) -> TakeRequest:
    asked = TakeRequest(
        slate="1A",
        take=1,
        prompt="A man walks along a beach.",
        staging=Staging(place="beach", subjects=(Subject(id="man", noun="man", actions=(Action(verb="walk"),)),)),
        format=Format(size=size, rate=Fraction(12)),
        frames=FRAMES,
        handle=HANDLE,
        seed=3,
    )
    return asked.with_(**fields)


def shoot(asked: TakeRequest, folder: Path) -> tuple[TakeResult, Desk]:
    desk = Desk(folder)
    return StagePicture().run(asked, desk, rng=random.Random(0)), desk


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> tuple[TakeResult, Desk]:
    return shoot(request(), tmp_path_factory.mktemp("take"))


def test_the_take_has_its_frames_size_and_rate(taken: tuple[TakeResult, Desk]) -> None:
    result, desk = taken
    assert (result.frames, result.handle) == (FRAMES, HANDLE)
    pictures = list(decode(desk.path(result.video)))
    assert len(pictures) == FRAMES
    assert pictures[0].shape == (72, 128, 3)
    with av.open(str(desk.path(result.video))) as file:
        assert file.streams.video[0].average_rate == 12
    assert desk.shares[-1] == 1.0


def test_something_is_seen_and_moves(taken: tuple[TakeResult, Desk]) -> None:
    result, desk = taken
    luma = read_luma(desk.path(result.video))
    assert luma.mean.min() > 25
    assert luma.change[luma.lag :].min() > 10


def test_planned_cuts_begin_closed_groups(taken: tuple[TakeResult, Desk]) -> None:
    result, desk = taken
    with av.open(str(desk.path(result.video))) as file:
        stream = file.streams.video[0]
        keys = {round(p.pts * p.time_base * 12) for p in file.demux(stream) if p.size and p.is_keyframe}
    assert keys >= {0, *cut_points(FRAMES, HANDLE)}
    assert {HANDLE, FRAMES - HANDLE} <= keys


def test_stills_are_frames_of_the_take_between_its_handles(taken: tuple[TakeResult, Desk]) -> None:
    result, desk = taken
    pictures = np.stack(list(decode(desk.path(result.video)))).astype(float)
    nearest = []
    for still in result.stills:
        assert still.media_type == "image/jpeg"
        shown = np.asarray(Image.open(io.BytesIO(desk.path(still).read_bytes())).convert("RGB")).astype(float)
        apart = np.abs(pictures - shown).mean(axis=(1, 2, 3))
        assert apart.min() < 6
        nearest.append(int(apart.argmin()))
    assert len(nearest) == 3
    assert nearest == sorted(set(nearest))
    assert all(HANDLE <= frame < FRAMES - HANDLE for frame in nearest)


def test_the_truth_tells_what_was_drawn(taken: tuple[TakeResult, Desk]) -> None:
    result, desk = taken
    assert result.truth is not None
    truth = TakeTruth.read(desk.path(result.truth).read_bytes())
    (man,) = [thing for thing in truth.objects if thing.id == "man"]
    assert man.term == "man"
    assert man.boxes
    assert all(0 <= box.frame < FRAMES for box in man.boxes)
    assert any(box.visible > 0.5 for box in man.boxes)
    assert len(truth.motion) == FRAMES
    assert any(contact.kind == "footstep" for contact in truth.contacts)


def test_it_says_what_it_is(taken: tuple[TakeResult, Desk]) -> None:
    assert "animatic" in (taken[0].stand_in or "")
    tool = StagePicture()
    assert tool.version
    assert {"man", "whale"} <= {term.name for term in tool.vocabulary().terms}
    big, small = (tool.resources(request(size)).memory_mb for size in (Size(3840, 2160), Size(640, 360)))
    assert big > small > 150


def test_the_same_request_gives_the_same_bytes_and_another_seed_another_take(
    taken: tuple[TakeResult, Desk], tmp_path: Path
) -> None:
    again, _ = shoot(request(), tmp_path / "a")
    assert again == taken[0]
    other, _ = shoot(request(seed=4), tmp_path / "b")
    assert other.video != taken[0].video


def test_short_takes_still_have_stills(tmp_path: Path) -> None:
    result, _ = shoot(request(frames=1, handle=0), tmp_path)
    assert result.frames == 1
    assert len(result.stills) >= 1


@pytest.mark.parametrize(
    ("fields", "match"),
    [
        ({"format": Format(size=Size(7682, 4320), rate=Fraction(24))}, "7680x4320"),
        ({"format": Format(size=Size(129, 72), rate=Fraction(24))}, "even"),
        ({"format": Format(size=Size(0, 72), rate=Fraction(24))}, "0x72"),
        ({"format": Format(size=Size(4096, 8), rate=Fraction(24))}, "4096x8"),
        ({"frames": 8, "handle": 4}, "handles"),
    ],
)
def test_what_cannot_be_shot_is_refused(fields: dict[str, object], match: str, tmp_path: Path) -> None:
    with pytest.raises(RequestRejected, match=match):
        shoot(request(**fields), tmp_path)


def test_a_letterbox_has_its_bars_round_a_picture_that_is_composed_for_it(tmp_path: Path) -> None:
    plain = request(SMALL, format=Format(size=Size(128, 56), rate=Fraction(12)))
    barred = request(SMALL, format=Format(size=SMALL, rate=Fraction(12), window=Size(128, 56)))
    (one, at_one), (other, at_other) = (
        shoot(asked, tmp_path / name) for name, asked in (("plain", plain), ("barred", barred))
    )
    inside, frame = (next(decode(desk.path(take.video), 9, 10)) for take, desk in ((one, at_one), (other, at_other)))
    assert frame.shape == (72, 128, 3)
    assert frame[:7].max() <= 2
    assert frame[-7:].max() <= 2
    assert np.abs(frame[8:-8].astype(int) - inside).mean() < 3
    assert one.stills == other.stills
