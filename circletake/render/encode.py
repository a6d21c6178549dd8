"""Encoding: frames become H.264 in mp4, the same bytes for the same frames, and can be had back."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray
from PIL import Image

from circletake.render.raster.yuv import to_planes
from circletake.schema import RequestRejected, Size

Picture = NDArray[np.uint8]
"""(H, W, 3) sRGB."""

CRF = 18
PRESET = "superfast"
_TIME_SCALE = 120_000
"""Ticks a second of the container's clock: every usual rate counts in whole ticks."""


class VideoWriter:
    """Writes frames to an H.264 mp4: one thread and no dates, so that the bytes hang on the frames alone."""

    def __init__(
        self, path: Path, size: Size, rate: Fraction, *, cuts: Iterable[int] = (), crf: int = CRF, preset: str = PRESET
    ) -> None:
        """Open a file.

        Args:
            path: Where the mp4 goes.
            size: Of the picture; both sides even.
            rate: Frames a second.
            cuts: Frames that start a closed group of pictures, so that the film can be cut there without encoding.
            crf: x264's constant rate factor.
            preset: x264's preset.

        Raises:
            RequestRejected: the size is odd.
        """
        if size.width % 2 or size.height % 2:
            raise RequestRejected(f"H.264 in 4:2:0 needs even sides, got {size}; ask for an even size")
        self._cuts = frozenset(cuts)
        self._count = 0
        self._container = av.open(
            str(path), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"}
        )
        self._stream = self._container.add_stream("libx264", rate=rate)
        stream = self._stream
        stream.width, stream.height, stream.pix_fmt = size.width, size.height, "yuv420p"
        stream.codec_context.time_base = 1 / rate
        stream.time_base = Fraction(1, _TIME_SCALE)
        stream.codec_context.thread_count = 1
        stream.options = {
            "crf": str(crf),
            "preset": preset,
            "forced-idr": "1",
            "flags": "+bitexact+cgop",
            # x264's macroblock tree reads memory that it never wrote: with it, the same frames give other bytes.
            # Adaptive quantisation would spend two thirds of the bits on the grain of flat paper; in a drawn shot there
            # are no cuts that a look ahead could find.
            "x264-params": "mbtree=0:aq-mode=0:me=dia:subme=1:scenecut=0:b-adapt=0:rc-lookahead=0:"
            "threads=1:lookahead-threads=1:sliced-threads=0:bframes=2:keyint=240:open-gop=0:"
            "colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv",
        }
        self._rate = rate
        self._planes = np.empty((size.height * 3 // 2, size.width), np.uint8)

    def write(self, picture: Picture) -> None:
        """Write the next frame."""
        to_planes(np.ascontiguousarray(picture), self._planes)
        frame = VideoFrame.from_ndarray(self._planes, format="yuv420p")
        frame.pts = self._count
        frame.time_base = 1 / self._rate
        frame.pict_type = PictureType.I if self._count in self._cuts else PictureType.NONE
        self._container.mux(self._stream.encode(frame))
        self._count += 1

    def close(self) -> None:
        """Write what is still held back, and the file's index."""
        self._container.mux(self._stream.encode(None))
        self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self._container.close()


def encode(frames: Iterable[Picture], path: Path, size: Size, rate: Fraction, *, cuts: Iterable[int] = ()) -> int:
    """Write frames to an mp4; return how many there were.

    Args:
        frames: (H, W, 3) sRGB each.
        path: Where the mp4 goes.
        size: Of the picture; both sides even.
        rate: Frames a second.
        cuts: Frames that start a closed group of pictures.
    """
    count = 0
    with VideoWriter(path, size, rate, cuts=cuts) as writer:
        for picture in frames:
            writer.write(picture)
            count += 1
    return count


def decode(path: Path, start: int = 0, end: int | None = None) -> Iterator[Picture]:
    """Yield frames `start` up to, not including, `end` of a video; all that follow when `end` is None."""
    # One for all frames: a frame by itself would set up a scaler of its own.
    colours = VideoReformatter()
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_count = 1
        rate = stream.average_rate or Fraction(24)
        base = stream.time_base or Fraction(1, _TIME_SCALE)
        origin = stream.start_time or 0
        if start > 0:
            container.seek(origin + int(Fraction(start) / rate / base), stream=stream, backward=True)
        for frame in container.decode(stream):
            index = round(Fraction((frame.pts or 0) - origin) * base * rate)
            if end is not None and index >= end:
                return
            if index >= start:
                yield np.asarray(colours.reformat(frame, format="rgb24").to_ndarray(), np.uint8)


def still(picture: Picture, quality: int = 88) -> bytes:
    """Return a frame as a JPEG."""
    data = io.BytesIO()
    Image.fromarray(picture).save(data, "JPEG", quality=quality, subsampling=0, optimize=False)
    return data.getvalue()
