"""Looking at a finished picture: what is in the file, where it is black, where it stands still."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.schema import FrameRange

_LINES = 90
_ACROSS = 8
"""Pictures are looked at in strips of 8 pixels along 90 lines or more: little is missed, coding noise evens out."""


NO_SOUND = "no sound"


class Streams(NamedTuple):
    """What a film file says of itself. Without sound its codec is `NO_SOUND`, its numbers 0."""

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
    """How bright every frame is, and what moves in it.

    Attributes:
        mean: Mean luma, 0 to 255.
        change: The largest change, of any eight pixels in a row, from the frame `lag` frames before; infinite where
            there are not so many. Over half a second slow movement adds up, and what coding adds to a still picture
            does not.
        lag: Half a second in frames.
    """

    mean: NDArray[np.float32]
    change: NDArray[np.float32]
    lag: int


def read_streams(film: Path) -> Streams:
    """Read the film's streams without decoding them.

    Raises:
        IndexError: the film has no picture.
    """
    import av

    with av.open(str(film)) as container:
        video = container.streams.video[0]
        audio = next(iter(container.streams.audio), None)
        frames = sum(1 for packet in container.demux(video) if packet.size)
        return Streams(
            video_codec=video.codec_context.name,
            audio_codec=audio.codec_context.name if audio else NO_SOUND,
            width=video.width,
            height=video.height,
            sample_rate=audio.rate if audio else 0,
            channels=audio.channels if audio else 0,
            frames=frames,
            video_s=_seconds(video),
            audio_s=_seconds(audio) if audio else 0.0,
            chapters=len(container.chapters()),
            index_first=_index_first(film),
        )


def _seconds(stream: Any) -> float:
    return float((stream.duration or 0) * (stream.time_base or 0))


def read_luma(film: Path, span: FrameRange | None = None) -> Luma:
    """Decode the picture and measure every frame.

    Args:
        film: a video.
        span: which of its frames; None for all. What changes in it is held against frames before it too.
    """
    import av

    means, changes = [], []
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        rate = Fraction(stream.average_rate or 24)
        lag = max(1, round(float(rate) / 2))
        before: deque[NDArray[np.float32]] = deque(maxlen=lag)
        start, end = (0, None) if span is None else (span.start, span.end)
        for index, frame in _shown(container, rate, max(0, start - lag), end):
            luma = _strips(frame)
            if index >= start:
                means.append(float(luma.mean()))
                changes.append(float(np.abs(luma - before[0]).max()) if len(before) == lag else math.inf)
            before.append(luma)
    return Luma(np.array(means, np.float32), np.array(changes, np.float32), lag)


def _shown(container: Any, rate: Fraction, start: int, end: int | None) -> Iterator[tuple[int, Any]]:
    """Yield frames of a video from `start` on, each with its number; up to `end` where that is not None."""
    stream = container.streams.video[0]
    origin, tick = stream.start_time or 0, Fraction(stream.time_base or 1)
    if start > 0:
        container.seek(origin + int(start / rate / tick), stream=stream, backward=True)
    for frame in container.decode(stream):
        index = round(((frame.pts or 0) - origin) * tick * rate)
        if end is not None and index >= end:
            return
        if index >= start:
            yield index, frame


def _strips(frame: Any) -> NDArray[np.float32]:
    """Return the mean luma of every eight pixels in a row, in about 90 lines of a frame."""
    plane = frame.planes[0]
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
    lines = rows[:: max(1, plane.height // _LINES), : plane.width]
    whole = max(plane.width // _ACROSS, 1)
    strips = lines[:, : whole * _ACROSS].reshape(len(lines), whole, -1)
    return np.asarray(strips.mean(axis=2, dtype=np.float32))


def read_sound(film: Path) -> NDArray[np.float32]:
    """Decode the sound as the film's players hear it: (2, samples) at its own rate, none when it has no sound."""
    import av

    with av.open(str(film)) as container:
        if not container.streams.audio:
            return np.zeros((2, 0), np.float32)
        heard = [frame.to_ndarray() for frame in container.decode(audio=0)]
    return np.concatenate(heard, axis=1).astype(np.float32) if heard else np.zeros((2, 0), np.float32)


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
