"""Looking at a finished picture: what is in the file, where it is black, where it stands still."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.schema import FrameRange

_STEP = 8
"""Every eighth pixel of every eighth line is enough to tell black and still frames."""


class Streams(NamedTuple):
    """What a film file says of itself."""

    video_codec: str
    audio_codec: str
    width: int
    height: int
    sample_rate: int
    channels: int
    frames: int
    video_s: float
    audio_s: float
    chapters: int
    index_first: bool


class Luma(NamedTuple):
    """Every frame's mean luma and its mean change from the frame before, 0 to 255."""

    mean: NDArray[np.float32]
    change: NDArray[np.float32]


def read_streams(film: Path) -> Streams:
    """Read the film's streams without decoding them."""
    import av

    with av.open(str(film)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        frames = sum(1 for packet in container.demux(video) if packet.size)
        return Streams(
            video_codec=video.codec_context.name,
            audio_codec=audio.codec_context.name,
            width=video.width,
            height=video.height,
            sample_rate=audio.rate,
            channels=audio.channels,
            frames=frames,
            video_s=_seconds(video),
            audio_s=_seconds(audio),
            chapters=len(container.chapters()),
            index_first=_index_first(film),
        )


def _seconds(stream: Any) -> float:
    return float((stream.duration or 0) * (stream.time_base or 0))


def read_luma(film: Path) -> Luma:
    """Decode the picture and measure every frame."""
    import av

    means, changes = [], []
    before: NDArray[np.float32] | None = None
    with av.open(str(film)) as container:
        container.streams.video[0].thread_type = "AUTO"
        for frame in container.decode(video=0):
            plane = frame.planes[0]
            rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
            luma = rows[::_STEP, : plane.width : _STEP].astype(np.float32)
            means.append(float(luma.mean()))
            changes.append(0.0 if before is None else float(np.abs(luma - before).mean()))
            before = luma
    return Luma(np.array(means, np.float32), np.array(changes, np.float32))


def runs(flags: NDArray[np.bool_]) -> list[FrameRange]:
    """Return the stretches of frames where a flag stands."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return [FrameRange(start=int(a), end=int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _index_first(film: Path) -> bool:
    """Tell whether the MP4's index (moov) stands before its media (mdat)."""
    with film.open("rb") as file:
        while header := file.read(8):
            size, kind = int.from_bytes(header[:4], "big"), header[4:]
            if kind == b"moov":
                return True
            if kind == b"mdat" or size < 8:
                return False
            file.seek(size - 8, 1)
    return False
