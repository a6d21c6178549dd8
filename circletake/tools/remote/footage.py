"""Footage from elsewhere: a file that a server gave is decoded and conformed; nothing it says is believed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.schema import TakeRequest, TakeResult, ToolFailed, Workspace
from circletake.tools.conform import conform, frames_needed
from circletake.tools.take_file import write_take

Picture = NDArray[np.uint8]
_ENOUGH = 0.9
"""Share of the asked length that footage must cover; what little is missing is held on the last frame."""
_MOST_PIXELS = 7680 * 4320
MOST_BYTES = 2 * 2**30
"""Of a file that is downloaded."""


class Footage(NamedTuple):
    """Frames, and at how many a second."""

    pictures: Sequence[Picture]
    rate: Fraction


def read_footage(path: Path, seconds: Fraction) -> Footage:
    """Decode a video, or an animated picture, up to a length.

    Raises:
        ToolFailed: it is neither, or damaged; the message tells what it looks like.
    """
    import av
    from av.error import FFmpegError

    if _is_animation(path):
        return _read_animation(path)
    try:
        with av.open(str(path)) as container:
            if not container.streams.video:
                raise ToolFailed(f"what came back holds no picture ({_looks_like(path)})")
            stream = container.streams.video[0]
            if stream.width * stream.height > _MOST_PIXELS:
                raise ToolFailed(f"what came back is {stream.width}x{stream.height}, larger than any film here")
            rate = Fraction(stream.average_rate or stream.guessed_rate or 24)
            most = int(seconds * rate) + 2
            stream.thread_count = 1
            pictures = []
            for frame in container.decode(stream):
                pictures.append(np.asarray(frame.to_ndarray(format="rgb24"), np.uint8))
                if len(pictures) >= most:
                    break
    except (FFmpegError, ValueError, OverflowError) as error:
        raise ToolFailed(f"what came back is no video that can be read ({_looks_like(path)}; {error})") from error
    if not pictures:
        raise ToolFailed(f"what came back holds no frames ({_looks_like(path)})")
    return Footage(pictures, rate)


def read_stills(paths: Sequence[Path], rate: Fraction) -> Footage:
    """Read pictures as the frames of a take.

    Raises:
        ToolFailed: one is no picture, or they differ in size.
    """
    from PIL import Image

    pictures = []
    for path in paths:
        try:
            with Image.open(path) as opened:
                pictures.append(np.asarray(opened.convert("RGB"), np.uint8))
        except (OSError, ValueError) as error:
            raise ToolFailed(f"what came back is no picture ({_looks_like(path)}; {error})") from error
    if len({picture.shape for picture in pictures}) != 1:
        raise ToolFailed("the frames that came back differ in size")
    return Footage(pictures, rate)


def write_footage(
    footage: Footage, request: TakeRequest, workspace: Workspace, *, who: str, plan: str, begun: float
) -> TakeResult:
    """Conform footage to a request, and write the take.

    Raises:
        ToolFailed: it covers less than nine tenths of the length.
    """
    needed = frames_needed(request.frames, request.format.rate, footage.rate)
    notes = []
    if len(footage.pictures) < needed:
        have, due = (float(count / footage.rate) for count in (len(footage.pictures), needed))
        if len(footage.pictures) < _ENOUGH * needed:
            raise ToolFailed(
                f"{who} gave {have:.2f} s where {due:.2f} s are needed; plan shorter shots, or name another back-end"
            )
        notes.append(f"{who} gave {have:.2f} s of {request.slate} where {due:.2f} s are needed: its last frame is held")
    shape = request.format
    pictures = conform(footage.pictures, footage.rate, request.frames, shape.rate, shape.picture)
    written = write_take(pictures, request, workspace, begun=begun)
    return TakeResult(
        video=written.video, frames=request.frames, handle=request.handle, stills=written.stills, plan=plan,
        notes=tuple(notes),
    )  # fmt: skip


def _is_animation(path: Path) -> bool:
    """Tell whether a file is an animated WebP or GIF, by its first bytes."""
    with path.open("rb") as file:
        start = file.read(16)
    return start[:4] == b"GIF8" or (start[:4] == b"RIFF" and start[8:12] == b"WEBP")


def _read_animation(path: Path) -> Footage:
    from PIL import Image, ImageSequence

    try:
        with Image.open(path) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise ToolFailed(f"what came back is {opened.width}x{opened.height}, larger than any film here")
            pictures, lengths = [], []
            for frame in ImageSequence.Iterator(opened):
                pictures.append(np.asarray(frame.convert("RGB"), np.uint8))
                lengths.append(float(frame.info.get("duration", 0)))
    except (OSError, ValueError) as error:
        raise ToolFailed(f"what came back is no picture that can be read ({_looks_like(path)}; {error})") from error
    whole = sum(lengths)
    rate = Fraction(round(1000 * len(pictures) / whole * 100), 100) if whole > 0 else Fraction(10)
    return Footage(pictures, rate)


def _looks_like(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(60)
    if start.lstrip()[:1] in (b"<", b"{"):
        return f"it begins {start.decode(errors='replace').strip()[:40]!r}"
    return f"{path.stat().st_size:,} bytes beginning {start[:8].hex()}"
