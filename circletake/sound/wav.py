"""RIFF/WAVE files: 24-bit PCM and 32-bit float, with a Broadcast Wave time reference (EBU Tech 3285)."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from circletake.schema import StoreError
from circletake.sound.track import RATE, Samples

FULL_SCALE = 1 << 23
"""Steps of 24-bit PCM from 0 to full scale."""

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE


class Wav(NamedTuple):
    """A sound file's content."""

    sound: Samples
    """`(samples,)` when it has one channel, else `(channels, samples)`."""
    sample_rate: int
    time_reference: int
    """Where it begins on the film's time line, in samples; 0 when the file does not say."""


def quantised(sound: Samples) -> NDArray[np.int32]:
    """Return a sound in whole steps of 24-bit PCM, rounded to the nearest and held within full scale."""
    return np.asarray(np.clip(np.rint(sound * float(FULL_SCALE)), -FULL_SCALE, FULL_SCALE - 1), np.int32)


def write_wav(
    path: Path,
    sound: Samples,
    sample_rate: int = RATE,
    *,
    coding: Literal["pcm24", "float32"] = "pcm24",
    time_reference: int = 0,
    description: str = "",
) -> None:
    """Write a Broadcast Wave file. The same arguments give the same bytes.

    Args:
        path: where to; an existing file is replaced.
        sound: mono `(samples,)` or `(channels, samples)`.
        sample_rate: samples a second.
        coding: `pcm24` rounds to 24 bits and clips at full scale; `float32` keeps every value.
        time_reference: where the sound begins on the film's time line, in samples.
        description: free text in the file's `bext` chunk; what is not ASCII is left out.

    Raises:
        StoreError: the sound is larger than a WAVE file can hold (4 GiB).
    """
    rows = np.atleast_2d(sound)
    body = _pcm24(rows) if coding == "pcm24" else np.ascontiguousarray(rows.T, dtype="<f4").tobytes()
    if len(body) > 0xFFFF0000:
        raise StoreError(f"{path.name}: {len(body)} bytes of sound; a WAVE file holds 4 GiB, split it")
    width = 3 if coding == "pcm24" else 4
    frame = width * rows.shape[0]
    form = struct.pack(
        "<HHIIHH", _PCM if coding == "pcm24" else _FLOAT, rows.shape[0], sample_rate, sample_rate * frame,
        frame, width * 8,
    )  # fmt: skip
    chunks = [_chunk(b"bext", _bext(description, time_reference)), _chunk(b"fmt ", form)]
    if coding == "float32":
        chunks.append(_chunk(b"fact", struct.pack("<I", rows.shape[1])))
    chunks.append(_chunk(b"data", body))
    size = 4 + sum(len(chunk) for chunk in chunks)
    with path.open("wb") as file:
        file.write(b"RIFF" + struct.pack("<I", size) + b"WAVE")
        file.writelines(chunks)


def read_wav(path: Path) -> Wav:
    """Read a WAVE file: PCM of 8, 16, 24 or 32 bits, or float of 32 or 64.

    Raises:
        StoreError: not such a file, or cut off before its sound begins.
    """
    data = path.read_bytes()
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise StoreError(f"{path.name}: not a WAVE file (it begins with {data[:4]!r}); give a .wav")
    chunks = _chunks(data)
    if b"fmt " not in chunks or b"data" not in chunks or len(chunks[b"fmt "]) < 16:
        raise StoreError(f"{path.name}: a WAVE file without {'sound' if b'fmt ' in chunks else 'format'}")
    form, channels, sample_rate, _, _, bits = struct.unpack("<HHIIHH", chunks[b"fmt "][:16])
    if form == _EXTENSIBLE and len(chunks[b"fmt "]) >= 26:
        form = struct.unpack("<H", chunks[b"fmt "][24:26])[0]
    values = _values(chunks[b"data"], form, bits)
    if values is None or channels < 1 or sample_rate < 1:
        raise StoreError(f"{path.name}: coding {form} with {bits} bits; convert it to PCM or float")
    rows = np.ascontiguousarray(values[: values.size // channels * channels].reshape(-1, channels).T)
    bext = chunks.get(b"bext", b"")
    reference = struct.unpack("<Q", bext[338:346])[0] if len(bext) >= 346 else 0
    return Wav(rows[0] if channels == 1 else rows, sample_rate, reference)


def _pcm24(rows: Samples) -> bytes:
    """Return samples as little-endian 24-bit words, channels interleaved."""
    words = np.ascontiguousarray(quantised(rows).T.astype("<i4"))
    return words.view(np.uint8).reshape(-1, 4)[:, :3].tobytes()


def _chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _bext(description: str, time_reference: int) -> bytes:
    """Return a Broadcast Wave extension, version 1. It names no date: the same film has the same bytes."""
    text = description.encode("ascii", "ignore")[:256].ljust(256, b"\0")
    origin = b"Circletake".ljust(32, b"\0") + b"\0" * 32
    date = b"\0" * 18
    return text + origin + date + struct.pack("<QH", time_reference, 1) + b"\0" * 254


def _chunks(data: bytes) -> dict[bytes, bytes]:
    """Return the first chunk of every name; a last one that is cut off keeps what is there."""
    found: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        size = struct.unpack("<I", data[at + 4 : at + 8])[0]
        found.setdefault(data[at : at + 4], data[at + 8 : at + 8 + size])
        at += 8 + size + size % 2
    return found


def _values(body: bytes, form: int, bits: int) -> Samples | None:
    """Return interleaved samples, -1 to 1; None for a coding that is not known."""
    body = body[: len(body) // max(1, bits // 8) * max(1, bits // 8)]
    if (form, bits) == (_FLOAT, 32):
        return np.frombuffer(body, "<f4").astype(np.float32)
    if (form, bits) == (_FLOAT, 64):
        return np.frombuffer(body, "<f8").astype(np.float32)
    if (form, bits) == (_PCM, 8):
        return ((np.frombuffer(body, np.uint8).astype(np.float32) - 128.0) / 128.0).astype(np.float32)
    if (form, bits) == (_PCM, 16):
        return (np.frombuffer(body, "<i2") / 32768.0).astype(np.float32)
    if (form, bits) == (_PCM, 24):
        words = np.zeros((len(body) // 3, 4), np.uint8)
        words[:, 1:] = np.frombuffer(body, np.uint8).reshape(-1, 3)
        return ((words.view("<i4")[:, 0] >> 8) / float(FULL_SCALE)).astype(np.float32)
    if (form, bits) == (_PCM, 32):
        return (np.frombuffer(body, "<i4") / 2147483648.0).astype(np.float32)
    return None
