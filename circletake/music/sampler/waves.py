"""Samples of SFZ instruments: sound files of any kind as 16-bit numbers, with the loop that a WAV file names."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.schema import BriefError


class Wave(NamedTuple):
    """A sample as read.

    Attributes:
        pcm: (channels, n) int16; one or two channels.
        rate: Samples a second.
        loop: (first, end) of the file's own loop, half-open; None without one.
        key: The key that the file says it was played at; None where it says none.
    """

    pcm: NDArray[np.int16]
    rate: int
    loop: tuple[int, int] | None
    key: int | None


def read_wave(path: Path) -> Wave:
    """Read a sound file by FFmpeg: WAV, AIFF, FLAC, Ogg and more; beyond two channels only the first two.

    Raises:
        BriefError: it is no sound file.
    """
    import av

    try:
        with av.open(str(path)) as file:
            stream = file.streams.audio[0]
            rate = int(stream.rate)
            stereo = stream.channels > 1
            resampler = av.AudioResampler(format="fltp", layout="stereo" if stereo else "mono", rate=rate)
            parts = [out.to_ndarray() for frame in file.decode(stream) for out in resampler.resample(frame)]
            parts += [out.to_ndarray() for out in resampler.resample(None)]
    except (av.FFmpegError, IndexError, OSError) as error:
        raise BriefError(f"can't read the sample {str(path)!r} ({error}); put an intact sound file there") from error
    sound: NDArray[np.float32] = np.concatenate([np.zeros((2 if stereo else 1, 0)), *parts], axis=1).astype(np.float32)
    if not sound.shape[1]:
        raise BriefError(f"the sample {str(path)!r} is empty; put an intact sound file there")
    pcm = np.clip(np.round(sound * np.float32(32768.0)), -32768, 32767).astype(np.int16)
    loop, key = _wav_sampler(path)
    return Wave(pcm, rate, loop if loop is None or loop[1] <= pcm.shape[1] else None, key)


def _wav_sampler(path: Path) -> tuple[tuple[int, int] | None, int | None]:
    """Return a WAV file's first loop and its key, from its `smpl` chunk."""
    data = path.read_bytes()
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        return None, None
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        if name == b"smpl" and at + 8 + 36 <= len(data):
            key, loops = struct.unpack_from("<I", data, at + 20)[0], struct.unpack_from("<I", data, at + 36)[0]
            if not loops or at + 68 > len(data):
                return None, min(key, 127)
            first, last = struct.unpack_from("<II", data, at + 52)
            return (first, last + 1), min(key, 127)
        at += 8 + size + (size & 1)
    return None, None
