"""The same frames give the same bytes, whatever lay in memory before."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from circletake.render.encode import encode
from circletake.schema import Size


def _moving(size: Size, frames: int) -> list[np.ndarray]:
    y, x = np.mgrid[0 : size.height, 0 : size.width].astype(np.float32)
    out = []
    for index in range(frames):
        sky = 90 + 60 * np.sin((x + 5 * index) / 31) + 40 * np.cos((y - 2 * index) / 17)
        picture = np.stack([sky, sky * 0.8 + 20, 180 - sky * 0.5], -1)
        centre = (size.width * (0.2 + 0.05 * index), size.height * 0.6)
        picture[np.hypot(x - centre[0], y - centre[1]) < size.height / 5] = (230, 180, 40)
        out.append(np.clip(picture, 0, 255).astype(np.uint8))
    return out


@pytest.mark.parametrize("size", [Size(160, 90), Size(192, 108), Size(320, 180)])
def test_the_same_frames_give_the_same_bytes(size: Size, tmp_path: Path) -> None:
    frames = _moving(size, 16)
    dirt = np.random.default_rng(5)
    seen = set()
    for turn in range(8):
        other = [
            picture[::-1] // (turn + 1) + dirt.integers(0, 60, picture.shape, dtype=np.uint8) for picture in frames
        ]
        encode(iter(np.ascontiguousarray(other)), tmp_path / "other.mp4", size, Fraction(6))
        encode(iter(frames), tmp_path / "take.mp4", size, Fraction(6))
        seen.add(hashlib.sha256((tmp_path / "take.mp4").read_bytes()).hexdigest())
    assert len(seen) == 1
