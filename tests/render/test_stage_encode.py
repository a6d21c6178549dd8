"""Encoding: closed groups at the cuts, told colours, the same bytes for the same frames."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from stage_takes import acting, staged, take

from circletake.render import VideoWriter, decode, shoot, still
from circletake.schema import RequestRejected, Size

SIZE = Size(192, 108)
CUTS = (6, 30)


@pytest.fixture(scope="module")
def pictures() -> list[np.ndarray]:
    staging = staged("coast", acting("child", "run"), size="wide", move="pan left", hour=18.0)
    return list(shoot(take(staging, frame_size=SIZE, fps=24, seconds=1.0, handle=6)))


def _written(pictures: list[np.ndarray], path: Path) -> Path:
    with VideoWriter(path, SIZE, Fraction(24), cuts=CUTS) as writer:
        for picture in pictures:
            writer.write(picture)
    return path


def test_the_same_frames_give_the_same_bytes(pictures: list[np.ndarray], tmp_path: Path) -> None:
    one, other = _written(pictures, tmp_path / "one.mp4"), _written(pictures, tmp_path / "other.mp4")
    assert one.read_bytes() == other.read_bytes()


def test_cuts_open_a_closed_group_of_pictures(pictures: list[np.ndarray], tmp_path: Path) -> None:
    path = _written(pictures, tmp_path / "take.mp4")
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        order = [(packet.pts, packet.is_keyframe) for packet in container.demux(stream) if packet.pts is not None]
    step = sorted(pts for pts, _ in order)[1] - sorted(pts for pts, _ in order)[0]
    shown = [(pts // step, key) for pts, key in order]
    keys = {frame for frame, key in shown if key}
    assert {0, *CUTS} <= keys
    for cut in CUTS:
        at = shown.index((cut, True))
        # Closed: nothing that is decoded after the key frame is shown before it, and nothing before it after.
        assert all(frame > cut for frame, _ in shown[at + 1 :])
        assert all(frame < cut for frame, _ in shown[:at])


def test_a_segment_decodes_by_itself(pictures: list[np.ndarray], tmp_path: Path) -> None:
    path = _written(pictures, tmp_path / "take.mp4")
    cut = list(decode(path, 6, 30))
    assert len(cut) == 24
    for got, drawn in zip(cut, pictures[6:30], strict=True):
        assert np.abs(got.astype(int) - drawn).mean() < 6.0


def test_the_file_tells_its_colours(pictures: list[np.ndarray], tmp_path: Path) -> None:
    path = _written(pictures, tmp_path / "take.mp4")
    with av.open(str(path)) as container:
        context = container.streams.video[0].codec_context
        assert (context.color_primaries, context.color_trc, context.colorspace) == (1, 1, 1)
        assert context.color_range == 1
        assert context.pix_fmt == "yuv420p"
        assert container.streams.video[0].average_rate == 24
        assert not {"creation_time", "date"} & set(container.metadata)


def test_odd_sizes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RequestRejected, match="even"):
        VideoWriter(tmp_path / "odd.mp4", Size(161, 90), Fraction(24))


def test_a_still_is_a_jpeg_of_the_frame(pictures: list[np.ndarray]) -> None:
    data = still(pictures[0])
    assert data[:3] == b"\xff\xd8\xff"
    assert data == still(pictures[0])
