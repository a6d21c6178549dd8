"""SoundFonts made for tests: one sine, with the generators and modulators that a test asks for."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

SINE_HZ = 440.0
SINE_RATE = 44_100
PERIODS = 44
"""Forty-four periods of 440 Hz at 44.1 kHz are 4410 samples: a loop that closes."""


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) & 1)


def _list(name: bytes, *chunks: bytes) -> bytes:
    return _chunk(b"LIST", name + b"".join(chunks))


def write_font(
    path: Path,
    *zones: dict[int, int],
    modulators: tuple[tuple[int, int, int, int, int], ...] = (),
    noise: bool = False,
    sample_type: int = 1,
) -> Path:
    """Write a font with one instrument of these zones, as program 0 of banks 0 and 128.

    Each zone maps generators to values; ranges are given as low | high << 8. The sample is ten loops of a sine at
    A4 (or of noise), its loop the second.
    """
    length = PERIODS * 4410 // 44
    wave = np.sin(2 * np.pi * SINE_HZ * np.arange(length) / SINE_RATE)
    if noise:
        wave = np.random.default_rng(1).uniform(-1, 1, length)
    pcm = (np.tile(wave, 10) * 16_000).astype("<i2")
    smpl = pcm.tobytes() + b"\0" * 92
    igen, ibag, imod = b"", b"", b""
    for number, zone in enumerate(zones):
        ibag += struct.pack("<HH", len(igen) // 4, len(imod) // 10)
        ordered = sorted(zone.items(), key=lambda item: (item[0] not in (43, 44), item[0]))
        igen += b"".join(struct.pack("<Hh", op, value) for op, value in ordered) + struct.pack("<Hh", 53, 0)
        if number == 0:
            imod += b"".join(struct.pack("<HHhHH", *modulator) for modulator in modulators)
    ibag += struct.pack("<HH", len(igen) // 4, len(imod) // 10)
    presets = b"".join(
        struct.pack("<20sHHHIII", name, 0, bank, bag, 0, 0, 0)
        for name, bank, bag in ((b"Sine", 0, 0), (b"Kit", 128, 1), (b"EOP", 0, 2))
    )
    header = struct.pack("<20sIIIIIBbHH", b"sine", 0, len(pcm), length, 2 * length, SINE_RATE, 69, 0, 0, sample_type)
    body = (
        _list(b"INFO", _chunk(b"ifil", struct.pack("<HH", 2, 1)))
        + _list(b"sdta", _chunk(b"smpl", smpl))
        + _list(
            b"pdta",
            _chunk(b"phdr", presets),
            _chunk(b"pbag", struct.pack("<HHHHHH", 0, 0, 1, 0, 2, 0)),
            _chunk(b"pmod", b"\0" * 10),
            _chunk(b"pgen", struct.pack("<HhHhHh", 41, 0, 41, 0, 0, 0)),
            _chunk(b"inst", struct.pack("<20sH20sH", b"Sine", 0, b"EOI", len(zones))),
            _chunk(b"ibag", ibag),
            _chunk(b"imod", imod + b"\0" * 10),
            _chunk(b"igen", igen + b"\0" * 4),
            _chunk(b"shdr", header + struct.pack("<20sIIIIIBbHH", b"EOS", 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        )
    )
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body) + 4) + b"sfbk" + body)
    return path
