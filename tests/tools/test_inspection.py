"""What is measured on films is what was put there."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from films import RATE, SIZE, black, moving, still, write_picture
from hypothesis import given, settings
from hypothesis import strategies as st

from circletake.render.encode import encode
from circletake.schema import FrameRange
from circletake.tools.inspection import NO_SOUND, read_luma, read_sound, read_streams, runs


@given(st.lists(st.booleans(), max_size=60))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_runs_cover_exactly_what_is_flagged(flags: list[bool]) -> None:
    found = runs(np.array(flags, bool))
    covered = [any(span.holds(frame) for span in found) for frame in range(len(flags))]
    assert covered == flags
    assert all(span.frames > 0 for span in found)
    assert all(one.end < two.start for one, two in itertools.pairwise(found))


def test_luma_tells_how_bright_and_how_still(tmp_path: Path) -> None:
    path = write_picture(tmp_path / "p.mp4", [(moving, 24), (black, 4), (still, 30)])
    luma = read_luma(path)
    assert luma.mean.shape == luma.change.shape == (58,)
    assert luma.lag == 12
    assert np.isinf(luma.change[:12]).all()
    assert np.allclose(luma.mean[24:28], 16, atol=1)
    assert luma.mean[:24].min() > 80
    assert luma.change[12:24].min() > 10
    assert luma.change[24:40].min() > 50
    assert luma.change[40:].max() < 3


def test_a_span_looks_as_it_does_in_the_whole(tmp_path: Path) -> None:
    path = write_picture(tmp_path / "p.mp4", [(moving, 24), (still, 34)])
    whole, part = read_luma(path), read_luma(path, FrameRange(start=20, end=45))
    assert (part.mean == whole.mean[20:45]).all()
    assert (part.change == whole.change[20:45]).all()


def test_slow_movement_adds_up_and_coding_does_not(tmp_path: Path) -> None:
    def creeping(index: int) -> np.ndarray:
        picture = still(0)
        picture[30:34, 40 : 40 + index // 4] = 255
        return picture

    encode((creeping(index) for index in range(60)), tmp_path / "a.mp4", SIZE, RATE, cuts=range(0, 60, 12))
    encode((still(index) for index in range(60)), tmp_path / "b.mp4", SIZE, RATE, cuts=range(0, 60, 12))
    assert read_luma(tmp_path / "a.mp4").change[12:].min() > 10
    assert read_luma(tmp_path / "b.mp4").change[12:].max() < 3


@pytest.mark.parametrize("level", [0, 90, 200, 255])
def test_luma_is_in_video_range(level: int, tmp_path: Path) -> None:
    flat = np.full((SIZE.height, SIZE.width, 3), level, np.uint8)
    encode((flat for _ in range(3)), tmp_path / "p.mp4", SIZE, RATE)
    assert read_luma(tmp_path / "p.mp4").mean == pytest.approx(16 + 219 * level / 255, abs=1.2)


def test_a_picture_alone_has_no_sound(tmp_path: Path) -> None:
    path = write_picture(tmp_path / "p.mp4", [(moving, 6)])
    found = read_streams(path)
    assert (found.audio_codec, found.sample_rate, found.channels, found.audio_s) == (NO_SOUND, 0, 0, 0)
    assert (found.frames, found.video_s, found.chapters) == (6, 0.25, 0)
    assert read_sound(path).shape == (2, 0)
